// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

#include "widgets/theme/theme.h"

namespace tocsin::workbench {

/// An item of the Explain page in two lines: what it is with its score, where and when with the answer; a bar in the colour of its kind.
class ExplainItemDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setTheme(const widgets::Theme& theme) { m_theme = theme; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    [[nodiscard]] QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;

private:
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
};

} // namespace tocsin::workbench
