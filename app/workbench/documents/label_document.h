// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <memory>
#include <optional>
#include <span>
#include <unordered_map>
#include <vector>

#include "app/workbench/project_session.h"
#include "core/label/adjudication.h"
#include "core/label/label.h"
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
    /// nullptr closes. Emits changed().
    void open(std::shared_ptr<ProjectSession> session);
    /// Reads labels and scheme again, for changes that came past this document (imports).
    void reload();

    [[nodiscard]] bool writable() const { return m_session && m_session->writable(); }
    /// Why nothing can be changed; empty when it can.
    [[nodiscard]] QString blockedReason() const;

    /// By time, then id.
    [[nodiscard]] const std::vector<label::Label>& labels() const { return m_labels; }
    [[nodiscard]] std::vector<label::Label> ofAsset(const std::string& asset) const;
    [[nodiscard]] const label::Label* find(LabelId id) const;
    [[nodiscard]] const label::Scheme& scheme() const { return m_scheme; }
    bool setScheme(const label::Scheme& scheme);

    /// Name put on labels made from now on.
    [[nodiscard]] const std::string& rater() const { return m_rater; }
    void setRater(const std::string& rater);

    /// One gesture; what: "label 'bearing wear' 3 min 20 s on pump 2". False: refused or failed, and failed() said why; nothing changed.
    /// Locked labels are refused; the scheme's overlap policy is applied (label::resolveOverlap). The gesture costs what it changes: the
    /// other labels are not read again.
    bool apply(std::vector<label::Label> put, std::vector<LabelId> remove, const QString& what);
    /// Adds one label in the name of the rater; its id, or 0 when it failed.
    LabelId add(label::Label label);
    bool remove(LabelId id);

    // Gestures on one label. Each is false when it was refused; failed() said why.

    /// A proposal (or any label) becomes the rater's own confirmed word, confidence 1; its source stays.
    bool accept(LabelId id);
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
    /// Back, or forward again, to where this entry of the history (kind "edit") is the newest that stands; 0: the beginning. One step of the
    /// store. True when anything changed.
    bool goTo(std::int64_t gesture);

    /// When the last change was durable; invalid before the first.
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; }

Q_SIGNALS:
    void changed();
    /// What became of which label, in order, before changed(); not after open() and reload(), which tell by changed() alone.
    void labelsChanged(const std::vector<store::LabelChange>& changes);
    void schemeChanged();
    void raterChanged();
    /// A gesture is durable; sentence for the status bar and screen readers.
    void saved(const QString& sentence);
    void failed(const QString& message);

private:
    bool fail(const Error& error);
    bool refuseUnlessWritable();
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
    std::vector<label::Label> m_labels;               ///< by time, then id
    std::unordered_map<LabelId, TimeNs> m_beginnings; ///< where to look in m_labels
    Drag m_drag;
    int m_drags = 0;
    std::int64_t m_lastGesture = 0;
    label::Scheme m_scheme = label::defaultScheme();
    std::string m_rater;
    QString m_undoText, m_redoText;
    QDateTime m_savedAt;
};

/// "label 'bearing wear' 3 min 20 s on pump 2".
[[nodiscard]] QString labelSentence(const label::Label& label);

} // namespace tocsin::workbench
