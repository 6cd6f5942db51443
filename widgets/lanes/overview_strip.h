// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPixmap>
#include <QWidget>
#include <vector>

#include "widgets/lanes/band.h"
#include "widgets/lanes/lane_reading.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// The whole history in one strip: a min-max trace, labels, events and alarms, gaps hatched, what was reviewed shaded, and the view as a
/// window that can be dragged (inside it moves, at an edge it grows, elsewhere it comes). What does not change while the view moves is kept
/// as a picture.
class OverviewStrip : public QWidget {
    Q_OBJECT
public:
    explicit OverviewStrip(QWidget* parent = nullptr);
    void setWhole(TimeRange whole);
    void setReading(LaneReading reading);
    /// The caller's bands, sorted by start; they must live until they are set anew.
    void setBands(const std::vector<Band>* bands);
    void setReviewed(std::vector<TimeRange> reviewed);
    void setView(TimeRange view);
    void setTheme(const Theme& theme);
    [[nodiscard]] QRectF plot() const;
    /// Where the view is drawn, at least three pixels wide.
    [[nodiscard]] QRectF viewBox() const;
    [[nodiscard]] QRectF boxOf(TimeRange range) const;
    [[nodiscard]] const LaneStrokes& strokes() const { return m_strokes; }
    [[nodiscard]] std::vector<TimeRange> gaps() const { return readingGaps(m_reading); }
    [[nodiscard]] const std::vector<TimeRange>& reviewed() const { return m_reviewed; }

Q_SIGNALS:
    void viewRequested(tocsin::TimeRange range);

protected:
    void paintEvent(QPaintEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mouseReleaseEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    enum class Grip { None, Move, Start, End };
    void redraw();
    void paintHistory(QPainter& painter);
    [[nodiscard]] TimeNs timeAt(double x) const;
    [[nodiscard]] Grip gripAt(double x) const;
    TimeWindow m_whole;
    TimeRange m_view;
    LaneReading m_reading;
    LaneStrokes m_strokes;
    const std::vector<Band>* m_bands = nullptr;
    std::vector<TimeRange> m_reviewed;
    QPixmap m_history; // null: to be painted
    Theme m_theme = Theme::of(ThemeKind::Light);
    Grip m_grip = Grip::None;
    TimeNs m_pressed = 0;
    TimeRange m_viewBefore;
};

} // namespace tocsin::widgets
