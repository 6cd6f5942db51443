// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QProcess>
#include <vector>

#include "app/workbench/export/bundle_entries.h"

namespace tocsin::workbench {

/// What the child said of a bundle.
struct VerificationAnswer {
    bool valid = false;
    QString sentence;              ///< result or reason, for people
    QString key;                   ///< id of the key that signed
    qint64 vectors = 0, equal = 0; ///< golden vectors of all precisions, and those equal to the bit
    std::vector<BundleEntry> entries;
};

/// Runs `tocsin verify --self-test` in a child process, so that what is checked is what a user could check, by another program than the
/// one that packed. GUI thread; nothing blocks. A child that crashes, hangs or is missing becomes a sentence.
class BundleVerification : public QObject {
    Q_OBJECT
public:
    explicit BundleVerification(QObject* parent = nullptr);
    ~BundleVerification() override;
    /// trust: public key file. Asserts that none is running.
    void start(const QString& bundle, const QString& trust);
    [[nodiscard]] bool busy() const { return m_process != nullptr; }
    /// Ends the child; finished() says that it was stopped.
    void stop();
    /// Waits for the answer (tests, pictures).
    void wait();
    /// Another program than the `tocsin` beside this one or on the PATH (tests).
    void setProgram(const QString& program) { m_program = program; }
    void setLimitMs(int limit) { m_limitMs = limit; }

    /// What the child's output means; exit code 0 valid, 1 not valid.
    [[nodiscard]] static VerificationAnswer answerOf(int exitCode, const QByteArray& output, const QByteArray& errors);

Q_SIGNALS:
    void finished(const tocsin::workbench::VerificationAnswer& answer);

private:
    void finish(VerificationAnswer answer);
    QString m_program;
    int m_limitMs = 120'000;
    QProcess* m_process = nullptr;
};

} // namespace tocsin::workbench
