// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/spectrum_panel.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "widgets/lanes/lane_view.h"
#include "widgets/lanes/spectrum_plots.h"

namespace tocsin::widgets {

namespace {
constexpr int kDelayMs = 150;
}

SpectrumPanel::SpectrumPanel(QWidget* parent)
    : QWidget(parent), m_worker(this), m_caption(new QLabel), m_message(new QLabel), m_logFrequency(new QCheckBox(tr("Log frequency"))),
      m_logAmplitude(new QCheckBox(tr("Log amplitude"))), m_faces(new QStackedWidget), m_spectrum(new SpectrumPlot),
      m_spectrogram(new SpectrogramPlot) {
    setObjectName(QStringLiteral("spectrumPanel"));
    setAccessibleName(tr("Spectrum of the lane in focus"));
    m_caption->setObjectName(QStringLiteral("spectrumCaption"));
    m_caption->setWordWrap(true);
    m_caption->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_message->setObjectName(QStringLiteral("spectrumMessage"));
    m_message->setWordWrap(true);
    m_message->setAlignment(Qt::AlignCenter);
    m_message->setMargin(16);
    m_logFrequency->setObjectName(QStringLiteral("logFrequency"));
    m_logFrequency->setToolTip(tr("Equal ratios of frequency are equally far apart"));
    m_logAmplitude->setObjectName(QStringLiteral("logAmplitude"));
    m_logAmplitude->setToolTip(tr("Shows weak lines beside strong ones: five decades, in the spectrogram 80 dB"));
    m_logFrequency->setAccessibleName(tr("Logarithmic frequency axis"));
    m_logAmplitude->setAccessibleName(tr("Logarithmic amplitude"));
    m_logAmplitude->setChecked(true);
    auto* top = new QHBoxLayout;
    top->setContentsMargins(8, 4, 8, 0);
    top->addWidget(m_caption, 1);
    top->addWidget(m_logFrequency);
    top->addWidget(m_logAmplitude);
    auto* plots = new QWidget;
    auto* side = new QHBoxLayout(plots);
    side->setContentsMargins({});
    side->addWidget(m_spectrum, 1);
    side->addWidget(m_spectrogram, 1);
    m_faces->addWidget(m_message);
    m_faces->addWidget(plots);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addLayout(top);
    layout->addWidget(m_faces, 1);
    m_delay.setSingleShot(true);
    m_delay.setInterval(kDelayMs);
    connect(&m_delay, &QTimer::timeout, this, &SpectrumPanel::compute);
    for (QCheckBox* box : {m_logFrequency, m_logAmplitude}) connect(box, &QCheckBox::toggled, this, &SpectrumPanel::applyScales);
    applyScales();
    say(tr("No lane is in focus. Choose a recording, then click a lane."));
}

void SpectrumPanel::follow(LaneView* view) {
    if (m_view) m_view->disconnect(this);
    m_view = view;
    if (m_view) {
        connect(m_view, &LaneView::selectionChanged, this, &SpectrumPanel::schedule);
        connect(m_view, &LaneView::focusLaneChanged, this, &SpectrumPanel::schedule);
        connect(m_view, &LaneView::visibleRangeChanged, this, [this] {
            if (!m_view->selection()) schedule(); // the selection does not move with the view
        });
    }
    schedule();
}

void SpectrumPanel::setTheme(const Theme& theme) {
    m_spectrum->setTheme(theme);
    m_spectrogram->setTheme(theme);
}

QString SpectrumPanel::caption() const {
    return m_faces->currentIndex() == Plots ? m_caption->text() : m_message->text();
}

void SpectrumPanel::applyScales() {
    const auto scale = [](const QCheckBox* box) { return box->isChecked() ? AxisScale::Logarithmic : AxisScale::Linear; };
    m_spectrum->setScales(scale(m_logFrequency), scale(m_logAmplitude));
    m_spectrogram->setAmplitudeScale(scale(m_logAmplitude));
}

void SpectrumPanel::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    schedule();
}

void SpectrumPanel::schedule() {
    m_worker.forget();
    if (isVisible()) m_delay.start();
}

void SpectrumPanel::say(const QString& text) {
    m_caption->clear();
    m_message->setText(text);
    m_faces->setCurrentIndex(Message);
}

void SpectrumPanel::compute() {
    if (!m_view || m_view->focusLane() < 0) {
        m_reading.reset();
        return say(tr("No lane is in focus. Choose a recording, then click a lane."));
    }
    const LaneSpec spec = m_view->lane(m_view->focusLane()).spec();
    const auto selection = m_view->selection();
    const TimeRange range = selection && selection->to > selection->from ? *selection : m_view->visibleRange();
    if (!m_reading) say(tr("Computing..."));
    m_worker.run([spec, range](const JobContext& job) { return readSpectrum(spec, range, job); },
                 [this, spec](SpectrumReading reading) { take(std::move(reading), spec.name, spec.unit); });
}

void SpectrumPanel::take(SpectrumReading reading, const QString& name, const QString& unit) {
    m_reading = std::make_shared<const SpectrumReading>(std::move(reading));
    m_spectrum->setReading(m_reading, unit);
    m_spectrogram->setReading(m_reading, unit);
    if (!m_reading->error.isEmpty()) return say(tr("No spectrum of %1: %2.").arg(name, m_reading->error));
    m_caption->setText(tr("%1: %2").arg(name, spectrumCaption(*m_reading)));
    m_faces->setCurrentIndex(Plots);
}

} // namespace tocsin::widgets
