// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>
#include <set>
#include <vector>

#include "core/ingest/importer.h"
#include "core/table/guess.h"

namespace tocsin::workbench {

/// One guess as the dialog shows it: the phrase is a link, the reason stands behind it.
struct GuessLine {
    table::Topic topic = table::Topic::Other;
    QString phrase;   ///< "decimal comma"
    QString reason;   ///< "4,113 of 4,113 cells with a mark match"; may be empty
    QStringList more; ///< further sentences on the same matter
    bool editable = false;
    bool edited = false;
};

/// The matters that can be changed, in the order in which they are shown.
[[nodiscard]] const std::vector<table::Topic>& editableTopics();

/// A line for every editable matter of a text file, also where nothing had to be guessed, then what else was said. Other importers: only
/// what was said.
[[nodiscard]] std::vector<GuessLine> guessLines(const ingest::ImportPlan& plan, const std::set<table::Topic>& edited);

/// How regular the time axis is, in words, a sentence an entry. needsRate: the file holds no time.
[[nodiscard]] QStringList samplingWords(const ingest::ImportPlan& plan, bool needsRate);

/// What a change of a guess changed; "nothing else" when there is nothing.
[[nodiscard]] QString changeWords(const ingest::ImportPlan& before, const ingest::ImportPlan& after);

/// Everything about the form that a dialect says, as something given.
[[nodiscard]] table::GivenForm givenBy(const table::Dialect& dialect);

/// Takes back what was given on a matter.
void forget(table::GivenForm& given, table::Topic topic);

/// "1.2 kB", "243 MB".
[[nodiscard]] QString fileSize(std::int64_t bytes);
/// 5184000 -> "5,184,000".
[[nodiscard]] QString grouped(std::int64_t count);
/// Four significant digits.
[[nodiscard]] QString shortNumber(double value);

} // namespace tocsin::workbench
