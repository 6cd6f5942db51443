// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_html.h"

#include <QBuffer>

#include "app/report/report_text.h"

namespace tocsin::report {

namespace {

QString browserStyle() {
    return QStringLiteral(R"css(
:root { color-scheme: light; }
body { font: 15px/1.5 "Inter", "Segoe UI", "Noto Sans", "DejaVu Sans", sans-serif; color: #22262b; background: #fff; max-width: 60rem; margin: 2.5rem auto; padding: 0 1.5rem; }
h1 { font-size: 1.9rem; line-height: 1.2; margin: 0 0 .2rem; }
h2 { font-size: 1.25rem; margin: 2.4rem 0 .6rem; padding-top: .8rem; border-top: 1px solid #d5d9de; }
h3 { font-size: 1rem; margin: 1.4rem 0 .4rem; }
p { margin: .4rem 0; }
p.lead, p.note { color: #5c636b; }
p.note { font-size: .87rem; }
table { border-collapse: collapse; width: 100%; margin: .6rem 0; font-size: .9rem; font-variant-numeric: tabular-nums; }
th { text-align: left; font-weight: 600; color: #5c636b; border-bottom: 1.5px solid #9aa1a9; padding: .3rem .9rem .3rem 0; vertical-align: bottom; }
td { border-bottom: 1px solid #e3e6e9; padding: .3rem .9rem .3rem 0; vertical-align: top; }
th.r, td.r { text-align: right; }
th:last-child, td:last-child { padding-right: 0; }
td.mono, code, pre { font-family: "JetBrains Mono", "DejaVu Sans Mono", monospace; font-size: .84em; overflow-wrap: anywhere; }
table.pairs td:first-child { color: #5c636b; width: 14rem; }
table.tiles td { border: 1px solid #d5d9de; border-radius: 6px; padding: .6rem .8rem; width: 25%; }
table.tiles { border-collapse: separate; border-spacing: .5rem 0; margin-left: -.5rem; width: calc(100% + 1rem); }
.caption { color: #5c636b; font-size: .85rem; }
.value { font-size: 1.45rem; font-weight: 600; }
img { max-width: 100%; height: auto; margin: .4rem 0; }
pre { background: #f4f5f7; padding: .8rem 1rem; border-radius: 6px; white-space: pre-wrap; }
tr:target td { background: #fff3d6; }
@media print {
  body { margin: 0; max-width: none; font-size: 10pt; }
  h2, h3 { break-after: avoid; }
  tr, img, table.tiles, pre { break-inside: avoid; }
}
)css");
}

} // namespace

QString pageStyle() {
    return QStringLiteral(
        "body { color: #22262b; }"
        "h1 { font-size: 19pt; margin-top: 0px; margin-bottom: 2px; }"
        "h2 { font-size: 13pt; margin-top: 20px; margin-bottom: 4px; }"
        "h3 { font-size: 10pt; margin-top: 12px; margin-bottom: 2px; }"
        "p { margin-top: 3px; margin-bottom: 3px; }"
        "p.lead, p.note, .caption { color: #5c636b; }"
        "p.note, .caption { font-size: 8pt; }"
        ".value { font-size: 14pt; font-weight: 600; }"
        "table { margin-top: 4px; margin-bottom: 6px; border-collapse: collapse; }"
        "th { font-size: 8pt; color: #5c636b; font-weight: 600; padding: 2px 12px 2px 0px; border-bottom: 1px solid #9aa1a9; }"
        "td { font-size: 8.5pt; padding: 2px 12px 2px 0px; border-bottom: 1px solid #e3e6e9; }"
        "td.tile { padding: 6px 8px 6px 8px; border: 1px solid #d5d9de; }"
        "td.name { color: #5c636b; }"
        "ul { margin-top: 2px; margin-bottom: 4px; }"
        "li { margin-bottom: 3px; }"
        "td.mono, pre { font-family: 'DejaVu Sans Mono', monospace; font-size: 7.5pt; }"
        "pre { background-color: #f4f5f7; }");
}

void HtmlWriter::heading(int level, const QString& text, const QString& anchor) {
    const QString id = anchor.isEmpty() ? QString() : QStringLiteral(" id=\"%1\"").arg(anchor);
    raw(QStringLiteral("<h%1%2>%3</h%1>\n").arg(QString::number(level), id, escaped(text)));
}

void HtmlWriter::paragraph(const QString& text, const QString& cssClass) {
    raw(QStringLiteral("<p%1>%2</p>\n").arg(cssClass.isEmpty() ? QString() : QStringLiteral(" class=\"%1\"").arg(cssClass), escaped(text)));
}

void HtmlWriter::table(const QStringList& head, const QList<QStringList>& rows, const QString& alignment, const QStringList& rowAnchors,
                       int widthPercent) {
    const auto right = [&](qsizetype column) { return column < alignment.size() && alignment[column] == QLatin1Char('r'); };
    // QTextDocument knows no text-align of cells by class.
    const auto attributes = [&](qsizetype column) {
        return right(column) ? QStringLiteral(" class=\"r\" align=\"right\"") : QStringLiteral(" align=\"left\"");
    };
    raw(QStringLiteral("<table width=\"%1%\" style=\"width: %1%\" cellspacing=\"0\">\n<thead><tr>").arg(widthPercent));
    for (qsizetype column = 0; column < head.size(); ++column)
        raw(QStringLiteral("<th%1>%2</th>").arg(attributes(column), escaped(head[column])));
    raw(QStringLiteral("</tr></thead>\n<tbody>\n"));
    for (qsizetype row = 0; row < rows.size(); ++row) {
        const bool anchored = row < rowAnchors.size() && m_medium == Medium::Browser;
        raw(anchored ? QStringLiteral("<tr id=\"%1\">").arg(escaped(rowAnchors[row])) : QStringLiteral("<tr>"));
        for (qsizetype column = 0; column < rows[row].size(); ++column)
            raw(QStringLiteral("<td%1>%2</td>").arg(attributes(column), escaped(rows[row][column])));
        raw(QStringLiteral("</tr>\n"));
    }
    raw(QStringLiteral("</tbody></table>\n"));
}

void HtmlWriter::pairs(const QList<std::pair<QString, QString>>& rows, bool monospace) {
    raw(QStringLiteral("<table class=\"pairs\" width=\"100%\" cellspacing=\"0\">\n"));
    for (const auto& [name, value] : rows)
        raw(QStringLiteral("<tr><td class=\"name\" width=\"26%\">%1</td><td%2>%3</td></tr>\n")
                .arg(escaped(name), monospace ? QStringLiteral(" class=\"mono\"") : QString(), escaped(value)));
    raw(QStringLiteral("</table>\n"));
}

void HtmlWriter::list(const QStringList& items) {
    raw(QStringLiteral("<ul>\n"));
    for (const QString& item : items) raw(QStringLiteral("<li>%1</li>\n").arg(escaped(item)));
    raw(QStringLiteral("</ul>\n"));
}

void HtmlWriter::code(const QStringList& lines) {
    constexpr qsizetype kLongest = 92;
    QStringList broken;
    for (const QString& line : lines) {
        QString rest = line;
        while (rest.size() > kLongest) {
            const qsizetype at = rest.lastIndexOf(QStringLiteral(" --"), kLongest);
            if (at <= 4) break;
            broken << rest.left(at) + QStringLiteral(" \\");
            rest = QStringLiteral("    ") + rest.mid(at + 1);
        }
        broken << rest;
    }
    raw(QStringLiteral("<pre>%1</pre>\n").arg(escaped(broken.join(QLatin1Char('\n')))));
}

void HtmlWriter::picture(const QString& name, const QImage& image, const QString& alternative) {
    if (image.isNull()) return;
    const QSize size = (QSizeF(image.size()) / image.devicePixelRatio()).toSize();
    QString source = QStringLiteral("picture:") + name;
    if (m_medium == Medium::Pages) {
        m_text.pictures.emplace(source, image);
    } else {
        QByteArray png;
        QBuffer buffer(&png);
        buffer.open(QIODevice::WriteOnly);
        image.save(&buffer, "PNG");
        source = QStringLiteral("data:image/png;base64,") + QString::fromLatin1(png.toBase64());
    }
    raw(QStringLiteral("<p><img src=\"%1\" width=\"%2\" height=\"%3\" alt=\"%4\"></p>\n")
            .arg(source, QString::number(size.width()), QString::number(size.height()), escaped(alternative)));
}

ReportText reportHtml(const Json& facts, Medium medium) {
    HtmlWriter html(facts, medium);
    const QString title = QStringLiteral("Report of %1").arg(textOf(at(facts, {"run", "name"})));
    if (medium == Medium::Browser)
        html.raw(QStringLiteral("<!DOCTYPE html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" "
                                "content=\"width=device-width, initial-scale=1\">\n<title>%1</title>\n<style>%2</style>\n</head>\n<body>\n")
                     .arg(escaped(title), browserStyle()));
    else
        html.raw(QStringLiteral("<html><body>\n"));
    html.heading(1, title);
    html.paragraph(QStringLiteral("%1, project %2. Made %3 UTC by %4.")
                       .arg(textOf(at(facts, {"run", "recipe"})), textOf(at(facts, {"project", "name"})), day(at(facts, {"made"})),
                            textOf(at(facts, {"program"}))),
                   QStringLiteral("lead"));
    writeSummary(html);
    writeData(html);
    writePerformance(html);
    writeDecision(html);
    writeQuantization(html);
    writeLimits(html);
    writeProvenance(html);
    writeTerminal(html);
    html.raw(QStringLiteral("</body>\n</html>\n"));
    return html.take();
}

} // namespace tocsin::report
