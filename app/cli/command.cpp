// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/command.h"

#include <csignal>
#include <cstdio>
#include <cstring>
#include <fmt/format.h>
#include <iostream>
#include <unistd.h>

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

std::string roffEscaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '\\' || c == '-') out += '\\';
        out += c;
    }
    return out;
}

void describeVerb(const CLI::App& app, const std::string& path, std::string& page) {
    const auto verbs = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* verb : verbs) describeVerb(*verb, path + " " + verb->get_name(), page);
    if (!verbs.empty()) return;
    page += fmt::format(".SS \"{}\"\n{}\n", roffEscaped(path), roffEscaped(app.get_description()));
    for (const CLI::Option* option : app.get_options()) {
        if (option->get_name() == "--help,-h" || option->get_name() == "-h,--help") continue;
        page += fmt::format(".TP\n.B {}\n{}\n", roffEscaped(option->get_name(option->get_positional(), true)),
                            roffEscaped(option->get_description()));
    }
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
        printError({ErrorCode::Usage, problem.what(), "tocsin --help lists the verbs, tocsin VERB --help their options"}, json);
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
    if (m_common.json)
        std::cout << result->json.dump(2, ' ', false, Json::error_handler_t::replace) << '\n';
    else
        std::cout << result->text;
    std::cout.flush();
    if (!std::cout) return exitCode(ErrorCode::Io);
    return result->exitCode;
}

std::string CommandTable::manPage() const {
    std::string page = ".TH TOCSIN 1 \"\" \"tocsin " TOCSIN_VERSION
                       "\" \"User commands\"\n.SH NAME\ntocsin \\- from sensor histories to an edge device that raises the alarm\n"
                       ".SH SYNOPSIS\n.B tocsin\n.I VERB\n[options]\n.SH VERBS\n";
    describeVerb(*m_root, "tocsin", page);
    page += ".SH \"EXIT STATUS\"\n0 ok, 1 a finding (for example: bundle not valid), 2 usage, 3 data, 4 internal\n"
            ".SH ENVIRONMENT\n.TP\n.B ONNXRUNTIME_ROOT\nfolder whose lib/ holds libonnxruntime.so.1\n.TP\n.B TOCSIN_LOG\ndebug, info, "
            "warning or error\n"
            ".SH \"SEE ALSO\"\ntocsin\\-edge(1), tocsin\\-workbench(1)\n";
    return page;
}

} // namespace tocsin::cli
