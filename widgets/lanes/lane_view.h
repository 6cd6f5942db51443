// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QGraphicsView>
#include <memory>
#include <optional>
#include <vector>

#include "widgets/lanes/lane.h"
#include "widgets/lanes/lane_loader.h"
#include "widgets/lanes/time_window.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

class BandStrip;
class TimeRuler;
class LaneCanvas;

/// Stacked lanes with one shared time range: bands named above, lanes in the middle (scrolled when they do not fit), time in UTC below.
///
/// Wheel zooms time at the pointer, drag pans; with the focus Left/Right pan (Shift: a page, Ctrl: to the next band), Up/Down zoom,
/// Home/End, F shows everything, comma and full stop move the cursor, Page Up/Down scroll the lanes, Backspace is the view before. Lanes
/// are read off the GUI thread: until an answer comes the last one is drawn, moved and stretched. One repaint an event-loop turn.
class LaneView : public QWidget {
    Q_OBJECT
public:
    explicit LaneView(QWidget* parent = nullptr);
    ~LaneView() override;

    /// whole: the time that Home, End and "everything" go by. The visible range becomes the whole. Bands and cursor are dropped.
    void setLanes(std::vector<LaneSpec> lanes, TimeRange whole);
    /// Any order.
    void setBands(std::vector<Band> bands);
    void setTheme(const Theme& theme);
    void setVisibleRange(TimeRange range);
    [[nodiscard]] TimeRange visibleRange() const { return m_window.visible(); }
    [[nodiscard]] const TimeWindow& window() const { return m_window; }
    [[nodiscard]] int laneCount() const { return static_cast<int>(m_lanes.size()); }
    [[nodiscard]] const Lane& lane(int number) const { return *m_lanes.at(static_cast<std::size_t>(number)); }
    [[nodiscard]] const std::vector<Band>& bands() const { return m_bands; }
    [[nodiscard]] const LaneOverlay& overlay() const { return m_overlay; }

    /// The upright through all lanes; each lane reads its value there.
    void setCursorTime(std::optional<TimeNs> time);
    [[nodiscard]] std::optional<TimeNs> cursorTime() const { return m_cursor; }

    /// Text shown when there are no lanes.
    void setEmptyText(const QString& text);
    [[nodiscard]] QString emptyText() const { return m_emptyText; }
    /// Reads and draws now what the next turns of the event loop would (tests, pictures).
    void refreshNow();
    /// The lanes' own widget: gets wheel, mouse and keys.
    [[nodiscard]] QWidget* canvas() const;

Q_SIGNALS:
    void visibleRangeChanged(tocsin::TimeRange range);
    /// The cursor moved or was dropped; texts of the bands there.
    void cursorMoved(const QString& bandTexts);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    friend class LaneCanvas;
    void scheduleDraw();
    void draw();
    void layOut();
    void requestReadings();
    [[nodiscard]] LaneRequest visibleRequest();
    void take(const LaneReadings& readings);
    void showReadOuts();
    void placeCursor();
    void viewChanged();
    void jumpToBand(int direction);
    [[nodiscard]] double plotWidth() const;
    [[nodiscard]] bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void remember();

    LaneCanvas* m_canvas;
    BandStrip* m_strip;
    TimeRuler* m_ruler;
    LaneLoader m_loader;
    std::vector<std::unique_ptr<Lane>> m_lanes;
    std::vector<Band> m_bands;
    LaneOverlay m_overlay;
    Theme m_theme = Theme::of(ThemeKind::Light);
    TimeWindow m_window;
    std::vector<TimeRange> m_earlier; // views before, for Backspace
    std::optional<TimeNs> m_cursor;
    QGraphicsLineItem* m_cursorLine = nullptr;
    QString m_emptyText;
    double m_laneHeight = 0;
    bool m_drawScheduled = false;
};

} // namespace tocsin::widgets
