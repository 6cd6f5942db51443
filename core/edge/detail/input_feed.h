// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <sys/types.h>

#include <string>
#include <string_view>
#include <vector>

#include "core/base/job.h"
#include "core/base/result.h"

namespace tocsin::edge {

/// Bytes of a file, a pipe or a growing file.
class InputFeed {
public:
    enum class Kind {
        Bytes,   ///< some came (none where the file at hand is about to be left)
        Waiting, ///< none for now: the end of a followed file, or a quiet pipe
        Renewed, ///< the followed file was cut or replaced: what comes next is its beginning
        End
    };
    struct Piece {
        Kind kind = Kind::End;
        std::string_view bytes; ///< valid until the next read
    };

    /// path "-": standard input. Error code Data when it cannot be opened or is a folder.
    /// begin: the file of that name as it was renamed meanwhile, read to its end first; empty: path.
    [[nodiscard]] static Result<InputFeed> open(const std::string& path, bool follow, const std::string& begin = {});
    ~InputFeed();
    InputFeed(InputFeed&& other) noexcept;
    InputFeed& operator=(InputFeed&&) = delete;

    /// Waits at most 100 ms for bytes.
    [[nodiscard]] Result<Piece> read();

    [[nodiscard]] int handle() const { return m_handle; }
    [[nodiscard]] std::int64_t offset() const { return m_offset; } ///< bytes read of the file at hand
    [[nodiscard]] bool follows() const { return m_follow; }

private:
    InputFeed(std::string path, int handle, bool follow);
    [[nodiscard]] Result<Piece> atEnd();
    std::string m_path;
    int m_handle = -1;
    bool m_follow = false;
    bool m_left = false; // the file at hand bears its name no more
    off_t m_offset = 0;
    std::vector<char> m_buffer;
};

} // namespace tocsin::edge
