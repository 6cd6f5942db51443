// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/label/label.h"
#include "core/label/reliability.h"

namespace tocsin::label {

/// A stretch of one asset's history.
struct Stretch {
    std::string asset;
    TimeRange range;
    friend bool operator==(const Stretch&, const Stretch&) = default;
};

/// What a rater has looked at already.
struct Reviewed {
    std::string rater;
    Stretch stretch;
    friend bool operator==(const Reviewed&, const Reviewed&) = default;
};

struct AgreementSettings {
    TimeNs grid = 60 * kNsPerSecond; ///< step of the grid for kappa and alpha
    double overlap = 0;              ///< 0: events match when they share any instant; else the least intersection over union, up to 1
    int resamples = 2000;
    double confidence = 0.95;
    std::uint64_t seed = 1;
};

/// Did both see the events, and how far do the edges lie apart? Events: each rater's labels, merged where they overlap or touch.
struct EventAgreement {
    std::int64_t both = 0, onlyA = 0, onlyB = 0;
    Estimate f1;       ///< 2 both / (2 both + onlyA + onlyB); NaN when nobody marked anything
    Estimate onsetSec; ///< median distance of the beginnings of matched events, s
    Estimate endSec;   ///< median distance of their ends, s
    Estimate edgeSec;  ///< median over beginnings and ends, s
};

/// Two raters over the time that both looked at.
struct PairAgreement {
    std::string raterA, raterB;
    std::string className; ///< empty: every fault class; events then match whatever their class, kappa tells classes apart
    double hours = 0;      ///< time compared
    EventAgreement events;
    Estimate kappa; ///< Cohen
};

/// All raters together.
struct ClassAgreement {
    std::string className;  ///< empty: all classes, told apart
    std::int64_t cells = 0; ///< grid cells that at least two raters judged
    Estimate alpha;         ///< Krippendorff, nominal
};

struct Agreement {
    std::vector<std::string> raters;     ///< compared, by name
    std::vector<PairAgreement> pairs;    ///< every pair: all classes first, then each class by name
    std::vector<ClassAgreement> classes; ///< all classes first, then each class by name
};

/// Compares raters over `stretches` (overlapping ones of an asset count once). Only confirmed labels count, each for its whole machine
/// whatever its channel and recording. A rater is taken to have looked at what `reviewed` says of him; a rater of whom it says nothing, at
/// every asset on which he has a label. An event counts for a pair when it shares an instant with the time both looked at.
///
/// Grid: cell i of a stretch is [from + i grid, from + (i + 1) grid); a label is in the cells whose middle it holds, one shorter than a
/// cell in the cell of its own middle. A cell without label is "normal"; a fault beats "unknown" beats "normal", of two faults the first by
/// name counts; "unknown" is no rating. Per class the cells are that class against all others.
///
/// Matching: pairs in order of falling intersection over union, each event once; a point label is taken one grid step wide.
/// Intervals: bootstrap of events for F1 and distances, of blocks of time for kappa and alpha (moving in whole blocks of at least twice the
/// longest label, at least 20 of them where the time allows, so that neighbouring cells are not taken for independent). Where all events
/// or none match, the bootstrap says nothing; F1 then has the exact limits of the share that both saw (Clopper and Pearson 1934).
///
/// raters: whom to compare; when empty all that labelled or reviewed, the adjudicated labels aside. className: only this class; empty: all
/// and each. Error code Usage: bad settings, fewer than two raters, a rater that never labelled or reviewed, no time to compare. O(L log L)
/// in labels, independent of the length of the grid, times resamples x blocks.
[[nodiscard]] Result<Agreement> agreementOf(std::span<const Label> labels, std::span<const Stretch> stretches,
                                            std::span<const Reviewed> reviewed, const std::vector<std::string>& raters = {},
                                            const std::string& className = {}, const AgreementSettings& settings = {});

/// Below this many events an interval is wide whatever was found; sentences say why.
inline constexpr std::int64_t kFewEvents = 20;

/// "Anna and Marko both saw 4 of the 6 events either of them marked (event F1 0.80; with so few events the interval is 0.50 to 1.00); edges
/// differ by 6 min in the median; kappa 0.74 (0.51 to 0.90)". you: that rater is told as "you".
[[nodiscard]] std::string agreementSentence(const PairAgreement& pair, const std::string& you = {});

} // namespace tocsin::label
