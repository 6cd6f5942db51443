// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of core/network: writes ONNX protocol buffers.
#pragma once

#include <cstdint>
#include <map>
#include <onnx/onnx_pb.h>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace tocsin::network {

using OnnxAttribute = std::variant<std::int64_t, float, std::vector<std::int64_t>, std::string>;
using OnnxAttributes = std::vector<std::pair<std::string, OnnxAttribute>>;

/// Fills one GraphProto. Names of values are short ("v12") unless given: an int8 file of a small network is otherwise a quarter names.
class OnnxEmitter {
public:
    explicit OnnxEmitter(onnx::GraphProto& graph) : m_graph(graph) {}

    /// Adds a node and returns the name of its first output: `output`, or a fresh one where empty. unread: further outputs that the
    /// operator must have though nothing reads them.
    std::string node(std::string_view operation, const std::vector<std::string>& inputs, const OnnxAttributes& attributes = {},
                     std::string output = {}, int unread = 0);

    /// Gives a node's value the name of a graph output; false where no node makes it.
    [[nodiscard]] bool rename(const std::string& value, const std::string& name);

    /// Constants; equal small float and int64 ones are stored once. Shape [] is a scalar.
    std::string floats(const std::vector<std::int64_t>& shape, const std::vector<float>& values);
    std::string integers(const std::vector<std::int64_t>& values);
    std::string bytes(const std::vector<std::int64_t>& shape, const std::vector<std::uint8_t>& values);
    std::string signedBytes(const std::vector<std::int64_t>& shape, const std::vector<std::int8_t>& values);
    std::string integers32(const std::vector<std::int64_t>& shape, const std::vector<std::int32_t>& values);

private:
    std::string constant(int type, const std::vector<std::int64_t>& shape, std::string_view raw);
    std::string fresh();

    onnx::GraphProto& m_graph;
    int m_count = 0;
    std::map<std::string, std::string> m_constants; // type, shape and bytes -> name
};

} // namespace tocsin::network
