// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/result.h"

namespace tocsin {

/// Seen by the worker: has somebody asked to stop? Cheap, any thread. Checked at least every 100 ms of work.
class CancelToken {
public:
    CancelToken() = default;
    [[nodiscard]] bool cancelled() const { return m_flag && m_flag->load(std::memory_order_relaxed); }

private:
    friend class CancelSource;
    explicit CancelToken(std::shared_ptr<const std::atomic<bool>> flag) : m_flag(std::move(flag)) {}
    std::shared_ptr<const std::atomic<bool>> m_flag;
};

/// Held by whoever may stop the work.
class CancelSource {
public:
    void cancel() { m_flag->store(true, std::memory_order_relaxed); }
    [[nodiscard]] CancelToken token() const { return CancelToken(m_flag); }

private:
    std::shared_ptr<std::atomic<bool>> m_flag = std::make_shared<std::atomic<bool>>(false);
};

/// fraction 0..1, negative when unknown; step: a few words ("epoch 3 of 20, loss 0.012").
struct ProgressUpdate {
    double fraction = -1;
    std::string step;
};

/// What a job may ask of its surroundings. Copied into the job; the callbacks may be called from any thread.
class JobContext {
public:
    using ProgressFunction = std::function<void(const ProgressUpdate&)>;
    JobContext() = default;
    JobContext(CancelToken token, ProgressFunction progress) : m_token(std::move(token)), m_progress(std::move(progress)) {}

    /// A part of a larger job: stops with it, tells its own progress.
    JobContext(const JobContext& whole, ProgressFunction progress) : m_token(whole.m_token), m_progress(std::move(progress)) {}

    [[nodiscard]] bool cancelled() const { return m_token.cancelled(); }
    /// Error of code Cancelled when somebody asked to stop; for TOCSIN_TRY.
    [[nodiscard]] Result<void> check() const;
    void progress(double fraction, std::string_view step = {}) const;

private:
    CancelToken m_token;
    ProgressFunction m_progress;
};

} // namespace tocsin
