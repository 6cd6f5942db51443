// SPDX-License-Identifier: GPL-3.0-or-later
#include <QCommandLineParser>
#include <QDir>
#include <QSaveFile>
#include <cstdio>
#include <string_view>

#include "app/workbench/language/language.h"
#include "app/workbench/main_window.h"
#include "app/workbench/shell/system_look.h"
#include "app/workbench/shell/watchdog.h"
#include "widgets/actions/key_file.h"
#include "widgets/theme/look.h"

namespace {

using tocsin::workbench::MainWindow;
using tocsin::workbench::Settings;

/// The command line speaks English, as `tocsin` does.
QString plain(const char* text) {
    return QString::fromUtf8(text);
}

int fail(int code, const QString& message) {
    std::fprintf(stderr, "tocsin-workbench: %s\n", qPrintable(message));
    return code;
}

int usage(const QString& message) {
    fail(2, message);
    std::fprintf(stderr, "Try tocsin-workbench --help\n");
    return 2;
}

/// Without any display Qt would abort: pictures, --help and --version need none.
bool chooseOffscreen() {
    for (const char* name : {"DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"})
        if (!qEnvironmentVariableIsEmpty(name)) return false;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    return true;
}

/// --scale must be known before there is an application.
void applyScale(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view argument(argv[i]);
        if (argument == "--scale" && i + 1 < argc) qputenv("QT_SCALE_FACTOR", argv[i + 1]);
        if (argument.rfind("--scale=", 0) == 0) qputenv("QT_SCALE_FACTOR", argv[i] + 8);
    }
}

int writeKeys(const QString& file) {
    MainWindow window;
    QSaveFile out(file);
    if (!out.open(QIODevice::WriteOnly) || out.write(tocsin::widgets::keysMarkdown(window.actions()).toUtf8()) < 0 || !out.commit())
        return fail(3, plain("%1 cannot be written: %2").arg(file, out.errorString()));
    return 0;
}

struct Options {
    QCommandLineOption page{QStringLiteral("page"), plain("Begin with this page: start, data, label, train, explain, threshold or export"),
                            QStringLiteral("name")};
    QCommandLineOption demo{QStringLiteral("demo"), plain("Make the demo plant in the folder named (else ~/Tocsin demo) and open it")};
    QCommandLineOption noRestore{QStringLiteral("no-restore"), plain("Begin at the start page, and projects at their beginning")};
    QCommandLineOption dark{QStringLiteral("dark"), plain("Dark colours")};
    QCommandLineOption screenshots{
        QStringLiteral("screenshot"),
        plain("Save a picture of every page (or of --page) as PAGE-light.png and PAGE-dark.png (with --dark only that), and end"),
        QStringLiteral("folder")};
    QCommandLineOption scale{QStringLiteral("scale"), plain("Draw everything larger by this factor, for example 2"),
                             QStringLiteral("factor")};
    QCommandLineOption language{QStringLiteral("language"), plain("Speak this language: en, de, or pseudo to find texts that are cut"),
                                QStringLiteral("name")};
    QCommandLineOption settings{QStringLiteral("settings"), plain("Keep settings in this file instead of the user's own"),
                                QStringLiteral("file")};
    QCommandLineOption resetSettings{QStringLiteral("reset-settings"),
                                     plain("Forget all settings of the window; projects are not touched")};
    QCommandLineOption writeKeys{QStringLiteral("write-keys"), QStringLiteral("Write the page of keys"), QStringLiteral("file")};
};

/// Opens what the command line names, else what was open last.
void openFirst(MainWindow& window, const Settings& settings, const QStringList& paths, const QCommandLineParser& parser,
               const Options& options) {
    if (parser.isSet(options.demo))
        window.openDemo(paths.value(0, QDir::homePath() + QStringLiteral("/Tocsin demo")));
    else if (paths.size() == 1 && (QDir(paths.constFirst()).exists(QStringLiteral("project.db")) || !QFileInfo::exists(paths.constFirst())))
        window.openProject(paths.constFirst().toStdString());
    else if (!paths.isEmpty())
        window.openPaths(paths);
    else if (!parser.isSet(options.noRestore) && settings.restoreSession() && !settings.lastProject().isEmpty())
        window.openProject(settings.lastProject().toStdString());
}

} // namespace

