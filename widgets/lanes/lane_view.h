// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QWidget>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/lanes/lane.h"
#include "widgets/lanes/lane_foreground.h"
#include "widgets/lanes/lane_gestures.h"
#include "widgets/lanes/lane_loader.h"
#include "widgets/lanes/lane_statistics.h"
#include "widgets/lanes/latest_worker.h"
#include "widgets/lanes/time_window.h"
#include "widgets/theme/theme.h"

class QScrollBar;

namespace tocsin::widgets {

class BandStrip;
class CursorLine;
class LaneCanvas;
class OverviewStrip;
class TimeRuler;

/// Stacked lanes with one shared time range: overview of the whole history, bands named, lanes in the middle (scrolled when they do not
/// fit), time in UTC and a line about the cursor below.
///
/// Wheel zooms time at the pointer, with Shift the values of the lane there. LaneMode says what a drag does. A click on a band with an id
/// makes it the active one; a drag of an edge of an editable band shows it live and asks the owner at the release (bandEdgeMoved, with Alt
/// bandOnsetMoved): the view never changes bands by itself. Edges snap to neighbouring bands and events unless Ctrl is held. Keys come from
/// actions attached to keyTarget() (lane_actions.h); as long as none is attached the arrows, Home, End, F, comma, full stop, Page Up/Down,
/// Backspace and Esc work as those actions do.
///
/// Lanes are read off the GUI thread: until an answer comes the last one is drawn, moved and stretched. One repaint an event-loop turn.
class LaneView : public QWidget {
    Q_OBJECT
public:
    explicit LaneView(QWidget* parent = nullptr);
    ~LaneView() override;

    /// whole: the time that Home, End and "everything" go by. The visible range becomes the whole. Bands, cursors and selection are
    /// dropped.
    void setLanes(std::vector<LaneSpec> lanes, TimeRange whole);
    /// Several channels in one lane; an empty list makes no lane.
    void setOverlaidLanes(std::vector<std::vector<LaneSpec>> lanes, TimeRange whole);
    /// Any order.
    void setBands(std::vector<Band> bands);
    /// A strip of strengths under each lane, by its number, on the same time axis; an empty list takes them away. Dropped with the lanes.
    void setHeat(std::vector<LaneHeat> heat);
    /// Stretches that somebody has looked at: shaded in the overview. Dropped with the lanes.
    void setReviewed(std::vector<TimeRange> reviewed);
    void setTheme(const Theme& theme);
    [[nodiscard]] const Theme& theme() const { return m_theme; }
    /// Of the local time in the line about the cursor; the system's at first.
    void setTimeZone(const QTimeZone& zone);
    void setVisibleRange(TimeRange range);
    [[nodiscard]] TimeRange visibleRange() const { return m_window.visible(); }
    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    [[nodiscard]] int laneCount() const { return static_cast<int>(m_lanes.size()); }
    [[nodiscard]] const Lane& lane(int number) const { return *m_lanes.at(static_cast<std::size_t>(number)); }
    [[nodiscard]] const std::vector<Band>& bands() const { return m_bands; }
    [[nodiscard]] const LaneOverlay& overlay() const { return m_overlay; }
    [[nodiscard]] const LaneForeground& foreground() const { return m_foreground; }

    void setMode(LaneMode mode);
    [[nodiscard]] LaneMode mode() const { return m_mode; }

    /// The upright through all lanes; each lane reads its value there. (QWidget's cursor() is the shape of the pointer.)
    void setCursorTime(std::optional<TimeNs> time);
    [[nodiscard]] std::optional<TimeNs> cursorTime() const { return m_cursor; }
    /// The cursor that differences are taken from (Shift+click).
    void setSecondCursorTime(std::optional<TimeNs> time);
    [[nodiscard]] std::optional<TimeNs> secondCursorTime() const { return m_secondCursor; }

    /// Grey across all lanes. from <= to; from == to is a mark that waits for its other end.
    void setSelection(std::optional<TimeRange> selection);
    [[nodiscard]] std::optional<TimeRange> selection() const { return m_selection; }
    /// Of the lane under the pointer, else the one in focus; nullopt without a selection and while it is computed.
    [[nodiscard]] const std::optional<LaneStatistics>& selectionStatistics() const { return m_statistics; }
    /// "In" and "Out": moves one edge; without a selection, or beyond the other edge, a new one begins there.
    void setSelectionStart(TimeNs time);
    void setSelectionEnd(TimeNs time);

    /// id of a band, 0: none.
    void setActiveBand(qint64 id);
    [[nodiscard]] qint64 activeBand() const { return m_activeBand; }
    /// As a click on it: the active one, and bandActivated().
    void activateBand(qint64 id);
    /// Follows the pointer: the edge nearest to it.
    void setActiveEdge(BandEdge edge);
    [[nodiscard]] BandEdge activeEdge() const { return m_activeEdge; }
    /// The band that begins after (direction > 0) or before a time, by start; only bands of `kind` where given. nullptr at the end.
    [[nodiscard]] const Band* nextBandFrom(TimeNs time, int direction, std::optional<BandKind> kind = std::nullopt) const;

    /// The lane that keys, statistics and spectrum are about: the one clicked last. -1 without lanes.
    void setFocusLane(int lane);
    [[nodiscard]] int focusLane() const { return m_focusLane; }

    /// Where a lane lies in the viewport of the canvas, also out of sight.
    [[nodiscard]] QRectF laneRect(int lane) const;

    /// Shows a stretch in the middle, with its surroundings; the zoom stays where the stretch fits in four fifths of the view.
    void centreOn(TimeRange range);

