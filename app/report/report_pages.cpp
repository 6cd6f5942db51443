// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/report_pages.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPainter>
#include <QPdfWriter>
#include <QTextBlock>
#include <QTextDocument>
#include <QTextFrame>
#include <QTextTable>
#include <cmath>
#include <vector>

#include "app/report/report_html.h"
#include "app/report/report_text.h"

namespace tocsin::report {

namespace {

constexpr double kMarginMm = 17;
constexpr int kPdfDpi = 600;
constexpr double kFootInches = 0.28;

/// A block or a table of the text, in order.
struct Piece {
    QTextBlock block; ///< invalid: `frame`
    QTextFrame* frame = nullptr;
    [[nodiscard]] bool isHeading() const { return block.isValid() && block.blockFormat().headingLevel() > 0; }
    /// Qt leaves an empty block after each table.
    [[nodiscard]] bool isEmpty() const { return block.isValid() && block.text().isEmpty(); }
    [[nodiscard]] QRectF rect(const QAbstractTextDocumentLayout& layout) const {
        return block.isValid() ? layout.blockBoundingRect(block) : layout.frameBoundingRect(frame);
    }
    void breakBefore() const {
        if (block.isValid()) {
            QTextBlockFormat format = block.blockFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            QTextCursor(block).setBlockFormat(format);
        } else {
            QTextFrameFormat format = frame->frameFormat();
            format.setPageBreakPolicy(QTextFormat::PageBreak_AlwaysBefore);
            frame->setFrameFormat(format);
        }
    }
};

std::vector<Piece> piecesOf(const QTextDocument& document) {
    std::vector<Piece> pieces;
    for (auto at = document.rootFrame()->begin(); !at.atEnd(); ++at) {
        if (at.currentFrame())
            pieces.push_back({{}, at.currentFrame()});
        else if (at.currentBlock().isValid())
            pieces.push_back({at.currentBlock(), nullptr});
    }
    return pieces;
}

} // namespace

ReportPages::ReportPages(const Json& facts, QPaintDevice* device, QSizeF content)
    : m_document(std::make_unique<QTextDocument>()), m_content(content), m_footHeight(kFootInches * device->logicalDpiY()),
      m_foot(QStringLiteral("%1 of %2, made %3 UTC")
                 .arg(textOf(at(facts, {"run", "name"})), textOf(at(facts, {"project", "name"})), day(at(facts, {"made"})))) {
    const ReportText text = reportHtml(facts, Medium::Pages);
    m_document->documentLayout()->setPaintDevice(device);
    QFont font(QStringLiteral("DejaVu Sans"));
    font.setPointSizeF(9);
    m_document->setDefaultFont(font);
    m_document->setDocumentMargin(0);
    m_document->setUseDesignMetrics(true);
    m_document->setIndentWidth(14 * device->logicalDpiX() / 96.0);
    m_document->setDefaultStyleSheet(pageStyle());
    for (const auto& [name, image] : text.pictures) m_document->addResource(QTextDocument::ImageResource, QUrl(name), image);
    m_document->setHtml(text.text);
    m_document->setPageSize(QSizeF(content.width(), content.height() - m_footHeight));
    keepTogether();
}

ReportPages::~ReportPages() = default;

int ReportPages::count() const {
    return m_document->pageCount();
}

void ReportPages::keepTogether() {
    const double height = m_document->pageSize().height();
    const std::vector<Piece> pieces = piecesOf(*m_document);
    for (std::size_t first = 0; first < pieces.size(); ++first) {
        // Headings go with the first thing below them that has content.
        std::size_t last = first;
        while (last + 1 < pieces.size() && (pieces[last].isHeading() || pieces[last].isEmpty())) ++last;
        const QAbstractTextDocumentLayout& layout = *m_document->documentLayout();
        const QRectF whole = pieces[first].rect(layout).united(pieces[last].rect(layout));
        const auto pageOf = [&](double y) { return std::floor(y / height); };
        const bool torn = pageOf(whole.top()) != pageOf(whole.bottom() - 1);
        const bool fits = whole.height() <= height;
        // A table longer than a page begins where it is, unless its head and first rows would stand alone.
        const bool little = (pageOf(whole.top()) + 1) * height - whole.top() < height / 6;
        if (torn && first > 0 && (fits || little)) pieces[first].breakBefore();
        first = last;
    }
}

void ReportPages::paint(QPainter& painter, int page) const {
    const double height = m_document->pageSize().height();
    const QRectF view(0, page * height, m_content.width(), height);
    painter.save();
    painter.translate(0, -view.top());
    painter.setClipRect(view);
    QAbstractTextDocumentLayout::PaintContext context;
    context.clip = view;
    context.palette.setColor(QPalette::Text, QColor(0x22, 0x26, 0x2b));
    m_document->documentLayout()->draw(&painter, context);
    painter.restore();
    QFont font = m_document->defaultFont();
    font.setPointSizeF(7.5);
    painter.setFont(font);
    painter.setPen(QColor(0x5c, 0x63, 0x6b));
    const QRectF foot(0, m_content.height() - m_footHeight * 0.6, m_content.width(), m_footHeight * 0.6);
    painter.drawText(foot, Qt::AlignLeft | Qt::AlignBottom, m_foot);
    painter.drawText(foot, Qt::AlignRight | Qt::AlignBottom, QStringLiteral("page %1 of %2").arg(page + 1).arg(count()));
}

QByteArray pdfOf(const Json& facts, int& pages) {
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setResolution(kPdfDpi);
    writer.setPageSize(QPageSize(QPageSize::A4));
    writer.setPageMargins(QMarginsF(kMarginMm, kMarginMm, kMarginMm, kMarginMm * 0.8), QPageLayout::Millimeter);
    writer.setTitle(QStringLiteral("Report of %1").arg(textOf(at(facts, {"run", "name"}))));
    writer.setCreator(textOf(at(facts, {"program"})));
    const ReportPages report(facts, &writer, QSizeF(writer.width(), writer.height()));
    pages = report.count();
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0) writer.newPage();
        report.paint(painter, page);
    }
    painter.end();
    return bytes;
}

} // namespace tocsin::report
