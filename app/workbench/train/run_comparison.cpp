// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/run_comparison.h"

#include <QFont>
#include <set>

#include "app/workbench/pages/run_table_model.h"
#include "core/learn/recipes.h"

namespace tocsin::workbench {

namespace {

/// What a run was trained with, by name; defaults of its recipe filled in.
std::map<std::string, std::string> settingsOf(const store::RunRecord& run) {
    std::map<std::string, std::string> all;
    const Json& kept = run.settings;
    if (!kept.is_object()) return all;
    learn::Settings given;
    if (const auto set = kept.find("set"); set != kept.end() && set->is_object())
        for (const auto& [key, value] : set->items()) given[key] = value.is_string() ? value.get<std::string>() : value.dump();
    const auto recipe = learn::recipeNamed(run.recipe);
    if (recipe.ok())
        for (const auto& [key, value] : (*recipe)->defaults) all[key] = value;
    for (const auto& [key, value] : given) all[key] = value;
    for (const char* key : {"split", "seed", "threads"})
        if (const auto found = kept.find(key); found != kept.end())
            all[key] = found->is_string() ? found->get<std::string>() : found->dump();
    if (const auto data = kept.find("data"); data != kept.end() && data->is_object())
        for (const auto& [key, value] : data->items()) all[key] = value.dump();
    return all;
}

} // namespace

std::vector<ComparisonRow> compareRuns(const store::RunRecord& first, const store::RunRecord& second) {
    std::vector<ComparisonRow> rows;
    const auto add = [&rows](const QString& what, const QString& left, const QString& right, bool always) {
        if (always || left != right) rows.push_back({what, left, right, left != right});
    };
    add(ComparisonModel::tr("recipe"), QString::fromStdString(first.recipe), QString::fromStdString(second.recipe), false);
    const auto left = settingsOf(first), right = settingsOf(second);
    std::set<std::string> keys;
    for (const auto& [key, value] : left) keys.insert(key);
    for (const auto& [key, value] : right) keys.insert(key);
    const auto value = [](const std::map<std::string, std::string>& of, const std::string& key) {
        const auto found = of.find(key);
        return found == of.end() ? QStringLiteral("-") : QString::fromStdString(found->second);
    };
    for (const std::string& key : keys) add(QString::fromStdString(key), value(left, key), value(right, key), false);
    RunTableModel model;
    model.setRuns({first, second});
    for (int column = RunTableModel::MeasuredOn; column < RunTableModel::ColumnCount; ++column) {
        const auto cell = [&](int row) { return model.index(row, column).data().toString().section(QLatin1Char('\n'), 0, 0); };
        const QString name =
            model.headerData(column, Qt::Horizontal, Qt::DisplayRole).toString().replace(QLatin1Char('\n'), QLatin1Char(' '));
        add(name, cell(0), cell(1), true);
    }
    return rows;
}

void ComparisonModel::setRuns(const store::RunRecord& first, const store::RunRecord& second) {
    beginResetModel();
    m_rows = compareRuns(first, second);
    m_first = tr("Run %1").arg(first.id.value);
    m_second = tr("Run %1").arg(second.id.value);
    endResetModel();
}

void ComparisonModel::clear() {
    beginResetModel();
    m_rows.clear();
    endResetModel();
}

int ComparisonModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}
int ComparisonModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : 3;
}

QVariant ComparisonModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ComparisonRow& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == Qt::DisplayRole) return index.column() == 0 ? row.what : index.column() == 1 ? row.first : row.second;
    if (role == Qt::FontRole && row.differs && index.column() > 0) {
        QFont bold;
        bold.setBold(true);
        return bold;
    }
    return {};
}

QVariant ComparisonModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == 0 ? tr("What differs") : section == 1 ? m_first : m_second;
}

} // namespace tocsin::workbench
