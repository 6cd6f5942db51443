// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "core/base/result.h"
#include "core/label/proposals.h"
#include "core/store/project.h"

namespace tocsin::workflow {

/// Label files by their ending: .txt is an Audacity label track (needs one asset), everything else label CSV.
struct LabelImportRequest {
    std::filesystem::path file;
    std::string rater; ///< for rows that name none
    std::string asset; ///< for files that name none
    TimeNs start = 0;  ///< time of second 0 of an Audacity track
};
struct LabelImportAnswer {
    std::int64_t added = 0;
    std::int64_t known = 0;            ///< the very same label was there already
    std::int64_t changed = 0;          ///< it was there with another status, note or confidence, which was taken over
    std::vector<std::string> warnings; ///< assets without recordings
};
/// An Audacity track says nothing of status, note and confidence: a row that equals a label but for these is known.
[[nodiscard]] Result<LabelImportAnswer> importLabels(const store::Project& project, const LabelImportRequest& request);

struct LabelExportRequest {
    std::filesystem::path file;
    std::string rater; ///< only labels of this rater; empty: all
    std::string asset; ///< only this asset; an Audacity track needs it when there are several
    TimeNs start = 0;
};
/// Returns the number of labels written: all of them as CSV, only confirmed ones as an Audacity track, which has no place for a status.
[[nodiscard]] Result<std::int64_t> exportLabels(const store::Project& project, const LabelExportRequest& request);

/// A person's word on proposed labels.
struct JudgeRequest {
    std::vector<LabelId> ids; ///< empty: all proposed ones
    std::string asset;        ///< only of this asset; empty: all
    label::LabelStatus status = label::LabelStatus::Confirmed;
};
/// One gesture that can be undone; the number of labels changed. Code NotFound: an id that is not there.
[[nodiscard]] Result<std::int64_t> judgeLabels(const store::Project& project, const JudgeRequest& request);

/// What becomes of the labels that a maintenance log proposes.
enum class ProposalHandling { Propose, Confirm, None };
struct EventImportRequest {
    std::filesystem::path file;
    std::string preset; ///< name or path; empty: guessed by headings
    std::string zone;   ///< of times without one; empty: UTC
    std::string asset;
    ProposalHandling handling = ProposalHandling::Propose;
    label::ProposalSettings proposal;
};
struct EventImportAnswer {
    std::string preset;
    std::int64_t read = 0, added = 0, known = 0, rejected = 0;
    std::int64_t labels = 0; ///< labels proposed or confirmed
    std::vector<std::string> said, warnings;
};
/// May be repeated with a log that has grown: what is there is not doubled, what is missing is added. Confirm also confirms what stands
/// there as proposed; rejected labels stay rejected.
[[nodiscard]] Result<EventImportAnswer> importEvents(const store::Project& project, const EventImportRequest& request);

} // namespace tocsin::workflow
