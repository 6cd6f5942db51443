// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::app {

struct EdgeOptions {
    std::string root;
    std::string bundle;
    std::vector<std::string> trust;
    std::string input = "-", output = "-", scores, precision = "auto", asset, start;
    double rateHz = 0, keepSec = 60;
    bool follow = false;
    bool json = false;
};

/// What a verb answers: for programs and for people.
struct EdgeAnswer {
    Json json;
    std::string text;
};

[[nodiscard]] Result<EdgeAnswer> install(const EdgeOptions& options);
[[nodiscard]] Result<EdgeAnswer> rollback(const EdgeOptions& options);
[[nodiscard]] Result<EdgeAnswer> status(const EdgeOptions& options);
[[nodiscard]] Result<EdgeAnswer> run(const EdgeOptions& options, const JobContext& context);

} // namespace tocsin::app
