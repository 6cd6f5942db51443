// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::cli {

/// A time from the command line: what cannot be read is a wrong use, not bad data. Code Usage names the option.
[[nodiscard]] inline Result<TimeNs> timeOption(const char* option, const std::string& text) {
    auto time = parseTime(text);
    if (!time.ok()) return Error{ErrorCode::Usage, std::string(option) + ": " + time.error().message, {}};
    return time;
}

} // namespace tocsin::cli
