// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/model.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <fmt/format.h>
#include <fmt/ranges.h>

#include "core/base/durable_file.h"
#include "core/runtime/detail/onnx_gate.h"
#include "core/runtime/detail/ort_library.h"

namespace tocsin::runtime {

namespace {

constexpr const char* kScore = "score";
constexpr const char* kProbabilities = "probabilities";

std::string shapeText(const std::vector<std::int64_t>& shape) {
    return fmt::format("[{}]", fmt::join(shape, ", "));
}

} // namespace

struct OnnxModel::Impl {
    std::string name;
    const OrtApi* api = nullptr;
    OrtPointer<OrtSession> session;
    OrtPointer<OrtMemoryInfo> memory;
    std::vector<TensorInfo> inputs, outputs;
    std::int64_t channels = 0, samples = 0, classes = 0;
    // The buffers of run(): tensors point into them.
    std::vector<float> window, probabilities;
    float score = 0;
    OrtPointer<OrtValue> windowTensor, scoreTensor, probabilityTensor;

    [[nodiscard]] Error fault(std::string_view why) const {
        return {ErrorCode::Data, fmt::format("model {} cannot be used: {}", name, why), {}};
    }

    /// Every way through the C API ends here: a status becomes a Result that names the model.
    Result<void> check(OrtStatus* status, std::string_view what) const {
        if (!status) return {}; // the text below costs more than a small model's call
        return ortResult(*api, status, fmt::format("{} of model {}", what, name));
    }

