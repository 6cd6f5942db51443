// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <hdf5.h>

#include <mutex>
#include <string>
#include <string_view>
#include <utility>

#include "core/base/result.h"

namespace tocsin::store {

/// Debian's HDF5 is built without threads: one call at a time in the whole process.
[[nodiscard]] std::recursive_mutex& hdf5Mutex();

/// Silences HDF5's own printing on stderr. Call with the mutex held, before the first use.
void quietHdf5();

/// What HDF5 says went wrong, with the system's reason where there is one (disk full); code Io. Call with the mutex held, right after the
/// failed call.
[[nodiscard]] Error hdf5Error(std::string_view what);

/// One identifier of HDF5, closed by its own kind of close. Mutex held by the caller.
class Hdf5Handle {
public:
    using Close = herr_t (*)(hid_t);
    Hdf5Handle() = default;
    Hdf5Handle(hid_t id, Close closeFunction) : m_id(id), m_close(closeFunction) {}
    ~Hdf5Handle() { close(); }
    Hdf5Handle(Hdf5Handle&& other) noexcept : m_id(std::exchange(other.m_id, H5I_INVALID_HID)), m_close(other.m_close) {}
    Hdf5Handle& operator=(Hdf5Handle&& other) noexcept {
        std::swap(m_id, other.m_id);
        std::swap(m_close, other.m_close);
        return *this;
    }
    [[nodiscard]] bool ok() const { return m_id >= 0; }
    [[nodiscard]] hid_t get() const { return m_id; }
    /// False when closing failed: what was written may not have reached the file.
    bool close() { return m_id < 0 || m_close(std::exchange(m_id, H5I_INVALID_HID)) >= 0; }

private:
    hid_t m_id = H5I_INVALID_HID;
    Close m_close = nullptr;
};

/// PyramidBlock as HDF5 sees it: {minimum, maximum, first, last: float32; count: uint32}.
[[nodiscard]] Hdf5Handle pyramidBlockType();

} // namespace tocsin::store
