// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <functional>

#include "app/workbench/settings.h"
#include "widgets/theme/theme.h"

namespace tocsin::workbench {

/// The look of the desktop: what Qt says (6.5 and later), else whether the palette that the program was started with is dark. Call it
/// before the program sets a palette of its own; later calls on older Qt give the answer of the first.
[[nodiscard]] widgets::ThemeKind systemTheme();
/// Calls changed when the desktop goes dark or light, where Qt tells (6.5 and later). context: ends the watching.
void followSystemTheme(QObject* context, std::function<void()> changed);
[[nodiscard]] widgets::ThemeKind themeOf(ThemeChoice choice);

} // namespace tocsin::workbench
