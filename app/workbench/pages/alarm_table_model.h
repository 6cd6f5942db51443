// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <map>
#include <vector>

#include "core/alarm/decision_rule.h"
#include "core/alarm/event_metrics.h"

namespace tocsin::workbench {

/// What an alarm turned out to be (alarm::EventOptions has the rule).
enum class AlarmVerdict { FindsEvent, InGrace, Unjudged, False };

struct AlarmRow {
    QString asset;
    alarm::AlarmInterval alarm;
    AlarmVerdict verdict = AlarmVerdict::False;
};

[[nodiscard]] AlarmVerdict verdictOf(const std::string& asset, TimeNs raised, std::span<const alarm::TrueEvent> events,
                                     const alarm::EventOptions& options);

using AlarmsByAsset = std::map<QString, std::vector<alarm::AlarmInterval>>;

/// The alarms that a threshold yields, as a table over values.
class AlarmTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Asset, Raised, Lasted, Peak, Verdict, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setRows(std::vector<AlarmRow> rows);
    [[nodiscard]] const AlarmRow& row(int number) const { return m_rows.at(static_cast<std::size_t>(number)); }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<AlarmRow> m_rows;
};

} // namespace tocsin::workbench
