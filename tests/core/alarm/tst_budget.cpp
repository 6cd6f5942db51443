// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/alarm/budget.h"

using namespace tocsin;
using namespace tocsin::alarm;

class TestBudget : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theShortFormIsRead() {
        QVERIFY(std::abs(parseBudget("1/30d")->perDay() - 1.0 / 30) < 1e-15);
        QVERIFY(std::abs(parseBudget("5000/1d")->perDay() - 5000) < 1e-9);
        QVERIFY(std::abs(parseBudget(" 2 / 7d ")->perDay() - 2.0 / 7) < 1e-15);
        QVERIFY(std::abs(parseBudget("0.5/12h")->perDay() - 1) < 1e-15);
        for (const char* bad : {"", "1", "/", "1/", "/30d", "1/30", "0/1d", "-1/1d", "1/0d", "1/-3d", "nan/1d", "inf/1d", "1e999/1d",
                                "1/1d/2", "x/1d", "1/xd"})
            QVERIFY2(!parseBudget(bad) && parseBudget(bad).error().code == ErrorCode::Usage, bad);
        for (const char* text : {"1/30d", "5000/1d", "2.5/7h", "1/90m", "1/1.5s"}) {
            const Budget budget = *parseBudget(text);
            QVERIFY(*parseBudget(formatBudget(budget)) == budget);
        }
    }

    void wordsAreRead_data() {
        QTest::addColumn<QString>("shortForm");
        QTest::newRow("1 false alarm per pump per month") << "1/30d";
        QTest::newRow("at most 2 false alarms per machine and week") << "2/7d";
        QTest::newRow("2 a month") << "2/30d";
        QTest::newRow("one per compressor in 90 days") << "1/90d";
        QTest::newRow("0,5 per day") << "0.5/1d";
        QTest::newRow("3/week") << "3/7d";
        QTest::newRow("1 per month per pump") << "1/30d";
        QTest::newRow("two alarms every 12 hours") << "2/12h";
        QTest::newRow("1 per machine-month") << "1/30d";
        QTest::newRow("ONE False Alarm per Year") << "1/365d";
        QTest::newRow("1 Fehlalarm pro Pumpe und Monat") << "1/30d";
        QTest::newRow("eine pro Schicht") << "1/8h";
    }
    void wordsAreRead() {
        QFETCH(QString, shortForm);
        const auto budget = parseBudget(QTest::currentDataTag());
        QVERIFY2(budget.ok(), budget.ok() ? "" : budget.error().message.c_str());
        QCOMPARE(QString::fromStdString(formatBudget(*budget)), shortForm);
    }

    /// Nothing is half understood: the message names the word.
    void whatIsNotUnderstoodIsNamed_data() {
        QTest::addColumn<QString>("part");
        QTest::newRow("often") << "begin with a number";
        QTest::newRow("false alarms") << "begin with a number";
        QTest::newRow("1 false alarm per pump") << "no time";
        QTest::newRow("1 per pump per fan per month") << "'fan'";
        QTest::newRow("1 per week per month") << "two times";
        QTest::newRow("1 banana month") << "'banana'";
        QTest::newRow("0 per month") << "more than 0";
        QTest::newRow("1 per 0 days") << "more than 0";
        QTest::newRow("1 per 30 pumps") << "'pumps'";
    }
    void whatIsNotUnderstoodIsNamed() {
        QFETCH(QString, part);
        const auto budget = parseBudget(QTest::currentDataTag());
        QVERIFY(!budget.ok());
        QCOMPARE(budget.error().code, ErrorCode::Usage);
        QVERIFY2(QString::fromStdString(budget.error().message).contains(part), budget.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestBudget)
#include "tst_budget.moc"
