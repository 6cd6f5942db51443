// SPDX-License-Identifier: GPL-3.0-or-later
// What is said before a training, and what is watched during one.
#include <QtTest>

#include "core/base/temporary_folder.h"
#include "core/learn/outlook.h"
#include "core/learn/setting_rules.h"
#include "core/network/cost_model.h"
#include "tests/core/learn/fit.h"

using namespace tocsin;
using namespace tocsin::learn;

namespace {

std::string bytesOf(const TrainedModel& model) {
    return network::graphToJson(model.graph).dump() + network::parametersToBytes(model.graph);
}

/// Rows 0 to 419 train, 420 to 559 validate, 560 to 699 test; a fault in validation and one in test.
TrainRequest pairRequest(Settings more = {}) {
    TrainingRecording recording = toy::pair(1, 700, 700);
    toy::label(recording, 450, 470, "worn");
    toy::label(recording, 465, 480, "leak"); // touches: one event
    toy::label(recording, 600, 620, "worn");
    toy::label(recording, 10, 20, "unknown");
    for (std::size_t row = 450; row <= 480; ++row) recording.columns[1][row] = 40;
    Settings settings{{"window", "16"}, {"stride", "2"}, {"epochs", "3"}, {"batch", "16"}};
    for (auto& [key, value] : more) settings[key] = value;
    return toy::request("conv-autoencoder", settings, {recording}, "time");
}

PartCounts countsOf(const TrainOutlook& outlook, Part part) {
    return outlook.parts[static_cast<std::size_t>(part)];
}

} // namespace

