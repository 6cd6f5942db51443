// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat/heat_map.h"

#include <QImage>
#include <QPainter>
#include <algorithm>

namespace tocsin::widgets {

namespace {
constexpr int kScaleWidth = 90, kScaleHeight = 8, kGap = 6;
}

std::vector<float> strengthsOf(const std::vector<float>& map) {
    const float most = map.empty() ? 0 : *std::max_element(map.begin(), map.end());
    std::vector<float> strengths;
    strengths.reserve(map.size());
    for (const float value : map) strengths.push_back(most > 0 ? std::max(0.0F, value) / most : 0);
    return strengths;
}

HeatMap::HeatMap(const QString& caption, QWidget* parent) : QWidget(parent), m_caption(caption) {
    setAccessibleName(caption);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void HeatMap::setMap(int channels, std::vector<float> strengths, const QString& message) {
    m_channels = strengths.empty() ? 0 : channels;
    m_strengths = std::move(strengths);
    m_message = message;
    setAccessibleDescription(m_strengths.empty() ? message : tr("%1 channels over time").arg(m_channels));
    update();
}

void HeatMap::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

std::vector<float> HeatMap::reduced(int columns) const {
    if (m_channels <= 0 || columns <= 0) return {};
    const std::size_t samples = m_strengths.size() / static_cast<std::size_t>(m_channels), width = static_cast<std::size_t>(columns);
    std::vector<float> picture(static_cast<std::size_t>(m_channels) * width, 0);
    for (std::size_t row = 0; row < static_cast<std::size_t>(m_channels); ++row)
        for (std::size_t column = 0; column < width; ++column) {
            const std::size_t from = column * samples / width, to = std::max(from + 1, (column + 1) * samples / width);
            const auto begin = m_strengths.begin() + static_cast<std::ptrdiff_t>(row * samples);
            picture[row * width + column] =
                *std::max_element(begin + static_cast<std::ptrdiff_t>(from), begin + static_cast<std::ptrdiff_t>(std::min(to, samples)));
        }
    return picture;
}

void HeatMap::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int caption = fontMetrics().height() + 2;
    painter.setPen(m_theme.mutedText);
    painter.drawText(QRect(0, 0, width(), caption), Qt::AlignLeft | Qt::AlignTop,
                     fontMetrics().elidedText(m_caption, Qt::ElideRight, width()));
    const QRect area(0, caption, width() - 1, height() - caption - 1);
    if (m_channels <= 0) {
        painter.setPen(m_theme.grid);
        painter.drawRect(area);
        painter.setPen(m_theme.mutedText);
        painter.drawText(area.adjusted(4, 2, -4, -2), Qt::AlignCenter | Qt::TextWordWrap, m_message);
        return;
    }
    const int columns = std::max(1, area.width());
    const std::vector<float> picture = reduced(columns);
    QImage image(columns, m_channels, QImage::Format_RGB32);
    for (int row = 0; row < m_channels; ++row) {
        auto* pixels = reinterpret_cast<QRgb*>(image.scanLine(row));
        for (int column = 0; column < columns; ++column)
            pixels[column] = Theme::heatColor(static_cast<double>(picture[static_cast<std::size_t>(row * columns + column)]));
    }
    painter.setRenderHint(QPainter::SmoothPixmapTransform, false);
    painter.drawImage(area, image);
    painter.setPen(m_theme.mutedText);
    painter.drawRect(area);
}

HeatLegend::HeatLegend(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("heatLegend"));
    setAccessibleName(tr("Colours from weak, dark, to strong, bright"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QString HeatLegend::weak() {
    return tr("none", "end of a colour scale");
}
QString HeatLegend::strong() {
    return tr("pushes the score up", "end of a colour scale");
}

void HeatLegend::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

QSize HeatLegend::sizeHint() const {
    return {fontMetrics().horizontalAdvance(weak()) + kScaleWidth + fontMetrics().horizontalAdvance(strong()) + 2 * kGap + 2,
            fontMetrics().height() + 2};
}

void HeatLegend::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setPen(m_theme.mutedText);
    const int left = fontMetrics().horizontalAdvance(weak()) + kGap;
    painter.drawText(rect(), Qt::AlignLeft | Qt::AlignVCenter, weak());
    painter.drawText(rect().adjusted(left + kScaleWidth + kGap, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter, strong());
    const QRect scale(left, (height() - kScaleHeight) / 2, kScaleWidth, kScaleHeight);
    for (int x = 0; x < scale.width(); ++x) {
        painter.setPen(QColor(Theme::heatColor(static_cast<double>(x) / (scale.width() - 1))));
        painter.drawLine(scale.left() + x, scale.top(), scale.left() + x, scale.bottom());
    }
    painter.setPen(m_theme.mutedText);
    painter.drawRect(scale.adjusted(-1, -1, 0, 0));
}

} // namespace tocsin::widgets
