// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <map>

#include "app/workbench/documents/label_document.h"

namespace tocsin::workbench {

/// The classes of the project's scheme. What is edited is stored at once. A class that labels have, or that the program knows by its name,
/// keeps its name: labels mean their class by it.
class SchemeModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { KeyColumn, ClassColumn, LabelsColumn, MeaningColumn };

    explicit SchemeModel(LabelDocument& labels, QObject* parent = nullptr);
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    /// A key that another class has changes place with it. False after refused().
    bool setData(const QModelIndex& index, const QVariant& value, int role = Qt::EditRole) override;

    /// Why the class can neither be renamed nor removed; empty when it can.
    [[nodiscard]] QString fixedReason(int row) const;
    /// With the first free key. False after refused().
    bool addClass(const QString& name);
    bool removeClass(int row);

Q_SIGNALS:
    void refused(const QString& sentence);

private:
    bool refuse(const QString& sentence);
    void count();
    [[nodiscard]] const label::SchemeClass& at(int row) const { return m_labels.scheme().classes.at(static_cast<std::size_t>(row)); }
    LabelDocument& m_labels;
    std::map<std::string, int> m_counts; ///< of the labels that may be seen, by class; rejected ones too
};

} // namespace tocsin::workbench
