// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/series/change_points.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>
#include <limits>
#include <map>

namespace tocsin::series {

namespace {

/// Median of the largest gain of an interval of white noise, both sequences together, by the number of places it may be cut at: from
/// 10,000 simulated intervals of 12, 17, 24, 34, 48, 96, 200, 400 and 1000 pieces with `shortest` 6.
struct NullMedian {
    double cuts, gain;
};
constexpr NullMedian kNullMedians[] = {{1, 1.78},  {6, 3.51},   {13, 4.31},  {23, 4.87}, {37, 5.32},
                                       {85, 5.98}, {189, 6.42}, {389, 6.92}, {989, 7.41}};

/// Between the simulated lengths by straight line over the logarithm; beyond them the last value.
double nullMedian(double cuts) {
    const NullMedian* above =
        std::find_if(std::begin(kNullMedians), std::end(kNullMedians), [cuts](const NullMedian& known) { return known.cuts >= cuts; });
    if (above == std::begin(kNullMedians)) return above->gain;
    if (above == std::end(kNullMedians)) return std::prev(above)->gain;
    const NullMedian& below = *std::prev(above);
    return below.gain + (above->gain - below.gain) * std::log(cuts / below.cuts) / std::log(above->cuts / below.cuts);
}

/// A length with fewer intervals than this has no median to speak of and takes that of the next shorter length.
constexpr std::size_t kFewestIntervals = 15;

double median(std::vector<double> values) {
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

constexpr std::size_t kHours = 24;
constexpr std::size_t kFewestDays = 4;   // fewer days have no usual one
constexpr std::size_t kFewestHours = 20; // of a day, for its median to stand for it
constexpr TimeNs kHour = kNsPerDay / 24;

std::int64_t dayOf(TimeNs time) {
    return time >= 0 ? time / kNsPerDay : (time + 1) / kNsPerDay - 1;
}
std::size_t hourOf(TimeNs time) {
    return static_cast<std::size_t>((time - dayOf(time) * kNsPerDay) / kHour);
}

/// Levels without the usual day: by hour (UTC) the median over days of the distance to that day's median, by straight lines between the
/// middles of the hours. Unchanged where fewer than kFewestDays days are covered, or an hour on fewer than three of them.
std::vector<double> withoutUsualDay(std::span<const SeriesPiece> pieces) {
    std::vector<double> levels;
    std::map<std::int64_t, std::array<std::vector<double>, kHours>> days;
    for (const SeriesPiece& piece : pieces) {
        levels.push_back(piece.level);
        days[dayOf(piece.range.from)][hourOf(piece.range.from)].push_back(piece.level);
    }
    std::array<std::vector<double>, kHours> distances;
    std::size_t whole = 0;
    for (const auto& [day, hours] : days) {
        std::vector<double> all;
        std::size_t covered = 0;
        for (const std::vector<double>& hour : hours) {
            covered += hour.empty() ? 0 : 1;
            all.insert(all.end(), hour.begin(), hour.end());
        }
        if (covered < kFewestHours) continue;
        ++whole;
        const double middle = median(std::move(all));
        for (std::size_t h = 0; h < kHours; ++h)
            for (const double level : hours[h]) distances[h].push_back(level - middle);
    }
    if (whole < kFewestDays) return levels;
    std::array<double, kHours> usual{};
    for (std::size_t h = 0; h < kHours; ++h) {
        if (distances[h].size() < 3) return levels;
        usual[h] = median(std::move(distances[h]));
    }
    for (std::size_t i = 0; i < levels.size(); ++i) {
        const TimeNs middle = pieces[i].range.from + (pieces[i].range.to - pieces[i].range.from) / 2;
        const double place = static_cast<double>(middle - dayOf(middle) * kNsPerDay) / static_cast<double>(kHour) + kHours - 0.5;
        const auto before = static_cast<std::size_t>(place);
        const double share = place - static_cast<double>(before);
        levels[i] -= (1 - share) * usual[before % kHours] + share * usual[(before + 1) % kHours];
    }
    return levels;
}

/// Sums of one sequence, so that any interval is judged in O(1) a cut.
class Sums {
public:
    explicit Sums(const std::vector<double>& values) : m_sum(values.size() + 1), m_squares(values.size() + 1) {
        const double centre = median(values); // keeps the squares small: differences of large sums lose digits
        double quantum = std::numeric_limits<double>::infinity();
        for (std::size_t i = 0; i < values.size(); ++i) {
            const double x = values[i] - centre;
            m_sum[i + 1] = m_sum[i] + x;
            m_squares[i + 1] = m_squares[i] + x * x;
            if (i > 0 && values[i] != values[i - 1]) quantum = std::min(quantum, std::abs(values[i] - values[i - 1]));
        }
        m_moves = std::isfinite(quantum);
        if (m_moves) m_least = quantum * quantum / 12; // rounding alone: a constant stretch is known no better than its last digit
    }

    /// Of cutting [from, to) at `at`.
    [[nodiscard]] double gain(std::size_t from, std::size_t at, std::size_t to) const {
        if (!m_moves) return 0;
        const double n1 = static_cast<double>(at - from), n2 = static_cast<double>(to - at), n = n1 + n2;
        const double s1 = m_sum[at] - m_sum[from], s2 = m_sum[to] - m_sum[at];
        const double step = s1 / n1 - s2 / n2;
        const double between = n1 * n2 / n * step * step;
        const double within = m_squares[to] - m_squares[from] - (s1 + s2) * (s1 + s2) / n - between;
        return n * std::log1p(between / std::max(within, n * m_least));
    }

private:
    std::vector<double> m_sum, m_squares;
    double m_least = 0;
    bool m_moves = false;
};

struct Interval {
    std::size_t from = 0, to = 0;
    std::size_t at = 0; ///< best cut
    double gain = 0;    ///< there; divided by the inflation once that is known
    std::size_t layer = 0;
    [[nodiscard]] std::size_t length() const { return to - from; }
};

class Search {
public:
    Search(std::span<const SeriesPiece> pieces, const ChangePointSettings& settings)
        : m_pieces(pieces), m_shortest(std::max<std::size_t>(3, settings.shortest)),
          m_threshold(settings.penalty * std::log(static_cast<double>(pieces.size()))), m_level(levels()), m_spread(spreads()) {}

    std::vector<ChangePoint> run() {
        std::vector<Interval> intervals = seeded();
        std::erase_if(intervals, [&](const Interval& i) { return i.gain < m_threshold; });
        std::sort(intervals.begin(), intervals.end(), [](const Interval& a, const Interval& b) {
            return a.length() != b.length() ? a.length() < b.length() : a.gain != b.gain ? a.gain > b.gain : a.from < b.from;
        });
        std::vector<std::size_t> cuts; // ascending
        for (const Interval& interval : intervals) {
            const auto next = std::upper_bound(cuts.begin(), cuts.end(), interval.from);
            if (next != cuts.end() && *next < interval.to) continue; // explained by a narrower one
            cuts.insert(std::lower_bound(cuts.begin(), cuts.end(), interval.at), interval.at);
        }
        return judged(cuts);
    }

private:
    [[nodiscard]] Sums levels() const { return Sums(withoutUsualDay(m_pieces)); }
    [[nodiscard]] Sums spreads() const {
        std::vector<double> values;
        for (const SeriesPiece& piece : m_pieces) values.push_back(piece.spread);
        const double usual = median(values);
        // A piece that stands still must not weigh as an infinite change of ln(spread).
        const double least = usual > 0 ? 0.1 * usual : 1;
        for (double& value : values) value = std::log(std::max(value, least));
        return Sums(values);
    }

    Interval best(std::size_t from, std::size_t to, std::size_t layer) const {
        Interval interval{from, to, 0, 0, layer};
        for (std::size_t at = from + m_shortest; at + m_shortest <= to; ++at) {
            const double gain = m_level.gain(from, at, to) + m_spread.gain(from, at, to);
            if (gain > interval.gain) interval.at = at, interval.gain = gain;
        }
        return interval;
    }

    std::vector<Interval> seeded() {
        const double n = static_cast<double>(m_pieces.size());
        std::vector<std::vector<Interval>> layers;
        for (double growth = 1;; growth *= std::sqrt(2.0)) {
            const double length = n / growth;
            if (length < 2 * static_cast<double>(m_shortest)) break;
            const double count = 2 * std::ceil(growth) - 1, shift = count > 1 ? (n - length) / (count - 1) : 0;
            std::vector<Interval> layer;
            for (double i = 0; i < count; ++i) {
                const auto from = static_cast<std::size_t>(std::floor(i * shift));
                const auto to = std::min(m_pieces.size(), static_cast<std::size_t>(std::ceil(i * shift + length)));
                layer.push_back(best(from, to, layers.size()));
            }
            layers.push_back(std::move(layer));
        }
        m_inflation.assign(layers.size(), 1);
        std::vector<Interval> all;
        double inflation = 1;
        for (std::size_t k = layers.size(); k-- > 0;) {
            if (layers[k].size() >= kFewestIntervals) {
                std::vector<double> gains;
                for (const Interval& interval : layers[k]) gains.push_back(interval.gain);
                const double cuts = static_cast<double>(layers[k].front().length()) - 2 * static_cast<double>(m_shortest) + 1;
                inflation = std::max(1.0, median(std::move(gains)) / nullMedian(std::max(1.0, cuts)));
            }
            m_inflation[k] = inflation;
            for (Interval& interval : layers[k]) {
                interval.gain /= inflation;
                all.push_back(interval);
            }
        }
        return all;
    }

    [[nodiscard]] double inflationOf(std::size_t length) const {
        const double ratio = static_cast<double>(m_pieces.size()) / static_cast<double>(length);
        const auto layer = static_cast<std::size_t>(std::lround(2 * std::log2(ratio)));
        return m_inflation[std::min(layer, m_inflation.size() - 1)];
    }

    /// Places each cut anew between its neighbours and keeps those that still gain enough there.
    std::vector<ChangePoint> judged(std::vector<std::size_t> cuts) const {
        std::vector<ChangePoint> changes;
        for (std::size_t i = 0; i < cuts.size(); ++i) {
            const std::size_t from = i > 0 ? cuts[i - 1] : 0, to = i + 1 < cuts.size() ? cuts[i + 1] : m_pieces.size();
            if (to - from < 2 * m_shortest) continue;
            const Interval found = best(from, to, 0);
            const double gain = found.gain / inflationOf(to - from);
            if (gain < m_threshold || found.at == 0) continue;
            cuts[i] = found.at;
            changes.push_back(told(from, found.at, to, gain));
        }
        return changes;
    }

    [[nodiscard]] ChangePoint told(std::size_t from, std::size_t at, std::size_t to, double gain) const {
        ChangePoint change;
        change.between = {m_pieces[at - 1].range.to, m_pieces[at].range.from};
        change.strength = 1 - m_threshold / gain;
        change.atGap = m_pieces[at].afterGap;
        const auto medianOver = [&](std::size_t first, std::size_t last, double SeriesPiece::*field) {
            std::vector<double> values;
            for (std::size_t i = first; i < last; ++i) values.push_back(m_pieces[i].*field);
            return median(std::move(values));
        };
        change.levelBefore = medianOver(from, at, &SeriesPiece::level);
        change.levelAfter = medianOver(at, to, &SeriesPiece::level);
        change.spreadBefore = medianOver(from, at, &SeriesPiece::spread);
        change.spreadAfter = medianOver(at, to, &SeriesPiece::spread);
        const double ofLevel = m_level.gain(from, at, to), ofSpread = m_spread.gain(from, at, to);
        change.ofLevel = ofLevel >= ofSpread / 4;
        change.ofSpread = ofSpread >= ofLevel / 4;
        return change;
    }

    std::span<const SeriesPiece> m_pieces;
    std::size_t m_shortest;
    double m_threshold;
    Sums m_level, m_spread;
    std::vector<double> m_inflation; ///< by layer, longest first
};

} // namespace

std::vector<ChangePoint> findChangePoints(std::span<const SeriesPiece> pieces, const ChangePointSettings& settings) {
    if (pieces.size() < 4 * std::max<std::size_t>(3, settings.shortest)) return {};
    std::vector<ChangePoint> changes = Search(pieces, settings).run();
    std::stable_sort(changes.begin(), changes.end(), [](const ChangePoint& a, const ChangePoint& b) { return a.strength > b.strength; });
    if (changes.size() > settings.most) changes.resize(settings.most);
    return changes;
}

} // namespace tocsin::series
