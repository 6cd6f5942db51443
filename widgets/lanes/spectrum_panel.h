// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QPointer>
#include <QTimer>
#include <QWidget>

#include "widgets/lanes/latest_worker.h"
#include "widgets/lanes/spectrum_reading.h"
#include "widgets/theme/theme.h"

class QCheckBox;
class QLabel;
class QStackedWidget;

namespace tocsin::widgets {

class LaneView;
class SpectrogramPlot;
class SpectrumPlot;

/// Spectrum and spectrogram of the selection of a LaneView, of what it shows where nothing is selected, for the lane in focus. Computed off
/// the GUI thread, and only while the panel is on the screen. Where the times are irregular or values are missing it says so and shows
/// nothing: nothing is resampled or filled in.
class SpectrumPanel : public QWidget {
    Q_OBJECT
public:
    explicit SpectrumPanel(QWidget* parent = nullptr);
    /// nullptr: none. The panel follows the view until either goes.
    void follow(LaneView* view);
    void setTheme(const Theme& theme);
    [[nodiscard]] const SpectrumReading* reading() const { return m_reading.get(); }
    /// The line above the plots: what was computed, or why nothing was.
    [[nodiscard]] QString caption() const;
    [[nodiscard]] bool busy() const { return m_delay.isActive() || m_worker.busy(); }

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum Face { Message, Plots };
    void schedule();
    void compute();
    void take(SpectrumReading reading, const QString& name, const QString& unit);
    void say(const QString& text);
    void applyScales();
    QPointer<LaneView> m_view;
    QTimer m_delay; // while the user drags, nothing is computed that is old before it is done
    LatestWorker<SpectrumReading> m_worker;
    std::shared_ptr<const SpectrumReading> m_reading;
    QLabel *m_caption, *m_message;
    QCheckBox *m_logFrequency, *m_logAmplitude;
    QStackedWidget* m_faces;
    SpectrumPlot* m_spectrum;
    SpectrogramPlot* m_spectrogram;
};

} // namespace tocsin::widgets
