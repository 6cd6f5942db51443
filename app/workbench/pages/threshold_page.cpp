// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/threshold_page.h"

#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QSpinBox>
#include <QTableView>
#include <algorithm>
#include <cmath>

#include "app/workbench/jobs/job_center.h"
#include "app/workbench/panels/terminal_panel.h"
#include "app/workbench/threshold/operating_text.h"
#include "core/workflow/tune_run.h"
#include "widgets/actions/action_registry.h"
#include "widgets/charts/score_histogram.h"
#include "widgets/charts/threshold_chart.h"
#include "widgets/figures/figure_tile.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {

using widgets::readableNumber;

constexpr double kConfidence = 0.95;
constexpr double kMaximumTimeInAlarm = 0.05; // as the solver has it
constexpr double kDaysOfMonth = 30;
constexpr TimeNs kMinute = 60 * kNsPerSecond;

QString durationText(double seconds) {
    return QString::fromStdString(formatDuration(static_cast<TimeNs>(seconds * static_cast<double>(kNsPerSecond))));
}

QString percentText(double fraction) {
    return ThresholdPage::tr("%1 %").arg(readableNumber(fraction * 100, 3));
}

} // namespace

void ThresholdPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_session = std::move(session);
    showRuns();
    showRun();
}

void ThresholdPage::refreshProject(std::shared_ptr<ProjectSession> session) {
    const RunId before = run();
    m_session = std::move(session);
    showRuns();
    const int index = m_runs->findData(static_cast<qlonglong>(before.value));
    if (index >= 0) {
        const QSignalBlocker blocker(m_runs);
        m_runs->setCurrentIndex(index);
    }
    showRun();
}

void ThresholdPage::showRuns() {
    const QSignalBlocker blocker(m_runs);
    m_runs->clear();
    if (m_session)
        for (const store::RunRecord& record : m_session->runs)
            if (record.status == store::RunStatus::Finished ||
                (record.status == store::RunStatus::Cancelled && !record.metrics.contains("failure"))) // stopped early, its weights kept
                m_runs->addItem(tr("Run %1: %2").arg(record.id.value).arg(QString::fromStdString(record.recipe)),
                                static_cast<qlonglong>(record.id.value));
    m_runs->setCurrentIndex(m_runs->count() - 1);
}

void ThresholdPage::chooseRun(qint64 run) {
    const int index = m_runs->findData(run);
    if (index >= 0) m_runs->setCurrentIndex(index);
}

RunId ThresholdPage::run() const {
    return RunId{m_runs->currentIndex() < 0 ? 0 : m_runs->currentData().toLongLong()};
}

bool ThresholdPage::showsTest() const {
    return m_parts->currentIndex() == 1;
}

const JudgedPart* ThresholdPage::part() const {
    if (!m_material) return nullptr;
    const auto& chosen = showsTest() ? m_material->test : m_material->validation;
    return chosen ? &*chosen : nullptr;
}

alarm::DecisionRule ThresholdPage::rule() const {
    const auto minutes = [](const QDoubleSpinBox* box) {
        return static_cast<TimeNs>(std::llround(box->value() * static_cast<double>(kMinute)));
    };
    return {m_threshold, m_m->value(), m_n->value(), m_hysteresis->value(), minutes(m_minDuration), minutes(m_coolDown)};
}

void ThresholdPage::say(const QString& sentence) {
    m_summary = sentence;
    m_message->setText(sentence);
    m_message->setVisible(!sentence.isEmpty() && !part());
    m_tiles->setVisible(part() != nullptr);
}

