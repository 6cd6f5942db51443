// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/sampling.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <map>
#include <queue>
#include <unordered_map>

namespace tocsin::series {

namespace {

constexpr std::size_t kExactSteps = 1024;
constexpr int kBucketBits = 7; // 128 buckets an octave: 0.8 %

/// Bucket of a positive step: octave and the bits after its leading one.
std::size_t bucketOf(std::uint64_t step) {
    const int octave = std::bit_width(step) - 1;
    const std::uint64_t fraction = octave >= kBucketBits ? step >> (octave - kBucketBits) : step << (kBucketBits - octave);
    return (static_cast<std::size_t>(octave) << kBucketBits) + static_cast<std::size_t>(fraction & ((1u << kBucketBits) - 1));
}

/// Steps of about one length.
struct Bucket {
    std::int64_t count = 0;
    double sum = 0;
    [[nodiscard]] TimeNs mean() const { return static_cast<TimeNs>(sum / static_cast<double>(count) + 0.5); }
};

struct Candidate {
    TimeNs step = 0;
    Gap gap;
    friend bool operator>(const Candidate& a, const Candidate& b) { return a.step > b.step; }
};

/// Step lengths with their counts, ascending.
using Distribution = std::vector<std::pair<TimeNs, std::int64_t>>;

TimeNs quantile(const Distribution& steps, std::int64_t total, double fraction) {
    auto wanted = static_cast<std::int64_t>(fraction * static_cast<double>(total - 1));
    for (const auto& [step, count] : steps) {
        if (wanted < count) return step;
        wanted -= count;
    }
    return steps.empty() ? 0 : steps.back().first;
}

std::int64_t totalOf(const Distribution& steps) {
    std::int64_t total = 0;
    for (const auto& entry : steps) total += entry.second;
    return total;
}

} // namespace

struct SamplingScan::Steps {
    std::int64_t rows = 0, duplicates = 0, backward = 0;
    TimeNs last = 0;
    TimeRange range;
    std::unordered_map<TimeNs, std::int64_t> exact; // until there are too many
    std::vector<Bucket> buckets;                    // afterwards
    TimeNs runStep = 0;                             // equal steps are counted together: a map access for each would dominate
    std::int64_t runCount = 0;
    std::priority_queue<Candidate, std::vector<Candidate>, std::greater<>> longest;

    void addStep(TimeNs step) {
        if (step == runStep) {
            ++runCount;
            return;
        }
        flushRun();
        runStep = step;
        runCount = 1;
    }

    void flushRun() {
        if (runCount > 0) count(runStep, runCount);
        runCount = 0;
    }

    void count(TimeNs step, std::int64_t times) {
        if (buckets.empty()) {
            exact[step] += times;
            if (exact.size() <= kExactSteps) return;
            buckets.resize(std::size_t{64} << kBucketBits);
            for (const auto& [known, knownTimes] : exact) countInBucket(known, knownTimes);
            exact.clear();
        } else {
            countInBucket(step, times);
        }
    }

    void countInBucket(TimeNs step, std::int64_t times) {
        Bucket& bucket = buckets[bucketOf(static_cast<std::uint64_t>(step))];
        bucket.count += times;
        bucket.sum += static_cast<double>(step) * static_cast<double>(times);
    }

    void considerGap(TimeNs step, std::int64_t row, TimeRange between) {
        if (longest.size() == kMaximumGaps) {
            if (step <= longest.top().step) return;
            longest.pop();
        }
        longest.push({step, {row, between}});
    }

    [[nodiscard]] Distribution distribution() const {
        Distribution steps;
        if (buckets.empty()) {
            const std::map<TimeNs, std::int64_t> sorted(exact.begin(), exact.end());
            steps.assign(sorted.begin(), sorted.end());
        } else {
            for (const Bucket& bucket : buckets)
                if (bucket.count > 0) steps.emplace_back(bucket.mean(), bucket.count);
        }
        return steps;
    }
};

SamplingScan::SamplingScan() : m_steps(std::make_unique<Steps>()) {}
SamplingScan::~SamplingScan() = default;
SamplingScan::SamplingScan(SamplingScan&&) noexcept = default;
SamplingScan& SamplingScan::operator=(SamplingScan&&) noexcept = default;

void SamplingScan::add(std::span<const TimeNs> times) {
    Steps& s = *m_steps;
    for (const TimeNs time : times) {
        if (s.rows == 0) {
            s.range = {time, time};
        } else if (time > s.last) {
            // Unsigned: two times at both ends of int64 are further apart than int64 holds; that far is held at its largest.
            const auto distance = static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(s.last);
            const auto step = static_cast<TimeNs>(std::min<std::uint64_t>(distance, std::numeric_limits<TimeNs>::max()));
            s.considerGap(step, s.rows - 1, {s.last, time});
            s.addStep(step);
        } else if (time == s.last) {
            ++s.duplicates;
        } else {
            ++s.backward;
        }
        s.range.from = std::min(s.range.from, time);
        s.range.to = std::max(s.range.to, time);
        s.last = time;
        ++s.rows;
    }
    s.flushRun();
    s.runStep = 0;
}

SamplingReport SamplingScan::report() const {
    const Steps& s = *m_steps;
    SamplingReport report;
    report.rows = s.rows;
    report.range = s.range;
    report.duplicates = s.duplicates;
    report.backward = s.backward;
    Distribution steps = s.distribution();
    if (steps.empty()) return report;
    report.medianStepNs = quantile(steps, totalOf(steps), 0.5);
    const TimeNs largest = std::numeric_limits<TimeNs>::max();
    report.gapThresholdNs = report.medianStepNs > largest / 5 ? largest : report.medianStepNs * 5;

    const auto firstGap = std::find_if(steps.begin(), steps.end(), [&](const auto& entry) { return entry.first > report.gapThresholdNs; });
    for (auto it = firstGap; it != steps.end(); ++it) report.gapCount += it->second;
    steps.erase(firstGap, steps.end());
    const std::int64_t regular = totalOf(steps);
    report.jitterNs = (quantile(steps, regular, 0.95) - quantile(steps, regular, 0.05)) / 2;

    for (auto candidates = s.longest; !candidates.empty(); candidates.pop())
        if (candidates.top().step > report.gapThresholdNs) report.gaps.push_back(candidates.top().gap);
    if (report.gaps.size() < kMaximumGaps) report.gapCount = static_cast<std::int64_t>(report.gaps.size());
    std::sort(report.gaps.begin(), report.gaps.end(), [](const Gap& a, const Gap& b) { return a.row < b.row; });
    return report;
}

SamplingReport sampling(std::span<const TimeNs> times) {
    SamplingScan scan;
    scan.add(times);
    return scan.report();
}

} // namespace tocsin::series
