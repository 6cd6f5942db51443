// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

#include "core/ingest/importer.h"
#include "core/ingest/row_watch.h"
#include "plugins/mat/mat_file.h"
#include "plugins/mat/mat_recording.h"

namespace tocsin::mat {

namespace {

constexpr std::size_t kBlockRows = 65'536;
constexpr std::size_t kFirstRows = 200, kLastRows = 20;

/// In the child the path is /proc/self/fd/N, which says nothing to people; the parent puts the name in front there.
std::string nameFor(const std::filesystem::path& path) {
    return path.parent_path() == "/proc/self/fd" ? std::string() : path.filename().string();
}

Error named(const std::string& name, Error error) {
    if (!name.empty() && error.message.find(name) == std::string::npos) error.message = name + ": " + error.message;
    return error;
}

/// Times of one group: from the rate, or from the file's own vector.
struct GroupTimes {
    const MatValues* values = nullptr;
    MatTimeUnit unit = MatTimeUnit::ElapsedSeconds;
    double rateHz = 0;
    TimeNs start = 0;

    [[nodiscard]] std::optional<TimeNs> at(std::size_t row) const {
        if (!values) return timeOfRow(row, rateHz, start);
        double value = 0;
        values->copy(0, row, &value, 1);
        return timeOf(value, unit, start);
    }
};

/// One group with its values loaded.
struct LoadedGroup {
    const MatGroup* group = nullptr;
    std::vector<MatValues> values; ///< by place in channels
    std::vector<MatValues> labels;
    std::optional<MatValues> timeValues;
    GroupTimes times;
    double rateHz = 0; ///< nominal
};

/// Median of the steps at the beginning, as a rate; 0 when there is none.
double nominalRate(const GroupTimes& times, std::size_t samples) {
    std::vector<TimeNs> steps;
    std::optional<TimeNs> before = times.at(0);
    for (std::size_t i = 1; i < std::min<std::size_t>(samples, 1000); ++i) {
        const auto time = times.at(i);
        if (time && before && *time > *before) steps.push_back(*time - *before);
        before = time;
    }
    if (steps.empty()) return 0;
    std::nth_element(steps.begin(), steps.begin() + static_cast<std::ptrdiff_t>(steps.size() / 2), steps.end());
    return 1e9 / static_cast<double>(steps[steps.size() / 2]);
}

bool hasNumber(const MatValues& values, std::size_t column) {
    std::vector<double> block(kBlockRows);
    for (std::size_t from = 0; from < values.samples(); from += kBlockRows) {
        const std::size_t count = std::min(kBlockRows, values.samples() - from);
        values.copy(column, from, block.data(), count);
        if (std::any_of(block.begin(), block.begin() + static_cast<std::ptrdiff_t>(count), [](double v) { return std::isfinite(v); }))
            return true;
    }
    return false;
}

/// Everything that plan() and read() have in common: the file opened, its variables arranged and loaded.
class Source {
public:
    static Result<Source> open(const std::filesystem::path& path, const ingest::ImportOptions& options, const JobContext& job) {
        const std::string name = nameFor(path);
        TOCSIN_ASSIGN(MatFile file, MatFile::open(path, name));
        auto recording = arrange(file.contents(), options);
        if (!recording) return named(name, recording.error());
        Source source(std::move(file), std::make_unique<MatRecording>(*std::move(recording)));
        source.m_units = options.units;
        for (MatGroup& group : source.m_recording->groups) {
            auto loaded = source.load(group, job);
            if (!loaded) return named(name, loaded.error());
            if (!group.channels.empty()) source.m_groups.push_back(*std::move(loaded));
        }
        if (source.m_groups.empty()) return named(name, {ErrorCode::Data, "no channel holds a number", {}});
        return source;
    }

    [[nodiscard]] const MatRecording& recording() const { return *m_recording; }
    [[nodiscard]] const MatContents& contents() const { return m_file.contents(); }
    [[nodiscard]] const std::vector<LoadedGroup>& groups() const { return m_groups; }

