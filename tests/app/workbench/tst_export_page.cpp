// SPDX-License-Identifier: GPL-3.0-or-later
#include <QComboBox>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QStandardItemModel>
#include <QTableView>
#include <QTemporaryDir>
#include <QTreeView>
#include <QtTest>

#include "app/workbench/pages/export_page.h"
#include "core/bundle/verify.h"
#include "core/workflow/tune_run.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;

namespace {

template<class Widget>
Widget* child(const QWidget& page, const char* name) {
    auto* found = page.findChild<Widget*>(QLatin1String(name));
    if (!found) qFatal("no widget %s", name);
    return found;
}

void type(QWidget& widget, const QString& text) {
    widget.setFocus();
    QTest::keyClick(&widget, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(&widget, text);
}

int rowOf(const ExportPage& page, const char* id) {
    const auto& lines = page.preflight().lines();
    for (std::size_t row = 0; row < lines.size(); ++row)
        if (lines[row].id == QLatin1String(id)) return static_cast<int>(row);
    return -1;
}

} // namespace

class TestExportPage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        QVERIFY(tests::makePlant(m_folder->path() / "plant.tocsin", true).ok());
        QVERIFY(tests::makePlant(m_folder->path() / "untrained.tocsin", false).ok());
        const auto project = store::Project::open(m_folder->path() / "plant.tocsin", store::Access::ReadWrite);
        QVERIFY(project.ok());
        workflow::TuneRequest request;
        request.run = RunId{1};
        request.budget = *alarm::parseBudget("1000/1d");
        request.choice.part = workflow::ScoredPart::Validation;
        const auto record = workflow::tuneRun(*project, request);
        QVERIFY(record.ok() && record->shown);
    }

    void facesSayWhatToDo() {
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.show();
        QSignalSpy open(&page, &Page::openRequested), wanted(&page, &Page::pageRequested);
        auto* button = child<QPushButton>(page, "emptyButton");
        QVERIFY(button->isVisible());
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(open.count(), 1);
        for (const char* id : {"export.bundle", "export.preflight", "export.quantize", "export.verify", "report.save"})
            QVERIFY2(!fixture.actions.disabledReason(QLatin1String(id)).isEmpty(), id);
        QVERIFY(page.terminalCommand().isEmpty());

        page.showProject(session("untrained.tocsin"));
        QVERIFY(child<QLabel>(page, "emptySentence")->text().contains(QStringLiteral("Train one first")));
        QTest::mouseClick(button, Qt::LeftButton);
        QCOMPARE(wanted.count(), 1);
        QCOMPARE(wanted[0][0].toString(), QStringLiteral("train"));
    }

    void theListLeadsToWhereItIsMended() {
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.showProject(session("plant.tocsin"));
        QCOMPARE(page.preflight().rowCount(), 0); // not looked at before it is seen
        page.show();
        page.settle();
        QCOMPARE(page.preflight().rowCount(), 9);
        QSignalSpy wanted(&page, &Page::pageRequested);
        auto* table = child<QTableView>(page, "preflightTable");
        const auto activate = [&](const char* id) { Q_EMIT table->activated(page.preflight().index(rowOf(page, id), 0)); };
        activate("memory");
        QCOMPARE(wanted.count(), 0);
        QCOMPARE(page.focusWidget(), child<QSpinBox>(page, "exportMemory")); // on this page
        activate("leakage");                                                 // well: nothing to mend
        QCOMPARE(wanted.count(), 0);
        child<QSpinBox>(page, "exportMemory")->setValue(1);
        page.startPreflight();
        page.settle();
        QCOMPARE(page.preflight().lines()[static_cast<std::size_t>(rowOf(page, "memory"))].state, workflow::CheckState::Stop);
        QVERIFY(child<QLabel>(page, "exportSummary")->text().contains(QStringLiteral("stop")));
    }

    void aNewQuestionIsAskedAfterTheOldOne() {
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.showProject(session("plant.tocsin"));
        page.show(); // looks
        QVERIFY(!child<QPushButton>(page, "exportCheck")->isEnabled());
        child<QSpinBox>(page, "exportMemory")->setValue(1);
        page.startPreflight(); // while it looks
        page.settle();
        page.settle();
        QCOMPARE(page.preflight().lines()[static_cast<std::size_t>(rowOf(page, "memory"))].state, workflow::CheckState::Stop);
        QVERIFY(child<QPushButton>(page, "exportCheck")->isEnabled());
    }

    void exportedAndVerifiedByKeysAlone() {
        QTemporaryDir folder;
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.setKeyFolder(folder.filePath(QStringLiteral("keys")));
        page.resize(1280, 640);
        page.showProject(session("plant.tocsin"));
        page.show();
        page.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&page));
        page.settle();
        auto* exporting = child<QPushButton>(page, "exportExport");
        QVERIFY(!exporting->isEnabled());
        QVERIFY(exporting->toolTip().contains(QStringLiteral("key")));

        // Focus goes through every control.
        QSet<QString> reached;
        child<QComboBox>(page, "exportRun")->setFocus();
        for (int i = 0; i < 40; ++i) {
            if (QApplication::focusWidget()) reached.insert(QApplication::focusWidget()->objectName());
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char* name : {"exportRun", "exportPrecision", "exportMemory", "exportCheck", "preflightTable", "exportQuantize",
                                 "exportName", "exportVersion", "exportSerial", "exportKey", "exportMakeKey", "exportOut", "exportUse",
                                 "exportContact", "exportLimits", "bundleTree", "exportReport"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);

        child<QPushButton>(page, "exportMakeKey")->setFocus();
        QTest::keyClick(child<QPushButton>(page, "exportMakeKey"), Qt::Key_Space);
        page.settle();
        QVERIFY(child<QLabel>(page, "exportFingerprint")->text().startsWith(QStringLiteral("Fingerprint ")));
        QVERIFY2(page.result().contains(QStringLiteral("release.key")), qPrintable(page.result()));
        type(*child<QLineEdit>(page, "exportName"), QStringLiteral("hall pumps"));
        type(*child<QLineEdit>(page, "exportUse"), QStringLiteral("circulation pumps of hall 3"));
        QVERIFY(exporting->toolTip().contains(QStringLiteral("called")));
        type(*child<QLineEdit>(page, "exportContact"), QStringLiteral("Ana 4711"));
        const QString bundle = folder.filePath(QStringLiteral("p.bundle"));
        type(*child<QLineEdit>(page, "exportOut"), bundle);
        QVERIFY2(exporting->isEnabled(), qPrintable(exporting->toolTip()));
        QVERIFY(page.terminalCommand().contains(QStringLiteral("--name 'hall pumps'")));
        exporting->setFocus();
        QTest::keyClick(exporting, Qt::Key_Space);
        QVERIFY(!exporting->isEnabled());
        page.settle();
        QVERIFY2(page.result().startsWith(QStringLiteral("Verified: signature good")), qPrintable(page.result()));
        QVERIFY2(page.result().contains(QStringLiteral("32 of 32 golden vectors equal bit by bit")), qPrintable(page.result()));
        const auto* tree = child<QTreeView>(page, "bundleTree");
        QVERIFY(tree->model()->rowCount() >= 8);
        for (int row = 0; row < tree->model()->rowCount(); ++row)
            QVERIFY(!tree->model()->index(row, 1).data().toString().contains(QStringLiteral("at export")));

        const auto trusted = bundle::readPublicKey(page.form().key.toStdString() + ".pub");
        QVERIFY(trusted.ok());
        const auto verified = bundle::verifyBundle(bundle.toStdString(), std::span(&*trusted, 1));
        QVERIFY(verified.ok());
        QCOMPARE(verified->manifest.model, std::string("hall pumps"));
        QCOMPARE(verified->manifest.card.contact, std::string("Ana 4711"));

        // Another program notices a changed byte.
        QFile file(bundle);
        QVERIFY(file.open(QIODevice::ReadWrite) && file.seek(5000) && file.write("x") == 1);
        file.close();
        page.verify(bundle);
        page.settle();
        QVERIFY2(page.result().startsWith(QStringLiteral("The bundle is NOT valid")), qPrintable(page.result()));
        QVERIFY(exporting->isEnabled());
    }

    void aFailureIsASentenceAndThePageGoesOn() {
        QTemporaryDir folder;
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.setKeyFolder(folder.path());
        page.showProject(session("plant.tocsin"));
        page.show();
        page.settle();
        page.makeKey();
        page.settle();
        child<QLineEdit>(page, "exportUse")->setText(QStringLiteral("u"));
        child<QLineEdit>(page, "exportContact")->setText(QStringLiteral("c"));
        child<QLineEdit>(page, "exportOut")->setText(folder.filePath(QStringLiteral("no folder/p.bundle")));
        page.exportBundle();
        page.settle();
        QVERIFY2(page.result().contains(QStringLiteral("no folder")), qPrintable(page.result()));
        child<QLineEdit>(page, "exportOut")->setText(folder.filePath(QStringLiteral("p.bundle")));
        page.verification().setProgram(QStringLiteral("/bin/false"));
        QSignalSpy failed(&page, &Page::failed);
        page.exportBundle();
        page.settle();
        QCOMPARE(failed.count(), 1);
        QVERIFY(page.result().contains(QStringLiteral("not verified")));
        QVERIFY(child<QPushButton>(page, "exportExport")->isEnabled());
        child<QLineEdit>(page, "exportKey")->setText(folder.filePath(QStringLiteral("none.key")));
        QVERIFY(!child<QPushButton>(page, "exportExport")->isEnabled());
    }

    void aReportIsSaved() {
        QTemporaryDir folder;
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.showProject(session("plant.tocsin"));
        for (const char* name : {"r.pdf", "r.html"}) {
            const QString file = folder.filePath(QLatin1String(name));
            page.saveReport(file);
            QVERIFY(!child<QPushButton>(page, "exportReport")->isEnabled());
            page.settle();
            QVERIFY2(page.result().contains(QStringLiteral("is written")), qPrintable(page.result()));
            QVERIFY(QFileInfo(file).size() > 10'000);
        }
        page.saveReport(folder.filePath(QStringLiteral("r.odt")));
        page.settle();
        QVERIFY(page.result().contains(QStringLiteral(".odt")));
    }

    void quantizeFillsTheTable() {
        QTemporaryDir folder;
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        const auto first = session("plant.tocsin");
        page.showProject(first);
        QSignalSpy changed(&page, &Page::projectChanged);
        QVERIFY(child<QLabel>(page, "exportVerdict")->text().startsWith(QStringLiteral("No int8 model yet")));
        page.quantize();
        page.settle();
        QCOMPARE(changed.count(), 1);
        page.refreshProject(*first->refreshed());
        QVERIFY(page.precisions().rowCount() >= 2);
        QVERIFY(!child<QLabel>(page, "exportVerdict")->text().startsWith(QStringLiteral("No int8 model yet")));
    }

    void aProjectThatCannotBeWrittenIsLookedAtOnly() {
        const auto writer = store::Project::open(m_folder->path() / "plant.tocsin", store::Access::ReadWrite);
        QVERIFY(writer.ok());
        QTemporaryDir folder;
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.setKeyFolder(folder.path());
        page.showProject(session("plant.tocsin"));
        page.show();
        page.settle();
        QCOMPARE(page.preflight().rowCount(), 9);
        QVERIFY(!child<QPushButton>(page, "exportQuantize")->isEnabled());
        QVERIFY(!child<QPushButton>(page, "exportExport")->isEnabled());
        QVERIFY(!child<QPushButton>(page, "exportExport")->toolTip().isEmpty());
        QVERIFY(!fixture.actions.disabledReason(QStringLiteral("export.bundle")).isEmpty());
        QVERIFY(child<QPushButton>(page, "exportReport")->isEnabled());
    }

    void thePlaceIsRemembered() {
        tests::PageFixture fixture;
        ExportPage page(fixture.services);
        page.showProject(session("plant.tocsin"));
        child<QLineEdit>(page, "exportContact")->setText(QStringLiteral("Ana"));
        child<QSpinBox>(page, "exportMemory")->setValue(256);
        const QVariantMap place = page.place();
        page.showProject(session("plant.tocsin"));
        QVERIFY(child<QLineEdit>(page, "exportContact")->text().isEmpty());
        page.goTo(place);
        QCOMPARE(child<QLineEdit>(page, "exportContact")->text(), QStringLiteral("Ana"));
        QCOMPARE(child<QSpinBox>(page, "exportMemory")->value(), 256);
    }

private:
    std::shared_ptr<ProjectSession> session(const char* name) const {
        auto opened = ProjectSession::open(m_folder->path() / name);
        if (!opened.ok()) qFatal("%s", opened.error().message.c_str());
        return *opened;
    }
    std::unique_ptr<TemporaryFolder> m_folder;
};

TOCSIN_GUI_MAIN(TestExportPage)
#include "tst_export_page.moc"
