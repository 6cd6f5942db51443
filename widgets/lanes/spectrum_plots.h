// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QWidget>
#include <optional>

#include "widgets/lanes/spectrum_reading.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

enum class AxisScale { Linear, Logarithmic };

/// Values along one axis of a small plot.
struct PlotAxis {
    double minimum = 0, maximum = 1;
    AxisScale scale = AxisScale::Linear;
    /// Position, 0 at the minimum, 1 at the maximum; below the minimum of a logarithmic axis: held at 0.
    [[nodiscard]] double fractionOf(double value) const;
    [[nodiscard]] double valueAt(double fraction) const;
    /// Round values, at most `most` of them: decades where logarithmic.
    [[nodiscard]] std::vector<double> ticks(int most) const;
};

/// What spectrum and spectrogram share: axes, their labels, and a cursor that follows the pointer or the arrow keys.
class SpectrumPlotBase : public QWidget {
    Q_OBJECT
public:
    explicit SpectrumPlotBase(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    /// shared: outlives what is shown; empty (error) clears.
    virtual void setReading(std::shared_ptr<const SpectrumReading> reading, const QString& unit);
    [[nodiscard]] QRectF plot() const;
    /// "50 Hz, 3.5 mm/s"; empty without a cursor.
    [[nodiscard]] virtual QString cursorText() const = 0;
    /// In the plot, 0..1 from the left and the foot.
    void setCursorAt(std::optional<QPointF> at);

Q_SIGNALS:
    void cursorMoved(const QString& text);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    virtual void paintContent(QPainter& painter) = 0;
    /// One bin or frame, as a part of the plot.
    [[nodiscard]] virtual QPointF keyStep() const = 0;
    [[nodiscard]] bool shown() const { return m_reading && m_reading->error.isEmpty(); }
    std::shared_ptr<const SpectrumReading> m_reading;
    QString m_unit;
    PlotAxis m_across, m_up;
    QString m_acrossTitle, m_upTitle;
    Theme m_theme = Theme::of(ThemeKind::Light);
    std::optional<QPointF> m_at;
};

/// Amplitude against frequency: the strongest bin of each pixel column, so that no line is lost.
class SpectrumPlot : public SpectrumPlotBase {
    Q_OBJECT
public:
    explicit SpectrumPlot(QWidget* parent = nullptr);
    void setReading(std::shared_ptr<const SpectrumReading> reading, const QString& unit) override;
    void setScales(AxisScale frequency, AxisScale amplitude);
    [[nodiscard]] QString cursorText() const override;
    /// The polyline that is painted.
    [[nodiscard]] std::vector<QPointF> line() const;

protected:
    void paintContent(QPainter& painter) override;
    [[nodiscard]] QPointF keyStep() const override;

private:
    void chooseAxes();
    AxisScale m_frequencyScale = AxisScale::Linear, m_amplitudeScale = AxisScale::Linear;
};

/// Strength over time and frequency.
class SpectrogramPlot : public SpectrumPlotBase {
    Q_OBJECT
public:
    explicit SpectrogramPlot(QWidget* parent = nullptr);
    void setReading(std::shared_ptr<const SpectrumReading> reading, const QString& unit) override;
    void setAmplitudeScale(AxisScale scale);
    [[nodiscard]] QString cursorText() const override;
    [[nodiscard]] const QImage& image() const { return m_image; }

protected:
    void paintContent(QPainter& painter) override;
    [[nodiscard]] QPointF keyStep() const override;

private:
    QImage m_image;
    AxisScale m_amplitudeScale = AxisScale::Logarithmic;
};

} // namespace tocsin::widgets
