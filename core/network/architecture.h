// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/network/graph.h"

namespace tocsin::network {

/// What an architecture is built for.
struct ArchitectureRequest {
    std::int64_t channels = 1;   ///< C
    std::int64_t samples = 2048; ///< T
    std::vector<std::string>
        classes; ///< K names; empty for normal-only networks. The class "normal", where present, scores as 1 - P(normal)
    std::map<std::string, std::string> options; ///< architecture's own settings ("width", "hidden", "latent"), from --set
    std::uint64_t seed = 1;                     ///< of the initial weights
};

enum class ArchitectureTask { Classifier, Reconstruction };

/// One registered network: id ("wdcnn"), what it is for, the paper it comes from, how to build it.
struct Architecture {
    std::string id;
    ArchitectureTask task = ArchitectureTask::Classifier;
    std::string purpose; ///< one sentence for people
    std::string source;  ///< citation
    std::function<Result<Graph>(const ArchitectureRequest&)> build;
};

/// All registered networks: wdcnn, resnet1d, lstm-classifier, conv-autoencoder, lstm-autoencoder.
/// Score of a classifier: 1 - P("normal") when that class exists, else the largest probability of any class but the first is NOT used:
/// it is 1 - max probability (the rejection score). Score of an autoencoder: MeanSquaredError(input_normalised, reconstruction).
[[nodiscard]] const std::vector<Architecture>& architectures();
[[nodiscard]] Result<const Architecture*> architectureNamed(std::string_view id);

} // namespace tocsin::network
