// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/spectrum_plots.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

namespace {

constexpr int kLeft = 66, kRight = 12, kTop = 24, kFoot = 34;
constexpr double kPixelsForTick = 28, kPixelsForWideTick = 70;
constexpr double kDecadesShown = 5; // under the strongest line of a logarithmic amplitude axis

QString withUnit(double value, const QString& unit) {
    return unit.isEmpty() ? readableNumber(value) : readableNumber(value) + QLatin1Char(' ') + unit;
}

} // namespace

double PlotAxis::fractionOf(double value) const {
    if (scale == AxisScale::Linear) return (value - minimum) / (maximum - minimum);
    return value <= minimum ? 0 : std::log(value / minimum) / std::log(maximum / minimum);
}

double PlotAxis::valueAt(double fraction) const {
    return scale == AxisScale::Linear ? minimum + fraction * (maximum - minimum) : minimum * std::pow(maximum / minimum, fraction);
}

std::vector<double> PlotAxis::ticks(int most) const {
    std::vector<double> values;
    if (scale == AxisScale::Linear) {
        const ValueRange round = roundRange(minimum, maximum, most);
        const double step = (round.maximum - round.minimum) / (round.ticks - 1);
        for (int i = 0; i < round.ticks; ++i)
            if (const double value = round.minimum + i * step; value >= minimum - step * 1e-9 && value <= maximum + step * 1e-9)
                values.push_back(value);
        return values;
    }
    const int first = static_cast<int>(std::ceil(std::log10(minimum) - 1e-9)),
              last = static_cast<int>(std::floor(std::log10(maximum) + 1e-9));
    const int step = std::max(1, (last - first) / std::max(1, most - 1));
    for (int decade = first; decade <= last; decade += step) values.push_back(std::pow(10.0, decade));
    return values;
}

SpectrumPlotBase::SpectrumPlotBase(QWidget* parent) : QWidget(parent) {
    QFont small = font();
    small.setPointSizeF(9);
    setFont(small);
    setMinimumSize(220, 120);
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
}

void SpectrumPlotBase::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

void SpectrumPlotBase::setReading(std::shared_ptr<const SpectrumReading> reading, const QString& unit) {
    m_reading = std::move(reading);
    m_unit = unit;
    setCursorAt(std::nullopt);
    update();
}

QRectF SpectrumPlotBase::plot() const {
    return QRectF(kLeft, kTop, std::max(10, width() - kLeft - kRight), std::max(10, height() - kTop - kFoot));
}

void SpectrumPlotBase::setCursorAt(std::optional<QPointF> at) {
    if (at && !shown()) at.reset();
    if (at) at = QPointF(std::clamp(at->x(), 0.0, 1.0), std::clamp(at->y(), 0.0, 1.0));
    if (at == m_at) return;
    m_at = at;
    setAccessibleDescription(cursorText());
    update();
    Q_EMIT cursorMoved(cursorText());
}

void SpectrumPlotBase::mouseMoveEvent(QMouseEvent* event) {
    const QRectF area = plot();
    if (!area.contains(event->position())) return setCursorAt(std::nullopt);
    setCursorAt(QPointF((event->position().x() - area.left()) / area.width(), (area.bottom() - event->position().y()) / area.height()));
}

void SpectrumPlotBase::leaveEvent(QEvent*) {
    setCursorAt(std::nullopt);
}

void SpectrumPlotBase::keyPressEvent(QKeyEvent* event) {
    if (!shown()) return QWidget::keyPressEvent(event);
    const QPointF step = keyStep() * (event->modifiers() & Qt::ShiftModifier ? 10 : 1), from = m_at.value_or(QPointF(0, 0));
    switch (event->key()) {
    case Qt::Key_Left:
        return setCursorAt(from - QPointF(step.x(), 0));
    case Qt::Key_Right:
        return setCursorAt(from + QPointF(step.x(), 0));
    case Qt::Key_Up:
        return setCursorAt(from + QPointF(0, step.y()));
    case Qt::Key_Down:
        return setCursorAt(from - QPointF(0, step.y()));
    default:
        return QWidget::keyPressEvent(event);
    }
}

