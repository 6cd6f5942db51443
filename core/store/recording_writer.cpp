// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/recording_writer.h"

#include <algorithm>
#include <atomic>
#include <cerrno>
#include <fmt/format.h>
#include <future>
#include <set>
#include <unistd.h>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/detail/label_rows.h"
#include "core/store/detail/recording_writer_impl.h"
#include "core/store/detail/segment_path.h"

namespace tocsin::store {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t kRejectText = 200;

/// Cuts to at most `size` bytes without splitting a UTF-8 character.
void cut(std::string& text, std::size_t size) {
    if (text.size() <= size) return;
    while (size > 0 && (static_cast<unsigned char>(text[size]) & 0xC0) == 0x80) --size;
    text.resize(size);
}

/// One removal, whatever way the writer ends.
void removeFile(const fs::path& path) {
    std::error_code ignored; // emptied at the next opening anyway
    fs::remove(path, ignored);
}

std::optional<std::int64_t> knownRecording(SQLite::Database& connection, const NewRecording& request) {
    SQLite::Statement query(connection,
                            "SELECT r.id FROM recordings r JOIN assets a ON a.id = r.asset_id WHERE a.name = ? AND r.source_hash = ?");
    query.bind(1, request.asset);
    query.bind(2, request.sourceHash);
    if (!query.executeStep()) return {};
    return query.getColumn(0).getInt64();
}

void insertGroups(SQLite::Database& connection, std::int64_t recording, const SegmentWriter& segment) {
    SQLite::Statement group(
        connection, "INSERT INTO recording_groups (recording_id, number, rows, ordered, from_ns, to_ns, median_step_ns, jitter_ns, gaps, "
                    "duplicates, backward) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    SQLite::Statement channel(
        connection,
        "INSERT INTO channels (recording_id, group_number, number, name, unit, description, rate_hz) VALUES (?, ?, ?, ?, ?, ?, ?)");
    for (std::size_t g = 0; g < segment.groups().size(); ++g) {
        const series::SamplingReport& report = segment.reports()[g];
        group.reset();
        group.bind(1, recording);
        group.bind(2, static_cast<std::int64_t>(g));
        group.bind(3, report.rows);
        group.bind(4, report.ordered() ? 1 : 0);
        group.bind(5, report.range.from);
        group.bind(6, report.range.to);
        group.bind(7, report.medianStepNs);
        group.bind(8, report.jitterNs);
        group.bind(9, report.gapCount);
        group.bind(10, report.duplicates);
        group.bind(11, report.backward);
        group.exec();
        for (std::size_t c = 0; c < segment.groups()[g].channels.size(); ++c) {
            const series::ChannelInfo& info = segment.groups()[g].channels[c];
            channel.reset();
            channel.bind(1, recording);
            channel.bind(2, static_cast<std::int64_t>(g));
            channel.bind(3, static_cast<std::int64_t>(c));
            channel.bind(4, info.name);
            channel.bind(5, info.unit);
            channel.bind(6, info.description);
            channel.bind(7, info.rateHz);
            channel.exec();
        }
    }
}

void insertRejects(SQLite::Database& connection, std::int64_t recording, const std::vector<RejectRecord>& rejects) {
    SQLite::Statement insert(connection, "INSERT INTO rejects (recording_id, number, line, reason, text) VALUES (?, ?, ?, ?, ?)");
    for (std::size_t i = 0; i < rejects.size(); ++i) {
        insert.reset();
        insert.bind(1, recording);
        insert.bind(2, static_cast<std::int64_t>(i));
        insert.bind(3, rejects[i].line);
        insert.bind(4, rejects[i].reason);
        insert.bind(5, rejects[i].text);
        insert.exec();
    }
}

/// Smallest range that holds all samples; nullopt without any.
std::optional<TimeRange> wholeRange(const std::vector<series::SamplingReport>& reports) {
    std::optional<TimeRange> range;
    for (const series::SamplingReport& report : reports) {
        if (report.rows == 0) continue;
        if (!range) range = report.range;
        range->from = std::min(range->from, report.range.from);
        range->to = std::max(range->to, report.range.to);
    }
    return range;
}

/// Syncs a closed file and hashes it at the same time: the disk writes while the processor reads from memory.
Result<std::string> syncAndHash(const fs::path& file) {
    auto synced = std::async(std::launch::async, [&file]() -> Result<void> { return syncFile(file); });
    auto hash = sha256File(file);
    TOCSIN_TRY(synced.get());
    return hash;
}

} // namespace

