// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_view.h"

#include <QChart>
#include <QDateTime>
#include <QDateTimeAxis>
#include <QGraphicsScene>
#include <QKeyEvent>
#include <QLineSeries>
#include <QPainter>
#include <QTimer>
#include <QValueAxis>
#include <QWheelEvent>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

namespace {

constexpr int kLeftMargin = 74; // one margin for all lanes, so that equal times stand above each other
constexpr int kRightMargin = 14;
constexpr int kAxisHeight = 34; // time axis under the last lane
constexpr TimeNs kShortestView = 1000; // 1 microsecond
constexpr int kPixelsForFarJoin = 40;

qint64 toMs(TimeNs time) { return time / 1'000'000; }

/// Time format that suits the visible span.
QString timeFormat(TimeNs span) {
    if (span > 400 * kNsPerDay) return QStringLiteral("yyyy-MM");
    if (span > 3 * kNsPerDay) return QStringLiteral("yyyy-MM-dd");
    if (span > 5 * 60 * kNsPerSecond) return QStringLiteral("MM-dd hh:mm");
    if (span > 5 * kNsPerSecond) return QStringLiteral("hh:mm:ss");
    return QStringLiteral("hh:mm:ss.zzz");
}

} // namespace

struct LaneView::Lane {
    LaneSpec spec;
    QChart* chart = nullptr;
    QDateTimeAxis* timeAxis = nullptr;
    QValueAxis* valueAxis = nullptr;
    TraceItem* trace = nullptr;
    std::vector<BandItem*> bands;
};

LaneView::LaneView(QWidget* parent) : QGraphicsView(parent) {
    setObjectName(QStringLiteral("laneView"));
    setAccessibleName(tr("Signal lanes"));
    setScene(new QGraphicsScene(this));
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setAlignment(Qt::AlignLeft | Qt::AlignTop);
    setFocusPolicy(Qt::StrongFocus);
    setViewportUpdateMode(QGraphicsView::MinimalViewportUpdate);
    m_emptyText = tr("No channel is shown. Choose a recording on the left.");
}

LaneView::~LaneView() = default;

void LaneView::setLanes(std::vector<LaneSpec> lanes, TimeRange whole) {
    m_lanes.clear();
    scene()->clear();
    m_whole = whole;
    if (m_whole.to <= m_whole.from) m_whole.to = m_whole.from + kNsPerSecond;
    m_visible = m_whole;
    for (LaneSpec& spec : lanes) {
        auto lane = std::make_unique<Lane>();
        lane->spec = std::move(spec);
        lane->chart = new QChart;
        scene()->addItem(lane->chart);
        lane->chart->legend()->hide();
        lane->chart->setAnimationOptions(QChart::NoAnimation);
        lane->chart->setBackgroundRoundness(0);
        lane->chart->setMargins({});
        lane->timeAxis = new QDateTimeAxis(lane->chart);
        lane->valueAxis = new QValueAxis(lane->chart);
        lane->valueAxis->setTickCount(3);
        lane->valueAxis->setLabelFormat(QStringLiteral("%.4g"));
        lane->chart->addAxis(lane->timeAxis, Qt::AlignBottom);
        lane->chart->addAxis(lane->valueAxis, Qt::AlignLeft);
        lane->valueAxis->setTitleText(lane->spec.unit.isEmpty() ? lane->spec.name : tr("%1 [%2]").arg(lane->spec.name, lane->spec.unit));
        lane->trace = new TraceItem(lane->chart);
        styleLane(*lane);
        m_lanes.push_back(std::move(lane));
    }
    setBands(m_bands);
    layOut();
    Q_EMIT visibleRangeChanged(m_visible);
}

void LaneView::setBands(std::vector<Band> bands) {
    m_bands = std::move(bands);
    for (auto& lane : m_lanes) {
        qDeleteAll(lane->bands);
        lane->bands.clear();
        for (const Band& band : m_bands) lane->bands.push_back(new BandItem(band, lane->chart));
    }
    scheduleRefresh();
}

void LaneView::setTheme(const Theme& theme) {
    m_theme = theme;
    for (auto& lane : m_lanes) styleLane(*lane);
    scheduleRefresh();
}

