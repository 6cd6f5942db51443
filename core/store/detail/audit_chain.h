// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <SQLiteCpp/SQLiteCpp.h>
#include <optional>
#include <string_view>

#include "core/base/json.h"
#include "core/base/result.h"

namespace tocsin::store {

/// Adds a link to the audit chain, inside the caller's transaction. Throws SQLite::Exception.
void appendAudit(SQLite::Database& connection, std::string_view what, std::string_view object, const Json& detail = {});

/// SHA-256 over label events [from, to] as stored: what the chain keeps of them.
[[nodiscard]] std::string labelEventsDigest(SQLite::Database& connection, std::int64_t from, std::int64_t to);

/// What is wrong with the chain, or nothing. Throws SQLite::Exception.
[[nodiscard]] std::optional<std::string> auditFault(SQLite::Database& connection);

} // namespace tocsin::store
