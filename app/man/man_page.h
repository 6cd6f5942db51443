// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <utility>
#include <vector>

namespace tocsin::app {

/// What a manual page says beside the table of commands.
struct ManText {
    std::string summary; ///< after the name: "from sensor histories to ..."
    std::string version;
    std::string exitStatus;
    std::vector<std::pair<std::string, std::string>> environment; ///< variable, what it sets
    std::string seeAlso;                                          ///< "tocsin-edge(1)"
};

/// The manual page in roff, section 1: every verb with its description and options; help options are left out.
[[nodiscard]] std::string manPage(const CLI::App& app, const ManText& text);

} // namespace tocsin::app
