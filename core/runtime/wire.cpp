// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/detail/wire.h"

namespace tocsin::runtime::wire {

std::optional<std::uint64_t> takeVarint(std::string_view& rest) {
    std::uint64_t value = 0;
    for (std::size_t index = 0; index < 10 && index < rest.size(); ++index) {
        const auto byte = static_cast<unsigned char>(rest[index]);
        value |= static_cast<std::uint64_t>(byte & 0x7f) << (7 * index);
        if ((byte & 0x80) == 0) {
            rest.remove_prefix(index + 1);
            return value;
        }
    }
    return std::nullopt;
}

std::optional<std::uint64_t> Reader::varint() {
    const auto value = takeVarint(m_rest);
    m_failed = m_failed || !value;
    return value;
}

std::optional<std::uint64_t> Reader::fixed(std::size_t size) {
    if (m_rest.size() < size) {
        m_failed = true;
        return std::nullopt;
    }
    std::uint64_t value = 0;
    for (std::size_t index = 0; index < size; ++index)
        value |= static_cast<std::uint64_t>(static_cast<unsigned char>(m_rest[index])) << (8 * index);
    m_rest.remove_prefix(size);
    return value;
}

std::optional<Field> Reader::next() {
    if (m_failed || m_rest.empty()) return std::nullopt;
    const auto tag = varint();
    if (!tag) return std::nullopt;
    Field field{static_cast<std::uint32_t>(*tag >> 3), static_cast<Type>(*tag & 7), 0, {}};
    std::optional<std::uint64_t> number;
    switch (field.type) {
    case Type::Varint:
        number = varint();
        break;
    case Type::Fixed64:
        number = fixed(8);
        break;
    case Type::Fixed32:
        number = fixed(4);
        break;
    case Type::Bytes:
        number = varint();
        break;
    default:
        m_failed = true;
        return std::nullopt;
    }
    if (!number || (*tag >> 3) == 0 || (*tag >> 3) > 0x1fffffff) {
        m_failed = true;
        return std::nullopt;
    }
    field.number = *number;
    if (field.type == Type::Bytes) {
        if (*number > m_rest.size()) {
            m_failed = true;
            return std::nullopt;
        }
        field.bytes = m_rest.substr(0, static_cast<std::size_t>(*number));
        m_rest.remove_prefix(field.bytes.size());
    }
    return field;
}

void putVarint(std::string& out, std::uint64_t value) {
    while (value >= 0x80) {
        out.push_back(static_cast<char>((value & 0x7f) | 0x80));
        value >>= 7;
    }
    out.push_back(static_cast<char>(value));
}

void putNumber(std::string& out, std::uint32_t id, std::uint64_t value) {
    putVarint(out, std::uint64_t{id} << 3);
    putVarint(out, value);
}

void putBytes(std::string& out, std::uint32_t id, std::string_view bytes) {
    putVarint(out, (std::uint64_t{id} << 3) | 2);
    putVarint(out, bytes.size());
    out.append(bytes);
}

} // namespace tocsin::runtime::wire
