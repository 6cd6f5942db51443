// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes of the Explain page: the window among its neighbours, what is marked there, the map under each lane.
#include <algorithm>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/lanes/recording_bands.h"
#include "app/workbench/lanes/recording_lanes.h"
#include "app/workbench/pages/explain_page.h"
#include "widgets/heat/heat_map.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

} // namespace

const store::RecordingRecord* ExplainPage::recordingOf(const ExplainItem& item) const {
    for (const store::RecordingRecord& record : m_session->recordings)
        if (means(text(item.asset), record) && record.range.contains(item.time)) return &record;
    return nullptr;
}

void ExplainPage::showLanes(const ExplainItem& item) {
    const store::RecordingRecord* record = recordingOf(item);
    if (!record) {
        m_recording.reset();
        m_lanes->setEmptyText(tr("No recording of %1 covers this time.").arg(text(item.asset)));
        return m_lanes->setLanes({}, {});
    }
    m_lanes->setHeat({});
    if (m_recording == record->id && m_lanes->laneCount() > 0) return showSurroundings();
    m_recording = record->id;
    m_lanes->setEmptyText(tr("Opening %1...").arg(text(record->source)));
    m_lanes->setLanes({}, {});
    using Source = std::shared_ptr<const series::SeriesSource>;
    m_laneRunner.start<Source>(
        [session = m_session, id = record->id](const JobContext&) -> Result<Source> {
            TOCSIN_ASSIGN(Source source, session->project->recordings().open(id));
            return source;
        },
        [this, record = *record](Result<Source> source) {
            if (!m_material) return;
            if (source.ok()) {
                m_lanes->setLanes(lanesOf(*source, m_material->channelNames), record.range);
                return showSurroundings();
            }
            m_recording.reset();
            m_lanes->setEmptyText(tr("%1 cannot be shown.\n%2").arg(text(record.source), text(source.error().message)));
        });
}

void ExplainPage::showSurroundings() {
    const ExplainItem* shown = item();
    if (!shown) return;
    TimeRange window{widgets::saturatingAdd(shown->time, -m_material->windowNs), shown->time};
    if (m_shown) window = {m_shown->context.times.front(), m_shown->context.times.back()};
    const TimeNs margin = std::max<TimeNs>((window.to - window.from) / 4, 1000);
    m_lanes->setVisibleRange({widgets::saturatingAdd(window.from, -margin), widgets::saturatingAdd(window.to, margin)});
    showBands();
    showHeat();
}

void ExplainPage::showBands() {
    const ExplainItem* shown = m_session && m_material ? item() : nullptr;
    const store::RecordingRecord* record = shown ? recordingOf(*shown) : nullptr;
    if (!record || m_lanes->laneCount() == 0) return;
    std::vector<widgets::Band> bands = labelBands(m_services.labels.visible(), *record, {}, m_theme, BandUse::Look);
    for (widgets::Band& alarm : alarmBands(m_material->alarms, *record, m_theme)) bands.push_back(std::move(alarm));
    m_lanes->setBands(std::move(bands));
}

void ExplainPage::showHeat() {
    if (!m_shown || m_lanes->laneCount() != static_cast<int>(m_shown->attribution.channels)) return;
    const std::vector<float> strengths = widgets::strengthsOf(m_shown->attribution.map);
    const auto samples = static_cast<std::ptrdiff_t>(m_shown->attribution.samples);
    std::vector<widgets::LaneHeat> heat;
    for (std::ptrdiff_t channel = 0; channel < m_lanes->laneCount(); ++channel)
        heat.push_back({m_shown->context.times, {strengths.begin() + channel * samples, strengths.begin() + (channel + 1) * samples}});
    m_lanes->setHeat(std::move(heat));
}

} // namespace tocsin::workbench
