// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>
#include <map>

#include "core/base/utf8.h"
#include "core/label/label_index.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/repositories.h"

namespace tocsin::store {

namespace {

std::string checkedName(std::string_view name) {
    if (name.empty()) throw Refusal{{ErrorCode::Usage, "a rater needs a name", {}}};
    return validUtf8(std::string(name));
}

void checkStretch(const label::Stretch& stretch) {
    if (stretch.range.from > stretch.range.to)
        throw Refusal{{ErrorCode::Usage,
                       fmt::format("a stretch of {} ends ({}) before it begins ({})", stretch.asset, formatTime(stretch.range.to),
                                   formatTime(stretch.range.from)),
                       {}}};
}

Json detailOf(const label::Stretch& stretch) {
    return {{"asset", stretch.asset}, {"from", stretch.range.from}, {"to", stretch.range.to}};
}

void noteReviewed(SQLite::Database& connection, const std::string& rater, const label::Stretch& stretch) {
    SQLite::Statement insert(connection, "INSERT INTO reviewed (asset_id, from_ns, to_ns, rater, reviewed_ns) VALUES (?, ?, ?, ?, ?)");
    insert.bind(1, assetRow(connection, validUtf8(stretch.asset)));
    insert.bind(2, stretch.range.from);
    insert.bind(3, stretch.range.to);
    insert.bind(4, rater);
    insert.bind(5, nowUtc());
    insert.exec();
    appendAudit(connection, "reviewed", rater, detailOf(stretch));
}

} // namespace

Result<std::vector<RaterRecord>> RaterRepository::all() const {
    return m_database->read("reading raters", [](SQLite::Database& connection) {
        std::vector<RaterRecord> raters;
        SQLite::Statement query(connection, "SELECT name, created_ns FROM raters ORDER BY name");
        while (query.executeStep()) raters.push_back({query.getColumn(0).getString(), query.getColumn(1).getInt64()});
        return raters;
    });
}

Result<void> RaterRepository::add(std::string_view name) const {
    return m_database->write("saving a rater", [&](SQLite::Database& connection) {
        const std::string checked = checkedName(name);
        SQLite::Statement insert(connection, "INSERT INTO raters (name, created_ns) VALUES (?, ?) ON CONFLICT (name) DO NOTHING");
        insert.bind(1, checked);
        insert.bind(2, nowUtc());
        if (insert.exec() > 0) appendAudit(connection, "rater", checked);
    });
}

Result<void> RaterRepository::markReviewed(const label::Reviewed& reviewed) const {
    return m_database->write("saving what was looked at", [&](SQLite::Database& connection) {
        const std::string rater = checkedName(reviewed.rater);
        checkStretch(reviewed.stretch);
        noteReviewed(connection, rater, reviewed.stretch);
    });
}

Result<std::vector<label::Reviewed>> RaterRepository::reviewed(std::string_view rater) const {
    return m_database->read("reading what was looked at", [&](SQLite::Database& connection) {
        SQLite::Statement query(connection,
                                fmt::format("SELECT r.rater, a.name, r.from_ns, r.to_ns FROM reviewed r JOIN assets a ON a.id = "
                                            "r.asset_id {}",
                                            rater.empty() ? "" : "WHERE r.rater = ?"));
        if (!rater.empty()) query.bind(1, std::string(rater));
        std::map<std::pair<std::string, std::string>, std::vector<TimeRange>> merged;
        while (query.executeStep())
            merged[{query.getColumn(0).getString(), query.getColumn(1).getString()}].push_back(
                {query.getColumn(2).getInt64(), query.getColumn(3).getInt64()});
        std::vector<label::Reviewed> all;
        for (auto& [who, ranges] : merged)
            for (const TimeRange& range : label::mergeRanges(std::move(ranges), 1)) all.push_back({who.first, {who.second, range}});
        return all;
    });
}

Result<void> RaterRepository::submit(std::string_view rater, const label::Stretch& item) const {
    return m_database->write("submitting", [&](SQLite::Database& connection) {
        const std::string checked = checkedName(rater);
        checkStretch(item);
        SQLite::Statement insert(connection,
                                 "INSERT INTO queue_submissions (rater, asset_id, from_ns, to_ns, submitted_ns) VALUES (?, ?, ?, ?, ?)");
        insert.bind(1, checked);
        insert.bind(2, assetRow(connection, validUtf8(item.asset)));
        insert.bind(3, item.range.from);
        insert.bind(4, item.range.to);
        insert.bind(5, nowUtc());
        insert.exec();
        appendAudit(connection, "submit", checked, detailOf(item));
        noteReviewed(connection, checked, item);
    });
}

Result<std::vector<label::Stretch>> RaterRepository::submitted(std::string_view rater) const {
    return m_database->read("reading what was submitted", [&](SQLite::Database& connection) {
        SQLite::Statement query(connection, "SELECT a.name, q.from_ns, q.to_ns FROM queue_submissions q JOIN assets a ON a.id = q.asset_id "
                                            "WHERE q.rater = ? ORDER BY q.id");
        query.bind(1, std::string(rater));
        std::vector<label::Stretch> items;
        while (query.executeStep())
            items.push_back({query.getColumn(0).getString(), {query.getColumn(1).getInt64(), query.getColumn(2).getInt64()}});
        return items;
    });
}

} // namespace tocsin::store
