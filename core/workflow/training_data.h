// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/label/label.h"
#include "core/learn/training_data.h"
#include "core/runtime/input_contract.h"
#include "core/store/project.h"

namespace tocsin::workflow {

/// Recordings that carry this tag are no history to train or test on but long normal operation to measure harmless drift with.
inline constexpr const char* kReferenceTagKey = "role";
inline constexpr const char* kReferenceTagValue = "reference";

struct DataRequest {
    std::vector<RecordingId> recordings; ///< empty: all
    std::vector<std::string> channels;   ///< globs; empty: every channel that all recordings have
    std::vector<std::string> classes;    ///< fault classes that count; empty: all. Time of the others is unknown, not normal
    std::vector<std::string>
        ignoredClasses; ///< labels of these classes are not looked at: their time is normal unless another label says not
};

struct ProjectData {
    std::vector<runtime::ContractChannel> channels;
    Json dialect; ///< how the first recording's source was read
    std::vector<learn::TrainingRecording> recordings;
    std::vector<learn::TrainingRecording> reference; ///< recordings with the tag role=reference
    std::string fingerprint;                         ///< SHA-256 over content hashes and labels
};

/// {recordings, channels, classes, ignored_classes}: only what is given, so empty for the default; a run's settings keep it.
[[nodiscard]] Json toJson(const DataRequest& request);
[[nodiscard]] DataRequest dataRequestFromJson(const Json& json);

/// What ProjectData::fingerprint would be now, without reading samples: tells whether data or labels have changed since a training.
[[nodiscard]] Result<std::string> dataFingerprint(const store::Project& project, const DataRequest& request);

/// Do the names of a request fit what the project has? Code Usage names each recording, channel pattern and class that fits nothing.
[[nodiscard]] Result<void> checkDataRequest(const store::Project& project, const DataRequest& request);

/// Reads samples (float32) and labels (countingLabels()) of a project. Code Data: no recording, no common channel.
[[nodiscard]] Result<ProjectData> readProjectData(const store::Project& project, const DataRequest& request, const JobContext& job = {});

/// The labels that training and counting look at, all confirmed. Confirmed fault labels of a class that was not asked for, and proposed
/// labels other than "normal", come back with class "unknown": nobody has said that their time is normal. Rejected labels, proposed
/// "normal" ones and the ignored classes are left out. classes: fault classes asked for; empty: all.
[[nodiscard]] std::vector<label::Label> countingLabels(std::vector<label::Label> labels, const std::vector<std::string>& classes,
                                                       const std::vector<std::string>& ignoredClasses = {});

} // namespace tocsin::workflow
