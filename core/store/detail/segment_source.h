// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>

#include "core/series/source.h"

namespace tocsin::store {

/// Opens a segment (format in segment_writer.h) for reading. HDF5 tells where the chunks lie; samples, times and blocks are then read with
/// pread, so windows touch only their own bytes and threads read beside each other. Code Data when it is missing or not a segment. Trusts
/// the file: segments are named by their hash and made here; Project::verify compares the hash.
[[nodiscard]] Result<std::shared_ptr<const series::SeriesSource>> openSegment(const std::filesystem::path& file);

} // namespace tocsin::store
