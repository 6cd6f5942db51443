// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/label_session.h"

#include <QDateTime>
#include <QLocale>
#include <algorithm>

#include "core/label/change_proposals.h"
#include "core/label/proposals.h"
#include "widgets/lanes/time_window.h"

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString capital(QString sentence) {
    if (!sentence.isEmpty()) sentence[0] = sentence[0].toUpper();
    return sentence;
}

/// A point is shown with a twentieth of its recording around it.
constexpr TimeNs kPointShare = 20;

} // namespace

QString plainTime(TimeRange range) {
    const auto at = [](TimeNs time) { return QDateTime::fromMSecsSinceEpoch(time / 1'000'000, Qt::UTC); };
    const QDateTime from = at(range.from), to = at(range.to);
    const auto day = [](const QDateTime& time) { return QLocale().toString(time.date(), QStringLiteral("d MMMM yyyy")); };
    // Seconds only where minutes cannot tell the ends apart.
    const QString clock =
        range.to != range.from && range.to - range.from < 2 * 60 * kNsPerSecond ? QStringLiteral("HH:mm:ss") : QStringLiteral("HH:mm");
    const auto hour = [&clock](const QDateTime& time) { return time.time().toString(clock); };
    const QString begin = LabelSession::tr("%1, %2", "day, time").arg(day(from), hour(from));
    if (range.from == range.to) return begin;
    if (from.date() == to.date()) return LabelSession::tr("%1 to %2", "times").arg(begin, hour(to));
    return LabelSession::tr("%1 to %2", "times").arg(begin, LabelSession::tr("%1, %2", "day, time").arg(day(to), hour(to)));
}

LabelSession::LabelSession(LabelDocument& labels, QObject* parent) : QObject(parent), m_labels(labels), m_queue(labels) {
    connect(&labels, &LabelDocument::failed, this, [this](const QString& message) {
        if (running()) tell(message);
    });
}

QString LabelSession::blockedReason(const LabelDocument& labels, const ProjectSession* session) {
    if (!labels.writable()) return labels.blockedReason();
    if (!session || session->recordings.empty()) return tr("There is no recording yet: import data first");
    return {};
}

void LabelSession::begin(std::shared_ptr<ProjectSession> session) {
    m_session = std::move(session);
    m_raterBefore = m_labels.rater();
    m_questions.clear();
    m_question = m_recording = 0;
    m_steps.clear();
    m_selection.reset();
    m_told.clear();
    m_queue.setEvents(m_session ? m_session->events : std::vector<label::MaintenanceEvent>());
    m_face = blockedReason(m_labels, m_session.get()).isEmpty() ? Face::Name : Face::Blocked;
    Q_EMIT changed();
}

void LabelSession::leave() {
    if (!running()) return;
    m_session.reset();
    m_face = Face::Blocked;
    m_labels.setRater(m_raterBefore);
}

QStringList LabelSession::names() const {
    QStringList names;
    for (const std::string& name : m_labels.raters())
        if (name != label::ProposalSettings{}.rater && name != label::ChangeProposalSettings{}.rater) names << text(name);
    return names;
}

QString LabelSession::name() const {
    return text(m_labels.rater());
}

bool LabelSession::setName(const QString& name) {
    const QString wanted = name.trimmed();
    if (m_face != Face::Name) return false;
    if (wanted.isEmpty()) return tell(tr("Write your name first: it says who answered"));
    if (!names().contains(wanted) && !m_labels.addRater(wanted.toStdString())) return false;
    m_labels.setRater(wanted.toStdString());
    m_told.clear();
    collectQuestions();
    show(0);
    return true;
}

void LabelSession::collectQuestions() {
    m_questions.clear();
    for (int row = 0; row < m_queue.rowCount(); ++row) {
        const label::Label* label = m_labels.find(m_queue.idAt(row));
        if (label && m_queue.stateAt(row) == LabelQueue::State::Open && recordingOf(*label)) m_questions.push_back(label->id);
    }
}

bool LabelSession::open(std::size_t question) const {
    const int row = m_queue.rowOf(m_questions[question]);
    return row >= 0 && m_queue.stateAt(row) == LabelQueue::State::Open;
}

/// The first open question from there on, else looking over.
void LabelSession::show(std::size_t question) {
    m_selection.reset();
    while (question < m_questions.size() && !open(question)) ++question;
    m_question = question;
    m_face = question < m_questions.size() ? Face::Question : Face::Look;
    if (const label::Label* label = asked())
        if (const auto row = recordingOf(*label)) m_recording = *row;
    Q_EMIT changed();
}

