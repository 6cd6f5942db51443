// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QString>
#include <memory>
#include <span>
#include <vector>

#include "app/workbench/project_session.h"
#include "core/label/label.h"
#include "core/label/scheme.h"

namespace tocsin::workbench {

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
    /// The scheme's overlap policy is applied to new labels of a confirmed class: Replace cuts back older labels of the same asset, channel
    /// and rater, Refuse refuses.
    bool apply(std::vector<label::Label> put, std::vector<LabelId> remove, const QString& what);
    /// Adds one label in the name of the rater; its id, or 0 when it failed.
    LabelId add(label::Label label);
    bool remove(LabelId id);

    [[nodiscard]] bool canUndo() const { return !m_undoText.isNull(); }
    [[nodiscard]] bool canRedo() const { return !m_redoText.isNull(); }
    [[nodiscard]] QString undoText() const { return m_undoText; }
    [[nodiscard]] QString redoText() const { return m_redoText; }
    bool undo();
    bool redo();

    /// What was done to the labels, newest first; empty without a project.
    [[nodiscard]] std::vector<store::GestureRecord> gestures() const;
    /// Takes back or does again until this edit is the newest that stands; 0: until none stands. True when anything changed.
    bool goTo(std::int64_t gesture);

    /// When the last change was durable; invalid before the first.
    [[nodiscard]] QDateTime savedAt() const { return m_savedAt; }

Q_SIGNALS:
    void changed();
    void schemeChanged();
    void raterChanged();
    /// A gesture is durable; sentence for the status bar and screen readers.
    void saved(const QString& sentence);
    void failed(const QString& message);

private:
    bool fail(const Error& error);
    void committed(const QString& sentence);
    std::shared_ptr<ProjectSession> m_session;
    std::vector<label::Label> m_labels;
    label::Scheme m_scheme = label::defaultScheme();
    std::string m_rater;
    QString m_undoText, m_redoText;
    QDateTime m_savedAt;
};

/// "label 'bearing wear' 3 min 20 s on pump 2".
[[nodiscard]] QString labelSentence(const label::Label& label);

} // namespace tocsin::workbench
