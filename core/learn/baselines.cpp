// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/detail/baselines.h"

#include <Eigen/Dense>
#include <algorithm>
#include <cmath>
#include <fmt/format.h>

#include "core/network/graph_builder.h"

namespace tocsin::learn {

namespace {

using network::GraphBuilder;
using network::NodeKind;
using network::Parameter;

constexpr std::size_t kMaximumFitSamples = 200'000; // enough for a covariance; more rows change no digit that matters

Parameter fixed(network::Shape shape, std::vector<float> values) {
    return {std::move(shape), std::move(values), false};
}

std::vector<float> rowMajor(const Eigen::MatrixXd& matrix) {
    std::vector<float> values;
    for (Eigen::Index row = 0; row < matrix.rows(); ++row)
        for (Eigen::Index column = 0; column < matrix.cols(); ++column) values.push_back(static_cast<float>(matrix(row, column)));
    return values;
}

int fixedLinear(GraphBuilder& builder, int x, const Eigen::MatrixXd& weight, const Eigen::VectorXd* bias, const std::string& name) {
    std::map<std::string, Parameter> parameters = {{"weight", fixed({weight.rows(), weight.cols()}, rowMajor(weight))}};
    if (bias) parameters["bias"] = fixed({bias->size()}, rowMajor(*bias));
    return builder.add(NodeKind::Linear, {x}, name, {}, std::move(parameters));
}

/// Last samples of the training windows, normalised: [N, C].
Eigen::MatrixXd lastSamples(const WindowSet& set, const std::vector<std::size_t>& train, const ChannelScale& scale) {
    const std::size_t step = std::max<std::size_t>(1, train.size() / kMaximumFitSamples);
    Eigen::MatrixXd samples(static_cast<Eigen::Index>((train.size() + step - 1) / step), set.channels());
    for (std::size_t i = 0, row = 0; i < train.size(); i += step, ++row) {
        const Window& window = set.windows()[train[i]];
        for (std::int64_t channel = 0; channel < set.channels(); ++channel) {
            const auto c = static_cast<std::size_t>(channel);
            samples(static_cast<Eigen::Index>(row), channel) =
                (set.recordings()[window.recording].columns[c][static_cast<std::size_t>(window.lastRow)] - scale.centre[c]) /
                scale.scale[c];
        }
    }
    return samples;
}

double quantile(std::vector<double> values, double fraction) {
    const auto at = static_cast<std::size_t>(fraction * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(at), values.end());
    return values[at];
}

/// Probabilities and the score of the contract: the probability of any fault, or without a normal class 1 - the largest probability.
void classifierOutputs(GraphBuilder& builder, int logits, const std::vector<std::string>& classes) {
    const int probabilities = builder.apply(NodeKind::Softmax, {logits}, "probabilities");
    const auto normal = std::find(classes.begin(), classes.end(), "normal");
    int score = 0;
    if (normal != classes.end()) {
        std::vector<float> faults(classes.size(), 1);
        faults[static_cast<std::size_t>(normal - classes.begin())] = 0;
        score = builder.reduce(NodeKind::Sum, builder.affine(probabilities, std::move(faults), {0}, "fault_probabilities"), 0, "score");
    } else {
        score = builder.affine(builder.reduce(NodeKind::Max, probabilities, 0, "largest_probability"), {-1}, {1}, "score");
    }
    builder.classes(classes);
    builder.output("logits", logits);
    builder.output("probabilities", probabilities);
    builder.output("score", score);
}

float inverseLimit(const Eigen::VectorXd& values) {
    const double limit = quantile({values.begin(), values.end()}, 0.99);
    return limit > 0 ? static_cast<float>(1 / limit) : 1;
}

} // namespace

Result<network::Graph> alwaysNormalGraph(const WindowSet& set) {
    GraphBuilder builder("always-normal", set.channels(), set.samples(), 1);
    const int mean = builder.reduce(NodeKind::Mean, builder.reduce(NodeKind::Mean, builder.input(), 1, "time_mean"), 0, "mean");
    builder.output("score", builder.affine(mean, {0}, {0}, "score"));
    return builder.finish();
}

Result<network::Graph> majorityClassGraph(const WindowSet& set, const std::vector<std::size_t>& train) {
    const auto classes = static_cast<Eigen::Index>(set.classes().size());
    if (classes == 0) return Error{ErrorCode::Data, "majority-class needs at least one class", {}};
    Eigen::VectorXd members = Eigen::VectorXd::Zero(classes);
    for (const std::size_t index : train)
        if (set.windows()[index].classIndex >= 0) ++members(set.windows()[index].classIndex);
    Eigen::VectorXd bias(classes);
    for (Eigen::Index k = 0; k < classes; ++k)
        bias(k) = std::log(std::max(members(k), 1e-9) / static_cast<double>(std::max<std::size_t>(1, train.size())));
    GraphBuilder builder("majority-class", set.channels(), set.samples(), 1);
    const int mean = builder.reduce(NodeKind::Mean, builder.input(), 1, "time_mean");
    classifierOutputs(builder, fixedLinear(builder, mean, Eigen::MatrixXd::Zero(classes, set.channels()), &bias, "logits"), set.classes());
    return builder.finish();
}

Result<network::Graph> robustEwmaGraph(const WindowSet& set, const ChannelScale& scale, std::int64_t span) {
    GraphBuilder builder("robust-ewma", set.channels(), set.samples(), 1);
    const int smooth = ewmaAtEnd(builder, fittedNormalise(builder, scale), span);
    const int byChannel = builder.reduce(NodeKind::Max, builder.apply(NodeKind::Abs, {smooth}, "distance"), 1, "by_channel");
    builder.output("score", builder.reduce(NodeKind::Max, byChannel, 0, "score"));
    return builder.finish();
}

Result<network::Graph> pcaGraph(const WindowSet& set, const std::vector<std::size_t>& train, const ChannelScale& scale, double variance,
                                const JobContext& job) {
    if (train.size() < 2) return Error{ErrorCode::Data, "pca-t2-spe needs at least two training windows", {}};
    Eigen::MatrixXd samples = lastSamples(set, train, scale);
    TOCSIN_TRY(job.check());
    samples.rowwise() -= samples.colwise().mean();
    const Eigen::MatrixXd covariance = samples.transpose() * samples / static_cast<double>(samples.rows() - 1);
    TOCSIN_TRY(job.check());
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> solver(covariance);
    const Eigen::Index channels = covariance.rows();
    const double total = std::max(1e-12, solver.eigenvalues().sum());
    Eigen::Index kept = 0;
    for (double explained = 0; kept < channels && explained < variance * total; ++kept)
        explained += solver.eigenvalues()(channels - 1 - kept);
    kept = std::max<Eigen::Index>(1, kept);
    const Eigen::MatrixXd components = solver.eigenvectors().rightCols(kept); // [C, k]
    Eigen::MatrixXd whitened = components.transpose();
    for (Eigen::Index i = 0; i < kept; ++i) whitened.row(i) /= std::sqrt(std::max(1e-9, solver.eigenvalues()(channels - kept + i)));
    const Eigen::MatrixXd residual = Eigen::MatrixXd::Identity(channels, channels) - components * components.transpose();
    const Eigen::VectorXd t2 = (samples * whitened.transpose()).rowwise().squaredNorm(), spe = (samples * residual).rowwise().squaredNorm();

    GraphBuilder builder("pca-t2-spe", set.channels(), set.samples(), 1);
    const int byTime = builder.apply(NodeKind::Transpose, {fittedNormalise(builder, scale)}, "by_time");
    const auto statistic = [&](const Eigen::MatrixXd& projection, float inverse, const std::string& name) {
        const int squared =
            builder.apply(NodeKind::Square, {fixedLinear(builder, byTime, projection, nullptr, name + ".projection")}, name + ".square");
        return builder.affine(builder.reduce(NodeKind::Sum, squared, 1, name + ".sum"), {inverse}, {0}, name);
    };
    const int both = builder.apply(NodeKind::Maximum,
                                   {statistic(whitened, inverseLimit(t2), "t2"), statistic(residual, inverseLimit(spe), "spe")}, "larger");
    builder.output("score", builder.reduce(NodeKind::Mean, both, 0, "score"));
    return builder.finish();
}

Result<network::Graph> spectralLdaGraph(const WindowSet& set, const std::vector<std::size_t>& train, std::int64_t bands, double ridge,
                                        const JobContext& job) {
    const std::int64_t lines = set.samples() / 2;
    if (lines < 1) return Error{ErrorCode::Usage, "spectral-lda needs windows of at least two samples", {}};
    const std::int64_t perBand =
        (lines + bands - 1) / bands; // short windows: fewer bands; what does not fill a band at the top is left out
    bands = lines / perBand;
    const auto classes = static_cast<Eigen::Index>(set.classes().size());
    if (classes < 2)
        return Error{
            ErrorCode::Data, "spectral-lda needs windows of at least two classes; import recordings with --label or label intervals", {}};
    GraphBuilder start("spectral-lda", set.channels(), set.samples(), 1);
    const int spectrum = start.apply(NodeKind::PowerSpectrum, {start.windowNormalise(start.input(), "window_normalise", 1e-9)}, "spectrum");
    const int whole = bands * perBand == lines ? spectrum : start.slice(spectrum, 1, 0, bands * perBand, "whole_bands");
    const int banded = start.reshape(whole, {set.channels() * bands, perBand}, "bands");
    const int features = start.log(start.reduce(NodeKind::Sum, banded, 1, "band_power"), 1e-6, "features");
    start.output("features", features);
    start.output("score", start.reduce(NodeKind::Mean, features, 0, "draft_score"));
    TOCSIN_ASSIGN(network::Graph graph, start.finish());

    network::TorchNetwork network(graph);
    TOCSIN_ASSIGN(const torch::Tensor values, infer(network, set, train, "features", job));
    TOCSIN_TRY(job.check());
    const Eigen::Index count = values.size(0), width = values.size(1);
    const Eigen::MatrixXd x = Eigen::Map<const Eigen::Matrix<float, Eigen::Dynamic, Eigen::Dynamic, Eigen::RowMajor>>(
                                  values.contiguous().data_ptr<float>(), count, width)
                                  .cast<double>();
    Eigen::MatrixXd means = Eigen::MatrixXd::Zero(classes, width);
    Eigen::VectorXd members = Eigen::VectorXd::Zero(classes);
    for (Eigen::Index i = 0; i < count; ++i) {
        const auto index = set.windows()[train[static_cast<std::size_t>(i)]].classIndex;
        means.row(index) += x.row(i);
        ++members(index);
    }
    for (Eigen::Index k = 0; k < classes; ++k)
        if (members(k) > 0) means.row(k) /= members(k);
    Eigen::MatrixXd within = Eigen::MatrixXd::Zero(width, width);
    for (Eigen::Index i = 0; i < count; ++i) {
        const Eigen::VectorXd distance = (x.row(i) - means.row(set.windows()[train[static_cast<std::size_t>(i)]].classIndex)).transpose();
        within.selfadjointView<Eigen::Lower>().rankUpdate(distance);
    }
    within = Eigen::MatrixXd(within.selfadjointView<Eigen::Lower>()) / static_cast<double>(std::max<Eigen::Index>(1, count - classes));
    within.diagonal().array() += ridge * within.trace() / static_cast<double>(width);
    const Eigen::MatrixXd weight = within.ldlt().solve(means.transpose()).transpose(); // [K, F]
    Eigen::VectorXd bias = -0.5 * (weight.array() * means.array()).rowwise().sum();
    for (Eigen::Index k = 0; k < classes; ++k)
        if (members(k) == 0) bias(k) = -1e9; // a class without a training window is never named

    GraphBuilder builder(std::move(graph));
    const int logits = fixedLinear(builder, features, weight, &bias, "logits");
    classifierOutputs(builder, logits, set.classes());
    return builder.finish();
}

} // namespace tocsin::learn
