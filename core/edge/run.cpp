// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/run.h"

#include <fmt/format.h>
#include <optional>
#include <system_error>
#include <utility>

#include "core/base/apart.h"
#include "core/base/log.h"
#include "core/base/utf8.h"
#include "core/edge/detail/device_lock.h"
#include "core/edge/detail/input_feed.h"
#include "core/edge/detail/output_file.h"
#include "core/edge/detail/place_keeper.h"
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

std::string assetOf(const RunRequest& request) {
    // As the alarm lines write it, whatever bytes the name of the file has.
    return validUtf8(!request.asset.empty() ? request.asset
                     : request.input == "-" ? std::string("stdin")
                                            : fs::path(request.input).stem().string());
}

/// What decides, beside the rows, what is said.
Json identityOf(const RunRequest& request, const ActiveModel& model) {
    return {{"manifest_sha256", model.manifestSha256},
            {"precision", model.precision},
            {"asset", assetOf(request)},
            {"rate", request.rateHz},
            {"start", request.start}};
}

/// One run: input, rows, pipeline and outputs.
class Run {
public:
    Run(const RunRequest& request, Pipeline pipeline, RowStreamOptions options, PlaceKeeper keeper, InputFeed feed, OutputFile alarms,
        std::optional<OutputFile> scores)
        : m_request(request), m_pipeline(std::move(pipeline)), m_options(std::move(options)), m_rows(m_options),
          m_keeper(std::move(keeper)), m_feed(std::move(feed)), m_alarms(std::move(alarms)), m_scores(std::move(scores)),
          m_asset(assetOf(request)) {}

    /// The rows that were judged before are taken unseen.
    Result<void> goOn() {
        const FollowState& state = m_keeper.state();
        m_toSkip = state.items;
        if (state.dialect.is_object()) {
            RowStreamOptions options = m_options;
            TOCSIN_ASSIGN(options.dialect, table::dialectFromJson(state.dialect));
            m_rows = RowStream(std::move(options));
        }
        return {};
    }

    Result<RunSummary> go(const JobContext& context) {
        if (m_scores && m_keeper.state().headerDue) TOCSIN_TRY(m_scores->write(m_pipeline.scoreHeader()));
        if (m_request.ready) m_request.ready();
        for (bool more = true; more && !(m_summary.stopped = context.cancelled());) {
            if (m_request.alive) m_request.alive();
            if (m_keeper.due()) keepPlace();
            TOCSIN_ASSIGN(const InputFeed::Piece piece, m_feed.read());
            switch (piece.kind) {
            case InputFeed::Kind::Waiting:
                caughtUp();
                if (++m_waits != kQuietWaits) continue;
                m_rows.quiet();
                break;
            case InputFeed::Kind::Renewed:
                TOCSIN_TRY(renew());
                continue;
            case InputFeed::Kind::Bytes:
                m_waits = 0;
                m_fed = m_fed || !piece.bytes.empty();
                m_rows.feed(piece.bytes);
                break;
            case InputFeed::Kind::End:
                m_rows.finish();
                more = false;
                break;
            }
            TOCSIN_TRY(takeRows());
        }
        keepPlace();
        m_summary.counters = m_pipeline.counters();
        return m_summary;
    }

private:
    /// The followed file begins anew: the last line without line end counts, then the header is read again.
    Result<void> renew() {
        logWarning(m_options.what + " was cut or replaced: reading from its start");
        if (m_fed) {
            m_rows.finish();
            TOCSIN_TRY(takeRows());
        }
        foundPlace();
        m_fed = false;
        m_rows = RowStream(m_options);
        m_items = 0;
        m_keeper.state().dialect = nullptr;
        keepPlace();
        return {};
    }

    void foundPlace() {
        if (m_toSkip == 0) return;
        logWarning(fmt::format("{} holds {} rows less than were read of it before; going on at its end", m_options.what, m_toSkip));
        m_toSkip = 0;
    }

    /// The end of what is there: all that an earlier run had said has come by.
    void caughtUp() {
        foundPlace();
        m_alarms.caughtUp();
        if (m_scores) m_scores->caughtUp();
    }

    Result<void> takeRows() {
        for (;;) {
            TOCSIN_ASSIGN(const RowStream::Next step, m_rows.next());
            if (step == RowStream::Next::NeedMore || step == RowStream::Next::End) break;
            ++m_items;
            if (m_toSkip > 0) {
                --m_toSkip;
                continue;
            }
            m_keeper.judged();
            if (step == RowStream::Next::Rejected) {
                reject();
                continue;
            }
            const std::string_view named = m_rows.asset();
            TOCSIN_TRY(m_pipeline.push(named.empty() ? std::string_view(m_asset) : named, m_rows.time(), m_rows.values()));
        }
        keepDialect();
        const std::string alarms = m_pipeline.takeAlarms(), scores = m_pipeline.takeScores();
        TOCSIN_TRY(m_alarms.write(alarms));
        if (m_scores) TOCSIN_TRY(m_scores->write(scores));
        m_keeper.said(alarms.size() + (m_scores ? scores.size() : 0), alarms.size(), !m_alarms.canBeReadAgain());
        return {};
    }

