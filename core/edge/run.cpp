// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/run.h"

#include <fmt/format.h>
#include <iterator>
#include <optional>
#include <system_error>
#include <utility>

#include "core/base/log.h"
#include "core/edge/detail/device_lock.h"
#include "core/edge/detail/input_feed.h"
#include "core/edge/detail/output_file.h"
#include "core/edge/detail/row_stream.h"
#include "core/edge/device_state.h"

namespace tocsin::edge {

namespace {

namespace fs = std::filesystem;

// A broken source must not fill the log of a device: the count goes on, the words stop.
constexpr std::int64_t kMaxSpokenRejects = 5;
// Waits of 100 ms without bytes after which a source counts as quiet.
constexpr int kQuietWaits = 20;

Result<ActiveModel> openActive(const RunRequest& request) {
    std::error_code code;
    if (!fs::is_directory(request.root, code))
        return Error{
            ErrorCode::Usage, fmt::format("{} is not a folder; `tocsin-edge install` makes a device root", request.root.string()), {}};
    TOCSIN_ASSIGN(const DeviceLock lock, DeviceLock::share(request.root));
    TOCSIN_ASSIGN(const DeviceState state, readState(request.root));
    if (!state.active)
        return Error{
            ErrorCode::Data, fmt::format("no bundle is installed in {}; run `tocsin-edge install` first", request.root.string()), {}};
    TOCSIN_ASSIGN(const bundle::VerifiedBundle verified, readSlot(request.root, *state.active));
    return openBundle(verified, request.precision);
}

Result<RowStreamOptions> streamOptions(const RunRequest& request, const runtime::InputContract& contract) {
    RowStreamOptions options;
    options.what = request.input == "-" ? "standard input" : request.input;
    for (const auto& channel : contract.channels) options.channels.push_back(channel.name);
    if (contract.dialect.is_object()) {
        TOCSIN_ASSIGN(options.dialect, table::dialectFromJson(contract.dialect));
    }
    options.rateHz = request.rateHz;
    if (options.rateHz == 0 && options.dialect && options.dialect->time.kind == table::TimeKind::None) options.rateHz = contract.rateHz;
    options.start = request.start;
    return options;
}

/// One run: input, rows, pipeline and outputs.
class Run {
public:
    Run(const RunRequest& request, ActiveModel model, RowStreamOptions options, InputFeed feed, OutputFile alarms,
        std::optional<OutputFile> scores)
        : m_request(request), m_pipeline(std::move(model)), m_options(std::move(options)), m_rows(m_options), m_feed(std::move(feed)),
          m_alarms(std::move(alarms)), m_scores(std::move(scores)) {
        m_asset = !request.asset.empty() ? request.asset
                  : request.input == "-" ? std::string("stdin")
                                         : fs::path(request.input).stem().string();
    }

    Result<RunSummary> go(const JobContext& context) {
        if (m_scores) TOCSIN_TRY(m_scores->write(m_pipeline.scoreHeader()));
        if (m_request.ready) m_request.ready();
        for (bool more = true; more && !(m_summary.stopped = context.cancelled());) {
            if (m_request.alive) m_request.alive();
            TOCSIN_ASSIGN(const InputFeed::Piece piece, m_feed.read());
            switch (piece.kind) {
            case InputFeed::Kind::Waiting:
                if (++m_waits != kQuietWaits) continue;
                m_rows.quiet();
                break;
            case InputFeed::Kind::Renewed:
                TOCSIN_TRY(renew());
                continue;
            case InputFeed::Kind::Bytes:
                m_waits = 0;
                m_fed = true;
                m_rows.feed(piece.bytes);
                break;
            case InputFeed::Kind::End:
                m_rows.finish();
                more = false;
                break;
            }
            TOCSIN_TRY(takeRows());
        }
        m_summary.counters = m_pipeline.counters();
        return m_summary;
    }

private:
    /// The followed file begins anew: the last line without line end counts, then the header is read again.
    Result<void> renew() {
        logInfo(m_options.what + " was cut or replaced: reading from its start");
        if (m_fed) {
            m_rows.finish();
            TOCSIN_TRY(takeRows());
        }
        m_fed = false;
        m_rows = RowStream(m_options);
        return {};
    }

    Result<void> takeRows() {
        for (;;) {
            TOCSIN_ASSIGN(const RowStream::Next step, m_rows.next());
            if (step == RowStream::Next::NeedMore || step == RowStream::Next::End) break;
            if (step == RowStream::Next::Rejected) {
                reject();
                continue;
            }
            const std::string_view named = m_rows.asset();
            TOCSIN_TRY(m_pipeline.push(named.empty() ? std::string_view(m_asset) : named, m_rows.time(), m_rows.values()));
        }
        TOCSIN_TRY(m_alarms.write(m_pipeline.takeAlarms()));
        const std::string scores = m_pipeline.takeScores();
        if (m_scores) TOCSIN_TRY(m_scores->write(scores));
        return {};
    }

    void reject() {
        if (++m_summary.rejected <= kMaxSpokenRejects) logWarning(fmt::format("{} {}", m_options.what, m_rows.reason()));
        if (m_summary.rejected == kMaxSpokenRejects) logWarning("further rejected lines are counted only");
    }

    const RunRequest& m_request;
    Pipeline m_pipeline;
    RowStreamOptions m_options;
    RowStream m_rows;
    InputFeed m_feed;
    OutputFile m_alarms;
    std::optional<OutputFile> m_scores;
    std::string m_asset;
    bool m_fed = false;
    int m_waits = 0; // in a row without bytes
    RunSummary m_summary;
};

/// An output that is the input, or the other output, would be emptied or interleaved.
Result<void> checkApart(const RunRequest& request) {
    const std::pair<const char*, std::string> named[] = {
        {"--input", request.input}, {"--output", request.output}, {"--scores", request.scores}};
    for (std::size_t i = 0; i < std::size(named); ++i)
        for (std::size_t j = i + 1; j < std::size(named); ++j) {
            std::error_code ignored;
            const std::string &a = named[i].second, &b = named[j].second;
            if (a.empty() || b.empty() || a == "-" || b == "-" || !(a == b || fs::equivalent(a, b, ignored)) ||
                fs::is_character_file(a, ignored))
                continue;
            return Error{
                ErrorCode::Usage, fmt::format("{} and {} are the same file {}; give each its own", named[i].first, named[j].first, a), {}};
        }
    return {};
}

} // namespace

Result<RunSummary> runAgent(const RunRequest& request, const JobContext& context) {
    TOCSIN_TRY(checkApart(request));
    TOCSIN_ASSIGN(ActiveModel model, openActive(request));
    TOCSIN_ASSIGN(RowStreamOptions options, streamOptions(request, model.manifest.input));
    TOCSIN_ASSIGN(InputFeed feed, InputFeed::open(request.input, request.follow));
    // A service that starts again must not wipe the alarms it has raised.
    const auto start = request.follow ? OutputFile::Start::Append : OutputFile::Start::Empty;
    TOCSIN_ASSIGN(OutputFile alarms, OutputFile::open(request.output, start));
    std::optional<OutputFile> scores;
    if (!request.scores.empty()) {
        TOCSIN_ASSIGN(OutputFile opened, OutputFile::open(request.scores, OutputFile::Start::Empty));
        scores.emplace(std::move(opened));
    }
    Run run(request, std::move(model), std::move(options), std::move(feed), std::move(alarms), std::move(scores));
    return run.go(context);
}

} // namespace tocsin::edge
