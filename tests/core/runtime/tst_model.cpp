// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <filesystem>
#include <numeric>
#include <random>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/runtime/model.h"
#include "tests/core/runtime/tiny_onnx.h"

using namespace tocsin;
using namespace tocsin::runtime;

namespace {

std::vector<float> randomWindows(std::size_t size) {
    std::mt19937 random(3);
    std::normal_distribution<float> normal;
    std::vector<float> values(size);
    for (float& value : values) value = normal(random);
    return values;
}

std::string reason(std::string_view bytes) {
    const auto model = OnnxModel::loadBytes(bytes, "m");
    return model.ok() ? std::string("loaded") : model.error().message;
}

} // namespace

class TestModel : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void scoreIsTheMeanOfTheWindow() {
        auto model = OnnxModel::loadBytes(tiny_onnx::meanModel(2, 4), "mean");
        QVERIFY2(model.ok(), model.ok() ? "" : (model.error().message + model.error().detail).c_str());
        QCOMPARE(model->channels(), 2);
        QCOMPARE(model->samples(), 4);
        QCOMPARE(model->classes(), 0);
        QCOMPARE(model->inputs().front().name, std::string("window"));
        QCOMPARE(model->inputs().front().shape, (std::vector<std::int64_t>{-1, 2, 4}));
        const std::vector<float> window = {1, 2, 3, 4, 5, 6, 7, 12};
        const auto output = model->run(window);
        QVERIFY(output.ok());
        QCOMPARE(output->score, 5.0F); // 40 / 8, exact in binary
        QVERIFY(output->probabilities.empty());
    }

    void probabilitiesAreTheSoftmaxOfTheLogits() {
        constexpr int kChannels = 2, kSamples = 8, kClasses = 3;
        auto model = OnnxModel::loadBytes(tiny_onnx::classifierModel(kChannels, kSamples, kClasses), "classifier");
        QVERIFY(model.ok());
        QCOMPARE(model->classes(), kClasses);
        const auto window = randomWindows(kChannels * kSamples);
        const auto output = model->run(window);
        QVERIFY(output.ok());
        std::vector<double> exponential(kClasses);
        for (int k = 0; k < kClasses; ++k) {
            double logit = 0;
            for (int i = 0; i < kChannels * kSamples; ++i)
                logit += static_cast<double>(window[static_cast<std::size_t>(i)]) * (((i * kClasses + k) * 7919 % 1000) - 500) / 1000.0 /
                         kSamples;
            exponential[static_cast<std::size_t>(k)] = std::exp(logit);
        }
        const double sum = std::accumulate(exponential.begin(), exponential.end(), 0.0);
        for (std::size_t k = 0; k < kClasses; ++k)
            QVERIFY(std::abs(output->probabilities[k] - exponential[k] / sum) < 1e-6); // float32 sums of 16 products
        QCOMPARE(output->score, *std::max_element(output->probabilities.begin(), output->probabilities.end()));
    }

    void aCallRepeatsToTheBitAndBatchesAgree() {
        auto model = OnnxModel::loadBytes(tiny_onnx::classifierModel(3, 16, 4), "classifier");
        QVERIFY(model.ok());
        const auto windows = randomWindows(5 * 48);
        const auto batch = model->runBatch(windows);
        QVERIFY(batch.ok());
        QCOMPARE(batch->scores.size(), std::size_t{5});
        QCOMPARE(batch->probabilities.size(), std::size_t{20});
        ModelOutput output;
        for (std::size_t index = 0; index < 5; ++index) {
            const auto window = std::span(windows).subspan(index * 48, 48);
            QVERIFY(model->run(window, output).ok());
            const float first = output.score;
            QVERIFY(model->run(window, output).ok());
            QCOMPARE(output.score, first);
            QVERIFY(std::abs(output.score - batch->scores[index]) < 1e-6F);
        }
    }

    void wrongSizesAreErrors() {
        auto model = OnnxModel::loadBytes(tiny_onnx::meanModel(2, 4), "mean");
        QVERIFY(model.ok());
        QVERIFY(!model->run(std::vector<float>(7)).ok());
        QVERIFY(!model->runBatch(std::vector<float>(9)).ok());
        QVERIFY(!model->runBatch({}).ok());
    }

    void optimisedGraphIsWritten() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        ModelOptions options;
        options.writeOptimisedTo = folder->path() / "optimised.onnx";
        QVERIFY(OnnxModel::loadBytes(tiny_onnx::classifierModel(2, 8, 3), "m", options).ok());
        QVERIFY(std::filesystem::file_size(options.writeOptimisedTo) > 100);
    }

    void otherFormsAreRefusedWithTheReason() {
        QVERIFY(reason("").find("not an ONNX file") != std::string::npos);
        QVERIFY(reason("just some prose").find("not an ONNX file") != std::string::npos);
        tiny_onnx::Graph graph;
        graph.inputs = {tiny_onnx::valueInfo("window", {0, 2, 4})};
        graph.outputs = {tiny_onnx::valueInfo("verdict", {0})};
        const std::vector<std::string> reduce = {tiny_onnx::integersAttribute("axes", {1, 2}), tiny_onnx::integerAttribute("keepdims", 0)};
        graph.nodes = {tiny_onnx::node("ReduceMean", {"window"}, {"verdict"}, reduce)};
        QVERIFY(reason(model(graph)).find("no output 'score'") != std::string::npos);
        graph.nodes = {tiny_onnx::node("Identity", {"window"}, {"score"})};
        graph.outputs = {tiny_onnx::valueInfo("score", {0, 2, 4})};
        QVERIFY(reason(model(graph)).find("one number a window") != std::string::npos);
        graph.inputs = {tiny_onnx::valueInfo("window", {0, 4})};
        graph.outputs = {tiny_onnx::valueInfo("score", {0, 4})};
        QVERIFY(reason(model(graph)).find("[B, C, T]") != std::string::npos);
        graph.nodes = {tiny_onnx::node("NoSuchOperator", {"window"}, {"score"})};
        QVERIFY(reason(model(graph)).find("ONNX Runtime refuses it") != std::string::npos);
    }

    void foreignOperatorsAndControlFlowAreRefused() {
        tiny_onnx::Graph graph;
        graph.inputs = {tiny_onnx::valueInfo("window", {0, 2, 4})};
        graph.outputs = {tiny_onnx::valueInfo("score", {0})};
        graph.nodes = {tiny_onnx::node("Custom", {"window"}, {"score"}, {}, "com.example")};
        QVERIFY(reason(model(graph)).find("com.example") != std::string::npos);
        std::string attribute;
        tiny_onnx::putBytes(attribute, 1, "then_branch");
        tiny_onnx::putBytes(attribute, 6, "");
        graph.nodes = {tiny_onnx::node("If", {"window"}, {"score"}, {attribute})};
        QVERIFY(reason(model(graph)).find("control flow") != std::string::npos);
    }

    void dataOutsideTheFileAreRefused() {
        std::string entry, tensor;
        tiny_onnx::putBytes(entry, 1, "location");
        tiny_onnx::putBytes(entry, 2, "../../etc/passwd");
        tiny_onnx::putNumber(tensor, 1, 4);
        tiny_onnx::putNumber(tensor, 2, 1);
        tiny_onnx::putBytes(tensor, 8, "weights");
        tiny_onnx::putBytes(tensor, 13, entry);
        tiny_onnx::putNumber(tensor, 14, 1);
        tiny_onnx::Graph graph;
        graph.initializers = {tensor};
        graph.inputs = {tiny_onnx::valueInfo("window", {0, 2, 4})};
        graph.outputs = {tiny_onnx::valueInfo("score", {0, 2, 4})};
        graph.nodes = {tiny_onnx::node("Add", {"window", "weights"}, {"score"})};
        QVERIFY(reason(model(graph)).find("'weights' lie outside the file") != std::string::npos);
        // The same tensor as a Constant's attribute.
        std::string attribute;
        tiny_onnx::putBytes(attribute, 1, "value");
        tiny_onnx::putBytes(attribute, 5, tensor);
        graph.initializers.clear();
        graph.nodes = {tiny_onnx::node("Constant", {}, {"score"}, {attribute})};
        QVERIFY(reason(model(graph)).find("outside the file") != std::string::npos);
    }

    void everyTruncationIsRefused() {
        const std::string bytes = tiny_onnx::classifierModel(1, 4, 2);
        for (std::size_t size = 0; size < bytes.size(); ++size)
            QVERIFY(!OnnxModel::loadBytes(std::string_view(bytes).substr(0, size), "cut").ok());
    }

    void missingFileIsNamed() {
        const auto model = OnnxModel::load("/nowhere/model.onnx");
        QVERIFY(!model.ok());
        QVERIFY(model.error().message.find("/nowhere/model.onnx") != std::string::npos);
        QCOMPARE(exitCode(model.error().code), 3);
    }

    void runtimeTellsItsVersion() {
        const auto version = runtimeVersion();
        QVERIFY(version.ok());
        QVERIFY(version->starts_with("1."));
    }

    void tensorFilesSurviveAndSayWhatIsWrong() {
        const Tensor tensor{"window", {1, 2, 3}, {1, -2, 3.5F, 0, 1e-40F, 6}};
        const std::string bytes = tensorToBytes(tensor);
        const auto back = tensorFromBytes(bytes, "input_0.pb");
        QVERIFY(back.ok());
        QCOMPARE(*back, tensor);
        for (std::size_t size = 1; size < bytes.size(); ++size)
            QVERIFY(!tensorFromBytes(std::string_view(bytes).substr(0, size), "cut").ok());
        std::string floats; // the other legal form: packed dims, packed float_data
        tiny_onnx::putBytes(floats, 1, std::string("\x02", 1));
        tiny_onnx::putNumber(floats, 2, 1);
        tiny_onnx::putBytes(floats, 4, std::string("\0\0\x80\x3f\0\0\0\x40", 8));
        const auto packed = tensorFromBytes(floats, "packed");
        QVERIFY(packed.ok());
        QCOMPARE(packed->values, (std::vector<float>{1, 2}));
        std::string wrongType;
        tiny_onnx::putNumber(wrongType, 2, 7);
        QVERIFY(tensorFromBytes(wrongType, "x.pb").error().message.find("x.pb") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestModel)
#include "tst_model.moc"
