// SPDX-License-Identifier: GPL-3.0-or-later
// Who labels, what they have looked at, and what blind mode lets them see.
#include <set>

#include "app/workbench/documents/label_document.h"

namespace tocsin::workbench {

const std::vector<label::Label>& LabelDocument::visible() const {
    if (m_blind == label::Blind::Off) return m_labels;
    if (!m_visible) m_visible = label::visibleLabels(m_labels, m_rater, m_blind, m_submitted);
    return *m_visible;
}

void LabelDocument::readRaters() {
    m_visible.reset();
    m_reviewed.clear();
    m_submitted.clear();
    if (!m_session) return;
    const store::RaterRepository raters = m_session->project->raters();
    if (auto reviewed = raters.reviewed(); reviewed.ok())
        m_reviewed = std::move(*reviewed);
    else
        fail(reviewed.error());
    if (m_rater.empty()) return;
    if (auto submitted = raters.submitted(m_rater); submitted.ok())
        m_submitted = std::move(*submitted);
    else
        fail(submitted.error());
}

void LabelDocument::setRater(const std::string& rater) {
    if (m_rater == rater) return;
    m_rater = rater;
    readRaters();
    Q_EMIT raterChanged();
    if (m_blind == label::Blind::On) Q_EMIT changed();
}

void LabelDocument::setBlind(label::Blind blind) {
    if (m_blind == blind) return;
    m_blind = blind;
    Q_EMIT changed();
}

std::vector<std::string> LabelDocument::raters() const {
    std::set<std::string> names;
    for (const label::Label& label : m_labels)
        if (label.status == label::LabelStatus::Confirmed) names.insert(label.rater);
    if (m_session)
        if (const auto known = m_session->project->raters().all(); known.ok())
            for (const store::RaterRecord& rater : *known) names.insert(rater.name);
    names.erase(std::string());
    names.erase(std::string(label::kAdjudicated));
    return {names.begin(), names.end()};
}

bool LabelDocument::addRater(const std::string& name) {
    if (!refuseUnlessWritable()) return false;
    if (name == label::kAdjudicated)
        return fail(
            {ErrorCode::Usage,
             tr("'%1' is what settled disagreements are called; choose another name").arg(QString::fromStdString(name)).toStdString(),
             {}});
    if (const auto added = m_session->project->raters().add(name); !added.ok()) return fail(added.error());
    Q_EMIT ratersChanged();
    return true;
}

bool LabelDocument::refuseUnlessNamed() {
    return refuseUnlessWritable() &&
           (!m_rater.empty() ||
            fail({ErrorCode::Usage, tr("Say first who is labelling (your name, in the preferences)").toStdString(), {}}));
}

bool LabelDocument::markReviewed(const label::Stretch& stretch) {
    if (!refuseUnlessNamed()) return false;
    if (const auto stored = m_session->project->raters().markReviewed({m_rater, stretch}); !stored.ok()) return fail(stored.error());
    readRaters();
    Q_EMIT ratersChanged();
    return true;
}

bool LabelDocument::submit(const label::Stretch& stretch) {
    if (!refuseUnlessNamed()) return false;
    if (const auto stored = m_session->project->raters().submit(m_rater, stretch); !stored.ok()) return fail(stored.error());
    readRaters();
    Q_EMIT ratersChanged();
    if (m_blind == label::Blind::On) Q_EMIT changed();
    return true;
}

} // namespace tocsin::workbench
