// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::label {

/// key: digit 1..9 of the keyboard, 0 when none. colour: "#rrggbb".
struct SchemeClass {
    std::string name;
    int key = 0;
    std::string colour = "#808080";
    std::string description;
    friend bool operator==(const SchemeClass&, const SchemeClass&) = default;
};

/// What happens when a new label overlaps an older one of the same asset and rater.
enum class OverlapPolicy {
    Allow,   ///< both stand
    Replace, ///< the older one is cut back to what the new one leaves
    Refuse,  ///< the new one is refused
    Ask,     ///< the person says which of the above, each time
};

/// The classes a project labels with.
struct Scheme {
    std::string name = "default";
    std::vector<SchemeClass> classes;
    OverlapPolicy overlap = OverlapPolicy::Allow;

    [[nodiscard]] const SchemeClass* find(std::string_view className) const;
    friend bool operator==(const Scheme&, const Scheme&) = default;
};

/// normal (1), anomaly (2), pre-failure (3), failure (4), unknown (5).
[[nodiscard]] Scheme defaultScheme();

/// {name, overlap: "allow"|"replace"|"refuse"|"ask", classes: [{name, key, colour, description}]}
[[nodiscard]] Json toJson(const Scheme& scheme);

/// Refuses empty or repeated class names, keys outside 0..9 or used twice, colours that are not #rrggbb. Error code Data names the class.
[[nodiscard]] Result<Scheme> schemeFromJson(const Json& json);

} // namespace tocsin::label
