// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/panels/jobs_panel.h"

#include <QAccessible>
#include <QFrame>
#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>
#include <cmath>

#include "app/workbench/panels/job_text.h"

namespace tocsin::workbench {

JobsPanel::JobsPanel(JobCenter& jobs, QWidget* parent)
    : QWidget(parent), m_jobs(jobs), m_list(new QVBoxLayout),
      m_empty(new QLabel(tr("Imports, training and exports show here while they run; what "
                            "became of them stays until you clear it."))),
      m_clear(new QPushButton(tr("Clear ended"))) {
    setObjectName(QStringLiteral("jobsPanel"));
    m_empty->setObjectName(QStringLiteral("jobsEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    m_clear->setObjectName(QStringLiteral("jobsClear"));
    m_clear->setAccessibleName(tr("Clear the jobs that have ended"));
    auto* inside = new QWidget;
    auto* insideLayout = new QVBoxLayout(inside);
    insideLayout->setContentsMargins(10, 8, 10, 8);
    insideLayout->addWidget(m_empty);
    insideLayout->addLayout(m_list);
    insideLayout->addStretch(1);
    m_list->setSpacing(10);
    auto* area = new QScrollArea;
    area->setObjectName(QStringLiteral("jobsArea"));
    area->setAccessibleName(tr("Jobs"));
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setWidget(inside);
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(10, 0, 10, 8);
    buttons->addStretch(1);
    buttons->addWidget(m_clear);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(area, 1);
    layout->addLayout(buttons);
    connect(m_clear, &QPushButton::clicked, this, [this] { m_jobs.clearEnded(); });
    connect(&m_jobs, &JobCenter::changed, this, &JobsPanel::update);
    connect(&m_jobs, &JobCenter::ended, this, [this](int id) {
        if (!m_rows.contains(id)) return;
        QAccessibleEvent event(m_rows[id].sentence, QAccessible::Alert);
        QAccessible::updateAccessibility(&event);
    });
    for (const JobView& job : m_jobs.jobs()) update(job.id);
    prune();
}

JobsPanel::Row JobsPanel::make(const JobView& job) {
    Row row{new QWidget, new QLabel, new QProgressBar, new QPushButton(tr("Cancel"))};
    auto* name = new QLabel(job.name);
    QFont bold = name->font();
    bold.setBold(true);
    name->setFont(bold);
    name->setTextFormat(Qt::PlainText);
    name->setWordWrap(true);
    row.sentence->setObjectName(QStringLiteral("jobSentence%1").arg(job.id));
    row.sentence->setAccessibleName(job.name);
    row.sentence->setTextFormat(Qt::PlainText);
    row.sentence->setWordWrap(true);
    row.sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    row.bar->setObjectName(QStringLiteral("jobBar%1").arg(job.id));
    row.bar->setAccessibleName(tr("Progress of %1").arg(job.name));
    row.bar->setTextVisible(false);
    row.bar->setMaximumHeight(fontMetrics().height() / 2);
    row.cancel->setObjectName(QStringLiteral("jobCancel%1").arg(job.id));
    row.cancel->setAccessibleName(tr("Cancel %1").arg(job.name));
    connect(row.cancel, &QPushButton::clicked, this, [this, id = job.id] { m_jobs.cancel(id); });
    auto* top = new QHBoxLayout;
    top->addWidget(name, 1);
    top->addWidget(row.cancel, 0, Qt::AlignTop);
    auto* layout = new QVBoxLayout(row.frame);
    layout->setContentsMargins({});
    layout->setSpacing(3);
    layout->addLayout(top);
    layout->addWidget(row.bar);
    layout->addWidget(row.sentence);
    m_list->insertWidget(0, row.frame);
    return row;
}

void JobsPanel::update(int id) {
    const JobView* job = m_jobs.job(id);
    if (!job) return prune(); // some were cleared
    if (!m_rows.contains(id)) m_rows.insert(id, make(*job));
    const Row& row = m_rows[id];
    const QString sentence = jobSentence(*job);
    if (row.sentence->text() != sentence) row.sentence->setText(sentence);
    row.bar->setVisible(job->state == JobState::Running);
    if (job->state == JobState::Running) {
        // Range 0..0: a bar that moves without saying how far.
        row.bar->setRange(0, job->fraction >= 0 ? 1000 : 0);
        if (job->fraction >= 0) row.bar->setValue(static_cast<int>(std::floor(1000 * job->fraction)));
    }
    row.cancel->setVisible(job->active());
    row.cancel->setEnabled(!job->cancelling);
    row.cancel->setToolTip(job->cancelling ? tr("It was asked to stop already") : QString());
    prune();
}

void JobsPanel::prune() {
    for (auto row = m_rows.begin(); row != m_rows.end();) {
        if (m_jobs.job(row.key())) {
            ++row;
            continue;
        }
        row->frame->hide();
        row->frame->deleteLater();
        row = m_rows.erase(row);
    }
    m_empty->setVisible(m_rows.isEmpty());
    const bool ended = m_rows.size() > m_jobs.active();
    m_clear->setEnabled(ended);
    m_clear->setToolTip(ended ? QString() : tr("No job has ended since the list was cleared"));
}

QString JobsPanel::sentence(int id) const {
    return m_rows.contains(id) ? m_rows[id].sentence->text() : QString();
}

} // namespace tocsin::workbench