void SpectrumPlotBase::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(rect(), m_theme.surface);
    if (!shown()) return;
    const QRectF area = plot();
    const QFontMetricsF metrics(font());
    painter.setPen(m_theme.mutedText);
    painter.drawText(QRectF(0, 0, width(), kTop), Qt::AlignLeft | Qt::AlignVCenter, QLatin1String("  ") + m_upTitle);
    painter.drawText(QRectF(area.left(), area.bottom() + 4 + metrics.height(), area.width(), metrics.height()), Qt::AlignHCenter,
                     m_acrossTitle);
    for (const double value : m_across.ticks(std::max(2, static_cast<int>(area.width() / kPixelsForWideTick)))) {
        const double x = std::round(area.left() + m_across.fractionOf(value) * area.width());
        painter.setPen(m_theme.grid);
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()));
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRectF(x - 40, area.bottom() + 3, 80, metrics.height()), Qt::AlignHCenter, readableNumber(value, 6));
    }
    for (const double value : m_up.ticks(std::max(2, static_cast<int>(area.height() / kPixelsForTick)))) {
        const double y = std::round(area.bottom() - m_up.fractionOf(value) * area.height());
        painter.setPen(m_theme.grid);
        painter.drawLine(QLineF(area.left(), y, area.right(), y));
        painter.setPen(m_theme.mutedText);
        painter.drawText(QRectF(0, y - metrics.height() / 2, kLeft - 6, metrics.height()), Qt::AlignRight | Qt::AlignVCenter,
                         readableNumber(value, 6));
    }
    painter.save();
    painter.setClipRect(area.adjusted(0, -1, 1, 1));
    paintContent(painter);
    painter.restore();
    if (m_at) {
        const double x = std::round(area.left() + m_at->x() * area.width());
        painter.setPen(QPen(m_theme.text, 1));
        painter.drawLine(QLineF(x, area.top(), x, area.bottom()));
        painter.drawText(QRectF(area.left(), 0, area.width(), kTop), Qt::AlignRight | Qt::AlignVCenter, cursorText());
    }
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 1));
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

SpectrumPlot::SpectrumPlot(QWidget* parent) : SpectrumPlotBase(parent) {
    setObjectName(QStringLiteral("spectrumPlot"));
    setAccessibleName(tr("Spectrum"));
    m_acrossTitle = tr("Frequency [Hz]");
}

void SpectrumPlot::setReading(std::shared_ptr<const SpectrumReading> reading, const QString& unit) {
    SpectrumPlotBase::setReading(std::move(reading), unit);
    m_upTitle = unit.isEmpty() ? tr("Amplitude") : tr("Amplitude [%1]").arg(unit);
    chooseAxes();
}

void SpectrumPlot::setScales(AxisScale frequency, AxisScale amplitude) {
    m_frequencyScale = frequency;
    m_amplitudeScale = amplitude;
    chooseAxes();
    update();
}

void SpectrumPlot::chooseAxes() {
    if (!shown()) return;
    const dsp::Spectrum& spectrum = m_reading->spectrum;
    const bool frequencyLog = m_frequencyScale == AxisScale::Logarithmic, amplitudeLog = m_amplitudeScale == AxisScale::Logarithmic;
    m_across = {frequencyLog ? spectrum.resolutionHz : 0, spectrum.rateHz / 2, m_frequencyScale};
    // Bin 0 holds what is left of the mean and would set the scale of a short record.
    const double strongest = *std::max_element(spectrum.amplitude.begin() + 1, spectrum.amplitude.end());
    const double top = strongest > 0 ? strongest : 1;
    const double decade = std::pow(10.0, std::ceil(std::log10(top)));
    m_up = amplitudeLog ? PlotAxis{decade * std::pow(10.0, -kDecadesShown), decade, AxisScale::Logarithmic}
                        : PlotAxis{0, roundRange(0, top, 6).maximum, AxisScale::Linear};
}

std::vector<QPointF> SpectrumPlot::line() const {
    std::vector<QPointF> points;
    if (!shown()) return points;
    const dsp::Spectrum& spectrum = m_reading->spectrum;
    const QRectF area = plot();
    for (std::size_t bin = 1; bin < spectrum.amplitude.size(); ++bin) {
        const double x = area.left() + m_across.fractionOf(spectrum.frequency(bin)) * area.width();
        const double y = area.bottom() - std::clamp(m_up.fractionOf(spectrum.amplitude[bin]), 0.0, 1.0) * area.height();
        // Bins in one pixel column share its strongest.
        if (!points.empty() && std::floor(points.back().x()) == std::floor(x))
            points.back().setY(std::min(points.back().y(), y));
        else
            points.emplace_back(x, y);
    }
    return points;
}

