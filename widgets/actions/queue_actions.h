// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <functional>

class QWidget;

namespace tocsin::widgets {

class ActionRegistry;

/// What is said of an item of a queue: a question is answered, a suggestion taken or refused.
enum class QueueVerdict { Yes, No, Unsure };

/// What the owner of a queue does with its keys.
struct QueueHandlers {
    std::function<void(int direction, bool onlyOpen)> step; ///< +1, -1; onlyOpen: skip what has its verdict
    std::function<void(QueueVerdict)> judge;
};

/// Gives a queue its keys: attaches the widgets under ActionScope::Queue and, at the first call, registers what all queues share:
/// "queue.next", "queue.previous", "queue.nextOpen", "queue.previousOpen", "queue.yes", "queue.no", "queue.unsure". They act on the queue
/// whose widget has, or last had, the focus. The handlers live as long as the first widget.
void attachQueueActions(ActionRegistry& registry, const QList<QWidget*>& widgets, QueueHandlers handlers);

} // namespace tocsin::widgets
