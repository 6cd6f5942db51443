// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractTextDocumentLayout>
#include <QFile>
#include <QGuiApplication>
#include <QPainter>
#include <QTemporaryDir>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextTable>
#include <QtTest>
#include <cmath>

#include "app/report/report_html.h"
#include "app/report/report_pages.h"
#include "app/report/report_pictures.h"
#include "app/report/report_text.h"
#include "app/report/write_report.h"
#include "tests/app/report/report_facts.h"

using namespace tocsin;
using namespace tocsin::report;
using tocsin::tests::reportFacts;

namespace {

constexpr QSize kPaper(900, 1270); // about A4 at 110 dots an inch

QImage blankPaper() {
    QImage image(kPaper, QImage::Format_RGB32);
    image.setDotsPerMeterX(4331);
    image.setDotsPerMeterY(4331);
    image.fill(Qt::white);
    return image;
}

int colours(const QImage& image, QColor color) {
    int count = 0;
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x) count += image.pixelColor(x, y) == color;
    return count;
}

} // namespace

class TestReport : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void htmlHoldsTheNumbers() {
        const QString text = reportHtml(reportFacts(7), Medium::Browser).text;
        for (const char* words : {"6 of 7 (42.1 to 99.6 %)", "31 h (10 h to 48 h)", "0.93 (\u2264 2.14)", "1\u2009234\u2009567", "118",
                                  "128", "0.938", "best baseline: knn-distance", "not shown yet", "1 in 30 days a machine",
                                  "40 clean machine-days more are needed.", "at most 1.5 false alarms a machine-month", "label 101",
                                  "2025-03-04 11:20", "6 of 7 events were found; that is few.", "No int8 model was made."})
            QVERIFY2(text.contains(QString::fromUtf8(words)), words);
        QVERIFY(text.contains(QStringLiteral("id=\"E1\""))); // figures lead to events
        QVERIFY(text.contains(QStringLiteral("id=\"F1\"")));
    }

    void htmlIsEscapedAndStandsAlone() {
        const QString text = reportHtml(reportFacts(2), Medium::Browser).text;
        QVERIFY(!text.contains(QStringLiteral("<script")));
        QVERIFY(text.contains(QStringLiteral("&lt;script&gt;alert(1)&lt;/script&gt;")));
        QVERIFY(text.contains(QStringLiteral("finds &lt;b&gt;faults&lt;/b&gt; &amp; more")));
        QVERIFY(text.contains(QStringLiteral("pump &lt;2&gt;")));
        QVERIFY(!text.contains(QStringLiteral("http")));
        QCOMPARE(text.count(QStringLiteral("<img ")), 3);
        QCOMPARE(text.count(QStringLiteral("src=\"data:image/png;base64,")), 3);
        QCOMPARE(text.count(QStringLiteral("alt=\"")), 3);
    }

    void unknownFiguresAreDashes() {
        Json facts = reportFacts(0);
        facts["performance"]["model"] = {{"events", 0}, {"events_found_limits", nullptr}, {"rule", {{"threshold", nullptr}}}};
        facts["performance"]["baseline"] = nullptr;
        facts["pictures"] = {{"scores", nullptr}, {"curve", nullptr}, {"timelines", Json::array()}, {"loss", nullptr}};
        const QString text = reportHtml(facts, Medium::Browser).text;
        QVERIFY(text.contains(QStringLiteral("no event in the test time")));
        QVERIFY(!text.contains(QStringLiteral("<img ")));
        QVERIFY(!text.contains(QStringLiteral("null")));
        QVERIFY(!text.contains(QStringLiteral(">nan")));
    }

    void figuresReadWell() {
        QCOMPARE(figure(0.0), QStringLiteral("0"));
        QCOMPARE(figure(0.02), QStringLiteral("0.02"));
        QCOMPARE(figure(12.345), QStringLiteral("12.3"));
        QCOMPARE(figure(1234.5), QStringLiteral("1\u2009235"));
        QCOMPARE(figure(100.0), QStringLiteral("100"));
        QCOMPARE(figure(1e9), QStringLiteral("1e+09"));
        QCOMPARE(figure(nullptr), QStringLiteral("-"));
        QCOMPARE(hours(90), QStringLiteral("1.5 min"));
        QCOMPARE(hours(5 * 86400), QStringLiteral("5 days"));
        QCOMPARE(budget("2/7d"), QStringLiteral("2 in 7 days a machine"));
        QCOMPARE(bytes(61200), QStringLiteral("61.2 KB"));
    }

    void longCommandsGoOnInTheNextLine() {
        Json facts = reportFacts(1);
        std::string line = "tocsin train p";
        for (int i = 0; i < 12; ++i) line += " --set setting" + std::to_string(i) + "=1";
        facts["terminal"] = {line};
        const QString text = reportHtml(facts, Medium::Browser).text;
        const QString code = text.mid(text.lastIndexOf(QStringLiteral("<pre>")));
        for (const QString& part : code.split(QLatin1Char('\n'))) QVERIFY2(part.size() < 110, qPrintable(part));
        QCOMPARE(code.count(QStringLiteral(" \\\n")), 2);
    }

    void picturesShowTheThresholdAndTheEvents() {
        const Json facts = reportFacts(1);
        const QImage timeline = timelinePicture(facts, 1), none = timelinePicture(reportFacts(0), 1);
        const QColor band(0xf7, 0xdf, 0xc9); // an event's colour on paper
        // One day of 19 on some 570 pixels: 30 columns, about 50 high, beside the swatch of the legend.
        QVERIFY2(colours(timeline, band) > 800, qPrintable(QString::number(colours(timeline, band))));
        QVERIFY(colours(none, band) <= 80);
        QVERIFY(!scorePicture(facts, 1).isNull());
        QVERIFY(!curvePicture(facts, 1).isNull());
        QVERIFY(lossPicture(facts, 1).isNull());
        QCOMPARE(timelinePicture(facts, 3).width(), 3 * kPictureWidth);
    }

    void tablesThatFitAreNotTorn() {
        QImage paper = blankPaper();
        for (const int events : {0, 3, 7, 12, 20, 26}) {
            const ReportPages pages(reportFacts(events), &paper, QSizeF(kPaper));
            const QTextDocument& document = pages.document();
            const double height = document.pageSize().height();
            int tables = 0;
            for (QTextFrame* frame : document.rootFrame()->childFrames()) {
                const QRectF rect = document.documentLayout()->frameBoundingRect(frame);
                if (rect.height() > height) continue;
                ++tables;
                QCOMPARE(std::floor(rect.top() / height), std::floor((rect.bottom() - 1) / height));
            }
            QVERIFY(tables >= 8);
            for (QTextBlock block = document.begin(); block.isValid(); block = block.next()) {
                if (block.blockFormat().headingLevel() == 0) continue;
                const QTextBlock next = block.next();
                const auto pageOf = [&](const QTextBlock& one) {
                    return std::floor(document.documentLayout()->blockBoundingRect(one).bottom() / height);
                };
                QVERIFY2(pageOf(block) == pageOf(next) || pages.count() == 1, qPrintable(block.text()));
            }
        }
    }

    void rowsOfALongTableAreNotTorn() {
        QImage paper = blankPaper();
        const ReportPages pages(reportFacts(150), &paper, QSizeF(kPaper));
        const QTextDocument& document = pages.document();
        const double height = document.pageSize().height();
        QVERIFY(pages.count() > 4);
        int rows = 0;
        for (QTextFrame* frame : document.rootFrame()->childFrames()) {
            const auto* table = qobject_cast<QTextTable*>(frame);
            if (!table || table->rows() < 100) continue;
            for (int row = 0; row < table->rows(); ++row, ++rows) {
                const QRectF rect = document.documentLayout()->blockBoundingRect(table->cellAt(row, 0).firstCursorPosition().block());
                QCOMPARE(std::floor(rect.top() / height), std::floor((rect.bottom() - 1) / height));
            }
        }
        QCOMPARE(rows, 151);
    }

    void everyPageHasItsNumberAndText() {
        QImage paper = blankPaper();
        const ReportPages pages(reportFacts(12), &paper, QSizeF(kPaper));
        for (int page = 0; page < pages.count(); ++page) {
            QImage image = blankPaper();
            QPainter painter(&image);
            pages.paint(painter, page);
            painter.end();
            const QImage foot = image.copy(0, kPaper.height() - 30, kPaper.width(), 30);
            QVERIFY(colours(foot, Qt::white) < foot.width() * foot.height());
            QVERIFY(colours(image, Qt::white) < image.width() * image.height() * 0.995);
        }
    }

    void aPdfIsWrittenWhole() {
        QTemporaryDir folder;
        const std::filesystem::path file = folder.filePath(QStringLiteral("r.pdf")).toStdString();
        const auto written = writeReport(reportFacts(12), file);
        QVERIFY2(written.ok(), written.ok() ? "" : written.error().message.c_str());
        QVERIFY(written->pages >= 3 && written->pages <= 6);
        QFile pdf(QString::fromStdString(file.string()));
        QVERIFY(pdf.open(QIODevice::ReadOnly));
        const QByteArray bytes = pdf.readAll();
        QCOMPARE(static_cast<std::int64_t>(bytes.size()), written->bytes);
        QVERIFY(bytes.startsWith("%PDF-1."));
        QVERIFY(bytes.trimmed().endsWith("%%EOF"));
        QVERIFY(bytes.contains(QStringLiteral("/Count %1").arg(written->pages).toUtf8()));
    }

    void anotherEndingOrSchemaIsRefused() {
        QTemporaryDir folder;
        const auto path = [&](const char* name) { return std::filesystem::path(folder.filePath(QLatin1String(name)).toStdString()); };
        QCOMPARE(writeReport(reportFacts(1), path("r.doc")).error().code, ErrorCode::Usage);
        QCOMPARE(writeReport(Json{{"schema", 2}}, path("r.pdf")).error().code, ErrorCode::Data);
        QCOMPARE(writeReport(reportFacts(1), path("none/r.html")).error().code, ErrorCode::Io);
        QVERIFY(!std::filesystem::exists(path("r.pdf")));
        QVERIFY(writeReport(reportFacts(1), path("r.html")).ok());
    }
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QGuiApplication application(argc, argv);
    TestReport test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_report.moc"
