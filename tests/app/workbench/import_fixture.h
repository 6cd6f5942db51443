// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <cstdint>
#include <cstring>
#include <fmt/format.h>
#include <fstream>
#include <string>
#include <vector>

#include "app/workbench/project_session.h"
#include "tests/app/workbench/plant_fixture.h"

namespace tocsin::tests {

/// Files as people have them, beside a project with the two pumps of the plant fixture.
class ImportFixture {
public:
    explicit ImportFixture(const std::filesystem::path& folder) : m_folder(folder) {}

    [[nodiscard]] std::filesystem::path path(const std::string& name) const { return m_folder / name; }
    [[nodiscard]] QString file(const std::string& name) const { return QString::fromStdString(path(name).string()); }
    void write(const std::string& name, const std::string& content) const {
        std::filesystem::create_directories(path(name).parent_path());
        std::ofstream(path(name), std::ios::binary) << content;
    }

    /// A historian export: semicolons, decimal commas, three heading rows, day.month.year, the word Bad for a missing value, one line that
    /// is none. One row a minute from the first of May 2025, seed moves the values so that contents differ.
    [[nodiscard]] static std::string historian(int rows, int seed) {
        std::string text = "Zeit;P3_DE_VIB;P3_TEMP;P3_STATE\n;mm/s;degC;\nTag;Schwingung DE;Lagertemperatur;Zustand\n";
        for (int row = 0; row < rows; ++row) {
            const int minute = row % 60, hour = row / 60 % 24, day = 1 + row / 1440;
            const int vibration = 200 + (row * 7 + seed * 13) % 50, temperature = 5500 + (row * 3 + seed) % 90;
            if (row == 20) text += ">> logger restarted;;;\n";
            text += fmt::format("{:02}.05.2025 {:02}:{:02};{},{:02};{};{}\n", day, hour, minute, vibration / 100, vibration % 100,
                                row == 30 ? std::string("Bad") : fmt::format("{},{:02}", temperature / 100, temperature % 100),
                                row >= 50 && row < 60 ? 1 : 0);
        }
        return text;
    }
    static constexpr int kRejected = 1; ///< lines of historian() that are none

    /// MAT version 4, little endian: one matrix n x 1 of doubles a variable.
    [[nodiscard]] static std::string mat(const std::vector<std::pair<std::string, std::vector<double>>>& variables) {
        std::string bytes;
        const auto put = [&bytes](const void* data, std::size_t size) { bytes.append(static_cast<const char*>(data), size); };
        for (const auto& [name, values] : variables) {
            const std::int32_t header[5] = {0, static_cast<std::int32_t>(values.size()), 1, 0, static_cast<std::int32_t>(name.size() + 1)};
            put(header, sizeof header);
            put(name.c_str(), name.size() + 1);
            put(values.data(), values.size() * sizeof(double));
        }
        return bytes;
    }

    [[nodiscard]] Result<std::shared_ptr<workbench::ProjectSession>> project(const std::string& name) const {
        TOCSIN_TRY(makePlant(path(name), false));
        return workbench::ProjectSession::open(path(name));
    }

private:
    std::filesystem::path m_folder;
};

} // namespace tocsin::tests
