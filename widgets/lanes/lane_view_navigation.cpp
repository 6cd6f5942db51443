// SPDX-License-Identifier: GPL-3.0-or-later
// What moves the view of a LaneView, its cursors, selection and active band; lane_view.cpp has reading and drawing.
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/cursor_line.h"
#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/lane_view.h"
#include "widgets/lanes/time_ruler.h"

namespace tocsin::widgets {

namespace {

constexpr std::size_t kEarlierViews = 50;

} // namespace

double LaneView::plotWidth() const {
    return std::max(10, m_canvas->viewport()->width() - kLaneLeft - kLaneRight);
}

double LaneView::pixelOf(TimeNs time) const {
    return kLaneLeft + m_window.fractionOf(time) * plotWidth();
}

TimeNs LaneView::timeAtPixel(double x) const {
    return m_window.timeAt((x - kLaneLeft) / plotWidth());
}

TimeNs LaneView::pixelsAsTime(double pixels) const {
    return std::max<TimeNs>(1, static_cast<TimeNs>(pixels * static_cast<double>(m_window.span()) / plotWidth()));
}

int LaneView::laneAt(int y) const {
    if (m_lanes.empty() || m_laneHeight <= 0) return -1;
    return std::clamp(static_cast<int>((y + scrollBar()->value()) / m_laneHeight), 0, laneCount() - 1);
}

QScrollBar* LaneView::scrollBar() const {
    return m_canvas->verticalScrollBar();
}

QPoint LaneView::pointerPosition() const {
    return m_canvas->viewport()->mapFromGlobal(QCursor::pos());
}

void LaneView::setPointerShape(Qt::CursorShape shape) {
    if (m_canvas->viewport()->cursor().shape() != shape) m_canvas->viewport()->setCursor(shape);
}

void LaneView::setPointerLane(int lane) {
    if (lane == m_pointerLane) return;
    m_pointerLane = lane;
    computeStatistics();
    updateForeground();
}

void LaneView::setFocusLane(int lane) {
    if (lane >= laneCount() || (lane < 0 && laneCount() > 0) || lane == m_focusLane) return;
    m_focusLane = lane;
    readOverview();
    computeStatistics();
    updateForeground();
    Q_EMIT focusLaneChanged(lane);
}

void LaneView::moveFocusLane(int direction) {
    if (m_lanes.empty()) return;
    setFocusLane(std::clamp(m_focusLane + direction, 0, laneCount() - 1));
    const double top = m_focusLane * m_laneHeight, bottom = top + m_laneHeight, height = m_canvas->viewport()->height();
    if (top < scrollBar()->value() || bottom > scrollBar()->value() + height)
        scrollBar()->setValue(static_cast<int>(top < scrollBar()->value() ? top : bottom - height));
}

void LaneView::zoomLaneValues(int lane, double factor, double fraction) {
    if (lane < 0 || lane >= laneCount()) return;
    m_lanes[static_cast<std::size_t>(lane)]->zoomValues(factor, fraction);
    scheduleDraw();
}

void LaneView::zoomValuesBy(double factor) {
    zoomLaneValues(m_focusLane, factor, 0.5);
}

void LaneView::followValues() {
    for (auto& lane : m_lanes) lane->followValues();
    scheduleDraw();
}

void LaneView::setMode(LaneMode mode) {
    m_gestures.cancel();
    m_mode = mode;
}

void LaneView::remember() {
    if (!m_earlier.empty() && m_earlier.back() == m_window.visible()) return;
    if (m_earlier.size() == kEarlierViews) m_earlier.erase(m_earlier.begin());
    m_earlier.push_back(m_window.visible());
}

void LaneView::panTo(TimeRange range) {
    if (m_window.show(range)) viewChanged();
}

void LaneView::navigate(bool (*step)(TimeWindow&, double), double amount) {
    if (m_lanes.empty()) return;
    TimeWindow next = m_window;
    if (!step(next, amount)) return;
    remember();
    m_window = next;
    viewChanged();
}

void LaneView::panBy(double fraction) {
    navigate([](TimeWindow& window, double amount) { return window.pan(amount); }, fraction);
}

void LaneView::zoomBy(double factor) {
    if (m_lanes.empty()) return;
    const double at = m_cursor && m_window.visible().contains(*m_cursor) ? m_window.fractionOf(*m_cursor) : 0.5;
    TimeWindow next = m_window;
    if (!next.zoom(factor, at)) return;
    remember();
    m_window = next;
    viewChanged();
}

void LaneView::goToStart() {
    navigate([](TimeWindow& window, double) { return window.toStart(); }, 0);
}

void LaneView::goToEnd() {
    navigate([](TimeWindow& window, double) { return window.toEnd(); }, 0);
}

void LaneView::showAll() {
    navigate([](TimeWindow& window, double) { return window.fit(); }, 0);
}

void LaneView::fitSelection() {
    const Band* band = bandWithId(m_bands, m_activeBand);
    if (!m_selection && !band) return showAll();
    const TimeRange range = m_selection ? *m_selection : band->range;
    const TimeNs margin = std::max<TimeNs>((range.to - range.from) / 20, kShortestView / 2);
    remember();
    panTo({saturatingAdd(range.from, -margin), saturatingAdd(range.to, margin)});
}

void LaneView::centreOn(TimeRange range) {
    const TimeNs length = range.to - range.from;
    const TimeNs span = std::max(m_window.span(), saturatingAdd(length, length / 4));
    const TimeNs from = saturatingAdd(saturatingAdd(range.from, length / 2), -span / 2);
    remember();
    panTo({from, saturatingAdd(from, span)});
}

void LaneView::previousView() {
    while (!m_earlier.empty()) {
        const TimeRange earlier = m_earlier.back();
        m_earlier.pop_back();
        if (!m_window.show(earlier)) continue;
        viewChanged();
        break;
    }
}

void LaneView::scrollLanes(int pages) {
    for (int i = 0; i < std::abs(pages); ++i)
        scrollBar()->triggerAction(pages < 0 ? QScrollBar::SliderPageStepSub : QScrollBar::SliderPageStepAdd);
}

const Band* LaneView::nextBandFrom(TimeNs time, int direction, std::optional<BandKind> kind) const {
    const Band* found = nullptr;
    for (const Band& band : m_bands) {
        if (kind && band.kind != *kind) continue;
        if (direction > 0 && band.range.from > time) return &band;
        if (direction < 0 && band.range.from < time) found = &band;
    }
    return found;
}

void LaneView::jumpToBand(int direction) {
    const TimeNs from = m_cursor && m_window.visible().contains(*m_cursor) ? *m_cursor : m_window.timeAt(0.5);
    const Band* found = nextBandFrom(from, direction);
    if (!found) return;
    const TimeNs start = found->range.from;
    centreOn({start, start});
    setCursorTime(start);
}

void LaneView::setCursorTime(std::optional<TimeNs> time) {
    if (time == m_cursor) return;
    m_cursor = time;
    m_ruler->setCursorTime(m_cursor);
    updateForeground();
    Q_EMIT cursorMoved(m_cursor ? bandTextsAt(m_bands, *m_cursor, pixelsAsTime(2)) : QString());
}

void LaneView::setSecondCursorTime(std::optional<TimeNs> time) {
    if (time == m_secondCursor) return;
    m_secondCursor = time;
    updateForeground();
}

std::optional<TimeNs> LaneView::steppedTime(TimeNs from, int samples) const {
    if (m_focusLane < 0) return std::nullopt;
    const LaneSpec& spec = m_lanes[static_cast<std::size_t>(m_focusLane)]->spec();
    if (!spec.source || spec.group >= spec.source->groups().size() || !spec.source->ordered(spec.group)) return std::nullopt;
    const std::int64_t rows = spec.source->rows(spec.group);
    const auto after = spec.source->rowAt(spec.group, samples > 0 ? saturatingAdd(from, 1) : from);
    if (!after.ok() || rows == 0) return std::nullopt;
    // First row after, or first at or after: the steps that remain are whole rows.
    const std::int64_t row = std::clamp<std::int64_t>(*after + (samples > 0 ? samples - 1 : samples), 0, rows - 1);
    const auto time = spec.source->times(spec.group, row, row + 1);
    if (!time.ok() || time->empty()) return std::nullopt;
    return time->front();
}

void LaneView::stepCursor(int samples) {
    if (samples == 0) return;
    const TimeNs from = m_cursor ? *m_cursor : m_window.timeAt(0.5);
    const auto time = steppedTime(from, samples);
    if (!time) return;
    if (!m_window.visible().contains(*time)) centreOn({*time, *time});
    setCursorTime(*time);
}

void LaneView::moveActiveEdge(int samples) {
    const Band* band = bandWithId(m_bands, m_activeBand);
    if (!band || !band->editable || samples == 0) return;
    const bool start = m_activeEdge == BandEdge::Start;
    const auto time = steppedTime(start ? band->range.from : band->range.to, samples);
    if (!time || (start ? *time > band->range.to : *time < band->range.from)) return;
    Q_EMIT bandEdgeMoved(band->id, m_activeEdge, *time);
}

void LaneView::setSelection(std::optional<TimeRange> selection) {
    if (selection && selection->to < selection->from) std::swap(selection->from, selection->to);
    if (selection == m_selection) return;
    m_selection = selection;
    computeStatistics();
    updateForeground();
    Q_EMIT selectionChanged();
}

void LaneView::setSelectionStart(TimeNs time) {
    setSelection(TimeRange{time, m_selection && m_selection->to >= time ? m_selection->to : time});
}

void LaneView::setSelectionEnd(TimeNs time) {
    setSelection(TimeRange{m_selection && m_selection->from <= time ? m_selection->from : time, time});
}

void LaneView::setActiveBand(qint64 id) {
    if (!bandWithId(m_bands, id)) id = 0;
    if (id == m_activeBand) return;
    m_activeBand = id;
    updateForeground();
    Q_EMIT activeBandChanged(id);
}

void LaneView::activateBand(qint64 id) {
    if (!bandWithId(m_bands, id)) return;
    setActiveBand(id);
    Q_EMIT bandActivated(id);
}

QRectF LaneView::laneRect(int lane) const {
    return QRectF(0, lane * m_laneHeight - scrollBar()->value(), m_canvas->viewport()->width(), m_laneHeight);
}

void LaneView::setActiveEdge(BandEdge edge) {
    if (edge == m_activeEdge) return;
    m_activeEdge = edge;
    updateForeground();
}

void LaneView::showEdited(const Band& band) {
    const auto found = std::find_if(m_bands.begin(), m_bands.end(), [&](const Band& mine) { return mine.id == band.id; });
    if (found == m_bands.end()) return;
    // In place, so that what points at the bands stays valid; the order by start is put right by the owner's setBands().
    *found = band;
    scheduleDraw();
}

bool LaneView::cancel() {
    if (m_gestures.cancel()) return true;
    if (m_selection) {
        setSelection(std::nullopt);
    } else if (m_secondCursor) {
        setSecondCursorTime(std::nullopt);
    } else if (m_cursor) {
        setCursorTime(std::nullopt);
    } else {
        return false;
    }
    return true;
}

bool LaneView::handleKey(int key, Qt::KeyboardModifiers modifiers) {
    const bool shift = modifiers & Qt::ShiftModifier, control = modifiers & Qt::ControlModifier, alt = modifiers & Qt::AltModifier;
    switch (key) {
    case Qt::Key_Left:
    case Qt::Key_Right: {
        const int direction = key == Qt::Key_Right ? 1 : -1;
        if (control)
            jumpToBand(direction);
        else if (alt)
            moveActiveEdge(direction * (shift ? 10 : 1));
        else
            panBy(direction * (shift ? 1.0 : 0.1));
        return true;
    }
    case Qt::Key_Up:
    case Qt::Key_Down:
        if (control)
            moveFocusLane(key == Qt::Key_Up ? -1 : 1);
        else
            zoomBy(key == Qt::Key_Up ? 0.8 : 1.25);
        return true;
    case Qt::Key_Home:
        goToStart();
        return true;
    case Qt::Key_End:
        goToEnd();
        return true;
    case Qt::Key_F:
        if (shift)
            showAll();
        else
            fitSelection();
        return true;
    case Qt::Key_Escape:
        return cancel();
    case Qt::Key_Comma:
    case Qt::Key_Less:
        stepCursor(shift ? -10 : -1);
        return true;
    case Qt::Key_Period:
    case Qt::Key_Greater:
        stepCursor(shift ? 10 : 1);
        return true;
    case Qt::Key_PageUp:
        scrollLanes(-1);
        return true;
    case Qt::Key_PageDown:
        scrollLanes(1);
        return true;
    case Qt::Key_Backspace:
        previousView();
        return true;
    default:
        return false;
    }
}

} // namespace tocsin::widgets
