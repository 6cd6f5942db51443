// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/export/precision_model.h"

#include "app/workbench/export/export_text.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

const Json& at(const Json& json, const char* key) {
    static const Json null;
    return json.is_object() && json.contains(key) ? json.at(key) : null;
}

QString text(const Json& value) {
    return value.is_string() ? QString::fromStdString(value.get<std::string>()) : QStringLiteral("-");
}

QString minute(const Json& time) {
    return text(time).left(16).replace(QLatin1Char('T'), QLatin1Char(' '));
}

QString size(const Json& value) {
    return value.is_number() ? sizeText(value.get<std::int64_t>()) : QStringLiteral("-");
}

QString number(const Json& value, int digits = 3) {
    return value.is_number() ? widgets::readableNumber(value.get<double>(), digits) : QStringLiteral("-");
}

} // namespace

void PrecisionModel::setReport(const Json& report) {
    beginResetModel();
    m_rows.clear();
    m_verdict = tr("No int8 model yet. It is smaller and often quicker; what it changes is listed here.");
    if (report.is_object() && report.contains("why")) {
        const QString why = text(at(report, "why"));
        m_verdict = at(report, "kept") == true ? tr("int8 is kept: %1.").arg(why) : tr("fp32 stays: %1.").arg(why);
        const auto milliseconds = [&](const char* key) {
            return at(report, key).is_number() ? tr("%1 ms").arg(number(at(report, key))) : QStringLiteral("-");
        };
        m_rows.push_back({tr("Model file"), size(at(report, "size_fp32")), size(at(report, "size_int8"))});
        m_rows.push_back({tr("Time a window, median"), milliseconds("latency_ms_fp32"), milliseconds("latency_ms_int8")});
        if (at(report, "size_int8").is_number()) {
            m_rows.push_back(
                {tr("False alarms, unseen time"), number(at(report, "false_alarms_fp32"), 6), number(at(report, "false_alarms_int8"), 6)});
            m_rows.push_back({tr("Largest score change"), QString(), number(at(at(report, "parity"), "largest_difference"))});
            m_rows.push_back({tr("Decisions changed"), QString(), number(at(report, "decisions_changed"), 6)});
        }
        const auto outcome = [&](const Json& word) { return word == "found" ? tr("found") : tr("missed"); };
        for (const Json& event : at(report, "changed_events"))
            m_rows.push_back({tr("Event of %1, %2").arg(text(at(event, "asset")), minute(at(event, "from"))), outcome(at(event, "fp32")),
                              outcome(at(event, "int8"))});
        std::size_t listed = 0;
        for (const Json& alarm : at(report, "changed_alarms")) {
            if (++listed > kListed) break;
            const auto raised = [&](const Json& interval) {
                return interval.is_object() ? minute(at(interval, "raised")) : tr("none", "no alarm");
            };
            m_rows.push_back({tr("Alarm of %1").arg(text(at(alarm, "asset"))), raised(at(alarm, "fp32")), raised(at(alarm, "int8"))});
        }
    }
    endResetModel();
}

int PrecisionModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int PrecisionModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant PrecisionModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid)) return {};
    if (role == Qt::TextAlignmentRole && index.column() != Figure)
        return QVariant::fromValue(Qt::Alignment(Qt::AlignRight | Qt::AlignVCenter));
    return role == Qt::DisplayRole ? m_rows[static_cast<std::size_t>(index.row())].value(index.column()) : QVariant();
}

QVariant PrecisionModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(Qt::Alignment((section == Figure ? Qt::AlignLeft : Qt::AlignRight) | Qt::AlignVCenter));
    if (role != Qt::DisplayRole) return {};
    return section == Figure ? QString() : section == Fp32 ? QStringLiteral("fp32") : QStringLiteral("int8");
}

} // namespace tocsin::workbench
