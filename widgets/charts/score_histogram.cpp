// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/score_histogram.h"

#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "widgets/lanes/ticks.h"

namespace tocsin::widgets {

namespace {

/// Share of the height that a count takes; one score is seen.
double heightOf(double count, double top) {
    return count <= 0 ? 0 : std::log1p(count) / std::log1p(std::max(top, 1.0));
}

} // namespace

ScoreHistogram::ScoreHistogram(QWidget* parent) : QWidget(parent), m_review(std::numeric_limits<double>::quiet_NaN()) {
    setObjectName(QStringLiteral("scoreHistogram"));
    setAccessibleName(tr("Spread of the scores"));
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ScoreHistogram::setCounts(double low, double high, std::vector<double> clean, std::vector<double> event) {
    m_low = low;
    m_high = high > low ? high : low + 1;
    m_clean = std::move(clean);
    m_event = std::move(event);
    m_event.resize(m_clean.size());
    describe();
    update();
}

void ScoreHistogram::setAlarmCut(double score) {
    if (score == m_alarm) return;
    m_alarm = score;
    describe();
    update();
}

void ScoreHistogram::setReviewCut(double score) {
    m_review = score;
    describe();
    update();
}

void ScoreHistogram::setPlotEdges(int left, int right) {
    if (left == m_left && right == m_right) return;
    m_left = left;
    m_right = right;
    update();
}

void ScoreHistogram::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

QRect ScoreHistogram::plot() const {
    const int right = m_right > 0 ? m_right : width() + m_right;
    return {m_left, 18, std::max(10, right - m_left), std::max(10, height() - 20)};
}

double ScoreHistogram::pixelOf(double score) const {
    const QRect area = plot();
    const double share = std::clamp((score - m_low) / (m_high - m_low), 0.0, 1.0);
    return area.left() + share * area.width();
}

double ScoreHistogram::scoreAt(double pixel) const {
    const QRect area = plot();
    return m_low + std::clamp((pixel - area.left()) / area.width(), 0.0, 1.0) * (m_high - m_low);
}

void ScoreHistogram::describe() {
    const auto sum = [](const std::vector<double>& counts) { return std::accumulate(counts.begin(), counts.end(), 0.0); };
    QString text = tr("%1 scores of normal time and %2 of events from %3 to %4; alarm above %5")
                       .arg(readableNumber(sum(m_clean), 6), readableNumber(sum(m_event), 6), readableNumber(m_low), readableNumber(m_high),
                            readableNumber(m_alarm));
    if (std::isfinite(m_review)) text += tr(", review above %1").arg(readableNumber(m_review));
    setAccessibleDescription(text);
}

void ScoreHistogram::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface);
    const QRect area = plot();
    const double alarm = pixelOf(m_alarm), review = std::isfinite(m_review) ? pixelOf(m_review) : alarm;
    const auto zone = [&](double from, double to, const QColor& colour, int alpha) {
        QColor tint = colour;
        tint.setAlpha(alpha);
        painter.fillRect(QRectF(from, area.top(), std::max(0.0, to - from), area.height()), tint);
    };
    zone(review, alarm, m_theme.accent, 36);
    zone(alarm, area.right() + 1, m_theme.alarm, 36);

    double top = 1;
    for (const double count : m_clean) top = std::max(top, count);
    for (const double count : m_event) top = std::max(top, count);
    const double step = m_clean.empty() ? 0 : static_cast<double>(area.width()) / static_cast<double>(m_clean.size());
    const auto bar = [&](std::size_t bin, double count) {
        const double high = heightOf(count, top) * (area.height() - 4);
        return QRectF(area.left() + static_cast<double>(bin) * step, area.bottom() + 1 - high, std::max(1.0, step), high);
    };
    QColor clean = m_theme.trace;
    clean.setAlpha(150);
    for (std::size_t bin = 0; bin < m_clean.size(); ++bin)
        if (m_clean[bin] > 0) painter.fillRect(bar(bin, m_clean[bin]), clean);
    // Events are hatched and outlined: colour is not the only difference.
    painter.setPen(QPen(m_theme.fault, 1));
    for (std::size_t bin = 0; bin < m_event.size(); ++bin)
        if (m_event[bin] > 0) {
            painter.fillRect(bar(bin, m_event[bin]), QBrush(m_theme.fault, Qt::BDiagPattern));
            const QRectF edge = bar(bin, m_event[bin]);
            painter.drawLine(edge.topLeft(), edge.topRight());
        }
    painter.setPen(m_theme.grid);
    painter.drawLine(area.bottomLeft(), area.bottomRight());

    const auto cut = [&](double pixel, const QColor& colour, Qt::PenStyle style) {
        painter.setPen(QPen(colour, 2, style));
        painter.drawLine(QPointF(pixel, area.top() - 2), QPointF(pixel, area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawPolygon(
            QPolygonF({QPointF(pixel - 5, area.top() - 6), QPointF(pixel + 5, area.top() - 6), QPointF(pixel, area.top() + 2)}));
    };
    if (std::isfinite(m_review)) cut(review, m_theme.accent, Qt::DashLine);
    cut(alarm, m_theme.alarm, Qt::SolidLine);

    // The zones' names where there is room for them.
    painter.setPen(m_theme.mutedText);
    const QFontMetrics metrics = painter.fontMetrics();
    const auto name = [&](double from, double to, const QString& text) {
        if (to - from > metrics.horizontalAdvance(text) + 12)
            painter.drawText(QRectF(from, 0, to - from, area.top() - 3), Qt::AlignCenter, text);
    };
    name(area.left(), review, tr("OK"));
    if (std::isfinite(m_review)) name(review, alarm, tr("review"));
    name(alarm, area.right(), tr("alarm"));
    // What the bars are, at the left.
    painter.setPen(m_theme.text);
    const int line = metrics.height();
    painter.drawText(QRect(2, area.top(), area.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter, tr("Scores"));
    painter.setPen(m_theme.trace);
    painter.drawText(QRect(2, area.top() + line, area.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter, tr("normal"));
    painter.setPen(m_theme.fault);
    painter.drawText(QRect(2, area.top() + 2 * line, area.left() - 6, line), Qt::AlignRight | Qt::AlignVCenter, tr("events"));
}

void ScoreHistogram::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_clean.empty()) return;
    const double pixel = event->position().x();
    m_dragsReview = std::isfinite(m_review) && std::abs(pixel - pixelOf(m_review)) < std::abs(pixel - pixelOf(m_alarm));
    moveCut(pixel);
}

void ScoreHistogram::mouseMoveEvent(QMouseEvent* event) {
    if (event->buttons() & Qt::LeftButton) {
        if (!m_clean.empty()) moveCut(event->position().x());
        return;
    }
    const double pixel = event->position().x();
    const bool near = std::abs(pixel - pixelOf(m_alarm)) < 6 || (std::isfinite(m_review) && std::abs(pixel - pixelOf(m_review)) < 6);
    setCursor(near ? Qt::SplitHCursor : Qt::ArrowCursor);
}

void ScoreHistogram::moveCut(double pixel) {
    const double score = scoreAt(pixel);
    if (m_dragsReview) {
        setReviewCut(std::min(score, m_alarm));
        Q_EMIT reviewCutMoved(m_review);
    } else {
        setAlarmCut(std::isfinite(m_review) ? std::max(score, m_review) : score);
        Q_EMIT alarmCutMoved(m_alarm);
    }
}

} // namespace tocsin::widgets
