// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/setting_model.h"

#include <QFont>

#include "app/workbench/language/core_texts.h"
#include "app/workbench/train/train_form.h"

namespace tocsin::workbench {

SettingModel::SettingModel(TrainForm& form, QObject* parent) : QAbstractTableModel(parent), m_form(form) {
    connect(&m_form, &TrainForm::changed, this, &SettingModel::follow);
    follow();
}

void SettingModel::follow() {
    std::vector<std::string> keys;
    for (const auto& [key, value] : m_form.recipe().defaults) keys.push_back(key);
    for (const std::string& key : m_form.extraKeys()) keys.push_back(key);
    if (keys != m_keys) {
        beginResetModel();
        m_keys = std::move(keys);
        endResetModel();
    } else {
        Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
    }
}

void SettingModel::setAlarmColor(const QColor& color) {
    m_alarm = color;
    Q_EMIT dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

std::string SettingModel::key(int row) const {
    return row >= 0 && static_cast<std::size_t>(row) < m_keys.size() ? m_keys[static_cast<std::size_t>(row)] : std::string();
}

int SettingModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_keys.size()) + 1;
}
int SettingModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : ColumnCount;
}

QString SettingModel::help(int row) const {
    const std::string name = key(row);
    if (row < 0) return tr("Choose a setting to read what it does");
    if (name.empty()) return tr("Write net.width or another setting of the architecture, or drift.CHANNEL; then give its value");
    const learn::SettingRule* rule = learn::settingRule(name);
    QString text = rule ? coreText(rule->help) : tr("Setting of the architecture or of a channel");
    QStringList choices;
    for (const std::string& choice : learn::settingChoices(m_form.recipe(), name)) choices << QString::fromStdString(choice);
    if (!choices.isEmpty()) text += tr(" (%1)").arg(choices.join(QStringLiteral(", ")));
    if (const auto known = m_form.recipe().defaults.find(name); known != m_form.recipe().defaults.end())
        text += tr("; default: %1").arg(known->second.empty() ? tr("none") : QString::fromStdString(known->second));
    const QString problem = m_form.settingProblem(name);
    return problem.isEmpty() ? text : problem + QLatin1Char('\n') + text;
}

QVariant SettingModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const std::string name = key(index.row());
    const QString value = name.empty() ? QString() : m_form.setting(name);
    switch (role) {
    case Qt::DisplayRole:
    case Qt::EditRole:
        if (index.column() == Value) return value;
        return name.empty() && role == Qt::DisplayRole ? tr("another...") : QString::fromStdString(name);
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return help(index.row());
    case Qt::FontRole: {
        const auto known = m_form.recipe().defaults.find(name);
        const bool changed = !name.empty() && (known == m_form.recipe().defaults.end() || QString::fromStdString(known->second) != value);
        QFont font;
        font.setBold(changed);
        font.setItalic(name.empty());
        return font;
    }
    case Qt::ForegroundRole:
        if (!name.empty() && !m_form.settingProblem(name).isEmpty() && m_alarm.isValid()) return m_alarm;
        return {};
    default:
        return {};
    }
}

bool SettingModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid()) return false;
    const std::string name = key(index.row());
    if (name.empty()) {
        const QString added = value.toString().trimmed();
        if (!added.startsWith(QLatin1String("net.")) && !added.startsWith(QLatin1String("drift."))) return false;
        m_form.setSetting(added.toStdString(), QStringLiteral("?")); // stands there until its value is written
        return true;
    }
    m_form.setSetting(name, value.toString());
    return true;
}

Qt::ItemFlags SettingModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = QAbstractTableModel::flags(index);
    const bool last = key(index.row()).empty();
    if (last ? index.column() == Name : index.column() == Value) flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant SettingModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole) return {};
    return section == Name ? tr("Setting") : tr("Value");
}

} // namespace tocsin::workbench
