// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of the Label page.
#include <QApplication>
#include <QClipboard>
#include <QInputDialog>
#include <QListView>
#include <QMessageBox>
#include <QPushButton>

#include "app/workbench/label/go_to_time.h"
#include "app/workbench/label/label_setup_dialog.h"
#include "app/workbench/label/session_window.h"
#include "app/workbench/pages/label_page.h"
#include "widgets/actions/action_registry.h"
#include "widgets/actions/queue_actions.h"
#include "widgets/lanes/lane_actions.h"
#include "widgets/lanes/lane_view.h"

namespace tocsin::workbench {

void LabelPage::addActions() {
    widgets::ActionRegistry& actions = m_services.actions;
    const auto add = [&](const char* id, const QString& text, const QList<QKeySequence>& keys, const QString& help,
                         std::function<void()> run) {
        actions.add({QLatin1String(id), text, QStringLiteral("label"), keys, widgets::ActionScope::Labels, help, {}},
                    [this, run = std::move(run)] { whenSeen(run); });
    };
    const auto key = [](const char* text) { return QList<QKeySequence>{QKeySequence(QLatin1String(text))}; };
    add("label.in", tr("Selection begins here"), key("I"), tr("The selection begins at the cursor"),
        [this] { m_lanes->setSelectionStart(here()); });
    add("label.out", tr("Selection ends here"), key("O"), tr("The selection ends at the cursor"),
        [this] { m_lanes->setSelectionEnd(here()); });
    for (int digit = 0; digit <= 9; ++digit) {
        const QString text = digit == 0 ? tr("Label as normal") : tr("Label with class %1").arg(digit);
        actions.add({QStringLiteral("label.class%1").arg(digit),
                     text,
                     {},
                     {QKeySequence(QString::number(digit))},
                     widgets::ActionScope::Labels,
                     tr("The selection, or the active label, gets this class"),
                     {}},
                    [this, digit] { whenSeen([this, digit] { m_editor.giveDigit(digit); }); });
    }
    add("label.repeat", tr("Repeat the last class"), {QKeySequence(Qt::Key_Return), QKeySequence(Qt::Key_Enter)},
        tr("The selection gets the class used last"), [this] { m_editor.repeat(); });
    add("label.point", tr("Mark at the cursor"), key("M"), tr("A point label at the cursor"), [this] { m_editor.addPoint(here()); });
    add("label.next", tr("Next label"), key("Tab"), tr("The next label becomes active and moves into the middle"), [this] {
        if (m_editor.step(1, here())) goToActive();
    });
    add("label.previous", tr("Previous label"), {QKeySequence(Qt::Key_Backtab), QKeySequence(Qt::SHIFT | Qt::Key_Tab)},
        tr("The label before becomes active and moves into the middle"), [this] {
            if (m_editor.step(-1, here())) goToActive();
        });
    add("label.split", tr("Split at the cursor"), key("S"), tr("The active label becomes two"), [this] { m_editor.splitActive(here()); });
    add("label.join", tr("Join with the next"), key("J"), tr("The active label and the next of its class become one"),
        [this] { m_editor.joinNext(); });
    add("label.delete", tr("Delete the label"), {QKeySequence(QKeySequence::Delete)}, tr("Remove the active label; undo brings it back"),
        [this] { m_editor.removeActive(); });
    add("label.note", tr("Note on the label..."), key("T"), tr("Write a note on the active label"), [this] { askForNote(); });
    add("label.lock", tr("Lock or unlock"), key("L"), tr("A locked label is not changed by accident"), [this] { m_editor.toggleLock(); });
    add("label.compare", tr("Compare raters"), key("V"), tr("How far raters agree, and where they do not"),
        [this] { m_compare->toggle(); });
    add("label.reviewed", tr("Mark what is in view as looked at"), key("K"),
        tr("Shaded in the overview, so that nobody looks twice. In blind mode it is submitted: what others said there is shown"),
        [this] { markReviewed(); });
    add("label.goTo", tr("Go to time..."), key("Ctrl+G"), tr("A time, +3h, or what Copy gave"), [this] { askForTime(); });
    add("label.copy", tr("Copy time and label"), {QKeySequence(QKeySequence::Copy)}, tr("Machine, time and class as text"),
        [this] { copyLabel(); });

    actions.add({QStringLiteral("label.setup"),
                 tr("Scheme and people..."),
                 QStringLiteral("label"),
                 {},
                 widgets::ActionScope::Global,
                 tr("Classes and their keys, what happens where labels overlap, who labels, and snapshots"),
                 {}},
                [this] { openSetup(); });
    addSessionActions();

    widgets::attachLaneActions(actions, *m_lanes);
    actions.attach(m_lanes->keyTarget(), widgets::ActionScope::Labels);
    QStringList menu{
        QStringLiteral("label.in"), QStringLiteral("label.out"), QStringLiteral("label.repeat"), QStringLiteral("label.point"), {}};
    for (const char* id : {"note", "lock", "split", "join", "delete", "copy"}) menu << QStringLiteral("label.") + QLatin1String(id);
    menu << QString() << QStringLiteral("lanes.fitSelection") << QStringLiteral("lanes.showAll") << QStringLiteral("label.goTo");
    widgets::attachLaneMenu(actions, *m_lanes, menu);
    widgets::attachQueueActions(actions, {m_queueList, m_lanes->keyTarget()},
                                {[this](int direction, bool onlyOpen) { stepQueue(direction, onlyOpen); },
                                 [this](widgets::QueueVerdict verdict) {
                                     judge(verdict == widgets::QueueVerdict::Yes ? 0 : verdict == widgets::QueueVerdict::No ? 1 : 2);
                                 }});
}

void LabelPage::whenSeen(const std::function<void()>& run) {
    if (isVisible()) return run();
    Q_EMIT pageRequested(QStringLiteral("label"));
}

void LabelPage::addSessionActions() {
    widgets::ActionRegistry& actions = m_services.actions;
    actions.add({QStringLiteral("label.session"),
                 tr("Labelling Session"),
                 QStringLiteral("label"),
                 {QKeySequence(Qt::CTRL | Qt::Key_F11)},
                 widgets::ActionScope::Global,
                 tr("One question at a time on the whole screen, for people who do not know the program"),
                 {}},
                [this] { openSession(); });
    const auto add = [&](const QString& id, const QString& text, const QList<QKeySequence>& keys, const QString& help,
                         std::function<void(SessionWindow&)> run) {
        actions.add({QStringLiteral("session.") + id, text, {}, keys, widgets::ActionScope::Session, help, {}}, [this, run] {
            if (m_sessionWindow && m_sessionWindow->isVisible()) run(*m_sessionWindow);
        });
    };
    for (int digit = 1; digit <= 9; ++digit)
        add(QStringLiteral("class%1").arg(digit), tr("Answer with class %1").arg(digit), {QKeySequence(QString::number(digit))},
            tr("The stretch that was drawn, else the question, gets this class"),
            [digit](SessionWindow& window) { window.session().giveDigit(digit); });
    add(QStringLiteral("good"), tr("Good"), {QKeySequence(Qt::Key_0)}, tr("The machine ran well there"),
        [](SessionWindow& window) { window.session().good(); });
    add(QStringLiteral("yes"), tr("Yes"), {QKeySequence(Qt::Key_Y)}, tr("It is as the question says"),
        [](SessionWindow& window) { window.session().yes(); });
    add(QStringLiteral("no"), tr("No, reject"), {QKeySequence(Qt::Key_R)}, tr("It is not so; the question does not come back"),
        [](SessionWindow& window) { window.session().reject(); });
    add(QStringLiteral("cannotSay"), tr("Cannot say"), {QKeySequence(Qt::Key_U)}, tr("Nobody can say: it neither trains nor counts"),
        [](SessionWindow& window) { window.session().cannotSay(); });
    add(QStringLiteral("skip"), tr("Skip"), {QKeySequence(Qt::Key_N), QKeySequence(Qt::Key_Space)},
        tr("Leave the question open, forget the stretch that was drawn, or go to the next recording"),
        [](SessionWindow& window) { window.session().skip(); });
    add(QStringLiteral("back"), tr("Back"), {QKeySequence(Qt::Key_Backspace)}, tr("Take the last answer back"),
        [](SessionWindow& window) { window.session().back(); });
    add(QStringLiteral("leave"), tr("Leave the session"), {QKeySequence(Qt::Key_Escape)}, tr("All answers are saved already"),
        [](SessionWindow& window) { window.close(); });
}

void LabelPage::openSetup() {
    auto* dialog = new LabelSetupDialog(m_services.labels, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->open();
}

void LabelPage::openSession() {
    if (!m_sessionWindow) {
        m_sessionWindow = new SessionWindow(m_services.labels, m_services.actions, window());
        m_sessionWindow->setTheme(m_theme);
    }
    m_sessionWindow->begin(m_session);
}

void LabelPage::askForNote() {
    const label::Label* label = m_editor.activeLabel();
    if (!label) return say(tr("Choose a label first: Tab goes to the next one, a click takes the one under the pointer"));
    bool ok = false;
    const QString note = QInputDialog::getMultiLineText(this, tr("Note on the label"), tr("What should others know about it?"),
                                                        QString::fromStdString(label->note), &ok);
    if (ok) m_services.labels.setNote(m_editor.active(), note.trimmed().toStdString());
}

label::OverlapPolicy LabelPage::askOverlap(const std::vector<label::Label>& inTheWay) {
    QStringList names;
    for (const label::Label& label : inTheWay) names << QStringLiteral("'%1'").arg(QString::fromStdString(label.className));
    const bool session = m_sessionWindow && m_sessionWindow->isVisible();
    QMessageBox box(QMessageBox::Question, tr("Labels overlap"),
                    tr("The new label overlaps %1 of the same rater. What becomes of the older one?").arg(names.join(QStringLiteral(", "))),
                    QMessageBox::Cancel, session ? m_sessionWindow.data() : static_cast<QWidget*>(this));
    box.setObjectName(QStringLiteral("overlapQuestion"));
    const QAbstractButton* both = box.addButton(tr("Keep &both"), QMessageBox::AcceptRole);
    QPushButton* cut = box.addButton(tr("Cut the &older"), QMessageBox::AcceptRole);
    box.setDefaultButton(cut);
    if (session) {
        box.setFont(m_sessionWindow->font());
        for (QAbstractButton* button : box.buttons()) button->setMinimumHeight(SessionWindow::kTouchHeight);
    }
    box.exec();
    return box.clickedButton() == both  ? label::OverlapPolicy::Allow
           : box.clickedButton() == cut ? label::OverlapPolicy::Replace
                                        : label::OverlapPolicy::Ask;
}

void LabelPage::askForTime() {
    if (!chosen()) return;
    bool ok = false;
    const QString clipboard = QApplication::clipboard()->text();
    const bool pasted = goToTime(clipboard, 0, QTimeZone::systemTimeZone()).ok() && clipboard.size() < 200;
    const QString text = QInputDialog::getText(this, tr("Go to time"), tr("A time (2025-03-04 11:20), +3h, -20m, or what Copy gave:"),
                                               QLineEdit::Normal, pasted ? clipboard : QString(), &ok);
    if (!ok || text.trimmed().isEmpty()) return;
    const auto range = goToTime(text, here(), QTimeZone::systemTimeZone());
    if (!range.ok()) return say(QString::fromStdString(range.error().message));
    for (const store::RecordingRecord& record : m_session->recordings)
        if (text.startsWith(QString::fromStdString(record.asset) + QLatin1Char(',')) && chooseRecording(record.asset, *range)) break;
    if (!chosen()->range.overlaps(*range) && !chooseRecording(chosen()->asset, *range))
        return say(tr("No recording of %1 holds that time").arg(QString::fromStdString(chosen()->asset)));
    if (m_lanes->laneCount() == 0) {
        m_goTo = *range;
        return;
    }
    m_lanes->setCursorTime(range->from);
    m_lanes->centreOn(*range);
}

void LabelPage::copyLabel() {
    const store::RecordingRecord* record = chosen();
    if (!record) return;
    const label::Label* label = m_editor.activeLabel();
    std::optional<TimeRange> range = m_editor.selection();
    if (!range && label) range = label->range;
    if (!range) return say(tr("Select a stretch or choose a label first"));
    const QString text = timeRangeText(QString::fromStdString(record->asset), *range,
                                       m_editor.selection() || !label ? QString() : QString::fromStdString(label->className));
    QApplication::clipboard()->setText(text);
    say(tr("Copied: %1").arg(text));
}

} // namespace tocsin::workbench
