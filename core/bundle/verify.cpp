// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/verify.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <fmt/format.h>
#include <optional>
#include <system_error>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/bundle/detail/paths.h"
#include "core/bundle/detail/refusal.h"
#include "core/bundle/detail/tar.h"

namespace tocsin::bundle {

namespace {

namespace fs = std::filesystem;

constexpr std::uintmax_t kMaxBundleBytes = std::uintmax_t{1} << 30;
constexpr std::size_t kTarBlock = 512;
// Manifest and signature with their headers and padding.
constexpr std::size_t kMaxHeadBytes = kMaxManifestBytes + kMaxSignatureBytes + 4 * kTarBlock;
// Read beyond what the manifest promises: enough to name an entry that is too much.
constexpr std::size_t kMaxExtraBytes = 64u << 10;

/// "0.1.10" -> {0, 1, 10}; what is no number counts as 0.
std::array<int, 3> versionOf(std::string_view text) {
    std::array<int, 3> version{};
    for (int& part : version) {
        const std::size_t dot = text.find('.');
        std::from_chars(text.data(), text.data() + std::min(dot, text.size()), part);
        if (dot == std::string_view::npos) break;
        text.remove_prefix(dot + 1);
    }
    return version;
}

/// Walks the archive once, in the manifest's order.
class Walk {
public:
    Walk(TarReader reader, VerifiedBundle& bundle) : m_reader(std::move(reader)), m_bundle(bundle) {}

    Result<void> head(std::span<const PublicKey> trusted) {
        TOCSIN_TRY(take(kManifestFile, kMaxManifestBytes, std::nullopt));
        TOCSIN_TRY(take(kSignatureFile, kMaxSignatureBytes, std::nullopt));
        const auto& files = m_bundle.files;
        TOCSIN_ASSIGN(m_bundle.keyId,
                      checkSignature(kManifestType, files.at(kManifestFile), files.at(kSignatureFile), trusted, kSignatureFile));
        TOCSIN_ASSIGN(m_bundle.manifest, manifestFromBytes(files.at(kManifestFile)));
        return {};
    }

    Result<void> body() {
        for (const FileEntry& file : m_bundle.manifest.files) TOCSIN_TRY(take(file.path, static_cast<std::size_t>(file.size), file));
        TOCSIN_ASSIGN(const auto more, m_reader.next());
        if (!more) return {};
        TOCSIN_TRY(checkName(*more));
        return refusal("entry-extra", fmt::format("the bundle holds {}, which its manifest does not list", printable(more->path)));
    }

private:
    static std::string printable(std::string_view name) {
        std::string text;
        for (const char letter : name.substr(0, 200)) text.push_back(letter >= ' ' && letter < 127 ? letter : '?');
        return "'" + text + "'";
    }

    Result<void> checkName(const TarHeader& header) const {
        if (const std::string fault = pathFault(header.path); !fault.empty() && header.regular)
            return refusal("entry-path", fmt::format("the bundle holds {}: {}", printable(header.path), fault));
        if (!header.regular)
            return refusal("entry-type",
                           fmt::format("{} is not a plain file (links, folders and devices are not allowed)", printable(header.path)));
        if (m_bundle.files.contains(header.path))
            return refusal("entry-duplicate", fmt::format("{} stands twice in the bundle", printable(header.path)));
        return {};
    }

    /// An entry is not the one that must come: say whether that one is missing or only misplaced.
    Error misplaced(const TarHeader& header, std::string_view expected) {
        const bool listed = header.path == kManifestFile || header.path == kSignatureFile || m_bundle.manifest.file(header.path) != nullptr;
        if (m_bundle.keyId.empty()) {
            if (expected == kManifestFile)
                return refusal("not-a-bundle",
                               fmt::format("it is not a bundle: its first entry is {}, not manifest.json", printable(header.path)));
            return refusal("signature-missing",
                           fmt::format("the bundle is not signed: {} stands where manifest.sig must", printable(header.path)));
        }
        if (!listed)
            return refusal("entry-extra", fmt::format("the bundle holds {}, which its manifest does not list", printable(header.path)));
        for (auto next = m_reader.next(); next.ok() && *next; next = m_reader.next())
            if ((*next)->path == expected)
                return refusal("entry-order",
                               fmt::format("{} and {} do not stand in the manifest's order", expected, printable(header.path)));
        return refusal("entry-missing", fmt::format("{} is missing in the bundle", expected));
    }

