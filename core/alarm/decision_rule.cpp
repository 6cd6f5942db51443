// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/decision_rule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <fmt/format.h>
#include <limits>
#include <map>

namespace tocsin::alarm {

namespace {

Error badRule(std::string text) {
    return Error{ErrorCode::Data, "decision rule: " + std::move(text), {}};
}

Result<std::int64_t> wholeNumber(const Json& value, std::string_view key) {
    if (value.is_number_unsigned() && value.get<std::uint64_t>() > static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max()))
        return badRule(fmt::format("'{}' is too large", key));
    if (!value.is_number_integer()) return badRule(fmt::format("'{}' must be a whole number", key));
    return value.get<std::int64_t>();
}

Result<double> realNumber(const Json& value, std::string_view key) {
    if (!value.is_number()) return badRule(fmt::format("'{}' must be a number", key));
    return value.get<double>();
}

} // namespace

Result<void> checkRule(const DecisionRule& rule) {
    if (!std::isfinite(rule.threshold)) return badRule("the threshold must be a finite number");
    if (rule.m < 1 || rule.n < rule.m || rule.n > kMaxRuleLength)
        return badRule(fmt::format("{} of {}: 1 <= m <= n <= {} is needed", rule.m, rule.n, kMaxRuleLength));
    if (!std::isfinite(rule.hysteresis) || rule.hysteresis < 0) return badRule("the hysteresis must be 0 or more");
    if (rule.minDurationNs < 0 || rule.coolDownNs < 0) return badRule("minimum duration and cool-down must be 0 or more");
    return {};
}

Json toJson(const DecisionRule& rule) {
    return Json{{"threshold", number(rule.threshold)},
                {"m", rule.m},
                {"n", rule.n},
                {"hysteresis", number(rule.hysteresis)},
                {"min_duration_ns", rule.minDurationNs},
                {"cool_down_ns", rule.coolDownNs}};
}

Result<DecisionRule> decisionRuleFromJson(const Json& json) {
    if (!json.is_object()) return badRule("a JSON object is needed");
    if (!json.contains("threshold")) return badRule("'threshold' is missing");
    DecisionRule rule;
    for (const auto& [key, value] : json.items()) {
        if (key == "threshold") {
            TOCSIN_ASSIGN(rule.threshold, realNumber(value, key));
        } else if (key == "hysteresis") {
            TOCSIN_ASSIGN(rule.hysteresis, realNumber(value, key));
        } else if (key == "m" || key == "n") {
            TOCSIN_ASSIGN(const std::int64_t count, wholeNumber(value, key));
            if (count < 1 || count > kMaxRuleLength) return badRule(fmt::format("'{}' must be 1 to {}", key, kMaxRuleLength));
            (key == "m" ? rule.m : rule.n) = static_cast<int>(count);
        } else if (key == "min_duration_ns") {
            TOCSIN_ASSIGN(rule.minDurationNs, wholeNumber(value, key));
        } else if (key == "cool_down_ns") {
            TOCSIN_ASSIGN(rule.coolDownNs, wholeNumber(value, key));
        } else {
            return badRule(fmt::format("unknown key '{}'; was it written by a newer version?", key));
        }
    }
    TOCSIN_TRY(checkRule(rule));
    return rule;
}

DecisionLogic::DecisionLogic(const DecisionRule& rule) : m_rule(rule) {
    m_rule.n = std::clamp(rule.n, 1, kMaxRuleLength);
    m_rule.m = std::clamp(rule.m, 1, m_rule.n);
    m_hysteresis = static_cast<float>(std::max(0.0, rule.hysteresis));
    m_recent.resize(static_cast<std::size_t>(m_rule.n));
}

