// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>

#include "core/explain/attribution.h"

namespace tocsin::explain {

Quadrature gaussLegendre(int n) {
    Quadrature quadrature;
    quadrature.nodes.resize(static_cast<std::size_t>(n));
    quadrature.weights.resize(static_cast<std::size_t>(n));
    for (int i = 0; i < n; ++i) {
        double x = std::cos(3.141592653589793 * (i + 0.75) / (n + 0.5)); // close to the i-th root
        double derivative = 0;
        for (int round = 0; round < 100; ++round) {
            double previous = 1, value = x; // P0, P1
            for (int k = 2; k <= n; ++k) {
                const double next = ((2 * k - 1) * x * value - (k - 1) * previous) / k;
                previous = value;
                value = next;
            }
            if (n == 1) previous = 1;
            derivative = n * (x * value - previous) / (x * x - 1);
            const double step = value / derivative;
            x -= step;
            if (std::abs(step) < 1e-15) break;
        }
        const auto at = static_cast<std::size_t>(n - 1 - i);
        quadrature.nodes[at] = 0.5 * (x + 1);
        quadrature.weights[at] = 1 / ((1 - x * x) * derivative * derivative);
    }
    return quadrature;
}

} // namespace tocsin::explain
