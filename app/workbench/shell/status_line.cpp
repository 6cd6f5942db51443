// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/shell/status_line.h"

#include <QFile>
#include <QLabel>
#include <QLocale>
#include <QStatusBar>
#include <QToolButton>
#include <algorithm>
#include <unistd.h>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/jobs/job_center.h"
#include "app/workbench/panels/job_text.h"
#include "core/base/hash.h"
#include "widgets/theme/icons.h"

namespace tocsin::workbench {

namespace {
constexpr int kTickMs = 1000;
constexpr qsizetype kFingerprintDigits = 8;
} // namespace

QString savedText(const QDateTime& saved, const QDateTime& now) {
    if (!saved.isValid()) return StatusLine::tr("All changes saved");
    const qint64 seconds = std::max<qint64>(0, saved.secsTo(now));
    if (seconds < 60) return StatusLine::tr("All changes saved %1 s ago").arg(seconds);
    if (seconds < 3600) return StatusLine::tr("All changes saved %1 min ago").arg(seconds / 60);
    return StatusLine::tr("All changes saved at %1").arg(QLocale().toString(saved.toLocalTime().time(), QLocale::ShortFormat));
}

QString memoryText() {
    QFile file(QStringLiteral("/proc/self/statm"));
    if (!file.open(QIODevice::ReadOnly)) return {};
    const QList<QByteArray> pages = file.readAll().split(' ');
    if (pages.size() < 2) return {};
    const double megabytes = pages[1].toDouble() * static_cast<double>(sysconf(_SC_PAGESIZE)) / 1e6;
    return megabytes < 1000 ? StatusLine::tr("%1 MB").arg(QLocale().toString(megabytes, 'f', 0))
                            : StatusLine::tr("%1 GB").arg(QLocale().toString(megabytes / 1000, 'f', 1));
}

QString dataFingerprint(const ProjectSession& session) {
    if (session.recordings.empty()) return {};
    std::vector<std::string> hashes;
    for (const store::RecordingRecord& record : session.recordings) hashes.push_back(record.sourceHash);
    std::sort(hashes.begin(), hashes.end());
    std::string all;
    for (const std::string& hash : hashes) all += hash + '\n';
    return QString::fromStdString(sha256(all)).left(kFingerprintDigits);
}

StatusLine::StatusLine(QStatusBar* bar, JobCenter& jobs, LabelDocument& labels)
    : QObject(bar), m_jobs(jobs), m_labels(labels), m_chip(new QToolButton), m_saved(new QLabel), m_project(new QLabel), m_data(new QLabel),
      m_memory(new QLabel) {
    m_chip->setObjectName(QStringLiteral("jobChip"));
    m_chip->setAutoRaise(true);
    m_chip->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_chip->setFocusPolicy(Qt::TabFocus);
    m_chip->setToolTip(tr("Show the jobs"));
    m_saved->setObjectName(QStringLiteral("savedState"));
    m_project->setObjectName(QStringLiteral("projectName"));
    m_data->setObjectName(QStringLiteral("dataFingerprint"));
    m_data->setToolTip(tr("Fingerprint of the recordings: the same data give the same"));
    m_memory->setObjectName(QStringLiteral("memoryInUse"));
    m_memory->setToolTip(tr("Memory that this program holds"));
    bar->setSizeGripEnabled(false);
    bar->addPermanentWidget(m_chip);
    for (QLabel* label : {m_saved, m_project, m_data, m_memory}) {
        label->setTextFormat(Qt::PlainText);
        label->setContentsMargins(6, 0, 6, 0);
        bar->addPermanentWidget(label);
    }
    connect(m_chip, &QToolButton::clicked, this, &StatusLine::jobsRequested);
    connect(&m_jobs, &JobCenter::changed, this, [this] { showJobs(); });
    connect(&m_jobs, &JobCenter::ended, this, [this] { showJobs(); });
    connect(&m_labels, &LabelDocument::changed, this, [this] { showSaved(); });
    m_tick.setInterval(kTickMs);
    connect(&m_tick, &QTimer::timeout, this, [this] {
        showSaved();
        m_memory->setText(memoryText());
    });
    m_tick.start();
    m_memory->setText(memoryText());
    showJobs();
    showProject(nullptr, {});
}

void StatusLine::showJobs() {
    const QString text = jobChipText(m_jobs.jobs());
    m_chip->setText(text);
    m_chip->setAccessibleName(tr("Jobs: %1").arg(text));
}

void StatusLine::showSaved() {
    m_saved->setText(m_labels.writable() ? savedText(m_labels.savedAt(), QDateTime::currentDateTimeUtc()) : tr("Read only"));
    m_saved->setToolTip(m_labels.writable() ? tr("Every change of a label is on the disk before the next one can be made")
                                            : m_labels.blockedReason());
}

void StatusLine::showProject(const ProjectSession* session, const QString& name) {
    for (QLabel* label : {m_saved, m_project, m_data}) label->setVisible(session != nullptr);
    m_project->setText(name);
    const QString fingerprint = session ? dataFingerprint(*session) : QString();
    m_data->setText(tr("data %1").arg(fingerprint));
    m_data->setVisible(!fingerprint.isEmpty());
    showSaved();
}

void StatusLine::setTheme(const widgets::Theme& theme) {
    m_chip->setIcon(widgets::themedIcon(QStringLiteral("jobs"), theme));
}

} // namespace tocsin::workbench