DecisionLogic::Change DecisionLogic::push(TimeNs time, float score) {
    if (m_count == m_recent.size()) {
        const float leaving = m_recent[m_next];
        m_highCount -= high(leaving);
        m_aboveOffCount -= aboveOff(leaving);
    } else {
        ++m_count;
    }
    m_recent[m_next] = score;
    m_next = m_next + 1 == m_recent.size() ? 0 : m_next + 1;
    m_highCount += high(score);
    m_aboveOffCount += aboveOff(score);
    m_lastTime = time;

    if (m_highCount >= m_rule.m) {
        if (!m_since) m_since = time;
    } else {
        m_since.reset();
    }
    if (m_standing) {
        m_current.cleared = time;
        if (m_aboveOffCount >= m_rule.m) {
            m_current.peak = std::max(m_current.peak, score);
            return Change::None;
        }
        m_current.open = false;
        m_standing = false;
        m_lastEnd = time;
        return Change::Cleared;
    }
    const bool held = m_since && time - *m_since >= m_rule.minDurationNs;
    const bool free = !m_lastEnd || time - *m_lastEnd >= m_rule.coolDownNs;
    if (!held || !free) return Change::None;
    m_standing = true;
    const auto end = m_recent.begin() + static_cast<std::ptrdiff_t>(m_count);
    float peak = -std::numeric_limits<float>::infinity();
    for (auto recent = m_recent.begin(); recent != end; ++recent) peak = std::max(peak, *recent);
    m_current = {time, time, peak, true};
    return Change::Raised;
}

DecisionLogic::Change DecisionLogic::breakStretch() {
    m_next = m_count = 0;
    m_highCount = m_aboveOffCount = 0;
    m_since.reset();
    if (!m_standing) return Change::None;
    m_standing = false;
    m_current.open = false;
    m_current.brokenOff = true;
    m_current.cleared = m_lastTime;
    m_lastEnd = m_lastTime;
    return Change::Cleared;
}

DecisionState DecisionLogic::state() const {
    DecisionState state;
    const std::size_t oldest = m_count == m_recent.size() ? m_next : 0;
    for (std::size_t i = 0; i < m_count; ++i) state.recent.push_back(m_recent[(oldest + i) % m_recent.size()]);
    state.since = m_since;
    state.lastEnd = m_lastEnd;
    state.lastTime = m_lastTime;
    state.standing = m_standing;
    state.current = m_current;
    return state;
}

Result<void> DecisionLogic::restore(const DecisionState& state) {
    if (state.recent.size() > m_recent.size())
        return Error{ErrorCode::Data, fmt::format("{} stored scores for a rule of {}", state.recent.size(), m_recent.size()), {}};
    std::copy(state.recent.begin(), state.recent.end(), m_recent.begin());
    m_count = state.recent.size();
    m_next = m_count % m_recent.size();
    m_highCount = m_aboveOffCount = 0;
    for (const float score : state.recent) {
        m_highCount += high(score);
        m_aboveOffCount += aboveOff(score);
    }
    m_since = state.since;
    m_lastEnd = state.lastEnd;
    m_lastTime = state.lastTime;
    m_standing = state.standing;
    m_current = state.current;
    return {};
}

namespace {

void run(DecisionLogic& logic, const ScoreSeries& series, std::vector<AlarmInterval>& alarms) {
    for (std::size_t i = 0; i < series.scores.size(); ++i)
        if (logic.push(series.times[i], series.scores[i]) == DecisionLogic::Change::Cleared) alarms.push_back(logic.current());
}

} // namespace

std::vector<AlarmInterval> applyRule(const ScoreSeries& series, const DecisionRule& rule) {
    DecisionLogic logic(rule);
    std::vector<AlarmInterval> alarms;
    run(logic, series, alarms);
    if (logic.standing()) alarms.push_back(logic.current());
    return alarms;
}

std::vector<std::vector<AlarmInterval>> applyRule(std::span<const ScoreSeries> series, const DecisionRule& rule) {
    struct Life {
        DecisionLogic logic;
        std::size_t last = 0; // the series it saw last
    };
    std::map<std::string_view, Life> lives;
    std::vector<std::vector<AlarmInterval>> alarms(series.size());
    for (std::size_t s = 0; s < series.size(); ++s) {
        const auto [life, isNew] = lives.try_emplace(series[s].asset, Life{DecisionLogic(rule), s});
        auto& [logic, last] = life->second;
        if (!isNew && logic.breakStretch() == DecisionLogic::Change::Cleared) alarms[last].push_back(logic.current());
        run(logic, series[s], alarms[s]);
        if (!series[s].scores.empty()) last = s;
    }
    for (auto& [asset, life] : lives)
        if (life.logic.standing()) alarms[life.last].push_back(life.logic.current());
    return alarms;
}

} // namespace tocsin::alarm
