// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/architecture.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/network/models/models.h"

namespace tocsin::network {

const std::vector<Architecture>& architectures() {
    static const std::vector<Architecture> registered{
        wdcnnArchitecture(),           resnet1dArchitecture(),        lstmClassifierArchitecture(),
        convAutoencoderArchitecture(), lstmAutoencoderArchitecture(),
    };
    return registered;
}

Result<const Architecture*> architectureNamed(std::string_view id) {
    const auto found = std::ranges::find(architectures(), id, &Architecture::id);
    if (found == architectures().end()) {
        std::vector<std::string> known;
        for (const Architecture& architecture : architectures()) {
            known.push_back(architecture.id);
        }
        return Error{ErrorCode::NotFound, fmt::format("no network is called '{}'; there are {}", id, fmt::join(known, ", ")), {}};
    }
    return &*found;
}

} // namespace tocsin::network
