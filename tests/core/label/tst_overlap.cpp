// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <random>

#include "core/label/overlap.h"

using namespace tocsin;
using namespace tocsin::label;

namespace {

Label make(std::int64_t id, TimeNs from, TimeNs to, const std::string& className = "wear") {
    Label label;
    label.id = LabelId{id};
    label.asset = "pump 1";
    label.rater = "Anna";
    label.range = {from, to};
    label.className = className;
    return label;
}

std::string rangesOf(const std::vector<Label>& labels) {
    std::string text;
    for (const Label& label : labels)
        text.append(std::to_string(label.id.value))
            .append(":")
            .append(std::to_string(label.range.from))
            .append("..")
            .append(std::to_string(label.range.to))
            .append(" ");
    return text;
}

} // namespace

class TestOverlap : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void allowAddsNothing() {
        const std::vector<Label> standing{make(1, 0, 100)};
        const auto edit = resolveOverlap(OverlapPolicy::Allow, standing, {{make(0, 50, 60)}, {}});
        QCOMPARE(edit->put.size(), std::size_t{1});
    }

    void replaceTrimsSplitsAndRemoves() {
        const std::vector<Label> standing{make(1, 0, 100), make(2, 110, 130), make(3, 140, 200)};
        QCOMPARE(rangesOf(resolveOverlap(OverlapPolicy::Replace, standing, {{make(0, 90, 150)}, {}})->put),
                 std::string("0:90..150 1:0..89 3:151..200 "));
        QCOMPARE(resolveOverlap(OverlapPolicy::Replace, standing, {{make(0, 90, 150)}, {}})->remove, (std::vector<LabelId>{LabelId{2}}));
        QCOMPARE(rangesOf(resolveOverlap(OverlapPolicy::Replace, standing, {{make(0, 40, 60)}, {}})->put),
                 std::string("0:40..60 1:0..39 0:61..100 "));
    }

    void whoeverAsksSeesWhatIsInTheWay() {
        const std::vector<Label> standing{make(1, 0, 100), make(2, 110, 130), make(3, 140, 200)};
        const auto inTheWay = labelsInTheWay(standing, {{make(0, 90, 120)}, {}});
        QCOMPARE(rangesOf(inTheWay), std::string("1:0..100 2:110..130 "));
        QVERIFY(labelsInTheWay(standing, {{make(0, 131, 139)}, {}}).empty());
        QVERIFY(labelsInTheWay(standing, {{make(1, 0, 100, "leak")}, {}}).empty()); // claims no new time
        QVERIFY(labelsInTheWay(standing, {{make(0, 90, 105)}, {LabelId{1}}}).empty());
        QCOMPARE(resolveOverlap(OverlapPolicy::Ask, standing, {{make(0, 90, 120)}, {}}).error().code, ErrorCode::Usage);
        QVERIFY(resolveOverlap(OverlapPolicy::Ask, standing, {{make(0, 131, 139)}, {}}).ok());
        Scheme scheme = defaultScheme();
        scheme.overlap = OverlapPolicy::Ask;
        QVERIFY(*schemeFromJson(toJson(scheme)) == scheme);
    }

    void aRestOfOneInstantIsLetGo() {
        const std::vector<Label> standing{make(1, 10, 20)};
        const auto edit = resolveOverlap(OverlapPolicy::Replace, standing, {{make(0, 11, 19)}, {}});
        QCOMPARE(edit->put.size(), std::size_t{1});
        QCOMPARE(edit->remove, (std::vector<LabelId>{LabelId{1}}));
    }

    void theLaterHalfOfASplitHasNoOnset() {
        Label older = make(1, 0, 100);
        older.onset = OnsetRange{0, 5};
        const auto edit = resolveOverlap(OverlapPolicy::Replace, std::vector{older}, {{make(0, 40, 60)}, {}});
        QVERIFY(edit->put.at(1).onset && !edit->put.at(2).onset);
        // Where the beginning is cut away, the label keeps its id but not the onset.
        const auto begin = resolveOverlap(OverlapPolicy::Replace, std::vector{older}, {{make(0, 0, 60)}, {}});
        QCOMPARE(rangesOf(begin->put), std::string("0:0..60 1:61..100 "));
        QVERIFY(!begin->put.at(1).onset);
    }

    void severalNewLabelsCutOneOlderTogether() {
        const std::vector<Label> standing{make(1, 0, 100)};
        QCOMPARE(rangesOf(resolveOverlap(OverlapPolicy::Replace, standing, {{make(0, 10, 20), make(0, 50, 60)}, {}})->put),
                 std::string("0:10..20 0:50..60 1:0..9 0:21..49 0:61..100 "));
    }

    void refuseNamesTheLabelInTheWay() {
        const auto edit = resolveOverlap(OverlapPolicy::Refuse, std::vector{make(1, 0, 100, "leak")}, {{make(0, 50, 60)}, {}});
        QCOMPARE(edit.error().code, ErrorCode::Usage);
        QVERIFY(edit.error().message.find("'leak' on pump 1") != std::string::npos);
    }

    void neighboursPointsAndOthersDoNotOverlap() {
        const std::vector<Label> standing{make(1, 0, 100)};
        const auto free = [&](Label fresh) { return resolveOverlap(OverlapPolicy::Refuse, standing, {{std::move(fresh)}, {}}).ok(); };
        QVERIFY(free(make(0, 100, 200))); // they touch in one instant
        QVERIFY(free(make(0, 50, 50)));   // a point in an interval
        QVERIFY(!free(make(0, 99, 200)));
        Label other = make(0, 50, 60);
        other.rater = "Marko";
        QVERIFY(free(other));
        other = make(0, 50, 60);
        other.channel = std::string("x"); // GCC 12 warns about assigning one character
        QVERIFY(free(other));
        other = make(0, 50, 60);
        other.status = LabelStatus::Proposed; // a proposal claims nothing yet
        QVERIFY(free(other));
        QVERIFY(claimSameTime(make(1, 5, 5), make(2, 5, 5)));
        QVERIFY(!claimSameTime(make(1, 5, 5), make(2, 6, 6)));
    }

    void acceptingAProposalOrMovingAnEdgeIsJudgedToo() {
        Label proposal = make(2, 50, 150);
        proposal.status = LabelStatus::Proposed;
        const std::vector<Label> standing{make(1, 0, 100), proposal};
        Label accepted = proposal;
        accepted.status = LabelStatus::Confirmed;
        QCOMPARE(rangesOf(resolveOverlap(OverlapPolicy::Replace, standing, {{accepted}, {}})->put), std::string("2:50..150 1:0..49 "));
        QVERIFY(!resolveOverlap(OverlapPolicy::Refuse, standing, {{accepted}, {}}).ok());
        // Labels that overlapped before the scheme was made strict may get a note.
        const std::vector<Label> old{make(1, 0, 100), make(2, 50, 150)};
        Label noted = old[1];
        noted.note = "seen";
        QVERIFY(resolveOverlap(OverlapPolicy::Refuse, old, {{noted}, {}}).ok());
        noted.range.to = 160;
        QVERIFY(!resolveOverlap(OverlapPolicy::Refuse, old, {{noted}, {}}).ok());
        QVERIFY(resolveOverlap(OverlapPolicy::Refuse, old, {{noted}, {LabelId{1}}}).ok()); // what the edit removes is not in the way
    }

    void aLockedLabelIsNeitherCutNorChanged() {
        Label locked = make(1, 0, 100);
        locked.locked = true;
        const std::vector<Label> standing{locked, make(2, 200, 300)};
        QCOMPARE(resolveOverlap(OverlapPolicy::Replace, standing, {{make(0, 50, 60)}, {}}).error().code, ErrorCode::Usage);
        Label changed = locked;
        changed.note = std::string("x");
        QVERIFY(!checkLocks(standing, {{changed}, {}}).ok());
        changed.locked = false; // unlocked and changed in one go is still a change
        QVERIFY(!checkLocks(standing, {{changed}, {}}).ok());
        changed = locked;
        changed.locked = false;
        QVERIFY(checkLocks(standing, {{changed}, {}}).ok());
        QVERIFY(!checkLocks(standing, {{}, {LabelId{1}}}).ok());
        QVERIFY(checkLocks(standing, {{make(2, 210, 300)}, {}}).ok());
    }

    /// Whatever is labelled under Replace, no instant is claimed twice and none is lost.
    void replaceKeepsEveryInstantOnce() {
        std::mt19937 random(11);
        std::vector<Label> standing;
        std::vector<bool> claimed(300);
        std::int64_t nextId = 1;
        for (int step = 0; step < 300; ++step) {
            // Edges on multiples of ten: no rest is as short as one instant.
            const TimeNs from = 10 * static_cast<TimeNs>(random() % 25), to = from + 10 * static_cast<TimeNs>(1 + random() % 4);
            const auto edit = resolveOverlap(OverlapPolicy::Replace, standing, {{make(0, from, to)}, {}});
            QVERIFY(edit.ok());
            std::erase_if(standing, [&](const Label& label) {
                return std::find(edit->remove.begin(), edit->remove.end(), label.id) != edit->remove.end() ||
                       std::any_of(edit->put.begin(), edit->put.end(), [&](const Label& put) { return put.id == label.id; });
            });
            for (Label put : edit->put) {
                if (!put.id) put.id = LabelId{nextId++};
                standing.push_back(put);
            }
            for (TimeNs t = from; t <= to; ++t) claimed[static_cast<std::size_t>(t)] = true;
            for (std::size_t a = 0; a < standing.size(); ++a)
                for (std::size_t b = a + 1; b < standing.size(); ++b) QVERIFY(!claimSameTime(standing[a], standing[b]));
            for (std::size_t t = 0; t < claimed.size(); ++t)
                QCOMPARE(std::any_of(standing.begin(), standing.end(),
                                     [&](const Label& label) { return label.range.contains(static_cast<TimeNs>(t)); }),
                         static_cast<bool>(claimed[t]));
        }
    }
};

QTEST_GUILESS_MAIN(TestOverlap)
#include "tst_overlap.moc"
