// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/store_fixture.h"

#include <csignal>
#include <functional>
#include <map>
#include <poll.h>
#include <set>
#include <sstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace tocsin;
using namespace tocsin::store;
using namespace tocsin::store::fixture;
namespace fs = std::filesystem;

namespace {

int kills() {
    bool ok = false;
    const int wanted = qEnvironmentVariableIntValue("TOCSIN_KILLS", &ok);
    return ok && wanted > 0 ? wanted : 50;
}

/// Runs work(say) in a child, kills it after the given time, and gives back the lines that it said.
std::vector<std::string> killedAfter(std::chrono::microseconds time,
                                     const std::function<void(const std::function<void(const std::string&)>&)>& work) {
    int channel[2];
    if (::pipe(channel) != 0) return {};
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(channel[0]);
        work([&](const std::string& line) {
            const std::string whole = line + "\n"; // below PIPE_BUF: one piece or nothing
            if (::write(channel[1], whole.data(), whole.size()) < 0) ::_exit(1);
        });
        ::_exit(0);
    }
    ::close(channel[1]);
    std::this_thread::sleep_for(time);
    ::kill(child, SIGKILL);
    std::string said;
    char buffer[4096];
    for (ssize_t count; (count = ::read(channel[0], buffer, sizeof buffer)) > 0;) said.append(buffer, static_cast<std::size_t>(count));
    ::close(channel[0]);
    ::waitpid(child, nullptr, 0);
    std::vector<std::string> lines;
    std::istringstream stream(said);
    for (std::string line; std::getline(stream, line);) lines.push_back(line);
    return lines;
}

enum class Say { AfterCommit, BeforeCommit };

/// Labels gestures of 1 to 20 labels until killed; the note names the gesture and its size.
void labelForever(const fs::path& folder, int round, Say when, const std::function<void(const std::string&)>& say) {
    auto project = Project::open(folder, Access::ReadWrite);
    if (!project.ok()) {
        say("FAILED " + project.error().message);
        return;
    }
    for (int gesture = 0;; ++gesture) {
        const int size = 1 + gesture * 7 % 20;
        const std::string note = std::to_string(round) + "/" + std::to_string(gesture) + "/" + std::to_string(size);
        std::vector<label::Label> labels(static_cast<std::size_t>(size), makeLabel("pump", gesture, gesture + 1));
        for (label::Label& label : labels) label.note = note;
        if (when == Say::BeforeCommit) say(note);
        if (!project->labels().add(labels, "add").ok()) return;
        if (when == Say::AfterCommit) say(note);
    }
}

/// Every kind of gesture until killed: labels added, dragged, removed, undone, done again. The line names the gesture that is durable now.
void gestureForever(const fs::path& folder, int round, const std::function<void(const std::string&)>& say) {
    auto project = Project::open(folder, Access::ReadWrite);
    if (!project.ok()) {
        say("FAILED " + project.error().message);
        return;
    }
    const LabelRepository labels = project->labels();
    std::mt19937 random(static_cast<unsigned>(round) + 1);
    std::vector<label::Label> mine; // as they stand after the last edit
    int standing = 0, undone = 0;   // own edits: nothing of an earlier round is touched
    const auto told = [&](const LabelGesture& gesture) { say(std::to_string(gesture.id) + " " + gesture.what); };
    for (int number = 0;; ++number) {
        const std::string name = std::to_string(round) + "/" + std::to_string(number);
        const auto kind = random() % 6;
        if (kind == 0 && standing > 0) {
            const auto gesture = labels.undoStep();
            if (!gesture.ok() || !*gesture) return say("FAILED undo");
            told(**gesture);
            --standing;
            ++undone;
            mine.clear();
        } else if (kind == 1 && undone > 0) {
            const auto gesture = labels.redoStep();
            if (!gesture.ok() || !*gesture) return say("FAILED redo");
            told(**gesture);
            ++standing;
            --undone;
            mine.clear();
        } else if (kind == 2 && !mine.empty()) {
            label::Label moved = mine.front();
            moved.range.to += 5;
            auto gesture = labels.commit(std::vector{moved}, {}, "drag " + name);
            for (int move = 0; gesture.ok() && move < 3; ++move) {
                told(*gesture);
                ++moved.range.to;
                gesture = labels.replaceLast(gesture->id, std::vector{moved}, {}, "drag " + name + "." + std::to_string(move));
            }
            if (!gesture.ok()) return say("FAILED " + gesture.error().message);
            told(*gesture);
            mine.front() = moved;
            ++standing;
            undone = 0;
        } else {
            std::vector<label::Label> put(1 + random() % 4, makeLabel("pump", number, number + 1));
            std::vector<LabelId> remove;
            if (!mine.empty()) remove.push_back(mine.back().id);
            const auto gesture = labels.commit(put, remove, "add " + name);
            if (!gesture.ok()) return say("FAILED " + gesture.error().message);
            told(*gesture);
            mine = put;
            for (std::size_t i = 0; i < put.size(); ++i) mine[i].id = gesture->put[i];
            ++standing;
            undone = 0;
        }
    }
}

