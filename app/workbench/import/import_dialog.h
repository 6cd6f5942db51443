// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>
#include <memory>

#include "app/workbench/import/import_presenter.h"

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QMenu;
class QPushButton;
class QStackedWidget;
class QTabWidget;
class QTableView;
class QToolButton;

namespace tocsin::workbench {

class ChannelModel;
class EmptyFace;
class FileListModel;
class GuessPanel;
class RejectModel;
class SourceRowModel;

/// What is to be imported and how it is read, before anything is imported. Enter imports when everything is there, Esc closes.
class ImportDialog : public QDialog {
    Q_OBJECT
public:
    explicit ImportDialog(std::shared_ptr<ProjectSession> session, QWidget* parent = nullptr);
    ~ImportDialog() override;
    void addPaths(const QStringList& paths);
    [[nodiscard]] ImportPresenter& presenter() { return m_presenter; }
    /// For tests and pictures: waits for all plans and shows them.
    void settle();

Q_SIGNALS:
    /// The user pressed Import; the dialog has closed.
    void importWanted(const ImportOrder& order);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeFiles();
    QWidget* makeContent();
    QWidget* makeForm();
    QWidget* makeFoot();
    void follow();
    void showFiles();
    void showCurrent();
    void showReadiness();
    void showFace();
    void showLabelMenu();
    void chooseRecipe();
    void chooseRecipeFile();
    void wanted();
    [[nodiscard]] std::vector<int> selectedFiles() const;

    ImportPresenter m_presenter;
    FileListModel* m_fileModel;
    ChannelModel* m_channelModel;
    SourceRowModel* m_rowModel;
    RejectModel* m_rejectModel;
    QLabel *m_heading, *m_subheading, *m_note, *m_sampling, *m_fieldError, *m_behind;
    QWidget *m_filesPane = nullptr, *m_rateFields = nullptr, *m_globFields = nullptr;
    QTableView *m_files, *m_channels, *m_rows, *m_rejects;
    QStackedWidget* m_faces;
    EmptyFace* m_face;
    GuessPanel* m_guesses;
    QTabWidget *m_topTabs, *m_bottomTabs;
    QComboBox *m_asset, *m_whole;
    QToolButton* m_labelColumns;
    QMenu* m_labelMenu;
    QLineEdit *m_tags, *m_rate, *m_start, *m_globs, *m_recipeFile, *m_terminal;
    QCheckBox* m_saveRecipe;
    QPushButton *m_loadRecipe, *m_useForOthers, *m_import, *m_cancel, *m_copy;
    QToolButton* m_browseRecipe;
    QStringList m_errors; ///< of the fields, by field
    bool m_updating = false;
};

} // namespace tocsin::workbench
