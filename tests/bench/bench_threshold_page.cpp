// SPDX-License-Identifier: GPL-3.0-or-later
// Median and worst time of one move of the threshold slider with everything it repaints, over 10 million scores. usage:
// bench_threshold_page [SCORES]
#include <QApplication>
#include <QElapsedTimer>
#include <QSlider>
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <random>

#include "app/workbench/pages/threshold_page.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/bench/goals.h"
#include "tests/gui_main.h"

using namespace tocsin;

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication application(argc, argv);
    tests::setUpLook();
    const std::size_t count = argc > 1 ? static_cast<std::size_t>(std::max(1000LL, std::atoll(argv[1]))) : 10'000'000;
    workflow::RunScores scores;
    std::mt19937_64 random(1);
    alarm::ScoreSeries series;
    series.asset = "pump";
    series.stepNs = kNsPerSecond;
    for (std::size_t i = 0; i < count; ++i) {
        series.times.push_back(static_cast<TimeNs>(i) * series.stepNs);
        series.scores.push_back(static_cast<float>(random() >> 40) * 0x1p-24F);
    }
    for (std::size_t event = 1; event < 10; ++event) {
        const std::size_t at = count / 10 * event;
        scores.events.push_back({"pump", {series.times[at], series.times[at + 50]}, series.times[at + 50]});
    }
    scores.series.push_back(std::move(series));
    scores.rule.threshold = 0.9999;
    tests::PageFixture fixture;
    workbench::ThresholdPage page(fixture.services);
    page.resize(1280, 720);
    page.show();
    QElapsedTimer timer;
    timer.start();
    page.showScores(std::move(scores));
    const double first = static_cast<double>(timer.nsecsElapsed()) * 1e-6;
    page.settle();
    QCoreApplication::processEvents();
    auto* slider = page.findChild<QSlider*>(QStringLiteral("thresholdSlider"));
    std::vector<double> times;
    for (int i = 0; i < 100; ++i) {
        timer.start();
        slider->setValue(5000 + 40 * i);
        QCoreApplication::sendPostedEvents();
        page.repaint();
        times.push_back(static_cast<double>(timer.nsecsElapsed()) * 1e-6);
    }
    std::sort(times.begin(), times.end());
    std::printf("{\"scores\": %zu, \"first_ms\": %.1f, \"move_median_ms\": %.2f, \"move_worst_ms\": %.2f}\n", count, first, times[50],
                times[99]);
    bench::Goals goals("bench_threshold_page");
    goals.atMost("milliseconds of a move of the slider, median", times[50], 16);
    return goals.exitCode();
}
