// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <array>
#include <limits>
#include <random>

#include "core/runtime/windower.h"

using namespace tocsin;
using namespace tocsin::runtime;

namespace {

constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();

InputContract contractOf(std::int64_t window, std::int64_t stride, std::size_t channels = 1) {
    InputContract contract;
    for (std::size_t index = 0; index < channels; ++index) contract.channels.push_back({QString("c%1").arg(index).toStdString(), "bar"});
    contract.windowSamples = window;
    contract.strideSamples = stride;
    return contract;
}

std::vector<float> windowOf(const Windower& windower, std::size_t size) {
    std::vector<float> window(size);
    windower.fill(window);
    return window;
}

/// Pushes one channel, one row a second; the rows (counted from 0) at which windows came out.
std::vector<int> windowRows(Windower& windower, const std::vector<double>& values, TimeNs step = kNsPerSecond, TimeNs from = 0) {
    std::vector<int> rows;
    for (std::size_t row = 0; row < values.size(); ++row)
        if (windower.push(from + static_cast<TimeNs>(row) * step, {&values[row], 1}) == Windower::Step::Window)
            rows.push_back(static_cast<int>(row));
    return rows;
}

} // namespace

class TestWindower : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void firstWindowAfterTRowsThenEveryStride() {
        Windower windower(contractOf(4, 3));
        QCOMPARE(windowRows(windower, std::vector<double>(14, 1.0)), (std::vector<int>{3, 6, 9, 12}));
        QCOMPARE(windower.counters().windows, 4);
        QCOMPARE(windower.counters().rows, 14);
        QCOMPARE(windower.time(), 13 * kNsPerSecond);
    }

    void windowHoldsTheLastRowsOfEachChannel() {
        Windower windower(contractOf(3, 1, 2));
        for (int row = 0; row < 5; ++row) (void)windower.push(row, std::array{row * 1.0, row * 10.0});
        QCOMPARE(windowOf(windower, 6), (std::vector<float>{2, 3, 4, 20, 30, 40}));
    }

    void strideLongerThanTheWindowLeavesRowsOut() {
        Windower windower(contractOf(2, 5));
        QCOMPARE(windowRows(windower, std::vector<double>(12, 1.0)), (std::vector<int>{1, 6, 11}));
    }

    void goesOnWhereItsStateWasTaken() {
        InputContract contract = contractOf(4, 3, 2);
        contract.maxGapNs = 5 * kNsPerSecond;
        contract.maxHoldRows = 2;
        Windower whole(contract);
        const auto rowOf = [](int row) {
            return std::array{row % 7 == 3 ? std::nan("") : row * 1.0, row % 11 < 4 ? std::nan("") : row * 0.1};
        };
        const auto timeOf = [](int row) { return row * kNsPerSecond + (row > 30 ? 20 * kNsPerSecond : 0); };
        int windows = 0;
        for (int cut = 0; cut < 60; ++cut) {
            Windower truth = whole, again(contract);
            QVERIFY(again.restore(whole.state()).ok());
            for (int row = cut; row < cut + 20; ++row) {
                const auto step = truth.push(timeOf(row), rowOf(row));
                QCOMPARE(again.push(timeOf(row), rowOf(row)), step);
                QCOMPARE(again.restarted(), truth.restarted());
                if (step != Windower::Step::Window) continue;
                QCOMPARE(windowOf(again, 8), windowOf(truth, 8));
                ++windows;
            }
            (void)whole.push(timeOf(cut), rowOf(cut));
        }
        QVERIFY(windows > 50);
        QVERIFY(whole.counters().gaps == 1);
    }

    void aStateOfAnotherContractIsRefused() {
        Windower windower(contractOf(4, 3, 2));
        QCOMPARE(windower.restore(Windower(contractOf(4, 3, 1)).state()).error().code, ErrorCode::Data);
        QCOMPARE(windower.restore(Windower(contractOf(5, 3, 2)).state()).error().code, ErrorCode::Data);
        WindowerState state = windower.state();
        state.next = 4;
        QVERIFY(!windower.restore(state).ok());
    }

    void noWindowSpansAGap() {
        InputContract contract = contractOf(3, 1);
        contract.maxGapNs = kNsPerSecond;
        Windower windower(contract);
        (void)windowRows(windower, {1, 2, 3, 4});
        QCOMPARE(windower.counters().windows, 2);
        const double value = 9;
        QCOMPARE(windower.push(5 * kNsPerSecond, {&value, 1}), Windower::Step::None); // 2 s after the last
        QVERIFY(windower.restarted());
        QCOMPARE(windower.counters().gaps, 1);
        QCOMPARE(windowRows(windower, {9, 9}, kNsPerSecond, 6 * kNsPerSecond), (std::vector<int>{1}));
        QVERIFY(!windower.restarted());
    }

    void aStepOfExactlyTheLimitIsNoGap() {
        InputContract contract = contractOf(2, 1);
        contract.maxGapNs = kNsPerSecond;
        Windower windower(contract);
        QCOMPARE(windowRows(windower, {1, 2, 3}).size(), std::size_t{2});
        QCOMPARE(windower.counters().gaps, 0);
    }

    void timeBackwardStartsAnewEqualTimesDoNot() {
        Windower windower(contractOf(2, 1));
        const double value = 1;
        QCOMPARE(windower.push(10, {&value, 1}), Windower::Step::None);
        QCOMPARE(windower.push(10, {&value, 1}), Windower::Step::Window);
        QCOMPARE(windower.push(9, {&value, 1}), Windower::Step::None);
        QVERIFY(windower.restarted());
        QCOMPARE(windower.push(std::numeric_limits<TimeNs>::max(), {&value, 1}), Windower::Step::Window);
    }

    void farthestTimesAreAGapWithoutOverflow() {
        InputContract contract = contractOf(1, 1);
        contract.maxGapNs = std::numeric_limits<TimeNs>::max();
        Windower windower(contract);
        const double value = 1;
        (void)windower.push(std::numeric_limits<TimeNs>::min() + 1, {&value, 1});
        (void)windower.push(std::numeric_limits<TimeNs>::max(), {&value, 1});
        QVERIFY(windower.restarted());
    }

    void aMissingValueIsHeldAtMostSoManyRows() {
        InputContract contract = contractOf(3, 1);
        contract.maxHoldRows = 2;
        Windower windower(contract);
        //                                   0  1  2         3         4         5  6  7
        const auto rows = windowRows(windower, {1, 2, kMissing, kMissing, kMissing, 6, 7, 8});
        QCOMPARE(rows, (std::vector<int>{2, 3, 7})); // row 4 has no value; windows that end at 4, 5 and 6 hold it
        QCOMPARE(windower.counters().held, 2);
        QCOMPARE(windower.counters().skipped, 3);
        QCOMPARE(windowOf(windower, 3), (std::vector<float>{6, 7, 8}));
    }

    void heldValueIsThePreviousRow() {
        Windower windower(contractOf(3, 1));
        (void)windowRows(windower, {5, kMissing, kMissing});
        QCOMPARE(windowOf(windower, 3), (std::vector<float>{5, 5, 5}));
    }

    void nothingIsHeldAtTheStartOfAStretch() {
        InputContract contract = contractOf(2, 1);
        contract.maxGapNs = kNsPerSecond;
        Windower windower(contract);
        QCOMPARE(windowRows(windower, {kMissing, 2, 3}), (std::vector<int>{2}));
        QCOMPARE(windowRows(windower, {kMissing, 2, 3}, kNsPerSecond, 10 * kNsPerSecond), (std::vector<int>{2}));
        QCOMPARE(windower.counters().skipped, 2);
        QCOMPARE(windower.counters().held, 0);
    }

    void infiniteAndTooLargeCountAsMissing() {
        InputContract contract = contractOf(1, 1);
        contract.maxHoldRows = 0;
        Windower windower(contract);
        QCOMPARE(windowRows(windower, {std::numeric_limits<double>::infinity(), 1e300, -1e39, 3e38}), (std::vector<int>{3}));
    }

    void allMissingGivesNoWindow() {
        Windower windower(contractOf(4, 1));
        QVERIFY(windowRows(windower, std::vector<double>(100, kMissing)).empty());
        QCOMPARE(windower.counters().skipped, 97);
    }

    void resetForgetsRowsAndKeepsCounters() {
        Windower windower(contractOf(3, 1));
        (void)windowRows(windower, {1, 2, 3});
        windower.reset();
        QVERIFY(windowRows(windower, {1, 2}).empty());
        QVERIFY(!windower.restarted());
        QCOMPARE(windower.counters().rows, 5);
        QCOMPARE(windower.counters().gaps, 0);
    }

    /// Against a plain second writing of the rule: keep all rows of the stretch, look back from each due row.
    void agreesWithThePlainRule() {
        std::mt19937 random(7);
        for (int round = 0; round < 200; ++round) {
            InputContract contract = contractOf(1 + random() % 6, 1 + random() % 5, 2);
            contract.maxHoldRows = random() % 4;
            contract.maxGapNs = random() % 3;
            Windower windower(contract);
            std::vector<std::array<double, 2>> filled; // of the stretch; NaN where nothing may stand
            std::array<int, 2> age{};
            TimeNs last = kNoTime, time = 0;
            for (int row = 0; row < 60; ++row) {
                time += static_cast<TimeNs>(random() % 5) - 1;
                std::array<double, 2> values{};
                for (double& value : values) value = random() % 3 == 0 ? kMissing : static_cast<double>(random() % 100);
                if (last != kNoTime && (time < last || (contract.maxGapNs > 0 && time - last > contract.maxGapNs))) filled.clear();
                last = time;
                std::array<double, 2> row2 = values;
                for (std::size_t channel = 0; channel < 2; ++channel) {
                    if (filled.empty()) age[channel] = 1'000'000;
                    if (!std::isnan(values[channel]))
                        age[channel] = 0;
                    else if (++age[channel] <= contract.maxHoldRows)
                        row2[channel] = filled.back()[channel];
                }
                filled.push_back(row2);
                const auto step = windower.push(time, values);
                const auto length = static_cast<std::int64_t>(filled.size());
                const bool due = length >= contract.windowSamples && (length - contract.windowSamples) % contract.strideSamples == 0;
                std::vector<float> expected;
                for (std::size_t channel = 0; due && channel < 2; ++channel)
                    for (auto at = length - contract.windowSamples; at < length; ++at)
                        expected.push_back(static_cast<float>(filled[static_cast<std::size_t>(at)][channel]));
                const bool whole = std::none_of(expected.begin(), expected.end(), [](float value) { return std::isnan(value); });
                QCOMPARE(step, !due ? Windower::Step::None : whole ? Windower::Step::Window : Windower::Step::Skipped);
                if (due && whole) QCOMPARE(windowOf(windower, expected.size()), expected);
            }
        }
    }

    void contractSurvivesJson() {
        InputContract contract = contractOf(30, 10, 3);
        contract.rateHz = 12.5;
        contract.maxGapNs = 4 * kNsPerSecond;
        contract.dialect = {{"separator", ";"}};
        const auto back = inputContractFromJson(toJson(contract));
        QVERIFY(back.ok());
        QVERIFY(*back == contract);
    }

    void badContractsNameTheKey_data() {
        QTest::addColumn<QString>("key");
        QTest::addColumn<QString>("value");
        QTest::newRow("no window") << "window_samples"
                                   << "0";
        QTest::newRow("text") << "window_samples"
                              << "\"ten\"";
        QTest::newRow("fraction") << "stride_samples"
                                  << "1.5";
        QTest::newRow("huge") << "stride_samples"
                              << "18446744073709551615";
        QTest::newRow("negative") << "max_hold_rows"
                                  << "-1";
        QTest::newRow("negative gap") << "max_gap_ns"
                                      << "-5";
        QTest::newRow("no channels") << "channels"
                                     << "[]";
        QTest::newRow("twice") << "channels"
                               << R"([{"name":"a","unit":""},{"name":"a","unit":""}])";
        QTest::newRow("nameless") << "channels"
                                  << R"([{"unit":"bar"}])";
        QTest::newRow("rate") << "rate_hz"
                              << "-1";
        QTest::newRow("dialect") << "dialect"
                                 << "3";
        QTest::newRow("unknown") << "sampler"
                                 << "1";
    }
    void badContractsNameTheKey() {
        QFETCH(QString, key);
        QFETCH(QString, value);
        Json json = toJson(contractOf(3, 1));
        json[key.toStdString()] = Json::parse(value.toStdString());
        const auto back = inputContractFromJson(json);
        QVERIFY(!back.ok());
        QCOMPARE(back.error().code, ErrorCode::Data);
        QVERIFY2(back.error().message.find(key.toStdString()) != std::string::npos, back.error().message.c_str());
    }
};

QTEST_GUILESS_MAIN(TestWindower)
#include "tst_windower.moc"
