// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/charts/loss_chart.h"

#include <QChart>
#include <QChartView>
#include <QLegend>
#include <QLineSeries>
#include <QPainter>
#include <QVBoxLayout>
#include <QValueAxis>
#include <algorithm>
#include <cmath>

#include "widgets/lanes/ticks.h"

namespace tocsin::widgets {

namespace {

constexpr int kFirstEpochs = 10, kAhead = 4;

/// Whole numbers on an axis from 0 or 1: the number of ticks that divides `steps`, at most `most`.
int wholeTicks(int steps, int most) {
    for (int parts = std::min(most, steps); parts > 1; --parts)
        if (steps % parts == 0) return parts + 1;
    return 2;
}

/// 1, 2 or 5 times a power of ten, so that at most `most` steps make `length`.
int wholeStep(int length, int most) {
    int power = 1;
    for (;; power *= 10)
        for (const int step : {power, 2 * power, 5 * power})
            if (length / step <= most || power > 100'000'000) return step;
}

} // namespace

LossChart::LossChart(QWidget* parent)
    : QWidget(parent), m_chart(new QChart), m_view(new QChartView(m_chart, this)), m_train(new QLineSeries), m_validation(new QLineSeries),
      m_events(new QLineSeries), m_epochAxis(new QValueAxis), m_lossAxis(new QValueAxis), m_eventAxis(new QValueAxis) {
    setObjectName(QStringLiteral("lossChart"));
    setAccessibleName(tr("Loss and events found by epoch"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_view);
    m_chart->setAnimationOptions(QChart::NoAnimation);
    m_chart->setBackgroundRoundness(0);
    m_chart->setMargins(QMargins(2, 2, 2, 2));
    m_chart->setDropShadowEnabled(false);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setRenderHint(QPainter::Antialiasing);
    m_view->setFocusPolicy(Qt::NoFocus); // figures are in the table beside it
    m_view->setObjectName(QStringLiteral("lossChartView"));
    m_view->setAccessibleName(accessibleName());
    m_train->setName(tr("Loss, training"));
    m_validation->setName(tr("Loss, held out"));
    m_events->setName(tr("Events found, validation"));
    m_chart->addAxis(m_epochAxis, Qt::AlignBottom);
    m_chart->addAxis(m_lossAxis, Qt::AlignLeft);
    m_chart->addAxis(m_eventAxis, Qt::AlignRight);
    m_epochAxis->setTitleText(tr("Epoch"));
    m_epochAxis->setLabelFormat(QStringLiteral("%.0f"));
    m_epochAxis->setTickType(QValueAxis::TicksDynamic);
    m_epochAxis->setTickAnchor(0);
    m_lossAxis->setTitleText(tr("Loss"));
    m_lossAxis->setLabelFormat(QStringLiteral("%.3g"));
    m_eventAxis->setTitleText(tr("Events found"));
    m_eventAxis->setLabelFormat(QStringLiteral("%.0f"));
    QFont small = font();
    small.setPointSizeF(9);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{m_epochAxis, m_lossAxis, m_eventAxis}) {
        axis->setLabelsFont(small);
        axis->setTitleFont(small);
    }
    m_chart->legend()->setFont(small);
    m_chart->legend()->setMarkerShape(QLegend::MarkerShapeFromSeries);
    m_chart->legend()->setAlignment(Qt::AlignTop);
    for (QLineSeries* series : {m_train, m_validation, m_events}) {
        m_chart->addSeries(series);
        series->attachAxis(m_epochAxis);
        series->attachAxis(series == m_events ? m_eventAxis : m_lossAxis);
    }
    setTheme(Theme::of(ThemeKind::Light));
    setEpochs({}, 0);
}

void LossChart::setEpochs(const QVector<Epoch>& rows, int epochs) {
    m_rows = rows;
    QVector<QPointF> train, validation, events;
    double low = std::numeric_limits<double>::infinity(), high = -low;
    const auto take = [&](QVector<QPointF>& into, int epoch, double value) {
        if (!std::isfinite(value)) return;
        into.append({static_cast<double>(epoch), value});
        low = std::min(low, value);
        high = std::max(high, value);
    };
    int most = 0, last = 2;
    for (const Epoch& row : rows) {
        take(train, row.number, row.train);
        take(validation, row.number, row.validation);
        if (row.events > 0) events.append({static_cast<double>(row.number), static_cast<double>(row.eventsFound)});
        most = std::max(most, row.events);
        last = std::max(last, row.number);
    }
    // The axis grows with a long training, so that its first epochs are seen too.
    if (epochs > last) last = static_cast<int>(std::min<qint64>(epochs, std::max<qint64>(kFirstEpochs, qint64{last} * kAhead)));
    const auto drawn = [](QVector<QPointF> points) {
        if (points.size() <= kPoints) return points;
        QVector<QPointF> kept;
        for (int i = 0; i < kPoints; ++i)
            kept.append(points[static_cast<qsizetype>(static_cast<qint64>(i) * (points.size() - 1) / (kPoints - 1))]);
        return kept;
    };
    m_train->replace(drawn(train));
    m_validation->replace(drawn(validation));
    m_events->replace(drawn(events));
    const ValueRange axis = high >= low ? roundRange(low, high, 6) : ValueRange{0, 1, 3};
    m_lossAxis->setTickCount(axis.ticks);
    m_lossAxis->setRange(axis.minimum, axis.maximum);
    m_epochAxis->setRange(1, last);
    m_epochAxis->setTickInterval(wholeStep(last, 8));
    m_events->setVisible(most > 0);
    m_eventAxis->setVisible(most > 0);
    m_eventAxis->setRange(0, std::max(1, most));
    m_eventAxis->setTickCount(wholeTicks(std::max(1, most), 6));
    if (rows.isEmpty()) return m_view->setAccessibleDescription(tr("No epoch has ended yet"));
    const Epoch& row = rows.last();
    QString said =
        tr("Epoch %1: training loss %2, held-out loss %3").arg(row.number).arg(readableNumber(row.train), readableNumber(row.validation));
    if (row.events > 0) said += tr(", %1 of %2 events found").arg(row.eventsFound).arg(row.events);
    m_view->setAccessibleDescription(said);
    setAccessibleDescription(said);
}

QString LossChart::table() const {
    QString text = QStringLiteral("epoch\ttrain loss\theld-out loss\tevents found\tevents\n");
    const auto number = [](double value) { return std::isfinite(value) ? QString::number(value, 'g', 9) : QString(); };
    const auto count = [](int value) { return value >= 0 ? QString::number(value) : QString(); };
    for (const Epoch& row : m_rows)
        text +=
            QStringList{QString::number(row.number), number(row.train), number(row.validation), count(row.eventsFound), count(row.events)}
                .join(QLatin1Char('\t')) +
            QLatin1Char('\n');
    return text;
}

QVector<QPointF> LossChart::trainPoints() const {
    return m_train->points();
}
QVector<QPointF> LossChart::validationPoints() const {
    return m_validation->points();
}
QVector<QPointF> LossChart::eventPoints() const {
    return m_events->points();
}

void LossChart::setTheme(const Theme& theme) {
    m_chart->setBackgroundBrush(theme.surface);
    m_chart->setBackgroundPen(Qt::NoPen);
    m_view->setBackgroundBrush(theme.surface);
    m_chart->legend()->setLabelColor(theme.text);
    for (QAbstractAxis* axis : std::initializer_list<QAbstractAxis*>{m_epochAxis, m_lossAxis, m_eventAxis}) {
        axis->setLabelsColor(theme.mutedText);
        axis->setTitleBrush(theme.text);
        axis->setGridLineColor(theme.grid);
        axis->setLinePenColor(theme.grid);
    }
    m_eventAxis->setGridLineVisible(false);
    m_epochAxis->setGridLineVisible(false);
    m_train->setPen(QPen(theme.trace, 2));
    m_validation->setPen(QPen(theme.classColor(0), 2, Qt::DashLine));
    m_events->setPen(QPen(theme.classColor(2), 2, Qt::DashDotLine));
}

} // namespace tocsin::widgets
