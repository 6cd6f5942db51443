// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QApplication>
#include <QFontDatabase>
#include <QLocale>
#include <QStyleFactory>
#include <QtTest>

namespace tocsin::tests {

/// The same window on every machine: Fusion, DejaVu Sans 9 pt, locale C (zone and platform come from the test's environment).
inline void setUpLook() {
    QApplication::setStyle(QStyleFactory::create(QStringLiteral("Fusion")));
    QLocale::setDefault(QLocale::c());
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(9);
    QApplication::setFont(font);
}

} // namespace tocsin::tests

#define TOCSIN_GUI_MAIN(TestClass)                                                                                                         \
    int main(int argc, char** argv) {                                                                                                      \
        if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");                                       \
        qputenv("TZ", "UTC");                                                                                                              \
        QApplication application(argc, argv);                                                                                              \
        tocsin::tests::setUpLook();                                                                                                        \
        TestClass test;                                                                                                                    \
        return QTest::qExec(&test, argc, argv);                                                                                            \
    }
