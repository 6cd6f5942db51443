// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/label_queue.h"

#include <algorithm>
#include <tuple>
#include <unordered_set>

#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

/// To the minute: nobody reports a failure to the second.
QString minuteText(TimeNs time) {
    return widgets::readableTime(time, kNsPerSecond).left(16);
}

} // namespace

LabelQueue::LabelQueue(LabelDocument& labels, QObject* parent) : QAbstractListModel(parent), m_labels(labels) {
    connect(&labels, &LabelDocument::projectChanged, this, [this] { // the same numbers mean other labels there
        beginResetModel();
        m_items.clear();
        endResetModel();
    });
    connect(&labels, &LabelDocument::changed, this, &LabelQueue::refresh);
    refresh();
}

void LabelQueue::setEvents(std::vector<label::MaintenanceEvent> events) {
    m_events = std::move(events);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void LabelQueue::refresh() {
    const std::unordered_set<LabelId> known(m_items.begin(), m_items.end());
    std::vector<LabelId> items;
    for (const label::Label& label : m_labels.visible())
        if (label.status == label::LabelStatus::Proposed || known.contains(label.id)) items.push_back(label.id);
    std::stable_sort(items.begin(), items.end(), [this](LabelId a, LabelId b) {
        const label::Label &first = *m_labels.find(a), &second = *m_labels.find(b);
        return std::tie(first.asset, first.range.from) < std::tie(second.asset, second.range.from);
    });
    if (items == m_items) {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
        return;
    }
    beginResetModel();
    m_items = std::move(items);
    endResetModel();
}

int LabelQueue::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_items.size());
}

int LabelQueue::rowOf(LabelId id) const {
    const auto found = std::find(m_items.begin(), m_items.end(), id);
    return found == m_items.end() ? -1 : static_cast<int>(found - m_items.begin());
}

LabelQueue::State LabelQueue::stateAt(int row) const {
    const label::Label* label = m_labels.find(idAt(row));
    if (!label || label->status == label::LabelStatus::Rejected) return State::Rejected;
    if (label->status == label::LabelStatus::Proposed) return State::Open;
    return label->className == label::kUnknownClass && label->confidence < 1 ? State::Unsure : State::Accepted;
}

int LabelQueue::openCount() const {
    int open = 0;
    for (int row = 0; row < rowCount(); ++row) open += stateAt(row) == State::Open ? 1 : 0;
    return open;
}

int LabelQueue::next(int row, int direction, bool openOnly) const {
    for (int at = row + direction; at >= 0 && at < rowCount(); at += direction)
        if (!openOnly || stateAt(at) == State::Open) return at;
    return -1;
}

const label::MaintenanceEvent* LabelQueue::orderOf(const label::Label& label) const {
    const label::MaintenanceEvent* order = nullptr;
    for (const label::MaintenanceEvent& event : m_events)
        if (event.asset == label.asset && !event.workOrder.empty() && label.source.find(event.workOrder) != std::string::npos)
            order = &event;
    return order;
}

QString LabelQueue::reason(const label::Label& label) const {
    const label::MaintenanceEvent* order = orderOf(label);
    if (!order) {
        if (!label.note.empty()) return text(label.note);
        return label.source.empty() ? QString() : tr("from %1").arg(text(label.source));
    }
    QString reason = tr("Work order %1: reported %2").arg(text(order->workOrder), minuteText(order->reported));
    if (order->lastGood) reason += tr(", last seen good %1").arg(minuteText(*order->lastGood));
    if (!order->text.empty()) reason += QStringLiteral(". ") + text(order->text);
    return reason;
}

QVariant LabelQueue::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const label::Label* label = m_labels.find(idAt(index.row()));
    if (!label) return {};
    const State state = stateAt(index.row());
    switch (role) {
    case IdRole:
        return static_cast<qlonglong>(label->id.value);
    case StateRole:
        return static_cast<int>(state);
    case DetailRole:
    case Qt::ToolTipRole:
        return reason(*label);
    case Qt::DisplayRole: {
        // The sign says it without colour.
        const QString sign = state == State::Open       ? QStringLiteral("?")
                             : state == State::Accepted ? QString::fromUtf8("✓")
                             : state == State::Rejected ? QString::fromUtf8("✗")
                                                        : QStringLiteral("~");
        return tr("%1  %2  %3, %4", "sign, machine, class, time")
            .arg(sign, text(label->asset), text(label->className), minuteText(label->range.from));
    }
    case Qt::AccessibleTextRole: {
        const QString said = state == State::Open       ? tr("open")
                             : state == State::Accepted ? tr("accepted")
                             : state == State::Rejected ? tr("rejected")
                                                        : tr("unsure");
        return tr("%1 on %2 from %3, %4").arg(text(label->className), text(label->asset), minuteText(label->range.from), said);
    }
    default:
        return {};
    }
}

} // namespace tocsin::workbench
