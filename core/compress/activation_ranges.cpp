// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/compress/activation_ranges.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <set>

#include "core/network/detail/torch_network.h"

namespace tocsin::compress {

namespace {

constexpr std::size_t kBatch = 32; // memory stays small, and a cancel is heard within a few batches

enum class Pass { Extremes, Counts };

} // namespace

Result<std::map<int, Histogram>> observeActivations(const network::Graph& graph, const std::vector<int>& nodes, const WindowPool& pool,
                                                    const JobContext& job) {
    const auto work = [&]() -> Result<std::map<int, Histogram>> {
        std::map<int, Histogram> histograms;
        for (const int node : nodes) histograms[node];
        network::TorchNetwork network(graph);
        std::vector<std::string> outputs{"score"};
        if (graph.outputs.contains("probabilities")) outputs.emplace_back("probabilities");
        const torch::NoGradGuard noGradient;
        std::string notFinite;
        for (const Pass pass : {Pass::Extremes, Pass::Counts}) {
            for (std::size_t from = 0; from < pool.size(); from += kBatch) {
                TOCSIN_TRY(job.check());
                const std::size_t count = std::min(kBatch, pool.size() - from);
                const torch::Tensor batch =
                    torch::from_blob(const_cast<float*>(pool.values.data()) + from * pool.windowSize(),
                                     {static_cast<std::int64_t>(count), pool.channels, pool.samples}, torch::kFloat32);
                const network::NodeHook hook = [&](const network::Node& node, const torch::Tensor& value) -> torch::Tensor {
                    const auto found = histograms.find(node.id);
                    if (found == histograms.end()) return {};
                    const torch::Tensor flat = value.contiguous();
                    const std::span<const float> values(flat.data_ptr<float>(), static_cast<std::size_t>(flat.numel()));
                    if (pass == Pass::Counts) {
                        found->second.add(values);
                        return {};
                    }
                    if (notFinite.empty() && !std::all_of(values.begin(), values.end(), [](float v) { return std::isfinite(v); }))
                        notFinite =
                            fmt::format("node {} gives values that are not finite for windows {} to {}", node.name, from, from + count - 1);
                    found->second.widen(values);
                    return {};
                };
                [[maybe_unused]] const auto answer = network.forward(batch, outputs, hook);
                if (!notFinite.empty())
                    return Error{
                        ErrorCode::Data,
                        fmt::format("quantize: {} of the calibration; train the model again or leave those recordings out", notFinite),
                        {}};
            }
        }
        return histograms;
    };
    auto histograms = guarded("observing activations", work);
    if (!histograms.ok()) return std::move(histograms).error();
    return std::move(*histograms);
}

} // namespace tocsin::compress
