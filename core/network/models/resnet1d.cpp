// SPDX-License-Identifier: GPL-3.0-or-later
// Residual network for time series with global mean pooling.
// Wang, Z.; Yan, W.; Oates, T. (2017): Time Series Classification from Scratch with Deep Neural Networks: A Strong Baseline. IJCNN 2017,
// 1578-1585. doi:10.1109/IJCNN.2017.7966039. Three blocks of three convolutions (kernels 8, 5, 3; here 7, 5, 3, which pad evenly).
// Unlike the paper, blocks after the first halve the samples, and a long window is first cut by a strided stem (He et al. 2016), so that a
// window of some thousand samples stays affordable on an edge device.
#include <algorithm>
#include <fmt/format.h>

#include "core/network/models/model_parts.h"
#include "core/network/models/models.h"

namespace tocsin::network {
namespace {

int convolution(GraphBuilder& builder, int x, std::int64_t channels, std::int64_t kernel, std::int64_t stride, const std::string& name) {
    const ConvSettings settings{.kernel = kernel, .stride = stride, .paddingLeft = (kernel - 1) / 2, .paddingRight = kernel / 2};
    return builder.batchNorm(builder.conv1d(x, channels, settings, name + ".conv"), name + ".norm");
}

int block(GraphBuilder& builder, int x, std::int64_t channels, std::int64_t stride, const std::string& name) {
    const Shape in = builder.shape(x);
    int path = builder.apply(NodeKind::Relu, {convolution(builder, x, channels, 7, stride, name + ".first")}, name + ".first.relu");
    path = builder.apply(NodeKind::Relu, {convolution(builder, path, channels, 5, 1, name + ".second")}, name + ".second.relu");
    path = convolution(builder, path, channels, 3, 1, name + ".third");
    int shortcut = x;
    if (stride != 1 || in.size() != 2 || in[0] != channels) shortcut = convolution(builder, x, channels, 1, stride, name + ".shortcut");
    return builder.apply(NodeKind::Relu, {builder.apply(NodeKind::Add, {path, shortcut}, name + ".add")}, name + ".relu");
}

Result<Graph> build(const ArchitectureRequest& request) {
    ModelOptions options("resnet1d", request.options);
    const std::int64_t stem = options.integer("first_stride", std::clamp<std::int64_t>(request.samples / 256, 1, 16), 1, 1024);
    const std::int64_t width = options.integer("width", 32, 1, 512);
    const std::int64_t blocks = options.integer("blocks", 3, 1, 8);
    const double dropout = options.real("dropout", 0, 0, 0.95);
    const bool windowNormalise = options.flag("window_normalise", false);
    TOCSIN_TRY(options.finish());
    TOCSIN_TRY(checkClasses(request, "resnet1d"));

    GraphBuilder builder("resnet1d", request.channels, request.samples, request.seed);
    int x = normalisedInput(builder, windowNormalise);
    if (stem > 1) {
        x = builder.apply(NodeKind::Relu, {convolution(builder, x, width, 4 * stem, stem, "stem")}, "stem.relu");
    }
    for (std::int64_t index = 1; index <= blocks; ++index) {
        const std::int64_t stride = index > 1 && builder.shape(x).size() == 2 && builder.shape(x)[1] >= 8 ? 2 : 1;
        x = block(builder, x, index == 1 ? width : 2 * width, stride, fmt::format("block{}", index));
    }
    x = builder.reduce(NodeKind::Mean, x, 1, "pool");
    if (dropout > 0) x = builder.dropout(x, dropout, "dropout");
    classifierHead(builder, x, request.classes);
    return builder.finish();
}

} // namespace

Architecture resnet1dArchitecture() {
    return {"resnet1d", ArchitectureTask::Classifier,
            "Names the fault from windows of several channels; deeper and costlier than wdcnn, steadier on mixed signals.",
            "Wang, Yan and Oates 2017, IJCNN, 1578-1585, doi:10.1109/IJCNN.2017.7966039", build};
}

} // namespace tocsin::network
