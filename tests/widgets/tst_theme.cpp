// SPDX-License-Identifier: GPL-3.0-or-later
#include <QImage>
#include <QPainter>
#include <QStyleOptionButton>
#include <QtTest>

#include "widgets/theme/look.h"
#include "widgets/theme/theme.h"

using namespace tocsin::widgets;

class TestTheme : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void contrastIsThatOfWcag() {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        // #767676 on white is the well-known grey that just reaches 4.5.
        QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01);
    }

    void heatRisesEvenlyInLightness() {
        // The map's ends are those that matplotlib prints for viridis; luminance rises all the way, so it reads in grey too.
        QCOMPARE(Theme::heatColor(0), qRgb(0x44, 0x01, 0x54));
        QCOMPARE(Theme::heatColor(1), qRgb(0xfd, 0xe7, 0x25));
        QCOMPARE(Theme::heatColor(7), Theme::heatColor(1));
        QCOMPARE(Theme::heatColor(std::nan("")), Theme::heatColor(0));
        for (int i = 1; i <= 50; ++i)
            QVERIFY(contrast(QColor(Theme::heatColor(i / 50.0)), Qt::black) >
                    contrast(QColor(Theme::heatColor((i - 1) / 50.0)), Qt::black));
    }

    void textCanBeRead_data() { kinds(); }
    void textCanBeRead() {
        QFETCH(int, kind);
        const Theme theme = Theme::of(static_cast<ThemeKind>(kind));
        for (const QColor& back : {theme.window, theme.surface})
            for (const QColor& text : {theme.text, theme.mutedText}) QVERIFY(contrast(text, back) >= 4.5);
        QVERIFY(contrast(theme.onAlarm, theme.alarm) >= 4.5);
        const QPalette palette = theme.palette();
        for (const auto& [text, back] : {std::pair{QPalette::WindowText, QPalette::Window},
                                         {QPalette::Text, QPalette::Base},
                                         {QPalette::Text, QPalette::AlternateBase},
                                         {QPalette::ButtonText, QPalette::Button},
                                         {QPalette::ToolTipText, QPalette::ToolTipBase},
                                         {QPalette::HighlightedText, QPalette::Highlight},
                                         {QPalette::PlaceholderText, QPalette::Base}}) {
            QVERIFY2(contrast(palette.color(QPalette::Active, text), palette.color(QPalette::Active, back)) >= 4.5,
                     qPrintable(QString::number(text)));
        }
    }

    /// The outline of an empty box stands out from what is around it.
    void boxesToTickCanBeSeen_data() { kinds(); }
    void boxesToTickCanBeSeen() {
        QFETCH(int, kind);
        const Theme theme = Theme::of(static_cast<ThemeKind>(kind));
        const Look look;
        QStyleOptionButton option;
        option.rect = QRect(0, 0, 14, 14);
        option.palette = theme.palette();
        for (const auto element : {QStyle::PE_IndicatorCheckBox, QStyle::PE_IndicatorRadioButton}) {
            QImage off(14, 14, QImage::Format_RGB32), on = off;
            for (QImage* image : {&off, &on}) {
                image->fill(theme.window);
                option.state = QStyle::State_Enabled | (image == &on ? QStyle::State_On : QStyle::State_Off);
                QPainter painter(image);
                look.drawPrimitive(element, &option, &painter, nullptr);
            }
            double best = 0;
            for (int x = 0; x < 14; ++x) best = std::max(best, contrast(off.pixelColor(x, 7), theme.window));
            QVERIFY2(best >= 3, qPrintable(QString::number(best)));
            QVERIFY(on != off);
        }
    }

    void linesCanBeSeen_data() { kinds(); }
    void linesCanBeSeen() {
        QFETCH(int, kind);
        const Theme theme = Theme::of(static_cast<ThemeKind>(kind));
        for (const QColor& back : {theme.window, theme.surface}) {
            for (const QColor& line : {theme.trace, theme.fault, theme.normal, theme.event, theme.alarm, theme.accent})
                QVERIFY2(contrast(line, back) >= 3, qPrintable(line.name()));
            for (int i = 0; i < Theme::kClassColors; ++i)
                QVERIFY2(contrast(theme.classColor(i), back) >= 3, qPrintable(theme.classColor(i).name()));
        }
    }

    void textOnTintedBandsCanBeRead_data() { kinds(); }
    void textOnTintedBandsCanBeRead() {
        QFETCH(int, kind);
        const Theme theme = Theme::of(static_cast<ThemeKind>(kind));
        for (const QColor& band : {theme.fault, theme.normal, theme.event, theme.alarm, theme.mutedText}) {
            const double alpha = 56 / 255.0; // as BandStrip fills solid bands
            const QColor tint = QColor::fromRgbF(static_cast<float>(band.redF() * alpha + theme.surface.redF() * (1 - alpha)),
                                                 static_cast<float>(band.greenF() * alpha + theme.surface.greenF() * (1 - alpha)),
                                                 static_cast<float>(band.blueF() * alpha + theme.surface.blueF() * (1 - alpha)));
            QVERIFY2(contrast(theme.text, tint) >= 4.5, qPrintable(band.name()));
            QVERIFY2(contrast(theme.trace, tint) >= 3, qPrintable(band.name()));
        }
    }

private:
    static void kinds() {
        QTest::addColumn<int>("kind");
        QTest::newRow("light") << static_cast<int>(ThemeKind::Light);
        QTest::newRow("dark") << static_cast<int>(ThemeKind::Dark);
    }
};

QTEST_GUILESS_MAIN(TestTheme)
#include "tst_theme.moc"
