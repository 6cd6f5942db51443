// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/audacity_labels.h"

#include <algorithm>
#include <cstdint>
#include <fmt/format.h>
#include <optional>

#include "core/table/text_table.h"

namespace tocsin::label {

namespace {

/// Seconds with nine decimals, exact: never through a double, which has 16 digits and would lose nanoseconds after half a year.
std::string secondsText(TimeNs time, TimeNs start) {
    const bool negative = time < start;
    const std::uint64_t distance = negative ? static_cast<std::uint64_t>(start) - static_cast<std::uint64_t>(time)
                                            : static_cast<std::uint64_t>(time) - static_cast<std::uint64_t>(start);
    return fmt::format("{}{}.{:09}", negative ? "-" : "", distance / kNsPerSecond, distance % kNsPerSecond);
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \r");
    return first == std::string_view::npos ? std::string_view{} : text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

/// "-12.5", "12,5", "12" in nanoseconds, digits after the ninth cut; nullopt when it is no such number or does not fit.
std::optional<TimeNs> secondsFromText(std::string_view text) {
    text = trimmed(text);
    const bool negative = !text.empty() && text[0] == '-';
    if (negative || (!text.empty() && text[0] == '+')) text.remove_prefix(1);
    const auto point = text.find_first_of(".,");
    const std::string_view whole = text.substr(0, point);
    const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
    if (whole.size() + fraction.size() == 0 || whole.size() > 11) return std::nullopt;
    if (whole.find_first_not_of("0123456789") != std::string_view::npos ||
        fraction.find_first_not_of("0123456789") != std::string_view::npos) {
        return std::nullopt;
    }
    std::int64_t seconds = 0, nanoseconds = 0;
    for (const char c : whole) seconds = seconds * 10 + (c - '0');
    for (std::size_t i = 0; i < 9; ++i) nanoseconds = nanoseconds * 10 + (i < fraction.size() ? fraction[i] - '0' : 0);
    std::int64_t total = 0;
    if (__builtin_mul_overflow(seconds, kNsPerSecond, &total) || __builtin_add_overflow(total, nanoseconds, &total)) return std::nullopt;
    return negative ? -total : total;
}

} // namespace

std::string writeAudacityLabels(std::span<const Label> labels, TimeNs start) {
    std::vector<const Label*> sorted;
    for (const Label& label : labels) sorted.push_back(&label);
    std::stable_sort(sorted.begin(), sorted.end(), [](const Label* a, const Label* b) { return a->range.from < b->range.from; });
    std::string text;
    for (const Label* label : sorted) {
        std::string name = label->className;
        std::replace_if(
            name.begin(), name.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
        text += secondsText(label->range.from, start) + '\t' + secondsText(label->range.to, start) + '\t' + name + '\n';
    }
    return text;
}

Result<std::vector<Label>> readAudacityLabels(std::string_view bytes, const AudacityOptions& options) {
    const std::string decoded = table::decodeText(bytes).text;
    std::string_view text = decoded;
    std::vector<Label> labels;
    for (std::int64_t number = 1; !text.empty(); ++number) {
        const auto end = text.find('\n');
        const std::string_view line = trimmed(text.substr(0, end));
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        if (line.empty() || line[0] == '\\') continue;

        const auto bad = [&](const std::string& reason) {
            return Error{ErrorCode::Data, options.what + ", line " + std::to_string(number) + ": " + reason, std::string(line)};
        };
        const auto firstTab = line.find('\t');
        const auto begin = secondsFromText(line.substr(0, firstTab));
        if (!begin) return bad("it must begin with a time in seconds, then a tab (start, end, text)");
        std::optional<TimeNs> finish;
        std::string_view name;
        if (firstTab != std::string_view::npos) {
            const std::string_view rest = line.substr(firstTab + 1);
            const auto secondTab = rest.find('\t');
            finish = secondsFromText(rest.substr(0, secondTab));
            if (finish) {
                name = secondTab == std::string_view::npos ? std::string_view{} : rest.substr(secondTab + 1);
            } else if (secondTab == std::string_view::npos) {
                name = rest; // a point label of old versions: one time only
            } else {
                return bad("the second column must be a time in seconds");
            }
        }

        Label label;
        label.asset = options.asset;
        label.recording = options.recording;
        label.className = name.empty() ? "label" : std::string(name);
        label.rater = options.rater;
        label.source = options.source;
        TimeNs from = 0, to = 0;
        if (__builtin_add_overflow(options.start, *begin, &from) || __builtin_add_overflow(options.start, finish.value_or(*begin), &to)) {
            return bad("the time leaves the years 1677 to 2262");
        }
        label.range = {from, to};
        if (auto check = checkLabel(label); !check) return bad(check.error().message);
        labels.push_back(std::move(label));
    }
    return labels;
}

} // namespace tocsin::label
