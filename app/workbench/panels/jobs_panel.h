// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QWidget>

#include "app/workbench/jobs/job_center.h"

class QLabel;
class QProgressBar;
class QPushButton;
class QScrollArea;
class QVBoxLayout;

namespace tocsin::workbench {

/// Every job since the start, newest on top: what it does, how far it is, a way to stop it, and what became of it until it is cleared.
class JobsPanel : public QWidget {
    Q_OBJECT
public:
    explicit JobsPanel(JobCenter& jobs, QWidget* parent = nullptr);
    [[nodiscard]] int rows() const { return static_cast<int>(m_rows.size()); }
    /// What the row of a job says; empty when it has none.
    [[nodiscard]] QString sentence(int id) const;

private:
    struct Row {
        QWidget* frame = nullptr;
        QLabel* sentence = nullptr;
        QProgressBar* bar = nullptr;
        QPushButton* cancel = nullptr;
    };
    void update(int id);
    void prune();
    Row make(const JobView& job);
    JobCenter& m_jobs;
    QHash<int, Row> m_rows;
    QVBoxLayout* m_list;
    QLabel* m_empty;
    QPushButton* m_clear;
};

} // namespace tocsin::workbench
