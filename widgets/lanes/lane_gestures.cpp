// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_gestures.h"

#include <QMouseEvent>
#include <QScrollBar>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

TimeNs LaneGestures::timeAt(double x, Qt::KeyboardModifiers modifiers, qint64 exceptBand) {
    const TimeNs time = m_view.timeAtPixel(x);
    m_guide.reset();
    if (!(modifiers & Qt::ControlModifier)) m_guide = snapTarget(m_view.bands(), time, m_view.pixelsAsTime(kSnapPixels), exceptBand);
    return m_guide.value_or(time);
}

std::optional<LaneGestures::Grip> LaneGestures::gripAt(double x) const {
    std::optional<Grip> grip;
    double best = 2 * kEdgePixels;
    for (const Band& band : m_view.bands()) {
        if (!band.editable || band.id == 0) continue;
        for (const BandEdge edge : {BandEdge::Start, BandEdge::End}) {
            const double distance = std::abs(m_view.pixelOf(edge == BandEdge::Start ? band.range.from : band.range.to) - x);
            // An edge of the active band wins over one beside it.
            const double rank = band.id == m_view.activeBand() ? distance - kEdgePixels : distance;
            if (distance > kEdgePixels || rank >= best) continue;
            best = rank;
            grip = Grip{band.id, edge};
        }
    }
    return grip;
}

std::optional<BandEdge> LaneGestures::selectionEdgeAt(double x) const {
    const auto selection = m_view.selection();
    if (!selection) return std::nullopt;
    const double start = std::abs(m_view.pixelOf(selection->from) - x), end = std::abs(m_view.pixelOf(selection->to) - x);
    if (std::min(start, end) > kEdgePixels) return std::nullopt;
    return start < end ? BandEdge::Start : BandEdge::End;
}

void LaneGestures::press(QMouseEvent& event) {
    if (active()) return;
    const bool left = event.button() == Qt::LeftButton, middle = event.button() == Qt::MiddleButton;
    if (!left && !middle) return;
    const double x = event.position().x();
    m_view.setFocusLane(m_view.laneAt(event.pos().y()));
    if (left && event.modifiers() & Qt::ShiftModifier) {
        m_view.setSecondCursorTime(m_view.timeAtPixel(x));
        return;
    }
    m_from = event.pos();
    m_moved = false;
    m_fromRange = m_view.visibleRange();
    m_fromScroll = m_view.scrollBar()->value();
    m_selectionBefore = m_view.selection();
    if (middle || m_view.mode() == LaneMode::Browse || m_spaceHeld) {
        m_kind = Kind::Pan;
    } else if (const auto edge = selectionEdgeAt(x)) {
        m_kind = Kind::Select;
        m_anchor = *edge == BandEdge::Start ? m_selectionBefore->to : m_selectionBefore->from;
    } else if (const auto grip = gripAt(x)) {
        m_grip = *grip;
        m_bandBefore = *bandWithId(m_view.bands(), grip->band);
        m_kind = event.modifiers() & Qt::AltModifier ? Kind::Onset : Kind::Edge;
        m_view.setActiveBand(grip->band);
        m_view.setActiveEdge(grip->edge);
    } else {
        m_kind = Kind::Select;
        m_anchor = timeAt(x, event.modifiers(), 0);
    }
    showPointer(event.pos());
}

void LaneGestures::move(QMouseEvent& event) {
    const double x = event.position().x();
    const double at = (x - kLaneLeft) / m_view.plotWidth();
    if (!active()) {
        m_view.setPointerLane(m_view.laneAt(event.pos().y()));
        if (at >= 0 && at <= 1) m_view.setCursorTime(m_view.timeAtPixel(x));
        if (const Band* band = bandWithId(m_view.bands(), m_view.activeBand()))
            m_view.setActiveEdge(std::abs(m_view.pixelOf(band->range.from) - x) <= std::abs(m_view.pixelOf(band->range.to) - x)
                                     ? BandEdge::Start
                                     : BandEdge::End);
        showPointer(event.pos());
        return;
    }
    if (!m_moved && (event.pos() - m_from).manhattanLength() < kClickPixels) return;
    if (!m_moved && m_kind == Kind::Pan) m_view.remember();
    m_moved = true;
    if (m_kind == Kind::Pan) {
        const double fraction = (m_from.x() - x) / m_view.plotWidth();
        const auto shift = static_cast<TimeNs>(fraction * static_cast<double>(m_fromRange.to - m_fromRange.from));
        m_view.panTo({saturatingAdd(m_fromRange.from, shift), saturatingAdd(m_fromRange.to, shift)});
        m_view.scrollBar()->setValue(m_fromScroll + m_from.y() - event.pos().y());
        showPointer(event.pos());
        return;
    }
    const double inside = std::clamp(x, double{kLaneLeft}, kLaneLeft + m_view.plotWidth());
    const qint64 mine = m_kind == Kind::Select ? 0 : m_grip.band;
    const TimeNs time = timeAt(inside, event.modifiers(), mine);
    m_view.setCursorTime(time);
    if (m_kind == Kind::Select) {
        m_view.setSelection(TimeRange{std::min(m_anchor, time), std::max(m_anchor, time)});
        return;
    }
    Band edited = m_bandBefore;
    if (m_kind == Kind::Onset) {
        const TimeNs edge = m_grip.edge == BandEdge::Start ? m_bandBefore.range.from : m_bandBefore.range.to;
        edited.onset = TimeRange{std::min(edge, time), std::max(edge, time)};
    } else if (m_grip.edge == BandEdge::Start) {
        edited.range.from = std::min(time, edited.range.to);
    } else {
        edited.range.to = std::max(time, edited.range.from);
    }
    m_view.showEdited(edited);
}

