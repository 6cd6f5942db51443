// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/utf8.h"
#include "core/label/label_diff.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/detail/label_rows.h"
#include "core/store/detail/lock_file.h"
#include "core/store/repositories.h"

namespace tocsin::store {

namespace {

std::vector<SnapshotRecord> readAll(SQLite::Database& connection) {
    std::vector<SnapshotRecord> snapshots;
    SQLite::Statement query(connection, "SELECT id, name, time_ns, who, event_sequence FROM snapshots ORDER BY id");
    while (query.executeStep())
        snapshots.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getString(), query.getColumn(2).getInt64(),
                             query.getColumn(3).getString(), query.getColumn(4).getInt64()});
    return snapshots;
}

} // namespace

Result<std::vector<SnapshotRecord>> SnapshotRepository::all() const {
    return m_database->read("reading snapshots", readAll);
}

Result<SnapshotRecord> SnapshotRepository::make(std::string_view name) const {
    return m_database->write("making a snapshot", [&](SQLite::Database& connection) {
        SnapshotRecord snapshot;
        snapshot.name = validUtf8(std::string(name));
        if (snapshot.name.empty()) throw Refusal{{ErrorCode::Usage, "a snapshot needs a name", {}}};
        for (const SnapshotRecord& known : readAll(connection))
            if (known.name == snapshot.name)
                throw Refusal{
                    {ErrorCode::Usage,
                     fmt::format("there is a snapshot '{}' already, of {}; choose another name", known.name, formatTime(known.time)),
                     {}}};
        snapshot.time = nowUtc();
        snapshot.who = userName();
        snapshot.eventSequence = connection.execAndGet("SELECT coalesce(max(sequence), 0) FROM label_events").getInt64();
        SQLite::Statement insert(connection, "INSERT INTO snapshots (name, time_ns, who, event_sequence) VALUES (?, ?, ?, ?)");
        insert.bind(1, snapshot.name);
        insert.bind(2, snapshot.time);
        insert.bind(3, snapshot.who);
        insert.bind(4, snapshot.eventSequence);
        insert.exec();
        snapshot.id = connection.getLastInsertRowid();
        appendAudit(connection, "snapshot", snapshot.name, {{"event_sequence", snapshot.eventSequence}});
        return snapshot;
    });
}

Result<SnapshotRecord> SnapshotRepository::find(std::string_view name) const {
    TOCSIN_ASSIGN(const std::vector<SnapshotRecord> snapshots, all());
    std::vector<std::string> names;
    for (const SnapshotRecord& snapshot : snapshots) {
        if (snapshot.name == name) return snapshot;
        names.push_back("'" + snapshot.name + "'");
    }
    return Error{ErrorCode::NotFound,
                 fmt::format("there is no snapshot '{}'; {}", name,
                             names.empty() ? std::string("none was made yet") : fmt::format("there are {}", fmt::join(names, ", "))),
                 {}};
}

Result<std::vector<label::Label>> SnapshotRepository::labels(const SnapshotRecord& snapshot) const {
    return m_database->read("reading a snapshot",
                            [&](SQLite::Database& connection) { return labelsAfter(connection, snapshot.eventSequence); });
}

Result<LabelGesture> SnapshotRepository::restore(const SnapshotRecord& snapshot) const {
    return m_database->write("restoring a snapshot", [&](SQLite::Database& connection) {
        const label::LabelDiff diff = label::diffLabels(currentLabels(connection, {}), labelsAfter(connection, snapshot.eventSequence));
        LabelGesture gesture;
        gesture.what = fmt::format("restore snapshot '{}'", snapshot.name);
        for (const label::Label& label : diff.removed) gesture.changes.push_back({label.id, label, {}});
        for (const label::ChangedLabel& label : diff.changed) gesture.changes.push_back({label.before.id, label.before, label.after});
        for (const label::Label& label : diff.added) gesture.changes.push_back({label.id, {}, label});
        if (!gesture.changes.empty()) passOverUndone(connection);
        gesture.id = writeGesture(connection, "edit", gesture.what, 0, gesture.changes);
        return gesture;
    });
}

} // namespace tocsin::store
