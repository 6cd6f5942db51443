// SPDX-License-Identifier: GPL-3.0-or-later
// Undo to any entry, gestures made again, snapshots, and what several raters add to a project.
#include "store_fixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

#include "core/label/label_diff.h"
#include "core/store/detail/schema.h"

using namespace tocsin;
using namespace tocsin::store;
using namespace tocsin::store::fixture;
using label::Label;

class LabelHistoryTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aGestureTellsWhatBecameOfEachLabel() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const LabelRepository labels = project->labels();
        const auto first = labels.commit(std::vector{makeLabel("pump", 1, 2), makeLabel("pump", 3, 4)}, {}, "add");
        TOCSIN_OK(first);
        QCOMPARE(first->put.size(), std::size_t{2});
        QVERIFY(!first->changes.at(0).before && first->changes.at(0).after->id == first->put.at(0));
        Label moved = *first->changes.at(1).after;
        moved.range.to = 9;
        const auto second = labels.commit(std::vector{moved, makeLabel("pump", 5, 6)}, std::vector{first->put.at(0)}, "mixed");
        TOCSIN_OK(second);
        QCOMPARE(second->put.at(0), moved.id); // in the order given
        QCOMPARE(second->changes.size(), std::size_t{3});
        const auto undone = labels.undoStep();
        TOCSIN_OK(undone);
        QCOMPARE((*undone)->what, std::string("mixed"));
        QCOMPARE((*undone)->changes.size(), std::size_t{3});
        QCOMPARE(labels.all()->size(), std::size_t{2});
        const auto nothing = labels.commit({}, {}, "nothing");
        TOCSIN_OK(nothing);
        QCOMPARE(nothing->id, std::int64_t{0});
        QVERIFY((*labels.nextRedo()).has_value()); // and it did not end the way forward
    }

    void theHistoryGoesBackAndForwardToAnyEntry() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const LabelRepository labels = project->labels();
        std::vector<std::vector<Label>> states{*labels.all()};
        std::vector<std::int64_t> gestures{0};
        for (int i = 0; i < 6; ++i) {
            gestures.push_back(labels.commit(std::vector{makeLabel("pump", i, i + 1)}, {}, "add " + std::to_string(i))->id);
            states.push_back(*labels.all());
        }
        for (const std::size_t to : {3u, 5u, 0u, 6u, 6u, 1u, 2u}) {
            const auto gone = labels.undoTo(gestures[to]);
            TOCSIN_OK(gone);
            QVERIFY(*labels.all() == states[to]);
            TOCSIN_OK(labels.verify());
        }
        QCOMPARE(**labels.undo(), std::string("add 1")); // undo and redo lead on from there
        QCOMPARE(**labels.redo(), std::string("add 1"));
        QCOMPARE(labels.undoTo(999).error().code, ErrorCode::NotFound);
        const auto fresh = labels.commit(std::vector{makeLabel("pump", 50, 60)}, {}, "new way");
        TOCSIN_OK(fresh);
        QCOMPARE(labels.undoTo(gestures[6]).error().code, ErrorCode::Usage); // passed over
        const auto list = labels.gestures();
        TOCSIN_OK(list);
        QCOMPARE(std::count_if(list->begin(), list->end(), [](const GestureRecord& g) { return g.kind == "edit" && !g.undone; }),
                 std::ptrdiff_t{3});
        QCOMPARE(std::count_if(list->begin(), list->end(), [](const GestureRecord& g) { return g.lost; }), std::ptrdiff_t{4});
    }

    void aDragIsOneEntryHoweverManyMoves() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const LabelRepository labels = project->labels();
        TOCSIN_OK(labels.add(std::vector{makeLabel("pump", 100, 200)}, "add"));
        const auto before = *labels.all();
        Label moved = before.at(0);
        moved.range.from = 110;
        std::int64_t last = labels.commit(std::vector{moved}, {}, "move 10")->id;
        for (const TimeNs from : {120, 130, 125}) {
            moved.range.from = from;
            const auto again = labels.replaceLast(last, std::vector{moved}, {}, "move " + std::to_string(from - 100));
            TOCSIN_OK(again);
            QCOMPARE(again->changes.size(), std::size_t{2}); // back, and anew
            QCOMPARE(again->changes.at(1).before->range.from, TimeNs{100});
            last = again->id;
        }
        QCOMPARE(labels.all()->at(0).range.from, TimeNs{125});
        QCOMPARE(labels.gestures()->size(), std::size_t{2}); // "add" and "move 25"
        QCOMPARE(labels.gestures(100, Replaced::Shown)->size(), std::size_t{8});
        QCOMPARE(labels.undoTo(labels.gestures(100, Replaced::Shown)->at(6).id).error().code, ErrorCode::Usage);
        TOCSIN_OK(labels.verify());
        QCOMPARE(**labels.undo(), std::string("move 25"));
        QVERIFY(*labels.all() == before);
        QVERIFY(!labels.replaceLast(last, std::vector{moved}, {}, "x").ok()); // it does not stand
        QCOMPARE(**labels.redo(), std::string("move 25"));
        TOCSIN_OK(labels.commit(std::vector{makeLabel("pump", 1, 2)}, {}, "add"));
        QCOMPARE(labels.replaceLast(last, std::vector{moved}, {}, "x").error().code, ErrorCode::Usage); // something came between
        TOCSIN_OK(project->verify());
    }

    void snapshotsComeBackAsOneGestureIdsIncluded() {
        const auto folder = freshFolder();
        std::vector<Label> kept, later;
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            const LabelRepository labels = project->labels();
            const auto ids = labels.add(std::vector{makeLabel("pump", 1, 2), makeLabel("pump", 3, 4), makeLabel("fan", 5, 6)}, "add");
            TOCSIN_OK(ids);
            kept = *labels.all();
            TOCSIN_OK(project->snapshots().make("before the audit"));
            QCOMPARE(project->snapshots().make("before the audit").error().code, ErrorCode::Usage);
            QCOMPARE(project->snapshots().make("").error().code, ErrorCode::Usage);
            Label changed = kept.at(1);
            changed.className = "leak";
            TOCSIN_OK(labels.apply(std::vector{changed, makeLabel("pump", 9, 10)}, std::vector{ids->at(0)}, "edit"));
            later = *labels.all();
        }
        auto project = Project::open(folder, Access::ReadWrite);
        TOCSIN_OK(project);
        const SnapshotRepository snapshots = project->snapshots();
        const auto snapshot = snapshots.find("before the audit");
        TOCSIN_OK(snapshot);
        QVERIFY(*snapshots.labels(*snapshot) == kept);
        QCOMPARE(label::diffWords(label::diffLabels(kept, later)).size(), std::size_t{3});
        const auto restored = snapshots.restore(*snapshot);
        TOCSIN_OK(restored);
        QCOMPARE(restored->changes.size(), std::size_t{3});
        QVERIFY(*project->labels().all() == kept);
        QCOMPARE(snapshots.restore(*snapshot)->id, std::int64_t{0});
        QCOMPARE(**project->labels().undo(), std::string("restore snapshot 'before the audit'"));
        QVERIFY(*project->labels().all() == later);
        const auto missing = snapshots.find("nope");
        QCOMPARE(missing.error().code, ErrorCode::NotFound);
        QVERIFY(missing.error().message.find("'before the audit'") != std::string::npos);
        TOCSIN_OK(project->verify());
    }

    void aLockSurvivesAndOlderStatesReadAsUnlocked() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        Label locked = makeLabel("pump", 1, 2);
        locked.locked = true;
        TOCSIN_OK(project->labels().add(std::vector{locked, makeLabel("pump", 3, 4)}, "add"));
        const auto all = project->labels().all();
        QVERIFY(all->at(0).locked && !all->at(1).locked);
        QVERIFY(!project->labels().history()->at(1).after.contains("locked"));
        TOCSIN_OK(project->labels().verify());
    }

    void ratersReviewsAndSubmissionsAreKept() {
        const auto folder = freshFolder();
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            const RaterRepository raters = project->raters();
            TOCSIN_OK(raters.add("Marko"));
            TOCSIN_OK(raters.add("Anna"));
            TOCSIN_OK(raters.add("Marko"));
            QCOMPARE(raters.add("").error().code, ErrorCode::Usage);
            TOCSIN_OK(raters.markReviewed({"Anna", {"pump", {0, 10}}}));
            TOCSIN_OK(raters.markReviewed({"Anna", {"pump", {11, 20}}}));
            TOCSIN_OK(raters.markReviewed({"Anna", {"fan", {50, 60}}}));
            TOCSIN_OK(raters.markReviewed({"Marko", {"pump", {5, 15}}}));
            QCOMPARE(raters.markReviewed({"Anna", {"pump", {10, 0}}}).error().code, ErrorCode::Usage);
            TOCSIN_OK(raters.submit("Anna", {"pump", {0, 20}}));
        }
        auto project = Project::open(folder, Access::ReadOnly);
        TOCSIN_OK(project);
        const RaterRepository raters = project->raters();
        QCOMPARE(raters.all()->size(), std::size_t{2});
        QCOMPARE(raters.all()->at(0).name, std::string("Anna"));
        const auto reviewed = raters.reviewed("Anna");
        TOCSIN_OK(reviewed);
        QCOMPARE(reviewed->size(), std::size_t{2});
        QVERIFY(reviewed->at(0) == (label::Reviewed{"Anna", {"fan", {50, 60}}}));
        QVERIFY(reviewed->at(1) == (label::Reviewed{"Anna", {"pump", {0, 20}}}));
        QCOMPARE(raters.reviewed()->size(), std::size_t{3});
        QVERIFY(*raters.submitted("Anna") == (std::vector<label::Stretch>{{"pump", {0, 20}}}));
        QVERIFY(raters.submitted("Marko")->empty());
        QCOMPARE(raters.add("Eve").error().code, ErrorCode::Usage); // read-only
        TOCSIN_OK(project->verify());
    }

    void theNewestAnswerCounts() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const RunId run = *project->runs().create("robust-ewma", Json::object());
        const AnswerRepository answers = project->answers();
        const std::string question = "would you have looked there?";
        TOCSIN_OK(answers.add({0, run, "pump", 100, "Anna", question, "yes", 0}));
        TOCSIN_OK(answers.add({0, run, "pump", 100, "Marko", question, "no", 0}));
        TOCSIN_OK(answers.add({0, run, "pump", 100, "Anna", question, "no", 0}));
        const auto all = answers.ofRun(run);
        TOCSIN_OK(all);
        QCOMPARE(all->size(), std::size_t{2});
        QCOMPARE(all->at(0).answer, std::string("no"));
        QCOMPARE(answers.add({0, RunId{99}, "pump", 1, "Anna", question, "yes", 0}).error().code, ErrorCode::NotFound);
        QCOMPARE(answers.add({0, run, "pump", 1, "Anna", question, "", 0}).error().code, ErrorCode::Usage);
        QCOMPARE(answers.ofRun(RunId{99})->size(), std::size_t{0});
        const auto audit = project->audit().all();
        QCOMPARE(std::count_if(audit->begin(), audit->end(), [](const AuditRecord& record) { return record.what == "answer"; }),
                 std::ptrdiff_t{3});
        TOCSIN_OK(project->verify());
    }

    /// A project made by the released schema 1 alone, with labels in its history, opens, is migrated after a copy, and stays whole.
    void aProjectOfSchemaOneOpensAndKeepsItsLabels() {
        const auto folder = freshFolder();
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
        }
        std::filesystem::remove(folder / "project.db");
        TOCSIN_OK(createDatabase(folder / "project.db", "0123456789abcdef", knownMigrations().first(1)));
        {
            // What the program of that time wrote: one asset, one gesture, its event, the label.
            SQLite::Database database((folder / "project.db").string(), SQLite::OPEN_READWRITE);
            const std::string state =
                R"({"asset":"pump","channel":"","class":"wear","confidence":0.5,"from":100,"note":"","onset":[90,110],)"
                R"("rater":"Anna","recording":0,"source":"","status":"confirmed","to":200})";
            database.exec("INSERT INTO assets (name) VALUES ('pump')");
            database.exec("INSERT INTO gestures (time_ns, who, what, kind) VALUES (5, 'anna', 'label wear', 'edit')");
            SQLite::Statement event(database,
                                    "INSERT INTO label_events (gesture_id, label_id, action, after_state) VALUES (1, 1, 'add', ?)");
            event.bind(1, state);
            event.exec();
            database.exec(
                "INSERT INTO labels (id, asset_id, channel, from_ns, to_ns, class, rater, confidence, onset_earliest_ns, "
                "onset_latest_ns, status, note, source) VALUES (1, 1, '', 100, 200, 'wear', 'Anna', 0.5, 90, 110, 'confirmed', '', '')");
        }
        const auto readOnly = Project::open(folder, Access::ReadOnly);
        QVERIFY(!readOnly.ok() && readOnly.error().message.find("older version") != std::string::npos);
        auto project = Project::open(folder, Access::ReadWrite);
        TOCSIN_OK(project);
        QVERIFY(!std::filesystem::is_empty(folder / "backup"));
        TOCSIN_OK(project->labels().verify());
        const auto labels = project->labels().all();
        QCOMPARE(labels->size(), std::size_t{1});
        QVERIFY(!labels->at(0).locked && labels->at(0).onset);
        QCOMPARE(**project->labels().nextUndo(), std::string("label wear"));
        TOCSIN_OK(project->labels().undo());
        QVERIFY(project->labels().all()->empty());
        TOCSIN_OK(project->snapshots().make("empty"));
        TOCSIN_OK(project->raters().add("Anna"));
    }
};

QTEST_GUILESS_MAIN(LabelHistoryTest)
#include "tst_label_history.moc"
