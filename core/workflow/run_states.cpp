// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_states.h"

#include "core/workflow/run_files.h"
#include "core/workflow/training_data.h"

namespace tocsin::workflow {

Result<std::map<std::int64_t, RunState>> runStates(const store::Project& project, const JobContext& job) {
    TOCSIN_ASSIGN(const std::vector<store::RunRecord> runs, project.runs().all());
    std::map<std::string, std::string> now; // fingerprint by what was asked for
    std::map<std::int64_t, RunState> states;
    for (const store::RunRecord& run : runs) {
        TOCSIN_TRY(job.check());
        RunState& state = states[run.id.value];
        TOCSIN_ASSIGN(const std::filesystem::path folder, project.runs().folder(run.id));
        if (run.status != store::RunStatus::Finished) state.checkpointEpochs = learn::checkpointEpochs(folder / "checkpoint");
        const auto files = readRunFiles(project, run.id);
        if (!files.ok()) continue;
        state.usable = true;
        if (auto curves = readCurves(folder); curves.ok()) state.curves = std::move(*curves);
        const Json asked = run.settings.is_object() ? run.settings.value("data", Json::object()) : Json::object();
        const auto known = now.find(asked.dump());
        std::string fingerprint = known == now.end() ? std::string() : known->second;
        if (known == now.end()) {
            const auto fresh = dataFingerprint(project, dataRequestFromJson(asked));
            if (fresh.ok()) fingerprint = *fresh;
            now[asked.dump()] = fingerprint;
        }
        state.freshness = fingerprint == files->fingerprint ? Freshness::Current : Freshness::Older;
    }
    return states;
}

} // namespace tocsin::workflow
