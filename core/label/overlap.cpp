// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/overlap.h"

#include <algorithm>
#include <fmt/format.h>
#include <unordered_map>
#include <unordered_set>

namespace tocsin::label {

namespace {

std::string named(const Label& label) {
    return fmt::format("'{}' on {} ({} to {})", label.className, label.asset, formatTime(label.range.from), formatTime(label.range.to));
}

/// What is left of `older` without the time of `fresh`.
std::vector<Label> withoutTime(const Label& older, const TimeRange& fresh) {
    std::vector<Label> pieces;
    if (older.isPoint()) return pieces;
    // What would be left of one instant alone is let go: it would be a point, which says something else.
    if (older.range.from < fresh.from - 1) {
        pieces.push_back(older);
        pieces.back().range.to = fresh.from - 1;
    }
    if (older.range.to - 1 > fresh.to) {
        pieces.push_back(older);
        pieces.back().range.from = fresh.to + 1;
        pieces.back().onset.reset(); // it began with the part that is gone or stands before
        if (pieces.size() > 1) pieces.back().id = {};
    }
    return pieces;
}

bool sameClaim(const Label& a, const Label& b) {
    return a.range == b.range && a.asset == b.asset && a.channel == b.channel && a.rater == b.rater && a.status == b.status;
}

} // namespace

bool claimSameTime(const Label& a, const Label& b) {
    if (!a.range.overlaps(b.range) || a.isPoint() != b.isPoint()) return false;
    if (!a.isPoint() && std::min(a.range.to, b.range.to) == std::max(a.range.from, b.range.from)) return false;
    return a.asset == b.asset && a.channel == b.channel && a.rater == b.rater && a.status == LabelStatus::Confirmed &&
           b.status == LabelStatus::Confirmed;
}

namespace {

/// What an edit claims against the labels that stand: not those it changes itself, and not time a label had already.
class Claims {
public:
    Claims(std::span<const Label> standing, const LabelEdit& edit) : m_touched(edit.remove.begin(), edit.remove.end()) {
        for (const Label& label : edit.put)
            if (label.id) m_touched.insert(label.id);
        for (const Label& label : standing)
            if (m_touched.contains(label.id)) m_before.emplace(label.id, &label);
    }
    [[nodiscard]] bool clash(const Label& fresh, const Label& older) const {
        if (!claimSameTime(older, fresh) || m_touched.contains(older.id)) return false;
        const auto old = m_before.find(fresh.id);
        return old == m_before.end() || !sameClaim(*old->second, fresh);
    }

private:
    std::unordered_set<LabelId> m_touched;
    std::unordered_map<LabelId, const Label*> m_before;
};

} // namespace

std::vector<Label> labelsInTheWay(std::span<const Label> standing, const LabelEdit& edit) {
    const Claims claims(standing, edit);
    std::vector<Label> found;
    for (const Label& older : standing)
        if (std::any_of(edit.put.begin(), edit.put.end(), [&](const Label& fresh) { return claims.clash(fresh, older); }))
            found.push_back(older);
    return found;
}

Result<LabelEdit> resolveOverlap(OverlapPolicy policy, std::span<const Label> standing, LabelEdit edit) {
    if (policy == OverlapPolicy::Allow) return edit;
    const Claims claims(standing, edit);
    const std::vector<Label> given = edit.put;
    std::vector<std::pair<LabelId, std::vector<Label>>> cut; // older label -> what is left of it so far
    for (const Label& fresh : given) {
        for (const Label& older : standing) {
            if (!claims.clash(fresh, older)) continue;
            if (policy != OverlapPolicy::Replace) {
                return Error{
                    ErrorCode::Usage,
                    fmt::format("the label would overlap {}; the scheme refuses overlaps. Move its edge, or choose another overlap "
                                "rule in the scheme.",
                                named(older)),
                    {}};
            }
            if (older.locked)
                return Error{ErrorCode::Usage, fmt::format("the label would cut {}, which is locked; unlock it first", named(older)), {}};
            auto entry = std::find_if(cut.begin(), cut.end(), [&](const auto& known) { return known.first == older.id; });
            if (entry == cut.end()) entry = cut.insert(cut.end(), {older.id, {older}});
            std::vector<Label> left;
            for (const Label& piece : entry->second) {
                if (!claimSameTime(piece, fresh)) {
                    left.push_back(piece);
                    continue;
                }
                for (Label& part : withoutTime(piece, fresh.range)) left.push_back(std::move(part));
            }
            entry->second = std::move(left);
        }
    }
    for (auto& [id, pieces] : cut) {
        if (pieces.empty()) {
            edit.remove.push_back(id);
            continue;
        }
        // The first piece that stays carries the id on.
        for (std::size_t i = 0; i < pieces.size(); ++i) pieces[i].id = i == 0 ? id : LabelId{};
        std::move(pieces.begin(), pieces.end(), std::back_inserter(edit.put));
    }
    return edit;
}

Result<void> checkLocks(std::span<const Label> standing, const LabelEdit& edit) {
    std::unordered_map<LabelId, const Label*> wanted; // nullptr: to be removed
    for (const LabelId id : edit.remove) wanted.emplace(id, nullptr);
    for (const Label& label : edit.put)
        if (label.id) wanted.emplace(label.id, &label);
    if (wanted.empty()) return {};
    for (const Label& label : standing) {
        if (!label.locked) continue;
        const auto found = wanted.find(label.id);
        if (found == wanted.end()) continue;
        if (found->second != nullptr) {
            Label unlocked = label;
            unlocked.locked = found->second->locked;
            if (unlocked == *found->second) continue;
        }
        return Error{ErrorCode::Usage, fmt::format("{} is locked; unlock it first", named(label)), {}};
    }
    return {};
}

} // namespace tocsin::label
