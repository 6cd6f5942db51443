// SPDX-License-Identifier: GPL-3.0-or-later
#include <QScrollBar>
#include <QSignalSpy>
#include <QtTest>

#include "tests/gui_main.h"
#include "tests/widgets/lane_fixture.h"
#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/lane_view.h"
#include "widgets/lanes/time_ruler.h"

using namespace tocsin;
using namespace tocsin::widgets;
using fixture::kStart;

namespace {

constexpr TimeNs kStep = 1'000'000;
constexpr std::int64_t kRows = 200'000;

struct Shown {
    explicit Shown(std::size_t channels)
        : source(fixture::noise(kRows, channels, kStep, [](std::int64_t, std::size_t, double value) { return value; })) {
        view.resize(900, 500);
        view.setLanes(fixture::lanesOf(source), source->range(0));
        view.show();
        view.refreshNow();
    }
    std::shared_ptr<series::MemorySource> source;
    LaneView view;
};

void wheel(QWidget* canvas, QPointF at, int delta) {
    QWheelEvent event(at, canvas->mapToGlobal(at), {}, QPoint(0, delta), Qt::NoButton, Qt::NoModifier, Qt::NoScrollPhase, false);
    QApplication::sendEvent(qobject_cast<LaneCanvas*>(canvas)->viewport(), &event);
}

} // namespace

