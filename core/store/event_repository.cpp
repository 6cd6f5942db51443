// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/base/utf8.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/repositories.h"

namespace tocsin::store {

namespace {

using label::MaintenanceEvent;

void bindOptional(SQLite::Statement& statement, int index, const std::optional<TimeNs>& time) {
    if (time)
        statement.bind(index, *time);
    else
        statement.bind(index);
}

Json optionalTime(const std::optional<TimeNs>& time) {
    return time ? Json(*time) : Json();
}

/// Two rows of a log that say the same are one event.
std::string fingerprint(const MaintenanceEvent& event) {
    return sha256(text(Json::array({event.asset, event.reported, optionalTime(event.failure), optionalTime(event.finished),
                                    optionalTime(event.lastGood), label::kindName(event.kind), event.workOrder, event.text, event.code})));
}

} // namespace

Result<std::vector<MaintenanceEvent>> EventRepository::all() const {
    return m_database->read("reading maintenance events", [](SQLite::Database& connection) {
        std::vector<MaintenanceEvent> events;
        SQLite::Statement query(
            connection,
            "SELECT e.id, a.name, e.reported_ns, e.failure_ns, e.finished_ns, e.last_good_ns, e.kind, e.work_order, e.text, e.code "
            "FROM maintenance_events e JOIN assets a ON a.id = e.asset_id ORDER BY e.reported_ns, e.id");
        while (query.executeStep()) {
            const auto time = [&](int column) {
                return query.isColumnNull(column) ? std::optional<TimeNs>{} : std::optional<TimeNs>(query.getColumn(column).getInt64());
            };
            MaintenanceEvent event;
            event.id = EventId{query.getColumn(0).getInt64()};
            event.asset = query.getColumn(1).getString();
            event.reported = query.getColumn(2).getInt64();
            event.failure = time(3);
            event.finished = time(4);
            event.lastGood = time(5);
            event.kind = label::kindFromName(query.getColumn(6).getString()).value_or(label::EventKind::Other);
            event.workOrder = query.getColumn(7).getString();
            event.text = query.getColumn(8).getString();
            event.code = query.getColumn(9).getString();
            events.push_back(std::move(event));
        }
        return events;
    });
}

Result<AddedEvents> EventRepository::add(std::span<const MaintenanceEvent> events, std::string_view source) const {
    return m_database->write("saving maintenance events", [&](SQLite::Database& connection) {
        AddedEvents result;
        SQLite::Statement insert(
            connection,
            "INSERT INTO maintenance_events (asset_id, reported_ns, failure_ns, finished_ns, last_good_ns, kind, work_order, text, code, "
            "fingerprint, source) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT (fingerprint) DO NOTHING");
        for (MaintenanceEvent event : events) {
            for (std::string* const part : {&event.asset, &event.workOrder, &event.text, &event.code}) *part = validUtf8(*part);
            insert.reset();
            insert.bind(1, assetRow(connection, event.asset));
            insert.bind(2, event.reported);
            bindOptional(insert, 3, event.failure);
            bindOptional(insert, 4, event.finished);
            bindOptional(insert, 5, event.lastGood);
            insert.bind(6, std::string(label::kindName(event.kind)));
            insert.bind(7, event.workOrder);
            insert.bind(8, event.text);
            insert.bind(9, event.code);
            insert.bind(10, fingerprint(event));
            insert.bind(11, std::string(source));
            ++(insert.exec() > 0 ? result.added : result.known);
        }
        if (result.added > 0) appendAudit(connection, "events", source, {{"added", result.added}, {"known", result.known}});
        return result;
    });
}

} // namespace tocsin::store
