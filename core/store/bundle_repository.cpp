// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/repositories.h"

namespace tocsin::store {

Result<std::vector<BundleRecord>> BundleRepository::all() const {
    return m_database->read("reading bundles", [](SQLite::Database& connection) {
        std::vector<BundleRecord> bundles;
        SQLite::Statement query(connection, "SELECT serial, run_id, created_ns, file, hash, manifest FROM bundles ORDER BY serial");
        while (query.executeStep())
            bundles.push_back({query.getColumn(0).getInt64(), RunId{query.getColumn(1).getInt64()}, query.getColumn(2).getInt64(),
                               query.getColumn(3).getString(), query.getColumn(4).getString(), jsonColumn(query.getColumn(5))});
        return bundles;
    });
}

namespace {

/// AUTOINCREMENT: numbers of rows that are gone do not come back.
std::int64_t nextOf(SQLite::Database& connection) {
    SQLite::Statement query(connection, "SELECT COALESCE((SELECT seq FROM sqlite_sequence WHERE name = 'bundles'), 0) + 1");
    query.executeStep();
    return query.getColumn(0).getInt64();
}

} // namespace

Result<std::int64_t> BundleRepository::nextSerial() const {
    return m_database->read("reading the next serial number", [](SQLite::Database& connection) { return nextOf(connection); });
}

Result<std::int64_t> BundleRepository::reserve(RunId run, std::int64_t wanted) const {
    return m_database->write("reserving a serial number", [&](SQLite::Database& connection) {
        const std::int64_t next = nextOf(connection);
        if (wanted != 0 && wanted < next)
            throw Refusal{{ErrorCode::Usage, fmt::format("serial {} is not above {}, which was given out before", wanted, next - 1), {}}};
        SQLite::Statement insert(connection, "INSERT INTO bundles (serial, run_id, created_ns) SELECT ?, id, ? FROM runs WHERE id = ?");
        insert.bind(1, wanted == 0 ? next : wanted);
        insert.bind(2, nowUtc());
        insert.bind(3, run.value);
        if (insert.exec() == 0) throw Refusal{{ErrorCode::NotFound, fmt::format("the project has no run {}", run.value), {}}};
        return connection.getLastInsertRowid();
    });
}

Result<void> BundleRepository::complete(std::int64_t serial, std::string_view file, std::string_view hash, const Json& manifest) const {
    return m_database->write("saving a bundle", [&](SQLite::Database& connection) {
        SQLite::Statement update(connection, "UPDATE bundles SET file = ?, hash = ?, manifest = ? WHERE serial = ? AND file = ''");
        update.bind(1, std::string(file));
        update.bind(2, std::string(hash));
        update.bind(3, text(manifest));
        update.bind(4, serial);
        if (update.exec() == 0)
            throw Refusal{{ErrorCode::NotFound, fmt::format("serial number {} was not reserved or is taken", serial), {}}};
        appendAudit(connection, "export", fmt::format("bundle {}", serial), {{"file", file}, {"hash", hash}});
    });
}

} // namespace tocsin::store
