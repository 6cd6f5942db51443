// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explain_run.h"

#include <algorithm>
#include <fmt/format.h>
#include <optional>

#include "core/base/durable_file.h"
#include "core/explain/attribution_output.h"
#include "core/runtime/windower.h"
#include "core/workflow/row_stream.h"

namespace tocsin::workflow {

namespace {

struct FoundWindow {
    std::vector<float> values; ///< [C, T]
    std::vector<TimeNs> times; ///< [T]
};

/// The first whole window that ends at or after the time, else the last one before it.
Result<std::optional<FoundWindow>> findWindow(const series::SeriesSource& source, const std::string& what, const RunFiles& run, TimeNs at,
                                              const JobContext& job) {
    TOCSIN_ASSIGN(const RowStream stream, RowStream::open(source, run.contract.channels, what));
    runtime::InputContract contract = run.contract;
    contract.strideSamples = 1;
    runtime::Windower windower(contract);
    const auto samples = static_cast<std::size_t>(contract.windowSamples);
    std::vector<TimeNs> times(samples); // ring of the newest T row times
    std::size_t row = 0;
    std::optional<FoundWindow> found;
    bool after = false;
    TOCSIN_TRY(stream.forEach(
        [&](std::int64_t, TimeNs time, std::span<const double> values) -> Result<void> {
            const auto step = windower.push(time, values);
            times[row % samples] = time;
            ++row;
            // Far before the time a window need not be kept: only the last one before it is ever wanted.
            if (after || step != runtime::Windower::Step::Window) return {};
            if (time < at && found && at - found->times.back() > kNsPerDay && at - time > kNsPerDay) return {};
            FoundWindow window{std::vector<float>(contract.channels.size() * samples), std::vector<TimeNs>(samples)};
            windower.fill(window.values);
            for (std::size_t i = 0; i < samples; ++i) window.times[i] = times[(row + i) % samples];
            found = std::move(window);
            after = time >= at;
            return {};
        },
        job));
    return found;
}

} // namespace

Result<Json> explainRun(const store::Project& project, const ExplainRunRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const explain::Method method, explain::methodNamed(request.method));
    const std::string ending = request.out.extension().string();
    if (ending != ".png" && ending != ".json")
        return Error{ErrorCode::Usage, fmt::format("{}: an explanation is written as .png or .json", request.out.string()), {}};
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    explain::AttributionRequest attribution;
    TOCSIN_ASSIGN(attribution.graph, readGraph(run));
    if (!request.target.empty() && request.target != "score") {
        const auto known = std::find(run.classes.begin(), run.classes.end(), request.target);
        if (known == run.classes.end())
            return Error{ErrorCode::Usage, fmt::format("run {} knows no class '{}'", request.run.value, request.target), {}};
        attribution.classIndex = static_cast<int>(known - run.classes.begin());
    }
    TOCSIN_ASSIGN(const auto recordings, project.recordings().all());
    std::optional<FoundWindow> window;
    for (const store::RecordingRecord& record : recordings) {
        // "pump 1 #3" names one of several recordings that overlap in time.
        const bool named = request.asset == record.asset || request.asset == fmt::format("{} #{}", record.asset, record.id.value);
        if (!named || !record.range.contains(request.at)) continue;
        TOCSIN_ASSIGN(const auto source, project.recordings().open(record.id));
        TOCSIN_ASSIGN(window, findWindow(*source, record.source, run, request.at, job));
        if (window) break;
    }
    if (!window)
        return Error{ErrorCode::NotFound,
                     fmt::format("no recording of '{}' holds a whole window at {}; tocsin info lists the recordings", request.asset,
                                 formatTime(request.at)),
                     {}};
    attribution.window = window->values;
    attribution.method = method;
    attribution.seed = run.seed;
    TOCSIN_ASSIGN(const explain::Attribution result, explain::attribute(attribution, job));
    explain::WindowContext context;
    context.asset = request.asset;
    context.times = std::move(window->times);
    context.window = std::move(window->values);
    context.target = request.target.empty() ? "score" : request.target;
    for (const auto& channel : run.contract.channels) {
        context.channelNames.push_back(channel.name);
        context.channelUnits.push_back(channel.unit);
    }
    std::string bytes;
    if (ending == ".png") {
        TOCSIN_ASSIGN(bytes, explain::toPng(result, context));
    } else {
        bytes = explain::toJsonWithMap(result, context).dump(1);
    }
    TOCSIN_TRY(durableReplace(request.out, bytes));
    Json answer = explain::toJson(result, context);
    answer["out"] = request.out.string();
    return answer;
}

} // namespace tocsin::workflow
