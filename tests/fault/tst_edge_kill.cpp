// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 at random moments of the agent: a run that follows a growing file says every alarm and every score once, an install ends old or
// new. TOCSIN_KILL_ROUNDS sets the kills of each kind (default 24).
#include <QtTest>
#include <atomic>
#include <filesystem>
#include <fstream>
#include <mutex>
#include <random>
#include <sys/stat.h>
#include <thread>

#include "core/edge/device_state.h"
#include "tests/app/edge/edge_process.h"

using namespace tocsin;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

namespace {

int rounds() {
    const int wanted = qEnvironmentVariableIntValue("TOCSIN_KILL_ROUNDS");
    return wanted > 0 ? wanted : 24;
}

const std::string kHeader = "time,pressure,flow\n";

/// A machine that writes its history on its own thread, in pieces that end anywhere, and rotates the file when told.
class Machine {
public:
    explicit Machine(fs::path file) : m_file(std::move(file)) {
        std::ofstream(m_file) << kHeader;
        m_thread = std::thread([this] { work(); });
    }
    ~Machine() { stop(); }
    void stop() {
        m_stop = true;
        if (m_thread.joinable()) m_thread.join();
    }
    void rotate() {
        const std::lock_guard lock(m_mutex);
        finishLine();
        fs::rename(m_file, m_file.string() + "." + std::to_string(++m_rotations));
        std::ofstream(m_file) << kHeader;
    }
    /// All rows so far, whole.
    std::string history() {
        const std::lock_guard lock(m_mutex);
        finishLine();
        return kHeader + m_all;
    }
    [[nodiscard]] int rotations() const { return m_rotations; }

private:
    void put(std::string_view text) { std::ofstream(m_file, std::ios::app | std::ios::binary) << text; }
    void finishLine() {
        put(m_rest);
        m_rest.clear();
    }
    void work() {
        std::mt19937 random(5);
        while (!m_stop) {
            {
                const std::lock_guard lock(m_mutex);
                std::string text;
                for (unsigned rows = 1 + random() % 60; rows > 0; --rows, ++m_row) {
                    const std::string level = shortestNumber((m_row / 9 % 2 ? 20.0 : 5.0) + static_cast<double>(random() % 1000) / 1000);
                    text += formatTime(m_row * kNsPerSecond) + "," + level + "," + level + "\n";
                }
                m_all += text;
                m_rest += text;
                const std::size_t whole = m_rest.size() - std::min<std::size_t>(m_rest.size(), random() % 40);
                put(std::string_view(m_rest).substr(0, whole));
                m_rest.erase(0, whole);
            }
            std::this_thread::sleep_for(std::chrono::microseconds(random() % 5000));
        }
    }

