// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <filesystem>
#include <fmt/format.h>

#include "app/cli/command.h"
#include "core/bundle/golden.h"
#include "core/bundle/signature.h"
#include "core/bundle/verify.h"
#include "core/edge/device_state.h"
#include "core/runtime/model.h"
#include "core/workflow/export_run.h"

namespace tocsin::cli {

namespace {

struct ExportOptions {
    std::string folder, run, key, out, unproven, precision = "auto", name, version;
    std::int64_t serial = 0;
    bundle::CardAnswers card;
};

Result<Answer> exportBundle(const ExportOptions& options, const JobContext& job) {
    workflow::ExportRequest request;
    TOCSIN_ASSIGN(request.run, workflow::parseRunId(options.run));
    request.key = options.key;
    request.out = options.out;
    request.precision = options.precision;
    request.unproven = options.unproven;
    request.name = options.name;
    request.version = options.version;
    request.serial = options.serial;
    request.card = options.card;
    TOCSIN_ASSIGN(const store::Project project, store::Project::open(options.folder, store::Access::ReadWrite));
    TOCSIN_ASSIGN(const workflow::ExportAnswer done, workflow::exportRun(project, request, job));
    Answer answer;
    answer.json = {{"out", options.out},    {"serial", done.serial},       {"bytes", done.bytes},
                   {"sha256", done.sha256}, {"precision", done.precision}, {"key", done.keyId}};
    answer.text =
        fmt::format("{}: serial {}, {} bytes, {} runs, signed by {}\n", options.out, done.serial, done.bytes, done.precision, done.keyId);
    return answer;
}

struct VerifyOptions {
    std::string file, root;
    std::vector<std::string> trust;
    std::int64_t above = 0;
    bool selfTest = false;
};

/// Golden vectors of every precision with a decision, on this processor.
Result<Json> selfTest(const bundle::VerifiedBundle& verified) {
    Json answer = Json::object();
    for (const auto& [precision, decision] : verified.decisions) {
        const std::string path(bundle::modelFileOf(precision));
        TOCSIN_ASSIGN(runtime::OnnxModel model, runtime::OnnxModel::loadBytes(verified.files.at(path), path));
        TOCSIN_TRY(bundle::checkGolden(verified.golden, precision, model, decision.rule.threshold));
        TOCSIN_ASSIGN(const bundle::GoldenComparison golden, bundle::compareGolden(verified.golden, precision, model));
        answer[precision] = {
            {"vectors", golden.vectors}, {"equal", golden.equal}, {"largest_difference", number(golden.largestDifference)}};
    }
    return answer;
}

/// The serial that a bundle must be above: as given, and as the device of that root has it.
Result<std::int64_t> serialFloor(const VerifyOptions& options) {
    if (options.root.empty()) return options.above;
    std::error_code code;
    if (!std::filesystem::is_directory(options.root, code))
        return Error{ErrorCode::Usage, fmt::format("--root: {} is not a folder; name the root of a device", options.root), {}};
    TOCSIN_ASSIGN(const edge::DeviceState state, edge::readState(options.root));
    return std::max(options.above, state.serialFloor);
}

Result<Answer> verify(const VerifyOptions& options) {
    std::vector<bundle::PublicKey> keys;
    for (const std::string& file : options.trust) {
        TOCSIN_ASSIGN(bundle::PublicKey key, bundle::readPublicKey(file));
        keys.push_back(std::move(key));
    }
    TOCSIN_ASSIGN(const std::int64_t floor, serialFloor(options));
    const auto verified = bundle::verifyBundle(options.file, keys, {.serialFloor = floor});
    Answer answer;
    Result<Json> golden = Json(nullptr);
    if (verified.ok() && options.selfTest) golden = selfTest(*verified);
    if (verified.ok() && golden.ok()) {
        answer.json = {{"valid", true},
                       {"reason", nullptr},
                       {"serial", verified->manifest.serial},
                       {"model", verified->manifest.model},
                       {"version", verified->manifest.version},
                       {"precision", verified->manifest.precision},
                       {"key", verified->keyId},
                       {"unproven", verified->manifest.unproven.empty() ? Json(nullptr) : Json(verified->manifest.unproven)},
                       {"golden", *golden},
                       {"files", Json::array()}};
        for (const bundle::FileEntry& file : verified->manifest.files)
            answer.json["files"].push_back({{"path", file.path}, {"size", file.size}});
        answer.text = fmt::format("valid: {} {}, serial {}, signed by {}\n", verified->manifest.model, verified->manifest.version,
                                  verified->manifest.serial, verified->keyId);
        if (options.selfTest)
            for (const auto& [precision, one] : golden->items())
                answer.text += fmt::format("  self-test {}: {} of {} golden vectors equal bit by bit, largest difference {}\n", precision,
                                           one["equal"].dump(), one["vectors"].dump(), one["largest_difference"].dump());
        return answer;
    }
    const Error& error = verified.ok() ? golden.error() : verified.error();
    if (error.code != ErrorCode::Finding) return error;
    answer.exitCode = exitCode(ErrorCode::Finding);
    answer.json = {{"valid", false}, {"reason", error.message}, {"code", error.detail}};
    answer.text = fmt::format("NOT valid: {}\n", error.message);
    return answer;
}

struct KeyOptions {
    std::string file;
};

Result<Answer> keygen(const KeyOptions& options) {
    TOCSIN_ASSIGN(const bundle::PublicKey key, bundle::writeKeyPair(options.file));
    Answer answer;
    answer.json = {{"key", options.file}, {"public", options.file + ".pub"}, {"id", key.id}};
    answer.text = fmt::format("{} (keep it secret) and {}.pub (for devices), id {}\n", options.file, options.file, key.id);
    return answer;
}

} // namespace

void addBundleCommands(CommandTable& table) {
    auto key = makeOptions<KeyOptions>();
    table.add("keygen", "Make a key pair for signing bundles", [key](const CommonOptions&, const JobContext&) { return keygen(*key); })
        .add_option("FILE", key->file, "Secret key to write (mode 0600); FILE.pub is written beside it")
        ->required();
    auto out = makeOptions<ExportOptions>();
    CLI::App& verb = table.add("export", "Pack and sign a bundle for devices",
                               [out](const CommonOptions&, const JobContext& job) { return exportBundle(*out, job); });
    verb.add_option("DIR", out->folder, "The project")->required();
    verb.add_option("RUN", out->run, "Number of the run")->required();
    verb.add_option("--key", out->key, "Secret key that signs")->required();
    verb.add_option("--out", out->out, "Bundle to write")->required();
    verb.add_option("--precision", out->precision, "What runs on the device: fp32, int8 or auto")
        ->check(CLI::IsMember({"fp32", "int8", "auto"}))
        ->capture_default_str();
    verb.add_option("--unproven", out->unproven, "Reason to export although no budget was shown; manifest and status repeat it");
    verb.add_option("--name", out->name, "Name of the model for people; the recipe when not given");
    verb.add_option("--bundle-version", out->version, "Version for people; \"run N\" when not given");
    verb.add_option("--serial", out->serial, "Serial number, above every one before; the next when not given")
        ->check(CLI::Range(std::int64_t{1}, bundle::kMaxSerial));
    verb.add_option("--intended-use", out->card.intendedUse, "For the model card: where and on what machines it may run");
    verb.add_option("--contact", out->card.contact, "For the model card: whom to call");
    verb.add_option("--limits", out->card.limits, "For the model card: where it must not be trusted");
    auto check = makeOptions<VerifyOptions>();
    CLI::App& verification = table.add("verify", "Check a bundle: signature, every file, every byte",
                                       [check](const CommonOptions&, const JobContext&) { return verify(*check); });
    verification.add_option("FILE", check->file, "The bundle")->required();
    verification.add_option("--trust", check->trust, "Public key that may have signed; repeat for several")
        ->required()
        ->allow_extra_args(false);
    verification.add_option("--above", check->above, "Refuse a bundle whose serial is not above this one")
        ->check(CLI::Range(std::int64_t{1}, bundle::kMaxSerial));
    verification.add_option("--root", check->root,
                            "Refuse a bundle that this device root would: its serial is not above all that ran there");
    verification.add_flag("--self-test", check->selfTest, "Run the golden vectors of the models on this processor too");
}

} // namespace tocsin::cli
