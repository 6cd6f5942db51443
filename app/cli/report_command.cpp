// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/base/apart.h"
#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/workflow/agent_program.h"
#include "core/workflow/run_report.h"

namespace tocsin::cli {

namespace {

struct ReportOptions {
    std::string folder, run, out, precision = "auto";
};

/// Drawing needs Qt, which this program does not link: the program beside it does.
Result<void> writeReport(const Json& facts, const std::string& out, const JobContext& job) {
    const std::string ending = std::filesystem::path(out).extension().string();
    if (ending != ".html" && ending != ".htm" && ending != ".pdf")
        return Error{ErrorCode::Usage, fmt::format("--out {}: a report ends in .html or .pdf", out), {}};
    std::error_code problem;
    const std::filesystem::path program = std::filesystem::read_symlink("/proc/self/exe", problem).parent_path() / "tocsin-report";
    if (!std::filesystem::exists(program))
        return Error{ErrorCode::Internal, fmt::format("{} is missing; install it beside tocsin", program.string()), {}};
    TOCSIN_ASSIGN(const TemporaryFolder folder, TemporaryFolder::create());
    const std::filesystem::path file = folder.path() / "facts.json";
    TOCSIN_TRY(durableReplace(file, facts.dump(-1, ' ', false, Json::error_handler_t::replace)));
    return workflow::runAgentProgram(program, {file.string(), out}, job);
}

Result<Answer> report(const ReportOptions& options, const CommonOptions& common, const JobContext& job) {
    if (options.out.empty() && !common.json)
        return Error{ErrorCode::Usage, "name the report with --out F.html or --out F.pdf, or ask for its facts with --json", {}};
    workflow::ReportRequest request;
    TOCSIN_ASSIGN(request.run, workflow::parseRunId(options.run));
    request.precision = options.precision;
    request.folder = options.folder;
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadOnly));
    TOCSIN_TRY(checkOutside({"--out", options.out}, project.folder()));
    Answer answer;
    TOCSIN_ASSIGN(answer.json, workflow::reportRun(project, request, job));
    if (!options.out.empty()) {
        TOCSIN_TRY(writeReport(answer.json, options.out, job));
    }
    answer.json["out"] = options.out.empty() ? Json(nullptr) : Json(options.out);
    const Json& model = answer.json["performance"]["model"];
    answer.text = fmt::format("{}: run {}, {} of {} events found, {} limits to know\n", options.out, request.run.value,
                              model["events_found"].dump(), model["events"].dump(), answer.json["limits"].size());
    return answer;
}

} // namespace

void addReportCommand(CommandTable& table) {
    auto options = makeOptions<ReportOptions>();
    CLI::App& verb = table.add("report", "Write what a run is worth, with intervals, baseline, limits and provenance, as HTML or PDF",
                               [options](const CommonOptions& common, const JobContext& job) { return report(*options, common, job); });
    verb.add_option("DIR", options->folder, "The project")->required();
    verb.add_option("RUN", options->run, "Number of the run")->required();
    verb.add_option("--out", options->out, "Report to write: F.html, one file with its pictures inside, or F.pdf");
    verb.add_option("--precision", options->precision, "fp32, int8 or auto (int8 where quantize kept it)")
        ->check(CLI::IsMember({"fp32", "int8", "auto"}))
        ->capture_default_str();
}

} // namespace tocsin::cli
