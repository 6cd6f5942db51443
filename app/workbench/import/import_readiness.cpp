// SPDX-License-Identifier: GPL-3.0-or-later
// What the presenter says: states, what stands in the way of an import, and the order that it would give.
#include <QFileInfo>
#include <algorithm>

#include "app/workbench/import/import_presenter.h"
#include "app/workbench/panels/terminal_panel.h"

namespace tocsin::workbench {

namespace {

constexpr std::size_t kLinesOfFiles = 100; // of the command for a terminal

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

std::optional<table::Dialect> dialectOf(const ImportFile* file) {
    if (!file || !file->source.plan || file->source.plan->dialect.is_null()) return std::nullopt;
    auto dialect = table::dialectFromJson(file->source.plan->dialect);
    return dialect.ok() ? std::optional(*std::move(dialect)) : std::nullopt;
}

} // namespace

bool ImportPresenter::busy() const {
    return m_listing || (file() && file()->state == FileState::Waiting) || m_editor.busy();
}

int ImportPresenter::waiting() const {
    return static_cast<int>(
        std::count_if(m_files.begin(), m_files.end(), [](const ImportFile& file) { return file.state == FileState::Waiting; }));
}

QString ImportPresenter::listingNote() const {
    QStringList notes;
    if (m_passedOver > 0) notes << tr("Files in folders that no importer takes, passed over: %1").arg(m_passedOver);
    if (m_cut) notes << tr("Only the first %1 files are listed").arg(kMaximumSources);
    return notes.join(QStringLiteral(". "));
}

bool ImportPresenter::holdsAlready(const ImportFile& file) const {
    return std::any_of(file.already.begin(), file.already.end(), [&](const auto& held) { return held.first == file.asset; });
}

QString ImportPresenter::stateText(int index) const {
    const ImportFile& file = m_files[static_cast<std::size_t>(index)];
    const auto bare = [&file](QString message) { // the name stands beside it
        const QString name = text(file.path.filename().string()) + QStringLiteral(": ");
        return message.startsWith(name) ? message.mid(name.size()) : message;
    };
    if (file.state == FileState::Waiting) return tr("looking...");
    if (file.state == FileState::Failed) return bare(text(file.source.error.message));
    if (!file.problem.isEmpty()) return bare(file.problem);
    if (holdsAlready(file)) return tr("in the project already");
    QString state;
    if (file.state == FileState::Fits)
        state = tr("same form");
    else if (file.state == FileState::NeedsLook)
        state = tr("needs a look: %1").arg(file.difference.isEmpty() ? tr("another form") : bare(file.difference));
    else if (file.source.needsRate)
        state = tr("needs the sampling rate");
    else
        state = file.edited.empty() ? tr("ready") : tr("ready, edited");
    if (!file.already.empty()) state += tr("; also in the project for %1").arg(text(file.already.front().first));
    return state;
}

std::vector<GuessLine> ImportPresenter::guesses() const {
    return file() && file()->source.plan ? guessLines(*file()->source.plan, file()->edited) : std::vector<GuessLine>();
}

QStringList ImportPresenter::labelCandidates() const {
    QStringList names;
    if (const auto dialect = dialectOf(file()); dialect && dialect->layout == table::Layout::Wide) {
        for (const table::Column& column : dialect->columns)
            if (column.role != table::ColumnRole::Time) names << text(column.name);
    } else if (file() && file()->source.plan) {
        for (const series::ChannelInfo& channel : file()->source.plan->channels) names << text(channel.name);
    }
    for (const std::string& name : m_shared.labelColumns)
        if (!names.contains(text(name))) names << text(name);
    return names;
}

bool ImportPresenter::channelsByGlob() const {
    return file() && file()->source.plan && file()->source.plan->dialect.is_null();
}

bool ImportPresenter::wantsRate() const {
    if (m_shared.rateHz > 0 || m_shared.start) return true;
    if (!file()) return false;
    if (file()->source.needsRate) return true;
    if (!file()->source.plan) return false;
    const auto dialect = dialectOf(file());
    return !dialect || dialect->time.kind == table::TimeKind::None || dialect->time.kind == table::TimeKind::Elapsed;
}

QStringList ImportPresenter::knownAssets() const {
    QStringList names;
    for (const store::RecordingRecord& record : m_session->recordings) names << text(record.asset);
    for (const label::MaintenanceEvent& event : m_session->events) names << text(event.asset);
    names.removeDuplicates();
    names.sort(Qt::CaseInsensitive);
    return names;
}

std::vector<int> ImportPresenter::others() const {
    std::vector<int> found;
    for (std::size_t i = 0; i < m_files.size(); ++i)
        if (static_cast<int>(i) != m_current && m_files[i].state != FileState::Waiting && m_files[i].edited.empty() &&
            !(m_files[i].state == FileState::Fits && m_files[i].like == m_current))
            found.push_back(static_cast<int>(i));
    return found;
}

QString ImportPresenter::recipeFile() const {
    if (!m_recipeFile.isEmpty() || m_files.empty()) return m_recipeFile;
    // Beside the project: the folder of the data may be somebody else's.
    return text((m_session->project->folder().parent_path() / (m_files.front().path.stem().string() + ".recipe.json")).string());
}

QString ImportPresenter::fileProblem(const ImportFile& file) const {
    if (file.state == FileState::Waiting) return tr("not looked at yet");
    if (file.state == FileState::Failed || !file.source.plan) return text(file.source.error.message);
    if (!file.problem.isEmpty()) return file.problem;
    if (file.state == FileState::NeedsLook) return tr("needs a look");
    if (file.source.needsRate || (m_shared.rateHz == 0 && file.source.plan->dialect.is_null() && file.source.plan->options.rateHz == 0 &&
                                  file.source.plan->glance.sampling.medianStepNs == 0))
        return tr("Give the sampling rate");
    if (m_shared.rateHz > 0 && !m_shared.start && wantsRate()) return tr("Give the start time");
    if (holdsAlready(file)) return tr("In the project already");
    if (file.asset.empty()) return tr("Name the machine");
    if (!channelsByGlob() && file.leftOut.size() >= file.source.plan->channels.size() &&
        std::all_of(file.source.plan->channels.begin(), file.source.plan->channels.end(),
                    [&](const series::ChannelInfo& channel) { return file.leftOut.contains(channel.name); }))
        return tr("Keep a channel");
    return {};
}

std::vector<int> ImportPresenter::importable() const {
    std::vector<int> found;
    for (std::size_t i = 0; i < m_files.size(); ++i)
        if (m_files[i].included && fileProblem(m_files[i]).isEmpty()) found.push_back(static_cast<int>(i));
    return found;
}

QString ImportPresenter::blocker() const {
    if (m_listing) return tr("Looking for files...");
    if (m_files.empty()) return tr("No file that can be imported");
    if (const int left = waiting(); left > 0 && m_files.size() > 1) return tr("Looking at the files, %1 left...").arg(left);
    if (busy()) return tr("Looking at the file...");
    if (!importable().empty()) return {};
    QString reason = file() ? fileProblem(*file()) : QString();
    if (reason.isEmpty()) return tr("No file is ticked");
    if (reason.size() > 40) reason = m_files.size() == 1 ? tr("The file cannot be imported") : tr("No file can be imported");
    return reason;
}

QString ImportPresenter::buttonText() const {
    if (const QString reason = blocker(); !reason.isEmpty()) return reason;
    const auto count = importable().size();
    return count == 1 ? tr("Import 1 file") : tr("Import %1 files").arg(count);
}

QString ImportPresenter::leftBehind() const {
    int look = 0, failed = 0, already = 0;
    for (const ImportFile& file : m_files) {
        if (!file.included || file.state == FileState::Waiting) continue;
        if (file.state == FileState::Failed || !file.problem.isEmpty())
            ++failed;
        else if (file.state == FileState::NeedsLook)
            ++look;
        else if (holdsAlready(file))
            ++already;
    }
    QStringList parts;
    if (look > 0) parts << tr("needs a look: %1").arg(look);
    if (failed > 0) parts << tr("cannot be read: %1").arg(failed);
    if (already > 0) parts << tr("in the project already: %1").arg(already);
    return parts.isEmpty() ? QString() : tr("Left out: %1").arg(parts.join(QStringLiteral(", ")));
}

ImportOrder ImportPresenter::order(std::size_t limit) const {
    ImportOrder order;
    for (const int index : importable()) {
        if (order.items.size() == limit) break;
        const ImportFile& file = m_files[static_cast<std::size_t>(index)];
        ImportItem item{file.path, planOptions(file), m_shared.wholeLabel, file.source.plan->bytes};
        if (!file.leftOut.empty() && !file.source.plan->dialect.is_null())
            for (const series::ChannelInfo& channel : file.source.plan->channels)
                if (!file.leftOut.contains(channel.name)) item.options.channels.push_back(channel.name);
        if (m_saveRecipe && !order.recipe) {
            order.recipe = file.source.plan->recipe;
            if (!item.options.channels.empty()) order.recipe->channels = item.options.channels;
            order.recipeFile = recipeFile().toStdString();
        }
        order.items.push_back(std::move(item));
    }
    return order;
}

QString ImportPresenter::terminalCommand() const {
    const QString project = shellWord(text(m_session->project->folder().string()));
    QStringList lines;
    QString last;
    bool first = true;
    std::size_t count = 0;
    for (const ImportItem& item : order(kLinesOfFiles).items) {
        const ingest::ImportOptions& options = item.options;
        QString words = QStringLiteral(" --asset ") + shellWord(text(options.asset));
        const auto add = [&words](const char* option, const std::string& value) {
            words += QLatin1Char(' ') + QLatin1String(option) + QLatin1Char(' ') + shellWord(text(value));
        };
        for (const std::string& name : options.labelColumns) add("--label-column", name);
        if (!item.wholeLabel.empty()) add("--label", item.wholeLabel);
        for (const auto& [key, value] : options.tags) add("--tag", key + "=" + value);
        if (options.rateHz > 0) words += QStringLiteral(" --rate %1").arg(options.rateHz, 0, 'g', 12);
        if (options.start) add("--start", formatTime(*options.start));
        if (!options.zone.empty()) add("--zone", options.zone);
        for (const std::string& glob : options.channels) add("--channel", glob);
        for (const auto& [channel, unit] : options.units) add("--unit", channel + "=" + unit);
        const bool formGiven = !options.given.empty() || options.recipe.has_value();
        if (m_saveRecipe && (formGiven || !first))
            add("--recipe", recipeFile().toStdString());
        else if (m_saveRecipe)
            add("--save-recipe", recipeFile().toStdString());
        else if (formGiven)
            words += tr(" --recipe RECIPE");
        const QString source = QLatin1Char(' ') + shellWord(text(item.file.string()));
        if (words == last)
            lines.last().insert(lines.last().size() - words.size(), source);
        else
            lines << QStringLiteral("tocsin import %1%2%3").arg(project, source, words);
        last = words;
        first = false;
        ++count;
    }
    if (const auto all = importable().size(); all > count) lines << tr("# and %1 more files").arg(all - count);
    return lines.join(QLatin1Char('\n'));
}

} // namespace tocsin::workbench
