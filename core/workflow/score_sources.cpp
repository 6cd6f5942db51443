// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/score_sources.h"

#include <fmt/format.h>

#include "core/base/apart.h"
#include "core/base/durable_file.h"
#include "core/runtime/score_csv.h"
#include "core/workflow/import_sources.h"
#include "core/workflow/scoring.h"

namespace tocsin::workflow {

Result<ScoreAnswer> scoreSources(const store::Project& project, const ScoreRequest& request, const JobContext& job) {
    std::vector<NamedFile> sources;
    for (const std::filesystem::path& source : request.sources) sources.push_back({"the source", source});
    TOCSIN_TRY(checkApart({{"--out", request.out}}, sources));
    TOCSIN_TRY(checkOutside({"--out", request.out}, project.folder()));
    TOCSIN_ASSIGN(const RunFiles run, readRunFiles(project, request.run));
    ScoreAnswer answer;
    TOCSIN_ASSIGN(answer.precision, resolvePrecision(run, request.precision));
    TOCSIN_ASSIGN(runtime::Scorer scorer, openScorer(run, answer.precision));
    std::string csv = runtime::scoreCsvHeader(run.classes);
    for (const std::filesystem::path& source : request.sources) {
        ingest::ImportOptions options = request.options;
        const std::string asset = options.asset.empty() ? source.stem().string() : options.asset;
        options.asset = asset;
        // Rows as the agent will take them; sources without time have the rate of training.
        const Json& dialect = run.contract.dialect;
        options.expected = ingest::ExpectedInput{dialect, {}};
        for (const runtime::ContractChannel& channel : run.contract.channels) options.expected->channels.push_back(channel.name);
        const bool timeless = !dialect.is_object() || (dialect.contains("time") && dialect.at("time").value("kind", "") == "none");
        if (options.rateHz == 0 && timeless) options.rateHz = run.contract.rateHz;
        TOCSIN_ASSIGN(const auto sink, readSource(source, options, job));
        TOCSIN_ASSIGN(const RecordingScores scores, scoreRecording(*sink->source(), source.filename().string(), asset, scorer, job));
        appendScores(csv, scores);
        answer.scores += static_cast<std::int64_t>(scores.scores.size());
        answer.windowsSkipped += scores.counters.skipped;
        answer.notFit += scores.notFit;
        if (scores.scores.empty())
            answer.warnings.push_back(fmt::format("{}: {} rows hold no whole window of {} samples, so there is no score",
                                                  source.filename().string(), scores.counters.rows, run.contract.windowSamples));
    }
    TOCSIN_TRY(durableReplace(request.out, csv));
    return answer;
}

} // namespace tocsin::workflow
