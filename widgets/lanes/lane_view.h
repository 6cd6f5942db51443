// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <QString>
#include <functional>
#include <memory>
#include <vector>

#include "core/base/time.h"
#include "core/series/source.h"
#include "widgets/lanes/band_item.h"
#include "widgets/lanes/trace_item.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// One lane: title, unit and where its columns come from (exact minimum and maximum a pixel column; an error text is shown in the lane).
struct LaneSpec {
    QString name;
    QString unit;
    std::function<Result<std::vector<series::ColumnRange>>(TimeRange range, int columns)> columns;
};

/// Stacked lanes with one shared time range: wheel zooms time at the pointer, drag pans, Left/Right and Up/Down do the same by keys.
/// One repaint an event-loop turn, however many changes came before it.
class LaneView : public QGraphicsView {
    Q_OBJECT
public:
    explicit LaneView(QWidget* parent = nullptr);
    ~LaneView() override;

    /// whole: the time that Home, End and "fit" go by. The visible range becomes the whole.
    void setLanes(std::vector<LaneSpec> lanes, TimeRange whole);
    void setBands(std::vector<Band> bands);
    void setTheme(const Theme& theme);
    void setVisibleRange(TimeRange range);
    [[nodiscard]] TimeRange visibleRange() const { return m_visible; }
    [[nodiscard]] TimeRange wholeRange() const { return m_whole; }
    [[nodiscard]] int laneCount() const { return static_cast<int>(m_lanes.size()); }
    /// Painted geometry of one lane, for tests.
    [[nodiscard]] const std::vector<QLineF>& strokes(int lane) const;
    /// Does now what the next event-loop turn would do.
    void refreshNow();
    /// Text shown when there are no lanes.
    void setEmptyText(const QString& text);

Q_SIGNALS:
    void visibleRangeChanged(tocsin::TimeRange range);

protected:
    void resizeEvent(QResizeEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    struct Lane;
    void scheduleRefresh();
    void layOut();
    void styleLane(Lane& lane) const;
    void placeBands();
    void zoom(double factor, double atFraction);
    void pan(double fraction);
    [[nodiscard]] QRectF timeArea() const;

    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<Band> m_bands;
    Theme m_theme = Theme::of(ThemeKind::Light);
    TimeRange m_whole, m_visible;
    QString m_emptyText;
    bool m_refreshScheduled = false;
    bool m_dragging = false;
    QPoint m_dragFrom;
    TimeRange m_dragRange;
};

} // namespace tocsin::widgets
