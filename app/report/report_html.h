// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QString>
#include <map>

#include "core/base/json.h"

namespace tocsin::report {

/// Browser: a whole page, pictures as data URIs. Pages: what QTextDocument understands of it, pictures by name ("picture:scores").
enum class Medium { Browser, Pages };

struct ReportText {
    QString text;
    std::map<QString, QImage> pictures; ///< by name, for Medium::Pages
};

/// facts: those of reportRun(). Every text in them is escaped; unknown figures show as "-".
[[nodiscard]] ReportText reportHtml(const Json& facts, Medium medium);

/// Rules for QTextDocument::setDefaultStyleSheet().
[[nodiscard]] QString pageStyle();

/// Builds a report piece by piece; used by the sections only.
class HtmlWriter {
public:
    HtmlWriter(const Json& facts, Medium medium) : m_facts(facts), m_medium(medium) {}
    [[nodiscard]] const Json& facts() const { return m_facts; }
    [[nodiscard]] Medium medium() const { return m_medium; }
    void heading(int level, const QString& text, const QString& anchor = {});
    void paragraph(const QString& text, const QString& cssClass = {});
    /// alignment: a letter a column, l or r. Cells are plain text. widthPercent: of the page.
    void table(const QStringList& head, const QList<QStringList>& rows, const QString& alignment, const QStringList& rowAnchors = {},
               int widthPercent = 100);
    /// Two columns: name, value; without a head.
    void pairs(const QList<std::pair<QString, QString>>& rows, bool monospace = false);
    void list(const QStringList& items);
    /// Commands for a POSIX shell; long ones go on in the next line after a backslash.
    void code(const QStringList& lines);
    /// Nothing for a null picture. alternative: what it shows, for those who cannot see it.
    void picture(const QString& name, const QImage& image, const QString& alternative);
    void raw(const QString& html) { m_text.text += html; }
    [[nodiscard]] ReportText take() { return std::move(m_text); }
    [[nodiscard]] double pictureScale() const { return m_medium == Medium::Browser ? 2 : 4; }

private:
    const Json& m_facts;
    Medium m_medium;
    ReportText m_text;
};

// The sections, in report_sections.cpp.
void writeSummary(HtmlWriter& html);
void writeData(HtmlWriter& html);
void writePerformance(HtmlWriter& html);
void writeDecision(HtmlWriter& html);
void writeQuantization(HtmlWriter& html);
void writeLimits(HtmlWriter& html);
void writeProvenance(HtmlWriter& html);
void writeTerminal(HtmlWriter& html);

} // namespace tocsin::report
