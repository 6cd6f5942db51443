// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace tocsin::workbench {

/// What somebody dropped on the window or named on the command line, sorted by what is to be done with it.
struct DroppedPaths {
    QString project;          ///< folder of a project: open it
    QStringList data;         ///< files and folders for the import dialog
    QStringList labels;       ///< label files (CSV with our headings)
    QStringList maintenance;  ///< lists of work orders that a preset reads
    QStringList refused;      ///< nothing here takes them
    QStringList moreProjects; ///< a window has one project

    [[nodiscard]] bool empty() const { return project.isEmpty() && data.isEmpty() && labels.isEmpty() && maintenance.isEmpty(); }
    /// Names what was refused and says what is accepted; empty when all was taken.
    [[nodiscard]] QString complaint() const;
};

/// Looks at names and, for delimited text, at the first 256 kB. Reads files: not for the GUI thread.
[[nodiscard]] DroppedPaths sortPaths(const QStringList& paths);
/// The folder of the project that a path means (the folder itself, or its project.db); empty when it means none.
[[nodiscard]] QString projectFolder(const QString& path);

} // namespace tocsin::workbench
