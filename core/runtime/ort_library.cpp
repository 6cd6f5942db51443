// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/detail/ort_library.h"

#include <cstdlib>
#include <dlfcn.h>
#include <filesystem>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <system_error>
#include <vector>

#include "core/base/log.h"

namespace tocsin::runtime {

namespace {

namespace fs = std::filesystem;

constexpr const char* kName = "libonnxruntime.so.1";

// ONNX Runtime's official Linux build (1.30) keeps a telemetry database in the user's home and sends it to its maker unless this variable
// is set before it starts; there is no other switch that comes early enough. Set while the program's statics are made: no thread runs yet
// that could read the environment at the same time. Besides what it would tell, it costs 20 ms at each start.
const int kTelemetryOff = ::setenv("ORT_DISABLE_TELEMETRY", "1", 1);

std::vector<std::string> candidates() {
    std::vector<std::string> paths;
    if (const char* root = std::getenv("ONNXRUNTIME_ROOT"); root && *root) paths.push_back((fs::path(root) / "lib" / kName).string());
    std::error_code code;
    if (const fs::path program = fs::read_symlink("/proc/self/exe", code); !code)
        paths.push_back((program.parent_path().parent_path() / "lib" / kName).string());
    paths.emplace_back(TOCSIN_ONNXRUNTIME_LIBRARY);
    paths.emplace_back(kName); // the dynamic linker's own search
    return paths;
}

void ORT_API_CALL logFromRuntime(void*, OrtLoggingLevel, const char* category, const char*, const char* place, const char* message) {
    logDebug(fmt::format("onnxruntime {} {}: {}", category ? category : "", place ? place : "", message ? message : ""));
}

Result<OrtLibrary> load() {
    if (kTelemetryOff != 0) return Error{ErrorCode::Internal, "ONNX Runtime is not started: its telemetry cannot be switched off here", {}};
    const std::vector<std::string> paths = candidates();
    void* handle = nullptr;
    std::string reason;
    for (const std::string& path : paths) {
        std::error_code code;
        if (path.find('/') != std::string::npos && !fs::exists(path, code)) continue;
        handle = ::dlopen(path.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle) break;
        reason += fmt::format("{}; ", ::dlerror());
    }
    if (!handle)
        return Error{
            ErrorCode::Internal,
            fmt::format(
                "ONNX Runtime is not installed (looked at {}). Run installer/setup.sh, or set ONNXRUNTIME_ROOT to a folder with lib/{}",
                fmt::join(paths, ", "), kName),
            reason};
    using GetBase = const OrtApiBase*(ORT_API_CALL*)();
    const auto getBase = reinterpret_cast<GetBase>(::dlsym(handle, "OrtGetApiBase"));
    const OrtApiBase* base = getBase ? getBase() : nullptr;
    if (!base) return Error{ErrorCode::Internal, "the ONNX Runtime found has no OrtGetApiBase. Run installer/setup.sh", {}};
    OrtLibrary library;
    library.version = base->GetVersionString();
    library.api = base->GetApi(ORT_API_VERSION);
    if (!library.api)
        return Error{
            ErrorCode::Internal,
            fmt::format("ONNX Runtime {} is too old, 1.{} or newer is needed. Run installer/setup.sh", library.version, ORT_API_VERSION),
            {}};
    TOCSIN_TRY(
        ortResult(*library.api,
                  library.api->CreateEnvWithCustomLogger(&logFromRuntime, nullptr, ORT_LOGGING_LEVEL_ERROR, "tocsin", &library.environment),
                  "starting ONNX Runtime"));
    return library;
}

} // namespace

Result<const OrtLibrary*> OrtLibrary::get() {
    // Never unloaded: the library's threads and allocators outlive main().
    static const auto* library = new Result<OrtLibrary>(load());
    if (!library->ok()) return library->error();
    return &library->value();
}

Result<void> ortResult(const OrtApi& api, OrtStatus* status, std::string_view what) {
    if (!status) return {};
    Error error{ErrorCode::Internal, fmt::format("{} failed", what), api.GetErrorMessage(status)};
    api.ReleaseStatus(status);
    return error;
}

} // namespace tocsin::runtime
