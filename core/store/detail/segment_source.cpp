// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/segment_source.h"

#include <algorithm>
#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <mutex>
#include <optional>
#include <unistd.h>

#include "core/series/memory_source.h"
#include "core/series/pyramid.h"
#include "core/store/detail/hdf5_handle.h"
#include "core/store/detail/segment_writer.h"

namespace tocsin::store {

namespace {

using series::ColumnRange;
using series::PyramidBlock;

class Descriptor {
public:
    explicit Descriptor(const std::filesystem::path& path) : m_handle(::open(path.c_str(), O_RDONLY | O_CLOEXEC)) {}
    ~Descriptor() {
        if (m_handle >= 0) ::close(m_handle);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    [[nodiscard]] int get() const { return m_handle; }

private:
    int m_handle;
};

Error damaged(const std::filesystem::path& file, std::string_view what) {
    return {ErrorCode::Data,
            fmt::format("{} is damaged: {}; 'tocsin check' of the project tells which recordings are affected", file.string(), what),
            {}};
}

/// Where the items of a dataset lie in the file: one piece for each chunk, or a single one.
struct Layout {
    std::int64_t items = 0;
    std::int64_t pieceItems = 1;
    std::size_t itemBytes = 0;
    std::vector<haddr_t> pieces;
};

/// Mutex held by the caller.
Result<Layout> layoutOf(hid_t parent, const std::string& name, std::size_t itemBytes, const std::filesystem::path& file) {
    const Hdf5Handle dataset(H5Dopen2(parent, name.c_str(), H5P_DEFAULT), H5Dclose);
    if (!dataset.ok()) return damaged(file, "no dataset " + name);
    const Hdf5Handle space(H5Dget_space(dataset.get()), H5Sclose);
    const Hdf5Handle type(H5Dget_type(dataset.get()), H5Tclose);
    const Hdf5Handle properties(H5Dget_create_plist(dataset.get()), H5Pclose);
    Layout layout;
    layout.itemBytes = itemBytes;
    if (H5Sget_simple_extent_ndims(space.get()) != 1 || H5Tget_size(type.get()) != itemBytes || H5Pget_nfilters(properties.get()) != 0)
        return damaged(file, name + " has another shape");
    layout.items = H5Sget_simple_extent_npoints(space.get());
    if (layout.items == 0) return layout;
    if (H5Pget_layout(properties.get()) == H5D_CONTIGUOUS) {
        layout.pieceItems = layout.items;
        layout.pieces.push_back(H5Dget_offset(dataset.get()));
    } else {
        hsize_t chunk = 0;
        if (H5Pget_chunk(properties.get(), 1, &chunk) != 1 || chunk == 0) return damaged(file, name + " has no chunks");
        layout.pieceItems = static_cast<std::int64_t>(chunk);
        for (hsize_t offset = 0; offset < static_cast<hsize_t>(layout.items); offset += chunk) {
            haddr_t address = HADDR_UNDEF;
            hsize_t size = 0;
            unsigned mask = 0;
            if (H5Dget_chunk_info_by_coord(dataset.get(), &offset, &mask, &address, &size) < 0 || size != chunk * itemBytes)
                return damaged(file, name + " lacks a chunk");
            layout.pieces.push_back(address);
        }
    }
    for (const haddr_t piece : layout.pieces)
        if (piece == HADDR_UNDEF) return damaged(file, name + " lacks a piece");
    return layout;
}

Result<std::int64_t> integerAttribute(hid_t object, const char* name, const std::filesystem::path& file) {
    const Hdf5Handle handle(H5Aopen(object, name, H5P_DEFAULT), H5Aclose);
    std::int64_t value = 0;
    if (!handle.ok() || H5Aread(handle.get(), H5T_NATIVE_INT64, &value) < 0) return damaged(file, fmt::format("no attribute {}", name));
    return value;
}

Result<double> numberAttribute(hid_t object, const char* name, const std::filesystem::path& file) {
    const Hdf5Handle handle(H5Aopen(object, name, H5P_DEFAULT), H5Aclose);
    double value = 0;
    if (!handle.ok() || H5Aread(handle.get(), H5T_NATIVE_DOUBLE, &value) < 0) return damaged(file, fmt::format("no attribute {}", name));
    return value;
}

Result<std::string> textAttribute(hid_t object, const char* name, const std::filesystem::path& file) {
    const Hdf5Handle handle(H5Aopen(object, name, H5P_DEFAULT), H5Aclose);
    if (!handle.ok()) return damaged(file, fmt::format("no attribute {}", name));
    const Hdf5Handle type(H5Aget_type(handle.get()), H5Tclose);
    if (H5Tget_class(type.get()) != H5T_STRING || H5Tis_variable_str(type.get()) > 0)
        return damaged(file, fmt::format("attribute {} is no text", name));
    std::string value(H5Tget_size(type.get()), '\0');
    if (H5Aread(handle.get(), type.get(), value.data()) < 0) return damaged(file, fmt::format("attribute {} cannot be read", name));
    value.resize(std::min(value.size(), value.find_last_not_of('\0') + 1));
    return value;
}

class SegmentSource final : public series::SeriesSource {
public:
    explicit SegmentSource(const std::filesystem::path& path) : m_path(path), m_descriptor(path) {}
    ~SegmentSource() override {
        const std::lock_guard lock(hdf5Mutex());
        m_file.close();
    }
    Result<void> open();

