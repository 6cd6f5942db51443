// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::bundle {

inline constexpr std::string_view kManifestType = "application/vnd.tocsin.manifest+json";
inline constexpr std::string_view kDecisionType = "application/vnd.tocsin.decision+json";

/// An Ed25519 public key. id: the first 16 hex digits of SHA-256 over its 32 bytes.
struct PublicKey {
    std::string id;
    std::array<unsigned char, 32> bytes{};
};

/// An Ed25519 secret key; wiped at the end of its life.
class SecretKey {
public:
    SecretKey() = default;
    ~SecretKey();
    SecretKey(const SecretKey&) = delete;
    SecretKey& operator=(const SecretKey&) = delete;
    SecretKey(SecretKey&& other) noexcept;
    SecretKey& operator=(SecretKey&& other) noexcept;
    /// A fresh one from the system's random numbers.
    [[nodiscard]] static Result<SecretKey> generate();
    [[nodiscard]] const PublicKey& publicKey() const { return m_public; }

private:
    friend Result<SecretKey> readSecretKey(const std::filesystem::path&);
    friend Result<std::string> sign(std::string_view, std::string_view, const SecretKey&);
    friend Result<PublicKey> writeKeyPair(const std::filesystem::path&);
    [[nodiscard]] static Result<SecretKey> fromSeed(std::span<const unsigned char> seed);
    std::array<unsigned char, 64> m_bytes{}; // seed and public key, as libsodium keeps them
    PublicKey m_public;
};

/// keygen: FILE (mode 0600) and FILE.pub. Error code Usage when one of them is there already: a key is never overwritten.
///
///     {"format":"tocsin-key","kind":"ed25519-secret"|"ed25519-public","id":16 hex,"public":base64[,"secret":base64 of the 32-byte seed]}
[[nodiscard]] Result<PublicKey> writeKeyPair(const std::filesystem::path& file);
[[nodiscard]] Result<SecretKey> readSecretKey(const std::filesystem::path& file);
/// Error code Data names the file; a secret key in its place is refused (it does not belong on a device).
[[nodiscard]] Result<PublicKey> readPublicKey(const std::filesystem::path& file);
[[nodiscard]] std::string publicKeyText(const PublicKey& key);
[[nodiscard]] Result<PublicKey> publicKeyFromText(std::string_view text, std::string_view what);

/// What is signed: "DSSEv1 SP len(type) SP type SP len(payload) SP payload" (Dead Simple Signing Envelope), so that a signature made for
/// one purpose never serves another.
[[nodiscard]] std::string preAuthenticationEncoding(std::string_view type, std::string_view payload);

/// Content of a .sig file, canonical JSON: {"keyid","sig"(base64),"type"}.
[[nodiscard]] Result<std::string> sign(std::string_view type, std::string_view payload, const SecretKey& key);

/// Id of the key that signed. Error code Finding, detail = reason code: "signature-malformed", "key-unknown", "signature-wrong"; `what`
/// names the file.
[[nodiscard]] Result<std::string> checkSignature(std::string_view type, std::string_view payload, std::string_view signature,
                                                 std::span<const PublicKey> trusted, std::string_view what);

} // namespace tocsin::bundle
