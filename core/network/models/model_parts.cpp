// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/models/model_parts.h"

#include <algorithm>
#include <fmt/format.h>
#include <set>

namespace tocsin::network {

int normalisedInput(GraphBuilder& builder, bool windowNormalise) {
    const int normalised = builder.normalise(builder.input());
    return windowNormalise ? builder.windowNormalise(normalised) : normalised;
}

void classifierHead(GraphBuilder& builder, int features, const std::vector<std::string>& classes) {
    const auto count = static_cast<std::int64_t>(classes.size());
    const int logits = builder.linear(features, count, "logits");
    const int probabilities = builder.apply(NodeKind::Softmax, {logits}, "probabilities");
    const auto normal = std::ranges::find(classes, "normal");
    int score = 0;
    if (normal != classes.end()) {
        // 1 - P(normal) as the sum of the others: the difference of two nearly equal numbers would lose the order of very healthy windows.
        std::vector<float> others(classes.size(), 1.0F);
        others[static_cast<std::size_t>(normal - classes.begin())] = 0.0F;
        const int faults = builder.affine(probabilities, std::move(others), {0.0F}, "fault_probabilities");
        score = builder.reduce(NodeKind::Sum, faults, 0, "score");
    } else {
        score = builder.affine(builder.reduce(NodeKind::Max, probabilities, 0, "largest_probability"), {-1.0F}, {1.0F}, "score");
    }
    builder.classes(classes);
    builder.output("logits", logits);
    builder.output("probabilities", probabilities);
    builder.output("score", score);
}

void reconstructionHead(GraphBuilder& builder, int normalisedInput, int reconstruction) {
    const int difference = builder.apply(NodeKind::Subtract, {normalisedInput, reconstruction}, "error");
    const int map = builder.apply(NodeKind::Square, {difference}, "map");
    const int score = builder.apply(NodeKind::MeanSquaredError, {normalisedInput, reconstruction}, "score");
    builder.output("input_normalised", normalisedInput);
    builder.output("reconstruction", reconstruction);
    builder.output("map", map);
    builder.output("score", score);
}

std::int64_t frameFor(std::int64_t samples) {
    constexpr std::int64_t kMostSteps = 256; // beyond it a recurrent step by step pass costs more than it learns
    for (std::int64_t frame = (samples + kMostSteps - 1) / kMostSteps; frame <= samples / 2; ++frame)
        if (samples % frame == 0) return frame;
    return 1;
}

Result<void> checkFrame(std::string_view architecture, std::int64_t samples, std::int64_t frame) {
    if (samples % frame != 0) {
        return Error{ErrorCode::Usage,
                     fmt::format("{}: option 'frame' is {}, it must divide the window of {} samples", architecture, frame, samples),
                     {}};
    }
    return {};
}

int framedSteps(GraphBuilder& builder, int x, std::int64_t frame) {
    const int steps = builder.apply(NodeKind::Transpose, {x}, "steps");
    const Shape shape = builder.shape(steps);
    if (frame == 1 || shape.size() != 2) return steps;
    return builder.reshape(steps, {shape[0] / frame, shape[1] * frame}, "frames");
}

int lastStep(GraphBuilder& builder, int x) {
    const std::int64_t steps = builder.shape(x).empty() ? 1 : builder.shape(x)[0];
    return builder.apply(NodeKind::Flatten, {builder.slice(x, 0, -1, steps, "last_step")}, "last_state");
}

Result<void> checkClasses(const ArchitectureRequest& request, std::string_view architecture) {
    const std::set<std::string> distinct(request.classes.begin(), request.classes.end());
    if (distinct.size() < 2 || distinct.size() != request.classes.size() || distinct.contains("")) {
        return Error{
            ErrorCode::Usage,
            fmt::format(
                "{} needs labels of at least two classes (\"normal\" and a fault), got {}; label a fault or use a normal-only recipe",
                architecture, request.classes.empty() ? "none" : fmt::format("{}", fmt::join(request.classes, ", "))),
            {}};
    }
    return {};
}

} // namespace tocsin::network
