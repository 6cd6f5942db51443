// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractTableModel>
#include <vector>

#include "app/workbench/export/preflight_lines.h"
#include "widgets/theme/theme.h"

namespace tocsin::workbench {

/// The list before the flight as a table over values. The state is a word with a sign and a colour.
class PreflightModel : public QAbstractTableModel {
    Q_OBJECT
public:
    enum Column { State, Check, Finding, Place, ColumnCount };
    using QAbstractTableModel::QAbstractTableModel;
    void setLines(std::vector<PreflightLine> lines);
    void setTheme(const widgets::Theme& theme);
    [[nodiscard]] const std::vector<PreflightLine>& lines() const { return m_lines; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] QColor colorOf(workflow::CheckState state) const;
    std::vector<PreflightLine> m_lines;
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
};

} // namespace tocsin::workbench
