// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>
#include <vector>

#include "core/store/detail/hdf5_handle.h"

namespace tocsin::store {

/// A one-dimensional dataset whose length is not known beforehand. Whole chunks go straight to the file; a dataset shorter than one chunk
/// is written contiguous at the end, so that small recordings stay small. The HDF5 mutex is held by the caller.
class StreamedDataset {
public:
    /// parent, type: alive as long as this. chunkItems: items a chunk.
    StreamedDataset(hid_t parent, std::string name, hid_t type, std::size_t itemBytes, std::int64_t chunkItems)
        : m_parent(parent), m_name(std::move(name)), m_type(type), m_itemBytes(itemBytes), m_chunkItems(chunkItems) {}

    template<class T>
    [[nodiscard]] Result<void> add(std::span<const T> items) {
        return add(std::as_bytes(items));
    }
    [[nodiscard]] Result<void> finish();
    [[nodiscard]] std::int64_t items() const { return m_written + static_cast<std::int64_t>(m_buffer.size() / m_itemBytes); }

private:
    [[nodiscard]] Result<void> add(std::span<const std::byte> bytes);
    [[nodiscard]] Result<void> writeChunk(const std::byte* chunk);
    [[nodiscard]] Result<void> create(hsize_t items, hsize_t chunk);

    hid_t m_parent;
    std::string m_name;
    hid_t m_type;
    std::size_t m_itemBytes;
    std::int64_t m_chunkItems;
    std::int64_t m_written = 0; // items in the file
    std::vector<std::byte> m_buffer;
    Hdf5Handle m_dataset;
};

} // namespace tocsin::store
