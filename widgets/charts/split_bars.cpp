// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/split_bars.h"

#include <QHelpEvent>
#include <QPainter>
#include <QScrollBar>
#include <QToolTip>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/ticks.h"

namespace tocsin::widgets {

namespace {

constexpr int kMargin = 6, kGap = 10;
constexpr double kShortest = 0.02; // of the width: a shorter bar on the common axis says nothing
constexpr int kTitleShare = 3;     // titles take at most a third of the width

QString day(TimeNs time) {
    return readableTime(time, kNsPerSecond).left(16);
}

} // namespace

QString splitPartName(SplitPart part) {
    switch (part) {
    case SplitPart::Train:
        return SplitBars::tr("train");
    case SplitPart::Validation:
        return SplitBars::tr("validation");
    case SplitPart::Test:
        return SplitBars::tr("test");
    case SplitPart::None:
        break;
    }
    return SplitBars::tr("left out");
}

QString splitPartLetter(SplitPart part) {
    switch (part) {
    case SplitPart::Train:
        return SplitBars::tr("T", "letter of the training part");
    case SplitPart::Validation:
        return SplitBars::tr("V", "letter of the validation part");
    case SplitPart::Test:
        return SplitBars::tr("X", "letter of the test part");
    case SplitPart::None:
        break;
    }
    return {};
}

SplitBars::SplitBars(QWidget* parent) : QAbstractScrollArea(parent) {
    setObjectName(QStringLiteral("splitBars"));
    setAccessibleName(tr("Who is in train, validation and test"));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    viewport()->setMouseTracking(true);
}

void SplitBars::setRows(const QVector<Row>& rows) {
    m_rows = rows;
    m_span = {};
    TimeNs shortest = 0;
    for (const Row& row : rows) {
        const TimeNs length = row.range.to - row.range.from;
        if (&row == &rows.front()) {
            m_span = row.range;
            shortest = length;
        }
        m_span = {std::min(m_span.from, row.range.from), std::max(m_span.to, row.range.to)};
        shortest = std::min(shortest, length);
    }
    m_shared = static_cast<double>(shortest) >= kShortest * static_cast<double>(m_span.to - m_span.from);
    setAccessibleDescription(inWords());
    updateScroll();
    viewport()->update();
}

QString SplitBars::inWords() const {
    QStringList lines;
    for (const Row& row : m_rows) {
        double whole = 0, part[4] = {};
        for (const Piece& piece : row.pieces) {
            const auto length = static_cast<double>(piece.range.to - piece.range.from);
            part[static_cast<int>(piece.part)] += length;
            whole += length;
        }
        QStringList shares;
        for (const SplitPart which : {SplitPart::Train, SplitPart::Validation, SplitPart::Test})
            if (const double share = part[static_cast<int>(which)]; share > 0)
                shares << QStringLiteral("%1 %2 %").arg(splitPartName(which)).arg(std::lround(100 * share / whole));
        lines << tr("%1: %2; events: %3").arg(row.title, shares.join(QStringLiteral(", "))).arg(row.events.size());
    }
    return lines.join(QLatin1Char('\n'));
}

int SplitBars::rowHeight() const {
    return fontMetrics().height() * 2 + 4;
}

int SplitBars::titleWidth() const {
    int widest = 0;
    for (const Row& row : m_rows) widest = std::max(widest, fontMetrics().horizontalAdvance(row.title));
    return std::min(widest, viewport()->width() / kTitleShare);
}

QRect SplitBars::barRect(int row) const {
    const int left = kMargin + titleWidth() + kGap, height = fontMetrics().height() + 2;
    const int top = row * rowHeight() - verticalScrollBar()->value() + rowHeight() - height;
    return {left, top, std::max(10, viewport()->width() - left - kMargin), height};
}

int SplitBars::x(const Row& row, const QRect& bar, TimeNs time) const {
    const TimeRange& span = m_shared ? m_span : row.range;
    const auto length = static_cast<double>(std::max<TimeNs>(1, span.to - span.from));
    const double at = std::clamp(static_cast<double>(time - span.from) / length, 0.0, 1.0);
    return bar.left() + static_cast<int>(std::lround(at * bar.width()));
}

QRect SplitBars::pieceRect(int row, int piece) const {
    const QRect bar = barRect(row);
    const Row& own = m_rows[row];
    const int left = x(own, bar, own.pieces[piece].range.from), right = x(own, bar, own.pieces[piece].range.to);
    return {left, bar.top(), std::max(1, right - left), bar.height()};
}

QRect SplitBars::eventRect(int row, int event) const {
    const QRect bar = barRect(row);
    const Row& own = m_rows[row];
    const int left = x(own, bar, own.events[event].range.from), right = x(own, bar, own.events[event].range.to);
    const int height = std::max(5, fontMetrics().height() / 2);
    return {left, bar.top() - height - 1, std::max(3, right - left), height};
}

QColor SplitBars::color(SplitPart part) const {
    switch (part) {
    case SplitPart::Train:
        return m_theme.classColor(1);
    case SplitPart::Validation:
        return m_theme.classColor(4);
    case SplitPart::Test:
        return m_theme.classColor(2);
    case SplitPart::None:
        break;
    }
    return m_theme.grid;
}

void SplitBars::paintEvent(QPaintEvent*) {
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.surface);
    const int title = titleWidth();
    for (int i = 0; i < m_rows.size(); ++i) {
        const QRect bar = barRect(i);
        if (bar.bottom() < -rowHeight() || bar.top() > viewport()->height() + rowHeight()) continue;
        const Row& row = m_rows[i];
        painter.setPen(m_theme.text);
        painter.drawText(QRect(kMargin, bar.top(), title, bar.height()), Qt::AlignVCenter | Qt::AlignRight,
                         fontMetrics().elidedText(row.title, Qt::ElideMiddle, title));
        for (int piece = 0; piece < row.pieces.size(); ++piece) {
            const SplitPart part = row.pieces[piece].part;
            const QRect rect = pieceRect(i, piece).adjusted(0, 0, piece + 1 < row.pieces.size() ? -1 : 0, 0);
            QColor fill = color(part);
            painter.setPen(fill);
            fill.setAlphaF(0.28F);
            painter.fillRect(rect, fill);
            painter.fillRect(QRect(rect.left(), rect.bottom() - 2, rect.width(), 3), color(part));
            painter.setPen(m_theme.text);
            const QString name = splitPartName(part), letter = splitPartLetter(part);
            const QString text = fontMetrics().horizontalAdvance(name) + 6 <= rect.width()     ? name
                                 : fontMetrics().horizontalAdvance(letter) + 2 <= rect.width() ? letter
                                                                                               : QString();
            painter.drawText(rect.adjusted(0, -1, 0, -2), Qt::AlignCenter, text);
        }
        for (int event = 0; event < row.events.size(); ++event) painter.fillRect(eventRect(i, event), m_theme.fault);
    }
    if (m_shared && !m_rows.isEmpty()) paintTicks(painter);
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1, Qt::DotLine));
        painter.drawRect(viewport()->rect().adjusted(0, 0, -1, -1));
    }
}

