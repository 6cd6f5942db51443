// SPDX-License-Identifier: GPL-3.0-or-later
// How the Export page is built; what it does is in export_page.cpp.
#include <QComboBox>
#include <QDesktopServices>
#include <QFileInfo>
#include <QFormLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>
#include <QSplitter>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTableView>
#include <QTreeView>
#include <QUrl>
#include <QVBoxLayout>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/pages/empty_face.h"
#include "app/workbench/pages/export_page.h"
#include "core/bundle/manifest.h"
#include "widgets/actions/action_registry.h"

namespace tocsin::workbench {

namespace {

constexpr int kMostMemoryKb = 64'000'000;

QLabel* caption(const QString& text, QWidget* buddy) {
    auto* label = new QLabel(text);
    label->setBuddy(buddy);
    return label;
}

QLabel* heading(const QString& text) {
    auto* label = new QLabel(text);
    QFont font = label->font();
    font.setBold(true);
    font.setPointSizeF(font.pointSizeF() * 1.1);
    label->setFont(font);
    return label;
}

void name(QWidget* widget, const QString& object, const QString& accessible) {
    widget->setObjectName(object);
    widget->setAccessibleName(accessible);
}

void quiet(QTableView* table) {
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
    table->setShowGrid(false);
    table->setFrameShape(QFrame::NoFrame);
    table->verticalHeader()->hide();
    table->horizontalHeader()->setHighlightSections(false);
    table->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    table->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
}

} // namespace

ExportPage::ExportPage(const PageServices& services, QWidget* parent)
    : Page(parent), m_services(services), m_faces(new QStackedLayout(this)), m_empty(new EmptyFace), m_runs(new QComboBox),
      m_precision(new QComboBox), m_memory(new QSpinBox), m_serial(new QSpinBox), m_check(new QPushButton(tr("Look a&gain"))),
      m_quantize(new QPushButton(tr("&Quantize to int8"))), m_chooseKey(new QPushButton(tr("&Choose..."))),
      m_makeKey(new QPushButton(tr("Make &one for me"))), m_chooseOut(new QPushButton(tr("Choo&se..."))),
      m_openFolder(new QPushButton(tr("Open fol&der"))), m_report(new QPushButton(tr("Save report..."))),
      m_verifyOther(new QPushButton(tr("Verif&y a bundle..."))), m_export(new QPushButton(tr("E&xport and verify"))), m_name(new QLineEdit),
      m_version(new QLineEdit), m_key(new QLineEdit), m_out(new QLineEdit), m_reason(new QLineEdit), m_use(new QLineEdit),
      m_contact(new QLineEdit), m_limits(new QLineEdit), m_summary(new QLabel), m_detail(new QLabel), m_verdict(new QLabel),
      m_fingerprint(new QLabel), m_reasonCaption(caption(tr("Reaso&n"), m_reason)), m_result(new QLabel), m_preflightTable(new QTableView),
      m_precisionTable(new QTableView), m_tree(new QTreeView), m_preflight(new PreflightModel(this)),
      m_precisions(new PrecisionModel(this)), m_entries(new QStandardItemModel(this)), m_verification(new BundleVerification(this)) {
    setObjectName(QStringLiteral("exportPage"));
    makeControls();
    makeTables();
    makeLayout();
    connectControls();
    addActions();
    showProject(nullptr);
}

void ExportPage::makeControls() {
    name(m_runs, QStringLiteral("exportRun"), tr("Run"));
    name(m_precision, QStringLiteral("exportPrecision"), tr("Precision that runs on the device"));
    m_precision->addItem(tr("int8 where it was kept, else fp32"), QStringLiteral("auto"));
    m_precision->addItem(QStringLiteral("fp32"), QStringLiteral("fp32"));
    m_precision->addItem(QStringLiteral("int8"), QStringLiteral("int8"));
    name(m_memory, QStringLiteral("exportMemory"), tr("Memory that the target has for the model, in KB"));
    m_memory->setRange(0, kMostMemoryKb);
    m_memory->setSpecialValueText(tr("not given", "memory of the target"));
    m_memory->setSuffix(tr(" KB"));
    m_memory->setStepType(QAbstractSpinBox::AdaptiveDecimalStepType);
    m_memory->setGroupSeparatorShown(true);
    name(m_check, QStringLiteral("exportCheck"), tr("Look at the run again"));
    name(m_quantize, QStringLiteral("exportQuantize"), tr("Quantize to int8"));
    name(m_name, QStringLiteral("exportName"), tr("Name of the model"));
    name(m_version, QStringLiteral("exportVersion"), tr("Version"));
    name(m_serial, QStringLiteral("exportSerial"), tr("Serial number"));
    name(m_key, QStringLiteral("exportKey"), tr("Secret key that signs"));
    m_key->setPlaceholderText(tr("A key file of tocsin keygen"));
    name(m_chooseKey, QStringLiteral("exportChooseKey"), tr("Choose a key"));
    name(m_makeKey, QStringLiteral("exportMakeKey"), tr("Make a key for me"));
    name(m_out, QStringLiteral("exportOut"), tr("Bundle to write"));
    name(m_chooseOut, QStringLiteral("exportChooseOut"), tr("Choose the bundle to write"));
    name(m_reason, QStringLiteral("exportReason"), tr("Why the bundle goes out although the budget is not shown"));
    m_reason->setPlaceholderText(tr("Why it may go out although the budget is not shown; the device repeats it"));
    name(m_use, QStringLiteral("exportUse"), tr("Intended use"));
    m_use->setPlaceholderText(tr("On what machines, for what decision"));
    name(m_contact, QStringLiteral("exportContact"), tr("Who to call"));
    m_contact->setPlaceholderText(tr("Name, telephone, when the alarm or the model misbehaves"));
    name(m_limits, QStringLiteral("exportLimits"), tr("Limits"));
    m_limits->setPlaceholderText(tr("Where it must not be trusted (may stay empty)"));
    for (QLineEdit* edit : {m_use, m_contact, m_limits})
        edit->setMaxLength(static_cast<int>(bundle::kMaxAnswer / 4)); // letters of up to 4 bytes
    for (QLineEdit* edit : {m_name, m_version}) edit->setMaxLength(50);
    m_reason->setMaxLength(500);
    name(m_openFolder, QStringLiteral("exportOpenFolder"), tr("Open the folder of the bundle"));
    name(m_report, QStringLiteral("exportReport"), tr("Save the report of the run"));
    name(m_verifyOther, QStringLiteral("exportVerify"), tr("Verify a bundle"));
    name(m_export, QStringLiteral("exportExport"), tr("Export and verify"));
    m_export->setDefault(true);
    name(m_summary, QStringLiteral("exportSummary"), tr("What the list says"));
    name(m_detail, QStringLiteral("exportDetail"), tr("About the chosen line"));
    name(m_verdict, QStringLiteral("exportVerdict"), tr("Whether int8 is kept"));
    name(m_fingerprint, QStringLiteral("exportFingerprint"), tr("Fingerprint of the key"));
    name(m_result, QStringLiteral("exportResult"), tr("What came of it"));
    for (QLabel* label : {m_summary, m_detail, m_verdict, m_result}) {
        label->setWordWrap(true);
        label->setTextInteractionFlags(Qt::TextSelectableByMouse);
    }
    m_detail->setForegroundRole(QPalette::PlaceholderText);
    m_detail->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_detail->setMinimumHeight(3 * m_detail->fontMetrics().lineSpacing()); // so that the list does not move from line to line
    m_fingerprint->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_fingerprint->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
}

void ExportPage::makeTables() {
    name(m_preflightTable, QStringLiteral("preflightTable"), tr("List before the flight"));
    m_preflightTable->setModel(m_preflight);
    quiet(m_preflightTable);
    m_preflightTable->setWordWrap(true);
    QHeaderView* header = m_preflightTable->horizontalHeader();
    header->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    header->setSectionResizeMode(PreflightModel::State, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PreflightModel::Check, QHeaderView::ResizeToContents);
    header->setSectionResizeMode(PreflightModel::Finding, QHeaderView::Stretch);
    header->setSectionResizeMode(PreflightModel::Place, QHeaderView::ResizeToContents);
    m_preflightTable->verticalHeader()->setMinimumSectionSize(m_preflightTable->fontMetrics().height() + 8);
    m_preflightTable->verticalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    name(m_precisionTable, QStringLiteral("precisionTable"), tr("fp32 against int8"));
    m_precisionTable->setModel(m_precisions);
    quiet(m_precisionTable);
    m_precisionTable->horizontalHeader()->setSectionResizeMode(PrecisionModel::Figure, QHeaderView::Stretch);
    for (const int column : {PrecisionModel::Fp32, PrecisionModel::Int8})
        m_precisionTable->horizontalHeader()->setSectionResizeMode(column, QHeaderView::ResizeToContents);
    m_precisionTable->verticalHeader()->setDefaultSectionSize(m_precisionTable->fontMetrics().height() + 6);
    name(m_tree, QStringLiteral("bundleTree"), tr("What is inside the bundle"));
    m_tree->setModel(m_entries);
    m_tree->setFrameShape(QFrame::NoFrame);
    m_tree->setSelectionMode(QAbstractItemView::SingleSelection);
    m_tree->setUniformRowHeights(true);
    m_tree->setRootIsDecorated(true);
    m_tree->setTabKeyNavigation(false);
}

QBoxLayout* ExportPage::topRow() {
    auto* row = new QHBoxLayout;
    m_runs->setMinimumContentsLength(18);
    m_runs->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    row->addWidget(caption(tr("&Run"), m_runs));
    row->addWidget(m_runs, 2);
    row->addWidget(caption(tr("Prec&ision"), m_precision));
    row->addWidget(m_precision, 1);
    row->addWidget(caption(tr("T&arget has"), m_memory));
    row->addWidget(m_memory, 1);
    row->addWidget(m_check);
    return row;
}

QWidget* ExportPage::leftSide() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(0, 0, 8, 0);
    auto* first = new QHBoxLayout;
    first->addWidget(heading(tr("Before the flight")));
    first->addSpacing(8);
    first->addWidget(m_summary, 1);
    layout->addLayout(first);
    layout->addWidget(m_preflightTable, 3);
    layout->addWidget(m_detail);
    layout->addSpacing(4);
    auto* second = new QHBoxLayout;
    second->addWidget(heading(tr("fp32 against int8")), 1);
    second->addWidget(m_quantize);
    layout->addLayout(second);
    layout->addWidget(m_verdict);
    layout->addWidget(m_precisionTable, 2);
    return side;
}