class TestOutlook : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsWindowsEventsAndCost() {
        const auto outlook = trainOutlook(pairRequest(), Measure::Yes);
        QVERIFY2(outlook.ok(), outlook.ok() ? "" : outlook.error().message.c_str());
        QVERIFY2(outlook->problem.empty(), outlook->problem.c_str());
        const auto trained = train(pairRequest());
        QVERIFY(trained.ok());
        const auto set = WindowSet::build(pairRequest().recordings, trained->contract, trained->split, LabelUse::Use);
        QVERIFY(set.ok());
        for (const Part part : {Part::Train, Part::Validation, Part::Test})
            QCOMPARE(countsOf(*outlook, part).windows,
                     static_cast<std::int64_t>(set->select(part, [](const Window&) { return true; }).size()));
        QCOMPARE(countsOf(*outlook, Part::Train).events, 0);
        QCOMPARE(countsOf(*outlook, Part::Validation).events, 1);
        QCOMPARE(countsOf(*outlook, Part::Test).events, 1);
        QVERIFY(countsOf(*outlook, Part::Validation).used < countsOf(*outlook, Part::Validation).windows); // normal ones only
        QCOMPARE(outlook->sharedWindows, std::int64_t{0});
        QCOMPARE(outlook->contract.rateHz, 1.0);
        QVERIFY(outlook->network.has_value());
        const network::Cost cost = network::costOf(trained->graph);
        QCOMPARE(outlook->network->parameters, cost.parameters);
        QCOMPARE(outlook->network->macs, cost.macs);
        QCOMPARE(outlook->network->fileBytesFp32, cost.fileBytesFp32);
        QCOMPARE(outlook->network->threads, trained->threads);
        QVERIFY(outlook->network->trainingBytes > 20 * cost.parameters);
        QVERIFY(outlook->time && outlook->time->secondsPerEpoch > 0 && outlook->time->stepsMeasured >= 2);
        QCOMPARE(outlook->recordings.size(), std::size_t{1});
        const SplitBar& bar = outlook->recordings.front();
        QCOMPARE(bar.pieces.size(), std::size_t{3});
        QCOMPARE(bar.pieces[1].range.from, pairRequest().recordings[0].times[420]);
        QCOMPARE(bar.events.size(), std::size_t{2});
        QVERIFY(bar.events[0].part == Part::Validation && bar.events[1].part == Part::Test);
    }

    void aHeadSplitSharesRowsAndSaysSo() {
        TrainRequest request = pairRequest({{"stride", "1"}});
        request.split = "head:100"; // 70 rows train, 30 validate; test windows may reach back by 15 rows, not to row 69
        QCOMPARE(trainOutlook(request, Measure::No)->sharedWindows, std::int64_t{0});
        request.split = "head:80";         // 56 train, 24 validate
        request.settings["window"] = "32"; // windows ending in 80 .. 86 begin in 49 .. 55
        QCOMPARE(trainOutlook(request, Measure::No)->sharedWindows, std::int64_t{7});
    }

    void whatCannotBeFittedIsAProblemNotAnError() {
        TrainRequest request = pairRequest();
        for (auto& label : request.recordings[0].labels) label.className = "unknown";
        request.recordings[0].labels = {{{request.recordings[0].times.front(), request.recordings[0].times.back()}, "worn"}};
        const auto outlook = trainOutlook(request, Measure::No);
        QVERIFY(outlook.ok());
        QVERIFY(outlook->problem.find("no normal window") != std::string::npos);
        QCOMPARE(outlook->recordings.size(), std::size_t{1});
        QVERIFY(countsOf(*outlook, Part::Train).windows > 0);
        const auto bad = trainOutlook(pairRequest({{"net.nonsense", "3"}}), Measure::No);
        QVERIFY(bad.ok() && bad->problem.find("nonsense") != std::string::npos);
        request.split = "random";
        QCOMPARE(trainOutlook(request, Measure::No).error().code, ErrorCode::Usage);
        CancelSource source;
        source.cancel();
        QCOMPARE(trainOutlook(pairRequest(), Measure::Yes, {source.token(), {}}).error().code, ErrorCode::Cancelled);
    }

    void watchingChangesNoBitOfTheModel() {
        TrainRequest request = pairRequest();
        const auto plain = train(request);
        std::vector<EpochFigures> seen;
        request.onEpoch = [&seen](const EpochFigures& figures) { seen.push_back(figures); };
        const auto watched = train(request);
        QVERIFY(plain.ok() && watched.ok());
        QVERIFY(bytesOf(*plain) == bytesOf(*watched));
        QCOMPARE(seen.size(), std::size_t{3});
        QCOMPARE(plain->curves.back().eventsFound, -1);
        QCOMPARE(seen.back().events, 1);
        QCOMPARE(seen.back().eventsFound, 1); // a channel that stands at 40 is far from anything
        QCOMPARE(watched->curves.back().eventsFound, 1);
    }

    void aResumedTrainingTellsItsPastFirst() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        TrainRequest request = pairRequest({{"epochs", "4"}});
        request.checkpoint = folder->path() / "checkpoint";
        QVERIFY(!checkpointEpochs(request.checkpoint));
        CancelSource source;
        std::vector<int> seen;
        request.onEpoch = [&](const EpochFigures& figures) {
            seen.push_back(figures.epoch);
            if (figures.epoch == 2) source.cancel();
        };
        const auto stopped = train(request, {source.token(), {}});
        QVERIFY(stopped.ok() && stopped->cancelled);
        QCOMPARE(checkpointEpochs(request.checkpoint).value_or(-1), 2);
        QCOMPARE(seen, (std::vector<int>{1, 2}));
        seen.clear();
        QVERIFY(train(request).ok());
        QCOMPARE(seen, (std::vector<int>{1, 2, 3, 4}));
    }

    void everySettingOfEveryRecipeHasARule() {
        for (const Recipe& recipe : recipes())
            for (const auto& [key, value] : recipe.defaults) {
                QVERIFY2(settingRule(key), key.c_str());
                QVERIFY(!settingRule(key)->help.empty());
                const auto problem = settingProblem(recipe, key, value);
                QVERIFY2(!problem, problem ? problem->c_str() : "");
                if (settingRule(key)->kind != SettingKind::Text) QVERIFY2(settingProblem(recipe, key, "what?"), key.c_str());
            }
        const Recipe& wdcnn = **recipeNamed("wdcnn");
        QVERIFY(settingProblem(wdcnn, "loss", "l1"));
        QVERIFY(settingProblem(wdcnn, "nonsense", "1")->find("knows no setting") != std::string::npos);
        QVERIFY(!settingProblem(wdcnn, "net.width", "8"));
    }

    /// The rules are a copy of what training checks: neither may be looser.
    void whatARuleRefusesTrainingRefusesToo() {
        for (const char* id : {"wdcnn", "conv-autoencoder", "robust-ewma", "pca-t2-spe", "knn-distance", "spectral-lda"}) {
            const Recipe& recipe = **recipeNamed(id);
            for (const auto& [key, value] : recipe.defaults) {
                const SettingRule& rule = *settingRule(key);
                // "labels" and the score tail are choices; a text takes anything.
                if (rule.kind == SettingKind::Text) continue;
                const std::string low = rule.kind == SettingKind::Choice ? "what?" : std::to_string(rule.least - 1);
                for (const std::string& bad : rule.kind == SettingKind::Choice ? std::vector<std::string>{low}
                                                                               : std::vector{low, std::to_string(rule.most * 2 + 1)}) {
                    const bool whole = rule.kind == SettingKind::Integer;
                    const std::string text = whole ? bad.substr(0, bad.find('.')) : bad;
                    QVERIFY2(settingProblem(recipe, key, text), (key + "=" + text).c_str());
                    Settings settings{{"window", "64"}, {"stride", "16"}};
                    if (recipe.defaults.contains("epochs")) settings.insert({{"epochs", "1"}, {"batch", "16"}});
                    settings[key] = text;
                    const auto trained =
                        train(recipe.task == RecipeTask::Classify ? toy::request(id, settings, toy::twoTones(200), "recording")
                                                                  : toy::request(id, settings, {toy::pair(1, 700, 700)}, "time"));
                    QVERIFY2(!trained.ok() && trained.error().message.find(key) != std::string::npos,
                             (recipe.id + " " + key + "=" + text).c_str());
                }
            }
        }
    }
};

QTEST_GUILESS_MAIN(TestOutlook)
#include "tst_outlook.moc"
