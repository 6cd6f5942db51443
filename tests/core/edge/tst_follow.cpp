// SPDX-License-Identifier: GPL-3.0-or-later
// A followed file keeps its place: a run that starts again says what a run that never stopped would have said.
#include <QtTest>
#include <fstream>

#include "tests/core/edge/run_fixture.h"

using namespace run_fixture;

namespace {

/// Alarms come and go: levels of 20 and 5 against the threshold of 10, a few seconds each.
std::string history(int from, int count) {
    std::string text;
    for (int row = from; row < from + count; ++row) text += csvRows(row, 1, (row / 7) % 2 == 0 ? 5.0 : 20.0 + row % 3);
    return text;
}

struct FollowBench : Bench {
    FollowBench() { request.follow = true; }

    /// Runs until `scores` score lines (with the line of names) stand there.
    Result<RunSummary> runTo(std::int64_t lines) const {
        Background agent(request);
        const bool there = waitFor([&] { return fs::exists(request.scores) && linesOf(scores()) >= lines; });
        std::this_thread::sleep_for(150ms); // whatever it might say too much
        if (!there) qWarning("%d of %d lines", static_cast<int>(linesOf(scores())), static_cast<int>(lines));
        return agent.stop();
    }
    void append(const std::string& text) const { std::ofstream(request.input, std::ios::app | std::ios::binary) << text; }
    fs::path stateFile() const {
        for (const auto& entry : fs::directory_iterator(request.root / "follow"))
            if (entry.path().extension() == ".json") return entry.path();
        return {};
    }
    /// What one run over all of `text` says.
    void expect(const std::string& text, std::string& alarmsText, std::string& scoresText) const {
        RunRequest once = request;
        once.follow = false;
        once.input = path("once/pump.csv");
        once.output = path("once/alarms.jsonl");
        once.scores = path("once/scores.csv");
        fs::create_directories(path("once"));
        (void)durableReplace(once.input, text);
        (void)runAgent(once, {});
        alarmsText = readFile(once.output).value();
        scoresText = readFile(once.scores).value();
    }
};

} // namespace

