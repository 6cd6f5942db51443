// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <limits>
#include <memory>
#include <sys/stat.h>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/series/memory_source.h"
#include "core/store/recording_writer.h"
#include "core/workflow/demo_line.h"
#include "core/workflow/import_sources.h"
#include "core/workflow/label_exchange.h"
#include "core/workflow/project_info.h"
#include "core/workflow/row_stream.h"
#include "core/workflow/scoring.h"
#include "core/workflow/training_data.h"

using namespace tocsin;
using namespace tocsin::workflow;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

/// Two groups: "fast" every second, "slow" every third second from second 1 on.
std::unique_ptr<series::MemorySource> twoRates() {
    auto source =
        std::make_unique<series::MemorySource>(std::vector<series::GroupInfo>{{{{"fast", "g", "", 0}}}, {{{"slow", "degC", "", 0}}}});
    std::vector<TimeNs> fastTimes, slowTimes;
    std::vector<double> fast, slow;
    for (int i = 0; i < 10; ++i) {
        fastTimes.push_back(i * kNsPerSecond);
        fast.push_back(i);
        if (i % 3 == 1) {
            slowTimes.push_back(i * kNsPerSecond);
            slow.push_back(100 + i);
        }
    }
    if (!source->append(0, {fastTimes, {fast}}).ok() || !source->append(1, {slowTimes, {slow}}).ok()) qFatal("test data");
    source->finish();
    return source;
}

void addRecording(const store::Project& project, const std::string& asset, const std::string& hash, TimeNs start) {
    auto writer = project.recordings().write({asset, hash + ".csv", hash, {}});
    QVERIFY(writer.ok());
    QVERIFY(writer->begin({{{{"a", "", "", 0}}}}).ok());
    std::vector<TimeNs> times;
    std::vector<double> values;
    for (int i = 0; i < 50; ++i) {
        times.push_back(start + i * kNsPerSecond);
        values.push_back(i);
    }
    QVERIFY(writer->append(0, {times, {values}}).ok());
    store::RecordingSummary summary;
    summary.rows = 50;
    QVERIFY(writer->finish(summary).ok());
}

} // namespace

class TestWorkflow : public QObject {
    Q_OBJECT
private Q_SLOTS:
    /// A log that has grown adds what is new; what a person has judged meanwhile stays as judged.
    void aGrownMaintenanceLogProposesOnlyWhatIsNew() {
        const auto folder = TemporaryFolder::create();
        const auto project = store::Project::create(folder->path() / "p.tocsin");
        QVERIFY(project.ok());
        const auto file = folder->path() / "log.csv";
        std::string log = "WONUM,ASSETNUM,WORKTYPE,STATUS,FAILDATE,REPORTDATE,STATUSDATE,DESCRIPTION\n"
                          "W1,P1,CM,COMP,2024-01-10T01:00:00Z,2024-01-10T02:00:00Z,2024-01-10T05:00:00Z,seal\n";
        const auto take = [&] {
            QVERIFY(durableReplace(file, log).ok());
            EventImportRequest request;
            request.file = file;
            request.preset = "maximo";
            const auto done = importEvents(*project, request);
            QVERIFY2(done.ok(), done.ok() ? "" : done.error().message.c_str());
        };
        take();
        const std::size_t once = project->labels().all()->size();
        QVERIFY(once > 0);
        JudgeRequest all;
        QCOMPARE(*judgeLabels(*project, all), static_cast<std::int64_t>(once));
        take();
        QCOMPARE(project->labels().all()->size(), once);
        log += "W2,P1,CM,COMP,2024-03-10T01:00:00Z,2024-03-10T02:00:00Z,2024-03-10T05:00:00Z,seal\n";
        take();
        const auto labels = project->labels().all();
        QCOMPARE(labels->size(), 2 * once);
        QCOMPARE(
            std::count_if(labels->begin(), labels->end(), [](const auto& label) { return label.status == label::LabelStatus::Confirmed; }),
            static_cast<std::ptrdiff_t>(once));
        JudgeRequest none;
        none.ids = {LabelId{4711}};
        QCOMPARE(judgeLabels(*project, none).error().code, ErrorCode::NotFound);
    }

