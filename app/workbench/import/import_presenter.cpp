// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/import_presenter.h"

#include <QFileInfo>
#include <algorithm>

#include "core/base/hash.h"

namespace tocsin::workbench {

using table::Topic;

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

} // namespace

ImportPresenter::ImportPresenter(std::shared_ptr<ProjectSession> session, QObject* parent)
    : QObject(parent), m_session(std::move(session)) {
    if (const auto scheme = m_session->project->labels().scheme(); scheme.ok())
        for (const label::SchemeClass& known : scheme->classes) m_classes << text(known.name);
}

const ImportFile* ImportPresenter::file() const {
    return m_current >= 0 ? &m_files[static_cast<std::size_t>(m_current)] : nullptr;
}

void ImportPresenter::add(const QStringList& paths) {
    for (const QString& path : paths) m_toList.emplace_back(path.toStdString());
    m_listing = true;
    Q_EMIT filesChanged();
    Q_EMIT readinessChanged();
    m_lister.start<SourceList>([paths = m_toList](const JobContext& job) { return listSources(paths, job); },
                               [this](Result<SourceList> list) {
                                   m_listing = false;
                                   m_toList.clear();
                                   if (!list.ok()) return;
                                   m_passedOver += list->passedOver;
                                   m_cut = m_cut || list->cut;
                                   std::vector<std::string> assets;
                                   for (const QString& asset : knownAssets()) assets.push_back(asset.toStdString());
                                   for (std::filesystem::path& path : list->files) {
                                       const bool there = std::any_of(m_files.begin(), m_files.end(),
                                                                      [&](const ImportFile& file) { return file.path == path; });
                                       if (there) continue;
                                       ImportFile file;
                                       file.asset = guessedAsset(path, assets);
                                       file.path = std::move(path);
                                       m_files.push_back(std::move(file));
                                   }
                                   if (!m_saveRecipeChosen) m_saveRecipe = m_files.size() > 1;
                                   if (m_current < 0 && !m_files.empty()) m_current = 0;
                                   next();
                                   Q_EMIT filesChanged();
                                   Q_EMIT currentChanged();
                                   Q_EMIT readinessChanged();
                               });
}

void ImportPresenter::setCurrent(int index) {
    if (index < 0 || index >= static_cast<int>(m_files.size()) || index == m_current) return;
    m_current = index;
    ImportFile& file = m_files[static_cast<std::size_t>(index)];
    if (file.state == FileState::NeedsLook) file.state = FileState::Ready;
    next();
    Q_EMIT filesChanged();
    Q_EMIT currentChanged();
    Q_EMIT readinessChanged();
}

void ImportPresenter::tell(int index) {
    Q_EMIT filesChanged();
    if (index == m_current) Q_EMIT currentChanged();
    Q_EMIT readinessChanged();
}

ingest::ImportOptions ImportPresenter::planOptions(const ImportFile& file) const {
    ingest::ImportOptions options = file.options;
    options.asset = file.asset;
    options.labelColumns = m_shared.labelColumns;
    options.tags = m_shared.tags;
    options.channels = m_shared.channels;
    options.rateHz = m_shared.rateHz;
    options.start = m_shared.start;
    options.depth = ingest::PlanDepth::Settled;
    return options;
}

/// One piece of work after the other: the file in front first, then those that nobody looked at, then what samples left open, then what the
/// project holds already.
void ImportPresenter::next() {
    if (m_survey.busy() || m_listing) return;
    if (!nextPlan() && !nextSettled()) (void)nextHash();
}

