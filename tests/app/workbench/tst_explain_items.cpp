// SPDX-License-Identifier: GPL-3.0-or-later
// What is worth explaining, in which order; the answers; the sentences. No window.
#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>
#include <algorithm>
#include <atomic>
#include <map>
#include <random>

#include "app/workbench/explain/answer_book.h"
#include "app/workbench/explain/explain_item_model.h"
#include "app/workbench/explain/explain_items.h"
#include "app/workbench/explain/explain_text.h"
#include "app/workbench/explain/explanation_loader.h"
#include "core/alarm/event_metrics.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

constexpr TimeNs kMinute = 60 * kNsPerSecond;

/// Two pumps in three stretches, one score in five minutes, events and unjudged time anywhere.
workflow::RunScores randomScores(unsigned seed) {
    std::mt19937_64 random(seed);
    workflow::RunScores scores;
    TimeNs begin = 0;
    for (const char* asset : {"pump 1", "pump 1", "pump 2"}) {
        alarm::ScoreSeries series;
        series.asset = asset;
        series.stepNs = 5 * kMinute;
        double level = 0;
        for (int i = 0; i < 500; ++i) {
            level = 0.9 * level + 0.1 * static_cast<double>(random() % 1000) / 1000;
            series.times.push_back(begin + i * series.stepNs);
            series.scores.push_back(static_cast<float>(std::round(level * 200) / 200)); // equal scores happen
        }
        begin += 600 * series.stepNs;
        if (std::string(asset) == "pump 1" && scores.series.size() == 1) begin = 0;
        scores.series.push_back(std::move(series));
    }
    for (int event = 0; event < 8; ++event) {
        const std::string asset = random() % 2 ? "pump 1" : "pump 2";
        const auto from = static_cast<TimeNs>(random() % 1200) * 5 * kMinute;
        scores.events.push_back({asset, {from, from + static_cast<TimeNs>(random() % 90) * kMinute}, from});
    }
    const auto from = static_cast<TimeNs>(random() % 400) * 5 * kMinute;
    scores.eventOptions.unjudged = {{"pump 2", {from, from + 200 * kMinute}}};
    scores.eventOptions.horizonNs = static_cast<TimeNs>(random() % 3) * 30 * kMinute;
    scores.eventOptions.graceNs = 20 * kMinute;
    scores.rule = {0.58, 2, 3, 0.02, 0, static_cast<TimeNs>(random() % 2) * 60 * kMinute};
    return scores;
}

bool overlap(TimeRange a, TimeRange b) {
    return a.from <= b.to && b.from <= a.to;
}

/// All windows of an asset: end and score.
std::vector<std::pair<TimeNs, double>> windowsOf(const workflow::RunScores& scores, const std::string& asset) {
    std::vector<std::pair<TimeNs, double>> windows;
    for (const auto& series : scores.series)
        for (std::size_t i = 0; series.asset == asset && i < series.times.size(); ++i)
            windows.emplace_back(series.times[i], series.scores[i]);
    return windows;
}

std::vector<ExplainItem> ofKind(const ItemList& list, ItemKind kind) {
    std::vector<ExplainItem> items;
    std::copy_if(list.items.begin(), list.items.end(), std::back_inserter(items), [kind](const auto& item) { return item.kind == kind; });
    return items;
}

/// Keeps answers, or refuses.
struct MemoryStore : AnswerStore {
    mutable std::vector<workflow::ExplainAnswer> kept;
    bool broken = false;
    Result<std::vector<workflow::ExplainAnswer>> read(RunId) const override { return kept; }
    Result<workflow::ExplainAnswer> add(RunId, const workflow::ExplainAnswer& answer) const override {
        if (broken) return Error{ErrorCode::Io, "the disk is full", {}};
        workflow::ExplainAnswer stored = answer;
        stored.answered = static_cast<TimeNs>(kept.size()) + 1;
        kept.push_back(stored);
        return stored;
    }
};

} // namespace

