// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/base/result.h"
#include "core/label/maintenance_event.h"

namespace tocsin::label {

/// How one maintenance system writes its lists. A preset is a JSON file (resources/maintenance/*.json), readable and editable by the user:
///
/// | key | content |
/// | --- | --- |
/// | name, title | "sap", "SAP PM list of notifications or orders" |
/// | columns | field -> list of headings it may stand under (case, blanks, points and underscores do not count) |
/// | dateFormats, timeFormats | patterns of yyyy yy MM M MMM dd d HH H hh h mm ss AP zone; the one that reads most cells of a column is
/// taken | | workTypes | kind (breakdown, preventive, inspection, other) -> values of the type column; a trailing * matches any rest | |
/// flags | values of the breakdown column that mean yes | | defaultKind | kind where neither type nor flag says anything |
///
/// Fields: asset, assetFallback, reported, reportedTime, failure, failureTime, finished, finishedTime, lastGood, lastGoodTime, workOrder,
/// type, breakdown, text, code. xTime is the time of day when it stands in a column of its own.
struct MaintenancePreset {
    std::string name;
    std::string title;
    std::map<std::string, std::vector<std::string>> columns;
    std::vector<std::string> dateFormats;
    std::vector<std::string> timeFormats;
    std::vector<std::pair<std::string, EventKind>> workTypes;
    std::vector<std::string> flags;
    std::vector<std::string> finishedStatuses;
    EventKind defaultKind = EventKind::Other;
};

/// Error code Data names `what` and the key that is wrong.
[[nodiscard]] Result<MaintenancePreset> presetFromJson(std::string_view text, std::string_view what);

/// maximo, sap, fiix and plain (our own words as headings): compiled in from resources/maintenance.
[[nodiscard]] const std::vector<MaintenancePreset>& builtInPresets();

struct MaintenanceLogOptions {
    std::string preset;       ///< name, or path of a preset file; empty: guessed by headings
    TimeZone zone;            ///< of times that carry none
    std::string defaultAsset; ///< for logs of one machine without an asset column
};

struct LogReject {
    std::int64_t line = 0; ///< first line of the record, from 1
    std::string reason;
};

struct MaintenanceLog {
    std::string preset;                   ///< name of the preset that read it
    std::vector<MaintenanceEvent> events; ///< in file order
    std::vector<LogReject> rejects;
    std::vector<std::string> said; ///< guesses in sentences: preset, separator, columns, date format
    std::vector<std::string> warnings;
};

/// Reads a list of work orders exported as delimited text (comma, semicolon, tab; quoted cells may hold line breaks; UTF-8, UTF-16 or
/// Windows-1252). Rows without asset or time go to rejects. Error code Data names `what` when no preset fits or no row can be read; Usage
/// for an unknown preset.
[[nodiscard]] Result<MaintenanceLog> readMaintenanceLog(std::string_view bytes, std::string_view what,
                                                        const MaintenanceLogOptions& options = {});

} // namespace tocsin::label
