// SPDX-License-Identifier: GPL-3.0-or-later
// What mouse and keys do on the lanes: selection, edges, snapping, cursors, keys from the registry.
#include <QAction>
#include <QSignalSpy>
#include <QtTest>

#include "tests/gui_main.h"
#include "tests/widgets/lane_fixture.h"
#include "widgets/actions/action_registry.h"
#include "widgets/lanes/lane_actions.h"
#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::widgets;
using fixture::kStart;

namespace {

constexpr TimeNs kStep = 1'000'000;
constexpr std::int64_t kRows = 100'000;
constexpr TimeNs kFrom = kStart + 20'000 * kStep, kTo = kStart + 40'000 * kStep;

struct Shown {
    explicit Shown(LaneMode mode = LaneMode::Label, std::size_t channels = 2)
        : source(fixture::noise(kRows, channels, kStep, [](std::int64_t, std::size_t, double value) { return value; })) {
        view.resize(900, 400);
        view.setLanes(fixture::lanesOf(source), source->range(0));
        view.setMode(mode);
        view.show();
        view.refreshNow();
    }
    /// One band 20 s to 40 s, number 7.
    void addBand(bool editable = true) {
        view.setBands(
            {{{kFrom, kTo}, BandKind::Label, QStringLiteral("wear"), Qt::red, BandPattern::Solid, 7, editable, std::nullopt, {}}});
        view.refreshNow();
    }
    [[nodiscard]] double width() const { return view.lane(0).plotArea().width(); }
    [[nodiscard]] int pixel(TimeNs time) const {
        return static_cast<int>(std::lround(kLaneLeft + view.window().fractionOf(time) * width()));
    }
    [[nodiscard]] TimeNs time(int x) const { return view.window().timeAt((x - kLaneLeft) / width()); }
    [[nodiscard]] QWidget* viewport() const { return qobject_cast<LaneCanvas*>(view.canvas())->viewport(); }
    void drag(int from, int to, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton) {
        press(from, modifiers, button);
        moveTo((from + to) / 2, modifiers, button);
        moveTo(to, modifiers, button);
        release(to, modifiers, button);
    }
    void press(int x, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mousePress(viewport(), button, modifiers, {x, 60});
    }
    void moveTo(int x, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButtons buttons = Qt::LeftButton) {
        const QPointF at(x, 60);
        QMouseEvent event(QEvent::MouseMove, at, viewport()->mapToGlobal(at), Qt::NoButton, buttons, modifiers);
        QApplication::sendEvent(viewport(), &event);
    }
    void release(int x, Qt::KeyboardModifiers modifiers = {}, Qt::MouseButton button = Qt::LeftButton) {
        QTest::mouseRelease(viewport(), button, modifiers, {x, 60});
    }
    std::shared_ptr<series::MemorySource> source;
    LaneView view;
};

} // namespace

