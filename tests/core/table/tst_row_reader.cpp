// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>

#include "core/table/guess.h"
#include "core/table/row_reader.h"
#include "csv_traps.h"

using namespace tocsin;
using namespace tocsin::table;

namespace {

struct Outcome {
    std::vector<TimeNs> times;
    std::vector<std::vector<double>> values;
    std::vector<RejectedLine> rejected;
    std::string error;
};

Outcome readAll(RowReaderOptions options, const std::string& text, std::size_t piece) {
    RowReader reader(std::move(options));
    Outcome outcome;
    const auto drain = [&] {
        for (;;) {
            const auto next = reader.next();
            if (!next) {
                outcome.error = next.error().message;
                return false;
            }
            switch (next.value()) {
            case RowReader::Next::Row:
                outcome.times.push_back(reader.time());
                outcome.values.emplace_back(reader.values().begin(), reader.values().end());
                break;
            case RowReader::Next::Rejected:
                outcome.rejected.push_back(reader.rejected());
                break;
            case RowReader::Next::NeedMore:
                return true;
            case RowReader::Next::End:
                return false;
            }
        }
    };
    for (std::size_t at = 0; at < text.size(); at += piece) {
        reader.feed(std::string_view(text).substr(at, piece));
        if (!drain()) return outcome;
    }
    reader.finish();
    drain();
    return outcome;
}

bool same(const Outcome& a, const Outcome& b) {
    if (a.times != b.times || a.rejected.size() != b.rejected.size() || a.values.size() != b.values.size()) return false;
    for (std::size_t i = 0; i < a.rejected.size(); ++i)
        if (a.rejected[i].line != b.rejected[i].line || a.rejected[i].reason != b.rejected[i].reason) return false;
    for (std::size_t i = 0; i < a.values.size(); ++i)
        for (std::size_t c = 0; c < a.values[i].size(); ++c)
            if (std::memcmp(&a.values[i][c], &b.values[i][c], sizeof(double)) != 0 &&
                !(std::isnan(a.values[i][c]) && std::isnan(b.values[i][c])))
                return false;
    return true;
}

FileSample sampleOf(const std::string& text) {
    return {"trap", text, {}, {}, true};
}

} // namespace

class RowReaderTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyTrapIsGuessedAndReadInAnyPieces_data() {
        QTest::addColumn<int>("index");
        const auto list = traps::all();
        for (std::size_t i = 0; i < list.size(); ++i) QTest::newRow(list[i].name.c_str()) << static_cast<int>(i);
    }
    void everyTrapIsGuessedAndReadInAnyPieces() {
        QFETCH(int, index);
        const traps::Trap trap = traps::all()[static_cast<std::size_t>(index)];
        const auto guess = guessDialect(sampleOf(trap.content));
        QVERIFY2(guess.ok(), guess.ok() ? "" : guess.error().message.c_str());
        const Dialect& dialect = guess.value().dialect;
        for (const std::string& sentence : guess.value().sentences) qDebug() << sentence.c_str();
        for (const std::string& doubt : guess.value().doubts) qDebug() << "doubt:" << doubt.c_str();
        RowReaderOptions options;
        options.what = trap.name;
        if (dialect.layout == Layout::Long)
            options.channels = {"temp", "flow"};
        else
            for (const std::size_t c : dialect.columnsOf(ColumnRole::Number)) options.channels.push_back(dialect.columns[c].name);
        const Outcome guessed = readAll(options, trap.content, 1u << 20);
        QCOMPARE(guessed.error, std::string());
        const int layoutRows = dialect.layout == Layout::Long ? traps::kRows : static_cast<int>(guessed.times.size());
        if (trap.rows && dialect.layout == Layout::Wide) QCOMPARE(static_cast<int>(guessed.times.size()), *trap.rows);
        QCOMPARE(static_cast<int>(guessed.times.size()), layoutRows);
        if (trap.rejected) QCOMPARE(static_cast<int>(guessed.rejected.size()), *trap.rejected);
        if (trap.dataLines) QCOMPARE(static_cast<int>(guessed.times.size() + guessed.rejected.size()), *trap.dataLines);
        QCOMPARE(*std::min_element(guessed.times.begin(), guessed.times.end()), trap.start * kNsPerSecond);
        QCOMPARE(*std::max_element(guessed.times.begin(), guessed.times.end()), trap.end * kNsPerSecond);
        // The dialect read back from JSON and any cutting of the stream give the same bits.
        const auto again = dialectFromJson(toJson(dialect));
        QVERIFY2(again.ok(), again.ok() ? "" : again.error().message.c_str());
        QVERIFY(again.value() == dialect);
        options.dialect = again.value();
        for (const std::size_t piece : {std::size_t{1}, std::size_t{7}, std::size_t{1000}}) {
            const Outcome pieces = readAll(options, trap.content, piece);
            QCOMPARE(pieces.error, std::string());
            QVERIFY(same(pieces, guessed));
        }
    }

    void valuesAreTheWrittenOnes() {
        const auto list = traps::all();
        for (const char* name :
             {"semicolon and decimal comma", "tab", "BOM and CRLF", "UTF-16", "comment lines", "blanks as separator", "date and time apart",
              "long layout", "everything quoted, decimal comma", "mixed line ends", "header in a comment"}) {
            const auto trap = std::find_if(list.begin(), list.end(), [&](const auto& t) { return t.name == name; });
            QVERIFY(trap != list.end());
            RowReaderOptions options;
            options.channels = {"flow", "temp"}; // the wanted order, not that of the file
            const Outcome outcome = readAll(options, trap->content, 4096);
            QCOMPARE(outcome.error, std::string());
            QCOMPARE(outcome.times.size(), std::size_t{200});
            for (int i = 0; i < 200; ++i) {
                QCOMPARE(outcome.times[static_cast<std::size_t>(i)], (traps::kStart + i * 60) * kNsPerSecond);
                QVERIFY2(outcome.values[static_cast<std::size_t>(i)][0] == traps::flow(i), name);
                QVERIFY2(outcome.values[static_cast<std::size_t>(i)][1] == traps::temp(i), name);
            }
        }
    }

    void sentinelsBlanksAndStatesAreMissing() {
        for (const auto& trap : traps::all()) {
            if (trap.name != "sentinel and blanks" && trap.name != "states of a historian") continue;
            RowReaderOptions options;
            options.channels = {"temp", "flow"};
            const Outcome outcome = readAll(options, trap.content, 100'000);
            for (int i = 0; i < 200; ++i) {
                const bool states = trap.name == "states of a historian";
                QCOMPARE(std::isnan(outcome.values[static_cast<std::size_t>(i)][0]), states ? i % 10 == 3 : i % 37 == 5);
                QCOMPARE(std::isnan(outcome.values[static_cast<std::size_t>(i)][1]), !states && i % 37 != 5 && i % 41 == 7);
            }
        }
    }

    void rejectedLinesSayWhereAndWhy() {
        for (const auto& trap : traps::all()) {
            if (trap.name != "short rows and text in a number column") continue;
            RowReaderOptions options;
            options.channels = {"temp", "flow"};
            const Outcome outcome = readAll(options, trap.content, 333);
            QCOMPARE(outcome.rejected.size(), std::size_t{8});
            QCOMPARE(outcome.rejected[0].line, std::int64_t{22});
            QCOMPARE(outcome.rejected[0].reason, std::string("2 of 3 cells"));
            QCOMPARE(outcome.rejected[2].line, std::int64_t{42});
            QCOMPARE(outcome.rejected[2].reason, std::string("column 'temp': 'oops' is not a number"));
            QVERIFY(outcome.rejected[2].text.starts_with("2024-01-01 00:40:00,oops,"));
        }
    }

    void aHeaderThatDoesNotFitIsGuessedAnew() {
        const auto base = guessDialect(sampleOf(traps::text(traps::rows())));
        RowReaderOptions options;
        options.dialect = base.value().dialect;
        options.channels = {"flow"};
        const Outcome other = readAll(options, traps::text(traps::rows({.separator = ";", .decimal = ','})), 100);
        QVERIFY2(other.error.empty(), other.error.c_str());
        QCOMPARE(other.times.size(), std::size_t{200});
        QCOMPARE(other.values[3][0], traps::flow(3));
        const Outcome moved = readAll(options, "# x\nflow,other,time\n1.5,word,2024-01-01 00:00:00\n", 5);
        QCOMPARE(moved.error, std::string());
        QCOMPARE(moved.values.at(0).at(0), 1.5);
        const Outcome none = readAll(options, "time,pressure\n2024-01-01 00:00:00,2\n", 5);
        QVERIFY2(none.error.find("flow") != std::string::npos && none.error.find("pressure") != std::string::npos, none.error.c_str());
    }

    void rowsComeAsSoonAsTheirLineEnds() {
        const auto base = guessDialect(sampleOf(traps::text(traps::rows())));
        RowReaderOptions options;
        options.dialect = base.value().dialect;
        options.channels = {"temp"};
        RowReader reader(options);
        reader.feed("time,temp,flow\n2024-01-01 00:00:00,20.25,5.0\n2024-01-01 00:01:00,2");
        QCOMPARE(reader.next().value(), RowReader::Next::Row);
        QCOMPARE(reader.values()[0], 20.25);
        QCOMPARE(reader.line(), std::int64_t{2});
        QCOMPARE(reader.next().value(), RowReader::Next::NeedMore);
        reader.feed("1.5,6\n");
        QCOMPARE(reader.next().value(), RowReader::Next::Row);
        QCOMPARE(reader.values()[0], 21.5);
        QCOMPARE(reader.next().value(), RowReader::Next::NeedMore);
        reader.feed("2024-01-01 00:02:00,7,8");
        reader.finish();
        QCOMPARE(reader.next().value(), RowReader::Next::Row);
        QCOMPARE(reader.next().value(), RowReader::Next::End);
    }

    void aLineBeyondTheLimitIsRejectedAndTheRestGoesOn() {
        RowReaderOptions options;
        options.channels = {"temp"};
        std::string text = traps::text(traps::rows());
        text += std::string(17u << 20, 'x') + "\n2024-01-02 00:00:00,1,2\n";
        const Outcome outcome = readAll(options, text, 1u << 20);
        QCOMPARE(outcome.error, std::string());
        QCOMPARE(outcome.times.size(), std::size_t{201});
        QCOMPARE(outcome.rejected.size(), std::size_t{1});
        QVERIFY(outcome.rejected[0].reason.find("16 MiB") != std::string::npos);
        QCOMPARE(outcome.rejected[0].line, std::int64_t{202});
    }

    void foldsRunOnAndGapsShift() {
        // Europe/Berlin, 2024-10-27: the clock runs 02:00-02:59 twice (UTC 00 and 01); 2024-03-31: 02:00-02:59 does not exist.
        std::string text = "time,a\n";
        for (const char* clock : {"01:30", "02:00", "02:30", "02:00", "02:30", "03:00"})
            text += std::string("2024-10-27 ") + clock + ":00,1\n";
        text += "2024-03-31 02:30:00,2\n";
        Dialect dialect = guessDialect(sampleOf(text), {.base = {}, .zone = "Europe/Berlin", .given = {}}).value().dialect;
        RowReaderOptions options;
        options.channels = {"a"};
        options.dialect = dialect;
        for (const std::size_t piece : {std::size_t{1}, std::size_t{4096}}) {
            const Outcome outcome = readAll(options, text, piece);
            QCOMPARE(outcome.times.size(), std::size_t{7});
            const char* const expected[] = {"2024-10-26T23:30:00Z", "2024-10-27T00:00:00Z", "2024-10-27T00:30:00Z", "2024-10-27T01:00:00Z",
                                            "2024-10-27T01:30:00Z", "2024-10-27T02:00:00Z", "2024-03-31T01:30:00Z"};
            for (std::size_t i = 0; i < 7; ++i) QCOMPARE(formatTime(outcome.times[i]), std::string(expected[i]));
        }
    }

    void whatIsNoTableIsSaid_data() {
        QTest::addColumn<QByteArray>("content");
        QTest::addColumn<QString>("word");
        QTest::newRow("empty") << QByteArray() << "empty";
        QTest::newRow("blank lines") << QByteArray("\n\n\r\n") << "blank";
        QTest::newRow("header only") << QByteArray("time,temp,flow\n") << "header";
        QTest::newRow("prose") << QByteArray(
                                      "It was a dark night, and the pump\nran dry, as pumps do, without\nany reading, at all.\nThe end.\n")
                               << "text";
        QTest::newRow("binary") << QByteArray("\x01\x02\x03\xff\xfe\x00\x08\x07\x11\x13", 10).repeated(100) << "binary";
        QTest::newRow("zip") << QByteArray("PK\x03\x04zzzzzzzzzzzzzzzzzzzzzzz") << "zip";
        QTest::newRow("long line") << QByteArray(20 << 20, 'a') << "16 MiB";
        QTest::newRow("no time") << QByteArray("a,b\n1,2\n3,1\n2,7\n") << "time";
        QTest::newRow("no numbers") << QByteArray("time,state\n2024-01-01 00:00:00,on\n2024-01-01 00:01:00,off\n2024-01-01 00:02:00,on\n")
                                    << "numbers";
    }
    void whatIsNoTableIsSaid() {
        QFETCH(QByteArray, content);
        QFETCH(QString, word);
        const std::string text = content.toStdString();
        const auto guess = guessDialect(sampleOf(text));
        QVERIFY(!guess.ok());
        QCOMPARE(guess.error().code, ErrorCode::Data);
        QVERIFY2(QString::fromStdString(guess.error().message).contains(word), guess.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(RowReaderTest)
#include "tst_row_reader.moc"
