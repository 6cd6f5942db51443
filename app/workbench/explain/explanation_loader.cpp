// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/explain/explanation_loader.h"

namespace tocsin::workbench {

namespace {

std::size_t bytesOf(const workflow::ExplainedWindow& window) {
    const auto& map = window.attribution;
    return sizeof(float) * (map.map.size() + map.shuffledMap.size() + window.context.window.size()) +
           sizeof(TimeNs) * window.context.times.size() + 4096;
}

} // namespace

void ExplanationLoader::setWork(Work work) {
    stop();
    m_work = std::move(work);
    m_kept.clear();
    m_order.clear();
    m_bytes = 0;
}

void ExplanationLoader::stop() {
    m_wanted.reset();
    m_next.reset();
    m_running.reset();
    m_runner.stop();
}

ExplanationLoader::Window ExplanationLoader::kept(const ExplanationKey& key) const {
    const auto at = m_kept.find(key);
    return at == m_kept.end() ? nullptr : at->second;
}

void ExplanationLoader::request(const ExplanationKey& key, const std::optional<ExplanationKey>& next) {
    m_next = next && !kept(*next) ? next : std::nullopt;
    const bool there = kept(key) != nullptr;
    m_wanted = there ? std::nullopt : std::optional(key);
    pump();
    if (there) Q_EMIT ready(key);
}

void ExplanationLoader::pump() {
    const std::optional<ExplanationKey> target = m_wanted ? m_wanted : m_next;
    if (!target || !m_work) return;
    if (m_running == target) return; // a prefetch that is wanted now
    m_running = target;
    m_runner.start<Window>(
        [work = m_work, key = *target](const JobContext& job) -> Result<Window> {
            TOCSIN_ASSIGN(workflow::ExplainedWindow window, work(key, job));
            return Window(std::make_shared<workflow::ExplainedWindow>(std::move(window)));
        },
        [this, key = *target](Result<Window> window) {
            m_running.reset();
            const bool wanted = m_wanted == key;
            if (wanted) m_wanted.reset();
            if (m_next == key) m_next.reset();
            if (window.ok()) keep(key, std::move(*window));
            pump();
            if (!wanted) return; // a prefetch; should it have failed, its reason is told when it is asked for
            if (window.ok())
                Q_EMIT ready(key);
            else
                Q_EMIT failed(key, QString::fromStdString(window.error().message));
        });
}

void ExplanationLoader::keep(const ExplanationKey& key, Window window) {
    m_bytes += bytesOf(*window);
    m_kept[key] = std::move(window);
    m_order.push_front(key);
    while (m_bytes > kKeptBytes && m_order.size() > 2) {
        const auto oldest = m_kept.find(m_order.back());
        m_bytes -= bytesOf(*oldest->second);
        m_kept.erase(oldest);
        m_order.pop_back();
    }
}

void ExplanationLoader::wait() {
    while (m_wanted && m_runner.busy()) m_runner.wait();
}

} // namespace tocsin::workbench
