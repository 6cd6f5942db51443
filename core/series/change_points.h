// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/series/source.h"

namespace tocsin::series {

/// Consecutive samples of a channel without a gap between them, told robustly.
struct SeriesPiece {
    TimeRange range;        ///< first and last valid sample
    double level = 0;       ///< median, engineering units
    double spread = 0;      ///< root of the mean square about the level; samples further than 6 noise widths off count as 6 widths
    std::int64_t count = 0; ///< valid samples
    bool afterGap = false;  ///< time or samples were lost since the piece before
};

/// Cuts a channel into at most about `most` pieces of equally many samples, at least 8; a piece ends early at a gap (a step above five
/// times the median step) and is left out with fewer than 4 valid samples. Noise width: median |x[i+1] - x[i]| / 0.954 (normal noise).
/// Reads every sample once, in windows. O(n). Error code Usage: no such channel, or times that run backward; Cancelled.
[[nodiscard]] Result<std::vector<SeriesPiece>> seriesPieces(const SeriesSource& source, std::size_t group, std::size_t channel,
                                                            std::int64_t most = 4096, const JobContext& context = {});

struct ChangePoint {
    TimeRange between;                                                         ///< last sample before, first sample after
    double strength = 0;                                                       ///< 0 at the threshold, towards 1 far above it
    double levelBefore = 0, levelAfter = 0, spreadBefore = 0, spreadAfter = 0; ///< medians up to the neighbouring changes
    bool ofLevel = false, ofSpread = false;                                    ///< which of both the change is seen in; at least one
    bool atGap = false;                                                        ///< it lies in a gap
};

struct ChangePointSettings {
    std::size_t most = 20;    ///< the strongest are kept
    double penalty = 4;       ///< threshold of the gain: penalty x ln(pieces)
    std::size_t shortest = 6; ///< pieces between two changes, at least 3
};

/// Changes of the level or the spread, strongest first. At least 4 x shortest pieces are needed, fewer give none.
///
/// Level and ln(spread) of the pieces are two sequences with normal noise of unknown width. Cutting an interval of n pieces at b gains
/// n ln(1 + between / within) in each (twice the log of the likelihood ratio; James, James and Siegmund 1987), and the gains are added.
/// Intervals: seeded binary segmentation (Kovacs, Buehlmann, Li and Munk 2023, Biometrika 110), decay 1/sqrt(2): O(n log n) in all.
/// Choice: the narrowest interval above the threshold first (Baranowski, Chen and Fryzlewicz 2019); then each change is placed and judged
/// again between its neighbours. Gains are divided by the inflation of their length: the median gain of all intervals of that length over
/// what white noise would give, at least 1 (an empirical null, Efron 2004). Slow wandering raises all gains of a
/// length alike and so proposes little; what only few intervals show remains. The usual day is taken out of the levels first (by hour the
/// median distance to the day's median, where at least four days are covered). Otherwise time enters through the pieces alone: samples
/// count, not seconds. O(n log n).
[[nodiscard]] std::vector<ChangePoint> findChangePoints(std::span<const SeriesPiece> pieces, const ChangePointSettings& settings = {});

} // namespace tocsin::series
