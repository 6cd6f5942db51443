// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tocsin::table {

inline constexpr const char* kUtf8 = "UTF-8";
inline constexpr const char* kUtf16Le = "UTF-16LE";
inline constexpr const char* kUtf16Be = "UTF-16BE";
inline constexpr const char* kWindows1252 = "windows-1252";

struct EncodingGuess {
    std::string name = kUtf8;
    std::size_t markBytes = 0; ///< length of the byte order mark
    std::string reason;        ///< "byte order mark", "14 bytes beyond ASCII, all valid UTF-8", ...
};

/// From the first bytes: byte order mark, NUL pattern of UTF-16, valid UTF-8, the charset detector for Asian and Cyrillic encodings, else
/// Windows-1252 (which every byte sequence is).
[[nodiscard]] EncodingGuess guessEncoding(std::string_view head);

/// The encoding of a stream that is expected to have `expected`: a byte order mark or the NUL pattern of UTF-16 overrides it.
[[nodiscard]] EncodingGuess encodingOf(std::string_view head, const std::string& expected);

/// Always valid UTF-8: what cannot be converted becomes U+FFFD.
[[nodiscard]] std::string toUtf8(std::string_view bytes, const std::string& encoding);

[[nodiscard]] bool isUtf16(std::string_view encoding);
[[nodiscard]] bool isValidUtf8(std::string_view text);

/// UTF-16 to UTF-8 piece by piece; a torn character waits for the next piece.
class Utf16Reader {
public:
    explicit Utf16Reader(bool bigEndian) : m_bigEndian(bigEndian) {}
    void add(std::string_view bytes, std::string& out);

private:
    bool m_bigEndian;
    int m_byte = -1;          ///< first byte of a unit
    unsigned m_surrogate = 0; ///< first of a pair
};

} // namespace tocsin::table
