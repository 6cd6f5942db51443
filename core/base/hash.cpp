// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/hash.h"

#include <cerrno>
#include <fmt/format.h>
#include <fstream>
#include <openssl/evp.h>
#include <vector>

namespace tocsin {

struct Sha256::Context {
    EVP_MD_CTX* handle = EVP_MD_CTX_new();
    ~Context() { EVP_MD_CTX_free(handle); }
};

Sha256::Sha256() : m_context(std::make_unique<Context>()) {
    EVP_DigestInit_ex(m_context->handle, EVP_sha256(), nullptr);
}
Sha256::~Sha256() = default;
Sha256::Sha256(Sha256&&) noexcept = default;
Sha256& Sha256::operator=(Sha256&&) noexcept = default;

void Sha256::add(std::span<const std::byte> bytes) {
    EVP_DigestUpdate(m_context->handle, bytes.data(), bytes.size());
}

std::string Sha256::finish() {
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    EVP_DigestFinal_ex(m_context->handle, digest, &size);
    std::string text;
    for (unsigned int i = 0; i < size; ++i) text += fmt::format("{:02x}", digest[i]);
    return text;
}

std::string sha256(std::string_view bytes) {
    Sha256 hash;
    hash.add(bytes);
    return hash.finish();
}

Result<std::string> sha256File(const std::filesystem::path& path, const JobContext& job) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return errnoError("cannot read " + path.string(), errno);
    Sha256 hash;
    std::vector<char> buffer(1 << 20);
    while (file) {
        TOCSIN_TRY(job.check());
        file.read(buffer.data(), static_cast<std::streamsize>(buffer.size()));
        hash.add(std::string_view(buffer.data(), static_cast<std::size_t>(file.gcount())));
    }
    if (file.bad()) return errnoError("cannot read " + path.string(), errno);
    return hash.finish();
}

} // namespace tocsin
