// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/shell/system_look.h"

#include <QGuiApplication>
#include <QPalette>
#include <QStyleHints>

namespace tocsin::workbench {

widgets::ThemeKind systemTheme() {
    using widgets::ThemeKind;
    static const ThemeKind atStart =
        QGuiApplication::palette().color(QPalette::Window).lightness() < 128 ? ThemeKind::Dark : ThemeKind::Light;
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    const auto scheme = QGuiApplication::styleHints()->colorScheme();
    if (scheme != Qt::ColorScheme::Unknown) return scheme == Qt::ColorScheme::Dark ? ThemeKind::Dark : ThemeKind::Light;
#endif
    return atStart;
}

void followSystemTheme(QObject* context, std::function<void()> changed) {
#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
    QObject::connect(QGuiApplication::styleHints(), &QStyleHints::colorSchemeChanged, context, std::move(changed));
#else
    Q_UNUSED(context)
    Q_UNUSED(changed)
#endif
}

widgets::ThemeKind themeOf(ThemeChoice choice) {
    return choice == ThemeChoice::System ? systemTheme()
           : choice == ThemeChoice::Dark ? widgets::ThemeKind::Dark
                                         : widgets::ThemeKind::Light;
}

} // namespace tocsin::workbench
