// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

namespace tocsin::bundle {

/// What is wrong with a name inside a bundle; empty when nothing is. Allowed: [a-z0-9._-], at most one folder, at most 99 characters.
[[nodiscard]] inline std::string pathFault(std::string_view path) {
    if (path.empty()) return "the name is empty";
    if (path.front() == '/') return "an absolute path is not allowed";
    std::string_view rest = path;
    for (int depth = 1;; ++depth) {
        const std::size_t slash = rest.find('/');
        const std::string_view step = rest.substr(0, slash);
        if (step == "..") return "the path leaves the bundle's folder";
        if (step.empty() || step == ".") return "the path is not plain";
        if (slash == std::string_view::npos) {
            if (depth > 2) return "the path is deeper than one folder";
            break;
        }
        rest.remove_prefix(slash + 1);
    }
    const auto allowed = [](char letter) {
        return (letter >= 'a' && letter <= 'z') || (letter >= '0' && letter <= '9') || letter == '.' || letter == '_' || letter == '-' ||
               letter == '/';
    };
    if (!std::all_of(path.begin(), path.end(), allowed)) return "only a-z, 0-9, '.', '_' and '-' are allowed in names";
    if (path.size() > 99) return "the name is longer than 99 characters";
    return {};
}

} // namespace tocsin::bundle
