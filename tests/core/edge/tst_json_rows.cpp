// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/edge/detail/json_rows.h"

using namespace tocsin;
using namespace tocsin::edge;

namespace {

struct Seen {
    std::vector<TimeNs> times;
    std::vector<std::vector<double>> values;
    std::vector<std::string> assets, reasons;
    std::string error;
};

Seen readAll(const std::string& text, std::size_t portion = 1u << 20) {
    JsonRows rows("feed", {"a", "b"});
    Seen seen;
    std::size_t fed = 0;
    for (;;) {
        const auto step = rows.next();
        if (!step.ok()) {
            seen.error = step.error().message;
            return seen;
        }
        if (*step == JsonRows::Next::End) return seen;
        if (*step == JsonRows::Next::Rejected) seen.reasons.push_back(rows.reason());
        if (*step == JsonRows::Next::Row) {
            seen.times.push_back(rows.time());
            seen.values.push_back(rows.values());
            seen.assets.push_back(rows.asset());
        }
        if (*step != JsonRows::Next::NeedMore) continue;
        if (fed == text.size())
            rows.finish();
        else
            rows.feed(std::string_view(text).substr(fed, portion));
        fed = std::min(text.size(), fed + portion);
    }
}

} // namespace

class TestJsonRows : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bothFormsAreRead() {
        const auto seen = readAll("{\"time\":\"1970-01-01T00:00:01Z\",\"asset\":\"p1\",\"values\":{\"b\":2,\"a\":1.5,\"other\":9}}\n"
                                  "{\"timestamp\":2.5,\"a\":3,\"b\":null,\"note\":\"skipped\"}");
        QCOMPARE(seen.error, std::string());
        QCOMPARE(seen.times, (std::vector<TimeNs>{kNsPerSecond, 5 * kNsPerSecond / 2}));
        QCOMPARE(seen.values[0], (std::vector<double>{1.5, 2}));
        QCOMPARE(seen.assets, (std::vector<std::string>{"p1", ""}));
        QCOMPARE(seen.values[1][0], 3.0);
        QVERIFY(std::isnan(seen.values[1][1]));
    }

    void portionsDoNotMatter() {
        std::string text = "\xef\xbb\xbf\r\n";
        for (int row = 0; row < 50; ++row) text += "{\"time\":" + std::to_string(row) + ",\"a\":" + std::to_string(row) + ",\"b\":0}\r\n";
        const auto whole = readAll(text);
        QCOMPARE(whole.times.size(), std::size_t{50});
        for (const std::size_t portion : {1u, 2u, 7u, 64u}) {
            const auto pieces = readAll(text, portion);
            QCOMPARE(pieces.times, whole.times);
            QCOMPARE(pieces.values, whole.values);
        }
    }

    void aBadLineIsNoRowAndTheRestGoesOn_data() {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("word");
        QTest::newRow("prose") << "hello"
                               << "JSON";
        QTest::newRow("list") << "[1,2]"
                              << "object";
        QTest::newRow("no time") << R"({"a":1,"b":2})"
                                 << "time";
        QTest::newRow("bad time") << R"({"time":"yesterday","a":1,"b":2})"
                                  << "yesterday";
        QTest::newRow("time true") << R"({"time":true,"a":1,"b":2})"
                                   << "time";
        QTest::newRow("year 99999") << R"({"time":1e300,"a":1,"b":2})"
                                    << "range";
        QTest::newRow("text value") << R"({"time":1,"a":"1","b":2})"
                                    << "'a'";
        QTest::newRow("values a list") << R"({"time":1,"values":[1,2]})"
                                       << "values";
        QTest::newRow("key twice") << R"({"time":1,"a":1,"a":2,"b":2})"
                                   << "twice";
        QTest::newRow("NaN") << R"({"time":1,"a":NaN,"b":2})"
                             << "JSON";
        QTest::newRow("deep") << QString("[").repeated(5000) << "JSON";
    }
    void aBadLineIsNoRowAndTheRestGoesOn() {
        QFETCH(QString, line);
        QFETCH(QString, word);
        const auto seen = readAll(line.toStdString() + "\n{\"time\":1,\"a\":1,\"b\":2}\n");
        QCOMPARE(seen.error, std::string());
        QCOMPARE(seen.times.size(), std::size_t{1});
        QCOMPARE(seen.reasons.size(), std::size_t{1});
        QVERIFY2(seen.reasons[0].find(word.toStdString()) != std::string::npos || line.startsWith("["), seen.reasons[0].c_str());
    }

    void aMissingChannelNamesWhatIsThere() {
        const auto seen = readAll("{\"time\":1,\"values\":{\"a\":1,\"flow\":2}}\n");
        QVERIFY2(seen.error.find("lacks the channels b") != std::string::npos, seen.error.c_str());
        QVERIFY(seen.error.find("flow") != std::string::npos);
    }

    void laterRowsMayLeaveAChannelOut() {
        const auto seen = readAll("{\"time\":1,\"a\":1,\"b\":2}\n{\"time\":2,\"a\":1}\n");
        QCOMPARE(seen.error, std::string());
        QVERIFY(std::isnan(seen.values[1][1]));
    }

    void anEndlessLineIsAnError() {
        JsonRows rows("feed", {"a"});
        rows.feed("{\"time\":1,\"a\":\"" + std::string(17u << 20, 'x'));
        const auto step = rows.next();
        QVERIFY(!step.ok());
        QVERIFY(step.error().message.find("16 MiB") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestJsonRows)
#include "tst_json_rows.moc"
