// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "core/runtime/score_csv.h"
#include "core/runtime/scorer.h"
#include "tests/core/runtime/tiny_onnx.h"

using namespace tocsin;
using namespace tocsin::runtime;

namespace {

InputContract contractOf(std::int64_t window, std::int64_t stride) {
    InputContract contract;
    contract.channels = {{"pressure", "bar"}};
    contract.windowSamples = window;
    contract.strideSamples = stride;
    return contract;
}

Result<Scorer> scorerOf(const InputContract& contract, const std::string& bytes) {
    TOCSIN_ASSIGN(OnnxModel model, OnnxModel::loadBytes(bytes, "m"));
    return Scorer::create(contract, std::move(model));
}

} // namespace

class TestScorer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scoresAreStampedAtTheLastRow() {
        auto scorer = scorerOf(contractOf(4, 2), tiny_onnx::meanModel(1, 4));
        QVERIFY(scorer.ok());
        std::vector<std::pair<TimeNs, float>> scores;
        for (int row = 0; row < 9; ++row) {
            const double value = row;
            const auto score = scorer->push(row * 10, {&value, 1});
            QVERIFY(score.ok());
            if (*score) scores.emplace_back((*score)->time, (*score)->score);
        }
        // means of 0..3, 2..5, 4..7
        QCOMPARE(scores, (std::vector<std::pair<TimeNs, float>>{{30, 1.5F}, {50, 3.5F}, {70, 5.5F}}));
    }

    void anAnswerThatIsNoNumberIsNotFitToJudge() {
        auto scorer = scorerOf(contractOf(1, 1), tiny_onnx::meanModel(1, 1, true));
        QVERIFY(scorer.ok());
        const double good = 9, bad = -1;
        const auto judged = scorer->push(0, {&good, 1});
        QVERIFY(judged.ok() && *judged);
        QCOMPARE((*judged)->score, 3.0F);
        const auto unfit = scorer->push(1, {&bad, 1});
        QVERIFY(unfit.ok());
        QVERIFY(*unfit == nullptr);
        QCOMPARE(scorer->notFit(), 1);
        QCOMPARE(scorer->counters().windows, 2);
    }

    void theModelMustFitTheContract() {
        const auto scorer = scorerOf(contractOf(5, 1), tiny_onnx::meanModel(1, 4));
        QVERIFY(!scorer.ok());
        QVERIFY(scorer.error().message.find("1 channels x 4 rows") != std::string::npos);
        QVERIFY(!scorerOf(contractOf(0, 1), tiny_onnx::meanModel(1, 4)).ok());
    }

    void aRowOfAnotherWidthIsAnError() {
        auto scorer = scorerOf(contractOf(1, 1), tiny_onnx::meanModel(1, 1));
        QVERIFY(scorer.ok());
        const std::vector<double> two = {1, 2};
        QVERIFY(!scorer->push(0, two).ok());
    }

    void csvHasTheAgreedColumns() {
        QCOMPARE(scoreCsvHeader({}), std::string("time,asset,score\n"));
        QCOMPARE(scoreCsvHeader({"normal", "inner, race"}), std::string("time,asset,score,p_normal,\"p_inner, race\"\n"));
        std::string text;
        appendScoreCsv(text, "pump \"7\"", {kNsPerSecond / 2, 0.1F, {0.25F, 1e-7F}});
        QCOMPARE(text, std::string("1970-01-01T00:00:00.5Z,\"pump \"\"7\"\"\",0.1,0.25,1e-07\n"));
    }
};

QTEST_GUILESS_MAIN(TestScorer)
#include "tst_scorer.moc"
