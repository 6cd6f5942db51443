// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"

namespace tocsin::learn {

/// A confirmed label as far as training sees it. Classes: "normal" judged good, "unknown" left out, every other one a fault.
struct ClassInterval {
    TimeRange range;
    std::string className;
};

/// One recording in memory, rows as the device would see them (one clock, channels in the contract's order).
/// times: [N]; columns: [C][N] float32, engineering units, NaN = missing.
struct TrainingRecording {
    RecordingId id;
    std::string asset;
    std::string source;
    std::map<std::string, std::string> tags;
    std::vector<TimeNs> times;
    std::vector<std::vector<float>> columns;
    std::vector<ClassInterval> labels;

    [[nodiscard]] std::int64_t rows() const { return static_cast<std::int64_t>(times.size()); }
};

} // namespace tocsin::learn
