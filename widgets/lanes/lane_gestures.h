// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPoint>
#include <Qt>
#include <optional>

#include "widgets/lanes/band.h"

class QMouseEvent;

namespace tocsin::widgets {

class LaneView;

/// Browse: drag pans. Label: drag selects and moves edges, with Space held or the middle button it pans.
enum class LaneMode { Browse, Label };

/// What the mouse does on the lanes, as a state between press and release. Answers go to the LaneView, whose signals tell them on.
class LaneGestures {
public:
    explicit LaneGestures(LaneView& view) : m_view(view) {}
    void press(QMouseEvent& event);
    void move(QMouseEvent& event);
    void release(QMouseEvent& event);
    void doubleClick(QMouseEvent& event);
    void setSpaceHeld(bool held);
    /// Ends the gesture under way as if it had not begun; false when there is none.
    bool cancel();
    [[nodiscard]] bool active() const { return m_kind != Kind::None; }
    /// Where an edge snaps to at the moment.
    [[nodiscard]] std::optional<TimeNs> guide() const { return m_guide; }

    static constexpr double kEdgePixels = 5; ///< so near an edge is meant
    static constexpr double kSnapPixels = 8; ///< so near a neighbour draws an edge to it
    static constexpr int kClickPixels = 4;   ///< less movement is a click

private:
    enum class Kind { None, Pan, Select, Edge, Onset };
    struct Grip {
        qint64 band = 0;
        BandEdge edge = BandEdge::Start;
    };
    [[nodiscard]] TimeNs timeAt(double x, Qt::KeyboardModifiers modifiers, qint64 exceptBand);
    [[nodiscard]] std::optional<Grip> gripAt(double x) const;
    [[nodiscard]] std::optional<BandEdge> selectionEdgeAt(double x) const;
    void click(const QPoint& at);
    void showPointer(const QPoint& at) const;
    void end();

    LaneView& m_view;
    Kind m_kind = Kind::None;
    bool m_spaceHeld = false, m_moved = false;
    QPoint m_from;
    TimeRange m_fromRange; // view before a pan
    int m_fromScroll = 0;
    TimeNs m_anchor = 0; // of a selection
    std::optional<TimeRange> m_selectionBefore;
    Grip m_grip;
    Band m_bandBefore;
    std::optional<TimeNs> m_guide;
};

} // namespace tocsin::widgets
