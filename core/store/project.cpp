// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/project.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <random>
#include <unistd.h>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/log.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/detail/lock_file.h"
#include "core/store/detail/schema.h"
#include "core/store/detail/segment_path.h"

namespace tocsin::store {

namespace fs = std::filesystem;

namespace {

std::string randomId() {
    std::random_device device;
    std::string id;
    for (int i = 0; i < 4; ++i) id += fmt::format("{:08x}", device());
    return id;
}

/// Renames a folder to a name that must not exist or be an empty folder; durable.
Result<void> moveIntoPlace(const fs::path& from, const fs::path& to) {
    if (::rename(from.c_str(), to.c_str()) != 0) return errnoError("cannot create " + to.string(), errno);
    return syncFolder(to.parent_path());
}

Result<void> makeFolders(const fs::path& folder) {
    std::error_code problem;
    for (const char* name : {"seg", "run", "bundle", "tmp"}) {
        fs::create_directory(folder / name, problem);
        if (problem) return errnoError("cannot create " + (folder / name).string(), problem.value());
    }
    return {};
}

/// What a killed import left behind.
void emptyStaging(const fs::path& folder) {
    std::error_code problem;
    fs::create_directory(folder / "tmp", problem);
    for (const auto& entry : fs::directory_iterator(folder / "tmp", problem)) {
        std::error_code stays;
        fs::remove_all(entry.path(), stays);
        if (stays) logWarning(fmt::format("cannot remove {}: {}", entry.path().string(), stays.message()));
    }
}

/// Whoever has the lock knows that nobody trains: a run that says so was left by a program that was killed.
Result<void> closeLeftRuns(Database& database) {
    TOCSIN_ASSIGN(const bool left, database.read("reading runs", [](SQLite::Database& connection) {
        return connection.execAndGet("SELECT count(*) FROM runs WHERE status = 'running'").getInt() > 0;
    }));
    if (!left) return {};
    return database.write("closing runs", [](SQLite::Database& connection) {
        SQLite::Statement query(connection, "SELECT id FROM runs WHERE status = 'running' ORDER BY id");
        while (query.executeStep())
            appendAudit(connection, "run cancelled", fmt::format("run {}", query.getColumn(0).getInt64()),
                        {{"why", "the program that trained it has ended"}});
        connection.exec("UPDATE runs SET status = 'cancelled' WHERE status = 'running'");
    });
}

} // namespace

struct Project::Impl {
    fs::path folder;
    Access access = Access::ReadOnly;
    std::string id;
    std::optional<LockFile> lock;       // given back after the database is closed
    std::unique_ptr<Database> database; // closed first
};

Project::Project(std::unique_ptr<Impl> impl) : m_impl(std::move(impl)) {}
Project::~Project() = default;
Project::Project(Project&&) noexcept = default;
Project& Project::operator=(Project&&) noexcept = default;

namespace {

fs::path placeOf(const fs::path& folder) {
    std::error_code problem;
    const fs::path target = fs::absolute(folder, problem).lexically_normal();
    return target.has_filename() ? target : target.parent_path(); // "pumps.tocsin/"
}

} // namespace

Result<void> Project::checkFree(const fs::path& folder) {
    const fs::path path = placeOf(folder);
    std::error_code problem;
    const fs::file_status status = fs::symlink_status(path, problem);
    if (fs::exists(status) && !(fs::is_directory(status) && fs::is_empty(path, problem) && !problem))
        return Error{ErrorCode::Usage,
                     fmt::format("{} exists already; a new project needs a folder that is not there yet or empty", path.string()),
                     {}};
    return {};
}

Result<Project> Project::create(const fs::path& folder) {
    TOCSIN_TRY(checkFree(folder));
    const fs::path path = placeOf(folder);
    std::error_code problem;
    fs::create_directories(path.parent_path(), problem);
    if (problem) return errnoError("cannot create " + path.parent_path().string(), problem.value());
    {
        // Built under another name beside it, so that a crash leaves no half project.
        auto staging = TemporaryFolder::create(path.parent_path());
        if (!staging.ok()) return std::move(staging).error();
        const fs::path inside = staging->path() / "project";
        fs::create_directory(inside, problem);
        if (problem) return errnoError("cannot create " + inside.string(), problem.value());
        TOCSIN_TRY(makeFolders(inside));
        TOCSIN_TRY(createDatabase(inside / "project.db", randomId(), knownMigrations()));
        TOCSIN_TRY(syncFolder(inside));
        TOCSIN_TRY(moveIntoPlace(inside, path));
    }
    return open(path, Access::ReadWrite);
}

Result<Project> Project::open(const fs::path& folder, Access access) {
    std::error_code problem;
    const fs::path path = fs::absolute(folder, problem).lexically_normal();
    if (!fs::exists(path, problem))
        return Error{ErrorCode::Usage, fmt::format("there is no project folder {}; 'tocsin new' makes one", folder.string()), {}};
    if (!fs::is_directory(path, problem))
        return Error{ErrorCode::Data, fmt::format("{} is a file; a Tocsin project is a folder with project.db in it", folder.string()), {}};
    if (!fs::exists(path / "project.db", problem)) // before LOCK is written into a folder that is not ours
        return Error{ErrorCode::Data, fmt::format("{} is not a Tocsin project: it has no file project.db", folder.string()), {}};

    auto impl = std::make_unique<Impl>();
    impl->folder = path;
    impl->access = access;
    if (access == Access::ReadWrite) {
        // Identity before the lock: a foreign or newer project must stay as it is.
        TOCSIN_TRY(checkIdentity(path, knownMigrations()));
        TOCSIN_ASSIGN(impl->lock, LockFile::acquire(path));
    }
    TOCSIN_ASSIGN(impl->database, openDatabase(path, access, knownMigrations()));
    if (access == Access::ReadWrite) {
        emptyStaging(path);
        // A full disk is no reason to keep anybody out.
        if (const auto closed = closeLeftRuns(*impl->database); !closed.ok()) logWarning(closed.error().message);
    }
    TOCSIN_ASSIGN(impl->id, impl->database->read("reading the project's id", [](SQLite::Database& connection) {
        return connection.execAndGet("SELECT value FROM meta WHERE key = 'id'").getString();
    }));
    return Project(std::move(impl));
}

const fs::path& Project::folder() const {
    return m_impl->folder;
}
Access Project::access() const {
    return m_impl->access;
}
std::string Project::id() const {
    return m_impl->id;
}
AssetRepository Project::assets() const {
    return AssetRepository(*m_impl->database);
}
RecordingRepository Project::recordings() const {
    return {*m_impl->database, m_impl->folder};
}
LabelRepository Project::labels() const {
    return LabelRepository(*m_impl->database);
}
RaterRepository Project::raters() const {
    return RaterRepository(*m_impl->database);
}
SnapshotRepository Project::snapshots() const {
    return SnapshotRepository(*m_impl->database);
}
AnswerRepository Project::answers() const {
    return AnswerRepository(*m_impl->database);
}
EventRepository Project::events() const {
    return EventRepository(*m_impl->database);
}
RunRepository Project::runs() const {
    return {*m_impl->database, m_impl->folder};
}
BundleRepository Project::bundles() const {
    return BundleRepository(*m_impl->database);
}
AuditRepository Project::audit() const {
    return AuditRepository(*m_impl->database);
}

Result<void> Project::verify(const JobContext& context) const {
    context.progress(0, "database");
    TOCSIN_ASSIGN(const std::string fault, m_impl->database->read("checking the database", [](SQLite::Database& connection) {
        const std::string answer = connection.execAndGet("PRAGMA integrity_check(1)").getString();
        if (answer != "ok") return answer;
        SQLite::Statement references(connection, "PRAGMA foreign_key_check");
        return references.executeStep() ? "a reference of table " + references.getColumn(0).getString() + " leads nowhere" : std::string{};
    }));
    if (!fault.empty()) return Error{ErrorCode::Finding, "project.db is damaged: " + fault, {}};
    TOCSIN_TRY(audit().verify());
    TOCSIN_TRY(labels().verify());
    TOCSIN_ASSIGN(const auto all, recordings().all());
    for (std::size_t i = 0; i < all.size(); ++i) {
        TOCSIN_TRY(context.check());
        context.progress(static_cast<double>(i) / static_cast<double>(all.size()), "samples of " + all[i].source);
        const fs::path file = segmentPath(m_impl->folder, all[i].segment);
        const auto hash = sha256File(file);
        if (!hash.ok())
            return Error{
                ErrorCode::Finding,
                fmt::format("the samples of recording {} ({}) are missing: {}", all[i].id.value, all[i].source, hash.error().message),
                {}};
        if (*hash != all[i].segment)
            return Error{ErrorCode::Finding,
                         fmt::format("the samples of recording {} ({}) were changed: {} has another hash", all[i].id.value, all[i].source,
                                     file.string()),
                         {}};
    }
    return {};
}

} // namespace tocsin::store
