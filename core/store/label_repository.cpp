// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <fmt/format.h>
#include <map>
#include <set>

#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/detail/label_rows.h"
#include "core/store/repositories.h"

namespace tocsin::store {

namespace {

using label::Label;

Label existing(LabelLookup& lookup, LabelId id) {
    auto found = lookup.find(id);
    if (!found) throw Refusal{{ErrorCode::NotFound, fmt::format("there is no label {}; it may have been removed meanwhile", id.value), {}}};
    return std::move(*found);
}

std::map<LabelId, Label> byId(std::vector<Label> labels) {
    std::map<LabelId, Label> map;
    for (Label& label : labels) map.emplace(label.id, std::move(label));
    return map;
}

/// The events of a gesture, forwards as they were, or backwards with before and after swapped.
std::vector<LabelChange> changesOf(SQLite::Database& connection, std::int64_t gesture, bool backwards) {
    SQLite::Statement query(connection,
                            "SELECT label_id, before_state, after_state FROM label_events WHERE gesture_id = ? ORDER BY sequence");
    query.bind(1, gesture);
    std::vector<LabelChange> changes;
    while (query.executeStep()) {
        LabelChange change{LabelId{query.getColumn(0).getInt64()}, {}, {}};
        if (!query.isColumnNull(1)) change.before = labelFromState(change.id, jsonColumn(query.getColumn(1)));
        if (!query.isColumnNull(2)) change.after = labelFromState(change.id, jsonColumn(query.getColumn(2)));
        if (backwards) std::swap(change.before, change.after);
        changes.push_back(std::move(change));
    }
    if (backwards) std::reverse(changes.begin(), changes.end());
    return changes;
}

constexpr const char* kNextUndo = "SELECT id, what FROM gestures WHERE kind = 'edit' AND undone = 0 ORDER BY id DESC LIMIT 1";
constexpr const char* kNextRedo = "SELECT id, what FROM gestures WHERE kind = 'edit' AND undone = 1 ORDER BY id LIMIT 1";

std::optional<std::string> whatOf(SQLite::Database& connection, const char* find) {
    SQLite::Statement query(connection, find);
    if (!query.executeStep()) return {};
    return query.getColumn(1).getString();
}

std::optional<std::string> repeatGesture(SQLite::Database& connection, const char* find, bool backwards) {
    SQLite::Statement query(connection, find);
    if (!query.executeStep()) return {};
    const std::int64_t gesture = query.getColumn(0).getInt64();
    const std::string what = query.getColumn(1).getString();
    const std::vector<LabelChange> changes = changesOf(connection, gesture, backwards);
    LabelLookup lookup(connection);
    for (const LabelChange& change : changes)
        if (lookup.find(change.id) != change.before)
            throw Refusal{{ErrorCode::Usage,
                           fmt::format("'{}' cannot be {}: label {} was changed since by an import", what, backwards ? "undone" : "redone",
                                       change.id.value),
                           {}}};
    writeGesture(connection, backwards ? "undo" : "redo", what, gesture, changes);
    SQLite::Statement mark(connection, "UPDATE gestures SET undone = ? WHERE id = ?");
    mark.bind(1, backwards ? 1 : 0);
    mark.bind(2, gesture);
    mark.exec();
    return what;
}

} // namespace

Result<std::vector<Label>> LabelRepository::all() const {
    return m_database->read("reading labels", [](SQLite::Database& connection) { return currentLabels(connection, {}); });
}

Result<std::vector<Label>> LabelRepository::ofAsset(std::string_view asset) const {
    return m_database->read("reading labels", [&](SQLite::Database& connection) { return currentLabels(connection, asset); });
}

Result<std::vector<LabelId>> LabelRepository::apply(std::span<const Label> put, std::span<const LabelId> remove, std::string_view what,
                                                    Undoable undoable) const {
    return m_database->write("saving labels", [&](SQLite::Database& connection) {
        std::vector<Label> fresh;
        for (const Label& label : put)
            if (!label.id) fresh.push_back(label);
        std::vector<LabelChange> changes = additions(connection, fresh);
        std::vector<LabelId> ids;
        std::size_t added = 0;
        LabelLookup lookup(connection);
        std::set<LabelId> touched;
        const auto once = [&](LabelId id) {
            if (!touched.insert(id).second)
                throw Refusal{{ErrorCode::Usage, fmt::format("label {} is named twice in one change", id.value), {}}};
        };
        for (const Label& label : put) {
            ids.push_back(label.id ? label.id : changes[added++].id);
            if (!label.id) continue;
            once(label.id);
            changes.push_back({label.id, existing(lookup, label.id), admitted(connection, label)});
        }
        for (const LabelId id : remove) {
            once(id);
            changes.push_back({id, existing(lookup, id), {}});
        }
        // A new edit ends the way forward: what was undone before it can no longer be redone.
        if (undoable == Undoable::Yes && !changes.empty()) connection.exec("UPDATE gestures SET undone = 2 WHERE undone = 1");
        writeGesture(connection, undoable == Undoable::Yes ? "edit" : "import", what, 0, changes);
        return ids;
    });
}

Result<std::optional<std::string>> LabelRepository::undo() const {
    return m_database->write("undoing", [](SQLite::Database& connection) { return repeatGesture(connection, kNextUndo, true); });
}

Result<std::optional<std::string>> LabelRepository::redo() const {
    return m_database->write("redoing", [](SQLite::Database& connection) { return repeatGesture(connection, kNextRedo, false); });
}

Result<std::optional<std::string>> LabelRepository::nextUndo() const {
    return m_database->read("reading the history", [](SQLite::Database& connection) { return whatOf(connection, kNextUndo); });
}

Result<std::optional<std::string>> LabelRepository::nextRedo() const {
    return m_database->read("reading the history", [](SQLite::Database& connection) { return whatOf(connection, kNextRedo); });
}

Result<std::vector<GestureRecord>> LabelRepository::gestures(std::int64_t limit) const {
    return m_database->read("reading the history", [limit](SQLite::Database& connection) {
        SQLite::Statement query(connection, "SELECT id, time_ns, who, what, kind, target, undone, "
                                            "(SELECT count(*) FROM label_events e WHERE e.gesture_id = gestures.id) "
                                            "FROM gestures ORDER BY id DESC LIMIT ?");
        query.bind(1, limit);
        std::vector<GestureRecord> gestures;
        while (query.executeStep()) {
            GestureRecord gesture;
            gesture.id = query.getColumn(0).getInt64();
            gesture.time = query.getColumn(1).getInt64();
            gesture.who = query.getColumn(2).getString();
            gesture.what = query.getColumn(3).getString();
            gesture.kind = query.getColumn(4).getString();
            gesture.target = query.isColumnNull(5) ? 0 : query.getColumn(5).getInt64();
            gesture.undone = query.getColumn(6).getInt() != 0;
            gesture.lost = query.getColumn(6).getInt() == 2;
            gesture.changes = query.getColumn(7).getInt64();
            gestures.push_back(std::move(gesture));
        }
        return gestures;
    });
}

Result<std::vector<LabelEventRecord>> LabelRepository::history() const {
    return m_database->read("reading label events", [](SQLite::Database& connection) {
        std::vector<LabelEventRecord> events;
        SQLite::Statement query(connection,
                                "SELECT e.sequence, g.id, g.time_ns, g.who, e.action, e.label_id, e.before_state, e.after_state "
                                "FROM label_events e JOIN gestures g ON g.id = e.gesture_id ORDER BY e.sequence");
        while (query.executeStep()) {
            LabelEventRecord event;
            event.sequence = query.getColumn(0).getInt64();
            event.gesture = query.getColumn(1).getInt64();
            event.time = query.getColumn(2).getInt64();
            event.who = query.getColumn(3).getString();
            event.action = query.getColumn(4).getString();
            event.label = LabelId{query.getColumn(5).getInt64()};
            if (!query.isColumnNull(6)) event.before = jsonColumn(query.getColumn(6));
            if (!query.isColumnNull(7)) event.after = jsonColumn(query.getColumn(7));
            events.push_back(std::move(event));
        }
        return events;
    });
}

Result<void> LabelRepository::verify() const {
    auto fault = m_database->read("checking labels", [](SQLite::Database& connection) -> std::string {
        std::map<LabelId, Label> derived;
        SQLite::Statement query(connection, "SELECT label_id, after_state FROM label_events ORDER BY sequence");
        while (query.executeStep()) {
            const LabelId id{query.getColumn(0).getInt64()};
            if (query.isColumnNull(1))
                derived.erase(id);
            else
                derived[id] = labelFromState(id, jsonColumn(query.getColumn(1)));
        }
        const std::map<LabelId, Label> current = byId(currentLabels(connection, {}));
        for (const auto& [id, label] : derived)
            if (const auto found = current.find(id); found == current.end() || found->second != label)
                return fmt::format("label {} is not what its events say", id.value);
        for (const auto& entry : current)
            if (!derived.contains(entry.first)) return fmt::format("label {} has no events", entry.first.value);
        return {};
    });
    if (!fault.ok()) return std::move(fault).error();
    if (!fault->empty()) return Error{ErrorCode::Finding, *fault, {}};
    return {};
}

Result<label::Scheme> LabelRepository::scheme() const {
    TOCSIN_ASSIGN(const std::optional<Json> content,
                  m_database->read("reading the label scheme", [](SQLite::Database& connection) -> std::optional<Json> {
                      SQLite::Statement query(connection, "SELECT content FROM schemes ORDER BY id DESC LIMIT 1");
                      if (!query.executeStep()) return {};
                      return jsonColumn(query.getColumn(0));
                  }));
    return content ? label::schemeFromJson(*content) : Result<label::Scheme>(label::defaultScheme());
}

Result<void> LabelRepository::saveScheme(const label::Scheme& scheme) const {
    TOCSIN_TRY(label::schemeFromJson(label::toJson(scheme))); // refuses what could not be read back
    return m_database->write("saving the label scheme", [&](SQLite::Database& connection) {
        SQLite::Statement insert(connection, "INSERT INTO schemes (created_ns, content) VALUES (?, ?)");
        insert.bind(1, nowUtc());
        insert.bind(2, text(label::toJson(scheme)));
        insert.exec();
        appendAudit(connection, "scheme", scheme.name);
    });
}

} // namespace tocsin::store
