// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// Positive values of a map as strengths: the largest is 1, negative ones 0; all 0 where none is positive.
[[nodiscard]] std::vector<float> strengthsOf(const std::vector<float>& map);

/// Strengths of channels over time as a small picture, one row a channel, for a look at two maps side by side.
class HeatMap : public QWidget {
    Q_OBJECT
public:
    /// caption: above the picture, and its accessible name.
    explicit HeatMap(const QString& caption, QWidget* parent = nullptr);
    /// strengths: [channels, samples] row-major, 0..1 held there; empty: a frame that says `message`.
    void setMap(int channels, std::vector<float> strengths, const QString& message = {});
    void setTheme(const Theme& theme);
    /// The strongest sample of each of `columns` equal stretches, [channels, columns]; where there are fewer samples than columns each
    /// sample is repeated.
    [[nodiscard]] std::vector<float> reduced(int columns) const;
    [[nodiscard]] QSize sizeHint() const override { return {130, 84}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {90, 64}; }

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QString m_caption, m_message;
    int m_channels = 0;
    std::vector<float> m_strengths;
    Theme m_theme = Theme::of(ThemeKind::Light);
};

/// The colour scale of heat: weak at the left, strong at the right.
class HeatLegend : public QWidget {
    Q_OBJECT
public:
    explicit HeatLegend(QWidget* parent = nullptr);
    void setTheme(const Theme& theme);
    [[nodiscard]] QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    [[nodiscard]] static QString weak();
    [[nodiscard]] static QString strong();
    Theme m_theme = Theme::of(ThemeKind::Light);
};

} // namespace tocsin::widgets
