// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace tocsin::ingest {

namespace {

constexpr int kPollMs = 100; // cancel is looked at this often

bool writeAll(int descriptor, const char* bytes, std::size_t count) {
    while (count > 0) {
        const ssize_t written = ::write(descriptor, bytes, count);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return false;
        bytes += written;
        count -= static_cast<std::size_t>(written);
    }
    return true;
}

class Descriptor {
public:
    explicit Descriptor(int descriptor = -1) : m_descriptor(descriptor) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (m_descriptor >= 0) ::close(m_descriptor);
    }
    [[nodiscard]] int get() const { return m_descriptor; }
    [[nodiscard]] int release() { return std::exchange(m_descriptor, -1); }

private:
    int m_descriptor;
};

/// Everything the child does between fork and exec: system calls only, no allocation, because other threads of the parent may hold locks.
struct Launch {
    const char* program;
    char* const* arguments;
    char* const* environment;
    int source, request, answer, nothing;
    pid_t parent;
    ChildLimits limits;

    [[noreturn]] void run() const {
        // The child dies with its parent; the check closes the gap before the call.
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(126);
        // First out of the way of the numbers 0..4, then onto them.
        const int high = 64;
        const int s = ::fcntl(source, F_DUPFD, high), r = ::fcntl(request, F_DUPFD, high), a = ::fcntl(answer, F_DUPFD, high);
        const int n = ::fcntl(nothing, F_DUPFD, high);
        if (s < 0 || r < 0 || a < 0 || n < 0) ::_exit(126);
        if (::dup2(r, 0) < 0 || ::dup2(n, 1) < 0 || ::dup2(s, kChildSource) < 0 || ::dup2(a, kChildAnswer) < 0) ::_exit(126);
        if (::syscall(SYS_close_range, 5u, ~0u, 0u) != 0) {
            for (int i = 5; i < 4096; ++i) ::close(i);
        }
        const auto limit = [](auto what, std::size_t value) {
            const rlimit both{static_cast<rlim_t>(value), static_cast<rlim_t>(value)};
            ::setrlimit(what, &both);
        };
        if (limits.addressBytes > 0) limit(RLIMIT_AS, limits.addressBytes);
        limit(RLIMIT_CPU, limits.cpuSeconds);
        limit(RLIMIT_NOFILE, limits.descriptors);
        limit(RLIMIT_FSIZE, 0);
        limit(RLIMIT_CORE, 0);
        sigset_t none;
        ::sigemptyset(&none);
        ::sigprocmask(SIG_SETMASK, &none, nullptr);
        ::signal(SIGPIPE, SIG_DFL);
        ::execve(program, arguments, environment);
        ::_exit(127);
    }
};

std::string signalText(int signal) {
    switch (signal) {
    case SIGKILL:
        return "killed, perhaps for want of memory";
    case SIGXCPU:
        return "it used more processor time than it may";
    case SIGSEGV:
        return "it touched memory that is not its own";
    case SIGABRT:
        return "it gave up";
    case SIGSYS:
        return "it asked for something a parser may not do";
    default:
        return ::strsignal(signal);
    }
}

} // namespace

ChildLimits limitsFor(std::uint64_t sourceBytes) {
    ChildLimits limits;
    const std::uint64_t extraSeconds = sourceBytes / 20'000'000;
    limits.silenceNs += static_cast<TimeNs>(std::min<std::uint64_t>(extraSeconds, 3600)) * kNsPerSecond;
    limits.cpuSeconds += static_cast<unsigned>(std::min<std::uint64_t>(2 * extraSeconds, 7200));
    limits.addressBytes += static_cast<std::size_t>(sourceBytes);
    limits.answerBytes = 16 * static_cast<std::uint64_t>(limits.addressBytes);
#if defined(__SANITIZE_ADDRESS__)
    limits.addressBytes = 0; // the sanitizer reserves terabytes of addresses
#endif
    return limits;
}

Result<ChildProcess> ChildProcess::start(const std::filesystem::path& program, const std::vector<std::string>& arguments, int source,
                                         const std::string& request, const ChildLimits& limits) {
    if (::access(program.c_str(), X_OK) != 0) return errnoError("the parser program " + program.string() + " cannot be started", errno);
    Descriptor memory(static_cast<int>(::syscall(SYS_memfd_create, "tocsin-request", 1u /* MFD_CLOEXEC */)));
    if (memory.get() < 0) return errnoError("a file in memory for the parser", errno);
    if (!writeAll(memory.get(), request.data(), request.size()) || ::lseek(memory.get(), 0, SEEK_SET) != 0) {
        return errnoError("the request to the parser", errno);
    }
    std::array<int, 2> ends{};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return errnoError("a pipe to the parser", errno);
    Descriptor readEnd(ends[0]), writeEnd(ends[1]), nothing(::open("/dev/null", O_RDWR | O_CLOEXEC));
    if (nothing.get() < 0) return errnoError("/dev/null", errno);
    ::fcntl(ends[1], F_SETPIPE_SZ, 1 << 20);

    std::vector<std::string> words{program.string()};
    words.insert(words.end(), arguments.begin(), arguments.end());
    // A small environment of its own: nothing of the user's but what a development build needs to find its libraries.
    std::vector<std::string> settings{"LC_ALL=C", "TZ=UTC", "MALLOC_ARENA_MAX=1"};
    for (const char* name : {"LD_LIBRARY_PATH", "ASAN_OPTIONS", "UBSAN_OPTIONS", "TOCSIN_LOG"}) {
        if (const char* value = std::getenv(name)) settings.push_back(std::string(name) + "=" + value);
    }
    const auto pointers = [](std::vector<std::string>& texts) {
        std::vector<char*> list;
        for (std::string& text : texts) list.push_back(text.data());
        list.push_back(nullptr);
        return list;
    };
    const std::vector<char*> argv = pointers(words), envp = pointers(settings);
    const Launch launch{words[0].c_str(), argv.data(),   envp.data(), source, memory.get(),
                        writeEnd.get(),   nothing.get(), ::getpid(),  limits};
    const pid_t pid = ::fork();
    if (pid < 0) return errnoError("starting the parser", errno);
    if (pid == 0) launch.run();
    return ChildProcess(pid, readEnd.release(), limits);
}

