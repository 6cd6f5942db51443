// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <map>
#include <random>

#include "core/alarm/bounds.h"
#include "core/label/agreement.h"
#include "core/label/label_index.h"

using namespace tocsin;
using namespace tocsin::label;

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;

Label make(const std::string& rater, TimeNs from, TimeNs to, const std::string& className = "wear", const std::string& asset = "pump 1") {
    Label label;
    label.asset = asset;
    label.rater = rater;
    label.range = {from, to};
    label.className = className;
    return label;
}

CountTable tableOf(const std::vector<std::vector<double>>& rows) {
    CountTable table(rows.size());
    for (std::size_t i = 0; i < rows.size(); ++i)
        for (std::size_t j = 0; j < rows.size(); ++j) table.add(i, j, rows[i][j]);
    return table;
}

/// observers[o]: one digit or letter a unit, '.' where that observer gave none.
double alphaOf(const std::vector<std::string>& observers) {
    std::map<char, int> classes;
    for (const std::string& row : observers)
        for (const char c : row)
            if (c != '.') classes.emplace(c, static_cast<int>(classes.size()));
    CountTable coincidences(classes.size());
    for (std::size_t unit = 0; unit < observers.front().size(); ++unit) {
        std::vector<int> ratings;
        for (const std::string& row : observers) ratings.push_back(row[unit] == '.' ? kMissingRating : classes.at(row[unit]));
        addUnit(coincidences, ratings);
    }
    return krippendorffAlpha(coincidences);
}

bool near(double value, double expected, double tolerance) {
    return std::abs(value - expected) <= tolerance;
}

const std::vector<Stretch> kDay{{"pump 1", {0, kNsPerDay}}};

/// Anna marks six events of two hours, one every four hours from hour 2 on; Marko sees the first `seen`, each `late` later.
std::vector<Label> sixEvents(int seen, TimeNs late) {
    std::vector<Label> labels;
    for (int i = 0; i < 6; ++i) {
        const TimeNs from = (60 + i * 220) * kMinute;
        labels.push_back(make("Anna", from, from + 120 * kMinute));
        if (i < seen) labels.push_back(make("Marko", from + late, from + 120 * kMinute + late));
    }
    return labels;
}

} // namespace

