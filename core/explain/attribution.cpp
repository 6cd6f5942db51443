// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/explain/attribution.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <numeric>
#include <random>
#include <stdexcept>

#include "core/network/detail/thread_plan.h"
#include "core/network/detail/torch_network.h"

namespace tocsin::explain {

namespace {

using network::TorchNetwork;

constexpr std::int64_t kBatch = 64;
constexpr int kDeletionSteps = 20, kRandomOrders = 5, kMostSteps = 256;

/// Portable shuffle: std::mt19937_64 gives the same numbers everywhere, std::shuffle does not.
template<class T>
void shuffle(std::vector<T>& values, std::mt19937_64& random) {
    for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[random() % i]);
}

/// The last of the normalising nodes that follow the input one by one; the input's id where there is none. Behind a per-window
/// normalisation the way from the baseline to the window is straight; before it, everything would happen within the first thousandth.
int lastNormalisingNode(const network::Graph& graph) {
    for (int cut = graph.input().id;;) {
        std::vector<const network::Node*> readers;
        for (const network::Node& node : graph.nodes)
            if (std::ranges::find(node.inputs, cut) != node.inputs.end()) readers.push_back(&node);
        if (readers.size() != 1) return cut;
        const network::NodeKind kind = readers.front()->kind;
        if (kind != network::NodeKind::Normalise && kind != network::NodeKind::WindowNormalise) return cut;
        cut = readers.front()->id;
    }
}

struct Scale {
    torch::Tensor centre, deviation; // [C, 1]
};

Scale scaleOf(const network::Graph& graph) {
    const network::Node* node = graph.find("normalise");
    const auto column = [&](const char* key, float fallback) {
        const network::Parameter* parameter = node ? node->parameter(key) : nullptr;
        std::vector<float> values =
            parameter ? parameter->values : std::vector<float>(static_cast<std::size_t>(graph.channels()), fallback);
        return torch::tensor(values).unsqueeze(1);
    };
    return {column("mean", 0), column("deviation", 1)};
}

/// The function that is explained: one number a point. A point is the window behind the normalising nodes, so that one step of it is one
/// deviation of its channel; the raw window where the network does not begin with them. Throws when the job is cancelled.
class Target {
public:
    Target(network::Graph graph, std::optional<int> classIndex, const JobContext& job)
        : m_network(std::move(graph)), m_cut(lastNormalisingNode(m_network.graph())), m_class(classIndex), m_job(job) {
        m_network.setTraining(false);
    }

    /// [C, T] of a raw window.
    torch::Tensor point(const torch::Tensor& window) {
        const torch::NoGradGuard guard;
        torch::Tensor found = window;
        (void)m_network.forward(window.unsqueeze(0), {"score"}, [&](const network::Node& node, const torch::Tensor& value) {
            if (node.id == m_cut) found = value[0].clone();
            return torch::Tensor();
        });
        return found.contiguous();
    }

    /// Every channel at the training mean, and what one deviation is there.
    Scale rest() const {
        const network::Graph& graph = m_network.graph();
        if (m_cut == graph.input().id) return scaleOf(graph);
        return {torch::zeros({graph.channels(), 1}), torch::ones({graph.channels(), 1})};
    }

    torch::Tensor values(const torch::Tensor& points) {
        const torch::NoGradGuard guard;
        std::vector<torch::Tensor> parts;
        for (std::int64_t from = 0; from < points.size(0); from += kBatch)
            parts.push_back(of(points.slice(0, from, std::min(points.size(0), from + kBatch))));
        return torch::cat(parts);
    }

    double value(const torch::Tensor& at) { return values(at.unsqueeze(0))[0].item<double>(); }

    /// Gradient of each point's own target, [B, C, T]; zero where the target does not look at the window.
    torch::Tensor gradients(const torch::Tensor& points) {
        std::vector<torch::Tensor> parts;
        for (std::int64_t from = 0; from < points.size(0); from += kBatch) {
            torch::Tensor input = points.slice(0, from, std::min(points.size(0), from + kBatch)).detach().clone().requires_grad_(true);
            const torch::Tensor total = of(input).sum();
            torch::Tensor gradient;
            if (total.requires_grad()) gradient = torch::autograd::grad({total}, {input}, {}, false, false, true).front();
            parts.push_back(gradient.defined() ? gradient : torch::zeros_like(input));
        }
        return torch::cat(parts);
    }

private:
    /// points [B, C, T] -> [B]
    torch::Tensor of(const torch::Tensor& points) {
        if (m_job.cancelled()) throw std::runtime_error("cancelled");
        const std::string output = m_class ? "logits" : "score";
        // The network's own windows are not looked at: the hook puts the points behind the normalising nodes.
        const torch::Tensor windows = torch::zeros_like(points);
        const torch::Tensor answer =
            m_network
                .forward(windows, {output},
                         [&](const network::Node& node, const torch::Tensor&) { return node.id == m_cut ? points : torch::Tensor(); })
                .at(output);
        return m_class ? answer.select(1, *m_class) : answer;
    }