    /// Text shown when there are no lanes.
    void setEmptyText(const QString& text);
    [[nodiscard]] QString emptyText() const { return m_emptyText; }
    /// Reads and draws now what the next turns of the event loop would (tests, pictures).
    void refreshNow();
    /// The lanes' own widget: gets wheel, mouse and keys.
    [[nodiscard]] QWidget* canvas() const;
    /// Where ActionRegistry attaches the scope Lanes.
    [[nodiscard]] QWidget* keyTarget() const { return canvas(); }

public Q_SLOTS:
    /// fraction of the view, positive towards later times.
    void panBy(double fraction);
    /// factor < 1 zooms in; about the cursor when it is in view, else the middle.
    void zoomBy(double factor);
    void goToStart();
    void goToEnd();
    void showAll();
    /// The selection, else the active band, else everything.
    void fitSelection();
    void previousView();
    /// Pages of lanes, positive down.
    void scrollLanes(int pages);
    /// -1: the lane above becomes the one in focus; it is scrolled into view.
    void moveFocusLane(int direction);
    /// The band before or after the cursor (else the middle), by start: cursor and view go there.
    void jumpToBand(int direction);
    /// Samples of the lane in focus, exactly; without a cursor from the middle of the view. The view follows.
    void stepCursor(int samples);
    /// Moves the active edge of the active band by samples of the lane in focus: bandEdgeMoved.
    void moveActiveEdge(int samples);
    /// Values of the lane in focus; factor < 1 zooms in. followValues() ends it.
    void zoomValuesBy(double factor);
    void followValues();
    /// Esc: the gesture under way, else the selection, else the second cursor, else the cursor. False when there was nothing.
    bool cancel();

Q_SIGNALS:
    void visibleRangeChanged(tocsin::TimeRange range);
    /// The cursor moved or was dropped; texts of the bands there.
    void cursorMoved(const QString& bandTexts);
    void selectionChanged();
    void activeBandChanged(qint64 id);
    void focusLaneChanged(int lane);
    /// The user clicked a band.
    void bandActivated(qint64 id);
    /// The user let go of an edge. The view shows the old state until setBands() brings the new one.
    void bandEdgeMoved(qint64 id, tocsin::widgets::BandEdge edge, tocsin::TimeNs time);
    void bandOnsetMoved(qint64 id, tocsin::TimeRange onset);
    /// Double click where no band is.
    void pointRequested(tocsin::TimeNs time);
    /// Right button or menu key; bandId 0: no band there.
    void contextMenuRequested(const QPoint& globalPosition, tocsin::TimeNs time, qint64 bandId);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class LaneCanvas;
    friend class LaneGestures;
    void scheduleDraw();
    void draw();
    void layOut();
    void requestReadings();
    [[nodiscard]] LaneRequest visibleRequest();
    void take(const LaneReadings& readings);
    void viewChanged();
    void readOverview();
    void zoomLaneValues(int lane, double factor, double fraction);
    [[nodiscard]] int statisticsLane() const { return m_pointerLane >= 0 ? m_pointerLane : m_focusLane; }
    void computeStatistics();
    [[nodiscard]] QString selectionText() const;
    [[nodiscard]] QString readOutText(const Lane& lane) const;
    [[nodiscard]] TimeNs resolution() const { return pixelsAsTime(1); }
    void navigate(bool (*step)(TimeWindow&, double), double amount);
    [[nodiscard]] double plotWidth() const;
    [[nodiscard]] double pixelOf(TimeNs time) const;
    [[nodiscard]] TimeNs timeAtPixel(double x) const;
    [[nodiscard]] TimeNs pixelsAsTime(double pixels) const;
    /// y in the viewport; the nearest lane.
    [[nodiscard]] int laneAt(int y) const;
    [[nodiscard]] QScrollBar* scrollBar() const;
    [[nodiscard]] QPoint pointerPosition() const;
    [[nodiscard]] std::optional<TimeNs> steppedTime(TimeNs from, int samples) const;
    void setPointerLane(int lane);
    void setPointerShape(Qt::CursorShape shape);
    void panTo(TimeRange range);
    void showEdited(const Band& band);
    void updateForeground();
    [[nodiscard]] LaneForeground pictureForeground() const;
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void remember();

    LaneCanvas* m_canvas;
    OverviewStrip* m_overview;
    BandStrip* m_strip;
    TimeRuler* m_ruler;
    CursorLine* m_cursorLine;
    LaneLoader m_loader;
    LaneGestures m_gestures;
    LatestWorker<LaneReading> m_overviewWorker;
    LatestWorker<LaneStatistics> m_statisticsWorker;
    std::pair<int, int> m_overviewWanted{-1, 0}; // lane and columns that the overview shows or will
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<std::pair<int, int>> m_traces; // lane and trace by the loader's number
    std::vector<Band> m_bands;
    LaneOverlay m_overlay;
    LaneForeground m_foreground;
    Theme m_theme = Theme::of(ThemeKind::Light);
    TimeWindow m_window;
    std::vector<TimeRange> m_earlier; // views before, for Backspace
    std::optional<TimeNs> m_cursor, m_secondCursor;
    std::optional<TimeRange> m_selection;
    std::optional<LaneStatistics> m_statistics;
    QTimeZone m_zone = QTimeZone::systemTimeZone();
    LaneMode m_mode = LaneMode::Browse;
    qint64 m_activeBand = 0;
    BandEdge m_activeEdge = BandEdge::Start;
    int m_focusLane = -1, m_pointerLane = -1;
    QString m_emptyText;
    double m_laneHeight = 0;
    bool m_drawScheduled = false;
};

} // namespace tocsin::widgets
