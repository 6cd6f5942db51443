// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/palette_model.h"

#include <QAction>
#include <algorithm>

#include "widgets/actions/fuzzy_match.h"

namespace tocsin::widgets {

QString plainText(const QString& text) {
    QString plain;
    for (qsizetype i = 0; i < text.size(); ++i) {
        if (text[i] == QLatin1Char('&') && ++i == text.size()) break;
        plain += text[i];
    }
    while (plain.endsWith(QLatin1Char('.'))) plain.chop(1);
    return plain;
}

PaletteModel::PaletteModel(const ActionRegistry& registry, QObject* parent) : QAbstractListModel(parent), m_registry(registry) {
    connect(&registry, &ActionRegistry::added, this, [this] { refill(); });
    connect(&registry, &ActionRegistry::changed, this, [this] {
        if (!m_rows.empty()) Q_EMIT dataChanged(index(0), index(rowCount() - 1));
    });
    refill();
}

void PaletteModel::setPattern(const QString& pattern) {
    m_pattern = pattern;
    refill();
}

void PaletteModel::setRecent(const QStringList& ids) {
    m_recent.clear();
    for (const QString& id : ids)
        if (m_registry.action(id) && !m_recent.contains(id) && m_recent.size() < kRecent) m_recent << id;
    refill();
}

void PaletteModel::use(const QString& id) {
    setRecent(QStringList{id} + m_recent);
}

void PaletteModel::refill() {
    struct Found {
        Row row;
        int score;
    };
    std::vector<Found> found;
    for (const QString& id : m_registry.ids()) {
        auto match = fuzzyMatch(m_pattern, plainText(m_registry.action(id)->text()));
        if (!match) continue;
        const auto used = m_recent.indexOf(id);
        // Without a pattern what was used last decides; with one it settles only what matches equally well.
        const int habit = used < 0 ? 0 : kRecent + 1 - static_cast<int>(used);
        found.push_back({{id, match->positions}, match->score * (kRecent + 2) + habit});
    }
    std::stable_sort(found.begin(), found.end(), [](const Found& a, const Found& b) { return a.score > b.score; });
    beginResetModel();
    m_rows.clear();
    for (Found& entry : found) m_rows.push_back(std::move(entry.row));
    endResetModel();
}

QString PaletteModel::idAt(int row) const {
    return row >= 0 && row < rowCount() ? m_rows[static_cast<std::size_t>(row)].id : QString();
}

int PaletteModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

QVariant PaletteModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    const Row& row = m_rows[static_cast<std::size_t>(index.row())];
    const QAction* action = m_registry.action(row.id);
    const QString reason = m_registry.disabledReason(row.id);
    switch (role) {
    case Qt::DisplayRole:
        return plainText(action->text());
    case Qt::AccessibleTextRole:
        return reason.isEmpty() ? plainText(action->text()) : tr("%1, not possible now: %2").arg(plainText(action->text()), reason);
    case Qt::ToolTipRole:
        return reason.isEmpty() ? m_registry.spec(row.id)->help : reason;
    case kKeyRole:
        return action->shortcut().toString(QKeySequence::NativeText);
    case kPlaceRole:
        return scopeName(m_registry.spec(row.id)->scope);
    case kReasonRole:
        return reason;
    case kPositionsRole:
        return QVariant::fromValue(row.positions);
    default:
        return {};
    }
}

Qt::ItemFlags PaletteModel::flags(const QModelIndex& index) const {
    // Disabled actions can be looked at: the reason is what one came for.
    return index.isValid() ? Qt::ItemIsEnabled | Qt::ItemIsSelectable : Qt::NoItemFlags;
}

} // namespace tocsin::widgets
