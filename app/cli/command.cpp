// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <iostream>
#include <unistd.h>

#include "app/man/man_page.h"

namespace tocsin::cli {

namespace {

CancelSource& interruptSource() {
    static CancelSource source;
    return source;
}

/// The first Ctrl+C asks the job to stop, the second ends the program.
void onInterrupt(int) {
    interruptSource().cancel();
    std::signal(SIGINT, SIG_DFL);
}

JobContext terminalJob() {
    std::signal(SIGINT, onInterrupt);
    if (::isatty(STDERR_FILENO) == 0) return {interruptSource().token(), {}};
    return {interruptSource().token(), [](const ProgressUpdate& update) {
                if (update.fraction >= 0)
                    fmt::print(stderr, "\r\033[K{:3.0f} % {}", update.fraction * 100, update.step);
                else
                    fmt::print(stderr, "\r\033[K{}", update.step);
                std::fflush(stderr);
            }};
}

void printError(const Error& error, bool json) {
    if (json) {
        const Json body = {{"error", {{"code", errorCodeName(error.code)}, {"message", error.message}, {"detail", error.detail}}}};
        std::cout << body.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        fmt::print(stderr, "tocsin: {}\n", error.message);
        if (!error.detail.empty()) fmt::print(stderr, "  {}\n", error.detail);
    }
}

bool wantsJson(int argc, char** argv) {
    for (int i = 1; i < argc; ++i)
        if (std::strcmp(argv[i], "--json") == 0) return true;
    return false;
}

/// "there is no verb bogus ...": the first word that should be a verb and is none; empty: every verb is one.
std::string unknownVerb(const CLI::App& root, int argc, char** argv) {
    const CLI::App* app = &root;
    for (int i = 1; i < argc && !app->get_subcommands({}).empty(); ++i) {
        const std::string word = argv[i];
        if (word.starts_with('-')) continue;
        const auto verbs = app->get_subcommands({});
        const auto found = std::find_if(verbs.begin(), verbs.end(), [&](const CLI::App* verb) { return verb->get_name() == word; });
        if (found != verbs.end()) {
            app = *found;
            continue;
        }
        std::vector<std::string> names;
        for (const CLI::App* verb : verbs) names.push_back(verb->get_name());
        const std::string of = app == &root ? std::string("tocsin") : "tocsin " + app->get_name();
        return fmt::format("{} has no verb '{}'; it has {}", of, word, fmt::join(names, ", "));
    }
    return {};
}

} // namespace

CommandTable::CommandTable()
    : m_root(std::make_unique<CLI::App>("Tocsin: from sensor histories to an edge device that raises the alarm", "tocsin")) {
    m_root->require_subcommand(1);
    m_root->set_version_flag("--version", "tocsin " TOCSIN_VERSION);
    m_root->footer("Exit codes: 0 ok, 1 a finding, 2 usage, 3 data, 4 internal. Documentation: docs/cli.md, man tocsin.");
}

CLI::App& CommandTable::add(const std::string& verb, const std::string& description, Action action) {
    CLI::App* parent = m_root.get();
    std::string name = verb;
    for (auto space = name.find(' '); space != std::string::npos; space = name.find(' ')) {
        const std::string group = name.substr(0, space);
        name = name.substr(space + 1);
        try {
            parent = parent->get_subcommand(group);
        } catch (const CLI::OptionNotFound&) {
            const char* about = group == "label"      ? "Labels in and out, proposals, snapshots"
                                : group == "snapshot" ? "States of the labels kept under a name"
                                                      : "Maintenance events";
            parent = parent->add_subcommand(group, about);
            parent->require_subcommand(1);
        }
    }
    CLI::App* added = parent->add_subcommand(name, description);
    added->add_flag("--json", m_common.json, "Print exactly one JSON object on stdout");
    added->add_option("--seed", m_common.seed, "Seed of everything random")->capture_default_str();
    added->add_option("--threads", m_common.threads, "Threads to use; 0 lets the program plan")
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    added->callback([this, action = std::move(action)] { m_chosen = action; });
    return *added;
}

int CommandTable::run(int argc, char** argv) {
    try {
        m_root->parse(argc, argv);
    } catch (const CLI::CallForVersion& version) {
        std::cout << version.what() << '\n';
        return 0;
    } catch (const CLI::Success& help) {
        return m_root->exit(help, std::cout, std::cerr);
    } catch (const CLI::ParseError& problem) {
        const bool json = wantsJson(argc, argv);
        const std::string stranger = unknownVerb(*m_root, argc, argv);
        printError({ErrorCode::Usage, stranger.empty() ? problem.what() : stranger,
                    "tocsin --help lists the verbs, tocsin VERB --help their options"},
                   json);
        return exitCode(ErrorCode::Usage);
    }
    const JobContext job = terminalJob();
    const Result<Answer> result = [&]() -> Result<Answer> {
        try {
            return m_chosen(m_common, job);
        } catch (const std::exception& exception) {
            return Error{ErrorCode::Internal, "the program made a mistake; please report it with the command line", exception.what()};
        }
    }();
    if (::isatty(STDERR_FILENO) != 0) fmt::print(stderr, "\r\033[K");
    if (!result.ok()) {
        printError(result.error(), m_common.json);
        return exitCode(result.error().code);
    }
    errno = 0;
    if (m_common.json)
        std::cout << result->json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else
        std::cout << result->text;
    std::cout.flush();
    if (!std::cout) {
        printError(errnoError("the answer cannot be written to standard output", errno), false);
        return exitCode(ErrorCode::Io);
    }
    return result->exitCode;
}

std::string CommandTable::manPage() const {
    return app::manPage(
        *m_root, {"from sensor histories to an edge device that raises the alarm",
                  TOCSIN_VERSION,
                  "0 ok, 1 a finding (for example: bundle not valid), 2 usage, 3 data, 4 internal",
                  {{"ONNXRUNTIME_ROOT", "folder whose lib/ holds libonnxruntime.so.1"}, {"TOCSIN_LOG", "debug, info, warning or error"}},
                  "tocsin-edge(1)"});
}

} // namespace tocsin::cli
