// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QTranslator>

namespace tocsin::workbench {

/// "Threshold" becomes "[Ťĥŕéšĥóĺđ ~~~]": a third longer, accented, in brackets. Texts that are cut lose a bracket, texts that do not pass
/// tr() keep their plain letters. Place marks, mnemonics and tags stay.
class PseudoTranslator : public QTranslator {
    Q_OBJECT
public:
    using QTranslator::QTranslator;
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char* disambiguation, int n) const override;
};

[[nodiscard]] QString pseudoText(const QString& text);

} // namespace tocsin::workbench
