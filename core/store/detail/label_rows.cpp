// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/label_rows.h"

#include <algorithm>
#include <fmt/format.h>
#include <map>

#include "core/base/time.h"
#include "core/base/utf8.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/detail/lock_file.h"

namespace tocsin::store {

namespace {

using label::Label;

constexpr const char* kColumns =
    "l.id, a.name, l.recording_id, l.channel, l.from_ns, l.to_ns, l.class, l.rater, l.confidence, l.onset_earliest_ns, "
    "l.onset_latest_ns, l.status, l.note, l.source, l.locked";

Label labelOfRow(SQLite::Statement& row) {
    Label label;
    label.id = LabelId{row.getColumn(0).getInt64()};
    label.asset = row.getColumn(1).getString();
    label.recording = RecordingId{row.getColumn(2).getInt64()}; // NULL reads as 0: the whole asset
    label.channel = row.getColumn(3).getString();
    label.range = {row.getColumn(4).getInt64(), row.getColumn(5).getInt64()};
    label.className = row.getColumn(6).getString();
    label.rater = row.getColumn(7).getString();
    label.confidence = row.getColumn(8).getDouble();
    if (!row.isColumnNull(9)) label.onset = label::OnsetRange{row.getColumn(9).getInt64(), row.getColumn(10).getInt64()};
    label.status = label::statusFromName(row.getColumn(11).getString()).value_or(label::LabelStatus::Proposed);
    label.note = row.getColumn(12).getString();
    label.source = row.getColumn(13).getString();
    label.locked = row.getColumn(14).getInt() != 0;
    return label;
}

/// Prepared once for a gesture of any size.
class LabelTable {
public:
    explicit LabelTable(SQLite::Database& connection)
        : m_connection(connection), m_remove(connection, "DELETE FROM labels WHERE id = ?"),
          m_insert(connection,
                   "INSERT INTO labels (id, asset_id, recording_id, channel, from_ns, to_ns, class, rater, confidence, onset_earliest_ns, "
                   "onset_latest_ns, status, note, source, locked) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)") {}

    void remove(LabelId id) {
        m_remove.reset();
        m_remove.bind(1, id.value);
        m_remove.exec();
    }

