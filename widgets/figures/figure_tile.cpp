// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/figures/figure_tile.h"

#include <QLabel>
#include <QVBoxLayout>

namespace tocsin::widgets {

FigureTile::FigureTile(const QString& caption, QWidget* parent)
    : QFrame(parent), m_caption(new QLabel(caption)), m_value(new QLabel), m_detail(new QLabel) {
    setFrameShape(QFrame::StyledPanel);
    setAccessibleName(caption);
    m_caption->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setWordWrap(true);
    QFont large = m_value->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setBold(true);
    m_value->setFont(large);
    m_value->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(10, 6, 10, 6);
    layout->setSpacing(1);
    for (QLabel* label : {m_caption, m_value, m_detail}) layout->addWidget(label);
    layout->addStretch(1);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void FigureTile::setFigure(const QString& value, const QString& detail) {
    m_value->setText(value);
    m_detail->setText(detail);
    setAccessibleDescription(detail.isEmpty() ? value : QStringLiteral("%1, %2").arg(value, detail));
}

QString FigureTile::value() const {
    return m_value->text();
}
QString FigureTile::detail() const {
    return m_detail->text();
}

} // namespace tocsin::widgets