    [[nodiscard]] const std::vector<series::GroupInfo>& groups() const override { return m_infos; }
    [[nodiscard]] std::int64_t rows(std::size_t group) const override { return m_groups[group]->rows; }
    [[nodiscard]] bool ordered(std::size_t group) const override { return m_groups[group]->ordered; }
    [[nodiscard]] TimeRange range(std::size_t group) const override { return m_groups[group]->range; }
    [[nodiscard]] Result<std::vector<TimeNs>> times(std::size_t group, std::int64_t from, std::int64_t to) const override;
    [[nodiscard]] Result<std::vector<double>> values(std::size_t group, std::size_t channel, std::int64_t from,
                                                     std::int64_t to) const override;
    [[nodiscard]] Result<std::int64_t> rowAt(std::size_t group, TimeNs time) const override;
    [[nodiscard]] Result<std::vector<ColumnRange>> columns(std::size_t group, std::size_t channel, TimeRange range,
                                                           int columnCount) const override;

private:
    /// Layouts are looked up when a channel is first used.
    class Channel final : public series::PyramidReader {
    public:
        Channel(const SegmentSource& source, std::string path, std::int64_t rows, int levels)
            : m_source(source), m_path(std::move(path)), m_rows(rows), m_levels(levels) {}
        [[nodiscard]] std::int64_t rows() const override { return m_rows; }
        [[nodiscard]] int levels() const override { return m_levels; }
        [[nodiscard]] Result<void> blocks(int level, std::int64_t from, std::span<PyramidBlock> out) const override;
        [[nodiscard]] Result<void> samples(std::int64_t from, std::span<double> out) const override;

    private:
        [[nodiscard]] Result<const Layout*> layout(std::size_t index) const;
        const SegmentSource& m_source;
        std::string m_path;
        std::int64_t m_rows;
        int m_levels;
        mutable std::mutex m_mutex;
        mutable std::vector<std::unique_ptr<const Layout>> m_layouts; // values, level0, level1 ...
    };

    struct Group {
        std::int64_t rows = 0;
        bool ordered = true;
        TimeRange range;
        Layout times;
        std::vector<TimeNs> index; // every kTimeIndexStride-th time
        std::vector<std::unique_ptr<Channel>> channels;
    };

    Result<void> openGroup(std::size_t number);
    Result<void> read(const Layout& layout, std::int64_t from, std::int64_t count, std::byte* out) const;

