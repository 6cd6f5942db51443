// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/band_item.h"

#include <QFontMetricsF>
#include <QPainter>

namespace tocsin::widgets {

namespace {
constexpr double kAlarmStripHeight = 6;
}

BandItem::BandItem(Band band, QGraphicsItem* parent) : QGraphicsItem(parent), m_band(std::move(band)) {
    setZValue(m_band.kind == BandKind::Label ? 2 : 8);
    setToolTip(m_band.text);
}

void BandItem::place(const QRectF& area, double left, double right, bool showText) {
    prepareGeometryChange();
    m_area = area;
    m_left = left;
    m_right = right;
    m_showText = showText;
}

void BandItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    const QRectF stretch(m_left, m_area.top(), qMax(1.0, m_right - m_left), m_area.height());
    painter->setClipRect(m_area);
    QColor fill = m_band.color;
    switch (m_band.kind) {
    case BandKind::Label:
        fill.setAlpha(48);
        painter->fillRect(stretch, fill);
        painter->fillRect(QRectF(stretch.left(), stretch.top(), stretch.width(), 3), m_band.color);
        break;
    case BandKind::Event:
        painter->setPen(QPen(m_band.color, 1, Qt::DashLine));
        painter->drawLine(stretch.topLeft(), stretch.bottomLeft());
        break;
    case BandKind::Alarm:
        painter->fillRect(QRectF(stretch.left(), stretch.bottom() - kAlarmStripHeight, stretch.width(), kAlarmStripHeight), m_band.color);
        break;
    }
    if (!m_showText || m_band.text.isEmpty()) return;
    const QFontMetricsF metrics(painter->font());
    const double room = m_band.kind == BandKind::Label ? stretch.width() - 6 : 160;
    if (room < metrics.averageCharWidth() * 4) return;
    painter->setPen(m_band.color);
    const double row = m_band.kind == BandKind::Event ? metrics.height() + 4 : 4;
    painter->drawText(QPointF(stretch.left() + 3, stretch.top() + row + metrics.ascent()), metrics.elidedText(m_band.text, Qt::ElideRight, room));
}

} // namespace tocsin::widgets
