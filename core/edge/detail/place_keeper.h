// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

#include "core/base/result.h"
#include "core/edge/detail/follow_store.h"
#include "core/edge/run.h"

namespace tocsin::edge {

/// Keeps the place of a run that follows a file, so that the next one goes on there. Without `follow`, for a pipe, or in a root that cannot
/// be written it keeps nothing.
class PlaceKeeper {
public:
    /// What is known of the input at the start.
    enum class Start {
        Fresh,       ///< never followed, or nothing is known of it
        SameFile,    ///< the file of the stored state, longer or not
        Renamed,     ///< the file of the state bears another name now (begin()); what bears its name is another
        OtherFile,   ///< the file of the state is gone: another stands there
        OtherBundle, ///< bundle or options are others: everything is judged anew
    };

    /// identity: as in FollowState. Says in the log what it has found. Error code Finding: another agent follows this input.
    [[nodiscard]] static Result<PlaceKeeper> open(const RunRequest& request, const Json& identity);

    [[nodiscard]] Start start() const { return m_start; }
    [[nodiscard]] const std::string& begin() const { return m_begin; }
    [[nodiscard]] bool keeps() const { return m_store.has_value(); }
    /// What is stored, or will be with the next store().
    [[nodiscard]] FollowState& state() { return m_state; }
    /// The stored state is of no use: begin as if there were none.
    void forget();

    /// Something was said: bytes of output. Alarms are stored sooner than scores; `unseen` ones, which cannot be read again, at once.
    void said(std::size_t bytes, std::size_t alarmBytes, bool unseen);
    void judged() { m_new = true; }
    [[nodiscard]] bool due() const;
    /// Writes state(). A disk that is full or failing must not silence the agent: it is said once, and tried again.
    void store();

private:
    explicit PlaceKeeper(const RunRequest& request) : m_interval(request.keepEvery) {}
    [[nodiscard]] Result<void> find(const RunRequest& request);

    std::chrono::milliseconds m_interval;
    std::optional<FollowStore> m_store;
    FollowState m_state;
    Start m_start = Start::Fresh;
    std::string m_begin;
    bool m_new = false, m_alarms = false, m_unseen = false, m_failed = false;
    std::size_t m_bytes = 0;
    std::chrono::steady_clock::time_point m_last = std::chrono::steady_clock::now();
    std::chrono::steady_clock::duration m_cost{0}; // of the last store
};

} // namespace tocsin::edge
