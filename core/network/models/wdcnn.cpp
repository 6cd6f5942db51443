// SPDX-License-Identifier: GPL-3.0-or-later
// WDCNN: a deep 1-D network whose first kernel is wide, so that it acts as a bank of short-time filters, followed by kernels of three.
// Zhang, W.; Peng, G.; Li, C.; Chen, Y.; Zhang, Z. (2017): A New Deep Learning Model for Fault Diagnosis with Good Anti-Noise and Domain
// Adaptation Ability on Raw Vibration Signals. Sensors 17(2), 425. doi:10.3390/s17020425
//
// front=log-energy puts a learned filter bank before the small kernels: the wide convolution without bias, its square, the mean of that
// over eight positions and the logarithm. Phase is gone and gain becomes an offset that BatchNorm takes out, so what is learned at one load
// and speed carries further to another.
#include <algorithm>
#include <fmt/format.h>

#include "core/network/models/model_parts.h"
#include "core/network/models/models.h"

namespace tocsin::network {
namespace {

/// The paper's first layer (kernel 64, stride 16) belongs to 2048 samples. Shorter windows keep its 128 positions: stride is the power of
/// two nearest below samples / 128, at least 1.
std::int64_t strideFor(std::int64_t samples) {
    std::int64_t stride = 1;
    while (stride < 16 && samples / (stride * 2) >= 128) {
        stride *= 2;
    }
    return stride;
}

int block(GraphBuilder& builder, int x, std::int64_t channels, const ConvSettings& settings, const std::string& name) {
    const int conv = builder.conv1d(x, channels, settings, name + ".conv");
    const int relu = builder.apply(NodeKind::Relu, {builder.batchNorm(conv, name + ".norm")}, name + ".relu");
    return builder.maxPool1d(relu, {2, 2, 0}, name + ".pool");
}

/// The wide first layer: kernel and stride, padded so that samples / stride positions come out.
struct FirstLayer {
    std::int64_t kernel = 64, stride = 16, width = 16;

    [[nodiscard]] ConvSettings settings(bool bias) const {
        const std::int64_t pad = kernel - stride;
        return {.kernel = kernel, .stride = stride, .paddingLeft = pad / 2, .paddingRight = pad - pad / 2, .bias = bias};
    }
};

/// As in the paper: wide block, then `blocks` - 1 blocks of small kernels, flattened.
int wideFront(GraphBuilder& builder, int x, const FirstLayer& first, std::int64_t blocks) {
    x = block(builder, x, first.width, first.settings(true), "block1");
    for (std::int64_t index = 2; index <= blocks && builder.shape(x).size() == 2; ++index) {
        const std::int64_t length = builder.shape(x)[1];
        if (length < 2) {
            break; // a short window has no samples left for another block
        }
        // The paper leaves the fifth convolution unpadded.
        const std::int64_t padding = index == 5 && length >= 4 ? 0 : 1;
        x = block(builder, x, first.width * std::min<std::int64_t>(4, std::int64_t{1} << (index - 1)),
                  {.kernel = 3, .paddingLeft = padding, .paddingRight = padding}, fmt::format("block{}", index));
    }
    return builder.apply(NodeKind::Flatten, {x}, "flatten");
}

/// Log of the energy behind each wide filter, then `blocks` - 1 blocks of width / 2, width, width .. channels, and the mean over time.
int logEnergyFront(GraphBuilder& builder, int x, const FirstLayer& first, std::int64_t blocks) {
    constexpr std::int64_t kPool = 8; // positions in one mean
    constexpr double kEpsilon = 1e-3; // floor of the energy; windows have unit power
    x = builder.apply(NodeKind::Square, {builder.conv1d(x, first.width, first.settings(false), "filters")}, "energy");
    const std::int64_t pool = std::min(kPool, builder.shape(x).size() == 2 ? builder.shape(x)[1] : 1);
    x = builder.log(builder.meanPool1d(x, {pool, pool, 0}, "energy.mean"), kEpsilon, "energy.log");
    x = builder.batchNorm(x, "energy.norm");
    for (std::int64_t index = 2; index <= blocks && builder.shape(x).size() == 2 && builder.shape(x)[1] >= 2; ++index) {
        x = block(builder, x, index == 2 ? std::max<std::int64_t>(1, first.width / 2) : first.width,
                  {.kernel = 3, .paddingLeft = 1, .paddingRight = 1}, fmt::format("block{}", index));
    }
    return builder.reduce(NodeKind::Mean, x, 1, "time_mean");
}

Result<Graph> build(const ArchitectureRequest& request) {
    ModelOptions options("wdcnn", request.options);
    const bool logEnergy = options.choice("front", "wide", {"wide", "log-energy"}) == "log-energy";
    FirstLayer first;
    first.stride = options.integer("first_stride", strideFor(request.samples), 1, 1024);
    first.kernel = options.integer("first_kernel", std::max<std::int64_t>(4 * first.stride, 8), first.stride, 4096);
    first.width = options.integer("width", logEnergy ? 64 : 16, 1, 512);
    const std::int64_t hidden = options.integer("hidden", 100, 1, 4096);
    const std::int64_t blocks = options.integer("blocks", 5, 1, 8);
    const double dropout = options.real("dropout", 0, 0, 0.95);
    const bool windowNormalise = options.flag("window_normalise", true);
    TOCSIN_TRY(options.finish());
    TOCSIN_TRY(checkClasses(request, "wdcnn"));

    GraphBuilder builder("wdcnn", request.channels, request.samples, request.seed);
    int x = normalisedInput(builder, windowNormalise);
    x = logEnergy ? logEnergyFront(builder, x, first, blocks) : wideFront(builder, x, first, blocks);
    x = builder.apply(NodeKind::Relu, {builder.linear(x, hidden, "hidden")}, "hidden.relu");
    if (dropout > 0) {
        x = builder.dropout(x, dropout, "hidden.dropout");
    }
    classifierHead(builder, x, request.classes);
    return builder.finish();
}

} // namespace

Architecture wdcnnArchitecture() {
    return {"wdcnn", ArchitectureTask::Classifier,
            "Names the fault from raw vibration: wide first kernel, then small ones; quick and small.",
            "Zhang et al. 2017, Sensors 17(2), 425, doi:10.3390/s17020425", build};
}

} // namespace tocsin::network
