// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/workflow/run_files.h"

namespace tocsin::workflow {

/// Good: nothing to do. Look: a person should. Stop: do not fly. Unknown: cannot be told, something is missing.
enum class CheckState { Good, Look, Stop, Unknown };

/// What is looked at before a bundle leaves the house. Each part says in what state it is and why; limits stand beside them.
struct PreflightFacts {
    /// Stop: rows in two parts of the split. Look: test windows reach back into training.
    struct Leakage {
        CheckState state = CheckState::Unknown;
        std::int64_t sharedRows = 0;
        int sharedAssets = 0; ///< machines in training and in test: allowed, but then nothing is said of a new machine
        bool reachesBack = false;
    } leakage;

    /// Stop: a recording of the run lacks a channel or has another unit. Look: a recording that took no part does.
    struct Channels {
        CheckState state = CheckState::Unknown;
        struct Fault {
            std::string source, channel;
            std::string wanted, found; ///< units; found is empty with `missing`
            bool missing = false;
        };
        std::vector<Fault> faults;
        std::int64_t recordings = 0, channels = 0; ///< looked at
    } channels;

    /// Inputs: for each channel |median now - median of training| in robust deviations of training (interquartile range / 1.349, the
    /// standard deviation of a normal distribution); the largest counts. Scores: share of clean scores now above the 99 % quantile of
    /// clean scores of training, 1 % where nothing drifted. "Now" is the test part and recordings that took no part (at most
    /// kNewRecordings, the newest). Look: from 1, or from 3 %. Stop: from 3, or from 10 %.
    struct Drift {
        CheckState state = CheckState::Unknown;
        std::string channel; ///< the one that moved most
        double shift = 0;
        std::optional<double> scoreShare;
        std::int64_t scores = 0, recordings = 0; ///< of now; recordings that took no part
    } drift;

    /// Stop: times in the future (more than a day) or before 1990. Look: times that run backward, rows of one time, or a sampling rate
    /// more than 5 % off the contract.
    struct Clock {
        CheckState state = CheckState::Unknown;
        std::int64_t backward = 0, duplicates = 0, outside = 0, otherRate = 0; ///< rows, rows, recordings, recordings
        std::string example;                                                   ///< a source with the worst of it
        std::string zone; ///< as the run's source was read; empty: UTC or a zone in the times
    } clock;

    /// File of the model plus the values alive at once (network::costOf). Stop: more than the target has. Look: more than 70 % of it.
    /// Unknown: the target is not given.
    struct Memory {
        CheckState state = CheckState::Unknown;
        std::int64_t modelBytes = 0, activationBytes = 0, targetBytes = 0;
    } memory;

    /// Measured now, one thread. Look: the 99th percentile takes more than 10 % of the time between windows. Stop: all of it.
    struct Latency {
        CheckState state = CheckState::Unknown;
        double medianMs = 0, p99Ms = 0, worstMs = 0, periodMs = 0; ///< period: between windows; 0 unknown
        std::int64_t calls = 0;
    } latency;

    /// Look: the labels or recordings of training are not those that stand there now (runStates()). Changes that do not touch them, or were
    /// taken back, are counted but are Good.
    struct Age {
        CheckState state = CheckState::Unknown;
        std::int64_t labelChanges = 0, newRecordings = 0;
    } age;

    /// Look: the best baseline ranks above the model (figureRank()) on the test part. Unknown: no test part.
    struct Baseline {
        CheckState state = CheckState::Unknown;
        std::string name, measure; ///< "accuracy", "auc" or "events"
        double model = 0, baseline = 0;
        std::string why; ///< why it is unknown
    } baseline;

    /// Stop: nothing was tuned. Look: the budget is not shown yet; both are exported with a reason only.
    struct BudgetCheck {
        CheckState state = CheckState::Unknown;
        bool tuned = false;
        std::string budget, missing;
        double bound = 0; ///< false alarms a machine-day
    } budget;

    std::string precision; ///< "fp32" or "int8", that was looked at
};

inline constexpr std::size_t kNewRecordings = 8;

struct PreflightRequest {
    RunId run;
    std::string precision = "auto";
    std::int64_t targetBytes = 0; ///< memory of the device for the model; 0: not given
};

/// Looks at a finished run. Evaluates it where its figures are missing or of another model, and keeps them where the project is writable.
/// Code Finding: the decision record is not of the present model.
[[nodiscard]] Result<PreflightFacts> preflight(const store::Project& project, const PreflightRequest& request, const JobContext& job = {});

} // namespace tocsin::workflow
