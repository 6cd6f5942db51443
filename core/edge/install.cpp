// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/install.h"

#include <algorithm>
#include <fmt/format.h>
#include <system_error>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/edge/detail/device_lock.h"

namespace tocsin::edge {

namespace {

namespace fs = std::filesystem;

Result<void> makeFolder(const fs::path& folder) {
    std::error_code code;
    if (fs::is_directory(folder, code)) return {};
    fs::create_directories(folder, code);
    if (code) return Error{ErrorCode::Io, fmt::format("cannot make {}: {}", folder.string(), code.message()), {}};
    return syncFolder(folder.has_parent_path() ? folder.parent_path() : fs::path("."));
}

Result<void> removeFolder(const fs::path& folder) {
    std::error_code code;
    fs::remove_all(folder, code);
    if (code) return Error{ErrorCode::Io, fmt::format("cannot remove {}: {}", folder.string(), code.message()), {}};
    return {};
}

/// Writes every file of the bundle into the empty folder, each synced.
Result<void> unpack(const bundle::VerifiedBundle& bundle, const fs::path& folder) {
    for (const auto& [path, content] : bundle.files) {
        const fs::path file = folder / path;
        TOCSIN_TRY(makeFolder(file.parent_path()));
        TOCSIN_TRY(durableReplace(file, content, 0444));
    }
    return syncFolder(folder);
}

/// Every precision that has a decision record answers the golden windows as it must.
Result<void> selfTest(const bundle::VerifiedBundle& bundle) {
    for (const auto& [precision, decision] : bundle.decisions) {
        const std::string path(bundle::modelFileOf(precision));
        TOCSIN_ASSIGN(auto model, runtime::OnnxModel::loadBytes(bundle.files.at(path), path));
        TOCSIN_TRY(bundle::checkGolden(bundle.golden, precision, model, decision.rule.threshold));
    }
    return {};
}

/// The link is for people; state.json is the truth. A link that cannot be set must not undo a switch that is already durable.
void repairLink(const fs::path& root, const DeviceState& state) {
    if (!state.active) return;
    const fs::path target = fs::path("slots") / std::to_string(state.active->serial);
    std::error_code code;
    if (fs::read_symlink(root / "active", code) == target) return;
    if (auto linked = durableSymlink(root / "active", target); !linked.ok()) logWarning(linked.error().message);
}

/// Slots that state.json does not name, or names too far back for rollback.
void removeOldSlots(const fs::path& root, const DeviceState& state) {
    std::vector<std::string> kept;
    if (state.active) kept.push_back(std::to_string(state.active->serial));
    for (std::size_t index = 0; index < std::min(kKeptSlots, state.history.size()); ++index)
        kept.push_back(std::to_string(state.history[state.history.size() - 1 - index].serial));
    std::vector<fs::path> old;
    std::error_code code;
    for (fs::directory_iterator entry(root / "slots", code), end; !code && entry != end; entry.increment(code))
        if (std::find(kept.begin(), kept.end(), entry->path().filename().string()) == kept.end()) old.push_back(entry->path());
    for (const fs::path& folder : old)
        if (auto removed = removeFolder(folder); !removed.ok()) logWarning(removed.error().message);
}

Result<void> keepKey(const fs::path& root, std::span<const bundle::PublicKey> trusted, const std::string& id) {
    const auto key = std::find_if(trusted.begin(), trusted.end(), [&](const bundle::PublicKey& candidate) { return candidate.id == id; });
    if (key == trusted.end()) return Error{ErrorCode::Internal, "the key that verified the bundle is gone", {}};
    TOCSIN_TRY(makeFolder(root / "trust"));
    return durableReplace(root / "trust" / (id + ".pub"), bundle::publicKeyText(*key));
}

/// Under the lock of the root.
Result<DeviceState> installInto(const fs::path& file, const fs::path& root, std::span<const bundle::PublicKey> trusted) {
    // Again under the lock: the floor may have risen, the file may have been replaced meanwhile.
    TOCSIN_ASSIGN(DeviceState state, readState(root));
    TOCSIN_ASSIGN(const bundle::VerifiedBundle verified, bundle::verifyBundle(file, trusted, {state.serialFloor}));
    removeOldSlots(root, state);
    const fs::path staging = root / "staging", staged = staging / std::to_string(verified.manifest.serial);
    TOCSIN_TRY(removeFolder(staging));
    TOCSIN_TRY(makeFolder(staged));
    TOCSIN_TRY(unpack(verified, staged));
    // What the disk gives back is tested, not what memory holds.
    TOCSIN_ASSIGN(const bundle::VerifiedBundle written, bundle::verifyBundleFolder(staged, trusted));
    TOCSIN_TRY(selfTest(written));
    TOCSIN_TRY(keepKey(root, trusted, verified.keyId));
    TOCSIN_TRY(makeFolder(root / "slots"));
    TOCSIN_TRY(durableRename(staged, slotFolder(root, verified.manifest.serial)));
    if (state.active) state.history.push_back(*state.active);
    state.active = InstalledBundle{verified.manifest.serial, sha256(verified.files.at(bundle::kManifestFile))};
    state.serialFloor = std::max(state.serialFloor, verified.manifest.serial);
    TOCSIN_TRY(writeState(root, state));
    repairLink(root, state);
    removeOldSlots(root, state);
    if (auto removed = removeFolder(staging); !removed.ok()) logWarning(removed.error().message);
    return state;
}

} // namespace

Result<DeviceState> installBundle(const fs::path& file, const fs::path& root, std::span<const bundle::PublicKey> trusted) {
    // The verdict comes first: a refused bundle leaves no trace, not even a new root.
    TOCSIN_ASSIGN(const DeviceState before, readState(root));
    TOCSIN_TRY(bundle::verifyBundle(file, trusted, {before.serialFloor}));
    std::error_code ignored;
    const bool fresh = !fs::exists(root, ignored);
    TOCSIN_TRY(makeFolder(root));
    auto lock = DeviceLock::own(root);
    if (!lock.ok()) {
        if (fresh) fs::remove(root, ignored); // nothing where somebody else is at work in it
        return std::move(lock).error();
    }
    auto installed = installInto(file, root, trusted);
    if (!installed.ok() && fresh) fs::remove_all(root, ignored); // a full disk leaves no trace either
    return installed;
}

Result<DeviceState> rollback(const fs::path& root) {
    std::error_code code;
    if (!fs::is_directory(root, code))
        return Error{ErrorCode::Usage, fmt::format("{} is not a folder; `tocsin-edge install` makes a device root", root.string()), {}};
    TOCSIN_ASSIGN(const DeviceLock lock, DeviceLock::own(root));
    TOCSIN_ASSIGN(DeviceState state, readState(root));
    if (!state.active || state.history.empty())
        return Error{ErrorCode::Finding,
                     fmt::format("there is nothing to go back to in {}: {}", root.string(),
                                 state.active ? "no bundle ran before this one" : "no bundle is installed"),
                     "no-history"};
    const InstalledBundle previous = state.history.back();
    if (!fs::is_directory(slotFolder(root, previous.serial), code))
        return Error{ErrorCode::Finding,
                     fmt::format("serial {} ran before, but its files are no longer kept on this device", previous.serial), "no-history"};
    TOCSIN_ASSIGN(const bundle::VerifiedBundle verified, readSlot(root, previous));
    TOCSIN_TRY(selfTest(verified));
    state.active = previous;
    state.history.pop_back();
    TOCSIN_TRY(writeState(root, state));
    repairLink(root, state);
    return state;
}

} // namespace tocsin::edge
