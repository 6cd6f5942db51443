// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include "core/bundle/pack.h"

namespace tocsin::bundle {

/// model_card.md: what the model is for, what it wants, what was measured, for people. Facts only from the content.
[[nodiscard]] std::string modelCard(const BundleContent& content);

/// sbom.cdx.json: CycloneDX 1.5 with the machine-learning-model component and its model card (https://cyclonedx.org/docs/1.5/json/).
[[nodiscard]] Result<std::string> softwareBill(const BundleContent& content);

} // namespace tocsin::bundle