    TorchNetwork m_network;
    int m_cut;
    std::optional<int> m_class;
    const JobContext& m_job;
};

/// Map and the sum of what it attributes (for the completeness gap).
struct Mapped {
    torch::Tensor map;
    double sum = 0;
};

Mapped saliency(Target& target, const torch::Tensor& window, const torch::Tensor& baseline, const Scale& scale) {
    const torch::Tensor gradient = target.gradients(window.unsqueeze(0))[0];
    return {gradient.abs() * scale.deviation, (gradient * (window - baseline)).sum().item<double>()};
}

Mapped integratedWith(Target& target, const torch::Tensor& window, const torch::Tensor& baseline, int steps) {
    const Quadrature quadrature = gaussLegendre(steps);
    const torch::Tensor nodes = torch::tensor(quadrature.nodes).to(torch::kFloat32).reshape({-1, 1, 1});
    const torch::Tensor weights = torch::tensor(quadrature.weights).to(torch::kFloat32).reshape({-1, 1, 1});
    const torch::Tensor difference = window - baseline;
    const torch::Tensor gradients = target.gradients(baseline + nodes * difference);
    const torch::Tensor map = difference * (gradients * weights).sum(0);
    return {map, map.sum(torch::kFloat64).item<double>()};
}

/// Doubles the nodes until the parts add up to within 1 % of the change, or kMostSteps are used.
Mapped integrated(Target& target, const torch::Tensor& window, const torch::Tensor& baseline, int steps, double whole) {
    const double change = whole - target.value(baseline);
    for (steps = std::clamp(steps, 1, kMostSteps);; steps = std::min(2 * steps, kMostSteps)) {
        Mapped mapped = integratedWith(target, window, baseline, steps);
        if (!(std::abs(mapped.sum - change) > 0.01 * std::abs(change)) || steps == kMostSteps) return mapped;
    }
}

Mapped occlusion(Target& target, const torch::Tensor& window, const torch::Tensor& baseline, std::int64_t length, double whole) {
    const std::int64_t channels = window.size(0), samples = window.size(1), stride = std::max<std::int64_t>(1, length / 2);
    torch::Tensor map = torch::zeros_like(window), cover = torch::zeros_like(window);
    std::vector<torch::Tensor> batch;
    std::vector<std::array<std::int64_t, 3>> places;
    const auto flush = [&] {
        if (batch.empty()) return;
        const torch::Tensor values = target.values(torch::stack(batch));
        for (std::size_t i = 0; i < places.size(); ++i) {
            const auto [channel, from, to] = places[i];
            const double drop = whole - values[static_cast<std::int64_t>(i)].item<double>();
            map[channel].slice(0, from, to) += drop / static_cast<double>(to - from);
            cover[channel].slice(0, from, to) += 1;
        }
        batch.clear();
        places.clear();
    };
    for (std::int64_t channel = 0; channel < channels; ++channel)
        for (std::int64_t from = 0; from < samples; from += stride) {
            const std::int64_t to = std::min(samples, from + length);
            torch::Tensor changed = window.clone();
            changed[channel].slice(0, from, to) = baseline[channel].slice(0, from, to);
            batch.push_back(changed);
            places.push_back({channel, from, to});
            if (static_cast<std::int64_t>(batch.size()) == kBatch) flush();
        }
    flush();
    map = map / cover.clamp_min(1);
    return {map, map.sum(torch::kFloat64).item<double>()};
}

Mapped mapOf(Target& target, const AttributionRequest& request, const torch::Tensor& window, const torch::Tensor& baseline,
             const Scale& scale, double whole) {
    switch (request.method) {
    case Method::Saliency:
        return saliency(target, window, baseline, scale);
    case Method::IntegratedGradients:
        return integrated(target, window, baseline, request.steps, whole);
    case Method::Occlusion:
        break;
    }
    const std::int64_t length = request.occlusionSamples > 0 ? request.occlusionSamples : std::max<std::int64_t>(1, window.size(1) / 16);
    return occlusion(target, window, baseline, std::min(length, window.size(1)), whole);
}

/// Target while positions are put to the baseline in the given order, at 0, 5, .. 100 %.
std::vector<double> deletionCurve(Target& target, const torch::Tensor& window, const torch::Tensor& baseline,
                                  const std::vector<std::int64_t>& order) {
    std::vector<torch::Tensor> windows;
    torch::Tensor changed = window.clone().flatten();
    const torch::Tensor flat = baseline.flatten();
    const float* from = flat.data_ptr<float>();
    std::size_t done = 0;
    for (int step = 0; step <= kDeletionSteps; ++step) {
        const std::size_t until = order.size() * static_cast<std::size_t>(step) / kDeletionSteps;
        float* into = changed.data_ptr<float>();
        for (; done < until; ++done) into[order[done]] = from[order[done]];
        windows.push_back(changed.clone().reshape(window.sizes()));
    }
    const torch::Tensor values = target.values(torch::stack(windows)).to(torch::kFloat64);
    return {values.data_ptr<double>(), values.data_ptr<double>() + values.numel()};
}

double area(const std::vector<double>& curve) {
    double sum = 0;
    for (std::size_t i = 1; i < curve.size(); ++i) sum += 0.5 * (curve[i - 1] + curve[i]) / kDeletionSteps;
    return sum;
}

std::vector<double> ranks(const std::vector<float>& values) {
    std::vector<std::size_t> order(values.size());
    std::iota(order.begin(), order.end(), 0);
    std::sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return values[a] < values[b]; });
    std::vector<double> rank(values.size());
    for (std::size_t i = 0; i < order.size();) {
        std::size_t end = i;
        while (end < order.size() && values[order[end]] == values[order[i]]) ++end;
        for (std::size_t k = i; k < end; ++k) rank[order[k]] = 0.5 * static_cast<double>(i + end - 1);
        i = end;
    }
    return rank;
}

