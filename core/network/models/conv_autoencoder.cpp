// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutional autoencoder for windows of several channels: strided convolutions down to a narrow code, nearest-neighbour upsampling and
// convolutions back. Trained on normal windows only; what it cannot rebuild is unlike them.
// Masci, J.; Meier, U.; Ciresan, D.; Schmidhuber, J. (2011): Stacked Convolutional Auto-Encoders for Hierarchical Feature Extraction. ICANN
// 2011, LNCS 6791, 52-59. Upsampling in place of transposed convolution: Odena, Dumoulin and Olah (2016), Deconvolution and Checkerboard
// Artifacts, doi:10.23915/distill.00003.
#include <algorithm>
#include <fmt/format.h>

#include "core/network/models/model_parts.h"
#include "core/network/models/models.h"

namespace tocsin::network {
namespace {

int block(GraphBuilder& builder, int x, std::int64_t channels, std::int64_t kernel, std::int64_t stride, const std::string& name) {
    const ConvSettings settings{.kernel = kernel, .stride = stride, .paddingLeft = (kernel - 1) / 2, .paddingRight = kernel / 2};
    const int conv = builder.conv1d(x, channels, settings, name + ".conv");
    return builder.apply(NodeKind::Relu, {builder.batchNorm(conv, name + ".norm")}, name + ".relu");
}

Result<Graph> build(const ArchitectureRequest& request) {
    ModelOptions options("conv-autoencoder", request.options);
    const std::int64_t width = options.integer("width", 16, 1, 512);
    const std::int64_t depth = options.integer("depth", 3, 1, 8);
    const std::int64_t kernel = options.integer("kernel", 7, 2, 255);
    const std::int64_t latent = options.integer("latent", 4, 1, 512);
    const bool windowNormalise = options.flag("window_normalise", false);
    TOCSIN_TRY(options.finish());

    GraphBuilder builder("conv-autoencoder", request.channels, request.samples, request.seed);
    const int normalised = normalisedInput(builder, windowNormalise);
    std::vector<std::int64_t> lengths; // samples before each step down, so that the way up meets them exactly
    int x = normalised;
    std::int64_t channels = width;
    for (std::int64_t index = 1; index <= depth && builder.shape(x).size() == 2 && builder.shape(x)[1] >= 4; ++index) {
        lengths.push_back(builder.shape(x)[1]);
        channels = width << std::min<std::int64_t>(index - 1, 2);
        x = block(builder, x, channels, kernel, 2, fmt::format("down{}", index));
    }
    x = builder.conv1d(x, latent, {.kernel = 1}, "code");
    for (auto index = static_cast<std::int64_t>(lengths.size()); index >= 1; --index) {
        x = builder.upsample1dTo(x, lengths[static_cast<std::size_t>(index - 1)], fmt::format("up{}.upsample", index));
        channels = width << std::min<std::int64_t>(std::max<std::int64_t>(index - 2, 0), 2);
        x = block(builder, x, channels, kernel, 1, fmt::format("up{}", index));
    }
    const int rebuilt = builder.conv1d(x, request.channels, {.kernel = kernel, .paddingLeft = (kernel - 1) / 2, .paddingRight = kernel / 2},
                                       "reconstruction");
    reconstructionHead(builder, normalised, rebuilt);
    return builder.finish();
}

} // namespace

Architecture convAutoencoderArchitecture() {
    return {"conv-autoencoder", ArchitectureTask::Reconstruction,
            "Learns normal windows only and scores how badly a window is rebuilt; for many channels and long windows.",
            "Masci et al. 2011, ICANN 2011, LNCS 6791, 52-59", build};
}

} // namespace tocsin::network
