// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cmath>
#include <string>
#include <vector>

#include "core/learn/random.h"
#include "core/learn/training_data.h"

/// Small recordings with known content for the tests of learn.
namespace toy {

using tocsin::kNsPerSecond;
using tocsin::TimeNs;
using tocsin::learn::ClassInterval;
using tocsin::learn::Random;
using tocsin::learn::TrainingRecording;

inline TrainingRecording empty(std::int64_t id, const std::string& asset, std::int64_t rows, std::size_t channels) {
    TrainingRecording recording;
    recording.id = {id};
    recording.asset = asset;
    recording.source = "recording " + std::to_string(id);
    const TimeNs start = id * 1'000'000 * kNsPerSecond;
    for (std::int64_t row = 0; row < rows; ++row) recording.times.push_back(start + row * kNsPerSecond);
    recording.columns.assign(channels, std::vector<float>(static_cast<std::size_t>(rows), 0.0F));
    return recording;
}

inline void label(TrainingRecording& recording, std::int64_t from, std::int64_t to, const std::string& name) {
    recording.labels.push_back({{recording.times[static_cast<std::size_t>(from)], recording.times[static_cast<std::size_t>(to)]}, name});
}

/// A tone with noise; `frequency` in cycles a sample tells the classes apart. The whole recording is of class `name`.
inline TrainingRecording tone(std::int64_t id, const std::string& name, double frequency, std::int64_t rows) {
    TrainingRecording recording = empty(id, "pump " + std::to_string(id), rows, 1);
    Random random(static_cast<std::uint64_t>(id), "tone");
    for (std::int64_t row = 0; row < rows; ++row)
        recording.columns[0][static_cast<std::size_t>(row)] =
            static_cast<float>(5 + std::sin(6.283185307179586 * frequency * static_cast<double>(row)) + 0.3 * random.normal());
    label(recording, 0, rows - 1, name);
    return recording;
}

/// Two channels that move together (the second is twice the first); from `faultFrom` on the second no longer follows. Without a label.
inline TrainingRecording pair(std::int64_t id, std::int64_t rows, std::int64_t faultFrom) {
    TrainingRecording recording = empty(id, "pair", rows, 2);
    Random random(static_cast<std::uint64_t>(id), "pair");
    for (std::int64_t row = 0; row < rows; ++row) {
        const auto at = static_cast<std::size_t>(row);
        const double wave = std::sin(0.35 * static_cast<double>(row)) + 0.5 * std::sin(0.11 * static_cast<double>(row));
        recording.columns[0][at] = static_cast<float>(10 + wave + 0.05 * random.normal());
        recording.columns[1][at] = static_cast<float>(3 + (row < faultFrom ? 2 * wave : -2 * wave) + 0.05 * random.normal());
    }
    return recording;
}

} // namespace toy
