// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>

#include "app/workbench/import/import_presenter.h"
#include "tests/app/workbench/import_fixture.h"

using namespace tocsin;
using namespace tocsin::workbench;
using table::Topic;
using tests::ImportFixture;

class TestImportPresenter : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("TOCSIN_PLUGIN_DIR", TOCSIN_BIN_DIR "/../lib/plugins");
        qputenv("TOCSIN_PARSER", TOCSIN_BIN_DIR "/tocsin-parser");
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        m_files = std::make_unique<ImportFixture>(m_folder->path());
        auto session = m_files->project("plant.tocsin");
        QVERIFY2(session.ok(), session.ok() ? "" : session.error().message.c_str());
        m_session = *std::move(session);
        m_files->write("pump3_historian_DE.csv", ImportFixture::historian(4000, 0));
        m_files->write("pump 2 may.csv", ImportFixture::historian(300, 1));
        m_files->write("pump4_05.csv", ImportFixture::historian(300, 2));
        m_files->write("other.csv", "time,flow\n2025-01-01T00:00:00Z,1.5\n2025-01-01T00:01:00Z,1.6\n2025-01-01T00:02:00Z,1.7\n");
        m_files->write("notime.csv", "a,b\n1.5,2.5\n1.6,2.6\n1.7,2.7\n1.8,2.8\n");
        m_files->write("empty.csv", "");
        m_files->write("header.csv", "time;flow;head\n");
        m_files->write("binary.csv", std::string("PK\x03\x04", 4) + std::string(200, '\x01'));
        m_files->write("letter.docx", "PK");
        m_files->write("bearing.mat", ImportFixture::mat({{"X105_DE_time", std::vector<double>(1000, 0.5)}, {"X105RPM", {1797}}}));
        m_files->write("folder/a.csv", ImportFixture::historian(200, 3));
        m_files->write("folder/deep/b.csv", ImportFixture::historian(200, 4));
        m_files->write("folder/readme.pdf", "%PDF");
        m_files->write("folder/.hidden/c.csv", ImportFixture::historian(200, 5));
    }

    void guessesAreSentencesWithReasonAndCount() {
        ImportPresenter presenter(m_session);
        QVERIFY(!presenter.blocker().isEmpty());
        add(presenter, {"pump3_historian_DE.csv"});
        QVERIFY(presenter.file()->state == FileState::Ready);
        const GuessLine decimal = guess(presenter, Topic::Decimal);
        QCOMPARE(decimal.phrase, QStringLiteral("decimal comma"));
        QVERIFY2(QRegularExpression(QStringLiteral("^[0-9,]+ of [0-9,]+ cells with a mark match$")).match(decimal.reason).hasMatch(),
                 qPrintable(decimal.reason));
        QVERIFY(decimal.editable && !decimal.edited);
        for (const Topic topic : editableTopics()) QVERIFY(!guess(presenter, topic).phrase.isEmpty());
        QVERIFY(guess(presenter, Topic::Header).reason.contains(QStringLiteral("units")));
        QVERIFY(guess(presenter, Topic::Time).reason.contains(QStringLiteral("cells match")));
        const ingest::Glance& glance = presenter.file()->source.plan->glance;
        QCOMPARE(glance.rejectedCount, std::int64_t{ImportFixture::kRejected});
        QCOMPARE(glance.rejected.front().line, std::int64_t{24}); // three heading rows and twenty rows stand in front
        QVERIFY(glance.whole);
        QCOMPARE(glance.sampling.rows, std::int64_t{4000});
        QCOMPARE(glance.sampling.medianStepNs, 60 * kNsPerSecond);
        QCOMPARE(glance.first[0].cells[1], std::string("2,00")); // the file's own text
        QCOMPARE(glance.first[0].line, std::int64_t{4});
        QVERIFY(!glance.first[20].rejected.empty());
        QCOMPARE(glance.channels[1].missing, std::int64_t{1}); // Bad
        QVERIFY2(
            samplingWords(*presenter.file()->source.plan, false).join(QLatin1Char(' ')).contains(QStringLiteral("One sample every 60 s")),
            qPrintable(samplingWords(*presenter.file()->source.plan, false).join(QLatin1Char(' '))));
    }

    void anEditPlansAgainAndSaysWhatChanged() {
        ImportPresenter presenter(m_session);
        add(presenter, {"pump3_historian_DE.csv"});
        const auto before = presenter.file()->source.plan;
        presenter.edit(Topic::Decimal, [](table::GivenForm& given) { given.marks = {'.', ','}; });
        QVERIFY(presenter.busy());
        presenter.settle();
        const ImportFile& file = *presenter.file();
        QVERIFY2(file.problem.isEmpty(), qPrintable(file.problem));
        QVERIFY(file.source.plan != before);
        QCOMPARE(guess(presenter, Topic::Decimal).edited, true);
        QVERIFY(guess(presenter, Topic::Decimal).phrase.contains(QStringLiteral("decimal point")));
        QVERIFY(!guess(presenter, Topic::Separator).edited);
        QVERIFY2(file.change.startsWith(QStringLiteral("Changed: ")), qPrintable(file.change));
        presenter.reset(Topic::Decimal);
        presenter.settle();
        QVERIFY(!guess(presenter, Topic::Decimal).edited);
        QCOMPARE(guess(presenter, Topic::Decimal).phrase, QStringLiteral("decimal comma"));
        QCOMPARE(presenter.file()->source.plan->glance.channels[0].largest, before->glance.channels[0].largest);
    }

    void everyMatterCanBeGiven() {
        ImportPresenter presenter(m_session);
        add(presenter, {"pump3_historian_DE.csv"});
        const auto edit = [&](Topic topic, auto change) {
            presenter.edit(topic, change);
            presenter.settle();
        };
        edit(Topic::Header, [](table::GivenForm& given) { given.header = {1, {table::HeaderRow::Units, table::HeaderRow::Names}}; });
        QCOMPARE(presenter.file()->source.plan->channels.front().name, std::string("Schwingung DE"));
        QCOMPARE(presenter.file()->source.plan->channels.front().unit, std::string("mm/s"));
        presenter.reset(Topic::Header);
        presenter.settle();
        edit(Topic::Missing, [](table::GivenForm& given) { given.sentinels = std::vector<double>{2.0}; });
        QVERIFY(presenter.file()->source.plan->glance.channels[0].missing > 0);
        presenter.setZone(QStringLiteral("Europe/Berlin"));
        presenter.settle();
        QCOMPARE(formatTime(presenter.file()->source.plan->glance.sampling.range.from), std::string("2025-04-30T22:00:00Z"));
        QVERIFY(guess(presenter, Topic::Zone).edited);
        presenter.setZone(QStringLiteral("Nowhere/Land"));
        presenter.settle();
        QVERIFY2(presenter.file()->problem.contains(QStringLiteral("Nowhere/Land")), qPrintable(presenter.file()->problem));
        QVERIFY(presenter.importable().empty());
        presenter.reset(Topic::Zone);
        presenter.settle();
        QVERIFY(presenter.file()->problem.isEmpty());
        edit(Topic::Time, [](table::GivenForm& given) {
            given.time = table::TimeFormat{table::TimeKind::Pattern, table::DateOrder::MonthDayYear, kNsPerSecond};
        });
        QCOMPARE(formatTime(presenter.file()->source.plan->glance.sampling.range.from), std::string("2025-01-05T00:00:00Z"));
        edit(Topic::Encoding, [](table::GivenForm& given) { given.encoding = "windows-1252"; });
        QCOMPARE(table::dialectFromJson(presenter.file()->source.plan->dialect)->encoding, std::string("windows-1252"));
        presenter.setUnit(QStringLiteral("P3_TEMP"), QStringLiteral("K"));
        presenter.settle();
        QCOMPARE(presenter.file()->source.plan->channels[1].unit, std::string("K"));
    }

    void anEditThatCannotBeReadKeepsTheLastPlan() {
        ImportPresenter presenter(m_session);
        add(presenter, {"pump3_historian_DE.csv"});
        const auto before = presenter.file()->source.plan;
        presenter.edit(Topic::Separator, [](table::GivenForm& given) { given.separator = '|'; });
        presenter.settle();
        QVERIFY2(presenter.file()->problem.contains(QStringLiteral("pipe")), qPrintable(presenter.file()->problem));
        QVERIFY(presenter.file()->source.plan == before);
        QVERIFY(!presenter.blocker().isEmpty());
        presenter.reset(Topic::Separator);
        presenter.settle();
        QVERIFY(presenter.blocker().isEmpty());
    }

    void theLongLayoutCanBeGivenAndTakenBack() {
        m_files->write("long.csv", "time,name,number\n2025-01-01T00:00:00Z,flow,1.5\n2025-01-01T00:00:00Z,head,7.5\n"
                                   "2025-01-01T00:01:00Z,flow,1.6\n2025-01-01T00:01:00Z,head,7.6\n");
        ImportPresenter presenter(m_session);
        add(presenter, {"long.csv"});
        presenter.edit(Topic::Layout, [](table::GivenForm& given) { given.layout = table::Layout::Wide; });
        presenter.settle();
        QCOMPARE(presenter.file()->source.plan->channels.size(), std::size_t{1});
        presenter.edit(Topic::Layout, [](table::GivenForm& given) { given.layout = table::Layout::Long; });
        presenter.settle();
        QCOMPARE(presenter.file()->source.plan->channels.size(), std::size_t{2});
        QCOMPARE(presenter.file()->source.plan->glance.channels[1].largest, 7.6);
    }

    void aFileWithoutTimeAsksForRateAndStart() {
        for (const char* name : {"notime.csv", "bearing.mat"}) {
            ImportPresenter presenter(m_session);
            add(presenter, {name});
            QVERIFY2(presenter.file()->source.plan, presenter.file()->source.error.message.c_str());
            QVERIFY(presenter.file()->source.needsRate && presenter.wantsRate());
            QCOMPARE(presenter.buttonText(), QStringLiteral("Give the sampling rate"));
            QVERIFY(!presenter.setRate(QStringLiteral("fast")).isEmpty());
            QVERIFY(!presenter.setRate(QStringLiteral("-3")).isEmpty());
            QVERIFY(presenter.setRate(QStringLiteral("12000")).isEmpty());
            presenter.settle();
            QCOMPARE(presenter.buttonText(), QStringLiteral("Give the start time"));
            QVERIFY(!presenter.setStart(QStringLiteral("yesterday")).isEmpty());
            QVERIFY(presenter.setStart(QStringLiteral("2025-03-04 11:20")).isEmpty());
            presenter.settle();
            QCOMPARE(presenter.buttonText(), QStringLiteral("Import 1 file"));
            QCOMPARE(presenter.order().items.front().options.rateHz, 12000.0);
            QVERIFY(presenter.terminalCommand().contains(QStringLiteral("--rate 12000 --start 2025-03-04T11:20:00Z")));
        }
    }

    void channelsOfMatFilesAreChosenByGlob() {
        ImportPresenter presenter(m_session);
        m_files->write("two.mat",
                       ImportFixture::mat({{"DE_time", std::vector<double>(500, 0.5)}, {"FE_time", std::vector<double>(500, 1.5)}}));
        QVERIFY(presenter.setRate(QStringLiteral("100")).isEmpty());
        add(presenter, {"two.mat"});
        QCOMPARE(presenter.file()->source.plan->channels.size(), std::size_t{2});
        QCOMPARE(presenter.file()->source.plan->glance.channels[1].largest, 1.5);
        QVERIFY(presenter.channelsByGlob());
        presenter.setChannelGlobs(QStringLiteral("FE*, nothing"));
        presenter.settle();
        QCOMPARE(presenter.file()->source.plan->channels.size(), std::size_t{1});
        QCOMPARE(presenter.file()->source.plan->channels.front().name, std::string("FE_time"));
    }

    void whatCannotBeReadSaysWhy() {
        const std::pair<const char*, const char*> files[] = {{"empty.csv", "empty"},
                                                             {"header.csv", "header and no data"},
                                                             {"binary.csv", "zip archive"},
                                                             {"letter.docx", "letter.docx"},
                                                             {"gone.csv", "there is no file"}};
        for (const auto& [name, reason] : files) {
            ImportPresenter presenter(m_session);
            add(presenter, {name});
            QVERIFY(presenter.file()->state == FileState::Failed);
            QVERIFY2(presenter.stateText(0).contains(QLatin1String(reason)), qPrintable(presenter.stateText(0)));
            QVERIFY(!presenter.blocker().isEmpty() && presenter.order().items.empty());
        }
    }

    void severalFilesAreReadLikeTheFirst() {
        ImportPresenter presenter(m_session);
        add(presenter, {"pump3_historian_DE.csv", "pump 2 may.csv", "other.csv", "empty.csv", "pump4_05.csv"});
        QCOMPARE(presenter.files().size(), std::size_t{5});
        QCOMPARE(presenter.stateText(1), QStringLiteral("same form"));
        QVERIFY2(presenter.stateText(2).startsWith(QStringLiteral("needs a look")), qPrintable(presenter.stateText(2)));
        QVERIFY(presenter.files()[3].state == FileState::Failed);
        QCOMPARE(presenter.importable(), (std::vector<int>{0, 1, 4}));
        QCOMPARE(presenter.buttonText(), QStringLiteral("Import 3 files"));
        QCOMPARE(presenter.leftBehind(), QStringLiteral("Left out: needs a look: 1, cannot be read: 1"));
        QVERIFY(presenter.saveRecipe()); // more than one file
        QVERIFY(presenter.order().recipe.has_value());
        QCOMPARE(presenter.files()[1].asset, std::string("pump 2")); // known to the project
        QCOMPARE(presenter.files()[4].asset, std::string("pump4"));
        presenter.setCurrent(2); // looked at
        QCOMPARE(presenter.importable(), (std::vector<int>{0, 1, 2, 4}));
        presenter.setIncluded(0, false);
        QCOMPARE(presenter.importable(), (std::vector<int>{1, 2, 4}));
        presenter.setAsset({1, 2, 4}, QStringLiteral("pump 9"));
        for (const ImportItem& item : presenter.order().items) QCOMPARE(item.options.asset, std::string("pump 9"));
    }

    void theFormOfOneFileIsUsedForTheOthers() {
        ImportPresenter presenter(m_session);
        add(presenter, {"pump3_historian_DE.csv", "pump 2 may.csv"});
        presenter.edit(Topic::Missing, [](table::GivenForm& given) { given.sentinels = std::vector<double>{2.0}; });
        presenter.settle();
        QVERIFY(presenter.files()[1].source.plan->glance.channels[0].missing > 0); // what has the same form follows
        presenter.setLeftOut(QStringLiteral("P3_STATE"), true);
        const ImportOrder order = presenter.order();
        QCOMPARE(order.items.size(), std::size_t{2});
        for (const ImportItem& item : order.items) QCOMPARE(item.options.channels, (std::vector<std::string>{"P3_DE_VIB", "P3_TEMP"}));
        QCOMPARE(order.recipe->channels, (std::vector<std::string>{"P3_DE_VIB", "P3_TEMP"}));
        // One that was looked at by itself follows when it is asked to.
        presenter.setCurrent(1);
        presenter.edit(Topic::Missing, [](table::GivenForm& given) { given.sentinels = std::vector<double>{}; });
        presenter.settle();
        presenter.setCurrent(0);
        QVERIFY(presenter.others().empty()); // what was edited by hand is left alone
        presenter.setCurrent(1);
        presenter.reset(Topic::Missing);
        presenter.settle();
        presenter.setCurrent(0);
        QCOMPARE(presenter.others(), std::vector<int>{1});
        presenter.useForOthers();
        presenter.settle();
        QVERIFY(presenter.files()[1].source.plan->glance.channels[0].missing > 0);
    }

    void foldersAreWalked() {
        ImportPresenter presenter(m_session);
        add(presenter, {"folder"});
        QCOMPARE(presenter.files().size(), std::size_t{2}); // hidden ones are not looked at
        QVERIFY(presenter.listingNote().contains(QStringLiteral(": 1")));
        add(presenter, {"folder", "other.csv"}); // those that are there join once
        QCOMPARE(presenter.files().size(), std::size_t{3});
    }

    void labelColumnsAreNoChannels() {
        ImportPresenter presenter(m_session);
        add(presenter, {"pump3_historian_DE.csv"});
        QVERIFY(presenter.labelCandidates().contains(QStringLiteral("P3_STATE")));
        QVERIFY(!presenter.labelCandidates().contains(QStringLiteral("Zeit")));
        presenter.setLabelColumns({QStringLiteral("P3_STATE")});
        presenter.settle();
        QCOMPARE(presenter.file()->source.plan->channels.size(), std::size_t{2});
        QVERIFY(presenter.terminalCommand().contains(QStringLiteral("--label-column P3_STATE")));
    }

    void importedFilesAreKnownAgain() {
        auto session = m_files->project("again.tocsin");
        QVERIFY(session.ok());
        ImportPresenter presenter(*session);
        add(presenter, {"pump 2 may.csv"});
        const auto outcome = runImport(*(*session)->project, presenter.order(), {});
        QVERIFY2(outcome.ok(), outcome.ok() ? "" : outcome.error().message.c_str());
        QCOMPARE(outcomeSentence(*outcome), QStringLiteral("1 recording, 300 rows, 1 rejected"));
        auto fresh = (*session)->refreshed();
        QVERIFY(fresh.ok());
        ImportPresenter second(*fresh);
        add(second, {"pump 2 may.csv"});
        QCOMPARE(second.stateText(0), QStringLiteral("in the project already"));
        QCOMPARE(second.buttonText(), QStringLiteral("In the project already"));
        second.setAsset({0}, QStringLiteral("pump 7")); // another machine may have the same content
        QCOMPARE(second.buttonText(), QStringLiteral("Import 1 file"));
    }

    void aBadFileDoesNotStopTheRestAndTheRecipeIsSaved() {
        auto session = m_files->project("several.tocsin");
        QVERIFY(session.ok());
        ImportPresenter presenter(*session);
        add(presenter, {"pump3_historian_DE.csv", "pump 2 may.csv", "pump4_05.csv"});
        presenter.setRecipeFile(m_files->file("saved.recipe.json"));
        ImportOrder order = presenter.order();
        m_files->write("pump 2 may.csv", ""); // between looking and importing
        std::vector<double> fractions;
        const auto outcome =
            runImport(*(*session)->project, order,
                      JobContext(CancelToken(), [&](const ProgressUpdate& update) { fractions.push_back(update.fraction); }));
        m_files->write("pump 2 may.csv", ImportFixture::historian(300, 1));
        QVERIFY(outcome.ok());
        QCOMPARE(outcome->recordings.size(), std::size_t{2});
        QCOMPARE(outcome->failed.size(), std::size_t{1});
        QVERIFY2(outcomeSentence(*outcome).startsWith(QStringLiteral("2 recordings, 4,300 rows, 2 rejected; not imported: pump 2 may.csv")),
                 qPrintable(outcomeSentence(*outcome)));
        QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
        QVERIFY(ingest::loadRecipe(m_files->path("saved.recipe.json")).ok());
        ImportPresenter other(*session);
        add(other, {"folder/a.csv"});
        QVERIFY(other.loadRecipe(m_files->file("saved.recipe.json")).isEmpty());
        other.settle();
        QVERIFY(other.file()->options.recipe.has_value());
        QVERIFY(!other.loadRecipe(m_files->file("other.csv")).isEmpty());
    }

    void aCancelledImportLeavesTheProjectAsItWas() {
        auto session = m_files->project("cancelled.tocsin");
        QVERIFY(session.ok());
        m_files->write("large.csv", ImportFixture::historian(43'000, 6));
        ImportPresenter presenter(*session);
        add(presenter, {"large.csv"});
        CancelSource source;
        const auto outcome = runImport(*(*session)->project, presenter.order(),
                                       JobContext(source.token(), [&source](const ProgressUpdate&) { source.cancel(); }));
        QVERIFY(!outcome.ok());
        QVERIFY(outcome.error().code == ErrorCode::Cancelled);
        QCOMPARE((*session)->project->recordings().all()->size(), std::size_t{2});
        QVERIFY((*session)->project->verify().ok());
        QVERIFY(std::filesystem::is_empty((*session)->project->folder() / "tmp"));
    }

    void aPreviewLooksAtBeginningAndEndOnly() {
        std::string text = "time,flow,rare\n";
        for (int row = 0; row < 60'000; ++row)
            text += fmt::format("2025-01-{:02}T{:02}:{:02}:{:02}Z,{}.5,{}\n", 1 + row / 86400, row / 3600 % 24, row / 60 % 60, row % 60,
                                row % 7, row == 20'000 ? "1" : "");
        m_files->write("rare.csv", text);
        ingest::ImportOptions options;
        options.asset = "pump 3";
        options.depth = ingest::PlanDepth::Sample;
        const auto quick = planSource(m_files->path("rare.csv"), options, {});
        QVERIFY(quick.ok() && quick->plan);
        QVERIFY(!quick->plan->settled && !quick->plan->glance.whole);
        QCOMPARE(quick->plan->channels.size(), std::size_t{2}); // open whether "rare" holds a number
        QVERIFY(quick->plan->glance.channels[0].picture.size() <= static_cast<std::size_t>(ingest::kGlanceBlocks));
        const auto breaks = std::count_if(quick->plan->glance.channels[0].picture.begin(), quick->plan->glance.channels[0].picture.end(),
                                          [](const series::PyramidBlock& block) { return block.count == 0; });
        QVERIFY(breaks > 0);
        options.depth = ingest::PlanDepth::Settled;
        const auto settled = planSource(m_files->path("rare.csv"), options, {});
        QVERIFY(settled.ok() && settled->plan->settled);
        ImportPresenter presenter(m_session);
        add(presenter, {"rare.csv"});
        QVERIFY(presenter.file()->source.plan->settled);
    }

    void wrongTagsAreSaid() {
        ImportPresenter presenter(m_session);
        QVERIFY(presenter.setTags(QStringLiteral("site=north, load = 2")).isEmpty());
        QCOMPARE(presenter.shared().tags.at("load"), std::string("2"));
        QVERIFY(presenter.setTags(QStringLiteral("north")).contains(QStringLiteral("name=value")));
        QVERIFY(presenter.setTags(QString()).isEmpty());
        QVERIFY(presenter.shared().tags.empty());
    }

    void theTerminalDoesTheSame() {
        ImportPresenter presenter(m_session);
        add(presenter, {"pump 2 may.csv"});
        presenter.setZone(QStringLiteral("Europe/Berlin"));
        presenter.settle();
        presenter.setWholeLabel(QStringLiteral("normal"));
        QCOMPARE(presenter.terminalCommand(),
                 QStringLiteral("tocsin import %1 '%2' --asset 'pump 2' --label normal --zone Europe/Berlin")
                     .arg(QString::fromStdString(m_session->project->folder().string()), m_files->file("pump 2 may.csv")));
        presenter.setSaveRecipe(true);
        QVERIFY(presenter.terminalCommand().contains(QStringLiteral("--save-recipe")));
    }

    void assetsAreGuessedFromNames() {
        const std::vector<std::string> known{"pump 3", "pump 31", "Fan"};
        QCOMPARE(guessedAsset("/x/pump3_historian_DE.csv", known), std::string("pump 3"));
        QCOMPARE(guessedAsset("/x/Pump-31 2025.csv", known), std::string("pump 31"));
        QCOMPARE(guessedAsset("/x/compressor_2025-05-01.csv", known), std::string("compressor"));
        QCOMPARE(guessedAsset("/data/mill/2025-05-01.csv", known), std::string("mill"));
        QCOMPARE(guessedAsset("/1/2.csv", {}), std::string("2"));
    }

private:
    void add(ImportPresenter& presenter, const std::vector<std::string>& names) {
        QStringList paths;
        for (const std::string& name : names) paths << m_files->file(name);
        presenter.add(paths);
        presenter.settle();
    }
    static GuessLine guess(const ImportPresenter& presenter, Topic topic) {
        for (const GuessLine& line : presenter.guesses())
            if (line.topic == topic) return line;
        return {};
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<ImportFixture> m_files;
    std::shared_ptr<ProjectSession> m_session;
};

QTEST_GUILESS_MAIN(TestImportPresenter)
#include "tst_import_presenter.moc"