    [[nodiscard]] std::vector<std::string> warnings() const {
        std::vector<std::string> list = m_warnings;
        const bool needsStart = std::any_of(m_groups.begin(), m_groups.end(), [](const LoadedGroup& g) {
            return !g.timeValues || g.times.unit == MatTimeUnit::ElapsedSeconds;
        });
        if (needsStart && !m_recording->startGiven) {
            list.push_back("no start time was given (--start): the recording begins at 1970-01-01T00:00:00Z");
        }
        return list;
    }

    [[nodiscard]] std::vector<std::string> sentences() const {
        std::vector<std::string> list = m_recording->sentences;
        for (const LoadedGroup& loaded : m_groups) {
            if (loaded.timeValues) {
                list.push_back(fmt::format("{} holds the times: {}", contents().arrays[*loaded.group->timeArray].path,
                                           timeUnitName(loaded.times.unit)));
            }
        }
        return list;
    }

    [[nodiscard]] std::vector<series::ChannelInfo> channelsOf(const LoadedGroup& loaded) const {
        std::vector<series::ChannelInfo> channels;
        for (const MatChannel& channel : loaded.group->channels) {
            const auto unit = m_units.find(channel.name);
            channels.push_back({channel.name, unit == m_units.end() ? std::string() : unit->second, channel.description, loaded.rateHz});
        }
        return channels;
    }

private:
    Source(MatFile file, std::unique_ptr<MatRecording> recording) : m_file(std::move(file)), m_recording(std::move(recording)) {}

    /// Loads the arrays of a group; channels without any number are taken out of it.
    Result<LoadedGroup> load(MatGroup& group, const JobContext& job) {
        LoadedGroup loaded;
        std::vector<MatChannel> kept;
        for (const MatChannel& channel : group.channels) {
            TOCSIN_TRY(job.check());
            TOCSIN_ASSIGN(MatValues values, m_file.read(contents().arrays[channel.array]));
            if (!hasNumber(values, channel.column)) {
                m_recording->leftOut.push_back({channel.name, "it holds no number"});
                m_warnings.push_back("channel " + channel.name + " holds no number and is left out");
                continue;
            }
            kept.push_back(channel);
            loaded.values.push_back(std::move(values));
        }
        group.channels = std::move(kept);
        for (const MatChannel& label : group.labels) {
            TOCSIN_ASSIGN(MatValues values, m_file.read(contents().arrays[label.array]));
            loaded.labels.push_back(std::move(values));
        }
        loaded.group = &group;
        loaded.times.rateHz = m_recording->rateHz;
        loaded.times.start = m_recording->start;
        loaded.rateHz = m_recording->rateHz;
        if (group.timeArray) {
            TOCSIN_ASSIGN(MatValues values, m_file.read(contents().arrays[*group.timeArray]));
            std::vector<double> head(std::min<std::size_t>(values.samples(), 1000));
            values.copy(0, 0, head.data(), head.size());
            loaded.times.unit = guessTimeUnit(head);
            loaded.timeValues = std::move(values);
            GroupTimes times = loaded.times;
            times.values = &*loaded.timeValues;
            loaded.rateHz = nominalRate(times, group.samples);
        } else if (!timeOfRow(group.samples, m_recording->rateHz, m_recording->start)) {
            return Error{
                ErrorCode::Data, fmt::format("{} rows at {} Hz reach beyond the year 2262", group.samples, m_recording->rateHz), {}};
        }
        return loaded;
    }

