// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_statistics.h"

#include <QCoreApplication>
#include <algorithm>
#include <cmath>
#include <limits>

namespace tocsin::widgets {

namespace {

constexpr std::int64_t kPiece = 1 << 16;

Result<LaneStatistics> read(const LaneSpec& spec, TimeRange range, const JobContext& job) {
    LaneStatistics statistics;
    statistics.minimum = statistics.maximum = statistics.rms = std::numeric_limits<double>::quiet_NaN();
    if (!spec.source || spec.group >= spec.source->groups().size() || spec.channel >= spec.source->groups()[spec.group].channels.size())
        return Error{ErrorCode::NotFound, "This channel is not in the recording.", {}};
    TOCSIN_ASSIGN(const std::int64_t from, spec.source->rowAt(spec.group, range.from));
    TOCSIN_ASSIGN(const std::int64_t to, spec.source->rowAt(spec.group, saturatingAdd(range.to, 1)));
    double squares = 0;
    for (std::int64_t row = from; row < to; row += kPiece) {
        TOCSIN_TRY(job.check());
        TOCSIN_ASSIGN(const auto values, spec.source->values(spec.group, spec.channel, row, std::min(to, row + kPiece)));
        for (const double value : values) {
            if (!std::isfinite(value)) continue;
            statistics.minimum = statistics.samples == 0 ? value : std::min(statistics.minimum, value);
            statistics.maximum = statistics.samples == 0 ? value : std::max(statistics.maximum, value);
            squares += value * value;
            ++statistics.samples;
        }
    }
    if (statistics.samples > 0) statistics.rms = std::sqrt(squares / static_cast<double>(statistics.samples));
    return statistics;
}

} // namespace

LaneStatistics laneStatistics(const LaneSpec& spec, TimeRange range, const JobContext& job) {
    auto statistics = read(spec, range, job);
    if (statistics.ok()) return *statistics;
    LaneStatistics failed;
    failed.error = QString::fromStdString(statistics.error().message);
    return failed;
}

QString statisticsText(const LaneStatistics& statistics, const QString& unit) {
    if (!statistics.error.isEmpty()) return statistics.error;
    if (statistics.samples == 0) return QCoreApplication::translate("LaneStatistics", "no sample");
    return QCoreApplication::translate("LaneStatistics", "%1 samples, min %2, max %3, RMS %4%5")
        .arg(statistics.samples)
        .arg(readableNumber(statistics.minimum), readableNumber(statistics.maximum), readableNumber(statistics.rms),
             unit.isEmpty() ? QString() : QLatin1Char(' ') + unit);
}

} // namespace tocsin::widgets
