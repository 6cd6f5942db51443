// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/panels/history_panel.h"

#include <QLabel>
#include <QListView>
#include <QVBoxLayout>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/panels/history_model.h"

namespace tocsin::workbench {

HistoryPanel::HistoryPanel(LabelDocument& labels, QWidget* parent)
    : QWidget(parent), m_labels(labels), m_model(new HistoryModel(labels, this)), m_list(new QListView),
      m_empty(new QLabel(tr("Every label you make, move or remove shows here; a double click goes back to that point."))) {
    setObjectName(QStringLiteral("historyPanel"));
    m_list->setObjectName(QStringLiteral("historyList"));
    m_list->setAccessibleName(tr("History of the labels, newest first"));
    m_list->setModel(m_model);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSpacing(3);
    m_list->setWordWrap(true);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_empty->setObjectName(QStringLiteral("historyEmpty"));
    m_empty->setWordWrap(true);
    m_empty->setMargin(10);
    m_empty->setAlignment(Qt::AlignTop);
    m_empty->setForegroundRole(QPalette::PlaceholderText);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->addWidget(m_empty, 1);
    layout->addWidget(m_list, 1);
    connect(m_list, &QListView::activated, this, [this](const QModelIndex& index) {
        if (const qint64 gesture = m_model->gestureAt(index.row()); gesture >= 0) m_labels.goTo(gesture);
    });
    connect(m_model, &HistoryModel::modelReset, this, [this] { showEmpty(); });
    showEmpty();
}

void HistoryPanel::showEmpty() {
    m_empty->setVisible(m_model->rowCount() == 0);
    m_list->setVisible(m_model->rowCount() > 0);
}

} // namespace tocsin::workbench
