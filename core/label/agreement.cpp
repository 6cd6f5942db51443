// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/agreement.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <set>

#include "core/alarm/bounds.h"
#include "core/base/json.h"
#include "core/label/adjudication.h"
#include "core/label/detail/rater_grid.h"
#include "core/label/label_index.h"

namespace tocsin::label {

using detail::AssetTime;
using detail::CellRun;
using detail::RaterView;

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

/// Work of one bootstrap is held near this many part draws; a large sample needs fewer draws for the same steadiness.
constexpr std::size_t kDraws = 20'000'000;
constexpr int kFewestResamples = 200;

int resamplesFor(std::size_t parts, const AgreementSettings& settings) {
    const std::size_t affordable = kDraws / std::max<std::size_t>(1, parts);
    return std::min(settings.resamples, std::max(kFewestResamples, static_cast<int>(std::min<std::size_t>(affordable, 1'000'000))));
}

struct Event {
    std::string asset;
    TimeRange range;   ///< as labelled
    TimeRange matched; ///< points one grid step wide
};

TimeNs shifted(TimeNs time, TimeNs by) {
    TimeNs result = 0;
    if (!__builtin_add_overflow(time, by, &result)) return result;
    return by < 0 ? std::numeric_limits<TimeNs>::min() + 1 : std::numeric_limits<TimeNs>::max();
}

std::vector<Event> eventsOf(const RaterView& rater, const std::string& className, const AssetTime& time, TimeNs grid) {
    std::map<std::string, std::vector<TimeRange>> byAsset;
    for (const Label* label : rater.labels)
        if (className.empty() ? label->isFault() : label->className == className) byAsset[label->asset].push_back(label->range);
    std::vector<Event> events;
    for (auto& [asset, ranges] : byAsset) {
        const std::size_t before = events.size();
        const auto compared = time.find(asset);
        if (compared == time.end()) continue;
        // Two halves of a split label lie one nanosecond apart: still one event.
        for (const TimeRange& range : mergeRanges(std::move(ranges), 1)) {
            if (!touches(compared->second, range)) continue;
            TimeRange matched = range;
            if (range.from == range.to) matched = {shifted(range.from, -grid / 2), shifted(range.to, grid / 2)};
            events.push_back({asset, range, matched});
        }
        // A widened point may begin before its neighbour.
        std::sort(events.begin() + static_cast<std::ptrdiff_t>(before), events.end(),
                  [](const Event& x, const Event& y) { return x.matched.from < y.matched.from; });
    }
    return events;
}

double seconds(TimeNs from, TimeNs to) {
    return std::abs(static_cast<double>(to) - static_cast<double>(from)) / static_cast<double>(kNsPerSecond);
}

double intersectionOverUnion(const TimeRange& a, const TimeRange& b) {
    const double common = static_cast<double>(std::min(a.to, b.to)) - static_cast<double>(std::max(a.from, b.from));
    const double whole = static_cast<double>(std::max(a.to, b.to)) - static_cast<double>(std::min(a.from, b.from));
    return whole > 0 ? common / whole : 1;
}

struct Match {
    double overlap = 0;
    std::size_t a = 0, b = 0;
};

/// Events of both lists lie by asset, then by the beginning of what is matched.
std::vector<Match> matchEvents(const std::vector<Event>& a, const std::vector<Event>& b, double least) {
    std::vector<Match> candidates;
    std::size_t first = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const auto over = [&](const Event& other) {
            return other.asset < a[i].asset || (other.asset == a[i].asset && other.matched.to < a[i].matched.from);
        };
        while (first < b.size() && over(b[first])) ++first;
        for (std::size_t j = first; j < b.size() && b[j].asset == a[i].asset && b[j].matched.from <= a[i].matched.to; ++j) {
            if (!b[j].matched.overlaps(a[i].matched)) continue;
            const double overlap = intersectionOverUnion(a[i].matched, b[j].matched);
            if (overlap >= least) candidates.push_back({overlap, i, j});
        }
    }
    std::stable_sort(candidates.begin(), candidates.end(), [](const Match& x, const Match& y) { return x.overlap > y.overlap; });
    std::vector<bool> takenA(a.size()), takenB(b.size());
    std::vector<Match> matches;
    for (const Match& match : candidates) {
        if (takenA[match.a] || takenB[match.b]) continue;
        takenA[match.a] = takenB[match.b] = true;
        matches.push_back(match);
    }
    return matches;
}

