// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace tocsin::fuzz {

/// One reader of foreign bytes.
struct Target {
    std::string name;
    std::vector<std::string> seeds; ///< true inputs
    std::vector<std::string> words; ///< of the format, put in by the mutator
    /// Feeds the input to the reader. Returns what is wrong with its answer, empty when all is well; must not crash or hang.
    std::function<std::string(std::string_view)> feed;
};

[[nodiscard]] std::vector<Target> targets();

} // namespace tocsin::fuzz
