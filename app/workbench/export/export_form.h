// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "core/base/result.h"
#include "core/workflow/export_run.h"

namespace tocsin::workbench {

/// What the user filled in for an export.
struct ExportForm {
    QString project; ///< its folder
    qint64 run = 0;
    QString precision = QStringLiteral("auto");
    QString name, version;
    qint64 serial = 0, nextSerial = 1; ///< serial 0: the next
    QString key, out;
    QString unproven;         ///< reason to let it out without a budget that was shown
    bool needsReason = false; ///< the budget was not shown
    QString intendedUse, contact, limits;

    /// What is missing before it can go, the first thing; empty: nothing.
    [[nodiscard]] QString missing() const;
    [[nodiscard]] workflow::ExportRequest request() const;
    /// The same in a terminal.
    [[nodiscard]] QString command() const;
};

struct SigningKey {
    QString file;        ///< secret, mode 0600
    QString fingerprint; ///< 16 hex digits of its public half
};

/// A fresh pair in the user's own folder for keys (made with mode 0700 where it is missing), or in `folder`; none is ever overwritten.
[[nodiscard]] Result<SigningKey> makeSigningKey(const QString& folder = {});
/// Reads the key to tell its fingerprint. Code Data or Io: it is none, or cannot be read.
[[nodiscard]] Result<SigningKey> readSigningKey(const QString& file);

} // namespace tocsin::workbench
