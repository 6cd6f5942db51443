// SPDX-License-Identifier: GPL-3.0-or-later
// What a LaneView tells over and under its traces: read-outs, statistics of the selection, the line about the cursor.
#include <QFontMetricsF>
#include <QScrollBar>
#include <QStringList>
#include <algorithm>

#include "widgets/lanes/cursor_line.h"
#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

namespace {
constexpr double kSelectionTextTop = 24; // below the title of the lane
}

void LaneView::computeStatistics() {
    m_statistics.reset();
    m_statisticsWorker.forget();
    if (!m_selection || statisticsLane() < 0 || statisticsLane() >= laneCount()) return;
    m_statisticsWorker.run([spec = m_lanes[static_cast<std::size_t>(statisticsLane())]->spec(),
                            range = *m_selection](const JobContext& job) { return laneStatistics(spec, range, job); },
                           [this](LaneStatistics statistics) {
                               m_statistics = std::move(statistics);
                               updateForeground();
                           });
}

QString LaneView::selectionText() const {
    const QString length = readableDifference(m_selection->to - m_selection->from);
    if (!m_statistics || statisticsLane() < 0 || statisticsLane() >= laneCount()) return length;
    const LaneSpec& spec = m_lanes[static_cast<std::size_t>(statisticsLane())]->spec();
    return tr("%1: %2", "length of the selection, then its statistics").arg(length, statisticsText(*m_statistics, spec.unit));
}

QString LaneView::readOutText(const Lane& lane) const {
    QStringList texts;
    for (int trace = 0; trace < lane.traceCount(); ++trace) {
        QString text = readOut(lane.reading(trace), *m_cursor, lane.spec(trace).unit);
        if (m_secondCursor)
            if (const auto change = readOutDifference(lane.reading(trace), *m_secondCursor, *m_cursor))
                text += tr(" (\u0394 %1)", "difference of values at two cursors").arg(readableNumber(*change, 5));
        texts << text;
    }
    return texts.join(QStringLiteral(", "));
}

LaneForeground LaneView::pictureForeground() const {
    LaneForeground picture;
    if (m_lanes.empty()) return picture;
    const double height = std::min<double>(m_canvas->viewport()->height(), m_laneHeight * static_cast<double>(m_lanes.size()));
    const double scrolled = scrollBar()->value();
    picture.plot = QRectF(kLaneLeft, 0, plotWidth() + 1, height);
    const auto inView = [&](const std::optional<TimeNs>& time) -> std::optional<double> {
        if (!time || !m_window.visible().contains(*time)) return std::nullopt;
        return pixelOf(*time);
    };
    picture.cursor = inView(m_cursor);
    picture.secondCursor = inView(m_secondCursor);
    picture.guide = inView(m_gestures.guide());
    const auto stretch = [&](TimeRange range) {
        // Held near the view: pixels of hours away are of no use to a painter.
        const double low = kLaneLeft - 50.0, high = kLaneLeft + plotWidth() + 50;
        return LaneForeground::Stretch{std::clamp(pixelOf(range.from), low, high), std::clamp(pixelOf(range.to), low, high)};
    };
    if (m_selection && m_selection->overlaps(m_window.visible())) {
        picture.selection = stretch(*m_selection);
        picture.selectionText = selectionText();
        const QFontMetricsF metrics(foregroundFont());
        const double wide = metrics.horizontalAdvance(picture.selectionText) + 14, tall = metrics.height() + 6;
        const double middle = (picture.selection->left + picture.selection->right) / 2;
        const double top = statisticsLane() * m_laneHeight - scrolled + kSelectionTextTop;
        picture.selectionTextArea =
            QRectF(std::clamp(middle - wide / 2, picture.plot.left(), std::max(picture.plot.left(), picture.plot.right() - wide)),
                   std::clamp(top, 0.0, std::max(0.0, height - tall)), wide, tall);
    }
    if (const Band* band = bandWithId(m_bands, m_activeBand); band && band->range.overlaps(m_window.visible())) {
        picture.activeBand = stretch(band->range);
        picture.activeEdge = m_activeEdge;
        picture.activeEditable = band->editable;
        picture.activeColor = band->color;
    }
    if (laneCount() > 1 && m_focusLane >= 0)
        picture.focusLane = QRectF(0, m_focusLane * m_laneHeight - scrolled, 4, m_laneHeight).intersected(QRectF(0, 0, 4, height));
    if (picture.cursor)
        for (int i = 0; i < laneCount(); ++i) {
            const Lane& lane = *m_lanes[static_cast<std::size_t>(i)];
            const double top = i * m_laneHeight - scrolled;
            if (!lane.built() || top + m_laneHeight < 0 || top > height) continue;
            picture.readOuts.push_back({lane.readOutArea().translated(0, top), readOutText(lane)});
        }
    return picture;
}

void LaneView::updateForeground() {
    m_cursorLine->setText(m_cursor ? cursorText(*m_cursor, m_secondCursor, resolution(), m_zone, m_bands) : QString());
    LaneForeground next = pictureForeground();
    if (next == m_foreground) return;
    const QRegion region = extent(m_foreground) + extent(next);
    m_foreground = std::move(next);
    m_canvas->updateForeground(region);
}

} // namespace tocsin::widgets
