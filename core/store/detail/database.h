// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>

#include "core/base/json.h"
#include "core/base/result.h"
#include "core/base/temporary_folder.h"
#include "core/store/project.h"

namespace tocsin::store {

/// Thrown inside Database::read and ::write to leave with this error; never leaves them.
struct Refusal {
    Error error;
};

/// What SQLite said, in our words: full disk, failed reads and somebody else's lock are Io, a damaged file Data.
[[nodiscard]] Error databaseError(std::string_view what, const SQLite::Exception& exception);

/// The one connection of a project; every use is serialised by its mutex. SQLite::Exception and Refusal end here.
class Database {
public:
    explicit Database(std::unique_ptr<SQLite::Database> connection, Access access, std::optional<TemporaryFolder> copy = {})
        : m_copy(std::move(copy)), m_connection(std::move(connection)), m_access(access) {}

    [[nodiscard]] Access access() const { return m_access; }

    /// function(SQLite::Database&) -> T, inside one read transaction, so that it sees one state. what: "reading labels".
    template<class F>
    auto read(std::string_view what, F&& function) const -> Result<std::invoke_result_t<F, SQLite::Database&>> {
        return run(what, SQLite::TransactionBehavior::DEFERRED, std::forward<F>(function));
    }

    /// The same inside a transaction that is durable when this returns without error, and undone otherwise.
    template<class F>
    auto write(std::string_view what, F&& function) -> Result<std::invoke_result_t<F, SQLite::Database&>> {
        if (m_access == Access::ReadOnly)
            return Error{ErrorCode::Usage, std::string(what) + " is not possible: the project was opened read-only", {}};
        return run(what, SQLite::TransactionBehavior::IMMEDIATE, std::forward<F>(function));
    }

private:
    template<class F>
    auto run(std::string_view what, SQLite::TransactionBehavior behaviour, F&& function) const
        -> Result<std::invoke_result_t<F, SQLite::Database&>> {
        const std::lock_guard lock(m_mutex);
        try {
            SQLite::Transaction transaction(*m_connection, behaviour);
            if constexpr (std::is_void_v<std::invoke_result_t<F, SQLite::Database&>>) {
                function(*m_connection);
                transaction.commit();
                return {};
            } else {
                auto value = function(*m_connection);
                transaction.commit();
                return value;
            }
        } catch (Refusal& refusal) {
            return std::move(refusal.error);
        } catch (const SQLite::Exception& exception) {
            return databaseError(what, exception);
        } catch (const std::exception& exception) {
            return Error{ErrorCode::Internal, std::string(what) + " failed", exception.what()};
        }
    }

    mutable std::mutex m_mutex;
    std::optional<TemporaryFolder> m_copy; // holds the copy that is read where the project lies on a read-only medium with a WAL
    std::unique_ptr<SQLite::Database> m_connection;
    Access m_access;
};

/// JSON from one of our own columns; throws Refusal of code Data when it was damaged.
[[nodiscard]] Json jsonColumn(const SQLite::Column& column);
[[nodiscard]] std::string text(const Json& json);

/// The asset of that name, made when missing. Inside Database::write.
[[nodiscard]] std::int64_t assetRow(SQLite::Database& connection, std::string_view name);

} // namespace tocsin::store
