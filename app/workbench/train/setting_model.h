// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <QColor>
#include <vector>

namespace tocsin::workbench {

class TrainForm;

/// Every setting of the recipe, those that were changed in bold, values that do not fit coloured with the reason. The last row takes a new
/// "net." or "drift." key.
class SettingModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { Name, Value, ColumnCount };
    SettingModel(TrainForm& form, QObject* parent = nullptr);
    void setAlarmColor(const QColor& color);
    [[nodiscard]] std::string key(int row) const; ///< empty: the row for a new one
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    bool setData(const QModelIndex& index, const QVariant& value, int role) override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// What the setting is for, and what is wrong with its value.
    [[nodiscard]] QString help(int row) const;

private:
    void follow();
    TrainForm& m_form;
    std::vector<std::string> m_keys;
    QColor m_alarm;
};

} // namespace tocsin::workbench