    /// Exported, confirmed in a spreadsheet, brought back: the label changes, no twin stands beside it.
    void aJudgedLabelFileChangesLabelsInPlace() {
        const auto folder = TemporaryFolder::create();
        const auto project = store::Project::create(folder->path() / "p.tocsin");
        label::Label label;
        label.asset = "P1";
        label.range = {0, kNsPerSecond};
        label.className = "wear";
        label.rater = "log";
        label.status = label::LabelStatus::Proposed;
        QVERIFY(project->labels().add(std::vector{label}, "add").ok());
        const auto file = folder->path() / "labels.csv";
        QVERIFY(exportLabels(*project, {file, {}, {}, 0}).ok());
        std::string text = *readFile(file);
        text.replace(text.find("proposed"), 8, "confirmed");
        QVERIFY(durableReplace(file, text).ok());
        const auto done = importLabels(*project, {file, {}, {}, 0});
        QVERIFY(done.ok());
        QCOMPARE(done->changed, std::int64_t{1});
        const auto labels = project->labels().all();
        QCOMPARE(labels->size(), std::size_t{1});
        QVERIFY(labels->front().status == label::LabelStatus::Confirmed);
    }

    void pipesAndDevicesAreNoSources() {
        const auto folder = TemporaryFolder::create();
        const auto pipe = folder->path() / "pipe.csv";
        QCOMPARE(::mkfifo(pipe.c_str(), 0600), 0);
        const auto project = store::Project::create(folder->path() / "p.tocsin");
        ImportRequest request;
        request.options.asset = "P1";
        for (const std::filesystem::path& source : {pipe, std::filesystem::path("/dev/zero")}) {
            request.sources = {source};
            QCOMPARE(importSources(*project, request).error().code, ErrorCode::Data);
            QCOMPARE(importLabels(*project, {source, {}, {}, 0}).error().code, ErrorCode::Data);
        }
    }

    /// What a recipe is saved of need not be new, nor stored; where it cannot be written nothing is.
    void aRecipeIsSavedOfAKnownSourceAndOfAPlan() {
        const auto folder = TemporaryFolder::create();
        const auto project = store::Project::create(folder->path() / "p.tocsin");
        const auto file = folder->path() / "a.csv", recipe = folder->path() / "a.recipe";
        QVERIFY(durableReplace(file, "time,temp,flow\n1704067200,1,2\n1704067201,2,3\n1704067202,3,4\n").ok());
        ImportRequest request;
        request.sources = {file};
        request.options.asset = "P1";
        for (const auto& [bad, code] :
             std::initializer_list<std::pair<std::filesystem::path, ErrorCode>>{{folder->path() / "none" / "r", ErrorCode::Io},
                                                                                {folder->path(), ErrorCode::Io},
                                                                                {file, ErrorCode::Usage},
                                                                                {project->folder() / "r", ErrorCode::Usage}}) {
            request.saveRecipe = bad;
            QCOMPARE(importSources(*project, request).error().code, code);
        }
        QVERIFY(project->recordings().all()->empty());
        request.saveRecipe = recipe;
        QVERIFY(planSources(request).ok());
        QVERIFY(ingest::loadRecipe(recipe).ok());
        QVERIFY(project->recordings().all()->empty());
        request.saveRecipe.clear();
        QVERIFY(importSources(*project, request).ok());
        std::filesystem::remove(recipe);
        request.saveRecipe = recipe;
        const auto known = importSources(*project, request);
        QVERIFY(known.ok());
        QCOMPARE(known->known, std::size_t{1});
        QVERIFY(known->recipeSaved);
        QVERIFY(ingest::loadRecipe(recipe).ok());
    }