    MatFile m_file;
    std::unique_ptr<MatRecording> m_recording; // groups point into it
    std::vector<LoadedGroup> m_groups;
    std::vector<std::string> m_warnings;
    std::map<std::string, std::string> m_units; // by channel, as the user says
};

/// Times of a loaded group; the pointer is set here because LoadedGroup may have moved since.
GroupTimes timesOf(const LoadedGroup& loaded) {
    GroupTimes times = loaded.times;
    times.values = loaded.timeValues ? &*loaded.timeValues : nullptr;
    return times;
}

ingest::Glance glanceOf(const Source& source) {
    ingest::Glance glance;
    glance.whole = true;
    for (const LoadedGroup& loaded : source.groups())
        for (std::size_t c = 0; c < loaded.values.size(); ++c)
            glance.channels.push_back(
                ingest::glanceAt(static_cast<std::int64_t>(loaded.group->samples), [&](std::int64_t from, std::span<double> out) {
                    loaded.values[c].copy(loaded.group->channels[c].column, static_cast<std::size_t>(from), out.data(), out.size());
                }));
    const LoadedGroup& first = source.groups().front();
    const GroupTimes times = timesOf(first);
    const auto rows = static_cast<std::int64_t>(first.group->samples);
    if (first.timeValues) {
        series::SamplingScan scan;
        std::vector<TimeNs> block;
        for (std::size_t row = 0; row < first.group->samples; ++row) {
            if (const auto time = times.at(row)) block.push_back(*time);
            if (block.size() == kBlockRows || row + 1 == first.group->samples) {
                scan.add(block);
                block.clear();
            }
        }
        glance.sampling = scan.report();
    } else if (rows > 0) {
        glance.sampling.rows = rows;
        glance.sampling.range = {times.at(0).value_or(0), times.at(first.group->samples - 1).value_or(0)};
        glance.sampling.medianStepNs = static_cast<TimeNs>(std::llround(1e9 / first.rateHz));
    }
    return glance;
}

ingest::PreviewRow previewRow(const Source& source, std::size_t row) {
    ingest::PreviewRow preview;
    const LoadedGroup& first = source.groups().front();
    preview.time = timesOf(first).at(row).value_or(kNoTime);
    for (const LoadedGroup& loaded : source.groups()) {
        for (std::size_t c = 0; c < loaded.values.size(); ++c) {
            double value = std::numeric_limits<double>::quiet_NaN();
            if (&loaded == &first) loaded.values[c].copy(loaded.group->channels[c].column, row, &value, 1);
            preview.values.push_back(value);
        }
    }
    return preview;
}

class MatImporter : public ingest::Importer {
public:
    Result<ingest::ImportPlan> plan(const std::filesystem::path& path, const ingest::ImportOptions& options,
                                    const JobContext& job) override {
        auto result = guarded(
            "reading the MAT file", [&] { return makePlan(path, options, job); }, ErrorCode::Data);
        if (!result) return std::move(result).error();
        return *std::move(result);
    }

    Result<ingest::ImportReport> read(const ingest::ImportPlan& plan, ingest::RecordingSink& sink, const JobContext& job) override {
        auto result = guarded(
            "reading the MAT file", [&] { return readInto(plan, sink, job); }, ErrorCode::Data);
        if (!result) return std::move(result).error();
        return *std::move(result);
    }

private:
    static Result<ingest::ImportPlan> makePlan(const std::filesystem::path& path, const ingest::ImportOptions& options,
                                               const JobContext& job) {
        TOCSIN_ASSIGN(const Source source, Source::open(path, options, job));
        const MatRecording& recording = source.recording();
        ingest::ImportPlan plan;
        plan.path = path;
        plan.importer = "mat";
        plan.options = options;
        plan.sentences = source.sentences();
        plan.warnings = source.warnings();
        for (const LoadedGroup& loaded : source.groups()) {
            const auto channels = source.channelsOf(loaded);
            plan.channels.insert(plan.channels.end(), channels.begin(), channels.end());
            for (const MatChannel& label : loaded.group->labels) plan.labelColumns.push_back(label.name);
        }
        plan.leftOut = recording.leftOut;
        plan.unfitted = recording.unfitted;
        const std::size_t rows = source.groups().front().group->samples;
        for (std::size_t i = 0; i < std::min(rows, kFirstRows); ++i) plan.first.push_back(previewRow(source, i));
        for (std::size_t i = rows - std::min(rows, kLastRows); i < rows; ++i) plan.last.push_back(previewRow(source, i));
        plan.glance = glanceOf(source);
        plan.metadata = recording.metadata;
        std::error_code ignored;
        plan.bytes = static_cast<std::int64_t>(std::filesystem::file_size(path, ignored));
        plan.recipe.importer = "mat";
        plan.recipe.channels = options.channels.empty() && options.recipe ? options.recipe->channels : options.channels;
        plan.recipe.labelColumns = options.labelColumns.empty() && options.recipe ? options.recipe->labelColumns : options.labelColumns;
        plan.recipe.rateHz = recording.rateHz;
        return plan;
    }