std::optional<std::size_t> LabelSession::recordingOf(const label::Label& label) const {
    const auto& all = m_session->recordings;
    const auto found = std::find_if(all.begin(), all.end(), [&](const store::RecordingRecord& record) {
        return record.asset == label.asset && (!label.recording || label.recording == record.id) && record.range.overlaps(label.range);
    });
    return found == all.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - all.begin()));
}

const label::Label* LabelSession::asked() const {
    return m_face == Face::Question && m_question < m_questions.size() ? m_labels.find(m_questions[m_question]) : nullptr;
}

const store::RecordingRecord* LabelSession::recording() const {
    const bool seen = m_face == Face::Question || m_face == Face::Look;
    return seen && m_session && m_recording < m_session->recordings.size() ? &m_session->recordings[m_recording] : nullptr;
}

TimeRange LabelSession::view() const {
    const store::RecordingRecord* record = recording();
    const label::Label* label = asked();
    if (!record) return {};
    if (!label) return record->range;
    const TimeNs margin = label->isPoint() ? (record->range.to - record->range.from) / kPointShare : label->range.to - label->range.from;
    return {std::max(record->range.from, widgets::saturatingAdd(label->range.from, -margin)),
            std::min(record->range.to, widgets::saturatingAdd(label->range.to, margin))};
}

std::vector<std::string> LabelSession::channels() const {
    const store::RecordingRecord* record = recording();
    if (!record) return {};
    std::vector<std::string> names = record->channelNames();
    if (const label::Label* label = asked())
        std::stable_partition(names.begin(), names.end(), [&](const std::string& name) { return name == label->channel; });
    return names;
}

QString LabelSession::progress() const {
    if (m_face == Face::Question) return tr("Question %1 of %2").arg(m_question + 1).arg(m_questions.size());
    if (m_face != Face::Look) return {};
    return m_questions.empty() ? tr("There is no question") : tr("That was the last question");
}

QString LabelSession::place() const {
    const store::RecordingRecord* record = recording();
    if (!record) return {};
    const QString asset = capital(text(record->asset));
    const auto at = [&](TimeRange range) { return tr("%1, %2.", "machine, time").arg(asset, plainTime(range)); };
    if (m_selection) return tr("You drew: %1").arg(at(*m_selection));
    const label::Label* label = asked();
    if (!label) return at(record->range);
    const label::MaintenanceEvent* order = m_queue.orderOf(*label);
    QString why = order ? (order->text.empty() ? tr("Work order %1.").arg(text(order->workOrder))
                                               : tr("Work order %1: %2.").arg(text(order->workOrder), text(order->text)))
                        : capital(text(label->note));
    if (!why.isEmpty() && !why.endsWith(QLatin1Char('.'))) why += QLatin1Char('.');
    if (why.endsWith(QLatin1String(".."))) why.chop(1);
    return why.isEmpty() ? at(label->range) : QStringLiteral("%1 %2").arg(at(label->range), why);
}

QString LabelSession::question() const {
    if (m_face == Face::Blocked) return blockedReason(m_labels, m_session.get());
    if (m_face == Face::Name) return tr("Who are you?");
    if (m_face == Face::Summary) return tr("Thank you, %1.").arg(name());
    if (m_selection) return tr("What was it? Press the class.");
    const label::Label* label = asked();
    if (!label) return tr("Drag over what looks wrong, then press the class.");
    if (label->isPoint()) return tr("Was there '%1' at this moment?").arg(text(label->className));
    if (label->className == label::kPreFailureClass) return tr("Was the machine already failing in this stretch?");
    if (label->className == label::kNormalClass) return tr("Did the machine run well in this stretch?");
    if (label->className == label::kUnknownClass) return tr("Was the machine under repair or out of use in this stretch?");
    return tr("Does this stretch look like '%1' to you?").arg(text(label->className));
}

QString LabelSession::summary() const {
    std::size_t answered = 0;
    for (std::size_t question = 0; question < m_questions.size(); ++question) answered += open(question) ? 0 : 1;
    const auto drawn = std::count_if(m_steps.begin(), m_steps.end(), [](const Step& step) { return step.kind == StepKind::Drawn; });
    QStringList sentences;
    if (!m_questions.empty()) sentences << tr("You answered %1 of %2.").arg(answered).arg(m_questions.size());
    if (answered < m_questions.size()) sentences << tr("What you left open is asked again the next time.");
    if (drawn > 0 || m_questions.empty()) sentences << tr("Stretches that you labelled yourself: %1.").arg(drawn);
    sentences << tr("Everything is saved.");
    return sentences.join(QLatin1Char(' '));
}

bool LabelSession::tell(const QString& sentence) {
    m_told = sentence;
    Q_EMIT changed();
    return false;
}

