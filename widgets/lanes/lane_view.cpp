// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_view.h"

#include <QGraphicsScene>
#include <QScrollBar>
#include <QTimer>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/band_strip.h"
#include "widgets/lanes/cursor_line.h"
#include "widgets/lanes/lane_canvas.h"
#include "widgets/lanes/overview_strip.h"
#include "widgets/lanes/time_ruler.h"

namespace tocsin::widgets {

namespace {

constexpr double kShortestLane = 84; // below that a lane says nothing: the lanes scroll

} // namespace

LaneView::LaneView(QWidget* parent)
    : QWidget(parent), m_canvas(new LaneCanvas(this)), m_overview(new OverviewStrip), m_strip(new BandStrip), m_ruler(new TimeRuler),
      m_cursorLine(new CursorLine), m_gestures(*this), m_overviewWorker(this), m_statisticsWorker(this) {
    setObjectName(QStringLiteral("laneView"));
    setFocusProxy(m_canvas);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_overview);
    layout->addWidget(m_strip);
    layout->addWidget(m_canvas, 1);
    layout->addWidget(m_ruler);
    layout->addWidget(m_cursorLine);
    for (QWidget* part : std::initializer_list<QWidget*>{m_overview, m_ruler, m_cursorLine}) part->hide();
    m_overview->setBands(&m_bands);
    m_emptyText = tr("No channel is shown. Choose a recording on the left.");
    connect(&m_loader, &LaneLoader::ready, this, [this](const std::shared_ptr<LaneReadings>& readings) {
        take(*readings);
        scheduleDraw();
    });
    connect(m_strip, &BandStrip::pressed, this, &LaneView::activateBand);
    connect(m_overview, &OverviewStrip::viewRequested, this, &LaneView::panTo);
    setTheme(m_theme);
}

LaneView::~LaneView() {
    m_loader.forget();
}

QWidget* LaneView::canvas() const {
    return m_canvas;
}

void LaneView::setLanes(std::vector<LaneSpec> lanes, TimeRange whole) {
    std::vector<std::vector<LaneSpec>> single;
    for (LaneSpec& spec : lanes) single.push_back({std::move(spec)});
    setOverlaidLanes(std::move(single), whole);
}

void LaneView::setOverlaidLanes(std::vector<std::vector<LaneSpec>> lanes, TimeRange whole) {
    m_gestures.cancel();
    m_loader.forget();
    m_overviewWorker.forget();
    m_lanes.clear();
    m_traces.clear();
    m_bands.clear();
    m_overlay = {};
    m_earlier.clear();
    m_canvas->scene()->clear();
    m_cursor.reset();
    m_secondCursor.reset();
    m_window = TimeWindow(whole);
    for (std::vector<LaneSpec>& specs : lanes) {
        if (specs.empty()) continue;
        for (std::size_t trace = 0; trace < specs.size(); ++trace) m_traces.emplace_back(laneCount(), static_cast<int>(trace));
        m_lanes.push_back(std::make_unique<Lane>(std::move(specs)));
    }
    for (QWidget* part : std::initializer_list<QWidget*>{m_overview, m_ruler, m_cursorLine}) part->setVisible(!m_lanes.empty());
    m_overview->setWhole(m_window.whole());
    m_focusLane = -1;
    m_overviewWanted = {-1, 0};
    m_pointerLane = -1;
    setSelection(std::nullopt);
    setFocusLane(m_lanes.empty() ? -1 : 0);
    setBands({});
    setTheme(m_theme);
    m_canvas->verticalScrollBar()->setValue(0);
    m_canvas->setAccessibleDescription(
        m_lanes.empty() ? m_emptyText
                        : tr("%1 lanes from %2 to %3")
                              .arg(m_lanes.size())
                              .arg(readableTime(m_window.whole().from, kNsPerSecond), readableTime(m_window.whole().to, kNsPerSecond)));
    layOut();
    updateForeground();
    m_canvas->viewport()->update();
    Q_EMIT visibleRangeChanged(m_window.visible());
}

