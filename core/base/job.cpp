// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/job.h"

namespace tocsin {

Result<void> JobContext::check() const {
    if (cancelled()) return Error{ErrorCode::Cancelled, "cancelled", {}};
    return {};
}

void JobContext::progress(double fraction, std::string_view step) const {
    if (m_progress) m_progress({fraction, std::string(step)});
}

} // namespace tocsin
