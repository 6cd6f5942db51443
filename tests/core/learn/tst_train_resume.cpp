// SPDX-License-Identifier: GPL-3.0-or-later
// Training that is stopped, goes on, repeats: always to the same bytes.
#include <QtTest>
#include <atomic>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "tests/core/learn/fit.h"

using namespace tocsin;
using namespace tocsin::learn;

namespace {

constexpr int kEpochs = 5;

TrainRequest requestFor(const std::string& recipe, std::uint64_t seed = 1) {
    Settings settings{{"window", "64"}, {"stride", "6"}, {"epochs", std::to_string(kEpochs)}, {"batch", "16"}};
    const bool classify = recipe == "wdcnn";
    if (classify) settings.insert({{"net.dropout", "0.3"}, {"augment.noise", "0.1"}, {"augment.tilt", "2"}, {"patience", "4"}});
    TrainRequest request = classify ? toy::request(recipe, settings, toy::twoTones(300), "recording")
                                    : toy::request(recipe, settings, {toy::pair(1, 700, 700)}, "time");
    request.seed = seed;
    return request;
}

std::string bytesOf(const TrainedModel& model) {
    return network::graphToJson(model.graph).dump() + network::parametersToBytes(model.graph);
}

/// Asks to stop when `after` steps were reported, and counts those that come nevertheless.
struct Stopper {
    CancelSource source;
    int after = 0, seen = 0, late = 0;

    JobContext job() {
        return {source.token(), [this](const ProgressUpdate&) {
                    if (seen >= after) ++late;
                    if (++seen == after) source.cancel();
                }};
    }
};

int stepsOf(const TrainRequest& request) {
    Stopper counter;
    counter.after = 1'000'000;
    (void)train(request, counter.job());
    return counter.seen;
}

QByteArray messageOf(const Error& error) {
    return QByteArray::fromStdString(error.message + " " + error.detail);
}

#define REQUIRE(result) QVERIFY2((result).ok(), (result).ok() ? "" : messageOf((result).error()).constData())

bool says(const TrainedModel& model, std::string_view words) {
    return std::any_of(model.said.begin(), model.said.end(),
                       [&](const std::string& sentence) { return sentence.find(words) != std::string::npos; });
}

} // namespace