    std::filesystem::path m_path;
    Descriptor m_descriptor;
    Hdf5Handle m_file;
    std::vector<series::GroupInfo> m_infos;
    std::vector<std::unique_ptr<Group>> m_groups;
};

Result<void> SegmentSource::read(const Layout& layout, std::int64_t from, std::int64_t count, std::byte* out) const {
    while (count > 0) {
        const std::int64_t piece = from / layout.pieceItems, inside = from % layout.pieceItems;
        const std::int64_t now = std::min(count, layout.pieceItems - inside);
        std::size_t bytes = static_cast<std::size_t>(now) * layout.itemBytes;
        auto position = static_cast<off_t>(layout.pieces[static_cast<std::size_t>(piece)]) +
                        static_cast<off_t>(static_cast<std::size_t>(inside) * layout.itemBytes);
        while (bytes > 0) {
            const ssize_t got = ::pread(m_descriptor.get(), out, bytes, position);
            if (got < 0 && errno == EINTR) continue;
            if (got < 0) return errnoError("cannot read " + m_path.string(), errno);
            if (got == 0) return damaged(m_path, "it ends too early");
            out += got;
            position += got;
            bytes -= static_cast<std::size_t>(got);
        }
        from += now;
        count -= now;
    }
    return {};
}

Result<void> SegmentSource::open() {
    if (m_descriptor.get() < 0)
        return Error{ErrorCode::Data, errnoError("cannot open the samples in " + m_path.string(), errno).message, {}};
    const std::lock_guard lock(hdf5Mutex());
    quietHdf5();
    const Hdf5Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
    H5Pset_fclose_degree(access.get(), H5F_CLOSE_STRONG);
    H5Pset_file_locking(access.get(), false, true); // written once: nothing to lock, and read-only media may refuse it
    m_file = Hdf5Handle(H5Fopen(m_path.c_str(), H5F_ACC_RDONLY, access.get()), H5Fclose);
    if (!m_file.ok()) return damaged(m_path, "it is no HDF5 file");
    TOCSIN_ASSIGN(const std::string format, textAttribute(m_file.get(), "format", m_path));
    TOCSIN_ASSIGN(const std::int64_t version, integerAttribute(m_file.get(), "version", m_path));
    if (format != "tocsin-segment") return damaged(m_path, "it is no segment");
    if (version != 1)
        return Error{ErrorCode::Data,
                     fmt::format("{} was written by a newer version (segment format {}, this program reads 1)", m_path.string(), version),
                     {}};
    TOCSIN_ASSIGN(const std::int64_t groups, integerAttribute(m_file.get(), "groups", m_path));
    for (std::int64_t g = 0; g < groups; ++g) TOCSIN_TRY(openGroup(static_cast<std::size_t>(g)));
    return {};
}

Result<void> SegmentSource::openGroup(std::size_t number) {
    const std::string path = fmt::format("g{}", number);
    const Hdf5Handle handle(H5Gopen2(m_file.get(), path.c_str(), H5P_DEFAULT), H5Gclose);
    if (!handle.ok()) return damaged(m_path, "no group " + path);
    auto group = std::make_unique<Group>();
    TOCSIN_ASSIGN(group->rows, integerAttribute(handle.get(), "rows", m_path));
    TOCSIN_ASSIGN(const std::int64_t ordered, integerAttribute(handle.get(), "ordered", m_path));
    group->ordered = ordered != 0;
    TOCSIN_ASSIGN(group->range.from, integerAttribute(handle.get(), "from_ns", m_path));
    TOCSIN_ASSIGN(group->range.to, integerAttribute(handle.get(), "to_ns", m_path));
    TOCSIN_ASSIGN(group->times, layoutOf(handle.get(), "time", sizeof(TimeNs), m_path));
    TOCSIN_ASSIGN(const Layout index, layoutOf(handle.get(), "time_index", sizeof(TimeNs), m_path));
    if (group->times.items != group->rows || index.items != (group->rows + kTimeIndexStride - 1) / kTimeIndexStride)
        return damaged(m_path, "its times do not fit its rows");
    group->index.resize(static_cast<std::size_t>(index.items));
    TOCSIN_TRY(read(index, 0, index.items, reinterpret_cast<std::byte*>(group->index.data())));
    TOCSIN_ASSIGN(const std::int64_t channels, integerAttribute(handle.get(), "channels", m_path));
    series::GroupInfo info;
    for (std::int64_t c = 0; c < channels; ++c) {
        const std::string channelPath = fmt::format("{}/c{}", path, c);
        const Hdf5Handle channel(H5Gopen2(m_file.get(), channelPath.c_str(), H5P_DEFAULT), H5Gclose);
        if (!channel.ok()) return damaged(m_path, "no group " + channelPath);
        series::ChannelInfo channelInfo;
        TOCSIN_ASSIGN(channelInfo.name, textAttribute(channel.get(), "name", m_path));
        TOCSIN_ASSIGN(channelInfo.unit, textAttribute(channel.get(), "unit", m_path));
        TOCSIN_ASSIGN(channelInfo.description, textAttribute(channel.get(), "description", m_path));
        TOCSIN_ASSIGN(channelInfo.rateHz, numberAttribute(channel.get(), "rate_hz", m_path));
        TOCSIN_ASSIGN(const std::int64_t levels, integerAttribute(channel.get(), "levels", m_path));
        info.channels.push_back(std::move(channelInfo));
        group->channels.push_back(std::make_unique<Channel>(*this, channelPath, group->rows, static_cast<int>(levels)));
    }
    m_infos.push_back(std::move(info));
    m_groups.push_back(std::move(group));
    return {};
}

Result<const Layout*> SegmentSource::Channel::layout(std::size_t index) const {
    const std::lock_guard lock(m_mutex);
    if (m_layouts.size() <= index) m_layouts.resize(index + 1);
    if (!m_layouts[index]) {
        const std::lock_guard hdf5Lock(hdf5Mutex());
        const std::string name = m_path + (index == 0 ? std::string("/values") : fmt::format("/level{}", index - 1));
        TOCSIN_ASSIGN(Layout found,
                      layoutOf(m_source.m_file.get(), name, index == 0 ? sizeof(double) : sizeof(PyramidBlock), m_source.m_path));
        const std::int64_t size = index == 0 ? 1 : series::blockSamples(static_cast<int>(index) - 1);
        if (found.items != (m_rows + size - 1) / size) return damaged(m_source.m_path, name + " does not fit its rows");
        m_layouts[index] = std::make_unique<const Layout>(std::move(found));
    }
    return m_layouts[index].get();
}

Result<void> SegmentSource::Channel::blocks(int level, std::int64_t from, std::span<PyramidBlock> out) const {
    TOCSIN_ASSIGN(const Layout* const where, layout(static_cast<std::size_t>(level) + 1));
    return m_source.read(*where, from, static_cast<std::int64_t>(out.size()), reinterpret_cast<std::byte*>(out.data()));
}

Result<void> SegmentSource::Channel::samples(std::int64_t from, std::span<double> out) const {
    TOCSIN_ASSIGN(const Layout* const where, layout(0));
    return m_source.read(*where, from, static_cast<std::int64_t>(out.size()), reinterpret_cast<std::byte*>(out.data()));
}

Result<std::vector<TimeNs>> SegmentSource::times(std::size_t group, std::int64_t from, std::int64_t to) const {
    TOCSIN_TRY(series::checkWindow(*this, group, 0, from, to));
    std::vector<TimeNs> out(static_cast<std::size_t>(to - from));
    TOCSIN_TRY(read(m_groups[group]->times, from, to - from, reinterpret_cast<std::byte*>(out.data())));
    return out;
}

Result<std::vector<double>> SegmentSource::values(std::size_t group, std::size_t channel, std::int64_t from, std::int64_t to) const {
    TOCSIN_TRY(series::checkWindow(*this, group, channel, from, to));
    std::vector<double> out(static_cast<std::size_t>(to - from));
    TOCSIN_TRY(m_groups[group]->channels[channel]->samples(from, out));
    return out;
}

Result<std::int64_t> SegmentSource::rowAt(std::size_t group, TimeNs time) const {
    TOCSIN_TRY(series::checkOrdered(*this, group));
    const Group& source = *m_groups[group];
    // The row lies behind the last indexed time that is earlier.
    const auto mark = std::lower_bound(source.index.begin(), source.index.end(), time);
    if (mark == source.index.begin()) return std::int64_t{0};
    const std::int64_t from = (mark - source.index.begin() - 1) * kTimeIndexStride;
    const std::int64_t to = std::min(from + kTimeIndexStride, source.rows);
    TOCSIN_ASSIGN(const std::vector<TimeNs> window, times(group, from, to));
    return from + (std::lower_bound(window.begin(), window.end(), time) - window.begin());
}

Result<std::vector<ColumnRange>> SegmentSource::columns(std::size_t group, std::size_t channel, TimeRange range, int columnCount) const {
    TOCSIN_TRY(series::checkWindow(*this, group, channel, 0, 0));
    return series::readColumns(*this, *m_groups[group]->channels[channel], group, range, columnCount);
}

} // namespace

Result<std::shared_ptr<const series::SeriesSource>> openSegment(const std::filesystem::path& file) {
    auto source = std::make_shared<SegmentSource>(file);
    TOCSIN_TRY(source->open());
    return std::shared_ptr<const series::SeriesSource>(std::move(source));
}

} // namespace tocsin::store