double median(std::vector<double>& values) {
    if (values.empty()) return kUndefined;
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    if (values.size() % 2 == 1) return *middle;
    return (*middle + *std::max_element(values.begin(), middle)) / 2;
}

/// Median over what of(match) gives, with the matched events drawn again.
template<class F>
Estimate medianDistance(const std::vector<Match>& matches, const AgreementSettings& settings, F&& of) {
    std::vector<double> values;
    return bootstrap(matches.size(), resamplesFor(matches.size(), settings), settings.confidence, settings.seed,
                     [&](std::span<const std::size_t> draw) {
                         values.clear();
                         for (const std::size_t part : draw) of(matches[part], values);
                         return median(values);
                     });
}

EventAgreement compareEvents(const std::vector<Event>& a, const std::vector<Event>& b, const AgreementSettings& settings) {
    const std::vector<Match> matches = matchEvents(a, b, settings.overlap);
    EventAgreement result;
    result.both = static_cast<std::int64_t>(matches.size());
    result.onlyA = static_cast<std::int64_t>(a.size() - matches.size());
    result.onlyB = static_cast<std::int64_t>(b.size() - matches.size());
    const std::int64_t all = result.both + result.onlyA + result.onlyB;
    const auto f1 = [](double both, double whole) { return whole > 0 ? 2 * both / (whole + both) : kUndefined; };
    result.f1 = bootstrap(static_cast<std::size_t>(all), resamplesFor(static_cast<std::size_t>(all), settings), settings.confidence,
                          settings.seed, [&](std::span<const std::size_t> draw) {
                              const auto both =
                                  std::count_if(draw.begin(), draw.end(), [&](std::size_t part) { return part < matches.size(); });
                              return f1(static_cast<double>(both), static_cast<double>(draw.size()));
                          });
    if (all > 0 && (result.both == 0 || result.both == all)) {
        const alarm::Limits share = alarm::clopperPearson(result.both, all, settings.confidence);
        result.f1.low = f1(share.low, 1);
        result.f1.high = f1(share.high, 1);
    }
    const auto onset = [&](const Match& m, std::vector<double>& out) { out.push_back(seconds(a[m.a].range.from, b[m.b].range.from)); };
    const auto end = [&](const Match& m, std::vector<double>& out) { out.push_back(seconds(a[m.a].range.to, b[m.b].range.to)); };
    result.onsetSec = medianDistance(matches, settings, onset);
    result.endSec = medianDistance(matches, settings, end);
    result.edgeSec = medianDistance(matches, settings, [&](const Match& m, std::vector<double>& out) {
        onset(m, out);
        end(m, out);
    });
    return result;
}

/// Class number of a rating as seen by the question: all classes apart, or one class against the others.
int asked(int rating, int wanted) {
    if (rating == kMissingRating || wanted < 0) return rating;
    return rating == wanted ? 1 : 0;
}

/// Sums tables of the blocks drawn and asks `figure` of the sum. Blocks without counts are no part of it.
Estimate overBlocks(std::vector<CountTable> blocks, const AgreementSettings& settings, double (*figure)(const CountTable&)) {
    std::erase_if(blocks, [](const CountTable& block) { return block.total() <= 0; });
    if (blocks.empty()) return {kUndefined, kUndefined, kUndefined};
    return bootstrap(blocks.size(), settings.resamples, settings.confidence, settings.seed, [&](std::span<const std::size_t> draw) {
        CountTable sum(blocks.front().classes());
        for (const std::size_t part : draw) sum += blocks[part];
        return figure(sum);
    });
}

