// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QPalette>

namespace tocsin::widgets {

enum class ThemeKind { Light, Dark };

/// Colours of one look. Text has a contrast of at least 4.5 to window and surface, lines and bands (trace, fault, normal, event, alarm,
/// accent, class colours) at least 3; the grid is decoration and fainter on purpose.
struct Theme {
    ThemeKind kind = ThemeKind::Light;
    QColor window, surface, text, mutedText, grid, trace, fault, normal, event, alarm, accent, onAlarm;

    [[nodiscard]] static Theme of(ThemeKind kind);
    [[nodiscard]] QPalette palette() const;
    /// Colour of the n-th class or series: hues of the colour-blind-safe set of Okabe and Ito (2008), lightness brought to the contrast
    /// above; wraps round.
    [[nodiscard]] QColor classColor(int index) const;
    static constexpr int kClassColors = 7;
    /// Colour of a strength from 0 to 1, held there: the map "viridis" (N. Smith, S. van der Walt, matplotlib 1.5, CC0), even in lightness
    /// and fit for the colour-blind, by eight of its points; dark is weak in both looks.
    [[nodiscard]] static QRgb heatColor(double strength);
};

/// Contrast of two opaque colours, 1 to 21 (WCAG 2.2, relative luminance).
[[nodiscard]] double contrast(const QColor& a, const QColor& b);

} // namespace tocsin::widgets
