// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/settings.h"

#include <QDir>
#include <algorithm>
#include <array>
#include <utility>

namespace tocsin::workbench {

namespace {

constexpr int kRecent = 10;
constexpr std::array kThemes{std::pair{ThemeChoice::System, "system"}, std::pair{ThemeChoice::Light, "light"},
                             std::pair{ThemeChoice::Dark, "dark"}};

} // namespace

Settings::Settings(Storage storage) {
    if (storage == Storage::Forgotten) {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_settings = std::make_unique<QSettings>(m_temporary->filePath(QStringLiteral("workbench.ini")), QSettings::IniFormat);
    } else {
        m_settings =
            std::make_unique<QSettings>(QSettings::IniFormat, QSettings::UserScope, QStringLiteral("Tocsin"), QStringLiteral("workbench"));
    }
    checkVersion();
}

Settings::Settings(const QString& file) : m_settings(std::make_unique<QSettings>(file, QSettings::IniFormat)) {
    checkVersion();
}

void Settings::checkVersion() {
    const QVariant version = m_settings->value(QStringLiteral("version"));
    if (version.isValid() && version.toInt() != kVersion) m_settings->clear();
    m_settings->setValue(QStringLiteral("version"), kVersion);
}

ThemeChoice Settings::theme() const {
    const QString name = value(QStringLiteral("theme")).toString();
    for (const auto& [choice, word] : kThemes)
        if (name == QLatin1String(word)) return choice;
    return ThemeChoice::System;
}

void Settings::setTheme(ThemeChoice choice) {
    for (const auto& [known, word] : kThemes)
        if (known == choice) m_settings->setValue(QStringLiteral("theme"), QLatin1String(word));
}

QString Settings::language() const {
    const QString language = value(QStringLiteral("language")).toString();
    return language.isEmpty() ? QStringLiteral("system") : language;
}
void Settings::setLanguage(const QString& language) {
    m_settings->setValue(QStringLiteral("language"), language);
}

QString Settings::rater() const {
    return value(QStringLiteral("rater")).toString();
}
void Settings::setRater(const QString& rater) {
    m_settings->setValue(QStringLiteral("rater"), rater);
}

bool Settings::blindLabelling() const {
    return value(QStringLiteral("blindLabelling")).toString() == QLatin1String("true");
}
void Settings::setBlindLabelling(bool blind) {
    m_settings->setValue(QStringLiteral("blindLabelling"), blind ? QStringLiteral("true") : QStringLiteral("false"));
}

bool Settings::restoreSession() const {
    return m_settings->value(QStringLiteral("restore"), true).toBool();
}
void Settings::setRestoreSession(bool restore) {
    m_settings->setValue(QStringLiteral("restore"), restore);
}

QList<Settings::RecentProject> Settings::recentProjects() const {
    QList<RecentProject> projects;
    const int count = m_settings->beginReadArray(QStringLiteral("recent"));
    for (int i = 0; i < std::min(count, kRecent); ++i) {
        m_settings->setArrayIndex(i);
        const RecentProject project{value(QStringLiteral("folder")).toString(), value(QStringLiteral("pinned")).toBool()};
        if (QDir::isAbsolutePath(project.folder)) projects << project;
    }
    m_settings->endArray();
    return projects;
}

void Settings::setRecentProjects(const QList<RecentProject>& projects) {
    m_settings->remove(QStringLiteral("recent"));
    m_settings->beginWriteArray(QStringLiteral("recent"));
    for (int i = 0; i < projects.size(); ++i) {
        m_settings->setArrayIndex(i);
        m_settings->setValue(QStringLiteral("folder"), projects[i].folder);
        m_settings->setValue(QStringLiteral("pinned"), projects[i].pinned);
    }
    m_settings->endArray();
}

void Settings::remember(const QString& folder) {
    QList<RecentProject> projects = recentProjects();
    bool pinned = false;
    for (const RecentProject& project : projects) pinned = pinned || (project.folder == folder && project.pinned);
    projects.removeIf([&](const RecentProject& project) { return project.folder == folder; });
    projects.prepend({folder, pinned});
    while (projects.size() > kRecent) {
        qsizetype oldest = projects.size() - 1;
        while (oldest > 0 && projects[oldest].pinned) --oldest;
        projects.removeAt(oldest);
    }
    setRecentProjects(projects);
}

QString Settings::lastProject() const {
    const QString folder = value(QStringLiteral("session/project")).toString();
    return QDir::isAbsolutePath(folder) ? folder : QString();
}
void Settings::setLastProject(const QString& folder) {
    m_settings->setValue(QStringLiteral("session/project"), folder);
}

QStringList Settings::recentCommands() const {
    return value(QStringLiteral("commands")).toStringList();
}
void Settings::setRecentCommands(const QStringList& ids) {
    m_settings->setValue(QStringLiteral("commands"), ids);
}

QByteArray Settings::windowState(int layoutVersion) const {
    return value(QStringLiteral("window/layout")).toInt() == layoutVersion ? value(QStringLiteral("window/state")).toByteArray()
                                                                           : QByteArray();
}
QByteArray Settings::windowGeometry() const {
    return value(QStringLiteral("window/geometry")).toByteArray();
}
void Settings::setWindow(const QByteArray& geometry, const QByteArray& state, int layoutVersion) {
    m_settings->setValue(QStringLiteral("window/geometry"), geometry);
    m_settings->setValue(QStringLiteral("window/state"), state);
    m_settings->setValue(QStringLiteral("window/layout"), layoutVersion);
}

QHash<QString, QStringList> Settings::keys() const {
    QHash<QString, QStringList> keys;
    m_settings->beginGroup(QStringLiteral("keys"));
    for (const QString& id : m_settings->childKeys()) keys.insert(id, m_settings->value(id).toStringList());
    m_settings->endGroup();
    return keys;
}
void Settings::setKeys(const QHash<QString, QStringList>& keys) {
    m_settings->remove(QStringLiteral("keys"));
    m_settings->beginGroup(QStringLiteral("keys"));
    for (auto entry = keys.cbegin(); entry != keys.cend(); ++entry) m_settings->setValue(entry.key(), entry.value());
    m_settings->endGroup();
}

QVariantMap Settings::place(const QString& projectId) const {
    return value(QStringLiteral("places/") + projectId).toMap();
}
void Settings::setPlace(const QString& projectId, const QVariantMap& place) {
    m_settings->setValue(QStringLiteral("places/") + projectId, place);
}

void Settings::reset() {
    m_settings->clear();
    m_settings->setValue(QStringLiteral("version"), kVersion);
}

} // namespace tocsin::workbench