QWidget* ExportPage::rightSide() {
    auto* side = new QWidget;
    auto* layout = new QVBoxLayout(side);
    layout->setContentsMargins(8, 0, 0, 0);
    auto* form = new QFormLayout;
    form->setFieldGrowthPolicy(QFormLayout::AllNonFixedFieldsGrow);
    form->setVerticalSpacing(5);
    form->addRow(heading(tr("Bundle")));
    const auto row = [](std::initializer_list<std::pair<QWidget*, int>> widgets) {
        auto* line = new QHBoxLayout;
        line->setSpacing(8);
        for (const auto& [widget, stretch] : widgets) line->addWidget(widget, stretch);
        return line;
    };
    form->addRow(
        caption(tr("Name", "of the model"), m_name),
        row({{m_name, 3}, {caption(tr("Version"), m_version), 0}, {m_version, 2}, {caption(tr("Serial"), m_serial), 0}, {m_serial, 2}}));
    form->addRow(caption(tr("&Key"), m_key), row({{m_key, 1}, {m_chooseKey, 0}, {m_makeKey, 0}}));
    form->addRow(QString(), m_fingerprint);
    form->addRow(caption(tr("&Bundle"), m_out), row({{m_out, 1}, {m_chooseOut, 0}}));
    form->addRow(m_reasonCaption, m_reason);
    form->addRow(heading(tr("Model card")));
    form->addRow(caption(tr("Intended &use"), m_use), m_use);
    form->addRow(caption(tr("&Who to call"), m_contact), m_contact);
    form->addRow(caption(tr("Limits"), m_limits), m_limits);
    layout->addLayout(form);
    layout->addSpacing(6);
    layout->addWidget(heading(tr("What is inside")));
    layout->addWidget(m_tree, 1);
    return side;
}

