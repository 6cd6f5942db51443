// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/data_page.h"

#include <QAction>
#include <QHeaderView>
#include <QLabel>
#include <QSplitter>
#include <QStackedLayout>
#include <QTreeWidget>
#include <QVBoxLayout>
#include <algorithm>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/lanes/recording_bands.h"
#include "app/workbench/lanes/recording_lanes.h"
#include "app/workbench/pages/empty_face.h"
#include "widgets/actions/action_registry.h"
#include "widgets/lanes/lane_actions.h"
#include "widgets/lanes/lane_view.h"
#include "widgets/lanes/spectrum_panel.h"

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

} // namespace

DataPage::DataPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_faces(new QStackedLayout(this)), m_empty(new EmptyFace), m_splitter(new QSplitter),
      m_recordings(new QTreeWidget), m_details(new QLabel), m_cursor(new QLabel), m_lanes(new widgets::LaneView),
      m_spectrum(new widgets::SpectrumPanel) {
    setObjectName(QStringLiteral("dataPage"));
    m_recordings->setObjectName(QStringLiteral("recordingList"));
    m_recordings->setAccessibleName(tr("Recordings"));
    m_recordings->setHeaderLabels({tr("Asset"), tr("Recording"), tr("Rows")});
    m_recordings->setRootIsDecorated(false);
    m_recordings->setUniformRowHeights(true);
    m_recordings->setAlternatingRowColors(true);
    m_recordings->header()->setStretchLastSection(false);
    m_recordings->header()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_recordings->header()->setSectionResizeMode(1, QHeaderView::Stretch);
    m_recordings->setFrameShape(QFrame::NoFrame);
    for (QLabel* label : {m_details, m_cursor}) {
        label->setWordWrap(true);
        label->setMargin(8);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_details->setObjectName(QStringLiteral("recordingDetails"));
    m_details->setAccessibleName(tr("About the recording"));
    m_cursor->setObjectName(QStringLiteral("cursorBands"));
    m_cursor->setAccessibleName(tr("At the cursor"));
    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins({});
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_recordings, 1);
    leftLayout->addWidget(m_details);
    leftLayout->addWidget(m_cursor);
    m_splitter->setObjectName(QStringLiteral("dataSplitter"));
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    auto* plots = new QSplitter(Qt::Vertical);
    plots->setObjectName(QStringLiteral("plotSplitter"));
    plots->setChildrenCollapsible(false);
    plots->addWidget(m_lanes);
    plots->addWidget(m_spectrum);
    plots->setStretchFactor(0, 1);
    m_spectrum->hide();
    m_spectrum->follow(m_lanes);
    m_splitter->addWidget(plots);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({290, 990});
    m_faces->addWidget(m_empty);
    m_faces->addWidget(m_splitter);
    connect(m_empty, &EmptyFace::pressed, this, &Page::openRequested);
    connect(m_recordings, &QTreeWidget::currentItemChanged, this, [this] { showChosen(); });
    widgets::attachLaneActions(m_services.actions, *m_lanes);
    widgets::attachLaneMenu(m_services.actions, *m_lanes,
                            {QStringLiteral("lanes.fitSelection"),
                             QStringLiteral("lanes.showAll"),
                             QStringLiteral("lanes.previousView"),
                             QStringLiteral("lanes.followValues"),
                             {},
                             QStringLiteral("data.spectrum"),
                             {},
                             QStringLiteral("lanes.copyPlot"),
                             QStringLiteral("lanes.copyTable")});
    QAction* spectrum = m_services.actions.add(
        {QStringLiteral("data.spectrum"),
         tr("&Spectrum"),
         QStringLiteral("view"),
         {QKeySequence(Qt::CTRL | Qt::ALT | Qt::Key_F)},
         widgets::ActionScope::Global,
         tr("Show spectrum and spectrogram of the selection, or of what is in view, under the lanes of the Data page"),
         {},
         true},
        [] {});
    connect(spectrum, &QAction::toggled, m_spectrum, &QWidget::setVisible);
    connect(m_lanes, &widgets::LaneView::cursorMoved, this, [this](const QString& bands) {
        m_cursor->setText(bands.isEmpty() ? tr("At the cursor: nothing is marked") : tr("At the cursor: %1").arg(bands));
    });
    connect(&m_services.labels, &LabelDocument::changed, this, &DataPage::showBands);
    showProject(nullptr);
}

const store::RecordingRecord* DataPage::chosen() const {
    const int row = m_recordings->indexOfTopLevelItem(m_recordings->currentItem());
    return m_session && row >= 0 && static_cast<std::size_t>(row) < m_session->recordings.size()
               ? &m_session->recordings[static_cast<std::size_t>(row)]
               : nullptr;
}

void DataPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_runner.stop();
    m_recordings->clear();
    m_session = std::move(session);
    m_alarms.clear();
    m_lanes->setLanes({}, {});
    m_details->clear();
    m_cursor->clear();
    const bool any = m_session && !m_session->recordings.empty();
    m_faces->setCurrentIndex(any ? 1 : 0);
    if (!m_session)
        m_empty->show(tr("No project is open"), tr("Open a project folder, or make one in a terminal:\ntocsin new pumps.tocsin"),
                      tr("&Open project..."));
    else if (!any)
        m_empty->show(tr("The project holds no recording yet"),
                      tr("Drop files or folders on the window, or choose Open your data in the File menu"));
    if (!any) return;
    for (const store::RecordingRecord& record : m_session->recordings) {
        auto* item = new QTreeWidgetItem(m_recordings, {text(record.asset), text(record.source), QString::number(record.rows)});
        item->setTextAlignment(2, Qt::AlignRight | Qt::AlignVCenter);
        item->setToolTip(1, text(record.source));
    }
    chooseRecording(0);
}

