// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/run_table_model.h"

#include <QStringList>
#include <cmath>
#include <limits>

#include "app/workbench/language/core_texts.h"
#include "core/base/json_path.h"
#include "core/base/time.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

using widgets::readableNumber;

/// A figure under a path of keys; nullptr when any of them is missing or null.
const Json* figure(const Json& json, std::initializer_list<const char*> keys) {
    const Json& found = at(json, keys);
    return found.is_null() ? nullptr : &found;
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
    return RunTableModel::tr("%1 (\u2264 %2)").arg(numberText(value), numberText(upper));
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
    case RunTableModel::Ap:
        return numberText(figure(metrics, {"ap"}));
    case RunTableModel::Accuracy:
        return numberText(figure(metrics, {"accuracy"}), 4);
    default:
        return {};
    }
}

/// NaN where there is none.
double sortValue(const Json& metrics, int column) {
    const auto value = [&](std::initializer_list<const char*> keys) {
        const Json* found = figure(metrics, keys);
        return found && found->is_number() ? found->get<double>() : std::numeric_limits<double>::quiet_NaN();
    };
    switch (column) {
    case RunTableModel::Events:
        return value({"events_found"}) / value({"events"});
    case RunTableModel::LeadTime:
        return value({"lead_time_s", "median"});
    case RunTableModel::FalseAlarms:
        return value({"false_alarms_per_day", "value"});
    case RunTableModel::Auc:
        return value({"auc"});
    case RunTableModel::Ap:
        return value({"ap"});
    case RunTableModel::Accuracy:
        return value({"accuracy"});
    default:
        return std::numeric_limits<double>::quiet_NaN();
    }
}

QString statusText(store::RunStatus status) {
    return coreText(store::runStatusName(status));
}

} // namespace

void RunTableModel::setRuns(std::vector<store::RunRecord> runs) {
    beginResetModel();
    m_runs = std::move(runs);
    endResetModel();
}

void RunTableModel::setStates(std::map<std::int64_t, workflow::RunState> states) {
    m_states = std::move(states);
    if (!m_runs.empty()) Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
}

void RunTableModel::setMarkColor(const QColor& color) {
    m_mark = color;
    if (!m_runs.empty()) Q_EMIT dataChanged(index(0, State), index(rowCount() - 1, State));
}

int RunTableModel::rowOf(std::int64_t run) const {
    for (std::size_t row = 0; row < m_runs.size(); ++row)
        if (m_runs[row].id.value == run) return static_cast<int>(row);
    return -1;
}

bool RunTableModel::older(const store::RunRecord& run) const {
    const auto state = m_states.find(run.id.value);
    return state != m_states.end() && state->second.freshness == workflow::Freshness::Older;
}

QString RunTableModel::stateText(const store::RunRecord& run) const {
    const auto state = m_states.find(run.id.value);
    const bool kept = run.status == store::RunStatus::Cancelled && state != m_states.end() && state->second.usable;
    const QString text = kept ? tr("stopped early") : statusText(run.status);
    return older(run) ? text + QLatin1Char('\n') + tr("older than your labels") : text;
}

QString RunTableModel::tsv(const QList<int>& rows) const {
    QString text = QStringLiteral("run\tmodel\tstate\tmade\tmeasured on\tevents found\tevents\tlead time median [s]\tfalse alarms a "
                                  "machine-day\tupper bound 95 %\tAUC\tAP\taccuracy\n");
    const auto number = [](const Json* value) {
        return value && value->is_number() ? QString::number(value->get<double>(), 'g', 17) : QString();
    };
    for (const int row : rows) {
        const store::RunRecord& run = this->run(row);
        QString where;
        const Json* own = figuresOf(run, &where);
        const Json* baseline = own ? figure(*own, {"baseline"}) : nullptr;
        const auto line = [&](const QString& name, const Json& metrics) {
            text += QStringList{QString::number(run.id.value),
                                name,
                                stateText(run).replace(QLatin1Char('\n'), QStringLiteral(", ")),
                                QString::fromStdString(formatTime(run.created)),
                                where,
                                number(figure(metrics, {"events_found"})),
                                number(figure(metrics, {"events"})),
                                number(figure(metrics, {"lead_time_s", "median"})),
                                number(figure(metrics, {"false_alarms_per_day", "value"})),
                                number(figure(metrics, {"false_alarms_per_day", "upper95"})),
                                number(figure(metrics, {"auc"})),
                                number(figure(metrics, {"ap"})),
                                number(figure(metrics, {"accuracy"}))}
                        .join(QLatin1Char('\t')) +
                    QLatin1Char('\n');
        };
        line(QString::fromStdString(run.recipe), own ? *own : Json::object());
        if (baseline && baseline->is_object()) line(tr("best baseline: %1").arg(textOf(figure(*baseline, {"name"}))), *baseline);
    }
    return text;
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
    const store::RunRecord& run = m_runs[static_cast<std::size_t>(index.row())];
    if (role == Qt::ForegroundRole && index.column() == State && older(run) && m_mark.isValid()) return m_mark;
    if (role == Qt::ToolTipRole && index.column() == State && older(run))
        return tr("Recordings or labels have changed since this run was trained; train anew to use them");
    if (role == SortRole) {
        switch (index.column()) {
        case Number:
            return static_cast<qlonglong>(run.id.value);
        case Made:
            return static_cast<qlonglong>(run.created);
        case Recipe:
        case State:
        case MeasuredOn:
            return index.data();
        default:
            break;
        }
        const Json* measured = figuresOf(run);
        const double value = measured ? sortValue(*measured, index.column()) : std::numeric_limits<double>::quiet_NaN();
        return std::isnan(value) ? -std::numeric_limits<double>::infinity() : value;
    }
    if (role != Qt::DisplayRole) return {};
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
        return stateText(run);
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
    if (role == Qt::ToolTipRole && section == MeasuredOn)
        return tr("Where the figures were measured: test once the run is evaluated, validation before");
    if (role == Qt::ToolTipRole && section == Auc) return tr("Area under the ROC curve of window scores against the labels");
    if (role == Qt::ToolTipRole && section == Ap) return tr("Average precision: area under the precision-recall curve");
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
        return tr("Part");
    case Events:
        return tr("Events\nfound");
    case LeadTime:
        return tr("Lead time\n(median)");
    case FalseAlarms:
        return tr("False alarms\na day (bound)");
    case Auc:
        return tr("AUC");
    case Ap:
        return tr("AP");
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
    } else if (run.status == store::RunStatus::Finished ||
               (run.status == store::RunStatus::Cancelled && !figure(run.metrics, {"failure"}))) {
        lines << RunTableModel::tr("Not measured yet: press Evaluate, or tocsin evaluate PROJECT %1").arg(run.id.value);
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace tocsin::workbench
