// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/label_setup_dialog.h"

#include <QDialogButtonBox>
#include <QLabel>
#include <QPushButton>
#include <QTabWidget>
#include <QVBoxLayout>

#include "app/workbench/label/people_panel.h"
#include "app/workbench/label/scheme_panel.h"
#include "app/workbench/label/snapshot_panel.h"
#include "widgets/forms/form_parts.h"

namespace tocsin::workbench {

LabelSetupDialog::LabelSetupDialog(LabelDocument& labels, QWidget* parent)
    : QDialog(parent), m_tabs(new QTabWidget), m_message(new QLabel) {
    setObjectName(QStringLiteral("labelSetup"));
    setWindowTitle(tr("Scheme and people"));
    widgets::nameWidget(m_tabs, QStringLiteral("labelSetupTabs"), tr("Scheme, people, snapshots"));
    auto* scheme = new SchemePanel(labels);
    auto* people = new PeoplePanel(labels);
    auto* snapshots = new SnapshotPanel(labels);
    m_tabs->addTab(scheme, tr("Scheme"));
    m_tabs->addTab(people, tr("People"));
    m_tabs->addTab(snapshots, tr("Snapshots"));
    m_message->setObjectName(QStringLiteral("labelSetupMessage"));
    m_message->setWordWrap(true);
    m_message->setTextFormat(Qt::PlainText);
    m_message->setText(labels.writable() ? tr("Everything is stored as you change it.") : labels.blockedReason());
    auto* buttons = new QDialogButtonBox(QDialogButtonBox::Close);
    widgets::nameWidget(buttons->button(QDialogButtonBox::Close), QStringLiteral("labelSetupClose"), tr("Close"));
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_tabs, 1);
    layout->addWidget(m_message);
    layout->addWidget(buttons);
    for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false); // Enter in a field adds, it closes nothing
    connect(buttons, &QDialogButtonBox::rejected, this, &QDialog::reject);
    connect(scheme, &SchemePanel::refused, m_message, &QLabel::setText);
    connect(people, &PeoplePanel::refused, m_message, &QLabel::setText);
    connect(snapshots, &SnapshotPanel::refused, m_message, &QLabel::setText);
    connect(&labels, &LabelDocument::failed, m_message, &QLabel::setText);
    connect(&labels, &LabelDocument::saved, m_message, &QLabel::setText);
    const auto stored = [this] { m_message->setText(tr("Stored.")); };
    connect(&labels, &LabelDocument::schemeChanged, this, stored);
    connect(&labels, &LabelDocument::ratersChanged, this, stored);
    connect(&labels, &LabelDocument::snapshotsChanged, this, stored);
    connect(&labels, &LabelDocument::projectChanged, this, &QDialog::reject);
    resize(fontMetrics().averageCharWidth() * 110, fontMetrics().height() * 34);
}

QString LabelSetupDialog::message() const {
    return m_message->text();
}

} // namespace tocsin::workbench
