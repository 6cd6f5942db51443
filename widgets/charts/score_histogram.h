// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QWidget>
#include <vector>

#include "widgets/theme/theme.h"

namespace tocsin::widgets {

/// How scores of normal time and of events are spread, with one or two cuts that can be dragged: left of the review cut all is well,
/// between the cuts a person looks, right of the alarm cut the alarm is raised. Heights are logarithmic: the few scores at the rare end
/// decide.
class ScoreHistogram : public QWidget {
    Q_OBJECT
public:
    explicit ScoreHistogram(QWidget* parent = nullptr);
    /// Counts in equal bins over [low, high]; both lists of one length (or empty: nothing to show).
    void setCounts(double low, double high, std::vector<double> clean, std::vector<double> event);
    void setAlarmCut(double score);
    /// NaN: there is no review cut.
    void setReviewCut(double score);
    [[nodiscard]] double alarmCut() const { return m_alarm; }
    [[nodiscard]] double reviewCut() const { return m_review; }
    /// Left and right edge of the score axis, in widget pixels, so that a chart below has the same axis.
    void setPlotEdges(int left, int right);
    void setTheme(const Theme& theme);
    [[nodiscard]] QSize sizeHint() const override { return {400, 110}; }
    [[nodiscard]] QSize minimumSizeHint() const override { return {200, 80}; }
    /// Pixel of a score, held within the plot; its inverse.
    [[nodiscard]] double pixelOf(double score) const;
    [[nodiscard]] double scoreAt(double pixel) const;

Q_SIGNALS:
    void alarmCutMoved(double score);
    void reviewCutMoved(double score);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;

private:
    [[nodiscard]] QRect plot() const;
    void moveCut(double pixel);
    void describe();
    Theme m_theme = Theme::of(ThemeKind::Light);
    double m_low = 0, m_high = 1, m_alarm = 0, m_review;
    std::vector<double> m_clean, m_event;
    int m_left = 60, m_right = -60; // right: from the right edge while negative
    bool m_dragsReview = false;
};

} // namespace tocsin::widgets
