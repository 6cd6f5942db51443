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
        Bytes,   ///< some came
        Waiting, ///< none for now: the end of a followed file, or a quiet pipe
        Renewed, ///< the followed file was cut or replaced: what comes next is its beginning
        End
    };
    struct Piece {
        Kind kind = Kind::End;
        std::string_view bytes; ///< valid until the next read
    };

    /// path "-": standard input. Error code Data when it cannot be opened or is a folder.
    [[nodiscard]] static Result<InputFeed> open(const std::string& path, bool follow);
    ~InputFeed();
    InputFeed(InputFeed&& other) noexcept;
    InputFeed& operator=(InputFeed&&) = delete;

    /// Waits at most 100 ms for bytes.
    [[nodiscard]] Result<Piece> read();

private:
    InputFeed(std::string path, int handle, bool follow);
    [[nodiscard]] Result<Piece> atEnd();
    std::string m_path;
    int m_handle = -1;
    bool m_follow = false;
    off_t m_offset = 0;
    std::vector<char> m_buffer;
};

} // namespace tocsin::edge
