// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>

#include "core/learn/channel_scale.h"
#include "tests/core/learn/toy_plant.h"

using namespace tocsin;
using namespace tocsin::learn;

namespace {

constexpr float kNan = std::numeric_limits<float>::quiet_NaN();

runtime::InputContract contractOf(std::size_t channels) {
    runtime::InputContract contract;
    for (std::size_t i = 0; i < channels; ++i) contract.channels.push_back({"c" + std::to_string(i), ""});
    contract.windowSamples = 4;
    return contract;
}

ChannelScale fitted(const std::vector<TrainingRecording>& recordings, const std::string& spec, ScaleKind kind = ScaleKind::MeanDeviation,
                    RowUse use = RowUse::All) {
    const auto plan = planSplit(spec, recordings, 4, 1);
    if (!plan.ok()) qFatal("%s", plan.error().message.c_str());
    const auto set = WindowSet::build(recordings, contractOf(recordings.front().columns.size()), *plan, LabelUse::Use);
    if (!set.ok()) qFatal("%s", set.error().message.c_str());
    const auto scale = fitChannelScale(*set, *plan, kind, use);
    if (!scale.ok()) qFatal("%s", scale.error().message.c_str());
    return *scale;
}

TrainingRecording noisy(std::int64_t rows, std::size_t channels) {
    TrainingRecording recording = toy::empty(1, "a", rows, channels);
    Random random(3);
    for (auto& column : recording.columns)
        for (float& value : column) value = static_cast<float>(20 + 3 * random.normal());
    return recording;
}

const Settings kDrift = {{"drift", "none"}, {"drift.slow", ""}, {"drift.slow_factor", "16"}, {"drift.relative_factor", "0.5"}};

Settings drift(Settings more) {
    for (const auto& [key, value] : kDrift) more.emplace(key, value);
    return more;
}

} // namespace

