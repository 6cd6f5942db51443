// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <set>
#include <vector>

#include "app/workbench/import/guess_text.h"
#include "app/workbench/import/import_job.h"
#include "app/workbench/import/planning.h"
#include "app/workbench/job_runner.h"
#include "app/workbench/project_session.h"

namespace tocsin::workbench {

enum class FileState {
    Waiting,   ///< not looked at yet
    Ready,     ///< its guesses were shown
    Fits,      ///< read like the first file
    NeedsLook, ///< reads in another way: not imported before somebody has looked
    Failed     ///< cannot be read
};

/// One file of the dialog.
struct ImportFile {
    std::filesystem::path path;
    FileState state = FileState::Waiting;
    bool included = true;
    std::string asset;
    ingest::ImportOptions options; ///< form: given, recipe, zone, units; what all files share is filled in for each plan
    std::set<table::Topic> edited; ///< guesses that the user changed
    std::set<std::string> leftOut; ///< channels that shall stay out
    PlannedSource source;          ///< plan null: not planned, or failed
    QString difference;            ///< NeedsLook: from the first file
    QString problem;               ///< an edit that cannot be read; the last good plan stays
    QString change;                ///< what the last edit changed
    std::string hash;              ///< empty: not known yet
    std::vector<std::pair<std::string, std::int64_t>> already; ///< asset and recording that hold this content
    bool settled = false;                                      ///< the whole file was asked where its sample left something open
    int like = -1;                                             ///< Fits: the file whose form it shares; changes of that one reach it too
    int version = 0;                                           ///< answers to an older one are dropped
};

/// What all files share.
struct ImportShared {
    std::string wholeLabel;
    std::vector<std::string> labelColumns;
    std::map<std::string, std::string> tags;
    std::vector<std::string> channels; ///< globs, for importers whose channels are no columns
    double rateHz = 0;
    std::optional<TimeNs> start;
};

/// The dialog without a window: which files, how each is read, what stands in the way. All plans are made off the GUI thread, the current
/// file first. GUI thread.
class ImportPresenter : public QObject {
    Q_OBJECT
public:
    explicit ImportPresenter(std::shared_ptr<ProjectSession> session, QObject* parent = nullptr);

    /// Files and folders; again: they join those that are there.
    void add(const QStringList& paths);
    [[nodiscard]] const std::vector<ImportFile>& files() const { return m_files; }
    [[nodiscard]] int current() const { return m_current; }
    /// Looking at a file makes one that needed a look ready.
    void setCurrent(int index);
    [[nodiscard]] const ImportFile* file() const;
    /// One line on a file: "same form", "needs a look: it has no temp", "in the project already (pump 1)".
    [[nodiscard]] QString stateText(int index) const;
    /// Listing, or the current file has no answer yet.
    [[nodiscard]] bool busy() const;
    /// Files that were not looked at yet.
    [[nodiscard]] int waiting() const;
    /// Files in folders that no importer takes, files beyond the limit; empty when there are none.
    [[nodiscard]] QString listingNote() const;

    /// The current file's guesses.
    [[nodiscard]] std::vector<GuessLine> guesses() const;
    /// Changes one matter and plans again; the rest is guessed around it.
    void edit(table::Topic topic, const std::function<void(table::GivenForm&)>& change);
    void setZone(const QString& zone);
    void setUnit(const QString& channel, const QString& unit);
    void reset(table::Topic topic);
    void setLeftOut(const QString& channel, bool leftOut);
    [[nodiscard]] bool leavesOut(const QString& channel) const;
    /// Columns that may be labels: all but times.
    [[nodiscard]] QStringList labelCandidates() const;
    /// Whether the current file's channels can be left out one by one (columns), or by globs.
    [[nodiscard]] bool channelsByGlob() const;
    /// Whether rate and start matter to the current file.
    [[nodiscard]] bool wantsRate() const;

    void setAsset(const std::vector<int>& indices, const QString& asset);
    void setIncluded(int index, bool included);
    [[nodiscard]] QStringList knownAssets() const;
    [[nodiscard]] QStringList knownClasses() const { return m_classes; }
    [[nodiscard]] const ImportShared& shared() const { return m_shared; }
    void setWholeLabel(const QString& name);
    void setLabelColumns(const QStringList& names);
    void setChannelGlobs(const QString& globs);
    /// Empty: none. The message of what is wrong with the text, empty when all is well.
    [[nodiscard]] QString setTags(const QString& text);
    [[nodiscard]] QString setRate(const QString& text);
    [[nodiscard]] QString setStart(const QString& text);

    /// Files that could be read like the current one and are not.
    [[nodiscard]] std::vector<int> others() const;
    /// Reads those files the way the current one is read.
    void useForOthers();
    /// Reads the current file the way a recipe says. The message when it cannot be loaded.
    [[nodiscard]] QString loadRecipe(const QString& file);
    void setSaveRecipe(bool save);
    [[nodiscard]] bool saveRecipe() const { return m_saveRecipe; }
    void setRecipeFile(const QString& file) { m_recipeFile = file; }
    [[nodiscard]] QString recipeFile() const;

    /// Indices of what Import would bring in.
    [[nodiscard]] std::vector<int> importable() const;
    /// Why nothing can be imported now; empty: it can.
    [[nodiscard]] QString blocker() const;
    /// "Import 3 files", or the blocker.
    [[nodiscard]] QString buttonText() const;
    /// Files that stay behind and why; empty when there are none.
    [[nodiscard]] QString leftBehind() const;
    /// limit: the first so many files.
    [[nodiscard]] ImportOrder order(std::size_t limit = std::numeric_limits<std::size_t>::max()) const;
    /// The command lines that do the same.
    [[nodiscard]] QString terminalCommand() const;

    /// For tests and pictures: waits for all plans.
    void settle();

Q_SIGNALS:
    /// Anything about the list of files.
    void filesChanged();
    /// Plan, guesses or state of the current file.
    void currentChanged();
    /// What Import would do.
    void readinessChanged();

private:
    [[nodiscard]] ingest::ImportOptions planOptions(const ImportFile& file) const;
    [[nodiscard]] ImportFile* writable() { return m_current >= 0 ? &m_files[static_cast<std::size_t>(m_current)] : nullptr; }
    void replan(int index);
    void replanAll();
    void next();
    [[nodiscard]] bool nextPlan();
    [[nodiscard]] bool nextSettled();
    [[nodiscard]] bool nextHash();
    void take(int index, int version, const Result<FittedSource>& found);
    void takeEdit(int index, int version, const Result<PlannedSource>& found);
    void tell(int index);
    [[nodiscard]] QString fileProblem(const ImportFile& file) const;
    [[nodiscard]] bool holdsAlready(const ImportFile& file) const;

    std::shared_ptr<ProjectSession> m_session;
    std::vector<ImportFile> m_files;
    int m_current = -1;
    int m_editing = -1; // whose edit is being planned
    ImportShared m_shared;
    QStringList m_classes;
    bool m_saveRecipe = false, m_saveRecipeChosen = false, m_listing = false, m_cut = false;
    std::size_t m_passedOver = 0;
    QString m_recipeFile;
    std::vector<std::filesystem::path> m_toList;
    JobRunner m_lister, m_survey, m_editor;
};

} // namespace tocsin::workbench
