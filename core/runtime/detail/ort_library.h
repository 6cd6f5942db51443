// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <onnxruntime_c_api.h>
#include <string>

#include "core/base/result.h"

namespace tocsin::runtime {

/// ONNX Runtime, loaded once a process at first use: $ONNXRUNTIME_ROOT/lib, <program>/../lib, the folder known at build time, the system's
/// path.
struct OrtLibrary {
    const OrtApi* api = nullptr;
    OrtEnv* environment = nullptr;
    std::string version; ///< "1.30.0"

    /// Error code Internal names the places looked at and installer/setup.sh. Any thread; lives as long as the process.
    [[nodiscard]] static Result<const OrtLibrary*> get();
};

/// Turns a status into a Result and releases it; `what` begins the message.
[[nodiscard]] Result<void> ortResult(const OrtApi& api, OrtStatus* status, std::string_view what);

/// Owner of an ONNX Runtime object.
template<class T>
struct OrtDeleter {
    void (*release)(T*) = nullptr;
    void operator()(T* object) const {
        if (object && release) release(object);
    }
};
template<class T>
using OrtPointer = std::unique_ptr<T, OrtDeleter<T>>;

} // namespace tocsin::runtime
