// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string_view>

#include "core/base/result.h"
#include "core/label/agreement.h"
#include "core/label/maintenance_event.h"
#include "core/label/scheme.h"
#include "core/series/source.h"
#include "core/store/records.h"

namespace tocsin::store {

class Database;
class RecordingWriter;
struct NewRecording;

// Handles on the tables of one project: cheap to copy, valid as long as the Project. Every function may be called from any thread; one that
// changes something is one transaction, durable (synced) when it returns, and refused with code Usage on a project opened read-only.

class AssetRepository {
public:
    explicit AssetRepository(Database& database) : m_database(&database) {}
    [[nodiscard]] Result<std::vector<AssetRecord>> all() const;
    /// Code NotFound names the asset.
    [[nodiscard]] Result<AssetRecord> find(std::string_view name) const;
    /// Distinct by asset and name, in order of first appearance.
    [[nodiscard]] Result<std::vector<ChannelRecord>> channels() const;

private:
    Database* m_database;
};

class RecordingRepository {
public:
    RecordingRepository(Database& database, const std::filesystem::path& folder) : m_database(&database), m_folder(&folder) {}
    /// In order of import.
    [[nodiscard]] Result<std::vector<RecordingRecord>> all() const;
    [[nodiscard]] Result<RecordingRecord> find(RecordingId id) const;
    /// The recording that this asset already has of a source of that content, if any.
    [[nodiscard]] Result<std::optional<RecordingId>> findSource(std::string_view asset, std::string_view sourceHash) const;
    /// The kept reject rows (at most kMaximumRejects; RecordingRecord::rejected has the true count).
    [[nodiscard]] Result<std::vector<RejectRecord>> rejects(RecordingId id) const;
    /// Samples, read from seg/ as needed. The source outlives neither the project folder nor needs the Project object.
    [[nodiscard]] Result<std::shared_ptr<const series::SeriesSource>> open(RecordingId id) const;
    /// Begins a recording: see recording_writer.h. Nothing is visible before its finish().
    [[nodiscard]] Result<RecordingWriter> write(NewRecording request) const;

private:
    Database* m_database;
    const std::filesystem::path* m_folder;
};

/// Whether a change of labels can be undone by the user, or came with an import.
enum class Undoable { Yes, No };

/// Whether the history shows the moves of a drag that gave way to the next one.
enum class Replaced { Hidden, Shown };

class LabelRepository {
public:
    explicit LabelRepository(Database& database) : m_database(&database) {}
    /// Current labels by time, then id.
    [[nodiscard]] Result<std::vector<label::Label>> all() const;
    [[nodiscard]] Result<std::vector<label::Label>> ofAsset(std::string_view asset) const;

    /// One gesture of the user: adds (id 0), changes (id known) and removes labels in one transaction; assets are made as needed. Checks
    /// each label (label::checkLabel) and refuses the whole gesture on the first bad one. Returns the ids of `put`, in order. what: "add
    /// label", "import labels.csv".
    [[nodiscard]] Result<std::vector<LabelId>> apply(std::span<const label::Label> put, std::span<const LabelId> remove,
                                                     std::string_view what, Undoable undoable = Undoable::Yes) const;
    [[nodiscard]] Result<std::vector<LabelId>> add(std::span<const label::Label> labels, std::string_view what,
                                                   Undoable undoable = Undoable::Yes) const {
        return apply(labels, {}, what, undoable);
    }

    /// The same, told in full: the gesture's id and what became of every label.
    [[nodiscard]] Result<LabelGesture> commit(std::span<const label::Label> put, std::span<const LabelId> remove, std::string_view what,
                                              Undoable undoable = Undoable::Yes) const;
    /// Takes back the gesture `last` and makes another in its place, in one transaction: one drag of the mouse stays one entry of the
    /// history. `put` and `remove` speak of the labels as they were before `last`. changes: first what takes it back, then the new ones.
    /// Code Usage when `last` is not the newest gesture (imports aside) or does not stand.
    [[nodiscard]] Result<LabelGesture> replaceLast(std::int64_t last, std::span<const label::Label> put, std::span<const LabelId> remove,
                                                   std::string_view what) const;

