// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

#include "core/base/result.h"

namespace tocsin::runtime {

/// Looks through an ONNX file before any library does: well-formed messages, at most 20,000 nodes, standard operators only, no subgraphs
/// (control flow), no functions, no tensor data outside the file, so that loading it can open no other file. O(bytes of structure).
/// Error code Data names model and place.
[[nodiscard]] Result<void> checkOnnx(std::string_view bytes, std::string_view name);

} // namespace tocsin::runtime
