// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <vector>

#include "core/workflow/run_files.h"

class QStandardItemModel;

namespace tocsin::workbench {

/// A file inside a bundle.
struct BundleEntry {
    QString path;
    std::int64_t size = -1; ///< -1: known only once it is packed
};

/// What a bundle of this run will hold, by its files. precision: "fp32", "int8" or "auto". Any thread.
[[nodiscard]] Result<std::vector<BundleEntry>> plannedEntries(const store::Project& project, RunId run, const QString& precision);

/// Path, size and purpose as a tree by folder, for a view with three columns.
void fillBundleTree(QStandardItemModel& model, const std::vector<BundleEntry>& entries);

} // namespace tocsin::workbench
