// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <span>
#include <string>

#include "core/bundle/decision.h"
#include "core/bundle/golden.h"
#include "core/bundle/manifest.h"
#include "core/bundle/signature.h"

namespace tocsin::bundle {

/// A bundle whose every byte is accounted for.
struct VerifiedBundle {
    Manifest manifest;
    std::string keyId;                         ///< of the trusted key that signed
    std::map<std::string, std::string> files;  ///< path -> content, manifest.json and manifest.sig included
    std::map<std::string, Decision> decisions; ///< by precision
    Golden golden;
};

struct VerifyOptions {
    std::int64_t serialFloor = 0; ///< bundles with a serial at or below are refused; 0: none
};

/// Opens a bundle under a stricter rule than tar's: manifest.json, manifest.sig, the signature, and only then exactly the listed files;
/// afterwards the content is packed again and must give the file byte for byte. Model files are not parsed here.
///
/// Errors of code Finding (exit 1) are refusals: message is the sentence for people, detail a stable reason code:
///     not-a-bundle, too-large, entry-order, entry-missing, entry-extra, entry-duplicate, entry-path, entry-type, entry-size, entry-hash,
///     signature-missing, signature-malformed, key-unknown, signature-wrong, manifest-invalid, format-unknown, critical-unknown,
///     agent-too-old, decision-invalid, golden-invalid, serial-old, bytes-differ
/// Code Data or Io (exit 3): the file cannot be read. Memory: 1.2 MB for a file that is not signed, however large; else twice what the
/// signed manifest promises.
[[nodiscard]] Result<VerifiedBundle> verifyBundle(const std::filesystem::path& file, std::span<const PublicKey> trusted,
                                                  const VerifyOptions& options = {});
[[nodiscard]] Result<VerifiedBundle> verifyBundleBytes(std::string_view bytes, std::span<const PublicKey> trusted,
                                                       const VerifyOptions& options = {});

/// The same for a bundle that was unpacked into a folder (a device's slot): signature, manifest, size and hash of every listed file.
[[nodiscard]] Result<VerifiedBundle> verifyBundleFolder(const std::filesystem::path& folder, std::span<const PublicKey> trusted);

} // namespace tocsin::bundle
