// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/workbench/documents/label_document.h"
#include "app/workbench/jobs/job_center.h"
#include "app/workbench/pages/page.h"
#include "app/workbench/settings.h"
#include "widgets/actions/action_registry.h"

namespace tocsin::tests {

/// The services that a page needs, for tests of a page without the window.
struct PageFixture {
    widgets::ActionRegistry actions;
    workbench::JobCenter jobs;
    workbench::LabelDocument labels;
    workbench::Settings settings{workbench::Settings::Storage::Forgotten};
    workbench::PageServices services{actions, jobs, labels, settings};
};

} // namespace tocsin::tests
