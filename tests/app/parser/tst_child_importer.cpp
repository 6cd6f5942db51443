// SPDX-License-Identifier: GPL-3.0-or-later
// The wall around foreign parsers: whatever the plugin in the child does, this process gets an Error and lives on.
#include <QtTest>

#include <chrono>
#include <cmath>
#include <fcntl.h>
#include <filesystem>
#include <optional>
#include <thread>
#include <unistd.h>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/ingest/child_importer.h"
#include "core/ingest/child_process.h"
#include "core/ingest/child_protocol.h"
#include "core/ingest/memory_sink.h"

using namespace tocsin;
using namespace tocsin::ingest;
namespace fs = std::filesystem;

namespace {

/// Counts what reaches a project.
class CountingSink : public RecordingSink {
public:
    int begun = 0, blocks = 0, rejects = 0, labels = 0, finished = 0;
    std::vector<double> values;
    Result<void> begin(const std::vector<series::GroupInfo>&) override { return ++begun, Result<void>{}; }
    Result<void> append(std::size_t, const series::SampleBlock& block) override {
        ++blocks;
        values.assign(block.columns[0].begin(), block.columns[0].end());
        return {};
    }
    Result<void> reject(const RejectedRow&) override { return ++rejects, Result<void>{}; }
    Result<void> label(const LabelRun&) override { return ++labels, Result<void>{}; }
    Result<void> finish(const ImportReport&) override { return ++finished, Result<void>{}; }
};

} // namespace

class TestChildImporter : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    const fs::path m_parser = fs::path(TOCSIN_BIN_DIR) / "tocsin-parser";

    [[nodiscard]] fs::path source(const QString& word) const {
        const fs::path path = m_folder->path() / "source.dat";
        if (!durableReplace(path, word.toStdString() + "\n")) qFatal("cannot write the source");
        return path;
    }
    [[nodiscard]] ChildImporter villain() const { return ChildImporter(TOCSIN_VILLAIN, m_parser); }
    [[nodiscard]] Result<ImportPlan> plan(const QString& word, const ImportOptions& options = {}) const {
        return villain().plan(source(word), options, {});
    }