/// Spearman's rank correlation; nothing when a side is constant.
std::optional<double> rankCorrelation(const std::vector<float>& a, const std::vector<float>& b) {
    const std::vector<double> x = ranks(a), y = ranks(b);
    const double mean = 0.5 * static_cast<double>(x.size() - 1);
    double xy = 0, xx = 0, yy = 0;
    for (std::size_t i = 0; i < x.size(); ++i) {
        xy += (x[i] - mean) * (y[i] - mean);
        xx += (x[i] - mean) * (x[i] - mean);
        yy += (y[i] - mean) * (y[i] - mean);
    }
    if (!(xx > 0 && yy > 0)) return std::nullopt;
    return xy / std::sqrt(xx * yy);
}

std::vector<float> toVector(const torch::Tensor& tensor) {
    const torch::Tensor flat = tensor.contiguous().to(torch::kFloat32);
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

/// The same network with every trained weight tensor in random order; nothing when that is the same network.
std::optional<network::Graph> shuffledWeights(network::Graph graph, std::uint64_t seed) {
    std::mt19937_64 random(seed);
    bool changed = false;
    for (network::Node& node : graph.nodes)
        for (auto& [key, parameter] : node.parameters) {
            if (!parameter.trained) continue;
            const std::vector<float> before = parameter.values;
            shuffle(parameter.values, random);
            changed = changed || parameter.values != before;
        }
    if (!changed) return std::nullopt;
    return graph;
}

} // namespace

std::string_view methodName(Method method) {
    switch (method) {
    case Method::Saliency:
        return "saliency";
    case Method::IntegratedGradients:
        return "integrated-gradients";
    case Method::Occlusion:
        return "occlusion";
    }
    return "occlusion";
}

Result<Method> methodNamed(std::string_view name) {
    for (const Method method : {Method::Saliency, Method::IntegratedGradients, Method::Occlusion})
        if (methodName(method) == name) return method;
    return Error{ErrorCode::Usage, fmt::format("unknown method '{}'; use saliency, integrated-gradients or occlusion", name), {}};
}

Sanity sanityOf(const std::optional<double>& shuffledCorrelation) {
    if (!shuffledCorrelation || !std::isfinite(*shuffledCorrelation)) return Sanity::Unknown;
    const double strength = std::abs(*shuffledCorrelation);
    return strength < 0.3 ? Sanity::Changes : strength < 0.7 ? Sanity::Partly : Sanity::Stays;
}

