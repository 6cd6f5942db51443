// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/threshold_page.h"

#include <QComboBox>
#include <QCoreApplication>
#include <QFormLayout>
#include <QLabel>
#include <QLineEdit>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include "core/alarm/bounds.h"
#include "core/alarm/decision_record.h"
#include "widgets/charts/threshold_chart.h"

namespace tocsin::workbench {

namespace {

constexpr int kSliderSteps = 10'000;
constexpr std::size_t kCurvePoints = 400;
constexpr double kConfidence = 0.95;

} // namespace

ThresholdPage::ThresholdPage(QWidget* parent)
    : Page(parent), m_runs(new QComboBox), m_budget(new QLineEdit(QStringLiteral("1/30d"))), m_slider(new QSlider(Qt::Horizontal)), m_summary(new QLabel),
      m_chart(new widgets::ThresholdChart) {
    setObjectName(QStringLiteral("thresholdPage"));
    m_runs->setObjectName(QStringLiteral("thresholdRun"));
    m_runs->setAccessibleName(tr("Run"));
    m_budget->setObjectName(QStringLiteral("thresholdBudget"));
    m_budget->setAccessibleName(tr("False-alarm budget"));
    m_budget->setToolTip(tr("False alarms in machine time, for example 1/30d: one in thirty machine-days"));
    m_slider->setObjectName(QStringLiteral("thresholdSlider"));
    m_slider->setAccessibleName(tr("Threshold"));
    m_slider->setRange(0, kSliderSteps);
    m_summary->setObjectName(QStringLiteral("thresholdSummary"));
    m_summary->setWordWrap(true);
    auto* form = new QFormLayout;
    form->addRow(tr("&Run"), m_runs);
    form->addRow(tr("&Budget"), m_budget);
    form->addRow(tr("&Threshold"), m_slider);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(form);
    layout->addWidget(m_summary);
    layout->addWidget(m_chart, 1);
    connect(m_runs, &QComboBox::currentIndexChanged, this, [this] { showRun(); });
    connect(m_budget, &QLineEdit::editingFinished, this, [this] { showBudget(); });
    connect(m_chart, &widgets::ThresholdChart::thresholdChosen, this, &ThresholdPage::setThreshold);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (m_curve) setThreshold(m_curve->lowest() + (m_curve->highest() - m_curve->lowest()) * value / kSliderSteps);
    });
    showProject(nullptr);
}

void ThresholdPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_session = std::move(session);
    const QSignalBlocker blocker(m_runs);
    m_runs->clear();
    if (m_session) {
        auto runs = m_session->project.runs().all();
        if (!runs.ok()) {
            Q_EMIT failed(QString::fromStdString(runs.error().message));
            return;
        }
        for (const store::RunRecord& run : *runs)
            if (run.status == store::RunStatus::Finished)
                m_runs->addItem(tr("run %1: %2").arg(run.id.value).arg(QString::fromStdString(run.recipe)), static_cast<qlonglong>(run.id.value));
    }
    m_runs->setCurrentIndex(m_runs->count() - 1);
    showRun();
}

void ThresholdPage::showRun() {
    m_scores.reset();
    m_curve.reset();
    m_chart->setCurves({});
    const bool chosen = m_session && m_runs->currentIndex() >= 0;
    for (QWidget* control : std::initializer_list<QWidget*>{m_slider, m_budget}) {
        control->setEnabled(chosen);
        control->setToolTip(chosen ? QString() : tr("Needs a finished run"));
    }
    if (!chosen) {
        m_summary->setText(m_session ? tr("No finished run yet. Train one: tocsin train PROJECT --recipe conv-autoencoder") : tr("Open a project to see its threshold curves."));
        return;
    }
    m_summary->setText(tr("Scoring the run's validation and test time..."));
    const RunId run{m_runs->currentData().toLongLong()};
    const auto session = m_session;
    m_runner.start<workflow::RunScores>(
        [session, run](const JobContext& job) { return workflow::runScores(session->project, run, workflow::ScoredPart::Unseen, "auto", job); },
        [this](Result<workflow::RunScores> scores) {
            if (scores.ok()) return takeScores(std::move(*scores));
            if (scores.error().code == ErrorCode::Cancelled) return;
            m_summary->setText(QString::fromStdString(scores.error().message));
            Q_EMIT failed(QString::fromStdString(scores.error().message));
        });
}

