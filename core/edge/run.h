// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <string>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/edge/pipeline.h"

namespace tocsin::edge {

struct RunRequest {
    std::filesystem::path root;
    std::string input = "-";  ///< file, or "-" for standard input
    bool follow = false;      ///< wait for more at the end of the file until told to stop; a file cut or replaced is read from its start
    std::string output = "-"; ///< alarms, JSON lines; "-" is standard output; a file is emptied first, with follow it is continued
    std::string scores;       ///< scores.csv; empty: none
    std::string precision = "auto";
    std::string asset;           ///< of rows that name none; empty: the input's stem, "stdin" for "-"
    double rateHz = 0;           ///< for tables without a time column; 0: the contract's
    TimeNs start = 0;            ///< time of their first row
    std::function<void()> ready; ///< called once the model stands
    std::function<void()> alive; ///< called at least every second while rows flow or are awaited
};

struct RunSummary {
    PipelineCounters counters;
    std::int64_t rejected = 0; ///< lines that are no rows
    bool stopped = false;      ///< by the context, before the end of the input
};

/// Verifies and opens what is installed, reads rows to the end of the input, writes alarms and scores as they come. Stopping is no error.
/// Error code Usage: no such root; Data: nothing installed, input missing or not a table of the model's channels; Io: an output cannot be
/// written.
[[nodiscard]] Result<RunSummary> runAgent(const RunRequest& request, const JobContext& context);

} // namespace tocsin::edge
