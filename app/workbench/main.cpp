// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>
#include <cstdio>

#include "app/workbench/main_window.h"

namespace {

QString tr(const char* text) {
    return QCoreApplication::translate("main", text);
}

int usage(const QString& message) {
    std::fprintf(stderr, "tocsin-workbench: %s\nTry tocsin-workbench --help\n", qPrintable(message));
    return 2;
}

/// Without any display Qt would abort: pictures, --help and --version need none.
bool chooseOffscreen() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name)) return false;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return true;
}

} // namespace

int main(int argc, char** argv) {
    using tocsin::workbench::MainWindow;
    const bool noDisplay = chooseOffscreen();
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tocsin-workbench"));
    QApplication::setApplicationVersion(QStringLiteral(TOCSIN_VERSION));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.setApplicationDescription(
        tr("The window of Tocsin. Exit codes: 0 ok, 2 usage, 3 the project or a picture could not be opened or saved."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), tr("Project folder to open"), QStringLiteral("[project]"));
    const QCommandLineOption page(QStringLiteral("page"), tr("Begin with this page: data, runs or threshold"), QStringLiteral("name"));
    const QCommandLineOption dark(QStringLiteral("dark"), tr("Dark colours"));
    const QCommandLineOption screenshots(
        QStringLiteral("screenshot"),
        tr("Save a picture of every page (or of --page) as PAGE-light.png and PAGE-dark.png (with --dark only that), and end"),
        QStringLiteral("folder"));
    parser.addOptions({page, dark, screenshots});
    if (!parser.parse(QApplication::arguments())) return usage(parser.errorText());
    if (parser.isSet(help)) parser.showHelp(0);
    if (parser.isSet(version)) parser.showVersion();
    const QStringList folders = parser.positionalArguments();
    if (folders.size() > 1) return usage(tr("one project at a time, please"));
    if (noDisplay && !parser.isSet(screenshots))
        return usage(tr("there is no display (DISPLAY and WAYLAND_DISPLAY are empty); --screenshot FOLDER needs none"));

    using tocsin::widgets::ThemeKind;
    // Pictures are the same for every user: they know no settings.
    tocsin::workbench::Settings settings(parser.isSet(screenshots) ? tocsin::workbench::Settings::Storage::Forgotten
                                                                   : tocsin::workbench::Settings::Storage::User);
    MainWindow window(&settings);
    if (parser.isSet(page) && !window.pageNames().contains(parser.value(page)))
        return usage(tr("there is no page '%1'; the pages are %2").arg(parser.value(page), window.pageNames().join(QStringLiteral(", "))));
    if (parser.isSet(dark)) window.setThemeKind(ThemeKind::Dark);
    if (parser.isSet(page)) window.showPage(parser.value(page));
    window.show();
    if (!folders.isEmpty()) window.openProject(std::filesystem::path(folders.constFirst().toStdString()));
    if (!parser.isSet(screenshots)) return QApplication::exec();

    window.settle();
    if (!folders.isEmpty() && !window.hasProject()) {
        std::fprintf(stderr, "tocsin-workbench: %s\n", qPrintable(window.bannerText()));
        return 3;
    }
    const QString failure =
        window.saveScreenshots(parser.value(screenshots), parser.isSet(page) ? QStringList{parser.value(page)} : window.pageNames(),
                               parser.isSet(dark) ? std::vector{ThemeKind::Dark} : std::vector{ThemeKind::Light, ThemeKind::Dark});
    if (failure.isEmpty()) return 0;
    std::fprintf(stderr, "tocsin-workbench: %s\n", qPrintable(failure));
    return 3;
}
