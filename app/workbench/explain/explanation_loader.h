// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <functional>
#include <list>
#include <map>
#include <memory>
#include <optional>

#include "app/workbench/job_runner.h"
#include "core/workflow/explain_run.h"

namespace tocsin::workbench {

/// One map of one window.
struct ExplanationKey {
    RunId run;
    std::string asset;
    TimeNs time = 0;
    explain::Method method = explain::Method::IntegratedGradients;
    friend auto operator<=>(const ExplanationKey&, const ExplanationKey&) = default;
};

/// Computes maps off the GUI thread, one at a time: first what is wanted, then what will be wanted next; what is not wanted any more is
/// asked to stop. Keeps what it computed up to kKeptBytes, newest first. GUI thread.
class ExplanationLoader : public QObject {
    Q_OBJECT
public:
    using Window = std::shared_ptr<const workflow::ExplainedWindow>;
    using Work = std::function<Result<workflow::ExplainedWindow>(const ExplanationKey&, const JobContext&)>;
    static constexpr std::size_t kKeptBytes = 64u << 20;

    using QObject::QObject;
    /// Forgets everything; an empty function: nothing is computed.
    void setWork(Work work);
    /// next: computed once the other is done. ready() or failed() follows, ready() within the call where the map is kept.
    void request(const ExplanationKey& key, const std::optional<ExplanationKey>& next);
    void stop();
    [[nodiscard]] bool busy() const { return m_wanted.has_value(); }
    /// nullptr: not computed yet.
    [[nodiscard]] Window kept(const ExplanationKey& key) const;
    /// For tests and pictures: until what is wanted is there.
    void wait();

Q_SIGNALS:
    void ready(const tocsin::workbench::ExplanationKey& key);
    void failed(const tocsin::workbench::ExplanationKey& key, const QString& message);

private:
    void pump();
    void keep(const ExplanationKey& key, Window window);
    Work m_work;
    JobRunner m_runner;
    std::optional<ExplanationKey> m_wanted, m_next, m_running;
    std::map<ExplanationKey, Window> m_kept;
    std::list<ExplanationKey> m_order; // newest first
    std::size_t m_bytes = 0;
};

} // namespace tocsin::workbench