    /// A pattern may fit in one of several sources only; one that fits in none is a slip of the pen.
    void namesThatFitNoSourceAreRefused() {
        const auto folder = TemporaryFolder::create();
        const auto project = store::Project::create(folder->path() / "p.tocsin");
        const auto one = folder->path() / "one.csv", other = folder->path() / "other.csv";
        QVERIFY(durableReplace(one, "time,temp,flow\n1704067200,1,2\n1704067201,2,3\n1704067202,3,4\n").ok());
        QVERIFY(durableReplace(other, "time,temp,speed\n1704067200,1,2\n1704067201,2,3\n1704067202,3,4\n").ok());
        ImportRequest request;
        request.sources = {one, other};
        request.options.asset = "P1";
        request.idleNames = IdleNames::Refuse;
        request.options.channels = {"temp", "typo*", "speed"};
        request.options.units = {{"temp", "degC"}, {"nothere", "bar"}};
        for (const Error& refused : {importSources(*project, request).error(), planSources(request).error()}) {
            QCOMPARE(refused.code, ErrorCode::Usage);
            QVERIFY2(refused.message.find("--channel typo*, --unit nothere=bar;") != std::string::npos, refused.message.c_str());
        }
        request.options.units = {{"temp", "degC"}};
        request.options.channels = {"typo"};
        QCOMPARE(importSources(*project, request).error().code, ErrorCode::Usage); // none fits at all
        QVERIFY(project->recordings().all()->empty());
        request.options.channels = {"temp", "speed"};
        const auto done = importSources(*project, request);
        QVERIFY(done.ok());
        QCOMPARE(done->recordings.size(), std::size_t{2});
        QCOMPARE(done->recordings[0].channelNames(), std::vector<std::string>{"temp"});
    }

    void slowerGroupsAreHeldNotInterpolated() {
        const auto source = twoRates();
        const auto stream = RowStream::open(*source, {{"slow", ""}, {"fast", ""}}, "test");
        QVERIFY(stream.ok());
        QCOMPARE(stream->rows(), std::int64_t(10));
        std::vector<double> slow;
        QVERIFY(stream
                    ->forEach([&](std::int64_t row, TimeNs, std::span<const double> values) -> Result<void> {
                        if (values[1] != static_cast<double>(row)) return Error{ErrorCode::Internal, "fast channel", {}};
                        slow.push_back(values[0]);
                        return {};
                    })
                    .ok());
        const std::vector<double> expected = {kNaN, 101, 101, 101, 104, 104, 104, 107, 107, 107};
        QCOMPARE(slow.size(), expected.size());
        for (std::size_t i = 0; i < slow.size(); ++i)
            QVERIFY2((std::isnan(expected[i]) && std::isnan(slow[i])) || slow[i] == expected[i], qPrintable(QString::number(i)));
    }

    void missingChannelsAreNamed() {
        const auto source = twoRates();
        const auto stream = RowStream::open(*source, {{"fast", ""}, {"torque", ""}, {"speed", ""}}, "pump.csv");
        QVERIFY(!stream.ok());
        QCOMPARE(stream.error().code, ErrorCode::Data);
        for (const char* part : {"pump.csv", "torque", "speed"}) QVERIFY(stream.error().message.find(part) != std::string::npos);
    }

    void anErrorOfTheCallbackEndsTheWalk() {
        const auto source = twoRates();
        const auto stream = RowStream::open(*source, {{"fast", ""}}, "test");
        int calls = 0;
        const auto done = stream->forEach([&](std::int64_t, TimeNs, std::span<const double>) -> Result<void> {
            return ++calls == 3 ? Result<void>(Error{ErrorCode::Data, "stop", {}}) : Result<void>();
        });
        QVERIFY(!done.ok());
        QCOMPARE(calls, 3);
    }

    void stretchesAndRowsCutScoreSeries() {
        RecordingScores scores;
        scores.asset = "x";
        scores.stepNs = kNsPerSecond;
        for (int i = 0; i < 6; ++i) {
            scores.rows.push_back(i);
            scores.times.push_back(i * kNsPerSecond);
            scores.scores.push_back(static_cast<float>(i));
        }
        scores.stretches = {0, 4};
        const auto all = scoreSeries(scores, 0, 6);
        QCOMPARE(all.size(), std::size_t(2));
        QCOMPARE(all[0].scores.size(), std::size_t(4));
        const auto some = scoreSeries(scores, 2, 5);
        QCOMPARE(some.size(), std::size_t(2));
        QCOMPARE(some[0].scores, (std::vector<float>{2, 3}));
        QCOMPARE(some[1].scores, (std::vector<float>{4}));
    }

