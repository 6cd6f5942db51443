// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QObject>
#include <QTimer>

#include "widgets/theme/theme.h"

class QLabel;
class QStatusBar;
class QToolButton;

namespace tocsin::workbench {

class JobCenter;
class LabelDocument;
struct ProjectSession;

/// "All changes saved", "All changes saved 2 s ago", "... 5 min ago", "... at 11:20" after an hour.
[[nodiscard]] QString savedText(const QDateTime& saved, const QDateTime& now);
/// "312 MB", "1.4 GB": what the process holds now; empty where the system does not tell.
[[nodiscard]] QString memoryText();
/// First eight hex digits of SHA-256 over the content hashes of the recordings, sorted: the same data give the same, whatever their order.
[[nodiscard]] QString dataFingerprint(const ProjectSession& session);

/// The right end of the status bar: jobs, whether the labels are safe, project, data fingerprint, memory.
class StatusLine : public QObject {
    Q_OBJECT
public:
    StatusLine(QStatusBar* bar, JobCenter& jobs, LabelDocument& labels);
    /// nullptr: none is open.
    void showProject(const ProjectSession* session, const QString& name);
    void setTheme(const widgets::Theme& theme);

Q_SIGNALS:
    /// The user wants to see the jobs.
    void jobsRequested();

private:
    void showJobs();
    void showSaved();
    JobCenter& m_jobs;
    LabelDocument& m_labels;
    QToolButton* m_chip;
    QLabel *m_saved, *m_project, *m_data, *m_memory;
    QTimer m_tick;
};

} // namespace tocsin::workbench
