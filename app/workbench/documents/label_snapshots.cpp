// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/documents/label_document.h"

namespace tocsin::workbench {

std::vector<store::SnapshotRecord> LabelDocument::snapshots() const {
    if (!m_session) return {};
    auto all = m_session->project->snapshots().all();
    return all.ok() ? std::move(*all) : std::vector<store::SnapshotRecord>();
}

bool LabelDocument::makeSnapshot(const QString& name) {
    if (!refuseUnlessWritable()) return false;
    if (const auto made = m_session->project->snapshots().make(name.trimmed().toStdString()); !made.ok()) return fail(made.error());
    Q_EMIT snapshotsChanged();
    return true;
}

std::optional<label::LabelDiff> LabelDocument::sinceSnapshot(const store::SnapshotRecord& snapshot) {
    if (!m_session) {
        fail({ErrorCode::Usage, blockedReason().toStdString(), {}});
        return {};
    }
    const auto then = m_session->project->snapshots().labels(snapshot);
    if (!then.ok()) {
        fail(then.error());
        return {};
    }
    return label::diffLabels(*then, m_labels);
}

bool LabelDocument::restore(const store::SnapshotRecord& snapshot) {
    if (!refuseUnlessWritable()) return false;
    const auto gesture = m_session->project->snapshots().restore(snapshot);
    if (!gesture.ok()) return fail(gesture.error());
    if (gesture->id == 0) return true; // the labels are those of the snapshot already
    m_drag = {};
    bringUpToDate(gesture->changes);
    committed(*gesture, tr("Snapshot '%1' restored").arg(QString::fromStdString(snapshot.name)));
    return true;
}

} // namespace tocsin::workbench
