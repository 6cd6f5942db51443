// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/alarm/score_series.h"
#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/runtime/scorer.h"
#include "core/series/source.h"

namespace tocsin::workflow {

/// Every score of one recording, by the same runtime::Scorer that the agent runs.
struct RecordingScores {
    RecordingId recording; ///< 0 for a file outside the project
    std::string asset;
    TimeNs stepNs = 0;                  ///< time one score stands for: stride x nominal sample step
    std::vector<std::int64_t> rows;     ///< [N] clock row of the window's last sample
    std::vector<TimeNs> times;          ///< [N]
    std::vector<float> scores;          ///< [N]
    std::vector<float> probabilities;   ///< [N, K], empty without classes
    std::vector<std::size_t> stretches; ///< index of the first score of each uninterrupted stretch, ascending
    runtime::WindowCounters counters;
    std::int64_t notFit = 0;
};

/// Runs the scorer over a whole recording. The scorer is reset first. `what` names the recording in errors (missing channels: code Data).
[[nodiscard]] Result<RecordingScores> scoreRecording(const series::SeriesSource& source, const std::string& what, const std::string& asset,
                                                     runtime::Scorer& scorer, const JobContext& job = {});

/// Scores with rows in [fromRow, toRow), as uninterrupted series. Recordings with backward times give ascending stretches only.
[[nodiscard]] std::vector<alarm::ScoreSeries> scoreSeries(const RecordingScores& scores, std::int64_t fromRow, std::int64_t toRow);

/// scores.csv of one recording, rows below the header (runtime::scoreCsvHeader).
void appendScores(std::string& csv, const RecordingScores& scores);

} // namespace tocsin::workflow
