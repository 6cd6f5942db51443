// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_table_model.h"

#include <QLocale>
#include <QStringList>
#include <cmath>

#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

void LaneTableModel::addReading(int channel, const LaneReading& reading, TimeRange visible) {
    const double width = reading.columns.empty()
                             ? 0
                             : static_cast<double>(reading.range.to - reading.range.from) / static_cast<double>(reading.columns.size());
    for (std::size_t i = 0; i < reading.columns.size(); ++i) {
        const series::ColumnRange& column = reading.columns[i];
        const TimeNs time = saturatingAdd(reading.range.from, static_cast<TimeNs>(static_cast<double>(i) * width));
        if (column.count > 0 && visible.contains(time))
            m_rows.push_back({channel, time, column.minimum, column.maximum, column.count, false});
    }
    for (std::size_t i = 0; i < reading.times.size(); ++i)
        if (std::isfinite(reading.values[i]) && visible.contains(reading.times[i]))
            m_rows.push_back({channel, reading.times[i], reading.values[i], reading.values[i], 1, true});
}

void LaneTableModel::setView(const LaneView& view) {
    beginResetModel();
    m_channels.clear();
    m_rows.clear();
    for (int lane = 0; lane < view.laneCount(); ++lane)
        for (int trace = 0; trace < view.lane(lane).traceCount(); ++trace) {
            m_channels.emplace_back(view.lane(lane).spec(trace).name, view.lane(lane).spec(trace).unit);
            addReading(static_cast<int>(m_channels.size()) - 1, view.lane(lane).reading(trace), view.visibleRange());
        }
    endResetModel();
}

int LaneTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int LaneTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString LaneTableModel::text(const Row& row, int column) const {
    // 17 digits bring every float64 back; the summaries are float32, which 9 bring back.
    const auto number = [&](double value) { return QString::number(value, 'g', row.single ? QLocale::FloatingPointShortest : 9); };
    switch (column) {
    case Channel:
        return m_channels[static_cast<std::size_t>(row.channel)].first;
    case Unit:
        return m_channels[static_cast<std::size_t>(row.channel)].second;
    case Time:
        return QString::fromStdString(formatTime(row.time));
    case Minimum:
        return number(row.minimum);
    case Maximum:
        return number(row.maximum);
    case Samples:
        return QString::number(row.samples);
    default:
        return {};
    }
}

QVariant LaneTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount) return {};
    if (role == Qt::DisplayRole) return text(m_rows[static_cast<std::size_t>(index.row())], index.column());
    if (role == Qt::TextAlignmentRole && index.column() >= Minimum) return QVariant(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant LaneTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (role != Qt::DisplayRole || orientation != Qt::Horizontal) return QAbstractTableModel::headerData(section, orientation, role);
    switch (section) {
    case Channel:
        return tr("Channel");
    case Unit:
        return tr("Unit");
    case Time:
        return tr("Time (UTC)");
    case Minimum:
        return tr("Minimum");
    case Maximum:
        return tr("Maximum");
    case Samples:
        return tr("Samples");
    default:
        return {};
    }
}

QString LaneTableModel::toTsv() const {
    QStringList lines;
    lines.reserve(static_cast<qsizetype>(m_rows.size()) + 1);
    QStringList cells;
    for (int column = 0; column < ColumnCount; ++column) cells << headerData(column, Qt::Horizontal).toString();
    lines << cells.join(QLatin1Char('\t'));
    for (const Row& row : m_rows) {
        cells.clear();
        for (int column = 0; column < ColumnCount; ++column) {
            // A name with a tab or a line end must not shift the cells behind it.
            QString cell = text(row, column);
            cell.replace(QLatin1Char('\t'), QLatin1Char(' ')).replace(QLatin1Char('\n'), QLatin1Char(' '));
            cells << cell;
        }
        lines << cells.join(QLatin1Char('\t'));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace tocsin::widgets
