// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/splits.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>
#include <map>
#include <set>

#include "core/learn/random.h"

namespace tocsin::learn {

namespace {

constexpr std::size_t kEnoughForWhole = 5; // fewer assets or recordings than this leave a part almost empty

std::int64_t share(std::int64_t rows, double fraction) {
    return static_cast<std::int64_t>(static_cast<double>(rows) * fraction);
}

/// Fractions of train, validation, test.
struct Shares {
    double train = 0.6, validation = 0.2, test = 0.2;
};

void splitByTime(const TrainingRecording& recording, const Shares& shares, std::vector<SplitRange>& ranges) {
    const std::int64_t rows = recording.rows();
    const std::int64_t first = share(rows, shares.train), second = shares.test > 0 ? share(rows, shares.train + shares.validation) : rows;
    ranges.push_back({recording.id, 0, first, Part::Train});
    ranges.push_back({recording.id, first, second, Part::Validation});
    if (second < rows) ranges.push_back({recording.id, second, rows, Part::Test});
}

/// Part of the i-th of n whole things (already shuffled): at least one each for validation and test where asked.
Part partOf(std::size_t index, std::size_t count, const Shares& shares) {
    const auto atLeastOne = [&](double fraction) {
        return fraction > 0 ? std::max<std::size_t>(1, static_cast<std::size_t>(static_cast<double>(count) * fraction + 0.5)) : 0;
    };
    const std::size_t test = atLeastOne(shares.test), validation = atLeastOne(shares.validation);
    if (index < test) return Part::Test;
    if (index < test + validation) return Part::Validation;
    return Part::Train;
}

/// Classes that a recording holds: recordings of one set stand for each other.
std::string classSet(const TrainingRecording& recording) {
    std::set<std::string> names;
    for (const ClassInterval& label : recording.labels) names.insert(label.className);
    std::string joined;
    for (const std::string& name : names) joined += name + "\n";
    return joined;
}

/// Whole recordings, evenly for each set of classes; sets of fewer than `smallest` by time. Returns how many sets were split by time.
int splitByRecording(const std::vector<const TrainingRecording*>& recordings, const Shares& shares, std::size_t smallest,
                     std::uint64_t seed, std::vector<SplitRange>& ranges) {
    std::map<std::string, std::vector<const TrainingRecording*>> sets;
    for (const TrainingRecording* recording : recordings) sets[classSet(*recording)].push_back(recording);
    int byTime = 0;
    for (auto& [classes, members] : sets) {
        if (members.size() < smallest) {
            ++byTime;
            for (const TrainingRecording* recording : members) splitByTime(*recording, shares, ranges);
            continue;
        }
        Random random(seed, "split " + classes);
        random.shuffle(members);
        for (std::size_t i = 0; i < members.size(); ++i)
            ranges.push_back({members[i]->id, 0, members[i]->rows(), partOf(i, members.size(), shares)});
    }
    return byTime;
}

std::string countSentence(const SplitPlan& plan, const std::vector<TrainingRecording>& recordings) {
    std::map<Part, std::int64_t> rows;
    std::map<Part, std::set<std::int64_t>> of;
    for (const SplitRange& range : plan.ranges) {
        rows[range.part] += range.toRow - range.fromRow;
        of[range.part].insert(range.recording.value);
    }
    const auto part = [&](Part which) {
        return fmt::format("{} {} rows of {} recordings", partName(which), rows[which], of[which].size());
    };
    return fmt::format("{} recordings: {}, {}, {}; no window is shared", recordings.size(), part(Part::Train), part(Part::Validation),
                       part(Part::Test));
}

Result<std::int64_t> headRows(std::string_view text) {
    std::int64_t rows = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), rows);
    if (problem != std::errc{} || end != text.data() + text.size() || rows < 4)
        return Error{ErrorCode::Usage, fmt::format("split 'head:{}': write a number of rows, for example head:400", text), {}};
    return rows;
}

} // namespace

std::string_view partName(Part part) {
    switch (part) {
    case Part::None:
        return "none";
    case Part::Train:
        return "train";
    case Part::Validation:
        return "validation";
    case Part::Test:
        return "test";
    }
    return "none";
}

Part SplitPlan::partOfWindow(RecordingId recording, std::int64_t firstRow, std::int64_t lastRow) const {
    for (const SplitRange& range : ranges) {
        if (range.recording != recording || lastRow < range.fromRow || lastRow >= range.toRow) continue;
        const bool inside = firstRow >= range.fromRow || (testReachesBack && range.part == Part::Test);
        return inside ? range.part : Part::None;
    }
    return Part::None;
}

std::vector<SplitRange> SplitPlan::of(Part part) const {
    std::vector<SplitRange> found;
    std::copy_if(ranges.begin(), ranges.end(), std::back_inserter(found), [&](const SplitRange& range) { return range.part == part; });
    return found;
}

