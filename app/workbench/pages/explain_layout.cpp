// SPDX-License-Identifier: GPL-3.0-or-later
// How the Explain page is built; what it does is in explain_page.cpp.
#include <QComboBox>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/explain/explain_text.h"
#include "app/workbench/pages/empty_face.h"
#include "app/workbench/pages/explain_item_delegate.h"
#include "app/workbench/pages/explain_page.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/queue_actions.h"
#include "widgets/charts/deletion_chart.h"
#include "widgets/forms/form_parts.h"
#include "widgets/heat/heat_map.h"
#include "widgets/heat/share_bars.h"
#include "widgets/lanes/lane_actions.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

namespace {

constexpr int kListWidth = 268, kSideWidth = 306;

} // namespace

ExplainPage::ExplainPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_book(new AnswerBook(this)), m_items(new ExplainItemModel(*m_book, this)), m_runs(new QComboBox),
      m_kinds(new QComboBox), m_methods(new QComboBox), m_showData(new QPushButton(tr("Show on &Data page"))),
      m_label(new QPushButton(tr("La&bel it"))), m_save(new QPushButton(tr("&Save..."))), m_copy(new QPushButton(tr("&Copy answers"))),
      m_yes(new QPushButton(tr("&Yes"))), m_partly(new QPushButton(tr("&Partly"))), m_no(new QPushButton(tr("&No"))), m_note(new QLineEdit),
      m_listNote(new QLabel), m_headline(new QLabel), m_lookedAt(new QLabel), m_methodNote(new QLabel), m_completeness(new QLabel),
      m_deletionNote(new QLabel), m_sanity(new QLabel), m_question(new QLabel), m_list(new QListView),
      m_delegate(new ExplainItemDelegate(this)), m_lanes(new widgets::LaneView), m_legend(new widgets::HeatLegend),
      m_shares(new widgets::ShareBars), m_deletion(new widgets::DeletionChart),
      m_trainedMap(new widgets::HeatMap(tr("As trained", "map of a model"))),
      m_shuffledMap(new widgets::HeatMap(tr("Weights shuffled", "map of a model"))), m_top(new QWidget), m_faces(new QStackedWidget),
      m_empty(new EmptyFace) {
    setObjectName(QStringLiteral("explainPage"));
    makeControls();
    makeLayout();
    addActions();
    showProject(nullptr);
}

