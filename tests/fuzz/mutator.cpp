// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/mutator.h"

#include <algorithm>
#include <array>

namespace tocsin::fuzz {

namespace {

constexpr std::size_t kLongest = 1u << 20; // an input that doubles itself ends here

constexpr std::array kNumbers{"0",
                              "-1",
                              "1e308",
                              "-1e308",
                              "1e-320",
                              "nan",
                              "inf",
                              "9223372036854775807",
                              "-9223372036854775808",
                              "18446744073709551616",
                              "4294967296",
                              "2147483648",
                              "0.1",
                              "1,5",
                              "1.234.567,8",
                              "00",
                              "+3",
                              "0x10"};

} // namespace

std::string Mutator::next() {
    std::string input = m_seeds[below(m_seeds.size())];
    const std::size_t steps = 1 + below(8);
    for (std::size_t i = 0; i < steps; ++i) step(input);
    if (input.size() > kLongest) input.resize(kLongest);
    return input;
}

void Mutator::step(std::string& input) {
    const std::size_t at = below(input.size() + 1);
    const std::size_t length = std::min(input.size() - at, 1 + below(1 + below(64)));
    switch (below(9)) {
    case 0: // a bit
        if (at < input.size()) input[at] = static_cast<char>(input[at] ^ (1 << below(8)));
        break;
    case 1: // a byte, often one that ends or begins something
        if (at < input.size()) input[at] = below(2) == 0 ? static_cast<char>(below(256)) : "\0\n\r\t ,;\"'{}[]:=-+.\\/\xff\xef"[below(23)];
        break;
    case 2:
        input.erase(at, length);
        break;
    case 3: // a piece twice, sometimes many times
        if (length > 0) {
            const std::string piece = input.substr(at, length);
            for (std::size_t times = 1 + (below(8) == 0 ? below(200) : 0); times > 0 && input.size() < kLongest; --times)
                input.insert(at, piece);
        }
        break;
    case 4: // the end is missing
        input.resize(at);
        break;
    case 5: // a piece of another true input
    {
        const std::string& other = m_seeds[below(m_seeds.size())];
        const std::size_t from = below(other.size() + 1);
        input.insert(at, other, from, 1 + below(256));
        break;
    }
    case 6:
        input.insert(at, kNumbers[below(kNumbers.size())]);
        break;
    case 7:
        if (!m_words.empty()) input.insert(at, m_words[below(m_words.size())]);
        break;
    default: // a number of the file becomes an extreme one
    {
        const std::size_t digit = input.find_first_of("0123456789", at);
        if (digit == std::string::npos) break;
        const std::size_t end = input.find_first_not_of("0123456789.", digit);
        input.replace(digit, (end == std::string::npos ? input.size() : end) - digit, kNumbers[below(kNumbers.size())]);
        break;
    }
    }
}

} // namespace tocsin::fuzz
