// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>

#include "core/ingest/importer.h"

namespace tocsin::ingest {

/// tocsin-parser beside this program; TOCSIN_PARSER when set.
[[nodiscard]] std::filesystem::path defaultParserProgram();

/// An importer whose code runs in the disposable child (app/parser): one process for plan() and one for read(), each with the opened source
/// and nothing else. What comes back is checked as plain values before the sink sees it, and finish() is called only after the child has
/// ended well: a parser that crashes, hangs or lies is an Error that names the file, and no recording.
class ChildImporter : public Importer {
public:
    /// library: the plugin's code (plugin::PluginInfo::library).
    explicit ChildImporter(std::filesystem::path library, std::filesystem::path parser = defaultParserProgram());

    [[nodiscard]] Result<ImportPlan> plan(const std::filesystem::path& path, const ImportOptions& options, const JobContext& job) override;
    [[nodiscard]] Result<ImportReport> read(const ImportPlan& plan, RecordingSink& sink, const JobContext& job) override;

private:
    std::filesystem::path m_library;
    std::filesystem::path m_parser;
};

} // namespace tocsin::ingest
