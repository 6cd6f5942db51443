// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>

namespace tocsin {

/// Largest resident set of this process so far, in bytes (VmHWM); 0 where the system does not tell.
[[nodiscard]] std::size_t peakResidentBytes();

} // namespace tocsin
