// SPDX-License-Identifier: GPL-3.0-or-later
// What is behind the Export page, without a window.
#include <QAbstractItemModelTester>
#include <QFile>
#include <QSignalSpy>
#include <QStandardItemModel>
#include <QTemporaryDir>
#include <QtTest>
#include <sys/stat.h>

#include "app/workbench/export/bundle_entries.h"
#include "app/workbench/export/bundle_verification.h"
#include "app/workbench/export/export_form.h"
#include "app/workbench/export/export_text.h"
#include "app/workbench/export/precision_model.h"
#include "app/workbench/export/preflight_model.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;
using workflow::CheckState;

namespace {

workflow::PreflightFacts facts() {
    workflow::PreflightFacts facts;
    facts.leakage.state = CheckState::Good;
    facts.channels = {CheckState::Stop, {{"a.csv", "flow", "l/min", "m3/h", false}, {"b.csv", "flow", "l/min", "", true}}, 3, 2};
    facts.drift = {CheckState::Look, "flow", 1.234, 0.0456, 20'000, 1};
    facts.clock.state = CheckState::Good;
    facts.clock.zone = "Europe/Berlin";
    facts.memory = {CheckState::Unknown, 48'189, 4'096, 0};
    facts.latency = {CheckState::Good, 0.02, 0.05, 0.4, 480'000, 1000};
    facts.age = {CheckState::Look, 3, 0};
    facts.baseline = {CheckState::Look, "knn-distance", "auc", 0.76, 0.81, ""};
    facts.budget = {CheckState::Good, true, "1/14d", "", 0.07};
    return facts;
}

const PreflightLine& lineOf(const std::vector<PreflightLine>& lines, const char* id) {
    for (const PreflightLine& line : lines)
        if (line.id == QLatin1String(id)) return line;
    qFatal("no line %s", id);
}

/// A program that says and ends as the test wants.
QString script(const QTemporaryDir& folder, const QByteArray& body) {
    const QString path = folder.filePath(QStringLiteral("checker"));
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly) || file.write("#!/bin/sh\n" + body) < 0) qFatal("cannot write a script");
    file.close();
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
    return path;
}

VerificationAnswer verifiedBy(const QString& program, int limitMs = 20'000) {
    BundleVerification verification;
    verification.setProgram(program);
    verification.setLimitMs(limitMs);
    VerificationAnswer answer;
    QObject::connect(&verification, &BundleVerification::finished, [&](const VerificationAnswer& one) { answer = one; });
    verification.start(QStringLiteral("x.bundle"), QStringLiteral("x.pub"));
    verification.wait();
    return answer;
}

} // namespace

