// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/import_sources.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/apart.h"
#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/ingest/child_importer.h"
#include "core/store/recording_sink.h"

namespace tocsin::workflow {

namespace {

namespace fs = std::filesystem;

Result<void> checkSource(const fs::path& source) {
    std::error_code problem;
    if (!fs::exists(source, problem)) return Error{ErrorCode::Data, fmt::format("there is no file {}", source.string()), {}};
    if (fs::is_directory(source, problem))
        return Error{ErrorCode::Data, fmt::format("{} is a folder; name the files in it", source.string()), {}};
    if (!fs::is_regular_file(source, problem))
        return Error{
            ErrorCode::Data, fmt::format("{} is a pipe or a device; write what it gives into a file and import that", source.string()), {}};
    return {};
}

Result<ingest::ImportPlan> planOne(const fs::path& source, const ImportRequest& request, ImporterChoice& choice, const JobContext& job) {
    TOCSIN_TRY(checkSource(source));
    TOCSIN_ASSIGN(const std::unique_ptr<ingest::Importer> importer, choice.importerFor(source, request.importer));
    return importer->plan(source, request.options, job);
}

/// The recipe is not to replace a source, and a place where it cannot be written is known before anything is stored.
Result<void> checkRecipeFile(const ImportRequest& request) {
    if (request.saveRecipe.empty()) return {};
    std::vector<NamedFile> sources;
    for (const fs::path& source : request.sources) sources.push_back({"the source", source});
    TOCSIN_TRY(checkApart({{"--save-recipe", request.saveRecipe}}, sources));
    return checkReplaceable(request.saveRecipe);
}

using Plans = std::vector<Result<ingest::ImportPlan>>;

/// Names that fit nothing in any of the sources that can be read.
Result<void> checkNames(const ImportRequest& request, const Plans& plans) {
    std::vector<std::string> idle;
    const auto nowhere = [&](auto&& fits) {
        return std::none_of(plans.begin(), plans.end(), [&](const auto& plan) { return plan.ok() && fits(*plan); });
    };
    for (const std::string& pattern : request.options.channels)
        if (nowhere([&](const ingest::ImportPlan& plan) {
                return std::find(plan.unfitted.begin(), plan.unfitted.end(), pattern) == plan.unfitted.end();
            }))
            idle.push_back("--channel " + pattern);
    for (const auto& [channel, unit] : request.options.units)
        if (nowhere([&, name = channel](const ingest::ImportPlan& plan) {
                return std::any_of(plan.channels.begin(), plan.channels.end(), [&](const auto& known) { return known.name == name; });
            }))
            idle.push_back(fmt::format("--unit {}={}", channel, unit));
    if (idle.empty()) return {};
    return Error{ErrorCode::Usage, fmt::format("no channel of the sources fits {}; nothing was imported", fmt::join(idle, ", ")), {}};
}

/// Of thousands of sources they would fill the memory.
enum class Previews { Keep, Drop };

/// Plans of all sources where names must be looked at before anything is stored; else none.
Result<Plans> plansForNames(const ImportRequest& request, Previews previews, ImporterChoice& choice, const JobContext& job) {
    Plans plans;
    const bool named = !request.options.channels.empty() || !request.options.units.empty();
    if (request.idleNames == IdleNames::Take || !named || request.sources.empty()) return plans;
    for (const fs::path& source : request.sources) {
        plans.push_back(planOne(source, request, choice, job));
        auto& plan = plans.back();
        if (!plan.ok() && plan.error().code == ErrorCode::Cancelled) return std::move(plan).error();
        if (!plan.ok() || previews == Previews::Keep) continue;
        plan->first = plan->last = {};
        plan->glance = {};
    }
    const bool none = std::none_of(plans.begin(), plans.end(), [](const auto& plan) { return plan.ok(); });
    if (none && plans.front().error().code == ErrorCode::Usage) return std::move(plans.front()).error();
    if (!none) TOCSIN_TRY(checkNames(request, plans));
    return plans;
}

class ImportRun {
public:
    ImportRun(const store::Project& project, const ImportRequest& request) : m_project(project), m_request(request) {}

