// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

#include "core/base/result.h"
#include "core/edge/detail/follow_store.h"
#include "core/edge/detail/resumed_lines.h"

namespace tocsin::edge {

/// A stream of lines that grows while the agent runs. What write() was given has reached the system when it returns.
class OutputFile {
public:
    enum class Start { Empty, Append };
    /// path "-": standard output. place: how the stored state of the run before left this file (path empty: it did not): lines that are
    /// there behind it are not written a second time. Error code Io names the file.
    [[nodiscard]] static Result<OutputFile> open(const std::string& path, Start start, const OutputPlace& place = {});
    ~OutputFile();
    OutputFile(OutputFile&& other) noexcept;
    OutputFile& operator=(OutputFile&&) = delete;

    [[nodiscard]] Result<void> write(std::string_view text);

    /// Is it the file of that place, with all that stood in it then?
    [[nodiscard]] bool continued() const { return m_continued; }
    /// All lines of the run before have come by.
    void caughtUp() { m_before = {}; }
    [[nodiscard]] bool isCaughtUp() const { return m_before.empty(); }
    /// Where it ends now; without path where it is no regular file that can be opened again by its name.
    [[nodiscard]] OutputPlace place() const;
    [[nodiscard]] bool canBeReadAgain() const { return m_regular; }
    [[nodiscard]] bool beginsWith(std::string_view line) const;
    /// What was written is on the disk. Does nothing to pipes and devices.
    [[nodiscard]] Result<void> sync() const;

private:
    OutputFile(std::string path, int handle);
    [[nodiscard]] Result<void> goOn(const OutputPlace& before);
    std::string m_path;
    int m_handle = -1;
    bool m_regular = false, m_continued = false;
    ResumedLines m_before;
};

} // namespace tocsin::edge