    /// Takes back the newest gesture that stands, by another event; says what it was, or nullopt when there is none. Survives restarts.
    [[nodiscard]] Result<std::optional<std::string>> undo() const;
    /// Does again what was undone last, as long as nothing new was labelled since.
    [[nodiscard]] Result<std::optional<std::string>> redo() const;
    /// undo() and redo() told in full.
    [[nodiscard]] Result<std::optional<LabelGesture>> undoStep() const;
    [[nodiscard]] Result<std::optional<LabelGesture>> redoStep() const;
    /// Takes back gestures until this edit is the newest that stands, or does again until it stands; 0 takes back all. One transaction, one
    /// entry of the history for each step, so that redo and undo lead on from there. what: that of the target. Code NotFound, and Usage
    /// where the id is that of no edit or of one that was passed over; nothing is changed then.
    [[nodiscard]] Result<LabelGesture> undoTo(std::int64_t gesture) const;
    /// What undo() and redo() would take back or do again now; nullopt when there is none.
    [[nodiscard]] Result<std::optional<std::string>> nextUndo() const;
    [[nodiscard]] Result<std::optional<std::string>> nextRedo() const;
    /// The newest gestures, newest first. What replaceLast() took the place of, and the taking back of it, is hidden unless asked for.
    [[nodiscard]] Result<std::vector<GestureRecord>> gestures(std::int64_t limit = 1000, Replaced replaced = Replaced::Hidden) const;
    /// Every event, in order: the truth from which the current labels derive.
    [[nodiscard]] Result<std::vector<LabelEventRecord>> history() const;
    /// Builds the current labels again from the events and compares; code Finding names the first label that differs.
    [[nodiscard]] Result<void> verify() const;

    /// The scheme saved last, label::defaultScheme() in a new project.
    [[nodiscard]] Result<label::Scheme> scheme() const;
    [[nodiscard]] Result<void> saveScheme(const label::Scheme& scheme) const;

private:
    Database* m_database;
};

/// The people who label, what they have looked at, and what they submitted in blind mode.
class RaterRepository {
public:
    explicit RaterRepository(Database& database) : m_database(&database) {}
    /// By name.
    [[nodiscard]] Result<std::vector<RaterRecord>> all() const;
    /// Nothing happens when the name is known. Code Usage for an empty name.
    [[nodiscard]] Result<void> add(std::string_view name) const;

    /// Notes that a rater has looked at a stretch; assets are made as needed.
    [[nodiscard]] Result<void> markReviewed(const label::Reviewed& reviewed) const;
    /// By rater, asset and time; stretches of one rater and asset that overlap or touch are one. rater empty: everybody.
    [[nodiscard]] Result<std::vector<label::Reviewed>> reviewed(std::string_view rater = {}) const;

