// SPDX-License-Identifier: GPL-3.0-or-later
// What stands behind the Train page, without a window.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

#include "app/workbench/train/recipe_model.h"
#include "app/workbench/train/run_comparison.h"
#include "app/workbench/train/setting_model.h"
#include "app/workbench/train/train_form.h"
#include "app/workbench/train/train_sentences.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

learn::TrainOutlook someOutlook() {
    learn::TrainOutlook outlook;
    outlook.contract.channels = {{"vibration", "mm/s"}, {"current", "A"}};
    outlook.contract.windowSamples = 32;
    outlook.contract.rateHz = 1;
    outlook.parts[static_cast<std::size_t>(learn::Part::Train)] = {1000, 900, 3};
    outlook.parts[static_cast<std::size_t>(learn::Part::Validation)] = {300, 300, 1};
    outlook.parts[static_cast<std::size_t>(learn::Part::Test)] = {300, 300, 2};
    outlook.network = learn::NetworkFigures{12'000, 49'000, 150'000, 1, 32, 40, 0, 210'000'000};
    return outlook;
}

} // namespace

class TestTrainForm : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void defaultsAreNotGiven() {
        TrainForm form;
        form.setChannels({QStringLiteral("a"), QStringLiteral("b")});
        QVERIFY(form.problems().isEmpty());
        QCOMPARE(form.command(QStringLiteral("pumps.tocsin")), QStringLiteral("tocsin train pumps.tocsin --recipe conv-autoencoder"));
        QSignalSpy changed(&form, &TrainForm::changed);
        form.setSetting("epochs", QStringLiteral("80")); // the default
        QCOMPARE(changed.count(), 0);
        form.setSetting("epochs", QStringLiteral(" 12 "));
        QCOMPARE(changed.count(), 1);
        QCOMPARE(form.request().settings, (learn::Settings{{"epochs", "12"}}));
        form.setSetting("epochs", QStringLiteral("80"));
        QVERIFY(form.request().settings.empty());
    }

    void theCommandLineSaysAllThatWasSet() {
        TrainForm form;
        form.setChannels({QStringLiteral("casing vibration"), QStringLiteral("current"), QStringLiteral("odd*name")});
        form.takeChannel(QStringLiteral("current"), false);
        form.setSetting("lr", QStringLiteral("0.01"));
        form.setSetting("net.width", QStringLiteral("8"));
        form.setSplitKind(TrainForm::SplitKind::Tag);
        form.setTag(QStringLiteral("site=north side"));
        form.setSeed(QStringLiteral("7"));
        form.setThreads(QStringLiteral("2"));
        QCOMPARE(form.command(QStringLiteral("my pumps.tocsin")),
                 QStringLiteral("tocsin train 'my pumps.tocsin' --recipe conv-autoencoder --set lr=0.01 --set net.width=8 --split "
                                "'tag:site=north side' --channel 'casing vibration' --channel 'odd?name' --seed 7 --threads 2"));
        const workflow::TrainRunRequest request = form.request();
        QCOMPARE(request.split, std::string("tag:site=north side"));
        QCOMPARE(request.data.channels, (std::vector<std::string>{"casing vibration", "odd?name"}));
        QCOMPARE(request.seed, std::uint64_t{7});
        QCOMPARE(request.threads, 2);
    }

    void problemsAreSaidAsTyped() {
        TrainForm form;
        form.setChannels({QStringLiteral("a")});
        form.setSetting("epochs", QStringLiteral("1e"));
        QVERIFY(form.problemOf(QStringLiteral("epochs")).contains(QStringLiteral("a number from 1 to 100000")));
        QCOMPARE(form.problems().size(), 1);
        form.setSetting("epochs", QStringLiteral("10"));
        QVERIFY(form.problems().isEmpty());
        form.setSeed(QStringLiteral("-3"));
        QVERIFY(!form.problemOf(QStringLiteral("seed")).isEmpty());
        form.setSeed(QStringLiteral("0"));
        form.setThreads(QStringLiteral("many"));
        QVERIFY(!form.problemOf(QStringLiteral("threads")).isEmpty());
        form.setThreads({});
        form.setSplitKind(TrainForm::SplitKind::Head);
        form.setHeadRows(QStringLiteral("3"));
        QVERIFY(form.problemOf(QStringLiteral("split")).contains(QStringLiteral("rows")));
        form.setHeadRows(QStringLiteral("400"));
        QCOMPARE(form.splitSpec(), std::string("head:400"));
        form.setSplitKind(TrainForm::SplitKind::Tag);
        for (const char* bad : {"", "site", "site=", "=north"}) {
            form.setTag(QLatin1String(bad));
            QVERIFY2(!form.problemOf(QStringLiteral("split")).isEmpty(), bad);
        }
        form.setSplitKind(TrainForm::SplitKind::Time);
        form.takeChannel(QStringLiteral("a"), false);
        QCOMPARE(form.problems().size(), 1);
        form.setChannels({});
        QVERIFY(form.problems().first().contains(QStringLiteral("no channel in common")));
    }

    void anotherRecipeKeepsWhatItKnows() {
        TrainForm form;
        form.setSetting("epochs", QStringLiteral("7"));
        form.setSetting("loss", QStringLiteral("mse"));
        form.setSetting("score", QStringLiteral("mean"));
        form.setSetting("net.width", QStringLiteral("8"));
        form.setRecipe("wdcnn");
        QCOMPARE(form.recipe().id, std::string("wdcnn"));
        QCOMPARE(form.request().settings, (learn::Settings{{"epochs", "7"}})); // mse is no loss of a classifier, score none of its settings
        form.setRecipe("robust-ewma");
        QVERIFY(form.request().settings.empty());
        form.setRecipe("no such recipe");
        QCOMPARE(form.recipe().id, std::string("robust-ewma"));
    }

    void recipesStandWithWhatTheyNeedBaselinesLast() {
        RecipeModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        QCOMPARE(model.rowCount(), static_cast<int>(learn::recipes().size()));
        bool baselines = false;
        for (int row = 0; row < model.rowCount(); ++row) {
            const learn::Recipe& recipe = model.recipe(row);
            QVERIFY(!baselines || recipe.baseline);
            baselines = recipe.baseline;
            QCOMPARE(model.rowOf(recipe.id), row);
            const QString text = model.index(row, 0).data().toString();
            QVERIFY(text.startsWith(QString::fromStdString(recipe.id)));
            QCOMPARE(text.contains(QStringLiteral("baseline")), recipe.baseline);
            QCOMPARE(text.contains(QStringLiteral("labelled")), recipe.task == learn::RecipeTask::Classify);
        }
        QVERIFY(baselines);
    }

    void allSettingsCanBeChangedAndNewOnesAdded() {
        TrainForm form;
        SettingModel model(form);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setAlarmColor(Qt::red);
        QCOMPARE(model.rowCount(), static_cast<int>(form.recipe().defaults.size()) + 1);
        const auto rowOf = [&](const char* key) {
            for (int row = 0; row < model.rowCount(); ++row)
                if (model.key(row) == key) return row;
            return -1;
        };
        const QModelIndex clip = model.index(rowOf("clip"), SettingModel::Value);
        QVERIFY(!clip.data(Qt::FontRole).value<QFont>().bold());
        QVERIFY(model.setData(clip, QStringLiteral("many"), Qt::EditRole));
        QVERIFY(clip.data(Qt::FontRole).value<QFont>().bold());
        QCOMPARE(clip.data(Qt::ForegroundRole).value<QColor>(), QColor(Qt::red));
        QVERIFY(clip.data(Qt::ToolTipRole).toString().contains(QStringLiteral("a number")));
        QVERIFY(model.setData(clip, QStringLiteral("1"), Qt::EditRole));
        QVERIFY(!clip.data(Qt::ForegroundRole).isValid());
        QVERIFY(model.help(rowOf("loss")).contains(QStringLiteral("l1, mse")));
        const int last = model.rowCount() - 1;
        QVERIFY(!model.setData(model.index(last, SettingModel::Name), QStringLiteral("nonsense"), Qt::EditRole));
        QVERIFY(model.setData(model.index(last, SettingModel::Name), QStringLiteral("net.width"), Qt::EditRole));
        QCOMPARE(rowOf("net.width"), last);
        QVERIFY(model.setData(model.index(last, SettingModel::Value), QStringLiteral("8"), Qt::EditRole));
        QCOMPARE(form.request().settings.at("net.width"), std::string("8"));
        QVERIFY(model.setData(model.index(last, SettingModel::Value), QString(), Qt::EditRole)); // away again
        QCOMPARE(rowOf("net.width"), -1);
        form.setRecipe("spectral-lda");
        QVERIFY(rowOf("ridge") >= 0);
    }

    void theOutlookIsToldInWords() {
        learn::TrainOutlook outlook = someOutlook();
        OutlookText text = outlookText(outlook);
        QCOMPARE(text.inputs, QStringLiteral("2 channels, windows of 32 samples = 32 s"));
        QVERIFY2(text.size.contains(QStringLiteral("49 KB as float32")), qPrintable(text.size));
        QCOMPARE(text.work, QStringLiteral("150 k multiply-adds (MACs) a window"));
        QCOMPARE(text.memory, QStringLiteral("about 210 MB more while it trains"));
        QVERIFY2(text.time.contains(QStringLiteral("not measured yet")), qPrintable(text.time));
        outlook.time = learn::MeasuredTime{1.25, 12};
        QCOMPARE(outlookText(outlook).time, QStringLiteral("about 50 s for 40 epochs; from 12 steps measured just now, 1 thread"));
        outlook.network->patience = 5;
        QVERIFY(outlookText(outlook).time.contains(QStringLiteral("40 epochs at most")));
        QVERIFY(outlookWarnings(outlook).isEmpty());
        QVERIFY(sharedText(outlook).endsWith(QStringLiteral(": 0")));
        outlook.network.reset();
        QVERIFY(outlookText(outlook).size.contains(QStringLiteral("no network")));
        QCOMPARE(bytesText(999), QStringLiteral("999 B"));
        QCOMPARE(bytesText(61'000), QStringLiteral("61 KB"));
        QCOMPARE(aboutTime(0.2), QStringLiteral("less than 1 s"));
        QCOMPARE(aboutTime(600), QStringLiteral("about 10 min"));
        QCOMPARE(aboutTime(5400), QStringLiteral("about 1.5 h"));
        QCOMPARE(aboutTime(400'000), QStringLiteral("about 111 h"));
    }

    void whatCannotBeShownIsSaid() {
        learn::TrainOutlook outlook = someOutlook();
        outlook.parts[static_cast<std::size_t>(learn::Part::Test)].events = 0;
        QVERIFY(outlookWarnings(outlook).join(QLatin1Char(' ')).contains(QStringLiteral("No labelled event is in the test part")));
        outlook.parts[static_cast<std::size_t>(learn::Part::Test)] = {};
        outlook.parts[static_cast<std::size_t>(learn::Part::Validation)] = {};
        outlook.sharedWindows = 4;
        outlook.problem = "no normal window";
        const QStringList said = outlookWarnings(outlook);
        QCOMPARE(said.size(), 4);
        QCOMPARE(said[0], QStringLiteral("no normal window"));
        QVERIFY(said[1].contains(QStringLiteral("test part holds no window")));
    }

    void twoRunsAreComparedBySettingsAndFigures() {
        store::RunRecord first, second;
        first.id = RunId{1};
        second.id = RunId{2};
        first.recipe = second.recipe = "conv-autoencoder";
        first.settings = {{"set", {{"epochs", "5"}}}, {"split", "time"}, {"seed", 1}, {"threads", 1}};
        second.settings = {{"set", {{"batch", "32"}}}, {"split", "time"}, {"seed", 2}, {"threads", 1}, {"data", {{"classes", {"seal"}}}}};
        first.metrics["evaluate"] = {{"events", 3}, {"events_found", 2}, {"auc", 0.9}};
        second.metrics["validation"] = {{"events", 2}, {"events_found", 2}, {"auc", 0.9}};
        const std::vector<ComparisonRow> rows = compareRuns(first, second);
        const auto row = [&](const char* what) {
            const auto found =
                std::find_if(rows.begin(), rows.end(), [&](const ComparisonRow& one) { return one.what == QLatin1String(what); });
            return found == rows.end() ? ComparisonRow() : *found;
        };
        QCOMPARE(row("epochs").first, QStringLiteral("5"));
        QCOMPARE(row("epochs").second, QStringLiteral("80")); // the default
        QVERIFY(row("batch").what.isEmpty());                 // 32 is the default: no difference
        QVERIFY(row("split").what.isEmpty());
        QCOMPARE(row("seed").second, QStringLiteral("2"));
        QCOMPARE(row("classes").second, QStringLiteral("[\"seal\"]"));
        QVERIFY(row("Part").differs);
        QCOMPARE(row("Events found").first, QStringLiteral("2 of 3"));
        QVERIFY(!row("AUC").differs);
        ComparisonModel model;
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::Fatal);
        model.setRuns(first, second);
        QCOMPARE(model.rowCount(), static_cast<int>(rows.size()));
        QCOMPARE(model.headerData(2, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("Run 2"));
        first.settings = Json(3);
        second.settings = Json::array();
        first.metrics = Json("odd");
        model.setRuns(first, second);
        model.clear();
        QCOMPARE(model.rowCount(), 0);
    }
};

QTEST_GUILESS_MAIN(TestTrainForm)
#include "tst_train_form.moc"
