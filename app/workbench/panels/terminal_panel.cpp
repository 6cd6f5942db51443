// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/panels/terminal_panel.h"

#include <QClipboard>
#include <QFontDatabase>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QVBoxLayout>

namespace tocsin::workbench {

namespace {
constexpr int kRefreshMs = 500;
}

QString shellWord(const QString& word) {
    static const QRegularExpression plain(QStringLiteral("^[A-Za-z0-9_./:=@%+,-]+$"));
    if (plain.match(word).hasMatch()) return word;
    return QLatin1Char('\'') + QString(word).replace(QLatin1Char('\''), QLatin1String("'\\''")) + QLatin1Char('\'');
}

TerminalPanel::TerminalPanel(std::function<QString()> command, QWidget* parent)
    : QWidget(parent), m_command(std::move(command)), m_text(new QPlainTextEdit), m_copy(new QPushButton(tr("Copy"))) {
    setObjectName(QStringLiteral("terminalPanel"));
    m_text->setObjectName(QStringLiteral("terminalText"));
    m_text->setAccessibleName(tr("The same in a terminal"));
    m_text->setReadOnly(true);
    m_text->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_text->setPlaceholderText(tr("Open a project: then the command that does what the page shows stands here"));
    m_text->setFrameShape(QFrame::NoFrame);
    m_copy->setObjectName(QStringLiteral("terminalCopy"));
    m_copy->setAccessibleName(tr("Copy the command"));
    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(10, 0, 10, 8);
    buttons->addStretch(1);
    buttons->addWidget(m_copy);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_text, 1);
    layout->addLayout(buttons);
    m_timer.setInterval(kRefreshMs);
    connect(&m_timer, &QTimer::timeout, this, &TerminalPanel::refresh);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(text()); });
    refresh();
}

void TerminalPanel::refresh() {
    const QString command = m_command();
    if (command != m_text->toPlainText()) m_text->setPlainText(command);
    m_copy->setEnabled(!command.isEmpty());
    m_copy->setToolTip(command.isEmpty() ? tr("Needs an open project") : QString());
}

QString TerminalPanel::text() const {
    return m_text->toPlainText();
}

void TerminalPanel::showEvent(QShowEvent* event) {
    refresh();
    m_timer.start();
    QWidget::showEvent(event);
}

void TerminalPanel::hideEvent(QHideEvent* event) {
    m_timer.stop();
    QWidget::hideEvent(event);
}

} // namespace tocsin::workbench