void LabelSession::setSelection(std::optional<TimeRange> selection) {
    if (selection == m_selection || !recording()) return;
    m_selection = selection;
    m_told.clear();
    Q_EMIT changed();
}

std::int64_t LabelSession::newestEdit() const {
    for (const store::GestureRecord& gesture : m_labels.gestures())
        if (gesture.kind == "edit" && !gesture.undone) return gesture.id;
    return 0;
}

QString LabelSession::stored(const QString& what, const std::string& asset, TimeRange range) const {
    return tr("Stored: %1 on %2, %3, by %4.").arg(what, text(asset), plainTime(range), name());
}

/// After a gesture: remembered for back(), told, and the next question where this one was answered.
bool LabelSession::done(StepKind kind, bool stored, const QString& sentence) {
    if (!stored) return false; // failed() told why
    m_steps.push_back({kind, m_question, m_recording, newestEdit()});
    m_told = sentence;
    show(m_question);
    return true;
}

bool LabelSession::giveClass(const std::string& className) {
    const store::RecordingRecord* record = recording();
    if (!record) return false;
    m_told.clear();
    const label::Label* label = asked();
    const QString what = QStringLiteral("'%1'").arg(text(className));
    if (m_selection) {
        const TimeRange drawn = *m_selection;
        const QString sentence = stored(what, record->asset, drawn);
        if (label && label::isFaultClass(className) && drawn.overlaps(label->range))
            return done(StepKind::Answered, m_labels.acceptAs(label->id, className, drawn), sentence);
        return done(StepKind::Drawn, bool(m_labels.add({record->asset, drawn}, className)),
                    label ? tr("%1 The question is still open.").arg(sentence) : sentence);
    }
    if (!label) return tell(tr("Drag over a stretch of the lanes first, then press the class"));
    const QString sentence = stored(what, label->asset, label->range);
    return done(StepKind::Answered, m_labels.acceptAs(label->id, className), sentence);
}

bool LabelSession::giveDigit(int digit) {
    if (!recording()) return false;
    if (digit == 0) return good();
    for (const label::SchemeClass& entry : m_labels.scheme().classes)
        if (entry.key == digit) return giveClass(entry.name);
    return tell(tr("No class has the key %1").arg(digit));
}

bool LabelSession::yes() {
    const label::Label* label = asked();
    if (label && !m_selection) return giveClass(std::string(label->className));
    return recording() && tell(m_selection ? tr("Press the class of the stretch that you drew") : tr("There is no question to say yes to"));
}

bool LabelSession::good() {
    return giveClass(std::string(label::kNormalClass));
}

bool LabelSession::cannotSay() {
    const label::Label* label = asked();
    if (!label || m_selection || label->className == label::kUnknownClass) return giveClass(std::string(label::kUnknownClass));
    m_told.clear();
    const QString sentence = stored(tr("nobody can say"), label->asset, label->range);
    return done(StepKind::Answered, m_labels.markUnsure(label->id), sentence);
}

bool LabelSession::reject() {
    const label::Label* label = asked();
    if (!label || m_selection)
        return recording() && tell(m_selection ? tr("Press the class of the stretch that you drew, or Skip to forget it")
                                               : tr("There is no question to say no to"));
    m_told.clear();
    const QString sentence = tr("%1 It is not asked again.").arg(stored(tr("no"), label->asset, label->range));
    return done(StepKind::Answered, m_labels.reject(label->id), sentence);
}

bool LabelSession::skip() {
    if (!recording()) return false;
    m_told.clear();
    if (m_selection) {
        m_selection.reset();
        tell(tr("The stretch is forgotten; nothing was stored."));
        return true;
    }
    if (m_face == Face::Look) {
        m_recording = (m_recording + 1) % m_session->recordings.size();
        Q_EMIT changed();
        return true;
    }
    m_steps.push_back({StepKind::Skipped, m_question, m_recording, 0});
    m_told = tr("Left open.");
    show(m_question + 1);
    return true;
}

bool LabelSession::back() {
    if (!recording()) return false;
    if (m_selection) return skip();
    if (m_steps.empty()) return tell(tr("There is no answer to take back"));
    const Step step = m_steps.back();
    m_told.clear();
    if (step.kind != StepKind::Skipped) {
        if (newestEdit() != step.gesture)
            return tell(tr("Labels were changed elsewhere since your last answer, so it stays; the history on the Label page can undo it"));
        if (!m_labels.undo()) return false;
        m_told = tr("Taken back: your last answer.");
    }
    m_steps.pop_back();
    m_recording = step.recording;
    show(step.question);
    return true;
}

void LabelSession::finish() {
    if (!recording()) return;
    m_selection.reset();
    m_told.clear();
    m_face = Face::Summary;
    Q_EMIT changed();
}

} // namespace tocsin::workbench