void DataPage::chooseRecording(int row) {
    m_recordings->setCurrentItem(m_recordings->topLevelItem(row));
}

void DataPage::showChosen() {
    const store::RecordingRecord* record = chosen();
    if (!record) return;
    m_lanes->setEmptyText(tr("Opening %1...").arg(text(record->source)));
    m_lanes->setLanes({}, {});
    m_cursor->clear();
    showDetails(*record);
    const auto session = m_session;
    m_runner.start<Loaded>(
        [session, id = record->id](const JobContext&) -> Result<Loaded> {
            Loaded loaded;
            TOCSIN_ASSIGN(loaded.source, session->project->recordings().open(id));
            return loaded;
        },
        [this, record = *record](Result<Loaded> loaded) {
            if (loaded.ok()) return take(record, std::move(*loaded));
            const QString message = text(loaded.error().message);
            m_lanes->setEmptyText(tr("%1 cannot be shown.\n%2").arg(text(record.source), message));
            Q_EMIT failed(message);
        });
}

void DataPage::take(const store::RecordingRecord& record, Loaded loaded) {
    m_lanes->setEmptyText(tr("%1 holds no channel.").arg(text(record.source)));
    m_lanes->setLanes(lanesOf(loaded.source), record.range);
    showBands();
    if (m_goTo) m_lanes->setVisibleRange(*m_goTo);
    m_goTo.reset();
}

void DataPage::showDetails(const store::RecordingRecord& record) {
    QStringList lines;
    const TimeNs resolution = record.range.to - record.range.from > 60 * kNsPerSecond ? kNsPerSecond : 1'000'000;
    lines << tr("%1 to\n%2").arg(widgets::readableTime(record.range.from, resolution), widgets::readableTime(record.range.to, resolution));
    std::int64_t gaps = 0, duplicates = 0, backward = 0;
    std::size_t channels = 0;
    for (const store::GroupRecord& group : record.groups) {
        gaps += group.gaps;
        duplicates += group.duplicates;
        backward += group.backward;
        channels += group.info.channels.size();
    }
    lines << tr("%1 long, %2 channels").arg(text(formatDuration(record.range.to - record.range.from))).arg(channels);
    lines << tr("%1 rows kept, %2 rejected, %3 gaps").arg(record.rows).arg(record.rejected).arg(gaps);
    if (duplicates > 0 || backward > 0) lines << tr("%1 repeated times, %2 backward").arg(duplicates).arg(backward);
    QStringList tags;
    for (const auto& [key, value] : record.tags) tags << QStringLiteral("%1=%2").arg(text(key), text(value));
    if (!tags.isEmpty()) lines << tr("Tags: %1").arg(tags.join(QStringLiteral(", ")));
    for (std::size_t i = 0; i < std::min<std::size_t>(2, record.warnings.size()); ++i) lines << text(record.warnings[i]);
    m_details->setText(lines.join(QLatin1Char('\n')));
}

void DataPage::setAlarms(AlarmsByAsset alarms) {
    m_alarms = std::move(alarms);
    showBands();
}

bool DataPage::showTime(const QString& asset, TimeRange range) {
    if (!m_session) return false;
    for (std::size_t row = 0; row < m_session->recordings.size(); ++row) {
        const store::RecordingRecord& record = m_session->recordings[row];
        if (!means(asset, record) || !record.range.overlaps(range)) continue;
        // The alarm in the middle half of the view.
        const TimeNs margin = std::max<TimeNs>({(range.to - range.from) / 2, (record.range.to - record.range.from) / 40, 1000});
        const TimeRange view{widgets::saturatingAdd(range.from, -margin), widgets::saturatingAdd(range.to, margin)};
        if (chosen() && chosen()->id == record.id && m_lanes->laneCount() > 0) {
            m_lanes->setVisibleRange(view);
        } else {
            m_goTo = view;
            chooseRecording(static_cast<int>(row));
        }
        return true;
    }
    return false;
}

QVariantMap DataPage::place() const {
    return chosen() && m_lanes->laneCount() > 0 ? viewPlace(*chosen(), m_lanes->visibleRange()) : QVariantMap();
}

QWidget* DataPage::focusTarget() const {
    return m_lanes->canvas();
}

void DataPage::goTo(const QVariantMap& place) {
    const auto found = m_session ? viewPlaceOf(place, m_session->recordings) : std::nullopt;
    if (!found) return;
    if (chosen() && chosen()->id == m_session->recordings[found->row].id && m_lanes->laneCount() > 0)
        m_lanes->setVisibleRange(found->view);
    else
        m_goTo = found->view;
    chooseRecording(static_cast<int>(found->row));
}

void DataPage::showBands() {
    const store::RecordingRecord* record = chosen();
    if (!record || m_lanes->laneCount() == 0) return;
    std::vector<widgets::Band> bands = labelBands(m_services.labels.visible(), *record, {}, m_theme, BandUse::Look);
    for (auto& more : {eventBands(m_session->events, *record, m_theme), alarmBands(m_alarms, *record, m_theme)})
        bands.insert(bands.end(), more.begin(), more.end());
    m_lanes->setBands(std::move(bands));
}

void DataPage::settle() {
    m_runner.wait();
    m_lanes->refreshNow();
}

void DataPage::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    m_lanes->setTheme(theme);
    m_spectrum->setTheme(theme);
    showBands();
}

} // namespace tocsin::workbench
