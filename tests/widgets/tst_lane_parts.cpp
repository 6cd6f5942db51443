// SPDX-License-Identifier: GPL-3.0-or-later
// What stands around and over the traces: overview, gaps, overlaid channels, value zoom, statistics, the line about the cursor, tables and
// copies.
#include <QAbstractItemModelTester>
#include <QMimeData>
#include <QPainter>
#include <QSignalSpy>
#include <QtTest>

#include "tests/gui_main.h"
#include "tests/widgets/lane_fixture.h"
#include "widgets/lanes/cursor_line.h"
#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/lane_export.h"
#include "widgets/lanes/lane_table_model.h"
#include "widgets/lanes/lane_view.h"
#include "widgets/lanes/overview_strip.h"

using namespace tocsin;
using namespace tocsin::widgets;
using fixture::kStart;

namespace {

constexpr TimeNs kStep = 1'000'000;
constexpr std::int64_t kRows = 50'000;

std::shared_ptr<series::MemorySource> plain(std::size_t channels, std::int64_t rows = kRows) {
    return fixture::noise(rows, channels, kStep,
                          [](std::int64_t, std::size_t channel, double value) { return value + 100.0 * static_cast<double>(channel); });
}

void show(LaneView& view, const std::shared_ptr<series::MemorySource>& source) {
    view.resize(900, 480);
    view.setLanes(fixture::lanesOf(source), source->range(0));
    view.show();
    view.refreshNow();
}

OverviewStrip& overviewOf(LaneView& view) {
    return *view.findChild<OverviewStrip*>();
}

void dragOn(QWidget& widget, double from, double to) {
    const auto send = [&](QEvent::Type type, double x, Qt::MouseButton button, Qt::MouseButtons buttons) {
        const QPointF at(x, 20);
        QMouseEvent event(type, at, widget.mapToGlobal(at), button, buttons, Qt::NoModifier);
        QApplication::sendEvent(&widget, &event);
    };
    send(QEvent::MouseButtonPress, from, Qt::LeftButton, Qt::LeftButton);
    send(QEvent::MouseMove, to, Qt::NoButton, Qt::LeftButton);
    send(QEvent::MouseButtonRelease, to, Qt::LeftButton, Qt::NoButton);
}

} // namespace

class TestLaneParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theOverviewShowsTheWholeAndTheView() {
        LaneView view;
        const auto source = plain(2);
        show(view, source);
        OverviewStrip& overview = overviewOf(view);
        QVERIFY(overview.isVisible());
        overview.grab();
        QVERIFY(overview.strokes().lines.size() > 500);
        const TimeNs span = source->range(0).to - kStart;
        view.setVisibleRange({kStart + span / 4, kStart + span / 2});
        view.refreshNow();
        QVERIFY(std::abs(overview.viewBox().left() - overview.plot().left() - overview.plot().width() / 4) < 1);
        QVERIFY(std::abs(overview.viewBox().width() - overview.plot().width() / 4) < 1);
    }

    void theViewIsDraggedInTheOverview() {
        LaneView view;
        const auto source = plain(1);
        show(view, source);
        OverviewStrip& overview = overviewOf(view);
        const TimeNs span = source->range(0).to - kStart;
        view.setVisibleRange({kStart + span / 4, kStart + span / 2});
        view.refreshNow();
        const QRectF box = overview.viewBox();
        const double pixel = static_cast<double>(span) / overview.plot().width();
        dragOn(overview, box.center().x(), box.center().x() + 60); // the frame moves
        QVERIFY(std::abs(static_cast<double>(view.visibleRange().from - kStart - span / 4) - 60 * pixel) < pixel);
        QVERIFY(std::abs(view.window().span() - span / 4) <= 1);
        view.refreshNow();
        dragOn(overview, overview.viewBox().right(), overview.viewBox().right() + 40); // an edge grows it
        QVERIFY(std::abs(static_cast<double>(view.window().span() - span / 4) - 40 * pixel) < 2 * pixel);
        view.refreshNow();
        dragOn(overview, overview.plot().left() + 5, overview.plot().left() + 5); // elsewhere it comes
        QVERIFY(view.visibleRange().contains(kStart + static_cast<TimeNs>(5 * pixel)));
    }

    void whatWasReviewedIsShaded() {
        LaneView view;
        const auto source = plain(1);
        show(view, source);
        OverviewStrip& overview = overviewOf(view);
        const QImage before = overview.grab().toImage();
        const TimeNs span = source->range(0).to - kStart;
        view.setReviewed({{kStart, kStart + span / 2}});
        const QImage after = overview.grab().toImage();
        const int y = static_cast<int>(overview.plot().bottom()) - 6; // inside the frame, under the trace
        QVERIFY(before.pixel(static_cast<int>(overview.plot().left()) + 20, y) !=
                after.pixel(static_cast<int>(overview.plot().left()) + 20, y));
        QCOMPARE(before.pixel(static_cast<int>(overview.plot().right()) - 20, y),
                 after.pixel(static_cast<int>(overview.plot().right()) - 20, y));
        view.setLanes({}, {});
        QVERIFY(overview.reviewed().empty());
    }

    void gapsAreMarkedInLaneAndOverview() {
        // Rows 10,000 to 19,999 of 50,000 are missing.
        const auto source = fixture::noise(kRows, 1, kStep, [](std::int64_t row, std::size_t, double value) {
            return row >= 10'000 && row < 20'000 ? std::numeric_limits<double>::infinity() : value;
        });
        LaneView view;
        show(view, source);
        const TimeRange gap{kStart + 9'999 * kStep, kStart + 20'000 * kStep};
        const double pixel = static_cast<double>(view.window().span()) / view.lane(0).plotArea().width();
        QCOMPARE(view.lane(0).gaps().size(), std::size_t(1));
        QVERIFY(std::abs(view.lane(0).gaps()[0].left - view.window().fractionOf(gap.from) * view.lane(0).plotArea().width()) < 2);
        QVERIFY(std::abs(view.lane(0).gaps()[0].right - view.window().fractionOf(gap.to) * view.lane(0).plotArea().width()) < 2);
        const auto found = overviewOf(view).gaps();
        QCOMPARE(found.size(), std::size_t(1));
        QVERIFY(std::abs(static_cast<double>(found[0].from - gap.from)) < 2 * pixel);
        // A view that begins inside the gap still shows its rest; before and after the recording there is no gap.
        view.setVisibleRange({kStart + 15'000 * kStep, kStart + 40'000 * kStep});
        view.refreshNow();
        QCOMPARE(view.lane(0).gaps().size(), std::size_t(1));
        QVERIFY(view.lane(0).gaps()[0].left < 2);
        view.setVisibleRange({kStart - 1000 * kStep, kStart + 5'000 * kStep});
        view.refreshNow();
        QVERIFY(view.lane(0).gaps().empty());
        // Samples, not columns.
        view.setVisibleRange({kStart + 9'990 * kStep, kStart + 20'010 * kStep});
        view.refreshNow();
        QVERIFY(view.lane(0).reading().columns.empty());
        QCOMPARE(view.lane(0).gaps().size(), std::size_t(1));
    }

    void overlaidTracesShareTheAxisOfTheirUnit() {
        const auto source = plain(3);
        auto specs = fixture::lanesOf(source); // noise around 0, 100 and 200
        specs[2].unit = QStringLiteral("bar");
        LaneView view;
        view.resize(900, 400);
        view.setOverlaidLanes({{specs[0], specs[1], specs[2]}, {}, {specs[0]}}, source->range(0));
        view.show();
        view.refreshNow();
        QCOMPARE(view.laneCount(), 2); // an empty list makes no lane
        const Lane& lane = view.lane(0);
        QCOMPARE(lane.traceCount(), 3);
        QCOMPARE(lane.values(0), lane.values(1));
        QVERIFY(lane.values(0).minimum <= -0.9 && lane.values(0).maximum >= 100.9);
        QVERIFY(lane.values(2).minimum > 150); // a scale of its own
        for (int trace = 0; trace < 3; ++trace) QVERIFY(lane.strokes(trace).lines.size() > 500);
        const Theme theme = Theme::of(ThemeKind::Light);
        QVERIFY(lane.color(0, theme) != lane.color(1, theme) && lane.color(1, theme) != lane.color(2, theme));
        QCOMPARE(lane.title(), QStringLiteral("channel 0 [g], channel 1 [g], channel 2 [bar]"));
        view.setCursorTime(kStart + 100 * kStep);
        QCOMPARE(view.foreground().readOuts[0].text.count(QStringLiteral("samples")), 3);
    }

    void shiftWheelZoomsTheValuesOfOneLane() {
        LaneView view;
        show(view, plain(2));
        auto* viewport = qobject_cast<LaneCanvas*>(view.canvas())->viewport();
        const TimeRange time = view.visibleRange();
        const ValueRange first = view.lane(0).values(), second = view.lane(1).values();
        const QPointF at(300, view.laneRect(0).top() + view.lane(0).plotArea().center().y());
        QWheelEvent event(at, viewport->mapToGlobal(at), {}, QPoint(0, 120), Qt::NoButton, Qt::ShiftModifier, Qt::NoScrollPhase, false);
        QApplication::sendEvent(viewport, &event);
        view.refreshNow();
        QCOMPARE(view.visibleRange(), time);
        QVERIFY(std::abs((view.lane(0).values().maximum - view.lane(0).values().minimum) / (first.maximum - first.minimum) - 0.8) < 1e-9);
        QCOMPARE(view.lane(1).values(), second);
        view.zoomValuesBy(0.5);
        view.followValues();
        view.refreshNow();
        QCOMPARE(view.lane(0).values(), first);
        for (int i = 0; i < 400; ++i) view.zoomValuesBy(0.5); // ends where numbers do
        for (int i = 0; i < 4000; ++i) view.zoomValuesBy(2);
        view.refreshNow();
        QVERIFY(std::isfinite(view.lane(0).values().maximum) && view.lane(0).values().maximum > view.lane(0).values().minimum);
    }

    void theSelectionTellsItsStatistics() {
        // Values 0, 1, 2 ... row: closed forms for all figures.
        const auto source = fixture::noise(1000, 1, kStep, [](std::int64_t row, std::size_t, double) {
            return row == 105 ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(row);
        });
        LaneView view;
        show(view, source);
        view.setSelection(TimeRange{kStart + 100 * kStep, kStart + 110 * kStep});
        QTRY_VERIFY(view.selectionStatistics());
        QCOMPARE(view.selectionStatistics()->samples, std::int64_t(10)); // both ends belong to it, one is missing
        QCOMPARE(view.selectionStatistics()->minimum, 100.0);
        QCOMPARE(view.selectionStatistics()->maximum, 110.0);
        double squares = 0;
        for (int row = 100; row <= 110; ++row) squares += row == 105 ? 0 : row * row;
        QVERIFY(std::abs(view.selectionStatistics()->rms - std::sqrt(squares / 10)) < 1e-9);
        QVERIFY2(view.foreground().selectionText.startsWith(QStringLiteral("10 ms: 10 samples, min 100, max 110, RMS")),
                 qPrintable(view.foreground().selectionText));
        view.setSelection(TimeRange{kStart - 20 * kStep, kStart - 10 * kStep});
        QTRY_VERIFY(view.selectionStatistics());
        QCOMPARE(view.selectionStatistics()->samples, std::int64_t(0));
        view.setSelection(std::nullopt);
        QVERIFY(!view.selectionStatistics());
    }

    void theCursorTellsLocalTimeUtcAndTheNearestEvent() {
        const QTimeZone berlin("Europe/Berlin");
        const TimeNs winter = kStart + 12 * 3600 * kNsPerSecond + 250'000'000; // 2024-01-01 12:00:00.25 UTC
        QCOMPARE(localTime(winter, 10'000'000, berlin), QStringLiteral("2024-01-01 13:00:00.25 CET"));
        QCOMPARE(localTime(kStart + 200 * kNsPerDay, kNsPerSecond, berlin), QStringLiteral("2024-07-19 02:00:00 CEST"));
        // The hour that comes twice is told apart by its zone: 2024-10-27 00:30 and 01:30 UTC.
        const TimeNs twice = kStart + 300 * kNsPerDay + 1800 * kNsPerSecond;
        QCOMPARE(localTime(twice, kNsPerSecond, berlin), QStringLiteral("2024-10-27 02:30:00 CEST"));
        QCOMPARE(localTime(twice + 3600 * kNsPerSecond, kNsPerSecond, berlin), QStringLiteral("2024-10-27 02:30:00 CET"));
        std::vector<Band> bands(3);
        bands[0] = {{kStart, kStart}, BandKind::Event, QStringLiteral("4711 seal"), Qt::blue};
        bands[1] = {{winter, winter + 1}, BandKind::Label, QStringLiteral("wear"), Qt::red};
        bands[2] = {{winter + 7200 * kNsPerSecond, winter + 7200 * kNsPerSecond}, BandKind::Event, QStringLiteral("4712 belt"), Qt::blue};
        QCOMPARE(nearestEvent(bands, winter), &bands[2]);
        QVERIFY(cursorText(winter, std::nullopt, kNsPerSecond, berlin, bands).endsWith(QStringLiteral("4712 belt: 2 h later")));
        QVERIFY(cursorText(kStart + 60 * kNsPerSecond, std::nullopt, kNsPerSecond, berlin, bands)
                    .endsWith(QStringLiteral("4711 seal: 1 min before")));
        const QString two = cursorText(winter, winter - 12'500'000'000, kNsPerSecond, berlin, {});
        QVERIFY2(two.contains(QStringLiteral("12.5 s")) && two.contains(QStringLiteral("0.08 Hz")), qPrintable(two));
        LaneView view;
        show(view, plain(1, 500));
        view.setTimeZone(berlin);
        view.setCursorTime(kStart + 100 * kStep);
        const auto* line = view.findChild<CursorLine*>();
        QVERIFY2(line->text().contains(QStringLiteral("2024-01-01 01:00:00")) && line->text().contains(QStringLiteral("UTC")),
                 qPrintable(line->text()));
    }

    void twoCursorsTellTheDifferenceOfValues() {
        const auto source =
            fixture::noise(500, 1, kStep, [](std::int64_t row, std::size_t, double) { return 2.0 * static_cast<double>(row); });
        LaneView view;
        show(view, source);
        view.setVisibleRange({kStart, kStart + 100 * kStep});
        view.refreshNow();
        view.setSecondCursorTime(kStart + 10 * kStep);
        view.setCursorTime(kStart + 30 * kStep);
        QVERIFY2(view.foreground().readOuts[0].text.startsWith(QStringLiteral("60 g (")), qPrintable(view.foreground().readOuts[0].text));
        QVERIFY(view.foreground().readOuts[0].text.endsWith(QStringLiteral(" 40)")));
    }

    void aFuzzyOnsetIsAGradient() {
        const auto source = fixture::noise(kRows, 1, kStep, [](std::int64_t, std::size_t, double) { return 0.0; });
        LaneView view;
        show(view, source);
        const TimeRange band{kStart + 10'000 * kStep, kStart + 40'000 * kStep};
        view.setBands({{band,
                        BandKind::Label,
                        QStringLiteral("wear"),
                        Qt::red,
                        BandPattern::Solid,
                        1,
                        true,
                        TimeRange{band.from, kStart + 30'000 * kStep},
                        {}}});
        view.refreshNow();
        const QImage picture = view.grab().toImage();
        const int y = view.canvas()->mapTo(&view, QPoint(0, static_cast<int>(view.lane(0).plotArea().top()) + 12)).y();
        // Rows away from the grid lines at whole five seconds.
        const auto redAt = [&](std::int64_t row) {
            const int x = static_cast<int>(kLaneLeft + view.window().fractionOf(kStart + row * kStep) * view.lane(0).plotArea().width());
            return 255 - qGreen(picture.pixel(x, y)); // white to red takes green away
        };
        QVERIFY(redAt(13'100) < redAt(21'700));
        QVERIFY(redAt(21'700) < redAt(28'300));
        QVERIFY(std::abs(redAt(33'300) - redAt(38'700)) <= 2);
    }

    void theTableHoldsWhatIsShown() {
        LaneView view;
        const auto source = plain(2, 400);
        show(view, source);
        LaneTableModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setView(view);
        QCOMPARE(model.rowCount(), 800); // 400 samples of each fit 818 pixels
        QCOMPARE(model.index(401, LaneTableModel::Channel).data().toString(), QStringLiteral("channel 1"));
        QCOMPARE(model.index(401, LaneTableModel::Time).data().toString(), QStringLiteral("2024-01-01T00:00:00.001Z"));
        // Full precision: the text brings the very sample back.
        QCOMPARE(model.index(401, LaneTableModel::Minimum).data().toString().toDouble(), source->values(0, 1, 1, 2)->front());
        view.setVisibleRange({kStart + 10 * kStep, kStart + 19 * kStep});
        view.refreshNow();
        model.setView(view);
        QCOMPARE(model.rowCount(), 20);
        const QStringList lines = model.toTsv().split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), 22);
        QCOMPARE(lines[0], QStringLiteral("Channel\tUnit\tTime (UTC)\tMinimum\tMaximum\tSamples"));
        QVERIFY(lines[1].startsWith(QStringLiteral("channel 0\tg\t2024-01-01T00:00:00.01Z\t")));
        const auto many = plain(1);
        view.setLanes(fixture::lanesOf(many), many->range(0));
        view.refreshNow();
        model.setView(view);
        std::int64_t samples = 0;
        for (int row = 0; row < model.rowCount(); ++row) samples += model.index(row, LaneTableModel::Samples).data().toLongLong();
        QCOMPARE(samples, kRows); // columns lose none
        view.setLanes({}, {});
        model.setView(view);
        QCOMPARE(model.rowCount(), 0);
    }

    void copiesArePicturesAndText() {
        LaneView view;
        show(view, plain(2, 400));
        const QImage picture = plotImage(view, 2);
        QCOMPARE(picture.size(), view.size() * 2);
        const std::unique_ptr<QMimeData> data(plotMimeData(view));
        QVERIFY(data->hasImage());
        const QByteArray svg = data->data(QStringLiteral("image/svg+xml"));
        QVERIFY(svg.contains("<svg") && svg.contains("<polyline")); // lines, not a picture in a frame
        QVERIFY(svg.contains("channel 1 [g]"));                     // text stays text
        const std::unique_ptr<QMimeData> table(tableMimeData(view));
        QVERIFY(table->text().startsWith(QStringLiteral("Channel\t")));
    }

    void printIsLightWhateverTheScreen() {
        LaneView view;
        show(view, plain(1, 400));
        view.setTheme(Theme::of(ThemeKind::Dark));
        QImage page(1000, 600, QImage::Format_RGB32);
        page.fill(Qt::white);
        QPainter painter(&page);
        printPlot(view, painter, QRectF(50, 50, 900, 500));
        painter.end();
        QCOMPARE(view.theme().kind, ThemeKind::Dark);
        int dark = 0;
        for (int y = 0; y < page.height(); ++y)
            for (int x = 0; x < page.width(); ++x) dark += qGray(page.pixel(x, y)) < 60 ? 1 : 0;
        QVERIFY2(dark < page.width() * page.height() / 20 && dark > 0, qPrintable(QString::number(dark)));
    }

    void theCursorIsPaintedOverAKeptPicture() {
        LaneView view;
        show(view, plain(2));
        auto* canvas = qobject_cast<LaneCanvas*>(view.canvas());
        // What is on the screen, not what a fresh painting would give.
        const auto screen = [&] {
            QCoreApplication::processEvents();
            return view.screen()->grabWindow(view.winId()).toImage();
        };
        QTRY_VERIFY(canvas->keepsPicture());
        const QImage before = screen();
        QVERIFY(!before.isNull());
        view.setCursorTime(kStart + 20'000 * kStep);
        view.setSelection(TimeRange{kStart + 21'000 * kStep, kStart + 30'000 * kStep});
        QTRY_VERIFY(view.selectionStatistics());
        const QImage kept = screen();
        QVERIFY(canvas->keepsPicture());
        QVERIFY(kept != before);
        canvas->viewport()->update(); // the scene itself
        const QImage painted = screen();
        QVERIFY(!canvas->keepsPicture());
        QCOMPARE(kept, painted);
        // A moving view is painted from the scene, not from the picture.
        QTRY_VERIFY(canvas->keepsPicture());
        view.panBy(0.2);
        QTRY_COMPARE(view.lane(0).reading().range, view.visibleRange());
        QVERIFY(screen() != kept);
        QTRY_VERIFY(canvas->keepsPicture());
        view.setCursorTime(std::nullopt);
        view.setSelection(std::nullopt);
        const QImage still = screen();
        canvas->viewport()->update();
        QCOMPARE(still, screen());
    }

    void countsFromNoneToThreeHundredLanes() {
        LaneView view;
        show(view, plain(300, 2000));
        QCOMPARE(view.laneCount(), 300);
        QVERIFY(!view.lane(0).strokes().lines.empty());
        for (int i = 0; i < 299; ++i) view.moveFocusLane(1);
        view.refreshNow();
        QVERIFY(!view.lane(299).strokes().lines.empty());
        view.grab();
        const auto one = plain(1, 1);
        view.setLanes(fixture::lanesOf(one), one->range(0));
        view.refreshNow();
        QCOMPARE(view.lane(0).strokes().markers.size(), std::size_t(1));
        view.grab();
        view.setLanes({}, {});
        view.refreshNow();
        view.grab();
        QVERIFY(!overviewOf(view).isVisible());
    }
};

TOCSIN_GUI_MAIN(TestLaneParts)
#include "tst_lane_parts.moc"
