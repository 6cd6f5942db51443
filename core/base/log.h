// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>

namespace tocsin {

/// Log lines go to stderr, never stdout (stdout belongs to answers). Default level: warning; TOCSIN_LOG=debug|info|warning|error sets it.
void logDebug(std::string_view message);
void logInfo(std::string_view message);
void logWarning(std::string_view message);
void logError(std::string_view message);

} // namespace tocsin
