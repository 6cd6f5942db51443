// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/lanes/recording_lanes.h"

#include <algorithm>

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

} // namespace

bool means(const QString& asset, const store::RecordingRecord& record) {
    const QString name = text(record.asset);
    return asset == name || asset == QStringLiteral("%1 #%2").arg(name).arg(record.id.value);
}

std::vector<widgets::LaneSpec> lanesOf(const std::shared_ptr<const series::SeriesSource>& source) {
    std::vector<widgets::LaneSpec> lanes;
    for (std::size_t group = 0; group < source->groups().size(); ++group)
        for (std::size_t channel = 0; channel < source->groups()[group].channels.size(); ++channel) {
            const series::ChannelInfo& info = source->groups()[group].channels[channel];
            lanes.push_back({text(info.name), text(info.unit), source, group, channel});
        }
    return lanes;
}

std::vector<widgets::LaneSpec> lanesOf(const std::shared_ptr<const series::SeriesSource>& source, const std::vector<std::string>& names) {
    const std::vector<widgets::LaneSpec> all = lanesOf(source);
    std::vector<widgets::LaneSpec> lanes;
    for (const std::string& name : names) {
        const auto found = std::find_if(all.begin(), all.end(), [&](const widgets::LaneSpec& lane) { return lane.name == text(name); });
        if (found != all.end()) lanes.push_back(*found);
    }
    return lanes;
}

QVariantMap viewPlace(const store::RecordingRecord& record, TimeRange view) {
    return {{QStringLiteral("recording"), static_cast<qlonglong>(record.id.value)},
            {QStringLiteral("from"), QString::number(view.from)},
            {QStringLiteral("to"), QString::number(view.to)}};
}

std::optional<ViewPlace> viewPlaceOf(const QVariantMap& place, std::span<const store::RecordingRecord> recordings) {
    const qlonglong recording = place.value(QStringLiteral("recording")).toLongLong();
    const TimeRange view{place.value(QStringLiteral("from")).toString().toLongLong(),
                         place.value(QStringLiteral("to")).toString().toLongLong()};
    for (std::size_t row = 0; row < recordings.size(); ++row)
        if (recordings[row].id.value == recording && recordings[row].range.overlaps(view)) return ViewPlace{row, view};
    return std::nullopt;
}

} // namespace tocsin::workbench
