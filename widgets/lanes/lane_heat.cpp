// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_heat.h"

#include <QImage>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>

namespace tocsin::widgets {

std::vector<float> heatColumns(const LaneHeat& heat, const TimeWindow& window, int columns) {
    std::vector<float> found(static_cast<std::size_t>(std::max(0, columns)), std::numeric_limits<float>::quiet_NaN());
    const std::size_t samples = std::min(heat.times.size(), heat.strengths.size());
    if (columns <= 0 || samples == 0) return found;
    const auto position = [&](std::size_t i) { return window.fractionOf(heat.times[i]) * columns; };
    for (std::size_t i = 0; i < samples; ++i) {
        const float strength = heat.strengths[i];
        if (std::isnan(strength)) continue;
        const double at = position(i);
        const double before = i > 0 ? position(i - 1) : samples > 1 ? 2 * at - position(1) : at;
        const double after = i + 1 < samples ? position(i + 1) : 2 * at - before;
        const double left = (before + at) / 2, right = (at + after) / 2;
        if (right < 0 || left >= columns) continue;
        const auto first = static_cast<int>(std::clamp(std::floor(left), 0.0, columns - 1.0));
        // Up to, but not with, the column that the next sample begins in, unless this one has no other.
        const auto last = std::max(first, static_cast<int>(std::clamp(std::ceil(right) - 1, 0.0, columns - 1.0)));
        for (int column = first; column <= last; ++column) {
            float& most = found[static_cast<std::size_t>(column)];
            if (std::isnan(most) || strength > most) most = strength;
        }
    }
    return found;
}

HeatItem::HeatItem(QGraphicsItem* parent) : QGraphicsItem(parent) {
    setZValue(7);
}

void HeatItem::show(std::vector<float> columns, const QRectF& area, const Theme& theme) {
    if (area != m_area) prepareGeometryChange();
    m_columns = std::move(columns);
    m_area = area;
    m_theme = theme;
    update();
}

void HeatItem::paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) {
    if (m_columns.empty()) return;
    QImage row(static_cast<int>(m_columns.size()), 1, QImage::Format_ARGB32_Premultiplied);
    auto* pixels = reinterpret_cast<QRgb*>(row.scanLine(0));
    std::size_t first = m_columns.size(), last = 0;
    for (std::size_t i = 0; i < m_columns.size(); ++i) {
        const bool known = !std::isnan(m_columns[i]);
        pixels[i] = known ? Theme::heatColor(static_cast<double>(m_columns[i])) : qRgba(0, 0, 0, 0);
        if (!known) continue;
        first = std::min(first, i);
        last = i;
    }
    painter->setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter->drawImage(m_area, row);
    if (first > last) return;
    // A frame: the weak end is dark and would melt into a dark look.
    painter->setRenderHint(QPainter::Antialiasing, false);
    painter->setPen(QPen(m_theme.mutedText, 1));
    painter->setBrush(Qt::NoBrush);
    painter->drawRect(
        QRectF(m_area.left() + static_cast<double>(first), m_area.top(), static_cast<double>(last - first), m_area.height() - 1));
}

} // namespace tocsin::widgets