void LaneView::styleLane(Lane& lane) const {
    lane.chart->setBackgroundBrush(m_theme.surface);
    lane.chart->setBackgroundPen(Qt::NoPen);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{lane.timeAxis, lane.valueAxis}) {
        axis->setLabelsColor(m_theme.mutedText);
        axis->setGridLineColor(m_theme.grid);
        axis->setLinePenColor(m_theme.grid);
        axis->setTitleBrush(m_theme.text);
        QFont font = axis->labelsFont();
        font.setPointSize(8);
        axis->setLabelsFont(font);
        axis->setTitleFont(font);
    }
    lane.trace->setColor(m_theme.trace);
}

void LaneView::setVisibleRange(TimeRange range) {
    const TimeNs span = std::clamp(range.to - range.from, kShortestView, (m_whole.to - m_whole.from) + (m_whole.to - m_whole.from) / 20);
    if (range.to - range.from != span) range.to = range.from + span;
    if (range == m_visible) return;
    m_visible = range;
    scheduleRefresh();
    Q_EMIT visibleRangeChanged(m_visible);
}

const std::vector<QLineF>& LaneView::strokes(int lane) const { return m_lanes.at(static_cast<std::size_t>(lane))->trace->strokes(); }

void LaneView::setEmptyText(const QString& text) {
    m_emptyText = text;
    viewport()->update();
}

void LaneView::scheduleRefresh() {
    if (m_refreshScheduled) return;
    m_refreshScheduled = true;
    QTimer::singleShot(0, this, [this] { refreshNow(); });
}

QRectF LaneView::timeArea() const {
    return QRectF(kLeftMargin, 0, std::max(10, viewport()->width() - kLeftMargin - kRightMargin), std::max(10, viewport()->height()));
}

void LaneView::layOut() {
    if (m_lanes.empty()) return;
    const double width = viewport()->width();
    const double height = (viewport()->height() - kAxisHeight) / static_cast<double>(m_lanes.size());
    double top = 0;
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = *m_lanes[i];
        const bool last = i + 1 == m_lanes.size();
        lane.timeAxis->setLabelsVisible(last);
        lane.chart->setGeometry(0, top, width, height + (last ? kAxisHeight : 0));
        lane.chart->setPlotArea(QRectF(kLeftMargin, 6, timeArea().width(), std::max(8.0, height - 12)));
        top += height;
    }
    setSceneRect(0, 0, width, viewport()->height());
    scheduleRefresh();
}

void LaneView::refreshNow() {
    m_refreshScheduled = false;
    const QString format = timeFormat(m_visible.to - m_visible.from);
    for (auto& lane : m_lanes) {
        const QRectF area = lane->chart->plotArea();
        const int columnCount = std::max(1, static_cast<int>(std::lround(area.width())));
        lane->timeAxis->setFormat(format);
        lane->timeAxis->setRange(QDateTime::fromMSecsSinceEpoch(toMs(m_visible.from), Qt::UTC),
                                 QDateTime::fromMSecsSinceEpoch(std::max(toMs(m_visible.to), toMs(m_visible.from) + 1), Qt::UTC));
        const auto columns = lane->spec.columns(m_visible, columnCount);
        if (!columns.ok()) {
            lane->trace->setStrokes({}, area);
            lane->chart->setToolTip(QString::fromStdString(columns.error().message));
            continue;
        }
        ValueRange values{1, -1};
        int filled = 0;
        for (const auto& column : *columns) {
            if (column.count == 0) continue;
            ++filled;
            if (values.minimum > values.maximum) values = {column.minimum, column.maximum};
            values.minimum = std::min<double>(values.minimum, column.minimum);
            values.maximum = std::max<double>(values.maximum, column.maximum);
        }
        if (values.minimum > values.maximum) values = {0, 1};
        const double margin = values.maximum > values.minimum ? 0.05 * (values.maximum - values.minimum) : std::max(1e-6, std::abs(values.maximum) * 0.05);
        values.minimum -= margin;
        values.maximum += margin;
        lane->valueAxis->setRange(values.minimum, values.maximum);
        // Zoomed in past one sample a column, samples stand apart: their joins may bridge a few times the usual distance, a gap may not.
        const int usual = filled > 1 ? columnCount / filled : kPixelsForFarJoin;
        lane->trace->setStrokes(traceStrokes(*columns, values, area, usual <= 1 ? 1 : usual * 3), area);
    }
    placeBands();
}

