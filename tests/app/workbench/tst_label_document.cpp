// SPDX-License-Identifier: GPL-3.0-or-later
#include <QSignalSpy>
#include <QtTest>
#include <random>

#include "app/workbench/documents/label_document.h"
#include "core/base/temporary_folder.h"

using namespace tocsin;
using namespace tocsin::workbench;
using label::Label;
using label::LabelStatus;

namespace {

constexpr TimeNs s = kNsPerSecond;

Label make(TimeNs from, TimeNs to, const std::string& className = "bearing wear") {
    Label label;
    label.asset = "pump 2";
    label.range = {from, to};
    label.className = className;
    return label;
}

} // namespace

class TestLabelDocument : public QObject {
    Q_OBJECT
    std::unique_ptr<TemporaryFolder> m_folder;
    std::shared_ptr<ProjectSession> m_session;
    std::unique_ptr<LabelDocument> m_document;

    [[nodiscard]] std::vector<Label> stored() const { return *m_session->project->labels().all(); }
    /// The document says what the project says, in the same order.
    [[nodiscard]] bool inStep() const { return m_document->labels() == stored(); }
    LabelId propose(TimeNs from, TimeNs to) {
        Label proposal = make(from, to, "anomaly");
        proposal.status = LabelStatus::Proposed;
        proposal.rater = "change points";
        proposal.confidence = 0.7;
        proposal.source = "change point";
        const auto ids = m_session->project->labels().add(std::vector{proposal}, "propose 1 labels", store::Undoable::No);
        m_document->reload();
        return ids->at(0);
    }

private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<TemporaryFolder>(TemporaryFolder::create().value());
        const auto folder = m_folder->path() / "p.tocsin";
        { QVERIFY(store::Project::create(folder).ok()); }
        m_session = *ProjectSession::open(folder);
        m_document = std::make_unique<LabelDocument>();
        m_document->open(m_session);
        m_document->setRater("Anna");
    }
    void cleanup() {
        m_document.reset();
        m_session.reset();
        m_folder.reset();
    }

    void aProposalIsAcceptedAsSomethingElseInOneGesture() {
        const LabelId id = propose(100 * s, 300 * s);
        QVERIFY(m_document->setOnset(id, label::OnsetRange{90 * s, 99 * s}));
        const Label before = *m_document->find(id);
        QVERIFY(m_document->acceptAs(id, "leak"));
        QCOMPARE(m_document->find(id)->className, std::string("leak"));
        QCOMPARE(m_document->find(id)->onset, before.onset);
        QVERIFY(m_document->undo());
        QVERIFY(m_document->acceptAs(id, "leak", TimeRange{150 * s, 200 * s}));
        const Label& drawn = *m_document->find(id);
        QCOMPARE(drawn.range, (TimeRange{150 * s, 200 * s}));
        QVERIFY(!drawn.onset); // who draws says when it began
        QCOMPARE(drawn.status, LabelStatus::Confirmed);
        QCOMPARE(drawn.rater, std::string("Anna"));
        QCOMPARE(drawn.source, before.source);
        QVERIFY(m_document->undo());
        QCOMPARE(*m_document->find(id), before);
        QVERIFY(inStep());
    }

    void everyGestureHasANameAndStaysInStep() {
        const LabelId id = m_document->add(make(100 * s, 300 * s));
        QCOMPARE(m_document->undoText(), QString("label 'bearing wear' 3.3 min on pump 2"));
        QVERIFY(m_document->moveEdge(id, LabelEdge::Begin, 97 * s));
        QCOMPARE(m_document->undoText(), QString("move the start of 'bearing wear' by -3 s on pump 2"));
        QVERIFY(m_document->moveEdge(id, LabelEdge::End, 310 * s));
        QCOMPARE(m_document->undoText(), QString("move the end of 'bearing wear' by +10 s on pump 2"));
        QVERIFY(m_document->changeClass(id, "leak"));
        QCOMPARE(m_document->undoText(), QString("change 'bearing wear' to 'leak' on pump 2"));
        QVERIFY(m_document->setNote(id, "heard it"));
        QVERIFY(m_document->setConfidence(id, 0.8));
        QVERIFY(m_document->setOnset(id, label::OnsetRange{90 * s, 99 * s}));
        QVERIFY(m_document->split(id, 200 * s));
        QCOMPARE(m_document->labels().size(), std::size_t{2});
        QCOMPARE(m_document->labels()[1].range, (TimeRange{200 * s + 1, 310 * s}));
        QVERIFY(!m_document->labels()[1].onset);
        QVERIFY(m_document->join(m_document->labels()[1].id, id));
        QCOMPARE(m_document->labels().size(), std::size_t{1});
        QCOMPARE(m_document->find(id)->range, (TimeRange{97 * s, 310 * s}));
        QCOMPARE(m_document->find(id)->note, std::string("heard it"));
        QVERIFY(m_document->remove(id));
        QVERIFY(inStep());
        int undone = 0;
        while (m_document->undo()) {
            ++undone;
            QVERIFY(inStep());
        }
        QCOMPARE(undone, 10);
        QVERIFY(m_document->labels().empty());
    }

    void proposalsAreAcceptedRejectedOrLeftUnsure() {
        const LabelId a = propose(0, 10 * s), b = propose(20 * s, 30 * s), c = propose(40 * s, 50 * s);
        QVERIFY(m_document->accept(a) && m_document->reject(b) && m_document->markUnsure(c));
        QCOMPARE(m_document->find(a)->status, LabelStatus::Confirmed);
        QCOMPARE(m_document->find(a)->rater, std::string("Anna"));
        QCOMPARE(m_document->find(a)->source, std::string("change point"));
        QCOMPARE(m_document->find(a)->confidence, 1.0);
        QCOMPARE(m_document->find(b)->status, LabelStatus::Rejected);
        QCOMPARE(m_document->find(c)->className, std::string(label::kUnknownClass));
        QCOMPARE(m_document->find(c)->note, std::string("unsure: proposed as 'anomaly'"));
        QVERIFY(m_document->undo() && m_document->undo() && m_document->undo());
        for (const LabelId id : {a, b, c}) QCOMPARE(m_document->find(id)->status, LabelStatus::Proposed);
        QVERIFY(inStep());
    }

    void acceptingFollowsTheOverlapPolicy() {
        label::Scheme scheme = label::defaultScheme();
        scheme.overlap = label::OverlapPolicy::Refuse;
        QVERIFY(m_document->setScheme(scheme));
        m_document->add(make(0, 15 * s));
        const LabelId proposal = propose(10 * s, 20 * s);
        QSignalSpy failed(m_document.get(), &LabelDocument::failed);
        QVERIFY(!m_document->accept(proposal));
        QVERIFY(failed.at(0).at(0).toString().contains("'bearing wear'"));
        scheme.overlap = label::OverlapPolicy::Replace;
        QVERIFY(m_document->setScheme(scheme));
        QVERIFY(m_document->accept(proposal));
        QCOMPARE(m_document->labels()[0].range.to, 10 * s - 1);
        QVERIFY(m_document->undo());
        QCOMPARE(m_document->labels()[0].range.to, 15 * s);
        QVERIFY(inStep());
    }

    void oneDragIsOneGesture() {
        label::Scheme scheme = label::defaultScheme();
        scheme.overlap = label::OverlapPolicy::Replace;
        QVERIFY(m_document->setScheme(scheme));
        const LabelId left = m_document->add(make(0, 100 * s)), right = m_document->add(make(200 * s, 300 * s));
        const std::vector<Label> before = m_document->labels();
        const std::size_t gestures = m_session->project->labels().gestures()->size();
        const int drag = m_document->newDrag();
        for (const TimeNs to : {150, 230, 260, 220}) QVERIFY(m_document->moveEdge(left, LabelEdge::End, to * s, drag));
        QCOMPARE(m_document->find(right)->range.from, 220 * s + 1); // cut from where it was, not from where the drag had pushed it
        QCOMPARE(m_document->undoText(), QString("move the end of 'bearing wear' by +2.0 min on pump 2"));
        QVERIFY(inStep());
        const auto history = *m_session->project->labels().gestures();
        QCOMPARE(std::count_if(history.begin(), history.end(), [](const auto& g) { return g.kind == "edit" && !g.undone; }),
                 static_cast<std::ptrdiff_t>(gestures) + 1);
        // A move that is refused leaves the drag where it was.
        QVERIFY(!m_document->moveEdge(left, LabelEdge::End, -5 * s, drag));
        QVERIFY(inStep());
        QVERIFY(m_document->undo());
        QVERIFY(m_document->labels() == before);

        // The other edge, another drag, another label, or anything in between is a gesture of its own.
        const int second = m_document->newDrag();
        QVERIFY(m_document->moveEdge(left, LabelEdge::End, 110 * s, second));
        QVERIFY(m_document->setNote(left, "x"));
        QVERIFY(m_document->moveEdge(left, LabelEdge::End, 120 * s, second));
        QVERIFY(m_document->moveEdge(left, LabelEdge::End, 130 * s, m_document->newDrag()));
        QVERIFY(m_document->undo());
        QCOMPARE(m_document->find(left)->range.to, 120 * s);
        QVERIFY(m_document->undo());
        QCOMPARE(m_document->find(left)->range.to, 110 * s);
        QVERIFY(inStep());
    }

    void refusalsChangeNothingAndSayWhy() {
        const LabelId id = m_document->add(make(0, 10 * s)), other = m_document->add(make(20 * s, 30 * s, "leak"));
        const std::vector<Label> before = m_document->labels();
        QSignalSpy failed(m_document.get(), &LabelDocument::failed);
        QVERIFY(!m_document->moveEdge(id, LabelEdge::Begin, 11 * s));
        QVERIFY(!m_document->split(id, 10 * s));
        QVERIFY(!m_document->join(id, other));
        QVERIFY(!m_document->join(id, id));
        QVERIFY(!m_document->setConfidence(id, 1.5));
        QVERIFY(!m_document->changeClass(id, ""));
        QVERIFY(!m_document->accept(LabelId{99}));
        QVERIFY(!m_document->moveEdge(LabelId{99}, LabelEdge::End, 0));
        QVERIFY(!m_document->setOnset(id, label::OnsetRange{5, 4}));
        QVERIFY(!m_document->goTo(12345));
        QCOMPARE(failed.count(), 10);
        for (const auto& message : failed) QVERIFY(!message.at(0).toString().isEmpty());
        QVERIFY(m_document->labels() == before);
        QVERIFY(inStep());
    }

    void aLockedLabelIsOnlyUnlocked() {
        const LabelId id = m_document->add(make(0, 10 * s));
        QVERIFY(m_document->setLock(id, LabelLock::On));
        QCOMPARE(m_document->undoText(), QString("lock label 'bearing wear' 10 s on pump 2"));
        QVERIFY(!m_document->remove(id));
        QVERIFY(!m_document->moveEdge(id, LabelEdge::End, 20 * s));
        QVERIFY(m_document->setLock(id, LabelLock::Off));
        QVERIFY(m_document->moveEdge(id, LabelEdge::End, 20 * s));
    }

    void pointsMoveAsAWholeAndAMoveToTheSamePlaceIsNone() {
        const LabelId id = m_document->add(make(5 * s, 5 * s));
        QVERIFY(m_document->moveEdge(id, LabelEdge::Begin, 7 * s));
        QCOMPARE(m_document->find(id)->range, (TimeRange{7 * s, 7 * s}));
        QCOMPARE(m_document->undoText(), QString("move mark 'bearing wear' by +2 s on pump 2"));
        QVERIFY(m_document->moveEdge(id, LabelEdge::End, 7 * s));
        QVERIFY(m_document->undo());
        QCOMPARE(m_document->find(id)->range, (TimeRange{5 * s, 5 * s}));
    }

    void theHistoryPanelGoesToAnyEntry() {
        for (int i = 0; i < 5; ++i) m_document->add(make(i * s, i * s + 1));
        const auto history = *m_session->project->labels().gestures(); // newest first
        QVERIFY(m_document->goTo(history.at(3).id));
        QCOMPARE(m_document->labels().size(), std::size_t{2});
        QVERIFY(inStep());
        QVERIFY(m_document->goTo(history.at(0).id));
        QCOMPARE(m_document->labels().size(), std::size_t{5});
        QVERIFY(m_document->goTo(0));
        QVERIFY(m_document->labels().empty() && !m_document->canUndo() && m_document->canRedo());
    }

    void adoptingIsOneGesture() {
        Label other = make(10 * s, 20 * s);
        other.rater = "Marko";
        m_document->add(other);
        m_document->add(make(0, 12 * s));
        const auto open = label::disagreements(m_document->labels(), {}, s);
        QCOMPARE(open.size(), std::size_t{1});
        QVERIFY(m_document->adopt(open[0], "Marko"));
        QVERIFY(label::disagreements(m_document->labels(), {}, s).empty());
        QVERIFY(m_document->undo());
        QCOMPARE(label::disagreements(m_document->labels(), {}, s).size(), std::size_t{1});
    }

    void theHistorySurvivesARestart() {
        for (int i = 0; i < 30; ++i) m_document->add(make(2 * i * s, (2 * i + 1) * s));
        const LabelId id = m_document->labels()[7].id;
        QVERIFY(m_document->setNote(id, "heard it") && m_document->undo());
        m_document.reset();
        m_session.reset();
        m_session = *ProjectSession::open(m_folder->path() / "p.tocsin");
        m_document = std::make_unique<LabelDocument>();
        m_document->open(m_session);
        QCOMPARE(m_document->redoText(), QString("note on label 'bearing wear' 1 s on pump 2"));
        QVERIFY(m_document->redo());
        QCOMPARE(m_document->find(id)->note, std::string("heard it"));
        int undone = 0;
        while (m_document->undo()) ++undone;
        QCOMPARE(undone, 31);
        QVERIFY(m_document->labels().empty() && inStep());
    }

    void underAskThePersonDecides() {
        label::Scheme scheme = label::defaultScheme();
        scheme.overlap = label::OverlapPolicy::Ask;
        QVERIFY(m_document->setScheme(scheme));
        m_document->add(make(0, 15 * s));
        QSignalSpy failed(m_document.get(), &LabelDocument::failed);
        QVERIFY(!m_document->add(make(10 * s, 20 * s))); // nobody to ask
        QCOMPARE(failed.count(), 1);
        label::OverlapPolicy answer = label::OverlapPolicy::Ask;
        int asked = 0;
        m_document->setOverlapQuestion([&](const std::vector<Label>& inTheWay) {
            ++asked;
            return inTheWay.size() == 1 && inTheWay[0].range.to == 15 * s ? answer : label::OverlapPolicy::Refuse;
        });
        QVERIFY(!m_document->add(make(10 * s, 20 * s))); // dropped without a word
        QCOMPARE(failed.count(), 1);
        answer = label::OverlapPolicy::Allow;
        const LabelId both = m_document->add(make(10 * s, 20 * s));
        QVERIFY(both && m_document->remove(both));
        answer = label::OverlapPolicy::Replace;
        QVERIFY(m_document->add(make(10 * s, 20 * s)));
        QCOMPARE(m_document->labels()[0].range.to, 10 * s - 1);
        QVERIFY(m_document->add(make(30 * s, 40 * s)));
        QCOMPARE(asked, 3); // where nothing is in the way nobody is asked
        QVERIFY(inStep());
    }

    void normalAndMarksAreOneGestureEach() {
        const LabelId good = m_document->add({"pump 2", {0, 10 * s}}, label::kNormalClass),
                      mark = m_document->add({"pump 2", {5 * s, 5 * s}}, "leak");
        QVERIFY(!m_document->find(good)->isFault() && m_document->find(mark)->isPoint());
        QCOMPARE(m_document->find(good)->rater, std::string("Anna"));
        QCOMPARE(m_document->undoText(), QString("mark 'leak' on pump 2"));
        QVERIFY(m_document->undo());
        QCOMPARE(m_document->labels().size(), std::size_t{1});
    }

    void blindModeHidesWhatOthersSaidUntilItIsSubmitted() {
        Label other = make(10 * s, 20 * s), late = make(90 * s, 99 * s);
        other.rater = late.rater = "Marko";
        QVERIFY(m_document->add(other) && m_document->add(late) && m_document->add(make(11 * s, 19 * s)));
        const LabelId proposal = propose(12 * s, 13 * s);
        QCOMPARE(m_document->visible().size(), std::size_t{4});
        QSignalSpy changed(m_document.get(), &LabelDocument::changed);
        m_document->setBlind(label::Blind::On);
        QCOMPARE(changed.count(), 1);
        QCOMPARE(m_document->visible().size(), std::size_t{1});
        QCOMPARE(m_document->visible()[0].rater, std::string("Anna"));
        QVERIFY(m_document->submit({"pump 2", {0, 50 * s}}));
        QCOMPARE(m_document->visible().size(), std::size_t{3}); // not the one at 90 s
        QVERIFY(m_document->reject(proposal));
        QCOMPARE(m_document->reviewed().size(), std::size_t{1});
        m_document->setRater("Eva");
        QVERIFY(m_document->visible().empty());
        m_document->setBlind(label::Blind::Off);
        QCOMPARE(m_document->visible().size(), std::size_t{4});
        m_document->setRater("Anna");
        QCOMPARE(m_document->submitted().size(), std::size_t{1});
    }

    void peopleAreListedAndWhatTheyLookedAtIsKept() {
        QVERIFY(m_document->addRater("Marko"));
        QSignalSpy failed(m_document.get(), &LabelDocument::failed);
        QVERIFY(!m_document->addRater("") && !m_document->addRater(std::string(label::kAdjudicated)));
        m_document->add(make(0, s));
        propose(2 * s, 3 * s); // "change points" is nobody
        QCOMPARE(m_document->raters(), (std::vector<std::string>{"Anna", "Marko"}));
        QVERIFY(m_document->markReviewed({"pump 2", {0, 10 * s}}) && m_document->markReviewed({"pump 2", {5 * s, 20 * s}}));
        QVERIFY(m_document->reviewed() == (std::vector<label::Reviewed>{{"Anna", {"pump 2", {0, 20 * s}}}}));
        m_document->setRater("");
        QVERIFY(!m_document->markReviewed({"pump 2", {0, s}}) && !m_document->submit({"pump 2", {0, s}}));
        QCOMPARE(failed.count(), 4);
    }

    void aSnapshotIsRestoredAsOneGesture() {
        const LabelId id = m_document->add(make(0, 10 * s));
        QVERIFY(m_document->makeSnapshot("before the audit"));
        QSignalSpy failed(m_document.get(), &LabelDocument::failed);
        QVERIFY(!m_document->makeSnapshot(" before the audit ") && !m_document->makeSnapshot("  "));
        QCOMPARE(failed.count(), 2);
        const auto kept = m_document->labels();
        QVERIFY(m_document->changeClass(id, "leak") && m_document->add(make(20 * s, 30 * s)));
        const auto later = m_document->labels();
        const auto snapshot = m_document->snapshots().at(0);
        const auto diff = m_document->sinceSnapshot(snapshot);
        QVERIFY(diff && diff->added.size() == 1 && diff->changed.size() == 1 && diff->removed.empty());
        QVERIFY(m_document->restore(snapshot));
        QVERIFY(m_document->labels() == kept && inStep());
        QVERIFY(m_document->restore(snapshot)); // nothing differs: no gesture
        QCOMPARE(m_document->undoText(), QString("restore snapshot 'before the audit'"));
        QVERIFY(m_document->undo());
        QVERIFY(m_document->labels() == later && inStep());
    }

    void aRandomWalkStaysInStepAndUndoesToTheStart() {
        std::mt19937 random(17);
        label::Scheme scheme = label::defaultScheme();
        scheme.overlap = label::OverlapPolicy::Replace;
        QVERIFY(m_document->setScheme(scheme));
        QSignalSpy failed(m_document.get(), &LabelDocument::failed); // refusals are part of the walk
        int drag = 0;
        for (int step = 0; step < 400; ++step) {
            const auto& labels = m_document->labels();
            const TimeNs time = static_cast<TimeNs>(random() % 1000) * s;
            const LabelId id = labels.empty() ? LabelId{} : labels[random() % labels.size()].id;
            const LabelEdge edge = random() % 2 == 0 ? LabelEdge::Begin : LabelEdge::End;
            switch (labels.size() < 3 ? 0 : random() % 12) {
            case 0:
            case 1:
                m_document->add(make(time, time + static_cast<TimeNs>(random() % 100) * s));
                break;
            case 2:
                m_document->remove(id);
                break;
            case 3:
                drag = m_document->newDrag();
                [[fallthrough]];
            case 4:
            case 5:
                m_document->moveEdge(id, edge, time, drag);
                break;
            case 6:
                m_document->split(id, time);
                break;
            case 7:
                m_document->join(id, labels[random() % labels.size()].id);
                break;
            case 8:
                m_document->undo();
                break;
            case 9:
                m_document->redo();
                break;
            case 10:
                m_document->setNote(id, std::to_string(step));
                break;
            default:
                m_document->changeClass(id, random() % 2 == 0 ? "leak" : "wear");
                break;
            }
            if (!inStep()) QFAIL(qPrintable(QString("out of step after %1 gestures").arg(step)));
        }
        while (m_document->undo()) {
        }
        QVERIFY(m_document->labels().empty());
        QVERIFY(inStep());
        QVERIFY(m_session->project->verify().ok());
    }

    void manyChangesAtOnceStayInStep() {
        std::vector<Label> many;
        for (int i = 0; i < 500; ++i) many.push_back(make((i * 37 % 500) * s, (i * 37 % 500) * s + 1));
        QVERIFY(m_document->apply(many, {}, "many"));
        QVERIFY(inStep());
        QVERIFY(m_document->undo());
        QVERIFY(m_document->labels().empty());
        QVERIFY(m_document->redo());
        QVERIFY(inStep());
    }

    void withoutAProjectEveryGestureIsRefused() {
        m_document->open(nullptr);
        QSignalSpy failed(m_document.get(), &LabelDocument::failed);
        QVERIFY(!m_document->add(make(0, 1)));
        QVERIFY(!m_document->undo() && !m_document->redo() && !m_document->goTo(0));
        QVERIFY(!m_document->moveEdge(LabelId{1}, LabelEdge::End, 1));
        QCOMPARE(failed.count(), 5);
    }
};

QTEST_GUILESS_MAIN(TestLabelDocument)
#include "tst_label_document.moc"