void LaneView::setBands(std::vector<Band> bands) {
    m_overlay.bands.clear(); // they point into the old ones
    m_strip->show({}, 0);
    m_bands = std::move(bands);
    std::stable_sort(m_bands.begin(), m_bands.end(), [](const Band& a, const Band& b) { return a.range.from < b.range.from; });
    const auto has = [this](BandKind kind) {
        return std::any_of(m_bands.begin(), m_bands.end(), [kind](const Band& band) { return band.kind == kind; });
    };
    int labelRows = 0;
    for (const PlacedBand& placed :
         placeBands(m_bands, TimeWindow(m_window.whole()), 1e6)) // as if a million pixels wide: true overlaps only
        if (placed.band->kind == BandKind::Label) labelRows = std::max(labelRows, placed.row + 1);
    m_overview->setBands(&m_bands);
    if (!bandWithId(m_bands, m_activeBand)) setActiveBand(0);
    m_strip->setKinds(has(BandKind::Label), has(BandKind::Event), has(BandKind::Alarm), labelRows);
    scheduleDraw();
}

void LaneView::setHeat(std::vector<LaneHeat> heat) {
    heat.resize(m_lanes.size());
    for (std::size_t i = 0; i < m_lanes.size(); ++i) m_lanes[i]->setHeat(std::move(heat[i]));
    layOut();
}

void LaneView::setTheme(const Theme& theme) {
    m_theme = theme;
    m_canvas->setBackgroundBrush(theme.surface);
    m_overview->setTheme(theme);
    m_strip->setTheme(theme);
    m_cursorLine->setTheme(theme);
    m_ruler->setTheme(theme);
    for (auto& lane : m_lanes) lane->setTheme(theme);
    m_canvas->viewport()->update();
    scheduleDraw();
}

void LaneView::setReviewed(std::vector<TimeRange> reviewed) {
    m_overview->setReviewed(std::move(reviewed));
}

void LaneView::setTimeZone(const QTimeZone& zone) {
    m_zone = zone;
    updateForeground();
}

void LaneView::readOverview() {
    const std::pair wanted{m_focusLane, static_cast<int>(std::lround(plotWidth()))};
    if (m_focusLane < 0 || m_laneHeight <= 0 || wanted == m_overviewWanted) return;
    m_overviewWanted = wanted;
    m_overviewWorker.run([spec = m_lanes[static_cast<std::size_t>(m_focusLane)]->spec(), range = m_window.whole(),
                          columns = wanted.second](const JobContext&) { return readLane(spec, range, columns); },
                         [this](LaneReading reading) { m_overview->setReading(std::move(reading)); });
}

void LaneView::setVisibleRange(TimeRange range) {
    if (m_window.show(range)) viewChanged();
}

void LaneView::viewChanged() {
    requestReadings();
    scheduleDraw();
    Q_EMIT visibleRangeChanged(m_window.visible());
}

void LaneView::setEmptyText(const QString& text) {
    m_emptyText = text;
    if (m_lanes.empty()) m_canvas->setAccessibleDescription(text);
    m_canvas->viewport()->update();
}

void LaneView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    layOut();
}

void LaneView::scheduleDraw() {
    if (m_drawScheduled) return;
    m_drawScheduled = true;
    QTimer::singleShot(0, this, [this] {
        if (m_drawScheduled) draw();
    });
}

void LaneView::layOut() {
    if (m_lanes.empty()) return;
    const double room = m_canvas->viewport()->height();
    m_laneHeight = std::max(kShortestLane, std::floor(room / static_cast<double>(m_lanes.size())));
    const double width = m_canvas->viewport()->width();
    m_canvas->setSceneRect(0, 0, width, m_laneHeight * static_cast<double>(m_lanes.size()));
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        m_lanes[i]->place(QRectF(0, static_cast<double>(i) * m_laneHeight, width, m_laneHeight));
    requestReadings();
    readOverview();
    scheduleDraw();
}

