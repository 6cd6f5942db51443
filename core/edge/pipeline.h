// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/alarm/decision_rule.h"
#include "core/bundle/verify.h"
#include "core/runtime/scorer.h"

namespace tocsin::edge {

/// The bundle as it runs: one model, one rule.
struct ActiveModel {
    bundle::Manifest manifest;
    std::string manifestSha256;
    std::string precision;
    alarm::DecisionRule rule;
    std::shared_ptr<runtime::OnnxModel> model;
};

/// Opens a verified bundle in "fp32", "int8" or "auto" (the precision it was released for). Error code Data: it holds no decision record
/// for that precision.
[[nodiscard]] Result<ActiveModel> openBundle(const bundle::VerifiedBundle& verified, std::string_view precision);

struct PipelineCounters {
    std::int64_t rows = 0, scores = 0, skipped = 0, held = 0, gaps = 0, notFit = 0;
    std::int64_t raised = 0, cleared = 0;
    std::int64_t standing = 0; ///< alarms that stand at the end
};

/// Rows of any number of assets in, alarm lines and score lines out. Not thread-safe.
///
/// An alarm line is one JSON object:
/// {"time","asset","state":"raised"|"cleared","score","threshold","model","version","serial","precision"}.
class Pipeline {
public:
    explicit Pipeline(ActiveModel model) : m_model(std::move(model)) {}

    /// values: float64 [C] in the contract's order, NaN = missing. Appends to alarms() and scores(). Error code Data: more than 10,000
    /// assets.
    [[nodiscard]] Result<void> push(std::string_view asset, TimeNs time, std::span<const double> values);
    /// Lines since the last take; "" when none.
    [[nodiscard]] std::string takeAlarms() { return std::exchange(m_alarms, {}); }
    [[nodiscard]] std::string takeScores() { return std::exchange(m_scores, {}); }
    [[nodiscard]] std::string scoreHeader() const;
    [[nodiscard]] PipelineCounters counters() const;
    [[nodiscard]] const ActiveModel& model() const { return m_model; }

    /// All that the pipeline knows of the rows before, counters left out: {asset: {told, muted_until, last_score, windower, logic}}.
    [[nodiscard]] Json snapshot() const;
    /// Goes on where snapshot() was taken by the same bundle in the same precision. Error code Data: it was not.
    [[nodiscard]] Result<void> restore(const Json& snapshot);
    /// Begins anew after another bundle: scores and alarms at or before the time to which that one had judged an asset are not said again;
    /// from there on an alarm that stands is told unless it was, and one that was told and stands no more is cleared.
    [[nodiscard]] Result<void> followOn(const Json& snapshot);

private:
    struct Asset {
        runtime::Scorer scorer;
        alarm::DecisionLogic logic;
        float lastScore = 0;
        bool told = false;           ///< the alarm lines say that it stands
        TimeNs mutedUntil = kNoTime; ///< nothing is said of scores up to here
    };
    [[nodiscard]] Result<Asset*> assetNamed(std::string_view name);
    [[nodiscard]] Result<Asset*> addAsset(std::string_view name);
    void report(std::string_view name, Asset& asset, TimeNs time);

    ActiveModel m_model;
    std::map<std::string, Asset, std::less<>> m_assets;
    Asset* m_last = nullptr; // of the last row: most inputs have one asset
    std::string m_lastName;
    std::string m_alarms, m_scores;
    std::int64_t m_scoreCount = 0, m_raised = 0, m_cleared = 0;
};

} // namespace tocsin::edge
