// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/explain_answers.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fmt/format.h>
#include <tuple>

#include "core/base/durable_file.h"
#include "core/base/json.h"
#include "core/base/utf8.h"

namespace tocsin::workflow {

namespace {

constexpr int kSchema = 1;
constexpr std::array kAll = {Looked::Yes, Looked::Partly, Looked::No};

auto key(const ExplainAnswer& answer) {
    return std::tie(answer.asset, answer.time, answer.rater);
}

Result<std::filesystem::path> fileOf(const store::Project& project, RunId run) {
    TOCSIN_TRY(project.runs().find(run));
    TOCSIN_ASSIGN(const std::filesystem::path folder, project.runs().folder(run));
    return folder / "explain-answers.json";
}

Result<std::vector<ExplainAnswer>> parsed(const Json& json, const std::filesystem::path& file) {
    const auto read = [&]() -> Result<std::vector<ExplainAnswer>> {
        if (json.at("schema").get<int>() != kSchema)
            return Error{ErrorCode::Data, fmt::format("{} was written by a newer version; update to read it", file.string()), {}};
        std::vector<ExplainAnswer> answers;
        for (const Json& entry : json.at("answers")) {
            ExplainAnswer answer;
            answer.asset = entry.at("asset").get<std::string>();
            TOCSIN_ASSIGN(answer.time, parseTime(entry.at("time").get<std::string>()));
            answer.rater = entry.at("rater").get<std::string>();
            const auto looked = lookedNamed(entry.at("looked").get<std::string>());
            if (!looked)
                return Error{ErrorCode::Data, fmt::format("{} holds an answer that is neither yes, partly nor no", file.string()), {}};
            answer.looked = *looked;
            answer.method = entry.at("method").get<std::string>();
            answer.note = entry.at("note").get<std::string>();
            TOCSIN_ASSIGN(answer.answered, parseTime(entry.at("answered").get<std::string>()));
            answers.push_back(std::move(answer));
        }
        std::sort(answers.begin(), answers.end(), [](const auto& a, const auto& b) { return key(a) < key(b); });
        return answers;
    };
    auto result = guarded(fmt::format("reading {}", file.string()), read, ErrorCode::Data);
    if (!result.ok()) return std::move(result).error();
    return std::move(*result);
}

} // namespace

std::string_view lookedName(Looked looked) {
    switch (looked) {
    case Looked::Yes:
        return "yes";
    case Looked::Partly:
        return "partly";
    case Looked::No:
        break;
    }
    return "no";
}

std::optional<Looked> lookedNamed(std::string_view name) {
    for (const Looked looked : kAll)
        if (lookedName(looked) == name) return looked;
    return std::nullopt;
}

Result<std::vector<ExplainAnswer>> explainAnswers(const store::Project& project, RunId run) {
    TOCSIN_ASSIGN(const std::filesystem::path file, fileOf(project, run));
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) return std::vector<ExplainAnswer>();
    TOCSIN_ASSIGN(const Json json, readJsonFile(file));
    return parsed(json, file);
}

Result<ExplainAnswer> addExplainAnswer(const store::Project& project, RunId run, ExplainAnswer answer) {
    if (answer.asset.empty()) return Error{ErrorCode::Usage, "an answer needs the asset it speaks of", {}};
    for (std::string* const text : {&answer.asset, &answer.rater, &answer.method, &answer.note}) *text = validUtf8(*text);
    TOCSIN_ASSIGN(const std::filesystem::path file, fileOf(project, run));
    TOCSIN_ASSIGN(std::vector<ExplainAnswer> answers, explainAnswers(project, run));
    answer.answered = nowUtc();
    const auto at = std::lower_bound(answers.begin(), answers.end(), answer, [](const auto& a, const auto& b) { return key(a) < key(b); });
    if (at != answers.end() && key(*at) == key(answer))
        *at = answer;
    else
        answers.insert(at, answer);
    Json json = {{"schema", kSchema}, {"answers", Json::array()}};
    for (const ExplainAnswer& each : answers)
        json["answers"].push_back({{"asset", each.asset},
                                   {"time", formatTime(each.time)},
                                   {"rater", each.rater},
                                   {"looked", lookedName(each.looked)},
                                   {"method", each.method},
                                   {"note", each.note},
                                   {"answered", formatTime(each.answered)}});
    TOCSIN_TRY(durableReplace(file, json.dump(1)));
    return answer;
}

} // namespace tocsin::workflow
