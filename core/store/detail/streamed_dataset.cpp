// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/streamed_dataset.h"

#include <algorithm>

namespace tocsin::store {

Result<void> StreamedDataset::create(hsize_t items, hsize_t chunk) {
    const hsize_t unlimited = H5S_UNLIMITED;
    const Hdf5Handle space(H5Screate_simple(1, &items, chunk > 0 ? &unlimited : nullptr), H5Sclose);
    const Hdf5Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
    H5Pset_obj_track_times(properties.get(), false); // the same samples give the same file
    H5Pset_fill_time(properties.get(), H5D_FILL_TIME_NEVER);
    if (chunk > 0) H5Pset_chunk(properties.get(), 1, &chunk);
    m_dataset = Hdf5Handle(H5Dcreate2(m_parent, m_name.c_str(), m_type, space.get(), H5P_DEFAULT, properties.get(), H5P_DEFAULT), H5Dclose);
    if (!m_dataset.ok()) return hdf5Error("cannot make dataset " + m_name);
    return {};
}

Result<void> StreamedDataset::writeChunk(const std::byte* chunk) {
    if (!m_dataset.ok()) TOCSIN_TRY(create(0, static_cast<hsize_t>(m_chunkItems)));
    const auto offset = static_cast<hsize_t>(m_written);
    const hsize_t length = offset + static_cast<hsize_t>(m_chunkItems);
    const std::size_t bytes = static_cast<std::size_t>(m_chunkItems) * m_itemBytes;
    if (H5Dset_extent(m_dataset.get(), &length) < 0 || H5Dwrite_chunk(m_dataset.get(), H5P_DEFAULT, 0, &offset, bytes, chunk) < 0)
        return hdf5Error("cannot write samples");
    m_written += m_chunkItems;
    return {};
}

Result<void> StreamedDataset::add(std::span<const std::byte> bytes) {
    const std::size_t chunkBytes = static_cast<std::size_t>(m_chunkItems) * m_itemBytes;
    while (!bytes.empty()) {
        if (m_buffer.empty() && bytes.size() >= chunkBytes) { // no copy
            TOCSIN_TRY(writeChunk(bytes.data()));
            bytes = bytes.subspan(chunkBytes);
            continue;
        }
        const std::size_t count = std::min(bytes.size(), chunkBytes - m_buffer.size());
        if (m_buffer.size() + count > chunkBytes / 4) m_buffer.reserve(chunkBytes); // no doubling beyond the chunk
        m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.begin() + static_cast<std::ptrdiff_t>(count));
        bytes = bytes.subspan(count);
        if (m_buffer.size() < chunkBytes) return {};
        TOCSIN_TRY(writeChunk(m_buffer.data()));
        m_buffer.clear();
    }
    return {};
}

Result<void> StreamedDataset::finish() {
    const std::int64_t total = items();
    if (!m_dataset.ok()) { // shorter than a chunk
        TOCSIN_TRY(create(static_cast<hsize_t>(total), 0));
        if (total > 0 && H5Dwrite(m_dataset.get(), m_type, H5S_ALL, H5S_ALL, H5P_DEFAULT, m_buffer.data()) < 0)
            return hdf5Error("cannot write samples");
    } else if (!m_buffer.empty()) { // a chunk is always stored whole; the extent says where it ends
        m_buffer.resize(static_cast<std::size_t>(m_chunkItems) * m_itemBytes);
        TOCSIN_TRY(writeChunk(m_buffer.data()));
        const auto length = static_cast<hsize_t>(total);
        if (H5Dset_extent(m_dataset.get(), &length) < 0) return hdf5Error("cannot write samples");
    }
    m_written = total;
    std::vector<std::byte>().swap(m_buffer);
    if (!m_dataset.close()) return hdf5Error("cannot write samples");
    return {};
}

} // namespace tocsin::store
