// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/base/ids.h"
#include "core/base/job.h"
#include "core/base/json.h"
#include "core/base/result.h"
#include "core/label/label.h"
#include "core/series/channel.h"
#include "core/store/records.h"

namespace tocsin::store {

class Database;

/// Reject rows kept of one recording; all are counted.
inline constexpr std::int64_t kMaximumRejects = 10'000;

/// What is known before the first sample.
struct NewRecording {
    std::string asset;
    std::string source;     ///< base name of the file
    std::string sourceHash; ///< SHA-256 of its content; the same for an asset is not stored twice
    std::map<std::string, std::string> tags;
};

/// What is known after the last sample.
struct RecordingSummary {
    std::int64_t rows = 0; ///< data lines kept
    Json metadata = Json::object();
    std::vector<std::string> warnings;
    std::vector<label::Label> labels; ///< stored with the recording in the same transaction; asset and recording are filled in
};

struct StoredRecording {
    RecordingId id;
    bool already = false; ///< the asset had this source; nothing was added
};

/// Writes one recording: begin, append (any order of groups), reject, finish. Samples go to an HDF5 segment under tmp/ that is closed,
/// synced, hashed and renamed to seg/ab/<sha256>.h5 before one transaction makes the recording visible; without finish() nothing remains.
/// Memory: one chunk a channel (64 MB over all channels at most). One thread at a time; several writers may run beside each other.
class RecordingWriter {
public:
    ~RecordingWriter();
    RecordingWriter(RecordingWriter&&) noexcept;
    RecordingWriter& operator=(RecordingWriter&&) noexcept;

    /// Code Data: no group, a group without channels, an empty or repeated channel name.
    [[nodiscard]] Result<void> begin(std::vector<series::GroupInfo> groups);
    /// Code Data: lengths that do not fit; Io: disk full and the like (the writer is then of no more use).
    [[nodiscard]] Result<void> append(std::size_t group, const series::SampleBlock& block);
    /// Counts a line that was not taken and keeps the first kMaximumRejects (text cut to 200 bytes).
    void reject(RejectRecord row);
    /// Counts lines without keeping them.
    void countRejected(std::int64_t count);
    /// Makes it durable and visible. Channels without a rate get the nominal rate of their times. Code Data when no sample came.
    [[nodiscard]] Result<StoredRecording> finish(RecordingSummary summary, const JobContext& context = {});

private:
    friend class RecordingRepository;
    struct Impl;
    explicit RecordingWriter(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

} // namespace tocsin::store
