// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/export/bundle_verification.h"

#include <QCoreApplication>
#include <QEventLoop>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QStandardPaths>
#include <QTimer>

#include "app/workbench/export/export_text.h"

namespace tocsin::workbench {

namespace {

/// Beside this program; in a build folder the tests lie beside bin/.
QString findProgram() {
    const QString here = QCoreApplication::applicationDirPath();
    for (const QString& file : {here + QStringLiteral("/tocsin"), here + QStringLiteral("/../bin/tocsin")})
        if (QFileInfo(file).isExecutable()) return file;
    return QStandardPaths::findExecutable(QStringLiteral("tocsin"));
}

} // namespace

BundleVerification::BundleVerification(QObject* parent) : QObject(parent) {}

BundleVerification::~BundleVerification() {
    if (!m_process) return;
    m_process->disconnect(this);
    m_process->kill();
    m_process->waitForFinished();
}

void BundleVerification::start(const QString& bundle, const QString& trust) {
    Q_ASSERT(!m_process);
    const QString program = m_program.isEmpty() ? findProgram() : m_program;
    m_process = new QProcess(this);
    connect(m_process, &QProcess::errorOccurred, this, [this, program](QProcess::ProcessError error) {
        if (error == QProcess::FailedToStart)
            finish({false,
                    tr("The bundle was not verified: the program tocsin was not found or cannot be started (%1).").arg(program),
                    {},
                    0,
                    0,
                    {}});
    });
    connect(m_process, &QProcess::finished, this, [this](int code, QProcess::ExitStatus status) {
        if (status == QProcess::CrashExit)
            return finish(
                {false, tr("The bundle was not verified: the program that checks it ended suddenly or was stopped."), {}, 0, 0, {}});
        finish(answerOf(code, m_process->readAllStandardOutput(), m_process->readAllStandardError()));
    });
    QTimer::singleShot(m_limitMs, m_process, [process = m_process] { process->kill(); });
    m_process->start(program, {QStringLiteral("verify"), bundle, QStringLiteral("--trust"), trust, QStringLiteral("--self-test"),
                               QStringLiteral("--json")});
}

void BundleVerification::stop() {
    if (m_process) m_process->kill();
}

void BundleVerification::wait() {
    if (!busy()) return;
    QEventLoop loop;
    connect(this, &BundleVerification::finished, &loop, &QEventLoop::quit);
    loop.exec(QEventLoop::ExcludeUserInputEvents);
}

void BundleVerification::finish(VerificationAnswer answer) {
    m_process->disconnect(this);
    m_process->deleteLater();
    m_process = nullptr;
    Q_EMIT finished(answer);
}

VerificationAnswer BundleVerification::answerOf(int exitCode, const QByteArray& output, const QByteArray& errors) {
    VerificationAnswer answer;
    const QJsonObject json = QJsonDocument::fromJson(output).object();
    if (json.value(QStringLiteral("valid")).toBool() && exitCode == 0) {
        answer.valid = true;
        answer.key = json.value(QStringLiteral("key")).toString();
        const QJsonObject golden = json.value(QStringLiteral("golden")).toObject();
        for (const auto& one : golden) {
            answer.vectors += one.toObject().value(QStringLiteral("vectors")).toInteger();
            answer.equal += one.toObject().value(QStringLiteral("equal")).toInteger();
        }
        for (const auto& file : json.value(QStringLiteral("files")).toArray())
            answer.entries.push_back(
                {file.toObject().value(QStringLiteral("path")).toString(), file.toObject().value(QStringLiteral("size")).toInteger(-1)});
        answer.sentence = tr("Verified: signature good (key %1), %2 of %3 golden vectors equal bit by bit.")
                              .arg(fingerprintText(answer.key))
                              .arg(answer.equal)
                              .arg(answer.vectors);
        return answer;
    }
    const QString reason = json.value(QStringLiteral("reason")).toString(),
                  error = json.value(QStringLiteral("error")).toObject().value(QStringLiteral("message")).toString();
    const QString said = !reason.isEmpty() ? reason : !error.isEmpty() ? error : QString::fromUtf8(errors).trimmed().left(500);
    answer.sentence =
        reason.isEmpty()
            ? tr("The bundle was not verified: %1").arg(said.isEmpty() ? tr("the program that checks it gave no answer") : said)
            : tr("The bundle is NOT valid: %1").arg(said);
    return answer;
}

} // namespace tocsin::workbench
