// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_pictures.h"

#include <QPainter>
#include <QPainterPath>
#include <algorithm>
#include <cmath>
#include <functional>

#include "app/report/report_text.h"
#include "core/base/time.h"

namespace tocsin::report {

namespace {

// Paper: dark enough in print and without colour. Hues of Okabe and Ito (2008).
const QRgb kInk = qRgb(0x22, 0x26, 0x2b), kMuted = qRgb(0x5c, 0x63, 0x6b), kGrid = qRgb(0xdd, 0xe0, 0xe4), kBlue = qRgb(0x00, 0x5f, 0x9e),
           kRed = qRgb(0xb8, 0x43, 0x00), kBand = qRgb(0xf7, 0xdf, 0xc9), kShade = qRgb(0xd3, 0xe3, 0xf1);
constexpr int kFont = 11, kLeft = 58, kRight = 12, kBottom = 30, kTop = 22;
constexpr double kFarApart = 30;

struct Axis {
    double low = 0, high = 1;
    bool factors = false; ///< logarithmic
    [[nodiscard]] double share(double value) const {
        if (factors) return std::log(std::max(value, low) / low) / std::log(high / low);
        return (value - low) / (high - low);
    }
    /// Round values inside, few enough to be written.
    [[nodiscard]] std::vector<double> ticks(int most) const {
        std::vector<double> values;
        if (factors) {
            for (int power = static_cast<int>(std::floor(std::log10(low))); power <= std::log10(high); ++power)
                for (const double step : {1.0, 3.0})
                    if (const double value = step * std::pow(10, power); value >= low && value <= high) values.push_back(value);
            if (static_cast<int>(values.size()) > most)
                std::erase_if(values, [](double value) { return std::abs(std::log10(value) - std::round(std::log10(value))) > 0.01; });
            return values;
        }
        const double raw = (high - low) / most, power = std::pow(10, std::floor(std::log10(raw)));
        double step = power;
        for (const double factor : {1.0, 2.0, 5.0, 10.0})
            if (power * factor >= raw) {
                step = power * factor;
                break;
            }
        for (double value = std::ceil(low / step) * step; value <= high + step * 1e-9; value += step) values.push_back(value);
        return values;
    }
};

/// A round high end, so that a curve ends below it.
Axis axisUpTo(double high) {
    Axis axis{0, high > 0 ? high : 1, false};
    const std::vector<double> ticks = axis.ticks(5);
    const double step = ticks.size() > 1 ? ticks[1] - ticks[0] : 1;
    axis.high = std::ceil(axis.high / step) * step;
    return axis;
}

QImage paper(int height, double scale, const std::function<void(QPainter&)>& draw) {
    QImage image(QSize(qRound(kPictureWidth * scale), qRound(height * scale)), QImage::Format_RGB32);
    image.setDevicePixelRatio(scale);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    QFont font = painter.font();
    font.setPixelSize(kFont);
    painter.setFont(font);
    draw(painter);
    return image;
}

double xOf(const Axis& axis, const QRectF& plot, double value) {
    return plot.left() + axis.share(value) * plot.width();
}
double yOf(const Axis& axis, const QRectF& plot, double value) {
    return plot.bottom() - std::clamp(axis.share(value), 0.0, 1.0) * plot.height();
}

void drawXAxis(QPainter& painter, const Axis& axis, const QRectF& plot, const QString& title) {
    painter.setPen(QColor(kMuted));
    for (const double value : axis.ticks(7)) {
        const double x = xOf(axis, plot, value);
        painter.drawLine(QPointF(x, plot.bottom()), QPointF(x, plot.bottom() + 3));
        painter.drawText(QRectF(x - 40, plot.bottom() + 3, 80, 13), Qt::AlignCenter, figure(value, 3));
    }
    painter.drawLine(plot.bottomLeft(), plot.bottomRight());
    painter.drawText(QRectF(plot.left(), plot.bottom() + 15, plot.width(), 14), Qt::AlignCenter, title);
}

void drawYAxis(QPainter& painter, const Axis& axis, const QRectF& plot, int most = 4) {
    for (const double value : axis.ticks(most)) {
        const double y = yOf(axis, plot, value);
        painter.setPen(QColor(kGrid));
        painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
        painter.setPen(QColor(kMuted));
        painter.drawText(QRectF(0, y - 7, plot.left() - 6, 14), Qt::AlignRight | Qt::AlignVCenter, figure(value, 3));
    }
}

/// Swatches in a row above the plot.
void drawLegend(QPainter& painter, const std::vector<std::pair<QColor, QString>>& entries) {
    double x = kLeft;
    for (const auto& [color, text] : entries) {
        painter.fillRect(QRectF(x, 6, 10, 8), color);
        painter.setPen(QColor(kInk));
        const double width = painter.fontMetrics().horizontalAdvance(text);
        painter.drawText(QRectF(x + 14, 2, width + 4, 16), Qt::AlignLeft | Qt::AlignVCenter, text);
        x += width + 34;
    }
}

void drawMark(QPainter& painter, double x, const QRectF& plot, const QString& text) {
    painter.setPen(QPen(QColor(kInk), 1.2, Qt::DashLine));
    painter.drawLine(QPointF(x, plot.top()), QPointF(x, plot.bottom()));
    const double width = painter.fontMetrics().horizontalAdvance(text) + 4;
    const bool left = x + width + 6 > plot.right();
    painter.setPen(QColor(kInk));
    painter.drawText(QRectF(left ? x - width - 4 : x + 4, plot.top(), width, 14), Qt::AlignLeft | Qt::AlignVCenter, text);
}

std::vector<double> numbers(const Json& list) {
    std::vector<double> values;
    for (const Json& value : list) values.push_back(value.is_number() ? value.get<double>() : std::nan(""));
    return values;
}

TimeNs timeOf(const Json& text) {
    const auto time = text.is_string() ? parseTime(text.get<std::string>()) : Result<TimeNs>(kNoTime);
    return time.ok() ? *time : kNoTime;
}

/// Bars of one kind of score; heights are shares of that kind, so that few event scores are seen beside many clean ones.
void drawBars(QPainter& painter, const std::vector<double>& edges, const std::vector<double>& counts, const Axis& axis, const QRectF& plot,
              const QColor& color) {
    double sum = 0, most = 0;
    for (const double value : counts) sum += value, most = std::max(most, value);
    if (!(sum > 0)) return;
    for (std::size_t i = 0; i < counts.size(); ++i) {
        if (!(counts[i] > 0)) continue;
        const double left = xOf(axis, plot, edges[i]), right = xOf(axis, plot, edges[i + 1]);
        // The square root shows single scores beside thousands.
        const double height = std::max(1.0, std::sqrt(counts[i] / most) * plot.height());
        painter.fillRect(QRectF(left, plot.bottom() - height, std::max(1.0, right - left - 0.5), height), color);
    }
}

/// One machine's strip.
class Strip {
public:
    Strip(QPainter& painter, const Json& facts, const Json& line, const QRectF& plot, double threshold)
        : m_painter(painter), m_facts(facts), m_line(line), m_plot(plot), m_threshold(threshold), m_from(timeOf(at(line, {"from"}))),
          m_to(timeOf(at(line, {"to"}))), m_highest(numbers(at(line, {"highest"}))) {
        double low = threshold, high = threshold;
        for (const double value : m_highest)
            if (!std::isnan(value)) low = std::min(low, value), high = std::max(high, value);
        m_axis = low > 0 && high > kFarApart * low ? Axis{low, high * 1.2, true} : axisUpTo(high * 1.05);
    }
    void draw() {
        drawEvents();
        drawYAxis(m_painter, m_axis, m_plot, 3);
        drawScores();
        m_painter.setPen(QPen(QColor(kInk), 1, Qt::DashLine));
        const double y = yOf(m_axis, m_plot, m_threshold);
        m_painter.drawLine(QPointF(m_plot.left(), y), QPointF(m_plot.right(), y));
        for (const Json& raised : at(m_line, {"raised"})) {
            const double x = place(timeOf(raised));
            m_painter.setPen(QPen(QColor(kRed), 1.4));
            m_painter.drawLine(QPointF(x, m_plot.top()), QPointF(x, m_plot.top() + 7));
        }
        m_painter.setPen(QColor(kMuted));
        m_painter.drawLine(m_plot.bottomLeft(), m_plot.bottomRight());
        m_painter.drawText(QRectF(m_plot.left(), m_plot.bottom() + 2, 200, 13), Qt::AlignLeft, day(at(m_line, {"from"})).left(10));
        m_painter.drawText(QRectF(m_plot.right() - 200, m_plot.bottom() + 2, 200, 13), Qt::AlignRight, day(at(m_line, {"to"})).left(10));
        m_painter.setPen(QColor(kInk));
        m_painter.drawText(QRectF(m_plot.left(), m_plot.bottom() + 2, m_plot.width(), 13), Qt::AlignHCenter, textOf(at(m_line, {"asset"})));
    }

private:
    [[nodiscard]] double place(TimeNs time) const {
        const double width = std::max<double>(1, static_cast<double>(m_to - m_from));
        return m_plot.left() + std::clamp(static_cast<double>(time - m_from) / width, 0.0, 1.0) * m_plot.width();
    }
    void drawEvents() {
        for (const Json& id : at(m_line, {"events"}))
            for (const Json& event : at(m_facts, {"performance", "events"})) {
                if (at(event, {"id"}) != id || at(event, {"observed"}) != true) continue;
                const double left = place(timeOf(at(event, {"from"}))), right = place(timeOf(at(event, {"to"})));
                m_painter.fillRect(QRectF(left, m_plot.top(), std::max(2.0, right - left), m_plot.height()), QColor(kBand));
                m_painter.setPen(QColor(kInk));
                m_painter.drawText(QRectF(std::min(left + 2, m_plot.right() - 22), m_plot.bottom() - 14, 26, 13), Qt::AlignLeft,
                                   textOf(id));
            }
    }
    void drawScores() {
        const double width = m_plot.width() / static_cast<double>(std::max<std::size_t>(1, m_highest.size()));
        QPainterPath path;
        bool open = false;
        for (std::size_t i = 0; i < m_highest.size(); ++i) {
            if (std::isnan(m_highest[i])) {
                open = false;
                continue;
            }
            const QPointF point(m_plot.left() + (static_cast<double>(i) + 0.5) * width, yOf(m_axis, m_plot, m_highest[i]));
            open ? path.lineTo(point) : path.moveTo(point);
            open = true;
        }
        m_painter.setPen(QPen(QColor(kBlue), 1));
        m_painter.drawPath(path);
    }

