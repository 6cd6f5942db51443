// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "app/workbench/project_session.h"
#include "core/label/adjudication.h"
#include "core/label/blind.h"
#include "core/label/label.h"
#include "core/label/label_diff.h"
#include "core/label/overlap.h"
#include "core/label/scheme.h"

namespace tocsin::workbench {

enum class LabelEdge { Begin, End };
enum class LabelLock { Off, On };

/// The labels of the open project. Every mutation is one gesture of LabelRepository: named, atomic, synced before the call returns, undone
/// and redone in order across restarts. GUI thread.
class LabelDocument : public QObject {
    Q_OBJECT
public:
    using QObject::QObject;
    /// nullptr closes. Emits changed(), and projectChanged() before it when this is another project than before.
    void open(std::shared_ptr<ProjectSession> session);
    /// Reads labels and scheme again, for changes that came past this document (imports).
    void reload();

    [[nodiscard]] bool writable() const { return m_session && m_session->writable(); }
    /// Why nothing can be changed; empty when it can.
    [[nodiscard]] QString blockedReason() const;

    /// By time, then id; everybody's, whatever the mode. What is put on the screen comes from visible().
    [[nodiscard]] const std::vector<label::Label>& labels() const { return m_labels; }
    /// The labels that the rater may see (label::visibleLabels): in blind mode his own and those inside what he has submitted.
    [[nodiscard]] const std::vector<label::Label>& visible() const;
    [[nodiscard]] std::vector<label::Label> ofAsset(const std::string& asset) const;
    [[nodiscard]] const label::Label* find(LabelId id) const;
    [[nodiscard]] const label::Scheme& scheme() const { return m_scheme; }
    bool setScheme(const label::Scheme& scheme);

    /// Asked under OverlapPolicy::Ask, with the standing labels in the way, before anything is stored: Allow, Replace or Refuse; Ask drops
    /// the gesture without a word. Without a question Ask refuses. Called inside the gesture: move an edge when the mouse lets go, not on
    /// the way.
    using OverlapQuestion = std::function<label::OverlapPolicy(const std::vector<label::Label>& inTheWay)>;
    void setOverlapQuestion(OverlapQuestion question) { m_question = std::move(question); }

    // People (label_raters.cpp). What was looked at and submitted is no gesture: undo does not take it back.

    /// Name put on labels made from now on.
    [[nodiscard]] const std::string& rater() const { return m_rater; }
    void setRater(const std::string& rater);
    /// Those of the project's list and those of confirmed labels, by name; label::kAdjudicated is nobody.
    [[nodiscard]] std::vector<std::string> raters() const;
    bool addRater(const std::string& name);
    [[nodiscard]] label::Blind blind() const { return m_blind; }
    /// Emits changed(): other labels may be seen from now on.
    void setBlind(label::Blind blind);
    /// What has been looked at, by rater, asset and time, merged.
    [[nodiscard]] const std::vector<label::Reviewed>& reviewed() const { return m_reviewed; }
    /// The rater has looked at a stretch, whether or not he labelled something there. Refused without a rater.
    bool markReviewed(const label::Stretch& stretch);
    /// What this rater has submitted.
    [[nodiscard]] const std::vector<label::Stretch>& submitted() const { return m_submitted; }
    /// The rater is done with a stretch: it counts as looked at, and in blind mode he sees from now on what others said there. Refused
    /// without a rater.
    bool submit(const label::Stretch& stretch);

    /// One gesture; what: "label 'bearing wear' 3 min 20 s on pump 2". False: refused or failed, and failed() said why; nothing changed.
    /// Locked labels are refused; the scheme's overlap policy is applied (label::resolveOverlap). The gesture costs what it changes: the
    /// other labels are not read again.
    bool apply(std::vector<label::Label> put, std::vector<LabelId> remove, const QString& what);
    /// Adds one label in the name of the rater; its id, or 0 when it failed.
    LabelId add(label::Label label);
    /// A class over a stretch ("normal": judged good), or a mark at one instant where the stretch has no length.
    LabelId add(const label::Stretch& stretch, std::string_view className);
    bool remove(LabelId id);

    // Gestures on one label. Each is false when it was refused; failed() said why.

