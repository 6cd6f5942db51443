// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/detail/checkpoint.h"

#include <cstring>
#include <fstream>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/json.h"

namespace tocsin::learn {

namespace {

constexpr std::string_view kMagic = "TOCSINCK";
constexpr std::size_t kHashLength = 64;

void appendLength(std::string& bytes, std::uint64_t length) {
    for (int shift = 0; shift < 64; shift += 8) bytes += static_cast<char>(length >> shift & 0xff);
}

std::uint64_t readLength(std::string_view bytes) {
    std::uint64_t length = 0;
    for (int i = 0; i < 8; ++i)
        length |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[static_cast<std::size_t>(i)])) << (8 * i);
    return length;
}

Checkpoint parse(std::string_view bytes) {
    const std::uint64_t length = readLength(bytes.substr(kMagic.size()));
    const Json json = Json::parse(bytes.substr(kMagic.size() + 8, length));
    Checkpoint checkpoint;
    checkpoint.fingerprint = json.at("fingerprint").get<std::string>();
    checkpoint.epoch = json.at("epoch").get<int>();
    checkpoint.steps = json.at("steps").get<std::int64_t>();
    checkpoint.bestEpoch = json.at("best_epoch").get<int>();
    checkpoint.bestLoss = json.at("best_loss").get<double>();
    for (const Json& row : json.at("curves"))
        checkpoint.curves.push_back({row.at(0).get<int>(), row.at(1).get<double>(), row.at(2).get<double>(), row.at(3).get<double>(),
                                     row.at(4).get<double>(), row.size() > 6 ? row.at(5).get<int>() : -1,
                                     row.size() > 6 ? row.at(6).get<int>() : -1});
    std::size_t at = kMagic.size() + 8 + length;
    for (const Json& entry : json.at("tensors")) {
        const auto shape = entry.at("shape").get<std::vector<std::int64_t>>();
        torch::Tensor tensor = torch::empty(shape, torch::kFloat32);
        const auto size = static_cast<std::size_t>(tensor.numel()) * sizeof(float);
        std::memcpy(tensor.data_ptr(), bytes.substr(at, size).data(), size);
        checkpoint.tensors[entry.at("name").get<std::string>()] = tensor;
        at += size;
    }
    return checkpoint;
}

} // namespace

Result<void> writeCheckpoint(const std::filesystem::path& file, const Checkpoint& checkpoint) {
    Json json = {{"fingerprint", checkpoint.fingerprint},
                 {"epoch", checkpoint.epoch},
                 {"steps", checkpoint.steps},
                 {"best_epoch", checkpoint.bestEpoch},
                 {"best_loss", checkpoint.bestLoss},
                 {"curves", Json::array()},
                 {"tensors", Json::array()}};
    for (const EpochFigures& row : checkpoint.curves)
        json["curves"].push_back(
            {row.epoch, row.trainLoss, row.validationLoss, row.validationRecall, row.learningRate, row.eventsFound, row.events});
    std::string values;
    for (const auto& [name, tensor] : checkpoint.tensors) {
        const torch::Tensor flat = tensor.detach().contiguous();
        json["tensors"].push_back({{"name", name}, {"shape", flat.sizes().vec()}});
        values.append(static_cast<const char*>(flat.data_ptr()), static_cast<std::size_t>(flat.numel()) * sizeof(float));
    }
    const std::string text = json.dump();
    std::string bytes(kMagic);
    appendLength(bytes, text.size());
    bytes += text;
    bytes += values;
    bytes += sha256(bytes);
    return durableReplace(file, bytes);
}

std::optional<Checkpoint> readCheckpoint(const std::filesystem::path& file, const std::string& fingerprint) {
    std::error_code ignored;
    if (file.empty() || !std::filesystem::exists(file, ignored)) return std::nullopt;
    const auto bytes = readFile(file);
    if (!bytes.ok() || bytes->size() < kMagic.size() + 8 + kHashLength || !bytes->starts_with(kMagic)) return std::nullopt;
    const std::string_view body = std::string_view(*bytes).substr(0, bytes->size() - kHashLength);
    if (sha256(body) != std::string_view(*bytes).substr(body.size())) return std::nullopt;
    auto parsed = guarded("reading a checkpoint", [&] { return parse(body); });
    if (!parsed.ok() || parsed->fingerprint != fingerprint) return std::nullopt;
    return std::move(*parsed);
}

std::optional<int> checkpointEpochs(const std::filesystem::path& file) {
    constexpr std::uint64_t kLongestHead = 64u << 20;
    std::ifstream stream(file, std::ios::binary);
    std::string head(kMagic.size() + 8, '\0');
    if (!stream.read(head.data(), static_cast<std::streamsize>(head.size())) || !head.starts_with(kMagic)) return std::nullopt;
    const std::uint64_t length = readLength(std::string_view(head).substr(kMagic.size()));
    if (length > kLongestHead) return std::nullopt;
    std::string text(length, '\0');
    if (!stream.read(text.data(), static_cast<std::streamsize>(length))) return std::nullopt;
    const auto epoch = guarded("reading a checkpoint", [&] { return Json::parse(text).at("epoch").get<int>(); });
    return epoch.ok() ? std::optional(*epoch) : std::nullopt;
}

} // namespace tocsin::learn
