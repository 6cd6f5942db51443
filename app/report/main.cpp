// SPDX-License-Identifier: GPL-3.0-or-later
// tocsin-report FACTS.json REPORT.html|REPORT.pdf: makes a report of the facts that `tocsin report --json` prints. Started by `tocsin
// report`.
#include <QGuiApplication>
#include <cstdio>

#include "app/report/write_report.h"

int main(int argc, char** argv) {
    if (argc != 3) {
        std::fprintf(stderr, "tocsin-report: use tocsin-report FACTS.json REPORT.html|REPORT.pdf, or tocsin report\n");
        return 2;
    }
    qputenv("QT_QPA_PLATFORM", "offscreen"); // there may be no display, and none is needed
    const QGuiApplication application(argc, argv);
    const auto written = [&]() -> tocsin::Result<tocsin::report::ReportFile> {
        TOCSIN_ASSIGN(const tocsin::Json facts, tocsin::readJsonFile(argv[1]));
        return tocsin::report::writeReport(facts, argv[2]);
    }();
    if (written.ok()) return 0;
    std::fprintf(stderr, "tocsin-report: %s\n", written.error().message.c_str());
    return tocsin::exitCode(written.error().code);
}
