// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/score_tail.h"

#include "core/network/graph_builder.h"

namespace tocsin::learn {

Result<network::Graph> withScoreTail(network::Graph graph, const std::string& kind) {
    using network::NodeKind;
    if (kind == "mse") return graph;
    const int input = graph.outputs.at("input_normalised"), rebuilt = graph.outputs.at("reconstruction");
    network::GraphBuilder builder(std::move(graph));
    const int error =
        builder.apply(NodeKind::Abs, {builder.apply(NodeKind::Subtract, {input, rebuilt}, "score_tail.error")}, "score_tail.magnitude");
    const int byChannel = builder.reduce(NodeKind::Mean, error, 1, "score_tail.by_channel");
    const int score = builder.reduce(kind == "mean" ? NodeKind::Mean : NodeKind::Max, byChannel, 0, "score_tail.score");
    builder.output("map", error);
    builder.output("score", score);
    return builder.finish();
}

} // namespace tocsin::learn
