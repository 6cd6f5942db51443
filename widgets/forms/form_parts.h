// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QWidget;

namespace tocsin::widgets {

/// Name for tests and settings, and what screen readers say.
void nameWidget(QWidget* widget, const QString& objectName, const QString& accessibleName);
/// Text in front of a control; its mnemonic goes there.
[[nodiscard]] QLabel* captionFor(const QString& text, QWidget* buddy);
/// Bold; breaks where it must.
[[nodiscard]] QLabel* headingLabel(const QString& text);

} // namespace tocsin::widgets
