// SPDX-License-Identifier: GPL-3.0-or-later
#include <filesystem>
#include <fmt/format.h>
#include <limits>

#include "app/cli/command.h"
#include "core/store/project.h"
#include "core/workflow/project_info.h"

namespace tocsin::cli {

namespace {

struct ProjectOptions {
    std::string folder;
    std::int64_t rejects = 0;
};

Result<Answer> newProject(const ProjectOptions& options) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::create(options.folder));
    Answer answer;
    answer.json = {{"project", project.folder().string()}, {"id", project.id()}};
    answer.text = fmt::format("new project {}\n", project.folder().string());
    return answer;
}

Result<Answer> info(const ProjectOptions& options) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    Answer answer;
    TOCSIN_ASSIGN(answer.json, workflow::projectInfo(project));
    const auto count = [&](const char* key) { return answer.json[key].size(); };
    answer.text = fmt::format("{}: {} assets, {} channels, {} recordings, {} labels, {} maintenance events, {} runs, {} bundles\n",
                              options.folder, count("assets"), count("channels"), count("recordings"), count("labels"), count("events"),
                              count("runs"), count("bundles"));
    for (const Json& recording : answer.json["recordings"])
        answer.text +=
            fmt::format("  recording {:>4}  {:<16} {:<28} {:>10} rows  {} to {}\n", recording["id"].get<std::int64_t>(),
                        recording["asset"].get<std::string>(), recording["source"].get<std::string>(),
                        recording["rows"].get<std::int64_t>(), recording["from"].get<std::string>(), recording["to"].get<std::string>());
    for (const Json& run : answer.json["runs"])
        answer.text += fmt::format("  run {:>4}  {:<18} {:<10} {}\n", run["id"].get<std::int64_t>(), run["recipe"].get<std::string>(),
                                   run["status"].get<std::string>(), run["created"].get<std::string>());
    return answer;
}

Result<Answer> rejects(const ProjectOptions& options) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    TOCSIN_ASSIGN(const store::RecordingRecord record, project.recordings().find(RecordingId{options.rejects}));
    TOCSIN_ASSIGN(const auto kept, project.recordings().rejects(record.id));
    Answer answer;
    answer.json = {{"recording", record.id.value}, {"source", record.source}, {"rejected", record.rejected}, {"rejects", Json::array()}};
    answer.text = fmt::format("{}: {} rows rejected, {} listed\n", record.source, record.rejected, kept.size());
    for (const store::RejectRecord& row : kept) {
        answer.json["rejects"].push_back({{"line", row.line}, {"reason", row.reason}, {"text", row.text}});
        answer.text += fmt::format("  line {}: {}: {}\n", row.line, row.reason, row.text);
    }
    return answer;
}

Result<Answer> verifyProject(const ProjectOptions& options, const JobContext& job) {
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    TOCSIN_TRY(project.verify(job));
    Answer answer;
    answer.json = {{"sound", true}};
    answer.text = "the project is sound: database, audit chain, labels and every segment agree with their hashes\n";
    return answer;
}

} // namespace

void addProjectCommands(CommandTable& table) {
    auto fresh = makeOptions<ProjectOptions>();
    table.add("new", "Make a new, empty project", [fresh](const CommonOptions&, const JobContext&) { return newProject(*fresh); })
        .add_option("DIR", fresh->folder, "Folder of the project, by custom NAME.tocsin")
        ->required();
    auto shown = makeOptions<ProjectOptions>();
    CLI::App& listing = table.add("info", "List what a project holds", [shown](const CommonOptions&, const JobContext&) {
        return shown->rejects > 0 ? rejects(*shown) : info(*shown);
    });
    listing.add_option("DIR", shown->folder, "The project")->required();
    listing.add_option("--rejects", shown->rejects, "List the rejected rows of this recording instead, with line and reason")
        ->check(CLI::Range(std::int64_t{1}, std::numeric_limits<std::int64_t>::max()));
    auto checked = makeOptions<ProjectOptions>();
    table
        .add("check", "Check a whole project against its hashes",
             [checked](const CommonOptions&, const JobContext& job) { return verifyProject(*checked, job); })
        .add_option("DIR", checked->folder, "The project")
        ->required();
}

} // namespace tocsin::cli
