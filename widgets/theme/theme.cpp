// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include <array>

namespace tocsin::widgets {

Theme Theme::of(ThemeKind kind) {
    Theme theme;
    theme.kind = kind;
    if (kind == ThemeKind::Light) {
        theme.window = QColor(0xf4, 0xf5, 0xf7);
        theme.surface = QColor(0xff, 0xff, 0xff);
        theme.text = QColor(0x1c, 0x22, 0x2b);
        theme.mutedText = QColor(0x58, 0x62, 0x70);
        theme.grid = QColor(0xe1, 0xe5, 0xea);
        theme.trace = QColor(0x1f, 0x5f, 0xa8);
        theme.fault = QColor(0xb3, 0x54, 0x00);
        theme.event = QColor(0x6b, 0x4f, 0x9e);
        theme.alarm = QColor(0xc2, 0x1f, 0x2f);
        theme.accent = QColor(0x1a, 0x6f, 0xc4);
    } else {
        theme.window = QColor(0x1b, 0x1f, 0x26);
        theme.surface = QColor(0x23, 0x28, 0x31);
        theme.text = QColor(0xe8, 0xec, 0xf1);
        theme.mutedText = QColor(0xa3, 0xad, 0xba);
        theme.grid = QColor(0x3a, 0x42, 0x4e);
        theme.trace = QColor(0x6f, 0xb3, 0xf2);
        theme.fault = QColor(0xf0, 0x9a, 0x4a);
        theme.event = QColor(0xb9, 0x9d, 0xf0);
        theme.alarm = QColor(0xff, 0x6b, 0x74);
        theme.accent = QColor(0x5a, 0xa9, 0xf5);
    }
    return theme;
}

QPalette Theme::palette() const {
    QPalette palette;
    palette.setColor(QPalette::Window, window);
    palette.setColor(QPalette::WindowText, text);
    palette.setColor(QPalette::Base, surface);
    palette.setColor(QPalette::AlternateBase, window);
    palette.setColor(QPalette::Text, text);
    palette.setColor(QPalette::Button, surface);
    palette.setColor(QPalette::ButtonText, text);
    palette.setColor(QPalette::ToolTipBase, surface);
    palette.setColor(QPalette::ToolTipText, text);
    palette.setColor(QPalette::PlaceholderText, mutedText);
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, kind == ThemeKind::Light ? QColor(Qt::white) : QColor(0x10, 0x14, 0x1a));
    palette.setColor(QPalette::Link, accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) palette.setColor(QPalette::Disabled, role, mutedText);
    return palette;
}

QColor Theme::classColor(int index) const {
    static constexpr std::array<QRgb, 7> kColors = {0xffd55e00, 0xff0072b2, 0xff009e73, 0xffcc79a7, 0xffe69f00, 0xff56b4e9, 0xfff0e442};
    return QColor::fromRgb(kColors[static_cast<std::size_t>(index < 0 ? 0 : index) % kColors.size()]);
}

} // namespace tocsin::widgets
