// SPDX-License-Identifier: GPL-3.0-or-later
// Only for the .cpp files of learn and its tests: LibTorch shows.
#pragma once

#include <torch/torch.h>

#include "core/base/result.h"
#include "core/learn/recipes.h"

namespace tocsin::learn {

/// Changes to training windows that keep the physics. Sizes are relative to the window's own deviation, channel by channel, so that they
/// mean the same for g and for bar.
struct Augmentation {
    double noise = 0;          ///< sensor noise: deviation of added white noise
    double gain = 0;           ///< amplifier gain, the same for all channels: deviation of a factor around 1; the mean stays
    double shift = 0;          ///< offset of a channel: its deviation
    double channelDropout = 0; ///< probability that a channel falls silent (stays at its mean)
    /// Mounting of the sensor and path of the sound: largest size in dB of a random smooth spectral gain. Eight knots from 0 to the Nyquist
    /// frequency, each uniform in +-tiltDb, linear in dB between them, drawn for each window and channel. Phase and mean stay. The filter
    /// is circular: it reaches about 14 samples round the ends of the window.
    double tiltDb = 0;
};

/// Reads "augment.*"; keys that the recipe does not have are 0. Error code Usage.
[[nodiscard]] Result<Augmentation> readAugmentation(const Settings& settings);

/// windows: float32 [B, C, T]; draws from LibTorch's generator. The same tensor where there is nothing to change.
[[nodiscard]] torch::Tensor augmented(torch::Tensor windows, const Augmentation& augmentation);

} // namespace tocsin::learn
