// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/quantizer.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <map>

#include "core/compress/activation_ranges.h"
#include "core/compress/calibration.h"
#include "core/compress/optimised_graph.h"
#include "core/network/graph_analysis.h"
#include "core/network/onnx_writer.h"
#include "core/network/quantization_sites.h"
#include "core/runtime/model.h"

namespace tocsin::compress {

namespace {

using network::Graph;
using runtime::OnnxModel;

constexpr std::size_t kMostTried = 256; // windows on which observers are compared: enough to tell them apart, quick enough to try many

using Ranges = std::map<int, ValueRange>; // by node

/// One way to quantize, as a file and with what it does to the scores.
struct Candidate {
    Ranges ranges;
    std::map<int, Observer> observers; // by node
    std::string onnx;
    ScoreParity parity;
    double noise = std::numeric_limits<double>::infinity(); // sum of squared differences of scores and probabilities
};

WindowPool picked(const WindowPool& pool, const std::vector<std::size_t>& indices) {
    WindowPool some{pool.channels, pool.samples, {}};
    some.values.reserve(indices.size() * pool.windowSize());
    for (const std::size_t index : indices) some.append(pool.window(index));
    return some;
}

std::vector<std::size_t> evenly(const std::vector<std::size_t>& from, std::size_t wanted) {
    if (from.size() <= wanted) return from;
    std::vector<std::size_t> some;
    for (std::size_t i = 0; i < wanted; ++i) some.push_back(from[i * from.size() / wanted]);
    return some;
}

Result<void> checkPool(const WindowPool& pool, const Graph& graph, std::string_view what) {
    if (pool.channels != graph.channels() || pool.samples != graph.samples() || pool.windowSize() == 0 ||
        pool.values.size() % pool.windowSize() != 0)
        return Error{ErrorCode::Data,
                     fmt::format("quantize: the {} windows are [{}, {}], the model wants [{}, {}]", what, pool.channels, pool.samples,
                                 graph.channels(), graph.samples()),
                     {}};
    const auto bad = std::find_if(pool.values.begin(), pool.values.end(), [](float value) { return !std::isfinite(value); });
    if (bad != pool.values.end())
        return Error{ErrorCode::Data,
                     fmt::format("quantize: {} window {} holds a missing value", what,
                                 static_cast<std::size_t>(bad - pool.values.begin()) / pool.windowSize()),
                     {}};
    return {};
}

/// Squared differences of scores and probabilities. Scores of a network without classes have no scale of their own: theirs are relative, so
/// that ordinary windows count as much as those with large scores.
double noiseOf(const Scores& reference, const Scores& other) {
    double sum = 0, floor = 0;
    const bool relative = reference.probabilities.empty();
    if (relative && !reference.scores.empty()) {
        std::vector<float> sizes;
        for (const float score : reference.scores) sizes.push_back(std::abs(score));
        std::nth_element(sizes.begin(), sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2), sizes.end());
        floor = sizes[sizes.size() / 2];
    }
    const auto add = [&](const std::vector<float>& a, const std::vector<float>& b) {
        for (std::size_t i = 0; i < a.size(); ++i) {
            const double size = std::max(floor, static_cast<double>(std::abs(a[i])));
            const double difference = (static_cast<double>(a[i]) - b[i]) / (relative && size > 0 ? size : 1);
            sum += difference * difference;
        }
    };
    add(reference.scores, other.scores);
    add(reference.probabilities, other.probabilities);
    return std::isfinite(sum) ? sum : std::numeric_limits<double>::infinity();
}

/// Needed nodes that have no int8 form, each with the reason.
std::vector<std::string> staysFloat(const Graph& graph) {
    const network::GraphAnalysis analysis = network::analyse(graph, {"score", "probabilities"});
    std::vector<std::string> stays;
    for (const network::Node& node : graph.nodes) {
        if (!analysis.needed[static_cast<std::size_t>(node.id)]) continue;
        std::string_view reason;
        switch (node.kind) {
        case network::NodeKind::ConvTranspose1d:
            reason = "ONNX Runtime has no int8 transposed convolution on a processor";
            break;
        case network::NodeKind::Lstm:
        case network::NodeKind::Gru:
            reason = "ONNX Runtime has no static int8 recurrent layer";
            break;
        case network::NodeKind::PowerSpectrum:
            reason = "a spectrum spans too many powers of ten for 8 bits";
            break;
        default:
            continue;
        }
        stays.push_back(fmt::format("{} ({})", node.name, reason));
    }
    return stays;
}

/// Everything that the tries have in common.
class Search {
public:
    Search(const QuantizeRequest& request, const JobContext& job) : m_request(request), m_job(job) {}
    Result<QuantizedModel> run();

private:
    Result<void> prepare();
    void shareOutWindows();
    void bend();
    Result<Candidate> tried(Ranges ranges, std::map<int, Observer> observers) const;
    Result<void> tryObservers();
    Result<void> refine();
    Result<void> measure();
    Json plan() const;
    void say();

