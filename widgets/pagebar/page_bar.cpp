// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/pagebar/page_bar.h"

#include <QButtonGroup>
#include <QKeyEvent>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

#include "widgets/theme/icons.h"
#include "widgets/theme/theme.h"

namespace tocsin::widgets {

namespace {
constexpr int kMarkWidth = 3; // the bar beside the chosen page
}

PageBar::PageBar(QWidget* parent) : QWidget(parent), m_group(new QButtonGroup(this)), m_layout(new QVBoxLayout(this)) {
    setAutoFillBackground(true);
    m_layout->setContentsMargins(kMarkWidth, 6, 0, 6);
    m_layout->setSpacing(2);
    m_layout->addStretch(1);
    m_group->setExclusive(true);
    connect(m_group, &QButtonGroup::idClicked, this, &PageBar::chosen);
}

void PageBar::addPage(const QString& name, const QString& title, const QString& icon, const QString& hint) {
    auto* button = new QToolButton;
    button->setObjectName(QStringLiteral("page_") + name);
    button->setText(title);
    button->setAccessibleName(title);
    button->setToolTip(hint);
    button->setCheckable(true);
    button->setAutoRaise(true);
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    const int size = fontMetrics().height() * 3 / 2;
    button->setIconSize(QSize(size, size));
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumWidth(fontMetrics().averageCharWidth() * 11);
    button->setFocusPolicy(Qt::TabFocus);
    button->installEventFilter(this);
    m_group->addButton(button, count());
    m_layout->insertWidget(count(), button);
    m_buttons << button;
    m_icons << icon;
}

void PageBar::setCurrent(int index) {
    if (index >= 0 && index < count()) {
        m_buttons[index]->setChecked(true);
    } else if (index == -1) {
        m_group->setExclusive(false);
        for (QToolButton* button : m_buttons) button->setChecked(false);
        m_group->setExclusive(true);
    }
    update();
}

int PageBar::current() const {
    return m_group->checkedId();
}

QString PageBar::title(int index) const {
    return index >= 0 && index < count() ? m_buttons[index]->text() : QString();
}

void PageBar::setTheme(const Theme& theme) {
    m_accent = theme.accent;
    m_line = theme.grid;
    for (qsizetype i = 0; i < m_buttons.size(); ++i) m_buttons[i]->setIcon(themedIcon(m_icons[i], theme));
    update();
}

bool PageBar::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        const auto at = m_buttons.indexOf(static_cast<QToolButton*>(watched));
        const qsizetype next = key == Qt::Key_Down ? at + 1 : key == Qt::Key_Up ? at - 1 : -1;
        if (at >= 0 && next >= 0 && next < m_buttons.size()) {
            m_buttons[next]->setFocus(Qt::TabFocusReason);
            m_buttons[next]->click();
            return true;
        }
    }
    return QWidget::eventFilter(watched, event);
}

void PageBar::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), m_line);
    if (current() >= 0) {
        const QRect button = m_buttons[current()]->geometry();
        painter.fillRect(QRect(0, button.top() + 2, kMarkWidth, button.height() - 4), m_accent);
    }
}

} // namespace tocsin::widgets
