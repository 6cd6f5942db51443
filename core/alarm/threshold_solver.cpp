// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/threshold_solver.h"

#include <algorithm>
#include <cmath>
#include <fmt/format.h>
#include <map>

#include "core/alarm/bounds.h"

namespace tocsin::alarm {

namespace {

Result<void> checkSeries(const std::vector<ScoreSeries>& series) {
    for (const ScoreSeries& part : series) {
        if (part.times.size() != part.scores.size())
            return Error{ErrorCode::Internal,
                         fmt::format("asset {}: {} times for {} scores", part.asset, part.times.size(), part.scores.size()),
                         {}};
        if (part.stepNs <= 0)
            return Error{ErrorCode::Data,
                         fmt::format("asset {}: the time that a score stands for is not known; give the rate of the recording", part.asset),
                         {}};
        const auto bad = std::find_if_not(part.scores.begin(), part.scores.end(), [](float score) { return std::isfinite(score); });
        if (bad != part.scores.end())
            return Error{ErrorCode::Data,
                         fmt::format("asset {}, {}: the score is not a finite number; train again or leave that stretch out", part.asset,
                                     formatTime(part.times[static_cast<std::size_t>(bad - part.scores.begin())])),
                         {}};
    }
    return {};
}

Result<void> checkRequest(const SolverRequest& request) {
    if (!(request.confidence > 0.5 && request.confidence < 1))
        return Error{ErrorCode::Usage, fmt::format("confidence {} must lie between 0.5 and 1", request.confidence), {}};
    if (!(request.budget.count > 0) || request.budget.perNs <= 0 || !std::isfinite(request.budget.count))
        return Error{ErrorCode::Usage, "the budget must allow more than 0 false alarms in more than no time", {}};
    if (request.forms.empty()) return Error{ErrorCode::Usage, "at least one form (m of n) of the rule is needed", {}};
    for (const RuleForm& form : request.forms) TOCSIN_TRY(checkRule({0, form.m, form.n, form.hysteresis, 0, 0}));
    TOCSIN_TRY(checkRule({0, 1, 1, request.hysteresis.value_or(0), request.minDurationNs, request.coolDownNs}));
    if (!(request.maxTimeInAlarm > 0 && request.maxTimeInAlarm <= 1))
        return Error{ErrorCode::Usage, "the largest share of time in alarm must lie in (0, 1]", {}};
    TOCSIN_TRY(checkSeries(request.clean));
    return checkSeries(request.eventSeries);
}

// Half the interquartile range of training scores.
double automaticHysteresis(std::vector<float> sample) {
    std::erase_if(sample, [](float score) { return !std::isfinite(score); });
    if (sample.size() < kLeastTrainingScores) return 0;
    const auto quartile = [&](std::size_t quarter) {
        const auto place = sample.begin() + static_cast<std::ptrdiff_t>((sample.size() - 1) * quarter / 4);
        std::nth_element(sample.begin(), place, sample.end());
        return static_cast<double>(*place);
    };
    return 0.5 * (quartile(3) - quartile(1));
}

// How many forms may be compared: the largest number that costs at most a quarter of the allowed count. Looks at clean time and budget
// only.
std::size_t formsAffordable(const SolverRequest& request, std::size_t usable, double cleanDays, std::int64_t allowedByOne) {
    std::size_t affordable = 1;
    for (std::size_t forms = 2; forms <= usable; ++forms) {
        const auto allowed =
            poissonAllowedCount(cleanDays, request.budget.perDay(), 1 - (1 - request.confidence) / static_cast<double>(forms));
        if (!allowed || *allowed < allowedByOne - allowedByOne / 4) break;
        affordable = forms;
    }
    return affordable;
}

// A form that looks back over n scores is blind at the start of each stretch. It is tried where that costs at most a twentieth of the clean
// time.
std::vector<RuleForm> usableForms(const SolverRequest& request) {
    std::size_t rows = 0, stretches = 0;
    for (const ScoreSeries& part : request.clean) {
        rows += part.scores.size();
        stretches += !part.scores.empty();
    }
    std::vector<RuleForm> usable;
    for (const RuleForm& form : request.forms)
        if (static_cast<double>(form.n - 1) * static_cast<double>(stretches) <= 0.05 * static_cast<double>(rows)) usable.push_back(form);
    if (usable.empty()) usable.push_back({1, 1, 0});
    return usable;
}

// Warnings about what the Poisson law assumes: independent false alarms, alike machines.
void judgeAssumptions(const std::vector<ScoreSeries>& clean, const std::vector<std::vector<AlarmInterval>>& alarms,
                      DecisionRecord& record) {
    const double perDay = record.cleanDays > 0 ? static_cast<double>(record.falseAlarms) / record.cleanDays : 0;
    std::int64_t gaps = 0, close = 0;
    struct Share {
        std::int64_t alarms = 0;
        double days = 0;
    };
    std::map<std::string_view, Share> shares;
    for (std::size_t s = 0; s < clean.size(); ++s) {
        Share& share = shares[clean[s].asset];
        share.alarms += static_cast<std::int64_t>(alarms[s].size());
        share.days += machineDays(std::span(&clean[s], 1));
        for (std::size_t a = 1; a < alarms[s].size(); ++a) {
            const double gap = static_cast<double>(alarms[s][a].raised - alarms[s][a - 1].raised) / static_cast<double>(kNsPerDay);
            ++gaps;
            close += gap * perDay < 0.05; // probability 1 - exp(-0.05) = 4.88 % when alarms are independent
        }
    }
    if (gaps > 0 && clopperPearson(close, gaps, 0.98).low > 1 - std::exp(-0.05))
        record.warnings.push_back(fmt::format(
            "False alarms come in clusters ({} of {} follow another within a twentieth of the mean gap): the bound takes them as "
            "independent. A longer persistence (m of n) or a cool-down makes one alarm of a cluster.",
            close, gaps));
    if (shares.size() < 2) return;
    for (const auto& [asset, share] : shares)
        if (poissonLower(share.alarms, share.days, 0.99) > record.budget.perDay())
            record.warnings.push_back(fmt::format(
                "{} of {} false alarms come from {}: the bound holds for the machines together, this one alone is above the budget.",
                share.alarms, record.falseAlarms, asset));
}

struct Candidate {
    DecisionRule rule;
    EpisodeCurve::Limit limit;
    int eventsFound = 0;
    double lead = 0;
};

void describe(const SolverRequest& request, DecisionRecord& record) {
    const double perDay = request.budget.perDay();
    record.method = "exact Poisson limit of the count of alarms in clean time; thresholds tested from strict to loose at a fixed level";
    if (record.formsTried > 1) record.method += fmt::format("; level divided among {} forms of the rule", record.formsTried);
    if (!request.hysteresis)
        record.method += record.rule.hysteresis > 0 ? fmt::format("; hysteresis half the interquartile range of {} scores of training",
                                                                  request.trainingScores.size())
                                                    : "; no hysteresis, for want of training scores to read one off";
    if (record.cleanDays < 1)
        record.warnings.push_back(fmt::format("The clean time is only {}: changes over days are not in it.",
                                              formatDuration(static_cast<TimeNs>(record.cleanDays * static_cast<double>(kNsPerDay)))));
    if (record.shown) return;
    const double needed = poissonExposureNeeded(0, perDay, request.confidence), missing = std::max(0.0, needed - record.cleanDays);
    record.missing = {
        missing, needed,
        fmt::format("Not shown yet: {:.4g} clean machine-days without any false alarm show at most {:.4g} false alarms a machine-day ({:g} "
                    "% confidence), "
                    "the budget {} asks for {:.4g}. {:.4g} further clean machine-days without a false alarm are needed ({:.4g} in all).",
                    record.cleanDays, record.bound, 100 * request.confidence, formatBudget(request.budget), perDay, missing, needed)};
}

} // namespace

Result<DecisionRecord> solveThreshold(const SolverRequest& request, const JobContext& context) {
    TOCSIN_TRY(checkRequest(request));
    DecisionRecord record;
    record.budget = request.budget;
    record.confidence = request.confidence;
    record.cleanDays = machineDays(request.clean);
    if (record.cleanDays <= 0)
        return Error{
            ErrorCode::Data, "there is no normal time to tune on: import history without faults, or mark it normal (label 'normal')", {}};

    const double hysteresis = request.hysteresis ? *request.hysteresis : automaticHysteresis(request.trainingScores);
    const auto allowedByOne = poissonAllowedCount(record.cleanDays, request.budget.perDay(), request.confidence);
    record.shown = allowedByOne.has_value();
    const bool choose = record.shown && !request.events.empty() && !request.eventSeries.empty();
    const std::vector<RuleForm> usable = usableForms(request);
    const std::size_t forms = choose ? formsAffordable(request, usable.size(), record.cleanDays, *allowedByOne) : 1;
    record.formsTried = static_cast<int>(forms);
    const double level = 1 - (1 - request.confidence) / static_cast<double>(forms);
    record.allowedFalseAlarms = record.shown ? *poissonAllowedCount(record.cleanDays, request.budget.perDay(), level) : 0;
    record.bound = poissonUpper(record.allowedFalseAlarms, record.cleanDays, level);

    std::optional<Candidate> best;
    for (std::size_t f = 0; f < forms; ++f) {
        TOCSIN_TRY(context.check());
        context.progress(static_cast<double>(f) / static_cast<double>(forms), "false alarms at every threshold");
        RuleForm form = usable[f];
        if (form.hysteresis <= 0) form.hysteresis = hysteresis;
        const EpisodeCurve curve(request.clean, form);
        Candidate candidate{{0, form.m, form.n, form.hysteresis, request.minDurationNs, request.coolDownNs}, {}, 0, 0};
        candidate.limit = curve.lowestThreshold(record.allowedFalseAlarms, request.maxTimeInAlarm * curve.cleanDays());
        if (!record.shown) candidate.limit = curve.lowestThreshold(0, 0); // above the largest clean score
        candidate.rule.threshold = candidate.limit.threshold;
        if (choose) {
            const EventMetrics metrics = eventMetrics(request.eventSeries, request.events, candidate.rule, request.eventOptions);
            candidate.eventsFound = metrics.eventsFound;
            candidate.lead = metrics.leadMedianS.value_or(0);
        }
        const bool better = !best || candidate.eventsFound > best->eventsFound ||
                            (candidate.eventsFound == best->eventsFound && candidate.lead > best->lead);
        if (better) best = candidate;
    }
    TOCSIN_TRY(context.check());
    record.rule = best->rule;

    const auto alarms = applyRule(request.clean, record.rule);
    const EventMetrics clean = eventMetrics(request.clean, {}, alarms, {});
    record.falseAlarms = clean.falseAlarms;
    record.cleanTimeInAlarm = clean.cleanTimeInAlarm.value_or(0);
    if (!request.events.empty() && !request.eventSeries.empty()) {
        const EventMetrics metrics = eventMetrics(request.eventSeries, request.events, record.rule, request.eventOptions);
        record.events = metrics.events;
        record.eventsFound = metrics.eventsFound;
        record.leadMedianS = metrics.leadMedianS;
        if (metrics.events > 0 && metrics.eventsFound == 0)
            record.warnings.push_back(fmt::format("At this budget none of the {} known events is found.", metrics.events));
    }
    const auto [least, most] = [&] {
        float low = std::numeric_limits<float>::infinity(), high = -low;
        for (const ScoreSeries& part : request.clean)
            for (const float score : part.scores) low = std::min(low, score), high = std::max(high, score);
        return std::pair(low, high);
    }();
    if (least == most)
        record.warnings.push_back("All clean scores are equal: the model says nothing about normal time, and any other score is an alarm.");
    if (record.shown && best->limit.stoppedByTime)
        record.warnings.push_back(
            fmt::format("The budget would allow a lower threshold, but alarms would then stand in more than {:g} % of the clean time.",
                        100 * request.maxTimeInAlarm));
    judgeAssumptions(request.clean, alarms, record);
    describe(request, record);
    return record;
}

} // namespace tocsin::alarm
