// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/banner/error_banner.h"

#include <QAccessible>
#include <QClipboard>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>
#include <algorithm>

namespace tocsin::widgets {

ErrorBanner::ErrorBanner(QWidget* parent) : QFrame(parent), m_layout(new QVBoxLayout(this)) {
    setObjectName(QStringLiteral("errorBanner"));
    m_layout->setContentsMargins({});
    m_layout->setSpacing(1);
    hide();
}

QString ErrorBanner::textOf(const Row& row) {
    return row.count == 1 ? row.message : tr("%1 (%2 times)").arg(row.message, QString::number(row.count));
}

void ErrorBanner::add(const QString& message, BannerKind kind) {
    const QDateTime now = QDateTime::currentDateTimeUtc();
    const auto known = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.message == message; });
    if (known != m_rows.end()) {
        ++known->count;
        known->last = now;
        known->label->setText(textOf(*known));
        return;
    }
    if (m_rows.size() == kMaximumRows) remove(m_rows.back().frame);
    Row row{message, kind, 1, now, now, new QFrame, new QLabel(message)};
    row.frame->setAutoFillBackground(true);
    row.label->setObjectName(QStringLiteral("errorText"));
    row.label->setAccessibleName(kind == BannerKind::Error ? tr("Error") : tr("Notice"));
    row.label->setWordWrap(true);
    row.label->setTextFormat(Qt::PlainText);
    row.label->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    auto* copy = new QToolButton;
    copy->setObjectName(QStringLiteral("errorCopy"));
    copy->setText(tr("Copy details"));
    copy->setAccessibleName(tr("Copy the details of the message"));
    auto* close = new QToolButton;
    close->setObjectName(QStringLiteral("errorClose"));
    close->setText(tr("Close"));
    close->setAccessibleName(tr("Close the message"));
    for (QToolButton* button : {copy, close}) button->setAutoRaise(true);
    auto* layout = new QHBoxLayout(row.frame);
    layout->setContentsMargins(12, 6, 6, 6);
    layout->addWidget(row.label, 1);
    layout->addWidget(copy, 0, Qt::AlignTop);
    layout->addWidget(close, 0, Qt::AlignTop);
    const QFrame* frame = row.frame;
    connect(copy, &QToolButton::clicked, this, [this, frame] {
        for (std::size_t i = 0; i < m_rows.size(); ++i)
            if (m_rows[i].frame == frame) QGuiApplication::clipboard()->setText(details(static_cast<int>(i)));
    });
    connect(close, &QToolButton::clicked, this, [this, frame] { remove(frame); });
    m_layout->insertWidget(0, row.frame);
    m_rows.insert(m_rows.begin(), row);
    paintRow(m_rows.front());
    show();
    QAccessibleEvent event(row.label, QAccessible::Alert);
    QAccessible::updateAccessibility(&event);
}

void ErrorBanner::remove(const QFrame* frame) {
    const auto at = std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& row) { return row.frame == frame; });
    if (at == m_rows.end()) return;
    at->frame->hide();
    at->frame->deleteLater(); // one of its buttons may be calling
    m_rows.erase(at);
    if (m_rows.empty()) hide();
}

void ErrorBanner::clear() {
    while (!m_rows.empty()) remove(m_rows.front().frame);
}

QString ErrorBanner::text() const {
    QStringList lines;
    for (const Row& row : m_rows) lines << textOf(row);
    return lines.join(QLatin1Char('\n'));
}

QString ErrorBanner::details(int row) const {
    const Row& of = m_rows.at(static_cast<std::size_t>(row));
    QString details = textOf(of) + QLatin1Char('\n') + of.first.toString(Qt::ISODate);
    if (of.count > 1) details += QStringLiteral(" - ") + of.last.toString(Qt::ISODate);
    return m_context.isEmpty() ? details : details + QLatin1Char('\n') + m_context;
}

void ErrorBanner::paintRow(const Row& row) {
    QPalette colors = m_theme.palette();
    const QColor back = row.kind == BannerKind::Error ? m_theme.alarm : m_theme.accent;
    for (const auto role : {QPalette::Window, QPalette::Button}) colors.setColor(role, back);
    for (const auto role : {QPalette::WindowText, QPalette::ButtonText, QPalette::Text}) colors.setColor(role, m_theme.onAlarm);
    colors.setColor(QPalette::Highlight, m_theme.onAlarm);
    colors.setColor(QPalette::HighlightedText, back);
    row.frame->setPalette(colors);
    for (QWidget* child : row.frame->findChildren<QWidget*>()) child->setPalette(colors);
}

void ErrorBanner::setTheme(const Theme& theme) {
    m_theme = theme;
    for (const Row& row : m_rows) paintRow(row);
}

} // namespace tocsin::widgets
