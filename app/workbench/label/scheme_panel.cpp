// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/scheme_panel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QTableView>
#include <QVBoxLayout>

#include "app/workbench/label/scheme_model.h"
#include "widgets/forms/form_parts.h"

namespace tocsin::workbench {

SchemePanel::SchemePanel(LabelDocument& labels, QWidget* parent)
    : QWidget(parent), m_labels(labels), m_model(new SchemeModel(labels, this)), m_table(new QTableView), m_name(new QLineEdit),
      m_add(new QPushButton(tr("Add"))), m_remove(new QPushButton(tr("Remove"))), m_overlap(new QButtonGroup(this)) {
    setObjectName(QStringLiteral("schemePanel"));
    widgets::nameWidget(m_table, QStringLiteral("schemeClasses"), tr("Classes"));
    m_table->setModel(m_model);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->verticalHeader()->setDefaultSectionSize(fontMetrics().height() + 8);
    for (const int column : {SchemeModel::KeyColumn, SchemeModel::LabelsColumn})
        m_table->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_table->setColumnWidth(SchemeModel::ClassColumn, fontMetrics().averageCharWidth() * 24);
    m_table->setTabKeyNavigation(false);
    widgets::nameWidget(m_name, QStringLiteral("schemeName"), tr("Name of the new class"));
    m_name->setPlaceholderText(tr("new class"));
    widgets::nameWidget(m_add, QStringLiteral("schemeAdd"), tr("Add the class"));
    widgets::nameWidget(m_remove, QStringLiteral("schemeRemove"), tr("Remove the chosen class"));
    auto* row = new QHBoxLayout;
    row->addWidget(m_name, 1);
    row->addWidget(m_add);
    row->addWidget(m_remove);
    auto* layout = new QVBoxLayout(this);
    layout->addWidget(widgets::headingLabel(tr("Classes")));
    layout->addWidget(m_table, 1);
    layout->addLayout(row);
    layout->addSpacing(6);
    layout->addWidget(widgets::headingLabel(tr("When a label overlaps an older one of the same person")));
    layout->addWidget(makeOverlap());

    const auto add = [this] {
        if (m_model->addClass(m_name->text())) m_name->clear();
    };
    connect(m_add, &QPushButton::clicked, this, add);
    connect(m_name, &QLineEdit::returnPressed, this, add);
    connect(m_remove, &QPushButton::clicked, this, [this] { m_model->removeClass(m_table->currentIndex().row()); });
    connect(m_model, &SchemeModel::refused, this, &SchemePanel::refused);
    connect(m_model, &QAbstractItemModel::modelReset, this, &SchemePanel::showState);
    connect(m_model, &QAbstractItemModel::dataChanged, this, &SchemePanel::showState);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentChanged, this, &SchemePanel::showState);
    showState();
}

QWidget* SchemePanel::makeOverlap() {
    using label::OverlapPolicy;
    const struct {
        OverlapPolicy policy;
        const char* name;
        QString text;
    } choices[] = {
        {OverlapPolicy::Replace, "overlapExclusive", tr("Exclusive: the older one is cut back to what the new one leaves")},
        {OverlapPolicy::Allow, "overlapLayered", tr("Layered: both stay")},
        {OverlapPolicy::Ask, "overlapAsk", tr("Ask: a question comes each time, before anything is stored")},
        {OverlapPolicy::Refuse, "overlapRefuse", tr("Refuse: the new one is not stored")},
    };
    auto* box = new QWidget;
    auto* layout = new QVBoxLayout(box);
    layout->setContentsMargins({});
    for (const auto& choice : choices) {
        auto* button = new QRadioButton(choice.text);
        widgets::nameWidget(button, QLatin1String(choice.name), choice.text);
        m_overlap->addButton(button, static_cast<int>(choice.policy));
        layout->addWidget(button);
    }
    connect(m_overlap, &QButtonGroup::idClicked, this, [this](int policy) {
        label::Scheme scheme = m_labels.scheme();
        scheme.overlap = static_cast<OverlapPolicy>(policy);
        if (!m_labels.setScheme(scheme)) showState();
    });
    return box;
}

void SchemePanel::showState() {
    const QString blocked = m_labels.blockedReason();
    for (QAbstractButton* button : m_overlap->buttons()) {
        button->setEnabled(blocked.isEmpty());
        button->setToolTip(blocked);
    }
    if (QAbstractButton* button = m_overlap->button(static_cast<int>(m_labels.scheme().overlap))) button->setChecked(true);
    m_name->setEnabled(blocked.isEmpty());
    m_add->setEnabled(blocked.isEmpty());
    m_add->setToolTip(blocked);
    const int row = m_table->currentIndex().row();
    const QString fixed = row < 0 ? tr("Choose a class first") : m_model->fixedReason(row);
    m_remove->setEnabled(fixed.isEmpty());
    m_remove->setToolTip(fixed);
}

} // namespace tocsin::workbench
