// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <map>

#include "core/base/utf8.h"
#include "core/store/detail/database.h"
#include "core/store/detail/recording_writer_impl.h"
#include "core/store/detail/segment_path.h"
#include "core/store/detail/segment_source.h"
#include "core/store/repositories.h"

namespace tocsin::store {

namespace {

constexpr const char* kSelect =
    "SELECT r.id, r.asset_id, a.name, r.source, r.source_hash, r.rows, r.rejected, r.from_ns, r.to_ns, r.imported_ns, r.tags, "
    "r.metadata, r.warnings, r.segment FROM recordings r JOIN assets a ON a.id = r.asset_id";

RecordingRecord recordingOfRow(SQLite::Statement& row) {
    RecordingRecord recording;
    recording.id = RecordingId{row.getColumn(0).getInt64()};
    recording.assetId = AssetId{row.getColumn(1).getInt64()};
    recording.asset = row.getColumn(2).getString();
    recording.source = row.getColumn(3).getString();
    recording.sourceHash = row.getColumn(4).getString();
    recording.rows = row.getColumn(5).getInt64();
    recording.rejected = row.getColumn(6).getInt64();
    recording.range = {row.getColumn(7).getInt64(), row.getColumn(8).getInt64()};
    recording.imported = row.getColumn(9).getInt64();
    recording.tags = jsonColumn(row.getColumn(10)).get<std::map<std::string, std::string>>();
    recording.metadata = jsonColumn(row.getColumn(11));
    recording.warnings = jsonColumn(row.getColumn(12)).get<std::vector<std::string>>();
    recording.segment = row.getColumn(13).getString();
    return recording;
}

GroupRecord groupOfRow(SQLite::Statement& row) {
    GroupRecord group;
    group.rows = row.getColumn(2).getInt64();
    group.ordered = row.getColumn(3).getInt() != 0;
    group.range = {row.getColumn(4).getInt64(), row.getColumn(5).getInt64()};
    group.medianStepNs = row.getColumn(6).getInt64();
    group.jitterNs = row.getColumn(7).getInt64();
    group.gaps = row.getColumn(8).getInt64();
    group.duplicates = row.getColumn(9).getInt64();
    group.backward = row.getColumn(10).getInt64();
    return group;
}

/// Groups and channels of the recordings, ordered by id like them.
void addGroups(SQLite::Database& connection, std::vector<RecordingRecord>& recordings) {
    std::map<std::int64_t, RecordingRecord*> byId;
    for (RecordingRecord& recording : recordings) byId[recording.id.value] = &recording;
    const std::string only = recordings.size() == 1 ? fmt::format(" WHERE recording_id = {}", recordings.front().id.value) : std::string{};
    SQLite::Statement groups(
        connection, "SELECT recording_id, number, rows, ordered, from_ns, to_ns, median_step_ns, jitter_ns, gaps, duplicates, backward "
                    "FROM recording_groups" +
                        only + " ORDER BY recording_id, number");
    while (groups.executeStep())
        if (const auto found = byId.find(groups.getColumn(0).getInt64()); found != byId.end())
            found->second->groups.push_back(groupOfRow(groups));
    SQLite::Statement channels(connection, "SELECT recording_id, group_number, name, unit, description, rate_hz FROM channels" + only +
                                               " ORDER BY recording_id, group_number, number");
    while (channels.executeStep()) {
        const auto found = byId.find(channels.getColumn(0).getInt64());
        if (found == byId.end()) continue;
        found->second->groups.at(static_cast<std::size_t>(channels.getColumn(1).getInt64()))
            .info.channels.push_back({channels.getColumn(2).getString(), channels.getColumn(3).getString(),
                                      channels.getColumn(4).getString(), channels.getColumn(5).getDouble()});
    }
}

} // namespace

std::vector<std::string> RecordingRecord::channelNames() const {
    std::vector<std::string> names;
    for (const GroupRecord& group : groups)
        for (const series::ChannelInfo& channel : group.info.channels) names.push_back(channel.name);
    return names;
}

Result<std::vector<RecordingRecord>> RecordingRepository::all() const {
    return m_database->read("reading recordings", [](SQLite::Database& connection) {
        std::vector<RecordingRecord> recordings;
        SQLite::Statement query(connection, std::string(kSelect) + " ORDER BY r.id");
        while (query.executeStep()) recordings.push_back(recordingOfRow(query));
        addGroups(connection, recordings);
        return recordings;
    });
}

Result<RecordingRecord> RecordingRepository::find(RecordingId id) const {
    return m_database->read("reading a recording", [&](SQLite::Database& connection) {
        SQLite::Statement query(connection, std::string(kSelect) + " WHERE r.id = ?");
        query.bind(1, id.value);
        if (!query.executeStep()) throw Refusal{{ErrorCode::NotFound, fmt::format("the project has no recording {}", id.value), {}}};
        std::vector<RecordingRecord> one{recordingOfRow(query)};
        addGroups(connection, one);
        return std::move(one.front());
    });
}

Result<std::optional<RecordingId>> RecordingRepository::findSource(std::string_view asset, std::string_view sourceHash) const {
    return m_database->read("reading recordings", [&](SQLite::Database& connection) -> std::optional<RecordingId> {
        SQLite::Statement query(connection,
                                "SELECT r.id FROM recordings r JOIN assets a ON a.id = r.asset_id WHERE a.name = ? AND r.source_hash = ?");
        query.bind(1, validUtf8(asset));
        query.bind(2, std::string(sourceHash));
        if (!query.executeStep()) return {};
        return RecordingId{query.getColumn(0).getInt64()};
    });
}

Result<std::vector<RejectRecord>> RecordingRepository::rejects(RecordingId id) const {
    return m_database->read("reading rejected lines", [&](SQLite::Database& connection) {
        std::vector<RejectRecord> rejects;
        SQLite::Statement query(connection, "SELECT line, reason, text FROM rejects WHERE recording_id = ? ORDER BY number");
        query.bind(1, id.value);
        while (query.executeStep())
            rejects.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getString()});
        return rejects;
    });
}

Result<std::shared_ptr<const series::SeriesSource>> RecordingRepository::open(RecordingId id) const {
    TOCSIN_ASSIGN(const std::string segment, m_database->read("reading a recording", [&](SQLite::Database& connection) {
        SQLite::Statement query(connection, "SELECT segment FROM recordings WHERE id = ?");
        query.bind(1, id.value);
        if (!query.executeStep()) throw Refusal{{ErrorCode::NotFound, fmt::format("the project has no recording {}", id.value), {}}};
        return query.getColumn(0).getString();
    }));
    // The name becomes a path: only a hash may.
    if (segment.size() != 64 || segment.find_first_not_of("0123456789abcdef") != std::string::npos)
        return Error{ErrorCode::Data, fmt::format("recording {} names no valid segment", id.value), {}};
    return openSegment(segmentPath(*m_folder, segment));
}

Result<RecordingWriter> RecordingRepository::write(NewRecording request) const {
    if (m_database->access() == Access::ReadOnly)
        return Error{ErrorCode::Usage, "importing is not possible: the project was opened read-only", {}};
    if (request.asset.empty()) return Error{ErrorCode::Usage, "an import needs the name of the asset", {}};
    auto impl = std::make_unique<RecordingWriter::Impl>();
    impl->database = m_database;
    impl->folder = *m_folder;
    impl->request = std::move(request);
    impl->request.asset = validUtf8(impl->request.asset);
    impl->request.source = validUtf8(impl->request.source);
    return RecordingWriter(std::move(impl));
}

} // namespace tocsin::store
