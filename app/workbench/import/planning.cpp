// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/planning.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

#include "core/plugin/plugin_registry.h"
#include "core/workflow/import_sources.h"

namespace tocsin::workbench {

namespace fs = std::filesystem;

namespace {

constexpr double kMoreRejected = 0.01; // a file of the same form rejects about as many rows

/// Letters and digits in lower case, all else one blank.
std::string plainWords(const std::string& text) {
    std::string words;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (std::isalnum(byte) || byte >= 0x80)
            words += static_cast<char>(byte < 0x80 ? std::tolower(byte) : byte);
        else if (!words.empty() && words.back() != ' ')
            words += ' ';
    }
    if (!words.empty() && words.back() == ' ') words.pop_back();
    return words;
}

bool hasLetter(const std::string& word) {
    return std::any_of(word.begin(), word.end(), [](unsigned char c) { return std::isalpha(c) || c >= 0x80; });
}

/// Without dates and running numbers at the end.
std::string stem(const std::string& name) {
    std::string words;
    for (const char c : name) words += c == '_' ? ' ' : c;
    while (true) {
        while (!words.empty() && (words.back() == ' ' || words.back() == '-' || words.back() == '.')) words.pop_back();
        const std::size_t from = words.find_last_of(" -.");
        if (from == std::string::npos || hasLetter(words.substr(from + 1))) return words;
        words.resize(from);
    }
}

double rejectedShare(const ingest::ImportPlan& plan) {
    const auto rows = static_cast<double>(plan.glance.sampling.rows + plan.glance.rejectedCount);
    return rows > 0 ? static_cast<double>(plan.glance.rejectedCount) / rows : 0;
}

std::string missingChannels(const ingest::ImportPlan& pattern, const ingest::ImportPlan& plan) {
    std::string names;
    for (const series::ChannelInfo& channel : pattern.channels) {
        const bool there = std::any_of(plan.channels.begin(), plan.channels.end(),
                                       [&](const series::ChannelInfo& other) { return other.name == channel.name; });
        if (!there) names += (names.empty() ? "" : ", ") + channel.name;
    }
    return names;
}

} // namespace

Result<SourceList> listSources(const std::vector<fs::path>& paths, const JobContext& job) {
    SourceList list;
    const plugin::PluginRegistry plugins;
    const auto takes = [&plugins](const fs::path& file) {
        std::string extension = file.extension().string();
        if (!extension.empty()) extension.erase(0, 1);
        std::transform(extension.begin(), extension.end(), extension.begin(), [](unsigned char c) { return std::tolower(c); });
        return std::any_of(plugins.plugins().begin(), plugins.plugins().end(), [&](const plugin::PluginInfo& plugin) {
            return std::find(plugin.extensions.begin(), plugin.extensions.end(), extension) != plugin.extensions.end();
        });
    };
    for (const fs::path& path : paths) {
        std::error_code problem;
        if (!fs::is_directory(path, problem)) {
            list.files.push_back(path);
            continue;
        }
        std::vector<fs::path> inside;
        fs::recursive_directory_iterator walk(path, fs::directory_options::skip_permission_denied, problem);
        for (; !problem && walk != fs::recursive_directory_iterator(); walk.increment(problem)) {
            TOCSIN_TRY(job.check());
            std::error_code ignored;
            const std::string name = walk->path().filename().string();
            if (walk->is_directory(ignored)) {
                if (name.starts_with('.')) walk.disable_recursion_pending();
            } else if (walk->is_regular_file(ignored) && !name.starts_with('.')) {
                if (takes(walk->path()))
                    inside.push_back(walk->path());
                else
                    ++list.passedOver;
            }
        }
        std::sort(inside.begin(), inside.end());
        list.files.insert(list.files.end(), inside.begin(), inside.end());
    }
    list.cut = list.files.size() > kMaximumSources;
    if (list.cut) list.files.resize(kMaximumSources);
    return list;
}

Result<PlannedSource> planSource(const fs::path& file, const ingest::ImportOptions& options, const JobContext& job) {
    const auto plan = [&](const ingest::ImportOptions& how) -> Result<PlannedSource> {
        workflow::ImportRequest request;
        request.sources = {file};
        request.options = how;
        auto plans = workflow::planSources(request, job);
        PlannedSource source;
        if (!plans.ok()) {
            if (plans.error().code == ErrorCode::Cancelled) return std::move(plans).error();
            source.error = plans.error();
        } else {
            source.plan = std::make_shared<const ingest::ImportPlan>(std::move(plans->front()));
        }
        return source;
    };
    TOCSIN_ASSIGN(PlannedSource source, plan(options));
    if (source.plan || options.rateHz > 0) return source;
    ingest::ImportOptions timed = options;
    timed.rateHz = 1;
    TOCSIN_ASSIGN(PlannedSource second, plan(timed));
    if (!second.plan) return source; // the first reason is the true one
    second.needsRate = true;
    return second;
}

Result<FittedSource> fitSource(const fs::path& file, const ingest::ImportPlan& pattern, const ingest::ImportOptions& options,
                               const JobContext& job) {
    ingest::ImportOptions byRecipe = options;
    byRecipe.given = {};
    byRecipe.recipe = pattern.recipe;
    TOCSIN_ASSIGN(PlannedSource source, planSource(file, byRecipe, job));
    FittedSource fitted;
    if (!source.plan) {
        fitted.difference = source.error.message;
    } else if (const std::string missing = missingChannels(pattern, *source.plan); !missing.empty()) {
        fitted.difference = fmt::format("it has no {}", missing);
    } else if (rejectedShare(*source.plan) > rejectedShare(pattern) + kMoreRejected) {
        fitted.difference = fmt::format("{:.0f} % of its rows would be rejected", 100 * rejectedShare(*source.plan));
    } else {
        fitted.fits = true;
        fitted.source = std::move(source);
        return fitted;
    }
    ingest::ImportOptions bySelf = options;
    bySelf.given = {};
    bySelf.recipe.reset();
    bySelf.channels.clear();
    bySelf.labelColumns.clear();
    TOCSIN_ASSIGN(fitted.source, planSource(file, bySelf, job));
    return fitted;
}

std::string guessedAsset(const fs::path& file, const std::vector<std::string>& known) {
    const std::string name = file.stem().string();
    const std::string words = ' ' + plainWords(name) + ' ';
    std::string squeezed = plainWords(name);
    std::erase(squeezed, ' ');
    std::string best;
    for (const std::string& asset : known) {
        std::string wanted = plainWords(asset);
        bool there = words.find(' ' + wanted + ' ') != std::string::npos;
        std::erase(wanted, ' '); // "pump 3" in "pump3_historian", but not in "pump31"
        const std::size_t at = wanted.empty() ? std::string::npos : squeezed.find(wanted);
        if (!there && at != std::string::npos && hasLetter(wanted))
            there = at + wanted.size() == squeezed.size() || !std::isdigit(static_cast<unsigned char>(squeezed[at + wanted.size()])) ||
                    !std::isdigit(static_cast<unsigned char>(wanted.back()));
        if (there && asset.size() > best.size()) best = asset;
    }
    if (!best.empty()) return best;
    const std::string own = stem(name);
    if (hasLetter(own)) return own;
    const std::string folder = stem(file.parent_path().filename().string());
    return hasLetter(folder) ? folder : name;
}

} // namespace tocsin::workbench
