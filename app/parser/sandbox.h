// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

namespace tocsin::parser {

/// Takes from this process what a parser does not need, for good:
///   - new privileges (prctl), new processes (RLIMIT_NPROC 0);
///   - every system call but those for memory, reading, writing and ending (seccomp; the others fail with EPERM);
///   - every file but the one behind `source` (Landlock, on kernels that have it).
/// Memory, processor time and descriptors are limited by the parent before exec. Call it after the plugin's code is loaded.
/// Returns which of the two filters stand: "seccomp, landlock", "seccomp", "limits only".
std::string enterSandbox(int source);

} // namespace tocsin::parser
