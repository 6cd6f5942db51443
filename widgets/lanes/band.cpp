// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/band.h"

#include <QStringList>
#include <algorithm>
#include <array>

namespace tocsin::widgets {

std::vector<PlacedBand> placeBands(const std::vector<Band>& bands, const TimeWindow& window, double width) {
    std::vector<PlacedBand> placed;
    struct Rows {
        std::array<double, kMaximumBandRows> end = {-1, -1, -1};
        std::array<std::ptrdiff_t, kMaximumBandRows> last = {-1, -1, -1};
        int used = 0;
    };
    std::array<Rows, 3> rows;
    for (const Band& band : bands) {
        if (!band.range.overlaps(window.visible())) continue;
        const double left = std::clamp(window.fractionOf(band.range.from) * width, 0.0, width);
        const double right = std::max(std::clamp(window.fractionOf(band.range.to) * width, 0.0, width), left + 1);
        Rows& mine = rows[static_cast<std::size_t>(band.kind)];
        bool joined = false;
        for (int row = 0; row < mine.used && !joined; ++row) {
            const auto index = mine.last[static_cast<std::size_t>(row)];
            PlacedBand& before = placed[static_cast<std::size_t>(index)];
            const bool alike = !band.onset && !before.band->onset && before.band->text == band.text && before.band->color == band.color &&
                               before.band->pattern == band.pattern;
            if (!alike || left > before.right) continue;
            // An alike neighbour that begins in the pixel where the last one ends continues it; a true overlap of wide bands keeps its own
            // row.
            if (left < before.right - 1 && right - left > 2 && before.right - before.left > 2) continue;
            before.right = std::max(before.right, right);
            mine.end[static_cast<std::size_t>(row)] = before.right;
            ++before.merged;
            joined = true;
        }
        if (joined) continue;
        int row = 0;
        while (row < kMaximumBandRows - 1 && row < mine.used && mine.end[static_cast<std::size_t>(row)] > left) ++row;
        mine.used = std::max(mine.used, row + 1);
        mine.end[static_cast<std::size_t>(row)] = std::max(right, mine.end[static_cast<std::size_t>(row)]);
        mine.last[static_cast<std::size_t>(row)] = static_cast<std::ptrdiff_t>(placed.size());
        placed.push_back({left, right, &band, 1, row});
        if (band.onset) {
            placed.back().onsetLeft = window.fractionOf(band.onset->from) * width;
            placed.back().onsetRight = window.fractionOf(band.onset->to) * width;
        }
    }
    return placed;
}

QString bandTextsAt(const std::vector<Band>& bands, TimeNs time, TimeNs tolerance) {
    QStringList texts;
    for (const Band& band : bands) {
        if (band.range.from > saturatingAdd(time, tolerance)) break; // sorted by start
        const bool point = band.range.from == band.range.to;
        if (point ? band.range.from < saturatingAdd(time, -tolerance) : !band.range.contains(time)) continue;
        if (!texts.contains(band.text)) texts.append(band.text);
        if (texts.size() == 5) break;
    }
    return texts.join(QStringLiteral(", "));
}

const Band* bandAt(const std::vector<Band>& bands, TimeNs time, TimeNs tolerance) {
    const Band* found = nullptr;
    for (const Band& band : bands) {
        if (band.id == 0) continue;
        const bool point = band.range.from == band.range.to;
        const bool here = point ? band.range.from >= saturatingAdd(time, -tolerance) && band.range.from <= saturatingAdd(time, tolerance)
                                : band.range.contains(time);
        if (here && (!found || band.range.to - band.range.from < found->range.to - found->range.from)) found = &band;
    }
    return found;
}

const Band* bandWithId(const std::vector<Band>& bands, qint64 id) {
    const auto found = std::find_if(bands.begin(), bands.end(), [id](const Band& band) { return band.id == id; });
    return id == 0 || found == bands.end() ? nullptr : &*found;
}

std::optional<TimeNs> snapTarget(const std::vector<Band>& bands, TimeNs time, TimeNs tolerance, qint64 exceptId) {
    std::optional<TimeNs> target;
    TimeNs nearest = tolerance;
    for (const Band& band : bands) {
        if (exceptId != 0 && band.id == exceptId) continue;
        for (const TimeNs edge : {band.range.from, band.range.to}) {
            // Also the distance of times at both ends of what can be said fits once it is held.
            const TimeNs distance = edge > time ? saturatingAdd(edge, -time) : saturatingAdd(time, -edge);
            if (distance < 0 || distance > nearest) continue;
            nearest = distance;
            target = edge;
        }
    }
    return target;
}

Qt::BrushStyle brushStyle(BandPattern pattern) {
    switch (pattern) {
    case BandPattern::Solid:
        return Qt::SolidPattern;
    case BandPattern::Hatched:
        return Qt::BDiagPattern;
    case BandPattern::Dotted:
        return Qt::Dense6Pattern;
    }
    return Qt::SolidPattern;
}

} // namespace tocsin::widgets