class TestExportParts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyLineSaysItsStateInWordsAndWhereItIsMended() {
        const std::vector<PreflightLine> lines = preflightLines(facts());
        QCOMPARE(lines.size(), std::size_t{9});
        for (const PreflightLine& line : lines) {
            QVERIFY2(!line.finding.isEmpty() && !line.detail.isEmpty() && !line.title.isEmpty(), qPrintable(line.id));
            QCOMPARE(line.page.isEmpty(), line.state == CheckState::Good);
            QCOMPARE(line.pageTitle.isEmpty(), line.state == CheckState::Good);
        }
        QCOMPARE(lineOf(lines, "channels").page, QStringLiteral("data"));
        QVERIFY(lineOf(lines, "channels").finding.contains(QStringLiteral("a.csv has flow in m3/h, the model wants l/min.")));
        QVERIFY(lineOf(lines, "drift").finding.contains(QStringLiteral("flow moved by 1.2 robust deviations")));
        QVERIFY(lineOf(lines, "drift").finding.contains(QStringLiteral("4.6 % of clean scores above the 99 % mark")));
        QVERIFY(lineOf(lines, "clock").detail.contains(QStringLiteral("Europe/Berlin")));
        QVERIFY(lineOf(lines, "memory").finding.contains(QStringLiteral("52.3 KB")));
        QCOMPARE(lineOf(lines, "memory").control, QStringLiteral("exportMemory"));
        QVERIFY(lineOf(lines, "latency").finding.contains(QStringLiteral("0.05 ms")));
        QCOMPARE(lineOf(lines, "age").page, QStringLiteral("train"));
        QVERIFY(lineOf(lines, "baseline").finding.startsWith(QStringLiteral("One is better: the model has 0.76, knn-distance has 0.81.")));
        QVERIFY(lineOf(lines, "budget").finding.contains(QStringLiteral("at most 2.1 false alarms a machine-month")));
        QCOMPARE(preflightSummary(lines), QStringLiteral("stop: 1, look: 3, not known: 1, OK: 4"));
    }

    void statesDifferWithoutColour() {
        PreflightModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setLines(preflightLines(facts()));
        QSet<QString> texts;
        QHash<int, QString> byState;
        for (int row = 0; row < model.rowCount(); ++row) {
            const QString text = model.index(row, PreflightModel::State).data().toString();
            byState.insert(static_cast<int>(model.lines()[static_cast<std::size_t>(row)].state), text);
        }
        for (const QString& text : byState) texts.insert(text);
        QCOMPARE(texts.size(), 4);
        for (const QString& text : byState) QVERIFY(text.size() > 2); // a word, not a sign alone
        for (const auto kind : {widgets::ThemeKind::Light, widgets::ThemeKind::Dark}) {
            const widgets::Theme theme = widgets::Theme::of(kind);
            model.setTheme(theme);
            for (int row = 0; row < model.rowCount(); ++row)
                QVERIFY(widgets::contrast(model.index(row, PreflightModel::State).data(Qt::ForegroundRole).value<QColor>(),
                                          theme.surface) >= 3);
        }
    }

    void int8IsSetBesideFp32() {
        PrecisionModel model;
        const QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QCOMPARE(model.rowCount(), 0);
        model.setReport({{"size_fp32", 48189},
                         {"size_int8", 17823},
                         {"latency_ms_fp32", 0.023},
                         {"latency_ms_int8", 0.0144},
                         {"parity", {{"largest_difference", 0.0438}}},
                         {"false_alarms_fp32", 2},
                         {"false_alarms_int8", 3},
                         {"kept", true},
                         {"why", "1.60 times as fast"},
                         {"decisions_changed", 2},
                         {"changed_events", {{{"asset", "P1"}, {"from", "2025-03-01T10:00:00Z"}, {"fp32", "found"}, {"int8", "missed"}}}},
                         {"changed_alarms",
                          {{{"asset", "P2"}, {"change", "appeared"}, {"fp32", nullptr}, {"int8", {{"raised", "2025-03-02T11:30:00Z"}}}}}}});
        const auto row = [&](int number) {
            return QStringList{model.index(number, 0).data().toString(), model.index(number, 1).data().toString(),
                               model.index(number, 2).data().toString()};
        };
        QCOMPARE(row(0), (QStringList{"Model file", "48.2 KB", "17.8 KB"}));
        QCOMPARE(row(1), (QStringList{"Time a window, median", "0.023 ms", "0.0144 ms"}));
        QCOMPARE(row(3), (QStringList{"Largest score change", "", "0.0438"}));
        QCOMPARE(row(5), (QStringList{"Event of P1, 2025-03-01 10:00", "found", "missed"}));
        QCOMPARE(row(6), (QStringList{"Alarm of P2", "none", "2025-03-02 11:30"}));
        QVERIFY(model.verdict().startsWith(QStringLiteral("int8 is kept")));
        model.setReport({{"size_fp32", 48189},
                         {"size_int8", nullptr},
                         {"latency_ms_fp32", 0.02},
                         {"latency_ms_int8", nullptr},
                         {"kept", false},
                         {"why", "nothing int8 could do"}});
        QCOMPARE(row(0)[2], QStringLiteral("-"));
        QVERIFY(model.verdict().startsWith(QStringLiteral("fp32 stays")));
    }

    void theFormSaysWhatIsMissing() {
        ExportForm form;
        form.project = QStringLiteral("my plant.tocsin");
        QVERIFY(!form.missing().isEmpty());
        QVERIFY(form.command().isEmpty());
        form.run = 3;
        form.nextSerial = 5;
        QVERIFY(form.missing().contains(QStringLiteral("key")));
        form.key = QStringLiteral("r.key");
        form.serial = 4;
        QVERIFY(form.missing().contains(QStringLiteral("at least 5")));
        form.serial = 0;
        form.needsReason = true;
        QVERIFY(form.missing().contains(QStringLiteral("not shown")));
        form.unproven = QStringLiteral("pilot");
        QVERIFY(form.missing().contains(QStringLiteral("meant for")));
        form.intendedUse = QStringLiteral("pumps of hall 3");
        QVERIFY(form.missing().contains(QStringLiteral("called")));
        form.contact = QStringLiteral("Ana");
        form.out = QStringLiteral("p.bundle");
        QCOMPARE(form.missing(), QString());
        QCOMPARE(form.command(), QStringLiteral("tocsin export 'my plant.tocsin' 3 --key r.key --out p.bundle --unproven pilot "
                                                "--intended-use 'pumps of hall 3' --contact Ana"));
        QCOMPARE(form.request().card.contact, std::string("Ana"));
        QCOMPARE(form.request().run.value, std::int64_t{3});
    }

    void aKeyIsMadeForItsOwnerOnlyAndNeverOverwritten() {
        QTemporaryDir folder;
        const QString place = folder.filePath(QStringLiteral("keys"));
        const auto first = makeSigningKey(place), second = makeSigningKey(place);
        QVERIFY(first.ok() && second.ok());
        QVERIFY(first->file != second->file && first->fingerprint != second->fingerprint);
        struct stat mode {};
        QCOMPARE(::stat(first->file.toUtf8().constData(), &mode), 0);
        QCOMPARE(mode.st_mode & 0777, mode_t{0600});
        QCOMPARE(::stat(place.toUtf8().constData(), &mode), 0);
        QCOMPARE(mode.st_mode & 0777, mode_t{0700});
        QCOMPARE(readSigningKey(first->file)->fingerprint, first->fingerprint);
        QVERIFY(!readSigningKey(first->file + QStringLiteral(".pub")).ok());
        QCOMPARE(fingerprintText(QStringLiteral("0a1b2c3d4e5f6071")), QStringLiteral("0a1b 2c3d 4e5f 6071"));
    }

    void theTreeHasFoldersAndSizes() {
        QStandardItemModel model;
        fillBundleTree(
            model,
            {{"manifest.json", 1200}, {"model.onnx", 48189}, {"test_data_set_0/input_0.pb", -1}, {"test_data_set_0/output_0.pb", 140}});
        QCOMPARE(model.rowCount(), 3);
        QCOMPARE(model.item(1, 1)->text(), QStringLiteral("48.2 KB"));
        QCOMPARE(model.item(2, 0)->rowCount(), 2);
        QCOMPARE(model.item(2, 0)->child(1, 1)->text(), QStringLiteral("140 bytes"));
        for (int row = 0; row < model.rowCount(); ++row) QVERIFY(!model.item(row, 2)->text().isEmpty());
    }

    void theChildsAnswerIsUnderstood() {
        QTemporaryDir folder;
        const VerificationAnswer good =
            verifiedBy(script(folder, R"(echo '{"valid":true,"key":"0a1b2c3d4e5f6071","golden":{"fp32":{"vectors":32,"equal":32},
            "int8":{"vectors":32,"equal":31}},"files":[{"path":"model.onnx","size":9}]}')"));
        QVERIFY(good.valid);
        QCOMPARE(good.vectors, 64);
        QCOMPARE(good.equal, 63);
        QCOMPARE(good.entries.size(), std::size_t{1});
        QVERIFY2(good.sentence.contains(QStringLiteral("63 of 64 golden vectors")), qPrintable(good.sentence));
        QVERIFY(good.sentence.contains(QStringLiteral("0a1b 2c3d")));
        const VerificationAnswer bad = verifiedBy(script(folder, "echo '{\"valid\":false,\"reason\":\"model.onnx was changed\"}'; exit 1"));
        QVERIFY(!bad.valid);
        QVERIFY2(bad.sentence.contains(QStringLiteral("NOT valid: model.onnx was changed")), qPrintable(bad.sentence));
    }

    void aChildThatFailsBecomesASentence_data() {
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<QString>("words");
        QTest::newRow("crash") << QByteArray("kill -SEGV $$") << QStringLiteral("ended suddenly");
        QTest::newRow("hang") << QByteArray("exec sleep 60") << QStringLiteral("ended suddenly or was stopped");
        QTest::newRow("error") << QByteArray("echo '{\"error\":{\"message\":\"no such key\"}}'; exit 3") << QStringLiteral("no such key");
        QTest::newRow("nonsense") << QByteArray("echo hello") << QStringLiteral("gave no answer");
        QTest::newRow("complaint") << QByteArray("echo 'library missing' >&2; exit 127") << QStringLiteral("library missing");
        QTest::newRow("valid but wrong exit") << QByteArray("echo '{\"valid\":true}'; exit 4") << QStringLiteral("not verified");
    }
    void aChildThatFailsBecomesASentence() {
        QFETCH(QByteArray, body);
        QFETCH(QString, words);
        QTemporaryDir folder;
        const VerificationAnswer answer = verifiedBy(script(folder, body), QByteArray(QTest::currentDataTag()) == "hang" ? 300 : 20'000);
        QVERIFY(!answer.valid);
        QVERIFY2(answer.sentence.contains(words), qPrintable(answer.sentence));
        QVERIFY(verifiedBy(QStringLiteral("/no/such/program")).sentence.contains(QStringLiteral("cannot be started")));
    }
};

TOCSIN_GUI_MAIN(TestExportParts)
#include "tst_export_parts.moc"
