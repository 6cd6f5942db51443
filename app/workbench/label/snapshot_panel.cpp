// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/snapshot_panel.h"

#include <QHBoxLayout>
#include <QHeaderView>
#include <QLineEdit>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

#include "app/workbench/label/snapshot_model.h"
#include "widgets/forms/form_parts.h"

namespace tocsin::workbench {

SnapshotPanel::SnapshotPanel(LabelDocument& labels, QWidget* parent)
    : QWidget(parent), m_labels(labels), m_model(new SnapshotModel(labels, this)), m_table(new QTableView), m_name(new QLineEdit),
      m_make(new QPushButton(tr("Make a snapshot"))), m_since(new QPushButton(tr("What changed since"))),
      m_restore(new QPushButton(tr("Restore..."))), m_changes(new QPlainTextEdit) {
    setObjectName(QStringLiteral("snapshotPanel"));
    widgets::nameWidget(m_table, QStringLiteral("snapshots"), tr("Snapshots, newest first"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setSectionResizeMode(SnapshotModel::NameColumn, QHeaderView::Stretch);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    for (const int column : {SnapshotModel::TimeColumn, SnapshotModel::WhoColumn, SnapshotModel::LabelsColumn})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_table->setTabKeyNavigation(false);
    widgets::nameWidget(m_name, QStringLiteral("snapshotName"), tr("Name of the snapshot"));
    m_name->setPlaceholderText(tr("name, for example: before the second opinion"));
    widgets::nameWidget(m_make, QStringLiteral("snapshotMake"), tr("Keep the labels as they are now under this name"));
    widgets::nameWidget(m_since, QStringLiteral("snapshotSince"), tr("What changed since the chosen snapshot"));
    widgets::nameWidget(m_restore, QStringLiteral("snapshotRestore"), tr("Bring the labels of the chosen snapshot back"));
    widgets::nameWidget(m_changes, QStringLiteral("snapshotChanges"), tr("What changed"));
    m_changes->setReadOnly(true);
    m_changes->setPlaceholderText(tr("Choose a snapshot and ask what changed since"));
    auto* naming = new QHBoxLayout;
    naming->addWidget(m_name, 1);
    naming->addWidget(m_make);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_since);
    buttons->addWidget(m_restore);
    buttons->addStretch(1);
    auto* layout = new QVBoxLayout(this);
    layout->addLayout(naming);
    layout->addWidget(m_table, 2);
    layout->addLayout(buttons);
    layout->addWidget(m_changes, 3);
    connect(m_make, &QPushButton::clicked, this, &SnapshotPanel::make);
    connect(m_name, &QLineEdit::returnPressed, this, &SnapshotPanel::make);
    connect(m_since, &QPushButton::clicked, this, &SnapshotPanel::showChanges);
    connect(m_table, &QTableView::activated, m_since, &QPushButton::click);
    connect(m_restore, &QPushButton::clicked, this, &SnapshotPanel::restore);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, [this] {
        m_changes->clear();
        showState();
    });
    connect(m_model, &QAbstractItemModel::modelReset, this, &SnapshotPanel::showState);
    connect(&labels, &LabelDocument::changed, this, [this] {
        m_changes->clear();
        showState();
    });
    showState();
}

void SnapshotPanel::make() {
    if (m_name->text().trimmed().isEmpty()) return Q_EMIT refused(tr("Write the name of the snapshot first"));
    if (!m_labels.makeSnapshot(m_name->text())) return;
    m_name->clear();
    m_table->setCurrentIndex(m_model->index(0, 0));
}

void SnapshotPanel::showChanges() {
    const store::SnapshotRecord* snapshot = m_model->at(m_table->currentIndex().row());
    if (!snapshot) return;
    const auto since = m_labels.sinceSnapshot(*snapshot);
    if (!since) return;
    QStringList sentences;
    for (const std::string& sentence : label::diffWords(*since)) sentences << QString::fromStdString(sentence);
    m_changes->setPlainText(sentences.isEmpty() ? tr("Nothing changed since.") : sentences.join(QLatin1Char('\n')));
}

void SnapshotPanel::restore() {
    const store::SnapshotRecord* chosen = m_model->at(m_table->currentIndex().row());
    if (!chosen) return;
    const store::SnapshotRecord snapshot = *chosen;
    const auto since = m_labels.sinceSnapshot(snapshot);
    if (!since) return;
    if (since->empty()) return Q_EMIT refused(tr("Nothing changed since '%1'").arg(QString::fromStdString(snapshot.name)));
    QMessageBox box(QMessageBox::Question, tr("Restore the snapshot"),
                    tr("Bring '%1' back? Labels made since, which go: %2. Labels removed since, which come back: %3. Labels changed back: "
                       "%4. Undo takes this back.")
                        .arg(QString::fromStdString(snapshot.name))
                        .arg(since->added.size())
                        .arg(since->removed.size())
                        .arg(since->changed.size()),
                    QMessageBox::Cancel, this);
    box.setObjectName(QStringLiteral("restoreQuestion"));
    const QPushButton* yes = box.addButton(tr("&Restore"), QMessageBox::AcceptRole);
    box.exec();
    if (box.clickedButton() == yes) m_labels.restore(snapshot);
}

void SnapshotPanel::showState() {
    const QString blocked = m_labels.blockedReason();
    const bool any = m_labels.blind() == label::Blind::Off && m_model->at(m_table->currentIndex().row()) != nullptr;
    const QString none = m_labels.blind() == label::Blind::On ? tr("Blind: end that first, or what others said would be seen")
                         : m_model->rowCount() == 0           ? tr("There is no snapshot yet")
                                                              : tr("Choose a snapshot first");
    m_name->setEnabled(blocked.isEmpty());
    m_make->setEnabled(blocked.isEmpty());
    m_make->setToolTip(blocked);
    m_since->setEnabled(any);
    m_since->setToolTip(any ? QString() : none);
    m_restore->setEnabled(any && blocked.isEmpty());
    m_restore->setToolTip(!any ? none : blocked);
}

} // namespace tocsin::workbench
