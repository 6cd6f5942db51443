// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCommandLineParser>
#include <QStyleFactory>
#include <QTimer>
#include <cstdio>

#include "app/workbench/main_window.h"

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QApplication::setApplicationName(QStringLiteral("tocsin-workbench"));
    QApplication::setApplicationVersion(QStringLiteral(TOCSIN_VERSION));
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QCommandLineParser parser;
    parser.setApplicationDescription(QCoreApplication::translate("main", "The window of Tocsin"));
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addPositionalArgument(QStringLiteral("project"), QCoreApplication::translate("main", "Project folder to open"), QStringLiteral("[project]"));
    const QCommandLineOption screenshots(QStringLiteral("screenshot"), QCoreApplication::translate("main", "Save a picture of every page, light and dark, and end"),
                                         QStringLiteral("folder"));
    parser.addOption(screenshots);
    parser.process(application);

    tocsin::workbench::MainWindow window;
    window.show();
    bool opened = true;
    if (!parser.positionalArguments().isEmpty()) opened = window.openProject(parser.positionalArguments().constFirst().toStdString());
    if (parser.isSet(screenshots)) {
        if (!opened) std::fprintf(stderr, "tocsin-workbench: %s\n", qPrintable(window.bannerText()));
        return window.saveScreenshots(parser.value(screenshots)) && opened ? 0 : 3;
    }
    return QApplication::exec();
}
