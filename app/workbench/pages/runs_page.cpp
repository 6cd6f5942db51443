// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/runs_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QStackedLayout>
#include <QTableView>
#include <QVBoxLayout>

#include "app/workbench/pages/empty_face.h"
#include "app/workbench/pages/run_table_model.h"

namespace tocsin::workbench {

RunsPage::RunsPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_model(new RunTableModel(this)), m_faces(new QStackedLayout(this)), m_empty(new EmptyFace),
      m_table(new QTableView), m_details(new QLabel), m_open(new QPushButton(tr("Show on the threshold pa&ge"))) {
    setObjectName(QStringLiteral("runsPage"));
    m_table->setObjectName(QStringLiteral("runTable"));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setFrameShape(QFrame::NoFrame);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setShowGrid(false);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->setAlternatingRowColors(true);
    m_details->setObjectName(QStringLiteral("runDetails"));
    m_details->setAccessibleName(tr("About the run"));
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_open->setObjectName(QStringLiteral("runThreshold"));
    m_open->setAccessibleName(tr("Show on the threshold page"));
    auto* full = new QWidget;
    auto* layout = new QVBoxLayout(full);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    auto* below = new QHBoxLayout;
    below->setContentsMargins(12, 10, 12, 10);
    below->addWidget(m_details, 1);
    below->addWidget(m_open, 0, Qt::AlignTop);
    layout->addLayout(below);
    m_faces->addWidget(m_empty);
    m_faces->addWidget(full);
    connect(m_empty, &EmptyFace::pressed, this, &Page::openRequested);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this] { showDetails(); });
    const auto request = [this] {
        if (m_table->currentIndex().isValid() && m_open->isEnabled())
            Q_EMIT thresholdRequested(m_model->run(m_table->currentIndex().row()).id.value);
    };
    connect(m_open, &QPushButton::clicked, this, request);
    connect(m_table, &QTableView::activated, this, request);
    showProject(nullptr);
}

void RunsPage::showProject(std::shared_ptr<ProjectSession> session) {
    if (!session)
        m_empty->show(tr("No project is open"), tr("Open a project to see its runs."), tr("O&pen project..."));
    else
        m_empty->show(tr("No run yet"),
                      tr("Train one in a terminal, then reload with F5:\ntocsin train PROJECT --recipe conv-autoencoder"));
    m_model->setRuns(session ? session->runs : std::vector<store::RunRecord>());
    m_faces->setCurrentIndex(m_model->rowCount() == 0 ? 0 : 1);
    m_table->resizeColumnsToContents();
    m_table->resizeRowsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column) m_table->setColumnWidth(column, m_table->columnWidth(column) + 14);
    for (int row = 0; row < m_model->rowCount(); ++row) m_table->setRowHeight(row, m_table->rowHeight(row) + 8);
    m_table->horizontalHeader()->setSectionResizeMode(RunTableModel::Recipe, QHeaderView::Stretch);
    if (m_model->rowCount() > 0) m_table->selectRow(m_model->rowCount() - 1);
    showDetails();
}

void RunsPage::showDetails() {
    const QModelIndex current = m_table->currentIndex();
    m_details->setText(current.isValid() ? runDetails(m_model->run(current.row())) : tr("Choose a run above."));
    const bool finished = current.isValid() && m_model->run(current.row()).status == store::RunStatus::Finished;
    m_open->setEnabled(finished);
    m_open->setToolTip(finished ? QString() : tr("Needs a finished run"));
}

void RunsPage::setTheme(const widgets::Theme&) {}

} // namespace tocsin::workbench