/// Imports small recordings until killed.
void importForever(const fs::path& folder, int round, const std::function<void(const std::string&)>& say) {
    auto project = Project::open(folder, Access::ReadWrite);
    if (!project.ok()) {
        say("FAILED " + project.error().message);
        return;
    }
    for (int number = 0;; ++number) {
        const std::string source = std::to_string(round) + "-" + std::to_string(number) + ".csv";
        const auto stored =
            storeSamples(*project, "pump", source, makeSamples(3'000, 2, static_cast<unsigned>(round * 1000 + number)), {}, 500);
        if (!stored.ok()) {
            say("FAILED " + stored.error().message);
            return;
        }
        say(source);
    }
}

/// Notes that are missing, or whose gesture is not whole.
std::vector<std::string> lostGestures(const Project& project, const std::set<std::string>& acknowledged) {
    std::map<std::string, int> counts;
    const auto all = project.labels().all();
    if (!all.ok()) return {all.error().message};
    for (const label::Label& label : *all) ++counts[label.note];
    std::vector<std::string> lost;
    for (const std::string& note : acknowledged)
        if (!counts.contains(note)) lost.push_back(note + " is missing");
    for (const auto& [note, count] : counts)
        if (note.substr(note.rfind('/') + 1) != std::to_string(count)) lost.push_back(note + " is torn");
    return lost;
}

} // namespace

class StoreKillTest : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyAcknowledgedLabelSurvives() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        std::set<std::string> acknowledged;
        std::mt19937 random(1);
        for (int round = 0; round < kills(); ++round) {
            for (std::string& line : killedAfter(std::chrono::microseconds(random() % 80'000),
                                                 [&](const auto& say) { labelForever(folder, round, Say::AfterCommit, say); })) {
                QVERIFY2(!line.starts_with("FAILED"), line.c_str());
                acknowledged.insert(std::move(line));
            }
            auto project = Project::open(folder, Access::ReadWrite);
            TOCSIN_OK(project);
            const auto lost = lostGestures(*project, acknowledged);
            QVERIFY2(lost.empty(), lost.empty() ? "" : lost.front().c_str());
            TOCSIN_OK(project->verify());
        }
        QVERIFY(!acknowledged.empty());
        qInfo("%d kills, %zu acknowledged gestures, 0 lost", kills(), acknowledged.size());
    }

    /// A child that says "done" too early must be caught, or the rig above proves nothing.
    void theRigFindsAcknowledgementsBeforeTheCommit() {
        const auto folder = freshFolder();
        TOCSIN_OK(Project::create(folder));
        std::mt19937 random(2);
        std::size_t lost = 0;
        for (int round = 0; round < 40 && lost == 0; ++round) {
            const auto said = killedAfter(std::chrono::microseconds(10'000 + random() % 40'000),
                                          [&](const auto& say) { labelForever(folder, round, Say::BeforeCommit, say); });
            auto project = Project::open(folder, Access::ReadWrite);
            TOCSIN_OK(project);
            lost = lostGestures(*project, {said.begin(), said.end()}).size();
        }
        QVERIFY(lost > 0);
    }

    void everyAcknowledgedGestureSurvivesAndUndoLeadsBackToTheStart() {
        std::mt19937 random(5);
        fs::path folder;
        std::size_t total = 0, steps = 0;
        for (int round = 0; round < kills(); ++round) {
            if (round % 25 == 0) { // the whole history is read below: keep it short
                folder = freshFolder();
                TOCSIN_OK(Project::create(folder));
            }
            std::vector<label::Label> start;
            {
                auto project = Project::open(folder, Access::ReadWrite);
                TOCSIN_OK(project);
                start = *project->labels().all();
            }
            const auto said =
                killedAfter(std::chrono::microseconds(random() % 80'000), [&](const auto& say) { gestureForever(folder, round, say); });
            auto project = Project::open(folder, Access::ReadWrite);
            TOCSIN_OK(project);
            const LabelRepository labels = project->labels();
            TOCSIN_OK(project->verify()); // the labels are those of their events, the audit is whole
            const auto gestures = labels.gestures(1'000'000, Replaced::Shown);
            TOCSIN_OK(gestures);
            std::set<std::string> stored;
            for (const GestureRecord& gesture : *gestures) stored.insert(std::to_string(gesture.id) + " " + gesture.what);
            for (const std::string& line : said) QVERIFY2(stored.contains(line), line.c_str());
            total += said.size();

            // What this round did is undone step by step, and done again to where the kill left it.
            const auto left = *labels.all();
            int undone = 0;
            const std::string mine = " " + std::to_string(round) + "/";
            for (;;) {
                const auto next = *labels.nextUndo();
                if (!next || next->find(mine) == std::string::npos) break;
                TOCSIN_OK(labels.undo());
                ++undone;
            }
            QVERIFY(*labels.all() == start);
            for (int i = 0; i < undone; ++i) TOCSIN_OK(labels.redo());
            QVERIFY(*labels.all() == left);
            steps += static_cast<std::size_t>(undone);
            if (round % 25 == 24 || round == kills() - 1) {
                TOCSIN_OK(labels.undoTo(0));
                QVERIFY(labels.all()->empty()); // undo all = start
                TOCSIN_OK(project->verify());
            }
        }
        QVERIFY(total > 0 && steps > 0);
        qInfo("%d kills, %zu acknowledged gestures, 0 lost, %zu undone and done again", kills(), total, steps);
    }

    void everyAcknowledgedRecordingSurvivesAndNoneIsHalf() {
        std::mt19937 random(3);
        std::set<std::string> acknowledged;
        fs::path folder;
        std::size_t total = 0;
        for (int round = 0; round < kills(); ++round) {
            if (round % 20 == 0) { // verify() reads every sample: keep the project small
                folder = freshFolder();
                TOCSIN_OK(Project::create(folder));
                acknowledged.clear();
            }
            for (std::string& line :
                 killedAfter(std::chrono::microseconds(random() % 120'000), [&](const auto& say) { importForever(folder, round, say); })) {
                QVERIFY2(!line.starts_with("FAILED"), line.c_str());
                acknowledged.insert(std::move(line));
                ++total;
            }
            auto project = Project::open(folder, Access::ReadWrite);
            TOCSIN_OK(project);
            QVERIFY(fs::is_empty(folder / "tmp"));
            TOCSIN_OK(project->verify());
            const auto all = project->recordings().all();
            TOCSIN_OK(all);
            std::set<std::string> found;
            for (const RecordingRecord& recording : *all) {
                QCOMPARE(recording.rows, std::int64_t{3'000});
                QCOMPARE(recording.groups.at(0).rows, std::int64_t{3'000});
                found.insert(recording.source);
            }
            for (const std::string& source : acknowledged) QVERIFY2(found.contains(source), source.c_str());
            if (all->empty()) continue;
            const auto source = project->recordings().open(all->back().id);
            TOCSIN_OK(source);
            TOCSIN_OK((*source)->values(0, 1, 0, 3'000));
        }
        QVERIFY(total > 0);
        qInfo("%d kills, %zu acknowledged recordings, 0 lost", kills(), total);
    }

    void aNewProjectIsThereWholeOrNotAtAll() {
        std::mt19937 random(4);
        for (int round = 0; round < kills() / 2; ++round) {
            const auto folder = freshFolder();
            const auto said = killedAfter(std::chrono::microseconds(random() % 15'000), [&](const auto& say) {
                if (Project::create(folder).ok()) say("created");
            });
            if (!said.empty()) QVERIFY(fs::exists(folder));
            if (fs::exists(folder)) {
                auto project = Project::open(folder, Access::ReadWrite);
                TOCSIN_OK(project);
                TOCSIN_OK(project->verify());
            } else {
                TOCSIN_OK(Project::create(folder));
            }
        }
    }
};

QTEST_GUILESS_MAIN(StoreKillTest)
#include "tst_store_kill.moc"
