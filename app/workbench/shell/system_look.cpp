// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/shell/system_look.h"

#include <QCoreApplication>
#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QPalette>
#include <QStyleHints>

namespace tocsin::workbench {

namespace {

QStringList translationFolders() {
    return {QStringLiteral(":/i18n"), QCoreApplication::applicationDirPath() + QStringLiteral("/../share/tocsin/i18n")};
}

} // namespace

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

QStringList availableLanguages() {
    QStringList languages{QStringLiteral("en")};
    for (const QString& folder : translationFolders())
        for (const QString& file : QDir(folder).entryList({QStringLiteral("tocsin_*.qm")}, QDir::Files))
            languages << file.mid(7, file.size() - 10);
    languages.removeDuplicates();
    return languages;
}

void installLanguage(const QString& choice, QTranslator& translator) {
    const QLocale locale = choice == QLatin1String("system") ? QLocale::system() : QLocale(choice);
    if (locale.language() == QLocale::English) return;
    for (const QString& folder : translationFolders())
        if (translator.load(locale, QStringLiteral("tocsin"), QStringLiteral("_"), folder)) {
            QCoreApplication::installTranslator(&translator);
            return;
        }
}

} // namespace tocsin::workbench
