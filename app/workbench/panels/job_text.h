// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include "app/workbench/jobs/job_center.h"

namespace tocsin::workbench {

/// "about 40 s", "about 3 min", "1 h 20 min"; never more digits than an estimate has.
[[nodiscard]] QString roughDuration(double seconds);
/// What a job does now or became: "waiting", "12 % - epoch 3 of 20 - about 40 s left", "unknown how long - reading a.csv", "done in 12 s: 3
/// recordings", "failed after 2 s: no such file".
[[nodiscard]] QString jobSentence(const JobView& job);
/// For the chip in the status bar: "no jobs", "Train conv-autoencoder 12 %", "3 jobs, 12 %" (fraction of the one that runs).
[[nodiscard]] QString jobChipText(const std::vector<JobView>& jobs);

} // namespace tocsin::workbench
