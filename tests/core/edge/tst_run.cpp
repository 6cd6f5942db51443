// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <fstream>

#include "tests/core/edge/run_fixture.h"

using namespace run_fixture;

class TestRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rowsBecomeScoresAndAlarms() {
        const Bench bench;
        bench.input(kHeader + csvRows(0, 10, 5) + csvRows(10, 10, 20));
        const auto summary = runAgent(bench.request, {});
        QVERIFY2(summary.ok(), summary.ok() ? "" : summary.error().message.c_str());
        QCOMPARE(summary->counters.rows, 20);
        QCOMPARE(summary->counters.scores, 17);
        QCOMPARE(summary->counters.raised, 1);
        QCOMPARE(summary->counters.standing, 1);
        QVERIFY(bench.scores().starts_with("time,asset,score\n1970-01-01T00:00:03Z,pump,5\n"));
        QCOMPARE(linesOf(bench.scores()), 18);
        const Json alarm = Json::parse(bench.alarms());
        QCOMPARE(alarm.at("state"), Json("raised"));
        QCOMPARE(alarm.at("time"), Json("1970-01-01T00:00:11Z")); // 5 5 20 20: mean 12.5
        QCOMPARE(alarm.at("asset"), Json("pump"));
    }

    void jsonLinesGiveTheSameScores() {
        Bench bench;
        bench.input(kHeader + csvRows(0, 20, 3.3));
        QVERIFY(runAgent(bench.request, {}).ok());
        const std::string expected = bench.scores();
        std::string text;
        for (int row = 0; row < 20; ++row) text += "{\"time\":" + std::to_string(row) + ",\"values\":{\"pressure\":3.3,\"flow\":3.3}}\n";
        bench.request.input = bench.path("pump.jsonl");
        bench.input(text);
        QVERIFY(runAgent(bench.request, {}).ok());
        QCOMPARE(bench.scores(), expected);
    }

    void assetNamesComeFromTheRowTheOptionOrTheFile() {
        Bench bench;
        bench.request.input = bench.path("north.jsonl");
        std::string text;
        for (int row = 0; row < 8; ++row)
            text += "{\"time\":" + std::to_string(row / 2) + (row % 2 ? ",\"asset\":\"east\"" : "") + ",\"pressure\":1,\"flow\":1}\n";
        bench.input(text);
        QVERIFY(runAgent(bench.request, {}).ok());
        QCOMPARE(bench.scores(), std::string("time,asset,score\n1970-01-01T00:00:03Z,north,1\n1970-01-01T00:00:03Z,east,1\n"));
        bench.request.asset = "west";
        QVERIFY(runAgent(bench.request, {}).ok());
        QVERIFY(bench.scores().find(",west,1") != std::string::npos);
    }

    void badRowsAreCountedAndSkipped() {
        const Bench bench;
        bench.input(kHeader + csvRows(0, 5, 1) + "rubbish\n" + csvRows(5, 5, 1));
        const auto summary = runAgent(bench.request, {});
        QVERIFY(summary.ok());
        QCOMPARE(summary->rejected, 1);
        QCOMPARE(summary->counters.rows, 10);
    }

    void aMissingChannelIsNamed() {
        const Bench bench;
        bench.input("time,pressure\n1970-01-01T00:00:00Z,1\n");
        const auto summary = runAgent(bench.request, {});
        QVERIFY(!summary.ok());
        QCOMPARE(exitCode(summary.error().code), 3);
        QVERIFY2(summary.error().message.find("flow") != std::string::npos, summary.error().message.c_str());
    }

    void inputsThatAreNoTableAreErrors() {
        Bench bench;
        for (const std::string& text : {std::string(), std::string("\n\n\n")}) {
            bench.input(text);
            const auto summary = runAgent(bench.request, {});
            QVERIFY(!summary.ok());
            QCOMPARE(exitCode(summary.error().code), 3);
        }
        bench.request.input = bench.path("none.csv");
        QCOMPARE(exitCode(runAgent(bench.request, {}).error().code), 3);
        bench.request.input = bench.folder.path().string();
        QVERIFY(runAgent(bench.request, {}).error().message.find("folder") != std::string::npos);
        bench.request.root = bench.folder.path() / "nowhere";
        QCOMPARE(exitCode(runAgent(bench.request, {}).error().code), 2);
    }

    /// An output on the input would empty it before a row is read.
    void filesThatAreTheSameAreRefused() {
        const Bench bench;
        const std::string text = kHeader + csvRows(0, 10, 5);
        bench.input(text);
        RunRequest request = bench.request;
        request.scores = request.input;
        QCOMPARE(runAgent(request, {}).error().code, ErrorCode::Usage);
        QCOMPARE(*readFile(request.input), text);
        request = bench.request;
        request.output = request.scores;
        QCOMPARE(runAgent(request, {}).error().code, ErrorCode::Usage);
    }

    void anOutputThatCannotBeWrittenIsAnError() {
        Bench bench;
        bench.input(kHeader + csvRows(0, 20, 30));
        bench.request.output = "/dev/full";
        const auto summary = runAgent(bench.request, {});
        QVERIFY(!summary.ok());
        QCOMPARE(summary.error().code, ErrorCode::Io);
        bench.request.output = bench.path("no/such/folder/a.jsonl");
        QCOMPARE(runAgent(bench.request, {}).error().code, ErrorCode::Io);
    }

    void aGrowingFileIsFollowedUntilStopped() {
        Bench bench;
        bench.request.follow = true;
        bench.input(kHeader + csvRows(0, 5, 1));
        Background agent(bench.request);
        QVERIFY(waitFor([&] { return fs::exists(bench.request.scores) && linesOf(bench.scores()) == 3; }));
        std::ofstream file(bench.request.input, std::ios::app);
        const std::string more = csvRows(5, 5, 50);
        file << more.substr(0, more.size() - 7) << std::flush; // the last row is half written
        QVERIFY(waitFor([&] { return linesOf(bench.scores()) == 7; }));
        QCOMPARE(linesOf(bench.alarms()), 1);
        file << more.substr(more.size() - 7) << std::flush;
        QVERIFY(waitFor([&] { return linesOf(bench.scores()) == 8; }));
        const auto& summary = agent.stop();
        QVERIFY(summary.ok());
        QVERIFY(summary->stopped);
        QCOMPARE(summary->counters.rows, 10);
    }

    void aQuietFileOfUnknownFormIsGuessedFromItsFirstLines() {
        Bench bench;
        bench.request.follow = true;
        bench.request.input = bench.path("other.csv");
        // Not the bundle's dialect: another separator.
        std::string text = "time;pressure;flow\n";
        for (int row = 0; row < 12; ++row) text += formatTime(row * kNsPerSecond) + ";1.5;2.5\n";
        bench.input(text);
        Background agent(bench.request);
        QVERIFY(waitFor([&] { return fs::exists(bench.request.scores) && linesOf(bench.scores()) == 10; }));
        QVERIFY(agent.stop().ok());
    }

    void aReplacedFileIsReadFromItsStart() {
        Bench bench;
        bench.request.follow = true;
        bench.input(kHeader + csvRows(0, 5, 1));
        Background agent(bench.request);
        QVERIFY(waitFor([&] { return fs::exists(bench.request.scores) && linesOf(bench.scores()) == 3; }));
        bench.input(kHeader + csvRows(100, 5, 2)); // another file under the same name
        QVERIFY(waitFor([&] { return bench.scores().find("00:01:44Z,pump,2\n") != std::string::npos; }));
        QVERIFY(agent.stop().ok());
    }

    void aFollowedRunContinuesTheAlarmFile() {
        Bench bench;
        (void)durableReplace(bench.request.output, "{\"earlier\":true}\n");
        bench.request.follow = true;
        bench.input(kHeader + csvRows(0, 5, 30));
        Background agent(bench.request);
        QVERIFY(waitFor([&] { return linesOf(bench.alarms()) == 2; }));
        QVERIFY(agent.stop().ok());
        QVERIFY(bench.alarms().starts_with("{\"earlier\":true}\n"));
    }
};

QTEST_GUILESS_MAIN(TestRun)
#include "tst_run.moc"
