// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/detail/rater_grid.h"

#include <algorithm>
#include <optional>

#include "core/label/reliability.h"

namespace tocsin::label::detail {

namespace {

constexpr std::int64_t kFewestBlocks = 20, kMostBlocks = 1000;

/// Distances of times as unsigned numbers: no pair of times overflows.
std::uint64_t distance(TimeNs from, TimeNs to) {
    return static_cast<std::uint64_t>(to) - static_cast<std::uint64_t>(from);
}

/// The cells of one stretch.
class Cells {
public:
    Cells(TimeRange stretch, TimeNs grid)
        : m_stretch(stretch), m_grid(static_cast<std::uint64_t>(grid)),
          m_count(std::max<std::uint64_t>(1, distance(stretch.from, stretch.to) / m_grid)) {}

    [[nodiscard]] std::int64_t count() const { return static_cast<std::int64_t>(m_count); }

    struct Span {
        std::int64_t first = 0, last = 0;
    };
    /// Cells whose middle the range holds.
    [[nodiscard]] std::optional<Span> middlesIn(TimeRange range) const {
        if (!range.overlaps(m_stretch)) return {};
        const std::uint64_t half = m_grid / 2;
        const std::uint64_t begin = range.from <= m_stretch.from ? 0 : distance(m_stretch.from, range.from);
        const std::uint64_t end = distance(m_stretch.from, std::min(range.to, m_stretch.to));
        if (end < half) return {};
        const std::uint64_t first = begin <= half ? 0 : (begin - half - 1) / m_grid + 1;
        const std::uint64_t last = std::min((end - half) / m_grid, m_count - 1);
        if (first > last) return {};
        return Span{static_cast<std::int64_t>(first), static_cast<std::int64_t>(last)};
    }
    /// The same, and a label too short to hold one: the cell of its own middle.
    [[nodiscard]] std::optional<Span> of(TimeRange label) const {
        if (auto span = middlesIn(label)) return span;
        if (distance(label.from, label.to) >= m_grid) return {};
        const TimeNs middle = label.from + static_cast<TimeNs>(distance(label.from, label.to) / 2);
        if (!m_stretch.contains(middle)) return {};
        const std::uint64_t cell = distance(m_stretch.from, middle) / m_grid;
        if (cell >= m_count) return {};
        return Span{static_cast<std::int64_t>(cell), static_cast<std::int64_t>(cell)};
    }

private:
    TimeRange m_stretch;
    std::uint64_t m_grid, m_count;
};

/// At `cell` something of a rater begins (+1) or ends (-1).
struct Turn {
    std::int64_t cell = 0;
    std::size_t rater = 0, slot = 0;
    int change = 0;
};

std::int64_t blockCells(std::span<const RaterView> raters, const AssetTime& stretches, TimeNs grid) {
    std::uint64_t cells = 0, longest = 0;
    for (const auto& [asset, ranges] : stretches)
        for (const TimeRange& range : ranges) cells += static_cast<std::uint64_t>(Cells(range, grid).count());
    for (const RaterView& rater : raters)
        for (const Label* label : rater.labels) longest = std::max(longest, distance(label->range.from, label->range.to));
    const std::uint64_t wanted = 2 * (longest / static_cast<std::uint64_t>(grid) + 1);
    const std::uint64_t block = std::max(std::min(wanted, cells / kFewestBlocks), cells / kMostBlocks);
    return std::max<std::int64_t>(1, static_cast<std::int64_t>(block));
}

} // namespace

std::vector<CellRun> gridRuns(std::span<const RaterView> raters, const AssetTime& stretches, const std::vector<std::string>& faults,
                              TimeNs grid) {
    const std::size_t unknownSlot = faults.size() + 1, seenSlot = unknownSlot + 1; // slot 1 + i: i-th fault; slot 0 stays empty
    const std::int64_t perBlock = blockCells(raters, stretches, grid);
    std::vector<CellRun> runs;
    std::size_t nextBlock = 0;
    for (const auto& [asset, ranges] : stretches) {
        for (const TimeRange& stretch : ranges) {
            const Cells cells(stretch, grid);
            std::vector<Turn> turns;
            const auto turn = [&](std::size_t rater, std::size_t slot, std::optional<Cells::Span> span) {
                if (!span) return;
                turns.push_back({span->first, rater, slot, 1});
                turns.push_back({span->last + 1, rater, slot, -1});
            };
            for (std::size_t r = 0; r < raters.size(); ++r) {
                for (const Label* label : raters[r].labels) {
                    if (label->asset != asset) continue;
                    if (label->className == kUnknownClass) {
                        turn(r, unknownSlot, cells.of(label->range));
                    } else if (label->isFault()) {
                        const auto at = std::lower_bound(faults.begin(), faults.end(), label->className);
                        if (at != faults.end() && *at == label->className)
                            turn(r, 1 + static_cast<std::size_t>(at - faults.begin()), cells.of(label->range));
                    }
                }
                if (const auto seen = raters[r].seen.find(asset); seen != raters[r].seen.end())
                    for (const TimeRange& range : seen->second) turn(r, seenSlot, cells.middlesIn(range));
            }
            std::sort(turns.begin(), turns.end(), [](const Turn& a, const Turn& b) { return a.cell < b.cell; });

            std::vector<std::vector<int>> open(raters.size(), std::vector<int>(seenSlot + 1));
            const auto ratingOf = [&](std::size_t rater) {
                const std::vector<int>& slots = open[rater];
                if (slots[seenSlot] == 0) return kMissingRating;
                for (std::size_t k = 1; k <= faults.size(); ++k)
                    if (slots[k] > 0) return static_cast<int>(k);
                return slots[unknownSlot] > 0 ? kMissingRating : 0;
            };
            std::size_t next = 0;
            for (std::int64_t cell = 0; cell < cells.count();) {
                for (; next < turns.size() && turns[next].cell <= cell; ++next)
                    open[turns[next].rater][turns[next].slot] += turns[next].change;
                const std::int64_t blockEnd = (cell / perBlock + 1) * perBlock;
                const std::int64_t end = std::min({cells.count(), blockEnd, next < turns.size() ? turns[next].cell : cells.count()});
                CellRun run{nextBlock + static_cast<std::size_t>(cell / perBlock), end - cell, std::vector<int>(raters.size())};
                for (std::size_t r = 0; r < raters.size(); ++r) run.ratings[r] = ratingOf(r);
                runs.push_back(std::move(run));
                cell = end;
            }
            nextBlock += static_cast<std::size_t>((cells.count() - 1) / perBlock + 1);
        }
    }
    return runs;
}

} // namespace tocsin::label::detail
