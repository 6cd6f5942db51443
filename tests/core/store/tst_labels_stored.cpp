// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include <SQLiteCpp/SQLiteCpp.h>

using namespace tocsin;
using namespace tocsin::store;
using namespace tocsin::store::fixture;
using label::Label;

class LabelsStoredTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void labelsComeBackWithEveryField() {
        const auto folder = freshFolder();
        Label full = makeLabel("pump", 100, 200, "bearing \xC3\xA4");
        full.channel = "x0";
        full.confidence = 0.1;
        full.onset = label::OnsetRange{90, 110};
        full.status = label::LabelStatus::Proposed;
        full.note = "seen by \"M\"\n";
        full.source = "work order 4711";
        const Label point = makeLabel("pump", std::numeric_limits<TimeNs>::min() + 1, std::numeric_limits<TimeNs>::min() + 1);
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            const auto ids = project->labels().add(std::vector{full, point}, "add");
            TOCSIN_OK(ids);
            full.id = ids->at(0);
        }
        auto project = Project::open(folder, Access::ReadOnly);
        TOCSIN_OK(project);
        const auto labels = project->labels().all();
        TOCSIN_OK(labels);
        QCOMPARE(labels->size(), std::size_t{2});
        QCOMPARE(labels->at(0).range, point.range); // by time
        QVERIFY(labels->at(1) == full);
        QVERIFY(project->labels().ofAsset("other")->empty());
    }

    void aGestureIsAllOrNothing() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const LabelRepository labels = project->labels();
        QVERIFY(!labels.add(std::vector{makeLabel("pump", 1, 2), makeLabel("pump", 5, 3)}, "add").ok());
        QVERIFY(labels.all()->empty());
        QVERIFY(labels.history()->empty());
        QVERIFY(project->assets().all()->empty());
        const auto ids = labels.add(std::vector{makeLabel("pump", 1, 2)}, "add");
        TOCSIN_OK(ids);
        QCOMPARE(labels.apply({}, std::vector{ids->at(0), LabelId{99}}, "remove").error().code, ErrorCode::NotFound);
        QCOMPARE(labels.apply({}, std::vector{ids->at(0), ids->at(0)}, "remove").error().code, ErrorCode::Usage);
        QCOMPARE(labels.all()->size(), std::size_t{1});
        Label elsewhere = makeLabel("pump", 1, 2);
        elsewhere.recording = RecordingId{5};
        QCOMPARE(labels.add(std::vector{elsewhere}, "add").error().code, ErrorCode::NotFound);
    }

    void idsAreNeverUsedAgain() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const LabelRepository labels = project->labels();
        const auto first = labels.add(std::vector{makeLabel("pump", 1, 2)}, "add");
        TOCSIN_OK(first);
        TOCSIN_OK(labels.apply({}, *first, "remove"));
        QVERIFY(labels.add(std::vector{makeLabel("pump", 1, 2)}, "add")->at(0) > first->at(0));
    }

    void undoAndRedoWalkTheHistoryAndSurviveARestart() {
        const auto folder = freshFolder();
        std::vector<std::vector<Label>> states(1);
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            const LabelRepository labels = project->labels();
            const auto ids = labels.add(std::vector{makeLabel("pump", 1, 2), makeLabel("pump", 3, 4)}, "add two");
            TOCSIN_OK(ids);
            states.push_back(*labels.all());
            Label moved = states.back()[0];
            moved.range = {10, 20};
            TOCSIN_OK(labels.apply(std::vector{moved}, std::vector{ids->at(1)}, "move and remove"));
            states.push_back(*labels.all());
            TOCSIN_OK(labels.add(std::vector{makeLabel("valve", 5, 6)}, "add third"));
            states.push_back(*labels.all());
        }
        auto project = Project::open(folder, Access::ReadWrite);
        TOCSIN_OK(project);
        const LabelRepository labels = project->labels();
        QCOMPARE(**labels.undo(), std::string("add third"));
        QVERIFY(*labels.all() == states[2]);
        QCOMPARE(**labels.undo(), std::string("move and remove"));
        QVERIFY(*labels.all() == states[1]);
        QCOMPARE(**labels.undo(), std::string("add two"));
        QVERIFY(labels.all()->empty());
        QVERIFY(!labels.undo()->has_value());
        QCOMPARE(**labels.redo(), std::string("add two"));
        QCOMPARE(**labels.redo(), std::string("move and remove"));
        QVERIFY(*labels.all() == states[2]);
        QCOMPARE(**labels.undo(), std::string("move and remove"));
        TOCSIN_OK(labels.add(std::vector{makeLabel("pump", 7, 8)}, "something new"));
        QVERIFY(!labels.redo()->has_value()); // what was undone before is no longer on the way forward
        QCOMPARE(**labels.undo(), std::string("something new"));
        QCOMPARE(**labels.redo(), std::string("something new"));
        QVERIFY(labels.history()->size() > 8);
        TOCSIN_OK(labels.verify());
        TOCSIN_OK(project->audit().verify());
    }

    void aChangedLabelAndAChangedEventAreFound() {
        const auto folder = freshFolder();
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            TOCSIN_OK(project->labels().add(std::vector{makeLabel("pump", 1, 2), makeLabel("pump", 3, 4)}, "add"));
        }
        const auto change = [&](const char* sql) { SQLite::Database((folder / "project.db").string(), SQLite::OPEN_READWRITE).exec(sql); };
        change("UPDATE labels SET class = 'normal' WHERE id = 2");
        {
            auto project = Project::open(folder, Access::ReadOnly);
            TOCSIN_OK(project);
            const auto fault = project->verify();
            QCOMPARE(fault.error().code, ErrorCode::Finding);
            QVERIFY(QString::fromStdString(fault.error().message).contains("label 2"));
        }
        {
            SQLite::Database database((folder / "project.db").string(), SQLite::OPEN_READWRITE);
            const std::string trigger = database.execAndGet("SELECT sql FROM sqlite_schema WHERE name = 'label_events_stay'").getString();
            database.exec("DROP TRIGGER label_events_stay; UPDATE label_events SET after_state = replace(after_state, 'anomaly', 'normal') "
                          "WHERE label_id = 2");
            database.exec(trigger);
        }
        auto project = Project::open(folder, Access::ReadOnly);
        TOCSIN_OK(project);
        TOCSIN_OK(project->labels().verify()); // events and labels agree now, but the audit does not
        const auto fault = project->audit().verify();
        QCOMPARE(fault.error().code, ErrorCode::Finding);
        QVERIFY(QString::fromStdString(fault.error().message).contains("label events 1 to 2"));
    }

    void twentyThousandLabelsAreOneGesture() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        std::vector<Label> many;
        for (int i = 0; i < 20'000; ++i) many.push_back(makeLabel("pump", i * 10, i * 10 + 5));
        TOCSIN_OK(project->labels().add(many, "import labels.csv"));
        QCOMPARE(project->labels().all()->size(), many.size());
        QCOMPARE(**project->labels().undo(), std::string("import labels.csv"));
        QVERIFY(project->labels().all()->empty());
    }

    void textThatIsNotUtf8IsRepairedAndStaysConsistent() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        Label label = makeLabel("p\xFCmp", 1, 2);
        label.note = "\xC3(\xED\xA0\x80 caf\xC3\xA9";
        TOCSIN_OK(project->labels().add(std::vector{label}, "add"));
        const auto stored = project->labels().all();
        TOCSIN_OK(stored);
        QCOMPARE(stored->at(0).asset, std::string("p\xEF\xBF\xBDmp"));
        QCOMPARE(stored->at(0).note, std::string("\xEF\xBF\xBD(\xEF\xBF\xBD\xEF\xBF\xBD\xEF\xBF\xBD caf\xC3\xA9"));
        TOCSIN_OK(project->verify());
        TOCSIN_OK(project->labels().undo());
    }

    void theSchemeIsTheDefaultUntilAnotherIsSaved() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        QVERIFY(*project->labels().scheme() == label::defaultScheme());
        label::Scheme scheme = label::defaultScheme();
        scheme.name = "bearings";
        scheme.classes.push_back({"outer race", 6, "#ff0000", "BPFO"});
        TOCSIN_OK(project->labels().saveScheme(scheme));
        QVERIFY(*project->labels().scheme() == scheme);
        scheme.classes.push_back({"", 0, "red", ""});
        QVERIFY(!project->labels().saveScheme(scheme).ok());
        QCOMPARE(project->labels().scheme()->name, std::string("bearings"));
    }
};

QTEST_GUILESS_MAIN(LabelsStoredTest)
#include "tst_labels_stored.moc"
