// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/tensor_file.h"

#include <bit>
#include <cstring>
#include <fmt/format.h>

#include "core/runtime/detail/wire.h"

namespace tocsin::runtime {

namespace {

static_assert(std::endian::native == std::endian::little, "raw_data is little endian; a big-endian machine needs a byte swap here");

constexpr std::uint32_t kDims = 1, kDataType = 2, kSegment = 3, kFloatData = 4, kName = 8, kRawData = 9, kExternalData = 13,
                        kDataLocation = 14;
constexpr std::uint64_t kFloat = 1;
constexpr std::int64_t kMaxValues = std::int64_t{1} << 28;

Result<void> appendFloats(std::string_view bytes, std::vector<float>& values) {
    if (bytes.size() % sizeof(float) != 0) return Error{ErrorCode::Data, "the data are not a whole number of float32", {}};
    const std::size_t before = values.size();
    values.resize(before + bytes.size() / sizeof(float));
    if (!bytes.empty()) std::memcpy(values.data() + before, bytes.data(), bytes.size());
    return {};
}

Result<void> readDims(const wire::Field& field, std::vector<std::int64_t>& shape) {
    if (field.type != wire::Type::Bytes) {
        shape.push_back(static_cast<std::int64_t>(field.number));
        return {};
    }
    std::string_view rest = field.bytes;
    while (const auto dimension = wire::takeVarint(rest)) shape.push_back(static_cast<std::int64_t>(*dimension));
    if (!rest.empty()) return Error{ErrorCode::Data, "its shape is damaged", {}};
    return {};
}

Result<void> checkShape(const Tensor& tensor) {
    std::int64_t count = 1;
    for (const std::int64_t dimension : tensor.shape) {
        if (dimension < 0 || (dimension > 0 && count > kMaxValues / dimension))
            return Error{ErrorCode::Data, "its shape is impossible", {}};
        count *= dimension;
    }
    if (count != static_cast<std::int64_t>(tensor.values.size()))
        return Error{ErrorCode::Data, fmt::format("its shape wants {} values, {} are there", count, tensor.values.size()), {}};
    return {};
}

Result<Tensor> readTensor(std::string_view bytes) {
    Tensor tensor;
    std::uint64_t type = 0;
    wire::Reader reader(bytes);
    while (const auto field = reader.next()) {
        switch (field->id) {
        case kDims:
            TOCSIN_TRY(readDims(*field, tensor.shape));
            break;
        case kDataType:
            type = field->number;
            break;
        case kName:
            tensor.name = field->bytes;
            break;
        case kRawData:
            TOCSIN_TRY(appendFloats(field->bytes, tensor.values));
            break;
        case kFloatData:
            if (field->type == wire::Type::Bytes)
                TOCSIN_TRY(appendFloats(field->bytes, tensor.values));
            else
                tensor.values.push_back(std::bit_cast<float>(static_cast<std::uint32_t>(field->number)));
            break;
        case kSegment:
        case kExternalData:
        case kDataLocation:
            return Error{ErrorCode::Data, "data in pieces or outside the file are not read", {}};
        default:
            break;
        }
    }
    if (reader.failed()) return Error{ErrorCode::Data, "it is damaged", {}};
    if (type != kFloat) return Error{ErrorCode::Data, fmt::format("its data type is {}, float32 (1) is needed", type), {}};
    TOCSIN_TRY(checkShape(tensor));
    return tensor;
}

} // namespace

std::string tensorToBytes(const Tensor& tensor) {
    std::string out;
    for (const std::int64_t dimension : tensor.shape) wire::putNumber(out, kDims, static_cast<std::uint64_t>(dimension));
    wire::putNumber(out, kDataType, kFloat);
    wire::putBytes(out, kName, tensor.name);
    wire::putBytes(out, kRawData, {reinterpret_cast<const char*>(tensor.values.data()), tensor.values.size() * sizeof(float)});
    return out;
}

Result<Tensor> tensorFromBytes(std::string_view bytes, std::string_view what) {
    auto tensor = readTensor(bytes);
    if (!tensor.ok()) return Error{ErrorCode::Data, fmt::format("tensor file {} cannot be read: {}", what, tensor.error().message), {}};
    return tensor;
}

} // namespace tocsin::runtime
