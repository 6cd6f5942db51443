// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/run_files.h"

#include <charconv>
#include <fmt/format.h>
#include <limits>

#include "core/base/durable_file.h"
#include "core/network/onnx_writer.h"
#include "core/workflow/run_decision.h"

namespace tocsin::workflow {

namespace fs = std::filesystem;

fs::path RunFiles::model(const std::string& precision) const {
    return folder / (precision == "int8" ? "model.int8.onnx" : "model.onnx");
}

Result<void> writeRunFiles(const RunFiles& run, const learn::TrainedModel& model, const std::vector<learn::TrainedModel>& baselines) {
    Json curves = Json::array();
    for (const learn::EpochFigures& row : model.curves) {
        curves.push_back({{"epoch", row.epoch},
                          {"train_loss", number(row.trainLoss)},
                          {"validation_loss", number(row.validationLoss)},
                          {"validation_recall", number(row.validationRecall)},
                          {"learning_rate", number(row.learningRate)}});
        if (row.events >= 0) curves.back().update({{"validation_events_found", row.eventsFound}, {"validation_events", row.events}});
    }
    TOCSIN_TRY(durableReplace(run.folder / "curves.json", curves.dump(1)));
    TOCSIN_TRY(durableReplace(run.folder / "graph.bin", network::parametersToBytes(model.graph)));
    TOCSIN_TRY(durableReplace(run.folder / "graph.json", network::graphToJson(model.graph).dump(1)));
    TOCSIN_ASSIGN(const std::string onnx, network::writeOnnx(model.graph));
    TOCSIN_TRY(durableReplace(run.model("fp32"), onnx));
    for (const learn::TrainedModel& baseline : baselines) {
        TOCSIN_ASSIGN(const std::string bytes, network::writeOnnx(baseline.graph));
        TOCSIN_TRY(durableReplace(run.baselineModel(baseline.recipe), bytes));
    }
    Json json = {{"recipe", run.recipe},
                 {"task", run.task},
                 {"settings", run.settings},
                 {"seed", run.seed},
                 {"threads", run.threads},
                 {"split", learn::toJson(run.split)},
                 {"contract", runtime::toJson(run.contract)},
                 {"classes", run.classes},
                 {"epochs", run.epochs},
                 {"seconds", number(run.seconds)},
                 {"default_rule", alarm::toJson(run.defaultRule)},
                 {"baselines", Json::array()},
                 {"said", run.said},
                 {"data_fingerprint", run.fingerprint}};
    for (const BaselineFile& baseline : run.baselines)
        json["baselines"].push_back({{"name", baseline.name}, {"rule", alarm::toJson(baseline.rule)}});
    return durableReplace(run.folder / "run.json", json.dump(1));
}

Result<RunId> parseRunId(const std::string& text) {
    const std::string digits = text.starts_with("run ") ? text.substr(4) : text;
    std::int64_t value = 0;
    const auto [end, problem] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (problem != std::errc{} || end != digits.data() + digits.size() || value < 1)
        return Error{ErrorCode::Usage, fmt::format("'{}' is not a run; runs are numbers as `tocsin info` lists them", text), {}};
    return RunId{value};
}

Result<RunFiles> readRunFiles(const store::Project& project, RunId id) {
    TOCSIN_ASSIGN(const store::RunRecord record, project.runs().find(id));
    if (record.status != store::RunStatus::Finished && record.status != store::RunStatus::Cancelled)
        return Error{ErrorCode::Data,
                     fmt::format("run {} is {}; train again or choose another run", id.value, store::runStatusName(record.status)),
                     {}};
    RunFiles run;
    run.id = id;
    TOCSIN_ASSIGN(run.folder, project.runs().folder(id));
    std::error_code ignored;
    if (record.status == store::RunStatus::Cancelled && !fs::exists(run.folder / "run.json", ignored))
        return Error{
            ErrorCode::Data,
            fmt::format("run {} was stopped before it had a model; go on with --resume {} or choose another run", id.value, id.value),
            {}};
    TOCSIN_ASSIGN(const std::string text, readFile(run.folder / "run.json", 64u << 20));
    TOCSIN_ASSIGN(const Json json, parseJson(text, fmt::format("run.json of run {}", id.value), 64u << 20));
    auto contract = json.contains("contract") ? runtime::inputContractFromJson(json.at("contract"))
                                              : Error{ErrorCode::Data, "run.json lacks its contract", {}};
    if (!contract.ok()) return std::move(contract).error();
    run.contract = std::move(*contract);
    const auto read = [&]() -> Result<void> {
        run.recipe = json.at("recipe").get<std::string>();
        run.task = json.at("task").get<std::string>();
        run.settings = json.at("settings");
        run.seed = json.at("seed").get<std::uint64_t>();
        run.threads = json.at("threads").get<int>();
        TOCSIN_ASSIGN(run.split, learn::splitPlanFromJson(json.at("split")));
        run.classes = json.at("classes").get<std::vector<std::string>>();
        run.epochs = json.at("epochs").get<int>();
        run.seconds = json.at("seconds").get<double>();
        TOCSIN_ASSIGN(run.defaultRule, alarm::decisionRuleFromJson(json.at("default_rule")));
        for (const Json& entry : json.at("baselines")) {
            TOCSIN_ASSIGN(alarm::DecisionRule rule, alarm::decisionRuleFromJson(entry.at("rule")));
            run.baselines.push_back({entry.at("name").get<std::string>(), rule});
        }
        run.said = json.at("said").get<std::vector<std::string>>();
        run.fingerprint = json.at("data_fingerprint").get<std::string>();
        return {};
    };
    auto parsed = guarded(fmt::format("reading run {}", id.value), read, ErrorCode::Data);
    if (!parsed.ok()) return std::move(parsed).error();
    if (!parsed->ok()) return std::move(*parsed).error();
    return run;
}

Result<std::vector<learn::EpochFigures>> readCurves(const fs::path& runFolder) {
    TOCSIN_ASSIGN(const std::string text, readFile(runFolder / "curves.json", 64u << 20));
    TOCSIN_ASSIGN(const Json json, parseJson(text, "curves.json", 64u << 20));
    const auto read = [&] {
        const auto real = [](const Json& row, const char* key) {
            return row.contains(key) && row.at(key).is_number() ? row.at(key).get<double>() : std::numeric_limits<double>::quiet_NaN();
        };
        std::vector<learn::EpochFigures> curves;
        for (const Json& row : json)
            curves.push_back({row.at("epoch").get<int>(), real(row, "train_loss"), real(row, "validation_loss"),
                              real(row, "validation_recall"), real(row, "learning_rate"), row.value("validation_events_found", -1),
                              row.value("validation_events", -1)});
        return curves;
    };
    return guarded("reading curves.json", read, ErrorCode::Data);
}

Result<network::Graph> readGraph(const RunFiles& run) {
    TOCSIN_ASSIGN(const std::string text, readFile(run.folder / "graph.json", 64u << 20));
    TOCSIN_ASSIGN(const Json json, parseJson(text, "graph.json", 64u << 20));
    TOCSIN_ASSIGN(const std::string bytes, readFile(run.folder / "graph.bin"));
    return network::graphFromJson(json, bytes);
}

Result<std::string> resolvePrecision(const RunFiles& run, const std::string& asked) {
    if (asked == "fp32") return asked;
    if (asked != "int8" && asked != "auto")
        return Error{ErrorCode::Usage, fmt::format("unknown precision '{}'; use fp32, int8 or auto", asked), {}};
    const bool there = fs::exists(run.model("int8"));
    if (asked == "int8" && !there)
        return Error{ErrorCode::Data, fmt::format("run {} has no int8 model; make one with tocsin quantize", run.id.value), {}};
    const auto report = readJsonFile(run.folder / "quantization.json");
    if (asked == "auto" && !(there && report.ok() && report->value("kept", false))) return std::string("fp32");
    TOCSIN_TRY(checkQuantized(run));
    return std::string("int8");
}

Result<runtime::Scorer> openScorer(const RunFiles& run, const std::string& precision) {
    TOCSIN_ASSIGN(runtime::OnnxModel model, runtime::OnnxModel::load(run.model(precision)));
    return runtime::Scorer::create(run.contract, std::move(model));
}

} // namespace tocsin::workflow
