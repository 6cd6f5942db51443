// SPDX-License-Identifier: GPL-3.0-or-later
#include <CLI/CLI.hpp>
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <string_view>
#include <unistd.h>

#include "app/edge/commands.h"
#include "app/man/man_page.h"

namespace {

using namespace tocsin;

// Made before the handlers are set; cancel() only stores into an atomic, which a signal handler may do.
CancelSource& stopSource() {
    static CancelSource source;
    return source;
}

void stop(int) {
    stopSource().cancel();
}

void watchSignals() {
    (void)stopSource();
    struct sigaction action {};
    action.sa_handler = &stop;
    // No SA_RESTART: a blocked read must come back.
    sigaction(SIGTERM, &action, nullptr);
    sigaction(SIGINT, &action, nullptr);
    // A reader of the alarms that went away is an error of write(), not the end of the agent without a word.
    std::signal(SIGPIPE, SIG_IGN);
}

int fail(const Error& error, bool json) {
    if (json) {
        const Json answer = {{"error", {{"code", errorCodeName(error.code)}, {"message", error.message}, {"detail", error.detail}}}};
        std::cout << answer.dump(-1, ' ', false, Json::error_handler_t::replace) << '\n';
    } else {
        std::cerr << "tocsin-edge: " << error.message << '\n';
    }
    return exitCode(error.code);
}

void declare(CLI::App& app, app::EdgeOptions& options) {
    app.require_subcommand(1);
    app.set_version_flag("--version", "tocsin-edge " TOCSIN_VERSION);
    const auto verb = [&](const char* name, const char* help) {
        CLI::App* made = app.add_subcommand(name, help);
        made->add_option("--root", options.root, "folder of the device's state")->required();
        made->add_flag("--json", options.json, "print one JSON object");
        return made;
    };
    CLI::App* install = verb("install", "verify a bundle, test it on this processor and switch to it");
    install->add_option("bundle", options.bundle, "the bundle file")->required();
    install->add_option("--trust", options.trust, "public key file that is trusted; may be given again")
        ->required()
        ->expected(1)
        ->take_all();
    verb("status", "say which bundle runs");
    verb("rollback", "go back to the bundle that ran before");
    CLI::App* run = verb("run", "score rows and print alarms as JSON lines");
    run->add_option("--input", options.input, "CSV or JSON lines: a file, or - for standard input")->capture_default_str();
    run->add_flag("--follow", options.follow,
                  "wait for more at the end of the file until SIGTERM or SIGINT; a later run goes on where this one ended");
    run->add_option("--keep", options.keepSec, "with --follow: store the place in the file every so many seconds")
        ->check(CLI::Range(0.0, 86'400.0))
        ->capture_default_str();
    run->add_option("--output", options.output, "where alarms go: a file, or - for standard output")->capture_default_str();
    run->add_option("--scores", options.scores, "write every score to this CSV file");
    run->add_option("--precision", options.precision, "fp32, int8 or auto")
        ->check(CLI::IsMember({"fp32", "int8", "auto"}))
        ->capture_default_str();
    run->add_option("--asset", options.asset, "name of the machine; else the input's name without ending");
    run->add_option("--rate", options.rateHz, "rows a second of an input without time column")->check(CLI::Range(1e-6, 1e9));
    run->add_option("--start", options.start, "time of the first row of an input without time column");
}

std::string manPage(const CLI::App& app) {
    return app::manPage(
        app, {"run a signed bundle beside a machine: rows in, alarms out",
              TOCSIN_VERSION,
              "0 ok, 1 refused (bundle not valid, input followed already), 2 usage, 3 data, 4 internal",
              {{"ONNXRUNTIME_ROOT", "folder whose lib/ holds libonnxruntime.so.1"}, {"TOCSIN_LOG", "debug, info, warning or error"}},
              "tocsin(1)"});
}

int answer(const CLI::App& app, const app::EdgeOptions& options) {
    const JobContext context(stopSource().token(), {});
    const std::string verb = app.get_subcommands().front()->get_name();
    auto result = verb == "install"    ? app::install(options)
                  : verb == "rollback" ? app::rollback(options)
                  : verb == "status"   ? app::status(options)
                                       : app::run(options, context);
    if (!result.ok()) return fail(result.error(), options.json);
    if (options.json)
        std::cout << result->json.dump() << '\n';
    else
        (verb == "run" ? std::cerr : std::cout) << result->text; // standard output of run belongs to the alarms
    std::cout.flush();
    return std::cout ? 0 : fail({ErrorCode::Io, "cannot write to standard output", {}}, false);
}

/// Ends the process at once: ONNX Runtime takes 5 ms to unload, a tenth of a cold start, and the system frees its memory anyway. What was
/// written has been flushed; files of the agent are written without buffers.
[[noreturn]] void leave(int code) {
    std::cout.flush();
    std::cerr.flush();
    std::fflush(nullptr);
#ifdef __SANITIZE_ADDRESS__
    std::exit(code); // leaks are looked for at a proper end
#else
    ::_exit(code);
#endif
}

} // namespace

int main(int argc, char** argv) {
    CLI::App app("Runs a signed Tocsin bundle beside a machine: rows in, alarms out.", "tocsin-edge");
    app::EdgeOptions options;
    const bool wantsJson = std::any_of(argv + 1, argv + argc, [](const char* word) { return std::string_view(word) == "--json"; });
    try {
        declare(app, options);
        if (argc == 2 && std::string_view(argv[1]) == "--man") {
            std::cout << manPage(app);
            return 0;
        }
        try {
            app.parse(argc, argv);
        } catch (const CLI::ParseError& error) {
            if (error.get_exit_code() == 0) return app.exit(error); // help, version
            return fail({ErrorCode::Usage, std::string(error.what()) + "; see tocsin-edge --help", {}}, wantsJson);
        }
        watchSignals();
        leave(answer(app, options));
    } catch (const std::exception& exception) {
        return fail({ErrorCode::Internal, "tocsin-edge failed unexpectedly", exception.what()}, wantsJson);
    }
}
