// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/result.h"

namespace tocsin::cli {

/// "a=1", "b=2" -> map; error code Usage names the option and the text that has no "=" or no key.
[[nodiscard]] inline Result<std::map<std::string, std::string>> keyValues(const std::vector<std::string>& texts,
                                                                          const std::string& option) {
    std::map<std::string, std::string> values;
    for (const std::string& text : texts) {
        const auto equals = text.find('=');
        if (equals == std::string::npos || equals == 0) return Error{ErrorCode::Usage, option + " " + text + ": write KEY=VALUE", {}};
        values[text.substr(0, equals)] = text.substr(equals + 1);
    }
    return values;
}

} // namespace tocsin::cli
