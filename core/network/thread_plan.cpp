// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/detail/thread_plan.h"

#include <algorithm>
#include <dlfcn.h>
#include <torch/torch.h>

namespace tocsin::network {

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
