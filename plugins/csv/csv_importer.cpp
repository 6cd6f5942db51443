// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/csv/csv_importer.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/ingest/row_watch.h"
#include "plugins/csv/long_layout.h"
#include "plugins/csv/source.h"

namespace tocsin::csv {

using namespace table;
using ingest::ImportPlan;
using ingest::ImportReport;

Result<void> passRejects(const RowBlock& block, std::int64_t lineBase, ImportReport& report, ingest::RecordingSink& sink,
                         std::string& firstReason) {
    for (const RejectedLine& line : block.rejected) {
        if (firstReason.empty()) firstReason = fmt::format("line {}: {}", lineBase + line.line, line.reason);
        if (report.rejected++ >= kListedRejects) continue;
        TOCSIN_TRY(sink.reject({lineBase + line.line, line.reason, line.text}));
    }
    report.rejected += block.rejectedCount - static_cast<std::int64_t>(block.rejected.size());
    return {};
}

void sayBlanked(ImportReport& report, const std::vector<std::string>& columns, const std::vector<std::int64_t>& blanked) {
    for (std::size_t c = 0; c < columns.size(); ++c)
        if (blanked[c] > 0)
            report.warnings.push_back(
                fmt::format("column '{}': {} cells hold a number that stands for a missing value (such as -9999) and are left blank",
                            columns[c], blanked[c]));
}

Result<void> closeReport(ImportReport& report, const ImportPlan& plan, const std::string& firstReason) {
    if (report.rows == 0)
        return Error{
            ErrorCode::Data,
            fmt::format("{}: no row could be read{}{}", plan.path.filename().string(), firstReason.empty() ? "" : "; ", firstReason),
            {}};
    if (report.rejected > 0) report.warnings.push_back(fmt::format("{} rows rejected; the first: {}", report.rejected, firstReason));
    if (report.rejected > kListedRejects)
        report.warnings.push_back(fmt::format("only the first {} rejected rows are listed", kListedRejects));
    for (const ingest::LeftOut& left : plan.leftOut)
        report.warnings.push_back(fmt::format("column '{}' left out: {}", left.name, left.reason));
    report.leftOut = plan.leftOut;
    return {};
}

Result<ImportReport> CsvImporter::read(const ImportPlan& plan, ingest::RecordingSink& sink, const JobContext& job) {
    TOCSIN_ASSIGN(TextFile file, TextFile::open(plan.path));
    TOCSIN_ASSIGN(Dialect dialect, dialectFromJson(plan.dialect));
    Source source{std::move(file), std::move(dialect), 0, 0, 0, {}};
    TOCSIN_TRY(locateData(source));
    if (source.dialect.layout == Layout::Long) return readLong(source, plan, sink, job);

    std::vector<std::size_t> columns;
    const auto add = [&](const std::string& name) -> Result<void> {
        const int index = source.dialect.find(name);
        if (index < 0)
            return Error{ErrorCode::Data, fmt::format("{}: the column '{}' of the plan is not there", source.file.name(), name), {}};
        columns.push_back(static_cast<std::size_t>(index));
        return {};
    };
    for (const series::ChannelInfo& channel : plan.channels) TOCSIN_TRY(add(channel.name));
    for (const std::string& name : plan.labelColumns) TOCSIN_TRY(add(name));
    PassOptions pass = source.pass(columns, plan.options, fmt::format("reading {}", source.file.name()));
    pass.parser.flags.assign(columns.begin() + static_cast<std::ptrdiff_t>(plan.channels.size()), columns.end());
    const bool timed = source.dialect.time.kind != TimeKind::None;
    if (!timed) TOCSIN_TRY(checkRate(plan.options.rateHz));

    TOCSIN_TRY(sink.begin({series::GroupInfo{plan.channels}}));
    ImportReport report;
    report.warnings = plan.warnings;
    report.metadata = plan.metadata;
    ingest::TimeWatch watch;
    std::vector<ingest::LabelRunFinder> labels;
    for (const std::string& name : plan.labelColumns) labels.emplace_back(name);
    const auto emit = [&](const ingest::LabelRun& run) { return sink.label(run); };
    std::vector<std::string> names;
    for (const series::ChannelInfo& channel : plan.channels) names.push_back(channel.name);
    names.insert(names.end(), plan.labelColumns.begin(), plan.labelColumns.end());
    std::vector<std::int64_t> blanked(names.size(), 0);
    std::string firstReason;
    const BlockFunction take = [&](RowBlock& block, std::int64_t lineBase) -> Result<bool> {
        TOCSIN_TRY(passRejects(block, lineBase, report, sink, firstReason));
        for (std::size_t c = 0; c < block.blanked.size(); ++c) blanked[c] += block.blanked[c];
        if (!timed) {
            const TimeNs start = plan.options.start.value_or(0);
            const double rate = plan.options.rateHz;
            if (!timeOfRow(start, rate, report.rows + static_cast<std::int64_t>(block.rows)))
                return Error{ErrorCode::Data,
                             fmt::format("{}: {} rows at {} Hz reach beyond the year 2262", source.file.name(),
                                         report.rows + static_cast<std::int64_t>(block.rows), rate),
                             {}};
            block.times.resize(block.rows);
            for (std::size_t i = 0; i < block.rows; ++i)
                block.times[i] = *timeOfRow(start, rate, report.rows + static_cast<std::int64_t>(i));
        }
        const std::span<const TimeNs> times(block.times.data(), block.rows);
        watch.add(times);
        report.dstFolds += static_cast<std::int64_t>(block.folds.size());
        report.dstGaps += block.gapRows;
        series::SampleBlock samples{times, {}};
        for (std::size_t c = 0; c < plan.channels.size(); ++c) samples.columns.emplace_back(block.columns[c].data(), block.rows);
        if (block.rows > 0) TOCSIN_TRY(sink.append(0, samples));
        for (std::size_t i = 0; i < labels.size(); ++i)
            TOCSIN_TRY(labels[i].add(times, {block.columns[plan.channels.size() + i].data(), block.rows}, emit));
        report.rows += static_cast<std::int64_t>(block.rows);
        return true;
    };
    TOCSIN_TRY(runPass(source.file, pass, job, take));
    for (ingest::LabelRunFinder& label : labels) TOCSIN_TRY(label.finish(emit));
    watch.addTo(report);
    sayBlanked(report, names, blanked);
    TOCSIN_TRY(closeReport(report, plan, firstReason));
    ingest::warnAboutTimes(report, source.dialect.zone);
    TOCSIN_TRY(sink.finish(report));
    return report;
}

} // namespace tocsin::csv
