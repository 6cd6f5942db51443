// SPDX-License-Identifier: GPL-3.0-or-later
#include <QClipboard>
#include <QGuiApplication>
#include <QLabel>
#include <QToolButton>
#include <QtTest>

#include "tests/gui_main.h"
#include "widgets/banner/error_banner.h"
#include "widgets/pagebar/page_bar.h"
#include "widgets/theme/icons.h"

using namespace tocsin::widgets;

class TestErrorBanner : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aThousandRepeatsAreOneRow() {
        ErrorBanner banner;
        QVERIFY(banner.isHidden());
        for (int i = 0; i < 1000; ++i) banner.add(QStringLiteral("disk full"));
        QCOMPARE(banner.rows(), 1);
        QVERIFY2(banner.text().contains(QStringLiteral("(1000 times)")), qPrintable(banner.text()));
        QCOMPARE(banner.findChildren<QLabel*>(QStringLiteral("errorText")).size(), 1);
        QVERIFY(!banner.isHidden());
    }

    void causesStandApartAndTheOldestGoes() {
        ErrorBanner banner;
        for (const char* cause : {"a", "b", "c", "a", "d"}) banner.add(QLatin1String(cause));
        QCOMPARE(banner.rows(), ErrorBanner::kMaximumRows);
        QCOMPARE(banner.text(), QStringLiteral("d\nc\nb"));
    }

    void closingARowLeavesTheOthers() {
        ErrorBanner banner;
        banner.show();
        banner.add(QStringLiteral("first"));
        banner.add(QStringLiteral("second"), BannerKind::Notice);
        auto* close = banner.findChildren<QToolButton*>(QStringLiteral("errorClose")).constLast();
        close->click();
        QCOMPARE(banner.rows(), 1);
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        banner.findChild<QToolButton*>(QStringLiteral("errorClose"))->click();
        QVERIFY(banner.text().isEmpty());
        QVERIFY(banner.isHidden());
    }

    void detailsSayWhatWhenAndWhere() {
        ErrorBanner banner;
        banner.setContext(QStringLiteral("Tocsin 0.1 /data/pumps.tocsin"));
        banner.add(QStringLiteral("disk full"));
        banner.add(QStringLiteral("disk full"));
        banner.findChild<QToolButton*>(QStringLiteral("errorCopy"))->click();
        const QString copied = QGuiApplication::clipboard()->text();
        QCOMPARE(copied, banner.details(0));
        QVERIFY(copied.startsWith(QStringLiteral("disk full (2 times)\n")));
        QVERIFY(copied.contains(QLatin1Char('Z')));
        QVERIFY(copied.endsWith(QStringLiteral("\nTocsin 0.1 /data/pumps.tocsin")));
    }

    void markupInAMessageIsText() {
        ErrorBanner banner;
        banner.add(QStringLiteral("<b>%1</b> %2"));
        banner.add(QStringLiteral("<b>%1</b> %2"));
        QCOMPARE(banner.text(), QStringLiteral("<b>%1</b> %2 (2 times)"));
        QCOMPARE(banner.findChild<QLabel*>(QStringLiteral("errorText"))->textFormat(), Qt::PlainText);
    }

    void thePageBarWalksByKeys() {
        PageBar bar;
        for (const char* name : {"data", "label", "export"}) bar.addPage(QLatin1String(name), QLatin1String(name), QLatin1String(name), {});
        bar.setTheme(Theme::of(ThemeKind::Dark));
        QSignalSpy chosen(&bar, &PageBar::chosen);
        bar.show();
        bar.setCurrent(1);
        bar.setCurrent(7);
        QCOMPARE(bar.current(), 1);
        QCOMPARE(chosen.count(), 0); // by the program, not by the user
        auto* label = bar.findChild<QToolButton*>(QStringLiteral("page_label"));
        QTest::keyClick(label, Qt::Key_Down);
        QCOMPARE(bar.current(), 2);
        QCOMPARE(chosen.count(), 1);
        bar.setCurrent(-1);
        QCOMPARE(bar.current(), -1);
        for (const QToolButton* button : bar.findChildren<QToolButton*>()) QVERIFY(!button->icon().isNull());
    }

    void iconsTakeTheColoursOfTheTheme() {
        const auto inked = [](const Theme& theme, QIcon::State state) {
            const QImage picture = themedIcon(QStringLiteral("data"), theme).pixmap(QSize(48, 48), QIcon::Normal, state).toImage();
            QColor strongest(Qt::transparent);
            for (int y = 0; y < picture.height(); ++y)
                for (int x = 0; x < picture.width(); ++x)
                    if (picture.pixelColor(x, y).alpha() > strongest.alpha()) strongest = picture.pixelColor(x, y);
            return strongest;
        };
        for (const ThemeKind kind : {ThemeKind::Light, ThemeKind::Dark}) {
            const Theme theme = Theme::of(kind);
            // Fully covered pixels carry the colour itself.
            QCOMPARE(inked(theme, QIcon::Off).rgb(), theme.text.rgb());
            QCOMPARE(inked(theme, QIcon::On).rgb(), theme.accent.rgb());
        }
        QVERIFY(themedIcon(QStringLiteral("no such"), Theme::of(ThemeKind::Light)).isNull());
    }
};

TOCSIN_GUI_MAIN(TestErrorBanner)
#include "tst_error_banner.moc"
