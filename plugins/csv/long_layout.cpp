// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/csv/long_layout.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <unordered_map>

#include "core/ingest/row_watch.h"

namespace tocsin::csv {

using namespace table;
using ingest::ImportPlan;
using ingest::ImportReport;

namespace {

constexpr std::size_t kFlushRows = 32'768;   // of one tag
constexpr std::size_t kHeldRows = 2'000'000; // of all tags: 32 MB
constexpr std::size_t kSampleBlocks = 4;     // some 4 MiB
constexpr std::size_t kPreviewRows = 200;
constexpr std::size_t kPreviewLast = 20;

/// What one pass learns about a tag.
struct Tag {
    std::string name;
    std::int64_t rows = 0;
    std::uint64_t timesHash = 1469598103934665603u; // FNV-1a over the times, in order
    bool numbers = false;
};

struct Tags {
    std::vector<Tag> list;
    std::unordered_map<std::string, std::size_t> index;
    std::int64_t widestLead = 0; ///< rows that one tag was ahead of another, at most
    std::vector<ingest::PreviewRow> first, last;
    std::vector<std::size_t> firstTags, lastTags;

    [[nodiscard]] bool sameTimes(const std::vector<std::size_t>& which) const {
        for (const std::size_t t : which)
            if (list[t].rows != list[which.front()].rows || list[t].timesHash != list[which.front()].timesHash) return false;
        return true;
    }
};

/// Numbers of the block's tags in the list.
std::vector<std::size_t> known(Tags& tags, const RowBlock& block) {
    std::vector<std::size_t> numbers;
    for (const std::string& name : block.tagNames) {
        const auto [entry, added] = tags.index.try_emplace(name, tags.list.size());
        if (added) tags.list.push_back({name});
        numbers.push_back(entry->second);
    }
    return numbers;
}

/// blockLimit: stops after so many blocks of the file; `stopped` says whether it did.
Result<Tags> surveyTags(const Source& source, const ImportPlan& plan, const JobContext& job, std::size_t blockLimit, bool& stopped) {
    std::size_t blocks = 0;
    stopped = false;
    Tags tags;
    std::int64_t most = 0;
    TOCSIN_TRY(runPass(source.file, source.pass(source.dialect.columnsOf(ColumnRole::Value), plan.options, "looking for tags"), job,
                       [&](RowBlock& block, std::int64_t) -> Result<bool> {
                           const std::vector<std::size_t> numbers = known(tags, block);
                           if (tags.list.size() > kMaximumTags)
                               return Error{ErrorCode::Data,
                                            fmt::format("{}: more than {} different tags in column '{}'; is it a tag?", source.file.name(),
                                                        kMaximumTags,
                                                        source.dialect.columns[source.dialect.columnsOf(ColumnRole::Tag)[0]].name),
                                            {}};
                           for (std::size_t i = 0; i < block.rows; ++i) {
                               Tag& tag = tags.list[numbers[block.tags[i]]];
                               most = std::max(most, ++tag.rows);
                               tag.timesHash = (tag.timesHash ^ static_cast<std::uint64_t>(block.times[i])) * 1099511628211u;
                               tag.timesHash ^= tag.timesHash >> 29;
                               tag.numbers = tag.numbers || !std::isnan(block.columns[0][i]);
                               if (tags.first.size() < kPreviewRows) {
                                   tags.first.push_back({block.times[i], {block.columns[0][i]}});
                                   tags.firstTags.push_back(numbers[block.tags[i]]);
                               }
                               if (i + kPreviewLast >= block.rows) {
                                   tags.last.push_back({block.times[i], {block.columns[0][i]}});
                                   tags.lastTags.push_back(numbers[block.tags[i]]);
                               }
                           }
                           if (tags.last.size() > kPreviewLast) {
                               const auto extra = static_cast<std::ptrdiff_t>(tags.last.size() - kPreviewLast);
                               tags.last.erase(tags.last.begin(), tags.last.begin() + extra);
                               tags.lastTags.erase(tags.lastTags.begin(), tags.lastTags.begin() + extra);
                           }
                           // At block ends is often enough: the hold is checked against a limit far above a block.
                           for (const Tag& tag : tags.list)
                               tags.widestLead = std::max(tags.widestLead, most - tag.rows + static_cast<std::int64_t>(block.rows));
                           stopped = ++blocks >= blockLimit;
                           return !stopped;
                       }));
    return tags;
}

/// Rows of one tag that wait to be written.
struct Held {
    std::vector<TimeNs> times;
    std::vector<double> values;
};

constexpr auto kNone = std::numeric_limits<std::size_t>::max();

/// The second pass: sorts the rows by tag and writes them in runs.
class LongReader {
public:
    LongReader(Tags tags, const ImportPlan& plan, ingest::RecordingSink& sink) : m_tags(std::move(tags)), m_plan(plan), m_sink(sink) {
        m_report.warnings = plan.warnings;
        m_report.metadata = plan.metadata;
    }
    Result<void> begin();
    Result<void> take(RowBlock& block, std::int64_t lineBase);
    Result<ImportReport> finish(const Dialect& dialect);

private:
    Result<void> flushTag(std::size_t channel);
    Result<void> flushTogether();
    Result<void> label(std::size_t tag, TimeNs time, double value);

