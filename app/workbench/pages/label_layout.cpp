// SPDX-License-Identifier: GPL-3.0-or-later
// How the Label page is built; what it does is in label_page.cpp.
#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPointer>
#include <QProgressBar>
#include <QPushButton>
#include <QSplitter>
#include <QStackedLayout>
#include <QVBoxLayout>

#include "app/workbench/pages/empty_face.h"
#include "app/workbench/pages/label_page.h"
#include "app/workbench/settings.h"
#include "widgets/forms/form_parts.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

LabelPage::LabelPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_editor(services.labels), m_queue(services.labels), m_faces(new QStackedLayout(this)),
      m_empty(new EmptyFace), m_recordings(new QComboBox), m_rater(new QLineEdit), m_blind(new QCheckBox(tr("Blind"))),
      m_propose(new QPushButton(tr("Propose..."))), m_compare(new QPushButton(tr("Compare raters"))), m_queueList(new QListView),
      m_progress(new QProgressBar), m_queueReason(new QLabel), m_hint(new QLabel), m_activeTitle(new QLabel), m_activeDetails(new QLabel),
      m_agreement(new QLabel), m_class(new QComboBox), m_note(new QLineEdit), m_accept(new QPushButton(tr("Accept (Y)"))),
      m_reject(new QPushButton(tr("Reject (R)"))), m_unsure(new QPushButton(tr("Unsure (U)"))), m_delete(new QPushButton(tr("Delete"))),
      m_compareBox(new QWidget), m_activeBox(new QWidget), m_disagreementList(new QListWidget), m_adoptRow(new QHBoxLayout),
      m_classRow(new QHBoxLayout), m_lanes(new widgets::LaneView) {
    setObjectName(QStringLiteral("labelPage"));
    makeWidgets();
    addActions();
    followLanes();
    connect(&services.labels, &LabelDocument::changed, this, [this] {
        showBands();
        showActive();
        showQueue();
    });
    connect(&services.labels, &LabelDocument::schemeChanged, this, [this] { showClasses(); });
    connect(&services.labels, &LabelDocument::raterChanged, this, [this] {
        m_rater->setText(QString::fromStdString(m_services.labels.rater()));
        showBlind();
        showBands();
    });
    connect(&services.labels, &LabelDocument::ratersChanged, this, &LabelPage::showBands);
    connect(&services.labels, &LabelDocument::saved, this, &LabelPage::say);
    services.labels.setOverlapQuestion([page = QPointer<LabelPage>(this)](const std::vector<label::Label>& inTheWay) {
        return page ? page->askOverlap(inTheWay) : label::OverlapPolicy::Refuse;
    });
    m_blind->setChecked(services.settings.blindLabelling());
    connect(&m_editor, &LabelEditor::hint, this, &LabelPage::say);
    connect(&m_editor, &LabelEditor::activeChanged, this, [this] {
        m_lanes->setActiveBand(m_editor.active().value);
        showActive();
    });
    connect(&m_editor, &LabelEditor::selectionUsed, this, [this] { m_lanes->setSelection({}); });
    showProject(nullptr);
}

