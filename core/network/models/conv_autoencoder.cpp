// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutional autoencoder for windows of several channels: strided convolutions down to a narrow code and the same way back. Trained on
// normal windows only; what it cannot rebuild is unlike them.
// Masci, J.; Meier, U.; Ciresan, D.; Schmidhuber, J. (2011): Stacked Convolutional Auto-Encoders for Hierarchical Feature Extraction. ICANN
// 2011, LNCS 6791, 52-59.
//
// The way up is nearest-neighbour upsampling and a convolution (up=upsample; Odena, Dumoulin and Olah 2016, Deconvolution and Checkerboard
// Artifacts, doi:10.23915/distill.00003) or a transposed convolution of the same width (up=transpose). ONNX Runtime has no int8 transposed
// convolution on a processor, so only the former quantizes.
#include <algorithm>
#include <fmt/format.h>

#include "core/network/models/model_parts.h"
#include "core/network/models/models.h"

namespace tocsin::network {
namespace {

/// Settings of the network, from the options.
struct Plan {
    std::int64_t width = 32, latent = 16, depth = 2, kernel = 7;
    double dropout = 0.2;
    bool norm = false, transposed = false;

    /// Keeps the length (stride 1) or halves it, rounded up (stride 2).
    [[nodiscard]] ConvSettings conv(std::int64_t stride) const {
        return {.kernel = kernel, .stride = stride, .paddingLeft = (kernel - 1) / 2, .paddingRight = kernel / 2};
    }
};

int activated(GraphBuilder& builder, int x, const Plan& plan, bool drop, const std::string& name) {
    if (plan.norm) x = builder.batchNorm(x, name + ".norm");
    x = builder.apply(NodeKind::Relu, {x}, name + ".relu");
    return drop && plan.dropout > 0 ? builder.dropout(x, plan.dropout, name + ".dropout") : x;
}

/// [C, T] -> [channels, length], where length is 2 T or 2 T - 1.
int doubled(GraphBuilder& builder, int x, std::int64_t channels, std::int64_t length, const Plan& plan, const std::string& name) {
    if (!plan.transposed)
        return builder.conv1d(builder.upsample1dTo(x, length, name + ".upsample"), channels, plan.conv(1), name + ".conv");
    const Shape shape = builder.shape(x);
    const std::int64_t whole = 2 * ((shape.size() == 2 ? shape[1] : 1) - 1) + plan.kernel; // without padding
    const std::int64_t padding = std::max<std::int64_t>(0, (whole - length + 1) / 2);
    return builder.convTranspose1d(x, channels, plan.kernel, 2, padding, length - (whole - 2 * padding), name + ".conv");
}

Result<Graph> build(const ArchitectureRequest& request) {
    ModelOptions options("conv-autoencoder", request.options);
    Plan plan;
    plan.width = options.integer("width", plan.width, 1, 512);
    plan.latent = options.integer("latent", plan.latent, 1, 512);
    plan.depth = options.integer("depth", plan.depth, 1, 8);
    plan.kernel = options.integer("kernel", plan.kernel, 2, 255);
    plan.dropout = options.real("dropout", plan.dropout, 0, 0.95);
    plan.norm = options.flag("norm", plan.norm);
    plan.transposed = options.choice("up", "upsample", {"upsample", "transpose"}) == "transpose";
    const bool windowNormalise = options.flag("window_normalise", false);
    TOCSIN_TRY(options.finish());

    GraphBuilder builder("conv-autoencoder", request.channels, request.samples, request.seed);
    const int normalised = normalisedInput(builder, windowNormalise);
    std::vector<std::int64_t> lengths; // samples before each step down, so that the way up meets them exactly
    int x = normalised;
    std::int64_t steps = 0; // a short window takes fewer steps down
    for (std::int64_t length = request.samples; steps < plan.depth && length >= 4; length = (length + 1) / 2) ++steps;
    for (std::int64_t index = 1; index <= steps && builder.shape(x).size() == 2; ++index) {
        const std::string name = fmt::format("down{}", index);
        lengths.push_back(builder.shape(x)[1]);
        x = builder.conv1d(x, index == steps ? plan.latent : plan.width, plan.conv(2), name + ".conv");
        x = activated(builder, x, plan, index < steps, name);
    }
    for (auto index = static_cast<std::int64_t>(lengths.size()); index >= 1; --index) {
        const std::string name = fmt::format("up{}", index);
        const std::int64_t channels = index == steps && steps > 1 ? plan.latent : plan.width;
        x = doubled(builder, x, channels, lengths[static_cast<std::size_t>(index - 1)], plan, name);
        x = activated(builder, x, plan, index > 1, name);
    }
    const int rebuilt = builder.conv1d(x, request.channels, plan.conv(1), "reconstruction");
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
