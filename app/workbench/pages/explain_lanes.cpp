// SPDX-License-Identifier: GPL-3.0-or-later
// The lanes of the Explain page: the window among its neighbours, what is marked there, the map under each lane.
#include <algorithm>
#include <fmt/format.h>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/pages/explain_page.h"
#include "widgets/heat/heat_map.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

namespace {

QString text(std::string_view utf8) {
    return QString::fromUtf8(utf8.data(), static_cast<qsizetype>(utf8.size()));
}

/// "pump", or "pump #3" for one of several recordings that overlap in time.
bool means(const std::string& asset, const store::RecordingRecord& record) {
    return asset == record.asset || asset == fmt::format("{} #{}", record.asset, record.id.value);
}

/// The model's channels in its order.
std::vector<widgets::LaneSpec> lanesOf(const std::shared_ptr<const series::SeriesSource>& source, const std::vector<std::string>& names) {
    std::vector<widgets::LaneSpec> lanes;
    const auto find = [&](const std::string& name) {
        for (std::size_t group = 0; group < source->groups().size(); ++group)
            for (std::size_t channel = 0; channel < source->groups()[group].channels.size(); ++channel) {
                const series::ChannelInfo& info = source->groups()[group].channels[channel];
                if (info.name == name) return lanes.push_back({text(info.name), text(info.unit), source, group, channel});
            }
    };
    for (const std::string& name : names) find(name);
    return lanes;
}

} // namespace

const store::RecordingRecord* ExplainPage::recordingOf(const ExplainItem& item) const {
    for (const store::RecordingRecord& record : m_session->recordings)
        if (means(item.asset, record) && record.range.contains(item.time)) return &record;
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
    using widgets::BandKind, widgets::BandPattern;
    std::vector<widgets::Band> bands;
    for (const label::Label& label : m_services.labels.ofAsset(record->asset)) {
        if ((label.recording && label.recording != record->id) || label.status == label::LabelStatus::Rejected ||
            !label.range.overlaps(record->range))
            continue;
        const bool proposed = label.status == label::LabelStatus::Proposed;
        bands.push_back({label.range, BandKind::Label, proposed ? tr("%1 (proposed)").arg(text(label.className)) : text(label.className),
                         label.isFault() ? m_theme.fault : m_theme.normal, proposed ? BandPattern::Hatched : BandPattern::Solid});
    }
    for (const auto& [asset, alarms] : m_material->alarms) {
        if (!means(asset.toStdString(), *record)) continue;
        for (const alarm::AlarmInterval& alarm : alarms)
            if (TimeRange{alarm.raised, alarm.cleared}.overlaps(record->range))
                bands.push_back({{alarm.raised, alarm.cleared}, BandKind::Alarm, tr("alarm"), m_theme.alarm, BandPattern::Hatched});
    }
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
