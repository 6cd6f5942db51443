// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractItemModelTester>
#include <QtTest>

#include "app/workbench/pages/alarm_table_model.h"
#include "app/workbench/pages/run_table_model.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

store::RunRecord evaluated() {
    store::RunRecord run;
    run.id = RunId{3};
    run.recipe = "conv-autoencoder";
    run.status = store::RunStatus::Finished;
    run.created = 1'704'067'200 * kNsPerSecond;
    run.settings = {{"set", {{"epochs", "5"}}}, {"split", "time"}, {"seed", 7}, {"threads", 2}};
    const Json baseline = {{"name", "pca-t2-spe"}, {"events", 4},
                           {"events_found", 2},    {"false_alarms_per_day", {{"value", 0.5}, {"upper95", 0.9}}},
                           {"auc", 0.71},          {"lead_time_s", {{"median", nullptr}}}};
    run.metrics["evaluate"] = {{"events", 4},         {"events_found", 3},   {"false_alarms_per_day", {{"value", 0.033}, {"upper95", 0.1}}},
                               {"auc", 0.912},        {"accuracy", 0.98765}, {"lead_time_s", {{"median", 7200.0}}},
                               {"baseline", baseline}};
    run.metrics["validation"] = {{"events", 9}, {"events_found", 0}};
    return run;
}

} // namespace

class TestRunTableModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void modelsKeepTheRulesOfQt() {
        RunTableModel runs;
        QAbstractItemModelTester runTester(&runs, QAbstractItemModelTester::FailureReportingMode::Fatal);
        runs.setRuns({evaluated(), store::RunRecord(), evaluated()});
        runs.setRuns({});
        runs.setRuns({store::RunRecord()});
        AlarmTableModel alarms;
        QAbstractItemModelTester alarmTester(&alarms, QAbstractItemModelTester::FailureReportingMode::Fatal);
        alarms.setRows({{QStringLiteral("pump"), {0, 60 * kNsPerSecond, 3.5F, true}, AlarmVerdict::False}});
        QVERIFY(alarms.index(0, AlarmTableModel::Lasted).data().toString().endsWith(QStringLiteral("open")));
        alarms.setRows({});
    }

    void figuresOfTheTestPartStandAboveThoseOfTheBestBaseline() {
        RunTableModel model;
        model.setRuns({evaluated()});
        const auto text = [&](int column) { return model.index(0, column).data().toString(); };
        QCOMPARE(text(RunTableModel::Number), QStringLiteral("3"));
        QCOMPARE(text(RunTableModel::Recipe), QStringLiteral("conv-autoencoder\nbest baseline: pca-t2-spe"));
        QCOMPARE(text(RunTableModel::MeasuredOn), QStringLiteral("test"));
        QCOMPARE(text(RunTableModel::Made), QStringLiteral("2024-01-01 00:00"));
        QCOMPARE(text(RunTableModel::Events), QStringLiteral("3 of 4\n2 of 4"));
        QCOMPARE(text(RunTableModel::LeadTime), QStringLiteral("2.0 h\n-"));
        QCOMPARE(text(RunTableModel::FalseAlarms), QStringLiteral("0.033 (\u2264 0.1)\n0.5 (\u2264 0.9)"));
        QCOMPARE(text(RunTableModel::Auc), QStringLiteral("0.912\n0.71"));
        QCOMPARE(text(RunTableModel::Accuracy), QStringLiteral("0.9877\n-"));
        QVERIFY(runDetails(model.run(0)).contains(QStringLiteral("epochs=5")));
    }

    void withoutEvaluationTheValidationPartIsShownAndNamed() {
        auto run = evaluated();
        run.metrics.erase("evaluate");
        RunTableModel model;
        model.setRuns({run});
        QCOMPARE(model.index(0, RunTableModel::MeasuredOn).data().toString(), QStringLiteral("validation"));
        QCOMPARE(model.index(0, RunTableModel::Events).data().toString(), QStringLiteral("0 of 9"));
    }

    void oddMetricsAreDashesNotCrashes() {
        store::RunRecord run;
        for (const Json& metrics : {Json(), Json(3), Json::array(), Json{{"evaluate", 1}},
                                    Json{{"evaluate", {{"events", "x"}, {"events_found", nullptr}, {"auc", "nan"}, {"baseline", 5}}}}}) {
            run.metrics = metrics;
            run.settings = metrics;
            RunTableModel model;
            model.setRuns({run});
            for (int column = 0; column < model.columnCount(); ++column) QVERIFY(model.index(0, column).data().isValid());
            QVERIFY(!runDetails(run).isEmpty());
        }
    }

    void failureIsTold() {
        store::RunRecord run;
        run.status = store::RunStatus::Failed;
        run.metrics["failure"] = {{"message", "no window fits"}};
        QVERIFY(runDetails(run).contains(QStringLiteral("no window fits")));
    }

    void verdictFollowsTheRuleOfEventMetrics() {
        alarm::TrueEvent event;
        event.asset = "pump";
        event.range = {1000, 2000};
        const std::vector<alarm::TrueEvent> events{event};
        const alarm::EventOptions options{100, 50, 0.95};
        QCOMPARE(verdictOf("pump", 899, events, options), AlarmVerdict::False);
        QCOMPARE(verdictOf("pump", 900, events, options), AlarmVerdict::FindsEvent);
        QCOMPARE(verdictOf("pump", 2000, events, options), AlarmVerdict::FindsEvent);
        QCOMPARE(verdictOf("pump", 2050, events, options), AlarmVerdict::InGrace);
        QCOMPARE(verdictOf("pump", 2051, events, options), AlarmVerdict::False);
        QCOMPARE(verdictOf("other", 1500, events, options), AlarmVerdict::False);
        alarm::EventOptions open = options;
        open.unjudged = {{"pump", {850, 920}}, {"pump", {1500, 1600}}, {"pump", {5000, 6000}}};
        QCOMPARE(verdictOf("pump", 960, events, open), AlarmVerdict::Unjudged); // the horizon yields, the label does not
        QCOMPARE(verdictOf("pump", 971, events, open), AlarmVerdict::FindsEvent);
        QCOMPARE(verdictOf("pump", 1550, events, open), AlarmVerdict::FindsEvent);
        QCOMPARE(verdictOf("pump", 6050, events, open), AlarmVerdict::Unjudged);
        QCOMPARE(verdictOf("pump", 6051, events, open), AlarmVerdict::False);
    }
};

QTEST_GUILESS_MAIN(TestRunTableModel)
#include "tst_run_table_model.moc"
