// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/table/text_table.h"

using namespace tocsin;
using namespace tocsin::table;

class TestTextTable : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void quotedCellsHoldSeparatorsQuotesAndLineBreaks() {
        const auto table = readTextTable("a,b\n\"x, \"\"y\"\"\r\nz\",2\n3,4\n");
        QVERIFY(table.ok());
        QCOMPARE(table->rows.size(), std::size_t{3});
        QCOMPARE(table->rows[1].cells, (std::vector<std::string>{"x, \"y\"\r\nz", "2"}));
        QCOMPARE(table->rows[1].line, 2);
        QCOMPARE(table->rows[2].line, 4);
    }

    void anyLineEndEndsARecord() {
        for (const std::string end : {"\n", "\r\n", "\r"}) {
            const auto table = readTextTable("a;b" + end + "1;2" + end + end + "3;4");
            QVERIFY(table.ok());
            QCOMPARE(table->separator, ';');
            QCOMPARE(table->rows.size(), std::size_t{3});
            QCOMPARE(table->rows[2].line, 4);
        }
    }

    void separatorIsGuessedByEvenRows() {
        QCOMPARE(guessSeparator("a;b;c\n1,5;2;3\n1,6;2;4\n"), ';');
        QCOMPARE(guessSeparator("a\tb\nx, y\tz\n"), '\t');
        QCOMPARE(guessSeparator("one column\nonly\n"), ',');
        QCOMPARE(readTextTable("sep=|\na|b,c\n")->rows[0].cells, (std::vector<std::string>{"a", "b,c"}));
    }

    void anOpenQuoteIsAnErrorWithItsLine() {
        const auto table = readTextTable("a,b\n1,\"open\n2,3\n", {"work.csv", ','});
        QVERIFY(!table.ok());
        QVERIFY(table.error().message.find("work.csv, line 2") != std::string::npos);
    }

    void emptyTextGivesNoRows() {
        QCOMPARE(readTextTable("")->rows.size(), std::size_t{0});
        QCOMPARE(readTextTable("\n\n  \n")->rows.size(), std::size_t{0});
    }

    void encodingsBecomeUtf8() {
        const std::string expected = "St\xC3\xB6rung;\xE2\x82\xAC";
        QCOMPARE(decodeText(expected).encoding, std::string("UTF-8"));
        QCOMPARE(decodeText("\xEF\xBB\xBF" + expected).text, expected);
        QCOMPARE(decodeText("St\xF6rung;\x80").text, expected);
        QCOMPARE(decodeText("St\xF6rung;\x80").encoding, std::string("Windows-1252"));
        // Qt as the independent converter.
        const QString text = QString::fromStdString(expected + "\xF0\x9D\x84\x9E");
        for (const auto encoding : {QStringConverter::Utf16LE, QStringConverter::Utf16BE}) {
            const QByteArray bytes = QStringEncoder(encoding, QStringConverter::Flag::WriteBom).encode(text);
            QCOMPARE(QString::fromStdString(decodeText({bytes.data(), static_cast<std::size_t>(bytes.size())}).text), text);
        }
        const QByteArray bare = QStringEncoder(QStringConverter::Utf16LE).encode(QString("asset,from,to"));
        QCOMPARE(decodeText({bare.data(), static_cast<std::size_t>(bare.size())}).text, std::string("asset,from,to"));
    }

    void formulasAreDefusedAndComeBackExactly() {
        for (const std::string text : {"=1+1", "-2+3", "+1", "@x", "\tx", "\rx", "\nx", "'=1", "''", "'", "'x", "", "plain",
                                       "\xEF\xBC\x9D"
                                       "1",
                                       "''=1", "'''x"}) {
            const std::string safe = safeText(text);
            if (!safe.empty()) QVERIFY(std::string("=+-@\t\r\n").find(safe[0]) == std::string::npos);
            QCOMPARE(fromSafeText(safe), text);
        }
        QCOMPARE(safeText("=1"), std::string("'=1"));
        QCOMPARE(fromSafeText("'x"), std::string("'x"));
    }

    void cellsSurviveWritingAndReading() {
        for (const char separator : {',', ';', '\t'}) {
            const std::vector<std::string> cells{"a", "b,c;d\te", "\"quoted\"", " edge ", "two\r\nlines", "", std::string("nul\0byte", 8)};
            std::string line;
            for (std::size_t i = 0; i < cells.size(); ++i) {
                if (i) line.push_back(separator);
                appendCell(line, cells[i], separator);
            }
            QCOMPARE(readTextTable(line, {"t", separator})->rows.at(0).cells, cells);
        }
    }
};

QTEST_GUILESS_MAIN(TestTextTable)
#include "tst_text_table.moc"