void ThresholdPage::enableControls() {
    const bool any = part() != nullptr;
    // The test time is for judging; who chooses on it has none left to judge with. Without validation time there is no other.
    const bool locked = any && showsTest() && m_material->validation;
    m_runs->setEnabled(m_runs->count() > 0);
    m_runs->setToolTip(m_runs->count() > 0 ? QString() : tr("The project has no finished run"));
    m_parts->setEnabled(m_material && m_material->validation && m_material->test);
    m_parts->setToolTip(m_parts->isEnabled()
                            ? tr("The threshold is chosen on validation time; test time shows what it does on time that had no say")
                            : tr("Needs a run with scores in validation and in test time"));
    const QString reason = locked ? tr("Test time is for judging, not for choosing: show validation time to move the threshold")
                                  : tr("Needs the scores of a finished run");
    const auto offer = [&](QWidget* control, bool possible, const QString& help, const QString& why) {
        control->setEnabled(possible);
        control->setToolTip(possible ? help : why);
    };
    const bool free = any && !locked;
    offer(m_slider, free, tr("Drag the cuts in the picture, or use the arrow keys here"), reason);
    offer(m_budgetText, free, tr("How many false alarms you grant each machine: 1/30d, 2 a week, 1 false alarm per pump per month"),
          reason);
    offer(m_m, free, tr("So many of the last scores must be above the threshold"), reason);
    offer(m_n, free, tr("The scores that are looked back at"), reason);
    offer(m_hysteresis, free, tr("An alarm ends only when the score has fallen this far below the threshold"), reason);
    offer(m_minDuration, free,
          tr("The condition must hold this long before an alarm is raised; curve and tiles leave it out, the list does not"), reason);
    offer(m_coolDown, free, tr("No new alarm for this long after one has ended; curve and tiles leave it out, the list does not"), reason);
    offer(m_review, free, tr("A second cut below the alarm: between both a person has a look"), reason);
    offer(m_reviewSlider, free && m_review->isChecked(), tr("Where looking begins"), free ? tr("Tick \"Review above\" first") : reason);
    m_histogram->setEnabled(free);
    m_chart->setEnabled(free);
    const bool stored = m_session && run().value > 0 && any;
    const QString readOnly = m_session && !m_session->writable() ? QString::fromStdString(m_session->readOnlyReason) : QString();
    const QString why = !readOnly.isEmpty() ? readOnly : !stored ? tr("Needs a finished run of an open project") : reason;
    for (const char* id : {"threshold.solve", "threshold.keep"})
        m_services.actions.setEnabled(QLatin1String(id), stored && free && readOnly.isEmpty(), why);
    offer(m_solve, stored && free && readOnly.isEmpty() && m_budget,
          tr("The most sensitive threshold that is shown to keep the budget, kept with the run"),
          m_budget || !any ? why : tr("Needs a budget that can be read"));
    offer(m_keep, stored && free && readOnly.isEmpty(), tr("Alarms of this run are judged and exported with this rule from now on"), why);
}

void ThresholdPage::showRun() {
    m_runner.stop();
    m_alarmRunner.stop();
    m_alarmDelay.stop();
    m_formDelay.stop();
    m_material.reset();
    m_chart->setCurves({});
    m_histogram->setCounts(0, 1, {}, {});
    m_alarms->setRows({});
    m_alarmCaption->clear();
    m_verdict->clear();
    m_body->setVisible(false);
    enableControls();
    Q_EMIT alarmsChanged({});
    if (!m_session) return say(tr("Open a project to see how false alarms and events found depend on the threshold."));
    if (m_runs->currentIndex() < 0)
        return say(tr("No finished run yet. Train one on the Train page, then come back to choose its threshold."));
    say(tr("Scoring the validation and test time of %1...").arg(m_runs->currentText()));
    m_runner.start<std::shared_ptr<const ThresholdMaterial>>(
        [session = m_session, run = run()](const JobContext& job) { return thresholdMaterial(*session->project, run, job); },
        [this](Result<std::shared_ptr<const ThresholdMaterial>> material) {
            if (material.ok()) return take(std::move(*material), true);
            if (material.error().code == ErrorCode::Cancelled) return;
            say(tr("The run cannot be scored: %1").arg(QString::fromStdString(material.error().message)));
            Q_EMIT failed(QString::fromStdString(material.error().message));
        });
}

void ThresholdPage::showScores(workflow::RunScores scores) {
    auto material = std::make_shared<ThresholdMaterial>();
    material->rule = scores.rule;
    material->form = {scores.rule.m, scores.rule.n, scores.rule.hysteresis};
    if (!scores.series.empty())
        material->validation = judge(std::make_shared<const workflow::RunScores>(std::move(scores)), material->form);
    take(std::move(material), true);
}

