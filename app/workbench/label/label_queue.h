// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <vector>

#include "app/workbench/documents/label_document.h"

namespace tocsin::workbench {

/// What waits to be judged: proposals, by asset and time. A judged one stays in its place, marked, until the project is opened again, so
/// that people see what they did. Blind mode hides those outside what was submitted.
class LabelQueue : public QAbstractListModel {
    Q_OBJECT
public:
    enum class State { Open, Accepted, Rejected, Unsure };
    enum Roles { IdRole = Qt::UserRole, StateRole, DetailRole };

    explicit LabelQueue(LabelDocument& labels, QObject* parent = nullptr);
    /// Work orders are told with their proposals.
    void setEvents(std::vector<label::MaintenanceEvent> events);

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] LabelId idAt(int row) const { return m_items.at(static_cast<std::size_t>(row)); }
    /// -1: not in the queue.
    [[nodiscard]] int rowOf(LabelId id) const;
    [[nodiscard]] State stateAt(int row) const;
    [[nodiscard]] int openCount() const;
    /// The next row from `row` in a direction; openOnly: one that is not judged. -1: there is none.
    [[nodiscard]] int next(int row, int direction, bool openOnly) const;
    /// "proposed from work order 40123: reported 2025-01-27 14:10, last seen good 09:30".
    [[nodiscard]] QString reason(const label::Label& label) const;
    /// The work order that a label was proposed from; nullptr when there is none.
    [[nodiscard]] const label::MaintenanceEvent* orderOf(const label::Label& label) const;

private:
    void refresh();
    LabelDocument& m_labels;
    std::vector<LabelId> m_items;
    std::vector<label::MaintenanceEvent> m_events;
};

} // namespace tocsin::workbench