    /// Submits a stretch: it is looked at, and in blind mode this rater sees the labels of others there from now on (label::visibleLabels).
    [[nodiscard]] Result<void> submit(std::string_view rater, const label::Stretch& item) const;
    /// In order of submission.
    [[nodiscard]] Result<std::vector<label::Stretch>> submitted(std::string_view rater) const;

private:
    Database* m_database;
};

/// Named states of the label set. Labels are a history, so a snapshot is a place in it and costs nothing.
class SnapshotRepository {
public:
    explicit SnapshotRepository(Database& database) : m_database(&database) {}
    /// In order of making.
    [[nodiscard]] Result<std::vector<SnapshotRecord>> all() const;
    /// Code Usage for an empty name and one that is taken.
    [[nodiscard]] Result<SnapshotRecord> make(std::string_view name) const;
    /// By name; code NotFound says which there are.
    [[nodiscard]] Result<SnapshotRecord> find(std::string_view name) const;
    /// The labels as they stood then, by time, then id.
    [[nodiscard]] Result<std::vector<label::Label>> labels(const SnapshotRecord& snapshot) const;
    /// Brings all labels back to what they were, ids included, as one gesture that can be undone. id 0 in the answer: nothing differed.
    [[nodiscard]] Result<LabelGesture> restore(const SnapshotRecord& snapshot) const;

private:
    Database* m_database;
};

class AnswerRepository {
public:
    explicit AnswerRepository(Database& database) : m_database(&database) {}
    /// Adds an answer; id and time of answering are set here. An earlier answer of the same rater to the same question about the same
    /// moment stays in the table; the newest counts. Code Usage for an empty question or answer, NotFound for an unknown run.
    [[nodiscard]] Result<AnswerRecord> add(AnswerRecord answer) const;
    /// Newest answer of each rater, question and moment, by asset, time, rater.
    [[nodiscard]] Result<std::vector<AnswerRecord>> ofRun(RunId run) const;

private:
    Database* m_database;
};

struct AddedEvents {
    std::int64_t added = 0;
    std::int64_t known = 0; ///< the very same event was there already
};

class EventRepository {
public:
    explicit EventRepository(Database& database) : m_database(&database) {}
    /// By time reported.
    [[nodiscard]] Result<std::vector<label::MaintenanceEvent>> all() const;
    /// One transaction; events that are there already are counted, not doubled. source: base name of the log.
    [[nodiscard]] Result<AddedEvents> add(std::span<const label::MaintenanceEvent> events, std::string_view source) const;

private:
    Database* m_database;
};

class RunRepository {
public:
    RunRepository(Database& database, const std::filesystem::path& folder) : m_database(&database), m_folder(&folder) {}
    /// In order of creation.
    [[nodiscard]] Result<std::vector<RunRecord>> all() const;
    /// Code NotFound says which runs there are.
    [[nodiscard]] Result<RunRecord> find(RunId id) const;
    [[nodiscard]] Result<RunId> create(std::string_view recipe, const Json& settings) const;
    [[nodiscard]] Result<void> setStatus(RunId id, RunStatus status) const;
    /// occasion: "train", "evaluate", "quantize" ...; replaces what was stored under it.
    [[nodiscard]] Result<void> setMetrics(RunId id, std::string_view occasion, const Json& metrics) const;
    /// Forgets what was stored under an occasion; nothing happens when there is none.
    [[nodiscard]] Result<void> dropMetrics(RunId id, std::string_view occasion) const;
    /// run/<id>/ inside the project, created where the project is writable. Write files there with durableReplace.
    [[nodiscard]] Result<std::filesystem::path> folder(RunId id) const;

    [[nodiscard]] Result<void> addDecision(RunId id, std::string_view precision, bool shown, const Json& content) const;
    /// Newest decision of the run at that precision; nullopt before `tune`.
    [[nodiscard]] Result<std::optional<DecisionRecord>> decision(RunId id, std::string_view precision) const;

private:
    Database* m_database;
    const std::filesystem::path* m_folder;
};

class BundleRepository {
public:
    explicit BundleRepository(Database& database) : m_database(&database) {}
    [[nodiscard]] Result<std::vector<BundleRecord>> all() const;
    /// A serial number of its own for an export; lost when the export fails, never used twice.
    /// wanted: that very number; 0: the next one. Code Usage when it is not above every number used before.
    [[nodiscard]] Result<std::int64_t> reserve(RunId run, std::int64_t wanted = 0) const;
    /// The number that reserve() would give now.
    [[nodiscard]] Result<std::int64_t> nextSerial() const;
    [[nodiscard]] Result<void> complete(std::int64_t serial, std::string_view file, std::string_view hash, const Json& manifest) const;

private:
    Database* m_database;
};

class AuditRepository {
public:
    explicit AuditRepository(Database& database) : m_database(&database) {}
    [[nodiscard]] Result<std::vector<AuditRecord>> all() const;
    /// For what happens outside the tables ("export", "key use").
    [[nodiscard]] Result<void> add(std::string_view what, std::string_view object, const Json& detail = {}) const;
    /// Walks the chain; code Finding names the first record that does not fit. Also compares label events with the digests kept in the
    /// chain.
    [[nodiscard]] Result<void> verify() const;

private:
    Database* m_database;
};

} // namespace tocsin::store
