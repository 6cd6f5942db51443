// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QStringList>
#include <memory>
#include <optional>
#include <vector>

#include "app/workbench/documents/label_document.h"
#include "app/workbench/label/label_queue.h"

namespace tocsin::workbench {

/// The Labelling Session without a window: who answers, which question comes next, what it says and what an answer does. The questions are
/// the open proposals that the rater may see. After the last one the recordings are looked over: a stretch that is drawn gets a class.
/// Each answer is one gesture of the document, stored before the call returns. GUI thread.
class LabelSession : public QObject {
    Q_OBJECT
public:
    /// Blocked: nothing can be labelled, question() says why. Look: no question is left.
    enum class Face { Blocked, Name, Question, Look, Summary };

    explicit LabelSession(LabelDocument& labels, QObject* parent = nullptr);

    /// Why no session can begin; empty when it can.
    [[nodiscard]] static QString blockedReason(const LabelDocument& labels, const ProjectSession* session);
    /// session: what the document has open.
    void begin(std::shared_ptr<ProjectSession> session);
    /// Gives the document back the rater that it had.
    void leave();
    [[nodiscard]] bool running() const { return m_session != nullptr; }
    [[nodiscard]] Face face() const { return m_face; }

    /// Who may answer: the project's raters that are people.
    [[nodiscard]] QStringList names() const;
    /// From here on answers are in this name; a new one joins the project's list. False when it was refused.
    bool setName(const QString& name);
    [[nodiscard]] QString name() const;

    /// The proposal that is asked about; nullptr on every other face.
    [[nodiscard]] const label::Label* asked() const;
    /// What is to be seen: of the question, else the one that is looked over. nullptr before the first.
    [[nodiscard]] const store::RecordingRecord* recording() const;
    /// The time to be seen, with its surroundings.
    [[nodiscard]] TimeRange view() const;
    /// Channels of the recording, the one of the question first.
    [[nodiscard]] std::vector<std::string> channels() const;

    /// "Question 2 of 7".
    [[nodiscard]] QString progress() const;
    /// "Pump 2, 27 January 2025, 09:30 to 14:10. Work order 40123: bearing changed."
    [[nodiscard]] QString place() const;
    /// "Was the machine already failing in this stretch?"
    [[nodiscard]] QString question() const;
    /// What became of the last key.
    [[nodiscard]] QString told() const { return m_told; }
    /// "You answered 6 of 7. Everything is saved."
    [[nodiscard]] QString summary() const;

    /// A stretch that was drawn and waits for its class.
    void setSelection(std::optional<TimeRange> selection);
    [[nodiscard]] const std::optional<TimeRange>& selection() const { return m_selection; }

    // Answers. False: nothing was stored, and told() says why.

    /// The drawn stretch gets this class. Where it touches what is asked about and the class is a fault, it is the answer: the proposal
    /// becomes that stretch. Without one the question is answered.
    bool giveClass(const std::string& className);
    /// 0 is good.
    bool giveDigit(int digit);
    bool yes();
    bool good();
    bool cannotSay();
    bool reject();
    /// The drawn stretch is forgotten; else the question is left open, or the next recording comes.
    bool skip();
    /// Forgets the drawn stretch, else takes back the last answer, exactly that, or returns to the question that was skipped.
    bool back();
    /// To the summary.
    void finish();

Q_SIGNALS:
    /// Face, question or words changed.
    void changed();

private:
    enum class StepKind { Answered, Drawn, Skipped };
    /// What back() takes back.
    struct Step {
        StepKind kind = StepKind::Answered;
        std::size_t question = 0;
        std::size_t recording = 0;
        std::int64_t gesture = 0; ///< 0: skipped
    };
    bool tell(const QString& sentence);
    bool done(StepKind kind, bool stored, const QString& sentence);
    void collectQuestions();
    void show(std::size_t question);
    [[nodiscard]] bool open(std::size_t question) const;
    [[nodiscard]] std::optional<std::size_t> recordingOf(const label::Label& label) const;
    /// The newest edit that stands; 0 without one.
    [[nodiscard]] std::int64_t newestEdit() const;
    [[nodiscard]] QString stored(const QString& what, const std::string& asset, TimeRange range) const;

    LabelDocument& m_labels;
    LabelQueue m_queue;
    std::shared_ptr<ProjectSession> m_session;
    std::string m_raterBefore;
    Face m_face = Face::Blocked;
    std::vector<LabelId> m_questions;
    std::size_t m_question = 0;  ///< of m_questions; its size: none is left
    std::size_t m_recording = 0; ///< of the project's
    std::vector<Step> m_steps;
    std::optional<TimeRange> m_selection;
    QString m_told;
};

/// "27 January 2025, 09:30 to 14:10", UTC.
[[nodiscard]] QString plainTime(TimeRange range);

} // namespace tocsin::workbench