    /// A proposal (or any label) becomes the rater's own confirmed word, confidence 1; its source stays.
    bool accept(LabelId id);
    /// Accepted as something else than was proposed; range: where the rater drew it, and then no onset is left.
    bool acceptAs(LabelId id, const std::string& className, std::optional<TimeRange> range = {});
    /// Stays in the project as rejected, in the rater's name, so that it is not proposed again.
    bool reject(LabelId id);
    /// "Nobody can say": the class becomes "unknown" in the rater's name, confidence 0.5, so that it neither trains nor counts; the note
    /// keeps what it was. For "rather sure" use setConfidence: class and training stay.
    bool markUnsure(LabelId id);
    bool setConfidence(LabelId id, double confidence);
    bool changeClass(LabelId id, const std::string& className);
    bool setNote(LabelId id, const std::string& note);
    /// nullopt takes the fuzzy band away.
    bool setOnset(LabelId id, std::optional<label::OnsetRange> onset);
    /// Moves one edge, or a point label as a whole. drag: a number from newDrag(); successive moves of the same edge of the same label with
    /// the same number are one gesture as long as nothing else came between, each durable all the same. 0: a gesture of its own.
    bool moveEdge(LabelId id, LabelEdge edge, TimeNs time, int drag = 0);
    [[nodiscard]] int newDrag() { return ++m_drags; }
    /// The later part is a new label that begins 1 ns after `at`; the onset stays with the first.
    bool split(LabelId id, TimeNs at);
    /// One label from the first beginning to the last end; asset, channel, class and rater must be the same. The earlier one stays.
    bool join(LabelId id, LabelId other);
    bool setLock(LabelId id, LabelLock lock);
    /// Settles a disagreement in favour of one rater.
    bool adopt(const label::Disagreement& disagreement, const std::string& rater);

    [[nodiscard]] bool canUndo() const { return !m_undoText.isNull(); }
    [[nodiscard]] bool canRedo() const { return !m_redoText.isNull(); }
    [[nodiscard]] QString undoText() const { return m_undoText; }
    [[nodiscard]] QString redoText() const { return m_redoText; }
    bool undo();
    bool redo();

    /// What was done to the labels, newest first; empty without a project.
    [[nodiscard]] std::vector<store::GestureRecord> gestures() const;
    /// Takes back or does again, in one transaction, until this edit (store::GestureRecord, kind "edit") is the newest that stands; 0:
    /// until none stands. True when anything changed.
    bool goTo(std::int64_t gesture);

    // Snapshots (label_snapshots.cpp).

    /// In order of making.
    [[nodiscard]] std::vector<store::SnapshotRecord> snapshots() const;
    bool makeSnapshot(const QString& name);
    /// From the snapshot to the labels as they are; nullopt after failed(). Sentences: label::diffWords.
    [[nodiscard]] std::optional<label::LabelDiff> sinceSnapshot(const store::SnapshotRecord& snapshot);
    /// One gesture. True also where nothing differed.
    bool restore(const store::SnapshotRecord& snapshot);

    /// When the last change was durable; invalid before the first.
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; }

Q_SIGNALS:
    void projectChanged();
    void changed();
    /// What became of which label, in order, before changed(); not after open() and reload(), which tell by changed() alone.
    void labelsChanged(const std::vector<store::LabelChange>& changes);
    void schemeChanged();
    void raterChanged();
    /// Somebody was added, something looked at or submitted.
    void ratersChanged();
    void snapshotsChanged();
    /// A gesture is durable; sentence for the status bar and screen readers.
    void saved(const QString& sentence);
    void failed(const QString& message);

private:
    bool fail(const Error& error);
    bool refuseUnlessWritable();
    bool refuseUnlessNamed();
    void readRaters();
    /// The label, or nullptr after failed() said that it is gone.
    const label::Label* need(LabelId id);
    /// Locks and the scheme's policy.
    Result<label::LabelEdit> resolved(label::LabelEdit edit) const;
    std::optional<store::LabelGesture> commit(std::vector<label::Label> put, std::vector<LabelId> remove, const QString& what);
    void committed(const store::LabelGesture& gesture, const QString& sentence);
    void bringUpToDate(std::span<const store::LabelChange> changes);

    /// The drag under way: its gesture can be made again as long as it is the newest.
    struct Drag {
        int number = 0;
        LabelId label;
        LabelEdge edge = LabelEdge::Begin;
        std::int64_t gesture = 0;
        std::vector<store::LabelChange> changes;
    };
    std::shared_ptr<ProjectSession> m_session;
    std::vector<label::Label> m_labels;                         ///< by time, then id
    mutable std::optional<std::vector<label::Label>> m_visible; ///< in blind mode, once asked for
    std::unordered_map<LabelId, TimeNs> m_beginnings;           ///< where to look in m_labels
    Drag m_drag;
    int m_drags = 0;
    std::int64_t m_lastGesture = 0;
    label::Scheme m_scheme = label::defaultScheme();
    std::string m_rater;
    label::Blind m_blind = label::Blind::Off;
    std::vector<label::Reviewed> m_reviewed;
    std::vector<label::Stretch> m_submitted; ///< of m_rater
    OverlapQuestion m_question;
    QString m_undoText, m_redoText;
    QDateTime m_savedAt;
};

/// "label 'bearing wear' 3 min 20 s on pump 2".
[[nodiscard]] QString labelSentence(const label::Label& label);

} // namespace tocsin::workbench
