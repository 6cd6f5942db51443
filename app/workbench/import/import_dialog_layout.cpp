// SPDX-License-Identifier: GPL-3.0-or-later
// What the dialog is made of and where it stands.
#include <QCheckBox>
#include <QComboBox>
#include <QCompleter>
#include <QFontDatabase>
#include <QGridLayout>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QVBoxLayout>

#include "app/workbench/import/guess_panel.h"
#include "app/workbench/import/import_dialog.h"
#include "app/workbench/import/preview_models.h"
#include "app/workbench/pages/empty_face.h"

namespace tocsin::workbench {

namespace {

template<class W>
W* named(W* widget, const char* name, const QString& accessible) {
    widget->setObjectName(QLatin1String(name));
    widget->setAccessibleName(accessible);
    return widget;
}

QTableView* table(const char* name, const QString& accessible, QAbstractItemModel* model) {
    auto* view = named(new QTableView, name, accessible);
    view->setModel(model);
    view->setFrameShape(QFrame::NoFrame);
    view->setShowGrid(false);
    view->setAlternatingRowColors(true);
    view->setSelectionBehavior(QAbstractItemView::SelectRows);
    view->setTabKeyNavigation(false);
    view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setHorizontalScrollMode(QAbstractItemView::ScrollPerPixel);
    view->setWordWrap(false);
    view->horizontalHeader()->setHighlightSections(false);
    view->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    view->verticalHeader()->setDefaultSectionSize(view->fontMetrics().height() + 7);
    return view;
}

QLabel* caption(const QString& title, QWidget* buddy) {
    auto* label = new QLabel(title);
    label->setBuddy(buddy);
    return label;
}

} // namespace

ImportDialog::ImportDialog(std::shared_ptr<ProjectSession> session, QWidget* parent)
    : QDialog(parent), m_presenter(std::move(session)), m_fileModel(new FileListModel(m_presenter, this)),
      m_channelModel(new ChannelModel(m_presenter, this)), m_rowModel(new SourceRowModel(this)), m_rejectModel(new RejectModel(this)),
      m_heading(named(new QLabel, "importHeading", tr("File"))), m_subheading(named(new QLabel, "importSubheading", tr("About the file"))),
      m_note(named(new QLabel, "importListing", tr("About the list"))), m_sampling(named(new QLabel, "importSampling", tr("Time axis"))),
      m_fieldError(named(new QLabel, "importFieldError", tr("What to mend"))),
      m_behind(named(new QLabel, "importBehind", tr("What stays behind"))), m_files(table("importFiles", tr("Files"), m_fileModel)),
      m_channels(table("importChannels", tr("Channels"), m_channelModel)),
      m_rows(table("importRows", tr("First and last rows"), m_rowModel)),
      m_rejects(table("importRejects", tr("Rejected lines"), m_rejectModel)), m_faces(new QStackedWidget), m_face(new EmptyFace),
      m_guesses(new GuessPanel), m_topTabs(named(new QTabWidget, "importTopTabs", tr("Channels and time"))),
      m_bottomTabs(named(new QTabWidget, "importBottomTabs", tr("Rows"))), m_asset(named(new QComboBox, "importAsset", tr("Machine"))),
      m_whole(named(new QComboBox, "importWholeLabel", tr("Class of the whole recording"))),
      m_labelColumns(named(new QToolButton, "importLabelColumns", tr("Label columns"))), m_labelMenu(new QMenu(m_labelColumns)),
      m_tags(named(new QLineEdit, "importTags", tr("Tags"))), m_rate(named(new QLineEdit, "importRate", tr("Sampling rate in Hz"))),
      m_start(named(new QLineEdit, "importStart", tr("Start time"))), m_globs(named(new QLineEdit, "importGlobs", tr("Only channels"))),
      m_recipeFile(named(new QLineEdit, "importRecipeFile", tr("File of the recipe"))),
      m_terminal(named(new QLineEdit, "importTerminal", tr("The same in a terminal"))),
      m_saveRecipe(named(new QCheckBox(tr("Save as &recipe")), "importSaveRecipe", tr("Save as recipe"))),
      m_loadRecipe(named(new QPushButton(tr("Load reci&pe...")), "importLoadRecipe", tr("Load a recipe"))),
      m_useForOthers(named(new QPushButton, "importUseForOthers", tr("Read the other files this way"))),
      m_import(named(new QPushButton, "importButton", tr("Import"))),
      m_cancel(named(new QPushButton(tr("Cancel")), "importCancel", tr("Cancel"))),
      m_copy(named(new QPushButton(tr("Cop&y")), "importCopy", tr("Copy the command"))),
      m_browseRecipe(named(new QToolButton, "importBrowseRecipe", tr("Choose the file of the recipe"))) {
    setObjectName(QStringLiteral("importDialog"));
    setWindowTitle(tr("Import"));
    m_errors.resize(3);
    QFont large = m_heading->font();
    large.setPointSizeF(large.pointSizeF() * 1.35);
    large.setBold(true);
    m_heading->setFont(large);
    m_subheading->setForegroundRole(QPalette::PlaceholderText);
    m_behind->setForegroundRole(QPalette::PlaceholderText);

    auto* right = new QWidget;
    auto* rightLayout = new QVBoxLayout(right);
    rightLayout->setContentsMargins({});
    rightLayout->addWidget(m_heading);
    rightLayout->addWidget(m_subheading);
    m_faces->addWidget(m_face);
    m_faces->addWidget(makeContent());
    m_face->setObjectName(QStringLiteral("importFace"));
    rightLayout->addWidget(m_faces, 1);
    auto* both = new QSplitter;
    both->setObjectName(QStringLiteral("importSplitter"));
    both->setChildrenCollapsible(false);
    both->addWidget(m_filesPane = makeFiles());
    both->addWidget(right);
    both->setStretchFactor(1, 1);
    both->setSizes({330, 900});
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(14, 12, 14, 12);
    layout->setSpacing(8);
    layout->addWidget(both, 1);
    layout->addWidget(makeForm());
    layout->addWidget(makeFoot());
    for (QPushButton* button : findChildren<QPushButton*>()) button->setAutoDefault(false);
    m_import->setDefault(true);
    follow();
    showFiles();
    showReadiness();
    m_asset->setFocus(); // the one thing that no file says; Enter imports from here
    resize(std::min(1240, fontMetrics().averageCharWidth() * 206), std::min(690, fontMetrics().height() * 49));
}

QWidget* ImportDialog::makeFiles() {
    m_files->setSelectionMode(QAbstractItemView::ExtendedSelection);
    m_files->verticalHeader()->hide();
    m_files->horizontalHeader()->setStretchLastSection(true);
    m_files->setColumnWidth(FileListModel::Name, fontMetrics().averageCharWidth() * 23);
    m_files->setColumnWidth(FileListModel::Machine, fontMetrics().averageCharWidth() * 13);
    m_files->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_note->setWordWrap(true);
    auto* pane = new QWidget;
    auto* layout = new QVBoxLayout(pane);
    layout->setContentsMargins({});
    layout->addWidget(m_files, 1);
    layout->addWidget(m_note);
    layout->addWidget(m_useForOthers);
    pane->hide();
    return pane;
}

QWidget* ImportDialog::makeContent() {
    m_channels->verticalHeader()->hide();
    m_channels->verticalHeader()->setDefaultSectionSize(fontMetrics().height() * 2);
    m_channels->setItemDelegateForColumn(ChannelModel::Picture, new PictureDelegate(m_channels));
    m_channels->setEditTriggers(QAbstractItemView::DoubleClicked | QAbstractItemView::EditKeyPressed);
    m_channels->horizontalHeader()->setSectionResizeMode(ChannelModel::Picture, QHeaderView::Stretch);
    m_channels->horizontalHeader()->setMinimumSectionSize(fontMetrics().averageCharWidth() * 7);
    m_channels->setColumnWidth(ChannelModel::Name, fontMetrics().averageCharWidth() * 16);
    m_channels->setColumnWidth(ChannelModel::Unit, fontMetrics().averageCharWidth() * 8);
    m_channels->setColumnWidth(ChannelModel::Range, fontMetrics().averageCharWidth() * 16);
    m_channels->setColumnWidth(ChannelModel::Missing, fontMetrics().averageCharWidth() * 9);
    m_rows->horizontalHeader()->setDefaultSectionSize(fontMetrics().averageCharWidth() * 19);
    m_rows->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejects->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_rejects->verticalHeader()->hide();
    m_rejects->horizontalHeader()->setStretchLastSection(true);
    m_rejects->setColumnWidth(1, fontMetrics().averageCharWidth() * 50);
    m_sampling->setWordWrap(true);
    m_sampling->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_sampling->setAlignment(Qt::AlignTop | Qt::AlignLeft);
    m_sampling->setMargin(12);
    m_sampling->setBackgroundRole(QPalette::Base);
    m_sampling->setAutoFillBackground(true);
    m_topTabs->setDocumentMode(true);
    m_topTabs->addTab(m_channels, tr("&Channels"));
    m_topTabs->addTab(m_sampling, tr("&Time axis"));
    m_bottomTabs->setDocumentMode(true);
    m_bottomTabs->addTab(m_rows, tr("Ro&ws"));
    m_bottomTabs->addTab(m_rejects, tr("Re&jected lines"));
    auto* top = new QSplitter;
    top->setObjectName(QStringLiteral("importTopSplitter"));
    top->setChildrenCollapsible(false);
    top->addWidget(m_guesses);
    top->addWidget(m_topTabs);
    top->setStretchFactor(0, 1);
    top->setStretchFactor(1, 1);
    top->setSizes({450, 500});
    auto* content = new QSplitter(Qt::Vertical);
    content->setObjectName(QStringLiteral("importContentSplitter"));
    content->setChildrenCollapsible(false);
    content->addWidget(top);
    content->addWidget(m_bottomTabs);
    content->setSizes({290, 170});
    return content;
}

QWidget* ImportDialog::makeForm() {
    m_asset->setEditable(true);
    m_asset->setInsertPolicy(QComboBox::NoInsert);
    m_asset->addItems(m_presenter.knownAssets());
    m_asset->lineEdit()->setPlaceholderText(tr("for example pump 3"));
    m_whole->setEditable(true);
    m_whole->setInsertPolicy(QComboBox::NoInsert);
    m_whole->addItem(QString());
    m_whole->addItems(m_presenter.knownClasses());
    m_whole->lineEdit()->setPlaceholderText(tr("none"));
    for (QComboBox* box : {m_asset, m_whole}) {
        box->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
        box->setMinimumContentsLength(16);
    }
    m_labelColumns->setText(tr("None"));
    m_labelColumns->setPopupMode(QToolButton::InstantPopup);
    m_labelColumns->setToolButtonStyle(Qt::ToolButtonTextOnly);
    m_labelColumns->setFocusPolicy(Qt::StrongFocus);
    m_labelColumns->setMenu(m_labelMenu);
    m_labelColumns->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    m_labelColumns->setToolTip(tr("Columns whose runs of nonzero become labels"));
    m_tags->setPlaceholderText(tr("site=north, load=2"));
    m_rate->setPlaceholderText(tr("for example 12000"));
    m_start->setPlaceholderText(tr("2025-03-04 11:20, or 1970-01-01 when not known"));
    m_globs->setPlaceholderText(tr("*DE_time, *FE_time; all when empty"));
    m_fieldError->setForegroundRole(QPalette::Link);
    m_fieldError->setWordWrap(true);
    m_fieldError->hide();

    auto* form = new QWidget;
    auto* grid = new QGridLayout(form);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    grid->addWidget(caption(tr("&Machine"), m_asset), 0, 0);
    grid->addWidget(m_asset, 0, 1);
    grid->addWidget(caption(tr("Cl&ass of the whole"), m_whole), 0, 2);
    grid->addWidget(m_whole, 0, 3);
    grid->addWidget(caption(tr("La&bel columns"), m_labelColumns), 0, 4);
    grid->addWidget(m_labelColumns, 0, 5);
    grid->addWidget(caption(tr("Ta&gs"), m_tags), 0, 6);
    grid->addWidget(m_tags, 0, 7);
    m_rateFields = new QWidget;
    auto* rates = new QHBoxLayout(m_rateFields);
    rates->setContentsMargins({});
    rates->addWidget(caption(tr("Sampling rate [H&z]"), m_rate));
    rates->addWidget(m_rate, 1);
    rates->addWidget(caption(tr("&Start time"), m_start));
    rates->addWidget(m_start, 3);
    m_rateFields->hide();
    grid->addWidget(m_rateFields, 1, 0, 1, 5);
    m_globFields = new QWidget;
    auto* globs = new QHBoxLayout(m_globFields);
    globs->setContentsMargins({});
    globs->addWidget(caption(tr("O&nly channels"), m_globs));
    globs->addWidget(m_globs, 1);
    m_globFields->hide();
    grid->addWidget(m_globFields, 1, 5, 1, 3);
    grid->addWidget(m_fieldError, 2, 0, 1, 8);
    for (const int column : {1, 3, 5, 7}) grid->setColumnStretch(column, 1);
    return form;
}

QWidget* ImportDialog::makeFoot() {
    m_browseRecipe->setText(QStringLiteral("\u2026"));
    m_browseRecipe->setFocusPolicy(Qt::StrongFocus);
    m_terminal->setReadOnly(true);
    m_terminal->setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    m_terminal->setPlaceholderText(tr("The command that does the same stands here once something can be imported"));
    auto* foot = new QWidget;
    auto* grid = new QGridLayout(foot);
    grid->setContentsMargins({});
    grid->setHorizontalSpacing(8);
    grid->setVerticalSpacing(6);
    auto* recipe = new QHBoxLayout;
    recipe->addWidget(m_recipeFile, 1);
    recipe->addWidget(m_browseRecipe);
    recipe->addWidget(m_loadRecipe);
    grid->addWidget(m_saveRecipe, 0, 0);
    grid->addLayout(recipe, 0, 1);
    grid->addWidget(caption(tr("In a terminal"), m_terminal), 1, 0);
    auto* terminal = new QHBoxLayout;
    terminal->addWidget(m_terminal, 1);
    terminal->addWidget(m_copy);
    grid->addLayout(terminal, 1, 1);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_behind, 1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_import);
    grid->addLayout(buttons, 2, 0, 1, 2);
    return foot;
}

} // namespace tocsin::workbench