private Q_SLOTS:
    void initTestCase() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder.emplace(std::move(*folder));
    }

    void planAndOptionsTravel() {
        ImportOptions options;
        options.rateHz = 12000;
        options.channels = {"*_DE_time"};
        options.recipe = Recipe{};
        options.recipe->importer = "villain";
        const auto plan = this->plan("report", options);
        QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().message.c_str());
        QCOMPARE(plan->sentences[0], std::string("/proc/self/fd/3"));
        QCOMPARE(std::stod(plan->sentences[1]), 12000.0);
        QCOMPARE(plan->sentences[2], std::string("*_DE_time"));
        QCOMPARE(plan->path.filename(), fs::path("source.dat"));
        QCOMPARE(plan->options.rateHz, 12000.0);
    }

    void everythingReadArrives() {
        auto importer = villain();
        const auto plan = importer.plan(source("fine"), {}, {});
        QVERIFY(plan.ok());
        CountingSink sink;
        const auto report = importer.read(*plan, sink, {});
        QVERIFY2(report.ok(), report.ok() ? "" : report.error().message.c_str());
        QCOMPARE(report->rows, 3);
        QCOMPARE(report->metadata["RPM"].get<int>(), 1797);
        QCOMPARE(sink.finished, 1);
        QCOMPARE(sink.rejects, 1);
        QCOMPARE(sink.labels, 1);
        QCOMPARE(sink.values[0], 1.5);
        QVERIFY(std::isnan(sink.values[1]));
        QVERIFY(std::signbit(sink.values[2]));
    }

    void aBrokenParserIsAnError_data() {
        QTest::addColumn<QString>("part");
        QTest::newRow("segv") << "signal 11";
        QTest::newRow("abort") << "signal 6";
        QTest::newRow("throw") << "parsing failed";
        QTest::newRow("throw-int") << "signal 6";
        QTest::newRow("exit") << "code 9";
        QTest::newRow("quiet") << "without an answer";
        QTest::newRow("closed") << "signal 9";
        QTest::newRow("huge") << "more than such a file can hold";
        QTest::newRow("half") << "middle of an answer";
        QTest::newRow("garbage") << "source.dat";
        QTest::newRow("wrong-type") << "does not fit";
    }
    void aBrokenParserIsAnError() {
        QFETCH(QString, part);
        const auto plan = this->plan(QTest::currentDataTag());
        QVERIFY(!plan.ok());
        const QString message = QString::fromStdString(plan.error().message);
        QVERIFY2(message.contains(part) || part == "source.dat", qPrintable(message));
        QVERIFY(exitCode(plan.error().code) >= 3);
    }

    void aParserThatDiesWhileReadingLeavesNoRecording_data() {
        QTest::addColumn<QString>("word");
        for (const char* word : {"read-segv", "bad-group", "bad-columns", "bad-length", "block-first", "no-report", "read-error",
                                 "after-report", "die-after-report"}) {
            QTest::newRow(word) << QString(word);
        }
    }
    void aParserThatDiesWhileReadingLeavesNoRecording() {
        auto importer = villain();
        QFETCH(QString, word);
        const auto plan = importer.plan(source(word), {}, {});
        QVERIFY(plan.ok());
        CountingSink sink;
        const auto report = importer.read(*plan, sink, {});
        QVERIFY(!report.ok());
        QVERIFY2(report.error().message.find("source.dat") != std::string::npos ||
                     report.error().message.find("does not fit") != std::string::npos,
                 report.error().message.c_str());
        QCOMPARE(sink.finished, 0);
    }

    void aParserHasNoFilesNetworkOrProcesses() {
        const auto plan = this->plan("reach");
        QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().message.c_str());
        QStringList outcomes;
        for (const std::string& sentence : plan->sentences) outcomes << QString::fromStdString(sentence);
        const QString all = outcomes.join("; ");
        if (!all.contains("socket refused")) QSKIP("this kernel has no seccomp: the child runs under limits only");
        for (const QString what : {"fork", "exec", "write", "kill", "raise"}) QVERIFY2(all.contains(what + " refused"), qPrintable(all));
        QVERIFY2(all.contains("descriptors 64"), qPrintable(all));
        QVERIFY2(all.contains("open 5"), qPrintable(all));
        QVERIFY2(all.contains("home hidden"), qPrintable(all));
        if (!all.contains("read refused")) QSKIP("this kernel has no Landlock: reading of other files is not refused");
    }

    void memoryIsLimited() {
#if defined(__SANITIZE_ADDRESS__)
        QSKIP("the address sanitizer needs all addresses");
#endif
        const auto plan = this->plan("eat");
        QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().message.c_str());
        QVERIFY2(std::stoi(plan->sentences.at(0)) < 1024, plan->sentences.at(0).c_str());
    }

    void namesThatAreNoTextStayHarmless() {
        const auto plan = this->plan("binary-name");
        QVERIFY2(plan.ok(), plan.ok() ? "" : plan.error().message.c_str());
        QVERIFY(QString::fromStdString(plan->channels[0].name).startsWith("a"));
    }

    void silenceEndsTheChild() {
        // The same wall with a short patience; the importer itself waits ten seconds.
        for (const char* word : {"loop", "sleep"}) {
            const fs::path path = source(word);
            const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
            QVERIFY(descriptor >= 0);
            ChildLimits limits = limitsFor(10);
            limits.silenceNs = kNsPerSecond / 2;
            auto process = ChildProcess::start(m_parser, {}, descriptor, child::encodeRequest({false, TOCSIN_VILLAIN, {}}), limits);
            ::close(descriptor);
            QVERIFY(process.ok());
            const auto frame = process->next({}, "the parser of source.dat");
            QVERIFY(!frame.ok());
            QVERIFY2(frame.error().message.find("no progress") != std::string::npos, frame.error().message.c_str());
        }
    }

    void cancelEndsTheChildWithinASecond() {
        CancelSource cancel;
        std::thread later([&] {
            std::this_thread::sleep_for(std::chrono::milliseconds(200));
            cancel.cancel();
        });
        const auto begin = std::chrono::steady_clock::now();
        const auto plan = villain().plan(source("sleep"), {}, JobContext(cancel.token(), {}));
        const auto took = std::chrono::steady_clock::now() - begin;
        later.join();
        QVERIFY(!plan.ok());
        QCOMPARE(plan.error().code, ErrorCode::Cancelled);
        QVERIFY(took < std::chrono::seconds(5)); // far below the sleep of the child; a loaded machine may be slow
    }

    void whatCannotStartIsSaid() {
        QCOMPARE(ChildImporter(TOCSIN_VILLAIN, "/nowhere/tocsin-parser").plan(source("fine"), {}, {}).error().code, ErrorCode::Io);
        QCOMPARE(ChildImporter("/nowhere/none.so", m_parser).plan(source("fine"), {}, {}).error().code, ErrorCode::Internal);
        QCOMPARE(villain().plan(m_folder->path() / "missing", {}, {}).error().code, ErrorCode::Io);
        QCOMPARE(villain().plan(m_folder->path(), {}, {}).error().code, ErrorCode::Data);
    }

    void mutatedAnswersAreNeverTrusted() {
        ImportPlan plan;
        plan.importer = "x";
        plan.channels = {{"a", "", "", 1}};
        plan.first = {{1, {2.0}}};
        const std::vector<series::GroupInfo> groups{{{{"a", "", "", 1}}}};
        const std::vector<TimeNs> times{1, 2};
        const std::vector<double> values{3, 4};
        const std::string planText = child::encodePlan(plan), block = child::encodeBlock(0, {times, {values}});
        QVERIFY(child::decodePlan(planText).ok());
        QVERIFY(child::decodeBlock(block, groups).ok());
        std::uint32_t state = 1;
        for (int i = 0; i < 3000; ++i) {
            std::string text = planText, bytes = block;
            for (int k = 0; k < 3; ++k) {
                state = state * 1664525u + 1013904223u;
                text[state % text.size()] = static_cast<char>(state >> 24);
                bytes[(state >> 8) % bytes.size()] = static_cast<char>(state >> 16);
            }
            const auto a = child::decodePlan(text);
            if (a.ok()) QVERIFY(a->first.size() <= 1);
            const auto b = child::decodeBlock(bytes, groups);
            if (b.ok()) QCOMPARE(b->columns.size(), std::size_t{1});
        }
        for (std::size_t n = 0; n < block.size(); ++n) QVERIFY(!child::decodeBlock(std::string_view(block).substr(0, n), groups).ok());
    }
};

QTEST_GUILESS_MAIN(TestChildImporter)
#include "tst_child_importer.moc"