    [[nodiscard]] std::int64_t classes() const { return static_cast<std::int64_t>(m_request.graph.classes.size()); }

    const QuantizeRequest& m_request;
    const JobContext& m_job;
    std::vector<int> m_sites; // nodes whose output becomes uint8
    std::vector<std::string> m_stays;
    std::map<int, Histogram> m_histograms;
    WindowPool m_chosen, m_compare, m_held; // calibrated on, observers compared on, reported on
    std::optional<OnnxModel> m_float;
    Scores m_reference;
    std::size_t m_calibrated = 0;
    bool m_bent = false;
    Candidate m_best;
    QuantizedModel m_result;
};

Result<Candidate> Search::tried(Ranges ranges, std::map<int, Observer> observers) const {
    TOCSIN_TRY(m_job.check());
    network::QuantizationPlan plan;
    for (const auto& [node, range] : ranges) plan.activations[node] = scaleFor(range);
    network::OnnxOptions options;
    options.quantization = &plan;
    Candidate candidate{std::move(ranges), std::move(observers), {}, {}};
    TOCSIN_ASSIGN(candidate.onnx, network::writeOnnx(m_request.graph, options));
    TOCSIN_ASSIGN(OnnxModel model, OnnxModel::loadBytes(candidate.onnx, "int8 candidate"));
    TOCSIN_ASSIGN(const Scores scores, scoreAll(model, m_compare, m_job));
    candidate.parity = compareScores(m_reference, scores, classes());
    candidate.noise = noiseOf(m_reference, scores);
    return candidate;
}

/// A quarter of the calibration pool is held out where the caller has no held-out windows; the choice for calibration comes from the rest,
/// and observers are compared on windows that were not calibrated on as long as there are enough.
void Search::shareOutWindows() {
    std::vector<std::size_t> rest, held;
    const bool takeQuarter = m_request.heldOut.size() == 0 && m_request.calibration.size() >= 8;
    for (std::size_t i = 0; i < m_request.calibration.size(); ++i) (takeQuarter && i % 4 == 3 ? held : rest).push_back(i);
    m_held = m_request.heldOut.size() > 0 ? m_request.heldOut : picked(m_request.calibration, takeQuarter ? held : rest);
    m_compare = picked(m_request.calibration, rest); // until prepare() has chosen
}

Result<void> Search::prepare() {
    TOCSIN_TRY(network::validate(m_request.graph));
    if (m_request.calibration.size() == 0)
        return Error{ErrorCode::Data, "quantize: there is no window to calibrate on; the training part of the run is empty", {}};
    TOCSIN_TRY(checkPool(m_request.calibration, m_request.graph, "calibration"));
    if (m_request.heldOut.size() > 0) TOCSIN_TRY(checkPool(m_request.heldOut, m_request.graph, "held-out"));
    m_sites = network::quantizationSites(m_request.graph);
    m_stays = staysFloat(m_request.graph);
    if (m_sites.empty())
        return Error{ErrorCode::Data,
                     fmt::format("{} has no convolution or linear layer that could run in int8{}{}; float32 stays",
                                 m_request.graph.architecture, m_stays.empty() ? "" : ": ", fmt::join(m_stays, "; ")),
                     {}};
    m_job.progress(0.02, "running the float32 model");
    TOCSIN_ASSIGN(m_result.onnxFp32, network::writeOnnx(m_request.graph));
    TOCSIN_ASSIGN(OnnxModel model, OnnxModel::loadBytes(m_result.onnxFp32, "float32 model"));
    m_float.emplace(std::move(model));
    shareOutWindows();
    TOCSIN_ASSIGN(const Scores scores, scoreAll(*m_float, m_compare, m_job));
    const std::vector<std::size_t> chosen =
        chooseByCoverage(windowStatistics(m_compare), scores.scores, std::max<std::size_t>(1, m_request.calibrationWindows));
    m_chosen = picked(m_compare, chosen);
    m_calibrated = chosen.size();
    std::vector<std::size_t> others;
    for (std::size_t i = 0, next = 0; i < m_compare.size(); ++i) {
        if (next < chosen.size() && chosen[next] == i)
            ++next;
        else
            others.push_back(i);
    }
    // The windows with the highest scores were all calibrated on; where few others are left those are not a fair sample and all are
    // compared.
    if (others.size() < 32) {
        others.clear();
        for (std::size_t i = 0; i < m_compare.size(); ++i) others.push_back(i);
    }
    m_compare = picked(m_compare, evenly(others, kMostTried));
    bend();
    m_job.progress(0.1, "observing activations");
    TOCSIN_ASSIGN(m_histograms, observeActivations(m_request.graph, m_sites, m_chosen, m_job));
    TOCSIN_ASSIGN(m_reference, scoreAll(*m_float, m_compare, m_job));
    return {};
}

/// Adds excursions to what is calibrated on and compared where the network has seen normal windows only.
void Search::bend() {
    if (!m_request.graph.classes.empty()) return;
    const auto normalise = std::find_if(m_request.graph.nodes.begin(), m_request.graph.nodes.end(),
                                        [](const network::Node& node) { return node.kind == network::NodeKind::Normalise; });
    if (normalise == m_request.graph.nodes.end()) return;
    for (WindowPool* pool : {&m_chosen, &m_compare}) {
        const WindowPool bent = excursions(*pool, normalise->parameter("mean")->values, normalise->parameter("deviation")->values);
        pool->values.insert(pool->values.end(), bent.values.begin(), bent.values.end());
    }
    m_bent = true;
}

Result<void> Search::tryObservers() {
    std::vector<Observer> observers(std::begin(kObservers), std::end(kObservers));
    if (m_request.observer) observers = {*m_request.observer};
    for (const Observer observer : observers) {
        m_job.progress(0.2 + 0.1 * static_cast<double>(observer), fmt::format("observer {}", observerName(observer)));
        Ranges ranges;
        std::map<int, Observer> by;
        for (const auto& [node, histogram] : m_histograms) {
            ranges[node] = chooseRange(histogram, observer);
            by[node] = observer;
        }
        TOCSIN_ASSIGN(Candidate candidate, tried(std::move(ranges), std::move(by)));
        m_result.report.trials.push_back({std::string(observerName(observer)), candidate.parity});
        if (m_best.onnx.empty() || candidate.noise < m_best.noise) {
            m_best = std::move(candidate);
            m_result.report.observer = observerName(observer);
        }
    }
    return {};
}

/// Tensor by tensor: another observer's range is taken where the scores come nearer. One pass, in the order of the graph.
Result<void> Search::refine() {
    constexpr double kWorthIt = 0.98; // of the noise; smaller gains are chance
    bool mixed = false;
    std::size_t done = 0;
    for (const auto& [node, histogram] : m_histograms) {
        m_job.progress(0.6 + 0.25 * static_cast<double>(done++) / static_cast<double>(m_histograms.size()),
                       "choosing ranges tensor by tensor");
        for (const Observer observer : kObservers) {
            const ValueRange range = chooseRange(histogram, observer);
            if (range == m_best.ranges.at(node)) continue;
            Ranges ranges = m_best.ranges;
            std::map<int, Observer> by = m_best.observers;
            ranges[node] = range;
            by[node] = observer;
            TOCSIN_ASSIGN(Candidate candidate, tried(std::move(ranges), std::move(by)));
            if (candidate.noise < kWorthIt * m_best.noise) {
                m_best = std::move(candidate);
                mixed = true;
            }
        }
    }
    if (mixed) {
        m_result.report.observer = "mixed";
        m_result.report.trials.push_back({"mixed", m_best.parity});
    }
    return {};
}

Result<void> Search::measure() {
    QuantizationReport& report = m_result.report;
    m_job.progress(0.87, "comparing on held-out windows");
    TOCSIN_ASSIGN(OnnxModel int8, OnnxModel::loadBytes(m_best.onnx, "int8 model"));
    TOCSIN_ASSIGN(const Scores reference, scoreAll(*m_float, m_held, m_job));
    TOCSIN_ASSIGN(const Scores quantized, scoreAll(int8, m_held, m_job));
    report.parity = compareScores(reference, quantized, classes());
    m_job.progress(0.92, "timing both models");
    LatencyOptions latency;
    latency.calls = m_request.latencyCalls;
    TOCSIN_ASSIGN(const LatencyPair times, measureLatency(*m_float, int8, m_held, latency, m_job));
    report.latencyMsFp32 = times.firstMs;
    report.latencyMsInt8 = times.secondMs;
    report.bytesFp32 = static_cast<std::int64_t>(m_result.onnxFp32.size());
    report.bytesInt8 = static_cast<std::int64_t>(m_best.onnx.size());
    report.calibrationWindows = static_cast<std::int64_t>(m_calibrated);
    return {};
}

Json Search::plan() const {
    Json tensors = Json::array();
    for (const auto& [node, range] : m_best.ranges) {
        const network::ActivationScale scale = scaleFor(range);
        tensors.push_back({{"node", m_request.graph.node(node).name},
                           {"observer", observerName(m_best.observers.at(node))},
                           {"least", number(range.least)},
                           {"most", number(range.most)},
                           {"scale", number(scale.scale)},
                           {"zero_point", scale.zeroPoint}});
    }
    return {{"format", 1},
            {"activations", "uint8, one scale a tensor"},
            {"weights", "int8, one scale an output channel"},
            {"tensors", tensors},
            {"report", toJson(m_result.report)}};
}

void Search::say() {
    QuantizationReport& report = m_result.report;
    report.said.push_back(
        fmt::format("Calibrated on {} of {} windows, chosen by coverage.", report.calibrationWindows, m_request.calibration.size()));
    if (m_bent)
        report.said.emplace_back("As the network has seen normal operation only, copies with a channel moved by up to 6 of its scales were "
                                 "added: alarms fit into the ranges.");
    if (report.parity.signalToNoiseDb)
        report.said.push_back(fmt::format("Ranges by observer {}: on {} held-out windows the scores keep {:.1f} dB to their quantization "
                                          "noise, largest difference {:.3g}.",
                                          report.observer, report.parity.windows, *report.parity.signalToNoiseDb,
                                          report.parity.largestDifference));
    for (const std::string& node : m_stays) report.said.push_back("Stays float32: " + node + ".");
    if (!report.fused) {
        report.said.push_back(
            fmt::format("float32 is kept: ONNX Runtime would still run {} in float32, and a half quantized file is slower.",
                        fmt::join(report.floatLeft, ", ")));
    } else if (report.latencyMsFp32 > 0) {
        report.said.push_back(fmt::format(
            "{}: a call takes {:.4f} ms in int8 and {:.4f} ms in float32 on this machine, the file is {:.0f} % of the float32 one.",
            report.pays() ? "int8 pays" : "float32 is kept, int8 is not quicker", report.latencyMsInt8, report.latencyMsFp32,
            100.0 * static_cast<double>(report.bytesInt8) / static_cast<double>(report.bytesFp32)));
    }
}

Result<QuantizedModel> Search::run() {
    TOCSIN_TRY(prepare());
    TOCSIN_TRY(tryObservers());
    TOCSIN_ASSIGN(const OptimisedGraph optimised, optimisedGraphOf(m_best.onnx));
    m_result.report.fused = optimised.fused();
    m_result.report.floatLeft = m_stays.empty() ? optimised.floatProducts : m_stays; // the graph's own names say more
    // A file that is not going to be kept needs no polish.
    if (m_result.report.fused && !m_request.observer && m_best.noise > 0) TOCSIN_TRY(refine());
    TOCSIN_TRY(measure());
    m_result.onnxInt8 = std::move(m_best.onnx);
    say();
    m_result.plan = plan();
    m_job.progress(1, "done");
    return std::move(m_result);
}

} // namespace

