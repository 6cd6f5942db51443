// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <limits>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/temporary_folder.h"
#include "tests/core/bundle/sample_bundle.h"

using namespace tocsin;
using namespace tocsin::bundle;

class TestBundle : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void whatIsPackedComesBack() {
        const auto verified = sample::verify(sample::bytes());
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().message.c_str());
        QCOMPARE(verified->manifest.serial, 1);
        QCOMPARE(verified->manifest.model, std::string("mean"));
        QCOMPARE(verified->manifest.version, std::string("run 1"));
        QVERIFY(verified->manifest.input == sample::content().input);
        QCOMPARE(verified->keyId, sample::key().publicKey().id);
        QCOMPARE(verified->files.at(kModelFile), sample::content().onnx);
        QCOMPARE(verified->decisions.at("fp32").rule.threshold, 10.0);
        QCOMPARE(verified->decisions.at("fp32").evidence.at("budget"), Json("1/30d"));
        QCOMPARE(verified->golden.windows.shape, (std::vector<std::int64_t>{3, 2, 4}));
        QCOMPARE(verified->golden.answers.at("fp32").scores, (std::vector<float>{4.5F, 20.0F, 0.0625F}));
        QCOMPARE(verified->golden.answers.at("fp32").high, (std::vector<bool>{false, true, false}));
    }

    void theSameContentGivesTheSameBytes() { QVERIFY(sample::bytes() == sample::bytes()); }

    void ordinaryToolsCanListIt() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const auto file = folder->path() / "a.bundle";
        QVERIFY(durableReplace(file, sample::bytes()).ok());
        QProcess tar;
        tar.start("tar", {"tf", QString::fromStdString(file.string())});
        if (!tar.waitForStarted()) QSKIP("no tar program on this machine");
        QVERIFY(tar.waitForFinished());
        QCOMPARE(tar.exitCode(), 0);
        const QStringList names = QString::fromUtf8(tar.readAllStandardOutput()).split('\n', Qt::SkipEmptyParts);
        QCOMPARE(names.mid(0, 4), (QStringList{"manifest.json", "manifest.sig", "decision.json", "decision.sig"}));
        QVERIFY(names.contains("test_data_set_0/input_0.pb"));
        QVERIFY(names.contains("sbom.cdx.json"));
    }

    void bothPrecisionsTravelWithTheirDecisions() {
        BundleContent content = sample::content();
        content.onnxInt8 = tiny_onnx::meanModel(2, 4); // stands in for a quantized model: the same answers
        content.precision = "int8";
        content.decisions["int8"] = content.decisions["fp32"];
        content.decisions["int8"].rule.threshold = 11;
        const auto bytes = packBundle(content, sample::key());
        QVERIFY(bytes.ok());
        const auto verified = sample::verify(*bytes);
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().message.c_str());
        QCOMPARE(verified->decisions.at("int8").rule.threshold, 11.0);
        QCOMPARE(verified->decisions.at("fp32").rule.threshold, 10.0);
        QVERIFY(verified->files.contains("decision-fp32.json"));
        // tolerance: range 20 - 0.0625 of the golden scores over 255 steps
        QVERIFY(qFuzzyCompare(verified->golden.answers.at("int8").absolute, 19.9375 / 255));
    }

    void anUnprovenReleaseSaysSo() {
        BundleContent content = sample::content();
        content.unproven = "pilot on one machine";
        const auto bytes = packBundle(content, sample::key());
        QVERIFY(bytes.ok());
        const auto verified = sample::verify(*bytes);
        QVERIFY(verified.ok());
        QCOMPARE(verified->manifest.unproven, content.unproven);
        QVERIFY(verified->files.at(kModelCardFile).find("pilot on one machine") != std::string::npos);
    }

    void answersOfAPersonTravelWithTheModel() {
        BundleContent content = sample::content();
        content.card = {"pumps of hall 3\n# no heading", "Ana, 4711", "not below 600 rpm"};
        const auto verified = sample::verify(packBundle(content, sample::key()).value());
        QVERIFY2(verified.ok(), verified.ok() ? "" : verified.error().message.c_str());
        QVERIFY(verified->manifest.card == content.card);
        const std::string& card = verified->files.at(kModelCardFile);
        for (const char* words : {"## Intended use", "## Who to call", "Ana, 4711", "not below 600 rpm"})
            QVERIFY2(card.find(words) != std::string::npos, words);
        QVERIFY(card.find("\n# no heading") == std::string::npos);
        const Json bill = Json::parse(verified->files.at(kSbomFile));
        QCOMPARE(bill["metadata"]["component"]["modelCard"]["considerations"]["technicalLimitations"][0], Json("not below 600 rpm"));
        content.card.limits.assign(kMaxAnswer + 1, 'x');
        QCOMPARE(packBundle(content, sample::key()).error().code, ErrorCode::Data);
    }

    void withoutAnswersTheManifestIsAsBefore() {
        const auto verified = sample::verify(sample::bytes());
        QVERIFY(verified.ok() && verified->manifest.card.empty());
        QVERIFY(verified->files.at(kManifestFile).find("\"card\"") == std::string::npos);
    }

    void goldenVectorsAreComparedToTheBit() {
        auto verified = sample::verify(sample::bytes());
        QVERIFY(verified.ok());
        auto model = runtime::OnnxModel::loadBytes(verified->files.at(kModelFile), kModelFile);
        QVERIFY(model.ok());
        auto comparison = compareGolden(verified->golden, "fp32", *model);
        QVERIFY(comparison.ok());
        QCOMPARE(comparison->vectors, std::int64_t{3});
        QCOMPARE(comparison->equal, std::int64_t{3});
        verified->golden.answers["fp32"].scores[1] += 0.5F;
        comparison = compareGolden(verified->golden, "fp32", *model);
        QCOMPARE(comparison->equal, std::int64_t{2});
        QCOMPARE(comparison->largestDifference, 0.5);
        QCOMPARE(compareGolden(verified->golden, "int8", *model).error().code, ErrorCode::Finding);
    }

    void billAndCardNameTheModel() {
        const auto verified = sample::verify(sample::bytes());
        QVERIFY(verified.ok());
        const Json bill = Json::parse(verified->files.at(kSbomFile));
        QCOMPARE(bill.at("bomFormat"), Json("CycloneDX"));
        QCOMPARE(bill.at("metadata").at("component").at("type"), Json("machine-learning-model"));
        QCOMPARE(bill.at("metadata").at("component").at("hashes").at(0).at("content"), Json(sha256(sample::content().onnx)));
        QVERIFY(verified->files.at(kModelCardFile).find("pressure bar") != std::string::npos);
    }

    void contentThatCannotWorkIsNotPacked_data() {
        QTest::addColumn<int>("fault");
        QTest::addColumn<QString>("word");
        QTest::newRow("serial") << 0 << "serial";
        QTest::newRow("no decision") << 1 << "tune";
        QTest::newRow("no threshold") << 2 << "threshold";
        QTest::newRow("no model") << 3 << "model file";
        QTest::newRow("no golden windows") << 4 << "golden";
        QTest::newRow("golden window of another size") << 5 << "values";
        QTest::newRow("missing value in a golden window") << 6 << "missing value";
        QTest::newRow("contract of another width") << 7 << "promises";
        QTest::newRow("class names without classes") << 8 << "classes";
        QTest::newRow("int8 without its model") << 9 << "quantize";
        QTest::newRow("no ONNX") << 10 << "not an ONNX file";
    }
    void contentThatCannotWorkIsNotPacked() {
        QFETCH(int, fault);
        QFETCH(QString, word);
        BundleContent content = sample::content();
        if (fault == 0) content.serial = 0;
        if (fault == 1) content.decisions.clear();
        if (fault == 2) content.decisions["fp32"].rule.threshold = std::numeric_limits<double>::quiet_NaN();
        if (fault == 3) content.onnx.clear();
        if (fault == 4) content.goldenWindows.clear();
        if (fault == 5) content.goldenWindows[0].pop_back();
        if (fault == 6) content.goldenWindows[0][0] = std::numeric_limits<float>::quiet_NaN();
        if (fault == 7) content.onnx = tiny_onnx::meanModel(2, 5);
        if (fault == 8) content.classes = {"normal", "worn"};
        if (fault == 9) content.precision = "int8";
        if (fault == 10) content.onnx = "prose";
        const auto bytes = packBundle(content, sample::key());
        QVERIFY(!bytes.ok());
        QCOMPARE(exitCode(bytes.error().code), 3);
        QVERIFY2(bytes.error().message.find(word.toStdString()) != std::string::npos, bytes.error().message.c_str());
    }

    void quantilesAreThoseOfType7() {
        std::vector<double> values;
        for (int index = 0; index <= 1000; ++index) values.push_back(1000 - index);
        values.push_back(std::numeric_limits<double>::quiet_NaN());
        const ChannelReference reference = channelReference("c", values);
        QCOMPARE(reference.count, 1001);
        QCOMPARE(reference.missing, 1);
        // 0..1000 in steps of one: the quantile at p is 1000 p
        for (std::size_t index = 0; index < kReferenceProbabilities.size(); ++index)
            QVERIFY(std::abs(reference.quantiles[index] - 1000 * kReferenceProbabilities[index]) < 1e-9);
        QVERIFY(channelReference("empty", {}).quantiles.empty());
    }

    void selfTestFindsAnotherModel() {
        const auto verified = sample::verify(sample::bytes());
        QVERIFY(verified.ok());
        auto same = runtime::OnnxModel::loadBytes(verified->files.at(kModelFile), "m");
        QVERIFY(same.ok());
        QVERIFY(checkGolden(verified->golden, "fp32", *same, 10).ok());
        auto other = runtime::OnnxModel::loadBytes(tiny_onnx::meanModel(2, 4, true), "m"); // square root of the mean
        QVERIFY(other.ok());
        const auto refused = checkGolden(verified->golden, "fp32", *other, 10);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().code, ErrorCode::Finding);
        QVERIFY(refused.error().message.find("window 0") != std::string::npos);
        QVERIFY(!checkGolden(verified->golden, "int8", *same, 10).ok());
    }

    void manifestSchemaIsTheFileInResources() {
        const auto file = readFile(std::string(TOCSIN_SOURCE_DIR) + "/resources/schema/manifest.schema.json");
        QVERIFY(file.ok());
        QVERIFY(Json::parse(*file) == Json::parse(manifestSchema()));
    }
};

QTEST_GUILESS_MAIN(TestBundle)
#include "tst_bundle.moc"