Result<SplitPlan> planSplit(std::string_view spec, const std::vector<TrainingRecording>& recordings, std::int64_t windowSamples,
                            std::uint64_t seed) {
    if (recordings.empty()) return Error{ErrorCode::Data, "there is no recording to train on; import one first", {}};
    std::map<std::string, std::vector<const TrainingRecording*>> assets;
    std::vector<const TrainingRecording*> all;
    for (const TrainingRecording& recording : recordings) {
        assets[recording.asset].push_back(&recording);
        all.push_back(&recording);
    }
    SplitPlan plan;
    plan.spec = std::string(spec);
    std::string how;
    std::string chosen(spec);
    if (chosen == "auto" || chosen.empty())
        chosen = assets.size() >= kEnoughForWhole ? "asset" : recordings.size() >= kEnoughForWhole ? "recording" : "time";

    if (chosen == "random")
        return Error{ErrorCode::Usage,
                     "random window splits are refused: windows of one recording overlap and look alike, so twins would stand on both "
                     "sides and every "
                     "figure would lie; use auto, asset, recording, time, head:ROWS or tag:KEY=VALUE",
                     {}};
    if (chosen == "asset") {
        if (assets.size() < 3)
            return Error{ErrorCode::Data, fmt::format("split by asset needs at least three assets, the project has {}", assets.size()), {}};
        std::vector<std::string> names;
        for (const auto& [name, members] : assets) names.push_back(name);
        Random(seed, "split assets").shuffle(names);
        for (std::size_t i = 0; i < names.size(); ++i)
            for (const TrainingRecording* recording : assets[names[i]])
                plan.ranges.push_back({recording->id, 0, recording->rows(), partOf(i, names.size(), {})});
        how = "by asset";
    } else if (chosen == "recording") {
        const int byTime = splitByRecording(all, {}, 3, seed, plan.ranges);
        how = byTime == 0 ? "by recording" : "by recording, and by time where fewer than three recordings hold the same classes";
    } else if (chosen == "time") {
        for (const TrainingRecording* recording : all) splitByTime(*recording, {}, plan.ranges);
        how = "by time: 60 % train, 20 % validation, 20 % test of each recording, in that order";
    } else if (chosen.starts_with("head:")) {
        TOCSIN_ASSIGN(const std::int64_t rows, headRows(std::string_view(chosen).substr(5)));
        for (const TrainingRecording* recording : all) {
            const std::int64_t head = std::min(rows, recording->rows()), fit = share(head, 0.7);
            plan.ranges.push_back({recording->id, 0, fit, Part::Train});
            plan.ranges.push_back({recording->id, fit, head, Part::Validation});
            if (head < recording->rows()) plan.ranges.push_back({recording->id, head, recording->rows(), Part::Test});
        }
        plan.testReachesBack = true;
        how = fmt::format("first {} rows of each recording train (70 %) and validate (30 %), the rest tests", rows);
    } else if (chosen.starts_with("tag:") && chosen.find('=') != std::string::npos) {
        const std::string key = chosen.substr(4, chosen.find('=') - 4), value = chosen.substr(chosen.find('=') + 1);
        std::vector<const TrainingRecording*> rest;
        for (const TrainingRecording* recording : all) {
            const auto tag = recording->tags.find(key);
            if (tag != recording->tags.end() && tag->second == value)
                plan.ranges.push_back({recording->id, 0, recording->rows(), Part::Test});
            else
                rest.push_back(recording);
        }
        if (plan.ranges.empty() || rest.empty())
            return Error{ErrorCode::Data,
                         fmt::format("split '{}': {} of {} recordings have that tag; some must and some must not", spec,
                                     all.size() - rest.size(), all.size()),
                         {}};
        splitByRecording(rest, {0.8, 0.2, 0}, kEnoughForWhole, seed, plan.ranges);
        how = fmt::format("recordings with tag {}={} test, the others train and validate", key, value);
    } else {
        return Error{
            ErrorCode::Usage, fmt::format("unknown split '{}'; use auto, asset, recording, time, head:ROWS or tag:KEY=VALUE", spec), {}};
    }
    plan.sentence = how + "; " + countSentence(plan, recordings);
    const auto room = [&](Part part) {
        return std::any_of(plan.ranges.begin(), plan.ranges.end(),
                           [&](const SplitRange& range) { return range.part == part && range.toRow - range.fromRow >= windowSamples; });
    };
    if (!room(Part::Train))
        return Error{
            ErrorCode::Data,
            fmt::format(
                "no stretch of the training part holds a window of {} samples; choose a shorter window (--set window=N) or another split",
                windowSamples),
            plan.sentence};
    return plan;
}

Json toJson(const SplitPlan& plan) {
    Json ranges = Json::array();
    for (const SplitRange& range : plan.ranges)
        ranges.push_back(
            {{"recording", range.recording.value}, {"from", range.fromRow}, {"to", range.toRow}, {"part", partName(range.part)}});
    return {{"spec", plan.spec}, {"sentence", plan.sentence}, {"test_reaches_back", plan.testReachesBack}, {"ranges", ranges}};
}

Result<SplitPlan> splitPlanFromJson(const Json& json) {
    return guarded(
        "reading the split of a run",
        [&] {
            SplitPlan plan;
            plan.spec = json.at("spec").get<std::string>();
            plan.sentence = json.at("sentence").get<std::string>();
            plan.testReachesBack = json.at("test_reaches_back").get<bool>();
            for (const Json& entry : json.at("ranges")) {
                SplitRange range{{entry.at("recording").get<std::int64_t>()},
                                 entry.at("from").get<std::int64_t>(),
                                 entry.at("to").get<std::int64_t>(),
                                 Part::None};
                for (const Part part : {Part::Train, Part::Validation, Part::Test})
                    if (entry.at("part").get<std::string>() == partName(part)) range.part = part;
                plan.ranges.push_back(range);
            }
            return plan;
        },
        ErrorCode::Data);
}

} // namespace tocsin::learn
