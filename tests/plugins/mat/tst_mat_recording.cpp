// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "plugins/mat/mat_recording.h"

using namespace tocsin;
using namespace tocsin::mat;

namespace {

MatContents contentsOf(std::vector<std::pair<std::string, std::size_t>> vectors) {
    MatContents contents;
    contents.version = 5;
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        MatArray array;
        array.path = vectors[i].first;
        array.variable = i;
        array.samples = vectors[i].second;
        contents.arrays.push_back(array);
    }
    return contents;
}

ingest::ImportOptions rate(double hz, std::vector<std::string> channels = {}) {
    ingest::ImportOptions options;
    options.rateHz = hz;
    options.channels = std::move(channels);
    return options;
}

std::vector<std::string> names(const MatGroup& group) {
    std::vector<std::string> list;
    for (const MatChannel& channel : group.channels) list.push_back(channel.name);
    return list;
}

} // namespace

class TestMatRecording : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void recordNumbersAreTakenOffNames() {
        QCOMPARE(shortName("X105_DE_time"), std::string("DE_time"));
        QCOMPARE(shortName("X097_DE_time"), std::string("DE_time"));
        QCOMPARE(shortName("X105RPM"), std::string("RPM"));
        for (const std::string name : {"DE_time", "X", "X_1", "X105", "X105_", "x105_a", "rig.X1_a", ""}) QCOMPARE(shortName(name), name);
    }

    void patternsAreGlobsOrEndings() {
        QVERIFY(selects("*_DE_time", "X105_DE_time"));
        QVERIFY(selects("DE_time", "X105_DE_time"));
        QVERIFY(selects("X105_DE_time", "X105_DE_time"));
        QVERIFY(selects("D?_time", "X105_DE_time")); // over the short name
        QVERIFY(!selects("FE_time", "X105_DE_time"));
        QVERIFY(!selects("", "X105_DE_time"));
    }

    void lengthsBecomeGroupsWithTheMostCommonFirst() {
        const auto recording = arrange(contentsOf({{"slow", 500}, {"a", 1000}, {"b", 1000}, {"long", 9000}}), rate(100));
        QVERIFY(recording.ok());
        QCOMPARE(recording->groups.size(), std::size_t{3});
        QCOMPARE(names(recording->groups[0]), (std::vector<std::string>{"a", "b"}));
        QCOMPARE(recording->groups[1].samples, std::size_t{9000});
        QCOMPARE(recording->groups[2].samples, std::size_t{500});
    }

    void equalShortNamesKeepTheLongOnes() {
        // One published file holds the signals of two records.
        const auto recording = arrange(contentsOf({{"X098_DE_time", 1000}, {"X099_DE_time", 1000}, {"X099_FE_time", 1000}}), rate(48000));
        QVERIFY(recording.ok());
        QCOMPARE(names(recording->groups[0]), (std::vector<std::string>{"X098_DE_time", "X099_DE_time", "FE_time"}));
    }

    void withoutRateOrTimesItIsRefused() {
        const auto refused = arrange(contentsOf({{"X1_DE_time", 1000}}), {});
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(refused.error().message.find("--rate") != std::string::npos);
        for (const double bad : {-1.0, 2e9, std::numeric_limits<double>::infinity(), std::numeric_limits<double>::quiet_NaN()}) {
            QVERIFY(!arrange(contentsOf({{"a", 1000}}), rate(bad)).ok());
        }
    }

    void aTimeVectorOfItsLengthStampsAGroup() {
        const auto contents = contentsOf({{"t", 1000}, {"a", 1000}, {"b", 200}});
        auto recording = arrange(contents, {});
        QVERIFY(!recording.ok()); // b has no time
        recording = arrange(contents, [] {
            ingest::ImportOptions o;
            o.channels = {"a"};
            return o;
        }());
        QVERIFY(recording.ok());
        QVERIFY(recording->groups[0].timeArray.has_value());
        recording = arrange(contents, rate(50)); // the rate that was given wins
        QVERIFY(recording.ok());
        QVERIFY(!recording->groups[0].timeArray);
    }

    void shortVectorsBesideLongOnesAreParameters() {
        const auto recording = arrange(contentsOf({{"signal", 5000}, {"limits", 4}}), rate(10));
        QCOMPARE(recording->groups.size(), std::size_t{1});
        QCOMPARE(recording->leftOut.at(0).name, std::string("limits"));
        QCOMPARE(arrange(contentsOf({{"signal", 5000}, {"limits", 4}}), rate(10, {"*"}))->groups.size(), std::size_t{2});
        QCOMPARE(arrange(contentsOf({{"limits", 4}}), rate(10))->groups.size(), std::size_t{1});
    }

    void labelColumnsAreNoChannels() {
        auto options = rate(10);
        options.labelColumns = {"fault"};
        const auto recording = arrange(contentsOf({{"a", 100}, {"fault", 100}}), options);
        QCOMPARE(names(recording->groups[0]), std::vector<std::string>{"a"});
        QCOMPARE(recording->groups[0].labels.at(0).name, std::string("fault"));
    }

    void nothingChosenSaysWhatThereIs() {
        const auto recording = arrange(contentsOf({{"a", 100}}), rate(10, {"*_DE_time"}));
        QVERIFY(!recording.ok());
        QCOMPARE(recording.error().code, ErrorCode::Usage);
        QVERIFY(recording.error().message.find("there are a") != std::string::npos);
        QCOMPARE(arrange(contentsOf({{"a", 100}}), rate(10, {"a", "b*"}))->unfitted, std::vector<std::string>{"b*"});
        auto labels = rate(10);
        labels.labelColumns = {"fault"};
        QCOMPARE(arrange(contentsOf({{"a", 100}}), labels).error().code, ErrorCode::Data);
        QVERIFY(!arrange(MatContents{}, rate(10)).ok());
    }

    void scalarsBecomeMetadata() {
        MatContents contents = contentsOf({{"X105_DE_time", 100}});
        contents.facts = {{"X105RPM", "1797"}, {"rig.who", "lab"}, {"e", "1e-3"}, {"version", "1.2.3"}, {"X1a", "1"}, {"X2a", "2"}};
        const auto recording = arrange(contents, rate(12000));
        QCOMPARE(recording->metadata["RPM"].get<double>(), 1797.0);
        QCOMPARE(recording->metadata["rig.who"].get<std::string>(), std::string("lab"));
        QCOMPARE(recording->metadata["e"].get<double>(), 1e-3);
        QCOMPARE(recording->metadata["version"].get<std::string>(), std::string("1.2.3"));
        QVERIFY(recording->metadata.contains("X1a") && recording->metadata.contains("X2a"));
    }

    void aRecipeFillsWhatIsOpen() {
        ingest::ImportOptions options;
        options.recipe = ingest::Recipe{};
        options.recipe->importer = "mat";
        options.recipe->rateHz = 12000;
        options.recipe->channels = {"a"};
        const auto recording = arrange(contentsOf({{"a", 100}, {"b", 100}}), options);
        QVERIFY(recording.ok());
        QCOMPARE(recording->rateHz, 12000.0);
        QCOMPARE(names(recording->groups[0]), std::vector<std::string>{"a"});
        options.recipe->importer = "csv";
        QCOMPARE(arrange(contentsOf({{"a", 100}}), options).error().code, ErrorCode::Usage);
    }

    void rowsAreStampedWithoutDrift() {
        // Exact by integers where the rate divides 1e9; 12 kHz: row 12 000 k is k seconds, row 1 is 83 333.3 ns.
        QCOMPARE(*timeOfRow(1, 12000, 0), TimeNs{83333});
        QCOMPARE(*timeOfRow(12'000'000'000ull, 12000, 5), 1'000'000 * kNsPerSecond + 5);
        QCOMPARE(*timeOfRow(3, 1e9, 7), TimeNs{10});
        QCOMPARE(*timeOfRow(9'007'199'254'740'993ull / 1000, 1e6, 0), 9'007'199'254'740ll * 1000);
        QVERIFY(!timeOfRow(1'000'000'000'000ull, 1.0, 0));
    }

    void timeUnitsAreGuessedBySize() {
        QCOMPARE(guessTimeUnit({0, 0.1}), MatTimeUnit::ElapsedSeconds);
        QCOMPARE(guessTimeUnit({1.7e9}), MatTimeUnit::EpochSeconds);
        QCOMPARE(guessTimeUnit({1.7e12}), MatTimeUnit::EpochMilliseconds);
        QCOMPARE(guessTimeUnit({1.7e15}), MatTimeUnit::EpochMicroseconds);
        QCOMPARE(guessTimeUnit({1.7e18}), MatTimeUnit::EpochNanoseconds);
        QCOMPARE(guessTimeUnit({738000.5, 738000.6}), MatTimeUnit::Datenum);
        QCOMPARE(guessTimeUnit({700000, 710000}), MatTimeUnit::ElapsedSeconds);
        QCOMPARE(guessTimeUnit({std::numeric_limits<double>::quiet_NaN()}), MatTimeUnit::ElapsedSeconds);
        // MATLAB: datenum(2020,1,1) = 737791.
        QCOMPARE(*timeOf(737791.5, MatTimeUnit::Datenum, 0), *parseTime("2020-01-01T12:00:00Z"));
        QCOMPARE(*timeOf(1.5, MatTimeUnit::ElapsedSeconds, 100), kNsPerSecond * 3 / 2 + 100);
        QVERIFY(!timeOf(std::numeric_limits<double>::quiet_NaN(), MatTimeUnit::EpochSeconds, 0));
        QVERIFY(!timeOf(1e300, MatTimeUnit::EpochSeconds, 0));
    }
};

QTEST_GUILESS_MAIN(TestMatRecording)
#include "tst_mat_recording.moc"