    static Result<ingest::ImportReport> readInto(const ingest::ImportPlan& plan, ingest::RecordingSink& sink, const JobContext& job) {
        TOCSIN_ASSIGN(const Source source, Source::open(plan.path, plan.options, job));
        std::vector<series::GroupInfo> infos;
        std::size_t total = 0, done = 0;
        for (const LoadedGroup& loaded : source.groups()) {
            infos.push_back({source.channelsOf(loaded)});
            total += loaded.group->samples;
        }
        TOCSIN_TRY(sink.begin(infos));

        ingest::ImportReport report;
        report.warnings = source.warnings();
        report.leftOut = source.recording().leftOut;
        report.metadata = source.recording().metadata;
        for (std::size_t g = 0; g < source.groups().size(); ++g) {
            const std::int64_t rejectedBefore = report.rejected;
            TOCSIN_TRY(readGroup(source.groups()[g], g, sink, job, report, done, total));
            if (g == 0) report.rows = static_cast<std::int64_t>(source.groups()[0].group->samples) - (report.rejected - rejectedBefore);
        }
        ingest::warnAboutTimes(report, {});
        if (report.rejected > 0) report.warnings.push_back(fmt::format("{} rows have no time and are rejected", report.rejected));
        if (report.from == kNoTime) return named(nameFor(plan.path), {ErrorCode::Data, "no row has a time", {}});
        TOCSIN_TRY(sink.finish(report));
        return report;
    }

    static Result<void> readGroup(const LoadedGroup& loaded, std::size_t index, ingest::RecordingSink& sink, const JobContext& job,
                                  ingest::ImportReport& report, std::size_t& done, std::size_t total) {
        const MatGroup& group = *loaded.group;
        const GroupTimes times = timesOf(loaded);
        std::vector<ingest::LabelRunFinder> runs;
        for (const MatChannel& label : group.labels) runs.emplace_back(label.name);
        const auto emit = [&sink](const ingest::LabelRun& run) { return sink.label(run); };
        ingest::TimeWatch watch;
        for (std::size_t from = 0; from < group.samples; from += kBlockRows) {
            TOCSIN_TRY(job.check());
            const std::size_t count = std::min(kBlockRows, group.samples - from);
            std::vector<TimeNs> stamps;
            std::vector<bool> keep(count, true);
            for (std::size_t i = 0; i < count; ++i) {
                const auto time = times.at(from + i);
                if (!time) {
                    keep[i] = false;
                    ++report.rejected;
                    TOCSIN_TRY(sink.reject({static_cast<std::int64_t>(from + i) + 1, "the time vector has no time here", {}}));
                    continue;
                }
                stamps.push_back(*time);
            }
            watch.add(stamps);
            const auto valuesOf = [&](const MatValues& values, std::size_t column) {
                std::vector<double> raw(count);
                values.copy(column, from, raw.data(), count);
                if (stamps.size() == count) return raw;
                std::vector<double> kept;
                for (std::size_t i = 0; i < count; ++i) {
                    if (keep[i]) kept.push_back(raw[i]);
                }
                return kept;
            };
            std::vector<std::vector<double>> columns;
            for (std::size_t c = 0; c < loaded.values.size(); ++c) columns.push_back(valuesOf(loaded.values[c], group.channels[c].column));
            if (!stamps.empty()) {
                series::SampleBlock block{stamps, {}};
                for (const auto& column : columns) block.columns.emplace_back(column);
                TOCSIN_TRY(sink.append(index, block));
            }
            for (std::size_t l = 0; l < runs.size(); ++l) TOCSIN_TRY(runs[l].add(stamps, valuesOf(loaded.labels[l], 0), emit));
            done += count;
            job.progress(static_cast<double>(done) / static_cast<double>(total), "reading");
        }
        for (auto& run : runs) TOCSIN_TRY(run.finish(emit));
        watch.addTo(report);
        return {};
    }
};

} // namespace

} // namespace tocsin::mat

/// The one function of this plugin (core/ingest/importer.h). The caller owns the object.
extern "C" tocsin::ingest::Importer* tocsinCreateImporter() {
    return new tocsin::mat::MatImporter;
}
