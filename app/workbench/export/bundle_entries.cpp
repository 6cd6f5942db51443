// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/export/bundle_entries.h"

#include <QCoreApplication>
#include <QMap>
#include <QStandardItemModel>

#include "app/workbench/export/export_text.h"
#include "core/bundle/manifest.h"

namespace tocsin::workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::BundleEntries)
};

QString purposeOf(const QString& path) {
    if (path == QLatin1String(bundle::kManifestFile)) return Text::tr("what is inside, each byte accounted for");
    if (path.endsWith(QLatin1String(".sig"))) return Text::tr("signature");
    if (path.startsWith(QLatin1String("decision"))) return Text::tr("threshold and the evidence for it");
    if (path == QLatin1String(bundle::kModelFile)) return Text::tr("the model, fp32");
    if (path == QLatin1String(bundle::kModelInt8File)) return Text::tr("the model, int8");
    if (path == QLatin1String(bundle::kGoldenFile) || path.contains(QLatin1Char('/'))) return Text::tr("self-test of the device");
    if (path == QLatin1String(bundle::kReferenceFile)) return Text::tr("how the channels looked in training");
    if (path == QLatin1String(bundle::kModelCardFile)) return Text::tr("model card, for people");
    if (path == QLatin1String(bundle::kSbomFile)) return Text::tr("bill of software");
    return {};
}

QList<QStandardItem*> rowOf(const QString& name, const QString& size, const QString& purpose) {
    QList<QStandardItem*> row = {new QStandardItem(name), new QStandardItem(size), new QStandardItem(purpose)};
    row[1]->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    for (QStandardItem* item : row) item->setEditable(false);
    return row;
}

} // namespace

Result<std::vector<BundleEntry>> plannedEntries(const store::Project& project, RunId run, const QString& precision) {
    TOCSIN_ASSIGN(const workflow::RunFiles files, workflow::readRunFiles(project, run));
    TOCSIN_ASSIGN(const std::string runs, workflow::resolvePrecision(files, precision.toStdString()));
    const auto fileSize = [&](const std::string& which) {
        std::error_code problem;
        const auto size = std::filesystem::file_size(files.model(which), problem);
        return problem ? std::int64_t{-1} : static_cast<std::int64_t>(size);
    };
    const auto kept = workflow::resolvePrecision(files, "auto");
    std::vector<BundleEntry> entries = {{QLatin1String(bundle::kManifestFile), -1},
                                        {QLatin1String(bundle::kSignatureFile), -1},
                                        {QLatin1String(bundle::kDecisionFile), -1},
                                        {QStringLiteral("decision.sig"), -1},
                                        {QLatin1String(bundle::kModelFile), fileSize("fp32")}};
    if (runs == "int8" || (kept.ok() && *kept == "int8")) entries.push_back({QLatin1String(bundle::kModelInt8File), fileSize("int8")});
    for (const char* path : {bundle::kGoldenInputFile, bundle::kGoldenOutputFile, bundle::kGoldenFile, bundle::kReferenceFile,
                             bundle::kModelCardFile, bundle::kSbomFile})
        entries.push_back({QLatin1String(path), -1});
    return entries;
}

void fillBundleTree(QStandardItemModel& model, const std::vector<BundleEntry>& entries) {
    model.clear();
    model.setHorizontalHeaderLabels({Text::tr("File"), Text::tr("Size"), Text::tr("What it is")});
    QMap<QString, QStandardItem*> folders;
    for (const BundleEntry& entry : entries) {
        const qsizetype slash = entry.path.indexOf(QLatin1Char('/'));
        QStandardItem* parent = model.invisibleRootItem();
        if (slash > 0) {
            const QString folder = entry.path.left(slash);
            if (!folders.contains(folder)) {
                const auto row = rowOf(folder, {}, Text::tr("golden vectors, ONNX's own layout"));
                model.appendRow(row);
                folders.insert(folder, row.first());
            }
            parent = folders.value(folder);
        }
        parent->appendRow(rowOf(entry.path.mid(slash + 1),
                                entry.size >= 0 ? sizeText(entry.size) : Text::tr("at export", "size of a file that is made then"),
                                purposeOf(entry.path)));
    }
}

} // namespace tocsin::workbench
