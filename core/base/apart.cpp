// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/apart.h"

#include <algorithm>
#include <fmt/format.h>

#include "core/base/durable_file.h"

namespace tocsin {

namespace {

namespace fs = std::filesystem;

/// Free of links and dots as far as it exists.
fs::path settled(const fs::path& path) {
    std::error_code problem;
    const fs::path absolute = fs::absolute(linkTarget(path), problem);
    const fs::path known = fs::weakly_canonical(absolute, problem);
    return problem ? absolute.lexically_normal() : known;
}

bool same(const fs::path& a, const fs::path& b) {
    std::error_code ignored;
    if (a.empty() || b.empty() || fs::is_character_file(a, ignored)) return false;
    return fs::equivalent(a, b, ignored) || settled(a) == settled(b);
}

Result<void> compare(const NamedFile& a, const NamedFile& b) {
    if (!same(a.path, b.path)) return {};
    return Error{ErrorCode::Usage, fmt::format("{} and {} are the same file {}; give each its own", a.what, b.what, b.path.string()), {}};
}

} // namespace

Result<void> checkApart(const std::vector<NamedFile>& written, const std::vector<NamedFile>& read) {
    for (auto one = written.begin(); one != written.end(); ++one) {
        for (const NamedFile& input : read) TOCSIN_TRY(compare(*one, input));
        for (auto other = one + 1; other != written.end(); ++other) TOCSIN_TRY(compare(*one, *other));
    }
    return {};
}

Result<void> checkOutside(const NamedFile& written, const fs::path& projectFolder) {
    if (written.path.empty()) return {};
    const fs::path folder = settled(projectFolder), file = settled(written.path);
    const auto [end, ignored] = std::mismatch(folder.begin(), folder.end(), file.begin(), file.end());
    if (end != folder.end()) return {};
    return Error{
        ErrorCode::Usage,
        fmt::format("{} {} lies in the project folder {}; write it elsewhere", written.what, written.path.string(), projectFolder.string()),
        {}};
}

} // namespace tocsin
