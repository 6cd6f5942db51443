// SPDX-License-Identifier: GPL-3.0-or-later
// Runs tocsin-edge as a user does.
#pragma once

#include <QProcess>
#include <string>

#include "core/base/durable_file.h"
#include "core/base/json.h"
#include "core/base/temporary_folder.h"
#include "core/bundle/signature.h"
#include "tests/core/bundle/sample_bundle.h"

struct Answer {
    int code = -1;
    std::string out, err;
    [[nodiscard]] tocsin::Json json() const { return tocsin::Json::parse(out); }
};

inline Answer agent(const QStringList& words, const QByteArray& input = {}) {
    QProcess process;
    process.start(QString(TOCSIN_BIN_DIR) + "/tocsin-edge", words);
    if (!process.waitForStarted()) return {};
    process.write(input);
    process.closeWriteChannel();
    process.waitForFinished(60'000);
    return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1, process.readAllStandardOutput().toStdString(),
            process.readAllStandardError().toStdString()};
}

/// Folder with key, trust file and bundles.
struct Site {
    tocsin::TemporaryFolder folder = tocsin::TemporaryFolder::create().value();
    QString root = path("root"), trust = path("release.pub");

    Site() { write("release.pub", tocsin::bundle::publicKeyText(sample::key().publicKey())); }
    [[nodiscard]] QString path(const std::string& name) const { return QString::fromStdString((folder.path() / name).string()); }
    QString write(const std::string& name, const std::string& content) const {
        (void)tocsin::durableReplace(folder.path() / name, content);
        return path(name);
    }
    QString bundle(std::int64_t serial) const { return write("serial" + std::to_string(serial) + ".bundle", sample::bytes(serial)); }
    [[nodiscard]] Answer install(const QString& bundle) const { return agent({"install", bundle, "--root", root, "--trust", trust}); }
    [[nodiscard]] Answer status() const { return agent({"status", "--root", root, "--json"}); }
};
