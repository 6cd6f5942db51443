// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/theme/look.h"

#include <QPainter>
#include <QStyleFactory>
#include <QStyleOption>

namespace tocsin::widgets {

namespace {

QColor outlineOf(const QStyleOption& option) {
    if (!(option.state & QStyle::State_Enabled)) return option.palette.color(QPalette::Disabled, QPalette::WindowText);
    if (option.state & (QStyle::State_MouseOver | QStyle::State_HasFocus)) return option.palette.color(QPalette::Highlight);
    return option.palette.color(QPalette::PlaceholderText);
}

void drawBox(const QStyleOption& option, QPainter& painter) {
    const bool filled = option.state & (QStyle::State_On | QStyle::State_NoChange), enabled = option.state & QStyle::State_Enabled;
    const QRectF box = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const QColor mark = option.palette.color(enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text);
    painter.setPen(QPen(outlineOf(option), 1));
    painter.setBrush(option.palette.color(option.state & QStyle::State_Sunken ? QPalette::AlternateBase : QPalette::Base));
    painter.drawRoundedRect(box, 2, 2);
    if (!filled) return;
    painter.setPen(QPen(mark, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    if (option.state & QStyle::State_NoChange) {
        painter.drawLine(QPointF(box.left() + 3, box.center().y()), QPointF(box.right() - 3, box.center().y()));
    } else {
        const double side = box.width();
        painter.drawPolyline(QPolygonF({box.topLeft() + QPointF(0.22, 0.52) * side, box.topLeft() + QPointF(0.42, 0.72) * side,
                                        box.topLeft() + QPointF(0.78, 0.28) * side}));
    }
}

void drawRing(const QStyleOption& option, QPainter& painter) {
    const QRectF ring = QRectF(option.rect).adjusted(1.5, 1.5, -1.5, -1.5);
    painter.setPen(QPen(outlineOf(option), 1));
    painter.setBrush(option.palette.color(QPalette::Base));
    painter.drawEllipse(ring);
    if (!(option.state & QStyle::State_On)) return;
    painter.setPen(Qt::NoPen);
    painter.setBrush(option.palette.color(option.state & QStyle::State_Enabled ? QPalette::Active : QPalette::Disabled, QPalette::Text));
    painter.drawEllipse(ring.adjusted(3, 3, -3, -3));
}

} // namespace

Look::Look() : QProxyStyle(QStyleFactory::create(QStringLiteral("Fusion"))) {}

void Look::drawPrimitive(PrimitiveElement element, const QStyleOption* option, QPainter* painter, const QWidget* widget) const {
    if (element != PE_IndicatorCheckBox && element != PE_IndicatorRadioButton && element != PE_IndicatorItemViewItemCheck)
        return QProxyStyle::drawPrimitive(element, option, painter, widget);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    element == PE_IndicatorRadioButton ? drawRing(*option, *painter) : drawBox(*option, *painter);
    painter->restore();
}

} // namespace tocsin::widgets
