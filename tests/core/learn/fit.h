// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/learn/train.h"
#include "core/learn/windows.h"
#include "core/runtime/model.h"
#include "tests/core/learn/toy_plant.h"

/// Trainings of a few seconds on toy recordings.
namespace toy {

inline tocsin::learn::TrainRequest request(const std::string& recipe, tocsin::learn::Settings settings,
                                           std::vector<TrainingRecording> recordings, const std::string& split) {
    tocsin::learn::TrainRequest request;
    request.recipe = recipe;
    request.settings = std::move(settings);
    request.split = split;
    request.threads = 1;
    for (std::size_t channel = 0; channel < recordings.front().columns.size(); ++channel) {
        std::string name = std::to_string(channel); // GCC 12 warns of an overlong copy in "c" + std::to_string()
        name.insert(name.begin(), 'c');
        request.channels.push_back({std::move(name), "V"});
    }
    request.recordings = std::move(recordings);
    return request;
}

/// Five recordings each of a normal and a worn machine, told apart by the frequency of their tone.
inline std::vector<TrainingRecording> twoTones(std::int64_t rows) {
    std::vector<TrainingRecording> all;
    for (std::int64_t i = 0; i < 10; ++i) all.push_back(tone(i + 1, i % 2 == 0 ? "normal" : "worn", i % 2 == 0 ? 0.05 : 0.11, rows));
    return all;
}

/// What the device would say of the windows of one part: the trained graph as ONNX file in ONNX Runtime, one window a call.
struct Answer {
    std::vector<tocsin::learn::Window> windows;
    std::vector<float> scores;
    std::vector<std::int32_t> classes; ///< most probable; empty without classes
};

tocsin::Result<Answer> answers(const tocsin::learn::TrainedModel& model, const std::vector<TrainingRecording>& recordings,
                               tocsin::learn::Part part);

} // namespace toy
