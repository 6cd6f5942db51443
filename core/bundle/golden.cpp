// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/golden.h"

#include <cmath>
#include <fmt/format.h>

#include "core/bundle/detail/refusal.h"
#include "core/bundle/manifest.h"

namespace tocsin::bundle {

namespace {

constexpr std::int64_t kMaxWindows = 256;

Error invalid(std::string_view why) {
    return refusal("golden-invalid", fmt::format("the golden vectors are not valid: {}", why));
}

std::span<const float> windowAt(const runtime::Tensor& windows, std::size_t index) {
    const std::size_t size = windows.values.size() / static_cast<std::size_t>(windows.shape.front());
    return std::span(windows.values).subspan(index * size, size);
}

Result<GoldenAnswers> answersFromJson(const Json& json, std::size_t windows) {
    GoldenAnswers answers;
    if (!json.is_object() || !json.contains("scores") || !json.at("scores").is_array() || json.at("scores").size() != windows)
        return invalid("a score a window is needed");
    if (!json.contains("high") || !json.at("high").is_array() || json.at("high").size() != windows)
        return invalid("a decision a window is needed");
    for (const Json& score : json.at("scores")) {
        if (!score.is_number() || !std::isfinite(score.get<float>())) return invalid("a score is not a number");
        answers.scores.push_back(score.get<float>());
    }
    for (const Json& high : json.at("high")) {
        if (!high.is_boolean()) return invalid("a decision is not true or false");
        answers.high.push_back(high.get<bool>());
    }
    for (const auto& [key, into] : {std::pair{"relative", &answers.relative}, std::pair{"absolute", &answers.absolute}}) {
        if (!json.contains(key) || !json.at(key).is_number() || !(json.at(key).get<double>() >= 0) ||
            !std::isfinite(json.at(key).get<double>()))
            return invalid(fmt::format("the tolerance '{}' is missing", key));
        *into = json.at(key).get<double>();
    }
    return answers;
}

} // namespace

Result<GoldenAnswers> goldenAnswers(const runtime::Tensor& windows, runtime::OnnxModel& model, double threshold, double relative,
                                    double absolute) {
    GoldenAnswers answers;
    answers.relative = relative;
    answers.absolute = absolute;
    for (std::size_t index = 0; index < static_cast<std::size_t>(windows.shape.front()); ++index) {
        TOCSIN_ASSIGN(const runtime::ModelOutput output, model.run(windowAt(windows, index)));
        if (!std::isfinite(output.score))
            return Error{ErrorCode::Data, fmt::format("the model gives no finite score for golden window {}", index), {}};
        answers.scores.push_back(output.score);
        answers.high.push_back(static_cast<double>(output.score) > threshold);
    }
    return answers;
}

Result<void> checkGolden(const Golden& golden, const std::string& precision, runtime::OnnxModel& model, double threshold) {
    const auto found = golden.answers.find(precision);
    if (found == golden.answers.end()) return refusal("self-test", fmt::format("the bundle has no golden answers for {}", precision));
    const GoldenAnswers& expected = found->second;
    for (std::size_t index = 0; index < expected.scores.size(); ++index) {
        TOCSIN_ASSIGN(const runtime::ModelOutput output, model.run(windowAt(golden.windows, index)));
        const double wanted = expected.scores[index];
        const double allowed = expected.relative * std::abs(wanted) + expected.absolute;
        if (!(std::abs(output.score - wanted) <= allowed))
            return refusal("self-test",
                           fmt::format("self-test failed on this processor: golden window {} scores {} with {}, {} +- {:.3g} is expected",
                                       index, output.score, precision, wanted, allowed));
        const bool tie = std::abs(wanted - threshold) <= allowed;
        if (!tie && (static_cast<double>(output.score) > threshold) != expected.high[index])
            return refusal("self-test",
                           fmt::format("self-test failed: golden window {} is judged otherwise than where the bundle was made", index));
    }
    return {};
}

Result<GoldenComparison> compareGolden(const Golden& golden, const std::string& precision, runtime::OnnxModel& model) {
    const auto expected = golden.answers.find(precision);
    if (expected == golden.answers.end()) return refusal("self-test", fmt::format("the bundle has no golden answers for {}", precision));
    GoldenComparison comparison;
    for (const float wanted : expected->second.scores) {
        TOCSIN_ASSIGN(const runtime::ModelOutput output,
                      model.run(windowAt(golden.windows, static_cast<std::size_t>(comparison.vectors++))));
        comparison.equal += output.score == wanted;
        comparison.largestDifference = std::max(comparison.largestDifference, std::abs(double{output.score} - double{wanted}));
    }
    return comparison;
}

Json goldenToJson(const Golden& golden) {
    Json answers = Json::object();
    for (const auto& [precision, one] : golden.answers) {
        Json scores = Json::array();
        // float32 as double: exact, and read back to the same float32.
        for (const float score : one.scores) scores.push_back(static_cast<double>(score));
        answers[precision] = {{"scores", scores}, {"high", one.high}, {"relative", one.relative}, {"absolute", one.absolute}};
    }
    return {{"format", "tocsin-golden"}, {"format_version", 1}, {"answers", answers}};
}

Result<Golden> goldenFromBytes(std::string_view input, std::string_view output, std::string_view text) {
    Golden golden;
    auto windows = runtime::tensorFromBytes(input, kGoldenInputFile);
    if (!windows.ok()) return invalid(windows.error().message);
    golden.windows = *std::move(windows);
    const auto& shape = golden.windows.shape;
    if (shape.size() != 3 || shape[0] < 1 || shape[0] > kMaxWindows || shape[1] < 1 || shape[2] < 1)
        return invalid("windows must have shape [N, C, T], N at most 256");
    for (const float value : golden.windows.values)
        if (!std::isfinite(value)) return invalid("a window holds a value that is not finite");
    const auto scores = runtime::tensorFromBytes(output, kGoldenOutputFile);
    if (!scores.ok()) return invalid(scores.error().message);
    const auto json = parseJson(text, kGoldenFile);
    if (!json.ok()) return invalid(json.error().message);
    if (!json->is_object() || json->value("format", Json()) != "tocsin-golden" || json->value("format_version", Json()) != 1 ||
        !json->contains("answers") || !json->at("answers").is_object())
        return invalid("golden.json is not of format tocsin-golden 1");
    for (const auto& [precision, answers] : json->at("answers").items()) {
        TOCSIN_ASSIGN(golden.answers[precision], answersFromJson(answers, static_cast<std::size_t>(shape[0])));
    }
    if (!golden.answers.contains("fp32") || golden.answers["fp32"].scores != scores->values)
        return invalid("output_0.pb and golden.json do not agree");
    return golden;
}

} // namespace tocsin::bundle
