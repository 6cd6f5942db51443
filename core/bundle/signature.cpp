// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/signature.h"

#include <algorithm>
#include <fmt/format.h>
#include <sodium.h>
#include <system_error>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/json.h"
#include "core/bundle/detail/refusal.h"
#include "core/bundle/manifest.h"

namespace tocsin::bundle {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t kMaxKeyFileBytes = 64u << 10;
constexpr std::size_t kSeedBytes = crypto_sign_SEEDBYTES;
static_assert(crypto_sign_PUBLICKEYBYTES == 32 && crypto_sign_SECRETKEYBYTES == 64 && crypto_sign_BYTES == 64);

Result<void> startSodium() {
    static const bool started = sodium_init() >= 0;
    if (!started) return Error{ErrorCode::Internal, "libsodium does not start", {}};
    return {};
}

std::string toBase64(std::span<const unsigned char> bytes) {
    std::string text(sodium_base64_ENCODED_LEN(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), bytes.data(), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back(); // the terminator
    return text;
}

/// Fills `bytes` exactly; false otherwise.
bool fromBase64(std::string_view text, std::span<unsigned char> bytes) {
    std::size_t size = 0;
    const char* end = nullptr;
    return sodium_base642bin(bytes.data(), bytes.size(), text.data(), text.size(), nullptr, &size, &end, sodium_base64_VARIANT_ORIGINAL) ==
               0 &&
           size == bytes.size() && end == text.data() + text.size();
}

std::string keyId(std::span<const unsigned char> publicBytes) {
    return sha256({reinterpret_cast<const char*>(publicBytes.data()), publicBytes.size()}).substr(0, 16);
}

std::string textOf(const Json& json, const char* key) {
    const auto found = json.find(key);
    return found != json.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<Json> keyJson(std::string_view text, std::string_view what) {
    TOCSIN_ASSIGN(Json json, parseJson(text, what, kMaxKeyFileBytes));
    if (!json.is_object() || textOf(json, "format") != "tocsin-key")
        return Error{ErrorCode::Data, fmt::format("{} is not a key file; `tocsin keygen` makes one", what), {}};
    return json;
}

} // namespace

SecretKey::~SecretKey() {
    sodium_memzero(m_bytes.data(), m_bytes.size());
}

SecretKey::SecretKey(SecretKey&& other) noexcept : m_bytes(other.m_bytes), m_public(std::move(other.m_public)) {
    sodium_memzero(other.m_bytes.data(), other.m_bytes.size());
}

SecretKey& SecretKey::operator=(SecretKey&& other) noexcept {
    if (this != &other) {
        m_bytes = other.m_bytes;
        m_public = std::move(other.m_public);
        sodium_memzero(other.m_bytes.data(), other.m_bytes.size());
    }
    return *this;
}

Result<SecretKey> SecretKey::fromSeed(std::span<const unsigned char> seed) {
    TOCSIN_TRY(startSodium());
    SecretKey key;
    if (crypto_sign_seed_keypair(key.m_public.bytes.data(), key.m_bytes.data(), seed.data()) != 0)
        return Error{ErrorCode::Internal, "making a key failed", {}};
    key.m_public.id = keyId(key.m_public.bytes);
    return key;
}

Result<SecretKey> SecretKey::generate() {
    TOCSIN_TRY(startSodium());
    std::array<unsigned char, kSeedBytes> seed{};
    randombytes_buf(seed.data(), seed.size());
    auto key = fromSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    return key;
}

std::string publicKeyText(const PublicKey& key) {
    return Json{{"format", "tocsin-key"}, {"kind", "ed25519-public"}, {"id", key.id}, {"public", toBase64(key.bytes)}}.dump() + "\n";
}

Result<PublicKey> publicKeyFromText(std::string_view text, std::string_view what) {
    TOCSIN_ASSIGN(const Json json, keyJson(text, what));
    if (textOf(json, "kind") == "ed25519-secret")
        return Error{ErrorCode::Data, fmt::format("{} is a secret key; the public one (its name ends in .pub) is needed here", what), {}};
    PublicKey key;
    if (textOf(json, "kind") != "ed25519-public" || !fromBase64(textOf(json, "public"), key.bytes))
        return Error{ErrorCode::Data, fmt::format("{} holds no readable Ed25519 public key", what), {}};
    key.id = keyId(key.bytes);
    if (textOf(json, "id") != key.id)
        return Error{ErrorCode::Data, fmt::format("{} is damaged: key and id do not belong together", what), {}};
    return key;
}

Result<PublicKey> readPublicKey(const fs::path& file) {
    TOCSIN_ASSIGN(const std::string text, readFile(file, kMaxKeyFileBytes));
    return publicKeyFromText(text, file.string());
}

Result<SecretKey> readSecretKey(const fs::path& file) {
    TOCSIN_ASSIGN(std::string text, readFile(file, kMaxKeyFileBytes));
    TOCSIN_ASSIGN(const Json json, keyJson(text, file.string()));
    sodium_memzero(text.data(), text.size());
    std::array<unsigned char, kSeedBytes> seed{};
    if (textOf(json, "kind") == "ed25519-public")
        return Error{ErrorCode::Data, fmt::format("{} is a public key; the secret one (without .pub) is needed here", file.string()), {}};
    if (textOf(json, "kind") != "ed25519-secret" || !fromBase64(textOf(json, "secret"), seed))
        return Error{ErrorCode::Data, fmt::format("{} holds no readable Ed25519 secret key", file.string()), {}};
    auto key = SecretKey::fromSeed(seed);
    sodium_memzero(seed.data(), seed.size());
    if (key.ok() && textOf(json, "id") != key->publicKey().id)
        return Error{ErrorCode::Data, fmt::format("{} is damaged: key and id do not belong together", file.string()), {}};
    return key;
}

Result<PublicKey> writeKeyPair(const fs::path& file) {
    const fs::path publicFile = file.string() + ".pub";
    for (const fs::path& path : {file, publicFile}) {
        std::error_code code;
        if (fs::exists(fs::symlink_status(path, code)))
            return Error{
                ErrorCode::Usage, fmt::format("{} is there already; a key is never overwritten, choose another name", path.string()), {}};
    }
    TOCSIN_ASSIGN(const SecretKey key, SecretKey::generate());
    std::string text = Json{{"format", "tocsin-key"},
                            {"kind", "ed25519-secret"},
                            {"id", key.m_public.id},
                            {"public", toBase64(key.m_public.bytes)},
                            {"secret", toBase64(std::span(key.m_bytes).first(kSeedBytes))}}
                           .dump() +
                       "\n";
    auto written = durableReplace(file, text, 0600);
    sodium_memzero(text.data(), text.size());
    TOCSIN_TRY(written);
    if (const auto published = durableReplace(publicFile, publicKeyText(key.m_public)); !published.ok()) {
        std::error_code ignored; // half a pair is of no use, and would be in the way of the next try
        fs::remove(file, ignored);
        return published.error();
    }
    return key.m_public;
}

std::string preAuthenticationEncoding(std::string_view type, std::string_view payload) {
    return fmt::format("DSSEv1 {} {} {} {}", type.size(), type, payload.size(), payload);
}

Result<std::string> sign(std::string_view type, std::string_view payload, const SecretKey& key) {
    TOCSIN_TRY(startSodium());
    const std::string message = preAuthenticationEncoding(type, payload);
    std::array<unsigned char, crypto_sign_BYTES> signature{};
    if (crypto_sign_detached(signature.data(), nullptr, reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                             key.m_bytes.data()) != 0)
        return Error{ErrorCode::Internal, "signing failed", {}};
    return canonicalJson({{"keyid", key.publicKey().id}, {"sig", toBase64(signature)}, {"type", type}});
}

Result<std::string> checkSignature(std::string_view type, std::string_view payload, std::string_view signature,
                                   std::span<const PublicKey> trusted, std::string_view what) {
    TOCSIN_TRY(startSodium());
    const auto malformed = [&](std::string_view why) {
        return refusal("signature-malformed", fmt::format("the signature {} is malformed: {}", what, why));
    };
    const auto json = parseJson(signature, what, kMaxSignatureBytes);
    if (!json.ok() || !json->is_object()) return malformed("it is not a JSON object");
    std::array<unsigned char, crypto_sign_BYTES> bytes{};
    if (!fromBase64(textOf(*json, "sig"), bytes)) return malformed("it holds no 64 bytes of signature");
    const std::string id = textOf(*json, "keyid");
    // One form only: whatever is not covered by the signature itself must not be changeable.
    const auto canonical = canonicalJson({{"keyid", id}, {"sig", toBase64(bytes)}, {"type", type}});
    if (!canonical.ok() || *canonical != signature) return malformed(fmt::format("it is not a plain signature of type {}", type));
    const auto key = std::find_if(trusted.begin(), trusted.end(), [&](const PublicKey& candidate) { return candidate.id == id; });
    if (key == trusted.end())
        return refusal("key-unknown", fmt::format("{} was made with key {}, which is not among the trusted keys", what, id.substr(0, 32)));
    const std::string message = preAuthenticationEncoding(type, payload);
    if (crypto_sign_verify_detached(bytes.data(), reinterpret_cast<const unsigned char*>(message.data()), message.size(),
                                    key->bytes.data()) != 0)
        return refusal("signature-wrong",
                       fmt::format("the signature {} does not fit what it signs: the content was changed after signing", what));
    return id;
}

} // namespace tocsin::bundle
