// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/cursor_line.h"

#include <QDateTime>
#include <QFontMetricsF>
#include <QPainter>
#include <QStringList>
#include <array>
#include <cmath>

#include "widgets/lanes/lane.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::widgets {

QString localTime(TimeNs time, TimeNs resolution, const QTimeZone& zone) {
    TimeNs seconds = time / kNsPerSecond;
    if (time < 0 && time % kNsPerSecond != 0) --seconds;
    const QDateTime local = QDateTime::fromSecsSinceEpoch(seconds, zone);
    // The fraction of a second is the same in every zone: readableTime() has written it already.
    const QString utc = readableTime(time, resolution);
    const qsizetype point = utc.indexOf(QLatin1Char('.')), end = utc.lastIndexOf(QLatin1Char(' '));
    const QString fraction = point < 0 ? QString() : utc.mid(point, end - point);
    return QLocale::c().toString(local, QStringLiteral("yyyy-MM-dd HH:mm:ss")) + fraction + QLatin1Char(' ') + local.timeZoneAbbreviation();
}

const Band* nearestEvent(const std::vector<Band>& bands, TimeNs time) {
    const Band* nearest = nullptr;
    double best = 0;
    for (const Band& band : bands) {
        if (band.kind != BandKind::Event) continue;
        const double distance = std::abs(static_cast<double>(band.range.from) - static_cast<double>(time));
        if (nearest && distance >= best) continue;
        nearest = &band;
        best = distance;
    }
    return nearest;
}

QString readableDifference(TimeNs difference) {
    struct Unit {
        double ns;
        const char* name;
    };
    static constexpr std::array<Unit, 7> kUnits = {
        {{86400e9, "d"}, {3600e9, "h"}, {60e9, "min"}, {1e9, "s"}, {1e6, "ms"}, {1e3, "us"}, {1, "ns"}}};
    const double size = std::abs(static_cast<double>(difference));
    for (const Unit& unit : kUnits)
        if (size >= unit.ns || unit.ns == 1)
            return readableNumber(static_cast<double>(difference) / unit.ns, 5) + QLatin1Char(' ') + QLatin1String(unit.name);
    return {};
}

QString cursorText(TimeNs cursor, std::optional<TimeNs> second, TimeNs resolution, const QTimeZone& zone, const std::vector<Band>& bands) {
    QStringList parts;
    if (second) {
        const TimeNs difference = saturatingAdd(cursor, -*second);
        parts << CursorLine::tr("\u0394t %1", "difference of two cursors").arg(readableDifference(difference));
        if (difference != 0)
            parts << CursorLine::tr("1/\u0394t %1 Hz").arg(readableNumber(1e9 / std::abs(static_cast<double>(difference)), 5));
    }
    parts << localTime(cursor, resolution, zone) << readableTime(cursor, resolution);
    if (const Band* event = nearestEvent(bands, cursor)) {
        const TimeNs distance = saturatingAdd(event->range.from, -cursor);
        const QString far = readableDifference(std::abs(distance));
        parts << (distance == 0  ? event->text
                  : distance > 0 ? CursorLine::tr("%1: %2 later").arg(event->text, far)
                                 : CursorLine::tr("%1: %2 before").arg(event->text, far));
    }
    return parts.join(QStringLiteral("   \u00b7   "));
}

CursorLine::CursorLine(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("cursorLine"));
    setAccessibleName(tr("Cursor"));
    QFont small = font();
    small.setPointSizeF(9);
    setFont(small);
    setFixedHeight(static_cast<int>(QFontMetricsF(small).height()) + 8);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CursorLine::setText(const QString& text) {
    if (text == m_text) return;
    m_text = text;
    setAccessibleDescription(text);
    update();
}

void CursorLine::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void CursorLine::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface);
    painter.setPen(m_theme.text);
    const QRect area = rect().adjusted(kLaneLeft, 0, -kLaneRight, 0);
    painter.drawText(area, Qt::AlignLeft | Qt::AlignVCenter, fontMetrics().elidedText(m_text, Qt::ElideRight, area.width()));
}

} // namespace tocsin::widgets
