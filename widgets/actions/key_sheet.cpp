// SPDX-License-Identifier: GPL-3.0-or-later
#include "widgets/actions/key_sheet.h"

#include <QApplication>
#include <QFile>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPageLayout>
#include <QPdfWriter>
#include <QPushButton>
#include <QTextBrowser>
#include <QTextDocument>
#include <QVBoxLayout>

#include "widgets/actions/key_file.h"

namespace tocsin::widgets {

KeySheet::KeySheet(const ActionRegistry& registry, QWidget* parent) : QFrame(parent), m_registry(registry), m_text(new QTextBrowser) {
    setObjectName(QStringLiteral("keySheet"));
    setFrameShape(QFrame::StyledPanel);
    setAutoFillBackground(true);
    m_text->setObjectName(QStringLiteral("keySheetText"));
    m_text->setAccessibleName(tr("Keys"));
    m_text->setFrameShape(QFrame::NoFrame);
    auto* heading = new QLabel(tr("Keys"));
    QFont large = heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.4);
    large.setBold(true);
    heading->setFont(large);
    auto* save = new QPushButton(tr("Save as PDF..."));
    save->setObjectName(QStringLiteral("keySheetSave"));
    save->setAccessibleName(tr("Save the sheet as PDF"));
    auto* close = new QPushButton(tr("Close"));
    close->setObjectName(QStringLiteral("keySheetClose"));
    close->setAccessibleName(tr("Close the sheet"));
    close->setToolTip(tr("Esc"));
    auto* top = new QHBoxLayout;
    top->addWidget(heading, 1);
    top->addWidget(save);
    top->addWidget(close);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(16, 12, 16, 12);
    layout->addLayout(top);
    layout->addWidget(m_text, 1);
    connect(close, &QPushButton::clicked, this, [this] { dismiss(); });
    connect(save, &QPushButton::clicked, this, [this] {
        const QString file =
            QFileDialog::getSaveFileName(this, tr("Save the key sheet"), QStringLiteral("tocsin-keys.pdf"), tr("PDF (*.pdf)"));
        if (!file.isEmpty() && !savePdf(file)) m_text->setPlainText(tr("%1 cannot be written; choose another place").arg(file));
    });
    parent->installEventFilter(this);
    hide();
}

void KeySheet::toggle() {
    if (!isHidden()) return dismiss();
    m_text->setHtml(keysHtml(m_registry));
    m_focusBefore = QApplication::focusWidget();
    place();
    show();
    raise();
    m_text->setFocus(Qt::ShortcutFocusReason);
}

QString KeySheet::text() const {
    return m_text->toPlainText();
}

bool KeySheet::savePdf(const QString& file) const {
    QFile out(file);
    if (!out.open(QIODevice::WriteOnly)) return false;
    {
        QPdfWriter writer(&out);
        writer.setPageLayout(QPageLayout(QPageSize(QPageSize::A4), QPageLayout::Landscape, QMarginsF(12, 12, 12, 12)));
        writer.setTitle(tr("Keys of Tocsin"));
        QTextDocument document;
        document.setHtml(QStringLiteral("<h2>%1</h2>").arg(tr("Keys of Tocsin")) + keysHtml(m_registry));
        document.print(&writer);
    }
    return out.error() == QFileDevice::NoError && out.size() > 0;
}

void KeySheet::place() {
    const int margin = fontMetrics().height() * 3;
    setGeometry(parentWidget()->rect().adjusted(margin, margin, -margin, -margin));
}

void KeySheet::dismiss() {
    hide();
    if (m_focusBefore) m_focusBefore->setFocus(Qt::OtherFocusReason);
}

bool KeySheet::eventFilter(QObject* watched, QEvent* event) {
    if (watched == parentWidget() && event->type() == QEvent::Resize && !isHidden()) place();
    return false;
}

void KeySheet::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape) return dismiss();
    QFrame::keyPressEvent(event);
}

} // namespace tocsin::widgets