bool ImportPresenter::nextPlan() {
    const auto waits = [](const ImportFile& file) { return file.state == FileState::Waiting; };
    auto found = m_current >= 0 && waits(m_files[static_cast<std::size_t>(m_current)])
                     ? m_files.begin() + m_current
                     : std::find_if(m_files.begin(), m_files.end(), waits);
    if (found == m_files.end()) return false;
    const auto index = static_cast<int>(found - m_files.begin());
    const auto pattern = std::find_if(m_files.begin(), m_files.end(),
                                      [](const ImportFile& file) { return file.state == FileState::Ready && file.source.plan; });
    ingest::ImportOptions options = planOptions(*found);
    options.depth = ingest::PlanDepth::Sample;
    std::shared_ptr<const ingest::ImportPlan> like;
    const bool own = !found->edited.empty() || found->options.recipe;
    if (pattern != m_files.end() && index != m_current && !own) {
        like = pattern->source.plan;
        found->like = static_cast<int>(pattern - m_files.begin());
        options.zone = pattern->options.zone;
        options.units = pattern->options.units;
    }
    m_survey.start<FittedSource>(
        [path = found->path, options, like](const JobContext& job) -> Result<FittedSource> {
            if (like) return fitSource(path, *like, options, job);
            FittedSource alone;
            TOCSIN_ASSIGN(alone.source, planSource(path, options, job));
            return alone;
        },
        [this, index, version = found->version](const Result<FittedSource>& answer) { take(index, version, answer); });
    return true;
}

void ImportPresenter::take(int index, int version, const Result<FittedSource>& found) {
    ImportFile& file = m_files[static_cast<std::size_t>(index)];
    if (found.ok() && file.version == version) {
        file.source = found->source;
        file.settled = file.source.plan && file.source.plan->settled;
        if (!file.source.plan) {
            file.state = FileState::Failed;
        } else if (found->fits) {
            file.state = FileState::Fits;
            file.options.recipe = file.source.plan->options.recipe;
            file.options.zone = file.source.plan->options.zone;
            file.options.units = file.source.plan->options.units;
            file.leftOut = m_files[static_cast<std::size_t>(file.like)].leftOut;
        } else {
            file.difference = text(found->difference);
            file.state = index == m_current || found->difference.empty() ? FileState::Ready : FileState::NeedsLook;
        }
    }
    next();
    tell(index);
}

bool ImportPresenter::nextSettled() {
    const auto open =
        std::find_if(m_files.begin(), m_files.end(), [](const ImportFile& file) { return file.source.plan && !file.settled; });
    if (open == m_files.end()) return false;
    const auto index = static_cast<int>(open - m_files.begin());
    m_survey.start<PlannedSource>(
        [path = open->path, options = planOptions(*open)](const JobContext& job) { return planSource(path, options, job); },
        [this, index, version = open->version](const Result<PlannedSource>& answer) {
            ImportFile& settled = m_files[static_cast<std::size_t>(index)];
            if (answer.ok() && settled.version == version) {
                settled.settled = true;
                settled.source = *answer;
                if (!settled.source.plan) settled.state = FileState::Failed;
            }
            next();
            tell(index);
        });
    return true;
}

bool ImportPresenter::nextHash() {
    if (m_session->recordings.empty()) return false;
    const auto open =
        std::find_if(m_files.begin(), m_files.end(), [](const ImportFile& file) { return file.source.plan && file.hash.empty(); });
    if (open == m_files.end()) return false;
    const auto index = static_cast<int>(open - m_files.begin());
    m_survey.start<std::string>([path = open->path](const JobContext& job) { return sha256File(path, job); },
                                [this, index](const Result<std::string>& hash) {
                                    ImportFile& file = m_files[static_cast<std::size_t>(index)];
                                    file.hash = hash.ok() ? *hash : std::string("-"); // the import says what is wrong with the file
                                    for (const store::RecordingRecord& record : m_session->recordings)
                                        if (record.sourceHash == file.hash) file.already.emplace_back(record.asset, record.id.value);
                                    next();
                                    tell(index);
                                });
    return true;
}

void ImportPresenter::replan(int index) {
    ImportFile& file = m_files[static_cast<std::size_t>(index)];
    if (m_editor.busy() && m_editing != index)
        m_files[static_cast<std::size_t>(m_editing)].state = FileState::Waiting; // its answer is dropped
    m_editing = index;
    ++file.version;
    ingest::ImportOptions options = planOptions(file);
    options.depth = ingest::PlanDepth::Sample; // at once; the rest is settled behind it
    m_editor.start<PlannedSource>(
        [path = file.path, options](const JobContext& job) { return planSource(path, options, job); },
        [this, index, version = file.version](const Result<PlannedSource>& answer) { takeEdit(index, version, answer); });
    Q_EMIT readinessChanged();
}

