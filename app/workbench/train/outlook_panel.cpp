// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/outlook_panel.h"

#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>
#include <algorithm>
#include <map>

#include "app/workbench/train/train_presenter.h"
#include "app/workbench/train/train_sentences.h"
#include "widgets/charts/loss_chart.h"
#include "widgets/charts/split_bars.h"

namespace tocsin::workbench {

namespace {

using widgets::SplitPart;

SplitPart partOf(learn::Part part) {
    switch (part) {
    case learn::Part::Train:
        return SplitPart::Train;
    case learn::Part::Validation:
        return SplitPart::Validation;
    case learn::Part::Test:
        return SplitPart::Test;
    case learn::Part::None:
        break;
    }
    return SplitPart::None;
}

/// Recordings of one asset that do not overlap in time share a bar; others have one each.
QVector<widgets::SplitBars::Row> rowsOf(const learn::TrainOutlook& outlook) {
    std::map<std::string, std::vector<const learn::SplitBar*>> assets;
    for (const learn::SplitBar& bar : outlook.recordings) assets[bar.asset].push_back(&bar);
    QVector<widgets::SplitBars::Row> rows;
    for (auto& [asset, bars] : assets) {
        std::sort(bars.begin(), bars.end(), [](const auto* a, const auto* b) { return a->range.from < b->range.from; });
        bool apart = false;
        for (std::size_t i = 1; i < bars.size(); ++i) apart = apart || bars[i]->range.from <= bars[i - 1]->range.to;
        for (const learn::SplitBar* bar : bars) {
            const QString title = QString::fromStdString(asset);
            if (apart || bar == bars.front()) {
                rows.append({apart && bars.size() > 1 ? QStringLiteral("%1, %2").arg(title, QString::fromStdString(bar->source)) : title,
                             bar->range,
                             {},
                             {}});
            }
            widgets::SplitBars::Row& row = rows.last();
            row.range.to = std::max(row.range.to, bar->range.to);
            for (const auto& piece : bar->pieces) row.pieces.append({piece.range, partOf(piece.part)});
            for (const auto& event : bar->events)
                row.events.append({event.range, QString::fromStdString(event.className), partOf(event.part)});
        }
    }
    return rows;
}

QVector<widgets::LossChart::Epoch> epochsOf(const std::vector<learn::EpochFigures>& rows) {
    QVector<widgets::LossChart::Epoch> epochs;
    for (const learn::EpochFigures& row : rows) epochs.append({row.epoch, row.trainLoss, row.validationLoss, row.eventsFound, row.events});
    return epochs;
}

QLabel* value(const char* name, const QString& readable) {
    auto* label = new QLabel;
    label->setObjectName(QLatin1String(name));
    label->setAccessibleName(readable);
    label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    return label;
}

} // namespace

OutlookPanel::OutlookPanel(TrainPresenter& presenter, QWidget* parent)
    : QWidget(parent), m_presenter(presenter), m_tabs(new QTabWidget), m_inputs(value("trainInputsText", tr("Inputs"))),
      m_size(value("trainSize", tr("Expected size"))), m_work(value("trainWork", tr("Work for one window"))),
      m_memory(value("trainMemory", tr("Memory while training"))), m_time(value("trainTime", tr("Expected time"))),
      m_split(value("trainSplitText", tr("Split"))), m_warning(value("trainWarning", tr("What cannot be shown"))),
      m_shared(value("trainShared", tr("Shared windows"))), m_curvesOf(value("trainCurvesOf", tr("Whose curves these are"))),
      m_label(new QPushButton(tr("&Go to Label"))), m_bars(new widgets::SplitBars), m_chart(new widgets::LossChart) {
    setObjectName(QStringLiteral("trainOutlook"));
    m_tabs->setObjectName(QStringLiteral("trainTabs"));
    m_tabs->setAccessibleName(tr("Before the start, and curves"));
    m_tabs->setDocumentMode(true);
    m_tabs->addTab(makeBefore(), tr("Before the start"));
    m_tabs->addTab(makeCurves(), tr("Curves"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_tabs);
    connect(m_label, &QPushButton::clicked, this, &OutlookPanel::labelRequested);
    connect(&m_presenter, &TrainPresenter::outlookChanged, this, &OutlookPanel::followOutlook);
    connect(&m_presenter, &TrainPresenter::trainingChanged, this, &OutlookPanel::followTraining);
    connect(&m_presenter, &TrainPresenter::statesChanged, this, &OutlookPanel::drawCurves);
    followOutlook();
    drawCurves();
}

QWidget* OutlookPanel::makeBefore() {
    auto* page = new QWidget;
    auto* facts = new QGridLayout;
    facts->setHorizontalSpacing(12);
    facts->setVerticalSpacing(3);
    int row = 0;
    for (const auto& [name, label] : {std::pair{tr("Inputs"), m_inputs}, std::pair{tr("Size"), m_size}, std::pair{tr("Work"), m_work},
                                      std::pair{tr("Memory"), m_memory}, std::pair{tr("Time"), m_time}, std::pair{tr("Split"), m_split}}) {
        auto* caption = new QLabel(name);
        caption->setForegroundRole(QPalette::PlaceholderText);
        facts->addWidget(caption, row, 0, Qt::AlignTop);
        facts->addWidget(label, row++, 1);
    }
    facts->setColumnStretch(1, 1);
    for (QLabel* label : {m_inputs, m_size, m_work, m_memory, m_time, m_split, m_warning, m_shared}) label->setWordWrap(true);
    m_label->setObjectName(QStringLiteral("trainGoToLabel"));
    m_label->setAccessibleName(tr("Go to the Label page"));
    auto* said = new QVBoxLayout;
    said->setSpacing(4);
    said->addWidget(m_shared);
    said->addWidget(m_warning);
    said->addWidget(m_label, 0, Qt::AlignLeft);
    said->addStretch(1);
    auto* below = new QHBoxLayout;
    below->setSpacing(24);
    below->addLayout(makeCounts());
    below->addLayout(said, 1);
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 8, 8, 4);
    layout->setSpacing(8);
    layout->addLayout(facts);
    layout->addWidget(m_bars, 1);
    layout->addLayout(below);
    return page;
}

QGridLayout* OutlookPanel::makeCounts() {
    auto* grid = new QGridLayout;
    grid->setHorizontalSpacing(16);
    grid->setVerticalSpacing(2);
    const auto muted = [grid](const QString& text, int row, int column, Qt::Alignment alignment) {
        auto* label = new QLabel(text);
        label->setForegroundRole(QPalette::PlaceholderText);
        grid->addWidget(label, row, column, alignment);
    };
    const QString heads[] = {tr("windows"), tr("used"), tr("events")};
    for (int column = 0; column < 3; ++column) muted(heads[column], 0, column + 1, Qt::AlignRight);
    const SplitPart parts[] = {SplitPart::Train, SplitPart::Validation, SplitPart::Test};
    const char* names[] = {"trainPartTrain", "trainPartValidation", "trainPartTest"};
    for (int row = 0; row < 3; ++row) {
        const QString part = widgets::splitPartName(parts[row]);
        auto* name = new QLabel(QStringLiteral("%1  %2").arg(widgets::splitPartLetter(parts[row]), part));
        grid->addWidget(name, row + 1, 0);
        for (int column = 0; column < 3; ++column) {
            QLabel* label = value(names[row], tr("%1, %2").arg(part, heads[column]));
            label->setObjectName(QStringLiteral("%1-%2").arg(QLatin1String(names[row])).arg(column));
            m_counts[row][column] = label;
            grid->addWidget(label, row + 1, column + 1, Qt::AlignRight);
        }
    }
    grid->setRowStretch(4, 1);
    return grid;
}

QWidget* OutlookPanel::makeCurves() {
    auto* page = new QWidget;
    auto* layout = new QVBoxLayout(page);
    layout->setContentsMargins(8, 6, 8, 4);
    layout->setSpacing(2);
    layout->addWidget(m_curvesOf);
    layout->addWidget(m_chart, 1);
    return page;
}

void OutlookPanel::followOutlook() {
    const auto& outlook = m_presenter.outlook();
    const bool missing = m_presenter.labelsMissing() && m_presenter.face() == TrainPresenter::Face::Ready;
    m_label->setVisible(missing);
    QStringList warnings;
    if (missing)
        warnings << tr("This recipe needs labels: confirm some on the Label page, or choose a recipe that learns normal operation only.");
    if (!outlook) {
        const QStringList problems = m_presenter.form().problems();
        const QString why = !problems.isEmpty()         ? tr("waits for the settings")
                            : m_presenter.training()    ? tr("waits for the training to end")
                            : m_presenter.outlookBusy() ? tr("reading the recordings...")
                                                        : QStringLiteral("-");
        for (QLabel* label : {m_inputs, m_size, m_work, m_memory, m_split, m_shared}) label->clear();
        for (auto& row : m_counts)
            for (QLabel* label : row) label->clear();
        m_inputs->setText(why);
        m_time->clear();
        if (!m_presenter.outlookFailure().isEmpty()) {
            m_bars->setRows({});
            m_inputs->setText(QStringLiteral("-"));
            warnings << m_presenter.outlookFailure();
        }
        m_warning->setText(warnings.join(QLatin1Char('\n')));
        return;
    }
    const OutlookText text = outlookText(*outlook);
    m_inputs->setText(text.inputs);
    m_size->setText(text.size);
    m_work->setText(text.work);
    m_memory->setText(text.memory);
    m_time->setText(m_presenter.outlookBusy() && outlook->network && !outlook->time ? tr("measuring a few steps...") : text.time);
    m_split->setText(QString::fromStdString(outlook->split.sentence).section(QLatin1Char(';'), 0, 0));
    m_bars->setRows(rowsOf(*outlook));
    int row = 0;
    for (const learn::Part part : {learn::Part::Train, learn::Part::Validation, learn::Part::Test}) {
        const learn::PartCounts& counts = outlook->parts[static_cast<std::size_t>(part)];
        m_counts[row][0]->setText(countText(counts.windows));
        m_counts[row][1]->setText(countText(counts.used));
        m_counts[row++][2]->setText(countText(counts.events));
    }
    m_shared->setText(sharedText(*outlook));
    // What the labels are missing for is said above already.
    QStringList more = outlookWarnings(*outlook);
    if (missing && !outlook->problem.empty()) more.removeFirst();
    m_warning->setText((warnings + more).join(QLatin1Char('\n')));
}

void OutlookPanel::followTraining() {
    const bool training = m_presenter.training();
    const bool began = training && !m_wasTraining;
    if (began) m_tabs->setCurrentIndex(1);
    m_wasTraining = training;
    if (training && !began && m_presenter.progress().rows.size() == m_drawn) return; // progress within an epoch
    m_drawn = m_presenter.progress().rows.size();
    drawCurves();
}

void OutlookPanel::showRun(qint64 run) {
    m_run = run;
    drawCurves();
}

void OutlookPanel::drawCurves() {
    if (m_presenter.training()) {
        const TrainProgress& progress = m_presenter.progress();
        m_curvesOf->setText(tr("%1, in training").arg(progress.recipe));
        return m_chart->setEpochs(epochsOf(progress.rows), progress.epochs);
    }
    const auto state = m_presenter.states().find(m_run);
    const bool known = state != m_presenter.states().end() && !state->second.curves.empty();
    m_curvesOf->setText(known        ? tr("Run %1").arg(m_run)
                        : m_run != 0 ? tr("Run %1 has no curves: it was fitted in one pass, or ended before its first epoch").arg(m_run)
                                     : tr("Train a network, or choose a run below, to see its curves"));
    m_chart->setEpochs(known ? epochsOf(state->second.curves) : QVector<widgets::LossChart::Epoch>(), 0);
}

void OutlookPanel::setTheme(const widgets::Theme& theme) {
    m_bars->setTheme(theme);
    m_chart->setTheme(theme);
    QPalette warn = theme.palette();
    warn.setColor(QPalette::WindowText, theme.fault);
    m_warning->setPalette(warn);
}

} // namespace tocsin::workbench
