// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/parser/sandbox.h"

#include <array>
#include <cerrno>
#include <cstddef>
#include <cstdint>
#include <linux/audit.h>
#include <linux/filter.h>
#include <linux/landlock.h>
#include <linux/seccomp.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#include <vector>

namespace tocsin::parser {

namespace {

#if defined(__x86_64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_X86_64;
#elif defined(__aarch64__)
constexpr std::uint32_t kArchitecture = AUDIT_ARCH_AARCH64;
#else
constexpr std::uint32_t kArchitecture = 0;
#endif

/// What a parser that reads one file, computes and writes to one pipe needs. Opening stays allowed here (matio opens by name): Landlock
/// says which file.
constexpr std::array kAllowed {
    SYS_read, SYS_pread64, SYS_readv, SYS_write, SYS_writev, SYS_lseek, SYS_close, SYS_fstat, SYS_newfstatat, SYS_statx, SYS_fcntl,
        SYS_openat, SYS_readlinkat, SYS_faccessat, SYS_ioctl, SYS_dup, SYS_mmap, SYS_munmap, SYS_mprotect, SYS_mremap, SYS_madvise, SYS_brk,
        SYS_futex, SYS_getrandom, SYS_rt_sigaction, SYS_rt_sigprocmask, SYS_rt_sigreturn, SYS_sigaltstack, SYS_tgkill, SYS_getpid,
        SYS_gettid, SYS_getuid, SYS_geteuid, SYS_clock_gettime, SYS_clock_nanosleep, SYS_nanosleep, SYS_gettimeofday, SYS_sched_yield,
        SYS_getrusage, SYS_prlimit64, SYS_sysinfo, SYS_uname, SYS_exit, SYS_exit_group, SYS_restart_syscall, SYS_sched_getaffinity,
        SYS_set_robust_list, SYS_rseq,
#if defined(__x86_64__)
        SYS_stat, SYS_lstat, SYS_open, SYS_access, SYS_readlink, SYS_time, SYS_arch_prctl,
#endif
};

bool filterCalls() {
    if (kArchitecture == 0) return false;
    const auto statement = [](unsigned code, std::uint32_t value) { return sock_filter{static_cast<std::uint16_t>(code), 0, 0, value}; };
    const auto jump = [](unsigned code, std::uint32_t value, std::uint8_t yes, std::uint8_t no) {
        return sock_filter{static_cast<std::uint16_t>(code), yes, no, value};
    };
    std::vector<sock_filter> program{
        statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, arch)), jump(BPF_JMP | BPF_JEQ | BPF_K, kArchitecture, 1, 0),
        statement(BPF_RET | BPF_K, SECCOMP_RET_KILL_PROCESS), statement(BPF_LD | BPF_W | BPF_ABS, offsetof(seccomp_data, nr))};
    // Pairs of "is it this one? allow", so that no jump is longer than one step. The x32 numbers of x86-64 match none of them.
    for (const long call : kAllowed) {
        program.push_back(jump(BPF_JMP | BPF_JEQ | BPF_K, static_cast<std::uint32_t>(call), 0, 1));
        program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ALLOW));
    }
    program.push_back(statement(BPF_RET | BPF_K, SECCOMP_RET_ERRNO | EPERM));
    const sock_fprog whole{static_cast<unsigned short>(program.size()), program.data()};
    return ::prctl(PR_SET_SECCOMP, SECCOMP_MODE_FILTER, &whole) == 0;
}

/// Only reading of the source stays. Landlock is older than this in no supported Debian kernel, but may be switched off.
bool filterFiles(int source) {
    landlock_ruleset_attr rules{};
    rules.handled_access_fs = LANDLOCK_ACCESS_FS_EXECUTE | LANDLOCK_ACCESS_FS_WRITE_FILE | LANDLOCK_ACCESS_FS_READ_FILE |
                              LANDLOCK_ACCESS_FS_READ_DIR | LANDLOCK_ACCESS_FS_REMOVE_DIR | LANDLOCK_ACCESS_FS_REMOVE_FILE |
                              LANDLOCK_ACCESS_FS_MAKE_CHAR | LANDLOCK_ACCESS_FS_MAKE_DIR | LANDLOCK_ACCESS_FS_MAKE_REG |
                              LANDLOCK_ACCESS_FS_MAKE_SOCK | LANDLOCK_ACCESS_FS_MAKE_FIFO | LANDLOCK_ACCESS_FS_MAKE_BLOCK |
                              LANDLOCK_ACCESS_FS_MAKE_SYM;
    const long set = ::syscall(SYS_landlock_create_ruleset, &rules, sizeof rules, 0);
    if (set < 0) return false;
    landlock_path_beneath_attr own{};
    own.allowed_access = LANDLOCK_ACCESS_FS_READ_FILE;
    own.parent_fd = source;
    // A source that Landlock cannot name (a file in memory) is reached by its descriptor only.
    ::syscall(SYS_landlock_add_rule, set, LANDLOCK_RULE_PATH_BENEATH, &own, 0);
    const bool stands = ::syscall(SYS_landlock_restrict_self, set, 0) == 0;
    ::close(static_cast<int>(set));
    return stands;
}

} // namespace

std::string enterSandbox(int source) {
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_NPROC, &none);
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0) return "limits only";
    const bool files = filterFiles(source);
    const bool calls = filterCalls();
    if (calls && files) return "seccomp, landlock";
    return calls ? "seccomp" : files ? "landlock" : "limits only";
}

} // namespace tocsin::parser
