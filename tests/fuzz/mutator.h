// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace tocsin::fuzz {

/// Makes one input out of true ones: one to eight steps of flipped bits, changed or extreme numbers, cut, doubled, moved or foreign pieces.
/// The same seed gives the same inputs everywhere (only the engine's own numbers are used, no distributions).
class Mutator {
public:
    Mutator(std::vector<std::string> seeds, std::vector<std::string> words, std::uint64_t seed)
        : m_seeds(std::move(seeds)), m_words(std::move(words)), m_random(seed) {}
    [[nodiscard]] std::string next();

private:
    [[nodiscard]] std::size_t below(std::size_t bound) { return bound == 0 ? 0 : static_cast<std::size_t>(m_random() % bound); }
    void step(std::string& input);
    std::vector<std::string> m_seeds, m_words;
    std::mt19937_64 m_random;
};

} // namespace tocsin::fuzz
