// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <span>
#include <vector>

#include "core/alarm/score_series.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::alarm {

/// From scores to alarms. A score counts as high when score > threshold. The alarm is raised when at least m of the last n scores are high
/// and that has held for minDurationNs; it ends when fewer than m of the last n scores are above threshold - hysteresis; after its end no
/// new alarm is raised for coolDownNs.
struct DecisionRule {
    double threshold = 0;
    int m = 1;
    int n = 1;
    double hysteresis = 0; ///< in score units, >= 0
    TimeNs minDurationNs = 0;
    TimeNs coolDownNs = 0;
    friend bool operator==(const DecisionRule&, const DecisionRule&) = default;
};

/// Most scores a rule may look back.
inline constexpr int kMaxRuleLength = 100'000;

/// threshold finite, 1 <= m <= n <= kMaxRuleLength, hysteresis finite and >= 0, times >= 0. Error code Data says which.
[[nodiscard]] Result<void> checkRule(const DecisionRule& rule);

/// {threshold, m, n, hysteresis, min_duration_ns, cool_down_ns}
[[nodiscard]] Json toJson(const DecisionRule& rule);
/// Error code Data: unknown or missing key, wrong type, checkRule. Only threshold must be there; the rest has the defaults above.
[[nodiscard]] Result<DecisionRule> decisionRuleFromJson(const Json& json);

struct AlarmInterval {
    TimeNs raised = 0;
    TimeNs cleared = 0;     ///< time of the score that ended it, or of the last score
    float peak = 0;         ///< highest score from the first of the n that raised it to its end
    bool open = false;      ///< still standing at the last score
    bool brokenOff = false; ///< a break in the history ended it: it stood at `cleared`, the last score before the break
    friend bool operator==(const AlarmInterval&, const AlarmInterval&) = default;
};

/// All that a DecisionLogic knows of the scores before: what an agent that starts again must have back.
struct DecisionState {
    std::vector<float> recent; ///< the last scores, oldest first, at most n
    std::optional<TimeNs> since, lastEnd;
    TimeNs lastTime = kNoTime;
    bool standing = false;
    AlarmInterval current;
};

/// The rule run score by score: the same code on the agent and in the workbench. O(1) a score. A score that is NaN counts as low.
/// "Above threshold - hysteresis" is tested as float(score + hysteresis) > threshold, so that EpisodeCurve agrees to the bit.
class DecisionLogic {
public:
    /// rule: as checkRule wants it; m and n outside are brought to the nearest legal value.
    explicit DecisionLogic(const DecisionRule& rule);
    enum class Change { None, Raised, Cleared };
    /// times ascend within a stretch; breakStretch() before a gap.
    Change push(TimeNs time, float score);
    /// Forgets the last n scores (a gap in the data); a standing alarm is cleared at the last score's time. The cool-down goes on.
    Change breakStretch();
    [[nodiscard]] bool standing() const { return m_standing; }
    /// The standing alarm (open, cleared = time of the last score), or the last one that ended.
    [[nodiscard]] const AlarmInterval& current() const { return m_current; }
    /// Time of the last score; kNoTime before the first.
    [[nodiscard]] TimeNs lastTime() const { return m_lastTime; }

    [[nodiscard]] DecisionState state() const;
    /// Goes on where state() of the same rule was taken. Error code Data, and nothing changed, when it holds more than n scores.
    [[nodiscard]] Result<void> restore(const DecisionState& state);

private:
    [[nodiscard]] bool high(float score) const { return static_cast<double>(score) > m_rule.threshold; }
    [[nodiscard]] bool aboveOff(float score) const { return static_cast<double>(score + m_hysteresis) > m_rule.threshold; }
    DecisionRule m_rule;
    float m_hysteresis = 0;
    std::vector<float> m_recent; // the last n scores, a ring
    std::size_t m_next = 0, m_count = 0;
    int m_highCount = 0, m_aboveOffCount = 0;
    std::optional<TimeNs> m_since; // when the m-of-n condition began to hold
    std::optional<TimeNs> m_lastEnd;
    TimeNs m_lastTime = kNoTime;
    bool m_standing = false;
    AlarmInterval m_current;
};

/// The rule over one uninterrupted history.
[[nodiscard]] std::vector<AlarmInterval> applyRule(const ScoreSeries& series, const DecisionRule& rule);

/// The rule over several histories, one list each. Histories of one asset are taken in the order given as one life with breaks between
/// them, as the agent meets them: an alarm ends at a break, the cool-down goes on over it. open is set only at the end of an asset's last
/// history.
[[nodiscard]] std::vector<std::vector<AlarmInterval>> applyRule(std::span<const ScoreSeries> series, const DecisionRule& rule);

} // namespace tocsin::alarm