void ImportPresenter::takeEdit(int index, int version, const Result<PlannedSource>& found) {
    ImportFile& file = m_files[static_cast<std::size_t>(index)];
    if (!found.ok() || file.version != version) return;
    if (found->plan) {
        file.change = file.source.plan ? changeWords(*file.source.plan, *found->plan) : QString();
        file.source = *found;
        file.problem.clear();
        file.state = FileState::Ready;
        file.settled = file.source.plan->settled;
        for (ImportFile& other : m_files) {
            if (other.state != FileState::Fits || other.like != index) continue;
            ++other.version;
            other.state = FileState::Waiting;
            other.source = {};
            other.options = {};
        }
    } else if (file.source.plan) {
        file.problem = text(found->error.message);
        file.change.clear();
    } else {
        file.source = *found;
        file.state = FileState::Failed;
    }
    next();
    tell(index);
}

/// Something that all files share: those that were looked at are looked at again, the current one at once.
void ImportPresenter::replanAll() {
    for (std::size_t i = 0; i < m_files.size(); ++i) {
        if (static_cast<int>(i) == m_current || m_files[i].state == FileState::Waiting) continue;
        ++m_files[i].version;
        if (m_files[i].state == FileState::Fits) m_files[i].options = {};
        m_files[i].state = FileState::Waiting;
        m_files[i].source = {};
    }
    if (m_current >= 0 && file()->state != FileState::Waiting) replan(m_current);
    next();
    Q_EMIT filesChanged();
    Q_EMIT readinessChanged();
}

void ImportPresenter::edit(Topic topic, const std::function<void(table::GivenForm&)>& change) {
    ImportFile* file = writable();
    if (!file || !file->source.plan) return;
    if (file->options.recipe) { // a recipe wins over what is given: its form is taken over instead
        if (const auto dialect = table::dialectFromJson(file->source.plan->dialect); dialect.ok()) file->options.given = givenBy(*dialect);
        if (file->options.zone.empty()) file->options.zone = file->options.recipe->zone;
        file->options.recipe.reset();
    }
    change(file->options.given);
    file->edited.insert(topic);
    replan(m_current);
}

void ImportPresenter::setZone(const QString& zone) {
    ImportFile* file = writable();
    if (!file || zone.trimmed().toStdString() == file->options.zone) return;
    file->options.zone = zone.trimmed().toStdString();
    file->edited.insert(Topic::Zone);
    replan(m_current);
}

void ImportPresenter::setUnit(const QString& channel, const QString& unit) {
    ImportFile* file = writable();
    if (!file) return;
    file->options.units[channel.toStdString()] = unit.trimmed().toStdString();
    replan(m_current);
}

void ImportPresenter::reset(Topic topic) {
    ImportFile* file = writable();
    if (!file) return;
    forget(file->options.given, topic);
    if (topic == Topic::Zone) file->options.zone.clear();
    file->edited.erase(topic);
    replan(m_current);
}

void ImportPresenter::setLeftOut(const QString& channel, bool leftOut) {
    ImportFile* file = writable();
    if (!file) return;
    if (leftOut)
        file->leftOut.insert(channel.toStdString());
    else
        file->leftOut.erase(channel.toStdString());
    for (ImportFile& other : m_files)
        if (other.state == FileState::Fits && other.like == m_current) other.leftOut = file->leftOut;
    Q_EMIT readinessChanged();
}

bool ImportPresenter::leavesOut(const QString& channel) const {
    return file() && file()->leftOut.contains(channel.toStdString());
}

void ImportPresenter::setAsset(const std::vector<int>& indices, const QString& asset) {
    for (const int index : indices) m_files[static_cast<std::size_t>(index)].asset = asset.trimmed().toStdString();
    Q_EMIT filesChanged();
    Q_EMIT readinessChanged();
}