void ThresholdPage::take(std::shared_ptr<const ThresholdMaterial> material, bool fresh) {
    m_material = std::move(material);
    if (!m_material->validation && !m_material->test) {
        m_material.reset();
        return say(
            tr("The run has no scores in its validation and test time: the recordings are shorter than its window, or all in training."));
    }
    if (fresh) {
        m_filling = true;
        const alarm::DecisionRule& rule = m_material->rule;
        m_m->setValue(rule.m);
        m_n->setValue(rule.n);
        m_hysteresis->setValue(rule.hysteresis);
        m_minDuration->setValue(static_cast<double>(rule.minDurationNs) / static_cast<double>(kMinute));
        m_coolDown->setValue(static_cast<double>(rule.coolDownNs) / static_cast<double>(kMinute));
        m_parts->setCurrentIndex(m_material->validation ? (m_material->test ? m_parts->currentIndex() : 0) : 1);
        m_threshold = rule.threshold;
        if (m_material->budget) m_budgetText->setText(QString::fromStdString(alarm::formatBudget(*m_material->budget)));
        m_filling = false;
    }
    showPart();
}

void ThresholdPage::showPart() {
    const JudgedPart* shown = part();
    if (!shown) return;
    m_body->setVisible(true);
    m_histogram->setCounts(shown->counts.low, shown->counts.high, shown->counts.clean, shown->counts.event);
    showBudget(false);
    setThreshold(m_threshold);
    enableControls();
}

double ThresholdPage::sliderThreshold(int value) const {
    const auto& points = part()->points;
    // Steps of the slider follow the points of the curve, which are dense where alarms become rare: there a threshold is decided.
    if (points.size() < 2) return part()->curve->lowest();
    const double at = static_cast<double>(value) / kSliderSteps * static_cast<double>(points.size() - 1);
    const auto left = std::min(points.size() - 2, static_cast<std::size_t>(at));
    return points[left].threshold + (points[left + 1].threshold - points[left].threshold) * (at - static_cast<double>(left));
}

int ThresholdPage::sliderValue(double threshold) const {
    const auto& points = part()->points;
    if (points.size() < 2) return 0;
    const auto after = std::partition_point(points.begin(), points.end(), [&](const auto& point) { return point.threshold < threshold; });
    if (after == points.begin()) return 0;
    if (after == points.end()) return kSliderSteps;
    const double span = after->threshold - (after - 1)->threshold;
    const double at = static_cast<double>(after - 1 - points.begin()) + (span > 0 ? (threshold - (after - 1)->threshold) / span : 0);
    return static_cast<int>(std::lround(at / static_cast<double>(points.size() - 1) * kSliderSteps));
}

void ThresholdPage::showBudget(bool move) {
    const auto budget = alarm::parseBudget(m_budgetText->text().toStdString());
    m_budget = budget.ok() ? std::optional(*budget) : std::nullopt;
    const JudgedPart* shown = part();
    if (!shown) return;
    const alarm::EpisodeCurve& curve = *shown->curve;
    const double days = curve.cleanDays();
    widgets::ThresholdChart::Curves curves;
    curves.budget = m_budget ? m_budget->perDay() * kDaysOfMonth : 0;
    curves.events = curve.events();
    for (const auto& point : shown->points) {
        if (days > 0) {
            curves.falseAlarms.append(QPointF(point.threshold, static_cast<double>(point.falseAlarms) / days * kDaysOfMonth));
            curves.upperBound.append(QPointF(point.threshold, alarm::poissonUpper(point.falseAlarms, days, kConfidence) * kDaysOfMonth));
        }
        if (curves.events > 0) curves.eventsFound.append(QPointF(point.threshold, point.eventsFound));
    }
    m_chart->setCurves(curves);
    m_chart->setThreshold(m_threshold);
    enableControls();
    // A new budget moves the threshold to the most sensitive one that keeps it, where the clean time can show any.
    if (m_budget && move && days > 0)
        if (const auto allowed = alarm::poissonAllowedCount(days, m_budget->perDay(), kConfidence))
            return setThreshold(curve.lowestThreshold(*allowed, kMaximumTimeInAlarm * days).threshold);
    showPoint();
    if (!m_budget) m_verdict->setText(QString::fromStdString(budget.error().message));
}

void ThresholdPage::setThreshold(double threshold) {
    if (!std::isfinite(threshold)) return;
    m_threshold = threshold;
    m_chart->setThreshold(threshold);
    m_histogram->setAlarmCut(threshold);
    if (!part()) return;
    {
        const QSignalBlocker blocker(m_slider);
        m_slider->setValue(sliderValue(threshold));
    }
    if (m_review->isChecked() && m_histogram->reviewCut() > threshold) setReview(threshold);
    showPoint();
    m_alarmDelay.start();
}

