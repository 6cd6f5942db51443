// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/data_page.h"

#include <QHeaderView>
#include <QLabel>
#include <QLocale>
#include <QSplitter>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

namespace {

constexpr std::size_t kMaximumLanes = 16; // more do not fit a screen; the rest is one click away once lanes can be chosen

QString text(const std::string& value) { return QString::fromStdString(value); }

/// One lane for each channel of the recording, in order.
std::vector<widgets::LaneSpec> lanesOf(const std::shared_ptr<const series::SeriesSource>& source) {
    std::vector<widgets::LaneSpec> lanes;
    for (std::size_t group = 0; group < source->groups().size(); ++group)
        for (std::size_t channel = 0; channel < source->groups()[group].channels.size(); ++channel) {
            if (lanes.size() == kMaximumLanes) return lanes;
            const series::ChannelInfo& info = source->groups()[group].channels[channel];
            lanes.push_back({text(info.name), text(info.unit),
                             [source, group, channel](TimeRange range, int columns) { return source->columns(group, channel, range, columns); }});
        }
    return lanes;
}

} // namespace

DataPage::DataPage(QWidget* parent) : Page(parent), m_recordings(new QTreeWidget), m_details(new QLabel), m_lanes(new widgets::LaneView) {
    setObjectName(QStringLiteral("dataPage"));
    m_recordings->setObjectName(QStringLiteral("recordingList"));
    m_recordings->setAccessibleName(tr("Recordings"));
    m_recordings->setHeaderLabels({tr("Asset"), tr("Recording"), tr("Rows")});
    m_recordings->setRootIsDecorated(false);
    m_recordings->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_details->setWordWrap(true);
    m_details->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_details->setMargin(8);
    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins({});
    leftLayout->addWidget(m_recordings, 1);
    leftLayout->addWidget(m_details);
    auto* splitter = new QSplitter;
    splitter->addWidget(left);
    splitter->addWidget(m_lanes);
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({320, 960});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(splitter);
    connect(m_recordings, &QTreeWidget::currentItemChanged, this, [this] { showChosen(); });
    showProject(nullptr);
}

void DataPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_session = std::move(session);
    m_recordings->clear();
    m_records.clear();
    m_alarms.clear();
    m_lanes->setLanes({}, {});
    if (!m_session) {
        m_lanes->setEmptyText(tr("Open a project with Ctrl+O, or make one: tocsin new pumps.tocsin"));
        m_details->setText({});
        return;
    }
    auto recordings = m_session->project.recordings().all();
    if (!recordings.ok()) {
        Q_EMIT failed(text(recordings.error().message));
        return;
    }
    m_records = std::move(*recordings);
    for (const store::RecordingRecord& record : m_records) {
        auto* item = new QTreeWidgetItem(m_recordings, {text(record.asset), text(record.source), QLocale().toString(static_cast<qlonglong>(record.rows))});
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
    }
    m_lanes->setEmptyText(m_records.empty() ? tr("The project holds no recording yet. Import one: tocsin import PROJECT FILE --asset NAME")
                                            : tr("Choose a recording on the left."));
    if (!m_records.empty()) chooseRecording(0);
}

void DataPage::chooseRecording(int row) { m_recordings->setCurrentItem(m_recordings->topLevelItem(row)); }

void DataPage::showChosen() {
    const int row = m_recordings->indexOfTopLevelItem(m_recordings->currentItem());
    if (!m_session || row < 0) return;
    const store::RecordingRecord& record = m_records[static_cast<std::size_t>(row)];
    auto source = m_session->project.recordings().open(record.id);
    if (!source.ok()) {
        Q_EMIT failed(text(source.error().message));
        return;
    }
    m_details->setText(tr("%1 to %2 UTC\n%n row(s) kept, %3 rejected", nullptr, static_cast<int>(record.rows))
                           .arg(text(formatTime(record.range.from)), text(formatTime(record.range.to)))
                           .arg(record.rejected));
    m_lanes->setLanes(lanesOf(*source), record.range);
    showBands();
}

void DataPage::setAlarms(const QString& asset, const std::vector<alarm::AlarmInterval>& alarms) {
    m_alarms[asset] = alarms;
    showBands();
}

void DataPage::showBands() {
    const int row = m_recordings->indexOfTopLevelItem(m_recordings->currentItem());
    if (!m_session || row < 0) return;
    const store::RecordingRecord& record = m_records[static_cast<std::size_t>(row)];
    std::vector<widgets::Band> bands;
    if (const auto labels = m_session->project.labels().ofAsset(record.asset); labels.ok())
        for (const label::Label& label : *labels) {
            if (label.recording && label.recording != record.id) continue;
            if (label.status == label::LabelStatus::Rejected || !label.range.overlaps(record.range)) continue;
            const QColor color = label.isFault() ? m_theme.fault : label.className == label::kUnknownClass ? m_theme.mutedText : m_theme.classColor(2);
            const QString name = label.status == label::LabelStatus::Proposed ? tr("%1 (proposed)").arg(text(label.className)) : text(label.className);
            bands.push_back({label.range, widgets::BandKind::Label, name, color});
        }
    if (const auto events = m_session->project.events().all(); events.ok())
        for (const label::MaintenanceEvent& event : *events)
            if (event.asset == record.asset && record.range.contains(event.failureOrReported()))
                bands.push_back({{event.failureOrReported(), event.failureOrReported()}, widgets::BandKind::Event,
                                 tr("%1 %2").arg(text(event.workOrder), text(event.text)), m_theme.event});
    if (const auto alarms = m_alarms.find(text(record.asset)); alarms != m_alarms.end())
        for (const alarm::AlarmInterval& alarm : alarms->second)
            if (TimeRange{alarm.raised, alarm.cleared}.overlaps(record.range))
                bands.push_back({{alarm.raised, alarm.cleared}, widgets::BandKind::Alarm, tr("alarm"), m_theme.alarm});
    m_lanes->setBands(std::move(bands));
}

void DataPage::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    m_lanes->setTheme(theme);
    showBands();
}

} // namespace tocsin::workbench
