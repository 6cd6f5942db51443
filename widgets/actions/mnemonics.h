// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>

class QMenu;

namespace tocsin::widgets {

/// Texts of one menu, each with a letter of its own to press where letters are left: a letter that a text brings stays its own unless an
/// earlier one has it; then, and where none was marked, the first letter of a word is tried, then any letter or digit, then a letter that
/// another one can do without, unmarked ones first. Translations need therefore mark none.
[[nodiscard]] QStringList distinctMnemonics(const QStringList& texts);
/// The same for a menu and the menus inside it.
void assignMnemonics(QMenu& menu);

} // namespace tocsin::widgets
