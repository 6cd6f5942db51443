// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/detail/thread_plan.h"

#include <algorithm>
#include <dlfcn.h>
#include <torch/torch.h>

#include "core/network/cost_model.h"

namespace tocsin::network {

int plannedThreads(const Graph& graph, std::int64_t batch, int cores) {
    constexpr std::int64_t kMacsOfAThread = 1'500'000'000, kMost = 8;
    std::int64_t macs = 0;
    for (const NodeCost& node : costOf(graph).nodes)
        if (node.kind != NodeKind::Lstm && node.kind != NodeKind::Gru) macs += node.macs;
    const double step = 3.0 * static_cast<double>(macs) * static_cast<double>(std::max<std::int64_t>(1, batch));
    const double wanted = std::min(step / static_cast<double>(kMacsOfAThread), static_cast<double>(kMost));
    return std::clamp(static_cast<int>(wanted), 1, std::max(1, cores));
}

void useThreads(int threads) {
    const int count = std::max(1, threads);
    at::set_num_threads(count);
    // Whichever BLAS the system has chosen is loaded with LibTorch; others than these follow OpenMP, which at::set_num_threads has set.
    for (const char* name : {"openblas_set_num_threads", "bli_thread_set_num_threads"}) {
        if (void* symbol = dlsym(RTLD_DEFAULT, name)) {
            if (name[0] == 'o') {
                reinterpret_cast<void (*)(int)>(symbol)(count);
            } else {
                reinterpret_cast<void (*)(long)>(symbol)(count); // dim_t of a 64-bit BLIS
            }
        }
    }
}

} // namespace tocsin::network
