// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdio>
#include <string>
#include <string_view>

namespace tocsin::bench {

/// Exit code of a bench whose rival is not on this machine: CTest counts it as skipped.
inline constexpr int kNoRival = 77;

/// What a bench must reach. Each figure that misses its goal is named on stderr; exit code 1 then.
class Goals {
public:
    explicit Goals(std::string program) : m_program(std::move(program)) {}
    void atLeast(std::string_view figure, double value, double goal) {
        if (!(value >= goal)) miss(figure, value, "at least", goal);
    }
    void atMost(std::string_view figure, double value, double goal) {
        if (!(value <= goal)) miss(figure, value, "at most", goal);
    }
    /// A figure that could not be measured here; `what` says what is missing.
    void without(std::string_view what) {
        std::fprintf(stderr, "%s: not judged, %.*s\n", m_program.c_str(), static_cast<int>(what.size()), what.data());
        m_without = true;
    }
    [[nodiscard]] int exitCode() const { return m_missed ? 1 : m_without ? kNoRival : 0; }

private:
    void miss(std::string_view figure, double value, const char* relation, double goal) {
        std::fprintf(stderr, "%s: GOAL MISSED: %.*s is %.4g, must be %s %.4g\n", m_program.c_str(), static_cast<int>(figure.size()),
                     figure.data(), value, relation, goal);
        m_missed = true;
    }
    std::string m_program;
    bool m_missed = false, m_without = false;
};

} // namespace tocsin::bench
