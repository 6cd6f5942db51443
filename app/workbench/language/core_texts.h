// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <string_view>

namespace tocsin::workbench {

/// A fixed text of core/ (purpose of a recipe, help of a setting, state of a run) in the language of the window; other texts as they are.
[[nodiscard]] QString coreText(std::string_view text);

} // namespace tocsin::workbench
