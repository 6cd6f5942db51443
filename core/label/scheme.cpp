// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/scheme.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "core/label/label.h"

namespace tocsin::label {

namespace {

constexpr std::array<std::pair<OverlapPolicy, std::string_view>, 4> kPolicyNames{
    {{OverlapPolicy::Allow, "allow"}, {OverlapPolicy::Replace, "replace"}, {OverlapPolicy::Refuse, "refuse"}, {OverlapPolicy::Ask, "ask"}}};

bool isColour(std::string_view text) {
    return text.size() == 7 && text[0] == '#' && text.find_first_not_of("0123456789abcdefABCDEF", 1) == std::string_view::npos;
}

Error bad(std::string message) {
    return {ErrorCode::Data, "label scheme: " + std::move(message), {}};
}

/// Text of an optional key; a value of another type is an error.
Result<std::string> textOf(const Json& json, const char* key, std::string fallback) {
    if (!json.contains(key)) return fallback;
    if (!json[key].is_string()) return bad(std::string("\"") + key + "\" must be text");
    return json[key].get<std::string>();
}

} // namespace

const SchemeClass* Scheme::find(std::string_view className) const {
    const auto found = std::find_if(classes.begin(), classes.end(), [&](const SchemeClass& c) { return c.name == className; });
    return found == classes.end() ? nullptr : &*found;
}

Scheme defaultScheme() {
    Scheme scheme;
    // Colours that keep apart for the common colour-vision deficiencies (Okabe and Ito 2008).
    scheme.classes = {{std::string(kNormalClass), 1, "#009e73", "judged good"},
                      {"anomaly", 2, "#e69f00", "differs from normal, cause unknown"},
                      {std::string(kPreFailureClass), 3, "#d55e00", "signs before a failure"},
                      {"failure", 4, "#cc79a7", "the failure itself"},
                      {std::string(kUnknownClass), 5, "#999999", "nobody can say; left out of training and counting"}};
    return scheme;
}

Json toJson(const Scheme& scheme) {
    Json json{{"name", scheme.name}};
    for (const auto& [value, name] : kPolicyNames) {
        if (value == scheme.overlap) json["overlap"] = name;
    }
    json["classes"] = Json::array();
    for (const SchemeClass& c : scheme.classes) {
        json["classes"].push_back({{"name", c.name}, {"key", c.key}, {"colour", c.colour}, {"description", c.description}});
    }
    return json;
}

Result<Scheme> schemeFromJson(const Json& json) {
    if (!json.is_object() || !json.contains("classes") || !json["classes"].is_array())
        return bad("an object with a list \"classes\" is needed");
    Scheme scheme;
    TOCSIN_ASSIGN(scheme.name, textOf(json, "name", scheme.name));
    TOCSIN_ASSIGN(const std::string policy, textOf(json, "overlap", "allow"));
    const auto known = std::find_if(kPolicyNames.begin(), kPolicyNames.end(), [&](const auto& p) { return p.second == policy; });
    if (known == kPolicyNames.end()) return bad("overlap \"" + policy + "\" is none of allow, replace, refuse, ask");
    scheme.overlap = known->first;

    std::set<std::string> names;
    std::set<int> keys;
    for (const Json& entry : json["classes"]) {
        if (!entry.is_object()) return bad("every class must be an object with a name");
        SchemeClass c;
        TOCSIN_ASSIGN(c.name, textOf(entry, "name", {}));
        if (c.name.empty()) return bad("a class has no name");
        if (!names.insert(c.name).second) return bad("class \"" + c.name + "\" stands twice");
        if (entry.contains("key") && !entry["key"].is_number_integer()) return bad("the key of class \"" + c.name + "\" must be a digit");
        c.key = entry.value("key", 0);
        if (c.key < 0 || c.key > 9) return bad("the key of class \"" + c.name + "\" must be 1..9 (0: none)");
        if (c.key != 0 && !keys.insert(c.key).second) {
            return bad("key " + std::to_string(c.key) + " of class \"" + c.name + "\" belongs to another class already");
        }
        TOCSIN_ASSIGN(c.colour, textOf(entry, "colour", c.colour));
        if (!isColour(c.colour)) return bad("colour \"" + c.colour + "\" of class \"" + c.name + "\" must be written #rrggbb");
        TOCSIN_ASSIGN(c.description, textOf(entry, "description", {}));
        scheme.classes.push_back(std::move(c));
    }
    return scheme;
}

} // namespace tocsin::label
