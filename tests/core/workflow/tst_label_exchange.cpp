// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <algorithm>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/workflow/label_exchange.h"

using namespace tocsin;
using namespace tocsin::workflow;
using label::LabelStatus;

namespace {

constexpr const char* kHead = "WONUM,ASSETNUM,REPORTDATE,ACTFINISH,WORKTYPE,DESCRIPTION\n";
constexpr const char* kFirst = "1,pump,2024-01-10T08:00:00Z,2024-01-10T16:00:00Z,CM,seal leaks\n";
constexpr const char* kSecond = "2,pump,2024-03-10T08:00:00Z,2024-03-10T16:00:00Z,CM,bearing hot\n";

std::ptrdiff_t withStatus(const store::Project& project, LabelStatus status) {
    const auto labels = project.labels().all();
    return std::count_if(labels->begin(), labels->end(), [&](const label::Label& label) { return label.status == status; });
}

} // namespace

class TestLabelExchange : public QObject {
    Q_OBJECT
    TemporaryFolder m_folder = TemporaryFolder::create().value();
    int m_number = 0;

    [[nodiscard]] store::Project freshProject() {
        return store::Project::create(m_folder.path() / (std::to_string(m_number++) + ".tocsin")).value();
    }
    [[nodiscard]] std::filesystem::path write(const std::string& name, const std::string& text) const {
        if (!durableReplace(m_folder.path() / name, text).ok()) qFatal("cannot write a test file");
        return m_folder.path() / name;
    }
    [[nodiscard]] EventImportRequest log(const std::string& rows, ProposalHandling handling) const {
        EventImportRequest request;
        request.file = write("log.csv", kHead + rows);
        request.preset = "maximo";
        request.handling = handling;
        return request;
    }

private Q_SLOTS:
    void aGrownLogAddsOnlyWhatIsNew_data() {
        QTest::addColumn<int>("handling");
        QTest::newRow("propose") << static_cast<int>(ProposalHandling::Propose);
        QTest::newRow("confirm") << static_cast<int>(ProposalHandling::Confirm);
    }
    void aGrownLogAddsOnlyWhatIsNew() {
        QFETCH(int, handling);
        const auto project = freshProject();
        const auto how = static_cast<ProposalHandling>(handling);
        QCOMPARE(importEvents(project, log(kFirst, how))->labels, std::int64_t(3));
        const auto grown = importEvents(project, log(std::string(kFirst) + kSecond, how));
        QCOMPARE(grown->added, std::int64_t(1));
        QCOMPARE(grown->labels, std::int64_t(3));
        QCOMPARE(project.labels().all()->size(), std::size_t(6));
    }

    void labelsThatAnInterruptedImportLeftOutCome() {
        const auto project = freshProject();
        QCOMPARE(importEvents(project, log(kFirst, ProposalHandling::None))->added, std::int64_t(1)); // as if killed after the events
        QCOMPARE(importEvents(project, log(kFirst, ProposalHandling::Propose))->labels, std::int64_t(3));
        QCOMPARE(withStatus(project, LabelStatus::Proposed), std::ptrdiff_t(3));
    }

    void whatWasJudgedIsNotProposedAgain() {
        const auto project = freshProject();
        QVERIFY(importEvents(project, log(kFirst, ProposalHandling::Propose)).ok());
        const LabelId first = project.labels().all()->front().id;
        QCOMPARE(*judgeLabels(project, {{first}, {}, LabelStatus::Rejected}), std::int64_t(1));
        QCOMPARE(importEvents(project, log(kFirst, ProposalHandling::Confirm))->labels, std::int64_t(2));
        QCOMPARE(withStatus(project, LabelStatus::Confirmed), std::ptrdiff_t(2));
        QCOMPARE(withStatus(project, LabelStatus::Rejected), std::ptrdiff_t(1));
        QCOMPARE(importEvents(project, log(kFirst, ProposalHandling::Propose))->labels, std::int64_t(0));
        QCOMPARE(project.labels().all()->size(), std::size_t(3));
    }

    void anEditedExportChangesItsLabels() {
        const auto project = freshProject();
        QVERIFY(importEvents(project, log(kFirst, ProposalHandling::Propose)).ok());
        const auto file = m_folder.path() / "labels.csv";
        QCOMPARE(*exportLabels(project, {file, {}, {}, 0}), std::int64_t(3));
        QCOMPARE(importLabels(project, {file, {}, {}, 0})->known, std::int64_t(3));
        std::string text = *readFile(file);
        for (std::size_t at = 0; (at = text.find("proposed", at)) != std::string::npos;) text.replace(at, 8, "confirmed");
        const auto edited = importLabels(project, {write("edited.csv", text), {}, {}, 0});
        QVERIFY(edited.ok());
        QCOMPARE(edited->changed, std::int64_t(3));
        QCOMPARE(edited->added, std::int64_t(0));
        QCOMPARE(withStatus(project, LabelStatus::Confirmed), std::ptrdiff_t(3));
        QCOMPARE(project.labels().all()->front().source, std::string("work order 1"));
        QVERIFY(project.labels().undo()->has_value()); // one gesture
        QCOMPARE(withStatus(project, LabelStatus::Proposed), std::ptrdiff_t(3));
    }

    void labelsOfAnAssetWithoutRecordingsAreNamed() {
        const auto project = freshProject();
        const auto done = importLabels(
            project,
            {write("strange.csv", "asset,from,to,class\npunp,1704067200,1704067300,wear\npunp,1704067400,1704067500,wear\n"), {}, {}, 0});
        QVERIFY(done.ok());
        QCOMPARE(done->added, std::int64_t(2));
        QCOMPARE(done->warnings.size(), std::size_t(1));
        QVERIFY(done->warnings.front().find("punp") != std::string::npos);
    }

    void labelsAreNotExportedIntoTheProject() {
        const auto project = freshProject();
        const auto database = project.folder() / "project.db";
        const auto before = *readFile(database);
        QCOMPARE(exportLabels(project, {database, {}, {}, 0}).error().code, ErrorCode::Usage);
        QVERIFY(*readFile(database) == before);
    }

    void anEmptyLogIsSaidToBeEmpty() {
        const auto project = freshProject();
        EventImportRequest request;
        request.file = write("empty.csv", "\n");
        const auto empty = importEvents(project, request);
        QCOMPARE(empty.error().code, ErrorCode::Data);
        QVERIFY(empty.error().message.find("is empty") != std::string::npos);
    }

    void anAudacityTrackTakesNoNoteAway() {
        const auto project = freshProject();
        label::Label label;
        label.asset = "pump";
        label.range = {kNsPerSecond, 2 * kNsPerSecond};
        label.className = "seal";
        label.note = "drips";
        label::Label rejected = label;
        rejected.className = "noise";
        rejected.status = LabelStatus::Rejected;
        QVERIFY(project.labels().add(std::vector{label, rejected}, "test").ok());
        const auto file = m_folder.path() / "track.txt";
        QCOMPARE(*exportLabels(project, {file, {}, {}, 0}), std::int64_t(1));
        QCOMPARE(importLabels(project, {file, {}, {}, 0})->known, std::int64_t(1));
        QCOMPARE(project.labels().all()->size(), std::size_t(2));
        QCOMPARE(project.labels().all()->front().note, std::string("drips"));
    }
};

QTEST_GUILESS_MAIN(TestLabelExchange)
#include "tst_label_exchange.moc"
