// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/encoding.h"

#include <algorithm>
#include <cerrno>
#include <cstdint>
#include <fmt/format.h>
#include <iconv.h>
#include <memory>
#include <uchardet/uchardet.h>

namespace tocsin::table {

namespace {

void appendUtf8(std::string& out, unsigned code) {
    if (code < 0x80) {
        out += static_cast<char>(code);
    } else if (code < 0x800) {
        out += static_cast<char>(0xC0 | code >> 6);
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else if (code < 0x10000) {
        out += static_cast<char>(0xE0 | code >> 12);
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    } else {
        out += static_cast<char>(0xF0 | code >> 18);
        out += static_cast<char>(0x80 | (code >> 12 & 0x3F));
        out += static_cast<char>(0x80 | (code >> 6 & 0x3F));
        out += static_cast<char>(0x80 | (code & 0x3F));
    }
}

constexpr unsigned kReplacement = 0xFFFD;

/// Length of the valid UTF-8 character at the begin of `text`; 0 when there is none. RFC 3629.
std::size_t validLength(std::string_view text) {
    const auto byte = [&](std::size_t i) { return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u; };
    const unsigned lead = byte(0);
    const auto tail = [&](std::size_t i, unsigned from = 0x80, unsigned to = 0xBF) { return byte(i) >= from && byte(i) <= to; };
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead <= 0xDF) return tail(1) ? 2 : 0;
    if (lead >= 0xE0 && lead <= 0xEF) return tail(1, lead == 0xE0 ? 0xA0 : 0x80, lead == 0xED ? 0x9F : 0xBF) && tail(2) ? 3 : 0;
    if (lead >= 0xF0 && lead <= 0xF4) return tail(1, lead == 0xF0 ? 0x90 : 0x80, lead == 0xF4 ? 0x8F : 0xBF) && tail(2) && tail(3) ? 4 : 0;
    return 0;
}

std::string repairedUtf8(std::string_view bytes) {
    std::string out;
    out.reserve(bytes.size());
    while (!bytes.empty()) {
        const std::size_t length = validLength(bytes);
        if (length == 0)
            appendUtf8(out, kReplacement);
        else
            out.append(bytes.substr(0, length));
        bytes.remove_prefix(std::max<std::size_t>(length, 1));
    }
    return out;
}

/// WHATWG "windows-1252" index, 0x80..0x9F; the rest is Latin-1.
std::string fromWindows1252(std::string_view bytes) {
    static constexpr std::uint16_t kHigh[32] = {0x20AC, 0x81,   0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                0x2039, 0x0152, 0x8D,   0x017D, 0x8F,   0x90,   0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,   0x017E, 0x0178};
    std::string out;
    for (const char c : bytes) {
        const auto byte = static_cast<unsigned char>(c);
        appendUtf8(out, byte >= 0x80 && byte < 0xA0 ? kHigh[byte - 0x80] : byte);
    }
    return out;
}

std::string throughIconv(std::string_view bytes, const std::string& encoding) {
    const iconv_t converter = iconv_open("UTF-8", encoding.c_str());
    if (converter == reinterpret_cast<iconv_t>(-1)) return fromWindows1252(bytes);
    std::string out, source(bytes);
    char* from = source.data();
    std::size_t left = source.size();
    while (left > 0) {
        char room[512];
        char* to = room;
        std::size_t free = sizeof room;
        const std::size_t done = iconv(converter, &from, &left, &to, &free);
        out.append(room, static_cast<std::size_t>(to - room));
        if (done != static_cast<std::size_t>(-1) || errno == E2BIG) continue;
        appendUtf8(out, kReplacement); // an invalid or torn sequence
        ++from;
        --left;
    }
    iconv_close(converter);
    return repairedUtf8(out);
}

/// Every second byte NUL in most of the head: UTF-16 without mark. 0 none, 1 little, 2 big endian.
int nulPattern(std::string_view head) {
    head = head.substr(0, 4096 & ~std::size_t{1});
    const std::size_t pairs = head.size() / 2;
    if (pairs < 4) return 0;
    std::size_t even = 0, odd = 0;
    for (std::size_t i = 0; i + 1 < head.size(); i += 2) {
        even += head[i] == '\0';
        odd += head[i + 1] == '\0';
    }
    if (odd * 10 > pairs * 8 && even * 10 < pairs) return 1;
    if (even * 10 > pairs * 8 && odd * 10 < pairs) return 2;
    return 0;
}

/// The detector's answer, where it may be trusted: encodings whose bytes tell them from Latin ones.
std::string detected(std::string_view head) {
    const std::unique_ptr<uchardet, void (*)(uchardet_t)> detector(uchardet_new(), uchardet_delete);
    if (!detector || uchardet_handle_data(detector.get(), head.data(), head.size()) != 0) return {};
    uchardet_data_end(detector.get());
    std::string name = uchardet_get_charset(detector.get());
    static constexpr const char* kTrusted[] = {"SHIFT_JIS", "EUC-JP",       "EUC-KR", "UHC",        "BIG5",       "GB18030",
                                               "EUC-TW",    "WINDOWS-1251", "KOI8-R", "ISO-8859-5", "ISO-8859-7", "WINDOWS-1253"};
    for (const char* trusted : kTrusted)
        if (name == trusted) return name;
    return {};
}

} // namespace

bool isUtf16(std::string_view encoding) {
    return encoding == kUtf16Le || encoding == kUtf16Be;
}

bool isValidUtf8(std::string_view text) {
    while (!text.empty()) {
        const std::size_t length = validLength(text);
        if (length == 0) return false;
        text.remove_prefix(length);
    }
    return true;
}

EncodingGuess encodingOf(std::string_view head, const std::string& expected) {
    if (head.starts_with("\xEF\xBB\xBF")) return {kUtf8, 3, "byte order mark"};
    if (head.starts_with("\xFF\xFE")) return {kUtf16Le, 2, "byte order mark"};
    if (head.starts_with("\xFE\xFF")) return {kUtf16Be, 2, "byte order mark"};
    if (const int pattern = nulPattern(head)) return {pattern == 1 ? kUtf16Le : kUtf16Be, 0, "every second byte is NUL"};
    return {isUtf16(expected) ? kUtf8 : expected, 0, {}};
}

EncodingGuess guessEncoding(std::string_view head) {
    EncodingGuess guess = encodingOf(head, kUtf8);
    if (!guess.reason.empty()) return guess;
    const auto high = std::count_if(head.begin(), head.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    if (high == 0) return {kUtf8, 0, "plain ASCII"};
    std::string_view whole = head;
    for (std::size_t n = 1; n <= 3 && n <= head.size(); ++n) { // the last character may be torn
        const auto byte = static_cast<unsigned char>(head[head.size() - n]);
        if (byte >= 0xC2) whole.remove_suffix(n);
        if ((byte & 0xC0) != 0x80) break;
    }
    if (isValidUtf8(whole) || isValidUtf8(head)) return {kUtf8, 0, fmt::format("{} bytes beyond ASCII, all valid UTF-8", high)};
    // A few special characters (a degree sign, an umlaut) are too little for the detector.
    if (high >= 24)
        if (std::string name = detected(head); !name.empty()) return {name, 0, fmt::format("{} bytes beyond ASCII fit it", high)};
    return {kWindows1252, 0, fmt::format("{} bytes beyond ASCII, not valid UTF-8", high)};
}

std::string toUtf8(std::string_view bytes, const std::string& encoding) {
    if (std::none_of(bytes.begin(), bytes.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; }) && !isUtf16(encoding))
        return std::string(bytes);
    if (encoding == kUtf8) return isValidUtf8(bytes) ? std::string(bytes) : repairedUtf8(bytes);
    if (encoding == kWindows1252) return fromWindows1252(bytes);
    if (isUtf16(encoding)) {
        std::string out;
        Utf16Reader(encoding == kUtf16Be).add(bytes, out);
        return out;
    }
    return throughIconv(bytes, encoding);
}

void Utf16Reader::add(std::string_view bytes, std::string& out) {
    for (const char c : bytes) {
        const int byte = static_cast<unsigned char>(c);
        if (m_byte < 0) {
            m_byte = byte;
            continue;
        }
        const auto unit = static_cast<unsigned>(m_bigEndian ? m_byte << 8 | byte : byte << 8 | m_byte);
        m_byte = -1;
        if (m_surrogate != 0) {
            const unsigned first = m_surrogate;
            m_surrogate = 0;
            if (unit >= 0xDC00 && unit <= 0xDFFF) {
                appendUtf8(out, 0x10000 + ((first - 0xD800) << 10) + (unit - 0xDC00));
                continue;
            }
            appendUtf8(out, kReplacement);
        }
        if (unit >= 0xD800 && unit <= 0xDBFF)
            m_surrogate = unit;
        else
            appendUtf8(out, unit >= 0xDC00 && unit <= 0xDFFF ? kReplacement : unit);
    }
}

} // namespace tocsin::table
