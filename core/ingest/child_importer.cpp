// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/child_importer.h"

#include <cerrno>
#include <cstdlib>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/ingest/child_process.h"
#include "core/ingest/child_protocol.h"

namespace tocsin::ingest {

namespace fs = std::filesystem;
using child::Message;

namespace {

/// One child at work on one file.
class Session {
public:
    static Result<Session> start(const fs::path& parser, const fs::path& library, const fs::path& path, const ImportOptions& options,
                                 bool read) {
        const std::string name = path.filename().string();
        const int source = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | O_NONBLOCK);
        if (source < 0) return errnoError(path.string(), errno);
        struct stat status {};
        if (::fstat(source, &status) != 0 || !S_ISREG(status.st_mode)) {
            ::close(source);
            return Error{ErrorCode::Data, name + " is no ordinary file", path.string()};
        }
        std::error_code ignored;
        const fs::path code = fs::absolute(library, ignored);
        const std::string request = child::encodeRequest({read, code.string(), options});
        auto process = ChildProcess::start(parser, {}, source, request, limitsFor(static_cast<std::uint64_t>(status.st_size)));
        ::close(source);
        if (!process) return process.error();
        return Session(*std::move(process), name);
    }

    /// The next message that is no progress; nullopt after an orderly end.
    Result<std::optional<ChildFrame>> next(const JobContext& job) {
        for (;;) {
            TOCSIN_ASSIGN(std::optional<ChildFrame> frame, m_process.next(job, "the parser of " + m_name));
            if (!frame) return frame;
            const auto type = static_cast<Message>(frame->type);
            if (type == Message::Progress) {
                TOCSIN_ASSIGN(const ProgressUpdate update, child::decodeProgress(frame->payload));
                job.progress(update.fraction, update.step);
                continue;
            }
            if (type != Message::Failure) return frame;
            Error error = child::decodeFailure(frame->payload);
            if (error.message.find(m_name) == std::string::npos) error.message = m_name + ": " + error.message;
            return error;
        }
    }

    /// The child must end now, and well.
    Result<void> end(const JobContext& job) {
        TOCSIN_ASSIGN(const std::optional<ChildFrame> more, next(job));
        if (more) return unexpected(more->type);
        return {};
    }

    [[nodiscard]] Error unexpected(std::uint32_t type) const {
        return {ErrorCode::Data, m_name + ": the parser's answer does not fit (message " + std::to_string(type) + " out of turn)", {}};
    }
    [[nodiscard]] Error silent() const { return {ErrorCode::Data, m_name + ": the parser ended without an answer", {}}; }

private:
    Session(ChildProcess process, std::string name) : m_process(std::move(process)), m_name(std::move(name)) {}
    ChildProcess m_process;
    std::string m_name;
};

} // namespace

fs::path defaultParserProgram() {
    if (const char* program = std::getenv("TOCSIN_PARSER"); program && *program) return program;
    std::error_code error;
    return fs::read_symlink("/proc/self/exe", error).parent_path() / "tocsin-parser";
}

ChildImporter::ChildImporter(fs::path library, fs::path parser) : m_library(std::move(library)), m_parser(std::move(parser)) {}

Result<ImportPlan> ChildImporter::plan(const fs::path& path, const ImportOptions& options, const JobContext& job) {
    TOCSIN_ASSIGN(Session session, Session::start(m_parser, m_library, path, options, false));
    TOCSIN_ASSIGN(const std::optional<ChildFrame> frame, session.next(job));
    if (!frame) return session.silent();
    if (static_cast<Message>(frame->type) != Message::Plan) return session.unexpected(frame->type);
    TOCSIN_ASSIGN(ImportPlan plan, child::decodePlan(frame->payload));
    TOCSIN_TRY(session.end(job));
    plan.path = path;
    plan.options = options;
    return plan;
}

Result<ImportReport> ChildImporter::read(const ImportPlan& plan, RecordingSink& sink, const JobContext& job) {
    TOCSIN_ASSIGN(Session session, Session::start(m_parser, m_library, plan.path, plan.options, true));
    TOCSIN_ASSIGN(const std::optional<ChildFrame> first, session.next(job));
    if (!first) return session.silent();
    if (static_cast<Message>(first->type) != Message::Begin) return session.unexpected(first->type);
    TOCSIN_ASSIGN(const std::vector<series::GroupInfo> groups, child::decodeGroups(first->payload));
    TOCSIN_TRY(sink.begin(groups));
    for (;;) {
        TOCSIN_ASSIGN(const std::optional<ChildFrame> frame, session.next(job));
        if (!frame) return session.silent();
        switch (static_cast<Message>(frame->type)) {
        case Message::Block: {
            TOCSIN_ASSIGN(const child::OwnedBlock owned, child::decodeBlock(frame->payload, groups));
            series::SampleBlock block{owned.times, {}};
            for (const auto& column : owned.columns) block.columns.emplace_back(column);
            TOCSIN_TRY(sink.append(owned.group, block));
            break;
        }
        case Message::Reject: {
            TOCSIN_ASSIGN(const RejectedRow row, child::decodeReject(frame->payload));
            TOCSIN_TRY(sink.reject(row));
            break;
        }
        case Message::Label: {
            TOCSIN_ASSIGN(const LabelRun run, child::decodeLabel(frame->payload));
            TOCSIN_TRY(sink.label(run));
            break;
        }
        case Message::Report: {
            TOCSIN_ASSIGN(ImportReport report, child::decodeReport(frame->payload));
            TOCSIN_TRY(session.end(job));
            TOCSIN_TRY(sink.finish(report));
            return report;
        }
        default:
            return session.unexpected(frame->type);
        }
    }
}

} // namespace tocsin::ingest
