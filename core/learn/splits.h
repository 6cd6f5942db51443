// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/learn/training_data.h"

namespace tocsin::learn {

enum class Part { None, Train, Validation, Test };
[[nodiscard]] std::string_view partName(Part part);

/// Rows [fromRow, toRow) of one recording belong to one part. Ranges of different parts never overlap.
struct SplitRange {
    RecordingId recording;
    std::int64_t fromRow = 0, toRow = 0;
    Part part = Part::None;
    friend bool operator==(const SplitRange&, const SplitRange&) = default;
};

/// Who is in train, validation and test.
///
/// | spec | does |
/// | --- | --- |
/// | auto | asset when there are at least five, else recording when there are at least five, else time |
/// | asset | whole assets: about 60 / 20 / 20 % of them |
/// | recording | whole recordings, evenly for each set of classes they hold; sets of fewer than three recordings are split by time |
/// | time | first 60 % of each recording train, next 20 % validation, last 20 % test |
/// | head:ROWS | first ROWS rows of each recording train and validation (70 / 30 %), the rest test |
/// | tag:KEY=VALUE | recordings with that tag test, the others train and validate (80 / 20 %): by recording where at least five hold the
/// same classes, else by time |
///
/// A window belongs to a part only when all its rows do, so no window is shared; between parts inside one recording that guard costs one
/// window. "head" is the exception for its test part: a device goes on from what it learned on, so test windows may reach back into the
/// head rows.
struct SplitPlan {
    std::string spec;
    std::string sentence; ///< what was done, for people
    bool testReachesBack = false;
    std::vector<SplitRange> ranges;

    [[nodiscard]] Part partOfWindow(RecordingId recording, std::int64_t firstRow, std::int64_t lastRow) const;
    /// Ranges of one part.
    [[nodiscard]] std::vector<SplitRange> of(Part part) const;
};

/// seed decides which assets or recordings go where. Error code Usage: an unknown spec, and "random": windows of one recording overlap and
/// look alike, so a random split puts twins on both sides and every figure lies. Data: too few recordings or rows for the spec.
[[nodiscard]] Result<SplitPlan> planSplit(std::string_view spec, const std::vector<TrainingRecording>& recordings,
                                          std::int64_t windowSamples, std::uint64_t seed);

[[nodiscard]] Json toJson(const SplitPlan& plan);
[[nodiscard]] Result<SplitPlan> splitPlanFromJson(const Json& json);

} // namespace tocsin::learn
