// SPDX-License-Identifier: GPL-3.0-or-later
// What trained models know, asked through the ONNX file as a device would.
#include <QtTest>
#include <cmath>

#include "core/learn/detail/augment.h"
#include "core/learn/detail/trainer.h"
#include "tests/core/learn/fit.h"

using namespace tocsin;
using namespace tocsin::learn;

namespace {

const Settings kTiny = {{"window", "64"}, {"stride", "16"}, {"epochs", "2"}, {"batch", "16"}};

/// Settings of `all` that a recipe knows.
Settings known(const Recipe& recipe, const Settings& all) {
    Settings settings;
    for (const auto& [key, value] : all)
        if (recipe.defaults.contains(key)) settings[key] = value;
    return settings;
}

std::vector<TrainingRecording> plantFor(const Recipe& recipe) {
    if (recipe.task == RecipeTask::Classify) return toy::twoTones(400);
    return {toy::pair(1, 600, 600)};
}

double accuracy(const toy::Answer& answer) {
    double right = 0;
    for (std::size_t i = 0; i < answer.windows.size(); ++i) right += answer.classes[i] == answer.windows[i].classIndex;
    return right / static_cast<double>(answer.windows.size());
}

QByteArray messageOf(const Error& error) {
    return QByteArray::fromStdString(error.message + " " + error.detail);
}

#define REQUIRE(result) QVERIFY2((result).ok(), (result).ok() ? "" : messageOf((result).error()).constData())

} // namespace