void ThresholdPage::takeScores(workflow::RunScores scores) {
    m_scores = std::move(scores);
    m_curve.emplace(m_scores->series, m_scores->events, alarm::RuleForm{m_scores->rule.m, m_scores->rule.n, m_scores->rule.hysteresis}, m_scores->eventOptions);
    showBudget();
    setThreshold(m_scores->rule.threshold);
}

void ThresholdPage::showBudget() {
    if (!m_curve) return;
    widgets::ThresholdChart::Curves curves;
    const auto budget = alarm::parseBudget(m_budget->text().toStdString());
    if (!budget.ok()) Q_EMIT failed(QString::fromStdString(budget.error().message));
    else curves.budgetPerDay = budget->perDay();
    curves.events = m_curve->events();
    const double days = m_curve->cleanDays();
    for (const auto& point : m_curve->points(kCurvePoints)) {
        if (days > 0) {
            curves.falseAlarmsPerDay.append(QPointF(point.threshold, static_cast<double>(point.falseAlarms) / days));
            curves.upperBound.append(QPointF(point.threshold, alarm::poissonUpper(point.falseAlarms, days, kConfidence)));
        }
        if (curves.events > 0) curves.eventsFound.append(QPointF(point.threshold, point.eventsFound));
    }
    m_chart->setCurves(curves);
    m_chart->setThreshold(m_threshold);
}

void ThresholdPage::setThreshold(double threshold) {
    m_threshold = threshold;
    m_chart->setThreshold(threshold);
    if (!m_curve) return;
    const double span = m_curve->highest() - m_curve->lowest();
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(span > 0 ? qBound(0, qRound((threshold - m_curve->lowest()) / span * kSliderSteps), kSliderSteps) : 0);
    }
    const double days = m_curve->cleanDays();
    const auto alarms = m_curve->falseAlarms(threshold);
    QString text = tr("Threshold %1: %2 false alarms in %3 clean machine-days").arg(QString::number(threshold, 'g', 5)).arg(alarms).arg(QString::number(days, 'g', 4));
    if (days > 0) text += tr(" (at most %1 a machine-day at 95 %)").arg(QString::number(alarm::poissonUpper(alarms, days, kConfidence), 'g', 3));
    if (m_curve->events() > 0) text += tr("; %1 of %2 events found").arg(m_curve->eventsFound(threshold)).arg(m_curve->events());
    m_summary->setText(text + QLatin1Char('.'));
    showAlarms();
}

void ThresholdPage::showAlarms() {
    if (!m_scores || m_scores->series.empty()) return;
    alarm::DecisionRule rule = m_scores->rule;
    rule.threshold = m_threshold;
    // One asset at a time is drawn; its name goes with the alarms.
    std::map<std::string, std::vector<alarm::AlarmInterval>> byAsset;
    for (const alarm::ScoreSeries& series : m_scores->series) {
        auto alarms = alarm::applyRule(series, rule);
        auto& all = byAsset[series.asset];
        all.insert(all.end(), alarms.begin(), alarms.end());
    }
    for (const auto& [asset, alarms] : byAsset) Q_EMIT alarmsChanged(QString::fromStdString(asset), alarms);
}

QString ThresholdPage::summary() const { return m_summary->text(); }

void ThresholdPage::waitForScores() {
    m_runner.waitForWork();
    QCoreApplication::sendPostedEvents(&m_runner);
    QCoreApplication::processEvents();
}

void ThresholdPage::setTheme(const widgets::Theme& theme) { m_chart->setTheme(theme); }

} // namespace tocsin::workbench
