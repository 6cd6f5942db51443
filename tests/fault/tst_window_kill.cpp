// SPDX-License-Identifier: GPL-3.0-or-later
// kill -9 of the window while somebody labels in it by keys. What the status line called saved is in the project afterwards, undo reaches
// through it, and no half gesture is there. TOCSIN_KILL_ROUNDS sets the kills (default 12).
#include <QApplication>
#include <QProcess>
#include <QRandomGenerator>
#include <QtTest>
#include <cstdio>
#include <map>

#include "app/workbench/main_window.h"
#include "app/workbench/pages/label_page.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

int rounds() {
    const int wanted = qEnvironmentVariableIntValue("TOCSIN_KILL_ROUNDS");
    return wanted > 0 ? wanted : 12;
}

TimeRange stretch(int gesture) {
    const std::int64_t row = 5 + gesture * 7 % (tests::kPlantRows - 20);
    return {tests::kPlantStart + row * tests::kPlantStep, tests::kPlantStart + (row + 3) * tests::kPlantStep};
}

void acknowledge(char what, const label::Label& label) {
    std::printf("%c %lld %lld %lld %s\n", what, static_cast<long long>(label.id.value), static_cast<long long>(label.range.from),
                static_cast<long long>(label.range.to), label.className.c_str());
    std::fflush(stdout);
}

/// The child: drag, digit, and now and then undo, until it is killed. A line tells what is durable.
int labelForever(const std::filesystem::path& folder) {
    MainWindow window;
    window.resize(1280, 720);
    window.show();
    window.openProject(folder);
    window.settle();
    if (!window.hasProject() || !window.labels().writable()) {
        std::printf("FAILED %s\n", qPrintable(window.bannerText() + window.labels().blockedReason()));
        return 1;
    }
    window.labels().setRater("Ana");
    window.showPage(QStringLiteral("label"));
    window.settle();
    auto* page = qobject_cast<LabelPage*>(window.page(QStringLiteral("label")));
    page->lanes()->canvas()->setFocus();
    std::vector<label::Label> made;
    for (int gesture = 0;; ++gesture) {
        if (gesture % 5 == 4 && !made.empty()) {
            QTest::keyClick(&window, Qt::Key_Z, Qt::ControlModifier);
            if (window.labels().find(made.back().id)) continue;
            acknowledge('-', made.back());
            made.pop_back();
        } else {
            page->lanes()->setSelection(stretch(gesture));
            QTest::keyClick(page->lanes()->canvas(), static_cast<Qt::Key>(Qt::Key_1 + gesture % 3));
            const label::Label* label = page->editor().activeLabel();
            if (!label || label->range != stretch(gesture)) continue;
            made.push_back(*label);
            acknowledge('+', *label);
        }
        QCoreApplication::processEvents();
    }
}

struct Standing {
    TimeRange range;
    QByteArray className;
    friend bool operator==(const Standing&, const Standing&) = default;
};

std::map<std::int64_t, Standing> standing(const LabelDocument& labels) {
    std::map<std::int64_t, Standing> all;
    for (const label::Label& label : labels.labels()) all[label.id.value] = {label.range, QByteArray::fromStdString(label.className)};
    return all;
}

} // namespace

class TestWindowKill : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingSavedIsLost() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const std::filesystem::path plant = folder->path() / "plant.tocsin";
        QVERIFY(tests::makePlant(plant, false).ok());
        QRandomGenerator random(4711);
        int landed = 0, acknowledged = 0;
        for (int round = 0; round < rounds(); ++round) {
            std::map<std::int64_t, Standing> expected;
            std::int64_t bottom = 0;
            {
                LabelDocument before;
                before.open(ProjectSession::open(plant).value());
                expected = standing(before);
                bottom = newestStanding(before);
            }
            const QByteArray said = killedChild(plant, static_cast<int>(random.bounded(400)), landed);
            QVERIFY2(!said.startsWith("FAILED"), said.constData());
            std::optional<std::pair<std::int64_t, Standing>> undoing; // what the next undo would take away
            QList<std::pair<std::int64_t, Standing>> made;
            for (const QByteArray& line : said.split('\n')) {
                const QList<QByteArray> words = line.split(' ');
                if (words.size() < 5) continue;
                ++acknowledged;
                const std::int64_t id = words[1].toLongLong();
                if (words[0] == "+") {
                    made.append({id, {{words[2].toLongLong(), words[3].toLongLong()}, words.mid(4).join(' ')}});
                    expected[id] = made.back().second;
                } else {
                    expected.erase(id);
                    made.removeLast();
                }
            }
            auto session = ProjectSession::open(plant);
            QVERIFY2(session.ok(), session.ok() ? "" : session.error().message.c_str());
            QVERIFY2((*session)->writable(), (*session)->readOnlyReason.c_str()); // the dead child's lock is no hindrance
            LabelDocument after;
            after.open(*session);
            // One gesture may be durable without having been told.
            auto found = standing(after);
            if (found != expected) {
                auto more = expected, less = expected;
                if (found.size() == expected.size() + 1) {
                    for (const auto& [id, label] : found)
                        if (!expected.contains(id)) more[id] = label;
                    QCOMPARE(found, more);
                    QVERIFY(found.rbegin()->second.range.to - found.rbegin()->second.range.from == 3 * tests::kPlantStep);
                } else {
                    QVERIFY2(!made.isEmpty(), "a label from before the round is lost");
                    less.erase(made.back().first);
                    QVERIFY2(found == less, "a saved label is lost");
                }
            }
            QVERIFY((*session)->project->verify().ok());
            // Undo goes on where the window was killed, back to what was there before.
            if (round % 3 == 0) {
                while (newestStanding(after) != bottom) QVERIFY(after.undo());
                QVERIFY((*session)->project->labels().verify().ok());
            }
        }
        qInfo("%d of %d kills landed while labels were made, %d gestures acknowledged, 0 lost", landed, rounds(), acknowledged);
        QVERIFY2(landed >= rounds() * 3 / 4, "the window was hardly ever killed while it worked");
        QVERIFY(acknowledged > rounds());
    }

private:
    [[nodiscard]] static std::int64_t newestStanding(const LabelDocument& labels) {
        for (const store::GestureRecord& gesture : labels.gestures())
            if (gesture.kind == "edit" && !gesture.undone) return gesture.id;
        return 0;
    }

    /// Waits for the first saved label, then kills after a while. landed: counts children that were still at it.
    static QByteArray killedChild(const std::filesystem::path& folder, int ms, int& landed) {
        QProcess child;
        child.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        child.start(QCoreApplication::applicationFilePath(), {QStringLiteral("--label-forever"), QString::fromStdString(folder.string())});
        QByteArray said;
        while (said.count('\n') < 1 && child.state() != QProcess::NotRunning && child.waitForReadyRead(60'000))
            said += child.readAllStandardOutput();
        if (!child.waitForFinished(ms)) {
            ++landed;
            child.kill();
            child.waitForFinished(30'000);
        }
        return said + child.readAllStandardOutput();
    }
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    QApplication application(argc, argv);
    tests::setUpLook();
    if (application.arguments().value(1) == QStringLiteral("--label-forever")) return labelForever(argv[2]);
    TestWindowKill test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_window_kill.moc"
