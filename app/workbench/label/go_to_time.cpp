// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/go_to_time.h"

#include <QCoreApplication>
#include <QDateTime>
#include <QRegularExpression>
#include <optional>
#include <vector>

namespace tocsin::workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::GoToTime)
};

/// A time with its zone, or local time of `zone`.
std::optional<TimeNs> timeOf(const QRegularExpressionMatch& match, const QTimeZone& zone) {
    const bool zoned = !match.captured(3).isEmpty();
    const QString clock = match.captured(2).isEmpty() ? QStringLiteral("00:00") : match.captured(2);
    const QString iso = match.captured(1) + QLatin1Char('T') + clock + (zoned ? match.captured(3) : QStringLiteral("Z"));
    const auto time = parseTime(iso.toStdString());
    if (!time.ok()) return std::nullopt;
    if (zoned) return *time;
    // The figures were local: what the zone had at that wall clock is taken off.
    const QDateTime wall = QDateTime::fromMSecsSinceEpoch(*time / 1'000'000, Qt::UTC);
    const QDateTime local(wall.date(), wall.time(), zone);
    return *time - static_cast<TimeNs>(local.offsetFromUtc()) * kNsPerSecond;
}

} // namespace

Result<TimeRange> goToTime(const QString& text, TimeNs from, const QTimeZone& zone) {
    static const QRegularExpression absolute(
        QStringLiteral(R"((\d{4}-\d{2}-\d{2})(?:[T ](\d{1,2}:\d{2}(?::\d{2}(?:\.\d+)?)?))?\s*(Z|UTC|[+-]\d{2}:?\d{2})?)"));
    static const QRegularExpression relative(QStringLiteral(R"(^\s*([+-])\s*(\d+(?:\.\d+)?)\s*(d|h|m|min|s)\s*$)"));
    if (const auto match = relative.match(text); match.hasMatch()) {
        QString unit = match.captured(3);
        if (unit == QLatin1String("min")) unit = QStringLiteral("m");
        const auto step = parseDuration((match.captured(2) + unit).toStdString());
        if (step.ok()) {
            const TimeNs at = match.captured(1) == QLatin1String("-") ? from - *step : from + *step;
            return TimeRange{at, at};
        }
    }
    std::vector<TimeNs> times;
    for (auto matches = absolute.globalMatch(QString(text).replace(QLatin1String("UTC"), QLatin1String("Z"))); matches.hasNext();)
        if (const auto time = timeOf(matches.next(), zone)) times.push_back(*time);
    if (times.size() == 1) return TimeRange{times[0], times[0]};
    if (times.size() == 2 && times[0] <= times[1]) return TimeRange{times[0], times[1]};
    return Error{ErrorCode::Usage,
                 Text::tr("'%1' is no time. Write 2025-03-04 11:20, 2025-03-04T10:20:00Z, +3h or -20m, or paste what Copy gave.")
                     .arg(text)
                     .toStdString(),
                 {}};
}

QString timeRangeText(const QString& asset, TimeRange range, const QString& what) {
    QString text = QStringLiteral("%1, %2").arg(asset, QString::fromStdString(formatTime(range.from)));
    if (range.to != range.from) text += QStringLiteral(" to ") + QString::fromStdString(formatTime(range.to));
    if (!what.isEmpty()) text += QStringLiteral(", ") + what;
    return text;
}

} // namespace tocsin::workbench