/// Under the last bar, where there is room.
void SplitBars::paintTicks(QPainter& painter) const {
    const QRect bar = barRect(static_cast<int>(m_rows.size()) - 1);
    const int widest = fontMetrics().horizontalAdvance(QStringLiteral("0000-00-00")) + 2 * kGap;
    painter.setPen(m_theme.mutedText);
    for (const TimeTick& tick : timeTicks(m_span, std::max(1, bar.width() / widest))) {
        const int at = x(m_rows.last(), bar, tick.time);
        painter.drawLine(at, bar.bottom() + 3, at, bar.bottom() + 6);
        const QString text = tick.date.isEmpty() ? tick.text : tick.date;
        const int width = fontMetrics().horizontalAdvance(text);
        const int left = std::clamp(at - width / 2, bar.left(), std::max(bar.left(), bar.right() - width));
        painter.drawText(left, bar.bottom() + 8 + fontMetrics().ascent(), text);
    }
}

bool SplitBars::viewportEvent(QEvent* event) {
    if (event->type() != QEvent::ToolTip) return QAbstractScrollArea::viewportEvent(event);
    const auto* help = static_cast<QHelpEvent*>(event);
    for (int i = 0; i < m_rows.size(); ++i) {
        const Row& row = m_rows[i];
        for (int at = 0; at < row.events.size(); ++at)
            if (eventRect(i, at).adjusted(-2, -2, 2, 2).contains(help->pos())) {
                const Event& hit = row.events[at];
                QToolTip::showText(
                    help->globalPos(),
                    tr("%1, %2 to %3 UTC; in %4").arg(hit.name, day(hit.range.from), day(hit.range.to), splitPartName(hit.part)),
                    viewport());
                return true;
            }
        for (int at = 0; at < row.pieces.size(); ++at)
            if (pieceRect(i, at).contains(help->pos())) {
                const Piece& hit = row.pieces[at];
                QToolTip::showText(
                    help->globalPos(),
                    tr("%1: %2, %3 to %4 UTC").arg(row.title, splitPartName(hit.part), day(hit.range.from), day(hit.range.to)), viewport());
                return true;
            }
    }
    QToolTip::hideText();
    return true;
}

void SplitBars::updateScroll() {
    const int axis = m_shared ? fontMetrics().height() + 8 : 0;
    const int whole = static_cast<int>(m_rows.size()) * rowHeight() + axis + kMargin;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(rowHeight());
    verticalScrollBar()->setRange(0, std::max(0, whole - viewport()->height()));
}

void SplitBars::resizeEvent(QResizeEvent* event) {
    QAbstractScrollArea::resizeEvent(event);
    updateScroll();
}

QSize SplitBars::sizeHint() const {
    return {420, std::min<int>(8, std::max<int>(2, static_cast<int>(m_rows.size()))) * rowHeight() + kMargin};
}

void SplitBars::setTheme(const Theme& theme) {
    m_theme = theme;
    viewport()->update();
}

} // namespace tocsin::widgets
