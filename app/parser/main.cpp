// SPDX-License-Identifier: GPL-3.0-or-later
// tocsin-parser: runs one importer plugin on one opened file and streams the result (core/ingest/child_protocol.h). Exit codes: 0 answered
// (a failure is an answer), 2 not started as it should be, 3 the parent is gone.
#include <cstdio>
#include <dlfcn.h>
#include <memory>
#include <unistd.h>

#include "app/parser/sandbox.h"
#include "core/base/log.h"
#include "core/ingest/child_protocol.h"

namespace {

using namespace tocsin;
using namespace tocsin::ingest;
using child::Message;

constexpr int kExitUsage = 2, kExitAlone = 3;

/// Without a reader nothing here has a purpose any more.
void send(Message type, std::string payload) {
    if (!writeFrame(kChildAnswer, {static_cast<std::uint32_t>(type), std::move(payload)})) _exit(kExitAlone);
}

/// Passes on what the plugin reads. finish() is left to the parent: the report says the same.
class PipeSink : public RecordingSink {
public:
    Result<void> begin(const std::vector<series::GroupInfo>& groups) override {
        send(Message::Begin, child::encodeGroups(groups));
        return {};
    }
    Result<void> append(std::size_t group, const series::SampleBlock& block) override {
        send(Message::Block, child::encodeBlock(group, block));
        return {};
    }
    Result<void> reject(const RejectedRow& row) override {
        send(Message::Reject, child::encodeReject(row));
        return {};
    }
    Result<void> label(const LabelRun& run) override {
        send(Message::Label, child::encodeLabel(run));
        return {};
    }
    Result<void> finish(const ImportReport& report) override {
        send(Message::Report, child::encodeReport(report));
        return {};
    }
};

std::string readRequest() {
    std::string text;
    char piece[4096];
    for (ssize_t got = 0; (got = ::read(0, piece, sizeof piece)) > 0;) text.append(piece, static_cast<std::size_t>(got));
    return text;
}

Result<void> serve() {
    TOCSIN_ASSIGN(const child::Request request, child::decodeRequest(readRequest()));
    void* library = dlopen(request.library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!library) return Error{ErrorCode::Internal, std::string("the plugin cannot be loaded: ") + dlerror(), request.library};
    auto* create = reinterpret_cast<Importer* (*)()>(dlsym(library, kCreateImporterSymbol));
    if (!create) return Error{ErrorCode::Internal, std::string("the plugin has no function ") + kCreateImporterSymbol, request.library};
    const std::unique_ptr<Importer> importer(create());
    if (!importer) return Error{ErrorCode::Internal, "the plugin gave no importer", request.library};

    logDebug("tocsin-parser: " + parser::enterSandbox(kChildSource));
    const JobContext job(CancelToken(), [](const ProgressUpdate& update) { send(Message::Progress, child::encodeProgress(update)); });
    const std::string source = "/proc/self/fd/" + std::to_string(kChildSource);
    TOCSIN_ASSIGN(const ImportPlan plan, importer->plan(source, request.options, job));
    if (!request.read) {
        send(Message::Plan, child::encodePlan(plan));
        return {};
    }
    PipeSink sink;
    TOCSIN_TRY(importer->read(plan, sink, job));
    return {};
}

} // namespace

int main() {
    if (isatty(0) || ::lseek(kChildSource, 0, SEEK_SET) != 0) {
        std::fputs("tocsin-parser is started by the other programs of Tocsin and serves only them.\n", stderr);
        return kExitUsage;
    }
    auto done = guarded("parsing", serve, ErrorCode::Data);
    if (!done)
        send(Message::Failure, child::encodeFailure(done.error()));
    else if (!*done)
        send(Message::Failure, child::encodeFailure(done->error()));
    // Not through exit(): destructors of foreign libraries have nothing to do here any more.
    _exit(0);
}
