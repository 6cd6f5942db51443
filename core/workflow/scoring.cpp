// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/scoring.h"

#include <algorithm>
#include <cmath>

#include "core/runtime/score_csv.h"
#include "core/series/sampling.h"
#include "core/workflow/row_stream.h"

namespace tocsin::workflow {

namespace {

/// Median step of the clock's first rows; enough of them for a nominal rate.
Result<TimeNs> nominalStep(const series::SeriesSource& source, std::size_t group) {
    constexpr std::int64_t kRows = 20'000;
    TOCSIN_ASSIGN(const std::vector<TimeNs> times, source.times(group, 0, std::min(source.rows(group), kRows)));
    return series::sampling(times).medianStepNs;
}

} // namespace

Result<RecordingScores> scoreRecording(const series::SeriesSource& source, const std::string& what, const std::string& asset,
                                       runtime::Scorer& scorer, const JobContext& job) {
    TOCSIN_ASSIGN(const RowStream stream, RowStream::open(source, scorer.contract().channels, what));
    RecordingScores scores;
    scores.asset = asset;
    TOCSIN_ASSIGN(const TimeNs step, nominalStep(source, stream.clockGroup()));
    scores.stepNs = step * scorer.contract().strideSamples;
    scorer.reset();
    const runtime::WindowCounters before = scorer.counters();
    const std::int64_t notFitBefore = scorer.notFit();
    bool fresh = true;
    TOCSIN_TRY(stream.forEach(
        [&](std::int64_t row, TimeNs time, std::span<const double> values) -> Result<void> {
            TOCSIN_ASSIGN(const runtime::Score* score, scorer.push(time, values));
            fresh = fresh || scorer.restarted();
            if (score == nullptr) return {};
            if (fresh) scores.stretches.push_back(scores.scores.size());
            fresh = false;
            scores.rows.push_back(row);
            scores.times.push_back(score->time);
            scores.scores.push_back(score->score);
            scores.probabilities.insert(scores.probabilities.end(), score->probabilities.begin(), score->probabilities.end());
            return {};
        },
        job));
    const runtime::WindowCounters& after = scorer.counters();
    scores.counters = after;
    scores.counters.rows -= before.rows;
    scores.counters.windows -= before.windows;
    scores.counters.skipped -= before.skipped;
    scores.counters.held -= before.held;
    scores.notFit = scorer.notFit() - notFitBefore;
    return scores;
}

std::vector<alarm::ScoreSeries> scoreSeries(const RecordingScores& scores, std::int64_t fromRow, std::int64_t toRow) {
    std::vector<alarm::ScoreSeries> series;
    for (std::size_t stretch = 0; stretch < scores.stretches.size(); ++stretch) {
        const std::size_t end = stretch + 1 < scores.stretches.size() ? scores.stretches[stretch + 1] : scores.scores.size();
        alarm::ScoreSeries part{scores.asset, {}, {}, scores.stepNs};
        for (std::size_t i = scores.stretches[stretch]; i < end; ++i) {
            if (scores.rows[i] < fromRow || scores.rows[i] >= toRow) continue;
            part.times.push_back(scores.times[i]);
            part.scores.push_back(scores.scores[i]);
        }
        if (!part.times.empty()) series.push_back(std::move(part));
    }
    return series;
}

void appendScores(std::string& csv, const RecordingScores& scores) {
    const std::size_t classes = scores.scores.empty() ? 0 : scores.probabilities.size() / scores.scores.size();
    runtime::Score score;
    for (std::size_t i = 0; i < scores.scores.size(); ++i) {
        score.time = scores.times[i];
        score.score = scores.scores[i];
        score.probabilities.assign(scores.probabilities.begin() + static_cast<std::ptrdiff_t>(i * classes),
                                   scores.probabilities.begin() + static_cast<std::ptrdiff_t>((i + 1) * classes));
        runtime::appendScoreCsv(csv, scores.asset, score);
    }
}

} // namespace tocsin::workflow