    Result<void> open(std::string_view bytes, const ModelOptions& options);
    Result<std::vector<TensorInfo>> describe(bool wantInputs) const;
    Result<TensorInfo> describeOne(bool wantInputs, std::size_t index, OrtAllocator* allocator) const;
    Result<void> acceptShape();
    Result<OrtPointer<OrtValue>> tensor(float* data, std::size_t count, std::span<const std::int64_t> shape) const;
    Result<void> allocate();
    Result<void> call(const OrtValue* input, OrtValue* scores, OrtValue* probabilitiesOut) const;
    [[nodiscard]] std::vector<std::int64_t> scoreShape(std::int64_t batch) const;
};

namespace {

/// Does the processor add products of uint8 and int8 in 32 bits?
bool sumsBytesExactly() {
#if defined(__x86_64__)
    return __builtin_cpu_supports("avx512vnni") || __builtin_cpu_supports("avxvnni");
#else
    return true; // the option is about x86 only
#endif
}

Result<OrtPointer<OrtSessionOptions>> sessionOptions(const OrtApi& api, const ModelOptions& options) {
    OrtSessionOptions* raw = nullptr;
    TOCSIN_TRY(ortResult(api, api.CreateSessionOptions(&raw), "preparing ONNX Runtime"));
    OrtPointer<OrtSessionOptions> made(raw, {api.ReleaseSessionOptions});
    // No spinning: idle workers must not eat the cores of the machine they watch. x64quantprecision: without VNNI instructions uint8 x int8
    // sums overflow 16 bits; the cure (uint8 x uint8) is exact but takes 1.4 to 3 times as long, so only where it is needed.
    const std::array<std::pair<const char*, const char*>, 3> settings = {{{"session.intra_op.allow_spinning", "0"},
                                                                          {"session.inter_op.allow_spinning", "0"},
                                                                          {"session.x64quantprecision", sumsBytesExactly() ? "0" : "1"}}};
    for (const auto& [key, value] : settings) TOCSIN_TRY(ortResult(api, api.AddSessionConfigEntry(raw, key, value), key));
    TOCSIN_TRY(ortResult(api, api.SetIntraOpNumThreads(raw, std::max(1, options.threads)), "setting threads"));
    TOCSIN_TRY(ortResult(api, api.SetInterOpNumThreads(raw, 1), "setting threads"));
    TOCSIN_TRY(ortResult(api, api.SetSessionExecutionMode(raw, ORT_SEQUENTIAL), "setting the order of execution"));
    TOCSIN_TRY(ortResult(api, api.SetSessionGraphOptimizationLevel(raw, ORT_ENABLE_ALL), "setting the optimisation level"));
    TOCSIN_TRY(ortResult(api, api.SetSessionLogSeverityLevel(raw, ORT_LOGGING_LEVEL_ERROR), "setting the log level"));
    if (!options.writeOptimisedTo.empty())
        TOCSIN_TRY(
            ortResult(api, api.SetOptimizedModelFilePath(raw, options.writeOptimisedTo.c_str()), "setting the optimised model's path"));
    return made;
}

} // namespace

Result<TensorInfo> OnnxModel::Impl::describeOne(bool wantInputs, std::size_t index, OrtAllocator* allocator) const {
    TensorInfo info;
    char* text = nullptr;
    TOCSIN_TRY(check(wantInputs ? api->SessionGetInputName(session.get(), index, allocator, &text)
                                : api->SessionGetOutputName(session.get(), index, allocator, &text),
                     "reading a name"));
    info.name = text;
    TOCSIN_TRY(check(api->AllocatorFree(allocator, text), "reading a name"));
    OrtTypeInfo* rawType = nullptr;
    TOCSIN_TRY(check(wantInputs ? api->SessionGetInputTypeInfo(session.get(), index, &rawType)
                                : api->SessionGetOutputTypeInfo(session.get(), index, &rawType),
                     "reading a type"));
    const OrtPointer<OrtTypeInfo> type(rawType, {api->ReleaseTypeInfo});
    const OrtTensorTypeAndShapeInfo* shape = nullptr; // owned by `type`
    TOCSIN_TRY(check(api->CastTypeInfoToTensorInfo(rawType, &shape), "reading a type"));
    ONNXTensorElementDataType element = ONNX_TENSOR_ELEMENT_DATA_TYPE_UNDEFINED;
    if (shape) TOCSIN_TRY(check(api->GetTensorElementType(shape, &element), "reading a type"));
    if (element != ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT) return fault(fmt::format("'{}' is not a float32 tensor", info.name));
    std::size_t rank = 0;
    TOCSIN_TRY(check(api->GetDimensionsCount(shape, &rank), "reading a shape"));
    info.shape.resize(rank);
    TOCSIN_TRY(check(api->GetDimensions(shape, info.shape.data(), rank), "reading a shape"));
    return info;
}

Result<std::vector<TensorInfo>> OnnxModel::Impl::describe(bool wantInputs) const {
    OrtAllocator* allocator = nullptr;
    TOCSIN_TRY(check(api->GetAllocatorWithDefaultOptions(&allocator), "reading names"));
    std::size_t count = 0;
    TOCSIN_TRY(check(wantInputs ? api->SessionGetInputCount(session.get(), &count) : api->SessionGetOutputCount(session.get(), &count),
                     "reading names"));
    std::vector<TensorInfo> all;
    for (std::size_t index = 0; index < count; ++index) {
        TOCSIN_ASSIGN(TensorInfo info, describeOne(wantInputs, index, allocator));
        all.push_back(std::move(info));
    }
    return all;
}

Result<void> OnnxModel::Impl::acceptShape() {
    if (inputs.size() != 1) return fault(fmt::format("it has {} inputs, one ('window') is needed", inputs.size()));
    const auto& in = inputs.front().shape;
    constexpr std::int64_t kMostValues = std::int64_t{1} << 28;
    if (in.size() != 3 || (in[0] != -1 && in[0] != 1) || in[1] < 1 || in[2] < 1 || in[1] > kMostValues / in[2])
        return fault(fmt::format("its input has shape {}, [B, C, T] with fixed C and T is needed", shapeText(in)));
    channels = in[1];
    samples = in[2];
    const auto named = [&](const char* wanted) {
        return std::find_if(outputs.begin(), outputs.end(), [&](const TensorInfo& info) { return info.name == wanted; });
    };
    const auto scoreOut = named(kScore);
    if (scoreOut == outputs.end()) return fault("it has no output 'score'");
    // One number a window: [], [B], [1] or [B, 1].
    for (std::size_t axis = 0; axis < scoreOut->shape.size(); ++axis)
        if (scoreOut->shape[axis] != 1 && !(axis == 0 && scoreOut->shape[axis] == -1))
            return fault(fmt::format("its score has shape {}, one number a window is needed", shapeText(scoreOut->shape)));
    const auto probabilityOut = named(kProbabilities);
    if (probabilityOut == outputs.end()) return {};
    const auto& out = probabilityOut->shape;
    constexpr std::int64_t kMostClasses = 100'000;
    if (out.size() != 2 || (out[0] != -1 && out[0] != 1) || out[1] < 1 || out[1] > kMostClasses)
        return fault(fmt::format("its probabilities have shape {}, [B, K] is needed", shapeText(out)));
    classes = out[1];
    return {};
}

std::vector<std::int64_t> OnnxModel::Impl::scoreShape(std::int64_t batch) const {
    std::vector<std::int64_t> shape;
    for (const TensorInfo& info : outputs)
        if (info.name == kScore) shape = info.shape;
    if (!shape.empty()) shape[0] = batch;
    return shape;
}

Result<OrtPointer<OrtValue>> OnnxModel::Impl::tensor(float* data, std::size_t count, std::span<const std::int64_t> shape) const {
    OrtValue* raw = nullptr;
    TOCSIN_TRY(check(api->CreateTensorWithDataAsOrtValue(memory.get(), data, count * sizeof(float), shape.data(), shape.size(),
                                                         ONNX_TENSOR_ELEMENT_DATA_TYPE_FLOAT, &raw),
                     "making a tensor"));
    return OrtPointer<OrtValue>(raw, {api->ReleaseValue});
}

Result<void> OnnxModel::Impl::allocate() {
    window.resize(static_cast<std::size_t>(channels * samples));
    probabilities.resize(static_cast<std::size_t>(classes));
    const std::array<std::int64_t, 3> windowShape = {1, channels, samples};
    TOCSIN_ASSIGN(windowTensor, tensor(window.data(), window.size(), windowShape));
    TOCSIN_ASSIGN(scoreTensor, tensor(&score, 1, scoreShape(1)));
    if (classes > 0) {
        const std::array<std::int64_t, 2> shape = {1, classes};
        TOCSIN_ASSIGN(probabilityTensor, tensor(probabilities.data(), probabilities.size(), shape));
    }
    return {};
}

Result<void> OnnxModel::Impl::open(std::string_view bytes, const ModelOptions& options) {
    if (bytes.size() > kMaxModelBytes) return fault(fmt::format("it is larger than {} MiB", kMaxModelBytes >> 20));
    TOCSIN_TRY(checkOnnx(bytes, name));
    TOCSIN_ASSIGN(const OrtLibrary* library, OrtLibrary::get());
    api = library->api;
    TOCSIN_ASSIGN(const auto settings, sessionOptions(*api, options));
    OrtSession* rawSession = nullptr;
    if (auto opened =
            check(api->CreateSessionFromArray(library->environment, bytes.data(), bytes.size(), settings.get(), &rawSession), "opening");
        !opened.ok())
        return Error{ErrorCode::Data, fmt::format("model {} cannot be used: ONNX Runtime refuses it", name), opened.error().detail};
    session = OrtPointer<OrtSession>(rawSession, {api->ReleaseSession});
    OrtMemoryInfo* rawMemory = nullptr;
    TOCSIN_TRY(check(api->CreateCpuMemoryInfo(OrtArenaAllocator, OrtMemTypeDefault, &rawMemory), "opening"));
    memory = OrtPointer<OrtMemoryInfo>(rawMemory, {api->ReleaseMemoryInfo});
    TOCSIN_ASSIGN(inputs, describe(true));
    TOCSIN_ASSIGN(outputs, describe(false));
    TOCSIN_TRY(acceptShape());
    return allocate();
}

Result<void> OnnxModel::Impl::call(const OrtValue* input, OrtValue* scores, OrtValue* probabilitiesOut) const {
    const char* inputName = inputs.front().name.c_str();
    const std::array<const char*, 2> names = {kScore, kProbabilities};
    std::array<OrtValue*, 2> values = {scores, probabilitiesOut};
    return check(api->Run(session.get(), nullptr, &inputName, &input, 1, names.data(), classes > 0 ? 2 : 1, values.data()), "a call");
}

OnnxModel::OnnxModel(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
OnnxModel::~OnnxModel() = default;
OnnxModel::OnnxModel(OnnxModel&&) noexcept = default;
OnnxModel& OnnxModel::operator=(OnnxModel&&) noexcept = default;

Result<OnnxModel> OnnxModel::load(const std::filesystem::path& file, const ModelOptions& options) {
    TOCSIN_ASSIGN(const std::string bytes, readFile(file, kMaxModelBytes));
    return loadBytes(bytes, file.string(), options);
}

Result<OnnxModel> OnnxModel::loadBytes(std::string_view bytes, std::string_view name, const ModelOptions& options) {
    auto impl = std::make_unique<Impl>();
    impl->name = name;
    TOCSIN_TRY(impl->open(bytes, options));
    return OnnxModel(std::move(impl));
}

const std::vector<TensorInfo>& OnnxModel::inputs() const {
    return m_impl->inputs;
}
const std::vector<TensorInfo>& OnnxModel::outputs() const {
    return m_impl->outputs;
}
std::int64_t OnnxModel::channels() const {
    return m_impl->channels;
}
std::int64_t OnnxModel::samples() const {
    return m_impl->samples;
}
std::int64_t OnnxModel::classes() const {
    return m_impl->classes;
}

Result<void> OnnxModel::run(std::span<const float> window, ModelOutput& into) {
    Impl& impl = *m_impl;
    if (window.size() != impl.window.size())
        return Error{ErrorCode::Internal,
                     fmt::format("a window of {} values for model {}, which wants {}", window.size(), impl.name, impl.window.size()),
                     {}};
    std::copy(window.begin(), window.end(), impl.window.begin());
    return runPrepared(into);
}

std::span<float> OnnxModel::window() {
    return m_impl->window;
}

Result<void> OnnxModel::runPrepared(ModelOutput& into) {
    Impl& impl = *m_impl;
    TOCSIN_TRY(impl.call(impl.windowTensor.get(), impl.scoreTensor.get(), impl.probabilityTensor.get()));
    into.score = impl.score;
    into.probabilities.assign(impl.probabilities.begin(), impl.probabilities.end());
    return {};
}

Result<ModelOutput> OnnxModel::run(std::span<const float> window) {
    ModelOutput output;
    TOCSIN_TRY(run(window, output));
    return output;
}

Result<BatchOutput> OnnxModel::runBatch(std::span<const float> windows) {
    Impl& impl = *m_impl;
    const std::size_t size = impl.window.size();
    if (windows.empty() || windows.size() % size != 0)
        return Error{
            ErrorCode::Internal, fmt::format("{} values are not whole windows of {} for model {}", windows.size(), size, impl.name), {}};
    const auto batch = static_cast<std::int64_t>(windows.size() / size);
    BatchOutput output;
    output.scores.resize(static_cast<std::size_t>(batch));
    output.probabilities.resize(static_cast<std::size_t>(batch * impl.classes));
    if (const auto scoreShape = impl.scoreShape(batch); batch > 1 && (scoreShape.empty() || impl.inputs.front().shape[0] == 1))
        return impl.fault("it takes one window at a time, no batches");
    // The C API wants a mutable pointer for an input; it is not written.
    const std::array<std::int64_t, 3> shape = {batch, impl.channels, impl.samples};
    TOCSIN_ASSIGN(const auto input, impl.tensor(const_cast<float*>(windows.data()), windows.size(), shape));
    TOCSIN_ASSIGN(const auto scores, impl.tensor(output.scores.data(), output.scores.size(), impl.scoreShape(batch)));
    OrtPointer<OrtValue> probabilities;
    if (impl.classes > 0) {
        const std::array<std::int64_t, 2> probabilityShape = {batch, impl.classes};
        TOCSIN_ASSIGN(probabilities, impl.tensor(output.probabilities.data(), output.probabilities.size(), probabilityShape));
    }
    TOCSIN_TRY(impl.call(input.get(), scores.get(), probabilities.get()));
    return output;
}

Result<std::string> runtimeVersion() {
    TOCSIN_ASSIGN(const OrtLibrary* library, OrtLibrary::get());
    return library->version;
}

} // namespace tocsin::runtime
