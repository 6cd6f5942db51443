// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <vector>

namespace tocsin::network {

/// Constants of node PowerSpectrum: the transform of T samples as two small matrix products (Cooley and Tukey 1965, one split T = rows x
/// columns), so that LibTorch and ONNX Runtime run the very same numbers and a file holds about T numbers instead of T x T.
///
///     v = (x * hann) as [rows, columns];  [Re; Im] = first v;  (Re, Im) *= (twiddleRe, twiddleIm);  [Re Im] = [Re Im] second;
///     power = Re^2 + Im^2 as [rows, columns], transposed and flattened; lines 1 .. T/2 of it are the answer.
struct SpectrumPlan {
    std::int64_t samples = 0, rows = 0, columns = 0;
    std::vector<float> hann;      ///< [T], periodic: 0.5 - 0.5 cos(2 pi n / T)
    std::vector<float> first;     ///< [2 rows, rows]
    std::vector<float> twiddleRe; ///< [rows, columns]
    std::vector<float> twiddleIm; ///< [rows, columns]
    std::vector<float> second;    ///< [2 columns, 2 columns]
};

/// samples >= 2. Prime lengths get rows = 1 (one product of T x T).
[[nodiscard]] SpectrumPlan spectrumPlan(std::int64_t samples);

} // namespace tocsin::network
