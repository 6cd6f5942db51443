// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/key_editor.h"

#include <QAction>
#include <QDialogButtonBox>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeySequenceEdit>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSignalBlocker>
#include <QTreeWidget>
#include <QVBoxLayout>

#include "widgets/actions/fuzzy_match.h"
#include "widgets/actions/key_file.h"
#include "widgets/actions/palette_model.h"

namespace tocsin::widgets {

namespace {
constexpr int kIdRole = Qt::UserRole;
}

KeyEditor::KeyEditor(ActionRegistry& registry, QWidget* parent)
    : QDialog(parent), m_registry(registry), m_search(new QLineEdit), m_list(new QTreeWidget), m_edit(new QKeySequenceEdit),
      m_clear(new QPushButton(tr("&Without a key"))), m_default(new QPushButton(tr("&Default"))), m_take(new QPushButton(tr("&Take it"))),
      m_message(new QLabel) {
    setObjectName(QStringLiteral("keyEditor"));
    setWindowTitle(tr("Keys"));
    const auto name = [](QWidget* widget, const char* object, const QString& readable) {
        widget->setObjectName(QLatin1String(object));
        widget->setAccessibleName(readable);
    };
    name(m_search, "keySearch", tr("Search for an action or a key"));
    m_search->setPlaceholderText(tr("Search for an action or a key"));
    m_search->setClearButtonEnabled(true);
    name(m_list, "keyList", tr("Actions and their keys"));
    m_list->setHeaderLabels({tr("Action"), tr("Keys"), tr("Works in")});
    m_list->setRootIsDecorated(false);
    m_list->setUniformRowHeights(true);
    m_list->setAlternatingRowColors(true);
    m_list->header()->setSectionResizeMode(0, QHeaderView::Stretch);
    m_list->header()->setSectionResizeMode(1, QHeaderView::ResizeToContents);
    m_list->header()->setStretchLastSection(false);
    name(m_edit, "keyEdit", tr("New key"));
    for (QWidget* inner : m_edit->findChildren<QWidget*>()) name(inner, "keyEditText", tr("New key"));
    name(m_clear, "keyClear", tr("Take the key away"));
    name(m_default, "keyDefault", tr("Default key of this action"));
    name(m_take, "keyTake", tr("Take the key from the other action"));
    name(m_message, "keyMessage", tr("Message"));
    m_message->setWordWrap(true);
    auto* edit = new QHBoxLayout;
    auto* caption = new QLabel(tr("New &key"));
    caption->setBuddy(m_edit);
    edit->addWidget(caption);
    edit->addWidget(m_edit, 1);
    edit->addWidget(m_clear);
    edit->addWidget(m_default);
    auto* answer = new QHBoxLayout;
    answer->addWidget(m_message, 1);
    answer->addWidget(m_take);
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    auto* defaults = buttons->addButton(tr("&Restore all defaults"), QDialogButtonBox::ResetRole);
    auto* save = buttons->addButton(tr("&Export..."), QDialogButtonBox::ActionRole);
    auto* load = buttons->addButton(tr("&Import..."), QDialogButtonBox::ActionRole);
    name(defaults, "keyDefaults", tr("Restore all defaults"));
    name(save, "keyExport", tr("Export the keys to a file"));
    name(load, "keyImport", tr("Import keys from a file"));
    name(buttons->button(QDialogButtonBox::Close), "keyClose", tr("Close"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_search);
    layout->addWidget(m_list, 1);
    layout->addLayout(edit);
    layout->addLayout(answer);
    layout->addWidget(buttons);
    // Enter belongs to the search and to the new key, never to a button that happens to be first.
    for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
    resize(fontMetrics().averageCharWidth() * 90, fontMetrics().height() * 32);

    connect(m_search, &QLineEdit::textChanged, this, &KeyEditor::filter);
    connect(m_list, &QTreeWidget::currentItemChanged, this, [this] { showChosen(); });
    connect(m_edit, &QKeySequenceEdit::editingFinished, this, [this] {
        if (!m_edit->keySequence().isEmpty()) assign(m_edit->keySequence());
    });
    connect(m_clear, &QPushButton::clicked, this, [this] {
        m_registry.setKeys(chosen(), {});
        showChosen();
        Q_EMIT keysChanged();
    });
    connect(m_default, &QPushButton::clicked, this, [this] {
        const QList<QKeySequence> keys = m_registry.spec(chosen())->keys;
        if (keys.isEmpty()) {
            m_registry.setKeys(chosen(), {});
            showChosen();
            Q_EMIT keysChanged();
        } else if (assign(keys.constFirst())) {
            QList<QKeySequence> free;
            for (const QKeySequence& key : keys) {
                const QString owner = m_registry.ownerOf(key, m_registry.spec(chosen())->scope);
                if (owner.isEmpty() || owner == chosen()) free << key;
            }
            m_registry.setKeys(chosen(), free);
            Q_EMIT keysChanged();
        }
    });
    connect(m_take, &QPushButton::clicked, this, [this] { takeAway(); });
    connect(defaults, &QPushButton::clicked, this, [this] {
        m_registry.restoreDefaultKeys();
        say(tr("All keys are as they came"), false);
        Q_EMIT keysChanged();
    });
    connect(save, &QPushButton::clicked, this, [this] { exportKeys(); });
    connect(load, &QPushButton::clicked, this, [this] { importKeys(); });
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(&m_registry, &ActionRegistry::changed, this, [this](const QString& id) {
        for (int i = 0; i < m_list->topLevelItemCount(); ++i)
            if (m_list->topLevelItem(i)->data(0, kIdRole).toString() == id)
                m_list->topLevelItem(i)->setText(1, QKeySequence::listToString(m_registry.keys(id), QKeySequence::NativeText));
    });
    fill();
}

void KeyEditor::fill() {
    for (const QString& id : m_registry.ids()) {
        auto* item = new QTreeWidgetItem({plainText(m_registry.spec(id)->text),
                                          QKeySequence::listToString(m_registry.keys(id), QKeySequence::NativeText),
                                          scopeName(m_registry.spec(id)->scope)});
        item->setData(0, kIdRole, id);
        item->setToolTip(0, m_registry.spec(id)->help);
        m_list->addTopLevelItem(item);
    }
    m_list->setCurrentItem(m_list->topLevelItem(0));
    say({}, false);
}

void KeyEditor::filter(const QString& text) {
    QTreeWidgetItem* first = nullptr;
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        QTreeWidgetItem* item = m_list->topLevelItem(i);
        const bool fits = fuzzyMatch(text, item->text(0)) || item->text(1).contains(text, Qt::CaseInsensitive);
        item->setHidden(!fits);
        if (fits && !first) first = item;
    }
    if (first && m_list->currentItem() && m_list->currentItem()->isHidden()) m_list->setCurrentItem(first);
}

QString KeyEditor::chosen() const {
    return m_list->currentItem() ? m_list->currentItem()->data(0, kIdRole).toString() : QString();
}

void KeyEditor::choose(const QString& id) {
    for (int i = 0; i < m_list->topLevelItemCount(); ++i)
        if (m_list->topLevelItem(i)->data(0, kIdRole).toString() == id) m_list->setCurrentItem(m_list->topLevelItem(i));
}

void KeyEditor::showChosen() {
    const QSignalBlocker blocker(m_edit);
    const QList<QKeySequence> keys = m_registry.keys(chosen());
    m_edit->setKeySequence(keys.isEmpty() ? QKeySequence() : keys.constFirst());
    say({}, false);
}

void KeyEditor::say(const QString& message, bool question) {
    m_message->setText(message);
    m_take->setVisible(question);
    if (!question) m_wanted = {};
}

QString KeyEditor::message() const {
    return m_message->text();
}

bool KeyEditor::assign(const QKeySequence& key) {
    const ActionSpec* spec = m_registry.spec(chosen());
    if (!spec) return false;
    const bool plain = key.count() == 1 && !(key[0].keyboardModifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier)) &&
                       key[0].key() < Qt::Key_Escape;
    if (spec->scope == ActionScope::Global && plain) {
        say(tr("A key that works everywhere needs Ctrl, Alt or a function key: plain letters belong to text fields"), false);
        return false;
    }
    const QString owner = m_registry.ownerOf(key, spec->scope);
    if (!owner.isEmpty() && owner != spec->id) {
        m_wanted = key;
        say(tr("%1 belongs to '%2'").arg(key.toString(QKeySequence::NativeText), plainText(m_registry.action(owner)->text())), true);
        return false;
    }
    m_registry.setKeys(spec->id, {key});
    showChosen();
    Q_EMIT keysChanged();
    return true;
}