Result<QuantizedModel> quantize(const QuantizeRequest& request, const JobContext& job) {
    return Search(request, job).run();
}

Json toJson(const ScoreParity& parity) {
    return {{"windows", parity.windows},
            {"largest_difference", number(parity.largestDifference)},
            {"mean_difference", number(parity.meanDifference)},
            {"signal_to_noise_db", number(parity.signalToNoiseDb)},
            {"same_class", number(parity.sameClass)},
            {"rank_correlation", number(parity.rankCorrelation)}};
}

Json toJson(const QuantizationReport& report) {
    Json trials = Json::array();
    for (const ObserverTrial& trial : report.trials) trials.push_back({{"observer", trial.observer}, {"parity", toJson(trial.parity)}});
    return {{"size_fp32", report.bytesFp32},
            {"size_int8", report.bytesInt8},
            {"latency_ms_fp32", number(report.latencyMsFp32)},
            {"latency_ms_int8", number(report.latencyMsInt8)},
            {"fused", report.fused},
            {"float_left", report.floatLeft},
            {"pays", report.pays()},
            {"observer", report.observer},
            {"parity", toJson(report.parity)},
            {"trials", trials},
            {"calibration_windows", report.calibrationWindows},
            {"said", report.said}};
}

} // namespace tocsin::compress
