// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/dsp/regular_rate.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace tocsin::dsp {

namespace {
constexpr std::size_t kFewest = 8;
}

Result<double> regularRate(std::span<const TimeNs> times) {
    if (times.size() < kFewest)
        return Error{ErrorCode::Data, fmt::format("a spectrum needs at least {} samples, this stretch has {}", kFewest, times.size()), {}};
    std::vector<TimeNs> steps(times.size() - 1);
    for (std::size_t i = 0; i < steps.size(); ++i) {
        steps[i] = times[i + 1] - times[i];
        if (steps[i] <= 0)
            return Error{ErrorCode::Data,
                         fmt::format("time repeats or runs backward at {}; a spectrum needs equal steps of time. Nothing was resampled",
                                     formatTime(times[i + 1])),
                         {}};
    }
    auto sorted = steps;
    const auto middle = sorted.begin() + static_cast<std::ptrdiff_t>(sorted.size() / 2);
    std::nth_element(sorted.begin(), middle, sorted.end());
    const auto median = static_cast<double>(*middle);
    const auto off = [&](TimeNs step) { return std::abs(static_cast<double>(step) - median) > kStepTolerance * median; };
    const auto odd = std::count_if(steps.begin(), steps.end(), off);
    if (odd > 0) {
        const auto longest = std::max_element(steps.begin(), steps.end());
        const auto first = std::find_if(steps.begin(), steps.end(), off);
        const auto shown = off(*longest) ? longest : first;
        return Error{
            ErrorCode::Data,
            fmt::format("the times of this stretch are irregular: {} of {} steps differ from the median step of {} by more than {:.0f} %, "
                        "for example {} after {}. A spectrum needs equal steps; nothing was resampled. Choose a stretch without it",
                        odd, steps.size(), formatDuration(*middle), 100 * kStepTolerance, formatDuration(*shown),
                        formatTime(times[static_cast<std::size_t>(shown - steps.begin())])),
            {}};
    }
    return static_cast<double>(steps.size()) * 1e9 / static_cast<double>(times.back() - times.front());
}

} // namespace tocsin::dsp