class TestChannelScale : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void meanAndDeviationAreThoseOfTheTrainingPart() {
        // 1 .. 6 are the first 60 % of ten rows: mean 3.5, population deviation sqrt(35 / 12).
        TrainingRecording recording = toy::empty(1, "a", 10, 1);
        for (std::size_t i = 0; i < 10; ++i) recording.columns[0][i] = i < 6 ? static_cast<float>(i + 1) : 1000.0F;
        const ChannelScale scale = fitted({recording}, "time");
        QVERIFY(std::abs(scale.centre[0] - 3.5F) < 1e-6F);
        QVERIFY(std::abs(scale.scale[0] - static_cast<float>(std::sqrt(35.0 / 12))) < 1e-6F);
    }

    void testRowsChangeNothing() {
        TrainingRecording recording = noisy(200, 2);
        for (const auto& [spec, firstUnseen] : {std::pair<const char*, std::size_t>{"time", 120}, {"head:50", 50}})
            for (const ScaleKind kind : {ScaleKind::MeanDeviation, ScaleKind::MedianMad}) {
                TrainingRecording other = recording;
                for (auto& column : other.columns)
                    for (std::size_t row = firstUnseen; row < column.size(); ++row) column[row] = 1e6F;
                const ChannelScale first = fitted({recording}, spec, kind), second = fitted({other}, spec, kind);
                QCOMPARE(first.centre, second.centre);
                QCOMPARE(first.scale, second.scale);
            }
    }

    /// The limit is set on validation rows: a normaliser that had seen them would make them look better than what comes.
    void validationRowsChangeNothing() {
        const TrainingRecording recording = noisy(200, 1);
        TrainingRecording other = recording;
        other.columns[0][45] += 100; // rows 35 .. 49 of head:50 validate
        QCOMPARE(fitted({recording}, "head:50").centre, fitted({other}, "head:50").centre);
        other = recording;
        other.columns[0][130] += 100; // rows 120 .. 159 validate
        QCOMPARE(fitted({recording}, "time").centre, fitted({other}, "time").centre);
    }

    void medianAndMadShrugOffOutliers() {
        // 1 .. 5 and one far out of six training rows: the upper median is 4, distances 0 1 1 2 3 996, their upper median 2.
        TrainingRecording recording = toy::empty(1, "a", 10, 1);
        recording.columns[0] = {1, 2, 3, 4, 5, 1000, 0, 0, 0, 0};
        const ChannelScale scale = fitted({recording}, "time", ScaleKind::MedianMad);
        QCOMPARE(scale.centre[0], 4.0F);
        QVERIFY(std::abs(scale.scale[0] - 1.4826F * 2) < 1e-5F);
    }

    void constantChannelsGetAUsableScale() {
        TrainingRecording recording = toy::empty(1, "a", 100, 2);
        for (float& value : recording.columns[0]) value = -50;
        for (const ScaleKind kind : {ScaleKind::MeanDeviation, ScaleKind::MedianMad}) {
            const ChannelScale scale = fitted({recording}, "time", kind);
            QCOMPARE(scale.scale[0], 50.0F);
            QCOMPARE(scale.scale[1], 1.0F);
        }
    }

    void faultRowsAreLeftOutOfNormalOnly() {
        TrainingRecording recording = noisy(200, 1), faulty = recording;
        for (std::size_t row = 40; row <= 60; ++row) faulty.columns[0][row] = 9000;
        toy::label(faulty, 40, 60, "worn");
        TrainingRecording without = recording;
        toy::label(without, 40, 60, "unknown"); // left out as well
        QCOMPARE(fitted({faulty}, "time", ScaleKind::MeanDeviation, RowUse::NormalOnly).centre,
                 fitted({without}, "time", ScaleKind::MeanDeviation, RowUse::NormalOnly).centre);
        QVERIFY(fitted({faulty}, "time").centre[0] > 1000);
    }

    void missingValuesAreNotCounted() {
        TrainingRecording recording = toy::empty(1, "a", 100, 1);
        for (std::size_t i = 0; i < 100; ++i)
            recording.columns[0][i] = i < 30 ? kNan : (i % 2 == 0 ? 7.0F : 9.0F); // a sensor that starts late
        const ChannelScale scale = fitted({recording}, "time");
        QVERIFY(std::abs(scale.centre[0] - 8) < 1e-6F);
        QVERIFY(std::abs(scale.scale[0] - 1) < 1e-6F);
    }

    void ownAllowanceAddsInQuadrature() {
        ChannelScale scale{{100, -20}, {3, 1}};
        const auto said = addDriftAllowance(scale, drift({{"drift.c0", "4"}, {"drift.c1", "5%"}}), contractOf(2).channels, {}, 50);
        QVERIFY2(said.ok(), said.ok() ? "" : said.error().message.c_str());
        QCOMPARE(said->size(), std::size_t{2});
        QVERIFY(std::abs(scale.scale[0] - 5) < 1e-6F);                                  // sqrt(3^2 + 4^2)
        QVERIFY(std::abs(scale.scale[1] - static_cast<float>(std::sqrt(2.0))) < 1e-6F); // 5 % of |-20| is 1
        QCOMPARE(scale.centre, (std::vector<float>{100, -20}));
    }

    void withoutDriftNothingChanges() {
        ChannelScale scale{{1}, {2}};
        QVERIFY(addDriftAllowance(scale, kDrift, contractOf(1).channels, {}, 50)->empty());
        QCOMPARE(scale.scale[0], 2.0F);
    }

    void referenceRampGivesItsDistance() {
        // x = k t. The exponential average of span 20 follows a ramp 9.5 rows late; the mean of rows a .. a + n - 1 lies at a + (n - 1)
        // / 2. So row a + n + j is k ((n + 1) / 2 - 9.5 + j) away.
        constexpr std::int64_t kRows = 200;
        constexpr double kSlope = 0.01;
        TrainingRecording reference = toy::empty(9, "a", 2000, 1);
        for (std::size_t i = 0; i < 2000; ++i) reference.columns[0][i] = static_cast<float>(kSlope * static_cast<double>(i));
        double squares = 0;
        for (std::int64_t j = 0; j < 2 * kRows; ++j) squares += std::pow(kSlope * ((kRows + 1) / 2.0 - 9.5 + static_cast<double>(j)), 2);
        const double distance = std::sqrt(squares / (2 * kRows)), mean = kSlope * 1999 / 2;

        ChannelScale slow{{5}, {0.1F}}, relative = slow;
        QVERIFY(
            addDriftAllowance(slow, drift({{"drift", "reference"}, {"drift.slow", "c0,other"}}), contractOf(1).channels, {reference}, kRows)
                .ok());
        QVERIFY(std::abs(slow.scale[0] / std::hypot(0.1, 16 * distance) - 1) < 1e-3); // the average has not quite settled in the first rows
        QVERIFY(addDriftAllowance(relative, drift({{"drift", "reference"}}), contractOf(1).channels, {reference}, kRows).ok());
        QVERIFY(std::abs(relative.scale[0] / std::hypot(0.1, 0.5 * distance / mean * 5) - 1) < 1e-3);

        // Missing values in the reference are passed over; the user's own figure wins.
        for (std::size_t i = 0; i < 2000; i += 7) reference.columns[0][i] = kNan;
        ChannelScale holes{{5}, {0.1F}}, own = holes;
        QVERIFY(addDriftAllowance(holes, drift({{"drift", "reference"}, {"drift.slow", "c0"}}), contractOf(1).channels, {reference}, kRows)
                    .ok());
        QVERIFY(std::isfinite(holes.scale[0]) &&
                std::abs(holes.scale[0] / slow.scale[0] - 7.0F / 6) < 0.02F); // the ramp is 7/6 as steep a row
        QVERIFY(
            addDriftAllowance(own, drift({{"drift", "reference"}, {"drift.c0", "0"}}), contractOf(1).channels, {reference}, kRows).ok());
        QCOMPARE(own.scale[0], 0.1F);
    }

    void wrongAllowancesAreNamed() {
        ChannelScale scale{{1}, {2}};
        const auto error = [&](const Settings& settings, const std::vector<TrainingRecording>& reference = {}) {
            const auto said = addDriftAllowance(scale, drift(settings), contractOf(1).channels, reference, 100);
            return said.ok() ? Error{ErrorCode::Finding, "none", {}} : said.error();
        };
        for (const char* text : {"", "-1", "x", "3 %", "5%%", "nan"}) QCOMPARE(error({{"drift.c0", text}}).code, ErrorCode::Usage);
        QVERIFY(error({{"drift.flow", "1"}}).message.find("'flow'") != std::string::npos);
        QCOMPARE(error({{"drift", "guess"}}).code, ErrorCode::Usage);
        QCOMPARE(error({{"drift", "reference"}}).code, ErrorCode::Data);
        const Error shortOne = error({{"drift", "reference"}}, {toy::empty(9, "a", 299, 1)});
        QCOMPARE(shortOne.code, ErrorCode::Data);
        QVERIFY(shortOne.message.find("300 rows") != std::string::npos);
        QCOMPARE(scale.scale[0], 2.0F);
    }
};

QTEST_GUILESS_MAIN(TestChannelScale)
#include "tst_channel_scale.moc"
