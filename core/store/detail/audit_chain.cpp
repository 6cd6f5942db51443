// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/audit_chain.h"

#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/time.h"
#include "core/store/detail/lock_file.h"

namespace tocsin::store {

namespace {

/// The hashed text: a JSON array, so that no two different records give the same bytes.
std::string linkHash(std::int64_t sequence, TimeNs time, std::string_view who, std::string_view what, std::string_view object,
                     std::string_view detail, std::string_view previous) {
    return sha256(Json::array({sequence, time, who, what, object, detail, previous}).dump(-1, ' ', false, Json::error_handler_t::replace));
}

} // namespace

void appendAudit(SQLite::Database& connection, std::string_view what, std::string_view object, const Json& detail) {
    std::int64_t sequence = 1;
    std::string previous;
    SQLite::Statement last(connection, "SELECT sequence, hash FROM audit ORDER BY sequence DESC LIMIT 1");
    if (last.executeStep()) {
        sequence = last.getColumn(0).getInt64() + 1;
        previous = last.getColumn(1).getString();
    }
    const TimeNs time = nowUtc();
    const std::string who = userName() + "@" + hostName();
    const std::string detailText = detail.is_null() ? std::string{} : detail.dump(-1, ' ', false, Json::error_handler_t::replace);
    SQLite::Statement insert(
        connection, "INSERT INTO audit (sequence, time_ns, who, what, object, detail, previous, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
    insert.bind(1, sequence);
    insert.bind(2, time);
    insert.bind(3, who);
    insert.bind(4, std::string(what));
    insert.bind(5, std::string(object));
    insert.bind(6, detailText);
    insert.bind(7, previous);
    insert.bind(8, linkHash(sequence, time, who, what, object, detailText, previous));
    insert.exec();
}

std::string labelEventsDigest(SQLite::Database& connection, std::int64_t from, std::int64_t to) {
    SQLite::Statement query(connection, "SELECT sequence, gesture_id, label_id, action, before_state, after_state FROM label_events "
                                        "WHERE sequence BETWEEN ? AND ? ORDER BY sequence");
    query.bind(1, from);
    query.bind(2, to);
    Sha256 hash;
    while (query.executeStep()) {
        const auto state = [&](int column) { return query.isColumnNull(column) ? Json() : Json(query.getColumn(column).getString()); };
        hash.add(Json::array({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(), query.getColumn(2).getInt64(),
                              query.getColumn(3).getString(), state(4), state(5)})
                     .dump(-1, ' ', false, Json::error_handler_t::replace));
        hash.add("\n");
    }
    return hash.finish();
}

std::optional<std::string> auditFault(SQLite::Database& connection) {
    SQLite::Statement query(connection, "SELECT sequence, time_ns, who, what, object, detail, previous, hash FROM audit ORDER BY sequence");
    std::int64_t expected = 1, labelEventsSeen = 0;
    std::string previous;
    while (query.executeStep()) {
        const std::int64_t sequence = query.getColumn(0).getInt64();
        const std::string what = query.getColumn(3).getString(), detail = query.getColumn(5).getString(),
                          hash = query.getColumn(7).getString();
        if (sequence != expected) return fmt::format("audit record {} is missing", expected);
        if (query.getColumn(6).getString() != previous) return fmt::format("audit record {} does not follow the one before it", sequence);
        if (linkHash(sequence, query.getColumn(1).getInt64(), query.getColumn(2).getString(), what, query.getColumn(4).getString(), detail,
                     previous) != hash)
            return fmt::format("audit record {} ({}) was changed", sequence, what);
        if (const auto json = parseJson(detail.empty() ? "null" : detail, "audit"); json.ok() && json->contains("label_events")) {
            const Json& events = (*json)["label_events"];
            const auto from = events.value("from", std::int64_t{0}), to = events.value("to", std::int64_t{0});
            if (labelEventsDigest(connection, from, to) != events.value("digest", std::string{}))
                return fmt::format("label events {} to {} are not those of audit record {}", from, to, sequence);
            labelEventsSeen = to;
        }
        previous = hash;
        ++expected;
    }
    const std::int64_t labelEvents = connection.execAndGet("SELECT coalesce(max(sequence), 0) FROM label_events").getInt64();
    if (labelEvents != labelEventsSeen)
        return fmt::format("label events after {} are not in the audit", std::min(labelEvents, labelEventsSeen));
    return {};
}

} // namespace tocsin::store