void SpectrumPlot::paintContent(QPainter& painter) {
    const auto points = line();
    painter.setRenderHint(QPainter::Antialiasing, true);
    painter.setPen(QPen(m_theme.trace, 1));
    painter.drawPolyline(points.data(), static_cast<int>(points.size()));
    painter.setRenderHint(QPainter::Antialiasing, false);
}

QPointF SpectrumPlot::keyStep() const {
    return {1.0 / static_cast<double>(m_reading->spectrum.amplitude.size() - 1), 0};
}

QString SpectrumPlot::cursorText() const {
    if (!m_at || !shown()) return {};
    const dsp::Spectrum& spectrum = m_reading->spectrum;
    const auto bin = static_cast<std::size_t>(
        std::clamp(std::lround(m_across.valueAt(m_at->x()) / spectrum.resolutionHz), 0L, static_cast<long>(spectrum.amplitude.size()) - 1));
    return tr("%1 Hz, %2", "frequency, amplitude")
        .arg(readableNumber(spectrum.frequency(bin), 6), withUnit(spectrum.amplitude[bin], m_unit));
}

SpectrogramPlot::SpectrogramPlot(QWidget* parent) : SpectrumPlotBase(parent) {
    setObjectName(QStringLiteral("spectrogramPlot"));
    setAccessibleName(tr("Spectrogram"));
    m_acrossTitle = tr("Time from the start of the stretch [s]");
    m_upTitle = tr("Frequency [Hz]");
}

void SpectrogramPlot::setReading(std::shared_ptr<const SpectrumReading> reading, const QString& unit) {
    SpectrumPlotBase::setReading(std::move(reading), unit);
    if (!shown()) {
        m_image = {};
        return;
    }
    const dsp::ShortTimeSpectrum& spectrum = m_reading->shortTime;
    m_across = {0, static_cast<double>(m_reading->samples) / spectrum.rateHz, AxisScale::Linear};
    m_up = {0, spectrum.rateHz / 2, AxisScale::Linear};
    m_image = spectrogramImage(spectrum, m_amplitudeScale == AxisScale::Logarithmic);
}

void SpectrogramPlot::setAmplitudeScale(AxisScale scale) {
    m_amplitudeScale = scale;
    if (shown()) m_image = spectrogramImage(m_reading->shortTime, scale == AxisScale::Logarithmic);
    update();
}

void SpectrogramPlot::paintContent(QPainter& painter) {
    const dsp::ShortTimeSpectrum& spectrum = m_reading->shortTime;
    const QRectF area = plot();
    // Each frame stands for one hop around its middle.
    const double half = 0.5 * static_cast<double>(spectrum.hop) / spectrum.rateHz;
    const double left = m_across.fractionOf(spectrum.frameSec(0) - half),
                 right = m_across.fractionOf(spectrum.frameSec(spectrum.frames - 1) + half);
    painter.drawImage(QRectF(area.left() + left * area.width(), area.top(), (right - left) * area.width(), area.height()), m_image);
}

QPointF SpectrogramPlot::keyStep() const {
    return {1.0 / static_cast<double>(std::max<std::size_t>(1, m_reading->shortTime.frames)),
            1.0 / static_cast<double>(std::max<std::size_t>(1, m_reading->shortTime.bins - 1))};
}

QString SpectrogramPlot::cursorText() const {
    if (!m_at || !shown()) return {};
    const dsp::ShortTimeSpectrum& spectrum = m_reading->shortTime;
    const double second = m_across.valueAt(m_at->x());
    const auto frame = static_cast<std::size_t>(
        std::clamp(std::lround((second - spectrum.frameSec(0)) * spectrum.rateHz / static_cast<double>(spectrum.hop)), 0L,
                   static_cast<long>(spectrum.frames) - 1));
    const auto bin = static_cast<std::size_t>(
        std::clamp(std::lround(m_up.valueAt(m_at->y()) / spectrum.resolutionHz), 0L, static_cast<long>(spectrum.bins) - 1));
    return tr("%1 s, %2 Hz, %3", "time, frequency, amplitude")
        .arg(readableNumber(second, 5), readableNumber(static_cast<double>(bin) * spectrum.resolutionHz, 6),
             withUnit(static_cast<double>(spectrum.at(frame, bin)), m_unit));
}

} // namespace tocsin::widgets
