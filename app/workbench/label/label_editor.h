// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <optional>
#include <vector>

#include "app/workbench/documents/label_document.h"
#include "core/store/records.h"

namespace tocsin::workbench {

/// What keys and mouse mean on the Label page, without a window: a selection of time, one active label, the class that was used last. All
/// changes go through the document, one gesture each. GUI thread.
class LabelEditor : public QObject {
    Q_OBJECT
public:
    explicit LabelEditor(LabelDocument& labels, QObject* parent = nullptr);

    /// Where new labels go; nullopt: nowhere.
    void setRecording(std::optional<store::RecordingRecord> recording);
    [[nodiscard]] const std::optional<store::RecordingRecord>& recording() const { return m_recording; }
    /// Labels that the rater may see (LabelDocument::visible) of the recording's asset and time that are not rejected, by time.
    [[nodiscard]] std::vector<label::Label> visible() const;

    void setSelection(std::optional<TimeRange> selection) { m_selection = selection; }
    [[nodiscard]] std::optional<TimeRange> selection() const { return m_selection; }
    void setActive(LabelId id);
    [[nodiscard]] LabelId active() const { return m_active; }
    /// nullptr without one.
    [[nodiscard]] const label::Label* activeLabel() const { return m_labels.find(m_active); }

    /// A selection becomes a label of that class, and is used up; without one the active label changes its class, a proposal is accepted
    /// with it. Digit 0 means "normal". False with a hint when there is neither, or no class has that digit.
    bool giveClass(const std::string& className);
    bool giveDigit(int digit);
    /// The class used last, on the selection.
    bool repeat();
    [[nodiscard]] const std::string& lastClass() const { return m_lastClass; }
    /// A point label of the last class.
    bool addPoint(TimeNs time);
    /// The next visible label in time becomes active; false at the end.
    bool step(int direction, TimeNs from);
    bool removeActive();
    bool splitActive(TimeNs at);
    /// With the next label of the same class, machine, channel and rater.
    bool joinNext();
    bool toggleLock();
    bool moveEdge(LabelId id, LabelEdge edge, TimeNs time) { return m_labels.moveEdge(id, edge, time); }
    bool setOnset(LabelId id, TimeRange onset);
    bool accept();
    bool reject();
    bool markUnsure();

Q_SIGNALS:
    void selectionUsed();
    void activeChanged();
    /// Why a key did nothing, and what would help.
    void hint(const QString& sentence);

private:
    bool refuse(const QString& sentence);
    [[nodiscard]] const label::Label* needActive();
    LabelDocument& m_labels;
    std::optional<store::RecordingRecord> m_recording;
    std::optional<TimeRange> m_selection;
    LabelId m_active{};
    std::string m_lastClass;
};

} // namespace tocsin::workbench
