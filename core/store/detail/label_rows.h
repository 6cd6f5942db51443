// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <optional>
#include <span>
#include <vector>

#include "core/base/json.h"
#include "core/label/label.h"
#include "core/store/records.h"

namespace tocsin::store {

// Label events and the current labels that derive from them. All functions run inside the caller's transaction and throw SQLite::Exception
// or Refusal.

/// {asset, recording, channel, from, to, class, rater, confidence, onset: [earliest, latest] or null, status, note, source}; times in ns.
/// The id is apart.
[[nodiscard]] Json labelState(const label::Label& label);
[[nodiscard]] label::Label labelFromState(LabelId id, const Json& state);

[[nodiscard]] std::vector<label::Label> currentLabels(SQLite::Database& connection, std::optional<std::string_view> asset);

/// Looks up single labels; prepared once.
class LabelLookup {
public:
    explicit LabelLookup(SQLite::Database& connection);
    [[nodiscard]] std::optional<label::Label> find(LabelId id);

private:
    SQLite::Statement m_query;
};

/// Appends a gesture with its events, brings the current labels up to date and writes one audit record; the id of the gesture, 0 where
/// nothing changes. kind: edit, import, undo, redo; target: the gesture that undo and redo speak of, 0 for the others.
std::int64_t writeGesture(SQLite::Database& connection, std::string_view kind, std::string_view what, std::int64_t target,
                          std::span<const LabelChange> changes);

/// The label as it may be stored: checked (label::checkLabel), its texts valid UTF-8, its recording one of its asset. Throws Refusal.
[[nodiscard]] label::Label admitted(SQLite::Database& connection, label::Label label);

/// The labels as they stood after that event. O(events).
[[nodiscard]] std::vector<label::Label> labelsAfter(SQLite::Database& connection, std::int64_t eventSequence);

/// The events of a gesture, forwards as they were, or backwards with before and after swapped.
[[nodiscard]] std::vector<LabelChange> changesOfGesture(SQLite::Database& connection, std::int64_t gesture, bool backwards);

/// A new edit ends the way forward: what was undone before it can no longer be redone.
void passOverUndone(SQLite::Database& connection);

/// Additions with fresh ids (never used before), in order. Assets are made as needed; bad labels are refused.
[[nodiscard]] std::vector<LabelChange> additions(SQLite::Database& connection, std::span<const label::Label> labels);

} // namespace tocsin::store
