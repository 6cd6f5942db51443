// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStringList>
#include <QTranslator>
#include <memory>
#include <vector>

namespace tocsin::workbench {

/// Languages that are built in, "en" first. Not the pseudo-language.
[[nodiscard]] QStringList availableLanguages();
/// Installs what a choice ("system", "en", "de", "pseudo") needs: the window's own texts and Qt's. "en" or a language that is not there
/// needs nothing. The translators must outlive the window.
[[nodiscard]] std::vector<std::unique_ptr<QTranslator>> installLanguage(const QString& choice);

} // namespace tocsin::workbench
