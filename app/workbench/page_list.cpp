// SPDX-License-Identifier: GPL-3.0-or-later
// The pages of the window in their order, and how they work together. Ctrl+1, 2 ... follow the order.
#include "app/workbench/main_window.h"
#include "app/workbench/pages/data_page.h"
#include "app/workbench/pages/explain_page.h"
#include "app/workbench/pages/export_page.h"
#include "app/workbench/pages/label_page.h"
#include "app/workbench/pages/threshold_page.h"
#include "app/workbench/pages/train_page.h"

namespace tocsin::workbench {

void MainWindow::addPages(const PageServices& services) {
    addPage(QStringLiteral("data"), tr("&Data"), m_data = new DataPage(services));
    auto* label = new LabelPage(services);
    addPage(QStringLiteral("label"), tr("&Label"), label);
    addPage(QStringLiteral("train"), tr("&Train"), m_train = new TrainPage(services));
    auto* explain = new ExplainPage(services);
    addPage(QStringLiteral("explain"), tr("E&xplain"), explain);
    addPage(QStringLiteral("threshold"), tr("T&hreshold"), m_threshold = new ThresholdPage(services));
    addPage(QStringLiteral("export"), tr("Ex&port"), new ExportPage(services));

    connect(m_threshold, &ThresholdPage::alarmsChanged, m_data, &DataPage::setAlarms);
    connect(m_threshold, &ThresholdPage::timeRequested, this, [this](const QString& asset, TimeRange range) {
        if (m_data->showTime(asset, range)) showPage(QStringLiteral("data"));
    });
    connect(explain, &ExplainPage::timeRequested, this, [this](const QString& asset, TimeRange range) {
        if (m_data->showTime(asset, range)) showPage(QStringLiteral("data"));
    });
    connect(explain, &ExplainPage::labelRequested, this, [this, label](const QString& asset, TimeRange range) {
        if (label->selectTime(asset, range)) showPage(QStringLiteral("label"));
    });
    connect(m_train, &TrainPage::thresholdRequested, this, [this](qint64 run) {
        m_threshold->chooseRun(run);
        showPage(QStringLiteral("threshold"));
    });
}

} // namespace tocsin::workbench
