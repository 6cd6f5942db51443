// SPDX-License-Identifier: GPL-3.0-or-later
// Median time of a pan frame: eight lanes of 10 million samples each, half of the record in view, read from the pyramid and painted in
// raster; beside it one curve of QCustomPlot over as many samples, where that library is installed. usage: bench_lanes [SAMPLES]
#ifdef TOCSIN_HAVE_QCUSTOMPLOT
#undef QT_NO_KEYWORDS // its header uses them
#endif
#include <QApplication>
#include <QElapsedTimer>
#include <QImage>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#ifdef TOCSIN_HAVE_QCUSTOMPLOT
#include <qcustomplot.h>
#endif

#include "tests/bench/goals.h"
#include "tests/gui_main.h"
#include "tests/widgets/lane_fixture.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::widgets;

namespace {

constexpr int kFrames = 60;

double median(std::vector<double> values) {
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

template<class Frame>
double medianMs(Frame frame) {
    std::vector<double> times;
    for (int i = 0; i < kFrames; ++i) {
        QElapsedTimer timer;
        timer.start();
        frame(i);
        times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    return median(times);
}

} // namespace

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    tests::setUpLook();
    const std::int64_t samples = argc > 1 ? std::max(1000LL, std::atoll(argv[1])) : 10'000'000;
    constexpr TimeNs kStep = 1'000'000;
    const auto source = fixture::noise(samples, 1, kStep, [](std::int64_t row, std::size_t, double value) {
        return value + 3 * std::sin(static_cast<double>(row) * 1e-6);
    });
    if (!source) return 4;
    std::vector<LaneSpec> lanes(8, fixture::lanesOf(source)[0]);
    LaneView view;
    view.resize(1920, 1000);
    view.setLanes(lanes, source->range(0));
    view.show();
    const TimeNs half = samples * kStep / 2;
    QImage picture(view.size(), QImage::Format_ARGB32_Premultiplied);
    const auto show = [&](int frame) {
        const TimeNs from = fixture::kStart + half / 200 * frame;
        view.setVisibleRange({from, from + half});
        view.refreshNow();
        view.render(&picture);
    };
    show(0);
    const double ours = medianMs(show);
    std::printf("{\"samples\": %lld, \"lanes\": 8, \"width\": %d, \"height\": %d, \"pan_frame_ms\": %.2f", static_cast<long long>(samples),
                view.width(), view.height(), ours);
    // Of that: reading, which outside this program happens on another thread.
    const double reading = medianMs([&](int frame) {
        LaneRequest request{
            {}, {fixture::kStart + half / 200 * frame, fixture::kStart + half / 200 * frame + half}, view.width() - kLaneLeft - kLaneRight};
        for (int lane = 0; lane < 8; ++lane) request.lanes.emplace_back(lane, lanes[0]);
        if (LaneLoader::read(request).size() != 8) std::abort();
    });
    std::printf(", \"of_that_reading_ms\": %.2f", reading);
    const double cursor = medianMs([&](int frame) {
        view.setCursorTime(fixture::kStart + half / 2 + half / 100 * frame);
        QCoreApplication::processEvents(); // only what changed is painted
    });
    std::printf(", \"cursor_ms\": %.2f", cursor);
#ifdef TOCSIN_HAVE_QCUSTOMPLOT
    QVector<double> keys, values;
    for (std::int64_t row = 0; row < samples; ++row) keys.append(static_cast<double>(row) * 1e-3);
    const auto read = source->values(0, 0, 0, samples);
    if (!read.ok()) return 4;
    values = QVector<double>(read->begin(), read->end());
    QCustomPlot plot;
    plot.resize(1920, 125);
    plot.addGraph();
    plot.graph(0)->setData(keys, values, true);
    plot.yAxis->setRange(-4.5, 4.5);
    plot.show();
    const double rival = medianMs([&](int frame) {
        const double from = static_cast<double>(samples) * 0.5e-3 / 200 * frame;
        plot.xAxis->setRange(from, from + static_cast<double>(samples) * 0.5e-3);
        plot.replot(QCustomPlot::rpImmediateRefresh);
    });
    std::printf(", \"qcustomplot_one_curve_ms\": %.2f, \"ratio_a_lane\": %.2f}\n", rival, rival / (ours / 8));
#else
    std::printf(", \"qcustomplot_one_curve_ms\": null}\n");
    std::fprintf(stderr, "bench_lanes: built without QCustomPlot (Debian: libqcustomplot-dev), no rival measured\n");
#endif
    bench::Goals goals("bench_lanes");
    goals.atMost("milliseconds of a pan frame", ours, 25);
    return goals.exitCode();
}
