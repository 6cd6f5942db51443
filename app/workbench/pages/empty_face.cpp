// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/empty_face.h"

#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

namespace tocsin::workbench {

EmptyFace::EmptyFace(QWidget* parent) : QWidget(parent), m_heading(new QLabel), m_sentence(new QLabel), m_button(new QPushButton) {
    setAutoFillBackground(true);
    setBackgroundRole(QPalette::Base);
    QFont large = font();
    large.setPointSizeF(large.pointSizeF() * 1.5);
    large.setBold(true);
    m_heading->setFont(large);
    for (QLabel* label : {m_heading, m_sentence}) {
        label->setAlignment(Qt::AlignCenter);
        label->setWordWrap(true);
    }
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sentence->setAccessibleName(tr("What to do next"));
    m_sentence->setObjectName(QStringLiteral("emptySentence"));
    m_button->setObjectName(QStringLiteral("emptyButton"));
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(40, 40, 40, 40);
    layout->setSpacing(12);
    layout->addStretch(2);
    layout->addWidget(m_heading);
    layout->addWidget(m_sentence);
    layout->addWidget(m_button, 0, Qt::AlignHCenter);
    layout->addStretch(3);
    connect(m_button, &QPushButton::clicked, this, &EmptyFace::pressed);
}

void EmptyFace::show(const QString& heading, const QString& sentence, const QString& button) {
    m_heading->setText(heading);
    m_sentence->setText(sentence);
    m_button->setText(button);
    m_button->setAccessibleName(QString(button).remove(QLatin1Char('&')));
    m_button->setVisible(!button.isEmpty());
}

QString EmptyFace::sentence() const {
    return m_sentence->text();
}

} // namespace tocsin::workbench
