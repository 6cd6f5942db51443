// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "widgets/theme/theme.h"

class QChart;
class QChartView;
class QFont;
class QString;
class QWidget;

namespace tocsin::widgets {

/// What all small charts have in common: the view fills `owner`, no animation, frame or rounding, legend above. viewName: object name; the
/// view says what the owner says and takes no focus.
void setUpChart(QWidget& owner, QChart& chart, QChartView& view, const QString& viewName);
/// Font size of axes and legend; after the axes were added.
void setChartFont(QChart& chart, const QFont& font, double points);
/// Background, legend and all axes of the chart.
void colourChart(QChart& chart, QChartView& view, const Theme& theme);

} // namespace tocsin::widgets
