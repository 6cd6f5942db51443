// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <utility>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/edge/detail/file_place.h"

namespace tocsin::edge {

/// An output as it stood when the state was written. offset: its size then, what was written later lies behind it.
struct OutputPlace {
    std::string path; ///< empty: none, or not a file that can be read again
    FilePlace file;   ///< head and tail are not kept
};

/// How far a followed input was judged. Whoever reads the same file again, takes `items` rows and rejected lines out of it unseen and goes
/// on with `pipeline`, says from there on what an agent that never stopped would have said.
///
///     R/follow/<16 hex of SHA-256 of the input's path>.json   replaced in one step: format "tocsin-edge-follow", format_version 1,
///                         path, identity, input, items, dialect, pipeline, alarms {path, file}, scores {path, file}, header_due
///     R/follow/<the same>.lock                                 held by the agent that follows
struct FollowState {
    Json identity;   ///< bundle and options that decide what is said: {manifest_sha256, precision, asset, rate, start}
    FilePlace input; ///< bytes read of the file, its last line perhaps not whole
    std::int64_t items = 0;
    Json dialect;                   ///< table::Dialect in use; null: not known yet, or JSON lines
    Json pipeline = Json::object(); ///< Pipeline::snapshot()
    OutputPlace alarms, scores;
    bool headerDue = false; ///< the line of column names comes before the next score
};

/// The follow state of one input in a device root.
class FollowStore {
public:
    /// Error code Finding: another agent follows this input from this root; Io: the root cannot be written.
    [[nodiscard]] static Result<FollowStore> open(const std::filesystem::path& root, const std::string& input);
    ~FollowStore();
    FollowStore(FollowStore&& other) noexcept
        : m_file(std::move(other.m_file)), m_input(std::move(other.m_input)), m_lock(std::exchange(other.m_lock, -1)) {}
    FollowStore& operator=(FollowStore&&) = delete;

    /// None where this input was never followed. Error code Data: the file is damaged.
    [[nodiscard]] Result<std::optional<FollowState>> read() const;
    [[nodiscard]] Result<void> write(const FollowState& state) const;
    [[nodiscard]] const std::filesystem::path& file() const { return m_file; }

private:
    FollowStore(std::filesystem::path file, std::string input, int lock)
        : m_file(std::move(file)), m_input(std::move(input)), m_lock(lock) {}
    std::filesystem::path m_file;
    std::string m_input; // absolute
    int m_lock = -1;
};

} // namespace tocsin::edge
