// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <random>

/// Runs skab.sh and cwru.sh on small folders of the data sets' layouts, odd ones among them: keys, counts and exit codes.
class TestRealScripts : public QObject {
    Q_OBJECT

    struct Answer {
        int code = -1;
        QJsonObject json; ///< of stdout
        QByteArray errors;
    };

    /// A script of this folder with its folders as arguments.
    static Answer run(const QString& script, const QStringList& folders) {
        QProcess process;
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("TOCSIN_BIN", TOCSIN_BIN_DIR);
        environment.insert("TOCSIN_QUICK", "1");
        process.setProcessEnvironment(environment);
        process.start("bash", QStringList{QString(TOCSIN_SOURCE_DIR) + "/tests/real/" + script} + folders);
        if (!process.waitForFinished(300'000)) return {};
        Answer answer{process.exitCode(), {}, process.readAllStandardError()};
        answer.json = QJsonDocument::fromJson(process.readAllStandardOutput()).object();
        return answer;
    }

    static void write(const QString& path, const QByteArray& bytes) {
        QVERIFY(QDir().mkpath(QFileInfo(path).path()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(bytes), bytes.size());
    }

    /// A labelled file: from row 500 on the flow is lower and the label 1.
    static QByteArray valve(unsigned seed, int rows, const QByteArray& lineEnd, bool labelled = true) {
        std::mt19937 noise(seed);
        std::normal_distribution<double> normal;
        QByteArray text =
            "datetime;Accelerometer1RMS;Temperature;Volume Flow RateRMS" + QByteArray(labelled ? ";anomaly;changepoint" : "") + lineEnd;
        const QDateTime start(QDate(2020, 3, 9), QTime(10, 0), Qt::UTC);
        for (int row = 0; row < rows; ++row) {
            const bool bad = row >= 500;
            text += start.addSecs(row).toString("yyyy-MM-dd HH:mm:ss").toUtf8() + ';' +
                    QByteArray::number(0.2 + 0.01 * normal(noise), 'g', 9) + ';' +
                    QByteArray::number(70 + 0.01 * row + 0.1 * normal(noise), 'g', 9) + ';' +
                    QByteArray::number(125 + normal(noise) - (bad ? 10 : 0), 'g', 9);
            if (labelled) text += QByteArray(bad ? ";1.0" : ";0.0") + (row == 500 ? ";1.0" : ";0.0");
            text += lineEnd;
        }
        return text;
    }

    /// MATLAB version 4: type 0 (little endian doubles, full), rows, columns, no imaginary part, length of the name with its zero.
    static QByteArray bearing(unsigned seed, const QByteArray& variable, double frequency, int samples = 20480) {
        std::mt19937 noise(seed);
        std::normal_distribution<double> normal;
        QByteArray bytes;
        for (const std::int32_t value : {0, samples, 1, 0, static_cast<int>(variable.size()) + 1})
            bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        bytes.append(variable).append('\0');
        for (int i = 0; i < samples; ++i) {
            const double value = std::sin(2 * M_PI * frequency * i) + 0.3 * normal(noise);
            bytes.append(reinterpret_cast<const char*>(&value), sizeof value);
        }
        return bytes;
    }

    /// Two classes at each load; returns the manifest's lines. copies: records a class and load.
    static QByteArray bearings(const QString& folder, const QList<int>& loads, const QByteArray& lineEnd, int copies = 1) {
        QByteArray manifest =
            "file,record,class,fault,diameter_in,outer_race_position,load_hp,fs_hz,samples,rpm_in_file,de_variable,variables" + lineEnd;
        unsigned record = 100;
        for (const int load : loads)
            for (const auto& [name, frequency] : {std::pair{"IR007", 0.05}, std::pair{"B007", 0.21}})
                for (int copy = 0; copy < copies; ++copy) {
                    const QByteArray number = QByteArray::number(++record),
                                     file = "12k_drive_end/" + QByteArray::number(load) + "hp/" + number + ".mat";
                    const QByteArray variable = "X" + number + "_DE_time";
                    write(folder + '/' + file, bearing(record + 1000U * static_cast<unsigned>(load), variable, frequency));
                    manifest += file + ',' + number + ',' + name + ',' + QByteArray(name).left(2) + ",0.007,," + QByteArray::number(load) +
                                ",12000,20480,1750," + variable + ',' + variable + lineEnd;
                }
        write(folder + "/manifest.csv", manifest);
        return manifest;
    }

private Q_SLOTS:
    void skabJudgesTheRowsAfterTheHead() {
        QTemporaryDir dir;
        const QString folder = dir.path() + "/a folder with blanks";
        write(folder + "/valve 1/0.csv", valve(1, 700, "\r\n"));
        write(folder + "/other/1.csv", valve(2, 650, "\n"));
        write(folder + "/other/short.csv", valve(3, 300, "\n"));
        write(folder + "/other/same.csv", valve(2, 650, "\n"));
        write(folder + "/other/notes.csv", "a;b\n1;2\n");
        write(folder + "/other/empty.csv", "");
        write(folder + "/anomaly-free/anomaly-free.csv", valve(4, 900, "\n", false));
        const Answer answer = run("skab.sh", {folder});
        QVERIFY2(answer.code == 0, answer.errors.constData());
        QCOMPARE(answer.json["files"].toInt(), 2);
        QCOMPARE(answer.json["skipped"].toArray().size(), 4);
        int rows = 0;
        for (const char* key : {"tp", "fp", "fn", "tn"}) rows += answer.json[key].toInt();
        QCOMPARE(rows, 300 + 250);
        QCOMPARE(answer.json["tp"].toInt() + answer.json["fn"].toInt(), 200 + 150);
        // The flow falls by ten deviations: all but the first rows are found, and the drifting temperature raises no alarm.
        QVERIFY(answer.json["f1"].toDouble() > 0.95);
        QVERIFY(answer.json["far"].toDouble() < 0.1);
        QVERIFY(answer.json.contains("mar"));
        QVERIFY(answer.json.contains("reference"));
        const QJsonObject baselines = answer.json["baselines"].toObject();
        for (const char* name : {"flag-all", "always-normal", "pca-t2-spe", "knn-distance", "robust-ewma", "knn-distance/same-channels",
                                 "pca-t2-spe/same-channels"})
            QVERIFY2(baselines.contains(name), name);
        double best = 0;
        for (const QJsonValue& each : baselines) best = std::max(best, each.toObject()["f1"].toDouble());
        QCOMPARE(answer.json["baseline"].toObject()["f1"].toDouble(), best);
        QCOMPARE(baselines["flag-all"].toObject()["far"].toDouble(), 1.0);
        QCOMPARE(baselines["always-normal"].toObject()["f1"].toDouble(), 0.0);
    }

    void skabJudgesTheSecondFolderOnly() {
        QTemporaryDir dir;
        write(dir.path() + "/train/valve1/0.csv", valve(1, 700, "\n"));
        write(dir.path() + "/test/valve2/0.csv", valve(5, 620, "\r\n"));
        const Answer answer = run("skab.sh", {dir.path() + "/train", dir.path() + "/test"});
        QVERIFY2(answer.code == 0, answer.errors.constData());
        QCOMPARE(answer.json["files"].toInt(), 1);
        QCOMPARE(answer.json["tp"].toInt() + answer.json["fn"].toInt(), 120);
    }

    void skabSaysWhatIsWrong() {
        QTemporaryDir dir;
        write(dir.path() + "/short.csv", valve(1, 300, "\n"));
        Answer answer = run("skab.sh", {dir.path()});
        QCOMPARE(answer.code, 3);
        QVERIFY(answer.errors.contains("\"error\""));
        QVERIFY(answer.errors.contains("300 rows"));
        answer = run("skab.sh", {dir.path() + "/nowhere"});
        QCOMPARE(answer.code, 2);
        QVERIFY(answer.errors.contains("no folder"));
    }

    void cwruTestsTheHighestLoad() {
        QTemporaryDir dir;
        const QString folder = dir.path() + "/a folder with blanks";
        bearings(folder, {0, 1}, "\r\n");
        const Answer answer = run("cwru.sh", {folder});
        QVERIFY2(answer.code == 0, answer.errors.constData());
        QCOMPARE(answer.json["split"].toString(), QString("load"));
        QVERIFY(answer.json["accuracy"].isDouble());
        QCOMPARE(answer.json["per_class"].toObject().size(), 2);
        QCOMPARE(answer.json["baseline"].toObject()["name"].toString(), QString("spectral-lda"));
        QCOMPARE(answer.json["baseline"].toObject()["accuracy"].toDouble(), 1.0); // two tones
    }

    void cwruOneLoad_data() {
        QTest::addColumn<int>("copies");
        QTest::addColumn<QString>("split");
        QTest::newRow("one record a class") << 1 << "time";
        QTest::newRow("two records a class") << 2 << "record";
    }

    void cwruOneLoad() {
        QFETCH(int, copies);
        QFETCH(QString, split);
        QTemporaryDir dir;
        bearings(dir.path(), {2}, "\n", copies);
        const Answer answer = run("cwru.sh", {dir.path()});
        QVERIFY2(answer.code == 0, answer.errors.constData());
        QCOMPARE(answer.json["split"].toString(), split);
        QVERIFY(answer.json["windows"].toInt() > 0);
    }

    void cwruTestsASecondFolderWithAnotherLoad() {
        QTemporaryDir dir;
        bearings(dir.path() + "/train", {0}, "\n");
        QByteArray manifest = bearings(dir.path() + "/test", {0, 3}, "\n");
        manifest += "12k_drive_end/3hp/900.mat,900,OR021@6,OR,0.021,,3,12000,20480,1730,X900_DE_time,X900_DE_time\n";
        manifest += "12k_drive_end/3hp/901.mat,901,IR007,IR,0.007,,3,12000,20480,1730,X901_DE_time,X901_DE_time\n";
        manifest += "12k_fan_end/3hp/902.mat,902,IR007,IR,0.007,,3,12000,20480,1730,X902_DE_time,X902_DE_time\n";
        write(dir.path() + "/test/manifest.csv", manifest);
        write(dir.path() + "/test/12k_drive_end/3hp/900.mat", bearing(900, "X900_DE_time", 0.3));
        write(dir.path() + "/test/12k_fan_end/3hp/902.mat", bearing(902, "X902_DE_time", 0.05));
        const Answer answer = run("cwru.sh", {dir.path() + "/train", dir.path() + "/test"});
        QVERIFY2(answer.code == 0, answer.errors.constData());
        QCOMPARE(answer.json["split"].toString(), QString("folders"));
        // Left out: the two records of load 0 that were trained on and a file that is not there; the fan end is not asked for.
        QCOMPARE(answer.json["skipped"].toArray().size(), 3);
        // A class without a training record stays in and is always an error: a third of the windows.
        const double windows = answer.json["windows"].toDouble(), unseen = answer.json["unseen_class_windows"].toDouble();
        QVERIFY(unseen > 0);
        QVERIFY(qAbs(answer.json["baseline"].toObject()["accuracy"].toDouble() - (windows - unseen) / windows) < 1e-3);
        // A sub-folder of the data set finds the manifest above it.
        const Answer below = run("cwru.sh", {dir.path() + "/train", dir.path() + "/test/12k_drive_end/3hp"});
        QVERIFY2(below.code == 0, below.errors.constData());
        QCOMPARE(below.json["windows"], answer.json["windows"]);
    }

    void cwruSaysWhatIsWrong() {
        QTemporaryDir dir;
        const Answer answer = run("cwru.sh", {dir.path()});
        QCOMPARE(answer.code, 3);
        QVERIFY(answer.errors.contains("manifest.csv"));
    }
};

QTEST_GUILESS_MAIN(TestRealScripts)
#include "tst_real_scripts.moc"
