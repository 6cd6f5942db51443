// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/label_bands.h"

#include <QCoreApplication>
#include <algorithm>

namespace tocsin::workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::LabelBands)
};

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

} // namespace

QColor classColor(const std::string& className, const label::Scheme& scheme, const widgets::Theme& theme) {
    if (className == label::kNormalClass) return theme.normal;
    if (className == label::kUnknownClass) return theme.mutedText;
    int place = 0;
    for (const label::SchemeClass& entry : scheme.classes) {
        if (!label::isFaultClass(entry.name)) continue;
        // The third colour of the set is the green of "normal".
        if (entry.name == className) return theme.classColor(place < 2 ? place : place + 1);
        ++place;
    }
    return theme.fault;
}

std::vector<widgets::Band> labelBands(std::span<const label::Label> labels, const store::RecordingRecord& record,
                                      const label::Scheme& scheme, const widgets::Theme& theme, BandEditing editing) {
    using widgets::BandKind, widgets::BandPattern;
    std::vector<widgets::Band> bands;
    for (const label::Label& label : labels) {
        if (label.asset != record.asset || (label.recording && label.recording != record.id) ||
            label.status == label::LabelStatus::Rejected || !label.range.overlaps(record.range))
            continue;
        const bool unknown = label.className == label::kUnknownClass, proposed = label.status == label::LabelStatus::Proposed;
        QString name = text(label.className);
        if (!label.channel.empty()) name = Text::tr("%1 on %2").arg(name, text(label.channel));
        if (proposed) name = Text::tr("%1 (proposed)").arg(name);
        widgets::Band band{label.range, BandKind::Label, name, classColor(label.className, scheme, theme),
                           proposed  ? BandPattern::Hatched
                           : unknown ? BandPattern::Dotted
                                     : BandPattern::Solid};
        band.id = label.id.value;
        band.editable = editing == BandEditing::Yes && !label.locked;
        if (label.onset) band.onset = TimeRange{label.onset->earliest, label.onset->latest};
        band.rater = text(label.rater);
        bands.push_back(std::move(band));
    }
    return bands;
}

std::vector<widgets::Band> eventBands(std::span<const label::MaintenanceEvent> events, const store::RecordingRecord& record,
                                      const widgets::Theme& theme) {
    std::vector<widgets::Band> bands;
    for (const label::MaintenanceEvent& event : events) {
        const TimeNs at = event.failureOrReported();
        if (event.asset != record.asset || !record.range.contains(at)) continue;
        const std::string_view kind = label::kindName(event.kind);
        const QString what = event.text.empty() ? QString::fromUtf8(kind.data(), static_cast<qsizetype>(kind.size())) : text(event.text);
        bands.push_back({{at, at},
                         widgets::BandKind::Event,
                         event.workOrder.empty() ? what : QStringLiteral("%1 %2").arg(text(event.workOrder), what),
                         theme.event,
                         widgets::BandPattern::Solid});
    }
    return bands;
}

} // namespace tocsin::workbench
