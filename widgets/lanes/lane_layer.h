// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsItem>
#include <vector>

#include "widgets/lanes/band.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// What all lanes draw alike in one frame: bands and grid lines, in pixels from the left edge of the plot.
struct LaneOverlay {
    std::vector<PlacedBand> bands;
    std::vector<double> gridLines;
};

struct PixelStretch {
    double left = 0, right = 0;
    friend bool operator==(const PixelStretch&, const PixelStretch&) = default;
};

/// A framed, hatched mark for a stretch without samples; at least four pixels wide.
void paintGapMark(QPainter& painter, const QRectF& stretch, const Theme& theme);

/// Bands of one lane. Below the trace: grid lines and tinted labels; above it: edges of events, the strip of alarms at the foot and the
/// hatched marks of gaps over it. The overlay is shared by all lanes and outlives the item.
class LaneLayer : public QGraphicsItem {
public:
    enum class Depth { Below, Above };
    LaneLayer(Depth depth, QGraphicsItem* parent);
    /// gaps: of this lane, pixels from the left edge of the plot.
    void show(const LaneOverlay* overlay, std::vector<PixelStretch> gaps, const QRectF& area, const Theme& theme);

    [[nodiscard]] QRectF boundingRect() const override { return m_area; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem* option, QWidget* widget) override;

private:
    void paintBelow(QPainter& painter) const;
    void paintAbove(QPainter& painter) const;
    Depth m_depth;
    const LaneOverlay* m_overlay = nullptr;
    std::vector<PixelStretch> m_gaps;
    QRectF m_area;
    Theme m_theme;
};

} // namespace tocsin::widgets
