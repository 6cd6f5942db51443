// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/database.h"

#include <fmt/format.h>
#include <sqlite3.h>

namespace tocsin::store {

Error databaseError(std::string_view what, const SQLite::Exception& exception) {
    const std::string detail = fmt::format("SQLite {}: {}", exception.getExtendedErrorCode(), exception.what());
    // SQLITE_IOERR_SHMSIZE: no room for the shared memory file beside the database.
    switch (exception.getExtendedErrorCode() == SQLITE_IOERR_SHMSIZE ? SQLITE_FULL : exception.getErrorCode() & 0xff) {
    case SQLITE_FULL:
        return {ErrorCode::Io, fmt::format("{} failed: the disk is full; free some space and try again", what), detail};
    case SQLITE_IOERR:
        return {ErrorCode::Io, fmt::format("{} failed: project.db cannot be read or written ({})", what, exception.what()), detail};
    case SQLITE_CANTOPEN:
        return {ErrorCode::Io, fmt::format("{} failed: project.db cannot be opened; is the folder writable?", what), detail};
    case SQLITE_READONLY:
        return {ErrorCode::Io, fmt::format("{} failed: the project folder is read-only", what), detail};
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return {ErrorCode::Io, fmt::format("{} failed: another program keeps project.db locked; try again when it is done", what), detail};
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return {ErrorCode::Data,
                fmt::format("{} failed: project.db is damaged ({}); copies from before migrations lie in backup/", what, exception.what()),
                detail};
    default:
        return {ErrorCode::Internal, fmt::format("{} failed ({})", what, exception.what()), detail};
    }
}

Json jsonColumn(const SQLite::Column& column) {
    auto json = parseJson(column.getString(), fmt::format("column {} of project.db", column.getName()), 1u << 30);
    if (!json.ok()) throw Refusal{std::move(json).error()};
    return std::move(json).value();
}

std::string text(const Json& json) {
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

std::int64_t assetRow(SQLite::Database& connection, std::string_view name) {
    if (name.empty()) throw Refusal{{ErrorCode::Data, "an asset needs a name", {}}};
    SQLite::Statement insert(connection, "INSERT INTO assets (name) VALUES (?) ON CONFLICT (name) DO NOTHING");
    insert.bind(1, std::string(name));
    insert.exec();
    SQLite::Statement find(connection, "SELECT id FROM assets WHERE name = ?");
    find.bind(1, std::string(name));
    find.executeStep();
    return find.getColumn(0).getInt64();
}

} // namespace tocsin::store
