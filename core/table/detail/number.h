// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

namespace tocsin::table::detail {

/// Bytes behind a text that the readers below may touch without using them.
inline constexpr std::size_t kPadding = 64;

inline constexpr double kPowersOfTen[] = {1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
                                          1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};
inline constexpr std::uint64_t kWholePowersOfTen[] = {1, 10, 100, 1'000, 10'000, 100'000, 1'000'000, 10'000'000, 100'000'000};

inline bool isDigit(char c) {
    return static_cast<unsigned char>(c - '0') < 10;
}

/// Reads up to eight digits at p without a branch per digit; returns how many there were. Touches p[0..7].
inline unsigned readDigits(const char* p, std::uint64_t& value) {
    if constexpr (std::endian::native == std::endian::little) {
        std::uint64_t word = 0;
        std::memcpy(&word, p, sizeof word);
        word ^= 0x3030303030303030u; // digits become 0..9
        const std::uint64_t other = ((word + 0x7676767676767676u) | word) & 0x8080808080808080u;
        const unsigned count = static_cast<unsigned>(std::countr_zero(other)) / 8; // 64 / 8 = 8 when all are digits
        if (count == 0) {
            value = 0;
            return 0;
        }
        word <<= 64 - 8 * count; // leading zeros in front
        word = (word & 0x0F0F0F0F0F0F0F0Fu) * 2561 >> 8;
        word = (word & 0x00FF00FF00FF00FFu) * 6553601 >> 16;
        value = (word & 0x0000FFFF0000FFFFu) * 42949672960001u >> 32;
        return count;
    } else {
        unsigned count = 0;
        for (value = 0; count < 8 && isDigit(p[count]); ++count) value = value * 10 + static_cast<std::uint64_t>(p[count] - '0');
        return count;
    }
}

/// The slow, exactly rounded way (std::from_chars) for [begin, end), which has the form of a number with the given decimal mark. False when
/// the number is too large for a double; too small gives zero.
[[nodiscard]] bool convertNumber(const char* begin, const char* end, char mark, double& out);

/// Reads [+-]digits[mark digits][e[+-]digits] at p; returns the first character behind it, or null when no number stands here or it is too
/// large. The result is the correctly rounded double: up to 2^53 and ten to the 22 both factors are exact, so one operation rounds once
/// (W. Clinger, "How to read floating point numbers accurately", 1990); everything else takes convertNumber().
/// The text must end with a character that cannot belong to a number, and kPadding bytes behind p must be readable.
inline const char* readNumber(const char* p, char mark, double& out) {
    const char* const begin = p;
    const bool negative = *p == '-';
    if (negative || *p == '+') ++p;
    std::uint64_t mantissa = 0;
    unsigned digits = readDigits(p, mantissa);
    p += digits;
    unsigned count = digits;
    while (digits == 8) {
        std::uint64_t more = 0;
        digits = readDigits(p, more);
        mantissa = mantissa * kWholePowersOfTen[digits] + more;
        p += digits;
        count += digits;
    }
    int exponent = 0;
    if (*p == mark) {
        ++p;
        const char* const fraction = p;
        do {
            std::uint64_t more = 0;
            digits = readDigits(p, more);
            mantissa = mantissa * kWholePowersOfTen[digits] + more;
            p += digits;
        } while (digits == 8);
        const auto length = static_cast<unsigned>(p - fraction);
        count += length;
        exponent = -static_cast<int>(length);
    }
    if (count == 0) return nullptr;
    if ((*p | 0x20) == 'e') {
        const char* q = p + 1;
        const bool below = *q == '-';
        if (below || *q == '+') ++q;
        if (!isDigit(*q)) return nullptr;
        int written = 0;
        for (; isDigit(*q); ++q)
            if (written < 100'000) written = written * 10 + (*q - '0');
        exponent += below ? -written : written;
        p = q;
    }
    if (count <= 19 && mantissa <= (std::uint64_t{1} << 53) && exponent >= -22 && exponent <= 22) [[likely]] {
        double value = static_cast<double>(mantissa);
        value = exponent < 0 ? value / kPowersOfTen[-exponent] : value * kPowersOfTen[exponent];
        out = negative ? -value : value;
        return p;
    }
    return convertNumber(begin, p, mark, out) ? p : nullptr;
}

enum class CellKind { Blank, Number, Missing, Word };

/// How number cells are written.
struct NumberStyle {
    char decimal = '.';
    char thousands = 0;
    std::unordered_set<std::string> missing; ///< lower case
    [[nodiscard]] static std::unordered_set<std::string> lowered(const std::vector<std::string>& words);
};

/// What a cell (without quotes) is. Blanks around it do not count. out is set for Number only.
[[nodiscard]] CellKind classifyCell(std::string_view cell, const NumberStyle& style, double& out);

/// Without blanks, tabs and non-breaking blanks (UTF-8) at both ends.
[[nodiscard]] std::string_view trimmed(std::string_view cell);
[[nodiscard]] std::string lowered(std::string_view text);

} // namespace tocsin::table::detail
