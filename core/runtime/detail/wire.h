// SPDX-License-Identifier: GPL-3.0-or-later
// Protocol Buffers wire format, as much as a gate and a tensor file need (encoding: https://protobuf.dev/programming-guides/encoding/).
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace tocsin::runtime::wire {

enum class Type : std::uint8_t { Varint = 0, Fixed64 = 1, Bytes = 2, Fixed32 = 5 };

/// One field of a message. number: its varint or fixed value; bytes: its content where type is Bytes (a view into the message).
struct Field {
    std::uint32_t id = 0;
    Type type = Type::Varint;
    std::uint64_t number = 0;
    std::string_view bytes;
};

/// Walks the fields of one message in order; never looks past its end. After the loop ask failed().
class Reader {
public:
    explicit Reader(std::string_view message) : m_rest(message) {}
    /// The next field; nullopt at the end or at the first byte that is not a field (failed()).
    [[nodiscard]] std::optional<Field> next();
    [[nodiscard]] bool failed() const { return m_failed; }

private:
    std::optional<std::uint64_t> varint();
    std::optional<std::uint64_t> fixed(std::size_t size);
    std::string_view m_rest;
    bool m_failed = false;
};

/// Reads the next number of a packed list from `rest`; nullopt at the end or where it is malformed (rest is then not empty).
[[nodiscard]] std::optional<std::uint64_t> takeVarint(std::string_view& rest);

void putVarint(std::string& out, std::uint64_t value);
void putNumber(std::string& out, std::uint32_t id, std::uint64_t value);
void putBytes(std::string& out, std::uint32_t id, std::string_view bytes);

} // namespace tocsin::runtime::wire
