// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/explain_item_delegate.h"

#include <QApplication>
#include <QPainter>

#include "app/workbench/explain/explain_item_model.h"

namespace tocsin::workbench {

namespace {

constexpr int kBar = 4, kSide = 10, kAbove = 5;

QColor colorOf(ItemKind kind, const widgets::Theme& theme) {
    switch (kind) {
    case ItemKind::Missed:
        return theme.fault;
    case ItemKind::FalseAlarm:
        return theme.alarm;
    case ItemKind::Near:
        return theme.mutedText;
    case ItemKind::Found:
        break;
    }
    return theme.normal;
}

} // namespace

QSize ExplainItemDelegate::sizeHint(const QStyleOptionViewItem& option, const QModelIndex&) const {
    return {200, 2 * option.fontMetrics.height() + 2 * kAbove + 2};
}

void ExplainItemDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const {
    QStyleOptionViewItem plain = option;
    initStyleOption(&plain, index);
    plain.text.clear();
    QStyle* style = plain.widget ? plain.widget->style() : QApplication::style();
    style->drawControl(QStyle::CE_ItemViewItem, &plain, painter, plain.widget); // background, selection, focus
    painter->save();
    const bool selected = plain.state & QStyle::State_Selected;
    const auto kind = static_cast<ItemKind>(index.data(ExplainItemModel::KindRole).toInt());
    painter->fillRect(QRect(option.rect.left(), option.rect.top() + 3, kBar, option.rect.height() - 6), colorOf(kind, m_theme));
    const QColor strong = selected ? plain.palette.color(QPalette::HighlightedText) : m_theme.text;
    const QColor faint = selected ? strong : m_theme.mutedText;
    QFont bold = plain.font;
    bold.setBold(true);
    const int line = plain.fontMetrics.height();
    const QRect first(option.rect.left() + kSide, option.rect.top() + kAbove, option.rect.width() - kSide - 8, line);
    const QRect second = first.translated(0, line + 2);
    const auto pair = [&](const QRect& area, const QString& left, const QFont& leftFont, const QColor& leftColor, const QString& right,
                          const QColor& rightColor) {
        painter->setFont(plain.font);
        const int taken = right.isEmpty() ? 0 : plain.fontMetrics.horizontalAdvance(right) + 8;
        painter->setPen(rightColor);
        painter->drawText(area, Qt::AlignRight | Qt::AlignVCenter, right);
        painter->setFont(leftFont);
        painter->setPen(leftColor);
        painter->drawText(area, Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(leftFont).elidedText(left, Qt::ElideRight, area.width() - taken));
    };
    pair(first, index.data(ExplainItemModel::TitleRole).toString(), bold, strong, index.data(ExplainItemModel::ScoreRole).toString(),
         strong);
    const QString answer = index.data(ExplainItemModel::AnswerRole).toString();
    pair(second, index.data(ExplainItemModel::PlaceRole).toString(), plain.font, faint, answer, strong);
    painter->restore();
}

} // namespace tocsin::workbench
