// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/band_strip.h"

#include <QFontMetricsF>
#include <QHelpEvent>
#include <QMouseEvent>
#include <QPainter>
#include <QToolTip>
#include <algorithm>

#include "widgets/lanes/lane.h"

namespace tocsin::widgets {

namespace {
constexpr int kRowGap = 3;
constexpr double kTextPad = 4;
constexpr double kReach = 4; // pixels beside a band that still mean it
} // namespace

BandStrip::BandStrip(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("bandStrip"));
    QFont small = font();
    small.setPointSizeF(9);
    setFont(small);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setKinds(false, false, false, 0);
}

int BandStrip::rowHeight() const {
    return static_cast<int>(QFontMetricsF(font()).height()) + 4;
}

void BandStrip::setKinds(bool labels, bool events, bool alarms, int labelRows) {
    m_rows.clear();
    if (labels)
        for (int row = 0; row < std::clamp(labelRows, 1, kMaximumBandRows); ++row) m_rows.push_back({BandKind::Label, row});
    if (events) m_rows.push_back({BandKind::Event, 0});
    if (alarms) m_rows.push_back({BandKind::Alarm, 0});
    const int rows = static_cast<int>(m_rows.size());
    setFixedHeight(rows == 0 ? 0 : rows * (rowHeight() + kRowGap) + 2 * kRowGap);
    setVisible(rows > 0);
    update();
}

void BandStrip::show(std::vector<PlacedBand> bands, double plotWidth) {
    m_bands = std::move(bands);
    m_width = plotWidth;
    update();
}

void BandStrip::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void BandStrip::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface);
    const QFontMetricsF metrics(font());
    double top = kRowGap;
    for (const Row& row : m_rows) {
        const double height = rowHeight();
        if (row.row == 0) {
            painter.setPen(m_theme.mutedText);
            const QString caption = row.kind == BandKind::Label ? tr("Labels") : row.kind == BandKind::Event ? tr("Events") : tr("Alarms");
            painter.drawText(QRectF(0, top, kLaneLeft - 6, height), Qt::AlignRight | Qt::AlignVCenter, caption);
        }
        painter.save();
        painter.setClipRect(QRectF(kLaneLeft, top, m_width, height + 1));
        // Text may run on to the right of a narrow band until the next one of its row.
        std::vector<const PlacedBand*> mine;
        for (const PlacedBand& placed : m_bands)
            if (placed.band->kind == row.kind && (row.kind == BandKind::Label ? placed.row == row.row : true)) mine.push_back(&placed);
        for (std::size_t i = 0; i < mine.size(); ++i) {
            const PlacedBand& placed = *mine[i];
            const double next = i + 1 < mine.size() ? mine[i + 1]->left : m_width;
            const QRectF box(kLaneLeft + placed.left, top, std::max(3.0, placed.right - placed.left), height);
            const bool point = row.kind == BandKind::Event;
            if (point) {
                painter.setRenderHint(QPainter::Antialiasing, true);
                painter.setPen(Qt::NoPen);
                painter.setBrush(placed.band->color);
                painter.drawPolygon(
                    QPolygonF({box.topLeft() + QPointF(-4, 2), box.topLeft() + QPointF(4, 2), box.topLeft() + QPointF(0, height - 2)}));
                painter.setRenderHint(QPainter::Antialiasing, false);
            } else {
                QColor fill = placed.band->color;
                fill.setAlpha(placed.band->pattern == BandPattern::Solid ? 56 : 110);
                painter.fillRect(box, QBrush(fill, brushStyle(placed.band->pattern)));
                painter.setPen(QPen(placed.band->color, 1));
                painter.setBrush(Qt::NoBrush);
                painter.drawRect(box.adjusted(0, 0, -1, -1));
            }
            const double from = box.left() + (point ? 6 : kTextPad);
            const double room = std::max(point ? 0.0 : box.width(), next - placed.left) - (point ? 6 : 0) - 2 * kTextPad;
            const QString text = placed.merged > 1 ? tr("%1 (%2)").arg(placed.band->text).arg(placed.merged) : placed.band->text;
            if (metrics.horizontalAdvance(text) > room && room < metrics.averageCharWidth() * 7)
                continue; // half a word helps nobody; the pointer tells it all
            const QString shown = metrics.elidedText(text, Qt::ElideRight, room);
            const QRectF place(from, top, room + kTextPad, height);
            if (placed.band->pattern != BandPattern::Solid && !point) { // hatching must not run through the letters
                QColor under = m_theme.surface;
                under.setAlpha(220);
                painter.fillRect(QRectF(from - 2, top + 2, metrics.horizontalAdvance(shown) + 4, height - 4), under);
            }
            painter.setPen(m_theme.text);
            painter.drawText(place, Qt::AlignLeft | Qt::AlignVCenter, shown);
        }
        painter.restore();
        top += height + kRowGap;
    }
}

const PlacedBand* BandStrip::placedAt(const QPoint& at) const {
    const int row = (at.y() - kRowGap) / (rowHeight() + kRowGap);
    const double x = at.x() - kLaneLeft;
    if (row < 0 || row >= static_cast<int>(m_rows.size())) return nullptr;
    const Row& mine = m_rows[static_cast<std::size_t>(row)];
    for (const PlacedBand& placed : m_bands)
        if (placed.band->kind == mine.kind && (mine.kind != BandKind::Label || placed.row == mine.row) && x >= placed.left - kReach &&
            x <= placed.right + kReach)
            return &placed;
    return nullptr;
}

void BandStrip::mousePressEvent(QMouseEvent* event) {
    const PlacedBand* placed = event->button() == Qt::LeftButton ? placedAt(event->pos()) : nullptr;
    if (!placed || placed->band->id == 0) return event->ignore();
    Q_EMIT pressed(placed->band->id);
}

bool BandStrip::event(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QWidget::event(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    if (const PlacedBand* placed = placedAt(help->pos())) {
        const TimeRange range = placed->band->range;
        QString text = range.from == range.to
                           ? readableTime(range.from, kNsPerSecond)
                           : tr("%1 to %2").arg(readableTime(range.from, kNsPerSecond), readableTime(range.to, kNsPerSecond));
        if (!placed->band->rater.isEmpty()) text += QLatin1Char('\n') + tr("Rater: %1").arg(placed->band->rater);
        QToolTip::showText(help->globalPos(), placed->band->text + QLatin1Char('\n') + text, this);
        return true;
    }
    QToolTip::hideText();
    return true;
}

} // namespace tocsin::widgets
