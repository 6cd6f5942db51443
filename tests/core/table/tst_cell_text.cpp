// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <cstring>
#include <fmt/format.h>
#include <random>

#include "core/table/detail/number.h"
#include "core/table/detail/record.h"
#include "core/table/detail/time_guess.h"
#include "core/table/detail/time_text.h"
#include "core/table/encoding.h"
#include "core/table/row_parser.h"

using namespace tocsin;
using namespace tocsin::table;
using namespace tocsin::table::detail;

namespace {

bool reads(const std::string& text, double& value, char mark = '.') {
    std::string padded = text + std::string(kPadding, '\0');
    return readNumber(padded.data(), mark, value) == padded.data() + text.size();
}

QString timeOf(const std::string& text, TimeFormat format, TimeReading how = {}) {
    std::string padded = text + std::string(kPadding, '\0');
    WrittenTime written;
    TimeTextReader reader(format, 0);
    if (reader.read(padded.data(), how, written) != padded.data() + text.size()) return "-";
    return QString::fromStdString(formatTime(written.ns));
}

constexpr TimeFormat kIso{TimeKind::Iso, DateOrder::YearMonthDay, kNsPerSecond};
constexpr TimeFormat kDay{TimeKind::Pattern, DateOrder::DayMonthYear, kNsPerSecond};
constexpr TimeFormat kMonth{TimeKind::Pattern, DateOrder::MonthDayYear, kNsPerSecond};

} // namespace

class CellTextTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// strtod of glibc rounds correctly in every case; locale C.
    void numbersHaveTheBitsOfStrtod() {
        std::mt19937_64 random(7);
        std::vector<std::string> texts = {"0",
                                          "-0",
                                          "+1.5",
                                          ".5",
                                          "5.",
                                          "1e22",
                                          "1e23",
                                          "9007199254740993",
                                          "9007199254740992.5",
                                          "0.1",
                                          "1e-400",
                                          "-1e-400",
                                          "4.9e-324",
                                          "2.4e-324",
                                          "1.7976931348623157e308",
                                          "123456789012345678901234567890",
                                          "0.000000000000000000000000000001",
                                          "00000000000000000000000012.5",
                                          "8.5E+2",
                                          "1e0000000001",
                                          "2.2250738585072011e-308",
                                          "6.02214076e23",
                                          "0e999999",
                                          "1.0000000000000002"};
        for (int i = 0; i < 200'000; ++i) {
            std::uint64_t bits = random();
            double value = 0;
            std::memcpy(&value, &bits, sizeof value);
            if (!std::isfinite(value)) continue;
            switch (i % 5) {
            case 0:
                texts.push_back(fmt::format("{}", value));
                break;
            case 1:
                texts.push_back(fmt::format("{:.16e}", value));
                break;
            case 2:
                texts.push_back(fmt::format("{:.{}f}", static_cast<double>(static_cast<std::int64_t>(bits)) * 1e-12, bits % 20));
                break;
            case 3:
                texts.push_back(fmt::format("{:.6g}", static_cast<double>(bits >> 40) * 1e-3));
                break;
            default:
                texts.push_back(std::to_string(static_cast<std::int64_t>(bits) >> (bits % 60)));
                break;
            }
        }
        for (const std::string& text : texts) {
            double value = 1;
            QVERIFY2(reads(text, value), text.c_str());
            const double expected = std::strtod(text.c_str(), nullptr);
            QVERIFY2(std::memcmp(&value, &expected, sizeof value) == 0, text.c_str());
            std::string comma = text;
            std::replace(comma.begin(), comma.end(), '.', ',');
            double again = 1;
            QVERIFY(reads(comma, again, ','));
            QVERIFY2(std::memcmp(&again, &expected, sizeof value) == 0, comma.c_str());
        }
    }

    void whatIsNoNumberIsNone() {
        double value = 0;
        for (const char* text :
             {"", "-", ".", "+.", "e5", "1e", "1e+", "0x1F", "1.2.3", "nan", "inf", "1 2", "--1", "1e400", "-1e999999999999", "1,5", "12a"})
            QVERIFY2(!reads(text, value), text);
    }

    void groupedNumbers() {
        double value = 0;
        const auto kind = [&](const char* text, char decimal, char thousands) {
            return classifyCell(text, {decimal, thousands, {"bad"}}, value) == CellKind::Number ? value : -1;
        };
        QCOMPARE(kind("1,234.50", '.', ','), 1234.5);
        QCOMPARE(kind("1.234.567,8", ',', '.'), 1234567.8);
        QCOMPARE(kind("1'234.5", '.', '\''), 1234.5);
        QCOMPARE(kind("1\u00a0234,5", ',', ' '), 1234.5);
        QCOMPARE(kind(" 12.5\t", '.', 0), 12.5);
        for (const char* text : {"12,34.5", "1234,567", ",234", "1,2345", "1,,234"}) QCOMPARE(kind(text, '.', ','), -1.0);
        QCOMPARE(classifyCell(" BAD ", {'.', 0, {"bad"}}, value), CellKind::Missing);
        QCOMPARE(classifyCell("  ", {'.', 0, {"bad"}}, value), CellKind::Blank);
        QCOMPARE(classifyCell("oops", {'.', 0, {"bad"}}, value), CellKind::Word);
    }

    void isoTimes() {
        QCOMPARE(timeOf("2024-01-31 10:20:30", kIso), "2024-01-31T10:20:30Z");
        QCOMPARE(timeOf("2024-01-31T10:20:30.123456789Z", kIso), "2024-01-31T10:20:30.123456789Z");
        QCOMPARE(timeOf("2024-01-31T10:20", kIso), "2024-01-31T10:20:00Z");
        QCOMPARE(timeOf("2024-01-31", kIso), "2024-01-31T00:00:00Z");
        QCOMPARE(timeOf("2024-01-31T02:00:00+02:00", kIso), "2024-01-31T00:00:00Z");
        QCOMPARE(timeOf("2024-01-31 02:00:00 -0130", kIso), "2024-01-31T03:30:00Z");
        QCOMPARE(timeOf("2024-01-31 02:00:00 UTC", kIso), "2024-01-31T02:00:00Z");
        QCOMPARE(timeOf("20240131T102030", kIso), "2024-01-31T10:20:30Z");
        QCOMPARE(timeOf("20240131102030.5", kIso), "2024-01-31T10:20:30.5Z");
        QCOMPARE(timeOf("2003.10.22.12.06.24", kIso), "2003-10-22T12:06:24Z");
        QCOMPARE(timeOf("2024-01-31_10-20-30", kIso), "2024-01-31T10:20:30Z");
        QCOMPARE(timeOf("2024-01-31 10.20.30.5", kIso), "2024-01-31T10:20:30.5Z");
        QCOMPARE(timeOf("2024-01-31 24:00:00", kIso), "2024-02-01T00:00:00Z");
        QCOMPARE(timeOf("2024-01-31 10:20:30,250", kIso), "2024-01-31T10:20:30.25Z");
        QCOMPARE(timeOf("2024-01-31 10:20:30,250", kIso, {.fractionComma = false}), "-");
        for (const char* text :
             {"2024-02-30 00:00:00", "2024-13-01", "2024-01-31 25:00:00", "2024-01-31 10:60:00", "24-01-31x", "2024-01-31 1", "1500-01-01"})
            QCOMPARE(timeOf(text, kIso), "-");
    }

    void patternTimes() {
        QCOMPARE(timeOf("31.01.2024 10:20:30", kDay), "2024-01-31T10:20:30Z");
        QCOMPARE(timeOf("1/2/24 3:04 PM", kDay), "2024-02-01T15:04:00Z");
        QCOMPARE(timeOf("1/2/24 3:04 PM", kMonth), "2024-01-02T15:04:00Z");
        QCOMPARE(timeOf("12/31/1999 12:00:00 AM", kMonth), "1999-12-31T00:00:00Z");
        QCOMPARE(timeOf("12/31/1999 12:00:00 p.m.", kMonth), "1999-12-31T12:00:00Z");
        QCOMPARE(timeOf("31-Jan-24 10:20:30", kDay), "2024-01-31T10:20:30Z");
        QCOMPARE(timeOf("3. M\u00e4rz 2024 10:20", kDay), "2024-03-03T10:20:00Z");
        QCOMPARE(timeOf("Jan 31, 2024 10:20:30", kMonth), "2024-01-31T10:20:30Z");
        QCOMPARE(timeOf("Wed 31 Jan 2024 10:20:30", kDay), "2024-01-31T10:20:30Z");
        for (const char* text : {"31/13/2024", "32/01/2024", "0/1/2024", "1/2/3/4", "1/2/24 13:00 PM", "1/2/024"})
            QCOMPARE(timeOf(text, kDay), "-");
    }

    void numericTimesAreExact() {
        const auto epoch = [](std::int64_t unit) { return TimeFormat{TimeKind::Epoch, DateOrder::YearMonthDay, unit}; };
        QCOMPARE(timeOf("1704067200", epoch(kNsPerSecond)), "2024-01-01T00:00:00Z");
        QCOMPARE(timeOf("1704067200.123456789", epoch(kNsPerSecond)), "2024-01-01T00:00:00.123456789Z");
        QCOMPARE(timeOf("-0.25", epoch(kNsPerSecond)), "1969-12-31T23:59:59.75Z");
        QCOMPARE(timeOf("1704067200123.5", epoch(1'000'000)), "2024-01-01T00:00:00.1235Z");
        QCOMPARE(timeOf("1704067200000000001", epoch(1)), "2024-01-01T00:00:00.000000001Z");
        QCOMPARE(timeOf("1.7040672e9", epoch(kNsPerSecond)), "2024-01-01T00:00:00Z");
        QCOMPARE(timeOf("99999999999999999999", epoch(kNsPerSecond)), "-");
        const TimeFormat excel{TimeKind::Excel, DateOrder::YearMonthDay, kNsPerSecond};
        QCOMPARE(timeOf("45292", excel), "2024-01-01T00:00:00Z");
        QCOMPARE(timeOf("45292.041666666664", excel), "2024-01-01T01:00:00Z");
        QCOMPARE(timeOf("45292.0006944444", excel), "2024-01-01T00:01:00Z");
        QCOMPARE(timeOf("45292.0006944444", excel), "2024-01-01T00:01:00Z");
    }

    void headingsThatMeanTime() {
        for (const char* name : {"time", "Time [s]", "TIMESTAMP", "Datum", "date_time", "t", "ts", "Zeitstempel", "time_utc"})
            QVERIFY2(isTimeName(name), name);
        for (const char* name : {"temp", "uptimeless", "lifetime", "sentiment", "current [t]", "flow", "dtemp", "stator"})
            QVERIFY2(!isTimeName(name), name);
    }

    void quotesSpanLinesOnlyWithAPartner() {
        const Marks marks{',', '"', "#"};
        const auto size = [&](std::string_view text) {
            bool open = false;
            return static_cast<int>(recordEnd(text.data(), text.data() + text.size(), marks, open) - text.data());
        };
        QCOMPARE(size("a,\"b\nc\",d\ne"), 9);
        QCOMPARE(size("a,\"b\nc,d\n"), 4);         // no partner: a character like any other
        QCOMPARE(size("a,5\"\n\",x\n"), 4);        // a quote inside a cell
        QCOMPARE(size("# it's \"so\n\",x\n"), 10); // comments know no quotes
        QCOMPARE(static_cast<int>(splitRecord("1, \"a \"\"b\"\", c\" ,2", marks).size()), 3);
        QCOMPARE(splitRecord("1, \"a \"\"b\"\", c\" ,2", marks)[1], std::string("a \"b\", c"));
        QCOMPARE(splitRecord("  1   2\t3  ", {' ', '"', ""}).size(), std::size_t{3});
    }

    void encodings() {
        QCOMPARE(guessEncoding("\xEF\xBB\xBFtime").name, std::string(kUtf8));
        QCOMPARE(guessEncoding("time,\xc2\xb0").name, std::string(kUtf8));
        QCOMPARE(guessEncoding("time,\xb0").name, std::string(kWindows1252));
        QCOMPARE(toUtf8("\x80 \xfc", kWindows1252), std::string("\u20ac \u00fc"));
        QCOMPARE(toUtf8("ok\xff", kUtf8), std::string("ok\uFFFD"));
        std::string out;
        Utf16Reader reader(false);
        for (const char c : std::string("\x3d\xd8\x00\xde"
                                        "a\0",
                                        6))
            reader.add({&c, 1}, out); // U+1F600 byte by byte
        QCOMPARE(out, std::string("\U0001F600a"));
    }

    /// Random bytes around real text: no crash, every byte is taken, and any cutting gives the same rows.
    void garbageIsTakenWhole() {
        std::mt19937 random(3);
        Dialect dialect;
        dialect.time = kIso;
        dialect.columns = {{"time", "", "", ColumnRole::Time, {}},
                           {"a", "", "", ColumnRole::Number, {}},
                           {"b", "", "", ColumnRole::Ignored, {}},
                           {"c", "", "", ColumnRole::Number, {}}};
        dialect.missing = commonMissingWords();
        static const char* kPieces[] = {"2024-01-01 00:00:00",
                                        ",",
                                        ",",
                                        ",",
                                        "\n",
                                        "\r",
                                        "\r\n",
                                        "\"",
                                        "\"\"",
                                        "1.5",
                                        "-",
                                        "nan",
                                        " ",
                                        "\0x",
                                        "#",
                                        "text",
                                        "\xff",
                                        "1e5",
                                        ";",
                                        "\t"};
        for (int round = 0; round < 3000; ++round) {
            dialect.separator = round % 5 == 0 ? ' ' : round % 7 == 0 ? ';' : ',';
            std::string text;
            for (unsigned i = random() % 120; i > 0; --i) text += kPieces[random() % std::size(kPieces)];
            RowParserOptions options;
            options.columns = {1, 3};
            RowParser whole = RowParser::create(dialect, options).value();
            RowBlock all;
            std::string padded = text + std::string(kPadding, static_cast<char>(random()));
            QCOMPARE(whole.parse(std::string_view(padded).substr(0, text.size()), RowParser::End::Last, all), text.size());
            RowParser parts = RowParser::create(dialect, options).value();
            RowBlock some;
            std::size_t at = 0, known = 0;
            while (known < text.size()) {
                known = std::min<std::size_t>(text.size(), known + 1 + random() % 40);
                const auto end = known == text.size() ? RowParser::End::Last : RowParser::End::More;
                const std::string piece = text.substr(at, known - at) + std::string(kPadding, '7');
                at += parts.parse(std::string_view(piece).substr(0, known - at), end, some);
            }
            QCOMPARE(at, text.size());
            QCOMPARE(some.rows, all.rows);
            QCOMPARE(some.rejectedCount, all.rejectedCount);
            QCOMPARE(some.lineCount, all.lineCount);
            QVERIFY(std::equal(all.times.begin(), all.times.begin() + static_cast<std::ptrdiff_t>(all.rows), some.times.begin()));
            for (std::size_t i = 0; i < all.rows; ++i) QVERIFY(std::memcmp(&all.columns[0][i], &some.columns[0][i], sizeof(double)) == 0);
        }
    }
};

QTEST_GUILESS_MAIN(CellTextTest)
#include "tst_cell_text.moc"
