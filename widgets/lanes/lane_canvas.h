// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>

#include "core/base/time.h"

namespace tocsin::widgets {

class LaneView;

/// The scrolled middle of a LaneView: turns wheel, mouse and keys into changes of its view.
class LaneCanvas : public QGraphicsView {
    Q_OBJECT
public:
    explicit LaneCanvas(LaneView* view);

protected:
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    LaneView* m_view;
    bool m_dragging = false;
    QPoint m_dragFrom;
    TimeRange m_dragRange;
    int m_dragScroll = 0;
};

} // namespace tocsin::widgets
