// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/time_in_alarm.h"

#include <cassert>
#include <fmt/format.h>
#include <map>
#include <random>

#include "core/alarm/detail/event_windows.h"

namespace tocsin::alarm {

namespace {

struct Block {
    double clean = 0, inAlarm = 0; // days
};

TimeNs dayOf(TimeNs time) {
    return time / kNsPerDay - (time % kNsPerDay < 0 ? 1 : 0);
}

} // namespace

TimeInAlarmLimits timeInAlarmLimits(std::span<const ScoreSeries> series, std::span<const TrueEvent> events,
                                    std::span<const std::vector<AlarmInterval>> alarms, const EventOptions& options) {
    assert(series.size() == alarms.size());
    const detail::EventWindows windows(events, options);
    std::map<std::pair<std::string_view, TimeNs>, Block> byDay;
    for (std::size_t s = 0; s < series.size(); ++s) {
        const double step = static_cast<double>(series[s].stepNs) / static_cast<double>(kNsPerDay);
        std::vector<bool> standing(series[s].scores.size(), false);
        for (const AlarmInterval& alarm : alarms[s]) {
            const detail::RowRange rows = detail::EventWindows::standingRows(series[s], alarm);
            for (std::size_t i = rows.from; i < rows.to; ++i) standing[i] = true;
        }
        for (const detail::RowRange rows : windows.cleanRows(series[s]))
            for (std::size_t i = rows.from; i < rows.to; ++i) {
                Block& block = byDay[{series[s].asset, dayOf(series[s].times[i])}];
                block.clean += step;
                block.inAlarm += standing[i] ? step : 0;
            }
    }
    std::vector<Block> blocks;
    double inAlarm = 0;
    for (const auto& [day, block] : byDay) {
        blocks.push_back(block);
        inAlarm += block.inAlarm;
    }
    TimeInAlarmLimits answer;
    answer.blocks = static_cast<int>(blocks.size());
    if (answer.blocks < kLeastBlocks) {
        answer.why =
            fmt::format("{} machine-days with clean time are too few for a bootstrap, which wants {}", answer.blocks, kLeastBlocks);
        return answer;
    }
    if (!(inAlarm > 0)) {
        answer.why = "no alarm stood in the clean time: a bootstrap cannot say how rare one is; the bound of false alarms can";
        return answer;
    }
    std::mt19937_64 random(kBootstrapSeed);
    std::vector<double> shares;
    shares.reserve(kBootstrapDraws);
    for (int draw = 0; draw < kBootstrapDraws; ++draw) {
        Block sum;
        for (std::size_t i = 0; i < blocks.size(); ++i) {
            const Block& block = blocks[random() % blocks.size()]; // the same on every machine; the bias of % is below 1e-12
            sum.clean += block.clean;
            sum.inAlarm += block.inAlarm;
        }
        shares.push_back(sum.inAlarm / sum.clean);
    }
    const double tail = (1 - options.confidence) / 2;
    answer.limits = Limits{*quantile(shares, tail), *quantile(shares, 1 - tail)};
    return answer;
}

} // namespace tocsin::alarm
