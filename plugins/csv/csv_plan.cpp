// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>

#include "core/table/encoding.h"
#include "core/table/stream_dialect.h"
#include "plugins/csv/csv_importer.h"
#include "plugins/csv/long_layout.h"
#include "plugins/csv/source.h"

namespace tocsin::csv {

using namespace table;
using ingest::ImportOptions;
using ingest::ImportPlan;

namespace {

constexpr std::size_t kFirstRows = 200;
constexpr std::size_t kLastRows = 20;

bool listed(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

bool selected(const std::vector<std::string>& globs, const std::string& name) {
    return globs.empty() ||
           std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return ingest::globMatches(glob, name); });
}

Error bad(const Source& source, std::string_view message) {
    return {ErrorCode::Data, fmt::format("{}: {}", source.file.name(), message), {}};
}

void say(ImportPlan& plan, Topic topic, std::string sentence) {
    plan.sentences.push_back(std::move(sentence));
    plan.topics.push_back(topic);
}

/// Dialect by recipe or by guess.
Result<void> findDialect(Source& source, const ImportOptions& options, ImportPlan& plan, DialectGuess& guess) {
    const FileSample sample = sampleOf(source.file);
    const bool recipe = options.recipe && !options.recipe->dialect.is_null();
    if (recipe) {
        TOCSIN_ASSIGN(const Dialect base, dialectFromJson(options.recipe->dialect));
        Result<Dialect> fitted = fitDialect(base, sample);
        if (!fitted) return Error{fitted.error().code, fitted.error().message + " (as the recipe asks for)", fitted.error().detail};
        guess.dialect = std::move(fitted).value();
        say(plan, Topic::Other,
            fmt::format("read as the recipe says: separator {}, zone {}", separatorName(guess.dialect.separator), guess.dialect.zone));
        for (const Column& column : guess.dialect.columns)
            if (base.find(column.name) < 0)
                guess.leftOut.push_back(fmt::format("column '{}': not in the recipe", column.name));
            else if (column.role == ColumnRole::Ignored)
                guess.leftOut.push_back(fmt::format("column '{}': left out by the recipe", column.name));
        for (const Column& column : base.columns)
            if (column.role == ColumnRole::Number && guess.dialect.find(column.name) < 0)
                plan.warnings.push_back(fmt::format("column '{}' of the recipe is not in this file", column.name));
    } else {
        GuessHints hints;
        hints.zone = options.zone;
        hints.timeNeeded = !(options.rateHz > 0);
        hints.given = options.given;
        TOCSIN_ASSIGN(guess, guessDialect(sample, hints));
    }
    if (!options.zone.empty()) guess.dialect.zone = options.zone;
    source.dialect = guess.dialect;
    return {};
}

StreamQuestion questionOf(const Source& source, const ImportOptions& options) {
    StreamQuestion question;
    question.what = source.file.name();
    question.channels = options.expected->channels;
    question.rateHz = options.rateHz;
    question.start = options.start.value_or(0);
    return question;
}

/// Dialect the way table::RowReader finds it.
Result<void> findExpected(Source& source, const ImportOptions& options) {
    const FileSample sample = sampleOf(source.file);
    StreamQuestion question = questionOf(source, options);
    if (!options.expected->dialect.is_null()) {
        TOCSIN_ASSIGN(question.known, dialectFromJson(options.expected->dialect));
    }
    const EncodingGuess encoding = encodingOf(sample.head, question.known ? question.known->encoding : kUtf8);
    const std::string_view bytes = sample.head.substr(std::min(encoding.markBytes, sample.head.size()));
    const std::string text = isUtf16(encoding.name) ? toUtf8(bytes, encoding.name) : std::string(bytes);
    question.guessBytes = std::min(question.guessBytes, text.size()); // the head holds more, or is all
    TOCSIN_ASSIGN(std::optional<Dialect> chosen, chooseDialect(question, text, sample.headIsAll));
    if (!chosen) return bad(source, "no table found at the begin of the file");
    source.dialect = std::move(*chosen);
    if (isUtf16(encoding.name)) source.dialect.encoding = encoding.name;
    if (!options.zone.empty()) source.dialect.zone = options.zone;
    return {};
}

/// A rate replaces missing and relative times; times on the calendar stay.
Result<void> applyRate(Source& source, const ImportOptions& options, ImportPlan& plan) {
    Dialect& dialect = source.dialect;
    if (!(options.rateHz > 0)) {
        if (dialect.time.kind == TimeKind::None) return bad(source, "no time column, and no sampling rate is given");
        return {};
    }
    if (dialect.time.kind == TimeKind::Elapsed) {
        for (Column& column : dialect.columns)
            if (column.role == ColumnRole::Time) column.role = ColumnRole::Ignored;
        dialect.time = {};
    }
    if (dialect.time.kind != TimeKind::None) {
        plan.warnings.push_back("the file holds times of its own; the given rate is not used");
    } else {
        say(plan, Topic::Time, fmt::format("times: row i at {} + i / {} Hz", formatTime(options.start.value_or(0)), options.rateHz));
        if (!options.start) plan.warnings.push_back("no start time was given (--start): the recording begins at 1970-01-01T00:00:00Z");
    }
    return {};
}

/// Where dates fit both ways in the sample, the whole file may still tell.
Result<void> settleDateOrder(Source& source, const ImportOptions& options, DialectGuess& guess, ImportPlan& plan, const JobContext& job) {
    if (!guess.dateOrderInDoubt || sampleOf(source.file).headIsAll) return {};
    if (options.depth == ingest::PlanDepth::Sample) {
        plan.settled = false;
        return {};
    }
    const auto rejected = [&](DateOrder order) -> Result<std::int64_t> {
        PassOptions pass = source.pass({}, options, "looking for the order of day and month");
        pass.dialect.time.order = order;
        pass.parser.maximumRejected = 0;
        std::int64_t count = 0;
        TOCSIN_TRY(runPass(source.file, pass, job, [&](RowBlock& block, std::int64_t) -> Result<bool> {
            count += block.rejectedCount;
            return true;
        }));
        return count;
    };
    TOCSIN_ASSIGN(const std::int64_t day, rejected(DateOrder::DayMonthYear));
    TOCSIN_ASSIGN(const std::int64_t month, rejected(DateOrder::MonthDayYear));
    if (day == month) return {};
    source.dialect.time.order = day < month ? DateOrder::DayMonthYear : DateOrder::MonthDayYear;
    std::erase_if(guess.doubts, [](const std::string& doubt) { return doubt.starts_with("day and month cannot"); });
    guess.topics.push_back(Topic::Time);
    guess.sentences.push_back(fmt::format("{} first in dates, because {} rows of the whole file fit only this order",
                                          day < month ? "day" : "month", std::abs(day - month)));
    return {};
}

/// Which of these columns hold a number at all? Those that the sample leaves open are looked for in the whole file.
Result<std::vector<bool>> holdNumbers(const Source& source, const std::vector<std::size_t>& columns, const Glimpse& seen,
                                      const ImportOptions& options, ImportPlan& plan, const JobContext& job) {
    std::vector<bool> found(columns.size(), false);
    const auto look = [](const RowBlock& block, std::size_t column) {
        return column < block.columns.size() &&
               std::any_of(block.columns[column].begin(), block.columns[column].begin() + static_cast<std::ptrdiff_t>(block.rows),
                           [](double v) { return !std::isnan(v); });
    };
    std::vector<std::size_t> open, places;
    for (std::size_t i = 0; i < columns.size(); ++i) {
        found[i] = look(seen.head, i) || look(seen.tail, i);
        if (!found[i]) {
            open.push_back(columns[i]);
            places.push_back(i);
        }
    }
    if (open.empty() || sampleOf(source.file).headIsAll) return found;
    if (options.depth == ingest::PlanDepth::Sample) {
        for (const std::size_t place : places) found[place] = true;
        plan.settled = false;
        return found;
    }
    TOCSIN_TRY(runPass(source.file, source.pass(open, options, "looking for numbers in empty columns"), job,
                       [&](RowBlock& block, std::int64_t) -> Result<bool> {
                           bool all = true;
                           for (std::size_t i = 0; i < places.size(); ++i) {
                               if (!found[places[i]]) found[places[i]] = look(block, i);
                               all = all && found[places[i]];
                           }
                           return !all;
                       }));
    return found;
}

} // namespace