    Result<void> take(std::string_view expected, std::size_t maxBytes, const std::optional<FileEntry>& listed) {
        TOCSIN_ASSIGN(const auto header, m_reader.next());
        if (!header) {
            if (expected == kManifestFile) return refusal("not-a-bundle", "it is not a bundle: the file is empty");
            if (expected == kSignatureFile) return refusal("signature-missing", "the bundle is not signed: manifest.sig is missing");
            return refusal("entry-missing", fmt::format("{} is missing in the bundle", expected));
        }
        TOCSIN_TRY(checkName(*header));
        if (header->path != expected) return misplaced(*header, expected);
        if (header->size < 0 || static_cast<std::uint64_t>(header->size) > maxBytes || (listed && header->size != listed->size))
            return refusal("entry-size", fmt::format("{} has {} bytes, {} {} are right", expected, header->size,
                                                     listed ? "exactly" : "at most", maxBytes));
        TOCSIN_ASSIGN(std::string content, m_reader.content(maxBytes));
        if (listed && (static_cast<std::int64_t>(content.size()) != listed->size || sha256(content) != listed->sha256))
            return refusal("entry-hash", fmt::format("{} was changed: its SHA-256 is not the one in the manifest", expected));
        m_bundle.files.emplace(expected, std::move(content));
        return {};
    }

