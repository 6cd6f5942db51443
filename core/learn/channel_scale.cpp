// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/channel_scale.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <fmt/format.h>
#include <iterator>
#include <optional>

namespace tocsin::learn {

namespace {

std::vector<float> fittingValues(const WindowSet& set, const SplitPlan& plan, std::size_t channel, RowUse use) {
    std::vector<float> values;
    for (const TrainingRecording& recording : set.recordings()) {
        std::vector<TimeRange> out;
        if (use == RowUse::NormalOnly)
            for (const ClassInterval& label : recording.labels)
                if (label.className != "normal") out.push_back(label.range);
        for (const SplitRange& range : plan.ranges) {
            if (range.recording != recording.id || range.part != Part::Train) continue;
            for (std::int64_t row = range.fromRow; row < range.toRow; ++row) {
                const TimeNs time = recording.times[static_cast<std::size_t>(row)];
                if (std::any_of(out.begin(), out.end(), [&](const TimeRange& label) { return label.contains(time); })) continue;
                const float value = recording.columns[channel][static_cast<std::size_t>(row)];
                if (std::isfinite(value)) values.push_back(value);
            }
        }
    }
    return values;
}

double median(std::vector<float>& values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

struct Moments {
    double mean = 0, deviation = 0;
};

Moments moments(const std::vector<float>& values) {
    double sum = 0, squares = 0;
    for (const float value : values) sum += value;
    const double mean = sum / static_cast<double>(values.size());
    for (const float value : values) squares += (value - mean) * (value - mean);
    return {mean, std::sqrt(squares / static_cast<double>(values.size()))};
}

/// Root mean square of how far the smoothed channel wanders from the mean of an earlier stretch, and the channel's mean.
struct Wander {
    double distance = 0, mean = 0;
};

std::optional<Wander> wanderOf(const std::vector<const std::vector<float>*>& histories, std::int64_t span) {
    constexpr double kSmoothing = 2.0 / 21.0; // exponential average of span 20
    constexpr std::int64_t kStep = 100;
    double squares = 0, sum = 0;
    std::int64_t count = 0, values = 0;
    for (const std::vector<float>* column : histories) {
        std::vector<float> history; // missing values are left out
        std::copy_if(column->begin(), column->end(), std::back_inserter(history), [](float value) { return std::isfinite(value); });
        const auto rows = static_cast<std::int64_t>(history.size());
        std::vector<double> smooth(history.size()), prefix(history.size() + 1, 0.0);
        double state = rows > 0 ? history.front() : 0;
        for (std::size_t i = 0; i < history.size(); ++i) {
            state += kSmoothing * (history[i] - state);
            smooth[i] = state;
            prefix[i + 1] = prefix[i] + history[i];
        }
        sum += prefix.back();
        values += rows;
        for (std::int64_t from = 0; from + 3 * span <= rows; from += kStep) {
            const double mean =
                (prefix[static_cast<std::size_t>(from + span)] - prefix[static_cast<std::size_t>(from)]) / static_cast<double>(span);
            for (std::int64_t row = from + span; row < from + 3 * span; ++row) {
                const double distance = smooth[static_cast<std::size_t>(row)] - mean;
                squares += distance * distance;
                ++count;
            }
        }
    }
    if (count == 0) return std::nullopt;
    return Wander{std::sqrt(squares / static_cast<double>(count)), sum / static_cast<double>(values)};
}

/// "4.2" or "1.5%" of the channel's mean.
Result<double> allowanceOf(const std::string& channel, const std::string& text, double mean) {
    double value = 0;
    const char* end = text.data() + text.size();
    const auto [stop, problem] = std::from_chars(text.data(), end, value);
    const bool percent = stop != end && *stop == '%';
    if (problem != std::errc{} || !(value >= 0) || stop + (percent ? 1 : 0) != end)
        return Error{
            ErrorCode::Usage,
            fmt::format("setting drift.{}={}: write a size in the channel's unit or in per cent, for example 4.2 or 1.5%", channel, text),
            {}};
    return percent ? value / 100 * std::abs(mean) : value;
}

bool listed(const std::string& list, const std::string& name) {
    std::size_t from = 0;
    while (from <= list.size()) {
        const std::size_t comma = std::min(list.find(',', from), list.size());
        if (list.substr(from, comma - from) == name) return true;
        from = comma + 1;
    }
    return false;
}

} // namespace

Result<ChannelScale> fitChannelScale(const WindowSet& set, const SplitPlan& plan, ScaleKind kind, RowUse use) {
    ChannelScale scale;
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(set.channels()); ++channel) {
        std::vector<float> values = fittingValues(set, plan, channel, use);
        if (values.empty())
            return Error{ErrorCode::Data,
                         "the training part holds no normal row with a value of every channel; check the labels or choose another split",
                         plan.sentence};
        Moments found = moments(values);
        if (kind == ScaleKind::MedianMad) {
            const double centre = median(values);
            for (float& value : values) value = static_cast<float>(std::abs(value - centre));
            const double mad = 1.4826 * median(values); // makes it the deviation of a normal distribution
            found.mean = centre;
            if (mad > 0) found.deviation = mad;
        }
        if (!(found.deviation > 1e-9 * std::abs(found.mean))) found.deviation = found.mean != 0 ? std::abs(found.mean) : 1;
        scale.centre.push_back(static_cast<float>(found.mean));
        scale.scale.push_back(static_cast<float>(found.deviation));
    }
    return scale;
}

Result<void> checkDriftChannels(const Settings& settings, const std::vector<runtime::ContractChannel>& channels) {
    for (const auto& [key, value] : settings) {
        if (!key.starts_with("drift.") || key == "drift.slow" || key == "drift.slow_factor" || key == "drift.relative_factor") continue;
        if (std::none_of(channels.begin(), channels.end(), [&](const auto& channel) { return channel.name == key.substr(6); }))
            return Error{ErrorCode::Usage, fmt::format("setting {}: there is no channel '{}'", key, key.substr(6)), {}};
    }
    return {};
}

Result<std::vector<std::string>> addDriftAllowance(ChannelScale& scale, const Settings& settings,
                                                   const std::vector<runtime::ContractChannel>& channels,
                                                   const std::vector<TrainingRecording>& reference, std::int64_t trainingRows) {
    TOCSIN_ASSIGN(const std::string drift, choiceSetting(settings, "drift", {"none", "reference"}));
    TOCSIN_ASSIGN(const double slowFactor, realSetting(settings, "drift.slow_factor", 0, 1e6));
    TOCSIN_ASSIGN(const double relativeFactor, realSetting(settings, "drift.relative_factor", 0, 1e6));
    std::vector<std::string> said;
    TOCSIN_TRY(checkDriftChannels(settings, channels));
    if (drift == "reference" && reference.empty())
        return Error{
            ErrorCode::Data, "drift=reference needs a long normal recording of the machine; import one with --tag role=reference", {}};
    for (std::size_t i = 0; i < channels.size(); ++i) {
        const std::string& name = channels[i].name;
        double allowance = 0;
        if (const auto own = settings.find("drift." + name); own != settings.end()) {
            TOCSIN_ASSIGN(allowance, allowanceOf(name, own->second, scale.centre[i]));
        } else if (drift == "reference") {
            std::vector<const std::vector<float>*> histories;
            for (const TrainingRecording& recording : reference) histories.push_back(&recording.columns[i]);
            const auto wander = wanderOf(histories, trainingRows);
            if (!wander)
                return Error{ErrorCode::Data,
                             fmt::format("the reference recordings are too short to measure drift: {} rows in one piece are needed",
                                         3 * trainingRows),
                             {}};
            const bool slow = listed(settings.at("drift.slow"), name) || wander->mean == 0;
            allowance = slow ? slowFactor * wander->distance
                             : relativeFactor * wander->distance / std::abs(wander->mean) * std::abs(scale.centre[i]);
        }
        if (allowance == 0) continue;
        said.push_back(fmt::format("{}: may wander {:.4g} harmlessly (own deviation {:.4g})", name, allowance, scale.scale[i]));
        scale.scale[i] = static_cast<float>(std::sqrt(scale.scale[i] * scale.scale[i] + allowance * allowance));
    }
    return said;
}

} // namespace tocsin::learn
