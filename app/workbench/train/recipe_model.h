// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>

#include "core/learn/recipes.h"

namespace tocsin::workbench {

/// The recipes: networks first, then the baselines. Two lines each: the name, and what it needs.
class RecipeModel : public QAbstractListModel {
    Q_OBJECT
public:
    explicit RecipeModel(QObject* parent = nullptr);
    [[nodiscard]] const learn::Recipe& recipe(int row) const { return *m_recipes.at(static_cast<std::size_t>(row)); }
    /// -1: there is no such recipe.
    [[nodiscard]] int rowOf(const std::string& id) const;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    std::vector<const learn::Recipe*> m_recipes;
};

/// "labelled faults", "normal operation only".
[[nodiscard]] QString recipeNeeds(const learn::Recipe& recipe);
/// What it is for and what it needs, in two sentences.
[[nodiscard]] QString recipeSentence(const learn::Recipe& recipe);

} // namespace tocsin::workbench
