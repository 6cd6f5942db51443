// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/learn/splits.h"
#include "core/learn/training_data.h"
#include "core/runtime/input_contract.h"

namespace tocsin::learn {

inline constexpr std::int32_t kUnknownClass = -1; ///< nobody can say
inline constexpr std::int32_t kUnseenClass = -2;  ///< of a class that neither training nor validation holds

/// One window: rows (lastRow - T, lastRow] of a recording.
struct Window {
    std::uint32_t recording = 0; ///< index into WindowSet::recordings()
    std::int64_t lastRow = 0;
    Part part = Part::None;
    std::int32_t classIndex = 0; ///< into WindowSet::classes(), or one of the two above
    bool touchesFault = false;   ///< any sample inside a fault interval
};

enum class LabelUse { Use, Ignore };

/// All windows of some recordings, cut by runtime::Windower, so that training windows are scoring windows. Samples stay where they are;
/// values that the contract lets hold are filled in once. Class of a window: the fault class that covers its last sample; else "unknown"
/// when any sample is unknown; else "normal". Memory: the recordings plus 32 bytes a window.
class WindowSet {
public:
    /// Takes the recordings (their NaN become held values, as far as the contract lets them; longer gaps stay NaN and are in no window).
    /// classes: those of the training and validation part, "normal" first when any of their windows is normal, then fault classes by name.
    [[nodiscard]] static Result<WindowSet> build(std::vector<TrainingRecording> recordings, const runtime::InputContract& contract,
                                                 const SplitPlan& plan, LabelUse use, const JobContext& job = {});

    [[nodiscard]] const std::vector<Window>& windows() const { return m_windows; }
    [[nodiscard]] const std::vector<TrainingRecording>& recordings() const { return m_recordings; }
    [[nodiscard]] const std::vector<std::string>& classes() const { return m_classes; }
    [[nodiscard]] std::int64_t channels() const { return m_channels; }
    [[nodiscard]] std::int64_t samples() const { return m_samples; }

    /// Writes one window as float32 [C, T] row-major.
    void copy(const Window& window, std::span<float> into) const;
    /// Indices of windows of a part that `keep` wants.
    template<class Keep>
    [[nodiscard]] std::vector<std::size_t> select(Part part, Keep keep) const {
        std::vector<std::size_t> found;
        for (std::size_t i = 0; i < m_windows.size(); ++i)
            if (m_windows[i].part == part && keep(m_windows[i])) found.push_back(i);
        return found;
    }

private:
    std::vector<TrainingRecording> m_recordings;
    std::vector<Window> m_windows;
    std::vector<std::string> m_classes;
    std::int64_t m_channels = 0, m_samples = 0;
};

} // namespace tocsin::learn