class TestTrain : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyRecipeTrainsAndAgreesInOnnx_data() {
        QTest::addColumn<QString>("id");
        for (const Recipe& recipe : recipes()) QTest::newRow(recipe.id.c_str()) << QString::fromStdString(recipe.id);
    }

    void everyRecipeTrainsAndAgreesInOnnx() {
        QFETCH(QString, id);
        const Recipe& recipe = **recipeNamed(id.toStdString());
        const auto recordings = plantFor(recipe);
        const auto model =
            train(toy::request(recipe.id, known(recipe, kTiny), recordings, recipe.task == RecipeTask::Classify ? "recording" : "time"));
        REQUIRE(model);
        REQUIRE(network::validate(model->graph));
        QVERIFY(model->graph.outputs.contains("score"));
        QCOMPARE(model->contract.windowSamples, 64);
        QCOMPARE(model->contract.rateHz, 1.0);
        QVERIFY(!model->said.empty());
        QVERIFY(std::isfinite(model->defaultRule.threshold) && model->defaultRule.hysteresis >= 0);
        if (recipe.kind == RecipeKind::Network) {
            QCOMPARE(model->epochs, 2);
            QCOMPARE(model->curves.size(), std::size_t{2});
            QVERIFY(std::isfinite(model->curves.back().trainLoss) && std::isfinite(model->curves.back().validationLoss));
        }
        if (recipe.task == RecipeTask::Classify) QCOMPARE(model->graph.classes, (std::vector<std::string>{"normal", "worn"}));

        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        QVERIFY(!answer->scores.empty());
        const auto set = WindowSet::build(recordings, model->contract, model->split, LabelUse::Use);
        network::TorchNetwork network(model->graph);
        const auto torchScores = infer(network, *set, set->select(Part::Test, [](const Window&) { return true; }), "score", {});
        REQUIRE(torchScores);
        for (std::size_t i = 0; i < answer->scores.size(); ++i) {
            const double expected = (*torchScores)[static_cast<std::int64_t>(i)].item<double>();
            QVERIFY2(std::abs(answer->scores[i] - expected) <= 1e-4 * std::max(1.0, std::abs(expected)), // float32 sums in another order
                     qPrintable(QString("%1 against %2").arg(answer->scores[i]).arg(expected)));
        }
    }

    /// Every baseline of a task stands beside every recipe of it, on the same windows and parts.
    void baselinesStandBesideEveryRecipe() {
        for (const char* id : {"lstm-classifier", "conv-autoencoder"}) {
            const Recipe& recipe = **recipeNamed(id);
            const auto recordings = plantFor(recipe);
            Settings settings = known(recipe, kTiny);
            settings["window"] = "50"; // 25 spectral lines: no number of bands that the baseline has by itself
            settings["epochs"] = "1";
            const auto model = train(toy::request(id, settings, recordings, recipe.task == RecipeTask::Classify ? "recording" : "time"));
            REQUIRE(model);
            for (const Recipe* baseline : baselinesFor(recipe.task)) {
                const auto beside = trainBaseline(*baseline, *model, recordings, {});
                REQUIRE(beside);
                REQUIRE(network::validate(beside->graph));
                QVERIFY(beside->contract == model->contract);
                QVERIFY(beside->split.ranges == model->split.ranges);
                if (baseline->task == recipe.task) QCOMPARE(beside->classes, model->classes);
            }
        }
    }

    void wdcnnTellsTwoTonesApart_data() {
        QTest::addColumn<QString>("front");
        QTest::newRow("wide") << "wide";
        QTest::newRow("log-energy") << "log-energy";
    }

    void wdcnnTellsTwoTonesApart() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        QFETCH(QString, front);
        const auto recordings = toy::twoTones(1500);
        Settings settings{{"window", "128"},    {"stride", "32"}, {"epochs", "8"},
                          {"batch", "32"},      {"lr", "0.003"},  {"net.front", front.toStdString()},
                          {"augment.tilt", "3"}};
        const auto model = train(toy::request("wdcnn", settings, recordings, "recording"));
        REQUIRE(model);
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        QVERIFY(answer->windows.size() > 50);
        QVERIFY2(accuracy(*answer) > 0.95, qPrintable(QString::number(accuracy(*answer))));
        // The score orders normal below worn: it is 1 - P(normal).
        for (std::size_t i = 0; i < answer->windows.size(); ++i) QCOMPARE(answer->scores[i] > 0.5F, answer->classes[i] == 1);
    }

    void everyWayToTrainAClassifierLearns_data() {
        QTest::addColumn<QString>("loss");
        QTest::addColumn<QString>("sampler");
        QTest::addColumn<QString>("weights");
        QTest::newRow("focal") << "focal"
                               << "balanced"
                               << "none";
        QTest::newRow("weighted") << "cross-entropy"
                                  << "shuffle"
                                  << "balanced";
        QTest::newRow("both balanced") << "cross-entropy"
                                       << "balanced"
                                       << "balanced";
        QTest::newRow("focal weighted") << "focal"
                                        << "shuffle"
                                        << "balanced";
    }

    void everyWayToTrainAClassifierLearns() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        QFETCH(QString, loss);
        QFETCH(QString, sampler);
        QFETCH(QString, weights);
        // One worn recording against eight normal ones: a rare fault.
        std::vector<TrainingRecording> recordings;
        for (std::int64_t i = 1; i <= 8; ++i) recordings.push_back(toy::tone(i, "normal", 0.05, 600));
        for (std::int64_t i = 9; i <= 11; ++i) recordings.push_back(toy::tone(i, "worn", 0.11, 600));
        const auto model = train(toy::request("wdcnn",
                                              {{"window", "128"},
                                               {"stride", "16"},
                                               {"epochs", "8"},
                                               {"batch", "32"},
                                               {"lr", "0.003"},
                                               {"loss", loss.toStdString()},
                                               {"sampler", sampler.toStdString()},
                                               {"class_weights", weights.toStdString()}},
                                              recordings, "recording"));
        REQUIRE(model);
        QVERIFY(model->curves.back().trainLoss < model->curves.front().trainLoss);
        // Weights that the balanced sampler makes needless are not dropped in silence.
        const bool told = std::any_of(model->said.begin(), model->said.end(), [](const std::string& sentence) {
            return sentence.find("class_weights=balanced is not applied") != std::string::npos;
        });
        QCOMPARE(told, sampler == "balanced" && weights == "balanced");
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        QVERIFY2(accuracy(*answer) > 0.95, qPrintable(QString::number(accuracy(*answer))));
    }

    void autoencoderFindsWhatItNeverSaw() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        const std::vector<TrainingRecording> recordings{toy::pair(1, 1200, 900)};
        const auto model = train(toy::request(
            "conv-autoencoder", {{"window", "32"}, {"epochs", "20"}, {"net.width", "16"}, {"net.latent", "8"}}, recordings, "head:600"));
        REQUIRE(model);
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        double found = 0, faults = 0, alarms = 0, normal = 0;
        for (std::size_t i = 0; i < answer->windows.size(); ++i) {
            const std::int64_t last = answer->windows[i].lastRow;
            if (last >= 900 && last < 932) continue; // half of each
            const bool above = answer->scores[i] > model->defaultRule.threshold;
            (last >= 932 ? found : alarms) += above;
            (last >= 932 ? faults : normal) += 1;
        }
        QVERIFY2(found / faults > 0.95, qPrintable(QString::number(found / faults)));
        QVERIFY2(alarms / normal < 0.05, qPrintable(QString::number(alarms / normal)));
        QVERIFY(std::abs(model->defaultRule.hysteresis - 0.2 * model->defaultRule.threshold) < 1e-9);
    }

    void pcaFindsTheBrokenPair() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        const std::vector<TrainingRecording> recordings{toy::pair(1, 1200, 900)};
        const auto model = train(toy::request("pca-t2-spe", {}, recordings, "head:600"));
        REQUIRE(model);
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        double before = 0, after = 0;
        for (std::size_t i = 0; i < answer->windows.size(); ++i)
            (answer->windows[i].lastRow < 900 ? before : after) += answer->scores[i] / (answer->windows[i].lastRow < 900 ? 300 : 300);
        QVERIFY2(after > 20 * before, qPrintable(QString("%1 against %2").arg(after).arg(before)));
    }

    /// The score of robust-ewma by its definition: largest |exponentially weighted mean of (x - median) / (1.4826 MAD)|, weights of the
    /// window scaled to sum 1.
    void ewmaIsItsFormula() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        const std::vector<TrainingRecording> recordings{toy::pair(1, 300, 250)};
        const auto model = train(toy::request("robust-ewma", {{"window", "16"}, {"span", "9"}}, recordings, "head:100"));
        REQUIRE(model);
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        for (std::size_t i = 0; i < answer->windows.size(); i += 17) {
            double largest = 0;
            for (const auto& column : recordings[0].columns) {
                std::vector<double> head(column.begin(), column.begin() + 70), distance; // 70 of the 100 rows train
                std::sort(head.begin(), head.end());
                const double centre = head[35];
                for (const double value : head) distance.push_back(std::abs(value - centre));
                std::sort(distance.begin(), distance.end());
                double sum = 0, weights = 0;
                for (int back = 15; back >= 0; --back) {
                    const double weight = std::pow(0.8, back); // 1 - 2 / (span + 1)
                    sum +=
                        weight * (column[static_cast<std::size_t>(answer->windows[i].lastRow - back)] - centre) / (1.4826 * distance[35]);
                    weights += weight;
                }
                largest = std::max(largest, std::abs(sum / weights));
            }
            QVERIFY2(std::abs(answer->scores[i] - largest) < 1e-4 * std::max(1.0, largest),
                     qPrintable(QString("%1 against %2").arg(answer->scores[i]).arg(largest)));
        }
    }

    /// knn-distance by its definition, the bank being every window that holds no test row; and the limit of its settings.
    void nearestNeighbourDistanceIsItsFormula() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        const std::vector<TrainingRecording> recordings{toy::pair(1, 300, 250)};
        const auto model = train(toy::request(
            "knn-distance",
            {{"window", "16"}, {"span", "9"}, {"neighbours", "3"}, {"fit.windows", "all"}, {"limit.quantile", "1"}, {"limit.factor", "2"}},
            recordings, "head:100"));
        REQUIRE(model);
        constexpr std::size_t kFirst = 15, kHead = 100; // rows at which a window ends that lies in the head
        std::vector<std::vector<double>> points;        // [row from kFirst][channel], smoothed and standardised
        for (const auto& column : recordings[0].columns) {
            double sum = 0, squares = 0;
            for (std::size_t row = kFirst; row < kHead; ++row) sum += column[row];
            const double mean = sum / (kHead - kFirst);
            for (std::size_t row = kFirst; row < kHead; ++row) squares += (column[row] - mean) * (column[row] - mean);
            const double deviation = std::sqrt(squares / (kHead - kFirst));
            points.resize(column.size() - kFirst);
            for (std::size_t row = kFirst; row < column.size(); ++row) {
                double average = 0, weights = 0;
                for (std::size_t back = 0; back < 16; ++back) {
                    average += std::pow(0.8, back) * column[row - back];
                    weights += std::pow(0.8, back);
                }
                points[row - kFirst].push_back((average / weights - mean) / deviation);
            }
        }
        const auto third = [&](const std::vector<double>& point) {
            std::vector<double> distances;
            for (std::size_t i = 0; i < kHead - kFirst; ++i)
                distances.push_back(std::hypot(points[i][0] - point[0], points[i][1] - point[1]));
            std::sort(distances.begin(), distances.end());
            return distances[2];
        };
        double largest = 0;
        for (std::size_t i = 0; i < kHead - kFirst; ++i) largest = std::max(largest, third(points[i]));
        QVERIFY2(std::abs(model->defaultRule.threshold - 2 * largest) < 1e-3 * largest, qPrintable(QString::number(largest)));
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        for (std::size_t i = 0; i < answer->windows.size(); i += 7) {
            const double expected = third(points[static_cast<std::size_t>(answer->windows[i].lastRow) - kFirst]);
            QVERIFY2(std::abs(answer->scores[i] - expected) < 2e-3 * std::max(1.0, expected), // squares of float32 are subtracted
                     qPrintable(QString("%1 against %2").arg(answer->scores[i]).arg(expected)));
        }
    }

    void moreNeighboursThanRowsAreRefused() {
        const auto model = train(toy::request("knn-distance", {{"window", "16"}, {"neighbours", "500"}, {"fit.windows", "all"}},
                                              {toy::pair(1, 300, 250)}, "head:100"));
        QCOMPARE(model.error().code, ErrorCode::Data);
        QVERIFY(model.error().message.find("neighbour 500 of 85") != std::string::npos);
    }

    /// deviation=smoothed: a shift of half the noise stands out once the average has removed the noise, and with fit.windows=all the limit
    /// is the largest score of the whole head, so that no head row is in alarm.
    void smoothedDeviationFindsASmallShift() {
        TrainingRecording recording = toy::empty(1, "flow", 1200, 1);
        Random random(3, "flow");
        for (std::size_t row = 0; row < 1200; ++row)
            recording.columns[0][row] = static_cast<float>(125 + random.normal() - (row >= 800 ? 1.5 : 0));
        const Settings settings = {{"window", "64"},        {"span", "20"},        {"fit.windows", "all"},
                                   {"limit.quantile", "1"}, {"limit.factor", "1"}, {"limit.hysteresis", "0"}};
        Settings smoothed = settings;
        smoothed["deviation"] = "smoothed";
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        const auto model = train(toy::request("robust-ewma", smoothed, {recording}, "head:400"));
        REQUIRE(model);
        const auto* scale = model->graph.find("normalise")->parameter("deviation");
        // Variance of an exponential average of white noise: a / (2 - a), a = 2 / 21.
        QVERIFY2(std::abs(scale->values[0] - std::sqrt(1.0 / 20)) < 0.1, qPrintable(QString::number(scale->values[0])));
        for (const Part part : {Part::Train, Part::Validation}) {
            const auto head = toy::answers(*model, {recording}, part);
            REQUIRE(head);
            for (const float score : head->scores) QVERIFY(score <= model->defaultRule.threshold * (1 + 1e-5));
        }
        const auto answer = toy::answers(*model, {recording}, Part::Test);
        REQUIRE(answer);
        int found = 0, faults = 0;
        for (std::size_t i = 0; i < answer->windows.size(); ++i)
            if (answer->windows[i].lastRow >= 864) {
                ++faults;
                found += answer->scores[i] > model->defaultRule.threshold;
            }
        QVERIFY2(found > 0.95 * faults, qPrintable(QString("%1 of %2").arg(found).arg(faults)));
    }

    void spectralDiscriminantNamesTones() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        std::vector<TrainingRecording> recordings;
        for (std::int64_t i = 0; i < 12; ++i)
            recordings.push_back(toy::tone(i + 1,
                                           i % 3 == 0   ? "inner"
                                           : i % 3 == 1 ? "outer"
                                                        : "ball",
                                           0.05 + 0.1 * static_cast<double>(i % 3), 1200));
        const auto model =
            train(toy::request("spectral-lda", {{"window", "250"}, {"stride", "25"}, {"bands", "32"}}, recordings, "recording"));
        REQUIRE(model);
        QCOMPARE(model->classes, (std::vector<std::string>{"ball", "inner", "outer"}));
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        QVERIFY2(accuracy(*answer) > 0.99, qPrintable(QString::number(accuracy(*answer))));
    }

    void alwaysNormalNeverSaysAnything() {
        if (!runtime::runtimeVersion()) QSKIP("ONNX Runtime is not installed");
        const std::vector<TrainingRecording> recordings{toy::pair(1, 300, 100)};
        const auto model = train(toy::request("always-normal", {}, recordings, "time"));
        REQUIRE(model);
        const auto answer = toy::answers(*model, recordings, Part::Test);
        REQUIRE(answer);
        for (const float score : answer->scores) QCOMPARE(score, 0.0F);
    }

    void tiltChangesTheSpectrumWithinItsSize() {
        torch::manual_seed(4);
        for (const std::int64_t samples : {256, 255}) {
            const torch::Tensor windows = 100 + torch::randn({6, 2, samples});
            Augmentation augmentation;
            QVERIFY(augmented(windows, augmentation).equal(windows));
            augmentation.tiltDb = 6;
            const torch::Tensor changed = augmented(windows, augmentation);
            QCOMPARE(changed.sizes().vec(), windows.sizes().vec());
            QVERIFY(torch::allclose(changed.mean(2), windows.mean(2), 1e-6, 1e-4));
            const torch::Tensor ratio = torch::fft_rfft(changed - 100) / torch::fft_rfft(windows - 100);
            const torch::Tensor decibel = 20 * torch::log10(ratio.abs()).slice(2, 1);
            QVERIFY(decibel.abs().max().item<double>() <= 6.01);
            QVERIFY(torch::angle(ratio).slice(2, 1, samples / 2 - 1).abs().max().item<double>() < 1e-3); // phase stays
            // Straight lines between eight knots: the second difference is zero but at the six inner knots.
            const torch::Tensor bend = (decibel.slice(2, 2) - 2 * decibel.slice(2, 1, -1) + decibel.slice(2, 0, -2)).abs() > 0.02;
            QVERIFY(bend.sum(2).max().item<std::int64_t>() <= 12);
            // Windows and channels are drawn apart, and the largest size is used.
            QVERIFY(!torch::allclose(decibel[0][0], decibel[0][1], 0, 0.5) && !torch::allclose(decibel[0][0], decibel[1][0], 0, 0.5));
            QVERIFY(decibel.abs().max().item<double>() > 4);
        }
    }

    void otherAugmentationsHaveTheirSize() {
        torch::manual_seed(5);
        const torch::Tensor windows = 50 + 4 * torch::randn({400, 2, 200});
        const auto changed = [&](const Augmentation& augmentation) { return augmented(windows, augmentation); };
        const torch::Tensor noise = changed({.noise = 0.5}) - windows;
        QVERIFY(std::abs(noise.std().item<double>() - 2) < 0.05); // half of 4
        const torch::Tensor shift = changed({.shift = 0.5}) - windows;
        QVERIFY(shift.std(2, false, false).max().item<double>() < 1e-4); // one offset a channel and window
        QVERIFY(std::abs(shift.std().item<double>() - 2) < 0.2);
        const torch::Tensor gain = changed({.gain = 0.1}).std(2, false, false) / windows.std(2, false, false);
        QVERIFY(std::abs(gain.std().item<double>() - 0.1) < 0.01);
        QVERIFY(torch::allclose(gain.select(1, 0), gain.select(1, 1), 0, 1e-4)); // of the amplifier: all channels alike
        const torch::Tensor silent = changed({.channelDropout = 0.25}).std(2, false, false) < 1e-3;
        QVERIFY(std::abs(silent.to(torch::kFloat32).mean().item<double>() - 0.25) < 0.06);
    }

    void wrongRequestsSayWhatToDo() {
        const auto code = [](TrainRequest request) { return train(std::move(request)).error().code; };
        const std::vector<TrainingRecording> pairs{toy::pair(1, 300, 300)};
        QCOMPARE(code(toy::request("oracle", {}, pairs, "time")), ErrorCode::Usage);
        QCOMPARE(code(toy::request("conv-autoencoder", {{"epochs", "0"}}, pairs, "time")), ErrorCode::Usage);
        QCOMPARE(code(toy::request("conv-autoencoder", {{"net.wings", "2"}}, pairs, "time")), ErrorCode::Usage);
        QCOMPARE(code(toy::request("conv-autoencoder", {{"augment.tilt", "-3"}}, pairs, "time")), ErrorCode::Usage);
        QCOMPARE(code(toy::request("conv-autoencoder", {{"window", "400"}}, pairs, "time")), ErrorCode::Data);
        QCOMPARE(code(toy::request("wdcnn", {{"window", "64"}}, pairs, "time")), ErrorCode::Usage); // no labels at all
        QCOMPARE(code(toy::request("spectral-lda", {{"window", "64"}}, pairs, "time")), ErrorCode::Data);
        std::vector<TrainingRecording> faulty{toy::pair(1, 300, 300)};
        toy::label(faulty[0], 0, 299, "worn");
        const auto nothingNormal = train(toy::request("conv-autoencoder", {}, faulty, "time"));
        QCOMPARE(nothingNormal.error().code, ErrorCode::Data);
        QVERIFY(nothingNormal.error().message.find("normal") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestTrain)
#include "tst_train.moc"
