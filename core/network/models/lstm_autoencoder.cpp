// SPDX-License-Identifier: GPL-3.0-or-later
// LSTM encoder-decoder trained on normal windows: the encoder's last state is repeated at every step of the decoder, which rebuilds the
// window. Malhotra, P.; Ramakrishnan, A.; Anand, G.; Vig, L.; Agarwal, P.; Shroff, G. (2016): LSTM-based Encoder-Decoder for Multi-sensor
// Anomaly Detection. arXiv:1607.00148. The decoder gets the code at every step (Srivastava, Mansimov and Salakhutdinov 2015,
// arXiv:1502.04681, "conditional" decoder without feedback), so that training and use run the same graph.
#include "core/network/models/model_parts.h"
#include "core/network/models/models.h"

namespace tocsin::network {
namespace {

Result<Graph> build(const ArchitectureRequest& request) {
    ModelOptions options("lstm-autoencoder", request.options);
    const std::int64_t hidden = options.integer("hidden", 64, 1, 2048);
    const std::int64_t latent = options.integer("latent", 16, 1, 2048);
    const std::int64_t frame = options.integer("frame", frameFor(request.samples), 1, request.samples);
    const bool windowNormalise = options.flag("window_normalise", false);
    TOCSIN_TRY(options.finish());
    TOCSIN_TRY(checkFrame("lstm-autoencoder", request.samples, frame));

    GraphBuilder builder("lstm-autoencoder", request.channels, request.samples, request.seed);
    const int normalised = normalisedInput(builder, windowNormalise);
    const std::int64_t steps = request.samples / frame;
    const int encoded = builder.lstm(framedSteps(builder, normalised, frame), hidden, "encoder");
    const int code = builder.linear(lastStep(builder, encoded), latent, "code");
    const int decoded = builder.lstm(builder.repeat(code, steps, "code.repeat"), hidden, "decoder");
    int rebuilt = builder.linear(decoded, frame * request.channels, "output");
    if (frame > 1) rebuilt = builder.reshape(rebuilt, {request.samples, request.channels}, "output.samples");
    reconstructionHead(builder, normalised, builder.apply(NodeKind::Transpose, {rebuilt}, "reconstruction"));
    return builder.finish();
}

} // namespace

Architecture lstmAutoencoderArchitecture() {
    return {"lstm-autoencoder", ArchitectureTask::Reconstruction,
            "Learns normal windows of slow process signals and scores how badly a window is rebuilt.",
            "Malhotra et al. 2016, arXiv:1607.00148", build};
}

} // namespace tocsin::network
