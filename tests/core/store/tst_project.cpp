// SPDX-License-Identifier: GPL-3.0-or-later
#include "store_fixture.h"

#include <SQLiteCpp/SQLiteCpp.h>
#include <csignal>
#include <fstream>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "core/base/durable_file.h"
#include "core/store/detail/lock_file.h"
#include "core/store/detail/schema.h"

using namespace tocsin;
using namespace tocsin::store;
using namespace tocsin::store::fixture;
namespace fs = std::filesystem;

namespace {

QString message(const Error& error) {
    return QString::fromStdString(error.message);
}

/// Runs in a child process and gives back what it returns (0..255).
int inChild(const std::function<int()>& function) {
    const pid_t child = ::fork();
    if (child == 0) ::_exit(function());
    int status = 0;
    ::waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 255;
}

void execute(const fs::path& folder, const std::string& sql) {
    SQLite::Database database((folder / "project.db").string(), SQLite::OPEN_READWRITE);
    database.exec(sql);
}

} // namespace

class ProjectTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void aNewProjectOpensAgainAndIsEmpty() {
        const auto folder = freshFolder() / "deep" / "pumps.tocsin";
        std::string id;
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            id = project->id();
            QCOMPARE(id.size(), std::size_t{32});
            QVERIFY(project->access() == Access::ReadWrite);
        }
        QVERIFY(!fs::exists(folder / "project.db-wal")); // folded in: the closed folder is safe to copy
        QCOMPARE(fs::file_size(folder / "LOCK"), std::uintmax_t{0});
        auto project = Project::open(folder, Access::ReadOnly);
        TOCSIN_OK(project);
        QCOMPARE(project->id(), id);
        QVERIFY(project->assets().all()->empty());
        QVERIFY(project->recordings().all()->empty());
        QVERIFY(project->labels().all()->empty());
        QVERIFY(project->runs().all()->empty());
        TOCSIN_OK(project->verify());
    }

    void creatingOverSomethingIsRefused() {
        const auto folder = freshFolder();
        fs::create_directories(folder);
        TOCSIN_OK(Project::create(folder)); // an empty folder is taken
        const auto again = Project::create(folder);
        QCOMPARE(again.error().code, ErrorCode::Usage);
        const auto file = freshFolder();
        TOCSIN_OK(durableReplace(file, "text"));
        QCOMPARE(Project::create(file).error().code, ErrorCode::Usage);
        QCOMPARE(Project::create(file / "below").error().code, ErrorCode::Io);
    }

    void whatIsNoProjectIsRefusedAndStaysAsItWas() {
        QCOMPARE(Project::open(freshFolder(), Access::ReadOnly).error().code, ErrorCode::Usage);
        const auto folder = freshFolder();
        fs::create_directories(folder);
        QCOMPARE(Project::open(folder, Access::ReadWrite).error().code, ErrorCode::Data);
        QVERIFY(fs::is_empty(folder)); // no LOCK left behind
        for (const std::string& content : {std::string(), std::string("not a database at all\n"), std::string(8192, 'x')}) {
            TOCSIN_OK(durableReplace(folder / "project.db", content));
            for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
                const auto opened = Project::open(folder, access);
                QCOMPARE(opened.error().code, ErrorCode::Data);
                QVERIFY(message(opened.error()).contains("not a Tocsin project"));
            }
            QCOMPARE(*readFile(folder / "project.db"), content);
        }
        fs::remove(folder / "project.db");
        {
            SQLite::Database foreign((folder / "project.db").string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
            foreign.exec("CREATE TABLE photos (id INTEGER); PRAGMA application_id = 17; PRAGMA user_version = 1");
        }
        const auto opened = Project::open(folder, Access::ReadWrite);
        QCOMPARE(opened.error().code, ErrorCode::Data);
        QVERIFY(message(opened.error()).contains("another program"));
        QVERIFY(!fs::exists(folder / "LOCK"));
    }

    void aNewerProjectIsRefusedPolitelyAndUnchanged() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        execute(folder, "PRAGMA user_version = 7");
        const std::string before = sha256(*readFile(folder / "project.db"));
        for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
            const auto opened = Project::open(folder, access);
            QCOMPARE(opened.error().code, ErrorCode::Data);
            QVERIFY(message(opened.error()).contains("newer version"));
            QVERIFY(message(opened.error()).contains("schema 7"));
        }
        QCOMPARE(sha256(*readFile(folder / "project.db")), before);
    }

    void aForeignTriggerIsRefused() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        execute(folder, "CREATE TRIGGER evil AFTER INSERT ON assets BEGIN DELETE FROM recordings; END");
        const auto opened = Project::open(folder, Access::ReadWrite);
        QCOMPARE(opened.error().code, ErrorCode::Data);
        QVERIFY(message(opened.error()).contains("changed by another program"));
    }

    void aDamagedDatabaseIsRefused() {
        const auto folder = freshFolder();
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            TOCSIN_OK(storeSamples(*project, "pump", "a.csv", makeSamples(10, 200, 1)));
        }
        std::string content = *readFile(folder / "project.db");
        for (std::size_t i = content.size() / 2; i < content.size() / 2 + 20'000 && i < content.size(); ++i) content[i] = '\x5a';
        TOCSIN_OK(durableReplace(folder / "project.db", content));
        const auto opened = Project::open(folder, Access::ReadOnly);
        QCOMPARE(opened.error().code, ErrorCode::Data);
        QVERIFY(message(opened.error()).contains("damaged"));
    }

    /// A checkpoint writes page 1, whose header counts the pages, before the file has grown: killed there, the file alone looks damaged.
    void aWriterKilledInACheckpointLeavesAProjectThatOpens() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        QCOMPARE(inChild([&] { // ends without closing: everything lies in the WAL
                     auto project = Project::open(folder, Access::ReadWrite);
                     const std::vector<label::Label> labels(200, makeLabel("pump", 1, 2));
                     if (!project.ok() || !project->labels().add(labels, "add").ok()) return 1;
                     ::_exit(0);
                 }),
                 0);
        const fs::path whole = freshFolder();
        fs::copy(folder, whole, fs::copy_options::recursive);
        { TOCSIN_OK(Project::open(whole, Access::ReadWrite)); } // folds its WAL in
        std::vector<char> page(4096);
        QVERIFY(std::ifstream(whole / "project.db", std::ios::binary).read(page.data(), 4096));
        QVERIFY(fs::file_size(whole / "project.db") > fs::file_size(folder / "project.db"));
        std::fstream(folder / "project.db", std::ios::binary | std::ios::in | std::ios::out).write(page.data(), 4096);
        for (const Access access : {Access::ReadOnly, Access::ReadWrite}) {
            const auto project = Project::open(folder, access);
            TOCSIN_OK(project);
            QCOMPARE(project->labels().all()->size(), std::size_t{200});
            TOCSIN_OK(project->verify());
        }
    }

    void anOlderSchemaIsCopiedThenMigrated() {
        const auto folder = freshFolder();
        fs::create_directories(folder);
        const Migration first = knownMigrations()[0];
        const Migration second{"002_test", "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; INSERT INTO extra VALUES (42);"};
        const Migration broken{"002_broken", "CREATE TABLE extra (id INTEGER PRIMARY KEY) STRICT; INSERT INTO nowhere VALUES (1);"};
        const std::vector<Migration> old{first}, now{first, second}, bad{first, broken};
        TOCSIN_OK(createDatabase(folder / "project.db", "id", old));

        const auto readOnly = openDatabase(folder, Access::ReadOnly, now);
        QCOMPARE(readOnly.error().code, ErrorCode::Data);
        QVERIFY(message(readOnly.error()).contains("open it for writing once"));

        QVERIFY(!openDatabase(folder, Access::ReadWrite, bad).ok());
        TOCSIN_OK(openDatabase(folder, Access::ReadWrite, old)); // nothing of the broken step stayed

        {
            auto database = openDatabase(folder, Access::ReadWrite, now);
            TOCSIN_OK(database);
            const auto value = (*database)->read(
                "test", [](SQLite::Database& connection) { return connection.execAndGet("SELECT id FROM extra").getInt(); });
            QCOMPARE(*value, 42);
        }
        int copies = 0;
        for (const auto& entry : fs::directory_iterator(folder / "backup")) {
            SQLite::Database copy(entry.path().string());
            QCOMPARE(copy.execAndGet("PRAGMA user_version").getInt(), 1);
            QCOMPARE(copy.execAndGet("SELECT count(*) FROM meta").getInt(), 2);
            ++copies;
        }
        QVERIFY(copies >= 1);
        TOCSIN_OK(openDatabase(folder, Access::ReadOnly, now));
    }

    void aSecondWriterIsToldWhoHasIt() {
        const auto folder = freshFolder();
        auto project = Project::create(folder);
        TOCSIN_OK(project);
        const auto second = Project::open(folder, Access::ReadWrite);
        QCOMPARE(second.error().code, ErrorCode::Io);
        QVERIFY(message(second.error()).contains(QString::fromStdString(userName() + " on " + hostName())));
        QVERIFY(message(second.error()).contains(QString("process %1").arg(::getpid())));
        QVERIFY(fs::file_size(folder / "LOCK") > 0); // the holder's name stands
        TOCSIN_OK(Project::open(folder, Access::ReadOnly));
    }

    void readersSeeWhatTheWriterCommits() {
        const auto folder = freshFolder();
        auto writer = Project::create(folder);
        TOCSIN_OK(writer);
        auto reader = Project::open(folder, Access::ReadOnly);
        TOCSIN_OK(reader);
        TOCSIN_OK(writer->labels().add(std::vector{makeLabel("pump", 1, 2)}, "add label"));
        QCOMPARE(reader->labels().all()->size(), std::size_t{1});
        const auto refused = reader->labels().add(std::vector{makeLabel("pump", 1, 2)}, "add label");
        QCOMPARE(refused.error().code, ErrorCode::Usage);
        QVERIFY(message(refused.error()).contains("read-only"));
        QCOMPARE(reader->recordings().write({"pump", "a", "b", {}}).error().code, ErrorCode::Usage);
    }

    void aLockOfADeadProcessIsTakenOverAtOnce() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        int ready[2];
        QCOMPARE(::pipe(ready), 0);
        const pid_t child = ::fork();
        if (child == 0) {
            auto project = Project::open(folder, Access::ReadWrite);
            const char answer = project.ok() ? 'y' : 'n';
            if (::write(ready[1], &answer, 1) != 1) ::_exit(1);
            for (;;) ::pause();
        }
        char answer = 0;
        QCOMPARE(::read(ready[0], &answer, 1), ssize_t{1});
        QCOMPARE(answer, 'y');
        const auto busy = Project::open(folder, Access::ReadWrite);
        QCOMPARE(busy.error().code, ErrorCode::Io);
        QVERIFY(message(busy.error()).contains(QString("process %1").arg(child)));
        ::kill(child, SIGKILL);
        ::waitpid(child, nullptr, 0);
        QVERIFY(fs::file_size(folder / "LOCK") > 0);
        QElapsedTimer clock;
        clock.start();
        TOCSIN_OK(Project::open(folder, Access::ReadWrite));
        QVERIFY(clock.elapsed() < 1'000);
        ::close(ready[0]);
        ::close(ready[1]);
    }

    void aLockTextOfAnotherBootOrMachineDoesNotBindALocalDisk() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        struct stat status {};
        QCOMPARE(::stat((folder / "LOCK").c_str(), &status), 0);
        for (const std::string& host : {hostName(), std::string("elsewhere")}) {
            const Json holder{{"host", host}, {"user", "somebody"}, {"pid", 1}, {"boot", "0"}, {"started", "1"}, {"inode", status.st_ino}};
            std::ofstream(folder / "LOCK") << holder.dump();
            TOCSIN_OK(Project::open(folder, Access::ReadWrite));
        }
        std::ofstream(folder / "LOCK") << "{\"host\":\"cut sho";
        TOCSIN_OK(Project::open(folder, Access::ReadWrite));
    }

    void onlyOneOfManyStartersGetsToWrite() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        int gate[2], results[2];
        QCOMPARE(::pipe(gate) + ::pipe(results), 0);
        std::vector<pid_t> children;
        for (int i = 0; i < 12; ++i) {
            const pid_t child = ::fork();
            if (child == 0) {
                char go = 0;
                ::close(gate[1]);
                if (::read(gate[0], &go, 1) < 0) ::_exit(1); // end of file: everybody starts
                auto project = Project::open(folder, Access::ReadWrite);
                const char answer = project.ok() ? 'w' : project.error().code == ErrorCode::Io ? 'r' : 'x';
                if (::write(results[1], &answer, 1) != 1) ::_exit(1);
                for (;;) ::pause();
            }
            children.push_back(child);
        }
        ::close(gate[0]);
        ::close(gate[1]);
        std::string answers;
        for (std::size_t i = 0; i < children.size(); ++i) {
            char answer = 0;
            QCOMPARE(::read(results[0], &answer, 1), ssize_t{1});
            answers += answer;
        }
        for (const pid_t child : children) {
            ::kill(child, SIGKILL);
            ::waitpid(child, nullptr, 0);
        }
        QCOMPARE(std::count(answers.begin(), answers.end(), 'w'), 1);
        QCOMPARE(std::count(answers.begin(), answers.end(), 'r'), 11);
        ::close(results[0]);
        ::close(results[1]);
    }

    void theFolderCanMoveAndBeCopied() {
        const auto folder = freshFolder(), moved = freshFolder(), copied = freshFolder();
        const Samples samples = makeSamples(1'000, 2, 1);
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            TOCSIN_OK(storeSamples(*project, "pump", "a.csv", samples));
            const auto run = project->runs().create("always-normal", Json::object());
            TOCSIN_OK(run);
            const auto place = project->runs().folder(*run);
            TOCSIN_OK(place);
            TOCSIN_OK(durableReplace(*place / "run.json", "{}"));
        }
        fs::rename(folder, moved);
        auto project = Project::open(moved, Access::ReadWrite);
        TOCSIN_OK(project);
        TOCSIN_OK(project->verify());
        QCOMPARE(*(*project->recordings().open(RecordingId{1}))->times(0, 0, 1'000), samples.times);
        QCOMPARE(*readFile(*project->runs().folder(RunId{1}) / "run.json"), std::string("{}"));
        fs::copy(moved, copied, fs::copy_options::recursive); // while it is open: LOCK's text is copied with it
        auto copy = Project::open(copied, Access::ReadWrite);
        TOCSIN_OK(copy);
        TOCSIN_OK(copy->verify());
    }

    void stagingIsEmptiedByTheNextWriterOnly() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        TOCSIN_OK(durableReplace(folder / "tmp" / "segment-1-0.h5", "torn"));
        TOCSIN_OK(Project::open(folder, Access::ReadOnly));
        QVERIFY(fs::exists(folder / "tmp" / "segment-1-0.h5"));
        TOCSIN_OK(Project::open(folder, Access::ReadWrite));
        QVERIFY(fs::is_empty(folder / "tmp"));
    }

    void readOnlyMediaCanBeRead_data() {
        QTest::addColumn<bool>("closed");
        QTest::newRow("closed cleanly") << true;
        QTest::newRow("writer was killed, rows still in the WAL") << false;
    }
    void readOnlyMediaCanBeRead() {
        QFETCH(bool, closed);
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        QCOMPARE(inChild([&] {
                     auto project = Project::open(folder, Access::ReadWrite);
                     if (!project.ok() || !storeSamples(*project, "pump", "a.csv", makeSamples(100, 1, 1)).ok()) return 1;
                     if (!closed) ::kill(::getpid(), SIGKILL);
                     return 0;
                 }),
                 closed ? 0 : 255);
        QCOMPARE(fs::exists(folder / "project.db-wal"), !closed);
        fs::remove(folder / "project.db-shm"); // as after a copy to a medium
        for (fs::path parent = folder.parent_path(); parent != "/tmp" && parent.has_relative_path(); parent = parent.parent_path())
            fs::permissions(parent, fs::perms::group_exec | fs::perms::others_exec | fs::perms::group_read | fs::perms::others_read,
                            fs::perm_options::add);
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            fs::permissions(entry.path(), entry.is_directory() ? fs::perms(0555) : fs::perms(0444));
        fs::permissions(folder, fs::perms(0555));
        const int answer = inChild([&] {
            if (::geteuid() == 0 && ::setresuid(65534, 65534, 65534) != 0) return 77; // root may write everywhere
            if (Project::open(folder, Access::ReadWrite).ok()) return 1;
            auto project = Project::open(folder, Access::ReadOnly);
            if (!project.ok()) {
                qWarning("%s", project.error().message.c_str());
                return 2;
            }
            const auto all = project->recordings().all();
            if (!all.ok() || all->size() != 1) return 3;
            const auto source = project->recordings().open(all->front().id);
            return source.ok() && (*source)->values(0, 0, 0, 100).ok() ? 0 : 4;
        });
        fs::permissions(folder, fs::perms(0755));
        for (const auto& entry : fs::recursive_directory_iterator(folder)) fs::permissions(entry.path(), fs::perms(0755));
        if (answer == 77) QSKIP("root without the right to change its user: nothing is read-only for it");
        QCOMPARE(answer, 0);
    }

    void aTamperedAuditNamesTheFirstBadRecord() {
        const auto folder = freshFolder();
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            for (int i = 0; i < 5; ++i) TOCSIN_OK(project->audit().add("note", "object " + std::to_string(i), {{"number", i}}));
            TOCSIN_OK(project->audit().verify());
            QCOMPARE(project->audit().all()->size(), std::size_t{6}); // the creation is the first
        }
        std::string trigger;
        {
            SQLite::Database database((folder / "project.db").string(), SQLite::OPEN_READWRITE);
            QVERIFY_EXCEPTION_THROWN(database.exec("UPDATE audit SET what = 'nothing' WHERE sequence = 3"), SQLite::Exception);
            QVERIFY_EXCEPTION_THROWN(database.exec("DELETE FROM audit"), SQLite::Exception);
            trigger = database.execAndGet("SELECT sql FROM sqlite_schema WHERE name = 'audit_stays'").getString();
            database.exec("DROP TRIGGER audit_stays; UPDATE audit SET object = 'another' WHERE sequence = 3");
            database.exec(trigger);
        }
        auto project = Project::open(folder, Access::ReadOnly);
        TOCSIN_OK(project);
        const auto fault = project->audit().verify();
        QCOMPARE(fault.error().code, ErrorCode::Finding);
        QVERIFY(message(fault.error()).contains("audit record 3"));
    }

    void runsKeepTheirSettingsMetricsAndDecisions() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const RunRepository runs = project->runs();
        QCOMPARE(runs.find(RunId{1}).error().code, ErrorCode::NotFound);
        QVERIFY(message(runs.find(RunId{1}).error()).contains("none yet"));
        const auto id = runs.create("wdcnn", {{"epochs", 3}, {"rate", nullptr}});
        TOCSIN_OK(id);
        TOCSIN_OK(runs.setStatus(*id, RunStatus::Finished));
        TOCSIN_OK(runs.setMetrics(*id, "train", {{"loss", 0.5}}));
        TOCSIN_OK(runs.setMetrics(*id, "evaluate", {{"auc", 0.9}}));
        TOCSIN_OK(runs.setMetrics(*id, "train", {{"loss", 0.25}}));
        QVERIFY(!runs.decision(*id, "fp32")->has_value());
        TOCSIN_OK(runs.addDecision(*id, "fp32", false, {{"threshold", nullptr}}));
        TOCSIN_OK(runs.addDecision(*id, "fp32", true, {{"threshold", 1.5}}));
        const auto run = runs.find(*id);
        TOCSIN_OK(run);
        QVERIFY(run->status == RunStatus::Finished);
        QCOMPARE(run->settings["epochs"].get<int>(), 3);
        QCOMPARE(run->metrics["train"]["loss"].get<double>(), 0.25);
        QCOMPARE(run->metrics["evaluate"]["auc"].get<double>(), 0.9);
        QVERIFY((*runs.decision(*id, "fp32"))->shown);
        QVERIFY(!runs.decision(*id, "int8")->has_value());
        QCOMPARE(runs.setStatus(RunId{9}, RunStatus::Failed).error().code, ErrorCode::NotFound);
        QCOMPARE(runs.folder(RunId{9}).error().code, ErrorCode::NotFound);
    }

    void aRunOfAKilledProgramIsCancelledByTheNextWriter() {
        const auto folder = freshFolder();
        RunId left, done;
        {
            auto project = Project::create(folder);
            TOCSIN_OK(project);
            left = *project->runs().create("wdcnn", Json::object());
            done = *project->runs().create("wdcnn", Json::object());
            TOCSIN_OK(project->runs().setStatus(left, RunStatus::Running));
            TOCSIN_OK(project->runs().setStatus(done, RunStatus::Finished));
        }
        QVERIFY(Project::open(folder, Access::ReadOnly)->runs().find(left)->status == RunStatus::Running); // a reader changes nothing
        auto project = Project::open(folder, Access::ReadWrite);
        TOCSIN_OK(project);
        QVERIFY(project->runs().find(left)->status == RunStatus::Cancelled);
        QVERIFY(project->runs().find(done)->status == RunStatus::Finished);
        const auto audit = project->audit().all();
        TOCSIN_OK(audit);
        QCOMPARE(audit->back().what, std::string("run cancelled"));
        QCOMPARE(audit->back().object, "run " + std::to_string(left.value));
        TOCSIN_OK(project->audit().verify());
    }

    void serialsRiseAndAreNeverUsedTwice() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        const auto run = project->runs().create("wdcnn", Json::object());
        TOCSIN_OK(run);
        QCOMPARE(*project->bundles().reserve(*run), std::int64_t{1});
        QCOMPARE(*project->bundles().reserve(*run), std::int64_t{2}); // the first export failed
        TOCSIN_OK(project->bundles().complete(2, "a.bundle", "abc", {{"serial", 2}}));
        QCOMPARE(project->bundles().complete(2, "b.bundle", "abc", {}).error().code, ErrorCode::NotFound);
        QCOMPARE(project->bundles().reserve(RunId{7}).error().code, ErrorCode::NotFound);
        QCOMPARE(*project->bundles().nextSerial(), std::int64_t{3});
        QCOMPARE(project->bundles().reserve(*run, 2).error().code, ErrorCode::Usage);
        QCOMPARE(*project->bundles().reserve(*run, 40), std::int64_t{40});
        QCOMPARE(*project->bundles().reserve(*run), std::int64_t{41});
        QCOMPARE(project->bundles().all()->at(1).file, std::string("a.bundle"));
    }

    void theSameMaintenanceLogIsNotDoubled() {
        auto project = Project::create(freshFolder());
        TOCSIN_OK(project);
        label::MaintenanceEvent event;
        event.asset = "pump";
        event.reported = 100 * kNsPerSecond;
        event.failure = 50 * kNsPerSecond;
        event.kind = label::EventKind::Breakdown;
        event.workOrder = "4711";
        event.text = "bearing \xE2\x80\x93 replaced";
        auto other = event;
        other.workOrder = "4712";
        other.finished = 200 * kNsPerSecond;
        const std::vector log{event, other, event};
        const auto first = project->events().add(log, "log.csv");
        TOCSIN_OK(first);
        QCOMPARE(first->added, std::int64_t{2});
        QCOMPARE(first->known, std::int64_t{1});
        QCOMPARE(project->events().add(log, "log.csv")->added, std::int64_t{0});
        auto stored = *project->events().all();
        QCOMPARE(stored.size(), std::size_t{2});
        stored[0].id = {};
        stored[1].id = {};
        QVERIFY(stored[0] == event && stored[1] == other);
    }
};

QTEST_GUILESS_MAIN(ProjectTest)
#include "tst_project.moc"
