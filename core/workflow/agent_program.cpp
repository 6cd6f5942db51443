// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/agent_program.h"

#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace tocsin::workflow {

namespace {

ErrorCode codeOf(int exit) {
    return exit == 1 ? ErrorCode::Finding : exit == 2 ? ErrorCode::Usage : exit == 3 ? ErrorCode::Data : ErrorCode::Internal;
}

} // namespace

Result<void> runAgentProgram(const std::filesystem::path& program, const std::vector<std::string>& words, const JobContext& job) {
    int errors[2];
    if (::pipe2(errors, O_CLOEXEC) != 0) return errnoError("cannot make a pipe", errno);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
    posix_spawn_file_actions_adddup2(&actions, errors[1], STDERR_FILENO);
    std::string name = program.string();
    std::vector<std::string> copy = words;
    std::vector<char*> arguments = {name.data()};
    for (std::string& word : copy) arguments.push_back(word.data());
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int problem = ::posix_spawn(&child, name.c_str(), &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    ::close(errors[1]);
    if (problem != 0) {
        ::close(errors[0]);
        return errnoError("cannot start " + name, problem);
    }
    std::string said;
    for (bool open = true; open;) {
        pollfd ready{errors[0], POLLIN, 0};
        ::poll(&ready, 1, 100);
        if (job.cancelled()) ::kill(child, SIGTERM);
        if (ready.revents == 0) continue;
        char buffer[4096];
        const ssize_t count = ::read(errors[0], buffer, sizeof buffer);
        if (count > 0)
            said.append(buffer, static_cast<std::size_t>(count));
        else if (count == 0 || errno != EINTR)
            open = false;
    }
    ::close(errors[0]);
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    TOCSIN_TRY(job.check());
    if (WIFEXITED(status) && WEXITSTATUS(status) == 0) return {};
    const int exit = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return Error{
        codeOf(exit),
        fmt::format("{} {} ended with {}: {}", program.filename().string(), words.empty() ? "" : words.front(), exit, said.substr(0, 500)),
        {}};
}

} // namespace tocsin::workflow
