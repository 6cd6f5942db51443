// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/man/man_page.h"

#include <algorithm>
#include <cctype>
#include <fmt/format.h>

namespace tocsin::app {

namespace {

std::string escaped(const std::string& text) {
    std::string out;
    for (const char letter : text) {
        if (letter == '\\' || letter == '-') out += '\\';
        out += letter;
    }
    // A line that begins with a dot or a quote would be a request.
    return out.starts_with('.') || out.starts_with('\'') ? "\\&" + out : out;
}

void describeOptions(const CLI::App& app, std::string& page) {
    for (const CLI::Option* option : app.get_options()) {
        if (option == app.get_help_ptr() || option == app.get_help_all_ptr()) continue;
        page +=
            fmt::format(".TP\n.B {}\n{}\n", escaped(option->get_name(option->get_positional(), true)), escaped(option->get_description()));
    }
}

void describeVerb(const CLI::App& app, const std::string& path, std::string& page) {
    const auto verbs = app.get_subcommands([](const CLI::App*) { return true; });
    for (const CLI::App* verb : verbs) describeVerb(*verb, path + " " + verb->get_name(), page);
    if (!verbs.empty()) return;
    page += fmt::format(".SS \"{}\"\n{}\n", escaped(path), escaped(app.get_description()));
    describeOptions(app, page);
}

} // namespace

std::string manPage(const CLI::App& app, const ManText& text) {
    std::string title = app.get_name();
    std::transform(title.begin(), title.end(), title.begin(), [](unsigned char letter) { return std::toupper(letter); });
    std::string page =
        fmt::format(".TH {} 1 \"\" \"{} {}\" \"User commands\"\n.SH NAME\n{} \\- {}\n.SH SYNOPSIS\n.B {}\n.I VERB\n[options]\n",
                    escaped(title), app.get_name(), text.version, escaped(app.get_name()), escaped(text.summary), escaped(app.get_name()));
    page += ".SH OPTIONS\n";
    describeOptions(app, page);
    page += ".SH VERBS\n";
    describeVerb(app, app.get_name(), page);
    page += fmt::format(".SH \"EXIT STATUS\"\n{}\n", escaped(text.exitStatus));
    if (!text.environment.empty()) page += ".SH ENVIRONMENT\n";
    for (const auto& [name, sets] : text.environment) page += fmt::format(".TP\n.B {}\n{}\n", escaped(name), escaped(sets));
    page += fmt::format(".SH \"SEE ALSO\"\n{}\n", escaped(text.seeAlso));
    return page;
}

} // namespace tocsin::app
