// SPDX-License-Identifier: GPL-3.0-or-later
#include <QAbstractButton>
#include <QAbstractItemModelTester>
#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QMessageBox>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QRadioButton>
#include <QSignalSpy>
#include <QTabWidget>
#include <QTableView>
#include <QTimer>
#include <QtTest>

#include "app/workbench/label/label_setup_dialog.h"
#include "app/workbench/label/scheme_model.h"
#include "app/workbench/label/snapshot_model.h"
#include "app/workbench/pages/label_page.h"
#include "core/base/temporary_folder.h"
#include "tests/app/workbench/page_fixture.h"
#include "tests/app/workbench/plant_fixture.h"
#include "tests/gui_main.h"

using namespace tocsin;
using namespace tocsin::workbench;

class TestLabelSetup : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void init() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder);
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        const auto plant = tests::makePlant(m_folder->path() / "plant.tocsin", false);
        QVERIFY(plant);
        m_project = *ProjectSession::open(*plant);
        m_fixture = std::make_unique<tests::PageFixture>();
        labels().open(m_project);
        labels().setRater("Ana");
        makeDialog();
    }
    void cleanup() {
        m_dialog.reset();
        m_fixture.reset();
        m_project.reset();
        m_folder.reset();
    }

    void theSchemeIsATable() {
        SchemeModel model(labels());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QSignalSpy refused(&model, &SchemeModel::refused);
        QCOMPARE(model.rowCount(), 5);
        QVERIFY(model.addClass(QStringLiteral(" bearing wear ")));
        QCOMPARE(model.rowCount(), 6);
        QCOMPARE(cell(model, 5, SchemeModel::ClassColumn), QStringLiteral("bearing wear"));
        QCOMPARE(cell(model, 5, SchemeModel::KeyColumn), QStringLiteral("6")); // the first free one
        QCOMPARE(cell(model, 5, SchemeModel::LabelsColumn), QStringLiteral("7"));
        QVERIFY(!model.addClass(QStringLiteral("bearing wear")));
        QVERIFY(!model.addClass(QStringLiteral(" ")));
        QCOMPARE(refused.count(), 2);
        QVERIFY(model.setData(model.index(5, SchemeModel::MeaningColumn), QStringLiteral("rumbles")));
        QVERIFY(model.setData(model.index(5, SchemeModel::KeyColumn), QStringLiteral("2"))); // anomaly had it
        QCOMPARE(cell(model, 1, SchemeModel::KeyColumn), QStringLiteral("6"));
        QVERIFY(!model.setData(model.index(5, SchemeModel::KeyColumn), QStringLiteral("12")));
        QCOMPARE(refused.count(), 3);
        QCOMPARE(*m_project->project->labels().scheme(), labels().scheme()); // stored
        QCOMPARE(labels().scheme().find("bearing wear")->description, std::string("rumbles"));
    }

    /// Labels mean their class by its name.
    void aUsedClassKeepsItsName() {
        SchemeModel model(labels());
        QVERIFY(model.addClass(QStringLiteral("bearing wear")));
        QVERIFY2(model.fixedReason(5).contains(QStringLiteral("Labels have the class")), qPrintable(model.fixedReason(5)));
        QVERIFY(!model.setData(model.index(5, SchemeModel::ClassColumn), QStringLiteral("wear")));
        QVERIFY(!model.removeClass(5));
        QVERIFY(model.fixedReason(0).contains(QStringLiteral("knows 'normal'")));
        QVERIFY(!model.removeClass(0));
        QVERIFY(model.fixedReason(1).isEmpty()); // anomaly: nobody used it
        QVERIFY(model.setData(model.index(1, SchemeModel::ClassColumn), QStringLiteral("odd")));
        QVERIFY(labels().scheme().find("odd"));
        QSignalSpy failed(&labels(), &LabelDocument::failed);
        QVERIFY(!model.setData(model.index(1, SchemeModel::ClassColumn), QStringLiteral("normal"))); // twice: the store refuses
        QCOMPARE(failed.count(), 1);
        QVERIFY(model.removeClass(1));
        QVERIFY(!labels().scheme().find("odd"));
        QVERIFY(!model.removeClass(-1));
    }

    void theOverlapPolicyIsChosen() {
        for (const auto& [name, policy] :
             {std::pair("overlapExclusive", label::OverlapPolicy::Replace), std::pair("overlapAsk", label::OverlapPolicy::Ask),
              std::pair("overlapRefuse", label::OverlapPolicy::Refuse), std::pair("overlapLayered", label::OverlapPolicy::Allow)}) {
            find<QRadioButton>(name)->click();
            QCOMPARE(labels().scheme().overlap, policy);
            QCOMPARE(m_project->project->labels().scheme()->overlap, policy);
        }
        label::Scheme scheme = labels().scheme();
        scheme.overlap = label::OverlapPolicy::Ask;
        QVERIFY(labels().setScheme(scheme));
        QVERIFY(find<QRadioButton>("overlapAsk")->isChecked());
    }

    void classesAreAddedAndRemoved() {
        auto* name = find<QLineEdit>("schemeName");
        QTest::keyClicks(name, QStringLiteral("leak"));
        QTest::keyClick(name, Qt::Key_Return);
        QVERIFY(m_dialog->isVisible()); // Enter adds, it does not close
        QVERIFY(labels().scheme().find("leak"));
        QVERIFY(name->text().isEmpty());
        find<QPushButton>("schemeAdd")->click();
        QVERIFY2(m_dialog->message().contains(QStringLiteral("name of the class")), qPrintable(m_dialog->message()));
        auto* remove = find<QPushButton>("schemeRemove");
        QVERIFY(!remove->isEnabled());
        QVERIFY(!remove->toolTip().isEmpty());
        auto* table = find<QTableView>("schemeClasses");
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(!remove->isEnabled()); // normal
        table->setCurrentIndex(table->model()->index(5, 0));
        remove->click();
        QVERIFY(!labels().scheme().find("leak"));
    }

    void peopleAreAddedAndChosen() {
        m_dialog->tabs()->setCurrentIndex(1);
        auto* name = find<QLineEdit>("peopleName");
        QTest::keyClicks(name, QStringLiteral("Marko"));
        QTest::keyClick(name, Qt::Key_Return);
        QCOMPARE(labels().raters(), std::vector<std::string>{"Marko"});
        auto* list = find<QListWidget>("peopleList");
        QCOMPARE(list->count(), 1);
        QVERIFY(!find<QPushButton>("peopleChoose")->isEnabled());
        list->setCurrentRow(0);
        find<QPushButton>("peopleChoose")->click();
        QCOMPARE(labels().rater(), std::string("Marko"));
        QVERIFY(find<QLabel>("peopleNow")->text().contains(QStringLiteral("Marko")));
        QTest::keyClicks(name, QStringLiteral("adjudicated"));
        find<QPushButton>("peopleAdd")->click();
        QVERIFY2(m_dialog->message().contains(QStringLiteral("another name")), qPrintable(m_dialog->message()));
        QCOMPARE(list->count(), 1);
        QVERIFY(labels().add(label::Stretch{"pump 1", rows(10, 20)}, "failure"));
        QCOMPARE(list->item(0)->text(), QStringLiteral("Marko, labels: 1"));
    }

    void snapshotsAreMadeComparedAndRestored() {
        m_dialog->tabs()->setCurrentIndex(2);
        QVERIFY(find<QPushButton>("snapshotSince")->toolTip().contains(QStringLiteral("no snapshot")));
        find<QPushButton>("snapshotMake")->click();
        QVERIFY(m_dialog->message().contains(QStringLiteral("name of the snapshot")));
        find<QLineEdit>("snapshotName")->setText(QStringLiteral("before"));
        find<QPushButton>("snapshotMake")->click();
        QCOMPARE(labels().snapshots().size(), std::size_t{1});
        auto* table = find<QTableView>("snapshots");
        QCOMPARE(table->model()->index(0, SnapshotModel::NameColumn).data().toString(), QStringLiteral("before"));
        QCOMPARE(table->model()->index(0, SnapshotModel::LabelsColumn).data().toInt(), 7);
        QVERIFY(!table->model()->index(0, SnapshotModel::WhoColumn).data().toString().isEmpty());
        auto* changes = find<QPlainTextEdit>("snapshotChanges");
        find<QPushButton>("snapshotSince")->click();
        QCOMPARE(changes->toPlainText(), QStringLiteral("Nothing changed since."));
        find<QPushButton>("snapshotRestore")->click(); // nothing to ask about
        QVERIFY(m_dialog->message().contains(QStringLiteral("Nothing changed")));

        const auto before = labels().labels();
        QVERIFY(labels().add(label::Stretch{"pump 1", rows(10, 20)}, "failure"));
        QVERIFY(labels().remove(before.front().id));
        QVERIFY(changes->toPlainText().isEmpty()); // it is old
        find<QPushButton>("snapshotSince")->click();
        QVERIFY2(changes->toPlainText().contains(QStringLiteral("added 'failure' on pump 1")), qPrintable(changes->toPlainText()));
        QVERIFY(changes->toPlainText().contains(QStringLiteral("removed 'bearing wear'")));

        const auto changed = labels().labels();
        answerRestore("Cancel");
        QCOMPARE(labels().labels(), changed);
        QVERIFY2(m_asked.contains(QStringLiteral("which go: 1. Labels removed since, which come back: 1. Labels changed back: 0.")),
                 qPrintable(m_asked));
        answerRestore("Restore");
        QCOMPARE(labels().labels(), before);
        QVERIFY(labels().undo());
        QCOMPARE(labels().labels(), changed);
    }

    void theSameSnapshotNameIsRefused() {
        for (int time = 0; time < 2; ++time) {
            find<QLineEdit>("snapshotName")->setText(QStringLiteral("before"));
            find<QPushButton>("snapshotMake")->click();
        }
        QCOMPARE(labels().snapshots().size(), std::size_t{1});
        QVERIFY2(m_dialog->message().contains(QStringLiteral("already")), qPrintable(m_dialog->message()));
        QCOMPARE(find<QLineEdit>("snapshotName")->text(), QStringLiteral("before")); // to be mended, not typed again
    }

    void snapshotsAreATable() {
        SnapshotModel model(labels());
        QAbstractItemModelTester tester(&model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        QVERIFY(labels().makeSnapshot(QStringLiteral("one")));
        QVERIFY(labels().makeSnapshot(QStringLiteral("two")));
        QCOMPARE(cell(model, 0, SnapshotModel::NameColumn), QStringLiteral("two"));
        QVERIFY(!model.at(2));
    }

    /// What others did would show in a comparison.
    void blindKeepsSnapshotsShut() {
        QVERIFY(labels().makeSnapshot(QStringLiteral("one")));
        auto* table = find<QTableView>("snapshots");
        table->setCurrentIndex(table->model()->index(0, 0));
        QVERIFY(find<QPushButton>("snapshotSince")->isEnabled());
        labels().setBlind(label::Blind::On);
        QVERIFY(!find<QPushButton>("snapshotSince")->isEnabled());
        QVERIFY(!find<QPushButton>("snapshotRestore")->isEnabled());
        QVERIFY(find<QPushButton>("snapshotSince")->toolTip().startsWith(QStringLiteral("Blind")));
        QVERIFY(!table->model()->index(0, SnapshotModel::LabelsColumn).data().isValid());
    }

    void aReadOnlyProjectSaysWhy() {
        const auto reader = *ProjectSession::open(m_folder->path() / "plant.tocsin"); // m_project has the lock
        labels().open(reader);
        makeDialog();
        QCOMPARE(m_dialog->message(), QString::fromStdString(reader->readOnlyReason));
        for (const char* name : {"schemeAdd", "schemeRemove", "peopleAdd", "snapshotMake", "snapshotRestore"}) {
            QVERIFY2(!find<QPushButton>(name)->isEnabled(), name);
            QVERIFY2(!find<QPushButton>(name)->toolTip().isEmpty(), name);
        }
        QVERIFY(!find<QRadioButton>("overlapAsk")->isEnabled());
        auto* table = find<QTableView>("schemeClasses");
        QVERIFY(!(table->model()->index(1, 1).flags() & Qt::ItemIsEditable));
    }

    void everythingHasAName() {
        for (const QWidget* widget : m_dialog->findChildren<QWidget*>()) {
            const bool interactive = qobject_cast<const QAbstractButton*>(widget) || qobject_cast<const QLineEdit*>(widget) ||
                                     qobject_cast<const QAbstractItemView*>(widget) || qobject_cast<const QPlainTextEdit*>(widget);
            const bool inner = widget->objectName().startsWith(QLatin1String("qt_")) || widget->inherits("QHeaderView") ||
                               widget->inherits("QTableCornerButton") || widget->parentWidget()->inherits("QTabBar");
            if (!interactive || inner) continue;
            QVERIFY2(!widget->accessibleName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
        }
    }

    void thePageOpensIt() {
        m_dialog.reset();
        LabelPage page(m_fixture->services);
        QCOMPARE(m_fixture->actions.disabledReason(QStringLiteral("label.setup")), QStringLiteral("Needs an open project"));
        page.show();
        page.showProject(m_project);
        page.settle();
        QVERIFY(m_fixture->actions.trigger(QStringLiteral("label.setup")));
        const QPointer<LabelSetupDialog> dialog = page.findChild<LabelSetupDialog*>();
        QVERIFY(dialog && dialog->isVisible());
        labels().open(nullptr); // another project: the dialog was about this one
        QVERIFY(!dialog || !dialog->isVisible());
    }

private:
    [[nodiscard]] LabelDocument& labels() { return m_fixture->labels; }
    static TimeRange rows(std::int64_t from, std::int64_t to) {
        return {tests::kPlantStart + from * tests::kPlantStep, tests::kPlantStart + to * tests::kPlantStep};
    }
    static QString cell(const QAbstractItemModel& model, int row, int column) { return model.index(row, column).data().toString(); }
    void makeDialog() {
        m_dialog = std::make_unique<LabelSetupDialog>(labels());
        m_dialog->show();
        QVERIFY(QTest::qWaitForWindowActive(m_dialog.get()));
    }
    template<class T>
    T* find(const char* name) {
        auto* found = m_dialog->findChild<T*>(QLatin1String(name));
        if (!found) qFatal("no %s", name);
        return found;
    }
    void answerRestore(const char* beginning) {
        m_asked.clear();
        QTimer::singleShot(0, qApp, [this, beginning] {
            auto* box = qobject_cast<QMessageBox*>(QApplication::activeModalWidget());
            if (!box) return;
            m_asked = box->text();
            for (QAbstractButton* button : box->buttons())
                if (button->text().remove(QLatin1Char('&')).startsWith(QLatin1String(beginning))) return button->click();
        });
        find<QPushButton>("snapshotRestore")->click();
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::shared_ptr<ProjectSession> m_project;
    std::unique_ptr<tests::PageFixture> m_fixture;
    std::unique_ptr<LabelSetupDialog> m_dialog;
    QString m_asked;
};

TOCSIN_GUI_MAIN(TestLabelSetup)
#include "tst_label_setup.moc"
