// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/shell/dropped_paths.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QFileInfo>

#include "core/label/label_csv.h"
#include "core/label/maintenance_log.h"
#include "core/plugin/plugin_registry.h"

namespace tocsin::workbench {

namespace {

constexpr qint64 kHead = 256 * 1024;

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::DroppedPaths)
};

/// The first lines, whole ones.
std::string headOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QByteArray head = file.read(kHead);
    if (head.size() == kHead) head.truncate(head.lastIndexOf('\n') + 1);
    return head.toStdString();
}

QStringList importedEndings(const plugin::PluginRegistry& plugins) {
    QStringList endings;
    for (const plugin::PluginInfo& plugin : plugins.plugins())
        for (const std::string& extension : plugin.extensions) endings << QLatin1Char('.') + QString::fromStdString(extension);
    endings.removeDuplicates();
    return endings;
}

} // namespace

QString projectFolder(const QString& path) {
    const QFileInfo info(path);
    if (info.isDir()) return QFileInfo::exists(info.filePath() + QStringLiteral("/project.db")) ? info.absoluteFilePath() : QString();
    return info.fileName() == QLatin1String("project.db") ? info.absolutePath() : QString();
}

QString DroppedPaths::complaint() const {
    QStringList names;
    for (const QString& path : refused) names << QFileInfo(path).fileName();
    if (!names.isEmpty())
        return Text::tr(
                   "%1: nothing here reads that. Drop a project folder, data files (%2) or a folder of them, a label file (CSV) or a list "
                   "of "
                   "work orders (CSV).")
            .arg(names.join(QStringLiteral(", ")), importedEndings(plugin::PluginRegistry()).join(QLatin1Char(' ')));
    if (!moreProjects.isEmpty()) return Text::tr("One project at a time: %1 was opened").arg(QFileInfo(project).fileName());
    return {};
}

DroppedPaths sortPaths(const QStringList& paths) {
    DroppedPaths sorted;
    const plugin::PluginRegistry plugins;
    for (const QString& path : paths) {
        const QFileInfo info(path);
        if (const QString folder = projectFolder(path); !folder.isEmpty()) {
            if (sorted.project.isEmpty())
                sorted.project = folder;
            else
                sorted.moreProjects << folder;
            continue;
        }
        if (info.isDir()) {
            sorted.data << info.absoluteFilePath();
            continue;
        }
        if (!info.isFile()) {
            sorted.refused << path;
            continue;
        }
        const QString file = info.absoluteFilePath(), ending = info.suffix().toLower();
        if (ending == QLatin1String("csv") || ending == QLatin1String("tsv") || ending == QLatin1String("txt")) {
            const std::string head = headOf(file), name = info.fileName().toStdString();
            // A data file may happen to have an asset and a time; a label file must read as labels, a log as work orders.
            if (const auto labels = label::readLabelsCsv(head, {name, "", "", ""}); labels.ok() && !labels->empty()) {
                sorted.labels << file;
                continue;
            }
            if (const auto log = label::readMaintenanceLog(head, name); log.ok() && !log->events.empty()) {
                sorted.maintenance << file;
                continue;
            }
        }
        (plugins.pick(file.toStdString()).ok() ? sorted.data : sorted.refused) << file;
    }
    return sorted;
}

} // namespace tocsin::workbench
