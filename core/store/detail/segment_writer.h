// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <vector>

#include "core/base/result.h"
#include "core/series/channel.h"
#include "core/series/sampling.h"

namespace tocsin::store {

/// Every kTimeIndexStride-th time is kept apart, so that a row is found by its time with one small read.
inline constexpr std::int64_t kTimeIndexStride = 512;

/// Writes one HDF5 segment, format "tocsin-segment" version 1, little endian, no filter, chunked unless shorter than one chunk:
///   /                 format, time_unit (text), version, groups (int64)
///   /g<N>             rows, ordered (0/1), from_ns, to_ns, channels (int64)
///   /g<N>/time        int64 [rows]
///   /g<N>/time_index  int64 [ceil(rows / 512)]: every 512th time
///   /g<N>/c<M>        name, unit, description (UTF-8 text), rate_hz (float64), levels (int64)
///   /g<N>/c<M>/values float64 [rows], NaN = missing
///   /g<N>/c<M>/level<L> {minimum, maximum, first, last: float32, count: uint32} [ceil(rows / (64 * 4^L))]
/// After an error the file is of no use. One thread at a time.
class SegmentWriter {
public:
    [[nodiscard]] static Result<std::unique_ptr<SegmentWriter>> create(const std::filesystem::path& file,
                                                                       std::vector<series::GroupInfo> groups);
    ~SegmentWriter();
    /// The block must fit (checked by RecordingWriter).
    [[nodiscard]] Result<void> append(std::size_t group, const series::SampleBlock& block);
    /// Closes the file. groups() and reports() hold the final figures afterwards.
    [[nodiscard]] Result<void> finish();

    [[nodiscard]] const std::vector<series::GroupInfo>& groups() const { return m_infos; }
    [[nodiscard]] const std::vector<series::SamplingReport>& reports() const { return m_reports; }

private:
    struct Group;
    struct File;
    SegmentWriter(std::unique_ptr<File> file, std::vector<series::GroupInfo> groups);
    std::unique_ptr<File> m_file;
    std::vector<series::GroupInfo> m_infos;
    std::vector<series::SamplingReport> m_reports;
    std::vector<std::unique_ptr<Group>> m_groups;
};

} // namespace tocsin::store
