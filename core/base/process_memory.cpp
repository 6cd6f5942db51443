// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/process_memory.h"

#include <sys/resource.h>

namespace tocsin {

std::size_t peakResidentBytes() {
    rusage usage{};
    if (::getrusage(RUSAGE_SELF, &usage) != 0) return 0;
    return static_cast<std::size_t>(usage.ru_maxrss) * 1024;
}

} // namespace tocsin
