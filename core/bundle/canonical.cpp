// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/bundle/manifest.h"

namespace tocsin::bundle {

Result<std::string> canonicalJson(const Json& json) {
    // nlohmann::json keeps its keys in a std::map: sorted by bytes.
    return guarded(
        "writing canonical JSON", [&] { return nlohmann::json(json).dump(); }, ErrorCode::Data);
}

} // namespace tocsin::bundle
