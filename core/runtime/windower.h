// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "core/runtime/input_contract.h"

namespace tocsin::runtime {

/// What happened to the rows so far.
struct WindowCounters {
    std::int64_t rows = 0;
    std::int64_t windows = 0; ///< whole windows given out
    std::int64_t skipped = 0; ///< windows that were due but held a value that could not be filled
    std::int64_t held = 0;    ///< values held from an earlier row
    std::int64_t gaps = 0;    ///< new stretches after a gap or after time ran backward (the first stretch is not one)
};

/// All that a Windower knows of the rows before: what an agent that starts again must have back.
struct WindowerState {
    std::vector<float> ring;        ///< [C, T] row-major, column `next` is the oldest once the ring is full
    std::vector<char> bad;          ///< [T]
    std::vector<std::int64_t> hold; ///< [C]
    std::int64_t next = 0, stretchRows = 0;
    TimeNs lastTime = kNoTime;
};

/// Cuts rows into windows as InputContract says; the one place where that rule is code (training, `tocsin score`, agent). Not thread-safe.
class Windower {
public:
    enum class Step {
        None,    ///< no window is due with this row
        Window,  ///< a window is due and whole: fill() gives it
        Skipped, ///< a window is due but a value is missing in it
    };

    /// contract: windowSamples and strideSamples >= 1, at least one channel.
    explicit Windower(const InputContract& contract);

    /// values: float64 [C] in the contract's channel order, engineering units; NaN, infinite or beyond float32 = missing. O(C).
    Step push(TimeNs time, std::span<const double> values);
    /// Did the last row begin a new stretch (gap, time backward)? The first row of all did not.
    [[nodiscard]] bool restarted() const { return m_restarted; }
    /// Time of the last row: the stamp of the window that push() announced.
    [[nodiscard]] TimeNs time() const { return m_lastTime; }
    /// The newest window as float32 [C, T] row-major; only after push() returned Window. O(C * T).
    void fill(std::span<float> window) const;
    /// Forgets everything but the counters: the next row is the first of another recording.
    void reset();
    [[nodiscard]] const WindowCounters& counters() const { return m_counters; }

    [[nodiscard]] WindowerState state() const;
    /// Goes on where state() was taken; counters stay. Error code Data, and nothing changed, when it is not of this contract.
    [[nodiscard]] Result<void> restore(const WindowerState& state);

private:
    void restart();
    bool store(std::span<const double> values);

    std::size_t m_channels = 0, m_samples = 0;
    std::int64_t m_stride = 1, m_maxHold = 0;
    TimeNs m_maxGap = 0;
    std::vector<float> m_ring;        // [C][T], column m_next is the oldest once the ring is full
    std::vector<char> m_bad;          // [T] rows with a value that could not be filled
    std::vector<std::int64_t> m_hold; // [C] rows since the channel's last own value; -1: none yet in this stretch
    std::size_t m_next = 0;
    std::int64_t m_stretchRows = 0, m_badRows = 0;
    TimeNs m_lastTime = kNoTime;
    bool m_restarted = false;
    WindowCounters m_counters;
};

} // namespace tocsin::runtime
