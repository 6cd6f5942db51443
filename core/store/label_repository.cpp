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

/// Checks and numbers the edit. The labels of `put` come first among the changes that add, so their ids are those of put.
LabelGesture prepared(SQLite::Database& connection, std::span<const Label> put, std::span<const LabelId> remove) {
    LabelGesture gesture;
    std::vector<Label> fresh;
    for (const Label& label : put)
        if (!label.id) fresh.push_back(label);
    gesture.changes = additions(connection, fresh);
    std::size_t added = 0;
    LabelLookup lookup(connection);
    std::set<LabelId> touched;
    const auto once = [&](LabelId id) {
        if (!touched.insert(id).second)
            throw Refusal{{ErrorCode::Usage, fmt::format("label {} is named twice in one change", id.value), {}}};
    };
    for (const Label& label : put) {
        gesture.put.push_back(label.id ? label.id : gesture.changes[added++].id);
        if (!label.id) continue;
        once(label.id);
        gesture.changes.push_back({label.id, existing(lookup, label.id), admitted(connection, label)});
    }
    for (const LabelId id : remove) {
        once(id);
        gesture.changes.push_back({id, existing(lookup, id), {}});
    }
    return gesture;
}

} // namespace

Result<std::vector<Label>> LabelRepository::all() const {
    return m_database->read("reading labels", [](SQLite::Database& connection) { return currentLabels(connection, {}); });
}

Result<std::vector<Label>> LabelRepository::ofAsset(std::string_view asset) const {
    return m_database->read("reading labels", [&](SQLite::Database& connection) { return currentLabels(connection, asset); });
}

Result<LabelGesture> LabelRepository::commit(std::span<const Label> put, std::span<const LabelId> remove, std::string_view what,
                                             Undoable undoable) const {
    return m_database->write("saving labels", [&](SQLite::Database& connection) {
        LabelGesture gesture = prepared(connection, put, remove);
        gesture.what = what;
        if (undoable == Undoable::Yes && !gesture.changes.empty()) passOverUndone(connection);
        gesture.id = writeGesture(connection, undoable == Undoable::Yes ? "edit" : "import", what, 0, gesture.changes);
        return gesture;
    });
}

Result<LabelGesture> LabelRepository::replaceLast(std::int64_t last, std::span<const Label> put, std::span<const LabelId> remove,
                                                  std::string_view what) const {
    return m_database->write("saving labels", [&](SQLite::Database& connection) {
        SQLite::Statement newest(connection, "SELECT id, what, undone FROM gestures WHERE kind <> 'import' ORDER BY id DESC LIMIT 1");
        if (!newest.executeStep() || newest.getColumn(0).getInt64() != last || newest.getColumn(2).getInt() != 0)
            throw Refusal{{ErrorCode::Usage, "the last change cannot be replaced: something else was changed since", {}}};
        std::vector<LabelChange> all = changesOfGesture(connection, last, true);
        writeGesture(connection, "undo", newest.getColumn(1).getString(), last, all);
        SQLite::Statement mark(connection, "UPDATE gestures SET undone = 3 WHERE id = ?");
        mark.bind(1, last);
        mark.exec();
        LabelGesture gesture = prepared(connection, put, remove);
        gesture.what = what;
        gesture.id = writeGesture(connection, "edit", what, 0, gesture.changes);
        std::move(gesture.changes.begin(), gesture.changes.end(), std::back_inserter(all));
        gesture.changes = std::move(all);
        return gesture;
    });
}

Result<std::vector<LabelId>> LabelRepository::apply(std::span<const Label> put, std::span<const LabelId> remove, std::string_view what,
                                                    Undoable undoable) const {
    TOCSIN_ASSIGN(LabelGesture gesture, commit(put, remove, what, undoable));
    return std::move(gesture.put);
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
