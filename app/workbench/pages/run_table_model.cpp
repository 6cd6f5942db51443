// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/run_table_model.h"

#include <QStringList>

#include "core/base/time.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

using widgets::readableNumber;

/// A figure under a path of keys; nullptr when any of them is missing or null.
const Json* figure(const Json& json, std::initializer_list<const char*> keys) {
    const Json* at = &json;
    for (const char* key : keys) {
        if (!at->is_object() || !at->contains(key)) return nullptr;
        at = &at->at(key);
    }
    return at->is_null() ? nullptr : at;
}

QString dash() {
    return QStringLiteral("-");
}

QString numberText(const Json* value, int digits = 3) {
    return value && value->is_number() ? readableNumber(value->get<double>(), digits) : dash();
}

QString textOf(const Json* value) {
    return value && value->is_string() ? QString::fromStdString(value->get<std::string>()) : QString();
}

QString eventsText(const Json& metrics) {
    const Json *found = figure(metrics, {"events_found"}), *all = figure(metrics, {"events"});
    if (!found || !all || !found->is_number() || !all->is_number()) return dash();
    if (all->get<int>() == 0) return RunTableModel::tr("no event there");
    return RunTableModel::tr("%1 of %2").arg(found->get<int>()).arg(all->get<int>());
}

QString falseAlarmsText(const Json& metrics) {
    const Json *value = figure(metrics, {"false_alarms_per_day", "value"}), *upper = figure(metrics, {"false_alarms_per_day", "upper95"});
    if (!value) return dash();
    return RunTableModel::tr("%1 (at most %2)").arg(numberText(value), numberText(upper));
}

QString leadText(const Json& metrics) {
    const Json* median = figure(metrics, {"lead_time_s", "median"});
    return median && median->is_number() ? QString::fromStdString(formatDuration(static_cast<TimeNs>(median->get<double>() * 1e9)))
                                         : dash();
}

/// Figures of the run, and where they were measured.
const Json* figuresOf(const store::RunRecord& run, QString* where = nullptr) {
    for (const auto& [key, name] :
         {std::pair{"evaluate", RunTableModel::tr("test")}, std::pair{"validation", RunTableModel::tr("validation")}})
        if (const Json* figures = figure(run.metrics, {key}); figures && figures->is_object()) {
            if (where) *where = name;
            return figures;
        }
    return nullptr;
}

QString cell(const Json& metrics, int column) {
    switch (column) {
    case RunTableModel::Events:
        return eventsText(metrics);
    case RunTableModel::LeadTime:
        return leadText(metrics);
    case RunTableModel::FalseAlarms:
        return falseAlarmsText(metrics);
    case RunTableModel::Auc:
        return numberText(figure(metrics, {"auc"}));
    case RunTableModel::Accuracy:
        return numberText(figure(metrics, {"accuracy"}), 4);
    default:
        return {};
    }
}

QString statusText(store::RunStatus status) {
    const std::string_view name = store::runStatusName(status);
    return QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
}

} // namespace

void RunTableModel::setRuns(std::vector<store::RunRecord> runs) {
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

int RunTableModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_runs.size());
}
int RunTableModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant RunTableModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount() || index.column() >= ColumnCount) return {};
    if (role == Qt::TextAlignmentRole)
        return int((index.column() >= Events || index.column() == Number ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter);
    if (role != Qt::DisplayRole) return {};
    const store::RunRecord& run = m_runs[static_cast<std::size_t>(index.row())];
    QString where;
    const Json* figures = figuresOf(run, &where);
    const Json* baseline = figures ? figure(*figures, {"baseline"}) : nullptr;
    const QString baselineName = baseline ? textOf(figure(*baseline, {"name"})) : QString();
    switch (index.column()) {
    case Number:
        return static_cast<qlonglong>(run.id.value);
    case Recipe:
        return QString::fromStdString(run.recipe) +
               (baselineName.isEmpty() ? QString() : QLatin1Char('\n') + tr("best baseline: %1").arg(baselineName));
    case State:
        return statusText(run.status);
    case Made:
        return widgets::readableTime(run.created, kNsPerSecond).left(16);
    case MeasuredOn:
        return figures ? where : dash();
    default:
        break;
    }
    if (!figures) return dash();
    const QString own = cell(*figures, index.column());
    return baselineName.isEmpty() ? own : own + QLatin1Char('\n') + cell(*baseline, index.column());
}

QVariant RunTableModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::ToolTipRole && section == FalseAlarms)
        return tr("False alarms a machine-day of normal time; in brackets the exact 95 % upper limit (Poisson)");
    if (role != Qt::DisplayRole) return {};
    switch (section) {
    case Number:
        return tr("Run");
    case Recipe:
        return tr("Recipe");
    case State:
        return tr("State");
    case Made:
        return tr("Made (UTC)");
    case MeasuredOn:
        return tr("Measured on");
    case Events:
        return tr("Events found");
    case LeadTime:
        return tr("Lead time, median");
    case FalseAlarms:
        return tr("False alarms a machine-day\n(95 % upper bound)");
    case Auc:
        return tr("AUC");
    case Accuracy:
        return tr("Accuracy");
    default:
        return {};
    }
}

QString runDetails(const store::RunRecord& run) {
    QStringList lines;
    lines << RunTableModel::tr("Run %1, %2, %3").arg(run.id.value).arg(QString::fromStdString(run.recipe), statusText(run.status));
    if (const QString failure = textOf(figure(run.metrics, {"failure", "message"})); !failure.isEmpty())
        lines << RunTableModel::tr("Why: %1").arg(failure);
    QStringList settings;
    if (const Json* set = figure(run.settings, {"set"}); set && set->is_object())
        for (const auto& [key, value] : set->items())
            settings << QStringLiteral("%1=%2").arg(QString::fromStdString(key),
                                                    value.is_string() ? textOf(&value) : QString::fromStdString(value.dump()));
    lines << RunTableModel::tr("Settings: %1")
                 .arg(settings.isEmpty() ? RunTableModel::tr("the recipe's defaults") : settings.join(QStringLiteral(", ")));
    lines << RunTableModel::tr("Split: %1; seed %2, threads %3")
                 .arg(textOf(figure(run.settings, {"split"})), numberText(figure(run.settings, {"seed"})),
                      numberText(figure(run.settings, {"threads"})));
    if (const Json* figures = figuresOf(run)) {
        if (const QString split = textOf(figure(*figures, {"split"})); !split.isEmpty()) lines << split;
        if (const Json* threshold = figure(*figures, {"rule", "threshold"}))
            lines << RunTableModel::tr("Threshold %1, from %2; model %3")
                         .arg(numberText(threshold, 5), textOf(figure(*figures, {"rule_from"})), textOf(figure(*figures, {"precision"})));
        const Json *observed = figure(*figures, {"observed_days"}), *clean = figure(*figures, {"clean_days"});
        if (observed && clean)
            lines
                << RunTableModel::tr("Machine-days looked at: %1, of them without event: %2").arg(numberText(observed), numberText(clean));
    } else if (run.status == store::RunStatus::Finished) {
        lines << RunTableModel::tr("Not measured yet: tocsin evaluate PROJECT %1").arg(run.id.value);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace tocsin::workbench
