// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::network {

/// Reads an architecture's own settings from text. The first mistake is kept; finish() reports it, or names an option that nobody asked for
/// together with those that are known. Empty values mean "as if not given".
class ModelOptions {
public:
    ModelOptions(std::string_view architecture, const std::map<std::string, std::string>& options);

    /// A whole number in [least, most].
    [[nodiscard]] std::int64_t integer(const std::string& key, std::int64_t fallback, std::int64_t least, std::int64_t most);
    [[nodiscard]] double real(const std::string& key, double fallback, double least, double most);
    /// 1, true, yes, on / 0, false, no, off.
    [[nodiscard]] bool flag(const std::string& key, bool fallback);
    [[nodiscard]] std::string choice(const std::string& key, const std::string& fallback, const std::vector<std::string>& choices);
    [[nodiscard]] bool given(const std::string& key) const;

    /// Error code Usage.
    [[nodiscard]] Result<void> finish() const;

private:
    [[nodiscard]] std::string text(const std::string& key);
    void fail(const std::string& key, const std::string& value, const std::string& wanted);

    std::string m_architecture;
    std::map<std::string, std::string> m_options;
    std::vector<std::string> m_known;
    std::optional<Error> m_error;
};

} // namespace tocsin::network
