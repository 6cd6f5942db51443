// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "core/base/json.h"
#include "core/base/log.h"
#include "core/label/detail/preset_texts.h"
#include "core/label/maintenance_log.h"

namespace tocsin::label {

namespace {

constexpr std::array<std::string_view, 17> kFields{"asset",     "assetFallback", "reported",   "reportedTime", "failure",   "failureTime",
                                                   "finished",  "finishedTime",  "lastGood",   "lastGoodTime", "workOrder", "type",
                                                   "breakdown", "status",        "statusDate", "text",         "code"};

constexpr std::array<std::pair<EventKind, std::string_view>, 4> kKindNames{{{EventKind::Breakdown, "breakdown"},
                                                                            {EventKind::Preventive, "preventive"},
                                                                            {EventKind::Inspection, "inspection"},
                                                                            {EventKind::Other, "other"}}};

Result<std::vector<std::string>> textList(const Json& json, std::string_view key) {
    if (!json.is_array()) return Error{ErrorCode::Data, "\"" + std::string(key) + "\" must be a list of texts", {}};
    std::vector<std::string> list;
    for (const Json& entry : json) {
        if (!entry.is_string()) return Error{ErrorCode::Data, "\"" + std::string(key) + "\" must be a list of texts", {}};
        list.push_back(entry.get<std::string>());
    }
    return list;
}

Result<MaintenancePreset> readPreset(const Json& json) {
    const auto bad = [](std::string message) { return Error{ErrorCode::Data, std::move(message), {}}; };
    if (!json.is_object()) return bad("a preset must be a JSON object");
    MaintenancePreset preset;
    for (const auto& [key, value] : json.items()) {
        if (key == "name" || key == "title" || key == "defaultKind") {
            if (!value.is_string()) return bad("\"" + key + "\" must be text");
            const auto text = value.get<std::string>();
            if (key == "name") preset.name = text;
            if (key == "title") preset.title = text;
            if (key != "defaultKind") continue;
            const auto kind = kindFromName(text);
            if (!kind) return bad("\"defaultKind\" is none of breakdown, preventive, inspection, other");
            preset.defaultKind = *kind;
        } else if (key == "columns") {
            if (!value.is_object()) return bad("\"columns\" must be an object of lists");
            for (const auto& [field, headings] : value.items()) {
                if (std::find(kFields.begin(), kFields.end(), field) == kFields.end())
                    return bad("\"columns\" knows no field \"" + field + "\"");
                TOCSIN_ASSIGN(preset.columns[field], textList(headings, field));
            }
        } else if (key == "dateFormats") {
            TOCSIN_ASSIGN(preset.dateFormats, textList(value, key));
        } else if (key == "timeFormats") {
            TOCSIN_ASSIGN(preset.timeFormats, textList(value, key));
        } else if (key == "flags") {
            TOCSIN_ASSIGN(preset.flags, textList(value, key));
        } else if (key == "finishedStatuses") {
            TOCSIN_ASSIGN(preset.finishedStatuses, textList(value, key));
        } else if (key == "workTypes") {
            if (!value.is_object()) return bad("\"workTypes\" must be an object of lists");
            for (const auto& [name, values] : value.items()) {
                const auto kind = kindFromName(name);
                if (!kind) return bad("\"workTypes\" knows no kind \"" + name + "\"");
                TOCSIN_ASSIGN(const auto list, textList(values, name));
                for (const std::string& entry : list) preset.workTypes.emplace_back(entry, *kind);
            }
        } else {
            return bad("unknown key \"" + key + "\"");
        }
    }
    if (preset.name.empty()) return bad("\"name\" is missing");
    if (!preset.columns.contains("reported") && !preset.columns.contains("failure")) return bad("\"columns\" needs reported or failure");
    if (preset.dateFormats.empty()) return bad("\"dateFormats\" is missing");
    return preset;
}

} // namespace

std::string_view kindName(EventKind kind) {
    for (const auto& [value, name] : kKindNames) {
        if (value == kind) return name;
    }
    return "other";
}

std::optional<EventKind> kindFromName(std::string_view name) {
    for (const auto& [value, known] : kKindNames) {
        if (known == name) return value;
    }
    return std::nullopt;
}

Result<MaintenancePreset> presetFromJson(std::string_view text, std::string_view what) {
    TOCSIN_ASSIGN(const Json json, parseJson(text, what, 1u << 20));
    auto preset = readPreset(json);
    if (!preset) return Error{ErrorCode::Data, "preset " + std::string(what) + ": " + preset.error().message, {}};
    return preset;
}

const std::vector<MaintenancePreset>& builtInPresets() {
    static const std::vector<MaintenancePreset> presets = [] {
        std::vector<MaintenancePreset> list;
        for (const std::string_view text : detail::presetTexts()) {
            auto preset = presetFromJson(text, "built in");
            if (preset)
                list.push_back(*std::move(preset));
            else
                logError(preset.error().message); // a slip in resources/maintenance; tst_maintenance_log counts the presets
        }
        return list;
    }();
    return presets;
}

} // namespace tocsin::label