    QPainter& m_painter;
    const Json &m_facts, &m_line;
    QRectF m_plot;
    double m_threshold;
    TimeNs m_from, m_to;
    std::vector<double> m_highest;
    Axis m_axis;
};

} // namespace

QImage timelinePicture(const Json& facts, double scale) {
    constexpr int kStrip = 76, kMostStrips = 8;
    const Json& lines = at(facts, {"pictures", "timelines"});
    const Json& threshold = at(facts, {"performance", "model", "rule", "threshold"});
    if (!lines.is_array() || lines.empty() || !threshold.is_number()) return {};
    const int strips = std::min(kMostStrips, static_cast<int>(lines.size()));
    return paper(kTop + strips * kStrip + 4, scale, [&](QPainter& painter) {
        drawLegend(painter, {{QColor(kBlue), QStringLiteral("highest score")},
                             {QColor(kBand), QStringLiteral("labelled event")},
                             {QColor(kRed), QStringLiteral("alarm raised")},
                             {QColor(kInk), QStringLiteral("threshold (dashed)")}});
        for (int i = 0; i < strips; ++i)
            Strip(painter, facts, lines[static_cast<std::size_t>(i)],
                  QRectF(kLeft, kTop + i * kStrip, kPictureWidth - kLeft - kRight, kStrip - 22), threshold.get<double>())
                .draw();
    });
}

QImage scorePicture(const Json& facts, double scale) {
    const Json& scores = at(facts, {"pictures", "scores"});
    if (!scores.is_object()) return {};
    const std::vector<double> edges = numbers(at(scores, {"edges"})), clean = numbers(at(scores, {"clean"})),
                              event = numbers(at(scores, {"event"}));
    if (edges.size() != clean.size() + 1 || edges.size() != event.size() + 1 || edges.size() < 3) return {};
    const bool factors = edges[0] > 0 && std::abs(edges[1] / edges[0] - edges[2] / edges[1]) < 1e-6 * edges[1] / edges[0];
    const Axis axis{edges.front(), edges.back(), factors};
    return paper(170, scale, [&](QPainter& painter) {
        const QRectF plot(kLeft, kTop + 4, kPictureWidth - kLeft - kRight, 170 - kTop - 4 - kBottom);
        drawLegend(painter, {{QColor(kShade).darker(112), QStringLiteral("clean time")}, {QColor(kRed), QStringLiteral("events")}});
        drawBars(painter, edges, clean, axis, plot, QColor(kShade).darker(112));
        QColor over(kRed);
        over.setAlpha(150);
        drawBars(painter, edges, event, axis, plot, over);
        drawXAxis(painter, axis, plot, factors ? QStringLiteral("score (each step a factor)") : QStringLiteral("score"));
        if (at(scores, {"threshold"}).is_number())
            drawMark(painter, xOf(axis, plot, at(scores, {"threshold"}).get<double>()), plot, QStringLiteral("threshold"));
    });
}

QImage curvePicture(const Json& facts, double scale) {
    const Json &curve = at(facts, {"pictures", "curve"}), &points = at(curve, {"points"});
    if (!points.is_array() || points.size() < 2) return {};
    const double low = points.front().at("threshold").get<double>(), last = points.back().at("threshold").get<double>();
    if (!(last > low)) return {};
    // A strict threshold lies beyond every clean score.
    const Json& inForce = at(curve, {"threshold"});
    const double high = inForce.is_number() && inForce.get<double>() < 2 * last ? std::max(last, inForce.get<double>()) : last;
    const double middle = points[points.size() / 4].at("threshold").get<double>();
    const Axis axis{low, high, low > 0 && high > kFarApart * std::max(low, middle)};
    double most = 0;
    const Json& budget = at(curve, {"budget_per_month"});
    const double shown = budget.is_number() ? budget.get<double>() * 4 : 10;
    for (const Json& point : points) most = std::max(most, std::min(shown, at(point, {"upper_per_month"}).get<double>()));
    const Axis rates = axisUpTo(most);
    const int events = at(curve, {"events"}).get<int>();
    return paper(200, scale, [&](QPainter& painter) {
        const QRectF plot(kLeft, kTop + 4, kPictureWidth - kLeft - kRight - 34, 200 - kTop - 4 - kBottom);
        drawYAxis(painter, rates, plot);
        QPolygonF rate, upper, found;
        for (const Json& point : points) {
            const double x = xOf(axis, plot, at(point, {"threshold"}).get<double>());
            rate << QPointF(x, yOf(rates, plot, at(point, {"per_month"}).get<double>()));
            upper << QPointF(x, yOf(rates, plot, at(point, {"upper_per_month"}).get<double>()));
            if (events > 0) found << QPointF(x, plot.bottom() - at(point, {"found"}).get<double>() / events * plot.height());
        }
        if (high > last) { // no clean score is above the last one
            rate << QPointF(plot.right(), rate.last().y());
            upper << QPointF(plot.right(), upper.last().y());
            if (events > 0) found << QPointF(plot.right(), found.last().y());
        }
        QPolygonF shade = upper;
        for (qsizetype i = rate.size() - 1; i >= 0; --i) shade << rate[i];
        painter.setPen(Qt::NoPen);
        painter.setBrush(QColor(kShade));
        painter.drawPolygon(shade);
        painter.setBrush(Qt::NoBrush);
        painter.setPen(QPen(QColor(kBlue), 1.6));
        painter.drawPolyline(rate);
        std::vector<std::pair<QColor, QString>> legend = {{QColor(kBlue), QStringLiteral("false alarms a month")},
                                                          {QColor(kShade), QStringLiteral("to their 95 % limit")}};
        if (events > 0) {
            painter.setPen(QPen(QColor(kRed), 1.6));
            painter.drawPolyline(found);
            painter.drawText(QRectF(plot.right() + 4, plot.top() - 7, 40, 14), Qt::AlignLeft | Qt::AlignVCenter,
                             QStringLiteral("%1 of %1").arg(events));
            painter.drawText(QRectF(plot.right() + 4, plot.bottom() - 7, 40, 14), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("0"));
            legend.emplace_back(QColor(kRed), QStringLiteral("events found (right)"));
        }
        if (budget.is_number() && budget.get<double>() <= rates.high) {
            painter.setPen(QPen(QColor(kInk), 1, Qt::DotLine));
            const double y = yOf(rates, plot, budget.get<double>());
            painter.drawLine(QPointF(plot.left(), y), QPointF(plot.right(), y));
            legend.emplace_back(QColor(kInk), QStringLiteral("budget (dotted)"));
        }
        drawLegend(painter, legend);
        drawXAxis(painter, axis, plot, QStringLiteral("threshold"));
        if (inForce.is_number() && inForce.get<double>() >= low && inForce.get<double>() <= high)
            drawMark(painter, xOf(axis, plot, inForce.get<double>()), plot, QStringLiteral("in force"));
    });
}

QImage lossPicture(const Json& facts, double scale) {
    const Json& epochs = at(facts, {"pictures", "loss"});
    if (!epochs.is_array() || epochs.size() < 2) return {};
    double most = 0;
    std::vector<std::pair<double, double>> train, validation;
    for (const Json& epoch : epochs) {
        const Json &number = at(epoch, {"epoch"}), &loss = at(epoch, {"train_loss"}), &held = at(epoch, {"validation_loss"});
        if (!number.is_number()) continue;
        for (const auto& [value, list] : {std::pair{&loss, &train}, std::pair{&held, &validation}})
            if (value->is_number()) {
                list->emplace_back(number.get<double>(), value->get<double>());
                most = std::max(most, value->get<double>());
            }
    }
    if (train.size() < 2) return {};
    const Axis axis{train.front().first, train.back().first, false}, losses = axisUpTo(most);
    return paper(150, scale, [&](QPainter& painter) {
        const QRectF plot(kLeft, kTop + 4, kPictureWidth - kLeft - kRight, 150 - kTop - 4 - kBottom);
        drawYAxis(painter, losses, plot, 3);
        drawLegend(painter, {{QColor(kBlue), QStringLiteral("loss, training")}, {QColor(kRed), QStringLiteral("loss, held out")}});
        for (const auto& [list, color] : {std::pair{&train, kBlue}, std::pair{&validation, kRed}}) {
            QPolygonF line;
            for (const auto& [epoch, loss] : *list) line << QPointF(xOf(axis, plot, epoch), yOf(losses, plot, loss));
            painter.setPen(QPen(QColor(color), 1.6));
            painter.drawPolyline(line);
        }
        drawXAxis(painter, axis, plot, QStringLiteral("epoch"));
    });
}

} // namespace tocsin::report
