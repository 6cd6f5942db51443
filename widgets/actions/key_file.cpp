// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/key_file.h"

#include <QAction>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include "widgets/actions/palette_model.h"

namespace tocsin::widgets {

namespace {

constexpr int kVersion = 1;
constexpr ActionScope kScopes[] = {ActionScope::Global, ActionScope::Lanes,  ActionScope::Labels,
                                   ActionScope::Queue,  ActionScope::Canvas, ActionScope::Session};

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::widgets::KeyFile)
};

QString joined(const QList<QKeySequence>& keys, QKeySequence::SequenceFormat format) {
    return QKeySequence::listToString(keys, format).replace(QLatin1String("; "), QLatin1String(", "));
}

/// All keys in force before something is tried.
QHash<QString, QList<QKeySequence>> inForce(const ActionRegistry& registry) {
    QHash<QString, QList<QKeySequence>> keys;
    for (const QString& id : registry.ids()) keys.insert(id, registry.keys(id));
    return keys;
}

void restore(ActionRegistry& registry, const QHash<QString, QList<QKeySequence>>& keys) {
    for (auto entry = keys.cbegin(); entry != keys.cend(); ++entry) registry.setKeys(entry.key(), entry.value());
}

/// False when a text is no key.
bool parseKeys(const QStringList& texts, QList<QKeySequence>& keys) {
    for (const QString& text : texts) {
        const QKeySequence key(text, QKeySequence::PortableText);
        if (key.isEmpty() || key.toString(QKeySequence::PortableText).isEmpty() || key[0].key() == Qt::Key_unknown) return false;
        keys << key;
    }
    return true;
}

} // namespace

QByteArray keysToJson(const ActionRegistry& registry) {
    QJsonObject keys;
    const auto changed = registry.changedKeys();
    for (auto entry = changed.cbegin(); entry != changed.cend(); ++entry)
        keys.insert(entry.key(), QJsonArray::fromStringList(entry.value()));
    return QJsonDocument(QJsonObject{{QStringLiteral("tocsin_keys"), kVersion}, {QStringLiteral("keys"), keys}}).toJson();
}

QString applyKeysJson(ActionRegistry& registry, const QByteArray& json) {
    const QJsonObject file = QJsonDocument::fromJson(json).object();
    if (file.value(QLatin1String("tocsin_keys")).toInt() != kVersion || !file.value(QLatin1String("keys")).isObject())
        return Text::tr("This is no file of keys that this version can read; take one that 'Export' of this window wrote");
    const auto before = inForce(registry);
    registry.restoreDefaultKeys();
    const QJsonObject keys = file.value(QLatin1String("keys")).toObject();
    for (auto entry = keys.constBegin(); entry != keys.constEnd(); ++entry) {
        if (!registry.action(entry.key())) continue;
        QStringList texts;
        bool texted = entry.value().isArray();
        for (const QJsonValue text : entry.value().toArray()) {
            texted = texted && text.isString();
            texts << text.toString();
        }
        QList<QKeySequence> parsed;
        if (!texted || !parseKeys(texts, parsed)) {
            restore(registry, before);
            return Text::tr("The keys of '%1' cannot be read: %2. Nothing was changed.").arg(entry.key(), texts.join(QLatin1String(", ")));
        }
        registry.setKeys(entry.key(), parsed);
    }
    if (const auto conflicts = registry.conflicts(); !conflicts.empty()) {
        restore(registry, before);
        const KeyConflict& first = conflicts.front();
        return Text::tr("%1 would start both '%2' and '%3'. Nothing was changed.")
            .arg(first.key.toString(QKeySequence::NativeText), plainText(registry.action(first.first)->text()),
                 plainText(registry.action(first.second)->text()));
    }
    return {};
}

void applyKeys(ActionRegistry& registry, const QHash<QString, QStringList>& keys) {
    QStringList taken;
    for (auto entry = keys.cbegin(); entry != keys.cend(); ++entry) {
        QList<QKeySequence> parsed;
        if (!registry.action(entry.key()) || !parseKeys(entry.value(), parsed)) continue;
        registry.setKeys(entry.key(), parsed);
        taken << entry.key();
    }
    // All at once first, so that two actions may swap their keys; what fights then goes back to its default.
    for (auto conflicts = registry.conflicts(); !conflicts.empty() && !taken.isEmpty(); conflicts = registry.conflicts()) {
        const KeyConflict& first = conflicts.front();
        const QString back = taken.contains(first.second) ? first.second : taken.contains(first.first) ? first.first : taken.constFirst();
        registry.setKeys(back, registry.spec(back)->keys);
        taken.removeAll(back);
    }
}

QString keysMarkdown(const ActionRegistry& registry) {
    QString page = QStringLiteral("# Keys\n\nMade by `tocsin-workbench --write-keys docs/keys.md` from the list of actions that the window "
                                  "itself uses. All keys can be "
                                  "changed (Edit, Keys).\nKeys of a scope work while that part of the window has the focus.\n");
    for (const ActionScope scope : kScopes) {
        QString rows;
        for (const QString& id : registry.ids()) {
            const ActionSpec& spec = *registry.spec(id);
            if (spec.scope != scope) continue;
            const QString keys = joined(spec.keys, QKeySequence::PortableText);
            rows += QStringLiteral("| %1 | %2 | `%3` | %4 |\n")
                        .arg(plainText(spec.text), keys.isEmpty() ? QString() : QStringLiteral("`%1`").arg(keys), id,
                             QString(spec.help).replace(QLatin1Char('|'), QLatin1String("\\|")));
        }
        if (!rows.isEmpty())
            page += QStringLiteral("\n## %1\n\n| action | keys | id | what it does |\n| --- | --- | --- | --- |\n").arg(scopeName(scope)) +
                    rows;
    }
    return page;
}

QString keysHtml(const ActionRegistry& registry) {
    QString page;
    for (const ActionScope scope : kScopes) {
        QString rows;
        int column = 0;
        for (const QString& id : registry.ids()) {
            if (registry.spec(id)->scope != scope || registry.keys(id).isEmpty()) continue;
            if (column == 0) rows += QLatin1String("<tr>");
            rows += QStringLiteral("<td style='padding:2px 10px 2px 0'><b>%1</b></td><td style='padding:2px 28px 2px 0'>%2</td>")
                        .arg(joined(registry.keys(id), QKeySequence::NativeText).toHtmlEscaped(),
                             plainText(registry.spec(id)->text).toHtmlEscaped());
            column = (column + 1) % 3;
            if (column == 0) rows += QLatin1String("</tr>");
        }
        if (column != 0) rows += QLatin1String("</tr>");
        if (!rows.isEmpty()) page += QStringLiteral("<h3>%1</h3><table>%2</table>").arg(scopeName(scope).toHtmlEscaped(), rows);
    }
    return page;
}

} // namespace tocsin::widgets
