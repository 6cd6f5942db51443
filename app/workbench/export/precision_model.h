// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QStringList>
#include <vector>

#include "core/base/json.h"

namespace tocsin::workbench {

/// fp32 against int8 as `quantize` found them: size, latency, largest score change, and every decision that changed.
class PrecisionModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Figure, Fp32, Int8, ColumnCount };
    static constexpr std::size_t kListed = 200; ///< changed alarms shown; all are counted
    using QAbstractTableModel::QAbstractTableModel;
    /// report: what quantizeRun() answered; anything but an object empties the table.
    void setReport(const Json& report);
    /// "int8 is kept: ..." or why there is nothing; one sentence.
    [[nodiscard]] QString verdict() const { return m_verdict; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    std::vector<QStringList> m_rows;
    QString m_verdict;
};

} // namespace tocsin::workbench
