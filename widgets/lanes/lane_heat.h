// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <vector>

#include "widgets/lanes/time_window.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// How strong something was at each sample of a lane (an attribution): drawn as a strip under the trace, in Theme::heatColor.
struct LaneHeat {
    std::vector<TimeNs> times;    ///< [n] ascending
    std::vector<float> strengths; ///< [n] 0..1, held there; NaN: nothing is known
    [[nodiscard]] bool empty() const { return times.empty(); }
};

/// The strongest sample of each pixel column of a view that is `columns` wide; NaN where there is none. A sample reaches half way to its
/// neighbours, the first and last as far outward. O(n + columns).
[[nodiscard]] std::vector<float> heatColumns(const LaneHeat& heat, const TimeWindow& window, int columns);

/// The strip of one lane.
class HeatItem : public QGraphicsItem {
public:
    explicit HeatItem(QGraphicsItem* parent);
    void show(std::vector<float> columns, const QRectF& area, const Theme& theme);
    [[nodiscard]] const std::vector<float>& columns() const { return m_columns; }
    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    std::vector<float> m_columns;
    QRectF m_area;
    Theme m_theme;
};

} // namespace tocsin::widgets
