// SPDX-License-Identifier: GPL-3.0-or-later
// Undo, redo and the list of what was done.
#include <fmt/format.h>

#include "core/store/detail/database.h"
#include "core/store/detail/label_rows.h"
#include "core/store/repositories.h"

namespace tocsin::store {

namespace {

enum class Direction { Back, Forward };

constexpr const char* kNextUndo = "SELECT id, what FROM gestures WHERE undone = 0 AND kind = 'edit' ORDER BY id DESC LIMIT 1";
constexpr const char* kNextRedo = "SELECT id, what FROM gestures WHERE undone = 1 AND kind = 'edit' ORDER BY id LIMIT 1";

std::optional<std::string> whatOf(SQLite::Database& connection, const char* find) {
    SQLite::Statement query(connection, find);
    if (!query.executeStep()) return {};
    return query.getColumn(1).getString();
}

/// Takes back or does again the next gesture in that direction; nullopt when there is none.
std::optional<LabelGesture> step(SQLite::Database& connection, Direction direction) {
    const bool back = direction == Direction::Back;
    SQLite::Statement query(connection, back ? kNextUndo : kNextRedo);
    if (!query.executeStep()) return {};
    LabelGesture gesture;
    const std::int64_t target = query.getColumn(0).getInt64();
    gesture.what = query.getColumn(1).getString();
    gesture.changes = changesOfGesture(connection, target, back);
    LabelLookup lookup(connection);
    for (const LabelChange& change : gesture.changes)
        if (lookup.find(change.id) != change.before)
            throw Refusal{{ErrorCode::Usage,
                           fmt::format("'{}' cannot be {}: label {} was changed since by an import", gesture.what,
                                       back ? "undone" : "redone", change.id.value),
                           {}}};
    gesture.id = writeGesture(connection, back ? "undo" : "redo", gesture.what, target, gesture.changes);
    SQLite::Statement mark(connection, "UPDATE gestures SET undone = ? WHERE id = ?");
    mark.bind(1, back ? 1 : 0);
    mark.bind(2, target);
    mark.exec();
    return gesture;
}

std::optional<std::string> saying(const std::optional<LabelGesture>& gesture) {
    if (!gesture) return {};
    return gesture->what;
}

} // namespace

Result<std::optional<LabelGesture>> LabelRepository::undoStep() const {
    return m_database->write("undoing", [](SQLite::Database& connection) { return step(connection, Direction::Back); });
}

Result<std::optional<LabelGesture>> LabelRepository::redoStep() const {
    return m_database->write("redoing", [](SQLite::Database& connection) { return step(connection, Direction::Forward); });
}

Result<std::optional<std::string>> LabelRepository::undo() const {
    TOCSIN_ASSIGN(const auto gesture, undoStep());
    return saying(gesture);
}

Result<std::optional<std::string>> LabelRepository::redo() const {
    TOCSIN_ASSIGN(const auto gesture, redoStep());
    return saying(gesture);
}

Result<LabelGesture> LabelRepository::undoTo(std::int64_t target) const {
    return m_database->write("going back in the history", [target](SQLite::Database& connection) {
        LabelGesture whole;
        Direction direction = Direction::Back;
        if (target != 0) {
            SQLite::Statement query(connection, "SELECT what, kind, undone FROM gestures WHERE id = ?");
            query.bind(1, target);
            if (!query.executeStep()) throw Refusal{{ErrorCode::NotFound, fmt::format("the history has no entry {}", target), {}}};
            whole.what = query.getColumn(0).getString();
            if (query.getColumn(1).getString() != "edit")
                throw Refusal{
                    {ErrorCode::Usage, fmt::format("'{}' was an import or an undo: it is no point to go back to", whole.what), {}}};
            if (query.getColumn(2).getInt() >= 2)
                throw Refusal{{ErrorCode::Usage, fmt::format("'{}' cannot be done again: newer labels were made since", whole.what), {}}};
            if (query.getColumn(2).getInt() == 1) direction = Direction::Forward;
        }
        // Back: while something newer than the target stands. Forward: until the target stands itself.
        SQLite::Statement next(connection, direction == Direction::Back ? kNextUndo : kNextRedo);
        for (;;) {
            next.reset();
            if (!next.executeStep()) break;
            const std::int64_t id = next.getColumn(0).getInt64();
            if (direction == Direction::Back ? id <= target : id > target) break;
            next.reset(); // a reader may not stand in the way of the step
            auto gesture = step(connection, direction);
            whole.id = gesture->id;
            std::move(gesture->changes.begin(), gesture->changes.end(), std::back_inserter(whole.changes));
        }
        return whole;
    });
}

Result<std::optional<std::string>> LabelRepository::nextUndo() const {
    return m_database->read("reading the history", [](SQLite::Database& connection) { return whatOf(connection, kNextUndo); });
}

Result<std::optional<std::string>> LabelRepository::nextRedo() const {
    return m_database->read("reading the history", [](SQLite::Database& connection) { return whatOf(connection, kNextRedo); });
}

Result<std::vector<GestureRecord>> LabelRepository::gestures(std::int64_t limit, Replaced replaced) const {
    return m_database->read("reading the history", [limit, replaced](SQLite::Database& connection) {
        SQLite::Statement query(connection, "SELECT id, time_ns, who, what, kind, target, undone, "
                                            "(SELECT count(*) FROM label_events e WHERE e.gesture_id = g.id) "
                                            "FROM gestures g WHERE ?1 OR (undone <> 3 AND (target IS NULL OR "
                                            "(SELECT undone FROM gestures t WHERE t.id = g.target) <> 3)) ORDER BY id DESC LIMIT ?2");
        query.bind(1, replaced == Replaced::Shown ? 1 : 0);
        query.bind(2, limit);
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
            gesture.lost = query.getColumn(6).getInt() >= 2;
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

} // namespace tocsin::store
