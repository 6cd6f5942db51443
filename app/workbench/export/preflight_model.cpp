// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/export/preflight_model.h"

#include <QFont>

namespace tocsin::workbench {

using workflow::CheckState;

void PreflightModel::setLines(std::vector<PreflightLine> lines) {
    beginResetModel();
    m_lines = std::move(lines);
    endResetModel();
}

void PreflightModel::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    if (!m_lines.empty()) Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1), {Qt::ForegroundRole});
}

int PreflightModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_lines.size());
}

int PreflightModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QColor PreflightModel::colorOf(CheckState state) const {
    switch (state) {
    case CheckState::Good:
        return m_theme.normal;
    case CheckState::Look:
        return m_theme.fault;
    case CheckState::Stop:
        return m_theme.alarm;
    case CheckState::Unknown:
        break;
    }
    return m_theme.mutedText;
}

QVariant PreflightModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    const PreflightLine& line = m_lines[static_cast<std::size_t>(index.row())];
    if (role == Qt::AccessibleTextRole && index.column() == State) return stateWord(line.state);
    if (role == Qt::ToolTipRole)
        return line.page.isEmpty() ? line.detail
                                   : tr("%1\nDouble click or Enter opens where it is mended: %2").arg(line.detail, line.pageTitle);
    if (role == Qt::ForegroundRole) {
        if (index.column() == State) return colorOf(line.state);
        if (index.column() == Place) return m_theme.accent;
        return {};
    }
    if (role == Qt::FontRole && index.column() == State) {
        QFont font;
        font.setBold(true);
        return font;
    }
    if (role == Qt::TextAlignmentRole) return QVariant::fromValue(Qt::Alignment(Qt::AlignLeft | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    switch (index.column()) {
    case State: {
        // The sign differs too, for those who see no colour and read no English.
        const QString sign = line.state == CheckState::Good   ? QStringLiteral("\u2713")
                             : line.state == CheckState::Look ? QStringLiteral("!")
                             : line.state == CheckState::Stop ? QStringLiteral("\u2715")
                                                              : QStringLiteral("?");
        return sign + QLatin1Char(' ') + stateWord(line.state);
    }
    case Check:
        return line.title;
    case Finding:
        return line.finding;
    case Place:
        return line.pageTitle;
    default:
        return {};
    }
}

QVariant PreflightModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case State:
        return tr("State");
    case Check:
        return tr("Check");
    case Finding:
        return tr("Finding");
    case Place:
        return tr("Mend in");
    default:
        return {};
    }
}

} // namespace tocsin::workbench