RecordingWriter::RecordingWriter(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
RecordingWriter::RecordingWriter(RecordingWriter&&) noexcept = default;
RecordingWriter& RecordingWriter::operator=(RecordingWriter&& other) noexcept {
    std::swap(m_impl, other.m_impl);
    return *this;
}

RecordingWriter::~RecordingWriter() {
    if (m_impl && m_impl->segment) {
        m_impl->segment.reset();
        removeFile(m_impl->staging);
    }
}

Result<void> RecordingWriter::begin(std::vector<series::GroupInfo> groups) {
    if (m_impl->segment) return Error{ErrorCode::Internal, "a recording was begun twice", {}};
    if (groups.empty()) return Error{ErrorCode::Data, m_impl->request.source + " holds no channel", {}};
    for (series::GroupInfo& group : groups) {
        if (group.channels.empty()) return Error{ErrorCode::Data, m_impl->request.source + " has a group without channels", {}};
        std::set<std::string_view> names;
        for (series::ChannelInfo& channel : group.channels) {
            for (std::string* const part : {&channel.name, &channel.unit, &channel.description}) *part = validUtf8(*part);
            if (channel.name.empty()) return Error{ErrorCode::Data, m_impl->request.source + " has a channel without a name", {}};
            if (!names.insert(channel.name).second)
                return Error{ErrorCode::Data, fmt::format("{} has two channels named '{}'", m_impl->request.source, channel.name), {}};
        }
    }
    static std::atomic<unsigned> counter{0};
    m_impl->staging = m_impl->folder / "tmp" / fmt::format("segment-{}-{}.h5", ::getpid(), counter++);
    TOCSIN_ASSIGN(m_impl->segment, SegmentWriter::create(m_impl->staging, std::move(groups)));
    return {};
}

Result<void> RecordingWriter::append(std::size_t group, const series::SampleBlock& block) {
    if (m_impl->failed) return Error{ErrorCode::Io, "writing samples failed before; nothing more is taken", {}};
    if (!m_impl->segment || group >= m_impl->segment->groups().size())
        return Error{ErrorCode::Data, fmt::format("samples for group {}, which was not begun", group), {}};
    const std::size_t channels = m_impl->segment->groups()[group].channels.size();
    if (block.columns.size() != channels)
        return Error{ErrorCode::Data, fmt::format("{} columns came for {} channels", block.columns.size(), channels), {}};
    for (const auto& column : block.columns)
        if (column.size() != block.times.size())
            return Error{ErrorCode::Data, fmt::format("a column of {} values came with {} times", column.size(), block.times.size()), {}};
    auto written = m_impl->segment->append(group, block);
    m_impl->failed = !written.ok();
    return written;
}

void RecordingWriter::reject(RejectRecord row) {
    ++m_impl->rejected;
    if (static_cast<std::int64_t>(m_impl->rejects.size()) >= kMaximumRejects) return;
    row.text = validUtf8(row.text);
    row.reason = validUtf8(row.reason);
    cut(row.text, kRejectText);
    m_impl->rejects.push_back(std::move(row));
}

void RecordingWriter::countRejected(std::int64_t count) {
    m_impl->rejected += count;
}

Result<StoredRecording> RecordingWriter::finish(RecordingSummary summary, const JobContext& context) {
    if (m_impl->failed) return Error{ErrorCode::Io, "writing samples failed before; the recording was not stored", {}};
    if (!m_impl->segment) return Error{ErrorCode::Data, m_impl->request.source + " holds no samples", {}};
    TOCSIN_TRY(context.check());
    const NewRecording& request = m_impl->request;
    m_impl->failed = true; // until the end is reached
    TOCSIN_TRY(m_impl->segment->finish());
    const auto range = wholeRange(m_impl->segment->reports());
    if (!range) return Error{ErrorCode::Data, fmt::format("{} holds no samples; nothing was stored", request.source), {}};

    // Order of reliability: file synced, hashed, under its name, its folder synced; only then the rows that speak of it.
    TOCSIN_ASSIGN(const std::string hash, syncAndHash(m_impl->staging));
    TOCSIN_TRY(context.check());
    const fs::path target = segmentPath(m_impl->folder, hash);
    std::error_code problem;
    if (fs::create_directories(target.parent_path(), problem)) {
        TOCSIN_TRY(syncFolder(target.parent_path().parent_path()));
    } else if (problem) {
        return errnoError("cannot create " + target.parent_path().string(), problem.value());
    }
    fs::permissions(m_impl->staging, fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write, fs::perm_options::remove,
                    problem);
    TOCSIN_TRY(durableRename(m_impl->staging, target));

    auto stored = m_impl->database->write("storing the recording", [&](SQLite::Database& connection) {
        if (const auto known = knownRecording(connection, request)) return StoredRecording{RecordingId{*known}, true};
        SQLite::Statement insert(
            connection,
            "INSERT INTO recordings (asset_id, source, source_hash, rows, rejected, from_ns, to_ns, imported_ns, tags, metadata, "
            "warnings, segment) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
        insert.bind(1, assetRow(connection, request.asset));
        insert.bind(2, request.source);
        insert.bind(3, request.sourceHash);
        insert.bind(4, summary.rows);
        insert.bind(5, m_impl->rejected);
        insert.bind(6, range->from);
        insert.bind(7, range->to);
        insert.bind(8, nowUtc());
        insert.bind(9, text(Json(request.tags)));
        insert.bind(10, text(summary.metadata));
        insert.bind(11, text(Json(summary.warnings)));
        insert.bind(12, hash);
        insert.exec();
        const RecordingId id{connection.getLastInsertRowid()};
        insertGroups(connection, id.value, *m_impl->segment);
        insertRejects(connection, id.value, m_impl->rejects);
        for (label::Label& label : summary.labels) {
            label.id = {};
            label.asset = request.asset;
            label.recording = id;
        }
        writeGesture(connection, "import", fmt::format("labels of {}", request.source), 0, additions(connection, summary.labels));
        appendAudit(connection, "import", fmt::format("recording {}", id.value),
                    {{"asset", request.asset}, {"source", request.source}, {"source_hash", request.sourceHash}, {"segment", hash}});
        return StoredRecording{id, false};
    });
    if (stored.ok()) m_impl->failed = false;
    m_impl->segment.reset();
    return stored;
}

} // namespace tocsin::store
