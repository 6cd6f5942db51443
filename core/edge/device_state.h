// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/bundle/verify.h"

namespace tocsin::edge {

/// A bundle on the device. The hash ties the slot's folder to what was installed: another rightly signed bundle in its place is noticed.
struct InstalledBundle {
    std::int64_t serial = 0;
    std::string manifestSha256;
    friend bool operator==(const InstalledBundle&, const InstalledBundle&) = default;
};

/// state.json, the truth about a device; replaced in one step, so that after any crash the old or the new bundle runs, whole.
///
///     R/state.json        format "tocsin-edge-state", format_version 1, active {serial, manifest_sha256} or null,
///                         history [the same...], serial_floor
///     R/slots/<serial>/   an unpacked bundle, files read-only
///     R/active            symbolic link to the slot that runs: for people, derived from state.json and repaired from it
///     R/trust/<id>.pub    public keys of installed bundles: what is on the device is verified again at each start
///     R/follow/           places in followed files (detail/follow_store.h)
///     R/staging/          of an install under way, wiped by the next one
///     R/lock              held by install and rollback
struct DeviceState {
    std::optional<InstalledBundle> active;
    std::vector<InstalledBundle> history; ///< what ran before, oldest first: rollback takes the last
    std::int64_t serialFloor = 0;         ///< highest serial that ever ran: nothing at or below is installed
    friend bool operator==(const DeviceState&, const DeviceState&) = default;
};

/// Slots that are kept beside the active one for rollback.
inline constexpr std::size_t kKeptSlots = 2;

[[nodiscard]] std::filesystem::path slotFolder(const std::filesystem::path& root, std::int64_t serial);

/// Empty state where nothing was installed yet. Error code Data: state.json is damaged.
[[nodiscard]] Result<DeviceState> readState(const std::filesystem::path& root);
[[nodiscard]] Result<void> writeState(const std::filesystem::path& root, const DeviceState& state);

/// The keys under R/trust.
[[nodiscard]] Result<std::vector<bundle::PublicKey>> readTrust(const std::filesystem::path& root);

/// Reads a slot and verifies it again: signature, hashes, and that it is the bundle that was installed. Error code Finding names what was
/// changed.
[[nodiscard]] Result<bundle::VerifiedBundle> readSlot(const std::filesystem::path& root, const InstalledBundle& installed);

/// What runs, as `tocsin-edge status --json` prints it: {active (bundle id or null), version, serial, model, precision, unproven, budget,
/// bound, shown, created, previous (serial or null), root}. Error code Usage: no such folder; Finding: the slot was changed.
[[nodiscard]] Result<Json> deviceStatus(const std::filesystem::path& root);

} // namespace tocsin::edge