class TestFollow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRunThatStartsAgainSaysNothingTwiceAndNothingLess() {
        const FollowBench bench;
        std::string alarms, scores, text = kHeader + history(0, 20);
        bench.input(text);
        QVERIFY(bench.runTo(18).ok());
        for (int from = 20; from < 80; from += 20) {
            // Also while the agent is down, and with half a row at its end.
            const std::string more = history(from, 20);
            bench.append(more.substr(0, more.size() - 5));
            QVERIFY(bench.runTo(linesOf(text) + 20 - 4).ok());
            bench.append(more.substr(more.size() - 5));
            text += more;
            const auto summary = bench.runTo(linesOf(text) - 3);
            QVERIFY(summary.ok());
            QCOMPARE(summary->counters.rows, 1); // the others were not judged again
        }
        bench.expect(text, alarms, scores);
        QVERIFY(linesOf(alarms) > 8);
        QCOMPARE(bench.alarms(), alarms);
        QCOMPARE(bench.scores(), scores);
    }

    void nothingNewSaysNothing() {
        const FollowBench bench;
        bench.input(kHeader + history(0, 20));
        QVERIFY(bench.runTo(18).ok());
        const std::string alarms = bench.alarms(), scores = bench.scores();
        const auto summary = bench.runTo(18);
        QCOMPARE(summary->counters.rows, 0);
        QCOMPARE(bench.alarms(), alarms);
        QCOMPARE(bench.scores(), scores);
    }

    /// A kill leaves outputs that are ahead of the stored state, and perhaps a torn line.
    void linesBehindTheStoredPlaceAreNotWrittenTwice_data() {
        QTest::addColumn<int>("torn");
        for (const int torn : {0, 1, 30}) QTest::addRow("%d bytes torn", torn) << torn;
    }
    void linesBehindTheStoredPlaceAreNotWrittenTwice() {
        QFETCH(int, torn);
        const FollowBench bench;
        const std::string text = kHeader + history(0, 20), more = history(20, 40);
        bench.input(text);
        QVERIFY(bench.runTo(18).ok());
        const std::string state = readFile(bench.stateFile()).value();
        bench.append(more);
        QVERIFY(bench.runTo(58).ok());
        QVERIFY(readFile(bench.stateFile()).value() != state);
        (void)durableReplace(bench.stateFile(), state);
        // In place, as a kill leaves it: the file stays the same one.
        fs::resize_file(bench.request.output, fs::file_size(bench.request.output) - static_cast<std::uintmax_t>(torn));
        fs::resize_file(bench.request.scores, fs::file_size(bench.request.scores) - static_cast<std::uintmax_t>(torn));
        QVERIFY(bench.runTo(58).ok());
        std::string alarms, scores;
        bench.expect(text + more, alarms, scores);
        QCOMPARE(bench.alarms(), alarms);
        QCOMPARE(bench.scores(), scores);
    }

    /// Two services may write their alarms into one file.
    void linesOfOthersInTheOutputDoNoHarm() {
        const FollowBench bench;
        const std::string text = kHeader + history(0, 20), more = history(20, 40);
        bench.input(text);
        QVERIFY(bench.runTo(18).ok());
        const std::string state = readFile(bench.stateFile()).value();
        std::ofstream(bench.request.output, std::ios::app) << "{\"other\":1}\n";
        bench.append(more);
        QVERIFY(bench.runTo(58).ok());
        std::ofstream(bench.request.output, std::ios::app) << "{\"other\":2}\n";
        const std::string before = bench.alarms();
        (void)durableReplace(bench.stateFile(), state);
        QVERIFY(bench.runTo(58).ok());
        QCOMPARE(bench.alarms(), before);
    }

    void aFileRenamedMeanwhileIsReadToItsEndFirst() {
        const FollowBench bench;
        const std::string first = history(0, 20), rest = history(20, 13), next = history(33, 27);
        bench.input(kHeader + first);
        QVERIFY(bench.runTo(18).ok());
        bench.append(rest);
        fs::rename(bench.request.input, bench.path("pump.csv.1"));
        bench.input(kHeader + next);
        QVERIFY(bench.runTo(58).ok());
        std::string alarms, scores;
        bench.expect(kHeader + first + rest + next, alarms, scores);
        QCOMPARE(bench.alarms(), alarms);
        QCOMPARE(bench.scores(), scores);
        // And once more in the middle of the new one.
        bench.append(history(60, 20));
        QVERIFY(bench.runTo(78).ok());
        bench.expect(kHeader + first + rest + next + history(60, 20), alarms, scores);
        QCOMPARE(bench.alarms(), alarms);
        QCOMPARE(bench.scores(), scores);
    }

    void aFileCopiedOverWithMoreRowsGoesOn() {
        const FollowBench bench;
        const std::string text = kHeader + history(0, 20);
        bench.input(text);
        QVERIFY(bench.runTo(18).ok());
        bench.input(text + history(20, 20)); // another inode
        QVERIFY(bench.runTo(38).ok());
        std::string alarms, scores;
        bench.expect(text + history(20, 20), alarms, scores);
        QCOMPARE(bench.alarms(), alarms);
        QCOMPARE(bench.scores(), scores);
    }

    /// Shorter, or as long with other rows: its rows are new ones, and the windows go on over the change as they do in one run.
    void anotherFileIsReadFromItsStartAndSaid_data() {
        QTest::addColumn<int>("rows");
        QTest::newRow("cut") << 10;
        QTest::newRow("longer") << 40;
    }
    void anotherFileIsReadFromItsStartAndSaid() {
        QFETCH(int, rows);
        const FollowBench bench;
        bench.input(kHeader + history(0, 20));
        QVERIFY(bench.runTo(18).ok());
        std::ofstream(bench.request.input, std::ios::trunc) << kHeader + history(20, rows); // the same inode
        QVERIFY(bench.runTo(18 + rows).ok());
        std::string alarms, scores;
        bench.expect(kHeader + history(0, 20 + rows), alarms, scores);
        QCOMPARE(bench.alarms(), alarms);
        QCOMPARE(bench.scores(), scores);
    }

    /// The form of a quiet table is guessed from little; when more is there the guess must not change.
    void aGuessedFormIsKept() {
        FollowBench bench;
        bench.request.input = bench.path("other.csv");
        std::string text = "time;pressure;flow\n";
        const auto rows = [](int from, int count) {
            std::string made;
            for (int row = from; row < from + count; ++row) made += formatTime(row * kNsPerSecond) + ";1.5;" + std::to_string(row) + "\n";
            return made;
        };
        bench.input(text + rows(0, 12));
        QVERIFY(bench.runTo(10).ok());
        bench.append(rows(12, 12));
        QVERIFY(bench.runTo(22).ok());
        QCOMPARE(linesOf(bench.scores()), 22);
        QVERIFY(bench.scores().ends_with("1970-01-01T00:00:23Z,other,11.5\n"));
    }

    /// Mean above 12 instead of 10 from second 20 on. What the old bundle judged is not said again by the new one.
    void aNewBundleBeginsAnewAndRepeatsNoAlarm() {
        const FollowBench bench;
        bench.input(kHeader + history(0, 40));
        QVERIFY(bench.runTo(38).ok());
        const std::string alarms = bench.alarms(), scores = bench.scores();
        bench.install(2, 12);
        bench.append(history(40, 40));
        QVERIFY(bench.runTo(78).ok());
        QVERIFY(bench.alarms().starts_with(alarms));
        QVERIFY(bench.scores().starts_with(scores));
        QCOMPARE(linesOf(bench.scores()), 78);
        const std::string added = bench.alarms().substr(alarms.size());
        QVERIFY(linesOf(added) > 3);
        std::istringstream lines(added);
        TimeNs last = 39 * kNsPerSecond;
        for (std::string line; std::getline(lines, line);) {
            const Json alarm = Json::parse(line);
            QCOMPARE(alarm.at("serial"), Json(2));
            const TimeNs time = parseTime(alarm.at("time").get<std::string>()).value();
            QVERIFY(time > last);
            last = time;
        }
        // Raised and cleared alternate over the change of bundles.
        std::istringstream all(bench.alarms());
        bool standing = false;
        for (std::string line; std::getline(all, line); standing = !standing)
            QCOMPARE(Json::parse(line).at("state"), Json(standing ? "cleared" : "raised"));
    }

    /// An alarm that only the new bundle raises, on old rows, and that stands, is news; one that it does not share is taken back.
    void aStandingAlarmIsSettledAtTheChangeOfBundles() {
        FollowBench bench;
        bench.install(2, 100); // nothing is an alarm
        bench.input(kHeader + csvRows(0, 10, 50));
        QVERIFY(bench.runTo(8).ok());
        QCOMPARE(bench.alarms(), std::string());
        bench.install(3, 10);
        QVERIFY(bench.runTo(8).ok());
        QCOMPARE(bench.alarms(), std::string()); // it waits for a new score
        bench.append(csvRows(10, 2, 50));
        QVERIFY(bench.runTo(10).ok());
        Json alarm = Json::parse(bench.alarms());
        QCOMPARE(alarm.at("state"), Json("raised"));
        QCOMPARE(alarm.at("time"), Json("1970-01-01T00:00:10Z"));
        bench.install(4, 100);
        bench.append(csvRows(12, 2, 50));
        QVERIFY(bench.runTo(12).ok());
        QCOMPARE(linesOf(bench.alarms()), 2);
        alarm = Json::parse(bench.alarms().substr(bench.alarms().find('\n')));
        QCOMPARE(alarm.at("state"), Json("cleared"));
        QCOMPARE(alarm.at("serial"), Json(4));
        QCOMPARE(alarm.at("time"), Json("1970-01-01T00:00:12Z"));
    }

    void aSecondFollowerIsRefused() {
        const FollowBench bench;
        bench.input(kHeader + history(0, 20));
        Background agent(bench.request);
        QVERIFY(waitFor([&] { return fs::exists(bench.request.scores) && linesOf(bench.scores()) == 18; }));
        RunRequest other = bench.request;
        other.output = bench.path("b.jsonl");
        other.scores = bench.path("b.csv");
        const auto refused = runAgent(other, {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Finding);
        QVERIFY(refused.error().message.find("another tocsin-edge follows") != std::string::npos);
        QVERIFY(agent.stop().ok());
    }

    void aDamagedStateIsAFreshStart() {
        const FollowBench bench;
        bench.input(kHeader + history(0, 20));
        QVERIFY(bench.runTo(18).ok());
        const Json good = Json::parse(readFile(bench.stateFile()).value());
        Json wrong = good;
        wrong["pipeline"]["pump"]["windower"]["ring"].clear();
        Json typed = good;
        typed["pipeline"]["pump"]["logic"]["recent"] = "many";
        for (const std::string& text : {std::string("{"), std::string("{}"), wrong.dump(), typed.dump()}) {
            (void)durableReplace(bench.stateFile(), text);
            fs::remove(bench.request.scores);
            QVERIFY(bench.runTo(18).ok());
            QCOMPARE(linesOf(bench.scores()), 18);
        }
    }

    /// The agent watches on where the place cannot be kept.
    void aRootThatCannotBeWrittenIsNoEnd() {
        const FollowBench bench;
        (void)durableReplace(bench.request.root / "follow", "in the way");
        bench.input(kHeader + history(0, 20));
        QVERIFY(bench.runTo(18).ok());
        QCOMPARE(linesOf(bench.scores()), 18);
    }

    void outputsThatWereCutOrMovedAreGoneOnWith() {
        const FollowBench bench;
        bench.input(kHeader + history(0, 20));
        QVERIFY(bench.runTo(18).ok());
        const std::string alarms = bench.alarms();
        fs::rename(bench.request.output, bench.path("alarms.jsonl.1"));
        fs::resize_file(bench.request.scores, 0);
        bench.append(history(20, 20));
        QVERIFY(bench.runTo(21).ok());
        std::string allAlarms, allScores;
        bench.expect(kHeader + history(0, 40), allAlarms, allScores);
        QCOMPARE(alarms + bench.alarms(), allAlarms);
        QVERIFY(bench.scores().starts_with("time,asset,score\n1970-01-01T00:00:20Z"));
        QCOMPARE(linesOf(bench.scores()), 21);
    }
};

QTEST_GUILESS_MAIN(TestFollow)
#include "tst_follow.moc"