class TestLaneGestures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aDragSelectsInLabelMode() {
        Shown shown;
        const TimeRange before = shown.view.visibleRange();
        QSignalSpy changed(&shown.view, &LaneView::selectionChanged);
        shown.drag(500, 300);
        QCOMPARE(shown.view.selection(), std::optional(TimeRange{shown.time(300), shown.time(500)}));
        QVERIFY(changed.count() >= 1);
        QCOMPARE(shown.view.visibleRange(), before);
        QVERIFY(shown.view.foreground().selection);
        QVERIFY(std::abs(shown.view.foreground().selection->left - 300) < 0.01);
        // Its own edge may be taken again.
        shown.drag(500, 600);
        QCOMPARE(shown.view.selection(), std::optional(TimeRange{shown.time(300), shown.time(600)}));
        // A click beside it drops it; so does Esc.
        QTest::mouseClick(shown.viewport(), Qt::LeftButton, {}, {700, 60});
        QVERIFY(!shown.view.selection());
    }

    void aDragPansInBrowseModeAndWithSpaceOrTheMiddleButton() {
        for (const bool browse : {true, false}) {
            Shown shown(browse ? LaneMode::Browse : LaneMode::Label);
            shown.view.setVisibleRange({kFrom, kTo});
            const TimeNs grabbed = shown.time(500);
            shown.drag(500, 400, {}, browse ? Qt::LeftButton : Qt::MiddleButton);
            QVERIFY(std::abs(shown.time(400) - grabbed) < kStep / 10);
            QVERIFY(!shown.view.selection());
        }
        Shown shown;
        shown.view.setVisibleRange({kFrom, kTo});
        const TimeNs grabbed = shown.time(500);
        QTest::keyPress(shown.view.keyTarget(), Qt::Key_Space);
        shown.drag(500, 400);
        QVERIFY(std::abs(shown.time(400) - grabbed) < kStep / 10);
        QVERIFY(!shown.view.selection());
        QTest::keyRelease(shown.view.keyTarget(), Qt::Key_Space);
        shown.drag(500, 400);
        QVERIFY(shown.view.selection());
    }

    void edgesOfASelectionSnapUnlessControlIsHeld() {
        Shown shown;
        shown.addBand();
        const int near = shown.pixel(kTo) + 6;
        QVERIFY(shown.time(near) != kTo);
        shown.press(near + 100);
        shown.moveTo(near + 50);
        shown.moveTo(near);
        QVERIFY(shown.view.foreground().guide); // the line that says so
        shown.release(near);
        QVERIFY(!shown.view.foreground().guide);
        QCOMPARE(shown.view.selection()->from, kTo);
        shown.view.setSelection(std::nullopt);
        shown.drag(near + 100, near, Qt::ControlModifier);
        QCOMPARE(shown.view.selection()->from, shown.time(near));
    }

    void inAndOutSetTheEdges() {
        Shown shown;
        shown.view.setSelectionStart(kFrom);
        QCOMPARE(shown.view.selection(), std::optional(TimeRange{kFrom, kFrom}));
        shown.view.setSelectionEnd(kTo);
        QCOMPARE(shown.view.selection(), std::optional(TimeRange{kFrom, kTo}));
        shown.view.setSelectionStart(kTo + kStep); // beyond the end: a new one
        QCOMPARE(shown.view.selection(), std::optional(TimeRange{kTo + kStep, kTo + kStep}));
    }

    void anEdgeIsShownLiveAndAskedForAtTheRelease() {
        Shown shown;
        shown.addBand();
        QSignalSpy moved(&shown.view, &LaneView::bandEdgeMoved);
        const int edge = shown.pixel(kTo);
        shown.press(edge);
        shown.moveTo(edge + 30);
        shown.moveTo(edge + 60);
        QCOMPARE(moved.count(), 0);
        QCOMPARE(shown.view.bands().front().range.to, shown.time(edge + 60));
        shown.release(edge + 60);
        QCOMPARE(moved.count(), 1);
        QCOMPARE(moved[0][0].toLongLong(), 7);
        QCOMPARE(moved[0][1].value<BandEdge>(), BandEdge::End);
        QCOMPARE(moved[0][2].toLongLong(), shown.time(edge + 60));
        QCOMPARE(shown.view.bands().front().range.to, kTo); // the owner has not agreed
        QCOMPARE(shown.view.activeBand(), 7);
        QCOMPARE(shown.view.activeEdge(), BandEdge::End);
        // An edge never passes the other one.
        shown.drag(edge, shown.pixel(kFrom) - 80);
        QCOMPARE(moved[1][2].toLongLong(), kFrom);
    }

    void escapeEndsAnEdgeDrag() {
        Shown shown;
        shown.addBand();
        QSignalSpy moved(&shown.view, &LaneView::bandEdgeMoved);
        const int edge = shown.pixel(kFrom);
        shown.press(edge);
        shown.moveTo(edge + 50);
        QTest::keyClick(shown.view.keyTarget(), Qt::Key_Escape);
        QCOMPARE(shown.view.bands().front().range.from, kFrom);
        shown.release(edge + 50);
        QCOMPARE(moved.count(), 0);
    }

    void altDragGivesAFuzzyOnset() {
        Shown shown;
        shown.addBand();
        QSignalSpy onset(&shown.view, &LaneView::bandOnsetMoved);
        const int edge = shown.pixel(kFrom);
        shown.drag(edge, edge + 50, Qt::AltModifier);
        QCOMPARE(onset.count(), 1);
        QCOMPARE(onset[0][1].value<TimeRange>(), (TimeRange{kFrom, shown.time(edge + 50)}));
    }

    void bandsThatAreNotEditableKeepTheirEdges() {
        Shown shown;
        shown.addBand(false);
        QSignalSpy moved(&shown.view, &LaneView::bandEdgeMoved);
        const int edge = shown.pixel(kTo);
        shown.drag(edge, edge + 60);
        QCOMPARE(moved.count(), 0);
        QVERIFY(shown.view.selection()); // the drag selects, from the edge
        QCOMPARE(shown.view.selection()->from, kTo);
    }

    void clicksActivateAndDoubleClicksAskForAPoint() {
        Shown shown;
        shown.addBand();
        QSignalSpy activated(&shown.view, &LaneView::bandActivated), point(&shown.view, &LaneView::pointRequested);
        QTest::mouseClick(shown.viewport(), Qt::LeftButton, {}, {shown.pixel(kFrom + 10'000 * kStep), 60});
        QCOMPARE(activated.count(), 1);
        QCOMPARE(shown.view.activeBand(), 7);
        QTest::mouseDClick(shown.viewport(), Qt::LeftButton, {}, {shown.pixel(kFrom + 10'000 * kStep), 60});
        QCOMPARE(point.count(), 0);
        const int empty = shown.pixel(kTo) + 200;
        QTest::mouseDClick(shown.viewport(), Qt::LeftButton, {}, {empty, 60});
        QCOMPARE(point.count(), 1);
        QCOMPARE(point[0][0].toLongLong(), shown.time(empty));
        shown.view.setBands({});
        QCOMPARE(shown.view.activeBand(), 0);
    }

    void theEdgeNearestThePointerIsActive() {
        Shown shown;
        shown.addBand();
        shown.view.setActiveBand(7);
        shown.moveTo(shown.pixel(kFrom) + 20, {}, Qt::NoButton);
        QCOMPARE(shown.view.activeEdge(), BandEdge::Start);
        shown.moveTo(shown.pixel(kTo) - 20, {}, Qt::NoButton);
        QCOMPARE(shown.view.activeEdge(), BandEdge::End);
        QSignalSpy moved(&shown.view, &LaneView::bandEdgeMoved);
        QTest::keyClick(shown.view.keyTarget(), Qt::Key_Left, Qt::AltModifier);
        QTest::keyClick(shown.view.keyTarget(), Qt::Key_Right, Qt::AltModifier | Qt::ShiftModifier);
        QCOMPARE(moved[0][2].toLongLong(), kTo - kStep); // one sample exactly
        QCOMPARE(moved[1][2].toLongLong(), kTo + 10 * kStep);
    }

    void theCursorStepsBySamples() {
        Shown shown;
        shown.view.setCursorTime(kFrom + kStep / 3); // between two
        shown.view.stepCursor(1);
        QCOMPARE(shown.view.cursorTime(), std::optional(kFrom + kStep));
        shown.view.stepCursor(-1);
        QCOMPARE(shown.view.cursorTime(), std::optional(kFrom));
        shown.view.stepCursor(-1);
        QCOMPARE(shown.view.cursorTime(), std::optional(kFrom - kStep));
        shown.view.stepCursor(2'000'000); // held at the last sample
        QCOMPARE(shown.view.cursorTime(), std::optional(kStart + (kRows - 1) * kStep));
        shown.view.setVisibleRange({kFrom, kFrom + 100 * kStep});
        shown.view.setCursorTime(kFrom + 99 * kStep);
        shown.view.stepCursor(10);
        QVERIFY(shown.view.visibleRange().contains(kFrom + 109 * kStep)); // the view follows
    }

    void shiftClickSetsTheSecondCursor() {
        Shown shown;
        QTest::mouseClick(shown.viewport(), Qt::LeftButton, Qt::ShiftModifier, {400, 60});
        QCOMPARE(shown.view.secondCursorTime(), std::optional(shown.time(400)));
        QVERIFY(shown.view.foreground().secondCursor);
        QVERIFY(!shown.view.selection());
    }

    void escapePeelsOneThingAtATime() {
        Shown shown;
        shown.view.setCursorTime(kFrom);
        shown.view.setSecondCursorTime(kTo);
        shown.view.setSelection(TimeRange{kFrom, kTo});
        QVERIFY(shown.view.cancel());
        QVERIFY(!shown.view.selection() && shown.view.secondCursorTime());
        QVERIFY(shown.view.cancel());
        QVERIFY(!shown.view.secondCursorTime() && shown.view.cursorTime());
        QVERIFY(shown.view.cancel());
        QVERIFY(!shown.view.cancel());
    }

    void fitSelectionShowsSelectionBandOrEverything() {
        Shown shown;
        shown.addBand();
        shown.view.setActiveBand(7);
        shown.view.fitSelection();
        QCOMPARE(shown.view.visibleRange(), (TimeRange{kFrom - (kTo - kFrom) / 20, kTo + (kTo - kFrom) / 20}));
        shown.view.setSelection(TimeRange{kFrom, kFrom + 100 * kStep});
        shown.view.fitSelection();
        QCOMPARE(shown.view.window().span(), 110 * kStep);
        shown.view.setSelection(std::nullopt);
        shown.view.setActiveBand(0);
        shown.view.fitSelection();
        QCOMPARE(shown.view.visibleRange(), shown.source->range(0));
    }

    void theContextMenuKnowsTimeAndBand() {
        Shown shown;
        shown.addBand();
        QSignalSpy asked(&shown.view, &LaneView::contextMenuRequested);
        const QPoint at(shown.pixel(kFrom + 10'000 * kStep), 60);
        QContextMenuEvent event(QContextMenuEvent::Mouse, at, shown.viewport()->mapToGlobal(at));
        QApplication::sendEvent(shown.viewport(), &event);
        QCOMPARE(asked.count(), 1);
        QCOMPARE(asked[0][1].toLongLong(), shown.time(at.x()));
        QCOMPARE(asked[0][2].toLongLong(), 7);
    }

    void keysComeFromTheRegistry() {
        ActionRegistry registry;
        Shown shown, other;
        attachLaneActions(registry, shown.view);
        attachLaneActions(registry, other.view); // registers nothing twice
        QVERIFY(registry.conflicts().empty());
        for (const QString& id : registry.ids()) QVERIFY2(!registry.spec(id)->help.isEmpty(), qPrintable(id));
        shown.view.setVisibleRange({kFrom, kTo});
        QVERIFY(registry.trigger(QStringLiteral("lanes.panRight"))); // without a focus: the first that was attached
        QCOMPARE(shown.view.visibleRange().from, kFrom + (kTo - kFrom) / 10);
        QCOMPARE(other.view.visibleRange(), other.source->range(0));
        // With keys rebound, the old one does nothing any more.
        registry.setKeys(QStringLiteral("lanes.panRight"), {QKeySequence(QStringLiteral("Ctrl+Alt+P"))});
        const TimeRange before = shown.view.visibleRange();
        QTest::keyClick(shown.view.keyTarget(), Qt::Key_Right);
        QCOMPARE(shown.view.visibleRange(), before);
    }

    void withoutLanesNothingHappens() {
        LaneView view;
        view.resize(400, 300);
        view.show();
        view.setMode(LaneMode::Label);
        auto* viewport = qobject_cast<LaneCanvas*>(view.canvas())->viewport();
        QTest::mousePress(viewport, Qt::LeftButton, {}, {100, 60});
        QTest::mouseMove(viewport, {200, 60});
        QTest::mouseRelease(viewport, Qt::LeftButton, {}, {200, 60});
        for (const Qt::Key key : {Qt::Key_Left, Qt::Key_Up, Qt::Key_Period, Qt::Key_F, Qt::Key_PageDown})
            QTest::keyClick(view.keyTarget(), key);
        view.stepCursor(1);
        view.moveActiveEdge(1);
        view.moveFocusLane(1);
        QVERIFY(!view.selection());
        QCOMPARE(view.focusLane(), -1);
    }
};

TOCSIN_GUI_MAIN(TestLaneGestures)
#include "tst_lane_gestures.moc"
