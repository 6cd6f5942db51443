// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>

#include "core/store/detail/database.h"

namespace tocsin::store {

/// "Tocs" in project.db's header: what `file` and we tell a project by.
inline constexpr int kApplicationId = 0x546F6373;

/// One numbered step, resources/schema/NNN_name.sql. Step n leads from schema n - 1 to n.
struct Migration {
    std::string_view name;
    std::string_view sql;
};

/// All steps that this program knows; their number is the newest schema.
[[nodiscard]] std::span<const Migration> knownMigrations();

/// Makes a new database file with the newest schema, closed and synced.
[[nodiscard]] Result<void> createDatabase(const std::filesystem::path& file, std::string_view projectId,
                                          std::span<const Migration> migrations);

/// Is it ours and not newer? Takes no lock and leaves no trace. Code Data.
[[nodiscard]] Result<void> checkIdentity(const std::filesystem::path& folder, std::span<const Migration> migrations);

/// Opens <folder>/project.db hardened and checked (application id, version, quick_check, schema text); migrates an older one on ReadWrite,
/// after a checked copy to <folder>/backup/. Errors as Project::open.
[[nodiscard]] Result<std::unique_ptr<Database>> openDatabase(const std::filesystem::path& folder, Access access,
                                                             std::span<const Migration> migrations);

} // namespace tocsin::store
