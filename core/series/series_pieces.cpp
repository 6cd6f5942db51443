// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>

#include "core/series/change_points.h"
#include "core/series/memory_source.h"

namespace tocsin::series {

namespace {

constexpr std::int64_t kSmallest = 8; // samples of a piece: fewer give no steady spread
constexpr std::size_t kFewestValid = 4;
constexpr std::int64_t kWindow = 1 << 18; // rows read at a time
constexpr std::int64_t kProbes = 32;      // stretches that step and noise are estimated from
constexpr std::int64_t kProbeRows = 4096;
constexpr double kWidths = 6; // further off is an outlier

double medianOf(std::vector<double>& values) {
    if (values.empty()) return 0;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    // Of few values the upper of both middles alone would lie clearly too high.
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

struct Character {
    TimeNs gapThreshold = 0; ///< 0: no step is known
    double noise = 0;
};

/// Step and noise from stretches spread over the whole recording.
Result<Character> characterOf(const SeriesSource& source, std::size_t group, std::size_t channel) {
    const std::int64_t rows = source.rows(group);
    const std::int64_t probes = std::clamp<std::int64_t>(rows / kProbeRows, 1, kProbes);
    std::vector<double> steps, differences;
    for (std::int64_t probe = 0; probe < probes; ++probe) {
        const std::int64_t from = probe * (rows / probes), to = std::min(rows, from + kProbeRows);
        TOCSIN_ASSIGN(const std::vector<TimeNs> times, source.times(group, from, to));
        TOCSIN_ASSIGN(const std::vector<double> values, source.values(group, channel, from, to));
        for (std::size_t i = 1; i < times.size(); ++i) {
            if (times[i] > times[i - 1]) steps.push_back(static_cast<double>(times[i] - times[i - 1]));
            if (const double d = std::abs(values[i] - values[i - 1]); std::isfinite(d)) differences.push_back(d);
        }
    }
    return Character{static_cast<TimeNs>(5 * medianOf(steps)), medianOf(differences) / 0.954};
}

class PieceBuilder {
public:
    PieceBuilder(std::int64_t size, Character character) : m_size(size), m_character(character) {}

    void add(TimeNs time, double value) {
        if (m_rows > 0 && m_character.gapThreshold > 0 && time - m_last > m_character.gapThreshold) {
            close();
            m_afterGap = !m_pieces.empty();
        }
        m_last = time;
        ++m_rows;
        if (std::isfinite(value)) {
            if (m_values.empty()) m_range.from = time;
            m_range.to = time;
            m_values.push_back(value);
        }
        if (m_rows == m_size) close();
    }
    [[nodiscard]] std::vector<SeriesPiece> finish() {
        close();
        return std::move(m_pieces);
    }

private:
    void close() {
        if (m_values.size() >= kFewestValid) {
            SeriesPiece piece;
            piece.range = m_range;
            piece.count = static_cast<std::int64_t>(m_values.size());
            piece.afterGap = m_afterGap;
            piece.level = medianOf(m_values);
            double squares = 0;
            for (const double value : m_values) {
                double off = std::abs(value - piece.level);
                if (m_character.noise > 0) off = std::min(off, kWidths * m_character.noise);
                squares += off * off;
            }
            piece.spread = std::sqrt(squares / static_cast<double>(m_values.size()));
            m_pieces.push_back(piece);
            m_afterGap = false;
        } else if (!m_pieces.empty()) {
            m_afterGap = true;
        }
        m_values.clear();
        m_rows = 0;
    }

    std::int64_t m_size;
    Character m_character;
    std::vector<SeriesPiece> m_pieces;
    std::vector<double> m_values;
    TimeRange m_range;
    TimeNs m_last = 0;
    std::int64_t m_rows = 0;
    bool m_afterGap = false;
};

} // namespace

Result<std::vector<SeriesPiece>> seriesPieces(const SeriesSource& source, std::size_t group, std::size_t channel, std::int64_t most,
                                              const JobContext& context) {
    TOCSIN_TRY(checkOrdered(source, group));
    TOCSIN_TRY(checkWindow(source, group, channel, 0, 0));
    const std::int64_t rows = source.rows(group);
    if (rows == 0) return std::vector<SeriesPiece>{};
    TOCSIN_ASSIGN(const Character character, characterOf(source, group, channel));
    PieceBuilder builder(std::max(kSmallest, (rows - 1) / std::max<std::int64_t>(1, most) + 1), character);
    for (std::int64_t from = 0; from < rows; from += kWindow) {
        TOCSIN_TRY(context.check());
        const std::int64_t to = std::min(rows, from + kWindow);
        TOCSIN_ASSIGN(const std::vector<TimeNs> times, source.times(group, from, to));
        TOCSIN_ASSIGN(const std::vector<double> values, source.values(group, channel, from, to));
        for (std::size_t i = 0; i < times.size(); ++i) builder.add(times[i], values[i]);
    }
    return builder.finish();
}

} // namespace tocsin::series
