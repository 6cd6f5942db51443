// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::ingest {

/// Descriptors of the disposable child: 0 the request (a file in memory), 1 nothing, 2 the parent's stderr, 3 the source, 4 the answer (a
/// pipe).
inline constexpr int kChildSource = 3;
inline constexpr int kChildAnswer = 4;

/// One message of the answer. On the pipe: uint32 type, uint32 length, then that many bytes, in the byte order of the machine.
struct ChildFrame {
    std::uint32_t type = 0;
    std::string payload;
};

/// What the child may use.
struct ChildLimits {
    std::size_t addressBytes = std::size_t{1} << 30; ///< address space; 0: no limit
    unsigned cpuSeconds = 120;
    unsigned descriptors = 64;
    TimeNs silenceNs = 10 * kNsPerSecond;               ///< killed after this long without a frame
    std::size_t frameBytes = std::size_t{64} << 20;     ///< a longer frame is a broken child
    std::uint64_t answerBytes = std::uint64_t{1} << 40; ///< all frames together
};

/// Limits for a source of so many bytes: address space 1 GiB above its size; silence 10 s plus a second for each 20 MB, processor time
/// alike, because a library may read a whole variable at once; answer 16 times the address space, because a byte may become a double beside
/// its time.
[[nodiscard]] ChildLimits limitsFor(std::uint64_t sourceBytes);

/// A child that parses one foreign file: started with limits, without files but the source, killed when it is silent, gone when this object
/// is. Its death is an Error here and nothing else. One thread at a time.
class ChildProcess {
public:
    /// source: an open descriptor, read-only; stays open here. request: what the child finds on descriptor 0. Error code Io names the
    /// program.
    [[nodiscard]] static Result<ChildProcess> start(const std::filesystem::path& program, const std::vector<std::string>& arguments,
                                                    int source, const std::string& request, const ChildLimits& limits);
    ChildProcess(ChildProcess&& other) noexcept;
    ChildProcess& operator=(ChildProcess&&) = delete;
    ~ChildProcess();

    /// The next frame; nullopt when the child ended by itself with exit code 0. Error code Data when it was stopped by a signal, ended with
    /// another code, was silent for too long or sent too much (`who` begins the message: "the parser of run.mat"); Cancelled when asked to
    /// stop.
    [[nodiscard]] Result<std::optional<ChildFrame>> next(const JobContext& job, const std::string& who);

private:
    ChildProcess(int pid, int pipe, const ChildLimits& limits) : m_pid(pid), m_pipe(pipe), m_limits(limits) {}
    [[nodiscard]] Result<void> end(const std::string& who);
    [[nodiscard]] Result<bool> fill(char* bytes, std::size_t count, const JobContext& job, const std::string& who);
    void kill();

    int m_pid = -1;
    int m_pipe = -1;
    ChildLimits m_limits;
    bool m_ended = false;
    std::uint64_t m_received = 0;
};

/// For the child: writes one frame, waiting until the pipe took it. false when the parent is gone.
[[nodiscard]] bool writeFrame(int pipe, const ChildFrame& frame);

} // namespace tocsin::ingest