class TestTrainResume : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder.emplace(std::move(*folder));
    }
    void cleanup() { m_folder.reset(); }

    void sameSeedSameBytesOtherSeedOthers() {
        const auto first = train(requestFor("wdcnn")), again = train(requestFor("wdcnn")), other = train(requestFor("wdcnn", 2));
        REQUIRE(first);
        REQUIRE(again);
        REQUIRE(other);
        QVERIFY(bytesOf(*first) == bytesOf(*again));
        QVERIFY(bytesOf(*first) != bytesOf(*other));
        QCOMPARE(first->defaultRule, again->defaultRule);
    }

    void testRowsTeachNothing() {
        TrainRequest request = requestFor("conv-autoencoder"), other = request;
        for (auto& column : other.recordings[0].columns)
            for (std::size_t row = 560; row < column.size(); ++row) column[row] = 777; // the last 20 % test
        const auto first = train(request), second = train(other);
        REQUIRE(first);
        REQUIRE(second);
        QVERIFY(bytesOf(*first) == bytesOf(*second));
        QCOMPARE(first->defaultRule, second->defaultRule);
    }

    void resumedTrainingIsTheUninterruptedOne_data() {
        QTest::addColumn<QString>("recipe");
        for (const char* recipe : {"wdcnn", "conv-autoencoder", "lstm-autoencoder"}) QTest::newRow(recipe) << recipe;
    }

    void resumedTrainingIsTheUninterruptedOne() {
        QFETCH(QString, recipe);
        const TrainRequest plain = requestFor(recipe.toStdString());
        const auto whole = train(plain);
        REQUIRE(whole);
        QVERIFY(!whole->cancelled);
        TrainRequest request = plain;
        request.checkpoint = m_folder->path() / "checkpoint";
        const int perEpoch = stepsOf(plain) / kEpochs;
        Stopper once, twice;
        once.after = perEpoch + perEpoch / 2; // in the middle of the second epoch
        twice.after = 2 * perEpoch + 1;       // counted from where it goes on
        const auto torn = train(request, once.job());
        REQUIRE(torn);
        QVERIFY(torn->cancelled);
        QCOMPARE(torn->epochs, 1);
        const auto tornAgain = train(request, twice.job());
        REQUIRE(tornAgain);
        QCOMPARE(tornAgain->epochs, 3);
        QVERIFY(says(*tornAgain, "checkpoint"));
        const auto resumed = train(request);
        REQUIRE(resumed);
        QVERIFY(!resumed->cancelled);
        QCOMPARE(resumed->epochs, whole->epochs);
        QVERIFY(bytesOf(*resumed) == bytesOf(*whole));
        QCOMPARE(resumed->curves.size(), whole->curves.size());
        for (std::size_t i = 0; i < whole->curves.size(); ++i) {
            QCOMPARE(resumed->curves[i].trainLoss, whole->curves[i].trainLoss);
            QCOMPARE(resumed->curves[i].validationLoss, whole->curves[i].validationLoss);
        }
        // A finished training is taken as it is.
        const auto finished = train(request);
        REQUIRE(finished);
        QVERIFY(bytesOf(*finished) == bytesOf(*whole));
    }

    void damagedOrForeignCheckpointsAreLeftAlone() {
        const TrainRequest plain = requestFor("conv-autoencoder");
        const auto whole = train(plain);
        REQUIRE(whole);
        TrainRequest request = plain;
        request.checkpoint = m_folder->path() / "checkpoint";
        const auto written = train(request);
        REQUIRE(written);
        const auto good = readFile(request.checkpoint);
        REQUIRE(good);
        for (const std::size_t at : {std::size_t{0}, std::size_t{10}, good->size() / 2, good->size() - 1}) {
            std::string bad = *good;
            bad[at] = static_cast<char>(bad[at] ^ 1);
            QVERIFY(durableReplace(request.checkpoint, bad).ok());
            const auto model = train(request);
            REQUIRE(model);
            QVERIFY(!says(*model, "checkpoint"));
            QVERIFY(bytesOf(*model) == bytesOf(*whole));
        }
        for (const std::string& bad : {std::string(), good->substr(0, 50), good->substr(0, good->size() / 2)}) {
            QVERIFY(durableReplace(request.checkpoint, bad).ok());
            const auto model = train(request);
            REQUIRE(model);
            QVERIFY(!says(*model, "checkpoint"));
        }
        TrainRequest other = request; // of the other seed's point of view the file is foreign
        other.seed = 9;
        const auto foreign = train(other);
        REQUIRE(foreign);
        QVERIFY(!says(*foreign, "checkpoint"));
        QVERIFY(bytesOf(*foreign) != bytesOf(*whole));
    }

    /// Stopped in the middle of an epoch: its steps are not kept, with or without a checkpoint file.
    void cancelKeepsTheLastWholeEpoch_data() {
        QTest::addColumn<QString>("recipe");
        QTest::newRow("best epoch") << "wdcnn";
        QTest::newRow("newest epoch") << "conv-autoencoder";
    }

    void cancelKeepsTheLastWholeEpoch() {
        QFETCH(QString, recipe);
        const TrainRequest request = requestFor(recipe.toStdString());
        const int perEpoch = stepsOf(request) / kEpochs;
        QVERIFY(perEpoch >= 4);
        Stopper early, late;
        early.after = 2 * perEpoch + 1;
        late.after = 3 * perEpoch - 1;
        const auto first = train(request, early.job()), second = train(request, late.job());
        REQUIRE(first);
        REQUIRE(second);
        QVERIFY(first->cancelled && second->cancelled);
        QCOMPARE(first->epochs, 2);
        QCOMPARE(second->epochs, 2);
        QCOMPARE(early.late, 0); // heard before the next step
        QCOMPARE(late.late, 0);
        QVERIFY(bytesOf(*first) == bytesOf(*second));
        QVERIFY(network::validate(first->graph).ok());
    }

    /// Another thread asks to stop in the midst of training. Counted in steps, not in seconds: the one under way may still report.
    void cancelFromAnotherThreadIsHeardWithinAStep() {
        TrainRequest request = requestFor("wdcnn");
        request.settings["epochs"] = "100000";
        request.settings["patience"] = "0";
        CancelSource source;
        std::atomic<int> steps = 0;
        int atStop = 0;
        std::thread other([&] {
            while (steps.load() < 20) std::this_thread::yield();
            source.cancel();
            std::atomic_thread_fence(std::memory_order_seq_cst); // the flag is out before the steps are counted
            atStop = steps.load();
        });
        const auto model = train(request, {source.token(), [&](const ProgressUpdate&) { ++steps; }});
        other.join();
        QVERIFY(model.ok() ? model->cancelled : model.error().code == ErrorCode::Cancelled);
        QVERIFY2(steps.load() - atStop <= 1, qPrintable(QString("%1 steps after the stop").arg(steps.load() - atStop)));
    }

    void cancelBeforeTheFirstEpochGivesNothing() {
        const TrainRequest request = requestFor("conv-autoencoder");
        Stopper stopper;
        stopper.after = 2;
        QCOMPARE(train(request, stopper.job()).error().code, ErrorCode::Cancelled);
        QCOMPARE(stopper.late, 0);
        for (const char* recipe : {"conv-autoencoder", "pca-t2-spe", "robust-ewma"}) {
            CancelSource source;
            source.cancel();
            TrainRequest baseline = toy::request(recipe, {}, {toy::pair(1, 300, 300)}, "time");
            QCOMPARE(train(baseline, {source.token(), {}}).error().code, ErrorCode::Cancelled);
        }
    }

    void progressGrowsToOne() {
        double last = 0;
        bool grows = true, named = true;
        std::string wrong;
        const JobContext job(CancelToken(), [&](const ProgressUpdate& update) {
            grows = grows && update.fraction >= last && update.fraction <= 1 + 1e-9;
            named = named && update.step.find("epoch") != std::string::npos && update.step.find("left") != std::string::npos;
            if (wrong.empty() && !(grows && named)) wrong = update.step + " at " + std::to_string(update.fraction);
            last = update.fraction;
        });
        TrainRequest request = requestFor("conv-autoencoder");
        const auto model = train(request, job);
        REQUIRE(model);
        QVERIFY2(grows && named, wrong.c_str());
        QVERIFY(std::abs(last - 1) < 1e-9);
    }

private:
    std::optional<TemporaryFolder> m_folder;
};

QTEST_GUILESS_MAIN(TestTrainResume)
#include "tst_train_resume.moc"
