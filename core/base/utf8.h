// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tocsin {

/// The text with every byte that is no part of a UTF-8 character (RFC 3629: no surrogates, no overlong forms, at most U+10FFFF) replaced by
/// U+FFFD. Text from outside goes through this before it is stored, so that it can be written as JSON later. O(n); valid text comes back as
/// it is.
[[nodiscard]] std::string validUtf8(std::string_view text);

} // namespace tocsin
