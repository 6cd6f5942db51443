// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/label_editor.h"

#include <algorithm>

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

} // namespace

LabelEditor::LabelEditor(LabelDocument& labels, QObject* parent) : QObject(parent), m_labels(labels) {
    connect(&labels, &LabelDocument::changed, this, [this] {
        const auto& seen = m_labels.visible();
        if (m_active && std::none_of(seen.begin(), seen.end(), [this](const label::Label& label) { return label.id == m_active; }))
            setActive({});
    });
}

void LabelEditor::setRecording(std::optional<store::RecordingRecord> recording) {
    m_recording = std::move(recording);
    m_selection.reset();
    setActive({});
}

std::vector<label::Label> LabelEditor::visible() const {
    std::vector<label::Label> found;
    if (!m_recording) return found;
    for (const label::Label& label : m_labels.visible())
        if (label.asset == m_recording->asset && (!label.recording || label.recording == m_recording->id) &&
            label.status != label::LabelStatus::Rejected && label.range.overlaps(m_recording->range))
            found.push_back(label);
    return found;
}

void LabelEditor::setActive(LabelId id) {
    if (id == m_active) return;
    m_active = id;
    Q_EMIT activeChanged();
}

bool LabelEditor::refuse(const QString& sentence) {
    Q_EMIT hint(sentence);
    return false;
}

const label::Label* LabelEditor::needActive() {
    const label::Label* label = activeLabel();
    if (!label) refuse(tr("Choose a label first: Tab goes to the next one, a click takes the one under the pointer"));
    return label;
}

bool LabelEditor::giveClass(const std::string& className) {
    if (!m_recording) return refuse(tr("Choose a recording first"));
    if (m_selection) {
        label::Label label;
        label.asset = m_recording->asset;
        label.range = *m_selection;
        label.className = className;
        const LabelId id = m_labels.add(label);
        if (!id) return false;
        m_lastClass = className;
        m_selection.reset();
        Q_EMIT selectionUsed();
        setActive(id);
        return true;
    }
    const label::Label* active = activeLabel();
    if (!active) return refuse(tr("Select a stretch first: drag over the lanes, or press I and O at the cursor"));
    m_lastClass = className;
    if (active->status != label::LabelStatus::Proposed) return active->className == className || m_labels.changeClass(m_active, className);
    return m_labels.acceptAs(m_active, className);
}

bool LabelEditor::giveDigit(int digit) {
    if (digit == 0) return giveClass(std::string(label::kNormalClass));
    for (const label::SchemeClass& entry : m_labels.scheme().classes)
        if (entry.key == digit) return giveClass(entry.name);
    return refuse(tr("No class has the key %1; the classes are in the strip below the lanes").arg(digit));
}

bool LabelEditor::repeat() {
    if (m_lastClass.empty()) return refuse(tr("Enter repeats the class used last: press a digit first"));
    if (!m_selection) return refuse(tr("Select a stretch first: drag over the lanes, or press I and O at the cursor"));
    return giveClass(m_lastClass);
}

bool LabelEditor::addPoint(TimeNs time) {
    if (m_lastClass.empty())
        for (const label::SchemeClass& entry : m_labels.scheme().classes)
            if (label::isFaultClass(entry.name) && m_lastClass.empty()) m_lastClass = entry.name;
    m_selection = TimeRange{time, time};
    return giveClass(m_lastClass.empty() ? std::string(label::kUnknownClass) : m_lastClass);
}

bool LabelEditor::step(int direction, TimeNs from) {
    const std::vector<label::Label> labels = visible();
    if (labels.empty()) return refuse(tr("This recording has no label yet"));
    // Labels may begin at one instant: from the active one by its place in the order, else by time.
    const auto at = std::find_if(labels.begin(), labels.end(), [this](const label::Label& label) { return label.id == m_active; });
    std::ptrdiff_t next = 0;
    if (at != labels.end())
        next = at - labels.begin() + direction;
    else if (direction > 0)
        next = std::find_if(labels.begin(), labels.end(), [from](const label::Label& label) { return label.range.from > from; }) -
               labels.begin();
    else
        next = std::find_if(labels.begin(), labels.end(), [from](const label::Label& label) { return label.range.from >= from; }) -
               labels.begin() - 1;
    if (next < 0 || next >= static_cast<std::ptrdiff_t>(labels.size()))
        return refuse(direction > 0 ? tr("That was the last label of this recording") : tr("That was the first label of this recording"));
    setActive(labels[static_cast<std::size_t>(next)].id);
    return true;
}

bool LabelEditor::removeActive() {
    return needActive() && m_labels.remove(m_active);
}

bool LabelEditor::splitActive(TimeNs at) {
    return needActive() && m_labels.split(m_active, at);
}

bool LabelEditor::joinNext() {
    const label::Label* label = needActive();
    if (!label) return false;
    for (const label::Label& other : visible())
        if (other.id != label->id && other.range.from >= label->range.from && other.className == label->className &&
            other.channel == label->channel && other.rater == label->rater && other.status == label->status)
            return m_labels.join(label->id, other.id);
    return refuse(tr("No later label '%1' of the same rater to join with").arg(text(label->className)));
}

bool LabelEditor::toggleLock() {
    const label::Label* label = needActive();
    return label && m_labels.setLock(label->id, label->locked ? LabelLock::Off : LabelLock::On);
}

bool LabelEditor::setOnset(LabelId id, TimeRange onset) {
    return m_labels.setOnset(id, label::OnsetRange{onset.from, onset.to});
}

bool LabelEditor::accept() {
    return needActive() && m_labels.accept(m_active);
}
bool LabelEditor::reject() {
    return needActive() && m_labels.reject(m_active);
}
bool LabelEditor::markUnsure() {
    return needActive() && m_labels.markUnsure(m_active);
}

} // namespace tocsin::workbench