    /// A table's form may have been guessed from little: the next run must read it alike, so it is stored before anything is said by it.
    void keepDialect() {
        if (!m_keeper.keeps() || !m_rows.dialect() || m_keeper.state().dialect.is_object()) return;
        m_keeper.state().dialect = table::toJson(*m_rows.dialect());
        m_keeper.store();
    }

    /// Not while lines of the run before are still to come by: what lies behind the stored place of an output is all that the next run has
    /// to know them by.
    void keepPlace() {
        if (!m_keeper.keeps() || m_toSkip > 0 || !m_alarms.isCaughtUp() || (m_scores && !m_scores->isCaughtUp())) return;
        auto place = placeOf(m_feed.handle(), m_feed.offset(), m_options.what);
        if (!place.ok()) return; // cut: the next read finds out
        for (const OutputFile* file : {&m_alarms, m_scores ? &*m_scores : nullptr})
            if (file)
                if (const auto synced = file->sync(); !synced.ok()) logWarning(synced.error().message);
        FollowState& state = m_keeper.state();
        state.input = *std::move(place);
        state.items = m_items;
        state.pipeline = m_pipeline.snapshot();
        state.alarms = m_alarms.place();
        state.scores = m_scores ? m_scores->place() : OutputPlace();
        state.headerDue = false;
        m_keeper.store();
    }

    void reject() {
        if (++m_summary.rejected <= kMaxSpokenRejects) logWarning(fmt::format("{} {}", m_options.what, m_rows.reason()));
        if (m_summary.rejected == kMaxSpokenRejects) logWarning("further rejected lines are counted only");
    }

    const RunRequest& m_request;
    Pipeline m_pipeline;
    RowStreamOptions m_options;
    RowStream m_rows;
    PlaceKeeper m_keeper;
    InputFeed m_feed;
    OutputFile m_alarms;
    std::optional<OutputFile> m_scores;
    std::string m_asset;
    bool m_fed = false;
    int m_waits = 0;                        // in a row without bytes
    std::int64_t m_items = 0, m_toSkip = 0; // rows and rejected lines of the file at hand
    RunSummary m_summary;
};

/// An output that is the input, or the other output, would be emptied or interleaved.
Result<void> checkFiles(const RunRequest& request) {
    const auto named = [](const char* option, const std::string& file) { return NamedFile{option, file == "-" ? std::string() : file}; };
    return checkApart({named("--output", request.output), named("--scores", request.scores)}, {named("--input", request.input)});
}

} // namespace

Result<RunSummary> runAgent(const RunRequest& request, const JobContext& context) {
    using Start = PlaceKeeper::Start;
    TOCSIN_TRY(checkFiles(request));
    TOCSIN_ASSIGN(const ActiveModel model, openActive(request));
    TOCSIN_ASSIGN(RowStreamOptions options, streamOptions(request, model.manifest.input));
    TOCSIN_ASSIGN(PlaceKeeper keeper, PlaceKeeper::open(request, identityOf(request, model)));
    Pipeline pipeline(model);
    FollowState& state = keeper.state();
    const auto known = keeper.start() == Start::OtherBundle ? pipeline.followOn(state.pipeline) : pipeline.restore(state.pipeline);
    if (!known.ok()) {
        logWarning(fmt::format("{}: {} is judged anew from its start, alarms that were said may be said again", known.error().message,
                               options.what));
        keeper.forget();
        pipeline = Pipeline(model);
    }
    const bool goesOn = keeper.start() == Start::SameFile || keeper.start() == Start::Renamed;
    TOCSIN_ASSIGN(InputFeed feed, InputFeed::open(request.input, request.follow, keeper.begin()));
    // A service that starts again must not wipe what it has said.
    const auto start = request.follow ? OutputFile::Start::Append : OutputFile::Start::Empty;
    TOCSIN_ASSIGN(OutputFile alarms, OutputFile::open(request.output, start, goesOn ? state.alarms : OutputPlace()));
    if (!alarms.continued()) state.alarms = alarms.place();
    std::optional<OutputFile> scores;
    if (!request.scores.empty()) {
        TOCSIN_ASSIGN(OutputFile opened, OutputFile::open(request.scores, start, goesOn ? state.scores : OutputPlace()));
        if (!opened.continued()) {
            state.scores = opened.place();
            state.headerDue = !opened.beginsWith(pipeline.scoreHeader());
        }
        scores.emplace(std::move(opened));
    } else {
        state.scores = {};
    }
    if (!goesOn) {
        if (keeper.keeps()) {
            TOCSIN_ASSIGN(state.input, placeOf(feed.handle(), 0, options.what));
        }
        state.items = 0;
        state.dialect = nullptr;
        state.pipeline = pipeline.snapshot();
    }
    keeper.store();
    Run run(request, std::move(pipeline), std::move(options), std::move(keeper), std::move(feed), std::move(alarms), std::move(scores));
    if (goesOn) TOCSIN_TRY(run.goOn());
    return run.go(context);
}

} // namespace tocsin::edge
