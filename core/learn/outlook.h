// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/learn/train.h"

namespace tocsin::learn {

/// One recording in the picture of a split.
struct SplitBar {
    struct Piece {
        TimeRange range;
        Part part = Part::None;
    };
    /// A labelled fault; its part is that of the row it begins in.
    struct Event {
        TimeRange range;
        std::string className;
        Part part = Part::None;
    };
    RecordingId id;
    std::string asset, source;
    TimeRange range; ///< first and last row
    std::vector<Piece> pieces;
    std::vector<Event> events;
};

struct PartCounts {
    std::int64_t windows = 0; ///< wholly inside the part
    std::int64_t used = 0;    ///< of them fitted on (train) or measured with (validation); all of the test part
    int events = 0;           ///< labelled faults that begin there
};

/// What a network costs; known from its shapes alone (network::costOf()).
struct NetworkFigures {
    std::int64_t parameters = 0;
    std::int64_t fileBytesFp32 = 0;
    std::int64_t macs = 0; ///< multiply-adds for one window
    int threads = 1;       ///< that training will use
    std::int64_t steps = 0, epochs = 0, patience = 0;
    std::int64_t trainingBytes = 0; ///< estimate, on top of what the program holds already: see trainingMemory() in the source
};

/// Measured by a few real steps of the network on the real windows.
struct MeasuredTime {
    double secondsPerEpoch = 0;
    int stepsMeasured = 0;
};

/// What can be said before a training begins.
struct TrainOutlook {
    runtime::InputContract contract;
    SplitPlan split;
    std::vector<SplitBar> recordings;  ///< in the order of the request
    std::array<PartCounts, 4> parts{}; ///< by Part
    std::int64_t sharedWindows = 0;    ///< test windows that have a row in common with a training window
    std::vector<std::string> classes;  ///< of train and validation, "normal" first
    std::string problem;               ///< why the recipe cannot be fitted on this; empty: it can
    std::optional<NetworkFigures> network;
    std::optional<MeasuredTime> time;
};

enum class Measure { No, Yes };

/// measure: Yes takes about half a second of training steps and needs the machine for itself, threads are set for the whole process.
/// Errors as train() before the fit, but what concerns only the fit stands in `problem`.
[[nodiscard]] Result<TrainOutlook> trainOutlook(TrainRequest request, Measure measure, const JobContext& job = {});

} // namespace tocsin::learn