void LabelPage::makeWidgets() {
    widgets::nameWidget(m_recordings, QStringLiteral("labelRecording"), tr("Recording"));
    m_recordings->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_recordings->setMinimumContentsLength(24);
    widgets::nameWidget(m_rater, QStringLiteral("labelRater"), tr("Your name on labels"));
    m_rater->setPlaceholderText(tr("your name"));
    m_rater->setMaximumWidth(160);
    widgets::nameWidget(m_blind, QStringLiteral("labelBlind"), tr("Hide what others and the proposals say"));
    widgets::nameWidget(m_propose, QStringLiteral("labelPropose"), tr("Propose labels from work orders and changes"));
    widgets::nameWidget(m_compare, QStringLiteral("labelCompare"), tr("Compare raters"));
    m_compare->setCheckable(true);
    widgets::nameWidget(m_queueList, QStringLiteral("labelQueue"), tr("What waits to be judged"));
    m_queueList->setModel(&m_queue);
    m_queueList->setUniformItemSizes(true);
    m_queueList->setFrameShape(QFrame::NoFrame);
    widgets::nameWidget(m_progress, QStringLiteral("labelProgress"), tr("Judged so far"));
    widgets::nameWidget(m_class, QStringLiteral("labelClass"), tr("Class of the label"));
    widgets::nameWidget(m_note, QStringLiteral("labelNote"), tr("Note on the label"));
    m_note->setPlaceholderText(tr("Note (T)"));
    widgets::nameWidget(m_accept, QStringLiteral("labelAccept"), tr("Accept the proposal"));
    widgets::nameWidget(m_reject, QStringLiteral("labelReject"), tr("Reject the label"));
    widgets::nameWidget(m_unsure, QStringLiteral("labelUnsure"), tr("Nobody can say"));
    widgets::nameWidget(m_delete, QStringLiteral("labelDelete"), tr("Delete the label"));
    widgets::nameWidget(m_disagreementList, QStringLiteral("disagreements"), tr("Where raters disagree"));
    for (QLabel* label : {m_queueReason, m_hint, m_activeTitle, m_activeDetails, m_agreement}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_hint->setObjectName(QStringLiteral("labelHint"));
    m_hint->setAccessibleName(tr("What happened last"));
    QFont bold = m_activeTitle->font();
    bold.setBold(true);
    m_activeTitle->setFont(bold);
    m_lanes->setMode(widgets::LaneMode::Label);

    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("labelSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(makeQueueSide());
    splitter->addWidget(makeMiddle());
    splitter->addWidget(makeLabelSide());
    splitter->setStretchFactor(1, 1);
    splitter->setSizes({240, 780, 230});
    m_faces->addWidget(m_empty);
    m_faces->addWidget(splitter);

    connect(m_empty, &EmptyFace::pressed, this, &Page::openRequested);
    connect(m_recordings, &QComboBox::currentIndexChanged, this, [this] {
        if (!m_filling) showChosen();
    });
    connect(m_rater, &QLineEdit::editingFinished, this, [this] { m_services.labels.setRater(m_rater->text().trimmed().toStdString()); });
    connect(m_blind, &QCheckBox::toggled, this, [this](bool blind) {
        m_services.settings.setBlindLabelling(blind);
        m_services.labels.setBlind(blind ? label::Blind::On : label::Blind::Off);
        showBlind();
    });
    connect(m_propose, &QPushButton::clicked, this, [this] { propose(); });
    connect(m_compare, &QPushButton::toggled, this, [this](bool shown) {
        m_compareBox->setVisible(shown);
        if (shown) compare();
    });
    connect(m_queueList, &QListView::clicked, this, [this](const QModelIndex& index) { chooseQueueRow(index.row()); });
    connect(m_queueList, &QListView::activated, this, [this](const QModelIndex& index) { chooseQueueRow(index.row()); });
    connect(m_class, &QComboBox::activated, this, [this] { m_editor.giveClass(m_class->currentText().toStdString()); });
    connect(m_note, &QLineEdit::editingFinished, this, [this] {
        const label::Label* label = m_editor.activeLabel();
        if (label && m_note->isModified() && label->note != m_note->text().toStdString())
            m_services.labels.setNote(label->id, m_note->text().toStdString());
        m_note->setModified(false);
    });
    connect(m_accept, &QPushButton::clicked, this, [this] { judge(0); });
    connect(m_reject, &QPushButton::clicked, this, [this] { judge(1); });
    connect(m_unsure, &QPushButton::clicked, this, [this] { judge(2); });
    connect(m_delete, &QPushButton::clicked, this, [this] { m_editor.removeActive(); });
    connect(m_disagreementList, &QListWidget::currentRowChanged, this, &LabelPage::showDisagreement);
}

QWidget* LabelPage::makeQueueSide() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 8, 0, 8);
    layout->addWidget(m_progress);
    layout->addWidget(m_queueList, 1);
    layout->addWidget(m_queueReason);
    layout->addWidget(m_propose);
    return side;
}

QWidget* LabelPage::makeMiddle() {
    auto* top = new QHBoxLayout;
    top->addWidget(m_recordings, 1);
    top->addWidget(m_rater);
    top->addWidget(m_blind);
    top->addWidget(m_compare);
    m_classRow->setSpacing(4);
    auto* middle = new QWidget;
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(0, 8, 0, 8);
    layout->addLayout(top);
    layout->addWidget(m_lanes, 1);
    layout->addLayout(m_classRow);
    layout->addWidget(m_hint);
    return middle;
}

QWidget* LabelPage::makeLabelSide() {
    auto* judging = new QHBoxLayout;
    for (QPushButton* button : {m_accept, m_reject, m_unsure}) judging->addWidget(button);
    auto* active = new QVBoxLayout(m_activeBox);
    active->setContentsMargins({});
    active->addWidget(m_activeTitle);
    active->addWidget(m_class);
    active->addWidget(m_activeDetails);
    active->addWidget(m_note);
    active->addLayout(judging);
    active->addWidget(m_delete);
    auto* compare = new QVBoxLayout(m_compareBox);
    compare->setContentsMargins({});
    compare->addWidget(m_agreement);
    compare->addWidget(m_disagreementList, 1);
    compare->addLayout(m_adoptRow);
    m_compareBox->hide();
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 8, 8, 8);
    layout->addWidget(m_activeBox);
    layout->addWidget(m_compareBox, 1);
    layout->addStretch(1);
    return side;
}

} // namespace tocsin::workbench