Estimate kappaOf(const std::vector<CellRun>& runs, std::size_t a, std::size_t b, int wanted, std::size_t classes,
                 const AgreementSettings& settings) {
    std::vector<CountTable> blocks(runs.empty() ? 0 : runs.back().block + 1, CountTable(wanted < 0 ? classes : 2));
    for (const CellRun& run : runs) {
        const int ofA = asked(run.ratings[a], wanted), ofB = asked(run.ratings[b], wanted);
        if (ofA == kMissingRating || ofB == kMissingRating) continue;
        blocks[run.block].add(static_cast<std::size_t>(ofA), static_cast<std::size_t>(ofB), static_cast<double>(run.cells));
    }
    return overBlocks(std::move(blocks), settings, cohensKappa);
}

ClassAgreement alphaOf(const std::vector<CellRun>& runs, int wanted, const std::string& className, std::size_t classes,
                       const AgreementSettings& settings) {
    ClassAgreement result;
    result.className = className;
    std::vector<CountTable> blocks(runs.empty() ? 0 : runs.back().block + 1, CountTable(wanted < 0 ? classes : 2));
    for (const CellRun& run : runs) {
        std::vector<int> ratings = run.ratings;
        for (int& rating : ratings) rating = asked(rating, wanted);
        if (std::count(ratings.begin(), ratings.end(), kMissingRating) + 2 > static_cast<std::ptrdiff_t>(ratings.size())) continue;
        result.cells += run.cells;
        addUnit(blocks[run.block], ratings, static_cast<double>(run.cells));
    }
    result.alpha = overBlocks(std::move(blocks), settings, krippendorffAlpha);
    return result;
}

Error usage(std::string message) {
    return {ErrorCode::Usage, std::move(message), {}};
}

Result<void> checkSettings(const AgreementSettings& settings) {
    if (settings.grid <= 0) return usage("the grid step must be longer than 0");
    if (!(settings.overlap >= 0 && settings.overlap <= 1))
        return usage(fmt::format("the overlap {} is not within 0 to 1 (intersection over union; 0: any shared instant)",
                                 shortestNumber(settings.overlap)));
    if (settings.resamples < 1) return usage("the bootstrap needs at least one resample");
    if (!(settings.confidence > 0 && settings.confidence < 1)) return usage("the confidence must lie between 0 and 1");
    return {};
}

/// What each rater saw and said, inside the time compared.
Result<std::vector<RaterView>> viewsOf(std::span<const Label> labels, std::span<const Reviewed> reviewed,
                                       const std::vector<std::string>& wanted, const AssetTime& stretches) {
    std::set<std::string> known;
    for (const Label& label : labels)
        if (label.status == LabelStatus::Confirmed && label.rater != kAdjudicated) known.insert(label.rater);
    for (const Reviewed& entry : reviewed) known.insert(entry.rater);
    for (const std::string& name : wanted)
        if (!known.contains(name))
            return usage(fmt::format("nobody named '{}' has labelled or reviewed here; raters are: {}", name, fmt::join(known, ", ")));
    const std::set<std::string> names = wanted.empty() ? known : std::set<std::string>(wanted.begin(), wanted.end());
    if (names.size() < 2)
        return usage(fmt::format("agreement needs two raters; {}", names.empty() ? std::string("nobody has labelled yet")
                                                                                 : fmt::format("there is only '{}'", *names.begin())));
    std::vector<RaterView> views;
    for (const std::string& name : names) {
        RaterView view;
        view.name = name;
        for (const Label& label : labels)
            if (label.status == LabelStatus::Confirmed && label.rater == name && stretches.contains(label.asset))
                view.labels.push_back(&label);
        std::map<std::string, std::vector<TimeRange>> looked;
        bool told = false;
        for (const Reviewed& entry : reviewed) {
            if (entry.rater != name) continue;
            told = true;
            looked[entry.stretch.asset].push_back(entry.stretch.range);
        }
        for (const auto& [asset, ranges] : stretches) {
            if (told) {
                const auto seen = looked.find(asset);
                if (seen == looked.end()) continue;
                if (auto common = commonRanges(mergeRanges(seen->second), ranges); !common.empty()) view.seen[asset] = std::move(common);
            } else if (std::any_of(view.labels.begin(), view.labels.end(), [&](const Label* label) { return label->asset == asset; })) {
                view.seen[asset] = ranges;
            }
        }
        views.push_back(std::move(view));
    }
    return views;
}

