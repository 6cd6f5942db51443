// SPDX-License-Identifier: GPL-3.0-or-later
// The gestures of LabelDocument on single labels.
#include <algorithm>

#include "app/workbench/documents/label_document.h"

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString signedDuration(TimeNs by) {
    return (by < 0 ? QStringLiteral("-") : QStringLiteral("+")) + text(formatDuration(by < 0 ? -by : by));
}

} // namespace

bool LabelDocument::accept(LabelId id) {
    const label::Label* known = need(id);
    return known && acceptAs(id, known->className);
}

bool LabelDocument::acceptAs(LabelId id, const std::string& className, std::optional<TimeRange> range) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    label.className = className;
    if (range) {
        label.range = *range;
        label.onset.reset();
    }
    label.status = label::LabelStatus::Confirmed;
    label.confidence = 1;
    if (!m_rater.empty()) label.rater = m_rater;
    return apply({label}, {}, tr("accept %1").arg(labelSentence(label)));
}

bool LabelDocument::reject(LabelId id) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    label.status = label::LabelStatus::Rejected;
    if (!m_rater.empty()) label.rater = m_rater;
    return apply({label}, {}, tr("reject %1").arg(labelSentence(label)));
}

bool LabelDocument::markUnsure(LabelId id) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    const QString was = known->status == label::LabelStatus::Proposed ? tr("unsure: proposed as '%1'") : tr("unsure: was '%1'");
    const std::string told = was.arg(text(known->className)).toStdString();
    label.note = label.note.empty() ? told : told + " | " + label.note;
    label.className = label::kUnknownClass;
    label.confidence = 0.5;
    label.status = label::LabelStatus::Confirmed;
    if (!m_rater.empty()) label.rater = m_rater;
    return apply({label}, {}, tr("unsure about %1").arg(labelSentence(*known)));
}

bool LabelDocument::setConfidence(LabelId id, double confidence) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    label.confidence = confidence;
    return apply({label}, {}, tr("confidence %1 % for %2").arg(qRound(100 * confidence)).arg(labelSentence(label)));
}

bool LabelDocument::changeClass(LabelId id, const std::string& className) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    label.className = className;
    return apply({label}, {}, tr("change '%1' to '%2' on %3").arg(text(known->className), text(className), text(label.asset)));
}

bool LabelDocument::setNote(LabelId id, const std::string& note) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    label.note = note;
    return apply({label}, {}, (note.empty() ? tr("remove the note of %1") : tr("note on %1")).arg(labelSentence(label)));
}

bool LabelDocument::setOnset(LabelId id, std::optional<label::OnsetRange> onset) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    label.onset = onset;
    return apply({label}, {}, (onset ? tr("onset band of %1") : tr("remove the onset band of %1")).arg(labelSentence(label)));
}