int main(int argc, char** argv) {
    const bool noDisplay = chooseOffscreen();
    applyScale(argc, argv);
    tocsin::workbench::WatchedApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tocsin-workbench"));
    QApplication::setApplicationVersion(QStringLiteral(TOCSIN_VERSION));
    QApplication::setStyle(new tocsin::widgets::Look);
    QCommandLineParser parser;
    parser.setApplicationDescription(
        plain("The window of Tocsin. Exit codes: 0 ok, 2 usage, 3 the project or a picture could not be opened or saved."));
    const QCommandLineOption help = parser.addHelpOption();
    const QCommandLineOption version = parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), plain("Project folder to open, or files and folders to bring in"),
                                 QStringLiteral("[project|files...]"));
    Options options;
    options.writeKeys.setFlags(QCommandLineOption::HiddenFromHelp);
    parser.addOptions({options.page, options.demo, options.noRestore, options.dark, options.screenshots, options.scale, options.language,
                       options.settings, options.resetSettings, options.writeKeys});
    if (!parser.parse(QApplication::arguments())) return usage(parser.errorText());
    if (parser.isSet(help)) parser.showHelp(0);
    if (parser.isSet(version)) parser.showVersion();
    if (parser.isSet(options.writeKeys)) return writeKeys(parser.value(options.writeKeys));
    bool factor = true;
    if (parser.isSet(options.scale) &&
        (parser.value(options.scale).toDouble(&factor) < 0.5 || parser.value(options.scale).toDouble() > 8 || !factor))
        return usage(plain("--scale needs a factor from 0.5 to 8"));
    const bool pictures = parser.isSet(options.screenshots);

    using tocsin::widgets::ThemeKind;
    // Pictures are the same for every user: they know no settings.
    const auto settings = parser.isSet(options.settings)
                              ? std::make_unique<Settings>(parser.value(options.settings))
                              : std::make_unique<Settings>(pictures ? Settings::Storage::Forgotten : Settings::Storage::User);
    const QStringList paths = parser.positionalArguments();
    if (parser.isSet(options.resetSettings)) {
        settings->reset();
        if (noDisplay && !pictures && paths.isEmpty()) return 0;
    }
    if (noDisplay && !pictures)
        return usage(plain("there is no display (DISPLAY and WAYLAND_DISPLAY are empty); --screenshot FOLDER needs none"));
    const auto translators =
        tocsin::workbench::installLanguage(parser.isSet(options.language) ? parser.value(options.language) : settings->language());
    MainWindow window(settings.get());
    window.setRestorePlace(!parser.isSet(options.noRestore));
    const QString page = parser.value(options.page);
    if (parser.isSet(options.page) && !window.showPage(page))
        return usage(plain("there is no page '%1'; the pages are start, %2").arg(page, window.pageNames().join(QStringLiteral(", "))));
    if (parser.isSet(options.page))
        QObject::connect(
            &window, &MainWindow::projectOpened, &window, [&window, page] { window.showPage(page); }, Qt::SingleShotConnection);
    if (parser.isSet(options.dark)) window.setThemeKind(ThemeKind::Dark);
    window.show();
    openFirst(window, *settings, paths, parser, options);
    if (!pictures) return QApplication::exec();

    window.settle();
    if ((!paths.isEmpty() || parser.isSet(options.demo)) && !window.hasProject()) return fail(3, window.bannerText());
    const QString failure =
        window.saveScreenshots(parser.value(options.screenshots), parser.isSet(options.page) ? QStringList{page} : window.pageNames(),
                               parser.isSet(options.dark) ? std::vector{ThemeKind::Dark} : std::vector{ThemeKind::Light, ThemeKind::Dark});
    return failure.isEmpty() ? 0 : fail(3, failure);
}
