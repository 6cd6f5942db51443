// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/time.h"
#include "core/ingest/glance.h"
#include "core/ingest/recipe.h"
#include "core/series/channel.h"
#include "core/table/guess.h"

namespace tocsin::ingest {

/// What a model wants to read: source and agent (table::RowReader) take the same rows from the same text.
struct ExpectedInput {
    Json dialect;                      ///< table::Dialect of the training source; null: none
    std::vector<std::string> channels; ///< names, in the order wanted; other columns are not looked at
};

/// How much a plan may read. Settled: what the beginning and the end leave open is looked for in the whole source. Sample: it stays open
/// (ImportPlan::settled), the answer comes at once.
enum class PlanDepth { Settled, Sample };

/// What the user says about a source.
struct ImportOptions {
    std::string asset;
    std::vector<std::string> labelColumns; ///< columns whose runs of nonzero become labels; no channels
    double rateHz = 0;                     ///< for sources without time: row i is stamped start + i / rate; 0: not given
    std::optional<TimeNs> start;           ///< with rateHz and for elapsed times; none: 1970-01-01
    std::string zone;                      ///< of times that carry none; empty: as the recipe says, else UTC
    std::map<std::string, std::string> tags;
    std::optional<Recipe> recipe;
    std::vector<std::string> channels;        ///< globs of channel names; empty: all
    std::optional<ExpectedInput> expected;    ///< for scoring: stands in for a recipe where none is given; csv only
    table::GivenForm given;                   ///< csv: what is not to be guessed; a recipe wins over it
    std::map<std::string, std::string> units; ///< by channel: instead of what the source says
    PlanDepth depth = PlanDepth::Settled;
    int threads = 0; ///< workers; 0: as many as there are cores, at least two
};

/// A column or variable that is in the source and not in the recording, and why.
struct LeftOut {
    std::string name;
    std::string reason;
};

struct PreviewRow {
    TimeNs time = kNoTime;
    std::vector<double> values; ///< [channels of the plan], NaN = missing
};

/// What an import would do; shown before it runs (`--dry-run`).
struct ImportPlan {
    std::filesystem::path path;
    std::string importer;
    ImportOptions options;
    Json dialect;                       ///< csv: table::Dialect; others null
    std::vector<std::string> sentences; ///< every guess in words, with its count
    std::vector<table::Topic> topics;   ///< csv: [sentences] what each is about; others empty
    std::vector<std::string> warnings;  ///< doubts: what was assumed
    std::vector<series::ChannelInfo> channels;
    std::vector<std::string> labelColumns; ///< found in the source
    std::vector<LeftOut> leftOut;
    std::vector<std::string> unfitted; ///< of options.channels: fits nothing in the source
    std::vector<PreviewRow> first;     ///< at most 200
    std::vector<PreviewRow> last;      ///< at most 20
    Glance glance;
    bool settled = true; ///< false: channels may still be left out, or the order of day and month turn, when the whole source is read
    Json metadata = Json::object();
    std::int64_t bytes = 0;
    Recipe recipe; ///< what --save-recipe writes
};

/// For `--dry-run --json`: importer, source (base name), bytes, dialect, sentences, warnings, channels [{name, unit, description}],
/// label_columns, left_out, preview {columns, first, last}, metadata, recipe.
[[nodiscard]] Json toJson(const ImportPlan& plan);

/// A run of nonzero in a label column without a gap of the time axis in it: times of its first and last row.
struct LabelRun {
    std::string column;
    TimeNs from = 0;
    TimeNs to = 0;
    friend bool operator==(const LabelRun&, const LabelRun&) = default;
};

/// What an import did. rows + rejected = data lines of a text file.
struct ImportReport {
    std::int64_t rows = 0;
    std::int64_t rejected = 0;
    TimeNs from = kNoTime; ///< earliest and latest sample
    TimeNs to = kNoTime;
    std::int64_t duplicates = 0; ///< rows with the time of the row before (of their group)
    std::int64_t backward = 0;   ///< rows with an earlier time than the row before
    std::int64_t dstFolds = 0;   ///< rows in an hour that the clock ran twice
    std::int64_t dstGaps = 0;    ///< rows in an hour that the clock left out
    std::vector<LeftOut> leftOut;
    std::vector<std::string> warnings; ///< sentences; those of the plan are among them
    Json metadata = Json::object();    ///< scalars of the source ({"RPM": 1797})
};

/// Takes the rows of one recording. All calls come from the thread that called Importer::read(), in the order begin, then append, reject
/// and label mixed, then finish. An error stops the import and comes back from read(). Without finish() the recording does not exist.
class RecordingSink {
public:
    virtual ~RecordingSink() = default;
    [[nodiscard]] virtual Result<void> begin(const std::vector<series::GroupInfo>& groups) = 0;
    /// The views in `block` are valid during the call only.
    [[nodiscard]] virtual Result<void> append(std::size_t group, const series::SampleBlock& block) = 0;
    [[nodiscard]] virtual Result<void> reject(const RejectedRow& row) = 0;
    [[nodiscard]] virtual Result<void> label(const LabelRun& run) = 0;
    [[nodiscard]] virtual Result<void> finish(const ImportReport& report) = 0;
};

/// Reads one kind of file. A plugin exports `extern "C" tocsin::ingest::Importer* tocsinCreateImporter()`; the caller owns the result.
/// One thread at a time; several objects may work side by side.
class Importer {
public:
    virtual ~Importer() = default;
    /// Looks at the source without reading all of it. Error code Data: the source cannot become a recording, and why.
    [[nodiscard]] virtual Result<ImportPlan> plan(const std::filesystem::path& path, const ImportOptions& options,
                                                  const JobContext& job) = 0;
    /// Reads the source the way the plan says. Memory is bounded whatever the size. Error code Cancelled when the job was stopped.
    [[nodiscard]] virtual Result<ImportReport> read(const ImportPlan& plan, RecordingSink& sink, const JobContext& job) = 0;
};

inline constexpr const char* kCreateImporterSymbol = "tocsinCreateImporter";

} // namespace tocsin::ingest
