// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/import_sources.h"

#include <fmt/format.h>

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

Result<store::RecordingRecord> importOne(const store::Project& project, const fs::path& source, const ImportRequest& request,
                                         ImporterChoice& choice, ImportAnswer& answer, const JobContext& job) {
    TOCSIN_TRY(checkSource(source));
    const std::string name = source.filename().string();
    TOCSIN_ASSIGN(const std::string hash, sha256File(source, job));
    TOCSIN_ASSIGN(const auto known, project.recordings().findSource(request.options.asset, hash));
    if (known) {
        ++answer.known;
        answer.warnings.push_back(
            fmt::format("{}: already imported for {} as recording {}; nothing was added", name, request.options.asset, known->value));
        return project.recordings().find(*known);
    }
    TOCSIN_ASSIGN(const std::unique_ptr<ingest::Importer> importer, choice.importerFor(source, request.importer));
    TOCSIN_ASSIGN(const ingest::ImportPlan plan, importer->plan(source, request.options, job));
    TOCSIN_ASSIGN(store::RecordingWriter writer, project.recordings().write({request.options.asset, name, hash, request.options.tags}));
    store::StoreSink sink(std::move(writer), name, request.wholeLabel, job);
    sink.setDialect(plan.dialect);
    TOCSIN_ASSIGN(const ingest::ImportReport report, importer->read(plan, sink, job));
    for (const std::string& sentence : plan.sentences) answer.said.push_back(name + ": " + sentence);
    for (const std::string& warning : report.warnings) answer.warnings.push_back(name + ": " + warning);
    if (!request.saveRecipe.empty()) TOCSIN_TRY(ingest::saveRecipe(plan.recipe, request.saveRecipe));
    return project.recordings().find(sink.stored().id);
}

} // namespace

Result<std::unique_ptr<ingest::Importer>> ImporterChoice::importerFor(const fs::path& file, const std::string& name) {
    TOCSIN_ASSIGN(const plugin::PluginInfo* info, m_registry.pick(file, name));
    if (info->foreign) return std::unique_ptr<ingest::Importer>(std::make_unique<ingest::ChildImporter>(info->library));
    TOCSIN_ASSIGN(const auto create, m_registry.function<ingest::Importer*()>(info->name, ingest::kCreateImporterSymbol));
    return std::unique_ptr<ingest::Importer>(create());
}

Result<ImportAnswer> importSources(const store::Project& project, const ImportRequest& request, const JobContext& job) {
    ImporterChoice choice;
    ImportAnswer answer;
    const auto count = static_cast<double>(request.sources.size());
    for (std::size_t i = 0; i < request.sources.size(); ++i) {
        const auto index = static_cast<double>(i);
        const std::string name = request.sources[i].filename().string();
        const JobContext part(job, [&job, index, count, name](const ProgressUpdate& update) {
            job.progress((index + std::max(0.0, update.fraction)) / count, name + ": " + update.step);
        });
        auto recording = importOne(project, request.sources[i], request, choice, answer, part);
        if (recording.ok())
            answer.recordings.push_back(std::move(*recording));
        else if (recording.error().code == ErrorCode::Cancelled)
            return std::move(recording).error();
        else if (request.sources.size() == 1)
            return std::move(recording).error();
        else
            answer.failed.push_back({name, std::move(recording).error()});
    }
    return answer;
}

Result<std::vector<ingest::ImportPlan>> planSources(const ImportRequest& request, const JobContext& job) {
    ImporterChoice choice;
    std::vector<ingest::ImportPlan> plans;
    for (const fs::path& source : request.sources) {
        TOCSIN_TRY(checkSource(source));
        TOCSIN_ASSIGN(const std::unique_ptr<ingest::Importer> importer, choice.importerFor(source, request.importer));
        TOCSIN_ASSIGN(ingest::ImportPlan plan, importer->plan(source, request.options, job));
        plans.push_back(std::move(plan));
    }
    return plans;
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
