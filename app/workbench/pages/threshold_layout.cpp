// SPDX-License-Identifier: GPL-3.0-or-later
// How the Threshold page is built; what it does is in threshold_page.cpp.
#include <QCheckBox>
#include <QComboBox>
#include <QDoubleSpinBox>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSlider>
#include <QSpinBox>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

#include "app/workbench/pages/threshold_page.h"
#include "widgets/actions/action_registry.h"
#include "widgets/charts/score_histogram.h"
#include "widgets/charts/threshold_chart.h"
#include "widgets/figures/figure_tile.h"

namespace tocsin::workbench {

namespace {

constexpr int kAlarmDelayMs = 40; // the list of alarms follows when the slider rests
constexpr int kFormDelayMs = 250; // the curves follow when the numbers rest
constexpr int kLongestForm = 500;
constexpr double kMostMinutes = 100'000;

QLabel* caption(const QString& text, QWidget* buddy) {
    auto* label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

void name(QWidget* widget, const QString& object, const QString& accessible) {
    widget->setObjectName(object);
    widget->setAccessibleName(accessible);
}

} // namespace

ThresholdPage::ThresholdPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_runs(new QComboBox), m_parts(new QComboBox),
      m_budgetText(new QLineEdit(QStringLiteral("1/30d"))), m_solve(new QPushButton(tr("Find the threshold"))),
      m_keep(new QPushButton(tr("Keep this rule"))), m_m(new QSpinBox), m_n(new QSpinBox), m_hysteresis(new QDoubleSpinBox),
      m_minDuration(new QDoubleSpinBox), m_coolDown(new QDoubleSpinBox), m_slider(new QSlider(Qt::Horizontal)),
      m_reviewSlider(new QSlider(Qt::Horizontal)), m_review(new QCheckBox(tr("Review above"))),
      m_foundTile(new widgets::FigureTile(tr("Events found"))), m_leadTile(new widgets::FigureTile(tr("Warning before the failure"))),
      m_falseTile(new widgets::FigureTile(tr("False alarms"))), m_timeTile(new widgets::FigureTile(tr("Time in alarm"))),
      m_tiles(new QWidget), m_body(new QWidget), m_message(new QLabel), m_verdict(new QLabel), m_alarmCaption(new QLabel),
      m_histogram(new widgets::ScoreHistogram), m_chart(new widgets::ThresholdChart), m_alarms(new AlarmTableModel(this)),
      m_alarmTable(new QTableView) {
    setObjectName(QStringLiteral("thresholdPage"));
    makeControls();
    makeTable();
    makeLayout();
    addActions();
    showProject(nullptr);
}

void ThresholdPage::makeControls() {
    name(m_runs, QStringLiteral("thresholdRun"), tr("Run"));
    name(m_parts, QStringLiteral("thresholdPart"), tr("Time that is judged"));
    m_parts->addItems({tr("Validation time"), tr("Test time")});
    name(m_budgetText, QStringLiteral("thresholdBudget"), tr("False-alarm budget"));
    m_budgetText->setPlaceholderText(tr("1 false alarm per pump per month"));
    name(m_solve, QStringLiteral("thresholdSolve"), tr("Find the threshold for the budget"));
    name(m_keep, QStringLiteral("thresholdKeep"), tr("Keep this rule with the run"));
    name(m_m, QStringLiteral("thresholdM"), tr("Scores above the threshold, at least"));
    name(m_n, QStringLiteral("thresholdN"), tr("Scores looked back at"));
    for (QSpinBox* box : {m_m, m_n}) box->setRange(1, kLongestForm);
    name(m_hysteresis, QStringLiteral("thresholdHysteresis"), tr("Hysteresis in units of the score"));
    m_hysteresis->setDecimals(4);
    m_hysteresis->setRange(0, 1e6);
    m_hysteresis->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    name(m_minDuration, QStringLiteral("thresholdMinDuration"), tr("Minimum duration in minutes"));
    name(m_coolDown, QStringLiteral("thresholdCoolDown"), tr("Quiet after an alarm, in minutes"));
    for (QDoubleSpinBox* box : {m_minDuration, m_coolDown}) {
        box->setRange(0, kMostMinutes);
        box->setDecimals(1);
        box->setSuffix(tr(" min"));
        box->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
        box->setMaximumWidth(110);
    }
    m_hysteresis->setMaximumWidth(110);
    name(m_slider, QStringLiteral("thresholdSlider"), tr("Threshold"));
    name(m_reviewSlider, QStringLiteral("reviewSlider"), tr("Review cut"));
    for (QSlider* slider : {m_slider, m_reviewSlider}) {
        slider->setRange(0, kSliderSteps);
        slider->setPageStep(kSliderSteps / 50);
        slider->setSingleStep(kSliderSteps / 500);
    }
    name(m_review, QStringLiteral("thresholdReview"), tr("A review cut below the alarm"));
    for (auto* tile : {m_foundTile, m_leadTile, m_falseTile, m_timeTile}) tile->setMinimumWidth(120);
    m_foundTile->setObjectName(QStringLiteral("foundTile"));
    m_leadTile->setObjectName(QStringLiteral("leadTile"));
    m_falseTile->setObjectName(QStringLiteral("falseAlarmTile"));
    m_timeTile->setObjectName(QStringLiteral("timeInAlarmTile"));
    name(m_message, QStringLiteral("thresholdMessage"), tr("What there is to see"));
    name(m_verdict, QStringLiteral("thresholdVerdict"), tr("Whether the budget is shown"));
    for (QLabel* label : {m_message, m_verdict, m_alarmCaption}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }

    m_alarmDelay.setSingleShot(true);
    m_alarmDelay.setInterval(kAlarmDelayMs);
    m_formDelay.setSingleShot(true);
    m_formDelay.setInterval(kFormDelayMs);
    connect(&m_alarmDelay, &QTimer::timeout, this, [this] { startAlarms(); });
    connect(&m_formDelay, &QTimer::timeout, this, [this] { reform(); });
    connect(m_runs, &QComboBox::currentIndexChanged, this, [this] { showRun(); });
    connect(m_parts, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) showPart();
    });
    connect(m_budgetText, &QLineEdit::editingFinished, this, [this] {
        if (m_budgetText->isModified()) showBudget(true);
        m_budgetText->setModified(false);
    });
    for (QSpinBox* box : {m_m, m_n})
        connect(box, &QSpinBox::valueChanged, this, [this, box] {
            if (m_m->value() > m_n->value()) (box == m_m ? m_n : m_m)->setValue(box->value());
            if (!m_filling) m_formDelay.start();
        });
    connect(m_hysteresis, &QDoubleSpinBox::valueChanged, this, [this] {
        if (!m_filling) m_formDelay.start();
    });
    for (QDoubleSpinBox* box : {m_minDuration, m_coolDown})
        connect(box, &QDoubleSpinBox::valueChanged, this, [this] {
            if (!m_filling) m_alarmDelay.start();
        });
    connect(m_chart, &widgets::ThresholdChart::thresholdChosen, this, &ThresholdPage::setThreshold);
    connect(m_chart, &widgets::ThresholdChart::plotEdgesMoved, this, [this] {
        const auto [left, right] = m_chart->plotEdges();
        m_histogram->setPlotEdges(left, right);
    });
    connect(m_histogram, &widgets::ScoreHistogram::alarmCutMoved, this, &ThresholdPage::setThreshold);
    connect(m_histogram, &widgets::ScoreHistogram::reviewCutMoved, this, &ThresholdPage::setReview);
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        if (part()) setThreshold(sliderThreshold(value));
    });
    connect(m_reviewSlider, &QSlider::valueChanged, this, [this](int value) {
        if (part()) setReview(sliderThreshold(value));
    });
    connect(m_review, &QCheckBox::toggled, this, [this] {
        // Looking begins half way to the alarm until it is moved.
        if (part()) setReview(sliderThreshold(m_slider->value() / 2));
        enableControls();
    });
    connect(m_solve, &QPushButton::clicked, this, [this] { solve(); });
    connect(m_keep, &QPushButton::clicked, this, [this] { keep(); });
}

