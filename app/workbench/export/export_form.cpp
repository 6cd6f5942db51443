// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/export/export_form.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include "app/workbench/panels/terminal_panel.h"
#include "core/bundle/signature.h"

namespace tocsin::workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::ExportForm)
};

std::string trimmed(const QString& text) {
    return text.trimmed().toStdString();
}

} // namespace

QString ExportForm::missing() const {
    if (run <= 0) return Text::tr("Needs a finished run");
    if (key.trimmed().isEmpty()) return Text::tr("Needs a key to sign with: choose one, or have one made");
    if (serial != 0 && serial < nextSerial) return Text::tr("The serial must be at least %1: lower ones were given out").arg(nextSerial);
    if (needsReason && unproven.trimmed().isEmpty())
        return Text::tr("The budget is not shown: give the reason why the bundle may go out all the same");
    if (intendedUse.trimmed().isEmpty()) return Text::tr("The model card asks: what is it meant for?");
    if (contact.trimmed().isEmpty()) return Text::tr("The model card asks: who is to be called?");
    if (out.trimmed().isEmpty()) return Text::tr("Needs a file to write the bundle to");
    return {};
}

workflow::ExportRequest ExportForm::request() const {
    workflow::ExportRequest request;
    request.run = RunId{run};
    request.key = trimmed(key);
    request.out = trimmed(out);
    request.precision = precision.toStdString();
    request.unproven = trimmed(unproven);
    request.name = trimmed(name);
    request.version = trimmed(version);
    request.serial = serial;
    request.card = {trimmed(intendedUse), trimmed(contact), trimmed(limits)};
    return request;
}

QString ExportForm::command() const {
    if (run <= 0) return {};
    QString line = QStringLiteral("tocsin export %1 %2").arg(shellWord(project)).arg(run);
    const auto add = [&](const char* option, const QString& value) {
        if (!value.trimmed().isEmpty()) line += QStringLiteral(" %1 %2").arg(QLatin1String(option), shellWord(value.trimmed()));
    };
    add("--key", key.trimmed().isEmpty() ? QStringLiteral("release.key") : key);
    add("--out", out.trimmed().isEmpty() ? QStringLiteral("model.bundle") : out);
    if (precision != QLatin1String("auto")) add("--precision", precision);
    add("--name", name);
    add("--bundle-version", version);
    if (serial > 0) add("--serial", QString::number(serial));
    add("--unproven", unproven);
    add("--intended-use", intendedUse);
    add("--contact", contact);
    add("--limits", limits);
    return line;
}

Result<SigningKey> makeSigningKey(const QString& folder) {
    const QString place =
        folder.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::GenericDataLocation) + QStringLiteral("/tocsin/keys") : folder;
    if (!QDir(place).exists()) {
        if (!QDir().mkpath(place)) return Error{ErrorCode::Io, Text::tr("cannot make the folder %1").arg(place).toStdString(), {}};
        QFile::setPermissions(place, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    }
    for (int number = 1;; ++number) {
        const QString file =
            number == 1 ? place + QStringLiteral("/release.key") : QStringLiteral("%1/release-%2.key").arg(place).arg(number);
        if (QFile::exists(file) || QFile::exists(file + QStringLiteral(".pub"))) continue;
        TOCSIN_ASSIGN(const bundle::PublicKey made, bundle::writeKeyPair(file.toStdString()));
        return SigningKey{file, QString::fromStdString(made.id)};
    }
}

Result<SigningKey> readSigningKey(const QString& file) {
    TOCSIN_ASSIGN(const bundle::SecretKey key, bundle::readSecretKey(file.trimmed().toStdString()));
    return SigningKey{file.trimmed(), QString::fromStdString(key.publicKey().id)};
}

} // namespace tocsin::workbench
