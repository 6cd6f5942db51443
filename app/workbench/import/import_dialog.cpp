// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/import_dialog.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QEvent>
#include <QFileDialog>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QMenu>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <algorithm>

#include "app/workbench/import/guess_panel.h"
#include "app/workbench/import/preview_models.h"
#include "app/workbench/pages/empty_face.h"
#include "core/plugin/plugin_registry.h"

namespace tocsin::workbench {

namespace {

enum ErrorField { TagsError, RateError, StartError, FieldErrors };

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

/// What the importers here take, for a file that none of them does.
QString acceptedFiles() {
    QStringList lines;
    const plugin::PluginRegistry registry;
    for (const plugin::PluginInfo& plugin : registry.plugins()) {
        QStringList endings;
        for (const std::string& extension : plugin.extensions) endings << QLatin1Char('.') + text(extension);
        lines << QStringLiteral("%1: %2").arg(text(plugin.title), endings.join(QLatin1Char(' ')));
    }
    return lines.join(QLatin1Char('\n'));
}

} // namespace

ImportDialog::~ImportDialog() = default;

void ImportDialog::addPaths(const QStringList& paths) {
    m_presenter.add(paths);
}

void ImportDialog::follow() {
    connect(&m_presenter, &ImportPresenter::filesChanged, this, &ImportDialog::showFiles);
    connect(&m_presenter, &ImportPresenter::currentChanged, this, &ImportDialog::showCurrent);
    connect(&m_presenter, &ImportPresenter::readinessChanged, this, &ImportDialog::showReadiness);
    connect(m_guesses, &GuessPanel::edited, &m_presenter, &ImportPresenter::edit);
    connect(m_guesses, &GuessPanel::zoneChosen, &m_presenter, &ImportPresenter::setZone);
    connect(m_guesses, &GuessPanel::resetRequested, &m_presenter, &ImportPresenter::reset);
    connect(m_files->selectionModel(), &QItemSelectionModel::currentRowChanged, this, [this](const QModelIndex& index) {
        if (!m_updating) m_presenter.setCurrent(index.row());
    });
    connect(m_files->selectionModel(), &QItemSelectionModel::selectionChanged, this, [this] { showFiles(); });
    connect(m_asset, &QComboBox::currentTextChanged, this, [this](const QString& asset) {
        if (!m_updating) m_presenter.setAsset(selectedFiles(), asset);
    });
    connect(m_whole, &QComboBox::currentTextChanged, &m_presenter, &ImportPresenter::setWholeLabel);
    const auto field = [this](QLineEdit* line, ErrorField place, QString (ImportPresenter::*set)(const QString&)) {
        connect(line, &QLineEdit::textChanged, this, [this, place, set](const QString& value) {
            m_errors[place] = (m_presenter.*set)(value);
            showReadiness();
        });
    };
    field(m_tags, TagsError, &ImportPresenter::setTags);
    field(m_rate, RateError, &ImportPresenter::setRate);
    field(m_start, StartError, &ImportPresenter::setStart);
    connect(m_globs, &QLineEdit::editingFinished, this, [this] { m_presenter.setChannelGlobs(m_globs->text()); });
    connect(m_labelMenu, &QMenu::aboutToShow, this, &ImportDialog::showLabelMenu);
    connect(m_saveRecipe, &QCheckBox::toggled, this, [this](bool on) {
        if (!m_updating) m_presenter.setSaveRecipe(on);
    });
    connect(m_recipeFile, &QLineEdit::textEdited, this, [this](const QString& file) {
        m_presenter.setRecipeFile(file);
        showReadiness();
    });
    connect(m_browseRecipe, &QToolButton::clicked, this, &ImportDialog::chooseRecipeFile);
    connect(m_loadRecipe, &QPushButton::clicked, this, &ImportDialog::chooseRecipe);
    connect(m_useForOthers, &QPushButton::clicked, &m_presenter, &ImportPresenter::useForOthers);
    connect(m_copy, &QPushButton::clicked, this, [this] { QGuiApplication::clipboard()->setText(m_presenter.terminalCommand()); });
    connect(m_import, &QPushButton::clicked, this, &ImportDialog::wanted);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

std::vector<int> ImportDialog::selectedFiles() const {
    std::vector<int> rows;
    for (const QModelIndex& index : m_files->selectionModel()->selectedRows()) rows.push_back(index.row());
    if (rows.empty() && m_presenter.current() >= 0) rows.push_back(m_presenter.current());
    return rows;
}

void ImportDialog::showFiles() {
    if (m_updating) return;
    m_updating = true;
    m_fileModel->refresh();
    const auto count = m_presenter.files().size();
    m_filesPane->setVisible(count > 1);
    if (const int current = m_presenter.current(); current >= 0 && m_files->currentIndex().row() != current)
        m_files->setCurrentIndex(m_fileModel->index(current, 0));
    const auto others = m_presenter.others().size();
    m_useForOthers->setText(others == 1 ? tr("Read the &other file this way") : tr("Read the &other %1 files this way").arg(others));
    const bool usable = others > 0 && m_presenter.file() && m_presenter.file()->source.plan;
    m_useForOthers->setEnabled(usable);
    m_useForOthers->setToolTip(usable ? QString() : tr("Needs a file that can be read, and others that were looked at"));
    const auto selected = selectedFiles();
    m_note->setText(m_presenter.listingNote());
    m_note->setVisible(!m_note->text().isEmpty());
    if (!selected.empty()) {
        const QString asset = text(m_presenter.files()[static_cast<std::size_t>(selected.front())].asset);
        if (asset != m_asset->currentText().trimmed()) m_asset->setEditText(asset);
    }
    m_asset->setToolTip(selected.size() > 1 ? tr("For the %1 selected files").arg(selected.size()) : QString());
    m_updating = false;
    showFace();
}

void ImportDialog::showFace() {
    const ImportFile* file = m_presenter.file();
    if (!file) {
        if (m_presenter.busy())
            m_face->show(tr("Looking for files..."), tr("Folders are searched to the bottom."));
        else
            m_face->show(tr("There is nothing to import"), tr("No file here is taken by an importer. These are:\n%1").arg(acceptedFiles()));
    } else if (file->state == FileState::Failed && !file->source.plan) {
        const QString what = text(file->source.error.message);
        const bool unknown = file->source.error.code == ErrorCode::NotFound;
        m_face->show(tr("%1 cannot be imported").arg(text(file->path.filename().string())),
                     unknown
                         ? tr("%1\n\nWhat can be imported:\n%2").arg(what, acceptedFiles())
                         : tr("%1\n\nWhat can be imported:\n%2\n\nA recipe that names separator, heading rows and time column may help: "
                              "Load recipe.")
                               .arg(what, acceptedFiles()));
    } else if (!file->source.plan) {
        m_face->show(tr("Looking at %1...").arg(text(file->path.filename().string())),
                     tr("Its beginning and its end are read, and how it is written is found out."));
    } else {
        m_faces->setCurrentIndex(1);
        return;
    }
    m_faces->setCurrentIndex(0);
}

void ImportDialog::showCurrent() {
    const ImportFile* file = m_presenter.file();
    showFace();
    if (!file) return;
    m_heading->setText(text(file->path.filename().string()));
    const auto& plan = file->source.plan;
    m_rowModel->setPlan(plan);
    m_rejectModel->setPlan(plan);
    m_channelModel->refresh();
    if (!plan) {
        m_subheading->setText(text(file->path.parent_path().string()));
        return;
    }
    std::optional<table::Dialect> dialect;
    if (auto read = plan->dialect.is_null() ? Result<table::Dialect>(Error{}) : table::dialectFromJson(plan->dialect); read.ok())
        dialect = *std::move(read);
    QStringList parts{fileSize(plan->bytes), plan->importer == "csv" ? tr("delimited text") : tr("importer %1").arg(text(plan->importer)),
                      tr("channels: %1").arg(plan->channels.size()), text(file->path.parent_path().string())};
    m_subheading->setText(parts.join(QStringLiteral("  \u00b7  ")));
    QStringList warnings;
    for (const std::string& warning : plan->warnings) warnings << text(warning);
    for (const ingest::LeftOut& left : plan->leftOut) warnings << tr("%1 is left out: %2").arg(text(left.name), text(left.reason));
    if (!plan->settled) warnings << tr("The whole file is still being asked what its beginning and end leave open.");
    if (file->source.needsRate) warnings << tr("The file holds no time. Give the sampling rate and the start below.");
    QString note = file->change;
    if (m_presenter.busy()) note = tr("Reading again...");
    m_guesses->show(m_presenter.guesses(), dialect, warnings, note, file->problem);
    const QStringList sampling = samplingWords(*plan, file->source.needsRate);
    m_sampling->setText(sampling.join(QLatin1Char('\n')));
    const std::int64_t rejected = plan->glance.rejectedCount;
    m_bottomTabs->setTabText(1, plan->glance.whole ? tr("Re&jected lines (%1)").arg(grouped(rejected))
                                                   : tr("Re&jected lines (%1 so far)").arg(grouped(rejected)));
    m_rateFields->setVisible(m_presenter.wantsRate());
    m_globFields->setVisible(m_presenter.channelsByGlob());
    m_labelColumns->setText(m_presenter.shared().labelColumns.empty() ? tr("None")
                                                                      : tr("%1 chosen").arg(m_presenter.shared().labelColumns.size()));
}

void ImportDialog::showReadiness() {
    const QString blocker = m_presenter.blocker();
    const auto error = std::find_if(m_errors.begin(), m_errors.end(), [](const QString& one) { return !one.isEmpty(); });
    const bool ready = blocker.isEmpty() && error == m_errors.end();
    m_import->setText(error == m_errors.end() ? m_presenter.buttonText() : tr("Mend the field in question"));
    m_import->setAccessibleName(m_import->text());
    m_import->setEnabled(ready);
    m_import->setToolTip(ready ? QString() : error != m_errors.end() ? *error : blocker);
    m_fieldError->setText(error == m_errors.end() ? QString() : *error);
    m_fieldError->setVisible(error != m_errors.end());
    m_behind->setText(m_presenter.leftBehind());
    m_updating = true;
    m_saveRecipe->setChecked(m_presenter.saveRecipe());
    if (!m_recipeFile->hasFocus()) m_recipeFile->setText(m_presenter.recipeFile());
    m_updating = false;
    for (QWidget* field : {static_cast<QWidget*>(m_recipeFile), static_cast<QWidget*>(m_browseRecipe)}) {
        field->setEnabled(m_presenter.saveRecipe());
        field->setToolTip(m_presenter.saveRecipe() ? QString() : tr("Tick \"Save as recipe\" first"));
    }
    const QString command = blocker.isEmpty() ? m_presenter.terminalCommand() : QString();
    m_terminal->setText(command.section(QLatin1Char('\n'), 0, 0) +
                        (command.contains(QLatin1Char('\n')) ? QStringLiteral(" \u2026") : QString()));
    m_terminal->setCursorPosition(0);
    m_terminal->setToolTip(command);
    m_copy->setEnabled(!command.isEmpty());
    m_copy->setToolTip(command.isEmpty() ? tr("Needs a file that can be imported") : QString());
}

void ImportDialog::showLabelMenu() {
    m_labelMenu->clear();
    std::vector<std::string> chosen = m_presenter.shared().labelColumns;
    for (const QString& name : m_presenter.labelCandidates()) {
        QAction* action = m_labelMenu->addAction(QString(name).replace(QLatin1Char('&'), QLatin1String("&&")));
        action->setCheckable(true);
        action->setChecked(std::find(chosen.begin(), chosen.end(), name.toStdString()) != chosen.end());
        connect(action, &QAction::toggled, this, [this, name](bool on) {
            QStringList names;
            for (const std::string& column : m_presenter.shared().labelColumns) names << text(column);
            names.removeAll(name);
            if (on) names << name;
            m_presenter.setLabelColumns(names);
            showCurrent();
        });
    }
    if (m_labelMenu->isEmpty()) m_labelMenu->addAction(tr("No column can be a label"))->setEnabled(false);
}

void ImportDialog::chooseRecipe() {
    const QString file =
        QFileDialog::getOpenFileName(this, tr("Load a recipe"), QFileInfo(m_presenter.recipeFile()).absolutePath(), tr("Recipe (*.json)"));
    if (file.isEmpty()) return;
    if (const QString problem = m_presenter.loadRecipe(file); !problem.isEmpty()) {
        m_fieldError->setText(problem);
        m_fieldError->show();
    }
}

void ImportDialog::chooseRecipeFile() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Save as recipe"), m_presenter.recipeFile(), tr("Recipe (*.json)"));
    if (file.isEmpty()) return;
    m_presenter.setRecipeFile(file);
    showReadiness();
}

void ImportDialog::wanted() {
    if (!m_import->isEnabled()) return;
    const ImportOrder order = m_presenter.order();
    accept();
    Q_EMIT importWanted(order);
}

void ImportDialog::changeEvent(QEvent* event) {
    if (event->type() == QEvent::PaletteChange && m_presenter.file()) showCurrent(); // links carry their colour
    QDialog::changeEvent(event);
}

void ImportDialog::settle() {
    m_presenter.settle();
    showFiles();
    showCurrent();
    showReadiness();
}

} // namespace tocsin::workbench
