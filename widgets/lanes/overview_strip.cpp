// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/overview_strip.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/lane.h"

namespace tocsin::widgets {

namespace {

constexpr int kHeight = 46;
constexpr double kTop = 4, kLabelHeight = 6, kFoot = 9; // labels over the trace, alarms and gaps under it
constexpr double kAlarmHeight = 4, kGapHeight = 4;
constexpr double kGrip = 5;
constexpr double kNarrowest = 3;

} // namespace

OverviewStrip::OverviewStrip(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("overviewStrip"));
    setAccessibleName(tr("Overview of the whole history"));
    setToolTip(tr("The whole history. Drag the frame to move the view, its edges to change it; click elsewhere to go there."));
    setFixedHeight(kHeight);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setMouseTracking(true);
    setFocusPolicy(Qt::TabFocus);
}

QRectF OverviewStrip::plot() const {
    return QRectF(kLaneLeft, kTop, std::max(10, width() - kLaneLeft - kLaneRight), kHeight - 2 * kTop);
}

QRectF OverviewStrip::boxOf(TimeRange range) const {
    const QRectF area = plot();
    const double left = std::clamp(m_whole.fractionOf(range.from), 0.0, 1.0), right = std::clamp(m_whole.fractionOf(range.to), 0.0, 1.0);
    return QRectF(area.left() + left * area.width(), area.top(), (right - left) * area.width(), area.height());
}

QRectF OverviewStrip::viewBox() const {
    QRectF box = boxOf(m_view);
    if (box.width() < kNarrowest) box.adjust(-(kNarrowest - box.width()) / 2, 0, (kNarrowest - box.width()) / 2, 0);
    return box;
}

TimeNs OverviewStrip::timeAt(double x) const {
    const QRectF area = plot();
    return m_whole.timeAt((x - area.left()) / area.width());
}

void OverviewStrip::redraw() {
    m_history = QPixmap();
    update();
}

void OverviewStrip::setWhole(TimeRange whole) {
    m_whole = TimeWindow(whole);
    m_reading = {};
    m_reviewed.clear();
    m_grip = Grip::None;
    redraw();
}

void OverviewStrip::setReading(LaneReading reading) {
    m_reading = std::move(reading);
    redraw();
}

void OverviewStrip::setBands(const std::vector<Band>* bands) {
    m_bands = bands;
    redraw();
}

void OverviewStrip::setReviewed(std::vector<TimeRange> reviewed) {
    m_reviewed = std::move(reviewed);
    redraw();
}

void OverviewStrip::setView(TimeRange view) {
    if (view == m_view) return;
    m_view = view;
    update();
}

void OverviewStrip::setTheme(const Theme& theme) {
    m_theme = theme;
    redraw();
}

void OverviewStrip::paintHistory(QPainter& painter) {
    const QRectF area = plot();
    painter.fillRect(rect(), m_theme.surface);
    painter.setClipRect(area.adjusted(0, 0, 1, 1));
    painter.fillRect(area, m_theme.window);
    QColor seen = m_theme.normal;
    seen.setAlpha(46);
    for (const TimeRange& range : m_reviewed) {
        const QRectF box = boxOf(range);
        painter.fillRect(box, seen);
        painter.fillRect(QRectF(box.left(), box.bottom() - 1, box.width(), 2),
                         m_theme.normal); // a line beside the tint: never by colour alone
    }
    const QRectF traceArea = area.adjusted(0, kLabelHeight + 1, 0, -kFoot);
    m_strokes = laneStrokes(m_reading, m_whole, valueRange(m_reading, m_whole.visible(), 3), traceArea);
    QPen pen(m_theme.trace, 1);
    pen.setCapStyle(Qt::FlatCap);
    painter.setPen(pen);
    if (!m_strokes.lines.empty()) painter.drawLines(m_strokes.lines.data(), static_cast<int>(m_strokes.lines.size()));
    for (const QPointF& marker : m_strokes.markers) painter.fillRect(QRectF(marker - QPointF(1, 1), QSizeF(2, 2)), m_theme.trace);
    for (const TimeRange& gap : gaps()) {
        const QRectF box = boxOf(gap);
        paintGapMark(painter, QRectF(box.left(), area.bottom() - kAlarmHeight - kGapHeight - 1, box.width(), kGapHeight), m_theme);
    }
    if (!m_bands) return;
    for (const PlacedBand& placed : placeBands(*m_bands, m_whole, area.width())) {
        const double left = area.left() + placed.left, wide = std::max(2.0, placed.right - placed.left);
        switch (placed.band->kind) {
        case BandKind::Label:
            painter.fillRect(QRectF(left, area.top(), wide, kLabelHeight), QBrush(placed.band->color, brushStyle(placed.band->pattern)));
            break;
        case BandKind::Event:
            painter.setPen(QPen(placed.band->color, 1, Qt::DashLine));
            painter.drawLine(QLineF(left, area.top(), left, area.bottom()));
            break;
        case BandKind::Alarm:
            painter.fillRect(QRectF(left, area.bottom() - kAlarmHeight, wide, kAlarmHeight), placed.band->color);
            break;
        }
    }
}

