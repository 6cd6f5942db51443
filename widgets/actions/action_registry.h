// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QString>
#include <functional>
#include <vector>

class QAction;
class QWidget;

namespace tocsin::widgets {

/// Where the keys of an action work. Global: anywhere in the window. Session: in the attached window, a text field first. The others only
/// while a widget that was attached under that scope has the focus, so that single letters never fight a text field. Labels: lanes in which
/// labels are made, beside Lanes.
enum class ActionScope { Global, Lanes, Labels, Queue, Canvas, Session };

/// One thing the user can do.
struct ActionSpec {
    QString id;               ///< "label.accept": page or topic, then verb; the settings keep keys under it
    QString text;             ///< as in the menu, with mnemonic
    QString menu;             ///< "file", "edit", "view", "label", "model", "help"; empty: only palette and keys
    QList<QKeySequence> keys; ///< defaults; the first is shown
    ActionScope scope = ActionScope::Global;
    QString help; ///< one sentence: tooltip, palette, docs
    QString icon; ///< name of an icon in the resources, may be empty
    bool checkable = false;
};

/// Two actions that the same key would start.
struct KeyConflict {
    QString first, second;
    QKeySequence key;
};

/// The commands of the window, each once. GUI thread. Actions are owned by the registry.
class ActionRegistry : public QObject {
    Q_OBJECT
public:
    explicit ActionRegistry(QObject* parent = nullptr);

    /// Asserts that the id is new. run is called when the action is triggered by menu, key, palette or tool button.
    QAction* add(const ActionSpec& spec, std::function<void()> run);
    /// nullptr when there is none.
    [[nodiscard]] QAction* action(const QString& id) const;
    [[nodiscard]] const ActionSpec* spec(const QString& id) const;
    /// In order of registration.
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] QStringList idsOfMenu(const QString& menu) const;

    /// reason: what would enable it; shown as tooltip and in the palette. Asserts a reason when disabling.
    void setEnabled(const QString& id, bool enabled, const QString& reason = {});
    /// Empty while enabled.
    [[nodiscard]] QString disabledReason(const QString& id) const;
    /// Runs it when it is enabled; false otherwise.
    bool trigger(const QString& id);

    /// The keys in force (the user's or the defaults).
    [[nodiscard]] QList<QKeySequence> keys(const QString& id) const;
    void setKeys(const QString& id, const QList<QKeySequence>& keys);
    void restoreDefaultKeys();
    /// Only what differs from the defaults: id -> keys in portable text.
    [[nodiscard]] QHash<QString, QStringList> changedKeys() const;
    /// Pairs that would fight: same key in the same scope, in two scopes of one widget, or one of them global.
    [[nodiscard]] std::vector<KeyConflict> conflicts() const;
    /// Who has this key in that scope, in one that it shares a widget with, or globally; empty when free.
    [[nodiscard]] QString ownerOf(const QKeySequence& key, ActionScope scope) const;

    /// Keys of `scope` work while `widget` has the focus. Actions added later are attached too.
    void attach(QWidget* widget, ActionScope scope);

Q_SIGNALS:
    void added(const QString& id);
    /// Keys, text, enabled or reason of an action changed.
    void changed(const QString& id);
    void triggered(const QString& id);

private:
    struct Entry {
        ActionSpec spec;
        QAction* action = nullptr;
        QString reason;
    };
    void describe(Entry& entry);
    [[nodiscard]] bool collide(ActionScope first, ActionScope second) const;
    [[nodiscard]] Entry* find(const QString& id);
    [[nodiscard]] const Entry* find(const QString& id) const;
    std::vector<Entry> m_entries;
    QHash<QString, std::size_t> m_index;
    std::vector<std::pair<QPointer<QWidget>, ActionScope>> m_attached;
};

/// "Lanes", for key sheets and the editor.
[[nodiscard]] QString scopeName(ActionScope scope);

} // namespace tocsin::widgets
