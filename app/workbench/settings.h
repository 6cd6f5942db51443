// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QHash>
#include <QSettings>
#include <QString>
#include <QStringList>
#include <QTemporaryDir>
#include <QVariantMap>
#include <memory>

namespace tocsin::workbench {

/// How the window looks.
enum class ThemeChoice { System, Light, Dark };

/// What the window remembers between starts: never facts of a project. Every key is checked when it is read; a value that does not fit is
/// as good as none. GUI thread.
class Settings {
public:
    static constexpr int kVersion = 1; ///< another version's file is set aside and defaults are taken

    enum class Storage { User, Forgotten };
    /// User: the user's own place. Forgotten: gone with this object.
    explicit Settings(Storage storage);
    /// An INI file (--settings, tests).
    explicit Settings(const QString& file);

    [[nodiscard]] ThemeChoice theme() const;
    void setTheme(ThemeChoice choice);
    /// "system", "en", "de".
    [[nodiscard]] QString language() const;
    void setLanguage(const QString& language);
    [[nodiscard]] QString rater() const;
    void setRater(const QString& rater);
    /// Others' labels and the model's suggestions are hidden until a stretch is submitted.
    [[nodiscard]] bool blindLabelling() const;
    void setBlindLabelling(bool blind);
    [[nodiscard]] bool restoreSession() const;
    void setRestoreSession(bool restore);

    /// Newest first, at most ten; pinned ones stay.
    struct RecentProject {
        QString folder;
        bool pinned = false;
        friend bool operator==(const RecentProject&, const RecentProject&) = default;
    };
    [[nodiscard]] QList<RecentProject> recentProjects() const;
    void setRecentProjects(const QList<RecentProject>& projects);
    void remember(const QString& folder);

    /// Where the last session was; empty: no project.
    [[nodiscard]] QString lastProject() const;
    void setLastProject(const QString& folder);
    /// Ids of actions, last used first.
    [[nodiscard]] QStringList recentCommands() const;
    void setRecentCommands(const QStringList& ids);

    /// Layout of the docks by the version of the layout; empty when there is none or it is of another version.
    [[nodiscard]] QByteArray windowState(int layoutVersion) const;
    [[nodiscard]] QByteArray windowGeometry() const;
    void setWindow(const QByteArray& geometry, const QByteArray& state, int layoutVersion);

    /// id of the action -> keys in portable text.
    [[nodiscard]] QHash<QString, QStringList> keys() const;
    void setKeys(const QHash<QString, QStringList>& keys);

    /// Where a project was left: page, time range, recording (QVariantMap of plain values), by project id.
    [[nodiscard]] QVariantMap place(const QString& projectId) const;
    void setPlace(const QString& projectId, const QVariantMap& place);

    /// Forgets everything.
    void reset();

private:
    [[nodiscard]] QVariant value(const QString& key) const { return m_settings->value(key); }
    void checkVersion();
    std::unique_ptr<QTemporaryDir> m_temporary;
    std::unique_ptr<QSettings> m_settings;
};

} // namespace tocsin::workbench
