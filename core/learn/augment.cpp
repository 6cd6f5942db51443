// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/detail/augment.h"

namespace tocsin::learn {

namespace {

torch::Tensor tilted(const torch::Tensor& windows, const torch::Tensor& mean, double tiltDb) {
    constexpr std::int64_t kKnots = 8;
    const std::int64_t samples = windows.size(2), lines = samples / 2 + 1;
    const torch::Tensor knots = tiltDb * (2 * torch::rand({windows.size(0), windows.size(1), kKnots}) - 1);
    const torch::Tensor place = torch::linspace(0, static_cast<double>(kKnots - 1), lines);
    const torch::Tensor low = place.floor().clamp_max(static_cast<double>(kKnots - 2));
    const torch::Tensor weight = place - low, index = low.to(torch::kInt64);
    const torch::Tensor decibel = knots.index_select(2, index) * (1 - weight) + knots.index_select(2, index + 1) * weight;
    const torch::Tensor gain = torch::exp(decibel * 0.11512925464970229); // ln(10) / 20
    return mean + torch::fft_irfft(torch::fft_rfft(windows - mean) * gain, samples);
}

} // namespace

Result<Augmentation> readAugmentation(const Settings& settings) {
    Augmentation augmentation;
    const auto read = [&](const char* key, double most, double& into) -> Result<void> {
        if (!settings.contains(key)) return {};
        TOCSIN_ASSIGN(into, realSetting(settings, key, 0, most));
        return {};
    };
    TOCSIN_TRY(read("augment.noise", 10, augmentation.noise));
    TOCSIN_TRY(read("augment.gain", 1, augmentation.gain));
    TOCSIN_TRY(read("augment.shift", 10, augmentation.shift));
    TOCSIN_TRY(read("augment.channel_dropout", 1, augmentation.channelDropout));
    TOCSIN_TRY(read("augment.tilt", 60, augmentation.tiltDb));
    return augmentation;
}

torch::Tensor augmented(torch::Tensor windows, const Augmentation& augmentation) {
    const auto& [noise, gain, shift, channelDropout, tiltDb] = augmentation;
    if (noise <= 0 && gain <= 0 && shift <= 0 && channelDropout <= 0 && tiltDb <= 0) return windows;
    torch::NoGradGuard guard;
    const torch::Tensor mean = windows.mean(2, true);
    const torch::Tensor deviation = windows.std(2, /*unbiased=*/false, /*keepdim=*/true);
    const std::vector<std::int64_t> perChannel = {windows.size(0), windows.size(1), 1};
    if (gain > 0) windows = mean + (windows - mean) * (1 + gain * torch::randn({windows.size(0), 1, 1}));
    if (tiltDb > 0) windows = tilted(windows, mean, tiltDb);
    if (shift > 0) windows = windows + shift * deviation * torch::randn(perChannel);
    if (noise > 0) windows = windows + noise * deviation * torch::randn_like(windows);
    if (channelDropout > 0) windows = torch::where(torch::rand(perChannel) < channelDropout, mean, windows);
    return windows;
}

} // namespace tocsin::learn
