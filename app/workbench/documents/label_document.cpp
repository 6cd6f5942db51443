// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/documents/label_document.h"

#include <algorithm>

namespace tocsin::workbench {

namespace {

/// Up to so many changes each finds its own place; more are sorted in together.
constexpr std::size_t kOneByOne = 64;

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString named(const Result<std::optional<std::string>>& what) {
    return what.ok() && *what ? text(**what) : QString();
}

bool byTime(const label::Label& a, const label::Label& b) {
    return a.range.from != b.range.from ? a.range.from < b.range.from : a.id < b.id;
}

} // namespace

QString labelSentence(const label::Label& label) {
    QString sentence =
        label.isPoint()
            ? LabelDocument::tr("mark '%1'").arg(text(label.className))
            : LabelDocument::tr("label '%1' %2").arg(text(label.className), text(formatDuration(label.range.to - label.range.from)));
    return sentence + LabelDocument::tr(" on %1").arg(text(label.asset));
}

void LabelDocument::open(std::shared_ptr<ProjectSession> session) {
    const bool other = (session ? session->project : nullptr) != (m_session ? m_session->project : nullptr);
    m_session = std::move(session);
    m_savedAt = {};
    if (other) Q_EMIT projectChanged();
    reload();
}

void LabelDocument::reload() {
    m_labels.clear();
    m_beginnings.clear();
    m_drag = {};
    m_scheme = label::defaultScheme();
    m_undoText = m_redoText = QString();
    if (m_session) {
        const store::LabelRepository labels = m_session->project->labels();
        auto all = labels.all();
        if (all.ok())
            m_labels = std::move(*all);
        else
            fail(all.error());
        for (const label::Label& label : m_labels) m_beginnings[label.id] = label.range.from;
        if (auto scheme = labels.scheme(); scheme.ok()) m_scheme = std::move(*scheme);
        m_undoText = named(labels.nextUndo());
        m_redoText = named(labels.nextRedo());
    }
    readRaters();
    Q_EMIT schemeChanged();
    Q_EMIT ratersChanged();
    Q_EMIT snapshotsChanged();
    Q_EMIT changed();
}

QString LabelDocument::blockedReason() const {
    if (!m_session) return tr("Open a project first");
    return text(m_session->readOnlyReason);
}

std::vector<label::Label> LabelDocument::ofAsset(const std::string& asset) const {
    std::vector<label::Label> found;
    std::copy_if(m_labels.begin(), m_labels.end(), std::back_inserter(found),
                 [&](const label::Label& label) { return label.asset == asset; });
    return found;
}

const label::Label* LabelDocument::find(LabelId id) const {
    const auto beginning = m_beginnings.find(id);
    if (beginning == m_beginnings.end()) return nullptr;
    label::Label wanted;
    wanted.id = id;
    wanted.range.from = beginning->second;
    return &*std::lower_bound(m_labels.begin(), m_labels.end(), wanted, byTime);
}

bool LabelDocument::fail(const Error& error) {
    if (error.code == ErrorCode::Cancelled) return false; // the user said so himself
    Q_EMIT failed(text(error.message));
    return false;
}

bool LabelDocument::refuseUnlessWritable() {
    return writable() || fail({ErrorCode::Usage, blockedReason().toStdString(), {}});
}

const label::Label* LabelDocument::need(LabelId id) {
    const label::Label* label = find(id);
    if (!label) fail({ErrorCode::NotFound, tr("That label is not there any more").toStdString(), {}});
    return label;
}

void LabelDocument::bringUpToDate(std::span<const store::LabelChange> changes) {
    m_visible.reset();
    if (changes.size() > kOneByOne) {
        std::unordered_map<LabelId, const label::Label*> outcome; // the last word on each label
        for (const store::LabelChange& change : changes) outcome[change.id] = change.after ? &*change.after : nullptr;
        std::erase_if(m_labels, [&](const label::Label& label) { return outcome.contains(label.id); });
        for (const auto& [id, label] : outcome) {
            m_beginnings.erase(id);
            if (!label) continue;
            m_labels.push_back(*label);
            m_beginnings[id] = label->range.from;
        }
        std::sort(m_labels.begin(), m_labels.end(), byTime);
        return;
    }
    for (const store::LabelChange& change : changes) {
        if (const label::Label* old = find(change.id)) {
            m_labels.erase(m_labels.begin() + (old - m_labels.data()));
            m_beginnings.erase(change.id);
        }
        if (!change.after) continue;
        m_labels.insert(std::lower_bound(m_labels.begin(), m_labels.end(), *change.after, byTime), *change.after);
        m_beginnings[change.id] = change.after->range.from;
    }
}

void LabelDocument::committed(const store::LabelGesture& gesture, const QString& sentence) {
    m_savedAt = QDateTime::currentDateTimeUtc();
    m_lastGesture = gesture.id;
    const store::LabelRepository labels = m_session->project->labels();
    m_undoText = named(labels.nextUndo());
    m_redoText = named(labels.nextRedo());
    Q_EMIT labelsChanged(gesture.changes);
    Q_EMIT changed();
    Q_EMIT saved(sentence);
}

bool LabelDocument::setScheme(const label::Scheme& scheme) {
    if (!refuseUnlessWritable()) return false;
    if (const auto stored = m_session->project->labels().saveScheme(scheme); !stored.ok()) return fail(stored.error());
    m_scheme = scheme;
    Q_EMIT schemeChanged();
    return true;
}

Result<label::LabelEdit> LabelDocument::resolved(label::LabelEdit edit) const {
    TOCSIN_TRY(label::checkLocks(m_labels, edit));
    label::OverlapPolicy policy = m_scheme.overlap;
    if (policy == label::OverlapPolicy::Ask && m_question)
        if (const auto inTheWay = label::labelsInTheWay(m_labels, edit); !inTheWay.empty()) {
            policy = m_question(inTheWay);
            if (policy == label::OverlapPolicy::Ask) return Error{ErrorCode::Cancelled, "the gesture was dropped", {}};
        }
    return label::resolveOverlap(policy, m_labels, std::move(edit));
}

std::optional<store::LabelGesture> LabelDocument::commit(std::vector<label::Label> put, std::vector<LabelId> remove, const QString& what) {
    if (!refuseUnlessWritable()) return {};
    const auto edit = resolved({std::move(put), std::move(remove)});
    if (!edit.ok()) {
        fail(edit.error());
        return {};
    }
    auto gesture = m_session->project->labels().commit(edit->put, edit->remove, what.toStdString());
    if (!gesture.ok()) {
        fail(gesture.error());
        return {};
    }
    m_drag = {};
    bringUpToDate(gesture->changes);
    committed(*gesture, what);
    return std::move(*gesture);
}

bool LabelDocument::apply(std::vector<label::Label> put, std::vector<LabelId> remove, const QString& what) {
    return commit(std::move(put), std::move(remove), what).has_value();
}

LabelId LabelDocument::add(label::Label label) {
    label.id = {};
    if (label.rater.empty()) label.rater = m_rater;
    const auto gesture = commit({label}, {}, labelSentence(label));
    return gesture ? gesture->put.front() : LabelId{};
}

LabelId LabelDocument::add(const label::Stretch& stretch, std::string_view className) {
    label::Label label;
    label.asset = stretch.asset;
    label.range = stretch.range;
    label.className = className;
    return add(std::move(label));
}

bool LabelDocument::remove(LabelId id) {
    const label::Label* label = need(id);
    return label && apply({}, {id}, tr("remove %1").arg(labelSentence(*label)));
}

bool LabelDocument::undo() {
    if (!refuseUnlessWritable()) return false;
    const auto gesture = m_session->project->labels().undoStep();
    if (!gesture.ok()) return fail(gesture.error());
    if (!*gesture) return false;
    m_drag = {};
    bringUpToDate((*gesture)->changes);
    committed(**gesture, tr("Undone: %1").arg(text((*gesture)->what)));
    return true;
}

bool LabelDocument::redo() {
    if (!refuseUnlessWritable()) return false;
    const auto gesture = m_session->project->labels().redoStep();
    if (!gesture.ok()) return fail(gesture.error());
    if (!*gesture) return false;
    m_drag = {};
    bringUpToDate((*gesture)->changes);
    committed(**gesture, tr("Done again: %1").arg(text((*gesture)->what)));
    return true;
}

std::vector<store::GestureRecord> LabelDocument::gestures() const {
    if (!m_session) return {};
    auto gestures = m_session->project->labels().gestures();
    return gestures.ok() ? std::move(*gestures) : std::vector<store::GestureRecord>();
}

bool LabelDocument::goTo(std::int64_t target) {
    if (!refuseUnlessWritable()) return false;
    const auto gesture = m_session->project->labels().undoTo(target);
    if (!gesture.ok()) return fail(gesture.error());
    if (gesture->id == 0) return false; // it is the newest that stands already
    m_drag = {};
    bringUpToDate(gesture->changes);
    committed(*gesture, target == 0 ? tr("Undone: everything") : tr("Back to: %1").arg(text(gesture->what)));
    return true;
}

} // namespace tocsin::workbench
