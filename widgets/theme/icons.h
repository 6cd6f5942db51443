// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QIcon>
#include <QString>

namespace tocsin::widgets {

struct Theme;

/// An icon of resources/icons ("data", "pin") in the colours of the theme, sharp at every size and scale: text colour, accent while on,
/// muted while disabled. Null when there is no such icon. GUI thread.
[[nodiscard]] QIcon themedIcon(const QString& name, const Theme& theme);

} // namespace tocsin::widgets
