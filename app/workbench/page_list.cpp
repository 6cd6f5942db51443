// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the window in their order, and how they work together. Ctrl+1, 2 ... follow the order.
#include "app/workbench/main_window.h"
#include "app/workbench/pages/data_page.h"
#include "app/workbench/pages/export_page.h"
#include "app/workbench/pages/runs_page.h"
#include "app/workbench/pages/threshold_page.h"

namespace tocsin::workbench {

void MainWindow::addPages(const PageServices& services) {
    addPage(QStringLiteral("data"), tr("&Data"), m_data = new DataPage(services));
    addPage(QStringLiteral("runs"), tr("R&uns"), m_runs = new RunsPage(services));
    addPage(QStringLiteral("threshold"), tr("T&hreshold"), m_threshold = new ThresholdPage(services));
    addPage(QStringLiteral("export"), tr("Ex&port"), new ExportPage(services));

    connect(m_threshold, &ThresholdPage::alarmsChanged, m_data, &DataPage::setAlarms);
    connect(m_threshold, &ThresholdPage::timeRequested, this, [this](const QString& asset, TimeRange range) {
        if (m_data->showTime(asset, range)) showPage(QStringLiteral("data"));
    });
    connect(m_runs, &RunsPage::thresholdRequested, this, [this](qint64 run) {
        m_threshold->chooseRun(run);
        showPage(QStringLiteral("threshold"));
    });
}

} // namespace tocsin::workbench
