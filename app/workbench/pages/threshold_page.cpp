// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/threshold_page.h"

#include <QComboBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>
#include <algorithm>
#include <cmath>

#include "core/alarm/bounds.h"
#include "widgets/charts/threshold_chart.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

using widgets::readableNumber;

constexpr int kSliderSteps = 10'000;
constexpr std::size_t kCurvePoints = 600;
constexpr double kConfidence = 0.95;
constexpr double kMaximumTimeInAlarm = 0.05; // as the solver has it
constexpr int kAlarmDelayMs = 40;            // the list of alarms follows when the slider rests
constexpr std::size_t kListedAlarms = 5000;  // more rows nobody reads; all are counted and drawn

} // namespace

ThresholdPage::ThresholdPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_runs(new QComboBox), m_budgetText(new QLineEdit(QStringLiteral("1/30d"))),
      m_slider(new QSlider(Qt::Horizontal)), m_summary(new QLabel), m_verdict(new QLabel), m_alarmCaption(new QLabel),
      m_chart(new widgets::ThresholdChart), m_alarms(new AlarmTableModel(this)), m_alarmTable(new QTableView) {
    setObjectName(QStringLiteral("thresholdPage"));
    m_runs->setObjectName(QStringLiteral("thresholdRun"));
    m_runs->setAccessibleName(tr("Run"));
    m_budgetText->setObjectName(QStringLiteral("thresholdBudget"));
    m_budgetText->setAccessibleName(tr("False-alarm budget"));
    m_slider->setObjectName(QStringLiteral("thresholdSlider"));
    m_slider->setAccessibleName(tr("Threshold"));
    m_slider->setRange(0, kSliderSteps);
    m_slider->setPageStep(kSliderSteps / 50);
    m_slider->setSingleStep(kSliderSteps / 500);
    m_summary->setObjectName(QStringLiteral("thresholdSummary"));
    m_verdict->setObjectName(QStringLiteral("thresholdVerdict"));
    for (QLabel* label : {m_summary, m_verdict, m_alarmCaption}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_summary->setAccessibleName(tr("What this threshold gives"));
    m_verdict->setAccessibleName(tr("Whether the budget is shown"));
    QFont bold = m_summary->font();
    bold.setBold(true);
    m_summary->setFont(bold);
    m_alarmTable->setObjectName(QStringLiteral("alarmTable"));
    m_alarmTable->setAccessibleName(tr("Alarms at this threshold"));
    m_alarmTable->setModel(m_alarms);
    m_alarmTable->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_alarmTable->setSelectionMode(QAbstractItemView::SingleSelection);
    m_alarmTable->setTabKeyNavigation(false);
    m_alarmTable->setShowGrid(false);
    m_alarmTable->setAlternatingRowColors(true);
    m_alarmTable->setFrameShape(QFrame::NoFrame);
    m_alarmTable->verticalHeader()->hide();
    m_alarmTable->verticalHeader()->setDefaultSectionSize(m_alarmTable->fontMetrics().height() + 8);
    m_alarmTable->horizontalHeader()->setHighlightSections(false);
    m_alarmTable->horizontalHeader()->setStretchLastSection(true);
    m_alarmTable->setToolTip(tr("Double click or Enter shows the alarm on the Data page"));

    const auto caption = [](const QString& text, QWidget* buddy) {
        auto* label = new QLabel(text);
        label->setBuddy(buddy);
        return label;
    };
    auto* form = new QGridLayout;
    form->addWidget(caption(tr("R&un"), m_runs), 0, 0);
    form->addWidget(m_runs, 0, 1);
    form->addWidget(caption(tr("&Budget"), m_budgetText), 0, 2);
    form->addWidget(m_budgetText, 0, 3);
    form->addWidget(caption(tr("Thresh&old"), m_slider), 1, 0);
    form->addWidget(m_slider, 1, 1, 1, 3);
    form->setColumnStretch(1, 3);
    form->setColumnStretch(3, 1);
    auto* right = new QWidget;
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins({});
    rightLayout->addWidget(m_alarmCaption);
    rightLayout->addWidget(m_alarmTable, 1);
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("thresholdSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(m_chart);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({740, 520});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->addLayout(form);
    layout->addWidget(m_summary);
    layout->addWidget(m_verdict);
    layout->addWidget(splitter, 1);

    m_alarmDelay.setSingleShot(true);
    m_alarmDelay.setInterval(kAlarmDelayMs);
    connect(&m_alarmDelay, &QTimer::timeout, this, [this] { startAlarms(); });
    connect(m_runs, &QComboBox::currentIndexChanged, this, [this] { showRun(); });
    connect(m_budgetText, &QLineEdit::editingFinished, this, [this] {
        if (m_budgetText->isModified()) showBudget(true);
        m_budgetText->setModified(false);
    });
    connect(m_chart, &widgets::ThresholdChart::thresholdChosen, this, &ThresholdPage::setThreshold);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (m_prepared) setThreshold(sliderThreshold(value));
    });
    connect(m_alarmTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const AlarmRow& row = m_alarms->row(index.row());
        Q_EMIT timeRequested(row.asset, {row.alarm.raised, row.alarm.cleared});
    });
    showProject(nullptr);
}

void ThresholdPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_session = std::move(session);
    {
        const QSignalBlocker blocker(m_runs);
        m_runs->clear();
        if (m_session)
            for (const store::RunRecord& run : m_session->runs)
                if (run.status == store::RunStatus::Finished ||
                    (run.status == store::RunStatus::Cancelled && !run.metrics.contains("failure"))) // stopped early, its best weights kept
                    m_runs->addItem(tr("Run %1: %2").arg(run.id.value).arg(QString::fromStdString(run.recipe)),
                                    static_cast<qlonglong>(run.id.value));
        m_runs->setCurrentIndex(m_runs->count() - 1);
    }
    showRun();
}

void ThresholdPage::chooseRun(qint64 run) {
    const int index = m_runs->findData(run);
    if (index >= 0) m_runs->setCurrentIndex(index);
}

void ThresholdPage::enableControls(bool enabled) {
    m_runs->setEnabled(m_runs->count() > 0);
    m_runs->setToolTip(m_runs->count() > 0 ? QString() : tr("The project has no finished run"));
    for (QWidget* control : std::initializer_list<QWidget*>{m_slider, m_budgetText}) control->setEnabled(enabled);
    const QString reason = tr("Needs the scores of a finished run");
    m_slider->setToolTip(enabled ? QString() : reason);
    m_budgetText->setToolTip(enabled ? tr("False alarms in machine time, for example 1/30d: one in thirty machine-days") : reason);
}

void ThresholdPage::showRun() {
    m_runner.stop();
    m_alarmRunner.stop();
    m_alarmDelay.stop();
    m_prepared.reset();
    m_chart->setCurves({});
    m_alarms->setRows({});
    m_alarmCaption->clear();
    m_verdict->clear();
    enableControls(false);
    Q_EMIT alarmsChanged({});
    if (!m_session || m_runs->currentIndex() < 0) {
        m_summary->setText(
            m_session
                ? tr("No finished run yet. Train one in a terminal, then reload with F5: tocsin train PROJECT --recipe conv-autoencoder")
                : tr("Open a project to see how false alarms and events found depend on the threshold."));
        return;
    }
    m_summary->setText(tr("Scoring the validation and test time of %1...").arg(m_runs->currentText()));
    const auto session = m_session;
    m_runner.start<std::shared_ptr<const Prepared>>(
        [session, run = RunId{m_runs->currentData().toLongLong()}](const JobContext& job) -> Result<std::shared_ptr<const Prepared>> {
            TOCSIN_ASSIGN(workflow::RunScores scores,
                          workflow::runScores(*session->project, run, workflow::ScoredPart::Unseen, "auto", job));
            TOCSIN_TRY(job.check());
            return std::make_shared<const Prepared>(prepare(std::move(scores)));
        },
        [this](Result<std::shared_ptr<const Prepared>> prepared) {
            if (prepared.ok()) return take(std::move(*prepared));
            if (prepared.error().code == ErrorCode::Cancelled) return;
            m_summary->setText(tr("The run cannot be scored: %1").arg(QString::fromStdString(prepared.error().message)));
            Q_EMIT failed(QString::fromStdString(prepared.error().message));
        });
}

