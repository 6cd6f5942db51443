// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/panels/history_model.h"

#include <QDateTime>
#include <QFont>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>

namespace tocsin::workbench {

namespace {

QString localTime(TimeNs time) {
    const QDateTime at = QDateTime::fromMSecsSinceEpoch(time / 1'000'000).toLocalTime();
    return at.date() == QDate::currentDate() ? QLocale().toString(at.time(), QLocale::ShortFormat)
                                             : QLocale().toString(at, QLocale::ShortFormat);
}

} // namespace

HistoryModel::HistoryModel(LabelDocument& labels, QObject* parent) : QAbstractListModel(parent), m_labels(labels) {
    connect(&m_labels, &LabelDocument::changed, this, [this] { reload(); });
    reload();
}

void HistoryModel::reload() {
    beginResetModel();
    m_rows = m_labels.gestures();
    std::erase_if(m_rows, [](const store::GestureRecord& row) { return row.kind == "undo" || row.kind == "redo"; });
    endResetModel();
}

qint64 HistoryModel::gestureAt(int row) const {
    if (row < 0 || row >= rowCount()) return -1;
    if (row == rowCount() - 1) return 0;
    const store::GestureRecord& gesture = m_rows[static_cast<std::size_t>(row)];
    return gesture.kind == "edit" ? gesture.id : -1;
}

bool HistoryModel::stands(int row) const {
    return row == rowCount() - 1 || (row >= 0 && row < rowCount() && !m_rows[static_cast<std::size_t>(row)].undone);
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() || m_rows.empty() ? 0 : static_cast<int>(m_rows.size()) + 1;
}

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const bool beginning = index.row() == rowCount() - 1;
    if (role == Qt::DisplayRole && beginning) return tr("Before the first label");
    if (role == Qt::ToolTipRole && beginning) return tr("Double click: undo everything that can be undone");
    if (beginning) return {};
    const store::GestureRecord& gesture = m_rows[static_cast<std::size_t>(index.row())];
    const QString what = QString::fromStdString(gesture.what);
    switch (role) {
    case Qt::DisplayRole:
        return QStringLiteral("%1\n%2").arg(what, gesture.who.empty()
                                                      ? localTime(gesture.time)
                                                      : tr("%1 by %2").arg(localTime(gesture.time), QString::fromStdString(gesture.who)));
    case Qt::AccessibleTextRole:
        return gesture.undone ? tr("%1, undone").arg(what) : what;
    case Qt::ForegroundRole:
        return gesture.undone ? QVariant(QGuiApplication::palette().color(QPalette::PlaceholderText)) : QVariant();
    case Qt::FontRole: {
        QFont font = QGuiApplication::font();
        font.setStrikeOut(gesture.undone); // never by colour alone
        return font;
    }
    case Qt::ToolTipRole:
        if (gesture.kind != "edit") return tr("Came with an import: it is not undone");
        if (gesture.lost) return tr("Undone; newer labels were made since, so it cannot be done again");
        return (gesture.undone ? tr("Double click: do again up to here. %1") : tr("Double click: undo everything after this. %1"))
            .arg(tr("Labels changed: %1").arg(gesture.changes));
    default:
        return {};
    }
}

} // namespace tocsin::workbench
