// SPDX-License-Identifier: GPL-3.0-or-later
#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QSpinBox>
#include <QTabWidget>
#include <QTableView>
#include <QToolButton>
#include <QTreeWidget>
#include <QtTest>

#include "app/workbench/import/guess_editor.h"
#include "app/workbench/import/guess_panel.h"
#include "app/workbench/import/import_dialog.h"
#include "app/workbench/import/preview_models.h"
#include "app/workbench/main_window.h"
#include "app/workbench/pages/data_page.h"
#include "app/workbench/pages/empty_face.h"
#include "tests/app/workbench/import_fixture.h"
#include "tests/gui_main.h"
#include "widgets/theme/theme.h"

using namespace tocsin;
using namespace tocsin::workbench;
using table::Topic;
using tests::ImportFixture;

class TestImportDialog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase() {
        qputenv("TOCSIN_PLUGIN_DIR", TOCSIN_BIN_DIR "/../lib/plugins");
        qputenv("TOCSIN_PARSER", TOCSIN_BIN_DIR "/tocsin-parser");
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder = std::make_unique<TemporaryFolder>(std::move(*folder));
        m_files = std::make_unique<ImportFixture>(m_folder->path());
        auto session = m_files->project("plant.tocsin");
        QVERIFY(session.ok());
        m_session = *std::move(session);
        m_files->write("pump3_historian_DE.csv", ImportFixture::historian(4000, 0));
        m_files->write("pump 2 may.csv", ImportFixture::historian(300, 1));
        m_files->write("pump4_05.csv", ImportFixture::historian(300, 2));
        m_files->write("other.csv", "time,flow\n2025-01-01T00:00:00Z,1.5\n2025-01-01T00:01:00Z,1.6\n2025-01-01T00:02:00Z,1.7\n");
        m_files->write("notime.csv", "a,b\n1.5,2.5\n1.6,2.6\n1.7,2.7\n1.8,2.8\n");
        m_files->write("empty.csv", "");
        m_files->write("letter.docx", "PK");
    }

    void theGuessesStandThereAsLinks() {
        ImportDialog dialog(m_session);
        show(dialog, {"pump3_historian_DE.csv"});
        auto* decimal = child<QLabel>(dialog, "guess.decimal");
        QVERIFY(decimal->isVisible());
        QVERIFY2(decimal->text().contains(QStringLiteral("<a href")) && decimal->text().contains(QStringLiteral("Decimal comma")),
                 qPrintable(decimal->text()));
        QVERIFY(decimal->accessibleName().contains(QStringLiteral("cells with a mark match")));
        QVERIFY(!child<QToolButton>(dialog, "reset.decimal")->isVisible());
        QCOMPARE(child<QComboBox>(dialog, "importAsset")->currentText(), QStringLiteral("pump3 historian DE"));
        QCOMPARE(button(dialog)->text(), QStringLiteral("Import 1 file"));
        QVERIFY(button(dialog)->isDefault() && button(dialog)->isEnabled());
        QVERIFY(!child<QTableView>(dialog, "importFiles")->isVisible());
        const auto* rows = child<QTableView>(dialog, "importRows")->model();
        QCOMPARE(rows->headerData(1, Qt::Horizontal, Qt::DisplayRole).toString(), QStringLiteral("P3_DE_VIB [mm/s]"));
        QCOMPARE(rows->index(0, 1).data().toString(), QStringLiteral("2,00"));
        QVERIFY(rows->index(20, 0).data(Qt::ToolTipRole).toString().startsWith(QStringLiteral("Rejected: ")));
        QCOMPARE(rows->headerData(20, Qt::Vertical, Qt::DisplayRole).toString(), QStringLiteral("\u2715 24"));
        const auto* rejects = child<QTableView>(dialog, "importRejects")->model();
        QCOMPARE(rejects->rowCount(), ImportFixture::kRejected);
        QCOMPARE(rejects->index(0, 0).data().toInt(), 24);
        QVERIFY(rejects->index(0, 2).data().toString().contains(QStringLiteral("logger restarted")));
        QCOMPARE(child<QTabWidget>(dialog, "importBottomTabs")->tabText(1), QStringLiteral("Re&jected lines (1)"));
        QVERIFY(child<QLabel>(dialog, "importSampling")->text().contains(QStringLiteral("No gaps")));
    }

    void theDecimalCommaIsChangedAndReset() {
        ImportDialog dialog(m_session);
        show(dialog, {"pump3_historian_DE.csv"});
        auto* panel = child<GuessPanel>(dialog, "guessPanel");
        panel->openEditor(Topic::Decimal);
        auto* box = child<QComboBox>(dialog, "edit.decimal");
        QVERIFY(box->isVisible());
        QCOMPARE(box->currentIndex(), 1);
        choose(box, 0);
        dialog.settle();
        QVERIFY(child<QLabel>(dialog, "guess.decimal")->text().contains(QStringLiteral("edited")));
        QVERIFY2(child<QLabel>(dialog, "guessNote")->text().contains(QStringLiteral("Changed")),
                 qPrintable(child<QLabel>(dialog, "guessNote")->text()));
        auto* reset = child<QToolButton>(dialog, "reset.decimal");
        QVERIFY(reset->isVisible());
        reset->click();
        dialog.settle();
        QVERIFY(!reset->isVisible());
        QCOMPARE(box->currentIndex(), 1);
    }

    void everyMatterHasAnEditor() {
        ImportDialog dialog(m_session);
        show(dialog, {"pump3_historian_DE.csv"});
        auto* panel = child<GuessPanel>(dialog, "guessPanel");
        for (const Topic topic : editableTopics()) {
            panel->openEditor(topic);
            QVERIFY(panel->editor(topic)->isVisible());
            QVERIFY(panel->editor(topic)->focusProxy());
            int open = 0;
            for (const GuessEditor* editor : dialog.findChildren<GuessEditor*>()) open += editor->isVisible();
            QCOMPARE(open, 1);
        }
        panel->openEditor(Topic::Header);
        child<QSpinBox>(dialog, "edit.preamble")->setValue(1);
        dialog.settle();
        QVERIFY(child<QLabel>(dialog, "guess.header")->text().contains(QStringLiteral("edited")));
    }

    void aFileThatNothingTakesSaysWhatIsTaken() {
        for (const char* name : {"letter.docx", "empty.csv"}) {
            ImportDialog dialog(m_session);
            show(dialog, {name});
            auto* face = child<EmptyFace>(dialog, "importFace");
            QVERIFY(face->isVisible());
            QVERIFY2(face->sentence().contains(QStringLiteral(".csv")) && face->sentence().contains(QStringLiteral(".mat")),
                     qPrintable(face->sentence()));
            QVERIFY(!button(dialog)->isEnabled() && !button(dialog)->toolTip().isEmpty());
            QVERIFY(button(dialog)->text() != QStringLiteral("Import"));
        }
    }

    void aBusyFaceStandsWhileItLooks() {
        ImportDialog dialog(m_session);
        dialog.addPaths({m_files->file("pump3_historian_DE.csv")});
        dialog.show();
        QVERIFY(child<EmptyFace>(dialog, "importFace")->isVisible());
        QVERIFY(!button(dialog)->isEnabled());
        dialog.settle();
        QVERIFY(!child<EmptyFace>(dialog, "importFace")->isVisible());
    }

    void severalFilesAreListedWithTheirState() {
        ImportDialog dialog(m_session);
        show(dialog, {"pump3_historian_DE.csv", "pump 2 may.csv", "other.csv", "empty.csv"});
        auto* files = child<QTableView>(dialog, "importFiles");
        QVERIFY(files->isVisible());
        QCOMPARE(files->model()->rowCount(), 4);
        QCOMPARE(files->model()->index(1, FileListModel::State).data().toString(), QStringLiteral("same form"));
        QCOMPARE(button(dialog)->text(), QStringLiteral("Import 2 files"));
        QVERIFY(child<QCheckBox>(dialog, "importSaveRecipe")->isChecked());
        QCOMPARE(child<QLabel>(dialog, "importBehind")->text(), QStringLiteral("Left out: needs a look: 1, cannot be read: 1"));
        files->selectRow(2); // looked at
        QCOMPARE(button(dialog)->text(), QStringLiteral("Import 3 files"));
        QCOMPARE(child<QLabel>(dialog, "importHeading")->text(), QStringLiteral("other.csv"));
        files->model()->setData(files->model()->index(0, 0), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(button(dialog)->text(), QStringLiteral("Import 2 files"));
        files->selectAll();
        auto* asset = child<QComboBox>(dialog, "importAsset");
        asset->setEditText(QStringLiteral("pump 8"));
        for (const ImportFile& file : dialog.presenter().files()) QCOMPARE(file.asset, std::string("pump 8"));
        files->selectRow(0);
        auto* others = child<QPushButton>(dialog, "importUseForOthers");
        QCOMPARE(others->text(), QStringLiteral("Read the &other 2 files this way"));
        others->click();
        dialog.settle();
        QVERIFY(dialog.presenter().files()[2].state == FileState::Failed); // a recipe that does not fit is not forced
    }

    void rateAndStartAppearWhereThereIsNoTime() {
        ImportDialog dialog(m_session);
        show(dialog, {"notime.csv"});
        auto* rate = child<QLineEdit>(dialog, "importRate");
        QVERIFY(rate->isVisible());
        QCOMPARE(button(dialog)->text(), QStringLiteral("Give the sampling rate"));
        QTest::keyClicks(rate, QStringLiteral("x"));
        QVERIFY(child<QLabel>(dialog, "importFieldError")->isVisible());
        rate->clear();
        QTest::keyClicks(rate, QStringLiteral("50"));
        dialog.settle();
        QTest::keyClicks(child<QLineEdit>(dialog, "importStart"), QStringLiteral("2025-03-04"));
        dialog.settle();
        QCOMPARE(button(dialog)->text(), QStringLiteral("Import 1 file"));
        QVERIFY(child<QLineEdit>(dialog, "importTerminal")->text().contains(QStringLiteral("--rate 50")));
        child<QPushButton>(dialog, "importCopy")->click();
        QVERIFY(QApplication::clipboard()->text().startsWith(QStringLiteral("tocsin import ")));
    }

    void channelsAreLeftOutAndUnitsChanged() {
        ImportDialog dialog(m_session);
        show(dialog, {"pump3_historian_DE.csv"});
        auto* model = child<QTableView>(dialog, "importChannels")->model();
        QCOMPARE(model->rowCount(), 3);
        QVERIFY(model->setData(model->index(2, ChannelModel::Name), Qt::Unchecked, Qt::CheckStateRole));
        QCOMPARE(dialog.presenter().order().items.front().options.channels, (std::vector<std::string>{"P3_DE_VIB", "P3_TEMP"}));
        QVERIFY(model->setData(model->index(0, ChannelModel::Unit), QStringLiteral("m/s"), Qt::EditRole));
        dialog.settle();
        QCOMPARE(model->index(0, ChannelModel::Unit).data().toString(), QStringLiteral("m/s"));
        for (const int row : {0, 1}) model->setData(model->index(row, ChannelModel::Name), Qt::Unchecked, Qt::CheckStateRole);
        QCOMPARE(button(dialog)->text(), QStringLiteral("Keep a channel"));
    }

    void picturesKeepExtremesAndBreaks() {
        ingest::ChannelGlance glance = ingest::glanceAt(std::vector<double>{1, 1, 9, 1}, std::vector<double>{1, 1});
        const QRectF area(0, 0, 320, 40);
        const auto strokes = pictureStrokes(glance, area);
        QVERIFY(
            std::any_of(strokes.begin(), strokes.end(), [&](const QLineF& line) { return line.y1() <= area.top() || line.y2() <= 0.01; }));
        const double step = area.width() / static_cast<double>(glance.picture.size());
        for (const QLineF& line : strokes) QVERIFY(line.dx() <= step * 1.01); // nothing joins over the break
        QVERIFY(pictureStrokes({}, area).empty());
    }

    void importLandsInTheProjectAndIsShown() {
        QVERIFY(tests::makePlant(m_files->path("window.tocsin"), false).ok());
        MainWindow window;
        window.show();
        window.openProject(m_files->path("window.tocsin"));
        window.settle();
        window.openPaths({m_files->file("pump3_historian_DE.csv"), m_files->file("pump4_05.csv")});
        window.settle();
        auto* dialog = window.findChild<ImportDialog*>();
        QVERIFY(dialog && dialog->isVisible() && dialog->isModal());
        dialog->settle();
        child<QCheckBox>(*dialog, "importSaveRecipe")->setChecked(false);
        button(*dialog)->click();
        window.settle();
        QCOMPARE(window.jobs().jobs().front().outcome, QStringLiteral("2 recordings, 4,300 rows, 2 rejected"));
        QCOMPARE(window.currentPage(), QStringLiteral("data"));
        const auto project = store::Project::open(m_files->path("window.tocsin"), store::Access::ReadOnly);
        QVERIFY(project.ok());
        const auto all = project->recordings().all();
        QCOMPARE(all->size(), std::size_t{4});
        QCOMPARE((*all)[2].asset, std::string("pump3 historian DE"));
        QCOMPARE((*all)[2].rows, std::int64_t{4000});
        const auto* list = window.findChild<QTreeWidget*>(QStringLiteral("recordingList"));
        QCOMPARE(list->currentItem()->text(1), QStringLiteral("pump3_historian_DE.csv"));
        QVERIFY(window.bannerText().isEmpty());
        QTRY_VERIFY(!window.findChild<ImportDialog*>());
    }

    void aCancelledJobLeavesTheProjectAsItWas() {
        QVERIFY(tests::makePlant(m_files->path("cancel.tocsin"), false).ok());
        m_files->write("large.csv", ImportFixture::historian(43'000, 6));
        MainWindow window;
        window.show();
        window.openProject(m_files->path("cancel.tocsin"));
        window.settle();
        window.openPaths({m_files->file("large.csv")});
        window.settle();
        auto* dialog = window.findChild<ImportDialog*>();
        QVERIFY(dialog);
        dialog->settle();
        button(*dialog)->click();
        QCOMPARE(window.jobs().active(), 1);
        window.jobs().cancelAll();
        window.settle();
        QVERIFY(window.jobs().jobs().front().state == JobState::Cancelled);
        const auto project = store::Project::open(m_files->path("cancel.tocsin"), store::Access::ReadOnly);
        QCOMPARE(project->recordings().all()->size(), std::size_t{2});
        QVERIFY(project->verify().ok());
    }

    void theKeyboardIsEnough() {
        ImportDialog dialog(m_session);
        QSignalSpy wanted(&dialog, &ImportDialog::importWanted);
        show(dialog, {"pump3_historian_DE.csv"});
        dialog.activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(&dialog));
        // Tab reaches every control that can be used.
        QSet<QString> reached;
        for (int i = 0; i < 80 && QApplication::focusWidget(); ++i) {
            reached << QApplication::focusWidget()->objectName();
            QTest::keyClick(QApplication::focusWidget(), Qt::Key_Tab);
        }
        for (const char* name :
             {"guess.separator", "guess.decimal", "guess.time", "importChannels", "importRows", "importAsset", "importWholeLabel",
              "importLabelColumns", "importTags", "importSaveRecipe", "importLoadRecipe", "importCopy", "importButton", "importCancel"})
            QVERIFY2(reached.contains(QLatin1String(name)), name);
        // A link opens by Enter, its editor closes by Esc, and the dialog stays.
        auto* decimal = child<QLabel>(dialog, "guess.decimal");
        decimal->setFocus(Qt::TabFocusReason);
        QTest::keyClick(decimal, Qt::Key_Return);
        auto* box = dialog.findChild<QComboBox*>(QStringLiteral("edit.decimal"));
        QVERIFY(box && box->isVisible() && box->hasFocus());
        QTest::keyClick(box, Qt::Key_Return);
        QVERIFY(dialog.isVisible() && wanted.isEmpty());
        QTest::keyClick(box, Qt::Key_Escape);
        QVERIFY(dialog.isVisible() && !box->isVisible() && decimal->hasFocus());
        // Enter elsewhere imports.
        auto* tags = child<QLineEdit>(dialog, "importTags");
        tags->setFocus();
        QTest::keyClick(tags, Qt::Key_Return);
        QCOMPARE(wanted.count(), 1);
        QVERIFY(!dialog.isVisible());
    }

    void escCloses() {
        ImportDialog dialog(m_session);
        show(dialog, {"empty.csv"});
        QSignalSpy wanted(&dialog, &ImportDialog::importWanted);
        QTest::keyClick(&dialog, Qt::Key_Return); // nothing to import
        QVERIFY(dialog.isVisible() && wanted.isEmpty());
        QTest::keyClick(&dialog, Qt::Key_Escape);
        QVERIFY(!dialog.isVisible());
    }

    void namesAndLettersAreThere() {
        ImportDialog dialog(m_session);
        show(dialog, {"pump3_historian_DE.csv", "pump 2 may.csv", "notime.csv"});
        QMap<QChar, QString> letters;
        const auto letter = [&letters](const QString& text, const QString& name) {
            const auto at = text.indexOf(QLatin1Char('&'));
            if (at < 0) return true;
            const QChar key = text[at + 1].toLower();
            if (letters.contains(key)) qWarning("%s and %s", qPrintable(letters[key]), qPrintable(name));
            return std::exchange(letters[key], name).isEmpty();
        };
        for (QWidget* widget : dialog.findChildren<QWidget*>()) {
            if (auto* label = qobject_cast<QLabel*>(widget)) QVERIFY(!label->buddy() || letter(label->text(), label->text()));
            if (auto* some = qobject_cast<QAbstractButton*>(widget)) QVERIFY(letter(some->text(), some->text()));
            if (auto* tabs = qobject_cast<QTabWidget*>(widget))
                for (int i = 0; i < tabs->count(); ++i) QVERIFY(letter(tabs->tabText(i), tabs->tabText(i)));
            const bool interactive = (widget->focusPolicy() & Qt::TabFocus) && widget->isVisible() && !widget->focusProxy();
            if (!interactive || widget->objectName().startsWith(QStringLiteral("qt_")) || qobject_cast<QTabBar*>(widget)) continue;
            const bool inside = qobject_cast<QComboBox*>(widget->parentWidget()) || qobject_cast<QAbstractSpinBox*>(widget->parentWidget());
            if (inside) continue;
            QVERIFY2(!widget->objectName().isEmpty(), widget->metaObject()->className());
            QVERIFY2(!widget->accessibleName().isEmpty(), qPrintable(widget->objectName()));
            if (!widget->isEnabled()) QVERIFY2(!widget->toolTip().isEmpty(), qPrintable(widget->objectName()));
        }
    }

    /// TOCSIN_PICTURES: a folder that gets pictures of the dialog in both looks, for people to look at.
    void picturesInBothLooks() {
        const QString folder = qEnvironmentVariable("TOCSIN_PICTURES");
        for (const auto kind : {widgets::ThemeKind::Light, widgets::ThemeKind::Dark}) {
            QApplication::setPalette(widgets::Theme::of(kind).palette());
            for (const bool several : {false, true}) {
                ImportDialog dialog(m_session);
                show(dialog, several ? std::vector<std::string>{"pump3_historian_DE.csv", "pump 2 may.csv", "other.csv", "empty.csv"}
                                     : std::vector<std::string>{"pump3_historian_DE.csv"});
                QVERIFY(dialog.width() <= 1280 && dialog.height() <= 720);
                child<GuessPanel>(dialog, "guessPanel")->openEditor(Topic::Decimal);
                const QImage picture = dialog.grab().toImage();
                const bool dark = picture.pixelColor(3, 3).lightness() < 80;
                QCOMPARE(dark, kind == widgets::ThemeKind::Dark);
                if (!folder.isEmpty())
                    QVERIFY(picture.save(
                        QStringLiteral("%1/import-%2-%3.png").arg(folder, several ? "several" : "one", dark ? "dark" : "light")));
            }
        }
        QApplication::setPalette(widgets::Theme::of(widgets::ThemeKind::Light).palette());
    }

private:
    void show(ImportDialog& dialog, const std::vector<std::string>& names) {
        QStringList paths;
        for (const std::string& name : names) paths << m_files->file(name);
        dialog.addPaths(paths);
        dialog.settle();
        dialog.show();
        QVERIFY(QTest::qWaitForWindowExposed(&dialog));
    }
    template<class W>
    static W* child(const QWidget& parent, const char* name) {
        W* found = parent.findChild<W*>(QLatin1String(name));
        if (!found) qFatal("there is no %s", name);
        return found;
    }
    static QPushButton* button(const QWidget& dialog) { return child<QPushButton>(dialog, "importButton"); }
    /// As a person does: the index changes, then activated() is said.
    static void choose(QComboBox* box, int index) {
        box->setCurrentIndex(index);
        Q_EMIT box->activated(index);
    }

    std::unique_ptr<TemporaryFolder> m_folder;
    std::unique_ptr<ImportFixture> m_files;
    std::shared_ptr<ProjectSession> m_session;
};

TOCSIN_GUI_MAIN(TestImportDialog)
#include "tst_import_dialog.moc"