ChildProcess::ChildProcess(ChildProcess&& other) noexcept
    : m_pid(std::exchange(other.m_pid, -1)), m_pipe(std::exchange(other.m_pipe, -1)), m_limits(other.m_limits), m_ended(other.m_ended) {}

ChildProcess::~ChildProcess() {
    kill();
    if (m_pipe >= 0) ::close(m_pipe);
}

void ChildProcess::kill() {
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGKILL);
    int status = 0;
    while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
    }
    m_pid = -1;
}

/// The pipe is closed: how did the child end? One that lives on behind a closed pipe is killed after a second.
Result<void> ChildProcess::end(const std::string& who) {
    m_ended = true;
    if (m_pid <= 0) return {};
    int status = 0;
    bool gone = false;
    for (int i = 0; i < 100 && !gone; ++i) {
        gone = ::waitpid(m_pid, &status, WNOHANG) == m_pid;
        if (!gone) ::usleep(10'000);
    }
    if (!gone) {
        ::kill(m_pid, SIGKILL);
        while (::waitpid(m_pid, &status, 0) < 0 && errno == EINTR) {
        }
    }
    m_pid = -1;
    if (WIFSIGNALED(status)) {
        const int signal = WTERMSIG(status);
        return Error{ErrorCode::Data,
                     fmt::format("{} stopped (signal {}: {}); the file is damaged or made to do harm. Nothing of it was kept", who, signal,
                                 signalText(signal)),
                     {}};
    }
    if (const int code = WEXITSTATUS(status); code != 0) {
        return Error{code == 127 ? ErrorCode::Internal : ErrorCode::Data,
                     fmt::format("{} ended early (code {}). Nothing of the file was kept", who, code),
                     {}};
    }
    return {};
}

/// Fills the whole buffer; false at the end of the pipe before its first byte.
Result<bool> ChildProcess::fill(char* bytes, std::size_t count, const JobContext& job, const std::string& who) {
    using Clock = std::chrono::steady_clock;
    const auto limit = std::chrono::nanoseconds(m_limits.silenceNs);
    const auto begin = Clock::now(); // not moved by single bytes: a whole frame must come in that time
    std::size_t have = 0;
    while (have < count) {
        if (job.cancelled()) {
            kill();
            return Error{ErrorCode::Cancelled, "import stopped", {}};
        }
        pollfd watched{m_pipe, POLLIN, 0};
        const int ready = ::poll(&watched, 1, kPollMs);
        if (ready < 0 && errno != EINTR) return errnoError(who, errno);
        if (ready <= 0) {
            if (Clock::now() - begin < limit) continue;
            kill();
            return Error{ErrorCode::Data,
                         fmt::format("{} made no progress for {} and was stopped. Nothing of the file was kept", who,
                                     formatDuration(m_limits.silenceNs)),
                         {}};
        }
        const ssize_t got = ::read(m_pipe, bytes + have, count - have);
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) continue;
        if (got < 0) return errnoError(who, errno);
        if (got == 0) {
            if (have == 0) return false;
            TOCSIN_TRY(end(who));
            return Error{ErrorCode::Data, who + " stopped in the middle of an answer. Nothing of the file was kept", {}};
        }
        have += static_cast<std::size_t>(got);
    }
    return true;
}

Result<std::optional<ChildFrame>> ChildProcess::next(const JobContext& job, const std::string& who) {
    if (m_ended) return std::optional<ChildFrame>{};
    std::array<std::uint32_t, 2> header{};
    TOCSIN_ASSIGN(const bool more, fill(reinterpret_cast<char*>(header.data()), sizeof header, job, who));
    if (!more) {
        TOCSIN_TRY(end(who));
        return std::optional<ChildFrame>{};
    }
    m_received += sizeof header + header[1];
    if (header[1] > m_limits.frameBytes || m_received > m_limits.answerBytes) {
        kill();
        return Error{ErrorCode::Data, fmt::format("{} sent {} bytes, more than such a file can hold; it was stopped", who, m_received), {}};
    }
    ChildFrame frame{header[0], std::string(header[1], '\0')};
    if (header[1] > 0) {
        TOCSIN_ASSIGN(const bool whole, fill(frame.payload.data(), frame.payload.size(), job, who));
        if (!whole) {
            TOCSIN_TRY(end(who));
            return Error{ErrorCode::Data, who + " stopped in the middle of an answer. Nothing of the file was kept", {}};
        }
    }
    return std::optional<ChildFrame>{std::move(frame)};
}

bool writeFrame(int pipe, const ChildFrame& frame) {
    const std::array<std::uint32_t, 2> header{frame.type, static_cast<std::uint32_t>(frame.payload.size())};
    return writeAll(pipe, reinterpret_cast<const char*>(header.data()), sizeof header) &&
           writeAll(pipe, frame.payload.data(), frame.payload.size());
}

} // namespace tocsin::ingest
