// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/temporary_folder.h"

#include <cerrno>
#include <cstdlib>

namespace tocsin {

Result<TemporaryFolder> TemporaryFolder::create(const std::filesystem::path& parent) {
    std::error_code problem;
    const std::filesystem::path base = parent.empty() ? std::filesystem::temp_directory_path(problem) : parent;
    std::string name = (base / "tocsin-XXXXXX").string();
    if (::mkdtemp(name.data()) == nullptr) return errnoError("cannot create a folder in " + base.string(), errno);
    return TemporaryFolder(name);
}

TemporaryFolder::~TemporaryFolder() {
    std::error_code ignored; // a leftover folder in /tmp is no reason to fail
    if (!m_path.empty()) std::filesystem::remove_all(m_path, ignored);
}

} // namespace tocsin
