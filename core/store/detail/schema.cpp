// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/schema.h"

#include <array>
#include <fmt/format.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/base/durable_file.h"
#include "core/base/log.h"
#include "core/base/time.h"
#include "core/store/detail/audit_chain.h"

namespace tocsin::store {

namespace {

namespace fs = std::filesystem;
using Connection = std::unique_ptr<SQLite::Database>;

constexpr int kBusyTimeoutMs = 5000;

/// SQLite reads "?" and "#" in a URI as its own.
std::string uri(const fs::path& file, std::string_view options) {
    std::string text = "file:";
    for (const char c : file.string()) {
        if (c == '?' || c == '#' || c == '%')
            text += fmt::format("%{:02X}", static_cast<unsigned char>(c));
        else
            text += c;
    }
    return text + "?" + std::string(options);
}

int integerPragma(SQLite::Database& connection, const char* name) {
    return connection.execAndGet(fmt::format("PRAGMA {}", name)).getInt();
}

/// Settings that must hold on every connection; reliability of the file and distrust of its schema.
void harden(SQLite::Database& connection) {
    connection.setBusyTimeout(kBusyTimeoutMs);
    sqlite3* handle = connection.getHandle();
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DEFENSIVE, 1, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DML, 0, nullptr);
    sqlite3_db_config(handle, SQLITE_DBCONFIG_DQS_DDL, 0, nullptr);
    connection.exec("PRAGMA foreign_keys = ON; PRAGMA synchronous = FULL; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY; PRAGMA "
                    "mmap_size = 0");
}

void applySteps(SQLite::Database& connection, std::span<const Migration> migrations, int from) {
    for (std::size_t step = static_cast<std::size_t>(from); step < migrations.size(); ++step) {
        logInfo(fmt::format("schema step {}", migrations[step].name));
        connection.exec(std::string(migrations[step].sql));
    }
    connection.exec(fmt::format("PRAGMA user_version = {}", migrations.size()));
}

/// Every table, index and trigger as text: a foreign trigger or view would run with our rights.
std::string schemaText(SQLite::Database& connection) {
    std::string text;
    SQLite::Statement query(connection,
                            "SELECT type, name, coalesce(sql, '') FROM sqlite_schema WHERE name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
                            "ORDER BY type, name");
    while (query.executeStep())
        text += fmt::format("{} {}: {}\n", query.getColumn(0).getString(), query.getColumn(1).getString(), query.getColumn(2).getString());
    return text;
}

std::string expectedSchema(std::span<const Migration> migrations) {
    SQLite::Database memory(":memory:", SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
    for (const Migration& step : migrations) memory.exec(std::string(step.sql));
    return schemaText(memory);
}

Error foreign(const fs::path& folder, std::string_view why) {
    return {ErrorCode::Data, fmt::format("{} is not a Tocsin project: {}", folder.string(), why), {}};
}

/// Identity and version; throws Refusal.
void checkVersion(std::int64_t applicationId, std::int64_t version, const fs::path& folder, std::size_t newest) {
    if (applicationId != kApplicationId) throw Refusal{foreign(folder, "its project.db belongs to another program")};
    if (version < 1) throw Refusal{foreign(folder, "its project.db has no schema")};
    if (static_cast<std::size_t>(version) > newest)
        throw Refusal{
            {ErrorCode::Data,
             fmt::format(
                 "{} was made by a newer version of Tocsin (schema {}, this program knows up to {}); nothing was changed; update this "
                 "program to open it",
                 folder.string(), version, newest),
             {}}};
}

void checkVersion(SQLite::Database& connection, const fs::path& folder, std::size_t newest) {
    checkVersion(integerPragma(connection, "application_id"), integerPragma(connection, "user_version"), folder, newest);
}

/// The first 100 bytes of the file, whatever the rest looks like: a writer killed in a checkpoint leaves pages that only make sense with
/// their WAL, and SQL over them would call the file damaged. Read through SQLite's own file handle: closing one of ours would drop the
/// locks of another connection of this process. Offsets: https://www.sqlite.org/fileformat.html, 1.3.
std::optional<std::array<unsigned char, 100>> databaseHeader(SQLite::Database& connection) {
    sqlite3_file* file = nullptr;
    std::array<unsigned char, 100> header{};
    if (sqlite3_file_control(connection.getHandle(), "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK || !file || !file->pMethods ||
        file->pMethods->xRead(file, header.data(), static_cast<int>(header.size()), 0) != SQLITE_OK)
        return {};
    return std::string_view(reinterpret_cast<const char*>(header.data()), 16) == std::string_view("SQLite format 3", 16)
               ? std::optional(header)
               : std::nullopt;
}

std::int64_t bigEndian(const std::array<unsigned char, 100>& header, std::size_t offset) {
    std::int32_t value = 0;
    for (std::size_t i = 0; i < 4; ++i) value = static_cast<std::int32_t>(static_cast<std::uint32_t>(value) << 8 | header[offset + i]);
    return value;
}

void quickCheck(SQLite::Database& connection, const fs::path& folder) {
    const std::string answer = connection.execAndGet("PRAGMA quick_check(1)").getString();
    if (answer != "ok")
        throw Refusal{{ErrorCode::Data, fmt::format("{}: project.db is damaged ({}); nothing was changed", folder.string(), answer), {}}};
}

/// The copy that is kept before a migration: made by SQLite, read back, synced. Throws.
void copyBeforeMigration(SQLite::Database& connection, const fs::path& folder, int version) {
    const fs::path target = folder / "backup" / fmt::format("project-schema-{}-{}.db", version, nowUtc() / kNsPerSecond);
    std::error_code problem;
    fs::create_directories(target.parent_path(), problem);
    fs::remove(target, problem);
    {
        SQLite::Statement copy(connection, "VACUUM INTO ?");
        copy.bind(1, target.string());
        copy.exec();
    }
    {
        SQLite::Database check(uri(target, "immutable=1"), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        quickCheck(check, target);
        if (integerPragma(check, "user_version") != version)
            throw Refusal{{ErrorCode::Internal, "the copy before migration does not fit", {}}};
    }
    if (auto done = syncFile(target); !done.ok()) throw Refusal{std::move(done).error()};
    for (const fs::path& parent : {target.parent_path(), folder})
        if (auto done = syncFolder(parent); !done.ok()) throw Refusal{std::move(done).error()};
}

void migrate(SQLite::Database& connection, const fs::path& folder, std::span<const Migration> migrations) {
    const int version = integerPragma(connection, "user_version");
    if (static_cast<std::size_t>(version) == migrations.size()) return;
    copyBeforeMigration(connection, folder, version);
    connection.exec("PRAGMA foreign_keys = OFF"); // steps may rebuild tables; checked below, before the commit
    {
        SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
        applySteps(connection, migrations, version);
        SQLite::Statement check(connection, "PRAGMA foreign_key_check");
        if (check.executeStep())
            throw Refusal{{ErrorCode::Data,
                           fmt::format("{}: migration to schema {} would break a reference in table {}; nothing was changed",
                                       folder.string(), migrations.size(), check.getColumn(0).getString()),
                           {}}};
        appendAudit(connection, "migrate", "project", {{"from", version}, {"to", migrations.size()}});
        transaction.commit();
    }
    connection.exec("PRAGMA foreign_keys = ON");
    logInfo(fmt::format("{}: migrated from schema {} to {}", folder.string(), version, migrations.size()));
}

/// function() -> Result; what SQLite throws ends here.
template<class F>
auto guardedDatabase(const std::string& what, const fs::path& folder, F&& function) -> std::invoke_result_t<F> {
    try {
        return function();
    } catch (Refusal& refusal) {
        return std::move(refusal.error);
    } catch (const SQLite::Exception& exception) {
        if ((exception.getErrorCode() & 0xff) == SQLITE_NOTADB) return foreign(folder, "its project.db is not a database");
        return databaseError(what, exception);
    } catch (const std::exception& exception) {
        return Error{ErrorCode::Internal, what + " failed", exception.what()};
    }
}

struct Opened {
    Connection connection;
    std::optional<TemporaryFolder> copy;
};

bool hasContent(const fs::path& file) {
    struct stat status {};
    return ::stat(file.c_str(), &status) == 0 && status.st_size > 0;
}

/// A folder that we may not write to, or whose disk is full: SQLite cannot keep its shared memory there, so the ways to read differ by what
/// a writer left behind.
Opened openReadOnlyMedium(const fs::path& folder) {
    const fs::path file = folder / "project.db";
    try { // a writer of another user is at work: its shared memory is there to be used
        auto connection = std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READONLY);
        connection->setBusyTimeout(kBusyTimeoutMs);
        connection->execAndGet("SELECT count(*) FROM sqlite_schema");
        return {std::move(connection), {}};
    } catch (const SQLite::Exception&) { // closed project: the two ways below
    }
    if (!hasContent(folder / "project.db-wal"))
        return {std::make_unique<SQLite::Database>(uri(file, "immutable=1"), SQLite::OPEN_READONLY | SQLite::OPEN_URI), {}};
    // Not closed cleanly before it became read-only: fold the WAL into a copy.
    auto copy = TemporaryFolder::create();
    if (!copy.ok()) throw Refusal{std::move(copy).error()};
    for (const char* name : {"project.db", "project.db-wal"}) {
        std::error_code problem;
        fs::copy_file(folder / name, copy->path() / name, problem);
        if (problem)
            throw Refusal{{ErrorCode::Io, fmt::format("cannot copy {} to read it: {}", (folder / name).string(), problem.message()), {}}};
        fs::permissions(copy->path() / name, fs::perms::owner_write, fs::perm_options::add, problem);
    }
    auto connection = std::make_unique<SQLite::Database>((copy->path() / "project.db").string(), SQLite::OPEN_READWRITE);
    return {std::move(connection), std::move(*copy)};
}

Opened openConnection(const fs::path& folder, Access access) {
    const fs::path file = folder / "project.db";
    if (access == Access::ReadOnly && (::access(folder.c_str(), W_OK) != 0 || ::access(file.c_str(), W_OK) != 0))
        return openReadOnlyMedium(folder);
    // Readers open for writing too, but say query_only: only so can SQLite recover what a killed writer left, and tidy up after the last
    // reader.
    auto connection =
        std::make_unique<SQLite::Database>(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_NOMUTEX); // Database has a mutex
    if (access == Access::ReadOnly) {
        try {
            connection->setBusyTimeout(kBusyTimeoutMs);
            connection->execAndGet("SELECT count(*) FROM sqlite_schema"); // makes the shared memory file
        } catch (const SQLite::Exception& exception) {
            if (exception.getExtendedErrorCode() != SQLITE_IOERR_SHMSIZE) throw;
            connection.reset();
            return openReadOnlyMedium(folder);
        }
    }
    return {std::move(connection), {}};
}

} // namespace

Result<void> createDatabase(const fs::path& file, std::string_view projectId, std::span<const Migration> migrations) {
    return guardedDatabase("creating " + file.string(), file.parent_path(), [&]() -> Result<void> {
        SQLite::Database connection(file.string(), SQLite::OPEN_READWRITE | SQLite::OPEN_CREATE);
        harden(connection);
        connection.exec("PRAGMA journal_mode = WAL");
        SQLite::Transaction transaction(connection, SQLite::TransactionBehavior::IMMEDIATE);
        connection.exec(fmt::format("PRAGMA application_id = {}", kApplicationId));
        applySteps(connection, migrations, 0);
        SQLite::Statement insert(connection, "INSERT INTO meta (key, value) VALUES ('id', ?), ('created', ?)");
        insert.bind(1, std::string(projectId));
        insert.bind(2, formatTime(nowUtc()));
        insert.exec();
        appendAudit(connection, "create", "project", {{"id", projectId}});
        transaction.commit();
        return {};
    });
}

Result<void> checkIdentity(const fs::path& folder, std::span<const Migration> migrations) {
    const fs::path file = folder / "project.db";
    std::error_code problem;
    if (!fs::is_regular_file(fs::symlink_status(file, problem))) return foreign(folder, "it has no file project.db");
    return guardedDatabase("opening " + folder.string(), folder, [&]() -> Result<void> {
        SQLite::Database look(uri(file, "immutable=1"), SQLite::OPEN_READONLY | SQLite::OPEN_URI);
        const auto header = databaseHeader(look);
        if (!header) return foreign(folder, "its project.db is not a database");
        checkVersion(bigEndian(*header, 68), bigEndian(*header, 60), folder, migrations.size());
        return {};
    });
}

Result<std::unique_ptr<Database>> openDatabase(const fs::path& folder, Access access, std::span<const Migration> migrations) {
    TOCSIN_TRY(checkIdentity(folder, migrations));
    return guardedDatabase("opening " + folder.string(), folder, [&]() -> Result<std::unique_ptr<Database>> {
        Opened opened = openConnection(folder, access);
        SQLite::Database& connection = *opened.connection;
        harden(connection);
        checkVersion(connection, folder, migrations.size()); // again: a newer version may still lie in the WAL
        quickCheck(connection, folder);
        if (access == Access::ReadWrite) {
            connection.exec("PRAGMA journal_mode = WAL");
            migrate(connection, folder, migrations);
        } else {
            if (const int version = integerPragma(connection, "user_version"); static_cast<std::size_t>(version) < migrations.size())
                return Error{
                    ErrorCode::Data,
                    fmt::format("{} is of an older version (schema {}); open it for writing once, which keeps a copy and migrates it",
                                folder.string(), version),
                    {}};
            connection.exec("PRAGMA query_only = ON");
        }
        if (schemaText(connection) != expectedSchema(migrations))
            return Error{
                ErrorCode::Data,
                fmt::format("{}: tables or triggers in project.db were changed by another program; it is not opened", folder.string()),
                {}};
        return std::make_unique<Database>(std::move(opened.connection), access, std::move(opened.copy));
    });
}

} // namespace tocsin::store