    Tags m_tags;
    const ImportPlan& m_plan;
    ingest::RecordingSink& m_sink;
    bool m_together = false;
    std::vector<std::size_t> m_channelOf, m_labelOf; ///< [tags], kNone: not wanted
    std::vector<Held> m_held;                        ///< [channels]
    std::size_t m_heldRows = 0;
    std::vector<ingest::TimeWatch> m_watches; ///< [groups]
    std::vector<ingest::LabelRunFinder> m_labels;
    ImportReport m_report;
    std::int64_t m_blanked = 0; ///< cells that held a sentinel
    std::string m_firstReason;
};

Result<void> LongReader::begin() {
    std::vector<std::size_t> wanted; // tags of the channels, in their order
    for (const series::ChannelInfo& channel : m_plan.channels) {
        const auto entry = m_tags.index.find(channel.name);
        if (entry == m_tags.index.end())
            return Error{ErrorCode::Data,
                         fmt::format("{}: the tag '{}' of the plan is not there", m_plan.path.filename().string(), channel.name),
                         {}};
        wanted.push_back(entry->second);
    }
    // In one group the rows of the tag that is ahead wait for the others.
    const std::int64_t waiting = m_tags.widestLead * static_cast<std::int64_t>(wanted.size());
    m_together = wanted.size() == 1 || (m_tags.sameTimes(wanted) && waiting <= static_cast<std::int64_t>(kHeldRows));
    m_channelOf.assign(m_tags.list.size(), kNone);
    m_labelOf.assign(m_tags.list.size(), kNone);
    std::vector<series::GroupInfo> groups;
    if (m_together) groups.push_back({m_plan.channels});
    for (std::size_t c = 0; c < wanted.size(); ++c) {
        m_channelOf[wanted[c]] = c;
        if (!m_together) groups.push_back({{m_plan.channels[c]}});
    }
    for (const std::string& name : m_plan.labelColumns)
        if (const auto entry = m_tags.index.find(name); entry != m_tags.index.end()) {
            m_labelOf[entry->second] = m_labels.size();
            m_labels.emplace_back(name);
        }
    m_held.resize(wanted.size());
    m_watches.resize(groups.size());
    return m_sink.begin(groups);
}

Result<void> LongReader::flushTag(std::size_t channel) {
    Held& tag = m_held[channel];
    if (tag.times.empty()) return {};
    m_watches[channel].add(tag.times);
    TOCSIN_TRY(m_sink.append(channel, {tag.times, {tag.values}}));
    m_heldRows -= tag.times.size();
    tag.times.clear();
    tag.values.clear();
    return {};
}

Result<void> LongReader::flushTogether() {
    std::size_t ready = m_held[0].times.size();
    for (const Held& tag : m_held) ready = std::min(ready, tag.times.size());
    if (ready == 0) return {};
    const std::span<const TimeNs> times(m_held[0].times.data(), ready);
    m_watches[0].add(times);
    series::SampleBlock block{times, {}};
    for (const Held& tag : m_held) block.columns.emplace_back(tag.values.data(), ready);
    TOCSIN_TRY(m_sink.append(0, block));
    for (Held& tag : m_held) {
        tag.times.erase(tag.times.begin(), tag.times.begin() + static_cast<std::ptrdiff_t>(ready));
        tag.values.erase(tag.values.begin(), tag.values.begin() + static_cast<std::ptrdiff_t>(ready));
    }
    m_heldRows -= ready * m_held.size();
    return {};
}

Result<void> LongReader::label(std::size_t tag, TimeNs time, double value) {
    if (m_labelOf[tag] == kNone) return {};
    return m_labels[m_labelOf[tag]].add({&time, 1}, {&value, 1}, [&](const ingest::LabelRun& run) { return m_sink.label(run); });
}

Result<void> LongReader::take(RowBlock& block, std::int64_t lineBase) {
    TOCSIN_TRY(passRejects(block, lineBase, m_report, m_sink, m_firstReason));
    m_report.dstFolds += static_cast<std::int64_t>(block.folds.size());
    m_report.dstGaps += block.gapRows;
    m_report.rows += static_cast<std::int64_t>(block.rows);
    for (const std::int64_t count : block.blanked) m_blanked += count;
    const std::vector<std::size_t> numbers = known(m_tags, block);
    m_channelOf.resize(m_tags.list.size(), kNone);
    m_labelOf.resize(m_tags.list.size(), kNone);
    for (std::size_t i = 0; i < block.rows; ++i) {
        const std::size_t tag = numbers[block.tags[i]];
        TOCSIN_TRY(label(tag, block.times[i], block.columns[0][i]));
        const std::size_t c = m_channelOf[tag];
        if (c == kNone) continue;
        m_held[c].times.push_back(block.times[i]);
        m_held[c].values.push_back(block.columns[0][i]);
        ++m_heldRows;
        if (!m_together && m_held[c].times.size() >= kFlushRows) TOCSIN_TRY(flushTag(c));
    }
    if (m_together) return flushTogether();
    if (m_heldRows > kHeldRows)
        for (std::size_t c = 0; c < m_held.size(); ++c) TOCSIN_TRY(flushTag(c));
    return {};
}

Result<ImportReport> LongReader::finish(const Dialect& dialect) {
    for (std::size_t c = 0; !m_together && c < m_held.size(); ++c) TOCSIN_TRY(flushTag(c));
    if (m_together && m_heldRows > 0)
        return Error{ErrorCode::Data, fmt::format("{}: the file changed while it was read", m_plan.path.filename().string()), {}};
    for (ingest::LabelRunFinder& finder : m_labels)
        TOCSIN_TRY(finder.finish([&](const ingest::LabelRun& run) { return m_sink.label(run); }));
    for (const ingest::TimeWatch& watch : m_watches) watch.addTo(m_report);
    sayBlanked(m_report, {dialect.columns[dialect.columnsOf(ColumnRole::Value).front()].name}, {m_blanked});
    TOCSIN_TRY(closeReport(m_report, m_plan, m_firstReason));
    ingest::warnAboutTimes(m_report, dialect.zone);
    TOCSIN_TRY(m_sink.finish(m_report));
    return m_report;
}

} // namespace

Result<void> planLong(const Source& source, const std::vector<std::string>& labels, ImportPlan& plan, const JobContext& job) {
    bool stopped = false;
    const std::size_t limit = plan.options.depth == ingest::PlanDepth::Sample ? kSampleBlocks : std::numeric_limits<std::size_t>::max();
    TOCSIN_ASSIGN(Tags tags, surveyTags(source, plan, job, limit, stopped));
    if (stopped) {
        plan.settled = false;
        tags.last.clear(); // they are of the beginning
        tags.lastTags.clear();
    }
    std::vector<std::size_t> channelOf(tags.list.size(), std::numeric_limits<std::size_t>::max());
    for (std::size_t t = 0; t < tags.list.size(); ++t) {
        const Tag& tag = tags.list[t];
        const auto& globs = plan.options.channels;
        if (std::find(labels.begin(), labels.end(), tag.name) != labels.end()) {
            plan.labelColumns.push_back(tag.name);
        } else if (!tag.numbers) {
            plan.leftOut.push_back({tag.name, "no line of this tag holds a number"});
        } else if (globs.empty() ||
                   std::any_of(globs.begin(), globs.end(), [&](const std::string& glob) { return ingest::globMatches(glob, tag.name); })) {
            channelOf[t] = plan.channels.size();
            plan.channels.push_back({tag.name, {}, {}, 0});
        }
    }
    for (const std::string& label : plan.options.labelColumns)
        if (!tags.index.contains(label))
            return Error{ErrorCode::Data, fmt::format("{}: no label tag '{}' in this long table", source.file.name(), label), {}};
    std::vector<std::string> names;
    for (const Tag& tag : tags.list) names.push_back(tag.name);
    plan.unfitted = ingest::unfitted(plan.options.channels, names);
    const bool numbers = std::any_of(tags.list.begin(), tags.list.end(), [](const Tag& tag) { return tag.numbers; });
    if (plan.channels.empty() && numbers && !plan.options.channels.empty()) return noChannelFits(source, plan.options.channels);
    if (plan.channels.empty()) return Error{ErrorCode::Data, fmt::format("{}: no tag holds a number", source.file.name()), {}};
    const auto show = [&](const std::vector<ingest::PreviewRow>& rows, const std::vector<std::size_t>& of,
                          std::vector<ingest::PreviewRow>& out) {
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (channelOf[of[i]] == std::numeric_limits<std::size_t>::max()) continue;
            ingest::PreviewRow row{rows[i].time, std::vector<double>(plan.channels.size(), std::nan(""))};
            row.values[channelOf[of[i]]] = rows[i].values[0];
            out.push_back(std::move(row));
        }
    };
    show(tags.first, tags.firstTags, plan.first);
    show(tags.last, tags.lastTags, plan.last);
    return {};
}

Result<ImportReport> readLong(const Source& source, const ImportPlan& plan, ingest::RecordingSink& sink, const JobContext& job) {
    bool stopped = false;
    TOCSIN_ASSIGN(Tags tags, surveyTags(source, plan, job, std::numeric_limits<std::size_t>::max(), stopped));
    LongReader reader(std::move(tags), plan, sink);
    TOCSIN_TRY(reader.begin());
    const PassOptions pass =
        source.pass(source.dialect.columnsOf(ColumnRole::Value), plan.options, fmt::format("reading {}", source.file.name()));
    TOCSIN_TRY(runPass(source.file, pass, job, [&](RowBlock& block, std::int64_t lineBase) -> Result<bool> {
        auto taken = reader.take(block, lineBase);
        if (!taken) return std::move(taken).error();
        return true;
    }));
    return reader.finish(source.dialect);
}

} // namespace tocsin::csv
