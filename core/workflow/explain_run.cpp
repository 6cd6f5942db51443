// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explain_run.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "core/base/apart.h"
#include "core/base/durable_file.h"
#include "core/runtime/windower.h"
#include "core/workflow/row_stream.h"

namespace tocsin::workflow {

namespace {

struct FoundWindow {
    std::vector<float> values; ///< [C, T]
    std::vector<TimeNs> times; ///< [T]
};

/// The first whole window that ends at or after the time, else the last one before it. Rows before firstRow are not looked at.
Result<std::optional<FoundWindow>> windowFrom(const RowStream& stream, const RunFiles& run, std::int64_t firstRow, TimeNs at,
                                              const JobContext& job) {
    runtime::InputContract contract = run.contract;
    contract.strideSamples = 1;
    runtime::Windower windower(contract);
    const auto samples = static_cast<std::size_t>(contract.windowSamples);
    std::vector<TimeNs> times(samples); // ring of the newest T row times
    std::size_t row = 0;
    std::optional<FoundWindow> found;
    const auto whole = [&] { return found && found->times.back() >= at; };
    const auto walked = stream.forEachFrom(
        firstRow,
        [&](std::int64_t, TimeNs time, std::span<const double> values) -> Result<void> {
            const auto step = windower.push(time, values);
            times[row % samples] = time;
            ++row;
            // Far before the time a window need not be kept: only the last one before it is ever wanted.
            if (step != runtime::Windower::Step::Window) return {};
            if (time < at && found && at - found->times.back() > kNsPerDay && at - time > kNsPerDay) return {};
            FoundWindow window{std::vector<float>(contract.channels.size() * samples), std::vector<TimeNs>(samples)};
            windower.fill(window.values);
            for (std::size_t i = 0; i < samples; ++i) window.times[i] = times[(row + i) % samples];
            found = std::move(window);
            if (time >= at) return Error{ErrorCode::Cancelled, "found", {}}; // ends the walk
            return {};
        },
        job);
    if (!walked.ok() && !whole()) return walked.error();
    return found;
}

Result<std::optional<FoundWindow>> findWindow(const series::SeriesSource& source, const std::string& what, const RunFiles& run, TimeNs at,
                                              const JobContext& job) {
    TOCSIN_ASSIGN(const RowStream stream, RowStream::open(source, run.contract.channels, what));
    // A window at the time hangs on its own rows and on those that a missing value may be held from.
    const std::size_t clock = stream.clockGroup();
    if (source.ordered(clock)) {
        TOCSIN_ASSIGN(const std::int64_t row, source.rowAt(clock, at));
        const std::int64_t first = row - run.contract.windowSamples - run.contract.maxHoldRows;
        TOCSIN_ASSIGN(auto near, windowFrom(stream, run, first, at, job));
        if (near && near->times.back() >= at) return near;
    }
    return windowFrom(stream, run, 0, at, job);
}

Result<void> checkEnding(const std::filesystem::path& out) {
    if (out.extension() == ".png" || out.extension() == ".json") return {};
    return Error{ErrorCode::Usage, fmt::format("{}: an explanation is written as .png or .json", out.string()), {}};
}

} // namespace

Result<ExplainedWindow> explainWindow(const store::Project& project, const ExplainWindowRequest& request, const JobContext& job) {
    explain::AttributionRequest attribution;
    TOCSIN_ASSIGN(attribution.method, explain::methodNamed(request.method));
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    TOCSIN_ASSIGN(attribution.graph, readGraph(run));
    if (!request.target.empty() && request.target != "score") {
        const auto known = std::find(run.classes.begin(), run.classes.end(), request.target);
        if (known == run.classes.end())
            return Error{ErrorCode::Usage, fmt::format("run {} knows no class '{}'", request.run.value, request.target), {}};
        attribution.classIndex = static_cast<int>(known - run.classes.begin());
    }
    TOCSIN_ASSIGN(const auto recordings, project.recordings().all());
    ExplainedWindow explained;
    std::optional<FoundWindow> window;
    for (const store::RecordingRecord& record : recordings) {
        // "pump 1 #3" names one of several recordings that overlap in time.
        const bool named = request.asset == record.asset || request.asset == fmt::format("{} #{}", record.asset, record.id.value);
        if (!named || !record.range.contains(request.at)) continue;
        TOCSIN_ASSIGN(const auto source, project.recordings().open(record.id));
        TOCSIN_ASSIGN(window, findWindow(*source, record.source, run, request.at, job));
        explained.recording = record.id;
        if (window) break;
    }
    if (!window)
        return Error{ErrorCode::NotFound,
                     fmt::format("no recording of '{}' holds a whole window at {}; tocsin info lists the recordings", request.asset,
                                 formatTime(request.at)),
                     {}};
    attribution.window = window->values;
    attribution.seed = run.seed;
    TOCSIN_ASSIGN(explained.attribution, explain::attribute(attribution, job));
    explain::WindowContext& context = explained.context;
    context.asset = request.asset;
    context.times = std::move(window->times);
    context.window = std::move(window->values);
    context.target = request.target.empty() ? "score" : request.target;
    for (const auto& channel : run.contract.channels) {
        context.channelNames.push_back(channel.name);
        context.channelUnits.push_back(channel.unit);
    }
    return explained;
}

Result<void> writeExplanation(const ExplainedWindow& window, const std::filesystem::path& out) {
    TOCSIN_TRY(checkEnding(out));
    std::string bytes;
    if (out.extension() == ".png") {
        TOCSIN_ASSIGN(bytes, explain::toPng(window.attribution, window.context));
    } else {
        bytes = explain::toJsonWithMap(window.attribution, window.context).dump(1);
    }
    return durableReplace(out, bytes);
}

Result<Json> explainRun(const store::Project& project, const ExplainRunRequest& request, const JobContext& job) {
    TOCSIN_TRY(explain::methodNamed(request.method));
    TOCSIN_TRY(checkEnding(request.out));
    TOCSIN_TRY(checkOutside({"--out", request.out}, project.folder()));
    TOCSIN_ASSIGN(const ExplainedWindow window, explainWindow(project, request, job));
    TOCSIN_TRY(writeExplanation(window, request.out));
    Json answer = explain::toJson(window.attribution, window.context);
    answer["out"] = request.out.string();
    return answer;
}

} // namespace tocsin::workflow
