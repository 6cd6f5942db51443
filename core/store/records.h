// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/json.h"
#include "core/base/time.h"
#include "core/label/label.h"
#include "core/series/channel.h"

namespace tocsin::store {

struct AssetRecord {
    AssetId id;
    std::string name;
};

/// A channel name of an asset, however many recordings have it. Unit, description and rate are those of the newest recording.
struct ChannelRecord {
    ChannelId id; ///< of its first recording, so it stays the same
    AssetId assetId;
    std::string asset;
    std::string name;
    std::string unit;
    std::string description;
    double rateHz = 0;
    std::int64_t recordings = 0;
};

/// One group of channels of a recording.
struct GroupRecord {
    series::GroupInfo info;
    std::int64_t rows = 0;
    bool ordered = true;
    TimeRange range;
    TimeNs medianStepNs = 0;
    TimeNs jitterNs = 0;
    std::int64_t gaps = 0;
    std::int64_t duplicates = 0;
    std::int64_t backward = 0;
};

struct RecordingRecord {
    RecordingId id;
    AssetId assetId;
    std::string asset;
    std::string source;     ///< base name of the file it came from
    std::string sourceHash; ///< SHA-256 of that file
    std::int64_t rows = 0;  ///< data lines kept
    std::int64_t rejected = 0;
    TimeRange range; ///< first and last sample over all groups
    TimeNs imported = 0;
    std::map<std::string, std::string> tags;
    Json metadata = Json::object();
    std::vector<std::string> warnings;
    std::vector<GroupRecord> groups;
    std::string segment; ///< SHA-256 of its file under seg/

    /// Names over all groups, in order.
    [[nodiscard]] std::vector<std::string> channelNames() const;
};

/// A line that was not taken.
struct RejectRecord {
    std::int64_t line = 0;
    std::string reason;
    std::string text;
};

/// "created", "running", "finished", "failed", "cancelled".
enum class RunStatus { Created, Running, Finished, Failed, Cancelled };
[[nodiscard]] std::string_view runStatusName(RunStatus status);

struct RunRecord {
    RunId id;
    std::string recipe;
    TimeNs created = 0;
    RunStatus status = RunStatus::Created;
    Json settings = Json::object();
    Json metrics = Json::object(); ///< by occasion: {"train": {...}, "evaluate": {...}}
};

/// What `tune` decided for a run at one precision ("fp32", "int8").
struct DecisionRecord {
    std::int64_t id = 0;
    RunId run;
    std::string precision;
    TimeNs created = 0;
    bool shown = false; ///< the budget was proven
    Json content;
};

struct BundleRecord {
    std::int64_t serial = 0; ///< rises with each export, never used twice
    RunId run;
    TimeNs created = 0;
    std::string file; ///< base name; empty while the export runs or after it failed
    std::string hash; ///< SHA-256 of the bundle
    Json manifest;
};

/// Somebody who labels.
struct RaterRecord {
    std::string name;
    TimeNs created = 0;
};

/// The labels as they stood after an event of their history.
struct SnapshotRecord {
    std::int64_t id = 0;
    std::string name;
    TimeNs time = 0;
    std::string who;
    std::int64_t eventSequence = 0;
};

/// What somebody answered about one moment of a run.
struct AnswerRecord {
    std::int64_t id = 0;
    RunId run;
    std::string asset;
    TimeNs time = 0;
    std::string rater;
    std::string question; ///< "would you have looked there?"
    std::string answer;   ///< "yes", "no", or free text
    TimeNs answered = 0;
};

/// One link of the audit chain; hash covers all fields before it.
struct AuditRecord {
    std::int64_t sequence = 0;
    TimeNs time = 0;
    std::string who;
    std::string what;
    std::string object;
    std::string detail; ///< JSON text, may be empty
    std::string previous;
    std::string hash;
};

/// One command of the user on labels, as the history shows it.
struct GestureRecord {
    std::int64_t id = 0;
    TimeNs time = 0;
    std::string who;
    std::string what;         ///< "label 'bearing wear' 3 min 20 s"
    std::string kind;         ///< "edit", "import", "undo", "redo"
    std::int64_t target = 0;  ///< of undo and redo: the gesture that was taken back or done again
    bool undone = false;      ///< an edit that does not stand at the moment
    bool lost = false;        ///< undone, and newer edits stand in the way of doing it again
    std::int64_t changes = 0; ///< labels that it added, changed or removed
};

/// What became of one label: before is empty for an addition, after for a removal.
struct LabelChange {
    LabelId id;
    std::optional<label::Label> before, after;
};

/// A gesture that has just been stored.
struct LabelGesture {
    std::int64_t id = 0; ///< 0: nothing was to be changed
    std::string what;
    std::vector<LabelId> put;         ///< ids of the labels given, in order
    std::vector<LabelChange> changes; ///< in order; one label may occur several times
};

/// One step of the history of labels.
struct LabelEventRecord {
    std::int64_t sequence = 0;
    std::int64_t gesture = 0;
    TimeNs time = 0;
    std::string who;
    std::string action; ///< "add", "change", "remove"
    LabelId label;
    Json before; ///< null for add
    Json after;  ///< null for remove
};

} // namespace tocsin::store
