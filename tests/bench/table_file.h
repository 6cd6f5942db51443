// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <charconv>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <string>

#include "core/base/time.h"

namespace tocsin::bench {

inline constexpr int kColumns = 8;

/// The table that the CSV benches read: ISO time and kColumns numbers of six digits a row, one row a second, about 84 bytes a row.
inline void writeTable(const std::filesystem::path& path, std::int64_t rows) {
    std::mt19937_64 random(1);
    std::normal_distribution<double> noise;
    std::ofstream file(path, std::ios::binary);
    std::string text = "time,a,b,c,d,e,f,g,h\n";
    for (std::int64_t i = 0; i < rows; ++i) {
        std::string time = formatTime(1'704'067'200 * kNsPerSecond + i * kNsPerSecond);
        time[10] = ' ';
        text.append(time, 0, 19);
        for (int c = 0; c < kColumns; ++c) {
            char cell[40];
            const double value = noise(random) * std::pow(10.0, c % 6 - 2);
            const auto end = std::to_chars(cell, cell + sizeof cell, value, std::chars_format::general, 6).ptr;
            text += ',';
            text.append(cell, end);
        }
        text += '\n';
        if (text.size() > (4u << 20)) {
            file << text;
            text.clear();
        }
    }
    file << text;
}

} // namespace tocsin::bench
