// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/pipeline.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/base/hash.h"
#include "core/edge/detail/asset_state.h"
#include "core/runtime/score_csv.h"

namespace tocsin::edge {

namespace {
constexpr std::size_t kMaxAssets = 10'000;
}

Result<ActiveModel> openBundle(const bundle::VerifiedBundle& verified, std::string_view precision) {
    ActiveModel active;
    active.manifest = verified.manifest;
    active.manifestSha256 = sha256(verified.files.at(bundle::kManifestFile));
    active.precision = precision == "auto" ? verified.manifest.precision : std::string(precision);
    const auto decision = verified.decisions.find(active.precision);
    if (decision == verified.decisions.end())
        return Error{
            ErrorCode::Data,
            fmt::format("bundle {} holds no decision record for {}: its threshold was solved on {} scores; leave --precision at auto",
                        verified.manifest.id, active.precision, verified.manifest.precision),
            {}};
    active.rule = decision->second.rule;
    const std::string file(bundle::modelFileOf(active.precision));
    TOCSIN_ASSIGN(auto model, runtime::OnnxModel::loadBytes(verified.files.at(file), file));
    if (model.classes() != static_cast<std::int64_t>(active.manifest.classes.size()))
        return Error{ErrorCode::Data,
                     fmt::format("{} of bundle {} has {} classes, its manifest names {}", file, active.manifest.id, model.classes(),
                                 active.manifest.classes.size()),
                     {}};
    active.model = std::make_shared<runtime::OnnxModel>(std::move(model));
    return active;
}

Result<Pipeline::Asset*> Pipeline::addAsset(std::string_view name) {
    if (m_assets.size() >= kMaxAssets) return Error{ErrorCode::Data, fmt::format("the input names more than {} assets", kMaxAssets), {}};
    TOCSIN_ASSIGN(auto scorer, runtime::Scorer::create(m_model.manifest.input, m_model.model));
    return &m_assets.emplace(std::string(name), Asset{std::move(scorer), alarm::DecisionLogic(m_model.rule)}).first->second;
}

Result<Pipeline::Asset*> Pipeline::assetNamed(std::string_view name) {
    if (m_last && m_lastName == name) return m_last;
    const auto found = m_assets.find(name);
    if (found != m_assets.end()) {
        m_last = &found->second;
    } else {
        TOCSIN_ASSIGN(m_last, addAsset(name));
    }
    m_lastName = name;
    return m_last;
}

/// Says what has changed since the last line of this asset; time: of the row at hand.
void Pipeline::report(std::string_view name, Asset& asset, TimeNs time) {
    const bool raised = asset.logic.standing();
    if (raised == asset.told || time <= asset.mutedUntil) return;
    asset.told = raised;
    (raised ? m_raised : m_cleared) += 1;
    const alarm::AlarmInterval& interval = asset.logic.current();
    // What happened in the muted time is said at the first time after it.
    TimeNs when = raised ? interval.raised : interval.cleared;
    if (when <= asset.mutedUntil) when = time;
    // The float's own shortest digits, as in scores.csv.
    const Json line = {{"time", formatTime(when)},
                       {"asset", name},
                       {"state", raised ? "raised" : "cleared"},
                       {"score", Json::parse(shortestNumber(asset.lastScore))},
                       {"threshold", number(m_model.rule.threshold)},
                       {"model", m_model.manifest.model},
                       {"version", m_model.manifest.version},
                       {"serial", m_model.manifest.serial},
                       {"precision", m_model.precision}};
    m_alarms += line.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n";
}

Result<void> Pipeline::push(std::string_view assetName, TimeNs time, std::span<const double> values) {
    TOCSIN_ASSIGN(Asset * asset, assetNamed(assetName));
    TOCSIN_ASSIGN(const runtime::Score* score, asset->scorer.push(time, values));
    if (asset->scorer.restarted()) {
        (void)asset->logic.breakStretch();
        report(assetName, *asset, time);
    }
    if (!score) return {};
    asset->lastScore = score->score;
    (void)asset->logic.push(score->time, score->score);
    if (score->time > asset->mutedUntil) {
        ++m_scoreCount;
        appendScoreCsv(m_scores, assetName, *score);
    }
    report(assetName, *asset, score->time);
    return {};
}

Json Pipeline::snapshot() const {
    Json all = Json::object();
    for (const auto& [name, asset] : m_assets)
        all[name] = toJson(AssetState{asset.told, asset.mutedUntil, asset.lastScore, asset.scorer.state(), asset.logic.state()});
    return all;
}

Result<void> Pipeline::restore(const Json& snapshot) {
    for (const auto& [name, json] : snapshot.items()) {
        TOCSIN_ASSIGN(const AssetState state, assetStateFromJson(json));
        TOCSIN_ASSIGN(Asset * asset, addAsset(name));
        TOCSIN_TRY(asset->scorer.restore(state.windower));
        TOCSIN_TRY(asset->logic.restore(state.logic));
        asset->told = state.told;
        asset->mutedUntil = state.mutedUntil;
        asset->lastScore = state.lastScore;
    }
    return {};
}

Result<void> Pipeline::followOn(const Json& snapshot) {
    for (const auto& [name, json] : snapshot.items()) {
        TOCSIN_ASSIGN(const AssetState state, assetStateFromJson(json));
        TOCSIN_ASSIGN(Asset * asset, addAsset(name));
        asset->told = state.told;
        asset->mutedUntil = std::max(state.mutedUntil, state.logic.lastTime);
    }
    return {};
}

std::string Pipeline::scoreHeader() const {
    return runtime::scoreCsvHeader(m_model.manifest.classes);
}

PipelineCounters Pipeline::counters() const {
    PipelineCounters sum;
    sum.scores = m_scoreCount;
    sum.raised = m_raised;
    sum.cleared = m_cleared;
    for (const auto& [name, asset] : m_assets) {
        const runtime::WindowCounters& one = asset.scorer.counters();
        sum.rows += one.rows;
        sum.skipped += one.skipped;
        sum.held += one.held;
        sum.gaps += one.gaps;
        sum.notFit += asset.scorer.notFit();
        sum.standing += asset.logic.standing() ? 1 : 0;
    }
    return sum;
}

} // namespace tocsin::edge