ThresholdPage::Prepared ThresholdPage::prepare(workflow::RunScores scores) {
    const alarm::RuleForm form{scores.rule.m, scores.rule.n, scores.rule.hysteresis};
    alarm::EpisodeCurve curve(scores.series, scores.events, form, scores.eventOptions);
    auto points = curve.points(kCurvePoints);
    return {std::move(scores), std::move(curve), std::move(points), form};
}

void ThresholdPage::showScores(workflow::RunScores scores) {
    take(std::make_shared<const Prepared>(prepare(std::move(scores))));
}

void ThresholdPage::take(std::shared_ptr<const Prepared> prepared) {
    m_prepared = std::move(prepared);
    if (m_prepared->scores.series.empty()) {
        m_prepared.reset();
        m_summary->setText(
            tr("The run has no scores in its validation and test time: the recordings are shorter than its window, or all in training."));
        return;
    }
    enableControls(true);
    m_threshold = m_prepared->scores.rule.threshold;
    showBudget(false);
    setThreshold(m_prepared->scores.rule.threshold);
}

double ThresholdPage::sliderThreshold(int value) const {
    const auto& points = m_prepared->points;
    // Steps of the slider follow the points of the curve, which are dense where alarms become rare: there a threshold is decided.
    if (points.size() < 2) return m_prepared->curve.lowest();
    const double at = static_cast<double>(value) / kSliderSteps * static_cast<double>(points.size() - 1);
    const auto left = std::min(points.size() - 2, static_cast<std::size_t>(at));
    return points[left].threshold + (points[left + 1].threshold - points[left].threshold) * (at - static_cast<double>(left));
}

int ThresholdPage::sliderValue(double threshold) const {
    const auto& points = m_prepared->points;
    if (points.size() < 2) return 0;
    const auto after = std::partition_point(points.begin(), points.end(), [&](const auto& point) { return point.threshold < threshold; });
    if (after == points.begin()) return 0;
    if (after == points.end()) return kSliderSteps;
    const double span = after->threshold - (after - 1)->threshold;
    const double at = static_cast<double>(after - 1 - points.begin()) + (span > 0 ? (threshold - (after - 1)->threshold) / span : 0);
    return static_cast<int>(std::lround(at / static_cast<double>(points.size() - 1) * kSliderSteps));
}

void ThresholdPage::showBudget(bool move) {
    if (!m_prepared) return;
    const auto budget = alarm::parseBudget(m_budgetText->text().toStdString());
    m_budget = budget.ok() ? std::optional(*budget) : std::nullopt;
    const alarm::EpisodeCurve& curve = m_prepared->curve;
    const double days = curve.cleanDays();
    widgets::ThresholdChart::Curves curves;
    curves.budgetPerDay = m_budget ? m_budget->perDay() : 0;
    curves.events = curve.events();
    for (const auto& point : m_prepared->points) {
        if (days > 0) {
            curves.falseAlarmsPerDay.append(QPointF(point.threshold, static_cast<double>(point.falseAlarms) / days));
            curves.upperBound.append(QPointF(point.threshold, alarm::poissonUpper(point.falseAlarms, days, kConfidence)));
        }
        if (curves.events > 0) curves.eventsFound.append(QPointF(point.threshold, point.eventsFound));
    }
    m_chart->setCurves(curves);
    m_chart->setThreshold(m_threshold);
    if (!m_budget) {
        m_verdict->setText(QString::fromStdString(budget.error().message));
        return;
    }
    // A new budget moves the threshold to the most sensitive one that keeps it, where the clean time can show any.
    const auto allowed = days > 0 ? alarm::poissonAllowedCount(days, m_budget->perDay(), kConfidence) : std::nullopt;
    if (move && allowed) return setThreshold(curve.lowestThreshold(*allowed, kMaximumTimeInAlarm * days).threshold);
    showVerdict();
}

void ThresholdPage::setThreshold(double threshold) {
    if (!std::isfinite(threshold)) return;
    m_threshold = threshold;
    m_chart->setThreshold(threshold);
    if (!m_prepared) return;
    const alarm::EpisodeCurve& curve = m_prepared->curve;
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(sliderValue(threshold));
    }
    const double days = curve.cleanDays();
    QString text = tr("Threshold %1: %2 false alarms in %3 machine-days without event")
                       .arg(readableNumber(threshold, 5))
                       .arg(curve.falseAlarms(threshold))
                       .arg(readableNumber(days));
    if (curve.events() > 0) text += tr("; %1 of %2 events found").arg(curve.eventsFound(threshold)).arg(curve.events());
    m_summary->setText(text + QLatin1Char('.'));
    showVerdict();
    m_alarmDelay.start();
}

