// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <cstdint>
#include <string_view>
#include <utility>
#include <vector>

namespace tocsin::learn {

/// Random numbers that are the same on every machine and library: xoshiro256** (Blackman and Vigna 2018), seeded by splitmix64 from a seed
/// and a purpose, so that one purpose's draws never shift another's. The state is four numbers, for checkpoints.
class Random {
public:
    explicit Random(std::uint64_t seed, std::string_view purpose = {}) {
        std::uint64_t mix = seed;
        for (const char c : purpose) mix = (mix ^ static_cast<unsigned char>(c)) * 0x100000001b3ull; // FNV-1a step
        for (std::uint64_t& word : m_state) {
            mix += 0x9e3779b97f4a7c15ull;
            std::uint64_t z = mix;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ull;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebull;
            word = z ^ (z >> 31);
        }
    }

    std::uint64_t next() {
        const std::uint64_t result = rotate(m_state[1] * 5, 7) * 9, t = m_state[1] << 17;
        m_state[2] ^= m_state[0];
        m_state[3] ^= m_state[1];
        m_state[1] ^= m_state[2];
        m_state[0] ^= m_state[3];
        m_state[2] ^= t;
        m_state[3] = rotate(m_state[3], 45);
        return result;
    }

    /// [0, 1)
    double uniform() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double uniform(double from, double to) { return from + (to - from) * uniform(); }
    /// 0 .. count - 1
    std::size_t below(std::size_t count) { return static_cast<std::size_t>(uniform() * static_cast<double>(count)); }
    /// Standard normal, Box and Muller 1958.
    double normal() { return std::sqrt(-2 * std::log(1 - uniform())) * std::cos(6.283185307179586 * uniform()); }

    template<class T>
    void shuffle(std::vector<T>& values) {
        for (std::size_t i = values.size(); i > 1; --i) std::swap(values[i - 1], values[below(i)]);
    }

    [[nodiscard]] std::vector<std::uint64_t> state() const { return {m_state[0], m_state[1], m_state[2], m_state[3]}; }
    void restore(const std::vector<std::uint64_t>& state) {
        for (std::size_t i = 0; i < 4 && i < state.size(); ++i) m_state[i] = state[i];
    }

private:
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    std::uint64_t m_state[4] = {};
};

} // namespace tocsin::learn
