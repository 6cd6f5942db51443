// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/ids.h"
#include "core/base/time.h"
#include "core/store/project.h"

namespace tocsin::workflow {

/// Would a person have looked where the model looked?
enum class Looked { Yes, Partly, No };
/// "yes", "partly", "no".
[[nodiscard]] std::string_view lookedName(Looked looked);
[[nodiscard]] std::optional<Looked> lookedNamed(std::string_view name);

/// What somebody answered about the explanation of one window.
struct ExplainAnswer {
    std::string asset; ///< as scores name it
    TimeNs time = 0;   ///< of the window's last sample
    std::string rater;
    Looked looked = Looked::Yes;
    std::string method; ///< of the map that was looked at
    std::string note;
    TimeNs answered = 0; ///< set when it is stored
    friend bool operator==(const ExplainAnswer&, const ExplainAnswer&) = default;
};

/// Answers of a run, the newest of each rater about each window, by asset, time and rater. Empty where nobody answered. Code Data: the file
/// is damaged.
///
/// They stand in explain-answers.json beside the run's files. Field table: schema 1, answers [{asset, time (ISO 8601), rater, looked,
/// method, note, answered (ISO 8601)}].
[[nodiscard]] Result<std::vector<ExplainAnswer>> explainAnswers(const store::Project& project, RunId run);

/// Stores an answer durably in place of the rater's earlier one about that window and returns it as stored. Code Usage: no asset; NotFound:
/// no such run; Io: the project cannot be written.
[[nodiscard]] Result<ExplainAnswer> addExplainAnswer(const store::Project& project, RunId run, ExplainAnswer answer);

} // namespace tocsin::workflow
