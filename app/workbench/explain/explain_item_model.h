// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <optional>
#include <vector>

#include "app/workbench/explain/answer_book.h"
#include "app/workbench/explain/explain_items.h"

namespace tocsin::workbench {

/// Items of a run as a list over values, most worth first, filtered by kind, with what this rater answered.
class ExplainItemModel : public QAbstractListModel {
    Q_OBJECT
public:
    enum Role {
        TitleRole = Qt::UserRole, ///< "False alarm"
        PlaceRole,                ///< "P2, 2025-03-04 11:20 UTC"
        ScoreRole,                ///< "1.20 against 0.93"
        KindRole,                 ///< int of ItemKind
        AnswerRole,               ///< "yes" in the user's language; empty: not answered
    };

    /// The book outlives the model.
    explicit ExplainItemModel(const AnswerBook& answers, QObject* parent = nullptr);
    void setItems(ItemList list);
    void setKind(std::optional<ItemKind> kind);
    void setRater(std::string rater);
    [[nodiscard]] const ItemList& list() const { return m_list; }
    [[nodiscard]] const ExplainItem& item(int row) const { return m_list.items.at(m_rows.at(static_cast<std::size_t>(row))); }
    /// -1: not there, or filtered out.
    [[nodiscard]] int rowOf(const std::string& asset, TimeNs time) const;
    [[nodiscard]] const workflow::ExplainAnswer* answer(int row) const;
    /// The row `direction` (+1, -1) away; onlyOpen: the nearest there without an answer. -1: there is none.
    [[nodiscard]] int next(int row, int direction, bool onlyOpen) const;
    /// How many rows have an answer.
    [[nodiscard]] int answered() const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

private:
    void filter();
    const AnswerBook& m_answers;
    ItemList m_list;
    std::vector<std::size_t> m_rows; // of m_list
    std::optional<ItemKind> m_kind;
    std::string m_rater;
};

/// "yes" as the user reads it.
[[nodiscard]] QString lookedText(workflow::Looked looked);

} // namespace tocsin::workbench
