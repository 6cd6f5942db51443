// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>

namespace tocsin::workbench {

/// "61.2 KB" (1 KB = 1000 bytes), "823 bytes".
[[nodiscard]] QString sizeText(std::int64_t bytes);
/// "8 min", "0.5 s".
[[nodiscard]] QString secondsText(double seconds);
/// "0a1b 2c3d 4e5f 6071": the id of a key in groups that can be read out.
[[nodiscard]] QString fingerprintText(const QString& keyId);

} // namespace tocsin::workbench
