// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_text.h"

#include <QStringList>
#include <cmath>

#include "core/base/time.h"

namespace tocsin::report {

namespace {

constexpr QLatin1String kUnknown("-");
constexpr double kSecondsOfDay = 86'400, kSecondsOfHour = 3600, kDaysOfMonth = 30;

QString grouped(qint64 value) {
    QString digits = QString::number(std::abs(value));
    for (qsizetype place = digits.size() - 3; place > 0; place -= 3) digits.insert(place, QChar(0x2009));
    return value < 0 ? QLatin1Char('-') + digits : digits;
}

} // namespace

QString textOf(const Json& value) {
    if (value.is_null()) return kUnknown;
    if (value.is_string()) return QString::fromStdString(value.get<std::string>());
    return QString::fromStdString(value.dump(-1, ' ', false, Json::error_handler_t::replace));
}

QString figure(const Json& value, int digits) {
    if (!value.is_number()) return kUnknown;
    const double number = value.get<double>();
    if (number == 0) return QStringLiteral("0");
    const int before = static_cast<int>(std::floor(std::log10(std::abs(number)))) + 1;
    if (before > 6 || before < -4) return QString::number(number, 'g', digits);
    if (before >= digits) return grouped(std::llround(number));
    QString text = QString::number(number, 'f', digits - before);
    while (text.contains(QLatin1Char('.')) && (text.endsWith(QLatin1Char('0')) || text.endsWith(QLatin1Char('.')))) {
        const bool point = text.endsWith(QLatin1Char('.'));
        text.chop(1);
        if (point) break;
    }
    return text;
}

QString count(const Json& value) {
    return value.is_number() ? grouped(value.get<std::int64_t>()) : kUnknown;
}

QString percent(const Json& fraction, int digits) {
    return fraction.is_number() ? figure(fraction.get<double>() * 100, digits) + QStringLiteral(" %") : kUnknown;
}

QString percentRange(const Json& limits) {
    if (!limits.is_array() || limits.size() != 2) return kUnknown;
    return QStringLiteral("%1 to %2 %").arg(figure(limits[0].get<double>() * 100, 3), figure(limits[1].get<double>() * 100, 3));
}

QString hours(const Json& seconds) {
    if (!seconds.is_number()) return kUnknown;
    const double value = seconds.get<double>(), size = std::abs(value);
    if (size >= 3 * kSecondsOfDay) return figure(value / kSecondsOfDay) + QStringLiteral(" days");
    if (size >= kSecondsOfHour) return figure(value / kSecondsOfHour) + QStringLiteral(" h");
    if (size >= 60) return figure(value / 60) + QStringLiteral(" min");
    return figure(value) + QStringLiteral(" s");
}

QString duration(double nanoseconds) {
    return nanoseconds > 0 ? hours(nanoseconds / 1e9) : QStringLiteral("none");
}

QString day(const Json& time) {
    if (!time.is_string()) return kUnknown;
    QString text = textOf(time).left(16);
    return text.replace(QLatin1Char('T'), QLatin1Char(' '));
}

QString monthly(const Json& perDay) {
    return perDay.is_number() ? figure(perDay.get<double>() * kDaysOfMonth) : kUnknown;
}

QString found(const Json& figures) {
    const Json& events = at(figures, {"events"});
    if (!events.is_number() || events.get<int>() == 0) return kUnknown;
    return QStringLiteral("%1 of %2").arg(at(figures, {"events_found"}).get<int>()).arg(events.get<int>());
}

QString bytes(const Json& value) {
    if (!value.is_number()) return kUnknown;
    const double size = value.get<double>();
    if (size >= 1e6) return figure(size / 1e6) + QStringLiteral(" MB");
    return size >= 1000 ? figure(size / 1000) + QStringLiteral(" KB") : figure(size) + QStringLiteral(" bytes");
}

QString budget(const Json& text) {
    const QStringList parts = textOf(text).split(QLatin1Char('/'));
    if (parts.size() != 2) return textOf(text);
    const auto time = parseDuration(parts[1].toStdString());
    if (!time.ok()) return textOf(text);
    const double days = static_cast<double>(*time) / static_cast<double>(kNsPerDay);
    return QStringLiteral("%1 in %2 a machine").arg(parts[0], days == 1 ? QStringLiteral("1 day") : figure(days) + QStringLiteral(" days"));
}

QString sentence(const QString& text) {
    if (text.isEmpty()) return text;
    const QString whole = text.at(0).toUpper() + text.mid(1);
    return whole.endsWith(QLatin1Char('.')) ? whole : whole + QLatin1Char('.');
}

} // namespace tocsin::report
