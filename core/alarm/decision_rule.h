// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <deque>
#include <optional>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"

namespace tocsin::alarm {

/// From scores to alarms. A score counts as high when score > threshold. The alarm is raised when at least m of the last n scores are high and that
/// has held for minDurationNs; it ends when fewer than m of the last n scores are above threshold - hysteresis; after its end no new alarm is raised for coolDownNs.
struct DecisionRule {
    double threshold = 0;
    int m = 1;
    int n = 1;
    double hysteresis = 0;      ///< in score units, >= 0
    TimeNs minDurationNs = 0;
    TimeNs coolDownNs = 0;
    friend bool operator==(const DecisionRule&, const DecisionRule&) = default;
};

[[nodiscard]] Json toJson(const DecisionRule& rule);
[[nodiscard]] Result<DecisionRule> decisionRuleFromJson(const Json& json);

struct AlarmInterval {
    TimeNs raised = 0;
    TimeNs cleared = 0;   ///< time of the score that ended it, or of the last score
    float peak = 0;
    bool open = false;    ///< still standing at the last score
};

/// The rule run score by score: the same code on the agent and in the workbench. O(1) a score.
class DecisionLogic {
public:
    explicit DecisionLogic(const DecisionRule& rule);
    enum class Change { None, Raised, Cleared };
    /// times ascend within a stretch; breakStretch() before a gap.
    Change push(TimeNs time, float score);
    /// Forgets the last n scores (a gap in the data); a standing alarm is cleared.
    Change breakStretch();
    [[nodiscard]] bool standing() const { return m_standing; }
    [[nodiscard]] const AlarmInterval& current() const { return m_current; }

private:
    DecisionRule m_rule;
    std::deque<bool> m_high, m_aboveOff;
    int m_highCount = 0, m_aboveOffCount = 0;
    std::optional<TimeNs> m_since;      // when the m-of-n condition began to hold
    std::optional<TimeNs> m_lastEnd;
    TimeNs m_lastTime = kNoTime;
    bool m_standing = false;
    AlarmInterval m_current;
};

} // namespace tocsin::alarm