void OverviewStrip::paintEvent(QPaintEvent*) {
    if (m_history.isNull()) {
        m_history = QPixmap(size() * devicePixelRatioF());
        m_history.setDevicePixelRatio(devicePixelRatioF());
        QPainter painter(&m_history);
        paintHistory(painter);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_history);
    const QRectF area = plot(), box = viewBox();
    QColor away = m_theme.window;
    away.setAlpha(120);
    painter.fillRect(QRectF(area.left(), area.top(), box.left() - area.left(), area.height()), away);
    painter.fillRect(QRectF(box.right(), area.top(), area.right() - box.right(), area.height()), away);
    painter.setPen(QPen(m_theme.accent, hasFocus() ? 3 : 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRect(box);
}

void OverviewStrip::resizeEvent(QResizeEvent*) {
    redraw();
}

OverviewStrip::Grip OverviewStrip::gripAt(double x) const {
    const QRectF box = viewBox();
    if (x < box.left() - kGrip || x > box.right() + kGrip) return Grip::None;
    // A window too narrow for three parts can only be moved.
    if (box.width() < 4 * kGrip) return Grip::Move;
    if (x < box.left() + kGrip) return Grip::Start;
    return x > box.right() - kGrip ? Grip::End : Grip::Move;
}

void OverviewStrip::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton) return event->ignore();
    m_pressed = timeAt(event->position().x());
    m_grip = gripAt(event->position().x());
    m_viewBefore = m_view;
    if (m_grip != Grip::None) return;
    const TimeNs span = m_view.to - m_view.from, from = saturatingAdd(m_pressed, -span / 2);
    m_grip = Grip::Move;
    m_viewBefore = {from, saturatingAdd(from, span)};
    Q_EMIT viewRequested(m_viewBefore);
}

void OverviewStrip::mouseMoveEvent(QMouseEvent* event) {
    const double x = event->position().x();
    if (m_grip == Grip::None) {
        const Grip grip = gripAt(x);
        setCursor(grip == Grip::None ? Qt::PointingHandCursor : grip == Grip::Move ? Qt::OpenHandCursor : Qt::SplitHCursor);
        return;
    }
    const TimeNs shift = saturatingAdd(timeAt(x), -m_pressed);
    TimeRange next = m_viewBefore;
    if (m_grip != Grip::End) next.from = saturatingAdd(next.from, shift);
    if (m_grip != Grip::Start) next.to = saturatingAdd(next.to, shift);
    if (m_grip == Grip::Start) next.from = std::min(next.from, next.to - kShortestView);
    if (m_grip == Grip::End) next.to = std::max(next.to, next.from + kShortestView);
    Q_EMIT viewRequested(next);
}

void OverviewStrip::mouseReleaseEvent(QMouseEvent*) {
    m_grip = Grip::None;
}

void OverviewStrip::keyPressEvent(QKeyEvent* event) {
    if (event->key() != Qt::Key_Left && event->key() != Qt::Key_Right) return QWidget::keyPressEvent(event);
    const TimeNs span = m_view.to - m_view.from;
    const TimeNs shift = (event->key() == Qt::Key_Left ? -1 : 1) * (event->modifiers() & Qt::ShiftModifier ? span : span / 10);
    Q_EMIT viewRequested({saturatingAdd(m_view.from, shift), saturatingAdd(m_view.to, shift)});
}

} // namespace tocsin::widgets
