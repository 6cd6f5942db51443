// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/alarm_table_model.h"

#include <algorithm>

#include "widgets/lanes/ticks.h"
#include "widgets/lanes/time_window.h"

namespace tocsin::workbench {

AlarmVerdict verdictOf(const std::string& asset, TimeNs raised, std::span<const alarm::TrueEvent> events,
                       const alarm::EventOptions& options) {
    const auto open = std::any_of(options.unjudged.begin(), options.unjudged.end(), [&](const alarm::UnjudgedTime& time) {
        return time.asset == asset && raised >= time.range.from && raised <= widgets::saturatingAdd(time.range.to, options.graceNs);
    });
    bool grace = false;
    for (const alarm::TrueEvent& event : events) {
        if (event.asset != asset) continue;
        const bool inHorizon = raised >= widgets::saturatingAdd(event.range.from, -options.horizonNs) && raised < event.range.from;
        if (event.range.contains(raised) || (inHorizon && !open)) return AlarmVerdict::FindsEvent;
        grace = grace || (raised > event.range.to && raised <= widgets::saturatingAdd(event.range.to, options.graceNs));
    }
    return grace ? AlarmVerdict::InGrace : open ? AlarmVerdict::Unjudged : AlarmVerdict::False;
}

void AlarmTableModel::setRows(std::vector<AlarmRow> rows) {
    beginResetModel();
    m_rows = std::move(rows);
    endResetModel();
}

int AlarmTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int AlarmTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant AlarmTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() == Lasted || index.column() == Peak ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const AlarmRow& row = m_rows[static_cast<std::size_t>(index.row())];
    switch (index.column()) {
    case Asset:
        return row.asset;
    case Raised:
        return widgets::readableTime(row.alarm.raised, kNsPerSecond).left(19);
    case Lasted: {
        const QString lasted = QString::fromStdString(formatDuration(row.alarm.cleared - row.alarm.raised));
        return row.alarm.open ? tr("%1, open").arg(lasted) : lasted;
    }
    case Peak:
        return widgets::readableNumber(row.alarm.peak);
    case Verdict:
        return row.verdict == AlarmVerdict::FindsEvent ? tr("finds an event")
               : row.verdict == AlarmVerdict::InGrace  ? tr("just after an event")
               : row.verdict == AlarmVerdict::Unjudged ? tr("time not judged")
                                                       : tr("false alarm");
    default:
        return {};
    }
}

QVariant AlarmTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Asset:
        return tr("Asset");
    case Raised:
        return tr("Raised (UTC)");
    case Lasted:
        return tr("Lasted");
    case Peak:
        return tr("Peak score");
    case Verdict:
        return tr("Verdict");
    default:
        return {};
    }
}

} // namespace tocsin::workbench
