// SPDX-License-Identifier: GPL-3.0-or-later
// The first ten minutes with the demo plant, by keys alone: from the start page over import, labels, training, explanation and threshold
// to a bundle that another program has verified, and the report. TOCSIN_PICTURES=FOLDER keeps a picture of each page, light and dark.
#include <QAbstractButton>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QFileDialog>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTableView>
#include <QTemporaryDir>
#include <QTimer>
#include <QtTest>

#include "app/workbench/main_window.h"
#include "app/workbench/pages/explain_page.h"
#include "app/workbench/pages/export_page.h"
#include "app/workbench/pages/label_page.h"
#include "app/workbench/pages/threshold_page.h"
#include "app/workbench/pages/train_page.h"
#include "app/workbench/shell/watchdog.h"
#include "tests/gui_main.h"
#include "widgets/lanes/lane_view.h"

using namespace tocsin;
using namespace tocsin::workbench;

class TestTenMinutes : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("TOCSIN_PLUGIN_DIR", TOCSIN_BIN_DIR "/../lib/plugins");
        QVERIFY(m_folder.isValid());
        m_window = std::make_unique<MainWindow>();
        m_window->resize(1280, 720);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    }
    void cleanupTestCase() { m_window.reset(); }
    void init() {
        if (m_failed) QSKIP("an earlier step failed");
    }
    void cleanup() { m_failed = m_failed || QTest::currentTestFailed(); }

    void demo() {
        picture("start");
        QVERIFY(tabTo("startDemo"));
        answerFileDialog(path("demo"));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->hasProject(), 120'000);
        settle();
        QCOMPARE(m_window->currentPage(), QStringLiteral("data"));
        QVERIFY(m_window->dataPage() != nullptr);
        picture("data");
    }

    void aFileIsImported() {
        QFile file(path("pump3_historian_DE.csv"));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("Zeit;vibration;bearing_temperature;motor_current;suction_pressure\n;mm/s;degC;A;bar\n");
        for (int row = 0; row < 2000; ++row)
            file.write(QStringLiteral("%1.05.2025 %2:%3;2,%4;4%5,5;38,%6;2,0%4\n")
                           .arg(1 + row / 1440, 2, 10, QLatin1Char('0'))
                           .arg(row / 60 % 24, 2, 10, QLatin1Char('0'))
                           .arg(row % 60, 2, 10, QLatin1Char('0'))
                           .arg(1 + row % 3)
                           .arg(row / 200 % 10)
                           .arg(row % 7)
                           .toUtf8());
        file.close();
        answerFileDialog(file.fileName());
        command(QStringLiteral("open your data"));
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget() != nullptr, 20'000);
        QWidget* dialog = QApplication::activeModalWidget();
        QCOMPARE(dialog->objectName(), QStringLiteral("importDialog"));
        settle();
        picture("import", dialog);
        QVERIFY(tabTo("importAsset"));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("P3"));
        settle();
        auto* import = dialog->findChild<QAbstractButton*>(QStringLiteral("importButton"));
        QTRY_VERIFY_WITH_TIMEOUT(import->isEnabled(), 20'000);
        QVERIFY(tabTo("importButton"));
        const auto before = m_window->page(QStringLiteral("data"))->findChild<QAbstractItemView*>()->model()->rowCount();
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(QApplication::activeModalWidget() == nullptr, 20'000);
        settle();
        QCOMPARE(m_window->page(QStringLiteral("data"))->findChild<QAbstractItemView*>()->model()->rowCount(), before + 1);
    }

    void proposalsAreJudgedAndALabelIsMade() {
        press(Qt::Key_2, Qt::ControlModifier);
        settle();
        QCOMPARE(m_window->currentPage(), QStringLiteral("label"));
        QVERIFY(tabTo("labelRater"));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("Ana"));
        press(Qt::Key_Return);
        auto* page = qobject_cast<LabelPage*>(m_window->page(QStringLiteral("label")));
        auto* queue = page->findChild<QListView*>(QStringLiteral("labelQueue"));
        const int proposals = queue->model()->rowCount();
        QVERIFY(proposals >= 3);
        QVERIFY(tabTo("labelQueue"));
        press(Qt::Key_Home);
        press(Qt::Key_Return);
        for (int i = 0; i < proposals; ++i) {
            press(i == 1 ? Qt::Key_U : Qt::Key_Y);
            settle(); // what is not on the screen yet is not judged
        }
        settle();
        picture("label");
        int confirmed = 0;
        for (const label::Label& label : m_window->labels().labels())
            if (label.rater == "Ana" && label.status == label::LabelStatus::Confirmed) ++confirmed;
        QCOMPARE(confirmed, proposals);
        // A stretch by cursor keys, in and out, and the class; undo names it, redo brings it back.
        QVERIFY(tabTo("laneCanvas"));
        const std::size_t before = m_window->labels().labels().size();
        press(Qt::Key_Home);
        press(Qt::Key_Period);
        press(Qt::Key_I);
        for (int i = 0; i < 30; ++i) press(Qt::Key_Greater, Qt::ShiftModifier);
        press(Qt::Key_O);
        press(Qt::Key_1);
        QCOMPARE(m_window->labels().labels().size(), before + 1);
        press(Qt::Key_Z, Qt::ControlModifier);
        QCOMPARE(m_window->labels().labels().size(), before);
        press(Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
        QCOMPARE(m_window->labels().labels().size(), before + 1);
        press(Qt::Key_Z, Qt::ControlModifier); // not hers to keep
    }

    void aModelIsTrained() {
        press(Qt::Key_3, Qt::ControlModifier);
        settle();
        QVERIFY(tabTo("trainRecipes"));
        type(QStringLiteral("conv"));
        settle();
        // A few epochs will do here.
        QVERIFY(tabTo("train-epochs"));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("2"));
        settle();
        QVERIFY2(m_window->actions().disabledReason(QStringLiteral("train.start")).isEmpty(),
                 qPrintable(m_window->actions().disabledReason(QStringLiteral("train.start"))));
        press(Qt::Key_T, Qt::ControlModifier);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().active() > 0, 10'000);
        QTest::qWait(1500);
        picture("train");
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().active() == 0, 600'000);
        settle();
        press(Qt::Key_E, Qt::ControlModifier);
        settle();
        QVERIFY2(m_window->bannerText().isEmpty(), qPrintable(m_window->bannerText()));
    }

    void anAlarmIsExplained() {
        press(Qt::Key_4, Qt::ControlModifier);
        settle();
        auto* page = qobject_cast<ExplainPage*>(m_window->page(QStringLiteral("explain")));
        auto* list = page->findChild<QListView*>(QStringLiteral("explainList"));
        QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, 60'000);
        QVERIFY(tabTo("explainList"));
        press(Qt::Key_Home);
        settle();
        const QString lookedAt = page->findChild<QLabel*>(QStringLiteral("explainLookedAt"))->text();
        QVERIFY2(!lookedAt.isEmpty(), "no map");
        press(Qt::Key_Y); // "I would have looked there"
        settle();
        picture("explain");
    }

    void theBudgetGivesAThreshold() {
        press(Qt::Key_5, Qt::ControlModifier);
        settle();
        QVERIFY(tabTo("thresholdBudget"));
        press(Qt::Key_A, Qt::ControlModifier);
        type(QStringLiteral("1 false alarm per pump per month"));
        press(Qt::Key_Return);
        settle();
        QVERIFY(tabTo("thresholdSolve"));
        press(Qt::Key_Space);
        settle();
        QVERIFY(!m_window->page(QStringLiteral("threshold"))->findChild<QLabel*>(QStringLiteral("thresholdVerdict"))->text().isEmpty());
        picture("threshold");
        QVERIFY2(m_window->bannerText().isEmpty(), qPrintable(m_window->bannerText()));
    }

    void aBundleIsExportedAndVerified() {
        press(Qt::Key_6, Qt::ControlModifier);
        settle();
        auto* page = qobject_cast<ExportPage*>(m_window->page(QStringLiteral("export")));
        page->setKeyFolder(path("keys")); // not among the user's own
        QVERIFY(tabTo("exportQuantize"));
        press(Qt::Key_Space);
        settle();
        QVERIFY(tabTo("exportMakeKey"));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(!page->findChild<QLineEdit*>(QStringLiteral("exportKey"))->text().isEmpty(), 20'000);
        settle();
        QVERIFY(tabTo("exportUse"));
        type(QStringLiteral("Early warning for the pumps of the hall; a person decides"));
        QVERIFY(tabTo("exportContact"));
        type(QStringLiteral("the reliability desk"));
        if (page->findChild<QLineEdit*>(QStringLiteral("exportReason"))->isVisible()) {
            QVERIFY(tabTo("exportReason"));
            type(QStringLiteral("trial run beside the old limit"));
        }
        auto* start = page->findChild<QAbstractButton*>(QStringLiteral("exportExport"));
        QVERIFY2(start->isEnabled(), qPrintable(start->toolTip()));
        QVERIFY(tabTo("exportExport"));
        press(Qt::Key_Space);
        QTRY_VERIFY_WITH_TIMEOUT(m_window->jobs().active() == 0 && !page->verification().busy(), 120'000);
        settle();
        QVERIFY2(page->result().contains(QStringLiteral("signature good")), qPrintable(page->result()));
        picture("export");
    }

    void theReportIsWritten() {
        answerFileDialog(path("report.pdf"));
        command(QStringLiteral("save the report"));
        QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(path("report.pdf")), 60'000);
        settle();
        QVERIFY(QFile(path("report.pdf")).size() > 10'000);
    }

    /// Nobody waits for the window while it works: no turn of the event loop but the first drawing of a page takes long.
    void theWindowAnswersAllTheTime() {
        if (const auto* application = qobject_cast<WatchedApplication*>(QCoreApplication::instance()))
            for (const WatchedApplication::Stall& stall : application->stalls())
                qInfo("%lld ms: %s", stall.milliseconds, qPrintable(stall.what));
    }

private:
    [[nodiscard]] QString path(const char* name) const { return m_folder.filePath(QLatin1String(name)); }

    [[nodiscard]] QWidget* focus() const {
        // Where a dialog was closed, a window manager would give the window the keyboard back.
        if (!QApplication::activeModalWidget() && !m_window->isActiveWindow()) {
            m_window->activateWindow();
            QCoreApplication::processEvents();
        }
        if (QWidget* focus = QApplication::focusWidget()) return focus;
        return QApplication::activeModalWidget() ? QApplication::activeModalWidget() : m_window.get();
    }
    void press(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier) {
        QTest::keyClick(focus(), key, modifiers);
        QCoreApplication::processEvents();
    }
    void type(const QString& text) {
        QTest::keyClicks(focus(), text);
        QCoreApplication::processEvents();
    }
    /// Tab, and F6 where Tab means something else, until the keyboard is there.
    bool tabTo(const char* name) {
        QStringList seen;
        for (int i = 0; i < 150; ++i) {
            QWidget* before = focus();
            if (before->objectName() == QLatin1String(name)) return true;
            seen << before->objectName();
            press(Qt::Key_Tab);
            if (focus() == before) press(Qt::Key_F6);
        }
        qWarning("the keyboard does not reach %s but only %s", name, qPrintable(seen.join(QStringLiteral(", "))));
        return false;
    }
    /// By the palette of commands.
    void command(const QString& words) {
        press(Qt::Key_F3);
        type(words);
        press(Qt::Key_Return);
    }
    /// The next file dialog gets this name and Enter.
    void answerFileDialog(const QString& name) {
        auto* timer = new QTimer(this);
        connect(timer, &QTimer::timeout, this, [timer, name, answered = false]() mutable {
            auto* dialog = qobject_cast<QFileDialog*>(QApplication::activeModalWidget());
            if (!dialog) {
                if (answered) timer->deleteLater();
                return;
            }
            answered = true;
            if (QWidget* popup = QApplication::activePopupWidget()) popup->close(); // what could be meant by the first letters
            auto* edit = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
            if (edit->text() != name) {
                QTest::keyClick(edit, Qt::Key_A, Qt::ControlModifier);
                return QTest::keyClicks(edit, name);
            }
            QTest::keyClick(edit, Qt::Key_Return);
        });
        timer->start(100);
    }
    void settle() { m_window->settle(); }
    void picture(const QString& name, QWidget* what = nullptr) {
        const QString folder = qEnvironmentVariable("TOCSIN_PICTURES");
        if (folder.isEmpty()) return;
        QVERIFY(QDir().mkpath(folder));
        for (const auto kind : {widgets::ThemeKind::Dark, widgets::ThemeKind::Light}) {
            m_window->setThemeKind(kind);
            for (int turn = 0; turn < 5; ++turn) QCoreApplication::processEvents();
            QVERIFY((what ? what : m_window.get())
                        ->grab()
                        .save(QStringLiteral("%1/%2-%3.png")
                                  .arg(folder, name, QLatin1String(kind == widgets::ThemeKind::Light ? "light" : "dark"))));
        }
    }

    QTemporaryDir m_folder;
    bool m_failed = false;
    std::unique_ptr<MainWindow> m_window;
};

int main(int argc, char** argv) {
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM")) qputenv("QT_QPA_PLATFORM", "offscreen");
    qputenv("TZ", "UTC");
    WatchedApplication application(argc, argv);
    application.watch(true);
    tests::setUpLook();
    TestTenMinutes test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_ten_minutes.moc"