QBoxLayout* ExportPage::bottomRow() {
    auto* row = new QHBoxLayout;
    row->addWidget(m_result, 1);
    for (QPushButton* button : {m_openFolder, m_verifyOther, m_report, m_export}) row->addWidget(button);
    return row;
}

void ExportPage::makeLayout() {
    auto* splitter = new QSplitter;
    splitter->setObjectName(QStringLiteral("exportSplitter"));
    splitter->setChildrenCollapsible(false);
    splitter->addWidget(leftSide());
    splitter->addWidget(rightSide());
    splitter->setSizes({690, 570});
    auto* full = new QWidget;
    auto* layout = new QVBoxLayout(full);
    layout->setContentsMargins(12, 10, 12, 10);
    layout->addLayout(topRow());
    layout->addSpacing(4);
    layout->addWidget(splitter, 1);
    layout->addLayout(bottomRow());
    m_faces->addWidget(m_empty);
    m_faces->addWidget(full);
}

void ExportPage::connectControls() {
    connect(m_empty, &EmptyFace::pressed, this, [this] {
        if (m_session)
            Q_EMIT pageRequested(QStringLiteral("train"));
        else
            Q_EMIT openRequested();
    });
    connect(m_runs, &QComboBox::currentIndexChanged, this, [this] { showRun(); });
    connect(m_precision, &QComboBox::currentIndexChanged, this, [this] {
        showPlanned();
        if (isVisible()) startPreflight();
    });
    connect(m_memory, &QSpinBox::editingFinished, this, [this] { m_stale = true; });
    connect(m_check, &QPushButton::clicked, this, &ExportPage::startPreflight);
    connect(m_preflightTable, &QTableView::activated, this, [this](const QModelIndex& index) { mend(index.row()); });
    connect(m_preflightTable->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& now) {
        m_detail->setText(now.isValid() ? m_preflight->lines()[static_cast<std::size_t>(now.row())].detail : QString());
    });
    connect(m_quantize, &QPushButton::clicked, this, &ExportPage::quantize);
    connect(m_key, &QLineEdit::textChanged, this, [this] { showKey(); });
    for (QLineEdit* edit : {m_out, m_reason, m_use, m_contact}) connect(edit, &QLineEdit::textChanged, this, [this] { enableControls(); });
    connect(m_serial, &QSpinBox::valueChanged, this, [this] { enableControls(); });
    connect(m_chooseKey, &QPushButton::clicked, this, [this] { askKeyFile(); });
    connect(m_makeKey, &QPushButton::clicked, this, &ExportPage::makeKey);
    connect(m_chooseOut, &QPushButton::clicked, this, [this] { askBundleFile(); });
    connect(m_openFolder, &QPushButton::clicked, this,
            [this] { QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_bundle).absolutePath())); });
    connect(m_report, &QPushButton::clicked, this, [this] { askReportFile(); });
    connect(m_verifyOther, &QPushButton::clicked, this, [this] { askBundleToVerify(); });
    connect(m_export, &QPushButton::clicked, this, &ExportPage::exportBundle);
    connect(m_verification, &BundleVerification::finished, this, &ExportPage::verified);
    connect(&m_services.labels, &LabelDocument::changed, this, [this] { m_stale = true; });
}

void ExportPage::addActions() {
    const auto add = [this](const char* id, const QString& text, const QString& help, std::function<void()> run) {
        m_services.actions.add({QLatin1String(id), text, QStringLiteral("model"), {}, widgets::ActionScope::Global, help, {}},
                               std::move(run));
    };
    add("export.preflight", tr("&Look before the flight"),
        tr("Leakage, units, drift, clock, memory, latency and the rest, on the Export page"), [this] {
            Q_EMIT pageRequested(QStringLiteral("export"));
            startPreflight();
        });
    add("export.quantize", tr("&Quantize to int8"), tr("Make an int8 model of the run, compare it, and keep it where it pays"),
        [this] { quantize(); });
    add("export.bundle", tr("&Export and verify"), tr("Pack and sign the bundle of the Export page, then have another program verify it"),
        [this] { exportBundle(); });
    add("export.verify", tr("&Verify a bundle..."), tr("Signature, every byte and the golden vectors of a bundle, by another program"),
        [this] { askBundleToVerify(); });
    add("report.save", tr("&Save the report..."), tr("What the run is worth, with intervals, baseline and limits, as HTML or PDF"),
        [this] { askReportFile(); });
}

} // namespace tocsin::workbench
