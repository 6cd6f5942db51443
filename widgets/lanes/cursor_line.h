// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTimeZone>
#include <QWidget>
#include <optional>

#include "widgets/lanes/band.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// "2024-03-04 12:20:05.25 CET": a time where people are, with as many digits as `resolution` can tell apart.
[[nodiscard]] QString localTime(TimeNs time, TimeNs resolution, const QTimeZone& zone);

/// The event nearest to a time; nullptr without events.
[[nodiscard]] const Band* nearestEvent(const std::vector<Band>& bands, TimeNs time);

/// "2024-03-04 12:20:05 CET, 2024-03-04 11:20:05 UTC, 4711 seal: 2 h later". With a second cursor in front: "dt 12.5 s, 1/dt 0.08 Hz".
[[nodiscard]] QString cursorText(TimeNs cursor, std::optional<TimeNs> second, TimeNs resolution, const QTimeZone& zone,
                                 const std::vector<Band>& bands);

/// "12.5 s", "-250 us": a signed difference of times with up to five digits.
[[nodiscard]] QString readableDifference(TimeNs difference);

/// A line of text under the ruler that costs nothing to change: no layout is asked.
class CursorLine : public QWidget {
    Q_OBJECT
public:
    explicit CursorLine(QWidget* parent = nullptr);
    void setText(const QString& text);
    [[nodiscard]] QString text() const { return m_text; }
    void setTheme(const Theme& theme);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_text;
    Theme m_theme = Theme::of(ThemeKind::Light);
};

} // namespace tocsin::widgets
