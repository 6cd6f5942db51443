// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/documents/label_document.h"

#include <algorithm>

namespace tocsin::workbench {

namespace {

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

QString named(const Result<std::optional<std::string>>& what) {
    return what.ok() && *what ? text(**what) : QString();
}

bool standsBeside(const label::Label& older, const label::Label& fresh) {
    return older.asset == fresh.asset && older.channel == fresh.channel && older.rater == fresh.rater &&
           older.status == label::LabelStatus::Confirmed && older.range.overlaps(fresh.range);
}

/// What is left of `older` once `fresh` is taken out of it.
std::vector<label::Label> rest(const label::Label& older, const TimeRange& fresh) {
    std::vector<label::Label> pieces;
    if (older.range.from < fresh.from) {
        pieces.push_back(older);
        pieces.back().range.to = fresh.from - 1;
    }
    if (older.range.to > fresh.to) {
        pieces.push_back(older);
        pieces.back().range.from = fresh.to + 1;
        if (pieces.size() > 1) pieces.back().id = {}; // the second piece is a new label
    }
    return pieces;
}

} // namespace

QString labelSentence(const label::Label& label) {
    QString sentence =
        label.isPoint()
            ? LabelDocument::tr("mark '%1'").arg(text(label.className))
            : LabelDocument::tr("label '%1' %2").arg(text(label.className), text(formatDuration(label.range.to - label.range.from)));
    return sentence + LabelDocument::tr(" on %1").arg(text(label.asset));
}

void LabelDocument::open(std::shared_ptr<ProjectSession> session) {
    m_session = std::move(session);
    m_savedAt = {};
    reload();
}

void LabelDocument::reload() {
    m_labels.clear();
    m_scheme = label::defaultScheme();
    m_undoText = m_redoText = QString();
    if (m_session) {
        const store::LabelRepository labels = m_session->project->labels();
        auto all = labels.all();
        if (all.ok())
            m_labels = std::move(*all);
        else
            fail(all.error());
        if (auto scheme = labels.scheme(); scheme.ok()) m_scheme = std::move(*scheme);
        m_undoText = named(labels.nextUndo());
        m_redoText = named(labels.nextRedo());
    }
    Q_EMIT schemeChanged();
    Q_EMIT changed();
}

QString LabelDocument::blockedReason() const {
    if (!m_session) return tr("Open a project first");
    return text(m_session->readOnlyReason);
}

std::vector<label::Label> LabelDocument::ofAsset(const std::string& asset) const {
    std::vector<label::Label> found;
    std::copy_if(m_labels.begin(), m_labels.end(), std::back_inserter(found),
                 [&](const label::Label& label) { return label.asset == asset; });
    return found;
}

const label::Label* LabelDocument::find(LabelId id) const {
    const auto at = std::find_if(m_labels.begin(), m_labels.end(), [&](const label::Label& label) { return label.id == id; });
    return at == m_labels.end() ? nullptr : &*at;
}

bool LabelDocument::fail(const Error& error) {
    Q_EMIT failed(text(error.message));
    return false;
}

void LabelDocument::committed(const QString& sentence) {
    m_savedAt = QDateTime::currentDateTimeUtc();
    const store::LabelRepository labels = m_session->project->labels();
    if (auto all = labels.all(); all.ok()) m_labels = std::move(*all);
    m_undoText = named(labels.nextUndo());
    m_redoText = named(labels.nextRedo());
    Q_EMIT changed();
    Q_EMIT saved(sentence);
}

bool LabelDocument::setScheme(const label::Scheme& scheme) {
    if (!writable()) return fail({ErrorCode::Usage, blockedReason().toStdString(), {}});
    if (const auto stored = m_session->project->labels().saveScheme(scheme); !stored.ok()) return fail(stored.error());
    m_scheme = scheme;
    Q_EMIT schemeChanged();
    return true;
}

void LabelDocument::setRater(const std::string& rater) {
    if (m_rater == rater) return;
    m_rater = rater;
    Q_EMIT raterChanged();
}

bool LabelDocument::apply(std::vector<label::Label> put, std::vector<LabelId> remove, const QString& what) {
    if (!writable()) return fail({ErrorCode::Usage, blockedReason().toStdString(), {}});
    const auto named = [&](LabelId id) {
        return std::any_of(put.begin(), put.end(), [&](const label::Label& label) { return label.id == id; }) ||
               std::find(remove.begin(), remove.end(), id) != remove.end();
    };
    if (m_scheme.overlap != label::OverlapPolicy::Allow) {
        const std::size_t given = put.size();
        for (std::size_t i = 0; i < given; ++i) {
            if (put[i].id || put[i].status != label::LabelStatus::Confirmed) continue;
            for (const label::Label& older : m_labels) {
                if (!standsBeside(older, put[i]) || named(older.id)) continue;
                if (m_scheme.overlap == label::OverlapPolicy::Refuse)
                    return fail({ErrorCode::Usage,
                                 tr("The label would overlap '%1' of the same rater; the scheme refuses overlaps. Move its edge, or choose "
                                    "another overlap rule in the scheme.")
                                     .arg(text(older.className))
                                     .toStdString(),
                                 {}});
                auto pieces = rest(older, put[i].range);
                if (pieces.empty()) remove.push_back(older.id);
                for (label::Label& piece : pieces) put.push_back(std::move(piece));
            }
        }
    }
    const auto done = m_session->project->labels().apply(put, remove, what.toStdString());
    if (!done.ok()) return fail(done.error());
    committed(what);
    return true;
}

LabelId LabelDocument::add(label::Label label) {
    label.id = {};
    if (label.rater.empty()) label.rater = m_rater;
    const LabelId before =
        m_labels.empty() ? LabelId{}
                         : std::max_element(m_labels.begin(), m_labels.end(), [](const auto& a, const auto& b) { return a.id < b.id; })->id;
    if (!apply({label}, {}, labelSentence(label))) return {};
    // The first new id is the label itself; pieces of older ones that it cut follow.
    LabelId added;
    for (const label::Label& now : m_labels)
        if (before < now.id && (!added || now.id < added)) added = now.id;
    return added;
}

bool LabelDocument::remove(LabelId id) {
    const label::Label* label = find(id);
    if (!label) return fail({ErrorCode::NotFound, tr("That label is not there any more").toStdString(), {}});
    return apply({}, {id}, tr("remove %1").arg(labelSentence(*label)));
}

bool LabelDocument::undo() {
    if (!writable()) return fail({ErrorCode::Usage, blockedReason().toStdString(), {}});
    const auto what = m_session->project->labels().undo();
    if (!what.ok()) return fail(what.error());
    if (!*what) return false;
    committed(tr("Undone: %1").arg(text(**what)));
    return true;
}

bool LabelDocument::redo() {
    if (!writable()) return fail({ErrorCode::Usage, blockedReason().toStdString(), {}});
    const auto what = m_session->project->labels().redo();
    if (!what.ok()) return fail(what.error());
    if (!*what) return false;
    committed(tr("Done again: %1").arg(text(**what)));
    return true;
}

std::vector<store::GestureRecord> LabelDocument::gestures() const {
    if (!m_session) return {};
    auto gestures = m_session->project->labels().gestures();
    return gestures.ok() ? std::move(*gestures) : std::vector<store::GestureRecord>();
}

bool LabelDocument::goTo(std::int64_t gesture) {
    if (!writable()) return fail({ErrorCode::Usage, blockedReason().toStdString(), {}});
    const store::LabelRepository labels = m_session->project->labels();
    const auto edits = gestures();
    const auto wanted =
        std::find_if(edits.begin(), edits.end(), [&](const auto& edit) { return edit.id == gesture && edit.kind == "edit"; });
    if (gesture != 0 && wanted == edits.end()) return false;
    if (gesture != 0 && wanted->lost)
        return fail(
            {ErrorCode::Usage, tr("'%1' cannot be done again: newer labels were made since").arg(text(wanted->what)).toStdString(), {}});
    // Undo takes the newest first; redo begins with the oldest that was taken back.
    const bool back = gesture == 0 || !wanted->undone;
    const auto steps =
        back ? std::count_if(edits.begin(), gesture == 0 ? edits.end() : wanted,
                             [](const auto& edit) { return edit.kind == "edit" && !edit.undone; })
             : std::count_if(wanted, edits.end(), [](const auto& edit) { return edit.kind == "edit" && edit.undone && !edit.lost; });
    int walked = 0;
    Result<void> failure;
    for (std::ptrdiff_t i = 0; i < steps && failure.ok(); ++i) {
        auto what = back ? labels.undo() : labels.redo();
        if (!what.ok())
            failure = std::move(what).error();
        else if (*what)
            ++walked;
        else
            break;
    }
    if (walked > 0) committed(back ? tr("Gestures undone: %1").arg(walked) : tr("Gestures done again: %1").arg(walked));
    return failure.ok() ? walked > 0 : fail(failure.error());
}

} // namespace tocsin::workbench