    Result<ImportAnswer> run(const JobContext& job) {
        TOCSIN_TRY(checkRecipeFile(m_request));
        TOCSIN_TRY(checkOutside({"--save-recipe", m_request.saveRecipe}, m_project.folder()));
        TOCSIN_ASSIGN(Plans plans, plansForNames(m_request, Previews::Drop, m_choice, job));
        const std::vector<fs::path>& sources = m_request.sources;
        const auto count = static_cast<double>(sources.size());
        for (std::size_t i = 0; i < sources.size(); ++i) {
            const auto index = static_cast<double>(i);
            const std::string name = sources[i].filename().string();
            const JobContext part(job, [&job, index, count, name](const ProgressUpdate& update) {
                job.progress((index + std::max(0.0, update.fraction)) / count, name + ": " + update.step);
            });
            auto recording = importOne(sources[i], plans.empty() ? nullptr : &plans[i], part);
            if (recording.ok())
                m_answer.recordings.push_back(std::move(*recording));
            else if (recording.error().code == ErrorCode::Cancelled || sources.size() == 1)
                return std::move(recording).error();
            else
                m_answer.failed.push_back({name, std::move(recording).error()});
        }
        return std::move(m_answer);
    }

private:
    /// planned: what the plan has given already; null: not made yet.
    Result<store::RecordingRecord> importOne(const fs::path& source, Result<ingest::ImportPlan>* planned, const JobContext& job) {
        TOCSIN_TRY(checkSource(source));
        const std::string name = source.filename().string();
        const auto planOf = [&] { return planned ? std::move(*planned) : planOne(source, m_request, m_choice, job); };
        TOCSIN_ASSIGN(const std::string hash, sha256File(source, job));
        TOCSIN_ASSIGN(const auto known, m_project.recordings().findSource(m_request.options.asset, hash));
        if (known) {
            sayKnown(name, *known);
            if (recipeDue()) {
                TOCSIN_ASSIGN(const ingest::ImportPlan plan, planOf());
                TOCSIN_TRY(saveRecipe(plan));
            }
            return m_project.recordings().find(*known);
        }
        TOCSIN_ASSIGN(const ingest::ImportPlan plan, planOf());
        TOCSIN_ASSIGN(const std::unique_ptr<ingest::Importer> importer, m_choice.importerFor(source, m_request.importer));
        TOCSIN_ASSIGN(store::RecordingWriter writer,
                      m_project.recordings().write({m_request.options.asset, name, hash, m_request.options.tags}));
        store::StoreSink sink(std::move(writer), name, m_request.wholeLabel, job);
        sink.setDialect(plan.dialect);
        TOCSIN_ASSIGN(const ingest::ImportReport report, importer->read(plan, sink, job));
        for (const std::string& sentence : plan.sentences) m_answer.said.push_back(name + ": " + sentence);
        for (const std::string& warning : report.warnings) m_answer.warnings.push_back(name + ": " + warning);
        if (recipeDue()) TOCSIN_TRY(saveRecipe(plan));
        return m_project.recordings().find(sink.stored().id);
    }

    void sayKnown(const std::string& name, RecordingId known) {
        ++m_answer.known;
        m_answer.warnings.push_back(
            fmt::format("{}: already imported for {} as recording {}; nothing was added", name, m_request.options.asset, known.value));
        if (!m_request.wholeLabel.empty() || !m_request.options.tags.empty())
            m_answer.warnings.push_back(
                fmt::format("{}: --label and --tag are taken only when a source comes in; recording {} keeps what it has ('tocsin label "
                            "import' adds labels)",
                            name, known.value));
    }

    [[nodiscard]] bool recipeDue() const { return !m_request.saveRecipe.empty() && !m_answer.recipeSaved; }

    Result<void> saveRecipe(const ingest::ImportPlan& plan) {
        TOCSIN_TRY(ingest::saveRecipe(plan.recipe, m_request.saveRecipe));
        m_answer.recipeSaved = true;
        return {};
    }

    const store::Project& m_project;
    const ImportRequest& m_request;
    ImporterChoice m_choice;
    ImportAnswer m_answer;
};

} // namespace

Result<std::unique_ptr<ingest::Importer>> ImporterChoice::importerFor(const fs::path& file, const std::string& name) {
    TOCSIN_ASSIGN(const plugin::PluginInfo* info, m_registry.pick(file, name));
    if (info->foreign) return std::unique_ptr<ingest::Importer>(std::make_unique<ingest::ChildImporter>(info->library));
    TOCSIN_ASSIGN(const auto create, m_registry.function<ingest::Importer*()>(info->name, ingest::kCreateImporterSymbol));
    return std::unique_ptr<ingest::Importer>(create());
}

Result<ImportAnswer> importSources(const store::Project& project, const ImportRequest& request, const JobContext& job) {
    return ImportRun(project, request).run(job);
}

Result<PlanAnswer> planSources(const ImportRequest& request, const JobContext& job) {
    TOCSIN_TRY(checkRecipeFile(request));
    ImporterChoice choice;
    TOCSIN_ASSIGN(Plans plans, plansForNames(request, Previews::Keep, choice, job));
    PlanAnswer answer;
    for (std::size_t i = 0; i < request.sources.size(); ++i) {
        const fs::path& source = request.sources[i];
        auto plan = plans.empty() ? planOne(source, request, choice, job) : std::move(plans[i]);
        if (plan.ok())
            answer.plans.push_back(*std::move(plan));
        else if (plan.error().code == ErrorCode::Cancelled || request.sources.size() == 1)
            return std::move(plan).error();
        else
            answer.failed.push_back({source.filename().string(), std::move(plan).error()});
    }
    if (!request.saveRecipe.empty() && !answer.plans.empty())
        TOCSIN_TRY(ingest::saveRecipe(answer.plans.front().recipe, request.saveRecipe));
    return answer;
}

Result<std::unique_ptr<ingest::MemorySink>> readSource(const fs::path& file, const ingest::ImportOptions& options, const JobContext& job) {
    ImporterChoice choice;
    TOCSIN_TRY(checkSource(file));
    TOCSIN_ASSIGN(const std::unique_ptr<ingest::Importer> importer, choice.importerFor(file));
    TOCSIN_ASSIGN(const ingest::ImportPlan plan, importer->plan(file, options, job));
    auto sink = std::make_unique<ingest::MemorySink>();
    TOCSIN_TRY(importer->read(plan, *sink, job));
    return sink;
}

} // namespace tocsin::workflow
