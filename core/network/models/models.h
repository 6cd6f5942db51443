// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/network/architecture.h"

namespace tocsin::network {

/// Makers of the registered architectures, one file each. A new network: its maker here, its file beside, one line in architecture.cpp.
[[nodiscard]] Architecture wdcnnArchitecture();
[[nodiscard]] Architecture resnet1dArchitecture();
[[nodiscard]] Architecture lstmClassifierArchitecture();
[[nodiscard]] Architecture convAutoencoderArchitecture();
[[nodiscard]] Architecture lstmAutoencoderArchitecture();

} // namespace tocsin::network
