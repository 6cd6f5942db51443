// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "widgets/theme/theme.h"

class QComboBox;
class QLabel;
class QLineEdit;
class QListView;
class QPushButton;
class QStackedWidget;
class QTableView;

namespace tocsin::workbench {

class RecipeModel;
class SettingModel;
class TrainPresenter;

/// Left half of the Train page: the recipes with what they are for, the common settings, or the list of all.
class SetupPanel : public QWidget {
    Q_OBJECT
public:
    explicit SetupPanel(TrainPresenter& presenter, QWidget* parent = nullptr);
    void setTheme(const widgets::Theme& theme);
    /// The list of all settings in place of the common ones.
    void showAll(bool all);
    [[nodiscard]] bool showsAll() const;

private:
    QWidget* makeForm();
    QWidget* makeList();
    QLineEdit* field(const char* name, const QString& readable);
    void takeRecipe();
    void followForm();
    void mark(QLineEdit* edit, const QString& problem, const QString& help);
    void fillInputs();
    TrainPresenter& m_presenter;
    RecipeModel* m_recipes;
    SettingModel* m_settings;
    QListView* m_list;
    QLabel *m_purpose, *m_notice;
    QStackedWidget* m_stack;
    QTableView* m_table;
    QLabel* m_help;
    QHash<QString, QLineEdit*> m_fields; // by setting, "seed", "threads"
    QComboBox *m_split, *m_tag;
    QLineEdit* m_headRows;
    QStackedWidget* m_splitDetail;
    QPushButton *m_inputs, *m_all;
    QColor m_alarm;
};

} // namespace tocsin::workbench
