// SPDX-License-Identifier: GPL-3.0-or-later
// usage: fuzz_readers TARGET|all [INPUTS] [SEED]; exit 1 when an answer was wrong (the input is kept), 2 for an unknown target.
#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <unistd.h>

#include "tests/fuzz/mutator.h"
#include "tests/fuzz/targets.h"

using namespace tocsin;

namespace {

// For the signal handler: plain bytes and a ready name.
const char* g_input = nullptr;
std::size_t g_size = 0;
char g_file[128];

void keepInput() {
    const int file = ::open(g_file, O_CREAT | O_TRUNC | O_WRONLY, 0644);
    if (file < 0) return;
    if (::write(file, g_input, g_size) < 0) ::_exit(98);
    ::close(file);
}

void crashed(int number) {
    keepInput();
    ::signal(number, SIG_DFL);
    ::raise(number);
}

/// false: the answer was wrong.
bool feed(const fuzz::Target& target, std::string_view input) {
    g_input = input.data();
    g_size = input.size();
    const std::string wrong = target.feed(input);
    if (wrong.empty()) return true;
    keepInput();
    std::printf("%s: %s; the input is kept in %s\n", target.name.c_str(), wrong.c_str(), g_file);
    return false;
}

bool run(const fuzz::Target& target, long inputs, std::uint64_t seed) {
    std::snprintf(g_file, sizeof g_file, "crash-%s.bin", target.name.c_str());
    long replayed = 0;
    const std::filesystem::path kept = std::filesystem::path(TOCSIN_TEST_DATA) / "regress" / target.name;
    std::error_code none;
    for (const auto& entry : std::filesystem::directory_iterator(kept, none)) {
        std::ifstream file(entry.path(), std::ios::binary);
        const std::string bytes{std::istreambuf_iterator<char>(file), {}};
        if (!feed(target, bytes)) return false;
        ++replayed;
    }
    for (const std::string& input : target.seeds)
        if (!feed(target, input)) return false;
    fuzz::Mutator mutator(target.seeds, target.words, seed);
    for (long i = 0; i < inputs; ++i)
        if (!feed(target, mutator.next())) return false;
    std::printf("%-12s %ld inputs, %ld kept ones replayed, seed %llu\n", target.name.c_str(), inputs, replayed,
                static_cast<unsigned long long>(seed));
    return true;
}

} // namespace

int main(int argc, char** argv) {
    const std::string wanted = argc > 1 ? argv[1] : "all";
    const long inputs = argc > 2 ? std::atol(argv[2]) : 2000;
    const auto seed = static_cast<std::uint64_t>(argc > 3 ? std::atoll(argv[3]) : 1);
    for (const int number : {SIGSEGV, SIGABRT, SIGFPE, SIGBUS, SIGILL}) ::signal(number, crashed);
    const auto targets = fuzz::targets();
    if (wanted != "all" && std::none_of(targets.begin(), targets.end(), [&](const auto& target) { return target.name == wanted; })) {
        std::fprintf(stderr, "fuzz_readers: no target '%s'\n", wanted.c_str());
        return 2;
    }
    bool well = true;
    for (const fuzz::Target& target : targets)
        if (wanted == "all" || wanted == target.name) well = run(target, inputs, seed) && well;
    return well ? 0 : 1;
}