    void insert(const Label& label) {
        if (label.asset != m_assetName) {
            m_assetId = assetRow(m_connection, label.asset);
            m_assetName = label.asset;
        }
        m_insert.reset();
        m_insert.clearBindings();
        m_insert.bind(1, label.id.value);
        m_insert.bind(2, m_assetId);
        if (label.recording) m_insert.bind(3, label.recording.value);
        m_insert.bind(4, label.channel);
        m_insert.bind(5, label.range.from);
        m_insert.bind(6, label.range.to);
        m_insert.bind(7, label.className);
        m_insert.bind(8, label.rater);
        m_insert.bind(9, label.confidence);
        if (label.onset) {
            m_insert.bind(10, label.onset->earliest);
            m_insert.bind(11, label.onset->latest);
        }
        m_insert.bind(12, std::string(label::statusName(label.status)));
        m_insert.bind(13, label.note);
        m_insert.bind(14, label.source);
        m_insert.bind(15, label.locked ? 1 : 0);
        m_insert.exec();
    }

private:
    SQLite::Database& m_connection;
    SQLite::Statement m_remove, m_insert;
    std::string m_assetName;
    std::int64_t m_assetId = 0;
};

void checkRecording(SQLite::Database& connection, const Label& label) {
    if (!label.recording) return;
    SQLite::Statement query(connection, "SELECT a.name FROM recordings r JOIN assets a ON a.id = r.asset_id WHERE r.id = ?");
    query.bind(1, label.recording.value);
    if (!query.executeStep())
        throw Refusal{{ErrorCode::NotFound,
                       fmt::format("a label speaks of recording {}, which the project does not have", label.recording.value),
                       {}}};
    if (query.getColumn(0).getString() != label.asset)
        throw Refusal{{ErrorCode::Data,
                       fmt::format("a label of asset '{}' speaks of recording {}, which belongs to '{}'", label.asset,
                                   label.recording.value, query.getColumn(0).getString()),
                       {}}};
}

} // namespace

Json labelState(const Label& label) {
    Json state{{"asset", label.asset},
               {"recording", label.recording.value},
               {"channel", label.channel},
               {"from", label.range.from},
               {"to", label.range.to},
               {"class", label.className},
               {"rater", label.rater},
               {"confidence", label.confidence},
               {"onset", label.onset ? Json::array({label.onset->earliest, label.onset->latest}) : Json()},
               {"status", label::statusName(label.status)},
               {"note", label.note},
               {"source", label.source}};
    if (label.locked) state["locked"] = true; // not in states of schema 1
    return state;
}

Label labelFromState(LabelId id, const Json& state) {
    Label label;
    label.id = id;
    label.asset = state.at("asset").get<std::string>();
    label.recording = RecordingId{state.at("recording").get<std::int64_t>()};
    label.channel = state.at("channel").get<std::string>();
    label.range = {state.at("from").get<TimeNs>(), state.at("to").get<TimeNs>()};
    label.className = state.at("class").get<std::string>();
    label.rater = state.at("rater").get<std::string>();
    label.confidence = state.at("confidence").get<double>();
    if (const Json& onset = state.at("onset"); onset.is_array())
        label.onset = label::OnsetRange{onset.at(0).get<TimeNs>(), onset.at(1).get<TimeNs>()};
    label.status = label::statusFromName(state.at("status").get<std::string>()).value_or(label::LabelStatus::Proposed);
    label.note = state.at("note").get<std::string>();
    label.source = state.at("source").get<std::string>();
    label.locked = state.value("locked", false);
    return label;
}

std::vector<Label> currentLabels(SQLite::Database& connection, std::optional<std::string_view> asset) {
    SQLite::Statement query(connection,
                            fmt::format("SELECT {} FROM labels l JOIN assets a ON a.id = l.asset_id {} ORDER BY l.from_ns, l.id", kColumns,
                                        asset ? "WHERE a.name = ?" : ""));
    if (asset) query.bind(1, std::string(*asset));
    std::vector<Label> labels;
    while (query.executeStep()) labels.push_back(labelOfRow(query));
    return labels;
}

LabelLookup::LabelLookup(SQLite::Database& connection)
    : m_query(connection, fmt::format("SELECT {} FROM labels l JOIN assets a ON a.id = l.asset_id WHERE l.id = ?", kColumns)) {}

std::optional<Label> LabelLookup::find(LabelId id) {
    m_query.reset();
    m_query.bind(1, id.value);
    if (!m_query.executeStep()) return {};
    return labelOfRow(m_query);
}

std::int64_t writeGesture(SQLite::Database& connection, std::string_view kind, std::string_view what, std::int64_t target,
                          std::span<const LabelChange> changes) {
    if (changes.empty()) return 0;
    SQLite::Statement gesture(connection, "INSERT INTO gestures (time_ns, who, what, kind, target) VALUES (?, ?, ?, ?, ?)");
    gesture.bind(1, nowUtc());
    gesture.bind(2, userName());
    gesture.bind(3, std::string(what));
    gesture.bind(4, std::string(kind));
    if (target != 0) gesture.bind(5, target);
    gesture.exec();
    const std::int64_t gestureId = connection.getLastInsertRowid();

    SQLite::Statement event(connection,
                            "INSERT INTO label_events (gesture_id, label_id, action, before_state, after_state) VALUES (?, ?, ?, ?, ?)");
    LabelTable table(connection);
    std::int64_t first = 0, last = 0;
    for (const LabelChange& change : changes) {
        event.reset();
        event.clearBindings();
        event.bind(1, gestureId);
        event.bind(2, change.id.value);
        event.bind(3, !change.before ? "add" : change.after ? "change" : "remove");
        if (change.before) event.bind(4, text(labelState(*change.before)));
        if (change.after) event.bind(5, text(labelState(*change.after)));
        event.exec();
        last = connection.getLastInsertRowid();
        if (first == 0) first = last;
        if (change.before) table.remove(change.id);
        if (change.after) table.insert(*change.after);
    }
    appendAudit(connection, fmt::format("labels: {}", kind), what,
                {{"gesture", gestureId},
                 {"label_events", {{"from", first}, {"to", last}, {"digest", labelEventsDigest(connection, first, last)}}}});
    return gestureId;
}

std::vector<Label> labelsAfter(SQLite::Database& connection, std::int64_t eventSequence) {
    SQLite::Statement query(connection, "SELECT label_id, after_state FROM label_events WHERE sequence <= ? ORDER BY sequence");
    query.bind(1, eventSequence);
    std::map<LabelId, std::string> states; // parsed once, at the end: most labels have many events
    while (query.executeStep()) {
        const LabelId id{query.getColumn(0).getInt64()};
        if (query.isColumnNull(1))
            states.erase(id);
        else
            states[id] = query.getColumn(1).getString();
    }
    std::vector<Label> labels;
    for (const auto& [id, state] : states) {
        auto json = parseJson(state, fmt::format("label {}", id.value), 1u << 30);
        if (!json.ok()) throw Refusal{std::move(json).error()};
        labels.push_back(labelFromState(id, *json));
    }
    std::stable_sort(labels.begin(), labels.end(), [](const Label& a, const Label& b) { return a.range.from < b.range.from; });
    return labels;
}

std::vector<LabelChange> changesOfGesture(SQLite::Database& connection, std::int64_t gesture, bool backwards) {
    SQLite::Statement query(connection,
                            "SELECT label_id, before_state, after_state FROM label_events WHERE gesture_id = ? ORDER BY sequence");
    query.bind(1, gesture);
    std::vector<LabelChange> changes;
    while (query.executeStep()) {
        LabelChange change{LabelId{query.getColumn(0).getInt64()}, {}, {}};
        if (!query.isColumnNull(1)) change.before = labelFromState(change.id, jsonColumn(query.getColumn(1)));
        if (!query.isColumnNull(2)) change.after = labelFromState(change.id, jsonColumn(query.getColumn(2)));
        if (backwards) std::swap(change.before, change.after);
        changes.push_back(std::move(change));
    }
    if (backwards) std::reverse(changes.begin(), changes.end());
    return changes;
}

void passOverUndone(SQLite::Database& connection) {
    connection.exec("UPDATE gestures SET undone = 2 WHERE undone = 1");
}

Label admitted(SQLite::Database& connection, Label label) {
    for (std::string* const part : {&label.asset, &label.channel, &label.className, &label.rater, &label.note, &label.source})
        *part = validUtf8(*part);
    if (auto checked = label::checkLabel(label); !checked.ok()) throw Refusal{std::move(checked).error()};
    checkRecording(connection, label);
    return label;
}

std::vector<LabelChange> additions(SQLite::Database& connection, std::span<const Label> labels) {
    std::vector<LabelChange> changes;
    changes.reserve(labels.size());
    std::int64_t next = connection.execAndGet("SELECT coalesce(max(label_id), 0) + 1 FROM label_events").getInt64();
    for (const Label& label : labels) {
        changes.push_back({LabelId{next}, {}, admitted(connection, label)});
        changes.back().after->id = LabelId{next++};
    }
    return changes;
}

} // namespace tocsin::store
