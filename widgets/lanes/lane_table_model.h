// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "widgets/lanes/lane_reading.h"

namespace tocsin::widgets {

class LaneView;

/// What the lanes show as a table, for those who cannot or do not want to read a picture: one row for each sample, or for each pixel column
/// where there are more samples than pixels; columns channel, unit, time (UTC), minimum, maximum, samples. Channels of unlike rates stand
/// one after another. A snapshot: setView() takes another.
class LaneTableModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Channel, Unit, Time, Minimum, Maximum, Samples, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    /// Rows in the visible range only.
    void setView(const LaneView& view);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role = Qt::DisplayRole) const override;
    /// Tab-separated with a heading, numbers in full precision and C locale, times as ISO 8601.
    [[nodiscard]] QString toTsv() const;

private:
    struct Row {
        int channel = 0;
        TimeNs time = 0; ///< start of the column
        double minimum = 0, maximum = 0;
        std::int64_t samples = 0;
        bool single = true; ///< sample, float64; else a float32 summary
    };
    void addReading(int channel, const LaneReading& reading, TimeRange visible);
    [[nodiscard]] QString text(const Row& row, int column) const;
    std::vector<std::pair<QString, QString>> m_channels; // name, unit
    std::vector<Row> m_rows;
};

} // namespace tocsin::widgets
