// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QGraphicsItem>
#include <QString>

#include "core/base/time.h"

namespace tocsin::widgets {

enum class BandKind { Label, Event, Alarm };

/// A stretch of time that means something: a label, a maintenance event, an alarm. A point has range.from == range.to.
struct Band {
    TimeRange range;
    BandKind kind = BandKind::Label;
    QString text;
    QColor color;
};

/// Draws one band over the plot area of a lane: labels as tinted areas with their name, events as dashed edges, alarms as a solid strip at the foot.
class BandItem : public QGraphicsItem {
public:
    BandItem(Band band, QGraphicsItem* parent);
    [[nodiscard]] const Band& band() const { return m_band; }
    /// area: the plot area of the lane; left, right: where the band begins and ends in it, already clipped. showText: only the top lane names its bands.
    void place(const QRectF& area, double left, double right, bool showText);

    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    Band m_band;
    QRectF m_area;
    double m_left = 0, m_right = 0;
    bool m_showText = false;
};

} // namespace tocsin::widgets
