// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>
#include <map>

#include "core/learn/recipes.h"
#include "core/learn/setting_rules.h"
#include "core/workflow/train_run.h"

namespace tocsin::workbench {

/// What is to be trained, as the user set it. Values are text, so that half-typed ones exist; each is checked as it is set. GUI thread.
class TrainForm : public QObject {
    Q_OBJECT
public:
    /// Settings that stand on the form; the rest is in the list of all.
    static QStringList commonKeys(); ///< epochs, batch, lr, window, stride

    enum class SplitKind { Auto, Asset, Recording, Time, Head, Tag };

    explicit TrainForm(QObject* parent = nullptr);

    [[nodiscard]] const learn::Recipe& recipe() const { return *m_recipe; }
    /// Values that the user changed and the new recipe knows too stay, the others go back to its defaults.
    void setRecipe(const std::string& id);

    [[nodiscard]] bool hasSetting(const std::string& key) const { return m_recipe->defaults.contains(key); }
    [[nodiscard]] QString setting(const std::string& key) const;
    /// A default value is as good as not given. Keys beginning with "net." and "drift." may be new; an empty value takes those away.
    void setSetting(const std::string& key, const QString& value);
    /// Given keys that no recipe lists, "net.width".
    [[nodiscard]] std::vector<std::string> extraKeys() const;
    /// Empty: fits.
    [[nodiscard]] QString settingProblem(const std::string& key) const;

    [[nodiscard]] QString seed() const { return m_seed; }
    void setSeed(const QString& seed);
    /// Empty or 0: planned by the program.
    [[nodiscard]] QString threads() const { return m_threads; }
    void setThreads(const QString& threads);

    [[nodiscard]] SplitKind splitKind() const { return m_splitKind; }
    void setSplitKind(SplitKind kind);
    [[nodiscard]] QString headRows() const { return m_headRows; }
    void setHeadRows(const QString& rows);
    /// "key=value"; the tags that recordings have.
    [[nodiscard]] QString tag() const { return m_tag; }
    void setTag(const QString& tag);
    [[nodiscard]] std::string splitSpec() const;

    /// Channels that all recordings have, and which of them are taken (all at first).
    void setChannels(const QStringList& available);
    [[nodiscard]] QStringList channels() const { return m_channels; }
    [[nodiscard]] bool channelTaken(const QString& name) const { return !m_leftOut.contains(name); }
    void takeChannel(const QString& name, bool take);
    [[nodiscard]] int channelsTaken() const;

    /// "lr: a number from ... is needed", one a field; empty: all fit.
    [[nodiscard]] QStringList problems() const;
    /// Field name ("seed", "threads", "split", "channels" or a setting) -> what is wrong.
    [[nodiscard]] QString problemOf(const QString& field) const;

    /// Only what differs from defaults. The form must have no problem.
    [[nodiscard]] workflow::TrainRunRequest request() const;
    /// "tocsin train PROJECT --recipe R --set k=v ...".
    [[nodiscard]] QString command(const QString& project) const;

Q_SIGNALS:
    void changed();
    void recipeChanged();

private:
    const learn::Recipe* m_recipe;
    learn::Settings m_given;
    QString m_seed = QStringLiteral("1"), m_threads, m_headRows = QStringLiteral("400"), m_tag;
    SplitKind m_splitKind = SplitKind::Auto;
    QStringList m_channels, m_leftOut;
};

} // namespace tocsin::workbench
