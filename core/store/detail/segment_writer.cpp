// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/segment_writer.h"

#include <algorithm>
#include <bit>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include "core/series/pyramid.h"
#include "core/store/detail/streamed_dataset.h"

namespace tocsin::store {

namespace {

using series::PyramidBlock;

static_assert(std::endian::native == std::endian::little, "segments are written as they lie in memory");

constexpr std::int64_t kLargestChunk = 256 * 1024; ///< samples: 2 MiB, best for windows and for writing (measured)
constexpr std::int64_t kSmallestChunk = 1024;
constexpr std::int64_t kBufferBytes = 64 << 20; ///< over all datasets of the file
constexpr std::uint64_t kSpareBytes =
    1 << 20; ///< HDF5 is not asked to write when less than this would stay free: a full disk leaves it in a bad state

std::int64_t chunkFor(const std::vector<series::GroupInfo>& groups) {
    std::int64_t columns = 0;
    for (const series::GroupInfo& group : groups) columns += 1 + static_cast<std::int64_t>(group.channels.size());
    const auto fits = static_cast<std::uint64_t>(kBufferBytes / (8 * std::max<std::int64_t>(1, columns)));
    return std::clamp(static_cast<std::int64_t>(std::bit_floor(fits)), kSmallestChunk, kLargestChunk);
}

Result<void> attribute(hid_t object, const char* name, std::int64_t value) {
    const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    const Hdf5Handle handle(H5Acreate2(object, name, H5T_STD_I64LE, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    if (!handle.ok() || H5Awrite(handle.get(), H5T_NATIVE_INT64, &value) < 0) return hdf5Error("cannot write an attribute");
    return {};
}

Result<void> attribute(hid_t object, const char* name, double value) {
    const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    const Hdf5Handle handle(H5Acreate2(object, name, H5T_IEEE_F64LE, space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    if (!handle.ok() || H5Awrite(handle.get(), H5T_NATIVE_DOUBLE, &value) < 0) return hdf5Error("cannot write an attribute");
    return {};
}

Result<void> attribute(hid_t object, const char* name, const std::string& value) {
    const Hdf5Handle space(H5Screate(H5S_SCALAR), H5Sclose);
    const Hdf5Handle type(H5Tcopy(H5T_C_S1), H5Tclose);
    H5Tset_size(type.get(), std::max<std::size_t>(1, value.size())); // HDF5 knows no text of size 0
    H5Tset_strpad(type.get(), H5T_STR_NULLPAD);
    H5Tset_cset(type.get(), H5T_CSET_UTF8);
    const Hdf5Handle handle(H5Acreate2(object, name, type.get(), space.get(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
    if (!handle.ok() || H5Awrite(handle.get(), type.get(), value.empty() ? "" : value.data()) < 0)
        return hdf5Error("cannot write an attribute");
    return {};
}

Hdf5Handle makeGroup(hid_t parent, const std::string& name) {
    const Hdf5Handle properties(H5Pcreate(H5P_GROUP_CREATE), H5Pclose);
    H5Pset_obj_track_times(properties.get(), false);
    return {H5Gcreate2(parent, name.c_str(), H5P_DEFAULT, properties.get(), H5P_DEFAULT), H5Gclose};
}

/// Values and pyramid of one channel.
struct ChannelWriter {
    ChannelWriter(hid_t group, std::size_t number, hid_t block, std::int64_t chunk)
        : handle(makeGroup(group, fmt::format("c{}", number))), values(handle.get(), "values", H5T_IEEE_F64LE, sizeof(double), chunk),
          blockType(block),
          // Level 0 has a 64th of the samples; a 16th of the chunk keeps its chunks at a fair size.
          levelChunk(std::max<std::int64_t>(256, chunk / 16)) {}

    Result<void> add(std::span<const double> samples) {
        TOCSIN_TRY(values.add(samples));
        builder.add(samples);
        return takeBlocks();
    }

    Result<void> takeBlocks() {
        for (int level = 0; level < builder.levels(); ++level) {
            if (builder.ready(level).empty()) continue;
            while (static_cast<int>(levels.size()) <= level)
                levels.push_back(std::make_unique<StreamedDataset>(handle.get(), fmt::format("level{}", levels.size()), blockType,
                                                                   sizeof(PyramidBlock), levelChunk));
            const std::vector<PyramidBlock> blocks = builder.take(level);
            TOCSIN_TRY(levels[static_cast<std::size_t>(level)]->add(std::span(blocks)));
        }
        return {};
    }

    Result<void> finish(const series::ChannelInfo& info) {
        builder.finish();
        TOCSIN_TRY(takeBlocks());
        TOCSIN_TRY(values.finish());
        std::int64_t count = 0;
        for (auto& level : levels) {
            TOCSIN_TRY(level->finish());
            ++count;
            if (level->items() <= series::kPyramidTopBlocks) break; // what lies above is dropped
        }
        TOCSIN_TRY(attribute(handle.get(), "name", info.name));
        TOCSIN_TRY(attribute(handle.get(), "unit", info.unit));
        TOCSIN_TRY(attribute(handle.get(), "description", info.description));
        TOCSIN_TRY(attribute(handle.get(), "rate_hz", info.rateHz));
        return attribute(handle.get(), "levels", count);
    }

    Hdf5Handle handle;
    StreamedDataset values;
    series::PyramidBuilder builder;
    std::vector<std::unique_ptr<StreamedDataset>> levels;
    hid_t blockType;
    std::int64_t levelChunk;
};

} // namespace

struct SegmentWriter::File {
    std::filesystem::path path;
    Hdf5Handle handle, blockType;
    std::uint64_t sinceSpaceCheck = 0;

    /// Before HDF5 buffers or writes `bytes` more. A look at the file system for every 16 MiB costs nothing.
    Result<void> room(std::uint64_t bytes) {
        sinceSpaceCheck += bytes;
        if (sinceSpaceCheck < (16u << 20)) return {};
        return roomNow(0);
    }
    Result<void> roomNow(std::uint64_t more) {
        const std::uint64_t wanted = sinceSpaceCheck + more + kSpareBytes;
        sinceSpaceCheck = 0;
        struct statvfs status {};
        if (::statvfs(path.parent_path().c_str(), &status) != 0) return {}; // no answer is no reason to stop
        if (static_cast<std::uint64_t>(status.f_bavail) * status.f_frsize < wanted)
            return errnoError("cannot write samples to " + path.string(), ENOSPC);
        return {};
    }
};

struct SegmentWriter::Group {
    Group(hid_t file, std::size_t number, const series::GroupInfo& info, hid_t blockType, std::int64_t chunk)
        : handle(makeGroup(file, fmt::format("g{}", number))), times(handle.get(), "time", H5T_STD_I64LE, sizeof(TimeNs), chunk),
          index(handle.get(), "time_index", H5T_STD_I64LE, sizeof(TimeNs), std::max<std::int64_t>(256, chunk / 16)) {
        for (std::size_t c = 0; c < info.channels.size(); ++c)
            channels.push_back(std::make_unique<ChannelWriter>(handle.get(), c, blockType, chunk));
    }
    Hdf5Handle handle;
    StreamedDataset times, index;
    series::SamplingScan scan;
    std::vector<std::unique_ptr<ChannelWriter>> channels;
};

SegmentWriter::SegmentWriter(std::unique_ptr<File> file, std::vector<series::GroupInfo> groups)
    : m_file(std::move(file)), m_infos(std::move(groups)) {}

SegmentWriter::~SegmentWriter() {
    const std::lock_guard lock(hdf5Mutex());
    m_groups.clear();
    m_file.reset();
}

Result<std::unique_ptr<SegmentWriter>> SegmentWriter::create(const std::filesystem::path& path, std::vector<series::GroupInfo> groups) {
    const std::lock_guard lock(hdf5Mutex());
    quietHdf5();
    auto file = std::make_unique<File>();
    file->path = path;
    TOCSIN_TRY(file->roomNow(0));
    const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_libver_bounds(access.get(), H5F_LIBVER_V110, H5F_LIBVER_V110); // chunk index found in constant time
    H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG);
    file->handle = Hdf5Handle(H5Fcreate(path.c_str(), H5F_ACC_EXCL, H5P_DEFAULT, access.get()), H5Fclose);
    if (!file->handle.ok()) return hdf5Error("cannot create " + path.string());
    file->blockType = pyramidBlockType();

    auto writer = std::unique_ptr<SegmentWriter>(new SegmentWriter(std::move(file), std::move(groups)));
    const std::int64_t chunk = chunkFor(writer->m_infos);
    for (std::size_t g = 0; g < writer->m_infos.size(); ++g)
        writer->m_groups.push_back(
            std::make_unique<Group>(writer->m_file->handle.get(), g, writer->m_infos[g], writer->m_file->blockType.get(), chunk));
    return writer;
}

Result<void> SegmentWriter::append(std::size_t group, const series::SampleBlock& block) {
    const std::lock_guard lock(hdf5Mutex());
    Group& target = *m_groups[group];
    TOCSIN_TRY(m_file->room(block.times.size() * sizeof(double) * (1 + block.columns.size())));
    const std::int64_t first = target.times.items();
    std::vector<TimeNs> marks;
    for (std::int64_t row = (first + kTimeIndexStride - 1) / kTimeIndexStride * kTimeIndexStride;
         row < first + static_cast<std::int64_t>(block.times.size()); row += kTimeIndexStride)
        marks.push_back(block.times[static_cast<std::size_t>(row - first)]);
    TOCSIN_TRY(target.index.add(std::span<const TimeNs>(marks)));
    TOCSIN_TRY(target.times.add(block.times));
    target.scan.add(block.times);
    for (std::size_t c = 0; c < block.columns.size(); ++c) TOCSIN_TRY(target.channels[c]->add(block.columns[c]));
    return {};
}

Result<void> SegmentWriter::finish() {
    const std::lock_guard lock(hdf5Mutex());
    TOCSIN_TRY(m_file->roomNow(0));
    for (std::size_t g = 0; g < m_groups.size(); ++g) {
        Group& group = *m_groups[g];
        const series::SamplingReport report = group.scan.report();
        for (series::ChannelInfo& channel : m_infos[g].channels)
            if (!(channel.rateHz > 0)) channel.rateHz = report.rateHz();
        TOCSIN_TRY(group.times.finish());
        TOCSIN_TRY(group.index.finish());
        for (std::size_t c = 0; c < group.channels.size(); ++c) TOCSIN_TRY(group.channels[c]->finish(m_infos[g].channels[c]));
        const hid_t handle = group.handle.get();
        TOCSIN_TRY(attribute(handle, "rows", report.rows));
        TOCSIN_TRY(attribute(handle, "ordered", std::int64_t{report.ordered()}));
        TOCSIN_TRY(attribute(handle, "from_ns", report.range.from));
        TOCSIN_TRY(attribute(handle, "to_ns", report.range.to));
        TOCSIN_TRY(attribute(handle, "channels", static_cast<std::int64_t>(group.channels.size())));
        m_reports.push_back(report);
    }
    const hid_t root = m_file->handle.get();
    TOCSIN_TRY(attribute(root, "format", std::string("tocsin-segment")));
    TOCSIN_TRY(attribute(root, "version", std::int64_t{1}));
    TOCSIN_TRY(attribute(root, "time_unit", std::string("ns since 1970-01-01T00:00:00Z")));
    TOCSIN_TRY(attribute(root, "groups", static_cast<std::int64_t>(m_groups.size())));
    m_groups.clear();
    m_file->blockType.close();
    if (!m_file->handle.close()) return hdf5Error("cannot write " + m_file->path.string());
    return {};
}

} // namespace tocsin::store
