// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <set>

#include "core/learn/recipes.h"

using namespace tocsin;
using namespace tocsin::learn;

class TestRecipes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void namesAreDistinctAndFound() {
        std::set<std::string> names;
        for (const Recipe& recipe : recipes()) {
            QVERIFY(names.insert(recipe.id).second);
            QVERIFY(!recipe.purpose.empty());
            QCOMPARE((*recipeNamed(recipe.id))->id, recipe.id);
        }
        for (const char* asked : {"wdcnn", "resnet1d", "lstm-classifier", "conv-autoencoder", "lstm-autoencoder", "always-normal",
                                  "robust-ewma", "pca-t2-spe", "knn-distance"})
            QVERIFY2(names.contains(asked), asked);
    }

    void everyTaskHasABaseline() {
        for (const RecipeTask task : {RecipeTask::Classify, RecipeTask::Anomaly}) {
            QVERIFY(!baselinesFor(task).empty());
            for (const Recipe* baseline : baselinesFor(task, NormalClass::Absent)) QVERIFY(baseline->baseline && baseline->task == task);
        }
    }

    void unknownRecipeListsTheKnownOnes() {
        const auto found = recipeNamed("oracle");
        QCOMPARE(found.error().code, ErrorCode::Usage);
        QVERIFY(found.error().message.find("conv-autoencoder") != std::string::npos);
    }

    void unknownSettingListsTheKnownOnes() {
        const Recipe& recipe = **recipeNamed("wdcnn");
        const auto settings = resolveSettings(recipe, {{"epoch", "3"}});
        QCOMPARE(settings.error().code, ErrorCode::Usage);
        QVERIFY(settings.error().message.find("'epoch'") != std::string::npos);
        QVERIFY(settings.error().message.find("epochs") != std::string::npos);
        QVERIFY(!resolveSettings(recipe, {{"drift.Flow", "1%"}}).ok()); // classifiers have no drift allowance
    }

    void givenSettingsWinAndTheRestStays() {
        const Recipe& recipe = **recipeNamed("conv-autoencoder");
        const auto settings = resolveSettings(recipe, {{"epochs", "3"}, {"net.width", "8"}, {"drift.Flow", "1%"}});
        QVERIFY(settings.ok());
        QCOMPARE(settings->at("epochs"), std::string("3"));
        QCOMPARE(settings->at("net.width"), std::string("8"));
        QCOMPARE(settings->at("drift.Flow"), std::string("1%"));
        QCOMPARE(settings->at("loss"), recipe.defaults.at("loss"));
        for (const char* common : {"epochs", "batch", "lr", "window", "stride"}) QVERIFY(settings->contains(common));
    }

    void numbersAreReadWhole_data() {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("integer");
        QTest::addColumn<bool>("real");
        QTest::newRow("plain") << "12" << true << true;
        QTest::newRow("least") << "0" << true << true;
        QTest::newRow("most") << "100" << true << true;
        QTest::newRow("fraction") << "1.5" << false << true;
        QTest::newRow("exponent") << "1e1" << false << true;
        QTest::newRow("too large") << "101" << false << false;
        QTest::newRow("negative") << "-1" << false << false;
        QTest::newRow("overflow") << "99999999999999999999999" << false << false;
        QTest::newRow("empty") << "" << false << false;
        QTest::newRow("blank behind") << "3 " << false << false;
        QTest::newRow("unit behind") << "3s" << false << false;
        QTest::newRow("comma") << "1,5" << false << false;
        QTest::newRow("nan") << "nan" << false << false;
        QTest::newRow("inf") << "inf" << false << false;
        QTest::newRow("words") << "many" << false << false;
    }

    void numbersAreReadWhole() {
        QFETCH(QString, text);
        QFETCH(bool, integer);
        QFETCH(bool, real);
        const Settings settings{{"key", text.toStdString()}};
        QCOMPARE(integerSetting(settings, "key", 0, 100).ok(), integer);
        QCOMPARE(realSetting(settings, "key", 0, 100).ok(), real);
        if (!integer) {
            const auto error = integerSetting(settings, "key", 0, 100).error();
            QCOMPARE(error.code, ErrorCode::Usage);
            QVERIFY(error.message.find("key=" + text.toStdString()) != std::string::npos);
        }
    }

    void choicesAreListed() {
        QCOMPARE(*choiceSetting({{"loss", "l1"}}, "loss", {"l1", "mse"}), std::string("l1"));
        const auto wrong = choiceSetting({{"loss", "l2"}}, "loss", {"l1", "mse"});
        QCOMPARE(wrong.error().code, ErrorCode::Usage);
        QVERIFY(wrong.error().message.find("l1, mse") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestRecipes)
#include "tst_recipes.moc"
