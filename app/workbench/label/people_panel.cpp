// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/people_panel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPushButton>
#include <QVBoxLayout>
#include <algorithm>

#include "widgets/forms/form_parts.h"

namespace tocsin::workbench {

PeoplePanel::PeoplePanel(LabelDocument& labels, QWidget* parent)
    : QWidget(parent), m_labels(labels), m_now(widgets::headingLabel({})), m_list(new QListWidget), m_name(new QLineEdit),
      m_add(new QPushButton(tr("Add"))), m_choose(new QPushButton(tr("Label in this name"))) {
    setObjectName(QStringLiteral("peoplePanel"));
    m_now->setObjectName(QStringLiteral("peopleNow"));
    widgets::nameWidget(m_list, QStringLiteral("peopleList"), tr("Who labels in this project"));
    widgets::nameWidget(m_name, QStringLiteral("peopleName"), tr("Name of another person"));
    m_name->setPlaceholderText(tr("name"));
    m_name->setMaxLength(80);
    widgets::nameWidget(m_add, QStringLiteral("peopleAdd"), tr("Add the person"));
    widgets::nameWidget(m_choose, QStringLiteral("peopleChoose"), tr("Label in the name of the chosen person"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_add);
    row->addWidget(m_choose);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(m_now);
    layout->addWidget(m_list, 1);
    layout->addLayout(row);
    connect(m_add, &QPushButton::clicked, this, &PeoplePanel::add);
    connect(m_name, &QLineEdit::returnPressed, this, &PeoplePanel::add);
    connect(m_choose, &QPushButton::clicked, this, &PeoplePanel::choose);
    connect(m_list, &QListWidget::itemActivated, this, &PeoplePanel::choose);
    connect(m_list, &QListWidget::currentRowChanged, this, &PeoplePanel::showState);
    connect(&labels, &LabelDocument::ratersChanged, this, &PeoplePanel::fill);
    connect(&labels, &LabelDocument::raterChanged, this, &PeoplePanel::fill);
    connect(&labels, &LabelDocument::changed, this, &PeoplePanel::fill);
    fill();
}

void PeoplePanel::fill() {
    const QListWidgetItem* current = m_list->currentItem();
    const QString chosen = current ? current->data(Qt::UserRole).toString() : QString();
    m_list->clear();
    for (const std::string& rater : m_labels.raters()) {
        const QString name = QString::fromStdString(rater);
        // In blind mode the number of what others said would tell too much.
        const auto& seen = m_labels.visible();
        const auto labels = std::count_if(seen.begin(), seen.end(), [&](const label::Label& label) {
            return label.rater == rater && label.status == label::LabelStatus::Confirmed;
        });
        auto* item = new QListWidgetItem(tr("%1, labels: %2").arg(name).arg(labels), m_list);
        item->setData(Qt::UserRole, name);
        QFont font = item->font();
        font.setBold(rater == m_labels.rater());
        item->setFont(font);
        if (name == chosen) m_list->setCurrentItem(item);
    }
    showState();
}

void PeoplePanel::showState() {
    const QString rater = QString::fromStdString(m_labels.rater());
    m_now->setText(rater.isEmpty() ? tr("Labels are made without a name") : tr("Labels are made in the name of %1").arg(rater));
    const QString blocked = m_labels.blockedReason();
    m_name->setEnabled(blocked.isEmpty());
    m_add->setEnabled(blocked.isEmpty());
    m_add->setToolTip(blocked);
    const bool any = m_list->currentItem() != nullptr;
    m_choose->setEnabled(any);
    m_choose->setToolTip(any ? QString() : tr("Choose a person first"));
}

void PeoplePanel::add() {
    const QString name = m_name->text().trimmed();
    if (name.isEmpty()) return Q_EMIT refused(tr("Write the name of the person first"));
    if (m_labels.addRater(name.toStdString())) m_name->clear();
}

void PeoplePanel::choose() {
    if (const QListWidgetItem* item = m_list->currentItem()) m_labels.setRater(item->data(Qt::UserRole).toString().toStdString());
}

} // namespace tocsin::workbench