void ThresholdPage::setReview(double score) {
    const bool wanted = m_review->isChecked() && part();
    m_histogram->setReviewCut(wanted ? std::min(score, m_threshold) : std::numeric_limits<double>::quiet_NaN());
    if (!part()) return;
    if (wanted) {
        const QSignalBlocker blocker(m_reviewSlider);
        m_reviewSlider->setValue(sliderValue(m_histogram->reviewCut()));
    }
    showPoint();
}

void ThresholdPage::showPoint() {
    const JudgedPart* shown = part();
    if (!shown) return;
    const OperatingPoint point = operatingPoint(*shown->curve, m_threshold, kConfidence);
    say(pointSentence(point));
    if (point.events > 0)
        m_foundTile->setFigure(
            tr("%1 of %2").arg(point.eventsFound).arg(point.events),
            tr("%1 to %2 at 95 %", "interval of a share").arg(percentText(point.found->low), percentText(point.found->high)));
    else
        m_foundTile->setFigure(tr("-"), tr("no labelled event in this time"));
    if (point.cleanDays > 0)
        m_falseTile->setFigure(monthlyRate(point.perDay), tr("%1 in %2 machine-days; at most %3")
                                                              .arg(point.falseAlarms)
                                                              .arg(readableNumber(point.cleanDays, 3), monthlyRate(point.upperPerDay)));
    else
        m_falseTile->setFigure(tr("-"), tr("no time without event"));
    QString detail = tr("of the normal time");
    if (m_review->isChecked() && point.cleanDays > 0) {
        const OperatingPoint review = operatingPoint(*shown->curve, m_histogram->reviewCut(), kConfidence);
        detail =
            tr("and %1 to review: %2 looks a machine-month")
                .arg(percentText(std::max(0.0, review.timeInAlarm - point.timeInAlarm)), readableNumber(review.perDay * kDaysOfMonth, 2));
    }
    m_timeTile->setFigure(percentText(point.timeInAlarm), detail);
    if (m_budget) {
        QString text = budgetSentence(point, *m_budget);
        if (showsTest() && m_material->validation)
            text += QLatin1Char(' ') + tr("This is test time: it judges the threshold, it does not choose it.");
        m_verdict->setText(text);
    }
}

void ThresholdPage::showFound(const alarm::EventMetrics& metrics) {
    if (!metrics.leadMedianS) return m_leadTile->setFigure(tr("-"), tr("no event found"));
    QString detail = tr("median of %1 found").arg(metrics.eventsFound);
    if (metrics.leadMedianLimits)
        detail = tr("median; %1 to %2 at 95 %", "interval of a duration")
                     .arg(durationText(metrics.leadMedianLimits->low), durationText(metrics.leadMedianLimits->high));
    m_leadTile->setFigure(durationText(*metrics.leadMedianS), detail);
}

void ThresholdPage::reform() {
    if (!m_material) return;
    const alarm::DecisionRule now = rule();
    const alarm::RuleForm form{now.m, now.n, now.hysteresis};
    if (form == m_material->form) return;
    m_runner.start<std::shared_ptr<const ThresholdMaterial>>(
        [material = m_material, form](const JobContext& job) -> Result<std::shared_ptr<const ThresholdMaterial>> {
            TOCSIN_TRY(job.check());
            return reformed(*material, form);
        },
        [this](Result<std::shared_ptr<const ThresholdMaterial>> material) {
            if (material.ok()) take(std::move(*material), false);
        });
}

void ThresholdPage::startAlarms() {
    const JudgedPart* shown = part();
    if (!shown) return;
    m_alarmRunner.start<PartAlarms>([shown = *shown, rule = rule()](const JobContext& job) { return partAlarms(shown, rule, job); },
                                    [this](Result<PartAlarms> alarms) {
                                        if (!alarms.ok()) return;
                                        const std::size_t listed = alarms->rows.size();
                                        m_alarms->setRows(std::move(alarms->rows));
                                        for (int column = 0; column + 1 < m_alarms->columnCount(); ++column) {
                                            m_alarmTable->resizeColumnToContents(column);
                                            m_alarmTable->setColumnWidth(column, m_alarmTable->columnWidth(column) + 10);
                                        }
                                        m_alarmCaption->setText(
                                            alarms->total == 0 ? tr("No alarm at this threshold")
                                            : listed < alarms->total
                                                ? tr("Alarms at this threshold: the first %1 of %2").arg(listed).arg(alarms->total)
                                                : tr("Alarms at this threshold: %1").arg(alarms->total));
                                        showFound(alarms->metrics);
                                        Q_EMIT alarmsChanged(alarms->byAsset);
                                    });
}

