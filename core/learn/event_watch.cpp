// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/detail/event_watch.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/learn/detail/quantile.h"
#include "core/learn/detail/trainer.h"

namespace tocsin::learn {

std::vector<ClassInterval> faultStretches(const TrainingRecording& recording) {
    std::vector<ClassInterval> faults;
    for (const ClassInterval& label : recording.labels)
        if (label.className != "normal" && label.className != "unknown") faults.push_back(label);
    std::stable_sort(faults.begin(), faults.end(),
                     [](const ClassInterval& a, const ClassInterval& b) { return a.range.from < b.range.from; });
    std::vector<ClassInterval> merged;
    for (const ClassInterval& fault : faults) {
        if (!merged.empty() && fault.range.from <= merged.back().range.to)
            merged.back().range.to = std::max(merged.back().range.to, fault.range.to);
        else
            merged.push_back(fault);
    }
    return merged;
}

Result<EventWatch> eventWatch(const Material& material, const Recipe& recipe, const Settings& settings) {
    EventWatch watch;
    const WindowSet& set = material.set;
    if (recipe.kind != RecipeKind::Network || material.labels == LabelUse::Ignore || material.calibration.empty()) return watch;
    if (recipe.task == RecipeTask::Anomaly) {
        TOCSIN_ASSIGN(watch.quantile, realSetting(settings, "limit.quantile", 0, 1));
        TOCSIN_ASSIGN(watch.factor, realSetting(settings, "limit.factor", 0, 1e6));
    }
    std::vector<std::vector<ClassInterval>> stretches;
    for (const TrainingRecording& recording : set.recordings()) stretches.push_back(faultStretches(recording));
    std::map<std::pair<std::uint32_t, std::size_t>, int> number;
    std::map<std::size_t, int> eventOf;
    std::vector<std::size_t> fault;
    for (std::size_t i = 0; i < set.windows().size(); ++i) {
        const Window& window = set.windows()[i];
        if (window.part != Part::Validation) continue;
        const TimeNs at = set.recordings()[window.recording].times[static_cast<std::size_t>(window.lastRow)];
        const std::vector<ClassInterval>& own = stretches[window.recording];
        auto after = std::upper_bound(own.begin(), own.end(), at,
                                      [](TimeNs time, const ClassInterval& stretch) { return time < stretch.range.from; });
        if (after == own.begin() || !(--after)->range.contains(at)) continue;
        const auto key = std::pair{window.recording, static_cast<std::size_t>(after - own.begin())};
        const auto known = number.emplace(key, static_cast<int>(number.size())).first;
        eventOf[i] = known->second;
        fault.push_back(i);
    }
    watch.events = static_cast<int>(number.size());
    watch.normal = thinned(material.calibration, kWatchedWindows);
    watch.fault = thinned(fault, kWatchedWindows);
    for (const std::size_t index : watch.fault) watch.eventOf.push_back(eventOf.at(index));
    return watch;
}

Result<std::optional<int>> eventsFound(network::TorchNetwork& network, const WindowSet& set, const EventWatch& watch,
                                       const JobContext& job) {
    if (watch.events == 0) return std::optional<int>();
    const auto scores = [&](const std::vector<std::size_t>& indices) -> Result<std::vector<float>> {
        TOCSIN_ASSIGN(const torch::Tensor values, infer(network, set, indices, "score", job));
        TOCSIN_TRY(job.check());
        const torch::Tensor flat = values.contiguous();
        return std::vector<float>(flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel());
    };
    double limit = 0.5;
    if (watch.factor > 0) {
        auto normal = scores(watch.normal);
        if (!normal.ok()) return normal.error().code == ErrorCode::Cancelled ? Result<std::optional<int>>(std::nullopt) : normal.error();
        limit = watch.factor * quantile(std::move(*normal), watch.quantile);
    }
    const auto faulty = scores(watch.fault);
    if (!faulty.ok()) return faulty.error().code == ErrorCode::Cancelled ? Result<std::optional<int>>(std::nullopt) : faulty.error();
    std::set<int> found;
    for (std::size_t i = 0; i < faulty->size(); ++i)
        if (static_cast<double>((*faulty)[i]) > limit) found.insert(watch.eventOf[i]);
    return std::optional<int>(static_cast<int>(found.size()));
}

} // namespace tocsin::learn
