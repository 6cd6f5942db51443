// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/heat/share_bars.h"

#include <QPainter>
#include <QStringList>
#include <algorithm>
#include <cmath>

namespace tocsin::widgets {

namespace {
QString percentText(double share) {
    return ShareBars::tr("%1 %").arg(std::lround(share * 100));
}
} // namespace

ShareBars::ShareBars(QWidget* parent) : QWidget(parent) {
    setObjectName(QStringLiteral("shareBars"));
    setAccessibleName(tr("Share of each channel"));
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ShareBars::setShares(std::vector<Row> shares) {
    std::stable_sort(shares.begin(), shares.end(), [](const Row& a, const Row& b) { return a.share > b.share; });
    if (shares.size() > kRows) {
        Row rest{tr("%n others", "channels", static_cast<int>(shares.size()) - kRows), 0};
        for (auto row = shares.begin() + kRows; row != shares.end(); ++row) rest.share += row->share;
        shares.resize(kRows);
        shares.push_back(std::move(rest));
    }
    m_rows = std::move(shares);
    QStringList texts;
    for (const Row& row : m_rows) texts << QStringLiteral("%1 %2").arg(row.name, percentText(row.share));
    setAccessibleDescription(texts.join(QStringLiteral(", ")));
    setToolTip(texts.join(QLatin1Char('\n')));
    updateGeometry();
    update();
}

void ShareBars::setTheme(const Theme& theme) {
    m_theme = theme;
    update();
}

int ShareBars::rowHeight() const {
    return fontMetrics().height() + 4;
}

QSize ShareBars::sizeHint() const {
    return {240, std::max(1, static_cast<int>(m_rows.size())) * rowHeight()};
}

void ShareBars::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    const int number = fontMetrics().horizontalAdvance(percentText(1)) + 4;
    const int name = std::min(width() / 2, [&] {
        int widest = 0;
        for (const Row& row : m_rows) widest = std::max(widest, fontMetrics().horizontalAdvance(row.name));
        return widest + 8;
    }());
    int top = 0;
    for (const Row& row : m_rows) {
        const QRect line(0, top, width(), rowHeight());
        painter.setPen(m_theme.text);
        painter.drawText(line.adjusted(0, 0, name - width() - 6, 0), Qt::AlignLeft | Qt::AlignVCenter,
                         fontMetrics().elidedText(row.name, Qt::ElideMiddle, name - 6));
        painter.drawText(line, Qt::AlignRight | Qt::AlignVCenter, percentText(row.share));
        const QRect bar(name, top + 4, std::max(1, width() - name - number), rowHeight() - 8);
        painter.fillRect(bar, m_theme.grid);
        painter.fillRect(QRectF(bar.left(), bar.top(), bar.width() * std::clamp(row.share, 0.0, 1.0), bar.height()), m_theme.trace);
        top += rowHeight();
    }
}

} // namespace tocsin::widgets
