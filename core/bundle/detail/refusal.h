// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/error.h"

namespace tocsin::bundle {

/// A check answered "no": code Finding, the sentence for people, the stable reason code in detail.
[[nodiscard]] inline Error refusal(std::string_view code, std::string sentence) {
    return {ErrorCode::Finding, std::move(sentence), std::string(code)};
}

} // namespace tocsin::bundle