void LaneView::placeBands() {
    const double span = static_cast<double>(m_visible.to - m_visible.from);
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = *m_lanes[i];
        const QRectF area = lane.chart->plotArea();
        for (BandItem* item : lane.bands) {
            const TimeRange& range = item->band().range;
            const bool visible = range.overlaps(m_visible);
            item->setVisible(visible);
            if (!visible) continue;
            const auto x = [&](TimeNs time) {
                return std::clamp(area.left() + static_cast<double>(time - m_visible.from) / span * area.width(), area.left(), area.right());
            };
            item->place(area, x(range.from), x(range.to), i == 0);
        }
    }
}

void LaneView::zoom(double factor, double atFraction) {
    const double span = static_cast<double>(m_visible.to - m_visible.from);
    const double pivot = static_cast<double>(m_visible.from - m_whole.from) + atFraction * span;
    const double next = std::clamp(span * factor, static_cast<double>(kShortestView), 1.05 * static_cast<double>(m_whole.to - m_whole.from));
    const auto from = m_whole.from + static_cast<TimeNs>(pivot - atFraction * next);
    setVisibleRange({from, from + static_cast<TimeNs>(next)});
}

void LaneView::pan(double fraction) {
    const TimeNs span = m_visible.to - m_visible.from;
    const auto shift = static_cast<TimeNs>(static_cast<double>(span) * fraction);
    const TimeNs from = std::clamp(m_visible.from + shift, m_whole.from - span / 2, m_whole.to - span / 2);
    setVisibleRange({from, from + span});
}

void LaneView::resizeEvent(QResizeEvent* event) {
    QGraphicsView::resizeEvent(event);
    layOut();
}

void LaneView::wheelEvent(QWheelEvent* event) {
    if (m_lanes.empty()) return;
    const QRectF area = timeArea();
    const double at = std::clamp((event->position().x() - area.left()) / area.width(), 0.0, 1.0);
    if (event->angleDelta().y() != 0) zoom(std::pow(0.8, event->angleDelta().y() / 120.0), at);
    else pan(-event->angleDelta().x() / 1200.0);
    event->accept();
}

void LaneView::mousePressEvent(QMouseEvent* event) {
    if (event->button() != Qt::LeftButton || m_lanes.empty()) return QGraphicsView::mousePressEvent(event);
    m_dragging = true;
    m_dragFrom = event->pos();
    m_dragRange = m_visible;
    viewport()->setCursor(Qt::ClosedHandCursor);
}

void LaneView::mouseMoveEvent(QMouseEvent* event) {
    if (!m_dragging) return QGraphicsView::mouseMoveEvent(event);
    const double fraction = (m_dragFrom.x() - event->pos().x()) / timeArea().width();
    const TimeNs span = m_dragRange.to - m_dragRange.from;
    const TimeNs from = std::clamp(m_dragRange.from + static_cast<TimeNs>(fraction * static_cast<double>(span)), m_whole.from - span / 2, m_whole.to - span / 2);
    setVisibleRange({from, from + span});
}

void LaneView::mouseReleaseEvent(QMouseEvent* event) {
    m_dragging = false;
    viewport()->unsetCursor();
    QGraphicsView::mouseReleaseEvent(event);
}

void LaneView::keyPressEvent(QKeyEvent* event) {
    const double step = event->modifiers() & Qt::ShiftModifier ? 1.0 : 0.1;
    const TimeNs span = m_visible.to - m_visible.from;
    switch (event->key()) {
    case Qt::Key_Left: pan(-step); break;
    case Qt::Key_Right: pan(step); break;
    case Qt::Key_Up: zoom(0.8, 0.5); break;
    case Qt::Key_Down: zoom(1.25, 0.5); break;
    case Qt::Key_Home: setVisibleRange({m_whole.from, m_whole.from + span}); break;
    case Qt::Key_End: setVisibleRange({m_whole.to - span, m_whole.to}); break;
    case Qt::Key_F: setVisibleRange(m_whole); break;
    default: QGraphicsView::keyPressEvent(event);
    }
}

void LaneView::paintEvent(QPaintEvent* event) {
    if (!m_lanes.empty()) return QGraphicsView::paintEvent(event);
    QPainter painter(viewport());
    painter.fillRect(viewport()->rect(), m_theme.surface);
    painter.setPen(m_theme.mutedText);
    painter.drawText(viewport()->rect().adjusted(24, 24, -24, -24), Qt::AlignCenter | Qt::TextWordWrap, m_emptyText);
}

} // namespace tocsin::widgets
