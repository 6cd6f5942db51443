// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/ingest/child_process.h"
#include "core/ingest/importer.h"

namespace tocsin::ingest::child {

/// Messages of the parser child (ChildFrame::type). A plan answers with Progress*, then Plan or Failure; a read with Progress*, Begin,
/// (Block | Reject | Label)*, then Report or Failure. Text is JSON in UTF-8.
///
/// | type | payload |
/// | --- | --- |
/// | Progress | {fraction or null, step} |
/// | Plan | all of ImportPlan but path and options |
/// | Begin | [{channels: [{name, unit, description, rate_hz}]}] |
/// | Block | uint32 group, uint32 C, uint64 n, int64 times[n], float64 values[C][n], in the byte order of the machine |
/// | Reject | {line, reason, text} |
/// | Label | {column, from, to} |
/// | Report | all of ImportReport |
/// | Failure | {code, message, detail} |
enum class Message : std::uint32_t { Progress = 1, Plan, Begin, Block, Reject, Label, Report, Failure };

/// What the child is asked: {action: "plan" or "read", library, options}.
struct Request {
    bool read = false;
    std::string library; ///< path of the plugin's code
    ImportOptions options;
};

[[nodiscard]] std::string encodeRequest(const Request& request);
[[nodiscard]] std::string encodeProgress(const ProgressUpdate& update);
[[nodiscard]] std::string encodePlan(const ImportPlan& plan);
[[nodiscard]] std::string encodeGroups(const std::vector<series::GroupInfo>& groups);
[[nodiscard]] std::string encodeBlock(std::size_t group, const series::SampleBlock& block);
[[nodiscard]] std::string encodeReject(const RejectedRow& row);
[[nodiscard]] std::string encodeLabel(const LabelRun& run);
[[nodiscard]] std::string encodeReport(const ImportReport& report);
[[nodiscard]] std::string encodeFailure(const Error& error);

/// A block with its own memory.
struct OwnedBlock {
    std::size_t group = 0;
    std::vector<TimeNs> times;
    std::vector<std::vector<double>> columns;
};

/// The decoders trust nothing: types, lengths, counts and order are checked, numbers are plain numbers, names have a length. Error code
/// Data says which message did not fit.
[[nodiscard]] Result<Request> decodeRequest(std::string_view payload);
[[nodiscard]] Result<ProgressUpdate> decodeProgress(std::string_view payload);
[[nodiscard]] Result<ImportPlan> decodePlan(std::string_view payload);
[[nodiscard]] Result<std::vector<series::GroupInfo>> decodeGroups(std::string_view payload);
/// groups: as announced; the block must be of one of them and have its number of channels.
[[nodiscard]] Result<OwnedBlock> decodeBlock(std::string_view payload, const std::vector<series::GroupInfo>& groups);
[[nodiscard]] Result<RejectedRow> decodeReject(std::string_view payload);
[[nodiscard]] Result<LabelRun> decodeLabel(std::string_view payload);
[[nodiscard]] Result<ImportReport> decodeReport(std::string_view payload);
/// The error that the child reports; one that cannot be read is an error too.
[[nodiscard]] Error decodeFailure(std::string_view payload);

} // namespace tocsin::ingest::child