bool LabelDocument::moveEdge(LabelId id, LabelEdge edge, TimeNs time, int drag) {
    if (!refuseUnlessWritable()) return false;
    const bool goesOn = drag != 0 && m_drag.number == drag && m_drag.label == id && m_drag.edge == edge && m_drag.gesture == m_lastGesture;
    const std::vector<store::LabelChange> before = goesOn ? m_drag.changes : std::vector<store::LabelChange>{};
    if (goesOn) { // the move is told, checked and stored from where the drag began
        std::vector<store::LabelChange> back(before.rbegin(), before.rend());
        for (store::LabelChange& change : back) std::swap(change.before, change.after);
        bringUpToDate(back);
    }
    const auto stay = [&](const Error& error) {
        bringUpToDate(before);
        return fail(error);
    };
    const label::Label* known = find(id);
    if (!known) return stay({ErrorCode::NotFound, tr("That label is not there any more").toStdString(), {}});
    label::Label label = *known;
    const TimeNs old = edge == LabelEdge::Begin ? label.range.from : label.range.to;
    if (label.isPoint())
        label.range = {time, time};
    else
        (edge == LabelEdge::Begin ? label.range.from : label.range.to) = time;
    if (label.range.from > label.range.to)
        return stay({ErrorCode::Usage, tr("The start of a label cannot pass its end").toStdString(), {}});
    if (!goesOn && label == *known) return true;
    const QString what = known->isPoint()           ? tr("move mark '%1' by %2 on %3")
                         : edge == LabelEdge::Begin ? tr("move the start of '%1' by %2 on %3")
                                                    : tr("move the end of '%1' by %2 on %3");
    const QString sentence = what.arg(text(label.className), signedDuration(time - old), text(label.asset));

    const auto edit = resolved({{label}, {}});
    if (!edit.ok()) return stay(edit.error());
    const store::LabelRepository labels = m_session->project->labels();
    const auto gesture = goesOn ? labels.replaceLast(m_drag.gesture, edit->put, edit->remove, sentence.toStdString())
                                : labels.commit(edit->put, edit->remove, sentence.toStdString());
    if (!gesture.ok()) return stay(gesture.error());
    // Of a replaced gesture the first changes take it back; that is done already.
    m_drag = {
        drag, id, edge, gesture->id,
        std::vector<store::LabelChange>(gesture->changes.begin() + static_cast<std::ptrdiff_t>(before.size()), gesture->changes.end())};
    bringUpToDate(m_drag.changes);
    committed(*gesture, sentence);
    return true;
}

bool LabelDocument::split(LabelId id, TimeNs at) {
    const label::Label* known = need(id);
    if (!known) return false;
    if (at <= known->range.from || at >= known->range.to)
        return fail({ErrorCode::Usage, tr("A label is split inside its range; put the cursor there first").toStdString(), {}});
    label::Label first = *known, second = *known;
    first.range.to = at;
    second.id = {};
    second.range.from = at + 1;
    second.onset.reset();
    return apply({first, second}, {}, tr("split %1").arg(labelSentence(*known)));
}

bool LabelDocument::join(LabelId id, LabelId other) {
    const label::Label *a = need(id), *b = a ? need(other) : nullptr;
    if (!b) return false;
    if (id == other) return fail({ErrorCode::Usage, tr("A label is joined with another one").toStdString(), {}});
    if (a->asset != b->asset || a->channel != b->channel || a->className != b->className || a->rater != b->rater || a->status != b->status)
        return fail({ErrorCode::Usage,
                     tr("Only labels of one asset, channel, class, rater and status are joined; these are '%1' on %2 and '%3' on %4")
                         .arg(text(a->className), text(a->asset), text(b->className), text(b->asset))
                         .toStdString(),
                     {}});
    if (b->range.from < a->range.from) std::swap(a, b);
    // The lock of the one that goes must hold as well as that of the one that stays: checkLocks sees both.
    label::Label whole = *a;
    whole.range.to = std::max(a->range.to, b->range.to);
    whole.confidence = std::min(a->confidence, b->confidence);
    if (!whole.onset) whole.onset = b->onset;
    if (!b->note.empty() && b->note != a->note) whole.note = a->note.empty() ? b->note : a->note + " | " + b->note;
    if (a->recording != b->recording) whole.recording = {};
    return apply({whole}, {b->id}, tr("join %1").arg(labelSentence(whole)));
}

bool LabelDocument::setLock(LabelId id, LabelLock lock) {
    const label::Label* known = need(id);
    if (!known) return false;
    label::Label label = *known;
    label.locked = lock == LabelLock::On;
    return apply({label}, {}, (label.locked ? tr("lock %1") : tr("unlock %1")).arg(labelSentence(label)));
}

bool LabelDocument::adopt(const label::Disagreement& disagreement, const std::string& rater) {
    const auto labels = label::adopted(disagreement, rater);
    if (!labels.ok()) return fail(labels.error());
    return apply(*labels, {}, tr("adopt what %1 said about %2").arg(text(rater), text(disagreement.where.asset)));
}

} // namespace tocsin::workbench