void ThresholdPage::showVerdict() {
    if (!m_prepared || !m_budget) return;
    const alarm::EpisodeCurve& curve = m_prepared->curve;
    const double days = curve.cleanDays(), budget = m_budget->perDay();
    const QString wanted = tr("Budget %1 = %2 false alarms a machine-day. ")
                               .arg(QString::fromStdString(alarm::formatBudget(*m_budget)), readableNumber(budget, 3));
    if (!(days > 0)) {
        m_verdict->setText(wanted + tr("There is no time without event, so nothing can be said about false alarms."));
        return;
    }
    const auto count = curve.falseAlarms(m_threshold);
    const double bound = alarm::poissonUpper(count, days, kConfidence);
    QString text = wanted + tr("At 95 % confidence the true rate is at most %1 (exact Poisson limit of %2 in %3 days): ")
                                .arg(readableNumber(bound, 3))
                                .arg(count)
                                .arg(readableNumber(days, 3));
    if (bound <= budget)
        text += tr("within the budget. The limit holds for a threshold fixed beforehand; `tocsin tune` also allows for the search.");
    else if (static_cast<double>(count) / days > budget)
        text += tr("over the budget.");
    else
        text += tr("not shown yet; it would take %1 machine-days without event at this count.")
                    .arg(readableNumber(alarm::poissonExposureNeeded(count, budget, kConfidence), 3));
    m_verdict->setText(text);
}

void ThresholdPage::startAlarms() {
    if (!m_prepared) return;
    alarm::DecisionRule rule = m_prepared->scores.rule;
    rule.threshold = m_threshold;
    m_alarmRunner.start<Alarms>(
        [prepared = m_prepared, rule](const JobContext& job) -> Result<Alarms> {
            const auto& series = prepared->scores.series;
            Alarms alarms;
            TOCSIN_TRY(job.check());
            const auto lists = alarm::applyRule(series, rule); // as workflow::alarmsOf(), at the chosen threshold
            TOCSIN_TRY(job.check());
            for (std::size_t i = 0; i < lists.size(); ++i) {
                const QString asset = QString::fromStdString(series[i].asset);
                auto& all = alarms.byAsset[asset];
                all.insert(all.end(), lists[i].begin(), lists[i].end());
                alarms.total += lists[i].size();
                for (const alarm::AlarmInterval& interval : lists[i])
                    if (alarms.rows.size() < kListedAlarms)
                        alarms.rows.push_back(
                            {asset, interval,
                             verdictOf(series[i].asset, interval.raised, prepared->scores.events, prepared->scores.eventOptions)});
            }
            return alarms;
        },
        [this](Result<Alarms> alarms) {
            if (!alarms.ok()) return;
            const std::size_t listed = alarms->rows.size();
            m_alarms->setRows(std::move(alarms->rows));
            for (int column = 0; column + 1 < m_alarms->columnCount(); ++column) {
                m_alarmTable->resizeColumnToContents(column);
                m_alarmTable->setColumnWidth(column, m_alarmTable->columnWidth(column) + 10);
            }
            m_alarmCaption->setText(alarms->total == 0 ? tr("No alarm at this threshold")
                                    : listed < alarms->total
                                        ? tr("Alarms at this threshold: the first %1 of %2").arg(listed).arg(alarms->total)
                                        : tr("Alarms at this threshold: %1").arg(alarms->total));
            Q_EMIT alarmsChanged(alarms->byAsset);
        });
}

QString ThresholdPage::summary() const {
    return m_summary->text();
}
QString ThresholdPage::budgetVerdict() const {
    return m_verdict->text();
}

void ThresholdPage::settle() {
    m_runner.wait();
    if (m_alarmDelay.isActive()) {
        m_alarmDelay.stop();
        startAlarms();
    }
    m_alarmRunner.wait();
}

void ThresholdPage::setTheme(const widgets::Theme& theme) {
    m_chart->setTheme(theme);
}

} // namespace tocsin::workbench
