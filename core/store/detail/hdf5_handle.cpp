// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/hdf5_handle.h"

#include <cerrno>
#include <charconv>
#include <cstddef>
#include <fmt/format.h>

#include "core/series/pyramid.h"

namespace tocsin::store {

std::recursive_mutex& hdf5Mutex() {
    static std::recursive_mutex mutex;
    return mutex;
}

void quietHdf5() {
    H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

Error hdf5Error(std::string_view what) {
    std::string stack;
    H5Ewalk2(
        H5E_DEFAULT, H5E_WALK_DOWNWARD,
        [](unsigned, const H5E_error2_t* entry, void* target) -> herr_t {
            *static_cast<std::string*>(target) +=
                fmt::format("{}: {}\n", entry->func_name ? entry->func_name : "?", entry->desc ? entry->desc : "");
            return 0;
        },
        &stack);
    // The file driver writes "errno = 28, error message = ..." into its entry.
    constexpr std::string_view kMark = "errno = ";
    if (const auto position = stack.find(kMark); position != std::string::npos) {
        int number = 0;
        std::from_chars(stack.data() + position + kMark.size(), stack.data() + stack.size(), number);
        if (number != 0) {
            Error error = errnoError(what, number);
            error.detail = stack;
            return error;
        }
    }
    return {ErrorCode::Io, fmt::format("{}: the HDF5 library refused", what), stack};
}

Hdf5Handle pyramidBlockType() {
    using series::PyramidBlock;
    Hdf5Handle type(H5Tcreate(H5T_COMPOUND, sizeof(PyramidBlock)), H5Tclose);
    H5Tinsert(type.get(), "minimum", offsetof(PyramidBlock, minimum), H5T_IEEE_F32LE);
    H5Tinsert(type.get(), "maximum", offsetof(PyramidBlock, maximum), H5T_IEEE_F32LE);
    H5Tinsert(type.get(), "first", offsetof(PyramidBlock, first), H5T_IEEE_F32LE);
    H5Tinsert(type.get(), "last", offsetof(PyramidBlock, last), H5T_IEEE_F32LE);
    H5Tinsert(type.get(), "count", offsetof(PyramidBlock, count), H5T_STD_U32LE);
    return type;
}

} // namespace tocsin::store
