// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/store/project.h"

namespace tocsin::workflow {

/// {assets, channels, recordings, labels, events, runs, bundles}: arrays of objects with an id. A pure function of the project: two calls
/// are equal.
[[nodiscard]] Result<Json> projectInfo(const store::Project& project);

/// One recording as `info` and `import` print it: {id, asset, source, rows, rejected, channels, from, to, rate_hz, tags, metadata,
/// warnings}.
[[nodiscard]] Json recordingJson(const store::RecordingRecord& recording);

} // namespace tocsin::workflow
