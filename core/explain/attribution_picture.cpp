// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <opencv2/imgcodecs.hpp>
#include <opencv2/imgproc.hpp>

#include "core/explain/attribution_output.h"

namespace tocsin::explain {

namespace {

constexpr int kWidth = 1200, kLeft = 250, kRight = 30, kTop = 64, kLaneHeight = 84, kHeatHeight = 16, kLaneGap = 16, kCurveHeight = 150,
              kFoot = 44;
const cv::Scalar kText(45, 35, 28), kMuted(112, 98, 88), kTrace(168, 95, 31), kGrid(234, 229, 225), kOther(150, 150, 150),
    kWhite(255, 255, 255);

void write(cv::Mat& picture, const std::string& text, cv::Point at, double size = 0.45, const cv::Scalar& colour = kText) {
    cv::putText(picture, text, at, cv::FONT_HERSHEY_SIMPLEX, size, colour, 1, cv::LINE_AA);
}

/// Relevance in -1..1: white to orange for what pushes the score up, white to blue for what pulls it down (safe for colour-blind eyes).
cv::Scalar heat(double value) {
    const double strength = std::min(1.0, std::abs(value));
    const cv::Scalar full = value >= 0 ? cv::Scalar(0, 94, 213) : cv::Scalar(178, 114, 0);
    return kWhite * (1 - strength) + full * strength;
}

struct Lane {
    int top = 0;
    double least = 0, most = 1;
    [[nodiscard]] int y(double value) const { return top + kLaneHeight - static_cast<int>((value - least) / (most - least) * kLaneHeight); }
};

int columnOf(std::size_t sample, std::size_t samples) {
    return kLeft + static_cast<int>(static_cast<double>(sample) / static_cast<double>(std::max<std::size_t>(1, samples - 1)) *
                                    (kWidth - kLeft - kRight));
}

void drawLane(cv::Mat& picture, const Attribution& attribution, const WindowContext& context, std::size_t channel, int top,
              double strongest) {
    const auto samples = static_cast<std::size_t>(attribution.samples);
    const float* values = context.window.data() + channel * samples;
    const float* map = attribution.map.data() + channel * samples;
    const auto [least, most] = std::minmax_element(values, values + samples);
    Lane lane{top, *least, *most};
    if (!(lane.most > lane.least)) lane.most = lane.least + 1;
    cv::rectangle(picture, {kLeft, top}, {kWidth - kRight, top + kLaneHeight}, kGrid, 1);
    write(picture, context.channelNames[channel].substr(0, 22), {10, top + 16});
    if (!context.channelUnits[channel].empty()) write(picture, "[" + context.channelUnits[channel] + "]", {10, top + 34}, 0.4, kMuted);
    write(picture, fmt::format("{:.4g}", static_cast<double>(*most)), {kLeft - 62, top + 12}, 0.36, kMuted);
    write(picture, fmt::format("{:.4g}", static_cast<double>(*least)), {kLeft - 62, top + kLaneHeight}, 0.36, kMuted);
    for (std::size_t i = 1; i < samples; ++i)
        cv::line(picture, {columnOf(i - 1, samples), lane.y(values[i - 1])}, {columnOf(i, samples), lane.y(values[i])}, kTrace, 1,
                 cv::LINE_AA);
    for (std::size_t i = 0; i < samples; ++i) {
        const int from = columnOf(i, samples), to = i + 1 < samples ? columnOf(i + 1, samples) : kWidth - kRight;
        cv::rectangle(picture, {from, top + kLaneHeight + 2}, {std::max(from, to - 1), top + kLaneHeight + kHeatHeight},
                      heat(strongest > 0 ? map[i] / strongest : 0), cv::FILLED);
    }
    cv::rectangle(picture, {kLeft, top + kLaneHeight + 2}, {kWidth - kRight, top + kLaneHeight + kHeatHeight}, kGrid, 1);
}

void drawDeletion(cv::Mat& picture, const Attribution& attribution, int top) {
    double least = attribution.deletion.front().target, most = least;
    for (const DeletionPoint& point : attribution.deletion) {
        least = std::min({least, point.target, point.randomTarget});
        most = std::max({most, point.target, point.randomTarget});
    }
    if (!(most > least)) most = least + 1;
    cv::rectangle(picture, {kLeft, top}, {kWidth - kRight, top + kCurveHeight}, kGrid, 1);
    write(picture, "score while the most", {10, top + 16}, 0.4);
    write(picture, "relevant samples go", {10, top + 34}, 0.4);
    write(picture, fmt::format("{:.3g}", most), {kLeft - 62, top + 12}, 0.36, kMuted);
    write(picture, fmt::format("{:.3g}", least), {kLeft - 62, top + kCurveHeight}, 0.36, kMuted);
    const auto place = [&](double fraction, double value) {
        return cv::Point(kLeft + static_cast<int>(fraction * (kWidth - kLeft - kRight)),
                         top + kCurveHeight - static_cast<int>((value - least) / (most - least) * kCurveHeight));
    };
    for (std::size_t i = 1; i < attribution.deletion.size(); ++i) {
        const DeletionPoint &a = attribution.deletion[i - 1], &b = attribution.deletion[i];
        cv::line(picture, place(a.fraction, a.randomTarget), place(b.fraction, b.randomTarget), kOther, 1, cv::LINE_AA);
        cv::line(picture, place(a.fraction, a.target), place(b.fraction, b.target), kTrace, 2, cv::LINE_AA);
    }
    write(picture,
          fmt::format("thick: by relevance, area {:.3g}; thin: random order, area {:.3g}; share of the window removed, 0 to 100 %",
                      attribution.deletionArea, attribution.randomArea),
          {kLeft, top + kCurveHeight + 18}, 0.4, kMuted);
}

} // namespace

Result<std::string> toPng(const Attribution& attribution, const WindowContext& context) {
    return guarded("drawing the explanation", [&] {
        const auto channels = static_cast<int>(attribution.channels);
        const int laneStep = kLaneHeight + kHeatHeight + kLaneGap;
        cv::Mat picture(kTop + channels * laneStep + 24 + kCurveHeight + kFoot, kWidth, CV_8UC3, kWhite);
        write(picture,
              fmt::format("{}: {} of {} at {}", context.asset, methodName(attribution.method), context.target,
                          context.times.empty() ? "" : formatTime(context.times.back())),
              {10, 24}, 0.6);
        write(picture,
              fmt::format("score {:.4g}, at rest {:.4g}, completeness gap {:.2g}{}, rank correlation with shuffled weights {}; orange "
                          "pushes the score up, blue pulls it down",
                          attribution.target, attribution.baselineTarget, attribution.completenessGap,
                          attribution.relativeGap ? fmt::format(" ({:.1f} %)", *attribution.relativeGap * 100) : "",
                          attribution.shuffledCorrelation ? fmt::format("{:.2f}", *attribution.shuffledCorrelation) : "none"),
              {10, 46}, 0.4, kMuted);
        double strongest = 0;
        for (const float value : attribution.map) strongest = std::max(strongest, static_cast<double>(std::abs(value)));
        for (int channel = 0; channel < channels; ++channel)
            drawLane(picture, attribution, context, static_cast<std::size_t>(channel), kTop + channel * laneStep, strongest);
        const int axis = kTop + channels * laneStep;
        if (!context.times.empty()) {
            write(picture, formatTime(context.times.front()), {kLeft, axis}, 0.38, kMuted);
            write(picture, formatTime(context.times.back()), {kWidth - kRight - 190, axis}, 0.38, kMuted);
        }
        if (!attribution.deletion.empty()) drawDeletion(picture, attribution, axis + 16);
        std::vector<unsigned char> bytes;
        cv::imencode(".png", picture, bytes);
        return std::string(bytes.begin(), bytes.end());
    });
}

} // namespace tocsin::explain
