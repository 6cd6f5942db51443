// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/plain_chart.h"

#include <QAbstractAxis>
#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QPainter>
#include <QVBoxLayout>

namespace tocsin::widgets {

void setUpChart(QWidget& owner, QChart& chart, QChartView& view, const QString& viewName) {
    auto* layout = new QVBoxLayout(&owner);
    layout->setContentsMargins({});
    layout->addWidget(&view);
    chart.setAnimationOptions(QChart::NoAnimation);
    chart.setBackgroundRoundness(0);
    chart.setBackgroundPen(Qt::NoPen);
    chart.setMargins(QMargins(2, 2, 2, 2));
    chart.setDropShadowEnabled(false);
    chart.legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    chart.legend()->setAlignment(Qt::AlignTop);
    view.setFrameShape(QFrame::NoFrame);
    view.setRenderHint(QPainter::Antialiasing);
    view.setFocusPolicy(Qt::NoFocus);
    view.setObjectName(viewName);
    view.setAccessibleName(owner.accessibleName());
}

void setChartFont(QChart& chart, const QFont& font, double points) {
    QFont small = font;
    small.setPointSizeF(points);
    for (QAbstractAxis* axis : chart.axes()) {
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
    }
    chart.legend()->setFont(small);
}

void colourChart(QChart& chart, QChartView& view, const Theme& theme) {
    chart.setBackgroundBrush(theme.surface);
    view.setBackgroundBrush(theme.surface);
    chart.legend()->setLabelColor(theme.text);
    for (QAbstractAxis* axis : chart.axes()) {
        axis->setLabelsColor(theme.mutedText);
        axis->setTitleBrush(theme.text);
        axis->setGridLineColor(theme.grid);
        axis->setLinePenColor(theme.grid);
    }
}

} // namespace tocsin::widgets
