// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_canvas.h"

#include <QGraphicsScene>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

LaneCanvas::LaneCanvas(LaneView* view) : QGraphicsView(view), m_view(view) {
    setObjectName(QStringLiteral("laneCanvas"));
    setAccessibleName(tr("Signal lanes"));
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    verticalScrollBar()->setAccessibleName(tr("Scroll the lanes"));
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    setToolTip({});
}

void LaneCanvas::wheelEvent(QWheelEvent* event) {
    if (m_view->m_lanes.empty()) return;
    const double width = m_view->plotWidth();
    const double at = std::clamp((event->position().x() - kLaneLeft) / width, 0.0, 1.0);
    m_view->remember();
    const bool changed = event->angleDelta().y() != 0 ? m_view->m_window.zoom(std::pow(0.8, event->angleDelta().y() / 120.0), at)
                                                      : m_view->m_window.pan(-event->angleDelta().x() / 1200.0);
    if (changed) m_view->viewChanged();
    event->accept();
}

void LaneCanvas::mousePressEvent(QMouseEvent* event) {
    if (event->button() == Qt::BackButton) {
        if (!m_view->handleKey(Qt::Key_Backspace, {})) event->ignore();
        return;
    }
    if (event->button() != Qt::LeftButton || m_view->m_lanes.empty()) return QGraphicsView::mousePressEvent(event);
    m_dragging = true;
    m_dragFrom = event->pos();
    m_dragRange = m_view->visibleRange();
    m_dragScroll = verticalScrollBar()->value();
    m_view->remember();
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void LaneCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (m_view->m_lanes.empty()) return;
    if (!m_dragging) {
        const double at = (event->pos().x() - kLaneLeft) / m_view->plotWidth();
        if (at >= 0 && at <= 1) m_view->setCursorTime(m_view->m_window.timeAt(at));
        return;
    }
    const double fraction = (m_dragFrom.x() - event->pos().x()) / m_view->plotWidth();
    const auto shift = static_cast<TimeNs>(fraction * static_cast<double>(m_dragRange.to - m_dragRange.from));
    if (m_view->m_window.show({saturatingAdd(m_dragRange.from, shift), saturatingAdd(m_dragRange.to, shift)})) m_view->viewChanged();
    verticalScrollBar()->setValue(m_dragScroll + m_dragFrom.y() - event->pos().y());
}

void LaneCanvas::mouseReleaseEvent(QMouseEvent* event) {
    m_dragging = false;
    viewport()->unsetCursor();
    QGraphicsView::mouseReleaseEvent(event);
}

void LaneCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_PageUp || event->key() == Qt::Key_PageDown) {
        verticalScrollBar()->triggerAction(event->key() == Qt::Key_PageUp ? QScrollBar::SliderPageStepSub : QScrollBar::SliderPageStepAdd);
        return;
    }
    if (m_view->m_lanes.empty() || !m_view->handleKey(event->key(), event->modifiers())) QGraphicsView::keyPressEvent(event);
}

void LaneCanvas::scrollContentsBy(int dx, int dy) {
    QGraphicsView::scrollContentsBy(dx, dy);
    m_view->scheduleDraw(); // other lanes came into view
}

void LaneCanvas::paintEvent(QPaintEvent* event) {
    if (!m_view->m_lanes.empty()) {
        QGraphicsView::paintEvent(event);
    } else {
        QPainter painter(viewport());
        painter.fillRect(viewport()->rect(), m_view->m_theme.surface);
        painter.setPen(m_view->m_theme.text);
        painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_view->emptyText());
    }
    if (!hasFocus()) return;
    QPainter painter(viewport());
    painter.setPen(QPen(m_view->m_theme.accent, 1));
    painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
}

} // namespace tocsin::widgets
