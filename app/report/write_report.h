// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>

#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::report {

struct ReportFile {
    std::int64_t bytes = 0;
    int pages = 0; ///< of a PDF; 0 of HTML
};

/// Writes the facts of reportRun() as .html (one file, pictures inside) or .pdf (A4). Any thread; needs a QGuiApplication, with any
/// platform. The file is there whole or not at all. Code Usage: another ending; Data: facts of another schema; Io.
[[nodiscard]] Result<ReportFile> writeReport(const Json& facts, const std::filesystem::path& file);

} // namespace tocsin::report
