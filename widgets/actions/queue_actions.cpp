// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/queue_actions.h"

#include <QApplication>
#include <QCoreApplication>
#include <QPointer>
#include <QWidget>
#include <vector>

#include "widgets/actions/action_registry.h"

namespace tocsin::widgets {

namespace {

/// The queues of a registry and which of them has, or last had, the focus. Lives as long as the actions that ask it.
class Queues : public QObject {
public:
    explicit Queues(QObject* parent) : QObject(parent) {
        connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) {
            for (std::size_t i = 0; i < m_queues.size(); ++i)
                for (const QPointer<QWidget>& widget : m_queues[i].widgets)
                    if (widget && (widget == now || widget->isAncestorOf(now))) m_current = i;
        });
    }
    void add(const QList<QWidget*>& widgets, QueueHandlers handlers) {
        m_queues.push_back({{widgets.begin(), widgets.end()}, std::move(handlers)});
    }
    /// nullptr: its widgets are gone.
    [[nodiscard]] const QueueHandlers* current() const {
        if (m_current >= m_queues.size() || !m_queues[m_current].widgets.front()) return nullptr;
        return &m_queues[m_current].handlers;
    }

private:
    struct Queue {
        std::vector<QPointer<QWidget>> widgets;
        QueueHandlers handlers;
    };
    std::vector<Queue> m_queues;
    std::size_t m_current = 0;
};

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::widgets::QueueActions)
};

constexpr const char* kQueuesName = "queues";

void addActions(ActionRegistry& registry, Queues* queues) {
    const auto add = [&](const char* id, const QString& text, const QKeySequence& key, const QString& help, auto run) {
        registry.add({QLatin1String(id), text, {}, {key}, ActionScope::Queue, help, {}}, [queues, run] {
            if (const QueueHandlers* handlers = queues->current()) run(*handlers);
        });
    };
    const auto step = [&](const char* id, const QString& text, const QKeySequence& key, const QString& help, int direction, bool onlyOpen) {
        add(id, text, key, help, [direction, onlyOpen](const QueueHandlers& handlers) { handlers.step(direction, onlyOpen); });
    };
    const auto judge = [&](const char* id, const QString& text, const QKeySequence& key, const QString& help, QueueVerdict verdict) {
        add(id, text, key, help, [verdict](const QueueHandlers& handlers) { handlers.judge(verdict); });
    };
    step("queue.next", Text::tr("Next item"), {Qt::Key_D}, Text::tr("Go to the next item of the list"), 1, false);
    step("queue.previous", Text::tr("Previous item"), {Qt::Key_A}, Text::tr("Go to the item before"), -1, false);
    step("queue.nextOpen", Text::tr("Next open item"), {Qt::SHIFT | Qt::Key_D}, Text::tr("Go to the next item without an answer"), 1, true);
    step("queue.previousOpen", Text::tr("Previous open item"), {Qt::SHIFT | Qt::Key_A},
         Text::tr("Go to the item before that has no answer"), -1, true);
    judge("queue.yes", Text::tr("Yes"), {Qt::Key_Y}, Text::tr("Accept the suggestion; yes to the question"), QueueVerdict::Yes);
    judge("queue.no", Text::tr("No"), {Qt::Key_R}, Text::tr("Reject the suggestion; no to the question"), QueueVerdict::No);
    judge("queue.unsure", Text::tr("Unsure"), {Qt::Key_U}, Text::tr("Neither yes nor no: unsure, or in part"), QueueVerdict::Unsure);
}

} // namespace

void attachQueueActions(ActionRegistry& registry, const QList<QWidget*>& widgets, QueueHandlers handlers) {
    Q_ASSERT(!widgets.isEmpty());
    auto* queues = static_cast<Queues*>(registry.findChild<QObject*>(QLatin1String(kQueuesName), Qt::FindDirectChildrenOnly));
    if (!queues) {
        queues = new Queues(&registry);
        queues->setObjectName(QLatin1String(kQueuesName));
        addActions(registry, queues);
    }
    queues->add(widgets, std::move(handlers));
    for (QWidget* widget : widgets) registry.attach(widget, ActionScope::Queue);
}

} // namespace tocsin::widgets
