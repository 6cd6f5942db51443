// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/runs_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QStackedLayout>
#include <QTableView>

namespace tocsin::workbench {

namespace {

enum Column { Number, Recipe, Status, Created, Events, FalseAlarms, Auc, Accuracy, Baseline, ColumnCount };

/// A figure under a path of keys, null when any of them is missing.
const Json* figure(const Json& json, std::initializer_list<const char*> keys) {
    const Json* at = &json;
    for (const char* key : keys) {
        if (!at->is_object() || !at->contains(key)) return nullptr;
        at = &at->at(key);
    }
    return at->is_null() ? nullptr : at;
}

QString numberText(const Json* value, int digits = 3) { return value && value->is_number() ? QString::number(value->get<double>(), 'g', digits) : QStringLiteral("-"); }

QString eventsText(const Json& metrics) {
    const Json *found = figure(metrics, {"events_found"}), *all = figure(metrics, {"events"});
    if (!found || !all) return QStringLiteral("-");
    return RunTableModel::tr("%1 of %2").arg(found->get<int>()).arg(all->get<int>());
}

QString falseAlarmsText(const Json& metrics) {
    const Json *value = figure(metrics, {"false_alarms_per_day", "value"}), *upper = figure(metrics, {"false_alarms_per_day", "upper95"});
    if (!value) return QStringLiteral("-");
    return RunTableModel::tr("%1 (<= %2)").arg(numberText(value), numberText(upper));
}

} // namespace

void RunTableModel::setRuns(std::vector<store::RunRecord> runs) {
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int RunTableModel::rowCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : static_cast<int>(m_runs.size()); }
int RunTableModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    if (role == Qt::TextAlignmentRole && index.column() >= Events && index.column() != Baseline) return int(Qt::AlignRight | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const store::RunRecord& run = m_runs[static_cast<std::size_t>(index.row())];
    const Json* evaluated = figure(run.metrics, {"evaluate"});
    const Json& metrics = evaluated ? *evaluated : run.metrics;
    switch (index.column()) {
    case Number: return static_cast<qlonglong>(run.id.value);
    case Recipe: return QString::fromStdString(run.recipe);
    case Status: return QString::fromUtf8(store::runStatusName(run.status).data(), static_cast<qsizetype>(store::runStatusName(run.status).size()));
    case Created: return QString::fromStdString(formatTime(run.created)).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
    case Events: return eventsText(metrics);
    case FalseAlarms: return falseAlarmsText(metrics);
    case Auc: return numberText(figure(metrics, {"auc"}));
    case Accuracy: return numberText(figure(metrics, {"accuracy"}), 4);
    case Baseline: {
        const Json* baseline = figure(metrics, {"baseline"});
        if (!baseline || !baseline->is_object() || !figure(*baseline, {"name"})) return QStringLiteral("-");
        return tr("%1: %2 events, %3 false alarms a day, AUC %4")
            .arg(QString::fromStdString(baseline->at("name").get<std::string>()), eventsText(*baseline), falseAlarmsText(*baseline),
                 numberText(figure(*baseline, {"auc"})));
    }
    default: return {};
    }
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    switch (section) {
    case Number: return tr("Run");
    case Recipe: return tr("Recipe");
    case Status: return tr("State");
    case Created: return tr("Made (UTC)");
    case Events: return tr("Events found");
    case FalseAlarms: return tr("False alarms a machine-day (95 % bound)");
    case Auc: return tr("AUC");
    case Accuracy: return tr("Accuracy");
    case Baseline: return tr("Best baseline");
    default: return {};
    }
}

RunsPage::RunsPage(QWidget* parent) : Page(parent), m_model(new RunTableModel(this)), m_table(new QTableView), m_empty(new QLabel) {
    setObjectName(QStringLiteral("runsPage"));
    m_table->setObjectName(QStringLiteral("runTable"));
    m_table->setAccessibleName(tr("Runs"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->setAlternatingRowColors(true);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    auto* layout = new QStackedLayout(this);
    layout->addWidget(m_empty);
    layout->addWidget(m_table);
    showProject(nullptr);
}

void RunsPage::showProject(std::shared_ptr<ProjectSession> session) {
    std::vector<store::RunRecord> runs;
    if (session) {
        auto all = session->project.runs().all();
        if (all.ok()) runs = std::move(*all);
        else Q_EMIT failed(QString::fromStdString(all.error().message));
    }
    m_empty->setText(session ? tr("No run yet. Train one: tocsin train PROJECT --recipe conv-autoencoder") : tr("Open a project to see its runs."));
    static_cast<QStackedLayout*>(layout())->setCurrentIndex(runs.empty() ? 0 : 1);
    m_model->setRuns(std::move(runs));
    m_table->resizeColumnsToContents();
}

void RunsPage::setTheme(const widgets::Theme& theme) {
    m_table->setPalette(theme.palette());
    m_empty->setPalette(theme.palette());
}

} // namespace tocsin::workbench
