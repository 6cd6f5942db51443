// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/detail/onnx_graph_writer.h"

#include <algorithm>

namespace tocsin::network {
namespace {

std::size_t at(int id) {
    return static_cast<std::size_t>(id);
}

} // namespace

OnnxGraphWriter::OnnxGraphWriter(const Graph& graph, const GraphAnalysis& analysis, const QuantizationPlan* plan, OnnxEmitter& emitter)
    : m_graph(graph), m_analysis(analysis), m_plan(plan), m_emitter(emitter), m_float(graph.nodes.size()),
      m_dequantised(graph.nodes.size()) {
    if (plan) m_layout = quantizationLayout(graph, analysis);
}

const Node* OnnxGraphWriter::foldedBatchNorm(const Node& node) const {
    const int id = m_analysis.batchNorm[at(node.id)];
    return id < 0 ? nullptr : &m_graph.node(id);
}

bool OnnxGraphWriter::foldedAway(const Node& node) const {
    if (node.kind == NodeKind::BatchNorm) return m_analysis.batchNorm[at(node.inputs.front())] == node.id;
    if (node.kind != NodeKind::Relu || !m_layout) return false;
    // The clip at zero point 0 is the Relu; any other range needs it written.
    const int head = m_layout->chainHead[at(node.id)];
    const auto scale = scaleOf(node.id);
    return head != node.id && onBytes(m_graph.node(head)) && scale && scale->zeroPoint == 0;
}

void OnnxGraphWriter::write() {
    for (const Node& node : m_graph.nodes)
        if (m_analysis.needed[at(node.id)]) writeNode(node);
}

void OnnxGraphWriter::writeNode(const Node& node) {
    const std::size_t id = at(node.id);
    if (node.kind == NodeKind::Input) {
        m_float[id] = "window";
    } else if (foldedAway(node)) {
        m_float[id] = m_float[at(node.inputs.front())];
    } else {
        const bool bytes = m_layout && onBytes(node);
        std::vector<std::string> inputs;
        for (const int input : node.inputs) {
            const std::string& dequantised = m_dequantised[at(input)];
            inputs.push_back(bytes && !dequantised.empty() ? dequantised : m_float[at(input)]);
        }
        m_float[id] = bytes && node.kind == NodeKind::Conv1d   ? quantizedConvolution(node, inputs.front())
                      : bytes && node.kind == NodeKind::Linear ? quantizedLinear(node, inputs.front())
                                                               : operation(node, inputs);
    }
    if (!m_layout) return;
    const int head = m_layout->chainHead[id];
    if (m_layout->chainEnd[at(head)] != node.id) return; // the pair stands at the end of a chain
    const auto scale = scaleOf(node.id);
    if (!scale) return;
    if (m_layout->inside[id] && onBytes(m_graph.node(head))) {
        m_float[id] = m_dequantised[id] = quantizePair(m_float[id], *scale);
        return;
    }
    const auto readsBytes = [&](int reader) { return onBytes(m_graph.node(reader)); };
    if (std::ranges::any_of(m_analysis.readers[id], readsBytes)) m_dequantised[id] = quantizePair(m_float[id], *scale);
}

} // namespace tocsin::network