AssetTime bothSaw(const RaterView& a, const RaterView& b) {
    AssetTime time;
    for (const auto& [asset, ranges] : a.seen) {
        const auto other = b.seen.find(asset);
        if (other == b.seen.end()) continue;
        if (auto common = commonRanges(ranges, other->second); !common.empty()) time[asset] = std::move(common);
    }
    return time;
}

} // namespace

Result<Agreement> agreementOf(std::span<const Label> labels, std::span<const Stretch> stretches, std::span<const Reviewed> reviewed,
                              const std::vector<std::string>& raters, const std::string& className, const AgreementSettings& settings) {
    TOCSIN_TRY(checkSettings(settings));
    AssetTime time;
    for (const Stretch& stretch : stretches)
        if (stretch.range.from < stretch.range.to) time[stretch.asset].push_back(stretch.range);
    for (auto& [asset, ranges] : time) ranges = mergeRanges(std::move(ranges));
    TOCSIN_ASSIGN(const std::vector<RaterView> views, viewsOf(labels, reviewed, raters, time));

    std::set<std::string> faults;
    for (const RaterView& view : views)
        for (const Label* label : view.labels)
            if (label->isFault()) faults.insert(label->className);
    if (!className.empty() && !faults.contains(className))
        return usage(fmt::format("no rater compared used the class '{}'; classes are: {}", className, fmt::join(faults, ", ")));
    const std::vector<std::string> classes(faults.begin(), faults.end());
    const std::vector<CellRun> runs = detail::gridRuns(views, time, classes, settings.grid);

    // Questions: all classes apart (-1), then each class against the others.
    std::vector<std::pair<int, std::string>> questions;
    if (className.empty()) questions.emplace_back(-1, std::string());
    for (std::size_t k = 0; k < classes.size(); ++k)
        if (className.empty() || classes[k] == className) questions.emplace_back(static_cast<int>(k) + 1, classes[k]);

    Agreement result;
    for (const RaterView& view : views) result.raters.push_back(view.name);
    for (std::size_t a = 0; a < views.size(); ++a) {
        for (std::size_t b = a + 1; b < views.size(); ++b) {
            const AssetTime compared = bothSaw(views[a], views[b]);
            if (compared.empty()) continue;
            double hours = 0;
            for (const auto& [asset, ranges] : compared)
                for (const TimeRange& range : ranges) hours += seconds(range.from, range.to) / 3600;
            for (const auto& [wanted, name] : questions) {
                PairAgreement pair{views[a].name, views[b].name, name, hours, {}, {}};
                pair.events = compareEvents(eventsOf(views[a], name, compared, settings.grid),
                                            eventsOf(views[b], name, compared, settings.grid), settings);
                pair.kappa = kappaOf(runs, a, b, wanted, classes.size() + 1, settings);
                result.pairs.push_back(std::move(pair));
            }
        }
    }
    if (result.pairs.empty())
        return usage("no two of these raters looked at the same time of the same machine; let both review one stretch first");
    for (const auto& [wanted, name] : questions) result.classes.push_back(alphaOf(runs, wanted, name, classes.size() + 1, settings));
    return result;
}

} // namespace tocsin::label
