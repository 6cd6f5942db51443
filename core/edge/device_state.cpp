// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/device_state.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/edge/detail/device_lock.h"

namespace tocsin::edge {

namespace {

namespace fs = std::filesystem;

constexpr const char* kStateFile = "state.json";
constexpr std::size_t kMaxStateBytes = 1u << 20;

Error damaged(const fs::path& root, std::string_view why) {
    return {ErrorCode::Data,
            fmt::format("{} is damaged: {}. Restore it, or install the bundle into an empty folder", (root / kStateFile).string(), why),
            {}};
}

Json toJson(const InstalledBundle& installed) {
    return {{"serial", installed.serial}, {"manifest_sha256", installed.manifestSha256}};
}

bool isSerial(const Json& json) {
    return json.is_number_integer() && json.get<std::int64_t>() >= 0 && json.get<std::int64_t>() <= bundle::kMaxSerial;
}

std::optional<InstalledBundle> installedFromJson(const Json& json) {
    if (!json.is_object() || !json.contains("serial") || !isSerial(json.at("serial")) || json.at("serial") == 0) return std::nullopt;
    if (!json.contains("manifest_sha256") || !json.at("manifest_sha256").is_string()) return std::nullopt;
    return InstalledBundle{json.at("serial").get<std::int64_t>(), json.at("manifest_sha256").get<std::string>()};
}

} // namespace

fs::path slotFolder(const fs::path& root, std::int64_t serial) {
    return root / "slots" / std::to_string(serial);
}

Result<DeviceState> readState(const fs::path& root) {
    std::error_code code;
    const auto kind = fs::symlink_status(root / kStateFile, code).type();
    if (kind == fs::file_type::not_found) return DeviceState{};
    TOCSIN_ASSIGN(const std::string text, readFile(root / kStateFile, kMaxStateBytes));
    const auto json = parseJson(text, kStateFile, kMaxStateBytes);
    if (!json.ok()) return damaged(root, json.error().message);
    if (!json->is_object() || json->value("format", Json()) != "tocsin-edge-state" || json->value("format_version", Json()) != 1)
        return damaged(root, "its format is not tocsin-edge-state 1");
    DeviceState state;
    if (!json->contains("active") || !json->contains("history") || !json->at("history").is_array() || !json->contains("serial_floor") ||
        !isSerial(json->at("serial_floor")))
        return damaged(root, "a key is missing");
    state.serialFloor = json->at("serial_floor").get<std::int64_t>();
    if (!json->at("active").is_null()) {
        state.active = installedFromJson(json->at("active"));
        if (!state.active) return damaged(root, "'active' cannot be read");
    }
    for (const Json& entry : json->at("history")) {
        const auto installed = installedFromJson(entry);
        if (!installed) return damaged(root, "'history' cannot be read");
        state.history.push_back(*installed);
    }
    return state;
}

Result<void> writeState(const fs::path& root, const DeviceState& state) {
    Json history = Json::array();
    for (const InstalledBundle& installed : state.history) history.push_back(toJson(installed));
    const Json json = {{"format", "tocsin-edge-state"},
                       {"format_version", 1},
                       {"active", state.active ? toJson(*state.active) : Json(nullptr)},
                       {"history", history},
                       {"serial_floor", state.serialFloor}};
    return durableReplace(root / kStateFile, json.dump(1) + "\n");
}

Result<std::vector<bundle::PublicKey>> readTrust(const fs::path& root) {
    std::vector<fs::path> files;
    std::error_code code;
    for (fs::directory_iterator entry(root / "trust", code), end; !code && entry != end; entry.increment(code))
        if (entry->path().extension() == ".pub") files.push_back(entry->path());
    std::sort(files.begin(), files.end());
    std::vector<bundle::PublicKey> keys;
    for (const fs::path& file : files) {
        TOCSIN_ASSIGN(bundle::PublicKey key, bundle::readPublicKey(file));
        keys.push_back(std::move(key));
    }
    return keys;
}

Result<bundle::VerifiedBundle> readSlot(const fs::path& root, const InstalledBundle& installed) {
    TOCSIN_ASSIGN(const auto trust, readTrust(root));
    TOCSIN_ASSIGN(auto verified, bundle::verifyBundleFolder(slotFolder(root, installed.serial), trust));
    if (verified.manifest.serial != installed.serial || sha256(verified.files.at(bundle::kManifestFile)) != installed.manifestSha256)
        return Error{ErrorCode::Finding,
                     fmt::format("{} does not hold the bundle that was installed there", slotFolder(root, installed.serial).string()),
                     "entry-hash"};
    return verified;
}

Result<Json> deviceStatus(const fs::path& root) {
    std::error_code code;
    if (!fs::is_directory(root, code))
        return Error{ErrorCode::Usage, fmt::format("{} is not a folder; `tocsin-edge install` makes a device root", root.string()), {}};
    TOCSIN_ASSIGN(const DeviceLock lock, DeviceLock::share(root));
    TOCSIN_ASSIGN(const DeviceState state, readState(root));
    Json status = {{"active", nullptr},    {"version", nullptr},  {"serial", nullptr},   {"model", nullptr},
                   {"precision", nullptr}, {"unproven", nullptr}, {"budget", nullptr},   {"bound", nullptr},
                   {"shown", nullptr},     {"created", nullptr},  {"previous", nullptr}, {"root", root.string()}};
    if (!state.active) return status;
    TOCSIN_ASSIGN(const auto verified, readSlot(root, *state.active));
    const bundle::Manifest& manifest = verified.manifest;
    status["active"] = manifest.id;
    status["version"] = manifest.version;
    status["serial"] = manifest.serial;
    status["model"] = manifest.model;
    status["precision"] = manifest.precision;
    if (!manifest.unproven.empty()) status["unproven"] = manifest.unproven;
    status["created"] = manifest.created;
    const Json& evidence = verified.decisions.at(manifest.precision).evidence;
    for (const char* key : {"budget", "bound", "shown"}) status[key] = evidence.value(key, Json());
    if (!state.history.empty()) status["previous"] = state.history.back().serial;
    return status;
}

} // namespace tocsin::edge