std::vector<double> channelShares(const Attribution& attribution) {
    const auto samples = static_cast<std::size_t>(attribution.samples);
    std::vector<double> shares(static_cast<std::size_t>(attribution.channels), 0);
    double whole = 0;
    for (std::size_t i = 0; i < attribution.map.size(); ++i) {
        const double relevance = std::max(0.0F, attribution.map[i]);
        shares[i / samples] += relevance;
        whole += relevance;
    }
    if (!(whole > 0)) return {};
    for (double& share : shares) share /= whole;
    return shares;
}

Result<Attribution> attribute(const AttributionRequest& request, const JobContext& job) {
    const auto channels = request.graph.channels(), samples = request.graph.samples();
    if (static_cast<std::int64_t>(request.window.size()) != channels * samples)
        return Error{
            ErrorCode::Usage,
            fmt::format("the window holds {} values, the network wants {} channels x {} samples", request.window.size(), channels, samples),
            {}};
    if (request.classIndex && (*request.classIndex < 0 || *request.classIndex >= static_cast<int>(request.graph.classes.size())))
        return Error{ErrorCode::Usage,
                     fmt::format("class {} does not exist; the network has {}", *request.classIndex, request.graph.classes.size()),
                     {}};
    if (request.classIndex && !request.graph.outputs.contains("logits"))
        return Error{ErrorCode::Usage, "this network gives no logits of its classes; explain its score", {}};
    if (!std::ranges::all_of(request.window, [](float value) { return std::isfinite(value); }))
        return Error{ErrorCode::Data, "the window holds a value that is missing or not finite; choose a time without a gap", {}};
    if (request.steps < 1 || request.occlusionSamples < 0)
        return Error{ErrorCode::Usage, "an explanation needs at least one step and a stretch that is not negative", {}};
    TOCSIN_TRY(network::validate(request.graph));
    TOCSIN_TRY(job.check());
    const auto work = [&]() -> Result<Attribution> {
        const auto began = std::chrono::steady_clock::now();
        network::useThreads(1); // one window at a time gains nothing from a second thread and waits for it on a busy machine
        Target target(request.graph, request.classIndex, job);
        const Scale scale = target.rest();
        const torch::Tensor window = target.point(torch::tensor(request.window).reshape({channels, samples}));
        const torch::Tensor baseline = scale.centre.expand({channels, samples}).contiguous();
        Attribution result;
        result.method = request.method;
        result.channels = channels;
        result.samples = samples;
        result.target = target.value(window);
        result.baselineTarget = target.value(baseline);
        const Mapped mapped = mapOf(target, request, window, baseline, scale, result.target);
        TOCSIN_TRY(job.check());
        job.progress(0.5, "deletion curve");
        result.map = toVector(mapped.map);
        const double change = result.target - result.baselineTarget;
        result.completenessGap = std::abs(mapped.sum - change);
        if (change != 0) result.relativeGap = result.completenessGap / std::abs(change);

        std::vector<std::int64_t> order(result.map.size());
        std::iota(order.begin(), order.end(), 0);
        std::stable_sort(order.begin(), order.end(), [&](std::int64_t a, std::int64_t b) {
            return result.map[static_cast<std::size_t>(a)] > result.map[static_cast<std::size_t>(b)];
        });
        const std::vector<double> curve = deletionCurve(target, window, baseline, order);
        std::vector<double> randomCurve(curve.size(), 0);
        std::mt19937_64 random(request.seed);
        for (int round = 0; round < kRandomOrders; ++round) {
            TOCSIN_TRY(job.check());
            shuffle(order, random);
            const std::vector<double> one = deletionCurve(target, window, baseline, order);
            for (std::size_t i = 0; i < one.size(); ++i) randomCurve[i] += one[i] / kRandomOrders;
        }
        for (std::size_t i = 0; i < curve.size(); ++i)
            result.deletion.push_back({static_cast<double>(i) / kDeletionSteps, curve[i], randomCurve[i]});
        result.deletionArea = area(curve);
        result.randomArea = area(randomCurve);

        TOCSIN_TRY(job.check());
        job.progress(0.8, "shuffled weights");
        if (auto graph = shuffledWeights(request.graph, request.seed)) {
            Target shuffled(std::move(*graph), request.classIndex, job);
            result.shuffledMap = toVector(mapOf(shuffled, request, window, baseline, scale, shuffled.value(window)).map);
            result.shuffledCorrelation = rankCorrelation(result.map, result.shuffledMap);
        }
        result.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count();
        return result;
    };
    auto result = guarded("explaining a window", work);
    TOCSIN_TRY(job.check()); // a cancelled job ends in an exception too
    if (!result.ok()) return std::move(result).error();
    return std::move(*result);
}

} // namespace tocsin::explain
