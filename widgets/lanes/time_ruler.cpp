// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/time_ruler.h"

#include <QFontMetricsF>
#include <QPainter>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/lane.h"

namespace tocsin::widgets {

TimeRuler::TimeRuler(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("timeRuler"));
    QFont small = font();
    small.setPointSizeF(9);
    setFont(small);
    setFixedHeight(static_cast<int>(2 * QFontMetricsF(small).height()) + 12);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

int TimeRuler::maximumTicks(double plotWidth) const {
    const double wide = QFontMetricsF(font()).horizontalAdvance(m_window.span() < 10 * kNsPerSecond ? QStringLiteral("00:00:00.000000")
                                                                                                    : QStringLiteral("0000-00-00")) +
                        16;
    return std::max(1, static_cast<int>(plotWidth / wide));
}

void TimeRuler::show(const TimeWindow& window, std::vector<TimeTick> ticks, double plotWidth) {
    m_window = window;
    m_ticks = std::move(ticks);
    m_width = plotWidth;
    update();
}

void TimeRuler::setCursorTime(std::optional<TimeNs> time) {
    if (time == m_cursor) return;
    m_cursor = time;
    update();
}

void TimeRuler::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

QString TimeRuler::cursorText() const {
    return m_cursor ? readableTime(*m_cursor,
                                   std::max<TimeNs>(1, static_cast<TimeNs>(static_cast<double>(m_window.span()) / std::max(1.0, m_width))))
                    : QString();
}

void TimeRuler::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface);
    if (m_width <= 0) return;
    const QFontMetricsF metrics(font());
    const double line = metrics.height(), first = 6, second = first + line + 1;
    painter.setPen(m_theme.mutedText);
    painter.drawLine(QLineF(kLaneLeft, 0.5, kLaneLeft + m_width, 0.5));
    bool dated = false;
    double free = 0;
    for (const TimeTick& tick : m_ticks) {
        const double x = kLaneLeft + m_window.fractionOf(tick.time) * m_width;
        painter.setPen(m_theme.mutedText);
        painter.drawLine(QLineF(std::round(x), 0, std::round(x), 4));
        const double wide = metrics.horizontalAdvance(tick.text);
        const double left = std::clamp(x - wide / 2, 2.0, std::max(2.0, width() - wide - 2));
        painter.setPen(m_theme.text);
        if (left >= free) painter.drawText(QPointF(left, first + metrics.ascent()), tick.text);
        free = left + wide + 6;
        if (tick.date.isEmpty()) continue;
        const double dateWide = metrics.horizontalAdvance(tick.date);
        const double dateLeft = std::clamp(x - dateWide / 2, 2.0, std::max(2.0, width() - dateWide - 2));
        if (!dated || dateLeft > kLaneLeft) painter.drawText(QPointF(dateLeft, second + metrics.ascent()), tick.date);
        dated = dated || dateLeft < kLaneLeft + 160;
    }
    painter.setPen(m_theme.mutedText);
    // The day at the left edge and the zone, unless a date stands there already.
    const QString day = readableTime(m_window.visible().from, kNsPerSecond).left(10);
    painter.drawText(QPointF(4, first + metrics.ascent()), tr("UTC"));
    if (!dated) painter.drawText(QPointF(4, second + metrics.ascent()), day);
    if (!m_cursor) return;
    const double at = m_window.fractionOf(*m_cursor);
    if (at < 0 || at > 1) return;
    const QString text = cursorText();
    const double wide = metrics.horizontalAdvance(text) + 10, x = kLaneLeft + at * m_width;
    const QRectF tag(std::clamp(x - wide / 2, 0.0, std::max(0.0, width() - wide)), second - 1, wide, line + 3);
    painter.setPen(Qt::NoPen);
    painter.setBrush(m_theme.text);
    painter.drawRoundedRect(tag, 3, 3);
    painter.setPen(m_theme.surface);
    painter.drawText(tag, Qt::AlignCenter, text);
}

} // namespace tocsin::widgets