class TestLaneView : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsEveryLane() {
        Shown shown(3);
        QCOMPARE(shown.view.laneCount(), 3);
        for (int lane = 0; lane < 3; ++lane) {
            QVERIFY(shown.view.lane(lane).strokes().lines.size() > 500);
            QCOMPARE(shown.view.lane(lane).title(), QStringLiteral("channel %1 [g]").arg(lane));
        }
        QCOMPARE(shown.view.visibleRange(), shown.source->range(0));
    }

    /// Axis and grid take the new height with the trace: a lane that was resized looks like one that was made at that size.
    void aResizedLaneLooksLikeAFreshOne() {
        Shown resized(3), fresh(3);
        resized.view.resize(900, 459);
        fresh.view.resize(900, 459);
        for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
        fresh.view.setLanes(fixture::lanesOf(fresh.source), fresh.source->range(0));
        for (LaneView* view : {&resized.view, &fresh.view}) {
            view->canvas()->clearFocus(); // only one of them can have it, and it shows
            view->refreshNow();
            for (int turn = 0; turn < 3; ++turn) QCoreApplication::processEvents();
            view->refreshNow();
        }
        QCOMPARE(resized.view.canvas()->size(), fresh.view.canvas()->size());
        QVERIFY(resized.view.canvas()->grab().toImage() == fresh.view.canvas()->grab().toImage());
    }

    void wheelZoomsAtThePointer() {
        Shown shown(2);
        QSignalSpy changed(&shown.view, &LaneView::visibleRangeChanged);
        const double x = 300;
        const double width = shown.view.lane(0).plotArea().width();
        const double fraction = (x - kLaneLeft) / width;
        const TimeNs before = shown.view.window().timeAt(fraction);
        wheel(shown.view.canvas(), {x, 100}, 120);
        wheel(shown.view.canvas(), {x, 100}, 120);
        QCOMPARE(changed.count(), 2);
        QVERIFY(std::abs(shown.view.window().timeAt(fraction) - before) < 10);
        QVERIFY(std::abs(static_cast<double>(shown.view.window().span()) /
                             static_cast<double>(shown.source->range(0).to - shown.source->range(0).from) -
                         0.64) < 0.001);
    }

    void dragPansAndKeepsTheTimeUnderThePointer() {
        Shown shown(2);
        shown.view.setVisibleRange({kStart + 50'000 * kStep, kStart + 100'000 * kStep});
        QWidget* viewport = qobject_cast<LaneCanvas*>(shown.view.canvas())->viewport();
        const double width = shown.view.lane(0).plotArea().width();
        const auto timeAt = [&](int x) { return shown.view.window().timeAt((x - kLaneLeft) / width); };
        const TimeNs grabbed = timeAt(400);
        QTest::mousePress(viewport, Qt::LeftButton, {}, {400, 60});
        QTest::mouseMove(viewport, {300, 60});
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, {300, 60});
        QVERIFY(std::abs(timeAt(300) - grabbed) < kStep / 10);
    }

    void keysDoWhatTheHelpSays() {
        Shown shown(2);
        QWidget* canvas = shown.view.canvas();
        const TimeRange whole = shown.view.visibleRange();
        for (int i = 0; i < 4; ++i) QTest::keyClick(canvas, Qt::Key_Up);
        const TimeNs span = shown.view.window().span();
        QVERIFY(span < whole.to - whole.from);
        QTest::keyClick(canvas, Qt::Key_Home);
        QCOMPARE(shown.view.visibleRange().from, whole.from);
        QTest::keyClick(canvas, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(shown.view.visibleRange().from, whole.from + span);
        QTest::keyClick(canvas, Qt::Key_End);
        QCOMPARE(shown.view.visibleRange().to, whole.to);
        QTest::keyClick(canvas, Qt::Key_Backspace);
        QCOMPARE(shown.view.visibleRange().from, whole.from + span);
        QTest::keyClick(canvas, Qt::Key_F);
        QCOMPARE(shown.view.visibleRange(), whole);
        QVERIFY(!shown.view.cursorTime());
        QTest::keyClick(canvas, Qt::Key_Period);
        QVERIFY(shown.view.cursorTime());
        const TimeNs cursor = *shown.view.cursorTime();
        QTest::keyClick(canvas, Qt::Key_Period, Qt::ShiftModifier);
        QVERIFY(*shown.view.cursorTime() > cursor);
        QTest::keyClick(canvas, Qt::Key_Escape);
        QVERIFY(!shown.view.cursorTime());
    }

    void controlArrowGoesToTheNextBand() {
        Shown shown(1);
        const TimeNs first = kStart + 20'000 * kStep, second = kStart + 120'000 * kStep;
        shown.view.setBands({{{second, second + 5000 * kStep}, BandKind::Label, QStringLiteral("wear"), Qt::red, {}},
                             {{first, first}, BandKind::Event, QStringLiteral("4711 seal"), Qt::blue, {}}});
        QCOMPARE(shown.view.bands().front().range.from, first); // sorted
        shown.view.setVisibleRange({kStart, kStart + 10'000 * kStep});
        QTest::keyClick(shown.view.canvas(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(shown.view.cursorTime(), std::optional<TimeNs>(first));
        QTest::keyClick(shown.view.canvas(), Qt::Key_Right, Qt::ControlModifier);
        QCOMPARE(shown.view.cursorTime(), std::optional<TimeNs>(second));
        QVERIFY(shown.view.visibleRange().contains(second));
        QTest::keyClick(shown.view.canvas(), Qt::Key_Left, Qt::ControlModifier);
        QCOMPARE(shown.view.cursorTime(), std::optional<TimeNs>(first));
    }

    void cursorReadsTimeAndBands() {
        Shown shown(1);
        const TimeNs at = kStart + 30'000 * kStep;
        shown.view.setBands({{{at - 100 * kStep, at + 100 * kStep}, BandKind::Label, QStringLiteral("wear"), Qt::red, {}}});
        QSignalSpy moved(&shown.view, &LaneView::cursorMoved);
        shown.view.setCursorTime(at);
        QCOMPARE(moved.takeLast().at(0).toString(), QStringLiteral("wear"));
        const auto* ruler = shown.view.findChild<TimeRuler*>();
        QVERIFY(ruler->cursorText().startsWith(QStringLiteral("2024-01-01 00:00:30")));
        QVERIFY(ruler->cursorText().endsWith(QStringLiteral("UTC")));
    }

    void manyLanesScroll() {
        Shown shown(40);
        auto* bar = qobject_cast<LaneCanvas*>(shown.view.canvas())->verticalScrollBar();
        QVERIFY(bar->maximum() > 0);
        QVERIFY(shown.view.lane(0).built());
        QVERIFY(!shown.view.lane(39).built()); // lanes out of sight cost nothing
        bar->setValue(bar->maximum());
        QTRY_VERIFY(!shown.view.lane(39).strokes().lines.empty());
    }

    void lanesFillByThemselves() {
        // Without refreshNow(): the loader's thread and the event loop do it.
        Shown shown(2);
        shown.view.setVisibleRange({kStart + 10'000 * kStep, kStart + 10'200 * kStep});
        QTRY_COMPARE(shown.view.lane(1).reading().range, shown.view.visibleRange());
        QTRY_VERIFY(shown.view.lane(1).strokes().lines.size() > 100);
    }

    void emptyStretchSaysSo() {
        Shown shown(1);
        shown.view.setVisibleRange({kStart - 10 * kNsPerSecond, kStart + 10 * kNsPerSecond});
        shown.view.setLanes(fixture::lanesOf(shown.source), {kStart - kNsPerDay, kStart - kNsPerDay / 2});
        shown.view.refreshNow();
        QVERIFY(!shown.view.lane(0).message().isEmpty());
    }

    void changesOfLanesWhileReadingAreSafe() {
        Shown shown(4);
        for (int i = 0; i < 30; ++i) {
            shown.view.setVisibleRange({kStart + i * 100 * kStep, kStart + (i * 100 + 50'000) * kStep});
            if (i % 3 == 0) shown.view.setLanes(i % 2 ? std::vector<LaneSpec>{} : fixture::lanesOf(shown.source), shown.source->range(0));
            QCoreApplication::processEvents();
        }
        shown.view.setLanes({}, {});
        QTest::qWait(20);
        QCOMPARE(shown.view.laneCount(), 0);
    }

    void bandsAreDrawnAndNeverByColourAlone() {
        Shown shown(1);
        const TimeRange range{kStart + 50'000 * kStep, kStart + 100'000 * kStep};
        const Theme theme = Theme::of(ThemeKind::Light);
        const auto picture = [&](std::vector<Band> bands) {
            shown.view.setBands(std::move(bands));
            QCoreApplication::processEvents();
            shown.view.refreshNow();
            return shown.view.grab().toImage();
        };
        // All of one colour: what differs is the drawing.
        const QImage label = picture({{range, BandKind::Label, QStringLiteral("same"), theme.alarm, BandPattern::Solid}});
        const QImage proposed = picture({{range, BandKind::Label, QStringLiteral("same"), theme.alarm, BandPattern::Hatched}});
        const QImage alarm = picture({{range, BandKind::Alarm, QStringLiteral("same"), theme.alarm, BandPattern::Hatched}});
        const QImage none = picture({});
        QVERIFY(label != none && proposed != none && alarm != none);
        QVERIFY(label != proposed);
        QVERIFY(label != alarm);
        QVERIFY(proposed != alarm);
    }
};

TOCSIN_GUI_MAIN(TestLaneView)
#include "tst_lane_view.moc"