void LaneGestures::release(QMouseEvent& event) {
    if (!active() || (event.button() != Qt::LeftButton && event.button() != Qt::MiddleButton)) return;
    const Kind kind = m_kind;
    const bool moved = m_moved;
    if (!moved) {
        end();
        showPointer(event.pos());
        if (event.button() == Qt::LeftButton) click(event.pos());
        return;
    }
    const Band* shown = kind == Kind::Edge || kind == Kind::Onset ? bandWithId(m_view.bands(), m_grip.band) : nullptr;
    const std::optional<Band> edited = shown ? std::optional(*shown) : std::nullopt;
    const Grip grip = m_grip;
    if (edited) m_view.showEdited(m_bandBefore); // the owner of the bands decides whether it stays
    end();
    showPointer(event.pos());
    if (!edited) return;
    if (kind == Kind::Onset && edited->onset)
        Q_EMIT m_view.bandOnsetMoved(edited->id, *edited->onset);
    else if (kind == Kind::Edge)
        Q_EMIT m_view.bandEdgeMoved(edited->id, grip.edge, grip.edge == BandEdge::Start ? edited->range.from : edited->range.to);
}

void LaneGestures::click(const QPoint& at) {
    const Band* band = bandAt(m_view.bands(), m_view.timeAtPixel(at.x()), m_view.pixelsAsTime(kEdgePixels));
    if (band) return m_view.activateBand(band->id);
    if (m_view.mode() == LaneMode::Label) m_view.setSelection(std::nullopt);
    m_view.setActiveBand(0);
}

void LaneGestures::doubleClick(QMouseEvent& event) {
    const double at = (event.position().x() - kLaneLeft) / m_view.plotWidth();
    if (event.button() != Qt::LeftButton || at < 0 || at > 1) return;
    const TimeNs time = timeAt(event.position().x(), event.modifiers(), 0);
    m_guide.reset();
    if (!bandAt(m_view.bands(), time, m_view.pixelsAsTime(kEdgePixels))) Q_EMIT m_view.pointRequested(time);
}

void LaneGestures::setSpaceHeld(bool held) {
    m_spaceHeld = held;
    if (!active()) showPointer(m_view.pointerPosition());
}

bool LaneGestures::cancel() {
    if (!active()) return false;
    switch (m_kind) {
    case Kind::Pan:
        m_view.panTo(m_fromRange);
        break;
    case Kind::Select:
        m_view.setSelection(m_selectionBefore);
        break;
    case Kind::Edge:
    case Kind::Onset:
        m_view.showEdited(m_bandBefore);
        break;
    case Kind::None:
        break;
    }
    end();
    return true;
}

void LaneGestures::end() {
    m_kind = Kind::None;
    m_moved = false;
    m_guide.reset();
    m_view.updateForeground();
}

void LaneGestures::showPointer(const QPoint& at) const {
    Qt::CursorShape shape = Qt::ArrowCursor;
    if (m_kind == Kind::Pan)
        shape = m_moved ? Qt::ClosedHandCursor : Qt::ArrowCursor;
    else if (m_kind == Kind::Edge || m_kind == Kind::Onset)
        shape = Qt::SplitHCursor;
    else if (m_view.mode() == LaneMode::Label)
        shape = m_spaceHeld ? Qt::OpenHandCursor : selectionEdgeAt(at.x()) || gripAt(at.x()) ? Qt::SplitHCursor : Qt::IBeamCursor;
    m_view.setPointerShape(shape);
}

} // namespace tocsin::widgets