    fs::path m_file;
    std::mutex m_mutex;
    std::string m_all, m_rest; // m_rest: made, not written yet
    std::int64_t m_row = 0;
    int m_rotations = 0;
    std::atomic<bool> m_stop = false;
    std::thread m_thread;
};

std::int64_t linesOf(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

/// First line in which the texts differ, for the message.
QByteArray difference(const std::string& found, const std::string& expected) {
    std::istringstream a(found), b(expected);
    std::string left, right;
    for (int line = 1;; ++line) {
        const bool more = static_cast<bool>(std::getline(a, left)), wanted = static_cast<bool>(std::getline(b, right));
        if (!more && !wanted) return "equal";
        if (!more) left = "(end)";
        if (!wanted) right = "(end)";
        if (left != right) return "line " + QByteArray::number(line) + ": " + left.c_str() + " instead of " + right.c_str();
    }
}

/// Does the stored state speak of the file that bears the name now?
bool hasReached(const fs::path& root, const fs::path& input) {
    struct stat status {};
    if (::stat(input.c_str(), &status) != 0) return false;
    for (const auto& entry : fs::directory_iterator(root / "follow"))
        if (entry.path().extension() == ".json")
            if (const auto json = readJsonFile(entry.path()); json.ok())
                return json->at("input").at("inode").get<std::uint64_t>() == static_cast<std::uint64_t>(status.st_ino);
    return false;
}

} // namespace

class TestEdgeKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aKilledFollowerSaysEveryLineOnce_data() {
        QTest::addColumn<QString>("keep");
        QTest::addColumn<bool>("rotating");
        QTest::newRow("stored often") << "0.03" << false;
        QTest::newRow("stored seldom") << "60" << false;
        QTest::newRow("rotated") << "0.03" << true;
    }
    void aKilledFollowerSaysEveryLineOnce() {
        QFETCH(QString, keep);
        QFETCH(bool, rotating);
        const Site site;
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        const fs::path root = site.root.toStdString(), input = site.folder.path() / "pump.csv";
        Machine machine(input);
        const QStringList words = {"run",      "--root",          site.root, "--input",  site.path("pump.csv"),
                                   "--follow", "--keep",          keep,      "--output", site.path("a.jsonl"),
                                   "--scores", site.path("s.csv")};
        std::mt19937 random(11);
        const auto linesSoFar = [&] {
            const auto text = readFile(site.folder.path() / "s.csv");
            return text.ok() ? linesOf(*text) : 0;
        };
        // Nothing is stored in a second: each run judges all again, and the history must not outgrow what it can judge until it is killed.
        const int kills = keep == "60" ? std::min(rounds(), 24) : rounds();
        int amid = 0; // kills that found new lines said by this very run
        for (int round = 0; round < kills; ++round) {
            if (rotating && round % 3 == 2 && hasReached(root, input)) machine.rotate();
            const std::int64_t before = linesSoFar();
            QProcess follower;
            follower.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge", words);
            QVERIFY(follower.waitForStarted());
            QVERIFY2(!follower.waitForFinished(static_cast<int>(20 + random() % 400)), follower.readAllStandardError());
            follower.kill();
            QVERIFY(follower.waitForFinished());
            amid += linesSoFar() > before;
        }
        QVERIFY2(amid > kills / 4, qPrintable(QString::number(amid)));
        if (rotating) QVERIFY(machine.rotations() > 1);
        machine.stop();
        const std::string history = machine.history();
        // What one undisturbed run says.
        QVERIFY(QDir().mkpath(site.path("once")));
        const Answer once = agent({"run", "--root", site.root, "--input", site.write("once/pump.csv", history), "--output",
                                   site.path("once/a.jsonl"), "--scores", site.path("once/s.csv")});
        QVERIFY2(once.code == 0, once.err.c_str());
        const std::string alarms = readFile(site.folder.path() / "once/a.jsonl").value();
        const std::string scores = readFile(site.folder.path() / "once/s.csv").value();
        // The last follower comes to the end and stops as a service does.
        QProcess last;
        last.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge", words);
        QVERIFY(last.waitForStarted());
        QTRY_VERIFY_WITH_TIMEOUT(linesSoFar() >= linesOf(scores), 60'000);
        last.terminate();
        QVERIFY(last.waitForFinished());
        QCOMPARE(last.exitCode(), 0);
        const std::string saidAlarms = readFile(site.folder.path() / "a.jsonl").value();
        const std::string saidScores = readFile(site.folder.path() / "s.csv").value();
        QVERIFY2(saidScores == scores, difference(saidScores, scores));
        QVERIFY2(saidAlarms == alarms, difference(saidAlarms, alarms));
        qInfo("%d kills, %d amid lines, %d rotations: %d scores and %d alarm lines, each once", kills, amid, machine.rotations(),
              static_cast<int>(linesOf(scores)) - 1, static_cast<int>(linesOf(alarms)));
    }

    /// The comparison above must be able to fail: without the stored state every restart repeats.
    void theRigFindsRepeatedLines() {
        const Site site;
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        std::string text = kHeader;
        for (int row = 0; row < 12; ++row) text += formatTime(row * kNsPerSecond) + ",1,1\n";
        site.write("pump.csv", text);
        const QStringList words = {"run",      "--root",   site.root,         "--input", site.path("pump.csv"),
                                   "--follow", "--scores", site.path("s.csv")};
        for (int round = 1; round <= 3; ++round) {
            QProcess follower;
            follower.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge", words);
            QVERIFY(follower.waitForStarted());
            QTRY_VERIFY(readFile(site.folder.path() / "s.csv").ok() &&
                        linesOf(readFile(site.folder.path() / "s.csv").value()) == 1 + 9 * round);
            follower.kill();
            QVERIFY(follower.waitForFinished());
            fs::remove_all(fs::path(site.root.toStdString()) / "follow");
        }
    }

    void aKilledInstallEndsOldOrNew() {
        const Site site;
        QCOMPARE(site.install(site.bundle(1)).code, 0);
        std::int64_t serial = 1;
        std::mt19937 random(13);
        int killed = 0, olds = 0;
        for (int round = 0; round < rounds(); ++round) {
            const QString next = site.bundle(serial + 1);
            QProcess installer;
            installer.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge", {"install", next, "--root", site.root, "--trust", site.trust});
            QVERIFY(installer.waitForStarted());
            const bool ended = installer.waitForFinished(static_cast<int>(random() % 90));
            installer.kill();
            QVERIFY(ended || installer.waitForFinished());
            killed += !ended;
            const auto status = edge::deviceStatus(site.root.toStdString());
            QVERIFY2(status.ok(), status.ok() ? "" : status.error().message.c_str());
            const auto now = status->at("serial").get<std::int64_t>();
            QVERIFY(now == serial || now == serial + 1);
            if (ended) QCOMPARE(now, serial + 1);
            olds += now == serial;
            if (now == serial) QCOMPARE(site.install(next).code, 0);
            ++serial;
        }
        QVERIFY2(killed > 0 && olds > 0, "no install was killed in time");
    }
};

QTEST_GUILESS_MAIN(TestEdgeKill)
#include "tst_edge_kill.moc"
