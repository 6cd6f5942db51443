// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "app/workbench/project_session.h"
#include "widgets/theme/theme.h"

class QLabel;
class QPushButton;
class QSortFilterProxyModel;
class QStackedWidget;
class QTableView;

namespace tocsin::widgets {
class ActionRegistry;
}

namespace tocsin::workbench {

class ComparisonModel;
class RunTableModel;
class TrainPresenter;

/// Lower half of the Train page: the runs beside their best baselines, and about the chosen one, or where two chosen ones differ. Its
/// buttons, context menu and keys are actions of the registry ("train.evaluate" ...).
class RunsPanel : public QWidget {
    Q_OBJECT
public:
    RunsPanel(TrainPresenter& presenter, widgets::ActionRegistry& actions, QWidget* parent = nullptr);
    void setTheme(const widgets::Theme& theme);
    /// What was chosen stays chosen; with none the newest run is.
    void setSession(const std::shared_ptr<ProjectSession>& session);
    void choose(qint64 run);
    /// The one chosen run; nullptr when none or several are.
    [[nodiscard]] const store::RunRecord* chosen() const;
    [[nodiscard]] RunTableModel* model() const { return m_model; }
    [[nodiscard]] ComparisonModel* comparison() const { return m_comparison; }
    void copy() const;

Q_SIGNALS:
    void chosenChanged();
    void activated();

private:
    [[nodiscard]] QList<int> chosenRows() const;
    void showChosen();
    void fitColumns();
    TrainPresenter& m_presenter;
    RunTableModel* m_model;
    QSortFilterProxyModel* m_sorted;
    ComparisonModel* m_comparison;
    QTableView *m_table, *m_compare;
    QStackedWidget* m_side;
    QLabel* m_details;
};

/// A button that does what an action does, and says why it cannot.
[[nodiscard]] QPushButton* actionButton(widgets::ActionRegistry& actions, const QString& id, const QString& text);

} // namespace tocsin::workbench
