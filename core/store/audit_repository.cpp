// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/repositories.h"

namespace tocsin::store {

Result<std::vector<AuditRecord>> AuditRepository::all() const {
    return m_database->read("reading the audit", [](SQLite::Database& connection) {
        std::vector<AuditRecord> records;
        SQLite::Statement query(connection,
                                "SELECT sequence, time_ns, who, what, object, detail, previous, hash FROM audit ORDER BY sequence");
        while (query.executeStep())
            records.push_back({query.getColumn(0).getInt64(), query.getColumn(1).getInt64(), query.getColumn(2).getString(),
                               query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
                               query.getColumn(6).getString(), query.getColumn(7).getString()});
        return records;
    });
}

Result<void> AuditRepository::add(std::string_view what, std::string_view object, const Json& detail) const {
    return m_database->write("saving the audit", [&](SQLite::Database& connection) { appendAudit(connection, what, object, detail); });
}

Result<void> AuditRepository::verify() const {
    auto fault = m_database->read("checking the audit", [](SQLite::Database& connection) { return auditFault(connection); });
    if (!fault.ok()) return std::move(fault).error();
    if (*fault) return Error{ErrorCode::Finding, **fault, {}};
    return {};
}

} // namespace tocsin::store