void ThresholdPage::makeTable() {
    name(m_alarmTable, QStringLiteral("alarmTable"), tr("Alarms at this threshold"));
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
    m_alarmTable->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_alarmTable->setToolTip(tr("Double click or Enter shows the alarm on the Data page"));
    connect(m_alarmTable, &QTableView::activated, this, [this](const QModelIndex& index) {
        const AlarmRow& row = m_alarms->row(index.row());
        Q_EMIT timeRequested(row.asset, {row.alarm.raised, row.alarm.cleared});
    });
}

QHBoxLayout* ThresholdPage::budgetRow() {
    auto* row = new QHBoxLayout;
    m_budgetText->setMinimumWidth(150);
    m_runs->setMinimumWidth(120);
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_runs->setMinimumContentsLength(16);
    row->addWidget(caption(tr("R&un"), m_runs));
    row->addWidget(m_runs, 2);
    row->addWidget(m_parts, 1);
    row->addSpacing(12);
    row->addWidget(caption(tr("&Budget"), m_budgetText));
    row->addWidget(m_budgetText, 3);
    row->addWidget(m_solve);
    row->addWidget(m_keep);
    return row;
}

QHBoxLayout* ThresholdPage::ruleRow() {
    auto* row = new QHBoxLayout;
    row->addWidget(caption(tr("&Alarm when", "2 of 3 scores are above the threshold"), m_m));
    row->addWidget(m_m);
    row->addWidget(new QLabel(tr("of", "2 of 3 scores")));
    row->addWidget(m_n);
    row->addWidget(new QLabel(tr("scores are above it;")));
    row->addWidget(caption(tr("hystere&sis"), m_hysteresis));
    row->addWidget(m_hysteresis);
    row->addWidget(caption(tr("lastin&g"), m_minDuration));
    row->addWidget(m_minDuration);
    row->addWidget(caption(tr("&quiet after"), m_coolDown));
    row->addWidget(m_coolDown);
    row->addStretch(1);
    return row;
}

