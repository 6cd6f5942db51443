// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <random>

#include "core/base/temporary_folder.h"
#include "core/store/recording_writer.h"
#include "core/workflow/compare_raters.h"
#include "core/workflow/propose_labels.h"

using namespace tocsin;
using namespace tocsin::workflow;
using label::Label;
using label::LabelStatus;

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;
constexpr TimeNs kStart = 1'704'067'200 * kNsPerSecond;
constexpr int kRows = 6000, kStep = 4000;

/// "pump 1" with a step of vibration and current at row kStep, "pump 2" quiet; a breakdown of pump 1 an hour after the step.
Result<store::Project> makeProject(const std::filesystem::path& folder) {
    TOCSIN_ASSIGN(store::Project project, store::Project::create(folder));
    for (int pump = 1; pump <= 2; ++pump) {
        std::mt19937_64 random(static_cast<std::uint64_t>(pump));
        std::normal_distribution<double> noise(0, 1);
        const std::string name = "pump " + std::to_string(pump);
        TOCSIN_ASSIGN(auto writer, project.recordings().write({name, name + ".csv", name, {}}));
        TOCSIN_TRY(writer.begin({series::GroupInfo{{{"vibration", "mm/s", "", 0}, {"current", "A", "", 0}}}}));
        std::vector<TimeNs> times;
        std::vector<std::vector<double>> columns(2);
        for (int row = 0; row < kRows; ++row) {
            const double step = pump == 1 && row >= kStep ? 1 : 0;
            times.push_back(kStart + row * kMinute);
            columns[0].push_back(2 + 3 * step + 0.5 * noise(random));
            columns[1].push_back(11 + step + 0.2 * noise(random));
        }
        TOCSIN_TRY(writer.append(0, {times, {columns[0], columns[1]}}));
        store::RecordingSummary summary;
        summary.rows = kRows;
        TOCSIN_TRY(writer.finish(summary));
    }
    label::MaintenanceEvent event;
    event.asset = "pump 1";
    event.reported = kStart + (kStep + 60) * kMinute;
    event.finished = event.reported + 30 * kMinute;
    event.kind = label::EventKind::Breakdown;
    event.workOrder = "4711";
    TOCSIN_TRY(project.events().add(std::vector{event}, "orders.csv"));
    return project;
}

} // namespace