void ExplainPage::makeControls() {
    widgets::nameWidget(m_runs, QStringLiteral("explainRun"), tr("Run"));
    widgets::nameWidget(m_kinds, QStringLiteral("explainKind"), tr("Kind of window"));
    widgets::nameWidget(m_methods, QStringLiteral("explainMethod"), tr("Method of the map"));
    widgets::nameWidget(m_showData, QStringLiteral("explainShowData"), tr("Show on the Data page"));
    widgets::nameWidget(m_label, QStringLiteral("explainLabel"), tr("Label this stretch of time"));
    widgets::nameWidget(m_save, QStringLiteral("explainSave"), tr("Save the map"));
    widgets::nameWidget(m_copy, QStringLiteral("explainCopy"), tr("Copy the answers as a table"));
    widgets::nameWidget(m_yes, QStringLiteral("explainYes"), tr("Yes, I would have looked there"));
    widgets::nameWidget(m_partly, QStringLiteral("explainPartly"), tr("I would have looked there in part"));
    widgets::nameWidget(m_no, QStringLiteral("explainNo"), tr("No, I would not have looked there"));
    widgets::nameWidget(m_note, QStringLiteral("explainNote"), tr("Remark on the answer"));
    widgets::nameWidget(m_list, QStringLiteral("explainList"), tr("Windows, most worth your time first"));
    widgets::nameWidget(m_listNote, QStringLiteral("explainListNote"), tr("About the list"));
    widgets::nameWidget(m_headline, QStringLiteral("explainHeadline"), tr("Window that is explained"));
    widgets::nameWidget(m_lookedAt, QStringLiteral("explainLookedAt"), tr("Where the model looked"));
    widgets::nameWidget(m_methodNote, QStringLiteral("explainMethodNote"), tr("About the method"));
    widgets::nameWidget(m_completeness, QStringLiteral("explainCompleteness"), tr("Completeness"));
    widgets::nameWidget(m_deletionNote, QStringLiteral("explainDeletion"), tr("Deletion"));
    widgets::nameWidget(m_sanity, QStringLiteral("explainSanity"), tr("Sanity check"));
    m_trainedMap->setObjectName(QStringLiteral("explainTrainedMap"));
    m_shuffledMap->setObjectName(QStringLiteral("explainShuffledMap"));
    m_lanes->setObjectName(QStringLiteral("explainLanes"));
    m_faces->setObjectName(QStringLiteral("explainFaces"));
    for (QLabel* label : {m_listNote, m_headline, m_lookedAt, m_methodNote, m_completeness, m_deletionNote, m_sanity, m_question}) {
        label->setWordWrap(true); // long languages must not widen the page
        label->setMinimumWidth(40);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    for (QLabel* label : {m_listNote, m_methodNote}) label->setForegroundRole(QPalette::PlaceholderText);
    QFont large = m_headline->font();
    large.setPointSizeF(large.pointSizeF() * 1.2);
    large.setBold(true);
    m_headline->setFont(large);
    m_question->setText(tr("Would you have looked there?"));
    m_note->setPlaceholderText(tr("why?"));
    for (const explain::Method method : {explain::Method::IntegratedGradients, explain::Method::Saliency, explain::Method::Occlusion})
        m_methods->addItem(methodTitle(method), static_cast<int>(method));
    for (QPushButton* button : {m_yes, m_partly, m_no}) button->setCheckable(true);
    for (QComboBox* box : {m_runs, m_kinds, m_methods}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(14);
    }
    m_list->setModel(m_items);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setSelectionMode(QAbstractItemView::SingleSelection);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setFrameShape(QFrame::NoFrame);

    connect(m_runs, &QComboBox::currentIndexChanged, this, [this] {
        m_wantedItem.reset();
        loadRun();
    });
    connect(m_kinds, &QComboBox::currentIndexChanged, this, [this] {
        const int kind = m_kinds->currentData().toInt();
        m_items->setKind(m_kinds->currentIndex() > 0 ? std::optional(static_cast<ItemKind>(kind)) : std::nullopt);
        m_list->setCurrentIndex(m_items->index(0));
        showItem();
    });
    connect(m_methods, &QComboBox::currentIndexChanged, this, [this] { requestMap(); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this, [this](const QModelIndex& now) {
        if (now.isValid()) showItem();
    });
    connect(m_list, &QListView::activated, this, [this] { showOnDataPage(); });
    connect(m_showData, &QPushButton::clicked, this, [this] { showOnDataPage(); });
    connect(m_label, &QPushButton::clicked, this, [this] { labelIt(); });
    connect(m_save, &QPushButton::clicked, this, [this] { chooseFile(); });
    connect(m_copy, &QPushButton::clicked, this, [this] { copyAnswers(); });
    connect(m_yes, &QPushButton::clicked, this, [this] { answer(workflow::Looked::Yes); });
    connect(m_partly, &QPushButton::clicked, this, [this] { answer(workflow::Looked::Partly); });
    connect(m_no, &QPushButton::clicked, this, [this] { answer(workflow::Looked::No); });
    connect(m_note, &QLineEdit::editingFinished, this, [this] {
        const workflow::ExplainAnswer* given = item() ? m_items->answer(row()) : nullptr;
        if (given && m_note->text().toStdString() != given->note) answer(given->looked);
    });
    connect(m_note, &QLineEdit::returnPressed, m_list, [this] { m_list->setFocus(); });
    connect(m_book, &AnswerBook::changed, this, [this] { showAnswer(); });
    connect(m_book, &AnswerBook::failed, this,
            [this](const QString& message) { Q_EMIT failed(tr("The answer was not stored: %1").arg(message)); });
    connect(&m_loader, &ExplanationLoader::ready, this, [this](const ExplanationKey& key) {
        if (item() && key == keyOf(*item())) showMap(m_loader.kept(key));
    });
    connect(&m_loader, &ExplanationLoader::failed, this, [this](const ExplanationKey& key, const QString& message) {
        if (item() && key == keyOf(*item())) clearMap(message);
    });
    connect(m_empty, &EmptyFace::pressed, this, &Page::openRequested);
    connect(&m_services.labels, &LabelDocument::raterChanged, this, [this] {
        m_items->setRater(m_services.labels.rater());
        showAnswer();
    });
    connect(&m_services.labels, &LabelDocument::changed, this, [this] {
        showBands();
        if (m_material) m_stale = true; // events may have come or gone: the list is made anew when the page is seen next
    });
}

QWidget* ExplainPage::middle() {
    auto* middle = new QWidget;
    auto* second = new QHBoxLayout;
    second->addWidget(m_lookedAt, 1);
    second->addWidget(m_legend);
    auto* question = new QHBoxLayout;
    for (QPushButton* button : {m_yes, m_partly, m_no}) question->addWidget(button);
    question->addSpacing(8);
    question->addWidget(widgets::captionFor(tr("&Remark"), m_note));
    question->addWidget(m_note, 1);
    auto* layout = new QVBoxLayout(middle);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->addWidget(m_headline);
    layout->addLayout(second);
    layout->addWidget(m_lanes, 1);
    layout->addWidget(m_question);
    layout->addLayout(question);
    return middle;
}

QWidget* ExplainPage::side() {
    auto* side = new QWidget;
    auto* maps = new QHBoxLayout;
    maps->setSpacing(8);
    maps->addWidget(m_trainedMap);
    maps->addWidget(m_shuffledMap);
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(10, 4, 10, 4);
    layout->setSpacing(4);
    const auto section = [layout](const QString& title, std::initializer_list<QWidget*> widgets) {
        layout->addSpacing(6);
        layout->addWidget(widgets::headingLabel(title));
        for (QWidget* widget : widgets) layout->addWidget(widget);
    };
    auto* method = new QHBoxLayout;
    method->addWidget(widgets::captionFor(tr("Me&thod"), m_methods));
    method->addWidget(m_methods, 1);
    layout->addLayout(method);
    layout->addWidget(m_methodNote);
    section(tr("Share of each channel"), {m_shares});
    section(tr("How faithful is the map?"), {m_deletion, m_deletionNote, m_completeness});
    section(tr("Does it show what was learned?"), {});
    layout->addLayout(maps);
    layout->addWidget(m_sanity);
    layout->addStretch(1);
    auto* scroll = new QScrollArea;
    widgets::nameWidget(scroll, QStringLiteral("explainSide"), tr("How far to trust the map"));
    scroll->setWidget(side);
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    return scroll;
}

void ExplainPage::makeLayout() {
    auto* top = new QHBoxLayout(m_top);
    top->setContentsMargins(12, 10, 12, 6);
    top->addWidget(widgets::captionFor(tr("R&un"), m_runs));
    top->addWidget(m_runs, 2);
    top->addSpacing(8);
    top->addWidget(widgets::captionFor(tr("&Kind"), m_kinds));
    top->addWidget(m_kinds, 2);
    top->addStretch(1);
    for (QPushButton* button : {m_showData, m_label, m_save, m_copy}) top->addWidget(button);

    auto* left = new QWidget;
    auto* leftLayout = new QVBoxLayout(left);
    leftLayout->setContentsMargins(0, 0, 0, 0);
    leftLayout->setSpacing(0);
    m_listNote->setContentsMargins(12, 4, 8, 6);
    leftLayout->addWidget(m_list, 1);
    leftLayout->addWidget(m_listNote);
    auto* body = new QSplitter;
    body->setObjectName(QStringLiteral("explainSplitter"));
    body->setChildrenCollapsible(false);
    body->addWidget(left);
    body->addWidget(middle());
    body->addWidget(side());
    body->setStretchFactor(1, 1);
    body->setSizes({kListWidth, 640, kSideWidth});
    m_faces->addWidget(m_empty);
    m_faces->addWidget(body);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins({});
    layout->setSpacing(0);
    layout->addWidget(m_top);
    layout->addWidget(m_faces, 1);
}

void ExplainPage::addActions() {
    const auto add = [this](const char* id, const QString& text, const QString& help, auto run) {
        m_services.actions.add({QLatin1String(id), text, QStringLiteral("model"), {}, widgets::ActionScope::Global, help, {}}, run);
    };
    add("explain.showData", tr("Show the window on the &Data page"), tr("Show the window that is explained among its neighbours"),
        [this] { showOnDataPage(); });
    add("explain.label", tr("&Label the window"), tr("Go to the Label page with the stretch of time that is explained"),
        [this] { labelIt(); });
    add("explain.save", tr("&Save the map..."), tr("Save the map as a picture or its figures as JSON, as tocsin explain does"),
        [this] { chooseFile(); });
    add("explain.copyAnswers", tr("&Copy the answers"), tr("Copy all answers about the run as a table, tab-separated"),
        [this] { copyAnswers(); });
    widgets::attachLaneActions(m_services.actions, *m_lanes);
    widgets::attachLaneMenu(m_services.actions, *m_lanes,
                            {QStringLiteral("explain.label"),
                             QStringLiteral("explain.showData"),
                             QStringLiteral("explain.save"),
                             {},
                             QStringLiteral("lanes.fitSelection"),
                             QStringLiteral("lanes.showAll"),
                             QStringLiteral("lanes.previousView"),
                             {},
                             QStringLiteral("lanes.copyPlot"),
                             QStringLiteral("lanes.copyTable")});
    widgets::attachQueueActions(
        m_services.actions, {m_list, m_lanes->keyTarget()},
        {[this](int direction, bool onlyOpen) { step(direction, onlyOpen); }, [this](widgets::QueueVerdict verdict) { judge(verdict); }});
}

} // namespace tocsin::workbench
