// SPDX-License-Identifier: GPL-3.0-or-later
// Lanes and bands are painted; a screen reader still finds them as children of the canvas.
#include <QAccessible>
#include <QSignalSpy>
#include <QtTest>

#include "tests/gui_main.h"
#include "tests/widgets/lane_fixture.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::widgets;
using fixture::kStart;

namespace {
constexpr TimeNs kStep = 1'000'000'000;
}

class TestLaneAccessible : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void lanesAndBandsAreChildren() {
        const auto source = fixture::noise(100'000, 2, kStep, [](std::int64_t, std::size_t, double value) { return value; });
        LaneView view;
        view.resize(900, 400);
        view.setLanes(fixture::lanesOf(source), source->range(0));
        const TimeNs from = kStart + (11 * 60 + 20) * 60 * kNsPerSecond;
        view.setBands({{{from, from + 23 * 60 * kNsPerSecond},
                        BandKind::Label,
                        QStringLiteral("bearing wear"),
                        Qt::red,
                        {},
                        5,
                        true,
                        std::nullopt,
                        QStringLiteral("Ana")},
                       {{kStart, kStart}, BandKind::Event, QStringLiteral("4711 seal"), Qt::blue}});
        view.show();
        view.refreshNow();
        QAccessibleInterface* canvas = QAccessible::queryAccessibleInterface(view.canvas());
        QVERIFY(canvas && canvas->isValid());
        QCOMPARE(canvas->role(), QAccessible::Chart);
        QCOMPARE(canvas->text(QAccessible::Name), QStringLiteral("Signal lanes"));
        QCOMPARE(canvas->childCount(), 4);
        QCOMPARE(canvas->child(0)->text(QAccessible::Name), QStringLiteral("channel 0 [g]"));
        QCOMPARE(canvas->child(2)->text(QAccessible::Name), QStringLiteral("4711 seal, 2024-01-01 00:00:00 UTC"));
        QAccessibleInterface* band = canvas->child(3);
        QCOMPARE(band->text(QAccessible::Name),
                 QStringLiteral("bearing wear, 2024-01-01 11:20:00 UTC to 2024-01-01 11:43:00 UTC, rater Ana"));
        QCOMPARE(canvas->indexOfChild(band), 3);
        QCOMPARE(band->parent(), canvas);
        QVERIFY(!canvas->child(4));
        QVERIFY(!canvas->child(-1));
        view.setCursorTime(kStart + 10 * kStep);
        QVERIFY(canvas->child(1)->text(QAccessible::Description).startsWith(QStringLiteral("at the cursor")));
        // Each lies where it is painted.
        QCOMPARE(canvas->child(1)->rect().size(), view.laneRect(1).toAlignedRect().size());
        QVERIFY(band->rect().width() >= 1 && view.rect().contains(view.mapFromGlobal(band->rect().center())));
        QCOMPARE(canvas->childAt(band->rect().center().x(), band->rect().center().y()), band);
        // A band can be pressed.
        QSignalSpy activated(&view, &LaneView::bandActivated);
        QVERIFY(!band->state().selected);
        band->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(activated.count(), 1);
        QVERIFY(band->state().selected);
        canvas->child(1)->actionInterface()->doAction(QAccessibleActionInterface::pressAction());
        QCOMPARE(view.focusLane(), 1);
        // What went is told as gone, not as something else.
        view.setBands({});
        QVERIFY(!band->isValid());
        QVERIFY(band->text(QAccessible::Name).isEmpty());
        QCOMPARE(canvas->childCount(), 2);
    }
};

TOCSIN_GUI_MAIN(TestLaneAccessible)
#include "tst_lane_accessible.moc"
