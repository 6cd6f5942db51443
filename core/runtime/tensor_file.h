// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::runtime {

/// A float32 tensor as ONNX's test layout stores it (test_data_set_0/input_0.pb), row-major.
///
///     field      1 dims (int64)   2 data_type = 1 (FLOAT)   4 float_data   8 name   9 raw_data (little endian)
///     written    dims one by one, data_type, name, raw_data
struct Tensor {
    std::string name;
    std::vector<std::int64_t> shape;
    std::vector<float> values;
    friend bool operator==(const Tensor&, const Tensor&) = default;
};

/// One onnx.TensorProto; the same tensor gives the same bytes.
[[nodiscard]] std::string tensorToBytes(const Tensor& tensor);
/// Reads raw_data or float_data, packed or not; at most 2^28 values. Error code Data names `what` and the fault.
[[nodiscard]] Result<Tensor> tensorFromBytes(std::string_view bytes, std::string_view what);

} // namespace tocsin::runtime