LaneRequest LaneView::visibleRequest() {
    LaneRequest request{{}, m_window.visible(), static_cast<int>(std::lround(plotWidth()))};
    std::vector<int> shown;
    const double top = m_canvas->verticalScrollBar()->value(), bottom = top + m_canvas->viewport()->height();
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const double laneTop = static_cast<double>(i) * m_laneHeight;
        if (laneTop + m_laneHeight < top || laneTop > bottom) continue;
        if (!m_lanes[i]->built()) {
            m_lanes[i]->build(*m_canvas->scene(), m_theme);
            m_lanes[i]->place(QRectF(0, laneTop, m_canvas->viewport()->width(), m_laneHeight));
        }
        shown.push_back(static_cast<int>(i));
    }
    for (std::size_t number = 0; number < m_traces.size(); ++number) {
        const auto [lane, trace] = m_traces[number];
        if (std::binary_search(shown.begin(), shown.end(), lane))
            request.lanes.emplace_back(static_cast<int>(number), m_lanes[static_cast<std::size_t>(lane)]->spec(trace));
    }
    return request;
}

void LaneView::requestReadings() {
    if (m_lanes.empty() || m_laneHeight <= 0) return;
    m_loader.request(visibleRequest());
}

void LaneView::take(const LaneReadings& readings) {
    for (const auto& [number, reading] : readings)
        if (static_cast<std::size_t>(number) < m_traces.size()) {
            const auto [lane, trace] = m_traces[static_cast<std::size_t>(number)];
            m_lanes[static_cast<std::size_t>(lane)]->setReading(trace, reading);
        }
}

void LaneView::draw() {
    m_drawScheduled = false;
    if (m_lanes.empty()) return;
    // Neighbours of the strip and of the scroll bar may have changed the width since the last layout.
    if (m_canvas->sceneRect().width() != m_canvas->viewport()->width() ||
        std::abs(m_laneHeight - std::max(kShortestLane, std::floor(m_canvas->viewport()->height() / static_cast<double>(m_lanes.size())))) >
            0.5) {
        layOut();
        m_drawScheduled = false;
    }
    const double width = plotWidth();
    m_overlay.bands = placeBands(m_bands, m_window, width);
    const std::vector<TimeTick> ticks = timeTicks(m_window.visible(), m_ruler->maximumTicks(width));
    m_overlay.gridLines.clear();
    for (const TimeTick& tick : ticks) m_overlay.gridLines.push_back(m_window.fractionOf(tick.time) * width);
    m_strip->show(m_overlay.bands, width);
    m_ruler->show(m_window, ticks, width);
    const LaneRequest request = visibleRequest();
    bool unread = false;
    m_canvas->dropPicture();
    m_overview->setView(m_window.visible());
    for (const auto& [number, spec] : request.lanes) {
        const auto [laneNumber, trace] = m_traces[static_cast<std::size_t>(number)];
        Lane& lane = *m_lanes[static_cast<std::size_t>(laneNumber)];
        const bool never = lane.reading(trace).range == TimeRange{};
        unread = unread || never;
        if (trace == 0) lane.draw(m_window, &m_overlay, never || m_loader.busy());
    }
    if (unread) m_loader.request(request); // also while busy: what is under way may have been forgotten
    updateForeground();
}

void LaneView::refreshNow() {
    if (m_lanes.empty()) return;
    layOut();
    m_loader.forget();
    take(LaneLoader::read(visibleRequest()));
    if (m_focusLane >= 0 && m_overviewWorker.busy()) {
        m_overviewWorker.forget();
        m_overview->setReading(
            readLane(m_lanes[static_cast<std::size_t>(m_focusLane)]->spec(), m_window.whole(), static_cast<int>(std::lround(plotWidth()))));
    }
    draw();
}

} // namespace tocsin::widgets