    void labelsSurviveTheWayToAnotherProject() {
        const auto folder = TemporaryFolder::create();
        const auto first = store::Project::create(folder->path() / "first.tocsin"),
                   second = store::Project::create(folder->path() / "second.tocsin");
        QVERIFY(first.ok() && second.ok());
        addRecording(*first, "pump", "aaaa", 0);
        addRecording(*second, "fan", "bbbb", 0);
        addRecording(*second, "pump", "cccc", 0); // the same asset has another recording number here
        label::Label label;
        label.asset = "pump";
        label.recording = RecordingId{1};
        label.range = {10 * kNsPerSecond, 20 * kNsPerSecond};
        label.className = "seal";
        label.rater = "one";
        QVERIFY(first->labels().add(std::vector<label::Label>{label}, "test").ok());
        const auto file = folder->path() / "labels.csv";
        QCOMPARE(*exportLabels(*first, {file, {}, {}, 0}), std::int64_t(1));
        const auto imported = importLabels(*second, {file, {}, {}, 0});
        QVERIFY(imported.ok());
        QCOMPARE(imported->added, std::int64_t(1));
        const auto labels = second->labels().all();
        QCOMPARE(labels->size(), std::size_t(1));
        QCOMPARE(labels->front().className, std::string("seal"));
        QVERIFY(!labels->front().recording); // recording 1 is the fan's there
        QCOMPARE(importLabels(*second, {file, {}, {}, 0})->known, std::int64_t(1));
    }

    void infoIsAPureFunctionOfTheProject() {
        const auto folder = TemporaryFolder::create();
        const auto project = store::Project::create(folder->path() / "p.tocsin");
        addRecording(*project, "pump", "aaaa", 0);
        QCOMPARE(projectInfo(*project)->dump(), projectInfo(*project)->dump());
        QCOMPARE((*projectInfo(*project))["recordings"][0]["rows"].get<int>(), 50);
    }

    void referenceRecordingsAreNotTrainedOn() {
        const auto folder = TemporaryFolder::create();
        const auto project = store::Project::create(folder->path() / "p.tocsin");
        addRecording(*project, "pump", "aaaa", 0);
        auto writer = project->recordings().write({"pump", "ref.csv", "dddd", {{kReferenceTagKey, kReferenceTagValue}}});
        QVERIFY(writer->begin({{{{"a", "", "", 0}}}}).ok());
        const std::vector<TimeNs> times = {kNsPerDay, kNsPerDay + kNsPerSecond};
        const std::vector<double> values = {1, 2};
        QVERIFY(writer->append(0, {times, {values}}).ok());
        store::RecordingSummary summary;
        summary.rows = 2;
        QVERIFY(writer->finish(summary).ok());
        const auto data = readProjectData(*project, {});
        QVERIFY(data.ok());
        QCOMPARE(data->recordings.size(), std::size_t(1));
        QCOMPARE(data->reference.size(), std::size_t(1));
    }

    void theWarningTimeOfAnEvenCountIsTheMeanOfTheTwoInTheMiddle() {
        const auto median = [](std::vector<double> hours) {
            LiveFigures live;
            live.warningHours = std::move(hours);
            return toJson(live)["warning_time_h"]["median"];
        };
        QCOMPARE(median({30, 10, 20, 100}), Json(25.0));
        QCOMPARE(median({30, 10, 20}), Json(20.0));
        QCOMPARE(median({}), Json(nullptr));
        // 2 in 60 machine-days: 1 a month; exact upper limit at 95 %: 6.296 / 60 x 30 (chi-square with 6 degrees of freedom, halved).
        LiveFigures figures;
        figures.falseAlarms = 2;
        figures.freeDays = 60;
        const Json live = toJson(figures);
        QCOMPARE(live["false_alarms_per_month"]["value"], Json(1.0));
        QVERIFY(std::abs(live["false_alarms_per_month"]["upper95"].get<double>() - 3.1479) < 1e-3);
        QVERIFY(toJson(LiveFigures{})["false_alarms_per_month"]["value"].is_null());
    }
};

QTEST_GUILESS_MAIN(TestWorkflow)
#include "tst_workflow.moc"
