// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_windows.h"

#include <algorithm>

#include "core/workflow/training_data.h"

namespace tocsin::workflow {

Result<learn::WindowSet> runWindows(const store::Project& project, const RunFiles& run, const std::vector<std::string>& classes,
                                    const std::vector<std::string>& ignoredClasses, const JobContext& job) {
    DataRequest request;
    request.classes = classes;
    request.ignoredClasses = ignoredClasses;
    for (const auto& channel : run.contract.channels) request.channels.push_back(channel.name);
    for (const learn::SplitRange& range : run.split.ranges)
        if (std::find(request.recordings.begin(), request.recordings.end(), range.recording) == request.recordings.end())
            request.recordings.push_back(range.recording);
    TOCSIN_ASSIGN(ProjectData data, readProjectData(project, request, job));
    return learn::WindowSet::build(std::move(data.recordings), run.contract, run.split, labelUse(run), job);
}

learn::LabelUse labelUse(const RunFiles& run) {
    const auto labels = run.settings.find("labels");
    return labels != run.settings.end() && *labels == "ignore" ? learn::LabelUse::Ignore : learn::LabelUse::Use;
}

std::vector<std::vector<float>> sampleWindows(const learn::WindowSet& set, learn::Part part, std::size_t count) {
    const auto indices = set.select(part, [](const learn::Window&) { return true; });
    std::vector<std::vector<float>> windows;
    const std::size_t taken = std::min(count, indices.size());
    for (std::size_t i = 0; i < taken; ++i) {
        windows.emplace_back(static_cast<std::size_t>(set.channels() * set.samples()));
        set.copy(set.windows()[indices[i * indices.size() / taken]], windows.back());
    }
    return windows;
}

std::vector<double> partValues(const learn::WindowSet& set, const RunFiles& run, learn::Part part, std::size_t channel) {
    constexpr std::size_t kRows = 200'000;
    std::vector<double> values;
    for (const learn::TrainingRecording& recording : set.recordings())
        for (const learn::SplitRange& range : run.split.of(part)) {
            if (range.recording != recording.id) continue;
            const std::int64_t step =
                std::max<std::int64_t>(1, (range.toRow - range.fromRow) / static_cast<std::int64_t>(kRows / run.split.ranges.size() + 1));
            for (std::int64_t row = range.fromRow; row < range.toRow; row += step)
                values.push_back(recording.columns[channel][static_cast<std::size_t>(row)]);
        }
    return values;
}

} // namespace tocsin::workflow
