// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/network/models/model_options.h"

#include <algorithm>
#include <charconv>
#include <fmt/format.h>

namespace tocsin::network {
namespace {

template<class Number>
std::optional<Number> parsed(const std::string& text) {
    Number value{};
    const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), value);
    return code == std::errc() && end == text.data() + text.size() ? std::optional<Number>(value) : std::nullopt;
}

} // namespace

ModelOptions::ModelOptions(std::string_view architecture, const std::map<std::string, std::string>& options)
    : m_architecture(architecture), m_options(options) {}

std::string ModelOptions::text(const std::string& key) {
    m_known.push_back(key);
    const auto found = m_options.find(key);
    return found == m_options.end() ? std::string() : found->second;
}

bool ModelOptions::given(const std::string& key) const {
    const auto found = m_options.find(key);
    return found != m_options.end() && !found->second.empty();
}

void ModelOptions::fail(const std::string& key, const std::string& value, const std::string& wanted) {
    if (!m_error) {
        m_error = Error{ErrorCode::Usage, fmt::format("{}: option '{}' is '{}', wants {}", m_architecture, key, value, wanted), {}};
    }
}

std::int64_t ModelOptions::integer(const std::string& key, std::int64_t fallback, std::int64_t least, std::int64_t most) {
    const std::string value = text(key);
    if (value.empty()) {
        return fallback;
    }
    const auto number = parsed<std::int64_t>(value);
    if (!number || *number < least || *number > most) {
        fail(key, value, fmt::format("a whole number from {} to {}", least, most));
        return fallback;
    }
    return *number;
}

double ModelOptions::real(const std::string& key, double fallback, double least, double most) {
    const std::string value = text(key);
    if (value.empty()) {
        return fallback;
    }
    const auto number = parsed<double>(value);
    if (!number || !(*number >= least && *number <= most)) {
        fail(key, value, fmt::format("a number from {} to {}", least, most));
        return fallback;
    }
    return *number;
}

bool ModelOptions::flag(const std::string& key, bool fallback) {
    const std::string value = text(key);
    for (const char* yes : {"1", "true", "yes", "on"}) {
        if (value == yes) {
            return true;
        }
    }
    for (const char* no : {"0", "false", "no", "off"}) {
        if (value == no) {
            return false;
        }
    }
    if (!value.empty()) {
        fail(key, value, "0 or 1");
    }
    return fallback;
}

std::string ModelOptions::choice(const std::string& key, const std::string& fallback, const std::vector<std::string>& choices) {
    const std::string value = text(key);
    if (value.empty()) {
        return fallback;
    }
    if (std::ranges::find(choices, value) == choices.end()) {
        fail(key, value, fmt::format("one of {}", fmt::join(choices, ", ")));
        return fallback;
    }
    return value;
}

Result<void> ModelOptions::finish() const {
    for (const auto& [key, value] : m_options) {
        if (std::ranges::find(m_known, key) == m_known.end()) {
            return Error{
                ErrorCode::Usage, fmt::format("{} has no option '{}'; it knows {}", m_architecture, key, fmt::join(m_known, ", ")), {}};
        }
    }
    if (m_error) {
        return *m_error;
    }
    return {};
}

} // namespace tocsin::network
