// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/learn/detail/trainer.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <fmt/format.h>
#include <map>
#include <optional>

#include "core/learn/detail/augment.h"
#include "core/learn/detail/checkpoint.h"
#include "core/learn/detail/optimizer.h"
#include "core/learn/random.h"

namespace tocsin::learn {

namespace {

using network::TorchNetwork;
using Clock = std::chrono::steady_clock;

/// Ends a pass through the network when somebody asked to stop.
struct Stopped : std::exception {
    [[nodiscard]] const char* what() const noexcept override { return "stopped"; }
};

/// While it lives the network's passes can be stopped.
class Stoppable {
public:
    Stoppable(TorchNetwork& network, const JobContext& job) : m_network(network) {
        network.setInterruption([job] {
            if (job.cancelled()) throw Stopped();
        });
    }
    ~Stoppable() { m_network.setInterruption({}); }
    Stoppable(const Stoppable&) = delete;
    Stoppable& operator=(const Stoppable&) = delete;

private:
    TorchNetwork& m_network;
};

/// Settings in numbers.
struct Plan {
    std::int64_t epochs = 0, batch = 0, patience = 0, warmup = 0, windowsPerEpoch = 0;
    double learningRate = 0, weightDecay = 0, clip = 0;
    Augmentation augmentation;
    std::string loss, classWeights = "none", sampler = "shuffle";
    double focalGamma = 0, labelSmoothing = 0;
};

Result<Plan> readPlan(const Settings& settings, RecipeTask task) {
    Plan plan;
    TOCSIN_ASSIGN(plan.epochs, integerSetting(settings, "epochs", 1, 100'000));
    TOCSIN_ASSIGN(plan.batch, integerSetting(settings, "batch", 1, 1 << 20));
    TOCSIN_ASSIGN(plan.patience, integerSetting(settings, "patience", 0, 100'000));
    TOCSIN_ASSIGN(plan.warmup, integerSetting(settings, "warmup", 0, 100'000));
    TOCSIN_ASSIGN(plan.windowsPerEpoch, integerSetting(settings, "windows_per_epoch", 0, 1'000'000'000));
    TOCSIN_ASSIGN(plan.learningRate, realSetting(settings, "lr", 1e-9, 10));
    TOCSIN_ASSIGN(plan.weightDecay, realSetting(settings, "weight_decay", 0, 10));
    TOCSIN_ASSIGN(plan.clip, realSetting(settings, "clip", 0, 1e9));
    TOCSIN_ASSIGN(plan.augmentation, readAugmentation(settings));
    if (task == RecipeTask::Anomaly) {
        TOCSIN_ASSIGN(plan.loss, choiceSetting(settings, "loss", {"l1", "mse"}));
        return plan;
    }
    TOCSIN_ASSIGN(plan.loss, choiceSetting(settings, "loss", {"cross-entropy", "focal"}));
    TOCSIN_ASSIGN(plan.classWeights, choiceSetting(settings, "class_weights", {"none", "balanced"}));
    TOCSIN_ASSIGN(plan.sampler, choiceSetting(settings, "sampler", {"shuffle", "balanced"}));
    TOCSIN_ASSIGN(plan.focalGamma, realSetting(settings, "focal_gamma", 0, 10));
    TOCSIN_ASSIGN(plan.labelSmoothing, realSetting(settings, "label_smoothing", 0, 0.5));
    return plan;
}

/// The order of each epoch. "balanced" draws a class, then one of its recordings, then a window: rare classes and short events are seen as
/// often as long ones.
class Sampler {
public:
    Sampler(const FitRequest& request, const Plan& plan)
        : m_request(request), m_wanted(plan.windowsPerEpoch > 0 ? static_cast<std::size_t>(plan.windowsPerEpoch) : request.train.size()) {
        if (plan.sampler != "balanced") return;
        std::map<std::int32_t, std::map<std::uint32_t, std::vector<std::size_t>>> byClass;
        for (const std::size_t index : request.train) {
            const Window& window = request.set->windows()[index];
            byClass[window.classIndex][window.recording].push_back(index);
        }
        for (auto& [name, recordings] : byClass) {
            m_groups.emplace_back();
            for (auto& [recording, windows] : recordings) m_groups.back().push_back(std::move(windows));
        }
    }

    [[nodiscard]] std::vector<std::size_t> order(int epoch) const {
        Random random(m_request.seed, fmt::format("epoch {}", epoch));
        if (m_groups.empty()) {
            std::vector<std::size_t> order = m_request.train;
            const std::size_t taken = std::min(m_wanted, order.size());
            for (std::size_t i = 0; i < taken; ++i) std::swap(order[i], order[i + random.below(order.size() - i)]);
            order.resize(taken);
            return order;
        }
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_wanted; ++i) {
            const auto& recordings = m_groups[random.below(m_groups.size())];
            const auto& windows = recordings[random.below(recordings.size())];
            order.push_back(windows[random.below(windows.size())]);
        }
        return order;
    }

private:
    const FitRequest& m_request;
    std::size_t m_wanted;
    std::vector<std::vector<std::vector<std::size_t>>> m_groups; // windows by class and recording
};

class Loss {
public:
    Loss(const FitRequest& request, const Plan& plan) : m_request(request), m_plan(plan) {
        if (plan.classWeights != "balanced" || plan.sampler == "balanced") return; // a balanced sampler has done the same already
        const std::size_t classes = request.set->classes().size();
        std::vector<double> count(classes, 0);
        for (const std::size_t index : request.train) ++count[static_cast<std::size_t>(request.set->windows()[index].classIndex)];
        std::vector<float> weights;
        for (const double n : count)
            weights.push_back(n > 0 ? static_cast<float>(static_cast<double>(request.train.size()) / (static_cast<double>(classes) * n))
                                    : 0);
        m_weights = torch::tensor(weights);
    }

    [[nodiscard]] std::vector<std::string> outputs() const {
        if (m_request.task == RecipeTask::Classify) return {"logits"};
        return {"reconstruction", "input_normalised"};
    }

    [[nodiscard]] torch::Tensor of(const std::map<std::string, torch::Tensor>& outputs, const torch::Tensor& classes, bool training) const {
        if (m_request.task == RecipeTask::Anomaly) {
            const torch::Tensor difference = outputs.at("reconstruction") - outputs.at("input_normalised");
            return m_plan.loss == "l1" ? difference.abs().mean() : difference.square().mean();
        }
        const torch::Tensor logits = outputs.at("logits");
        if (m_plan.loss == "focal") { // Lin et al. 2017
            const torch::Tensor logProbability = torch::log_softmax(logits, 1).gather(1, classes.unsqueeze(1)).squeeze(1);
            torch::Tensor each = -(1 - logProbability.exp()).pow(m_plan.focalGamma) * logProbability;
            if (m_weights.defined()) each = each * m_weights.index({classes});
            return each.mean();
        }
        namespace F = torch::nn::functional;
        auto options = F::CrossEntropyFuncOptions().label_smoothing(training ? m_plan.labelSmoothing : 0);
        if (m_weights.defined()) options.weight(m_weights);
        return F::cross_entropy(logits, classes, options);
    }

private:
    const FitRequest& m_request;
    const Plan& m_plan;
    torch::Tensor m_weights;
};

torch::Tensor classesOf(const WindowSet& set, const std::vector<std::size_t>& indices, std::size_t from, std::size_t to) {
    std::vector<std::int64_t> classes;
    for (std::size_t i = from; i < to; ++i) classes.push_back(set.windows()[indices[i]].classIndex);
    return torch::tensor(classes, torch::kInt64);
}

/// Validation loss and, for classifiers, the mean recall over the classes that occur.
struct Validation {
    double loss = 0, recall = 0;
};

/// nullopt when asked to stop.
std::optional<Validation> validate(TorchNetwork& network, const FitRequest& request, const Loss& loss, const JobContext& job) {
    torch::NoGradGuard guard;
    network.setTraining(false);
    constexpr std::size_t kBatch = 256;
    double sum = 0;
    std::map<std::int64_t, std::pair<double, double>> hits; // class -> right, all
    for (std::size_t from = 0; from < request.validation.size(); from += kBatch) {
        if (job.cancelled()) return std::nullopt;
        const std::size_t to = std::min(request.validation.size(), from + kBatch);
        const torch::Tensor classes = classesOf(*request.set, request.validation, from, to);
        const auto outputs = network.forward(gather(*request.set, request.validation, from, to), loss.outputs());
        sum += loss.of(outputs, classes, false).item<double>() * static_cast<double>(to - from);
        if (request.task != RecipeTask::Classify) continue;
        const torch::Tensor guessed = outputs.at("logits").argmax(1);
        for (std::int64_t i = 0; i < classes.size(0); ++i) {
            auto& [right, all] = hits[classes[i].item<std::int64_t>()];
            right += guessed[i].item<std::int64_t>() == classes[i].item<std::int64_t>();
            ++all;
        }
    }
    Validation result;
    result.loss = request.validation.empty() ? 0 : sum / static_cast<double>(request.validation.size());
    for (const auto& [name, hit] : hits) result.recall += hit.first / hit.second / static_cast<double>(hits.size());
    return result;
}

std::map<std::string, torch::Tensor> cloned(const std::map<std::string, torch::Tensor>& tensors) {
    std::map<std::string, torch::Tensor> copies;
    for (const auto& [name, tensor] : tensors) copies[name] = tensor.detach().clone();
    return copies;
}

double learningRateAt(const Plan& plan, double epoch) {
    if (epoch < static_cast<double>(plan.warmup)) return plan.learningRate * (epoch + 1) / static_cast<double>(plan.warmup + 1);
    const double fraction = (epoch - static_cast<double>(plan.warmup)) / std::max(1.0, static_cast<double>(plan.epochs - plan.warmup));
    return plan.learningRate * 0.5 * (1 + std::cos(3.141592653589793 * std::min(1.0, fraction)));
}

/// State of a running fit, in and out of checkpoints.
struct State {
    int epoch = 0, bestEpoch = 0;
    double bestLoss = std::numeric_limits<double>::infinity();
    std::map<std::string, torch::Tensor> best, last; // weights of the best epoch, and of the newest whole one where none is best
    FitResult result;
};

void restore(State& state, TorchNetwork& network, AdamW& optimizer, Checkpoint checkpoint) {
    std::map<std::string, torch::Tensor> now;
    for (auto& [name, tensor] : checkpoint.tensors) {
        if (name.starts_with("now/"))
            now[name.substr(4)] = tensor;
        else if (name.starts_with("best/"))
            state.best[name.substr(5)] = tensor;
        else if (name.starts_with("first/"))
            optimizer.firstMoments[std::stoul(name.substr(6))] = tensor;
        else if (name.starts_with("second/"))
            optimizer.secondMoments[std::stoul(name.substr(7))] = tensor;
    }
    network.setState(now);
    state.last = std::move(now);
    optimizer.steps = checkpoint.steps;
    state.epoch = checkpoint.epoch;
    state.bestEpoch = checkpoint.bestEpoch;
    if (checkpoint.bestEpoch > 0) state.bestLoss = checkpoint.bestLoss;
    state.result.curves = std::move(checkpoint.curves);
    state.result.resumed = true;
}

Result<void> save(const State& state, const TorchNetwork& network, const AdamW& optimizer, const FitRequest& request) {
    if (request.checkpoint.empty()) return {};
    Checkpoint checkpoint{request.fingerprint, state.epoch, optimizer.steps, state.bestEpoch, state.bestEpoch > 0 ? state.bestLoss : 0,
                          state.result.curves, {}};
    for (const auto& [name, tensor] : network.state()) checkpoint.tensors["now/" + name] = tensor;
    for (const auto& [name, tensor] : state.best) checkpoint.tensors["best/" + name] = tensor;
    for (std::size_t i = 0; i < optimizer.firstMoments.size(); ++i) {
        checkpoint.tensors[fmt::format("first/{}", i)] = optimizer.firstMoments[i];
        checkpoint.tensors[fmt::format("second/{}", i)] = optimizer.secondMoments[i];
    }
    return writeCheckpoint(request.checkpoint, checkpoint);
}

} // namespace

torch::Tensor gather(const WindowSet& set, const std::vector<std::size_t>& indices, std::size_t from, std::size_t to) {
    torch::Tensor batch = torch::empty({static_cast<std::int64_t>(to - from), set.channels(), set.samples()}, torch::kFloat32);
    const auto size = static_cast<std::size_t>(set.channels() * set.samples());
    float* into = batch.data_ptr<float>();
    for (std::size_t i = from; i < to; ++i) set.copy(set.windows()[indices[i]], {into + (i - from) * size, size});
    return batch;
}

Result<torch::Tensor> infer(TorchNetwork& network, const WindowSet& set, const std::vector<std::size_t>& indices, const std::string& output,
                            const JobContext& job) {
    return guarded("running the network", [&] {
        torch::NoGradGuard guard;
        network.setTraining(false);
        std::vector<torch::Tensor> parts;
        for (std::size_t from = 0; from < indices.size() && !job.cancelled(); from += 256)
            parts.push_back(network.forward(gather(set, indices, from, std::min(indices.size(), from + 256)), {output}).at(output));
        return parts.empty() ? torch::empty({0}) : torch::cat(parts);
    });
}

Result<FitResult> fit(TorchNetwork& network, const FitRequest& request, const JobContext& job) {
    TOCSIN_ASSIGN(const Plan plan, readPlan(request.settings, request.task));
    if (request.train.empty())
        return Error{ErrorCode::Data, "the training part holds no window to learn from; check labels, window length and split", {}};
    const auto work = [&]() -> Result<FitResult> {
        const Loss loss(request, plan);
        const Sampler sampler(request, plan);
        AdamW optimizer(network.trainedParameters(), plan.weightDecay);
        State state;
        if (auto checkpoint = readCheckpoint(request.checkpoint, request.fingerprint))
            restore(state, network, optimizer, std::move(*checkpoint));
        if (request.onEpoch)
            for (const EpochFigures& row : state.result.curves) request.onEpoch(row);
        const auto began = Clock::now();
        const int firstEpoch = state.epoch;
        while (state.epoch < plan.epochs && !state.result.cancelled) {
            if (plan.patience > 0 && state.bestEpoch > 0 && state.epoch - state.bestEpoch >= plan.patience) break;
            const int epoch = state.epoch + 1;
            torch::manual_seed(request.seed * 1'000'003 +
                               static_cast<std::uint64_t>(epoch)); // dropout and augmentation of this epoch, whatever came before
            const std::vector<std::size_t> order = sampler.order(epoch);
            const std::size_t batches = (order.size() + static_cast<std::size_t>(plan.batch) - 1) / static_cast<std::size_t>(plan.batch);
            double sum = 0;
            network.setTraining(true);
            double rate = 0;
            for (std::size_t batch = 0; batch < batches; ++batch) {
                if (job.cancelled()) {
                    state.result.cancelled = true;
                    break;
                }
                const std::size_t from = batch * static_cast<std::size_t>(plan.batch),
                                  to = std::min(order.size(), from + static_cast<std::size_t>(plan.batch));
                rate = learningRateAt(plan, epoch - 1 + static_cast<double>(batch) / static_cast<double>(batches));
                if (to - from < 2 && batches > 1) continue; // batch statistics of one window are none
                optimizer.zeroGradients();
                torch::Tensor value;
                try {
                    const Stoppable stoppable(network, job);
                    value = loss.of(network.forward(augmented(gather(*request.set, order, from, to), plan.augmentation), loss.outputs()),
                                    classesOf(*request.set, order, from, to), true);
                    value.backward();
                } catch (const Stopped&) {
                    state.result.cancelled = true;
                    break;
                }
                optimizer.clip(plan.clip);
                optimizer.step(rate);
                sum += value.item<double>() * static_cast<double>(to - from);
                const double done =
                    (epoch - 1 + static_cast<double>(batch + 1) / static_cast<double>(batches)) / static_cast<double>(plan.epochs);
                const double fresh = done - static_cast<double>(firstEpoch) / static_cast<double>(plan.epochs);
                const double left = fresh > 0 ? std::chrono::duration<double>(Clock::now() - began).count() / fresh * (1 - done) : 0;
                job.progress(done,
                             fmt::format("epoch {} of {}, loss {:.4g}, {:.0f} s left", epoch, plan.epochs, value.item<double>(), left));
            }
            const auto validated = state.result.cancelled ? std::nullopt : validate(network, request, loss, job);
            if (!validated) { // a torn epoch is not kept
                state.result.cancelled = true;
                break;
            }
            const Validation& validation = *validated;
            const double trainLoss = sum / static_cast<double>(order.size());
            if (!std::isfinite(trainLoss))
                return Error{
                    ErrorCode::Data,
                    fmt::format("training diverged in epoch {}; try a smaller learning rate (--set lr={})", epoch, plan.learningRate / 10),
                    {}};
            state.epoch = epoch;
            EpochFigures figures{epoch, trainLoss, validation.loss, validation.recall, rate, -1, -1};
            TOCSIN_ASSIGN(const std::optional<int> found, eventsFound(network, *request.set, request.watch, job));
            if (found) {
                figures.eventsFound = *found;
                figures.events = request.watch.events;
            }
            state.result.curves.push_back(figures);
            if (plan.patience > 0 && !request.validation.empty() && validation.loss < state.bestLoss) {
                state.bestLoss = validation.loss;
                state.bestEpoch = epoch;
                state.best = cloned(network.state());
            }
            if (state.bestEpoch == 0) state.last = cloned(network.state());
            TOCSIN_TRY(save(state, network, optimizer, request));
            if (request.onEpoch) request.onEpoch(figures);
        }
        if (state.epoch == 0) return Error{ErrorCode::Cancelled, "cancelled before the first epoch ended", {}};
        if (state.bestEpoch > 0)
            network.setState(state.best);
        else if (!state.last.empty())
            network.setState(state.last); // without the steps of a torn epoch
        network.setTraining(false);
        state.result.epochs = state.epoch;
        return std::move(state.result);
    };
    auto result = guarded("training", work);
    if (!result.ok()) return std::move(result).error();
    return std::move(*result);
}

Result<StepTime> measureSteps(TorchNetwork& network, const FitRequest& request, double seconds, const JobContext& job) {
    TOCSIN_ASSIGN(const Plan plan, readPlan(request.settings, request.task));
    const auto work = [&]() -> Result<StepTime> {
        const Loss loss(request, plan);
        AdamW optimizer(network.trainedParameters(), plan.weightDecay);
        network.setTraining(true);
        const std::vector<std::size_t> order = Sampler(request, plan).order(1);
        const auto batch = static_cast<std::size_t>(plan.batch);
        std::vector<double> times;
        const auto began = Clock::now();
        for (std::size_t step = 0; step < 3 || std::chrono::duration<double>(Clock::now() - began).count() < seconds; ++step) {
            TOCSIN_TRY(job.check());
            const std::size_t from = step * batch + batch <= order.size() ? step * batch : 0, to = std::min(order.size(), from + batch);
            const auto start = Clock::now();
            optimizer.zeroGradients();
            const torch::Tensor value =
                loss.of(network.forward(augmented(gather(*request.set, order, from, to), plan.augmentation), loss.outputs()),
                        classesOf(*request.set, order, from, to), true);
            value.backward();
            optimizer.clip(plan.clip);
            optimizer.step(plan.learningRate * 1e-3);
            if (step > 0) times.push_back(std::chrono::duration<double>(Clock::now() - start).count());
        }
        const auto middle = times.begin() + static_cast<std::ptrdiff_t>(times.size() / 2);
        std::nth_element(times.begin(), middle, times.end());
        return StepTime{*middle, static_cast<int>(times.size())};
    };
    auto result = guarded("measuring a training step", work);
    if (!result.ok()) return std::move(result).error();
    return std::move(*result);
}

} // namespace tocsin::learn