void ThresholdPage::solve() {
    if (!m_session || !m_budget) return;
    workflow::TuneRequest request;
    request.run = run();
    request.budget = *m_budget;
    request.confidence = kConfidence;
    request.coolDownNs = rule().coolDownNs;
    request.minDurationNs = rule().minDurationNs;
    request.choice.part = workflow::ScoredPart::Validation;
    m_services.jobs.start<alarm::DecisionRecord>(
        tr("Find the threshold of run %1").arg(request.run.value), JobLane::Compute,
        [session = m_session, request](const JobContext& job) { return workflow::tuneRun(*session->project, request, job); },
        [this](const Result<alarm::DecisionRecord>& record) {
            if (record.ok()) Q_EMIT projectChanged();
        },
        [](const alarm::DecisionRecord& record) {
            return record.shown ? tr("threshold %1, budget shown").arg(readableNumber(record.rule.threshold, 5))
                                : tr("threshold %1, budget not shown yet: %2")
                                      .arg(readableNumber(record.rule.threshold, 5),
                                           record.missing ? QString::fromStdString(record.missing->sentence) : QString());
        });
}

void ThresholdPage::keep() {
    if (!m_session || !part()) return;
    workflow::TuneRequest request;
    request.run = run();
    if (m_budget) request.budget = *m_budget;
    request.confidence = kConfidence;
    request.coolDownNs = rule().coolDownNs;
    request.minDurationNs = rule().minDurationNs;
    request.choice.part = workflow::ScoredPart::Validation;
    m_services.jobs.start<alarm::DecisionRecord>(
        tr("Keep the threshold of run %1").arg(request.run.value), JobLane::Compute,
        [session = m_session, request, rule = rule()](const JobContext& job) {
            return workflow::keepRule(*session->project, request, rule, job);
        },
        [this](const Result<alarm::DecisionRecord>& record) {
            if (record.ok()) Q_EMIT projectChanged();
        },
        [](const alarm::DecisionRecord& record) {
            return record.missing ? QString::fromStdString(record.missing->sentence) : tr("kept; the budget is shown");
        });
}

QString ThresholdPage::terminalCommand() const {
    if (!m_session || run().value <= 0) return {};
    QString command = QStringLiteral("tocsin tune %1 %2 --budget %3")
                          .arg(shellWord(QString::fromStdString(m_session->project->folder().string())))
                          .arg(run().value)
                          .arg(m_budget ? QString::fromStdString(alarm::formatBudget(*m_budget)) : QStringLiteral("1/30d"));
    const auto seconds = [](TimeNs time) { return QStringLiteral("%1s").arg(time / kNsPerSecond); };
    if (rule().minDurationNs > 0) command += QStringLiteral(" --min-duration ") + seconds(rule().minDurationNs);
    if (rule().coolDownNs > 0) command += QStringLiteral(" --cool-down ") + seconds(rule().coolDownNs);
    return command;
}

QVariantMap ThresholdPage::place() const {
    return {{QStringLiteral("run"), m_runs->currentData()},
            {QStringLiteral("budget"), m_budgetText->text()},
            {QStringLiteral("part"), m_parts->currentIndex()}};
}

void ThresholdPage::goTo(const QVariantMap& place) {
    if (const QString budget = place.value(QStringLiteral("budget")).toString(); !budget.isEmpty()) m_budgetText->setText(budget);
    if (place.value(QStringLiteral("part")).toInt() == 1) {
        const QSignalBlocker blocker(m_parts);
        m_parts->setCurrentIndex(1);
    }
    chooseRun(place.value(QStringLiteral("run")).toLongLong());
}

QString ThresholdPage::summary() const {
    return m_summary;
}
QString ThresholdPage::budgetVerdict() const {
    return m_verdict->text();
}

void ThresholdPage::settle() {
    m_runner.wait();
    if (m_formDelay.isActive()) {
        m_formDelay.stop();
        reform();
        m_runner.wait();
    }
    if (m_alarmDelay.isActive()) {
        m_alarmDelay.stop();
        startAlarms();
    }
    m_alarmRunner.wait();
}

void ThresholdPage::setTheme(const widgets::Theme& theme) {
    m_chart->setTheme(theme);
    m_histogram->setTheme(theme);
}

} // namespace tocsin::workbench