class TestAgreement : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// Krippendorff 2011, "Computing Krippendorff's Alpha-Reliability": sections A (binary, 2 observers, 10 units), B (nominal, 2
    /// observers, 12 units) and C (nominal, 4 observers, 12 units, values missing); given to three decimals there.
    void alphaIsThatOfThePublishedExamples() {
        QVERIFY(near(alphaOf({"0100000010", "1110010000"}), 0.095, 5e-4));
        QVERIFY(near(alphaOf({"aabbdcccedda", "babbbccceddd"}), 0.692, 5e-4));
        QVERIFY(near(alphaOf({"123321412...", "1233224125.3", ".3332342251.", "12332441251."}), 0.743, 5e-4));
    }

    /// Sim and Wright 2005 (Phys Ther 85:257), table 1: kappa .67; Fleiss, Levin and Paik 2003, table 18.1: kappa .68.
    void kappaIsThatOfThePublishedExamples() {
        QVERIFY(near(cohensKappa(tableOf({{22, 2}, {4, 11}})), 0.67, 5e-3));
        QVERIFY(near(cohensKappa(tableOf({{75, 1, 4}, {5, 4, 1}, {0, 0, 10}})), 0.68, 5e-3));
    }

    void chanceAloneIsZeroAndOneClassIsUndefined() {
        QVERIFY(near(cohensKappa(tableOf({{25, 25}, {25, 25}})), 0, 1e-12));
        QVERIFY(std::isnan(cohensKappa(tableOf({{40, 0}, {0, 0}}))));
        QVERIFY(std::isnan(cohensKappa(CountTable(2))));
        QVERIFY(std::isnan(alphaOf({"1111", "1111"})));
        QCOMPARE(alphaOf({"1212", "1212"}), 1.0);
        CountTable lonely(2);
        addUnit(lonely, std::vector{1, kMissingRating, kMissingRating}); // one rating pairs with nobody
        QCOMPARE(lonely.total(), 0.0);
    }

    void eventsAreCountedOnceAndEdgesMeasured() {
        const auto agreement = agreementOf(sixEvents(4, 6 * kMinute), kDay, {});
        QVERIFY2(agreement.ok(), agreement.ok() ? "" : agreement.error().message.c_str());
        QCOMPARE(agreement->raters, (std::vector<std::string>{"Anna", "Marko"}));
        const PairAgreement& pair = agreement->pairs.at(0);
        QCOMPARE(pair.events.both, std::int64_t{4});
        QCOMPARE(pair.events.onlyA, std::int64_t{2});
        QCOMPARE(pair.events.onlyB, std::int64_t{0});
        QCOMPARE(pair.events.f1.value, 0.8); // 2 x 4 / (6 + 4)
        QCOMPARE(pair.events.onsetSec.value, 360.0);
        QCOMPARE(pair.events.edgeSec.value, 360.0);
        QCOMPARE(pair.hours, 24.0);
        // Percentiles of 2 k / (6 + k) with k binomial (6, 2/3): P(k <= 1) = 1.8 %, P(k <= 2) = 10 %, P(k = 6) = 8.8 %.
        QCOMPARE(pair.events.f1.low, 0.5);
        QCOMPARE(pair.events.f1.high, 1.0);
        QVERIFY(pair.kappa.low < pair.kappa.value && pair.kappa.value < pair.kappa.high);
        const std::string sentence = agreementSentence(pair, "Marko");
        QVERIFY2(sentence.starts_with("You and Anna both saw 4 of the 6 events either of you marked (event F1 0.80; with so few events the "
                                      "interval is 0.50 to 1.00); edges differ by 6.0 min in the median; kappa 0."),
                 sentence.c_str());
    }

    void kappaOnTheGridIsThatOfTheCellsCountedByHand() {
        // 1440 cells; Anna 6 x 120 in fault, Marko 4 x 120 of which 4 x 114 shared. The middle of cell i is (i + 1/2) min, edges lie on
        // whole minutes, so every event holds exactly 120 middles.
        const auto agreement = agreementOf(sixEvents(4, 6 * kMinute), kDay, {});
        QVERIFY(agreement.ok());
        const double expected = cohensKappa(tableOf({{1440 - 720 - 24, 24}, {720 - 456, 456}}));
        QVERIFY(near(agreement->pairs.at(0).kappa.value, expected, 1e-12));
        // Two raters, no missing value: alpha from the same table by Krippendorff's formula.
        CountTable coincidences(2);
        addUnit(coincidences, std::vector{0, 0}, 1440 - 720 - 24);
        addUnit(coincidences, std::vector{0, 1}, 24 + 720 - 456);
        addUnit(coincidences, std::vector{1, 1}, 456);
        QVERIFY(near(agreement->classes.at(0).alpha.value, krippendorffAlpha(coincidences), 1e-12));
        QCOMPARE(agreement->classes.at(0).cells, std::int64_t{1440});
    }

    void theGridAgreesWithASlowOne() {
        std::mt19937 random(3);
        const std::vector<std::string> names{"a", "b", "c"}, classes{"leak", "wear", "unknown", "normal"};
        for (int round = 0; round < 20; ++round) {
            std::vector<Label> labels;
            const TimeNs grid = 1 + static_cast<TimeNs>(random() % 9), end = 400;
            for (const std::string& name : names) {
                for (int i = 0; i < 8; ++i) {
                    const TimeNs from = static_cast<TimeNs>(random() % 440) - 20;
                    labels.push_back(make(name, from, from + static_cast<TimeNs>(random() % 40), classes[random() % classes.size()]));
                }
            }
            AgreementSettings settings;
            settings.grid = grid;
            settings.resamples = 5;
            const auto agreement = agreementOf(labels, std::vector<Stretch>{{"pump 1", {0, end}}}, {}, {}, {}, settings);
            QVERIFY(agreement.ok());
            std::vector<std::string> faults;
            for (const Label& label : labels)
                if (label.isFault()) faults.push_back(label.className);
            std::sort(faults.begin(), faults.end());
            faults.erase(std::unique(faults.begin(), faults.end()), faults.end());
            CountTable coincidences(faults.size() + 1), pair(faults.size() + 1);
            for (TimeNs cell = 0; cell < end / grid; ++cell) {
                std::vector<int> ratings;
                for (const std::string& name : names) {
                    int rating = 0;
                    bool unknown = false;
                    for (const Label& label : labels) {
                        if (label.rater != name) continue;
                        const TimeNs middle = cell * grid + grid / 2;
                        bool inside = label.range.contains(middle);
                        // Too short for a middle: the cell of its own middle, if no other cell's middle lies in it.
                        const TimeNs own = label.range.from + (label.range.to - label.range.from) / 2;
                        bool holdsAny = false;
                        for (TimeNs c = 0; c < end / grid; ++c) holdsAny |= label.range.contains(c * grid + grid / 2);
                        if (!holdsAny && label.range.to - label.range.from < grid && own >= 0 && own <= end) inside = own / grid == cell;
                        if (!inside) continue;
                        if (label.className == "unknown") unknown = true;
                        for (std::size_t k = 0; k < faults.size(); ++k)
                            if (faults[k] == label.className)
                                rating = rating == 0 ? static_cast<int>(k) + 1 : std::min(rating, static_cast<int>(k) + 1);
                    }
                    ratings.push_back(rating > 0 ? rating : unknown ? kMissingRating : 0);
                }
                addUnit(coincidences, ratings);
                if (ratings[0] != kMissingRating && ratings[1] != kMissingRating)
                    pair.add(static_cast<std::size_t>(ratings[0]), static_cast<std::size_t>(ratings[1]), 1);
            }
            QVERIFY(near(agreement->classes.at(0).alpha.value, krippendorffAlpha(coincidences), 1e-12));
            QVERIFY(near(agreement->pairs.at(0).kappa.value, cohensKappa(pair), 1e-12));
        }
    }

    void onlyTimeThatBothLookedAtIsCompared() {
        const std::vector<Label> labels = sixEvents(4, 6 * kMinute);
        // Marko has looked at the morning only: Anna's last two events are no miss of his.
        const TimeNs noon = (60 + 4 * 220 - 10) * kMinute;
        const std::vector<Reviewed> reviewed{{"Marko", {"pump 1", {0, noon}}}, {"Anna", {"pump 1", {0, kNsPerDay}}}};
        const auto agreement = agreementOf(labels, kDay, reviewed);
        QVERIFY(agreement.ok());
        QCOMPARE(agreement->pairs.at(0).events.both, std::int64_t{4});
        QCOMPARE(agreement->pairs.at(0).events.onlyA, std::int64_t{0});
        QVERIFY(near(agreement->pairs.at(0).hours, static_cast<double>(noon) / 3.6e12, 1e-9));
        // All events match: the bootstrap would say 1.00 to 1.00; the exact lower limit of 4 of 4 is 0.3976 (Clopper and Pearson).
        const double share = alarm::clopperPearson(4, 4, 0.95).low;
        QVERIFY(near(agreement->pairs.at(0).events.f1.low, 2 * share / (1 + share), 1e-12));
        QVERIFY(near(share, 0.3976, 5e-5));
        const std::vector<Reviewed> apart{{"Marko", {"pump 1", {0, noon}}}, {"Anna", {"pump 1", {noon + 1, kNsPerDay}}}};
        QCOMPARE(agreementOf(labels, kDay, apart).error().code, ErrorCode::Usage);
    }

    void aStricterOverlapMatchesLess() {
        // Shifted by 60 of 120 min: intersection 60, union 180.
        AgreementSettings settings;
        settings.overlap = 0.3;
        QCOMPARE(agreementOf(sixEvents(6, 60 * kMinute), kDay, {}, {}, {}, settings)->pairs.at(0).events.both, std::int64_t{6});
        settings.overlap = 0.34;
        const auto strict = agreementOf(sixEvents(6, 60 * kMinute), kDay, {}, {}, {}, settings);
        QCOMPARE(strict->pairs.at(0).events.both, std::int64_t{0});
        QVERIFY(std::isnan(strict->pairs.at(0).events.edgeSec.value));
        QCOMPARE(strict->pairs.at(0).events.f1.value, 0.0);
    }

    void classesAreAskedOneByOneAndPointsMatchWithinAGridStep() {
        const std::vector<Label> labels{make("Anna", 100 * kMinute, 200 * kMinute, "leak"),
                                        make("Marko", 100 * kMinute, 200 * kMinute, "wear"),
                                        make("Anna", 500 * kMinute, 500 * kMinute, "knock"),
                                        make("Marko", 500 * kMinute + 40 * kNsPerSecond, 500 * kMinute + 40 * kNsPerSecond, "knock")};
        const auto agreement = agreementOf(labels, kDay, {});
        QVERIFY(agreement.ok());
        QCOMPARE(agreement->pairs.size(), std::size_t{4});             // all, knock, leak, wear
        QCOMPARE(agreement->pairs.at(0).events.both, std::int64_t{2}); // something was there, whatever its name
        QCOMPARE(agreement->pairs.at(1).className, std::string("knock"));
        QCOMPARE(agreement->pairs.at(1).events.both, std::int64_t{1});
        QCOMPARE(agreement->pairs.at(2).events.onlyA, std::int64_t{1});
        QVERIFY(near(agreement->pairs.at(2).kappa.value, 0, 0.01)); // one saw no leak at all
        const auto one = agreementOf(labels, kDay, {}, {}, "leak");
        QCOMPARE(one->pairs.size(), std::size_t{1});
        QCOMPARE(agreementOf(labels, kDay, {}, {}, "rust").error().code, ErrorCode::Usage);
    }

    void proposedLabelsAreNobodysWord() {
        std::vector<Label> labels = sixEvents(6, 0);
        for (Label& label : labels)
            if (label.rater == "Marko") label.status = LabelStatus::Proposed;
        QCOMPARE(agreementOf(labels, kDay, {}).error().code, ErrorCode::Usage);
    }

    void badSettingsAndNamesAreRefused() {
        const std::vector<Label> labels = sixEvents(4, 0);
        AgreementSettings settings;
        settings.grid = 0;
        QCOMPARE(agreementOf(labels, kDay, {}, {}, {}, settings).error().code, ErrorCode::Usage);
        settings.grid = kMinute;
        settings.overlap = 1.5;
        QCOMPARE(agreementOf(labels, kDay, {}, {}, {}, settings).error().code, ErrorCode::Usage);
        QVERIFY(agreementOf(labels, kDay, {}, {"Anna", "Nobody"}).error().message.find("Nobody") != std::string::npos);
        QCOMPARE(agreementOf(labels, kDay, {}, {"Anna"}).error().code, ErrorCode::Usage);
        QCOMPARE(agreementOf({}, kDay, {}).error().code, ErrorCode::Usage);
        QCOMPARE(agreementOf(labels, {}, {}).error().code, ErrorCode::Usage);
    }

    void extremeTimesAreNoTrouble() {
        constexpr TimeNs low = std::numeric_limits<TimeNs>::min() + 1, high = std::numeric_limits<TimeNs>::max();
        const std::vector<Label> labels{make("a", low, low), make("b", high, high), make("a", low, high, "unknown")};
        AgreementSettings settings;
        settings.resamples = 10;
        const auto agreement = agreementOf(labels, std::vector<Stretch>{{"pump 1", {low, high}}}, {}, {}, {}, settings);
        QVERIFY(agreement.ok());
        QCOMPARE(agreement->pairs.at(0).events.both, std::int64_t{0});
    }

    void theSameSeedGivesTheSameInterval() {
        const auto first = agreementOf(sixEvents(4, kMinute), kDay, {}), second = agreementOf(sixEvents(4, kMinute), kDay, {});
        QCOMPARE(first->pairs.at(0).kappa.low, second->pairs.at(0).kappa.low);
        AgreementSettings other;
        other.seed = 2;
        QVERIFY(agreementOf(sixEvents(4, kMinute), kDay, {}, {}, {}, other)->pairs.at(0).kappa.low != first->pairs.at(0).kappa.low);
    }

    void commonRangesAreThoseOfASlowCount() {
        std::mt19937 random(5);
        for (int round = 0; round < 100; ++round) {
            std::vector<TimeRange> lists[2];
            for (auto& list : lists) {
                for (int i = 0; i < 6; ++i) {
                    const TimeNs from = random() % 100;
                    list.push_back({from, from + static_cast<TimeNs>(random() % 15)});
                }
                list = mergeRanges(list);
            }
            const auto common = commonRanges(lists[0], lists[1]);
            for (TimeNs t = 0; t < 120; ++t) QCOMPARE(touches(common, {t, t}), touches(lists[0], {t, t}) && touches(lists[1], {t, t}));
        }
    }
};

QTEST_GUILESS_MAIN(TestAgreement)
#include "tst_agreement.moc"
