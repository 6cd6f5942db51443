// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <functional>
#include <memory>
#include <string>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::cli {

/// What a verb answers: the JSON object of --json, the text for people, and the exit code (0, or 1 for "a finding").
struct Answer {
    Json json = Json::object();
    std::string text;
    int exitCode = 0;
};

/// Options that every verb has.
struct CommonOptions {
    bool json = false;
    std::uint64_t seed = 1;
    int threads = 0; ///< 0: the program plans
};

using Action = std::function<Result<Answer>(const CommonOptions&, const JobContext&)>;

/// The command line as one table: verbs with their options and what they do.
class CommandTable {
public:
    CommandTable();
    /// Adds a verb ("label import" for a verb under another, to any depth); options go to the returned App, the action runs when the verb
    /// is chosen.
    CLI::App& add(const std::string& verb, const std::string& description, Action action);
    [[nodiscard]] CLI::App& root() { return *m_root; }
    /// Parses, runs, prints; returns the exit code.
    int run(int argc, char** argv);
    /// The man page in roff, from the same table.
    [[nodiscard]] std::string manPage() const;

private:
    std::unique_ptr<CLI::App> m_root;
    CommonOptions m_common;
    Action m_chosen;
};

/// The verb's own options, kept alive by the action that captures them.
template<class Options>
std::shared_ptr<Options> makeOptions() {
    return std::make_shared<Options>();
}

void addProjectCommands(CommandTable& table); // new, info
void addImportCommand(CommandTable& table);
void addLabelCommands(CommandTable& table);    // label import|export|propose, events import
void addSnapshotCommands(CommandTable& table); // label snapshot make|list|diff|restore
void addAgreeCommand(CommandTable& table);
void addTrainCommands(CommandTable& table); // recipes, train
void addEvaluateCommand(CommandTable& table);
void addTuneCommand(CommandTable& table);
void addScoreCommand(CommandTable& table);
void addExplainCommand(CommandTable& table);
void addQuantizeCommand(CommandTable& table);
void addReportCommand(CommandTable& table);
void addBundleCommands(CommandTable& table); // keygen, export, verify
void addDemoCommand(CommandTable& table);

} // namespace tocsin::cli
