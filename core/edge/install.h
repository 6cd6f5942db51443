// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <span>

#include "core/base/result.h"
#include "core/bundle/signature.h"
#include "core/edge/device_state.h"

namespace tocsin::edge {

/// Verifies the bundle, unpacks it aside, runs its golden vectors on this processor, then switches to it in one step. At any error, kill or
/// power cut the bundle that ran before still runs. root is made when missing. Error code Finding: refused (detail: reason code of
/// verifyBundle, or "self-test"); Data, Io: bundle or device cannot be read or written.
[[nodiscard]] Result<DeviceState> installBundle(const std::filesystem::path& file, const std::filesystem::path& root,
                                                std::span<const bundle::PublicKey> trusted);

/// Goes back to what ran before, after verifying and testing it again. Its serial floor stays: the bundle left behind is not installed
/// again. Error code Finding: there is nothing to go back to.
[[nodiscard]] Result<DeviceState> rollback(const std::filesystem::path& root);

} // namespace tocsin::edge
