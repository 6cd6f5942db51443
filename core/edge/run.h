// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
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
    std::string scores;       ///< scores.csv, emptied or continued likewise; empty: none
    std::string precision = "auto";
    std::string asset;                           ///< of rows that name none; empty: the input's stem, "stdin" for "-"
    double rateHz = 0;                           ///< for tables without a time column; 0: the contract's
    TimeNs start = 0;                            ///< time of their first row
    std::chrono::milliseconds keepEvery{60'000}; ///< with follow: how often the place in the file is stored; alarms sooner
    std::function<void()> ready;                 ///< called once the model stands
    std::function<void()> alive;                 ///< called at least every second while rows flow or are awaited
};

struct RunSummary {
    PipelineCounters counters;
    std::int64_t rejected = 0; ///< lines that are no rows
    bool stopped = false;      ///< by the context, before the end of the input
};

/// Verifies and opens what is installed, reads rows to the end of the input, writes alarms and scores as they come. Stopping is no error.
///
/// A followed file keeps its place under R/follow, so that a run after any end of this one, kill and power cut too, goes on there: its
/// alarm and score files then hold every line once, as if nothing had happened. The rows are read again, judged again only after the stored
/// place, and lines that stand in the outputs already are not written. Alarms on standard output or a pipe cannot be read again: a kill
/// between writing and storing says them twice. Rows of a file that was cut or deleted before they were read are lost, which is said; a
/// renamed one is read to its end first. Error code Finding: another agent follows this input from this root; Usage: no such root; Data:
/// nothing installed, input missing or not a table of the model's channels; Io: an output cannot be written.
[[nodiscard]] Result<RunSummary> runAgent(const RunRequest& request, const JobContext& context);

} // namespace tocsin::edge
