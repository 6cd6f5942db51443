// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>
#include <cerrno>
#include <fmt/format.h>

#include "core/base/durable_file.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/repositories.h"

namespace tocsin::store {

namespace {

constexpr std::array<std::string_view, 5> kStatusNames{"created", "running", "finished", "failed", "cancelled"};

RunStatus statusOf(std::string_view name) {
    for (std::size_t i = 0; i < kStatusNames.size(); ++i)
        if (kStatusNames[i] == name) return static_cast<RunStatus>(i);
    return RunStatus::Failed;
}

RunRecord runOfRow(SQLite::Statement& row) {
    RunRecord run;
    run.id = RunId{row.getColumn(0).getInt64()};
    run.recipe = row.getColumn(1).getString();
    run.created = row.getColumn(2).getInt64();
    run.status = statusOf(row.getColumn(3).getString());
    run.settings = jsonColumn(row.getColumn(4));
    return run;
}

void addMetrics(SQLite::Database& connection, RunRecord& run) {
    SQLite::Statement query(connection, "SELECT occasion, content FROM run_metrics WHERE run_id = ? ORDER BY created_ns, occasion");
    query.bind(1, run.id.value);
    while (query.executeStep()) run.metrics[query.getColumn(0).getString()] = jsonColumn(query.getColumn(1));
}

/// Throws Refusal that says which runs there are.
void requireRun(SQLite::Database& connection, RunId id) {
    SQLite::Statement query(connection, "SELECT 1 FROM runs WHERE id = ?");
    query.bind(1, id.value);
    if (query.executeStep()) return;
    SQLite::Statement range(connection, "SELECT count(*), min(id), max(id) FROM runs");
    range.executeStep();
    const std::string known = range.getColumn(0).getInt64() == 0
                                  ? std::string("it has none yet; 'tocsin train' makes one")
                                  : fmt::format("it has {} between {} and {}", range.getColumn(0).getInt64(), range.getColumn(1).getInt64(),
                                                range.getColumn(2).getInt64());
    throw Refusal{{ErrorCode::NotFound, fmt::format("the project has no run {}; {}", id.value, known), {}}};
}

std::string runName(RunId id) {
    return fmt::format("run {}", id.value);
}

} // namespace

std::string_view runStatusName(RunStatus status) {
    return kStatusNames[static_cast<std::size_t>(status)];
}

Result<std::vector<RunRecord>> RunRepository::all() const {
    return m_database->read("reading runs", [](SQLite::Database& connection) {
        std::vector<RunRecord> runs;
        SQLite::Statement query(connection, "SELECT id, recipe, created_ns, status, settings FROM runs ORDER BY id");
        while (query.executeStep()) runs.push_back(runOfRow(query));
        for (RunRecord& run : runs) addMetrics(connection, run);
        return runs;
    });
}

Result<RunRecord> RunRepository::find(RunId id) const {
    return m_database->read("reading a run", [&](SQLite::Database& connection) {
        requireRun(connection, id);
        SQLite::Statement query(connection, "SELECT id, recipe, created_ns, status, settings FROM runs WHERE id = ?");
        query.bind(1, id.value);
        query.executeStep();
        RunRecord run = runOfRow(query);
        addMetrics(connection, run);
        return run;
    });
}

Result<RunId> RunRepository::create(std::string_view recipe, const Json& settings) const {
    return m_database->write("saving a run", [&](SQLite::Database& connection) {
        SQLite::Statement insert(connection, "INSERT INTO runs (recipe, created_ns, status, settings) VALUES (?, ?, 'created', ?)");
        insert.bind(1, std::string(recipe));
        insert.bind(2, nowUtc());
        insert.bind(3, text(settings));
        insert.exec();
        const RunId id{connection.getLastInsertRowid()};
        appendAudit(connection, "run created", runName(id), {{"recipe", recipe}});
        return id;
    });
}

Result<void> RunRepository::setStatus(RunId id, RunStatus status) const {
    return m_database->write("saving a run", [&](SQLite::Database& connection) {
        requireRun(connection, id);
        SQLite::Statement update(connection, "UPDATE runs SET status = ? WHERE id = ?");
        update.bind(1, std::string(runStatusName(status)));
        update.bind(2, id.value);
        update.exec();
        appendAudit(connection, fmt::format("run {}", runStatusName(status)), runName(id));
    });
}

Result<void> RunRepository::setMetrics(RunId id, std::string_view occasion, const Json& metrics) const {
    return m_database->write("saving metrics", [&](SQLite::Database& connection) {
        requireRun(connection, id);
        SQLite::Statement insert(
            connection, "INSERT INTO run_metrics (run_id, occasion, created_ns, content) VALUES (?, ?, ?, ?) "
                        "ON CONFLICT (run_id, occasion) DO UPDATE SET created_ns = excluded.created_ns, content = excluded.content");
        insert.bind(1, id.value);
        insert.bind(2, std::string(occasion));
        insert.bind(3, nowUtc());
        insert.bind(4, text(metrics));
        insert.exec();
    });
}

Result<void> RunRepository::dropMetrics(RunId id, std::string_view occasion) const {
    return m_database->write("saving metrics", [&](SQLite::Database& connection) {
        SQLite::Statement drop(connection, "DELETE FROM run_metrics WHERE run_id = ? AND occasion = ?");
        drop.bind(1, id.value);
        drop.bind(2, std::string(occasion));
        drop.exec();
    });
}

Result<std::filesystem::path> RunRepository::folder(RunId id) const {
    TOCSIN_TRY(m_database->read("reading a run", [&](SQLite::Database& connection) { requireRun(connection, id); }));
    const std::filesystem::path runs = *m_folder / "run", path = runs / std::to_string(id.value);
    std::error_code problem;
    if (m_database->access() == Access::ReadOnly || std::filesystem::is_directory(path, problem)) return path;
    std::filesystem::create_directories(path, problem);
    if (problem) return errnoError("cannot create " + path.string(), problem.value());
    TOCSIN_TRY(syncFolder(runs));
    return path;
}

Result<void> RunRepository::addDecision(RunId id, std::string_view precision, bool shown, const Json& content) const {
    return m_database->write("saving a decision record", [&](SQLite::Database& connection) {
        requireRun(connection, id);
        SQLite::Statement insert(connection,
                                 "INSERT INTO decision_records (run_id, precision, created_ns, shown, content) VALUES (?, ?, ?, ?, ?)");
        insert.bind(1, id.value);
        insert.bind(2, std::string(precision));
        insert.bind(3, nowUtc());
        insert.bind(4, shown ? 1 : 0);
        insert.bind(5, text(content));
        insert.exec();
        appendAudit(connection, "threshold", runName(id), {{"precision", precision}, {"shown", shown}});
    });
}

Result<std::optional<DecisionRecord>> RunRepository::decision(RunId id, std::string_view precision) const {
    return m_database->read("reading a decision record", [&](SQLite::Database& connection) -> std::optional<DecisionRecord> {
        SQLite::Statement query(
            connection,
            "SELECT id, created_ns, shown, content FROM decision_records WHERE run_id = ? AND precision = ? ORDER BY id DESC LIMIT 1");
        query.bind(1, id.value);
        query.bind(2, std::string(precision));
        if (!query.executeStep()) return {};
        return DecisionRecord{query.getColumn(0).getInt64(),    id,
                              std::string(precision),           query.getColumn(1).getInt64(),
                              query.getColumn(2).getInt() != 0, jsonColumn(query.getColumn(3))};
    });
}

} // namespace tocsin::store
