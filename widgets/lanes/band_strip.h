// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>
#include <vector>

#include "widgets/lanes/band.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// The names of the bands, above the lanes: labels, events and alarms in rows of their own with a caption at the left.
class BandStrip : public QWidget {
    Q_OBJECT
public:
    explicit BandStrip(QWidget* parent = nullptr);
    /// kinds: which rows stand there at all, so that the strip does not jump while the view moves; labelRows: rows of overlapping labels.
    void setKinds(bool labels, bool events, bool alarms, int labelRows);
    void show(std::vector<PlacedBand> bands, double plotWidth);
    void setTheme(const Theme& theme);

Q_SIGNALS:
    /// A band with an id was clicked.
    void pressed(qint64 id);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;

private:
    struct Row {
        BandKind kind;
        int row;
    };
    [[nodiscard]] int rowHeight() const;
    /// nullptr where none is.
    [[nodiscard]] const PlacedBand* placedAt(const QPoint& at) const;
    std::vector<Row> m_rows;
    std::vector<PlacedBand> m_bands;
    double m_width = 0;
    Theme m_theme = Theme::of(ThemeKind::Light);
};

} // namespace tocsin::widgets