class TestExplainItems : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyItemIsWhatItsKindSays() {
        std::size_t seen[kItemKinds] = {};
        for (unsigned seed = 1; seed <= 40; ++seed) {
            const workflow::RunScores scores = randomScores(seed);
            const auto alarms = workflow::alarmsOf(scores);
            const TimeNs window = 30 * kMinute;
            const ItemList list = rankItems(scores, alarms, window);
            QCOMPARE(list.threshold, scores.rule.threshold);
            const alarm::EventMetrics metrics = alarm::eventMetrics(scores.series, scores.events, alarms, scores.eventOptions);
            QCOMPARE(static_cast<int>(list.total[0]), metrics.events - metrics.eventsFound);
            QCOMPARE(static_cast<int>(list.total[1]), metrics.falseAlarms);
            QCOMPARE(static_cast<int>(list.total[3]), metrics.eventsFound);
            for (std::size_t kind = 0; kind < kItemKinds; ++kind) {
                QCOMPARE(ofKind(list, static_cast<ItemKind>(kind)).size(), list.total[kind]);
                seen[kind] += list.total[kind];
            }
            // Missed: the highest score of the time in which an alarm would have counted.
            for (const ExplainItem& item : ofKind(list, ItemKind::Missed)) {
                const auto event = std::find_if(scores.events.begin(), scores.events.end(), [&](const alarm::TrueEvent& each) {
                    return each.asset == item.asset && each.range == item.range;
                });
                QVERIFY(event != scores.events.end());
                double most = -1;
                for (const auto& [time, score] : windowsOf(scores, item.asset))
                    if (time >= event->range.from - scores.eventOptions.horizonNs && time <= event->range.to) most = std::max(most, score);
                QCOMPARE(item.score, most);
            }
            for (const ExplainItem& item : ofKind(list, ItemKind::FalseAlarm)) {
                double most = -1;
                for (const auto& [time, score] : windowsOf(scores, item.asset))
                    if (item.range.contains(time) &&
                        std::none_of(scores.events.begin(), scores.events.end(), [&](const alarm::TrueEvent& event) {
                            const TimeNs begin = event.range.from - scores.eventOptions.horizonNs;
                            return event.asset == item.asset && begin > item.range.from && begin <= time;
                        }))
                        most = std::max(most, score);
                QCOMPARE(item.score, most);
                QVERIFY(item.range.contains(item.time));
            }
            for (const ExplainItem& item : ofKind(list, ItemKind::Found))
                QVERIFY(item.score > scores.rule.threshold || scores.rule.m < scores.rule.n);
        }
        for (const std::size_t count : seen) QVERIFY(count > 20); // each kind was there
    }

    void orderIsMostWorthFirst() {
        for (unsigned seed = 1; seed <= 40; ++seed) {
            const workflow::RunScores scores = randomScores(seed);
            const ItemList list = rankItems(scores, workflow::alarmsOf(scores), 30 * kMinute);
            const auto worth = [&](const ExplainItem& item) {
                const double within = item.kind == ItemKind::Near    ? std::abs(item.score - list.threshold)
                                      : item.kind == ItemKind::Found ? item.score
                                                                     : -item.score;
                return std::tuple(static_cast<int>(item.kind), within, item.asset, item.time);
            };
            for (std::size_t i = 1; i < list.items.size(); ++i)
                QVERIFY(worth(list.items[i - 1]) <= worth(list.items[i])); // events may overlap and share a peak
        }
    }

    /// The same greedy choice by looking at every window in every round.
    void nearWindowsAreTheNearestThatAreLeft() {
        for (unsigned seed = 1; seed <= 25; ++seed) {
            const workflow::RunScores scores = randomScores(seed);
            const auto alarms = workflow::alarmsOf(scores);
            const TimeNs window = 40 * kMinute;
            std::vector<ExplainItem> expected;
            std::map<bool, std::size_t> count;
            for (;;) {
                const std::pair<TimeNs, double>* best = nullptr;
                std::string bestAsset;
                std::vector<std::pair<TimeNs, double>> windows[2] = {windowsOf(scores, "pump 1"), windowsOf(scores, "pump 2")};
                for (int pump = 0; pump < 2; ++pump) {
                    const std::string asset = pump == 0 ? "pump 1" : "pump 2";
                    for (const auto& each : windows[pump]) {
                        const TimeRange span{each.first - window, each.first};
                        bool free = count[each.second > scores.rule.threshold] < kNearItems;
                        for (const auto& event : scores.events)
                            free = free && !(event.asset == asset &&
                                             overlap(span, {event.range.from - scores.eventOptions.horizonNs, event.range.to}));
                        for (std::size_t i = 0; i < alarms.size(); ++i)
                            for (const auto& alarm : alarms[i])
                                free = free && !(scores.series[i].asset == asset && overlap(span, {alarm.raised, alarm.cleared}));
                        for (const auto& open : scores.eventOptions.unjudged)
                            free = free && !(open.asset == asset && overlap(span, open.range));
                        for (const auto& other : expected) free = free && !(other.asset == asset && overlap(span, other.range));
                        if (!free) continue;
                        const auto key = [&](const std::string& name, const auto& of) {
                            return std::tuple(std::abs(of.second - scores.rule.threshold), name, of.first);
                        };
                        if (best && key(bestAsset, *best) < key(asset, each)) continue;
                        best = &each;
                        bestAsset = asset;
                    }
                }
                if (!best) break;
                ++count[best->second > scores.rule.threshold];
                expected.push_back({ItemKind::Near, bestAsset, best->first, {best->first - window, best->first}, best->second, {}});
            }
            const std::vector<ExplainItem> near = ofKind(rankItems(scores, alarms, window), ItemKind::Near);
            QCOMPARE(near.size(), expected.size());
            for (std::size_t i = 0; i < near.size(); ++i) QVERIFY(near[i] == expected[i]);
        }
    }

    void nothingIsNoTrap() {
        const ItemList none = rankItems({}, {}, 0);
        QVERIFY(none.items.empty());
        workflow::RunScores one;
        one.series.push_back({"pump", {0}, {0.5F}, kMinute});
        one.rule.threshold = 1;
        const ItemList list = rankItems(one, workflow::alarmsOf(one), kMinute);
        QCOMPARE(list.items.size(), std::size_t{1});
        QVERIFY(list.items[0].kind == ItemKind::Near);
    }

    void aLongListIsCutAndCounted() {
        workflow::RunScores scores;
        alarm::ScoreSeries series{"pump", {}, {}, kMinute};
        for (int i = 0; i < 6000; ++i) {
            series.times.push_back(i * kMinute);
            series.scores.push_back(i % 2 ? 2 : 0);
        }
        scores.series.push_back(std::move(series));
        scores.rule.threshold = 1;
        const ItemList list = rankItems(scores, workflow::alarmsOf(scores), kMinute);
        QCOMPARE(list.total[1], std::size_t{3000});
        QCOMPARE(ofKind(list, ItemKind::FalseAlarm).size(), kListedItems);
    }

    void modelWalksAndFilters() {
        AnswerBook book;
        ExplainItemModel model(book);
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        const workflow::RunScores scores = randomScores(3);
        const ItemList list = rankItems(scores, workflow::alarmsOf(scores), 30 * kMinute);
        model.setRater("Ana");
        model.setItems(list);
        QCOMPARE(model.rowCount(), static_cast<int>(list.items.size()));
        QVERIFY(model.rowCount() > 4);
        book.open(RunId{1}, nullptr, {});
        for (const int row : {0, 2}) {
            const ExplainItem& item = model.item(row);
            book.put({item.asset, item.time, "Ana", workflow::Looked::No, "saliency", {}, 0});
        }
        const ExplainItem& third = model.item(3);
        book.put({third.asset, third.time, "Marko", workflow::Looked::Yes, "saliency", {}, 0}); // somebody else's
        QCOMPARE(model.answered(), 2);
        QCOMPARE(model.next(-1, 1, true), 1);
        QCOMPARE(model.next(1, 1, true), 3);
        QCOMPARE(model.next(1, 1, false), 2);
        QCOMPARE(model.next(1, -1, true), -1);
        QCOMPARE(model.next(model.rowCount() - 1, 1, false), -1);
        QVERIFY(model.index(0).data(Qt::AccessibleTextRole).toString().contains(QStringLiteral("answered: no")));
        model.setKind(ItemKind::Near);
        QCOMPARE(static_cast<std::size_t>(model.rowCount()), list.total[2]);
        for (int row = 0; row < model.rowCount(); ++row) QVERIFY(model.item(row).kind == ItemKind::Near);
        QCOMPARE(model.rowOf(model.item(1).asset, model.item(1).time), 1);
        QCOMPARE(model.rowOf("pump 1", -7), -1);
    }

    void answersAreStoredInOrderAndTakenBackWhenTheyCannotBe() {
        AnswerBook book;
        const auto store = std::make_shared<MemoryStore>();
        book.open(RunId{1}, store, {});
        QSignalSpy failed(&book, &AnswerBook::failed);
        workflow::ExplainAnswer answer{"pump", 5, "Ana", workflow::Looked::Yes, "saliency", "a", 0};
        book.put(answer);
        QVERIFY(book.find("pump", 5, "Ana")); // at once
        answer.looked = workflow::Looked::No;
        answer.note.push_back('b');
        book.put(answer);
        book.wait();
        QCOMPARE(store->kept.size(), std::size_t{2});
        QCOMPARE(store->kept[1].note, std::string("ab"));
        QCOMPARE(book.answers().size(), std::size_t{1});
        QVERIFY(book.find("pump", 5, "Ana")->looked == workflow::Looked::No);
        QVERIFY(book.find("pump", 5, "Ana")->answered > 0);
        QVERIFY(!book.find("pump", 5, "Marko"));
        store->broken = true;
        answer.looked = workflow::Looked::Partly;
        book.put(answer);
        answer.time = 6;
        book.put(answer);
        book.wait();
        QCOMPARE(failed.count(), 2);
        QVERIFY(failed[0][0].toString().contains(QStringLiteral("disk is full")));
        QVERIFY(book.find("pump", 5, "Ana")->looked == workflow::Looked::No); // the earlier one is back
        QVERIFY(!book.find("pump", 6, "Ana"));
    }

    void tableOfAnswersIsTabSeparated() {
        ItemList list;
        list.threshold = 0.5;
        list.items = {{ItemKind::FalseAlarm, "pump 1", 0, {0, 1}, 0.75, {}}};
        const std::vector<workflow::ExplainAnswer> answers = {
            {"pump 1", 0, "Ana", workflow::Looked::Partly, "occlusion", "start-up\tof the\nmotor", kNsPerSecond},
            {"pump 2", 0, "Ana", workflow::Looked::No, "occlusion", "", 0}};
        QCOMPARE(answersTsv(answers, list),
                 QStringLiteral("asset\ttime\twhat\tscore\tthreshold\tanswer\tmethod\tnote\trater\tanswered\n"
                                "pump 1\t1970-01-01T00:00:00Z\tfalse alarm\t0.75\t0.5\tpartly\tocclusion\tstart-up of the "
                                "motor\tAna\t1970-01-01T00:00:01Z\n"
                                "pump 2\t1970-01-01T00:00:00Z\t\t\t\tno\tocclusion\t\tAna\t\n"));
    }

    void sentencesSayWhatTheFiguresMean() {
        explain::Attribution map;
        map.channels = 2;
        map.samples = 3;
        map.map = {0.1F, 0, 0, 0, 0.9F, 0};
        map.method = explain::Method::IntegratedGradients;
        map.target = 1;
        map.relativeGap = 0.004;
        map.deletionArea = 0.3;
        map.randomArea = 0.5;
        map.shuffledMap = {1, 0, 0, 0, 0, 0};
        map.shuffledCorrelation = 0.08;
        explain::WindowContext context;
        context.channelNames = {"flow", "motor_current"};
        context.times = {0, kNsPerSecond, 2 * kNsPerSecond};
        QCOMPARE(lookedAtSentence(map, context), QStringLiteral("Looked at motor_current (90 %), most at 00:00:01."));
        QVERIFY(completenessSentence(map).contains(QStringLiteral("Complete")));
        QVERIFY(deletionSentence(map).contains(QStringLiteral("faster than")));
        QCOMPARE(sanitySentence(map), QStringLiteral("The map changes when the weights are shuffled: correlation 0.08."));
        map.shuffledCorrelation = 0.97;
        QVERIFY(sanitySentence(map).contains(QStringLiteral("Do not trust this map")));
        map.deletionArea = 0.499;
        map.relativeGap = 0.3;
        QVERIFY(deletionSentence(map).contains(QStringLiteral("no faster")));
        QVERIFY(completenessSentence(map).contains(QStringLiteral("Incomplete")));
        map.method = explain::Method::Saliency;
        QVERIFY(completenessSentence(map).contains(QStringLiteral("does not promise")));
        map.shuffledMap.clear();
        QVERIFY(sanitySentence(map).contains(QStringLiteral("no trained weights")));
        map.map.assign(6, 0);
        QVERIFY(lookedAtSentence(map, context).contains(QStringLiteral("empty")));
    }

    void loaderComputesWhatIsWantedFirstAndKeepsIt() {
        std::atomic<int> computed = 0;
        ExplanationLoader loader;
        loader.setWork([&computed](const ExplanationKey& key, const JobContext& job) -> Result<workflow::ExplainedWindow> {
            if (key.asset == "slow")
                while (!job.cancelled()) QThread::msleep(1); // until nobody wants it any more
            TOCSIN_TRY(job.check());
            if (key.asset == "bad") return Error{ErrorCode::Data, "a value is missing", {}};
            ++computed;
            workflow::ExplainedWindow window;
            window.attribution.target = static_cast<double>(key.time);
            return window;
        });
        std::vector<ExplanationKey> ready;
        QStringList failures;
        connect(&loader, &ExplanationLoader::ready, this, [&](const ExplanationKey& key) { ready.push_back(key); });
        connect(&loader, &ExplanationLoader::failed, this, [&](const ExplanationKey&, const QString& message) { failures << message; });
        const auto key = [](const char* asset, TimeNs time) { return ExplanationKey{RunId{1}, asset, time, explain::Method::Saliency}; };
        loader.request(key("slow", 1), {});
        QVERIFY(loader.busy());
        loader.request(key("a", 2), key("a", 3)); // moving on cancels
        loader.wait();
        QCOMPARE(ready.size(), std::size_t{1});
        QVERIFY(ready[0] == key("a", 2));
        QCOMPARE(loader.kept(key("a", 2))->attribution.target, 2.0);
        QTRY_VERIFY(loader.kept(key("a", 3))); // what comes next is there before it is asked for
        QCOMPARE(ready.size(), std::size_t{1});
        loader.request(key("a", 3), {});
        QCOMPARE(ready.size(), std::size_t{2}); // at once
        QCOMPARE(computed.load(), 2);
        loader.request(key("bad", 4), {});
        loader.wait();
        QCOMPARE(failures, QStringList{QStringLiteral("a value is missing")});
        loader.request(key("a", 2), key("bad", 5)); // a prefetch that fails is not told
        loader.wait();
        QTest::qWait(20);
        QCOMPARE(failures.size(), 1);
        loader.setWork({});
        QVERIFY(!loader.kept(key("a", 2)));
    }
};

TOCSIN_GUI_MAIN(TestExplainItems)
#include "tst_explain_items.moc"
