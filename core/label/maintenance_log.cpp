// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/maintenance_log.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>
#include <set>

#include "core/base/durable_file.h"
#include "core/label/detail/date_pattern.h"
#include "core/table/text_table.h"

namespace tocsin::label {

namespace {

/// Lists of some systems begin with a title and a date; the headings stand within this many rows.
constexpr std::size_t kHeaderRows = 20;

std::string trimmed(std::string_view text) {
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

/// Letters and digits in lower case, so that "Notif.date", "NOTIF_DATE" and "notif date" are one heading. Umlauts too; other UTF-8 stays as
/// it is.
std::string normalized(std::string_view heading) {
    std::string result;
    for (std::size_t i = 0; i < heading.size(); ++i) {
        const char c = heading[i];
        if (c == '\xC3' && i + 1 < heading.size()) {
            char next = heading[++i];
            if (next == '\x84' || next == '\x96' || next == '\x9C') next = static_cast<char>(next + 0x20);
            result += {c, next};
        } else if ((c & 0x80) != 0 || c == '#') {
            result.push_back(c);
        } else if (std::isalnum(static_cast<unsigned char>(c))) {
            result.push_back(static_cast<char>(std::tolower(static_cast<unsigned char>(c))));
        }
    }
    return result;
}

/// field -> column of this header under this preset.
std::map<std::string, std::size_t> columnsOf(const table::TextRow& header, const MaintenancePreset& preset) {
    std::map<std::string, std::size_t> byHeading;
    for (std::size_t i = 0; i < header.cells.size(); ++i) byHeading.emplace(normalized(header.cells[i]), i);
    std::map<std::string, std::size_t> columns;
    for (const auto& [field, headings] : preset.columns) {
        for (const std::string& heading : headings) {
            const auto found = byHeading.find(normalized(heading));
            if (found == byHeading.end() || found->first.empty()) continue;
            columns.emplace(field, found->second);
            break;
        }
    }
    return columns;
}

struct Fit {
    const MaintenancePreset* preset = nullptr;
    std::size_t headerRow = 0;
    std::map<std::string, std::size_t> columns;
    std::size_t score = 0; ///< columns of the file that the preset knows, 0 when something needed is missing
};

Fit fit(const table::TextTable& table, const MaintenancePreset& preset, bool haveAsset) {
    Fit best{&preset, 0, {}, 0};
    for (std::size_t row = 0; row < std::min(table.rows.size(), kHeaderRows); ++row) {
        auto columns = columnsOf(table.rows[row], preset);
        const bool asset = haveAsset || columns.contains("asset") || columns.contains("assetFallback");
        const bool time = columns.contains("reported") || columns.contains("failure");
        std::set<std::size_t> distinct;
        for (const auto& [field, column] : columns) distinct.insert(column);
        if (asset && time && distinct.size() > best.score) best = {&preset, row, std::move(columns), distinct.size()};
    }
    return best;
}

/// '*' at the end of a pattern matches any rest; case does not count.
bool matches(std::string_view pattern, std::string_view value) {
    const bool open = !pattern.empty() && pattern.back() == '*';
    const std::string want = normalized(open ? pattern.substr(0, pattern.size() - 1) : pattern), have = normalized(value);
    return open ? have.compare(0, want.size(), want) == 0 : have == want;
}

/// SAP writes 00.00.0000 for "no date".
bool isEmptyDate(std::string_view cell) {
    return cell.find_first_not_of("0.-/: ") == std::string_view::npos;
}

/// Reads the rows under a header that fits.
class LogReader {
public:
    LogReader(const table::TextTable& table, const Fit& fit, std::string_view what, const MaintenanceLogOptions& options)
        : m_table(table), m_fit(fit), m_what(what), m_options(options) {}

    Result<MaintenanceLog> read() {
        m_log.preset = m_fit.preset->name;
        chooseFormats();
        for (std::size_t i = m_fit.headerRow + 1; i < m_table.rows.size(); ++i) readRow(m_table.rows[i]);
        if (m_ambiguous > 0)
            m_log.warnings.push_back(fmt::format("{} times fall into the change of summer time in {}", m_ambiguous, m_options.zone.name()));
        if (m_log.events.empty() && !m_log.rejects.empty()) {
            const LogReject& first = m_log.rejects.front();
            return Error{
                ErrorCode::Data,
                fmt::format("{}: no row could be read with preset {}; line {}: {}", m_what, m_log.preset, first.line, first.reason),
                {}};
        }
        return std::move(m_log);
    }

private:
    [[nodiscard]] std::string cell(const table::TextRow& row, const std::string& field) const {
        const auto column = m_fit.columns.find(field);
        if (column == m_fit.columns.end() || column->second >= row.cells.size()) return {};
        return trimmed(row.cells[column->second]);
    }

    /// The format that reads most cells of the given columns; empty when none reads any. A second one that reads as many, but to other
    /// times, is said.
    std::string bestFormat(const std::vector<std::string>& formats, const std::vector<std::string>& fields) {
        std::vector<std::string> cells;
        for (std::size_t i = m_fit.headerRow + 1; i < m_table.rows.size(); ++i) {
            for (const std::string& field : fields) {
                if (std::string text = cell(m_table.rows[i], field); !text.empty()) cells.push_back(std::move(text));
            }
        }
        std::string best, rival;
        std::size_t bestCount = 0;
        for (const std::string& format : formats) {
            const auto reads = [&](const std::string& text) { return detail::matchDate(format, text).has_value(); };
            const auto count = static_cast<std::size_t>(std::count_if(cells.begin(), cells.end(), reads));
            if (count > bestCount) {
                best = format;
                bestCount = count;
                rival.clear();
            } else if (count > 0 && count == bestCount && rival.empty()) {
                const auto differs = [&](const std::string& text) {
                    const auto a = detail::matchDate(best, text), b = detail::matchDate(format, text);
                    return a && b && utcFromCivil(a->civil) != utcFromCivil(b->civil);
                };
                if (std::any_of(cells.begin(), cells.end(), differs)) rival = format;
            }
        }
        if (!best.empty())
            m_log.said.push_back(fmt::format("dates or times are written {} ({} of {} cells)", best, bestCount, cells.size()));
        if (!rival.empty()) {
            m_log.warnings.push_back(
                fmt::format("the cells also fit {}; {} was taken. A preset file with one format settles it", rival, best));
        }
        return best;
    }

    void chooseFormats() {
        m_dateFormat = bestFormat(m_fit.preset->dateFormats, {"reported", "failure", "finished", "lastGood", "statusDate"});
        m_timeFormat = bestFormat(m_fit.preset->timeFormats, {"reportedTime", "failureTime", "finishedTime", "lastGoodTime"});
    }

    /// Time of a field; nullopt when its cell is empty. Error: the cell cannot be read.
    Result<std::optional<TimeNs>> time(const table::TextRow& row, const std::string& field) {
        const std::string text = cell(row, field);
        if (isEmptyDate(text)) return std::optional<TimeNs>{};
        auto moment = detail::matchDate(m_dateFormat, text);
        if (!moment) return Error{ErrorCode::Data, field + " \"" + text + "\" is no date as the others are written", {}};
        if (const std::string clock = cell(row, field + "Time"); !clock.empty() && !moment->hasTimeOfDay) {
            const auto timeOfDay = detail::matchDate(m_timeFormat, clock);
            if (!timeOfDay) return Error{ErrorCode::Data, field + "Time \"" + clock + "\" is no time of day", {}};
            // The pattern starts at 1970-01-01; 24:00 has already moved to the next day.
            const TimeNs day = *utcFromCivil(moment->civil), offset = *utcFromCivil(timeOfDay->civil);
            moment->civil = civilFromUtc(day + offset);
        }
        if (moment->offsetMinutes) return std::optional<TimeNs>{*utcFromCivil(moment->civil) - *moment->offsetMinutes * 60 * kNsPerSecond};
        const ZonedTime zoned = m_options.zone.toUtc(moment->civil);
        m_ambiguous += zoned.placement != ZonePlacement::Unique;
        return std::optional<TimeNs>{zoned.time};
    }

    /// Like time(), but what cannot be read is a warning and counts as empty.
    std::optional<TimeNs> optionalTime(const table::TextRow& row, const std::string& field) {
        auto result = time(row, field);
        if (result) return *result;
        m_log.warnings.push_back(fmt::format("line {}: {}; left empty", row.line, result.error().message));
        return std::nullopt;
    }

    [[nodiscard]] EventKind kindOf(const table::TextRow& row) const {
        const MaintenancePreset& preset = *m_fit.preset;
        const std::string flag = cell(row, "breakdown");
        if (!flag.empty() && std::any_of(preset.flags.begin(), preset.flags.end(), [&](const auto& yes) { return matches(yes, flag); })) {
            return EventKind::Breakdown;
        }
        const std::string type = cell(row, "type");
        if (type.empty()) return preset.defaultKind;
        for (const auto& [pattern, kind] : preset.workTypes) {
            if (matches(pattern, type)) return kind;
        }
        return preset.defaultKind;
    }

    void readRow(const table::TextRow& row) {
        if (std::all_of(row.cells.begin(), row.cells.end(), [](const std::string& text) { return trimmed(text).empty(); })) return;
        if (row.cells.size() == 1) return; // rulers and totals between the rows of printed lists
        const auto reject = [&](std::string reason) { m_log.rejects.push_back({row.line, std::move(reason)}); };

        MaintenanceEvent event;
        event.asset = cell(row, "asset");
        if (event.asset.empty()) event.asset = cell(row, "assetFallback");
        if (event.asset.empty()) event.asset = m_options.defaultAsset;
        if (event.asset.empty()) return reject("no asset");

        const auto reported = time(row, "reported");
        if (!reported) return reject(reported.error().message);
        event.failure = optionalTime(row, "failure");
        if (!*reported && !event.failure) return reject("neither a reported nor a failure time");
        event.reported = (*reported).value_or(event.failure.value_or(0));
        event.finished = optionalTime(row, "finished");
        if (!event.finished) {
            const std::string status = cell(row, "status");
            const auto& done = m_fit.preset->finishedStatuses;
            if (std::any_of(done.begin(), done.end(), [&](const auto& name) { return matches(name, status); })) {
                event.finished = optionalTime(row, "statusDate");
            }
        }
        event.lastGood = optionalTime(row, "lastGood");
        event.kind = kindOf(row);
        event.workOrder = cell(row, "workOrder");
        event.text = cell(row, "text");
        event.code = cell(row, "code");
        checkOrder(event, row.line);
        m_log.events.push_back(std::move(event));
    }

    /// Times that contradict each other: the doubtful one is left out and said.
    void checkOrder(MaintenanceEvent& event, std::int64_t line) {
        const auto drop = [&](std::optional<TimeNs>& time, std::string_view why) {
            m_log.warnings.push_back(fmt::format("line {}: {} ({}); left out", line, why, formatTime(*time)));
            time.reset();
        };
        if (event.failure && *event.failure > event.reported) drop(event.failure, "the failure lies after its report");
        if (event.finished && *event.finished < event.failureOrReported()) drop(event.finished, "the work ended before the failure");
        if (event.lastGood && *event.lastGood > event.failureOrReported()) drop(event.lastGood, "last known good lies after the failure");
    }

    const table::TextTable& m_table;
    const Fit& m_fit;
    std::string m_what;
    const MaintenanceLogOptions& m_options;
    MaintenanceLog m_log;
    std::string m_dateFormat, m_timeFormat;
    std::size_t m_ambiguous = 0;
};

/// Presets to try: the one that is named, one from a file, or all built-in ones.
Result<std::vector<MaintenancePreset>> candidates(const std::string& preset) {
    if (preset.empty()) return builtInPresets();
    std::string names;
    for (const MaintenancePreset& known : builtInPresets()) {
        if (known.name == preset) return std::vector<MaintenancePreset>{known};
        names += (names.empty() ? "" : ", ") + known.name;
    }
    std::error_code ignored;
    if (!std::filesystem::exists(preset, ignored)) {
        return Error{ErrorCode::Usage, "there is no preset \"" + preset + "\": " + names + ", or the path of a preset file", {}};
    }
    TOCSIN_ASSIGN(const std::string text, readFile(preset, 1u << 20));
    TOCSIN_ASSIGN(MaintenancePreset own, presetFromJson(text, preset));
    return std::vector<MaintenancePreset>{std::move(own)};
}

} // namespace

Result<MaintenanceLog> readMaintenanceLog(std::string_view bytes, std::string_view what, const MaintenanceLogOptions& options) {
    TOCSIN_ASSIGN(const std::vector<MaintenancePreset> presets, candidates(options.preset));
    const table::DecodedText decoded = table::decodeText(bytes);
    if (decoded.text.find_first_not_of(" \t\r\n") == std::string::npos)
        return Error{ErrorCode::Data, fmt::format("{}: the file is empty; a list of work orders with headings is needed", what), {}};
    TOCSIN_ASSIGN(const table::TextTable table, table::readTextTable(decoded.text, {std::string(what), 0}));

    Fit best;
    for (const MaintenancePreset& preset : presets) {
        Fit candidate = fit(table, preset, !options.defaultAsset.empty());
        if (candidate.score > best.score) best = std::move(candidate);
    }
    if (best.score == 0) {
        std::string headings;
        for (const std::string& heading : table.rows.empty() ? std::vector<std::string>{} : table.rows.front().cells) {
            headings += (headings.empty() ? "" : ", ") + heading.substr(0, 40);
            if (headings.size() > 300) break;
        }
        return Error{
            ErrorCode::Data,
            fmt::format(
                "{}: no column for the asset or for the time of the report under {}; the first line says: {}. A preset file of your own "
                "can name the headings",
                what, options.preset.empty() ? "any preset" : "preset " + options.preset, headings),
            {}};
    }

    LogReader reader(table, best, what, options);
    TOCSIN_ASSIGN(MaintenanceLog log, reader.read());
    const auto& header = table.rows[best.headerRow].cells;
    std::vector<std::string> said{fmt::format("preset {} ({}){}: it knows {} of {} headings", log.preset, best.preset->title,
                                              options.preset.empty() ? ", guessed by the headings" : "", best.score, header.size()),
                                  fmt::format("separator {}, encoding {}, headings in line {}",
                                              table.separator == '\t' ? std::string("tab") : fmt::format("\"{}\"", table.separator),
                                              decoded.encoding, table.rows[best.headerRow].line)};
    for (const auto& [field, column] : best.columns) said.push_back(fmt::format("{} is column \"{}\"", field, trimmed(header[column])));
    log.said.insert(log.said.begin(), said.begin(), said.end());
    return log;
}

} // namespace tocsin::label
