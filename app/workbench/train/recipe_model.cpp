// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/recipe_model.h"

#include <algorithm>

#include "app/workbench/language/core_texts.h"

namespace tocsin::workbench {

RecipeModel::RecipeModel(QObject* parent) : QAbstractListModel(parent) {
    for (const bool baseline : {false, true})
        for (const learn::Recipe& recipe : learn::recipes())
            if (recipe.baseline == baseline) m_recipes.push_back(&recipe);
}

int RecipeModel::rowOf(const std::string& id) const {
    const auto found = std::find_if(m_recipes.begin(), m_recipes.end(), [&](const learn::Recipe* recipe) { return recipe->id == id; });
    return found == m_recipes.end() ? -1 : static_cast<int>(found - m_recipes.begin());
}

int RecipeModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_recipes.size());
}

QVariant RecipeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const learn::Recipe& recipe = this->recipe(index.row());
    switch (role) {
    case Qt::DisplayRole: {
        const QString needs = recipe.baseline ? tr("baseline; %1").arg(recipeNeeds(recipe)) : recipeNeeds(recipe);
        return QString(QString::fromStdString(recipe.id) + QLatin1Char('\n') + needs);
    }
    case Qt::ToolTipRole:
    case Qt::AccessibleDescriptionRole:
        return recipeSentence(recipe);
    default:
        return {};
    }
}

QString recipeNeeds(const learn::Recipe& recipe) {
    return recipe.task == learn::RecipeTask::Classify ? RecipeModel::tr("labelled classes") : RecipeModel::tr("normal operation only");
}

QString recipeSentence(const learn::Recipe& recipe) {
    const QString needs = recipe.task == learn::RecipeTask::Classify
                              ? RecipeModel::tr("Needs confirmed labels of at least two classes.")
                              : RecipeModel::tr("Learns from normal time; labels only keep faults out of it.");
    const QString baseline = recipe.baseline ? RecipeModel::tr(" A baseline: fitted beside every run anyway.") : QString();
    return coreText(recipe.purpose) + QLatin1Char(' ') + needs + baseline;
}

} // namespace tocsin::workbench
