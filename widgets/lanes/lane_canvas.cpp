// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_canvas.h"

#include <QGraphicsScene>
#include <QKeyEvent>
#include <QPainter>
#include <QScrollBar>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/lane_accessible.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

namespace {
constexpr int kStillMs = 80;
}

LaneCanvas::LaneCanvas(LaneView* view) : QGraphicsView(view), m_view(view) {
    installLaneAccessibility();
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
    m_still.setSingleShot(true);
    m_still.setInterval(kStillMs);
    connect(&m_still, &QTimer::timeout, this, &LaneCanvas::takePicture);
}

void LaneCanvas::dropPicture() {
    m_picture = QPixmap();
}

void LaneCanvas::updateForeground(const QRegion& region) {
    m_foregroundRegion += region;
    viewport()->update(region);
}

void LaneCanvas::takePicture() {
    if (m_view->m_lanes.empty() || m_view->m_drawScheduled) return;
    QPixmap picture(viewport()->size() * viewport()->devicePixelRatioF());
    picture.setDevicePixelRatio(viewport()->devicePixelRatioF());
    QPainter painter(&picture);
    render(&painter, QRectF(viewport()->rect()), viewport()->rect());
    m_picture = std::move(picture);
}

void LaneCanvas::wheelEvent(QWheelEvent* event) {
    if (m_view->m_lanes.empty()) return;
    const int lane = m_view->laneAt(static_cast<int>(event->position().y()));
    if (event->modifiers() & Qt::ShiftModifier) {
        // Some platforms turn the wheel sideways while Shift is held.
        const QPoint delta = event->angleDelta();
        const QRectF area = m_view->lane(lane).plotArea();
        const double y = event->position().y() + verticalScrollBar()->value() - lane * m_view->m_laneHeight;
        m_view->zoomLaneValues(lane, std::pow(0.8, (delta.y() != 0 ? delta.y() : delta.x()) / 120.0),
                               std::clamp((area.bottom() - y) / area.height(), 0.0, 1.0));
        event->accept();
        return;
    }
    const double width = m_view->plotWidth();
    const double at = std::clamp((event->position().x() - kLaneLeft) / width, 0.0, 1.0);
    m_view->remember();
    const bool changed = event->angleDelta().y() != 0 ? m_view->m_window.zoom(std::pow(0.8, event->angleDelta().y() / 120.0), at)
                                                      : m_view->m_window.pan(-event->angleDelta().x() / 1200.0);
    if (changed) m_view->viewChanged();
    event->accept();
}

void LaneCanvas::mousePressEvent(QMouseEvent* event) {
    if (m_view->m_lanes.empty()) return QGraphicsView::mousePressEvent(event);
    if (event->button() == Qt::BackButton) return m_view->previousView();
    m_view->m_gestures.press(*event);
}

void LaneCanvas::mouseMoveEvent(QMouseEvent* event) {
    if (!m_view->m_lanes.empty()) m_view->m_gestures.move(*event);
}

void LaneCanvas::mouseReleaseEvent(QMouseEvent* event) {
    if (!m_view->m_lanes.empty()) m_view->m_gestures.release(*event);
}

void LaneCanvas::mouseDoubleClickEvent(QMouseEvent* event) {
    if (!m_view->m_lanes.empty()) m_view->m_gestures.doubleClick(*event);
}

void LaneCanvas::contextMenuEvent(QContextMenuEvent* event) {
    if (m_view->m_lanes.empty()) return;
    // The menu key is about the cursor, the mouse about where it points.
    const bool keyboard = event->reason() == QContextMenuEvent::Keyboard;
    const TimeNs time = keyboard ? m_view->m_cursor.value_or(m_view->m_window.timeAt(0.5)) : m_view->timeAtPixel(event->pos().x());
    const Band* band = keyboard ? bandWithId(m_view->m_bands, m_view->m_activeBand)
                                : bandAt(m_view->m_bands, time, m_view->pixelsAsTime(LaneGestures::kEdgePixels));
    const QPoint at =
        keyboard ? viewport()->mapToGlobal(QPoint(static_cast<int>(m_view->pixelOf(time)), viewport()->height() / 2)) : event->globalPos();
    Q_EMIT m_view->contextMenuRequested(at, time, band ? band->id : 0);
    event->accept();
}

void LaneCanvas::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && m_view->m_mode == LaneMode::Label) {
        if (!event->isAutoRepeat()) m_view->m_gestures.setSpaceHeld(true);
        return;
    }
    // With actions attached, keys are theirs (they come before this event) and those that nobody took are nobody's.
    if (m_view->m_lanes.empty() || !actions().isEmpty() || !m_view->handleKey(event->key(), event->modifiers())) event->ignore();
}

void LaneCanvas::keyReleaseEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Space && !event->isAutoRepeat())
        m_view->m_gestures.setSpaceHeld(false);
    else
        QGraphicsView::keyReleaseEvent(event);
}

void LaneCanvas::focusOutEvent(QFocusEvent* event) {
    m_view->m_gestures.setSpaceHeld(false); // its release goes elsewhere
    QGraphicsView::focusOutEvent(event);
}

void LaneCanvas::scrollContentsBy(int dx, int dy) {
    dropPicture();
    QGraphicsView::scrollContentsBy(dx, dy);
    // Scrolling moves the painted pixels, foreground included.
    viewport()->update();
    m_view->scheduleDraw(); // other lanes came into view
}

void LaneCanvas::paintEvent(QPaintEvent* event) {
    if (!m_view->m_lanes.empty()) {
        // What was not asked for by updateForeground() comes from the scene: then the picture is old, whoever changed it.
        const bool foregroundOnly = event->region().subtracted(m_foregroundRegion).isEmpty();
        m_foregroundRegion = QRegion();
        if (!foregroundOnly || m_picture.isNull() || m_picture.size() != viewport()->size() * viewport()->devicePixelRatioF()) {
            if (!foregroundOnly) dropPicture();
            QGraphicsView::paintEvent(event);
            // A moving cursor must not put the picture off for ever; a moving scene does.
            if (!foregroundOnly || !m_still.isActive()) m_still.start();
        } else {
            QPainter painter(viewport());
            painter.setClipRegion(event->region());
            painter.drawPixmap(0, 0, m_picture);
        }
        QPainter painter(viewport());
        painter.setClipRegion(event->region());
        paintForeground(painter, m_view->m_foreground, m_view->m_theme);
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
