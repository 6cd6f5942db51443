// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string_view>
#include <vector>

namespace tocsin::label::detail {

/// The JSON texts of resources/maintenance, compiled in so that the programs stand alone.
[[nodiscard]] const std::vector<std::string_view>& presetTexts();

} // namespace tocsin::label::detail
