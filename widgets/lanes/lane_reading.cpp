// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_reading.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

namespace {

constexpr double kPixelsForMarker = 8; // samples nearer than this are drawn without markers

/// The samples of the view and one on either side, when there are at most `maximum`.
Result<bool> readSamples(const LaneSpec& spec, TimeRange range, std::int64_t maximum, LaneReading& reading) {
    const series::SeriesSource& source = *spec.source;
    if (!source.ordered(spec.group)) return false;
    const std::int64_t rows = source.rows(spec.group);
    TOCSIN_ASSIGN(std::int64_t from, source.rowAt(spec.group, range.from));
    TOCSIN_ASSIGN(std::int64_t to, source.rowAt(spec.group, saturatingAdd(range.to, 1)));
    from = std::max<std::int64_t>(0, from - 1);
    to = std::min(rows, to + 1);
    if (to - from > maximum) return false;
    TOCSIN_ASSIGN(reading.times, source.times(spec.group, from, to));
    TOCSIN_ASSIGN(reading.values, source.values(spec.group, spec.channel, from, to));
    return true;
}

/// Left edge of a column in time.
double columnTime(const LaneReading& reading, std::size_t column) {
    const double width = static_cast<double>(reading.range.to - reading.range.from) / static_cast<double>(reading.columns.size());
    return static_cast<double>(column) * width;
}

std::size_t filledColumns(const LaneReading& reading) {
    return static_cast<std::size_t>(
        std::count_if(reading.columns.begin(), reading.columns.end(), [](const series::ColumnRange& column) { return column.count > 0; }));
}

/// Empty columns in a row that the trace is still drawn across. With the nominal step known the gap rule is that of the import report; else
/// a few times the usual distance of filled columns.
double longestEmptyRun(const LaneReading& reading, std::size_t filled) {
    const std::size_t count = reading.columns.size();
    const double columnNs = static_cast<double>(reading.range.to - reading.range.from) / static_cast<double>(count);
    if (reading.longestJoin > 0) return std::ceil(static_cast<double>(reading.longestJoin) / columnNs) - 1;
    const double usual = filled > 1 ? kGapSteps * static_cast<double>(count) / static_cast<double>(filled) - 1 : 0;
    return filled * 2 > count ? std::min(usual, 1.0) : usual;
}

} // namespace

bool LaneReading::empty() const {
    return std::none_of(columns.begin(), columns.end(), [](const series::ColumnRange& column) { return column.count > 0; }) &&
           std::none_of(values.begin(), values.end(), [](double value) { return std::isfinite(value); });
}

LaneReading readLane(const LaneSpec& spec, TimeRange range, int columnCount) {
    LaneReading reading;
    reading.range = range;
    columnCount = std::max(1, columnCount);
    const auto failed = [&](const Error& error) {
        reading.error = QString::fromStdString(error.message);
        return reading;
    };
    if (!spec.source || spec.group >= spec.source->groups().size() || spec.channel >= spec.source->groups()[spec.group].channels.size()) {
        reading.error = QCoreApplication::translate("LaneReading", "This channel is not in the recording.");
        return reading;
    }
    reading.extent = spec.source->range(spec.group);
    const double rate = spec.source->groups()[spec.group].channels[spec.channel].rateHz;
    if (rate > 0) reading.longestJoin = static_cast<TimeNs>(std::min(4.0e18, kGapSteps * 1e9 / rate));
    const auto samples = readSamples(spec, range, std::max(2, columnCount / 2), reading);
    if (!samples.ok()) return failed(samples.error());
    if (*samples) return reading;
    auto columns = spec.source->columns(spec.group, spec.channel, range, columnCount);
    if (!columns.ok()) return failed(columns.error());
    reading.columns = std::move(*columns);
    return reading;
}

