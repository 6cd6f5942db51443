// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/learn/fit.h"

#include <algorithm>

#include "core/network/onnx_writer.h"

namespace toy {

using namespace tocsin;
using namespace tocsin::learn;

Result<Answer> answers(const TrainedModel& model, const std::vector<TrainingRecording>& recordings, Part part) {
    TOCSIN_ASSIGN(const WindowSet set, WindowSet::build(recordings, model.contract, model.split, LabelUse::Use));
    TOCSIN_ASSIGN(const std::string file, network::writeOnnx(model.graph));
    TOCSIN_ASSIGN(runtime::OnnxModel onnx, runtime::OnnxModel::loadBytes(file, "trained"));
    Answer answer;
    std::vector<float> window(static_cast<std::size_t>(set.channels() * set.samples()));
    for (const std::size_t index : set.select(part, [](const Window&) { return true; })) {
        set.copy(set.windows()[index], window);
        TOCSIN_ASSIGN(const runtime::ModelOutput output, onnx.run(window));
        answer.windows.push_back(set.windows()[index]);
        answer.scores.push_back(output.score);
        if (!output.probabilities.empty())
            answer.classes.push_back(static_cast<std::int32_t>(std::max_element(output.probabilities.begin(), output.probabilities.end()) -
                                                               output.probabilities.begin()));
    }
    return answer;
}

} // namespace toy
