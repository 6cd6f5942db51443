// SPDX-License-Identifier: GPL-3.0-or-later
// An importer for tst_child_importer. The first word of the source says what it does.
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <fstream>
#include <limits>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include "core/ingest/child_process.h"
#include "core/ingest/importer.h"

namespace {

using namespace tocsin;
using namespace tocsin::ingest;

std::string outcome(bool worked) {
    return worked ? "worked" : std::string("refused: ") + std::strerror(errno);
}

void rawFrame(std::uint32_t type, const std::string& payload) {
    (void)writeFrame(kChildAnswer, {type, payload});
}

class Villain : public Importer {
public:
    Result<ImportPlan> plan(const std::filesystem::path& path, const ImportOptions& options, const JobContext&) override {
        std::ifstream(path) >> m_word;
        ImportPlan plan;
        plan.path = path;
        plan.options = options;
        plan.importer = "villain";
        plan.recipe.importer = "villain";
        plan.channels = {{"a", "", "", 1}};
        if (m_word == "segv") ::raise(SIGSEGV);
        if (m_word == "abort") std::abort();
        if (m_word == "throw") throw std::runtime_error("boom");
        if (m_word == "throw-int") throw 7;
        if (m_word == "loop") {
            volatile bool forever = true;
            while (forever) {
            }
        }
        if (m_word == "sleep") ::sleep(1000);
        if (m_word == "exit") ::_exit(9);
        if (m_word == "quiet") ::_exit(0);
        if (m_word == "eat") {
            std::size_t pieces = 0;
            while (void* piece = std::malloc(std::size_t{64} << 20)) {
                std::memset(piece, 1, std::size_t{64} << 20);
                ++pieces;
            }
            plan.sentences.push_back(std::to_string(pieces * 64) + " MiB");
        }
        if (m_word == "closed") {
            ::close(kChildAnswer);
            ::sleep(1000);
        }
        if (m_word == "huge") {
            const std::uint32_t header[2] = {2, 0xFFFFFFFFu};
            (void)!::write(kChildAnswer, header, sizeof header);
            ::sleep(1000);
        }
        if (m_word == "half") {
            const std::uint32_t header[2] = {2, 100};
            (void)!::write(kChildAnswer, header, sizeof header);
            ::_exit(0);
        }
        if (m_word == "garbage") rawFrame(2, "{]");
        if (m_word == "wrong-type") rawFrame(2, R"({"importer":1})");
        if (m_word == "binary-name") plan.channels[0].name = "a\xFF\x01z";
        if (m_word == "report")
            plan.sentences = {path.string(), std::to_string(options.rateHz), options.channels.empty() ? "" : options.channels[0]};
        if (m_word == "reach") tryEverything(plan);
        return plan;
    }

    Result<ImportReport> read(const ImportPlan&, RecordingSink& sink, const JobContext&) override {
        const std::vector<TimeNs> times{1, 2, 3};
        const std::vector<double> values{1.5, std::numeric_limits<double>::quiet_NaN(), -0.0};
        if (m_word == "block-first") rawFrame(4, std::string(16, '\0'));
        TOCSIN_TRY(sink.begin({{{{"a", "V", "", 1}}}}));
        TOCSIN_TRY(sink.append(0, {times, {values}}));
        if (m_word == "read-segv") ::raise(SIGSEGV);
        if (m_word == "bad-group") TOCSIN_TRY(sink.append(5, {times, {values}}));
        if (m_word == "bad-columns") TOCSIN_TRY(sink.append(0, {times, {values, values}}));
        if (m_word == "bad-length") rawFrame(4, std::string("\0\0\0\0\1\0\0\0\377\377\377\377\377\377\377\177", 16));
        if (m_word == "no-report") return ImportReport{};
        if (m_word == "read-error") return Error{ErrorCode::Data, "variable 3 is odd", "detail"};
        TOCSIN_TRY(sink.reject({7, "odd", "text"}));
        TOCSIN_TRY(sink.label({"fault", 1, 2}));
        ImportReport report;
        report.rows = 3;
        report.from = 1;
        report.to = 3;
        report.metadata["RPM"] = 1797;
        TOCSIN_TRY(sink.finish(report));
        if (m_word == "after-report") rawFrame(4, "");
        if (m_word == "die-after-report") std::abort();
        return report;
    }

private:
    /// What a parser must not be able to do; the outcomes come back as sentences.
    static void tryEverything(ImportPlan& plan) {
        const auto say = [&](const char* what, bool worked) { plan.sentences.push_back(std::string(what) + " " + outcome(worked)); };
        say("socket", ::socket(AF_INET, SOCK_STREAM, 0) >= 0);
        say("fork", ::fork() >= 0);
        char* const arguments[] = {const_cast<char*>("/bin/true"), nullptr};
        say("exec", ::execve("/bin/true", arguments, nullptr) == 0);
        say("write", ::open("/tmp/tocsin-villain", O_CREAT | O_WRONLY, 0600) >= 0);
        say("read", ::open("/etc/passwd", O_RDONLY) >= 0);
        say("kill", ::kill(::getppid(), 0) == 0);
        rlimit limit{};
        ::getrlimit(RLIMIT_NOFILE, &limit);
        plan.sentences.push_back("descriptors " + std::to_string(limit.rlim_max));
        limit.rlim_cur = limit.rlim_max = 4096;
        say("raise", ::setrlimit(RLIMIT_NOFILE, &limit) == 0);
        int open = 0;
        for (int i = 0; i < 1024; ++i) open += ::fcntl(i, F_GETFD) >= 0;
        plan.sentences.push_back("open " + std::to_string(open));
        plan.sentences.push_back(std::string("home ") + (std::getenv("HOME") ? "seen" : "hidden"));
    }

    std::string m_word;
};

} // namespace

extern "C" tocsin::ingest::Importer* tocsinCreateImporter() {
    return new Villain;
}
