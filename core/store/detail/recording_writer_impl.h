// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/store/detail/segment_writer.h"
#include "core/store/recording_writer.h"

namespace tocsin::store {

struct RecordingWriter::Impl {
    Database* database = nullptr;
    std::filesystem::path folder;
    NewRecording request;
    std::filesystem::path staging; // tmp/segment-<pid>-<n>.h5
    std::unique_ptr<SegmentWriter> segment;
    std::vector<RejectRecord> rejects;
    std::int64_t rejected = 0;
    bool failed = false;
};

} // namespace tocsin::store
