// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QList>
#include <memory>

#include "core/base/json.h"

class QPainter;
class QPaintDevice;
class QTextDocument;

namespace tocsin::report {

/// A report laid out on A4 pages: tables and pictures that fit on a page are not torn, a heading keeps what follows it. Any thread.
class ReportPages {
public:
    /// device: what is painted on; its resolution decides the layout. contentWidth, contentHeight: pixels of the device inside the
    /// margins, with room for the foot.
    ReportPages(const Json& facts, QPaintDevice* device, QSizeF content);
    ~ReportPages();
    [[nodiscard]] int count() const;
    /// page from 0. The painter's origin is the upper left corner inside the margins.
    void paint(QPainter& painter, int page) const;
    [[nodiscard]] const QTextDocument& document() const { return *m_document; }

private:
    void keepTogether();
    std::unique_ptr<QTextDocument> m_document;
    QSizeF m_content;
    double m_footHeight = 0;
    QString m_foot;
};

/// The bytes of a PDF file.
[[nodiscard]] QByteArray pdfOf(const Json& facts, int& pages);

} // namespace tocsin::report