void ImportPresenter::setIncluded(int index, bool included) {
    m_files[static_cast<std::size_t>(index)].included = included;
    Q_EMIT filesChanged();
    Q_EMIT readinessChanged();
}

void ImportPresenter::setWholeLabel(const QString& name) {
    m_shared.wholeLabel = name.trimmed().toStdString();
    Q_EMIT readinessChanged();
}

void ImportPresenter::setLabelColumns(const QStringList& names) {
    std::vector<std::string> columns;
    for (const QString& name : names) columns.push_back(name.toStdString());
    if (columns == m_shared.labelColumns) return;
    m_shared.labelColumns = std::move(columns);
    replanAll();
}

void ImportPresenter::setChannelGlobs(const QString& globs) {
    std::vector<std::string> list;
    for (const QString& glob : globs.split(QLatin1Char(','), Qt::SkipEmptyParts))
        if (!glob.trimmed().isEmpty()) list.push_back(glob.trimmed().toStdString());
    if (list == m_shared.channels) return;
    m_shared.channels = std::move(list);
    replanAll();
}

QString ImportPresenter::setTags(const QString& text) {
    std::map<std::string, std::string> tags;
    for (const QString& part : text.split(QLatin1Char(','), Qt::SkipEmptyParts)) {
        const auto at = part.indexOf(QLatin1Char('='));
        if (at <= 0 || part.left(at).trimmed().isEmpty())
            return tr("%1: write tags as name=value, separated by commas").arg(part.trimmed());
        tags[part.left(at).trimmed().toStdString()] = part.mid(at + 1).trimmed().toStdString();
    }
    m_shared.tags = std::move(tags);
    Q_EMIT readinessChanged();
    return {};
}

QString ImportPresenter::setRate(const QString& text) {
    double rate = 0;
    if (!text.trimmed().isEmpty()) {
        bool number = false;
        rate = QString(text.trimmed()).replace(QLatin1Char(','), QLatin1Char('.')).toDouble(&number);
        if (!number || !(rate > 0) || rate > 1e9) return tr("The sampling rate is a number of Hz above 0 and up to 1e9");
    }
    if (rate == m_shared.rateHz) return {};
    m_shared.rateHz = rate;
    replanAll();
    return {};
}

QString ImportPresenter::setStart(const QString& text) {
    std::optional<TimeNs> start;
    if (!text.trimmed().isEmpty()) {
        const auto parsed = parseTime(text.trimmed().toStdString());
        if (!parsed.ok()) return tr("Write the start as 2025-03-04 11:20 (UTC) or with its zone, as 2025-03-04T11:20+01:00");
        start = *parsed;
    }
    if (start == m_shared.start) return {};
    m_shared.start = start;
    replanAll();
    return {};
}

void ImportPresenter::useForOthers() {
    const ImportFile* from = file();
    if (!from || !from->source.plan) return;
    for (const int index : others()) {
        ImportFile& file = m_files[static_cast<std::size_t>(index)];
        ++file.version;
        file.options = from->options;
        file.options.given = {};
        file.options.recipe = from->source.plan->recipe;
        file.edited.clear();
        file.leftOut = from->leftOut;
        file.state = FileState::Waiting;
        file.source = {};
        file.problem.clear();
    }
    next();
    Q_EMIT filesChanged();
    Q_EMIT readinessChanged();
}

QString ImportPresenter::loadRecipe(const QString& name) {
    ImportFile* file = writable();
    if (!file) return {};
    auto recipe = ingest::loadRecipe(name.toStdString());
    if (!recipe.ok()) return text(recipe.error().message);
    file->options.given = {};
    file->options.zone.clear();
    file->options.recipe = *std::move(recipe);
    file->edited.clear();
    replan(m_current);
    return {};
}

void ImportPresenter::setSaveRecipe(bool save) {
    m_saveRecipe = save;
    m_saveRecipeChosen = true;
    Q_EMIT readinessChanged();
}

void ImportPresenter::settle() {
    m_lister.wait();
    while (m_survey.busy() || m_editor.busy()) {
        m_editor.wait();
        m_survey.wait();
    }
}

} // namespace tocsin::workbench
