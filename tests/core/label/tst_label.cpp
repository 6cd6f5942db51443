// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "core/label/audacity_labels.h"
#include "core/label/label_csv.h"
#include "core/label/label_index.h"
#include "core/label/scheme.h"

using namespace tocsin;
using namespace tocsin::label;

namespace {

constexpr TimeNs s = kNsPerSecond;

Label make(const std::string& asset, TimeNs from, TimeNs to, const std::string& className, RecordingId recording = {}) {
    Label label;
    label.asset = asset;
    label.recording = recording;
    label.range = {from, to};
    label.className = className;
    return label;
}

QByteArray text(const std::string& message) {
    return QByteArray::fromStdString(message);
}

} // namespace

class TestLabel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rangesMergeAcrossOverlapTouchAndGap() {
        const std::vector<TimeRange> ranges{{50, 60}, {0, 10}, {10, 20}, {5, 8}, {23, 30}};
        QCOMPARE(mergeRanges(ranges), (std::vector<TimeRange>{{0, 20}, {23, 30}, {50, 60}}));
        QCOMPARE(mergeRanges(ranges, 3), (std::vector<TimeRange>{{0, 30}, {50, 60}}));
        constexpr TimeNs low = std::numeric_limits<TimeNs>::min(), high = std::numeric_limits<TimeNs>::max();
        QCOMPARE(mergeRanges({{low, low}, {high, high}}, 5).size(), std::size_t{2});
        QCOMPARE(mergeRanges({}).size(), std::size_t{0});
    }

    void windowQueriesAgreeWithASlowCount() {
        std::mt19937 random(7);
        std::vector<TimeRange> ranges;
        for (int i = 0; i < 40; ++i) {
            const TimeNs from = random() % 1000;
            ranges.push_back({from, from + static_cast<TimeNs>(random() % 12)});
        }
        const auto merged = mergeRanges(ranges);
        for (int i = 0; i < 2000; ++i) {
            const TimeNs from = random() % 1000, to = from + static_cast<TimeNs>(random() % 30);
            bool hit = false;
            for (const TimeRange& range : ranges) hit |= range.overlaps({from, to});
            TimeNs covered = 0; // unit steps [t, t + 1] that lie inside a merged range
            for (TimeNs t = from; t < to; ++t) {
                for (const TimeRange& range : merged) covered += range.from <= t && t + 1 <= range.to;
            }
            QCOMPARE(touches(merged, {from, to}), hit);
            QCOMPARE(coveredNs(merged, {from, to}), covered);
        }
    }

    void aFaultBeatsUnknownAndUnknownBeatsNormal() {
        const std::vector<Label> labels{make("p1", 0, 100, "normal"), make("p1", 40, 60, "unknown"), make("p1", 55, 70, "leak"),
                                        make("p1", 65, 90, "wear")};
        const LabelIndex index(labels);
        QCOMPARE(index.judge("p1", {}, {0, 39}), Judgement::Normal);
        QCOMPARE(index.judge("p1", {}, {0, 40}), Judgement::Unknown);
        QCOMPARE(index.judge("p1", {}, {50, 55}), Judgement::Fault);
        QCOMPARE(index.judge("p1", {}, {200, 300}), Judgement::Normal);
        QCOMPARE(index.judge("p2", {}, {50, 55}), Judgement::Normal);
        QCOMPARE(index.classOf("p1", {}, {58, 80}), std::string("wear")); // 12 of leak, 15 of wear
        QCOMPARE(index.classOf("p1", {}, {41, 50}), std::string("unknown"));
        QCOMPARE(index.classOf("p1", {}, {0, 10}), std::string("normal"));
        QCOMPARE(index.faultRanges("p1"), (std::vector<TimeRange>{{55, 90}}));
        QVERIFY(index.touches("p1", {}, {90, 95}, "wear"));
        QVERIFY(!index.touches("p1", {}, {91, 95}, "wear"));
    }

    void onlyConfirmedLabelsCount() {
        std::vector<Label> labels{make("p1", 0, 10, "leak"), make("p1", 20, 30, "leak")};
        labels[0].status = LabelStatus::Proposed;
        labels[1].status = LabelStatus::Rejected;
        const LabelIndex index(labels);
        QVERIFY(!index.touchesFault("p1", {}, {0, 100}));
        QVERIFY(index.classes().empty());
    }

    void aRecordingsLabelStaysInItsRecording() {
        // Two recordings of one asset in the same time, as files without a clock have it.
        const std::vector<Label> labels{make("rig", 0, 100, "ball", {1}), make("rig", 0, 100, "inner", {2}),
                                        make("rig", 50, 60, "unknown")};
        const LabelIndex index(labels);
        QCOMPARE(index.classOf("rig", {1}, {10, 20}), std::string("ball"));
        QCOMPARE(index.classOf("rig", {2}, {10, 20}), std::string("inner"));
        QCOMPARE(index.classOf("rig", {3}, {10, 20}), std::string("normal"));
        QVERIFY(index.touchesUnknown("rig", {1}, {55, 56}));
        QVERIFY(index.touchesUnknown("rig", {3}, {55, 56}));
        QVERIFY(index.touches("rig", {}, {10, 20}, "ball") && index.touches("rig", {}, {10, 20}, "inner"));
    }

    void faultEventsMergeAndKnowTheirFailure() {
        std::vector<Label> labels{make("p1", 0, 10, "a"), make("p1", 8, 20, "b"), make("p1", 40, 50, "a"), make("p1", 0, 100, "normal")};
        labels[1].onset = OnsetRange{9, 15};
        const LabelIndex index(labels);
        const auto events = index.faultEvents("p1");
        QCOMPARE(events.size(), std::size_t{2});
        QCOMPARE(events[0].range, (TimeRange{0, 20}));
        QCOMPARE(events[0].failure, TimeNs{15});
        QCOMPARE(events[1].failure, TimeNs{50});
        QCOMPARE(index.faultEvents("p1", {}, 20).size(), std::size_t{1});
        QVERIFY(index.faultEvents("other").empty());
    }

    void csvRoundTripIsExact() {
        std::vector<Label> labels;
        const std::vector<std::string> hostile{"=1+1",         "-2+3",       "@x",  "\tx", "<script>", "%n",
                                               "two\r\nlines", "a,b;c\"d\"", "'=1", "''",  " edge ",   "\xE2\x80\xAEright"};
        for (const std::string& word : hostile) {
            Label label = make(word, -1, 1'700'000'000'123'456'789, word, {7});
            label.rater = label.note = label.channel = label.source = word;
            label.confidence = 0.1 + 0.2;
            label.onset = OnsetRange{-5, 5 * s};
            label.status = LabelStatus::Proposed;
            labels.push_back(label);
        }
        labels.push_back(make("p1", 5, 5, "point"));
        const auto back = readLabelsCsv(writeLabelsCsv(labels), {"labels.csv", "", "", ""});
        QVERIFY2(back.ok(), back.ok() ? "" : text(back.error().message));
        QCOMPARE(back->size(), labels.size());
        for (std::size_t i = 0; i < labels.size(); ++i) QVERIFY2((*back)[i] == labels[i], QByteArray::number(static_cast<int>(i)));
    }

    void csvColumnsMayStandInAnyOrder() {
        const auto labels = readLabelsCsv("\xEF\xBB\xBF Class ;TO;from;remark\nleak;2024-01-01T01:00:00+01:00;2024-01-01 ;x\n",
                                          {"l.csv", "p1", "me", "l.csv"});
        QVERIFY2(labels.ok(), labels.ok() ? "" : text(labels.error().message));
        QCOMPARE(labels->at(0).asset, std::string("p1"));
        QCOMPARE(labels->at(0).rater, std::string("me"));
        QCOMPARE(labels->at(0).className, std::string("leak"));
        QVERIFY(labels->at(0).isPoint());
        QCOMPARE(labels->at(0).confidence, 1.0);
        QCOMPARE(labels->at(0).source, std::string("l.csv"));
    }

    void csvErrorsNameLineAndColumn_data() {
        QTest::addColumn<QString>("csv");
        QTest::addColumn<QString>("part");
        QTest::newRow("empty") << ""
                               << "empty";
        QTest::newRow("no class") << "asset,from,to\n"
                                  << "column class";
        QTest::newRow("time") << "asset,from,class\np,2024-01-01,x\np,yesterday,x\n"
                              << "line 3";
        QTest::newRow("no time") << "asset,from,class\np,,x\n"
                                 << "column from";
        QTest::newRow("backward") << "asset,from,to,class\np,2024-01-02,2024-01-01,x\n"
                                  << "before it begins";
        QTest::newRow("confidence") << "asset,from,class,confidence\np,2024-01-01,x,1.5\n"
                                    << "from 0 to 1";
        QTest::newRow("word") << "asset,from,class,confidence\np,2024-01-01,x,high\n"
                              << "column confidence";
        QTest::newRow("nan") << "asset,from,class,confidence\np,2024-01-01,x,nan\n"
                             << "line 2";
        QTest::newRow("status") << "asset,from,class,status\np,2024-01-01,x,maybe\n"
                                << "column status";
        QTest::newRow("half onset") << "asset,from,class,onset_latest\np,2024-01-01,x,2024-01-01\n"
                                    << "onset";
        QTest::newRow("twice") << "asset,asset,from,class\n"
                               << "twice";
        QTest::newRow("no asset") << "asset,from,class\n,2024-01-01,x\n"
                                  << "asset";
        QTest::newRow("quote") << "asset,from,class\n\"p,2024-01-01,x\n"
                               << "never ends";
    }
    void csvErrorsNameLineAndColumn() {
        QFETCH(QString, csv);
        QFETCH(QString, part);
        const auto labels = readLabelsCsv(csv.toStdString(), {"l.csv", "", "", ""});
        QVERIFY(!labels.ok());
        QVERIFY2(QString::fromStdString(labels.error().message).contains(part), text(labels.error().message));
        QCOMPARE(exitCode(labels.error().code), 3);
    }

    void audacityTracksAreReadAndWrittenToTheNanosecond() {
        const TimeNs start = 1'700'000'000 * s;
        std::vector<Label> labels{make("p1", start + 90 * s, start + 95 * s + 1, "leak"), make("p1", start - s / 2, start - s / 2, "a\tb")};
        const std::string track = writeAudacityLabels(labels, start);
        QCOMPARE(track, std::string("-0.500000000\t-0.500000000\ta b\n90.000000000\t95.000000001\tleak\n"));
        AudacityOptions options;
        options.asset = "p1";
        options.start = start;
        const auto back = readAudacityLabels(track, options);
        QVERIFY(back.ok());
        QCOMPARE(back->at(1).range, labels[0].range);
        QCOMPARE(back->at(0).range, labels[1].range);
    }

    void audacityOdditiesAreRead() {
        AudacityOptions options;
        options.asset = "p1";
        // A spectral selection line, a point label of old versions, decimal commas, CRLF, an empty text.
        const auto labels = readAudacityLabels("1.5\t2.5\tleak\r\n\\\t100.0\t2000.0\r\n3\tpoint\n4,25\t5,5\tx y\n6\t7\t\n", options);
        QVERIFY2(labels.ok(), labels.ok() ? "" : text(labels.error().message));
        QCOMPARE(labels->size(), std::size_t{4});
        QVERIFY(labels->at(1).isPoint());
        QCOMPARE(labels->at(1).className, std::string("point"));
        QCOMPARE(labels->at(2).range, (TimeRange{4 * s + s / 4, 5 * s + s / 2}));
        QCOMPARE(labels->at(3).className, std::string("label"));
        for (const std::string bad : {"x\t1\ty\n", "1\tx\ty\n", "2\t1\tback\n", "99999999999\t99999999999\tfar\n", "1.2.3\t4\tx\n"}) {
            const auto refused = readAudacityLabels(bad, options);
            QVERIFY2(!refused.ok(), bad.c_str());
            QVERIFY(refused.error().message.find("line 1") != std::string::npos);
        }
    }

    void schemesSurviveJsonAndBadOnesAreRefused() {
        const Scheme scheme = defaultScheme();
        const auto back = schemeFromJson(toJson(scheme));
        QVERIFY(back.ok());
        QVERIFY(*back == scheme);
        QVERIFY(scheme.find("normal") && !scheme.find("nothing"));
        for (const std::string bad :
             {R"({})", R"({"classes":[{"name":"a"},{"name":"a"}]})", R"({"classes":[{"name":"a","key":1},{"name":"b","key":1}]})",
              R"({"classes":[{"name":"a","key":12}]})", R"({"classes":[{"name":"a","colour":"red"}]})", R"({"classes":[{"name":""}]})",
              R"({"classes":[1]})", R"({"classes":[],"overlap":"sometimes"})", R"([])"}) {
            QVERIFY2(!schemeFromJson(*parseJson(bad, "scheme")).ok(), bad.c_str());
        }
    }
};

QTEST_GUILESS_MAIN(TestLabel)
#include "tst_label.moc"
