// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>

#include "core/network/graph.h"

namespace tocsin::network {

/// Threads for training steps of `batch` windows on a machine of `cores`. Depends on nothing else, above all on no clock: threads change
/// the order of float sums, so the same graph, batch and cores must give the same numbers.
///
/// One thread for every 1.5 G multiply-adds of a step (forward and twice that backward), at most `cores` and 8. Where that lies was
/// measured on two cores: steps of 0.2 G (wdcnn, 64 windows of 2048) and 0.4 G (a dense autoencoder) gained nothing or lost much (17 ms
/// with one thread, 49 ms with two on a busy machine), one of 3.3 G (a wide convolution network) fell from 127 to 80 ms. Recurrent nodes
/// count nothing: their steps follow one another and each is small (an LSTM step took 43 ms with one thread and 103 with two).
[[nodiscard]] int plannedThreads(const Graph& graph, std::int64_t batch, int cores);

/// Threads of LibTorch and of the BLAS behind its matrix products, for the whole process. OpenBLAS keeps a pool of its own that LibTorch's
/// setting does not reach: left alone it takes every core for products that are over in microseconds, and on a busy machine a training step
/// of a small network then takes two to three times as long.
void useThreads(int threads);

} // namespace tocsin::network
