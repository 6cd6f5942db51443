// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/mat/mat_recording.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <map>

namespace tocsin::mat {

namespace {

/// Vectors of so few values beside much longer ones are parameters, not signals.
constexpr std::size_t kParameterValues = 16;
constexpr std::size_t kSignalValues = 10 * kParameterValues;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool endsWith(std::string_view text, std::string_view end) {
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

/// Names that mean the time axis and nothing else ("DE_time" is a signal over time).
bool isTimeName(const std::string& path) {
    std::string name = path.substr(path.rfind('.') + 1);
    for (char& c : name) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    static constexpr std::string_view kNames[] = {"t", "time", "times", "timestamp", "timestamps", "time_s", "tvec", "datenum", "epoch"};
    return std::find(std::begin(kNames), std::end(kNames), name) != std::end(kNames);
}

bool isLabelColumn(const MatArray& array, const ingest::ImportOptions& options) {
    const auto& wanted = options.labelColumns;
    return std::any_of(wanted.begin(), wanted.end(),
                       [&](const std::string& name) { return name == array.path || name == shortName(array.path); });
}

Json factValue(const std::string& text) {
    char* end = nullptr;
    if (text.empty() || text.find_first_not_of("0123456789+-.e") != std::string::npos) return Json(text);
    const double value = std::strtod(text.c_str(), &end); // our own shortestNumber(), point as decimal sign; locale "C" in the child
    return end == text.c_str() + text.size() ? number(value) : Json(text);
}

/// Final names: the short one where it is free, the path otherwise.
std::vector<std::string> namesOf(const MatContents& contents) {
    std::map<std::string, int> uses;
    for (const MatArray& array : contents.arrays) ++uses[shortName(array.path)];
    std::vector<std::string> names;
    for (const MatArray& array : contents.arrays) names.push_back(uses[shortName(array.path)] == 1 ? shortName(array.path) : array.path);
    return names;
}

Json metadataOf(const MatContents& contents) {
    std::map<std::string, int> uses;
    for (const auto& [path, value] : contents.facts) ++uses[shortName(path)];
    Json metadata = Json::object();
    for (const auto& [path, value] : contents.facts) metadata[uses[shortName(path)] == 1 ? shortName(path) : path] = factValue(value);
    return metadata;
}

/// What the user wants, with a recipe filling in what the command line left open.
ingest::ImportOptions effective(const ingest::ImportOptions& options) {
    ingest::ImportOptions all = options;
    if (!options.recipe) return all;
    if (all.channels.empty()) all.channels = options.recipe->channels;
    if (all.labelColumns.empty()) all.labelColumns = options.recipe->labelColumns;
    if (all.rateHz == 0) all.rateHz = options.recipe->rateHz;
    return all;
}

} // namespace

std::string shortName(const std::string& path) {
    if (path.size() < 2 || path[0] != 'X' || !isDigit(path[1])) return path;
    std::size_t at = 1;
    while (at < path.size() && isDigit(path[at])) ++at;
    if (at < path.size() && path[at] == '_') ++at;
    return at < path.size() ? path.substr(at) : path;
}

bool selects(const std::string& pattern, const std::string& path) {
    const std::string name = shortName(path);
    if (pattern.find_first_of("*?") != std::string::npos) return ingest::globMatches(pattern, path) || ingest::globMatches(pattern, name);
    return !pattern.empty() && endsWith(path, pattern);
}

Result<MatRecording> arrange(const MatContents& contents, const ingest::ImportOptions& asked) {
    const ingest::ImportOptions options = effective(asked);
    if (options.recipe && !options.recipe->importer.empty() && options.recipe->importer != "mat") {
        return Error{ErrorCode::Usage, "the recipe is for " + options.recipe->importer + " files, this is a MAT file", {}};
    }
    if (options.rateHz != 0 && !(std::isfinite(options.rateHz) && options.rateHz > 0 && options.rateHz <= 1e9)) {
        return Error{ErrorCode::Usage, "the sampling rate must lie between 0 and 1e9 Hz, not " + shortestNumber(options.rateHz), {}};
    }

    MatRecording recording;
    recording.rateHz = options.rateHz;
    recording.startGiven = options.start.has_value();
    recording.start = options.start.value_or(0);
    recording.metadata = metadataOf(contents);
    for (const auto& [path, reason] : contents.skipped) recording.leftOut.push_back({path, reason});

    for (const std::string& pattern : options.channels)
        if (std::none_of(contents.arrays.begin(), contents.arrays.end(), [&](const auto& array) { return selects(pattern, array.path); }))
            recording.unfitted.push_back(pattern);
    for (const std::string& label : asked.labelColumns)
        if (std::none_of(contents.arrays.begin(), contents.arrays.end(),
                         [&](const MatArray& array) { return label == array.path || label == shortName(array.path); }))
            return Error{ErrorCode::Data, fmt::format("no label column '{}'", label), {}};
    std::size_t longest = 0;
    for (const MatArray& array : contents.arrays) longest = std::max(longest, array.samples);
    const std::vector<std::string> names = namesOf(contents);
    std::map<std::size_t, MatGroup> groups; // by length
    std::map<std::size_t, std::size_t> timeArrays;
    std::size_t renamed = 0, unwanted = 0;
    std::string example;
    for (std::size_t i = 0; i < contents.arrays.size(); ++i) {
        const MatArray& array = contents.arrays[i];
        const bool isLabel = isLabelColumn(array, options);
        const bool chosen =
            std::any_of(options.channels.begin(), options.channels.end(), [&](const auto& p) { return selects(p, array.path); });
        if (isLabel && array.channels == 1) {
            groups[array.samples].labels.push_back({i, 0, names[i], {}, true});
            continue;
        }
        if (!chosen && array.channels == 1 && isTimeName(array.path) && !timeArrays.contains(array.samples)) {
            timeArrays[array.samples] = i;
            continue;
        }
        if (!options.channels.empty() && !chosen) {
            recording.leftOut.push_back({array.path, "not among the chosen channels"});
            ++unwanted;
            continue;
        }
        if (!chosen && array.channels == 1 && array.samples <= kParameterValues && longest >= kSignalValues) {
            recording.leftOut.push_back(
                {array.path,
                 fmt::format("{} values beside vectors of {} are parameters; choose it by name to keep it", array.samples, longest)});
            continue;
        }
        if (names[i] != array.path && renamed++ == 0) example = array.path + " is called " + names[i];
        for (std::size_t c = 0; c < array.channels; ++c) {
            MatChannel channel{i, c, names[i], "variable " + array.path, false};
            if (array.channels > 1) {
                channel.name += "_" + std::to_string(c + 1);
                channel.description += fmt::format(", {} {}", array.acrossRows ? "row" : "column", c + 1);
            }
            groups[array.samples].channels.push_back(std::move(channel));
        }
    }

    std::size_t kept = 0;
    for (auto& [samples, group] : groups) {
        group.samples = samples;
        kept += group.channels.size();
        if (!group.channels.empty()) {
            recording.groups.push_back(std::move(group));
        } else {
            for (const MatChannel& label : group.labels)
                recording.leftOut.push_back({label.name, "a label column needs channels of its length"});
        }
    }
    if (kept == 0) {
        std::string list;
        for (const MatArray& array : contents.arrays) list += (list.empty() ? "" : ", ") + array.path;
        if (list.size() > 400) list = list.substr(0, 400) + "...";
        return Error{options.channels.empty() || contents.arrays.empty() ? ErrorCode::Data : ErrorCode::Usage,
                     contents.arrays.empty()
                         ? "it holds no numeric vector"
                         : fmt::format("no variable is among the chosen channels{}; there are {}",
                                       options.channels.empty() ? "" : fmt::format(" ({})", fmt::join(options.channels, ", ")), list),
                     {}};
    }
    // The most common length is the recording's own; a tie goes to the longer one.
    std::sort(recording.groups.begin(), recording.groups.end(), [](const MatGroup& a, const MatGroup& b) { return a.samples > b.samples; });
    const auto main = std::max_element(recording.groups.begin(), recording.groups.end(),
                                       [](const MatGroup& a, const MatGroup& b) { return a.channels.size() < b.channels.size(); });
    std::rotate(recording.groups.begin(), main, main + 1);

    for (MatGroup& group : recording.groups) {
        const auto time = timeArrays.find(group.samples);
        if (time != timeArrays.end() && options.rateHz == 0) group.timeArray = time->second;
        if (group.timeArray || options.rateHz > 0) continue;
        return Error{
            ErrorCode::Usage,
            fmt::format(
                "it holds no time for {} ({} values); give the sampling rate (--rate HZ) and, where known, the start (--start TIME)",
                group.channels.front().name, group.samples),
            {}};
    }
    for (const auto& [samples, index] : timeArrays) {
        const bool used =
            std::any_of(recording.groups.begin(), recording.groups.end(), [&, i = index](const MatGroup& g) { return g.timeArray == i; });
        if (!used) {
            recording.leftOut.push_back({contents.arrays[index].path, options.rateHz > 0
                                                                          ? "times come from the sampling rate that was given"
                                                                          : "no channel has its length"});
        }
    }

    recording.sentences.push_back(
        fmt::format("MAT file of version {}: {} numeric arrays, {} channels kept", contents.version, contents.arrays.size(), kept));
    if (renamed > 0)
        recording.sentences.push_back(fmt::format(
            "the record number in front of {} names is taken off, so that channels of different files match: {}", renamed, example));
    if (unwanted > 0) recording.sentences.push_back(fmt::format("{} arrays are not among the chosen channels", unwanted));
    for (const MatGroup& group : recording.groups) {
        recording.sentences.push_back(fmt::format("{} channels of {} values: {}{}", group.channels.size(), group.samples,
                                                  group.channels.front().name,
                                                  group.channels.size() > 1 ? " to " + group.channels.back().name : ""));
    }
    if (recording.groups.size() > 1)
        recording.sentences.push_back(fmt::format("{} groups of different length; rows counts the first", recording.groups.size()));
    if (options.rateHz > 0) {
        recording.sentences.push_back(
            fmt::format("row i is stamped {} + i / {} Hz", formatTime(recording.start), shortestNumber(options.rateHz)));
    }
    return recording;
}

MatTimeUnit guessTimeUnit(const std::vector<double>& head) {
    const auto first = std::find_if(head.begin(), head.end(), [](double v) { return std::isfinite(v); });
    if (first == head.end()) return MatTimeUnit::ElapsedSeconds;
    // 3e8..5e9 s since 1970 are the years 1979 to 2128; 6.9e5..8e5 days since year 0 are the years 1889 to 2190.
    const double v = *first;
    if (v >= 3e8 && v <= 5e9) return MatTimeUnit::EpochSeconds;
    if (v >= 3e11 && v <= 5e12) return MatTimeUnit::EpochMilliseconds;
    if (v >= 3e14 && v <= 5e15) return MatTimeUnit::EpochMicroseconds;
    if (v >= 3e17 && v <= 5e18) return MatTimeUnit::EpochNanoseconds;
    const double last = *std::find_if(head.rbegin(), head.rend(), [](double x) { return std::isfinite(x); });
    if (v >= 6.9e5 && v <= 8e5 && last - v < 3700) return MatTimeUnit::Datenum;
    return MatTimeUnit::ElapsedSeconds;
}

namespace {

std::optional<TimeNs> nanoseconds(long double value, TimeNs start) {
    // 9.2e18 is the end of int64; the comparison is false for NaN.
    if (!(std::fabs(value) < 9.2e18L)) return std::nullopt;
    TimeNs sum = 0;
    if (__builtin_add_overflow(start, static_cast<TimeNs>(std::llround(value)), &sum) || sum == kNoTime) return std::nullopt;
    return sum;
}

} // namespace

std::optional<TimeNs> timeOf(double value, MatTimeUnit unit, TimeNs start) {
    const auto v = static_cast<long double>(value);
    switch (unit) {
    case MatTimeUnit::EpochSeconds:
        return nanoseconds(v * 1e9L, 0);
    case MatTimeUnit::EpochMilliseconds:
        return nanoseconds(v * 1e6L, 0);
    case MatTimeUnit::EpochMicroseconds:
        return nanoseconds(v * 1e3L, 0);
    case MatTimeUnit::EpochNanoseconds:
        return nanoseconds(v, 0);
    case MatTimeUnit::Datenum:
        return nanoseconds((v - 719529.0L) * 86400e9L, 0);
    case MatTimeUnit::ElapsedSeconds:
        break;
    }
    return nanoseconds(v * 1e9L, start);
}

std::optional<TimeNs> timeOfRow(std::size_t row, double rateHz, TimeNs start) {
    return nanoseconds(static_cast<long double>(row) * 1e9L / static_cast<long double>(rateHz), start);
}

std::string_view timeUnitName(MatTimeUnit unit) {
    switch (unit) {
    case MatTimeUnit::EpochSeconds:
        return "seconds since 1970";
    case MatTimeUnit::EpochMilliseconds:
        return "milliseconds since 1970";
    case MatTimeUnit::EpochMicroseconds:
        return "microseconds since 1970";
    case MatTimeUnit::EpochNanoseconds:
        return "nanoseconds since 1970";
    case MatTimeUnit::Datenum:
        return "MATLAB datenum (days)";
    case MatTimeUnit::ElapsedSeconds:
        break;
    }
    return "seconds after the start";
}

} // namespace tocsin::mat
