// SPDX-License-Identifier: GPL-3.0-or-later
// Explanations of a run's windows, and what people answered about them.
#include <QtTest>

#include "core/base/durable_file.h"
#include "core/runtime/model.h"
#include "core/workflow/explain_answers.h"
#include "core/workflow/explain_run.h"
#include "tests/core/workflow/run_plant.h"

using namespace tocsin;
using namespace tocsin::tests;
using namespace tocsin::workflow;

class TestExplainRun : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        const auto version = runtime::runtimeVersion();
        QVERIFY2(version.ok(), version.ok() ? "" : version.error().message.c_str());
    }
    void explainTellsWhatItDrew();
    void aWindowIsFoundWithoutReadingTheWholeRecording();
    void answersReplaceTheRatersEarlierOne();
};

void TestExplainRun::explainTellsWhatItDrew() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    ExplainRunRequest request;
    request.run = run;
    request.asset = "pump";
    request.at = rowTime(4220);
    request.method = "occlusion";
    request.out = plant.folder.path() / "why.json";
    const Json answer = taken(explainRun(plant.project, request));
    QCOMPARE(answer["deletion"].size(), std::size_t{21});
    QCOMPARE(answer["to"].get<std::string>(), formatTime(rowTime(4220)));
    QVERIFY(std::filesystem::exists(request.out));
    const RunScores scores = taken(runScores(plant.project, plant.files(run), {}));
    for (const alarm::ScoreSeries& series : scores.series)
        for (std::size_t i = 0; i < series.times.size(); ++i)
            if (series.times[i] == request.at)
                QVERIFY(near(answer["score"].get<double>(), series.scores[i], 1e-4)); // LibTorch, ONNX Runtime
    request.asset = "fan";
    QCOMPARE(explainRun(plant.project, request).error().code, ErrorCode::NotFound);
}

void TestExplainRun::aWindowIsFoundWithoutReadingTheWholeRecording() {
    const Plant plant;
    ExplainWindowRequest request;
    request.run = plant.train("robust-ewma");
    request.asset = "pump";
    request.method = "saliency";
    const auto ends = [&](TimeNs at) {
        request.at = at;
        return taken(explainWindow(plant.project, request)).context.times.back();
    };
    const std::int64_t window = plant.files(request.run).contract.windowSamples;
    QCOMPARE(ends(rowTime(4220)), rowTime(4220));
    QCOMPARE(ends(rowTime(4220) - 1), rowTime(4220));                // the next sample ends it
    QCOMPARE(ends(rowTime(0)), rowTime(window - 1));                 // the first whole window
    QCOMPARE(ends(rowTime(kRunRows - 1)), rowTime(kRunRows - 1));    // the last
    QCOMPARE(ends(rowTime(kGapRow)), rowTime(kGapRow + window - 1)); // no window spans the gap
    const ExplainedWindow whole = taken(explainWindow(plant.project, request));
    QCOMPARE(static_cast<std::int64_t>(whole.context.times.size()), window);
    for (std::size_t i = 0; i < whole.context.times.size(); ++i)
        QCOMPARE(whole.context.times[i], rowTime(kGapRow + static_cast<std::int64_t>(i)));
    QVERIFY(whole.recording.value > 0);
    QCOMPARE(writeExplanation(whole, plant.folder.path() / "why.txt").error().code, ErrorCode::Usage);
    QVERIFY(writeExplanation(whole, plant.folder.path() / "why.png").ok());
}

void TestExplainRun::answersReplaceTheRatersEarlierOne() {
    const Plant plant;
    const RunId run = plant.train("robust-ewma");
    QVERIFY(taken(explainAnswers(plant.project, run)).empty());
    ExplainAnswer answer{"pump", rowTime(4220), "Ana", Looked::Partly, "occlusion", "start-up, \"cold\"\tday", 0};
    const ExplainAnswer stored = taken(addExplainAnswer(plant.project, run, answer));
    QVERIFY(stored.answered > 0);
    answer.time = rowTime(4000);
    QVERIFY(addExplainAnswer(plant.project, run, answer).ok());
    answer.rater = "Marko";
    QVERIFY(addExplainAnswer(plant.project, run, answer).ok());
    answer.looked = Looked::No;
    answer.note.clear();
    QVERIFY(addExplainAnswer(plant.project, run, answer).ok());
    const auto answers = taken(explainAnswers(plant.project, run));
    QCOMPARE(answers.size(), std::size_t{3});
    QVERIFY(answers[0].rater == "Ana" && answers[0].looked == Looked::Partly);
    QVERIFY(answers[1].rater == "Marko" && answers[1].looked == Looked::No && answers[1].note.empty());
    QVERIFY(answers[2] == stored);
    answer.asset.clear();
    QCOMPARE(addExplainAnswer(plant.project, run, answer).error().code, ErrorCode::Usage);
    QCOMPARE(addExplainAnswer(plant.project, RunId{99}, stored).error().code, ErrorCode::NotFound);
    // A damaged file is told, not written over.
    const auto file = plant.files(run).folder / "explain-answers.json";
    QVERIFY(durableReplace(file, R"({"schema": 1, "answers": [{"asset": 7}]})").ok());
    QCOMPARE(explainAnswers(plant.project, run).error().code, ErrorCode::Data);
    QVERIFY(!addExplainAnswer(plant.project, run, stored).ok());
    QVERIFY(taken(readFile(file)).find('7') != std::string::npos);
}

QTEST_GUILESS_MAIN(TestExplainRun)
#include "tst_explain_run.moc"