    TarReader m_reader;
    VerifiedBundle& m_bundle;
};

Result<void> checkDemands(const Manifest& manifest, const VerifyOptions& options) {
    if (versionOf(manifest.minimumAgent) > versionOf(TOCSIN_VERSION))
        return refusal("agent-too-old",
                       fmt::format("the bundle needs tocsin-edge {} or newer, this is {}", manifest.minimumAgent, TOCSIN_VERSION));
    if (options.serialFloor > 0 && manifest.serial <= options.serialFloor)
        return refusal(
            "serial-old",
            fmt::format("the bundle is old: its serial {} is not above {}, which ran already; an older model comes back only by rollback",
                        manifest.serial, options.serialFloor));
    return {};
}

Result<void> checkLayout(const VerifiedBundle& bundle, std::string_view bytes) {
    std::vector<TarFile> files = {{kManifestFile, bundle.files.at(kManifestFile)}, {kSignatureFile, bundle.files.at(kSignatureFile)}};
    for (const FileEntry& file : bundle.manifest.files) files.push_back({file.path, bundle.files.at(file.path)});
    TOCSIN_ASSIGN(const bool same, isTarOf(files, bytes));
    if (!same)
        return refusal("bytes-differ",
                       "the bundle holds changed or additional bytes between or after its files (header, padding or end of the archive)");
    return {};
}

Result<void> readDecisions(VerifiedBundle& bundle, std::span<const PublicKey> trusted) {
    for (const std::string precision : {"fp32", "int8"}) {
        const std::string path = decisionFileOf(bundle.manifest, precision);
        const auto text = bundle.files.find(path);
        if (text == bundle.files.end()) continue;
        const std::string signatureFile = signatureFileOf(path);
        TOCSIN_TRY(checkSignature(kDecisionType, text->second, bundle.files.at(signatureFile), trusted, signatureFile));
        TOCSIN_ASSIGN(Decision decision, decisionFromBytes(text->second, path));
        const FileEntry* model = bundle.manifest.file(modelFileOf(precision));
        if (decision.precision != precision || !model || decision.modelSha256 != model->sha256)
            return refusal("decision-invalid", fmt::format("the decision record {} belongs to another model", path));
        bundle.decisions.emplace(precision, std::move(decision));
    }
    return {};
}

Result<void> readGolden(VerifiedBundle& bundle) {
    const auto& files = bundle.files;
    TOCSIN_ASSIGN(bundle.golden, goldenFromBytes(files.at(kGoldenInputFile), files.at(kGoldenOutputFile), files.at(kGoldenFile)));
    const auto& shape = bundle.golden.windows.shape;
    if (shape[1] != static_cast<std::int64_t>(bundle.manifest.input.channels.size()) || shape[2] != bundle.manifest.input.windowSamples)
        return refusal("golden-invalid", "the golden windows do not have the shape of the input contract");
    for (const auto& [precision, decision] : bundle.decisions)
        if (!bundle.golden.answers.contains(precision))
            return refusal("golden-invalid", fmt::format("there are no golden answers for {}", precision));
    return {};
}

/// Size of the archive by its signed manifest; head: at least as much of it as manifest and signature may take.
Result<std::size_t> promisedBytes(std::string_view head, std::span<const PublicKey> trusted) {
    VerifiedBundle bundle;
    if (head.empty()) return refusal("not-a-bundle", "it is not a bundle: the file is empty");
    TOCSIN_ASSIGN(TarReader reader, TarReader::open(head));
    Walk walk(std::move(reader), bundle);
    TOCSIN_TRY(walk.head(trusted));
    std::size_t bytes = kMaxHeadBytes;
    for (const FileEntry& file : bundle.manifest.files) bytes += static_cast<std::size_t>(file.size) + 2 * kTarBlock;
    return bytes;
}

} // namespace

Result<VerifiedBundle> verifyBundleBytes(std::string_view bytes, std::span<const PublicKey> trusted, const VerifyOptions& options) {
    VerifiedBundle bundle;
    if (bytes.empty()) return refusal("not-a-bundle", "it is not a bundle: the file is empty");
    TOCSIN_ASSIGN(TarReader reader, TarReader::open(bytes));
    Walk walk(std::move(reader), bundle);
    TOCSIN_TRY(walk.head(trusted));
    TOCSIN_TRY(checkDemands(bundle.manifest, options));
    TOCSIN_TRY(walk.body());
    TOCSIN_TRY(checkLayout(bundle, bytes));
    TOCSIN_TRY(readDecisions(bundle, trusted));
    TOCSIN_TRY(readGolden(bundle));
    return bundle;
}

Result<VerifiedBundle> verifyBundle(const fs::path& file, std::span<const PublicKey> trusted, const VerifyOptions& options) {
    std::error_code code;
    if (const std::uintmax_t size = fs::file_size(file, code); !code && size > kMaxBundleBytes)
        return refusal("too-large", fmt::format("{} is larger than {} MiB, no bundle is", file.string(), kMaxBundleBytes >> 20));
    // Nothing of a stranger's file is read but its head; of a signed one, what its manifest promises.
    TOCSIN_ASSIGN(const std::string head, readFileHead(file, kMaxHeadBytes));
    TOCSIN_ASSIGN(const std::size_t promised, promisedBytes(head, trusted));
    TOCSIN_ASSIGN(const std::string bytes, readFileHead(file, promised + kMaxExtraBytes));
    return verifyBundleBytes(bytes, trusted, options);
}

Result<VerifiedBundle> verifyBundleFolder(const fs::path& folder, std::span<const PublicKey> trusted) {
    VerifiedBundle bundle;
    TOCSIN_ASSIGN(bundle.files[kManifestFile], readFile(folder / kManifestFile, kMaxManifestBytes));
    TOCSIN_ASSIGN(bundle.files[kSignatureFile], readFile(folder / kSignatureFile, kMaxSignatureBytes));
    TOCSIN_ASSIGN(bundle.keyId,
                  checkSignature(kManifestType, bundle.files.at(kManifestFile), bundle.files.at(kSignatureFile), trusted, kSignatureFile));
    TOCSIN_ASSIGN(bundle.manifest, manifestFromBytes(bundle.files.at(kManifestFile)));
    TOCSIN_TRY(checkDemands(bundle.manifest, {}));
    for (const FileEntry& file : bundle.manifest.files) {
        // Paths of a signed and checked manifest: plain names, at most one folder deep.
        auto content = readFile(folder / file.path, static_cast<std::size_t>(file.size));
        if (!content.ok() || static_cast<std::int64_t>(content->size()) != file.size || sha256(*content) != file.sha256)
            return refusal("entry-hash", fmt::format("{} was changed after it was installed", (folder / file.path).string()));
        bundle.files.emplace(file.path, *std::move(content));
    }
    TOCSIN_TRY(readDecisions(bundle, trusted));
    TOCSIN_TRY(readGolden(bundle));
    return bundle;
}

} // namespace tocsin::bundle
