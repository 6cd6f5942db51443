// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/ingest/importer.h"
#include "core/ingest/memory_sink.h"
#include "core/plugin/plugin_registry.h"
#include "core/store/project.h"

namespace tocsin::workflow {

/// Importers by file: plugins that parse with a foreign library run in the disposable child, our own readers in this process.
class ImporterChoice {
public:
    ImporterChoice() = default;
    explicit ImporterChoice(const std::filesystem::path& pluginFolder) : m_registry(pluginFolder) {}
    /// name: explicit importer; empty: by content, then by extension.
    [[nodiscard]] Result<std::unique_ptr<ingest::Importer>> importerFor(const std::filesystem::path& file, const std::string& name = {});

private:
    plugin::PluginRegistry m_registry;
};

/// What becomes of a channel pattern or a unit that fits nothing in any source: of a shared list of names some may well be idle.
enum class IdleNames { Take, Refuse };

struct ImportRequest {
    std::vector<std::filesystem::path> sources;
    ingest::ImportOptions options;
    std::string wholeLabel;           ///< --label: class of the whole recording
    std::string importer;             ///< explicit; empty: chosen by the file
    std::filesystem::path saveRecipe; ///< written after the first source that could be read or is known already
    IdleNames idleNames = IdleNames::Take;
};

struct FailedSource {
    std::string source; ///< base name
    Error error;
};

struct ImportAnswer {
    std::vector<store::RecordingRecord> recordings; ///< new or recognised, in order of the sources
    std::size_t known = 0;                          ///< of them recognised: nothing was added
    std::vector<FailedSource> failed;
    bool recipeSaved = false;      ///< request.saveRecipe was written: that of the first source
    std::vector<std::string> said; ///< what was guessed of each new source, in sentences
    std::vector<std::string> warnings;
};

/// Each source stands alone: a bad one is listed and leaves the project as it was, the others come in. The same content for the same asset
/// is recognised, not doubled. Code Usage, nothing stored: idle names that are refused, or a recipe file that is a source or lies in the
/// project.
[[nodiscard]] Result<ImportAnswer> importSources(const store::Project& project, const ImportRequest& request, const JobContext& job = {});

struct PlanAnswer {
    std::vector<ingest::ImportPlan> plans; ///< of the sources that can be read, in their order
    std::vector<FailedSource> failed;
};

/// What the import of each source would do; the project is not touched, the recipe is saved. As importSources: of several sources a bad one
/// is listed and stops no other, a single one gives its error.
[[nodiscard]] Result<PlanAnswer> planSources(const ImportRequest& request, const JobContext& job = {});

/// Reads a file into memory, for scoring without a project.
[[nodiscard]] Result<std::unique_ptr<ingest::MemorySink>> readSource(const std::filesystem::path& file,
                                                                     const ingest::ImportOptions& options, const JobContext& job = {});

} // namespace tocsin::workflow
