// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tocsin::edge {

/// A stream of lines that grows while the agent runs. What write() was given has reached the system when it returns.
class OutputFile {
public:
    enum class Start { Empty, Append };
    /// path "-": standard output. Error code Io names the file.
    [[nodiscard]] static Result<OutputFile> open(const std::string& path, Start start);
    ~OutputFile();
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    [[nodiscard]] Result<void> write(std::string_view text);

private:
    OutputFile(std::string path, int handle);
    std::string m_path;
    int m_handle = -1;
};

} // namespace tocsin::edge
