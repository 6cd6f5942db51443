// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include "widgets/actions/action_registry.h"

namespace tocsin::widgets {

/// Keys of the user as a file that can be given to a colleague:
///
/// | key | content |
/// | --- | --- |
/// | tocsin_keys | 1, version of the form |
/// | keys | id of an action -> list of keys in portable text; only what differs from the defaults |
[[nodiscard]] QByteArray keysToJson(const ActionRegistry& registry);

/// Takes keys from such a file: those it names, defaults for the rest. Ids that this program does not know are left out. Nothing changes
/// and a sentence comes back when the file is no such file, names a key that cannot be read, or two actions of it would fight for a key.
/// Empty: taken.
[[nodiscard]] QString applyKeysJson(ActionRegistry& registry, const QByteArray& json);

/// The same for keys as the settings hold them; a broken or fighting entry is as good as none.
void applyKeys(ActionRegistry& registry, const QHash<QString, QStringList>& keys);

/// Every action with its keys as a Markdown page, by scope and menu: docs/keys.md is made of it.
[[nodiscard]] QString keysMarkdown(const ActionRegistry& registry);

/// Actions that have keys, as a rich-text table a scope: the key sheet.
[[nodiscard]] QString keysHtml(const ActionRegistry& registry);

} // namespace tocsin::widgets
