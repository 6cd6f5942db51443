// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/train/train_form.h"

#include <QRegularExpression>
#include <algorithm>

#include "app/workbench/panels/terminal_panel.h"

namespace tocsin::workbench {

namespace {

constexpr const char* kFirstRecipe = "conv-autoencoder"; // needs no fault to begin with
constexpr int kMostThreads = 1024;

/// Globs read these as signs; a channel of that name must be named by `?`.
QString globOf(const QString& channel) {
    QString glob = channel;
    return glob.replace(QRegularExpression(QStringLiteral("[*?\\[\\]]")), QStringLiteral("?"));
}

} // namespace

QStringList TrainForm::commonKeys() {
    return {QStringLiteral("epochs"), QStringLiteral("batch"), QStringLiteral("window"), QStringLiteral("stride"), QStringLiteral("lr")};
}

TrainForm::TrainForm(QObject* parent) : QObject(parent), m_recipe(*learn::recipeNamed(kFirstRecipe)) {}

void TrainForm::setRecipe(const std::string& id) {
    const auto found = learn::recipeNamed(id);
    if (!found.ok() || *found == m_recipe) return;
    m_recipe = *found;
    std::erase_if(m_given, [&](const auto& entry) {
        const auto known = m_recipe->defaults.find(entry.first);
        return known == m_recipe->defaults.end() || known->second == entry.second ||
               learn::settingProblem(*m_recipe, entry.first, entry.second).has_value();
    });
    Q_EMIT recipeChanged();
    Q_EMIT changed();
}

QString TrainForm::setting(const std::string& key) const {
    const auto given = m_given.find(key);
    if (given != m_given.end()) return QString::fromStdString(given->second);
    const auto fallback = m_recipe->defaults.find(key);
    return fallback == m_recipe->defaults.end() ? QString() : QString::fromStdString(fallback->second);
}

void TrainForm::setSetting(const std::string& key, const QString& value) {
    const std::string text = value.trimmed().toStdString();
    const auto fallback = m_recipe->defaults.find(key);
    const bool same = fallback != m_recipe->defaults.end() ? fallback->second == text : text.empty();
    const learn::Settings before = m_given;
    if (same)
        m_given.erase(key);
    else
        m_given[key] = text;
    if (m_given != before) Q_EMIT changed();
}

std::vector<std::string> TrainForm::extraKeys() const {
    std::vector<std::string> extra;
    for (const auto& [key, value] : m_given)
        if (!m_recipe->defaults.contains(key)) extra.push_back(key);
    return extra;
}

QString TrainForm::settingProblem(const std::string& key) const {
    if (!hasSetting(key) && !m_given.contains(key)) return {};
    const auto problem = learn::settingProblem(*m_recipe, key, setting(key).toStdString());
    return problem ? QString::fromStdString(*problem) : QString();
}

void TrainForm::setSeed(const QString& seed) {
    if (m_seed == seed.trimmed()) return;
    m_seed = seed.trimmed();
    Q_EMIT changed();
}

void TrainForm::setThreads(const QString& threads) {
    if (m_threads == threads.trimmed()) return;
    m_threads = threads.trimmed();
    Q_EMIT changed();
}

void TrainForm::setSplitKind(SplitKind kind) {
    if (m_splitKind == kind) return;
    m_splitKind = kind;
    Q_EMIT changed();
}

void TrainForm::setHeadRows(const QString& rows) {
    if (m_headRows == rows.trimmed()) return;
    m_headRows = rows.trimmed();
    Q_EMIT changed();
}

void TrainForm::setTag(const QString& tag) {
    if (m_tag == tag.trimmed()) return;
    m_tag = tag.trimmed();
    Q_EMIT changed();
}

std::string TrainForm::splitSpec() const {
    switch (m_splitKind) {
    case SplitKind::Auto:
        break;
    case SplitKind::Asset:
        return "asset";
    case SplitKind::Recording:
        return "recording";
    case SplitKind::Time:
        return "time";
    case SplitKind::Head:
        return "head:" + m_headRows.toStdString();
    case SplitKind::Tag:
        return "tag:" + m_tag.toStdString();
    }
    return "auto";
}

void TrainForm::setChannels(const QStringList& available) {
    if (m_channels == available) return;
    m_channels = available;
    m_leftOut.removeIf([&](const QString& name) { return !available.contains(name); });
    Q_EMIT changed();
}

void TrainForm::takeChannel(const QString& name, bool take) {
    if (!m_channels.contains(name) || take == channelTaken(name)) return;
    if (take)
        m_leftOut.removeAll(name);
    else
        m_leftOut.append(name);
    Q_EMIT changed();
}

int TrainForm::channelsTaken() const {
    return static_cast<int>(m_channels.size() - m_leftOut.size());
}

QString TrainForm::problemOf(const QString& field) const {
    bool number = false;
    if (field == QLatin1String("seed")) {
        m_seed.toULongLong(&number);
        return number ? QString() : tr("Seed: a whole number from 0 is needed, for example 1");
    }
    if (field == QLatin1String("threads")) {
        if (m_threads.isEmpty()) return {};
        const int threads = m_threads.toInt(&number);
        return number && threads >= 0 && threads <= kMostThreads
                   ? QString()
                   : tr("Threads: a whole number from 1 to %1 is needed, or nothing for what fits the network").arg(kMostThreads);
    }
    if (field == QLatin1String("split")) {
        if (m_splitKind == SplitKind::Head) {
            const auto rows = m_headRows.toLongLong(&number);
            return number && rows >= 4 ? QString() : tr("Split: a number of rows from 4 is needed, for example 400");
        }
        const auto equals = m_tag.indexOf(QLatin1Char('='));
        if (m_splitKind == SplitKind::Tag && (equals < 1 || equals == m_tag.size() - 1))
            return tr("Split: name a tag and its value, for example site=north");
        return {};
    }
    if (field == QLatin1String("channels"))
        return m_channels.isEmpty()   ? tr("Inputs: the recordings have no channel in common")
               : channelsTaken() == 0 ? tr("Inputs: take at least one channel")
                                      : QString();
    return settingProblem(field.toStdString());
}

QStringList TrainForm::problems() const {
    QStringList fields{QStringLiteral("seed"), QStringLiteral("threads"), QStringLiteral("split"), QStringLiteral("channels")};
    for (const auto& [key, value] : m_given) fields << QString::fromStdString(key);
    QStringList found;
    for (const QString& field : fields)
        if (const QString problem = problemOf(field); !problem.isEmpty()) found << problem;
    return found;
}

workflow::TrainRunRequest TrainForm::request() const {
    workflow::TrainRunRequest request;
    request.recipe = m_recipe->id;
    request.settings = m_given;
    request.split = splitSpec();
    request.seed = m_seed.toULongLong();
    request.threads = m_threads.toInt();
    if (!m_leftOut.isEmpty())
        for (const QString& channel : m_channels)
            if (channelTaken(channel)) request.data.channels.push_back(globOf(channel).toStdString());
    return request;
}

QString TrainForm::command(const QString& project) const {
    const workflow::TrainRunRequest asked = request();
    QStringList words{QStringLiteral("tocsin train"), shellWord(project), QStringLiteral("--recipe"), QString::fromStdString(asked.recipe)};
    for (const auto& [key, value] : asked.settings)
        words << QStringLiteral("--set") << shellWord(QString::fromStdString(key + "=" + value));
    if (asked.split != "auto") words << QStringLiteral("--split") << shellWord(QString::fromStdString(asked.split));
    for (const std::string& channel : asked.data.channels)
        words << QStringLiteral("--channel") << shellWord(QString::fromStdString(channel));
    if (asked.seed != 1) words << QStringLiteral("--seed") << QString::number(asked.seed);
    if (asked.threads > 0) words << QStringLiteral("--threads") << QString::number(asked.threads);
    return words.join(QLatin1Char(' '));
}

} // namespace tocsin::workbench