class TestProposeLabels : public QObject {
    Q_OBJECT
    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<store::Project> m_project;
    [[nodiscard]] std::vector<Label> labels() const { return *m_project->labels().all(); }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>(TemporaryFolder::create().value());
        auto project = makeProject(m_folder->path() / "p.tocsin");
        QVERIFY2(project.ok(), project.ok() ? "" : project.error().message.c_str());
        m_project = std::make_unique<store::Project>(std::move(*project));
    }
    void cleanup() {
        m_project.reset();
        m_folder.reset();
    }

    void aChangeOfTwoChannelsIsOneProposalOfTheMachine() {
        const auto answer = proposeLabels(*m_project, {{}, ProposalOrigin::Changes, {}, {}});
        QVERIFY2(answer.ok(), answer.ok() ? "" : answer.error().message.c_str());
        QCOMPARE(answer->fromChanges, std::int64_t{1});
        const Label label = labels().at(0);
        QCOMPARE(label.asset, std::string("pump 1"));
        QVERIFY(label.isPoint() && label.channel.empty());
        QCOMPARE(label.status, LabelStatus::Proposed);
        QVERIFY(std::abs(static_cast<double>(label.range.from - (kStart + kStep * kMinute))) <= 16.0 * kMinute);
        QVERIFY(label.confidence > 0.5 && label.confidence < 1);
        QVERIFY2(label.note.starts_with("change at 2024-01-0") && label.note.find("vibration level 2") != std::string::npos &&
                     label.note.find("current level 11") != std::string::npos,
                 label.note.c_str());
    }

    void eventsAndChangesAreOneGestureThatUndoLeavesAlone() {
        const auto answer = proposeLabels(*m_project, {});
        QVERIFY(answer.ok());
        QCOMPARE(answer->fromEvents, std::int64_t{3}); // pre-failure, unknown, normal
        QCOMPARE(answer->fromChanges, std::int64_t{1});
        QCOMPARE(answer->labels.size(), std::size_t{4});
        QVERIFY(!m_project->labels().undo()->has_value());
        QCOMPARE(m_project->labels().gestures()->size(), std::size_t{1});
        QCOMPARE(m_project->labels().gestures()->at(0).kind, std::string("import"));
    }

    void nothingIsProposedTwiceWhateverBecameOfIt() {
        QVERIFY(proposeLabels(*m_project, {}).ok());
        std::vector<Label> all = labels();
        for (Label& label : all) label.status = label.isPoint() ? LabelStatus::Rejected : LabelStatus::Confirmed;
        QVERIFY(m_project->labels().apply(all, {}, "judged").ok());
        const auto again = proposeLabels(*m_project, {});
        QVERIFY(again.ok());
        QCOMPARE(again->fromEvents + again->fromChanges, std::int64_t{0});
        QCOMPARE(again->known, std::int64_t{4});
        QCOMPARE(labels().size(), std::size_t{4});
    }

    void aConfirmedLabelStandsInTheWay() {
        Label normal;
        normal.asset = "pump 1";
        normal.className = "normal";
        normal.rater = "Anna";
        normal.range = {kStart + (kStep - 100) * kMinute, kStart + (kStep + 30) * kMinute};
        QVERIFY(m_project->labels().add(std::vector{normal}, "add").ok());
        const auto answer = proposeLabels(*m_project, {});
        QVERIFY(answer.ok());
        QCOMPARE(answer->fromChanges, std::int64_t{0});
        QCOMPARE(answer->settled, std::int64_t{2}); // the change, and the signs before the breakdown
    }

    void oneAssetAndUnknownAssetAndCancel() {
        const auto quiet = proposeLabels(*m_project, {"pump 2", ProposalOrigin::Both, {}, {}});
        QVERIFY(quiet.ok());
        QCOMPARE(quiet->fromEvents + quiet->fromChanges, std::int64_t{0});
        QCOMPARE(proposeLabels(*m_project, {"pump 3", ProposalOrigin::Both, {}, {}}).error().code, ErrorCode::NotFound);
        CancelSource cancel;
        cancel.cancel();
        QCOMPARE(proposeLabels(*m_project, {}, {cancel.token(), {}}).error().code, ErrorCode::Cancelled);
        QVERIFY(labels().empty());
    }

    void ratersAreComparedOverWhatBothReviewed() {
        std::vector<Label> said;
        for (const char* rater : {"Anna", "Marko"}) {
            for (const int row : {1000, 3000}) {
                Label label;
                label.asset = "pump 1";
                label.rater = rater;
                label.className = "wear";
                label.range = {kStart + row * kMinute, kStart + (row + 100) * kMinute};
                if (label.rater == "Anna" || row == 1000) said.push_back(label);
            }
        }
        QVERIFY(m_project->labels().add(said, "add").ok());
        QCOMPARE(compareRaters(*m_project, {})->pairs.at(0).events.onlyA, std::int64_t{1});
        QCOMPARE(openDisagreements(*m_project, kMinute)->size(), std::size_t{1});
        const TimeNs until = kStart + 2000 * kMinute;
        QVERIFY(m_project->raters().markReviewed({"Marko", {"pump 1", {kStart, until}}}).ok());
        const auto after = compareRaters(*m_project, {});
        QCOMPARE(after->pairs.at(0).events.onlyA, std::int64_t{0});
        QCOMPARE(after->pairs.at(0).kappa.value, 1.0);
        QVERIFY(openDisagreements(*m_project, kMinute)->empty());
    }
};

QTEST_GUILESS_MAIN(TestProposeLabels)
#include "tst_propose_labels.moc"
