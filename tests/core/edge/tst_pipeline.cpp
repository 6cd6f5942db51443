// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>

#include "core/edge/pipeline.h"
#include "core/runtime/score_csv.h"
#include "tests/core/bundle/sample_bundle.h"

using namespace tocsin;
using namespace tocsin::edge;

namespace {

Pipeline pipelineOf(const bundle::BundleContent& content) {
    const auto verified = sample::verify(bundle::packBundle(content, sample::key()).value());
    return Pipeline(openBundle(verified.value(), "auto").value());
}

std::vector<Json> lines(const std::string& text) {
    std::vector<Json> all;
    std::size_t from = 0;
    for (std::size_t end = text.find('\n'); end != std::string::npos; from = end + 1, end = text.find('\n', from))
        all.push_back(Json::parse(text.substr(from, end - from)));
    return all;
}

/// Both channels hold `level`, one row a second from `second` on.
void feed(Pipeline& pipeline, std::string_view asset, int second, std::initializer_list<double> levels) {
    for (const double level : levels) QVERIFY(pipeline.push(asset, second++ * kNsPerSecond, std::array{level, level}).ok());
}

} // namespace

class TestPipeline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void alarmsAreRaisedAndCleared() {
        Pipeline pipeline = pipelineOf(sample::content());
        // Mean of the last 4 rows, threshold 10: 5 at second 3, 11.25 at second 6, back to 8.75 at second 11.
        feed(pipeline, "pump", 0, {5, 5, 5, 5, 5, 15, 20, 20, 20, 5, 5, 5});
        const auto alarms = lines(pipeline.takeAlarms());
        QCOMPARE(alarms.size(), std::size_t{2});
        QCOMPARE(alarms[0].at("state"), Json("raised"));
        QCOMPARE(alarms[0].at("time"), Json("1970-01-01T00:00:06Z"));
        QCOMPARE(alarms[0].at("asset"), Json("pump"));
        QCOMPARE(alarms[0].at("score"), Json(11.25));
        QCOMPARE(alarms[0].at("threshold"), Json(10.0));
        QCOMPARE(alarms[0].at("serial"), Json(1));
        QCOMPARE(alarms[1].at("state"), Json("cleared"));
        QCOMPARE(alarms[1].at("time"), Json("1970-01-01T00:00:11Z"));
        QCOMPARE(alarms[1].at("score"), Json(8.75));
        QCOMPARE(pipeline.takeAlarms(), std::string());
        QCOMPARE(pipeline.counters().standing, 0);
    }

    void scoresAreThoseOfTheScorerToTheByte() {
        Pipeline pipeline = pipelineOf(sample::content());
        auto model = runtime::OnnxModel::loadBytes(sample::content().onnx, "m");
        auto scorer = runtime::Scorer::create(sample::content().input, *std::move(model));
        QVERIFY(scorer.ok());
        std::string expected = runtime::scoreCsvHeader({});
        for (int row = 0; row < 100; ++row) {
            const std::array values = {row * 0.1, 1.0 / (row + 1)};
            QVERIFY(pipeline.push("pump", row * kNsPerSecond, values).ok());
            const auto score = scorer->push(row * kNsPerSecond, values);
            if (*score) appendScoreCsv(expected, "pump", **score);
        }
        QCOMPARE(pipeline.scoreHeader() + pipeline.takeScores(), expected);
        QCOMPARE(pipeline.counters().scores, 97);
    }

    void assetsDoNotMix() {
        Pipeline pipeline = pipelineOf(sample::content());
        for (int second = 0; second < 8; ++second) {
            feed(pipeline, "hot", second, {30});
            feed(pipeline, "cold", second, {1});
        }
        const auto alarms = lines(pipeline.takeAlarms());
        QCOMPARE(alarms.size(), std::size_t{1});
        QCOMPARE(alarms[0].at("asset"), Json("hot"));
        QCOMPARE(pipeline.counters().standing, 1);
        QCOMPARE(pipeline.counters().scores, 10);
    }

    void aGapEndsAStandingAlarm() {
        bundle::BundleContent content = sample::content();
        content.input.maxGapNs = 10 * kNsPerSecond;
        Pipeline pipeline = pipelineOf(content);
        feed(pipeline, "pump", 0, {30, 30, 30, 30});
        feed(pipeline, "pump", 100, {30});
        const auto alarms = lines(pipeline.takeAlarms());
        QCOMPARE(alarms.size(), std::size_t{2});
        QCOMPARE(alarms[1].at("state"), Json("cleared"));
        QCOMPARE(alarms[1].at("time"), Json("1970-01-01T00:00:03Z"));
        QCOMPARE(pipeline.counters().gaps, 1);
    }

    void aPrecisionWithoutDecisionIsRefused() {
        const auto verified = sample::verify(sample::bytes());
        QVERIFY(verified.ok());
        const auto opened = openBundle(*verified, "int8");
        QVERIFY(!opened.ok());
        QVERIFY(opened.error().message.find("int8") != std::string::npos);
        QVERIFY(openBundle(*verified, "fp32").ok());
    }

    void oddAssetNamesStayOneLine() {
        Pipeline pipeline = pipelineOf(sample::content());
        feed(pipeline, "a\n\"b\",\xff", 0, {30, 30, 30, 30});
        const auto alarms = lines(pipeline.takeAlarms());
        QCOMPARE(alarms.size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestPipeline)
#include "tst_pipeline.moc"