Result<ImportPlan> CsvImporter::plan(const std::filesystem::path& path, const ImportOptions& options, const JobContext& job) {
    TOCSIN_ASSIGN(TextFile file, TextFile::open(path));
    ImportPlan plan;
    plan.path = path;
    plan.importer = "csv";
    plan.options = options;
    plan.bytes = static_cast<std::int64_t>(file.size());
    if (options.recipe) {
        if (!options.recipe->importer.empty() && options.recipe->importer != "csv")
            return Error{ErrorCode::Usage,
                         fmt::format("the recipe is for the importer '{}'; {} is read by 'csv'", options.recipe->importer, file.name()),
                         {}};
        if (plan.options.rateHz == 0) plan.options.rateHz = options.recipe->rateHz;
        if (plan.options.channels.empty()) plan.options.channels = options.recipe->channels;
    }
    if (plan.options.rateHz != 0) TOCSIN_TRY(checkRate(plan.options.rateHz));
    if (!plan.options.zone.empty()) TOCSIN_TRY(TimeZone::named(plan.options.zone));
    Source source{std::move(file), {}, 0, 0, 0, {}};
    DialectGuess guess;
    const bool expected = options.expected && !options.recipe;
    if (expected)
        TOCSIN_TRY(findExpected(source, plan.options));
    else
        TOCSIN_TRY(findDialect(source, plan.options, plan, guess));
    TOCSIN_TRY(applyRate(source, plan.options, plan));
    if (plan.options.start || source.dialect.time.kind != TimeKind::Elapsed)
        std::erase_if(guess.doubts, [](const std::string& doubt) { return doubt.ends_with("give the start"); });
    TOCSIN_TRY(locateData(source));
    if (!expected) TOCSIN_TRY(settleDateOrder(source, plan.options, guess, plan, job));
    Dialect& dialect = source.dialect;
    for (Column& column : dialect.columns)
        if (const auto unit = plan.options.units.find(column.name); unit != plan.options.units.end()) column.unit = unit->second;

    std::vector<std::string> wantedLabels = options.labelColumns;
    if (options.recipe)
        for (const std::string& name : options.recipe->labelColumns)
            if (!listed(wantedLabels, name)) wantedLabels.push_back(name);
    if (dialect.layout == Layout::Long) {
        TOCSIN_TRY(planLong(source, wantedLabels, plan, job));
        for (series::ChannelInfo& channel : plan.channels)
            if (const auto unit = plan.options.units.find(channel.name); unit != plan.options.units.end()) channel.unit = unit->second;
        TOCSIN_ASSIGN(const Glimpse seen, glimpse(source, dialect.columnsOf(ColumnRole::Value), plan.options));
        plan.glance = glanceOf(source, seen, {}, plan.channels);
    } else {
        // Label columns may hold words (true, false) that a guess takes for text.
        for (const std::string& name : wantedLabels) {
            const int index = dialect.find(name);
            if (index >= 0 && dialect.columns[static_cast<std::size_t>(index)].role != ColumnRole::Time) {
                dialect.columns[static_cast<std::size_t>(index)].role = ColumnRole::Number;
                plan.labelColumns.push_back(name);
                std::erase_if(guess.leftOut, [&](const std::string& text) { return text.starts_with(fmt::format("column '{}':", name)); });
                continue;
            }
            if (listed(options.labelColumns, name)) {
                std::string present;
                for (const Column& column : dialect.columns) present += (present.empty() ? "" : ", ") + column.name;
                return bad(source, fmt::format("no label column '{}'; the columns are: {}", name, present.substr(0, 400)));
            }
            plan.warnings.push_back(fmt::format("label column '{}' of the recipe is not in this file: no labels from it", name));
        }
        std::vector<std::size_t> columns;
        if (expected) {
            TOCSIN_ASSIGN(columns, wantedColumns(dialect, questionOf(source, plan.options)));
            for (const std::size_t c : columns) dialect.columns[c].role = ColumnRole::Number;
        } else {
            for (const std::size_t c : dialect.columnsOf(ColumnRole::Number))
                if (!listed(plan.labelColumns, dialect.columns[c].name)) columns.push_back(c);
        }
        TOCSIN_ASSIGN(const Glimpse seen, glimpse(source, columns, plan.options));
        std::vector<bool> numbers(columns.size(), true);
        if (!expected) {
            TOCSIN_ASSIGN(numbers, holdNumbers(source, columns, seen, plan.options, plan, job));
        }
        std::vector<std::size_t> shown;
        for (std::size_t i = 0; i < columns.size(); ++i) {
            Column& column = dialect.columns[columns[i]];
            if (!numbers[i]) {
                guess.leftOut.push_back(fmt::format("column '{}': no cell holds a number", column.name));
            } else if (selected(plan.options.channels, column.name)) {
                plan.channels.push_back({column.name, column.unit, column.description, 0});
                shown.push_back(i);
            }
        }
        std::vector<std::string> names;
        for (const Column& column : dialect.columns) names.push_back(column.name);
        plan.unfitted = ingest::unfitted(plan.options.channels, names);
        if (plan.channels.empty() && plan.options.channels.empty()) return bad(source, "no column holds a number");
        if (plan.channels.empty()) return noChannelFits(source, plan.options.channels);
        if (dialect.time.kind == TimeKind::None &&
            !timeOfRow(plan.options.start.value_or(0), plan.options.rateHz, static_cast<std::int64_t>(seen.head.rows)))
            return bad(source, fmt::format("{} rows at {} Hz reach beyond the year 2262", seen.head.rows, plan.options.rateHz));
        const auto rows = [&](const RowBlock& block, std::size_t from, std::size_t to, std::int64_t base,
                              std::vector<ingest::PreviewRow>& out) {
            for (std::size_t r = from; r < to; ++r) {
                ingest::PreviewRow row;
                if (dialect.time.kind != TimeKind::None)
                    row.time = block.times[r];
                else if (base >= 0)
                    row.time = timeOfRow(plan.options.start.value_or(0), plan.options.rateHz, base + static_cast<std::int64_t>(r))
                                   .value_or(kNoTime);
                for (const std::size_t i : shown) row.values.push_back(block.columns[i][r]);
                out.push_back(std::move(row));
            }
        };
        const bool whole = sampleOf(source.file).headIsAll;
        const RowBlock& end = whole ? seen.head : seen.tail;
        rows(seen.head, 0, std::min(seen.head.rows, kFirstRows), 0, plan.first);
        rows(end, end.rows - std::min(end.rows, kLastRows), end.rows, whole ? 0 : -1, plan.last);
        plan.glance = glanceOf(source, seen, shown, plan.channels);
    }
    plan.sentences.insert(plan.sentences.end(), guess.sentences.begin(), guess.sentences.end());
    plan.topics.insert(plan.topics.end(), guess.topics.begin(), guess.topics.end());
    plan.warnings.insert(plan.warnings.end(), guess.doubts.begin(), guess.doubts.end());
    for (const std::string& text : guess.leftOut) { // "column 'x': why"
        const std::size_t quote = text.find("': ");
        plan.leftOut.push_back({text.substr(8, quote - 8), text.substr(quote + 3)});
    }
    plan.dialect = toJson(dialect);
    plan.recipe = {"csv",
                   plan.dialect,
                   dialect.zone,
                   plan.options.channels,
                   plan.labelColumns,
                   dialect.time.kind == TimeKind::None ? plan.options.rateHz : 0};
    return plan;
}

} // namespace tocsin::csv
