// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/error.h"

#include <cstring>

namespace tocsin {

std::string_view errorCodeName(ErrorCode code) {
    switch (code) {
    case ErrorCode::Usage:
        return "usage";
    case ErrorCode::NotFound:
        return "not-found";
    case ErrorCode::Data:
        return "data";
    case ErrorCode::Finding:
        return "finding";
    case ErrorCode::Io:
        return "io";
    case ErrorCode::Cancelled:
        return "cancelled";
    case ErrorCode::Internal:
        return "internal";
    }
    return "internal";
}

int exitCode(ErrorCode code) {
    switch (code) {
    case ErrorCode::Finding:
        return 1;
    case ErrorCode::Usage:
        return 2;
    case ErrorCode::NotFound:
    case ErrorCode::Data:
    case ErrorCode::Io:
        return 3;
    case ErrorCode::Cancelled:
    case ErrorCode::Internal:
        return 4;
    }
    return 4;
}

Error errnoError(std::string_view what, int errorNumber) {
    return Error{ErrorCode::Io, std::string(what) + ": " + std::strerror(errorNumber), {}};
}

} // namespace tocsin
