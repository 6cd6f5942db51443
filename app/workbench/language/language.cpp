// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/language/language.h"

#include <QCoreApplication>
#include <QDir>
#include <QLibraryInfo>
#include <QLocale>

#include "app/workbench/language/pseudo_translator.h"

namespace tocsin::workbench {

namespace {
constexpr const char* kFolder = ":/i18n";
}

QStringList availableLanguages() {
    QStringList languages{QStringLiteral("en")};
    for (const QString& file : QDir(QLatin1String(kFolder)).entryList({QStringLiteral("tocsin_*.qm")}, QDir::Files))
        languages << file.mid(7, file.size() - 10);
    return languages;
}

std::vector<std::unique_ptr<QTranslator>> installLanguage(const QString& choice) {
    std::vector<std::unique_ptr<QTranslator>> installed;
    const auto install = [&installed](std::unique_ptr<QTranslator> translator) {
        QCoreApplication::installTranslator(translator.get());
        installed.push_back(std::move(translator));
    };
    if (choice == QLatin1String("pseudo")) {
        install(std::make_unique<PseudoTranslator>());
        return installed;
    }
    const QLocale locale = choice == QLatin1String("system") ? QLocale::system() : QLocale(choice);
    if (locale.language() == QLocale::English) return installed;
    const auto load = [&](const QString& name, const QString& folder) {
        auto translator = std::make_unique<QTranslator>();
        if (translator->load(locale, name, QStringLiteral("_"), folder)) install(std::move(translator));
    };
    load(QStringLiteral("qtbase"), QLibraryInfo::path(QLibraryInfo::TranslationsPath));
    load(QStringLiteral("tocsin"), QLatin1String(kFolder));
    return installed;
}

} // namespace tocsin::workbench
