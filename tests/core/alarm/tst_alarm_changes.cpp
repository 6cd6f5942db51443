// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/alarm/alarm_changes.h"

using namespace tocsin;
using namespace tocsin::alarm;

namespace {

AlarmInterval interval(TimeNs raised, TimeNs cleared) {
    return {raised, cleared, 1, false};
}

} // namespace

class TestAlarmChanges : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void changesWorkedOutByHand() {
        const AlarmsByAsset before = {{"A", {interval(10, 20), interval(30, 40), interval(50, 60), interval(70, 99)}},
                                      {"B", {interval(5, 6)}}};
        const AlarmsByAsset after = {{"A", {interval(10, 25), interval(35, 45), interval(65, 66), interval(70, 80), interval(90, 95)}},
                                     {"C", {interval(5, 6)}}};
        // A: 10 stays (another end is no other decision), 30 moved to 35, 50 vanished, 65 appeared, 70 stays, 90 split off; B vanished, C
        // appeared although the times are equal.
        const auto changes = alarmChanges(before, after);
        QStringList told;
        for (const AlarmChange& change : changes)
            told << QStringLiteral("%1 %2 %3 %4")
                        .arg(QString::fromStdString(change.asset), QString::fromUtf8(alarmChangeName(change.kind).data()))
                        .arg(change.before ? change.before->raised : -1)
                        .arg(change.after ? change.after->raised : -1);
        QCOMPARE(told, (QStringList{"A moved 30 35", "A vanished 50 -1", "A appeared -1 65", "A appeared -1 90", "B vanished 5 -1",
                                    "C appeared -1 5"}));
        QVERIFY(alarmChanges(before, before).empty());
        QVERIFY(alarmChanges({}, {}).empty());
    }

    void touchingEndsAreTheSameAlarm() {
        const auto changes = alarmChanges({{"A", {interval(10, 20)}}}, {{"A", {interval(20, 30)}}});
        QCOMPARE(changes.size(), std::size_t{1});
        QVERIFY(changes.front().kind == AlarmChangeKind::Moved);
    }

    void listsOfSeriesBecomeOneAnAsset() {
        const std::vector<ScoreSeries> series = {{"A", {}, {}, 1}, {"B", {}, {}, 1}, {"A", {}, {}, 1}};
        const std::vector<std::vector<AlarmInterval>> alarms = {{interval(30, 31)}, {interval(1, 2)}, {interval(10, 11)}};
        const AlarmsByAsset all = alarmsByAsset(series, alarms);
        QCOMPARE(all.at("A").size(), std::size_t{2});
        QCOMPARE(all.at("A").front().raised, TimeNs{10});
        QCOMPARE(all.at("B").size(), std::size_t{1});
    }
};

QTEST_GUILESS_MAIN(TestAlarmChanges)
#include "tst_alarm_changes.moc"
