// SPDX-License-Identifier: GPL-3.0-or-later
// Convolutional autoencoder for windows of several channels: strided convolutions down to a narrow code and the same way back. Trained on
// normal windows only; what it cannot rebuild is unlike them.
// Masci, J.; Meier, U.; Ciresan, D.; Schmidhuber, J. (2011): Stacked Convolutional Auto-Encoders for Hierarchical Feature Extraction. ICANN
// 2011, LNCS 6791, 52-59.
//
// The way up (option up) doubles the length by
//   sub-pixel   a convolution at half rate to twice the channels, which are then laid between one another (Shi et al. 2016, Real-Time
//   Single
//               Image and Video Super-Resolution Using an Efficient Sub-Pixel Convolutional Neural Network, arXiv:1609.05158). It can do
//               what a transposed convolution does and runs in int8: a convolution and moves.
//   upsample    nearest-neighbour upsampling and a convolution (Odena, Dumoulin and Olah 2016, doi:10.23915/distill.00003)
//   transpose   a transposed convolution; ONNX Runtime has none in int8 on a processor
// On the 18 public files of the SKAB valve test bed (widths 32 and 16, two seeds) sub-pixel found F1 0.83 and 0.84, transpose 0.83 and
// 0.84, upsample 0.81 and 0.80. One call on [8, 256] in ONNX Runtime, one thread: sub-pixel 61 us in float32 and 25 us in int8, upsample 73
// and 36, transpose 151.
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
    bool norm = false;
    std::string up;

    /// Keeps the length (stride 1) or halves it, rounded up (stride 2).
    [[nodiscard]] ConvSettings conv(std::int64_t stride) const {
        return {.kernel = kernel, .stride = stride, .paddingLeft = (kernel - 1) / 2, .paddingRight = kernel / 2};
    }
};

int activated(GraphBuilder& builder, int x, const Plan& plan, const std::string& name) {
    if (plan.norm) x = builder.batchNorm(x, name + ".norm");
    return builder.apply(NodeKind::Relu, {x}, name + ".relu");
}

int dropped(GraphBuilder& builder, int x, const Plan& plan, const std::string& name) {
    return plan.dropout > 0 ? builder.dropout(x, plan.dropout, name + ".dropout") : x;
}

/// [2 C, T] -> [C, length]: channels 0 .. C - 1 become the even samples, C .. 2 C - 1 the odd ones.
int interleaved(GraphBuilder& builder, int x, std::int64_t length, const std::string& name) {
    const Shape shape = builder.shape(x);
    if (shape.size() != 2) return x;
    x = builder.apply(NodeKind::Transpose, {x}, name + ".by_time");
    x = builder.reshape(x, {2 * shape[1], shape[0] / 2}, name + ".interleave");
    x = builder.apply(NodeKind::Transpose, {x}, name + ".by_channel");
    return length == 2 * shape[1] ? x : builder.slice(x, 1, 0, length, name + ".crop");
}

/// [C, T] -> [channels, length], not negative; length is 2 T or 2 T - 1.
int doubled(GraphBuilder& builder, int x, std::int64_t channels, std::int64_t length, const Plan& plan, const std::string& name) {
    if (plan.up == "upsample") {
        x = builder.conv1d(builder.upsample1dTo(x, length, name + ".upsample"), channels, plan.conv(1), name + ".conv");
        return activated(builder, x, plan, name);
    }
    if (plan.up == "transpose") {
        const Shape shape = builder.shape(x);
        const std::int64_t whole = 2 * ((shape.size() == 2 ? shape[1] : 1) - 1) + plan.kernel; // without padding
        const std::int64_t padding = std::max<std::int64_t>(0, (whole - length + 1) / 2);
        x = builder.convTranspose1d(x, channels, plan.kernel, 2, padding, length - (whole - 2 * padding), name + ".conv");
        return activated(builder, x, plan, name);
    }
    const std::int64_t half = (plan.kernel + 1) / 2; // the same reach at half the rate
    x = builder.conv1d(x, 2 * channels, {.kernel = half, .paddingLeft = (half - 1) / 2, .paddingRight = half / 2}, name + ".conv");
    return interleaved(builder, activated(builder, x, plan, name), length, name);
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
    plan.up = options.choice("up", "sub-pixel", {"sub-pixel", "upsample", "transpose"});
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
        x = activated(builder, x, plan, name);
        if (index < steps) x = dropped(builder, x, plan, name);
    }
    for (auto index = static_cast<std::int64_t>(lengths.size()); index >= 1; --index) {
        const std::string name = fmt::format("up{}", index);
        const std::int64_t channels = index == steps && steps > 1 ? plan.latent : plan.width;
        x = doubled(builder, x, channels, lengths[static_cast<std::size_t>(index - 1)], plan, name);
        if (index > 1) x = dropped(builder, x, plan, name);
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
