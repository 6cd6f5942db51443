// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/ingest/importer.h"
#include "plugins/mat/mat_file.h"

namespace tocsin::mat {

/// One channel of the recording and where its values lie.
struct MatChannel {
    std::size_t array = 0;   ///< index into MatContents::arrays
    std::size_t column = 0;  ///< channel within the array
    std::string name;        ///< short name, else path; "_1".."_k" behind it for the columns of a matrix
    std::string description; ///< "variable X105_DE_time"
    bool isLabel = false;
};

/// Channels of one length.
struct MatGroup {
    std::size_t samples = 0;
    std::vector<MatChannel> channels;
    std::vector<MatChannel> labels;
    std::optional<std::size_t> timeArray; ///< the array that holds the times
};

/// How a MAT file becomes a recording: what becomes a channel, a label column, metadata, and what is left out.
struct MatRecording {
    std::vector<MatGroup> groups; ///< the most common length first, then the longer ones first
    Json metadata = Json::object();
    std::vector<ingest::LeftOut> leftOut;
    std::vector<std::string> unfitted; ///< patterns that select no variable
    std::vector<std::string> sentences;
    double rateHz = 0; ///< 0: times come from the file
    TimeNs start = 0;
    bool startGiven = false;
};

/// "X105_DE_time" -> "DE_time", "X105RPM" -> "RPM": without the record number in front, so that channels of different files match. Other
/// names stay.
[[nodiscard]] std::string shortName(const std::string& path);

/// Does a pattern of the user mean this variable? With * or ?: a glob over path or short name. Without: the path, the short name, or the
/// end of either.
[[nodiscard]] bool selects(const std::string& pattern, const std::string& path);

/// Error code Usage when neither a rate nor a time vector is there, Data when nothing can become a channel (what there is, is listed).
[[nodiscard]] Result<MatRecording> arrange(const MatContents& contents, const ingest::ImportOptions& options);

/// Unit of a time vector, guessed from its size.
enum class MatTimeUnit { ElapsedSeconds, EpochSeconds, EpochMilliseconds, EpochMicroseconds, EpochNanoseconds, Datenum };
/// Looks at the first finite value. MATLAB's datenum counts days from year 0; 719529 is 1970-01-01.
[[nodiscard]] MatTimeUnit guessTimeUnit(const std::vector<double>& head);
/// Time of one value; nullopt where it is not finite or leaves 1677..2262. start: of elapsed seconds.
[[nodiscard]] std::optional<TimeNs> timeOf(double value, MatTimeUnit unit, TimeNs start);
/// start + row / rateHz rounded to the nanosecond; not added up, so it does not drift. nullopt outside 1677..2262.
[[nodiscard]] std::optional<TimeNs> timeOfRow(std::size_t row, double rateHz, TimeNs start);
[[nodiscard]] std::string_view timeUnitName(MatTimeUnit unit);

} // namespace tocsin::mat