std::vector<TimeRange> readingGaps(const LaneReading& reading) {
    std::vector<TimeRange> gaps;
    if (!reading.columns.empty()) {
        const double longest = longestEmptyRun(reading, filledColumns(reading));
        const auto addRun = [&](std::size_t from, std::size_t to) {
            if (static_cast<double>(to) - static_cast<double>(from) <= longest) return;
            const TimeNs start = saturatingAdd(reading.range.from, static_cast<TimeNs>(columnTime(reading, from)));
            const TimeNs end = saturatingAdd(reading.range.from, static_cast<TimeNs>(columnTime(reading, to)));
            if (start >= reading.extent.from && end <= reading.extent.to) gaps.push_back({start, end});
        };
        std::size_t from = 0;
        for (std::size_t i = 0; i < reading.columns.size(); ++i) {
            if (reading.columns[i].count == 0) continue;
            addRun(from, i);
            from = i + 1;
        }
        addRun(from, reading.columns.size());
        return gaps;
    }
    for (std::size_t i = 1; i < reading.times.size(); ++i)
        if (reading.longestJoin > 0 && reading.times[i] - reading.times[i - 1] > reading.longestJoin)
            gaps.push_back({reading.times[i - 1], reading.times[i]});
    return gaps;
}

ValueRange valueRange(const LaneReading& reading, TimeRange visible, int maximumTicks) {
    double low = std::numeric_limits<double>::infinity(), high = -low;
    const auto take = [&](double minimum, double maximum) {
        if (!std::isfinite(minimum) || !std::isfinite(maximum)) return;
        low = std::min(low, minimum);
        high = std::max(high, maximum);
    };
    for (const series::ColumnRange& column : reading.columns)
        if (column.count > 0) take(column.minimum, column.maximum);
    for (std::size_t i = 0; i < reading.values.size(); ++i) {
        // A neighbour outside counts when nothing inside does: the join to it is what the view shows.
        const bool inside = visible.contains(reading.times[i]);
        if (inside || reading.values.size() <= 4) take(reading.values[i], reading.values[i]);
    }
    return roundRange(low, high, maximumTicks);
}

LaneStrokes laneStrokes(const LaneReading& reading, const TimeWindow& window, const ValueRange& values, const QRectF& area) {
    LaneStrokes strokes;
    const double span = values.maximum > values.minimum ? values.maximum - values.minimum : 1;
    const auto y = [&](double value) {
        // Far outside the lane a coordinate is as good as just outside; it keeps the rasteriser's numbers small.
        return std::clamp(area.bottom() - (value - values.minimum) / span * area.height(), area.top() - area.height(),
                          area.bottom() + area.height());
    };
    const double pixelsPerNs = area.width() / static_cast<double>(window.span());
    const double shift = area.left() + window.fractionOf(reading.range.from) * area.width();

    const std::size_t count = reading.columns.size();
    if (count > 0) {
        const double columnNs = static_cast<double>(reading.range.to - reading.range.from) / static_cast<double>(count);
        const std::size_t filled = filledColumns(reading);
        const double joinColumns = longestEmptyRun(reading, filled);
        strokes.lines.reserve(filled * 2);
        std::ptrdiff_t previous = -1;
        for (std::size_t i = 0; i < count; ++i) {
            const series::ColumnRange& column = reading.columns[i];
            if (column.count == 0) continue;
            const double x = shift + (columnTime(reading, i) + 0.5 * columnNs) * pixelsPerNs;
            const auto at = static_cast<std::ptrdiff_t>(i);
            if (previous >= 0 && static_cast<double>(at - previous - 1) <= joinColumns) {
                const double before = shift + (columnTime(reading, static_cast<std::size_t>(previous)) + 0.5 * columnNs) * pixelsPerNs;
                strokes.lines.emplace_back(before, y(reading.columns[static_cast<std::size_t>(previous)].last), x, y(column.first));
            }
            double top = y(column.maximum), bottom = y(column.minimum);
            if (bottom - top < 1) { // a flat column is still one pixel high
                top -= 0.5;
                bottom += 0.5;
            }
            strokes.lines.emplace_back(x, top, x, bottom);
            previous = at;
        }
        return strokes;
    }

    const double beyond = 2 * area.width(); // neighbours outside the view may be hours away: cut their joins, keep the slope
    std::ptrdiff_t previous = -1;
    double lastMarker = -1e18;
    for (std::size_t i = 0; i < reading.times.size(); ++i) {
        if (!std::isfinite(reading.values[i])) {
            previous = -1;
            continue;
        }
        const QPointF here(area.left() + window.fractionOf(reading.times[i]) * area.width(), y(reading.values[i]));
        if (previous >= 0) {
            const auto p = static_cast<std::size_t>(previous);
            const bool gap = reading.longestJoin > 0 && reading.times[i] - reading.times[p] > reading.longestJoin;
            QLineF line(QPointF(area.left() + window.fractionOf(reading.times[p]) * area.width(), y(reading.values[p])), here);
            const auto cut = [&](double x) { return QPointF(x, line.y1() + line.dy() * (x - line.x1()) / line.dx()); };
            if (!gap) {
                if (line.dx() > 0 && line.x1() < area.left() - beyond) line.setP1(cut(area.left() - beyond));
                if (line.dx() > 0 && line.x2() > area.right() + beyond) line.setP2(cut(area.right() + beyond));
                strokes.lines.push_back(line);
            }
        }
        previous = static_cast<std::ptrdiff_t>(i);
        if (here.x() < area.left() - 1 || here.x() > area.right() + 1) continue;
        strokes.markers.push_back(here);
        if (here.x() - lastMarker < kPixelsForMarker && strokes.markers.size() > 1)
            strokes.markers.pop_back();
        else
            lastMarker = here.x();
    }
    return strokes;
}

