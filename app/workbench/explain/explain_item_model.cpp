// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/explain/explain_item_model.h"

#include "app/workbench/explain/explain_text.h"

namespace tocsin::workbench {

ExplainItemModel::ExplainItemModel(const AnswerBook& answers, QObject* parent) : QAbstractListModel(parent), m_answers(answers) {
    connect(&answers, &AnswerBook::changed, this, [this] {
        if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    });
}

void ExplainItemModel::setItems(ItemList list) {
    beginResetModel();
    m_list = std::move(list);
    filter();
    endResetModel();
}

void ExplainItemModel::setKind(std::optional<ItemKind> kind) {
    beginResetModel();
    m_kind = kind;
    filter();
    endResetModel();
}

void ExplainItemModel::setRater(std::string rater) {
    m_rater = std::move(rater);
    if (rowCount() > 0) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
}

void ExplainItemModel::filter() {
    m_rows.clear();
    for (std::size_t i = 0; i < m_list.items.size(); ++i)
        if (!m_kind || m_list.items[i].kind == *m_kind) m_rows.push_back(i);
}

int ExplainItemModel::rowOf(const std::string& asset, TimeNs time) const {
    for (int row = 0; row < rowCount(); ++row)
        if (item(row).asset == asset && item(row).time == time) return row;
    return -1;
}

const workflow::ExplainAnswer* ExplainItemModel::answer(int row) const {
    return m_answers.find(item(row).asset, item(row).time, m_rater);
}

int ExplainItemModel::next(int row, int direction, bool onlyOpen) const {
    for (row += direction; row >= 0 && row < rowCount(); row += direction)
        if (!onlyOpen || !answer(row)) return row;
    return -1;
}

int ExplainItemModel::answered() const {
    int count = 0;
    for (int row = 0; row < rowCount(); ++row) count += answer(row) ? 1 : 0;
    return count;
}

int ExplainItemModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant ExplainItemModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid() || index.row() >= rowCount()) return {};
    const ExplainItem& shown = item(index.row());
    const workflow::ExplainAnswer* const given = answer(index.row());
    switch (role) {
    case TitleRole:
        return itemTitle(shown, m_list.threshold);
    case PlaceRole:
        return itemPlace(shown);
    case ScoreRole:
        return itemScore(shown, m_list.threshold);
    case KindRole:
        return static_cast<int>(shown.kind);
    case AnswerRole:
        return given ? lookedText(given->looked) : QString();
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return tr("%1, %2, score %3, %4", "an item of the list, read aloud")
            .arg(itemTitle(shown, m_list.threshold), itemPlace(shown), itemScore(shown, m_list.threshold),
                 given ? tr("answered: %1").arg(lookedText(given->looked)) : tr("not answered"));
    case Qt::ToolTipRole:
        return given && !given->note.empty() ? QString::fromStdString(given->note) : data(index, Qt::DisplayRole);
    default:
        return {};
    }
}

QString lookedText(workflow::Looked looked) {
    switch (looked) {
    case workflow::Looked::Yes:
        return ExplainItemModel::tr("yes", "would you have looked there?");
    case workflow::Looked::Partly:
        return ExplainItemModel::tr("partly", "would you have looked there?");
    case workflow::Looked::No:
        break;
    }
    return ExplainItemModel::tr("no", "would you have looked there?");
}

} // namespace tocsin::workbench
