// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/goals.h"

#include <QtTest>
#include <limits>

using namespace tocsin;

class TestGoals : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void reachedGoalsAreWell() {
        bench::Goals goals("bench");
        goals.atLeast("ratio", 4, 4);
        goals.atMost("milliseconds", 50, 50);
        QCOMPARE(goals.exitCode(), 0);
    }

    void aMissedGoalIsAFailureWhateverCameBeforeOrAfter() {
        for (int order = 0; order < 2; ++order) {
            bench::Goals goals("bench");
            if (order == 0) goals.without("the rival");
            goals.atLeast("ratio", 3.99, 4);
            if (order == 1) goals.without("the rival");
            goals.atMost("milliseconds", 1, 50);
            QCOMPARE(goals.exitCode(), 1);
        }
        bench::Goals slow("bench");
        slow.atMost("milliseconds", 50.1, 50);
        QCOMPARE(slow.exitCode(), 1);
    }

    void aFigureThatIsNoNumberHasMissed() {
        bench::Goals goals("bench");
        goals.atMost("milliseconds", std::numeric_limits<double>::quiet_NaN(), 50);
        QCOMPARE(goals.exitCode(), 1);
    }

    void withoutARivalItIsSkipped() {
        bench::Goals goals("bench");
        goals.atMost("milliseconds", 1, 50);
        goals.without("the rival");
        QCOMPARE(goals.exitCode(), bench::kNoRival);
    }
};

QTEST_GUILESS_MAIN(TestGoals)
#include "tst_goals.moc"
