// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/runs_panel.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QMenu>
#include <QPushButton>
#include <QScrollArea>
#include <QSortFilterProxyModel>
#include <QStackedWidget>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/pages/run_table_model.h"
#include "app/workbench/train/run_comparison.h"
#include "app/workbench/train/train_presenter.h"
#include "widgets/actions/action_registry.h"

namespace tocsin::workbench {

namespace {

constexpr int kSideWidth = 282;

void plain(QTableView* table) {
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setFrameShape(QFrame::NoFrame);
    table->setTabKeyNavigation(false); // Tab leaves the table
    table->setShowGrid(false);
    table->setAlternatingRowColors(true);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
}

} // namespace

QPushButton* actionButton(widgets::ActionRegistry& actions, const QString& id, const QString& text) {
    auto* button = new QPushButton(text);
    button->setObjectName(QString(id).replace(QLatin1Char('.'), QLatin1Char('-')));
    button->setAccessibleName(QString(text).remove(QLatin1Char('&')));
    const auto follow = [button, id, &actions](const QString& changed) {
        if (changed != id) return;
        const QAction* action = actions.action(id);
        button->setEnabled(action->isEnabled());
        button->setToolTip(action->isEnabled() ? action->toolTip() : actions.disabledReason(id));
    };
    QObject::connect(&actions, &widgets::ActionRegistry::changed, button, follow);
    QObject::connect(button, &QPushButton::clicked, button, [id, &actions] { actions.trigger(id); });
    follow(id);
    return button;
}

RunsPanel::RunsPanel(TrainPresenter& presenter, widgets::ActionRegistry& actions, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_model(new RunTableModel(this)), m_sorted(new QSortFilterProxyModel(this)),
      m_comparison(new ComparisonModel(this)), m_table(new QTableView), m_compare(new QTableView), m_side(new QStackedWidget),
      m_details(new QLabel) {
    setObjectName(QStringLiteral("trainRuns"));
    m_sorted->setSourceModel(m_model);
    m_sorted->setSortRole(RunTableModel::SortRole);
    plain(m_table);
    m_table->setObjectName(QStringLiteral("runTable"));
    m_table->setAccessibleName(tr("Runs, each with its best baseline"));
    m_table->setModel(m_sorted);
    m_table->setSortingEnabled(true);
    m_table->sortByColumn(RunTableModel::Number, Qt::DescendingOrder);
    m_table->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_table->setContextMenuPolicy(Qt::CustomContextMenu);
    m_table->setToolTip(tr("Choose two runs to see where they differ"));
    plain(m_compare);
    m_compare->setObjectName(QStringLiteral("runComparison"));
    m_compare->setAccessibleName(tr("Where the two runs differ"));
    m_compare->setModel(m_comparison);
    m_compare->verticalHeader()->setDefaultSectionSize(m_compare->fontMetrics().height() + 6);
    m_compare->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_compare->horizontalHeader()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_details->setObjectName(QStringLiteral("runDetails"));
    m_details->setAccessibleName(tr("About the run"));
    m_details->setWordWrap(true);
    m_details->setAlignment(Qt::AlignTop);
    m_details->setMargin(10);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(QStringLiteral("runDetailsArea"));
    scroll->setAccessibleName(tr("About the run"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(m_details);
    m_side->addWidget(scroll);
    m_side->addWidget(m_compare);
    m_side->setFixedWidth(kSideWidth);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(10, 6, 10, 8);
    buttons->addWidget(actionButton(actions, QStringLiteral("train.evaluate"), tr("Ev&aluate")));
    buttons->addWidget(actionButton(actions, QStringLiteral("train.resume"), tr("Res&ume")));
    buttons->addWidget(actionButton(actions, QStringLiteral("train.threshold"), tr("Pic&k a threshold")));
    buttons->addStretch(1);
    auto* side = new QVBoxLayout;
    side->setSpacing(0);
    side->addWidget(m_side, 1);
    side->addLayout(buttons);
    auto* layout = new QHBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_table, 1);
    layout->addLayout(side);

    connect(m_table->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { showChosen(); });
    connect(m_table, &QTableView::activated, this, &RunsPanel::activated);
    connect(m_table, &QTableView::customContextMenuRequested, this, [this, &actions](const QPoint& at) {
        auto* menu = new QMenu(m_table);
        menu->setAttribute(Qt::WA_DeleteOnClose);
        for (const char* id : {"train.evaluate", "train.resume", "train.threshold", "train.copy"})
            menu->addAction(actions.action(QLatin1String(id)));
        menu->setToolTipsVisible(true);
        menu->popup(m_table->viewport()->mapToGlobal(at));
    });
    connect(&m_presenter, &TrainPresenter::statesChanged, this, [this] {
        m_model->setStates(m_presenter.states());
        fitColumns();
        showChosen();
    });
}

void RunsPanel::setSession(const std::shared_ptr<ProjectSession>& session) {
    std::vector<qint64> before;
    for (const int row : chosenRows()) before.push_back(m_model->run(row).id.value);
    m_model->setRuns(session ? session->runs : std::vector<store::RunRecord>());
    m_model->setStates(m_presenter.states());
    fitColumns();
    QItemSelection selection;
    for (const qint64 run : before)
        if (const int row = m_model->rowOf(run); row >= 0) {
            const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
            selection.select(index, index);
        }
    if (!selection.isEmpty())
        m_table->selectionModel()->select(selection, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    else if (m_model->rowCount() > 0)
        choose(m_model->run(m_model->rowCount() - 1).id.value);
    showChosen();
}

void RunsPanel::fitColumns() {
    m_table->resizeColumnsToContents();
    m_table->resizeRowsToContents();
    for (int column = 0; column < m_model->columnCount(); ++column) m_table->setColumnWidth(column, m_table->columnWidth(column) + 2);
    for (int row = 0; row < m_model->rowCount(); ++row) m_table->setRowHeight(row, m_table->rowHeight(row) + 6);
    m_table->horizontalHeader()->setStretchLastSection(true);
    bool accuracy = false; // of classifiers only
    for (int row = 0; row < m_model->rowCount(); ++row)
        for (const QString& line : m_model->index(row, RunTableModel::Accuracy).data().toString().split(QLatin1Char('\n')))
            accuracy = accuracy || line != QLatin1String("-");
    m_table->setColumnHidden(RunTableModel::Accuracy, !accuracy);
}

QList<int> RunsPanel::chosenRows() const {
    QList<int> rows;
    for (const QModelIndex& index : m_table->selectionModel()->selectedRows()) rows << m_sorted->mapToSource(index).row();
    std::sort(rows.begin(), rows.end());
    return rows;
}

void RunsPanel::choose(qint64 run) {
    const int row = m_model->rowOf(run);
    if (row < 0) return;
    const QModelIndex index = m_sorted->mapFromSource(m_model->index(row, 0));
    m_table->selectionModel()->setCurrentIndex(index, QItemSelectionModel::ClearAndSelect | QItemSelectionModel::Rows);
    m_table->scrollTo(index);
}

const store::RunRecord* RunsPanel::chosen() const {
    const QList<int> rows = chosenRows();
    return rows.size() == 1 ? &m_model->run(rows.first()) : nullptr;
}

void RunsPanel::showChosen() {
    const QList<int> rows = chosenRows();
    m_side->setCurrentIndex(rows.size() == 2 ? 1 : 0);
    if (rows.size() == 2)
        m_comparison->setRuns(m_model->run(rows[0]), m_model->run(rows[1]));
    else
        m_comparison->clear();
    m_details->setText(rows.size() == 1           ? runDetails(m_model->run(rows.first()))
                       : m_model->rowCount() == 0 ? tr("No run yet. Choose a recipe above and press Train.")
                       : rows.isEmpty()           ? tr("Choose a run, or two to compare them.")
                                                  : tr("Choose one run, or two to compare them."));
    Q_EMIT chosenChanged();
}

void RunsPanel::copy() const {
    QList<int> rows = chosenRows();
    if (rows.isEmpty())
        for (int row = 0; row < m_model->rowCount(); ++row) rows << row;
    QGuiApplication::clipboard()->setText(m_model->tsv(rows));
}

void RunsPanel::setTheme(const widgets::Theme& theme) {
    m_model->setMarkColor(theme.fault);
}

} // namespace tocsin::workbench
