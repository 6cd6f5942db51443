// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

namespace tocsin {

/// What went wrong, in the words of the exit codes (docs/cli.md): usage 2, data 3, finding 1, internal 4.
enum class ErrorCode {
    Usage,     ///< the request cannot be carried out as given (unknown option, missing project)
    NotFound,  ///< a named thing does not exist
    Data,      ///< input is missing, malformed or does not fit
    Finding,   ///< a check answered "no": bundle not valid, guard refused
    Io,        ///< reading or writing failed (disk full, read-only, permission)
    Cancelled, ///< the user asked to stop; never an error message
    Internal,  ///< our own mistake or a library that failed unexpectedly
};

/// message: what, where (file, row, channel) and what to do next; one or two sentences. detail: for the log, may be empty.
struct Error {
    ErrorCode code = ErrorCode::Internal;
    std::string message;
    std::string detail;
};

/// "usage", "not-found", "data", "finding", "io", "cancelled", "internal".
[[nodiscard]] std::string_view errorCodeName(ErrorCode code);

/// Exit code of a program that ends with this error: 1 finding, 2 usage, 3 data, not-found and io, 4 internal and cancelled.
[[nodiscard]] int exitCode(ErrorCode code);

/// "what: No space left on device" from errno; code Io.
[[nodiscard]] Error errnoError(std::string_view what, int errorNumber);

} // namespace tocsin
