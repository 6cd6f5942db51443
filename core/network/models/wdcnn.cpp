// SPDX-License-Identifier: GPL-3.0-or-later
// WDCNN: a deep 1-D network whose first kernel is wide, so that it acts as a bank of short-time filters, followed by kernels of three.
// Zhang, W.; Peng, G.; Li, C.; Chen, Y.; Zhang, Z. (2017): A New Deep Learning Model for Fault Diagnosis with Good Anti-Noise and Domain
// Adaptation Ability on Raw Vibration Signals. Sensors 17(2), 425. doi:10.3390/s17020425
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

Result<Graph> build(const ArchitectureRequest& request) {
    ModelOptions options("wdcnn", request.options);
    const std::int64_t stride = options.integer("first_stride", strideFor(request.samples), 1, 1024);
    const std::int64_t kernel = options.integer("first_kernel", std::max<std::int64_t>(4 * stride, 8), stride, 4096);
    const std::int64_t width = options.integer("width", 16, 1, 512);
    const std::int64_t hidden = options.integer("hidden", 100, 1, 4096);
    const std::int64_t blocks = options.integer("blocks", 5, 1, 8);
    const double dropout = options.real("dropout", 0, 0, 0.95);
    const bool windowNormalise = options.flag("window_normalise", true);
    TOCSIN_TRY(options.finish());
    TOCSIN_TRY(checkClasses(request, "wdcnn"));

    GraphBuilder builder("wdcnn", request.channels, request.samples, request.seed);
    int x = normalisedInput(builder, windowNormalise);
    const std::int64_t pad = kernel - stride;
    x = block(builder, x, width, {.kernel = kernel, .stride = stride, .paddingLeft = pad / 2, .paddingRight = pad - pad / 2}, "block1");
    for (std::int64_t index = 2; index <= blocks && builder.shape(x).size() == 2; ++index) {
        const std::int64_t length = builder.shape(x)[1];
        if (length < 2) {
            break; // a short window has no samples left for another block
        }
        // The paper leaves the fifth convolution unpadded.
        const std::int64_t padding = index == 5 && length >= 4 ? 0 : 1;
        x = block(builder, x, width * std::min<std::int64_t>(4, std::int64_t{1} << (index - 1)),
                  {.kernel = 3, .paddingLeft = padding, .paddingRight = padding}, fmt::format("block{}", index));
    }
    x = builder.apply(NodeKind::Flatten, {x}, "flatten");
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
