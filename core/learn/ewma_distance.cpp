// SPDX-License-Identifier: GPL-3.0-or-later
// What a smoothed standardised channel is at the end of a window, and how far that is from what it was in training.
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "core/learn/detail/baselines.h"

namespace tocsin::learn {

namespace {

using network::GraphBuilder;
using network::NodeKind;
using network::Parameter;

Parameter fixed(network::Shape shape, std::vector<float> values) {
    return {std::move(shape), std::move(values), false};
}

/// The average at the end of each window, one channel, engineering units.
std::vector<double> smoothedEnds(const WindowSet& set, const std::vector<std::size_t>& windows, std::size_t channel,
                                 const std::vector<double>& weights) {
    std::vector<double> ends;
    ends.reserve(windows.size());
    for (const std::size_t index : windows) {
        const Window& window = set.windows()[index];
        const float* first = set.recordings()[window.recording].columns[channel].data() + (window.lastRow + 1 - set.samples());
        const double origin = *first; // keeps the digits of channels whose course is small beside their size
        double sum = 0;
        for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] * (first[i] - origin);
        ends.push_back(origin + sum);
    }
    return ends;
}

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double mean(const std::vector<double>& values) {
    double sum = 0;
    for (const double value : values) sum += value;
    return sum / static_cast<double>(values.size());
}

double spread(std::vector<double> values, ScaleKind kind) {
    const double centre = kind == ScaleKind::MedianMad ? median(values) : mean(values);
    double squares = 0;
    for (double& value : values) {
        value = std::abs(value - centre);
        squares += value * value;
    }
    const double deviation = std::sqrt(squares / static_cast<double>(values.size()));
    const double mad = kind == ScaleKind::MedianMad ? 1.4826 * median(std::move(values)) : 0; // the deviation of a normal distribution
    return mad > 0 ? mad : deviation;
}

} // namespace

std::vector<double> ewmaWeights(std::int64_t samples, std::int64_t span) {
    const double decay = 1 - 2.0 / (static_cast<double>(span) + 1);
    std::vector<double> weights(static_cast<std::size_t>(samples));
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) sum += weights[i] = std::pow(decay, static_cast<double>(weights.size() - 1 - i));
    for (double& weight : weights) weight /= sum;
    return weights;
}

ChannelScale endScale(const WindowSet& set, const std::vector<std::size_t>& windows, ScaleKind kind, std::int64_t span) {
    ChannelScale scale;
    const std::vector<double> last = ewmaWeights(set.samples(), 1), average = ewmaWeights(set.samples(), span);
    for (std::size_t channel = 0; channel < static_cast<std::size_t>(set.channels()); ++channel) {
        const std::vector<double> plain = smoothedEnds(set, windows, channel, last);
        const double centre = kind == ScaleKind::MedianMad ? median(plain) : mean(plain);
        double deviation = spread(smoothedEnds(set, windows, channel, average), kind);
        if (!(deviation > 1e-9 * std::abs(centre))) deviation = centre != 0 ? std::abs(centre) : 1;
        scale.centre.push_back(static_cast<float>(centre));
        scale.scale.push_back(static_cast<float>(deviation));
    }
    return scale;
}

int fittedNormalise(GraphBuilder& builder, const ChannelScale& scale) {
    const auto channels = static_cast<std::int64_t>(scale.centre.size());
    return builder.add(NodeKind::Normalise, {builder.input()}, "normalise", {},
                       {{"mean", fixed({channels}, scale.centre)}, {"deviation", fixed({channels}, scale.scale)}});
}

int ewmaAtEnd(GraphBuilder& builder, int x, std::int64_t span) {
    const network::Shape shape = builder.shape(x);
    if (shape.size() != 2) return x;
    const std::vector<double> weights = ewmaWeights(shape[1], span);
    std::vector<float> kernel;
    for (std::int64_t channel = 0; channel < shape[0]; ++channel) kernel.insert(kernel.end(), weights.begin(), weights.end());
    return builder.add(NodeKind::Conv1d, {x}, "ewma",
                       {{"kernel", shape[1]},
                        {"stride", std::int64_t{1}},
                        {"padding_left", std::int64_t{0}},
                        {"padding_right", std::int64_t{0}},
                        {"dilation", std::int64_t{1}},
                        {"groups", shape[0]}},
                       {{"weight", fixed({shape[0], 1, shape[1]}, std::move(kernel))}});
}

Result<network::Graph> knnDistanceGraph(const WindowSet& set, const std::vector<std::size_t>& windows, const ChannelScale& scale,
                                        std::int64_t span, std::int64_t neighbours, std::int64_t bank) {
    const std::size_t step = (windows.size() + static_cast<std::size_t>(bank) - 1) / static_cast<std::size_t>(bank);
    std::vector<std::size_t> kept;
    for (std::size_t i = 0; i < windows.size(); i += step) kept.push_back(windows[i]);
    const auto rows = static_cast<std::int64_t>(kept.size());
    if (rows < neighbours)
        return Error{ErrorCode::Data,
                     fmt::format("knn-distance asks for neighbour {} of {} training windows; set neighbours lower or train on more rows",
                                 neighbours, rows),
                     {}};
    const auto channels = static_cast<std::size_t>(set.channels());
    const std::vector<double> weights = ewmaWeights(set.samples(), span);
    // |x - b|^2 = -2 b x + |x|^2 + |b|^2: one Linear on [x, |x|^2].
    std::vector<float> matrix(kept.size() * (channels + 1), 1), bias(kept.size(), 0);
    for (std::size_t channel = 0; channel < channels; ++channel) {
        const std::vector<double> ends = smoothedEnds(set, kept, channel, weights);
        for (std::size_t row = 0; row < kept.size(); ++row) {
            const auto z = static_cast<float>((ends[row] - scale.centre[channel]) / scale.scale[channel]);
            matrix[row * (channels + 1) + channel] = -2 * z;
            bias[row] += z * z;
        }
    }
    GraphBuilder builder("knn-distance", set.channels(), set.samples(), 1);
    const int smooth = builder.apply(NodeKind::Flatten, {ewmaAtEnd(builder, fittedNormalise(builder, scale), span)}, "smoothed");
    const int squares = builder.reduce(NodeKind::Sum, builder.apply(NodeKind::Square, {smooth}, "square"), 0, "squares");
    const int point = builder.concat({smooth, builder.reshape(squares, {1}, "size")}, 0, "point");
    const int distances =
        builder.add(NodeKind::Linear, {point}, "squared_distances", {},
                    {{"weight", fixed({rows, set.channels() + 1}, std::move(matrix))}, {"bias", fixed({rows}, std::move(bias))}});
    const int nearest = builder.add(NodeKind::Smallest, {distances}, "nearest", {{"k", neighbours}});
    // Rounding can leave a hair less than nothing between equal points.
    builder.output("score", builder.apply(NodeKind::Sqrt, {builder.apply(NodeKind::Relu, {nearest}, "not_negative")}, "score"));
    return builder.finish();
}

} // namespace tocsin::learn