QGridLayout* ThresholdPage::cutRows() {
    auto* grid = new QGridLayout;
    grid->setVerticalSpacing(2);
    grid->addWidget(caption(tr("Thresh&old"), m_slider), 0, 0);
    grid->addWidget(m_slider, 0, 1);
    grid->addWidget(m_review, 1, 0);
    grid->addWidget(m_reviewSlider, 1, 1);
    grid->setColumnStretch(1, 1);
    return grid;
}

void ThresholdPage::makeLayout() {
    auto* tiles = new QHBoxLayout(m_tiles);
    tiles->setContentsMargins({});
    for (auto* tile : {m_foundTile, m_leadTile, m_falseTile, m_timeTile}) tiles->addWidget(tile, 1);
    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins({});
    leftLayout->setSpacing(0);
    leftLayout->addWidget(m_histogram);
    leftLayout->addWidget(m_chart, 1);
    auto* right = new QWidget;
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins({});
    rightLayout->addWidget(m_alarmCaption);
    rightLayout->addWidget(m_alarmTable, 1);
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("thresholdSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(left);
    splitter->addWidget(right);
    splitter->setStretchFactor(0, 1);
    splitter->setSizes({720, 480});
    auto* body = new QVBoxLayout(m_body);
    body->setContentsMargins({});
    body->addLayout(ruleRow());
    body->addLayout(cutRows());
    body->addWidget(m_tiles);
    body->addWidget(m_verdict);
    body->addWidget(splitter, 1);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(12, 10, 12, 8);
    layout->addLayout(budgetRow());
    layout->addWidget(m_message);
    layout->addWidget(m_body, 1);
    layout->addStretch(0);
}

void ThresholdPage::addActions() {
    m_services.actions.add({QStringLiteral("threshold.solve"),
                            tr("&Find the threshold"),
                            QStringLiteral("model"),
                            {},
                            widgets::ActionScope::Global,
                            tr("The most sensitive threshold that is shown to keep the budget"),
                            {}},
                           [this] { solve(); });
    m_services.actions.add({QStringLiteral("threshold.keep"),
                            tr("&Keep this threshold"),
                            QStringLiteral("model"),
                            {},
                            widgets::ActionScope::Global,
                            tr("The rule as it stands on the Threshold page is kept with the run"),
                            {}},
                           [this] { keep(); });
}

} // namespace tocsin::workbench
