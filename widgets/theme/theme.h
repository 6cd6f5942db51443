// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace tocsin::widgets {

enum class ThemeKind { Light, Dark };

/// Colours of one look. Text has a contrast of at least 4.5 to its background, lines at least 3.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor window, surface, text, mutedText, grid, trace, fault, event, alarm, accent;

    [[nodiscard]] static Theme of(ThemeKind kind);
    [[nodiscard]] QPalette palette() const;
    /// Colour of the n-th class or series, from the colour-blind-safe set of Okabe and Ito (2008); wraps round.
    [[nodiscard]] QColor classColor(int index) const;
};

} // namespace tocsin::widgets
