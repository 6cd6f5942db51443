// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::runtime {

struct ModelOptions {
    int threads = 1;                        ///< threads of one call; 1 gives the same bits everywhere in the program
    std::filesystem::path writeOptimisedTo; ///< where ONNX Runtime writes the graph it really runs; empty: nowhere
};

/// One input or output of a model file. shape: as stored, -1 where free (the batch axis).
struct TensorInfo {
    std::string name;
    std::vector<std::int64_t> shape;
};

/// What the model says of one window. score: higher = worse. probabilities: [K] in the order of the model's classes, empty without classes.
struct ModelOutput {
    float score = 0;
    std::vector<float> probabilities;
};

/// The same for B windows. scores: [B]; probabilities: [B, K] row-major.
struct BatchOutput {
    std::vector<float> scores;
    std::vector<float> probabilities;
};

/// Largest model file that is read (512 MiB).
inline constexpr std::size_t kMaxModelBytes = std::size_t{512} << 20;

/// An ONNX file in ONNX Runtime (loaded at run time, CPU): input "window" float32 [B, C, T], output "score" [B], optionally "probabilities"
/// [B, K]. The file is looked through before the library sees it: no external data, no control flow, no foreign operators. One thread at a
/// time.
class OnnxModel {
public:
    /// Error code Data: the file is not a model of this form (the message says why); Internal: ONNX Runtime is not installed or fails.
    [[nodiscard]] static Result<OnnxModel> load(const std::filesystem::path& file, const ModelOptions& options = {});
    /// name: how messages call the model. The bytes are not needed after the call.
    [[nodiscard]] static Result<OnnxModel> loadBytes(std::string_view bytes, std::string_view name, const ModelOptions& options = {});
    ~OnnxModel();
    OnnxModel(OnnxModel&&) noexcept;
    OnnxModel& operator=(OnnxModel&&) noexcept;

    [[nodiscard]] const std::vector<TensorInfo>& inputs() const;
    [[nodiscard]] const std::vector<TensorInfo>& outputs() const;
    [[nodiscard]] std::int64_t channels() const; ///< C
    [[nodiscard]] std::int64_t samples() const;  ///< T
    [[nodiscard]] std::int64_t classes() const;  ///< K, 0 without "probabilities"

    /// One window, float32 [C, T] row-major, finite. Input and output tensors are the model's own and used again, `into` too: no allocation
    /// a call.
    [[nodiscard]] Result<void> run(std::span<const float> window, ModelOutput& into);
    [[nodiscard]] Result<ModelOutput> run(std::span<const float> window);
    /// The model's own input, float32 [C, T]: whoever fills it in place and calls runPrepared() saves a copy.
    [[nodiscard]] std::span<float> window();
    [[nodiscard]] Result<void> runPrepared(ModelOutput& into);

    /// B windows at once, float32 [B, C, T]: for parity checks. Bits may differ from run(); scores that people see come from run().
    [[nodiscard]] Result<BatchOutput> runBatch(std::span<const float> windows);

private:
    struct Impl;
    explicit OnnxModel(std::unique_ptr<Impl> impl);
    std::unique_ptr<Impl> m_impl;
};

/// "1.30.0" of the library in use; the error says what to install when there is none.
[[nodiscard]] Result<std::string> runtimeVersion();

} // namespace tocsin::runtime
