// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <optional>
#include <vector>

#include "widgets/lanes/ticks.h"
#include "widgets/lanes/time_window.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// The shared time axis under the lanes, in UTC: round times, the day at the left, the cursor's time in a tag.
class TimeRuler : public QWidget {
    Q_OBJECT
public:
    explicit TimeRuler(QWidget* parent = nullptr);
    void show(const TimeWindow& window, std::vector<TimeTick> ticks, double plotWidth);
    void setCursorTime(std::optional<TimeNs> time);
    void setTheme(const Theme& theme);
    /// Ticks that fit a plot of that width without their texts touching.
    [[nodiscard]] int maximumTicks(double plotWidth) const;
    [[nodiscard]] QString cursorText() const;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    TimeWindow m_window;
    std::vector<TimeTick> m_ticks;
    double m_width = 0;
    std::optional<TimeNs> m_cursor;
    Theme m_theme = Theme::of(ThemeKind::Light);
};

} // namespace tocsin::widgets
