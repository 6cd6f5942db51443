// SPDX-License-Identifier: GPL-3.0-or-later
// Blind mode, disagreements, and what settles them.
#include <QtTest>

#include "core/label/adjudication.h"
#include "core/label/blind.h"
#include "core/label/label_diff.h"
#include "core/label/label_index.h"

using namespace tocsin;
using namespace tocsin::label;

namespace {

Label make(std::int64_t id, const std::string& rater, TimeNs from, TimeNs to, const std::string& className = "wear") {
    Label label;
    label.id = LabelId{id};
    label.asset = "pump 1";
    label.rater = rater;
    label.range = {from, to};
    label.className = className;
    return label;
}

} // namespace

class TestAdjudication : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void blindHidesOthersAndProposalsUntilSubmitted() {
        Label proposal = make(3, "change points", 10, 10);
        proposal.status = LabelStatus::Proposed;
        const std::vector<Label> labels{make(1, "Anna", 0, 20), make(2, "Marko", 5, 30), proposal, make(4, "Marko", 100, 120)};
        const auto idsFor = [&](Blind blind, const std::vector<Stretch>& submitted) {
            std::string ids;
            for (const Label& label : visibleLabels(labels, "Anna", blind, submitted)) ids += std::to_string(label.id.value);
            return ids;
        };
        QCOMPARE(idsFor(Blind::Off, {}), std::string("1234"));
        QCOMPARE(idsFor(Blind::On, {}), std::string("1"));
        QCOMPARE(idsFor(Blind::On, {{"pump 1", {0, 25}}}), std::string("13")); // 2 reaches out of what was submitted
        QCOMPARE(idsFor(Blind::On, {{"pump 1", {0, 25}}, {"pump 1", {26, 50}}}), std::string("123"));
        QCOMPARE(idsFor(Blind::On, {{"pump 2", {0, 200}}}), std::string("1"));
    }

    void aDisagreementHasEverybodysWord() {
        const std::vector<Label> labels{make(1, "Anna", 100, 200),           make(2, "Marko", 103, 198), // the same within 5
                                        make(3, "Anna", 300, 400),           make(4, "Marko", 340, 400), // another edge
                                        make(5, "Anna", 500, 600),                                       // only Anna
                                        make(6, "Anna", 700, 800, "leak"),   make(7, "Marko", 700, 800), // another class
                                        make(8, "Marko", 900, 950, "normal")};                           // says what silence says
        const auto found = disagreements(labels, {}, 5);
        QCOMPARE(found.size(), std::size_t{3});
        QCOMPARE(found[0].where, (Stretch{"pump 1", {300, 400}}));
        QCOMPARE(found[0].words.size(), std::size_t{2});
        QCOMPARE(found[0].words[1].rater, std::string("Marko"));
        QCOMPARE(found[0].words[1].labels.at(0).id, LabelId{4});
        QVERIFY(found[1].words[1].labels.empty());
        QCOMPARE(found[2].where.range, (TimeRange{700, 800}));
    }

    void whoDidNotLookDoesNotDisagree() {
        const std::vector<Label> labels{make(1, "Anna", 100, 200), make(2, "Marko", 800, 900)};
        QCOMPARE(disagreements(labels, {}, 0).size(), std::size_t{2});
        const std::vector<Reviewed> reviewed{{"Anna", {"pump 1", {0, 1000}}}, {"Marko", {"pump 1", {700, 1000}}}};
        const auto found = disagreements(labels, reviewed, 0);
        QCOMPARE(found.size(), std::size_t{1});
        QCOMPARE(found[0].where.range, (TimeRange{800, 900}));
        QVERIFY(disagreements(std::vector{make(1, "Anna", 0, 1)}, {}, 0).empty());
    }

    void adoptingSettlesItAndTheOthersNoLongerCount() {
        std::vector<Label> labels{make(1, "Anna", 300, 400), make(2, "Marko", 340, 400), make(3, "Anna", 500, 600)};
        const auto found = disagreements(labels, {}, 5);
        QCOMPARE(found.size(), std::size_t{2});
        const auto word = adopted(found[0], "Marko");
        QVERIFY(word.ok());
        QCOMPARE(word->size(), std::size_t{1});
        QCOMPARE(word->at(0).rater, std::string(kAdjudicated));
        QCOMPARE(word->at(0).range, (TimeRange{340, 400}));
        QCOMPARE(word->at(0).note, std::string("as Marko labelled it"));
        QVERIFY(!word->at(0).id);
        const auto nothing = adopted(found[1], "Marko");
        QCOMPARE(nothing->at(0).className, std::string(kNormalClass));
        QCOMPARE(nothing->at(0).range, (TimeRange{500, 600}));
        QCOMPARE(adopted(found[0], "Nobody").error().code, ErrorCode::Usage);

        labels.push_back(word->at(0));
        labels.push_back(nothing->at(0));
        QVERIFY(disagreements(labels, {}, 5).empty());
        const LabelIndex index(labels);
        QCOMPARE(index.faultRanges("pump 1"), (std::vector<TimeRange>{{340, 400}}));
        QCOMPARE(index.judge("pump 1", {}, {500, 600}), Judgement::Normal);
    }

    void aDiffTellsEachLabelInWords() {
        Label moved = make(2, "Anna", 10 * kNsPerSecond, 20 * kNsPerSecond), named = moved;
        named.id = LabelId{3};
        const std::vector<Label> before{make(1, "Anna", 0, 5), moved, named};
        moved.range.to += 3 * kNsPerSecond;
        named.className = "leak";
        const std::vector<Label> after{moved, named, make(4, "Marko", 7, 7)};
        const LabelDiff diff = diffLabels(before, after);
        QCOMPARE(diff.added.size(), std::size_t{1});
        QCOMPARE(diff.removed.size(), std::size_t{1});
        QCOMPARE(diff.changed.size(), std::size_t{2});
        const auto said = diffWords(diff);
        QCOMPARE(said.at(0), std::string("added 'wear' on pump 1, 1970-01-01T00:00:00.000000007Z, by Marko"));
        QVERIFY2(said.at(2).ends_with(": ends 3 s later"), said.at(2).c_str());
        QVERIFY2(said.at(3).ends_with(": class 'wear' is now 'leak'"), said.at(3).c_str());
        QVERIFY(diffLabels(before, before).empty());
    }
};

QTEST_GUILESS_MAIN(TestAdjudication)
#include "tst_adjudication.moc"