namespace {

/// Column at a time; nullptr outside the reading.
const series::ColumnRange* columnAt(const LaneReading& reading, TimeNs time) {
    const double fraction = static_cast<double>(time - reading.range.from) / static_cast<double>(reading.range.to - reading.range.from);
    if (reading.columns.empty() || !(fraction >= 0 && fraction <= 1)) return nullptr;
    const auto index = static_cast<std::size_t>(fraction * static_cast<double>(reading.columns.size()));
    return &reading.columns[std::min(reading.columns.size() - 1, index)];
}

/// Nearest sample of a reading that holds samples; nullopt in a gap and where it is missing.
std::optional<double> sampleAt(const LaneReading& reading, TimeNs time) {
    if (reading.times.empty()) return std::nullopt;
    const auto after = std::lower_bound(reading.times.begin(), reading.times.end(), time);
    auto index = static_cast<std::size_t>(after - reading.times.begin());
    if (index == reading.times.size() || (index > 0 && time - reading.times[index - 1] < reading.times[index] - time)) --index;
    const TimeNs distance = std::abs(reading.times[index] - time);
    if (!std::isfinite(reading.values[index]) || (reading.longestJoin > 0 && distance > reading.longestJoin)) return std::nullopt;
    return reading.values[index];
}

std::optional<double> singleValueAt(const LaneReading& reading, TimeNs time) {
    if (reading.columns.empty()) return sampleAt(reading, time);
    const series::ColumnRange* column = columnAt(reading, time);
    if (!column || column->count == 0 || column->minimum != column->maximum) return std::nullopt;
    return column->minimum;
}

} // namespace

QString readOut(const LaneReading& reading, TimeNs time, const QString& unit) {
    const QString tail = unit.isEmpty() ? QString() : QLatin1Char(' ') + unit;
    const QString none = QCoreApplication::translate("LaneReading", "no sample");
    if (!reading.columns.empty()) {
        const series::ColumnRange* column = columnAt(reading, time);
        if (!column || column->count == 0) return none;
        if (column->minimum == column->maximum) return readableNumber(column->minimum, 5) + tail;
        return QCoreApplication::translate("LaneReading", "%1 to %2%3 (%4 samples)")
            .arg(readableNumber(column->minimum), readableNumber(column->maximum), tail)
            .arg(column->count);
    }
    const auto value = sampleAt(reading, time);
    return value ? readableNumber(*value, 6) + tail : none;
}

std::optional<double> readOutDifference(const LaneReading& reading, TimeNs from, TimeNs to) {
    const auto first = singleValueAt(reading, from), second = singleValueAt(reading, to);
    if (!first || !second) return std::nullopt;
    return *second - *first;
}

} // namespace tocsin::widgets
