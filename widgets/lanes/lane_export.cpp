// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/lanes/lane_export.h"

#include <QBuffer>
#include <QMimeData>
#include <QPainter>
#include <QSvgGenerator>
#include <algorithm>

#include "widgets/lanes/lane_table_model.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::widgets {

QImage plotImage(LaneView& view, double scale) {
    view.refreshNow();
    QImage image(view.size() * scale, QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(scale);
    image.fill(view.theme().surface);
    view.render(&image);
    return image;
}

QByteArray plotSvg(LaneView& view) {
    view.refreshNow();
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(view.size());
    generator.setViewBox(view.rect());
    generator.setTitle(view.canvas()->accessibleDescription());
    QPainter painter(&generator);
    view.render(&painter);
    painter.end();
    return bytes;
}

void printPlot(LaneView& view, QPainter& painter, const QRectF& target) {
    const Theme screen = view.theme();
    view.setTheme(Theme::of(ThemeKind::Light));
    view.refreshNow();
    const double scale = std::min(target.width() / view.width(), target.height() / view.height());
    painter.save();
    painter.translate(target.topLeft());
    painter.scale(scale, scale);
    view.render(&painter, {}, {}, QWidget::DrawChildren);
    painter.restore();
    view.setTheme(screen);
    view.refreshNow();
}

QMimeData* plotMimeData(LaneView& view) {
    auto* data = new QMimeData;
    data->setImageData(plotImage(view, 2));
    data->setData(QStringLiteral("image/svg+xml"), plotSvg(view));
    return data;
}

QMimeData* tableMimeData(const LaneView& view) {
    LaneTableModel model;
    model.setView(view);
    auto* data = new QMimeData;
    const QString text = model.toTsv();
    data->setText(text);
    data->setData(QStringLiteral("text/tab-separated-values"), text.toUtf8());
    return data;
}

} // namespace tocsin::widgets
