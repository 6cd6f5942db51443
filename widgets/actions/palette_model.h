// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QPersistentModelIndex>
#include <QStringList>

#include "widgets/actions/action_registry.h"

namespace tocsin::widgets {

/// The actions of a registry that match what was typed: without a pattern those used last first, then in order of registration; with one
/// the best match first. DisplayRole: name without mnemonic; ToolTipRole: help, or why it is disabled.
class PaletteModel : public QAbstractListModel {
    Q_OBJECT
public:
    static constexpr int kKeyRole = Qt::UserRole;           ///< QString, may be empty
    static constexpr int kPlaceRole = Qt::UserRole + 1;     ///< QString "File", scope for those without a menu
    static constexpr int kReasonRole = Qt::UserRole + 2;    ///< QString, empty while enabled
    static constexpr int kPositionsRole = Qt::UserRole + 3; ///< QList<int> of matching letters
    static constexpr int kRecent = 20;

    explicit PaletteModel(const ActionRegistry& registry, QObject* parent = nullptr);
    void setPattern(const QString& pattern);
    /// Ids, last used first; unknown ones are left out.
    void setRecent(const QStringList& ids);
    [[nodiscard]] const QStringList& recent() const { return m_recent; }
    void use(const QString& id);
    [[nodiscard]] QString idAt(int row) const;

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;

private:
    struct Row {
        QString id;
        QList<int> positions;
    };
    void refill();
    const ActionRegistry& m_registry;
    QString m_pattern;
    QStringList m_recent;
    std::vector<Row> m_rows;
};

/// Text of an action without mnemonic and trailing dots: "Open project".
[[nodiscard]] QString plainText(const QString& text);

} // namespace tocsin::widgets