void KeyEditor::takeAway() {
    const QKeySequence key = m_wanted;
    if (key.isEmpty()) return;
    const ActionScope scope = m_registry.spec(chosen())->scope;
    for (QString owner = m_registry.ownerOf(key, scope); !owner.isEmpty(); owner = m_registry.ownerOf(key, scope)) {
        QList<QKeySequence> left = m_registry.keys(owner);
        left.removeAll(key);
        m_registry.setKeys(owner, left);
    }
    assign(key);
}

void KeyEditor::exportKeys() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Export keys"), QStringLiteral("tocsin-keys.json"), tr("Keys (*.json)"));
    if (file.isEmpty()) return;
    QSaveFile out(file);
    const bool written = out.open(QIODevice::WriteOnly) && out.write(keysToJson(m_registry)) >= 0 && out.commit();
    say(written ? tr("Written to %1").arg(file) : tr("%1 cannot be written: %2").arg(file, out.errorString()), false);
}

void KeyEditor::importKeys() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Import keys"), {}, tr("Keys (*.json)"));
    if (file.isEmpty()) return;
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly)) return say(tr("%1 cannot be read: %2").arg(file, in.errorString()), false);
    const QString failure = applyKeysJson(m_registry, in.readAll());
    say(failure.isEmpty() ? tr("Taken from %1").arg(file) : failure, false);
    if (failure.isEmpty()) Q_EMIT keysChanged();
}

} // namespace tocsin::widgets
