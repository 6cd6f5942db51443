// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/action_registry.h"

#include <QAction>
#include <QWidget>
#include <algorithm>

namespace tocsin::widgets {

ActionRegistry::ActionRegistry(QObject* parent) : QObject(parent) {}

QAction* ActionRegistry::add(const ActionSpec& spec, std::function<void()> run) {
    Q_ASSERT_X(!spec.id.isEmpty() && !m_index.contains(spec.id), "ActionRegistry::add", qPrintable(spec.id));
    auto* action = new QAction(spec.text, this);
    action->setObjectName(spec.id);
    action->setCheckable(spec.checkable);
    action->setShortcuts(spec.keys);
    // A global key works in the whole window; one of a scope only where the focus is on an attached widget.
    action->setShortcutContext(spec.scope == ActionScope::Global    ? Qt::WindowShortcut
                               : spec.scope == ActionScope::Session ? Qt::WidgetWithChildrenShortcut
                                                                    : Qt::WidgetShortcut);
    connect(action, &QAction::triggered, this, [this, id = spec.id, run = std::move(run)] {
        run();
        Q_EMIT triggered(id);
    });
    m_index.insert(spec.id, m_entries.size());
    m_entries.push_back({spec, action, {}});
    describe(m_entries.back());
    for (const auto& [widget, scope] : m_attached)
        if (widget && scope == spec.scope) widget->addAction(action);
    Q_EMIT added(spec.id);
    return action;
}

ActionRegistry::Entry* ActionRegistry::find(const QString& id) {
    const auto at = m_index.constFind(id);
    return at == m_index.constEnd() ? nullptr : &m_entries[*at];
}
const ActionRegistry::Entry* ActionRegistry::find(const QString& id) const {
    const auto at = m_index.constFind(id);
    return at == m_index.constEnd() ? nullptr : &m_entries[*at];
}

QAction* ActionRegistry::action(const QString& id) const {
    const Entry* entry = find(id);
    return entry ? entry->action : nullptr;
}

const ActionSpec* ActionRegistry::spec(const QString& id) const {
    const Entry* entry = find(id);
    return entry ? &entry->spec : nullptr;
}

QStringList ActionRegistry::ids() const {
    QStringList ids;
    for (const Entry& entry : m_entries) ids << entry.spec.id;
    return ids;
}

QStringList ActionRegistry::idsOfMenu(const QString& menu) const {
    QStringList ids;
    for (const Entry& entry : m_entries)
        if (entry.spec.menu == menu) ids << entry.spec.id;
    return ids;
}

void ActionRegistry::describe(Entry& entry) {
    const QString key = entry.action->shortcut().toString(QKeySequence::NativeText);
    QString tip = entry.spec.help.isEmpty() ? QString(entry.spec.text).remove(QLatin1Char('&')) : entry.spec.help;
    if (!key.isEmpty()) tip += QStringLiteral(" (%1)").arg(key);
    if (!entry.reason.isEmpty()) tip = entry.reason;
    entry.action->setToolTip(tip);
    entry.action->setStatusTip(tip);
}

void ActionRegistry::setEnabled(const QString& id, bool enabled, const QString& reason) {
    Entry* entry = find(id);
    Q_ASSERT_X(entry, "ActionRegistry::setEnabled", qPrintable(id));
    Q_ASSERT_X(enabled || !reason.isEmpty(), "ActionRegistry::setEnabled needs a reason", qPrintable(id));
    if (!entry) return;
    const QString now = enabled ? QString() : reason;
    if (entry->action->isEnabled() == enabled && entry->reason == now) return;
    entry->reason = now;
    entry->action->setEnabled(enabled);
    describe(*entry);
    Q_EMIT changed(id);
}

QString ActionRegistry::disabledReason(const QString& id) const {
    const Entry* entry = find(id);
    return entry ? entry->reason : QString();
}

bool ActionRegistry::trigger(const QString& id) {
    QAction* wanted = action(id);
    if (!wanted || !wanted->isEnabled()) return false;
    wanted->trigger();
    return true;
}

QList<QKeySequence> ActionRegistry::keys(const QString& id) const {
    const Entry* entry = find(id);
    return entry ? entry->action->shortcuts() : QList<QKeySequence>();
}

void ActionRegistry::setKeys(const QString& id, const QList<QKeySequence>& keys) {
    Entry* entry = find(id);
    if (!entry || entry->action->shortcuts() == keys) return;
    entry->action->setShortcuts(keys);
    describe(*entry);
    Q_EMIT changed(id);
}

void ActionRegistry::restoreDefaultKeys() {
    for (const Entry& entry : m_entries) setKeys(entry.spec.id, entry.spec.keys);
}

QHash<QString, QStringList> ActionRegistry::changedKeys() const {
    QHash<QString, QStringList> changed;
    for (const Entry& entry : m_entries) {
        if (entry.action->shortcuts() == entry.spec.keys) continue;
        QStringList keys;
        for (const QKeySequence& key : entry.action->shortcuts()) keys << key.toString(QKeySequence::PortableText);
        changed.insert(entry.spec.id, keys);
    }
    return changed;
}

bool ActionRegistry::collide(ActionScope first, ActionScope second) const {
    if (first == second || first == ActionScope::Global || second == ActionScope::Global) return true;
    const auto lives = [this](const QWidget* widget, ActionScope scope) {
        return std::any_of(m_attached.begin(), m_attached.end(),
                           [&](const auto& each) { return each.first == widget && each.second == scope; });
    };
    return std::any_of(m_attached.begin(), m_attached.end(),
                       [&](const auto& each) { return each.first && each.second == first && lives(each.first, second); });
}

std::vector<KeyConflict> ActionRegistry::conflicts() const {
    std::vector<KeyConflict> found;
    for (std::size_t i = 0; i < m_entries.size(); ++i)
        for (std::size_t j = i + 1; j < m_entries.size(); ++j) {
            if (!collide(m_entries[i].spec.scope, m_entries[j].spec.scope)) continue;
            for (const QKeySequence& key : m_entries[i].action->shortcuts())
                if (m_entries[j].action->shortcuts().contains(key)) found.push_back({m_entries[i].spec.id, m_entries[j].spec.id, key});
        }
    return found;
}

QString ActionRegistry::ownerOf(const QKeySequence& key, ActionScope scope) const {
    for (const Entry& entry : m_entries)
        if (collide(entry.spec.scope, scope) && entry.action->shortcuts().contains(key)) return entry.spec.id;
    return {};
}

void ActionRegistry::attach(QWidget* widget, ActionScope scope) {
    m_attached.emplace_back(widget, scope);
    for (const Entry& entry : m_entries)
        if (entry.spec.scope == scope) widget->addAction(entry.action);
}

QString scopeName(ActionScope scope) {
    switch (scope) {
    case ActionScope::Lanes:
        return ActionRegistry::tr("Lanes");
    case ActionScope::Labels:
        return ActionRegistry::tr("Lanes of the Label page");
    case ActionScope::Queue:
        return ActionRegistry::tr("Queue");
    case ActionScope::Canvas:
        return ActionRegistry::tr("Picture");
    case ActionScope::Session:
        return ActionRegistry::tr("Labelling Session");
    default:
        return ActionRegistry::tr("Everywhere");
    }
}

} // namespace tocsin::widgets
