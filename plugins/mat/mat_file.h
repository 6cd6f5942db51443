// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "core/base/result.h"

namespace tocsin::mat {

/// A numeric array that may become channels: N values in time of k channels. The longer side of a matrix is time.
struct MatArray {
    std::string path;                ///< "X105_DE_time", "rig.de"
    std::size_t variable = 0;        ///< place in the file
    std::vector<std::string> fields; ///< way down into a struct
    std::size_t samples = 0;         ///< N
    std::size_t channels = 1;        ///< k
    bool acrossRows = false;         ///< true: k x N, the channels are rows
};

/// What a file holds.
struct MatContents {
    int version = 0;                                          ///< 4 or 5
    std::string title;                                        ///< header text of v5
    std::vector<MatArray> arrays;                             ///< two values and more, in file order
    std::vector<std::pair<std::string, std::string>> facts;   ///< path and value of scalars and of short texts
    std::vector<std::pair<std::string, std::string>> skipped; ///< path and reason of everything left out
};

/// Values of one array as they lie in the file, converted column by column.
class MatValues {
public:
    /// Samples [from, from + out.size()) of one channel; integers and singles become double.
    void copy(std::size_t channel, std::size_t from, double* out, std::size_t count) const;
    [[nodiscard]] std::size_t samples() const { return m_samples; }

private:
    friend class MatFile;
    std::shared_ptr<const void> m_owner; // keeps the bytes
    const void* m_data = nullptr;
    int m_type = 0; // matio_types
    std::size_t m_samples = 0, m_channels = 1;
    bool m_acrossRows = false;
};

/// A MAT file of version 4 or 5 behind matio. Not to be used on foreign files outside the parser child. One thread.
class MatFile {
public:
    /// path may be /proc/self/fd/N; name is what people call the file (empty: messages do without). Checks the layout first (mat_layout.h).
    [[nodiscard]] static Result<MatFile> open(const std::filesystem::path& path, const std::string& name);
    MatFile(MatFile&&) noexcept;
    MatFile& operator=(MatFile&&) noexcept;
    ~MatFile();

    [[nodiscard]] const MatContents& contents() const;

    /// Loads the array; error code Data when the file is damaged inside. Arrays of one struct share its memory.
    [[nodiscard]] Result<MatValues> read(const MatArray& array);

private:
    struct State;
    explicit MatFile(std::unique_ptr<State> state);
    std::unique_ptr<State> m_state;
};

} // namespace tocsin::mat
