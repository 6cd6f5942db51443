// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/theme.h"

#include <algorithm>
#include <array>
#include <cmath>

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
        theme.normal = QColor(0x00, 0x7a, 0x59);
        theme.onAlarm = QColor(Qt::white);
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
        theme.normal = QColor(0x3f, 0xc1, 0x9a);
        theme.onAlarm = QColor(0x10, 0x14, 0x1a);
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
    // Bevels of the style: without these they stay those of a light desktop.
    palette.setColor(QPalette::Light, kind == ThemeKind::Light ? surface : grid);
    palette.setColor(QPalette::Midlight, grid);
    palette.setColor(QPalette::Mid, grid);
    palette.setColor(QPalette::Dark, kind == ThemeKind::Light ? grid.darker(130) : window.darker(140));
    palette.setColor(QPalette::Shadow, kind == ThemeKind::Light ? grid.darker(160) : window.darker(200));
    palette.setColor(QPalette::Highlight, accent);
    palette.setColor(QPalette::HighlightedText, onAlarm);
    palette.setColor(QPalette::Link, accent);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, mutedText);
    return palette;
}

QColor Theme::classColor(int index) const {
    static constexpr std::array<QRgb, kClassColors> kLight = {0xffc25500, 0xff0072b2, 0xff008561, 0xffb0558c,
                                                              0xffa86f00, 0xff2b83b8, 0xff7d7400};
    static constexpr std::array<QRgb, kClassColors> kDark = {0xfff07f2e, 0xff4aa3df, 0xff2fbf94, 0xffdb93bb,
                                                             0xffe69f00, 0xff7cc7ee, 0xfff0e442};
    const auto& colors = kind == ThemeKind::Light ? kLight : kDark;
    return QColor::fromRgb(colors[static_cast<std::size_t>(index < 0 ? 0 : index) % colors.size()]);
}

QRgb Theme::heatColor(double strength) {
    static constexpr std::array<QRgb, 8> kPoints = {0xff440154, 0xff46327e, 0xff365c8d, 0xff277f8e,
                                                    0xff1fa187, 0xff4ac16d, 0xffa0da39, 0xfffde725};
    const double at = (strength > 0 ? std::min(strength, 1.0) : 0) * (kPoints.size() - 1);
    const auto low = std::min(static_cast<std::size_t>(at), kPoints.size() - 2);
    const double part = at - static_cast<double>(low);
    const auto mix = [&](int a, int b) { return static_cast<int>(std::lround(a + (b - a) * part)); };
    const QRgb from = kPoints[low], to = kPoints[low + 1];
    return qRgb(mix(qRed(from), qRed(to)), mix(qGreen(from), qGreen(to)), mix(qBlue(from), qBlue(to)));
}

double contrast(const QColor& a, const QColor& b) {
    const auto luminance = [](const QColor& color) {
        const auto linear = [](double channel) { return channel <= 0.04045 ? channel / 12.92 : std::pow((channel + 0.055) / 1.055, 2.4); };
        return 0.2126 * linear(color.redF()) + 0.7152 * linear(color.greenF()) + 0.0722 * linear(color.blueF());
    };
    const double first = luminance(a), second = luminance(b);
    return (std::max(first, second) + 0.05) / (std::min(first, second) + 0.05);
}

} // namespace tocsin::widgets
