// SPDX-License-Identifier: GPL-3.0-or-later
// Stacked LSTM over the window, the last state classified.
// Hochreiter, S.; Schmidhuber, J. (1997): Long Short-Term Memory. Neural Computation 9(8), 1735-1780, with the forget gate of Gers, F. A.;
// Schmidhuber, J.; Cummins, F. (2000): Learning to Forget. Neural Computation 12(10), 2451-2471. As GRU (cell=gru): Cho, K. et al. (2014),
// arXiv:1406.1078.
#include <fmt/format.h>

#include "core/network/models/model_parts.h"
#include "core/network/models/models.h"

namespace tocsin::network {
namespace {

Result<Graph> build(const ArchitectureRequest& request) {
    ModelOptions options("lstm-classifier", request.options);
    const std::int64_t hidden = options.integer("hidden", 64, 1, 2048);
    const std::int64_t layers = options.integer("layers", 2, 1, 8);
    const std::int64_t frame = options.integer("frame", frameFor(request.samples), 1, request.samples);
    const std::string cell = options.choice("cell", "lstm", {"lstm", "gru"});
    const std::string pooling = options.choice("pooling", "last", {"last", "mean"});
    const double dropout = options.real("dropout", 0, 0, 0.95);
    const bool windowNormalise = options.flag("window_normalise", false);
    TOCSIN_TRY(options.finish());
    TOCSIN_TRY(checkFrame("lstm-classifier", request.samples, frame));
    TOCSIN_TRY(checkClasses(request, "lstm-classifier"));

    GraphBuilder builder("lstm-classifier", request.channels, request.samples, request.seed);
    int x = framedSteps(builder, normalisedInput(builder, windowNormalise), frame);
    for (std::int64_t layer = 1; layer <= layers; ++layer) {
        const std::string name = fmt::format("{}{}", cell, layer);
        x = cell == "gru" ? builder.gru(x, hidden, name) : builder.lstm(x, hidden, name);
        if (dropout > 0) x = builder.dropout(x, dropout, fmt::format("dropout{}", layer));
    }
    x = pooling == "mean" ? builder.reduce(NodeKind::Mean, x, 0, "pool") : lastStep(builder, x);
    classifierHead(builder, x, request.classes);
    return builder.finish();
}

} // namespace

Architecture lstmClassifierArchitecture() {
    return {"lstm-classifier", ArchitectureTask::Classifier,
            "Names the fault from slow process signals, where the order of events within the window tells.",
            "Hochreiter and Schmidhuber 1997, Neural Computation 9(8), 1735-1780; Gers et al. 2000", build};
}

} // namespace tocsin::network
