// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include "core/learn/outlook.h"

namespace tocsin::workbench {

/// "1.2 MB", powers of 1000; "61 KB".
[[nodiscard]] QString bytesText(double bytes);
/// "12,345" as the locale groups.
[[nodiscard]] QString countText(qint64 count);
/// "about 40 s", "about 3 min", "about 1.5 h".
[[nodiscard]] QString aboutTime(double seconds);

/// What stands beside a caption on the form; each is a value with its unit and what it rests on.
struct OutlookText {
    QString inputs; ///< "4 channels, windows of 32 samples = 32 s"
    QString size;   ///< "12,345 parameters, 49 KB as float32"
    QString work;   ///< "1.2 M multiply-adds a window"
    QString memory; ///< "about 210 MB more while it trains"
    QString time;   ///< "about 50 s for 80 epochs; from 12 steps measured here, 1 thread"
};
[[nodiscard]] OutlookText outlookText(const learn::TrainOutlook& outlook);

/// "windows shared between train and test: 0".
[[nodiscard]] QString sharedText(const learn::TrainOutlook& outlook);
/// What will not be shown by such a training, and why; empty: nothing to say.
[[nodiscard]] QStringList outlookWarnings(const learn::TrainOutlook& outlook);

} // namespace tocsin::workbench
