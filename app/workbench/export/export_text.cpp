// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/export/export_text.h"

#include <QCoreApplication>

#include "core/base/time.h"
#include "widgets/lanes/ticks.h"

namespace tocsin::workbench {

namespace {
struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::ExportText)
};
} // namespace

QString sizeText(std::int64_t bytes) {
    const auto size = static_cast<double>(bytes);
    if (size >= 1e6) return Text::tr("%1 MB").arg(widgets::readableNumber(size / 1e6, 3));
    if (size >= 1000) return Text::tr("%1 KB").arg(widgets::readableNumber(size / 1000, 3));
    return Text::tr("%1 bytes").arg(bytes);
}

QString secondsText(double seconds) {
    return QString::fromStdString(formatDuration(static_cast<TimeNs>(seconds * static_cast<double>(kNsPerSecond))));
}

QString fingerprintText(const QString& keyId) {
    QString text;
    for (qsizetype i = 0; i < keyId.size(); ++i) {
        if (i > 0 && i % 4 == 0) text += QLatin1Char(' ');
        text += keyId[i];
    }
    return text;
}

} // namespace tocsin::workbench
