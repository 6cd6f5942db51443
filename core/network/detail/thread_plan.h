// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

namespace tocsin::network {

/// Threads of LibTorch and of the BLAS behind its matrix products, for the whole process. OpenBLAS keeps a pool of its own that LibTorch's
/// setting does not reach: left alone it takes every core for products that are over in microseconds, and on a busy machine a training step
/// of a small network then takes two to three times as long.
void useThreads(int threads);

} // namespace tocsin::network
