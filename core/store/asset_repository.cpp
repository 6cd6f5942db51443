// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/store/detail/database.h"
#include "core/store/repositories.h"

namespace tocsin::store {

Result<std::vector<AssetRecord>> AssetRepository::all() const {
    return m_database->read("reading assets", [](SQLite::Database& connection) {
        std::vector<AssetRecord> assets;
        SQLite::Statement query(connection, "SELECT id, name FROM assets ORDER BY id");
        while (query.executeStep()) assets.push_back({AssetId{query.getColumn(0).getInt64()}, query.getColumn(1).getString()});
        return assets;
    });
}

Result<AssetRecord> AssetRepository::find(std::string_view name) const {
    return m_database->read("reading assets", [&](SQLite::Database& connection) {
        SQLite::Statement query(connection, "SELECT id FROM assets WHERE name = ?");
        query.bind(1, std::string(name));
        if (query.executeStep()) return AssetRecord{AssetId{query.getColumn(0).getInt64()}, std::string(name)};
        std::string known;
        SQLite::Statement names(connection, "SELECT name FROM assets ORDER BY name LIMIT 20");
        while (names.executeStep()) known += (known.empty() ? "" : ", ") + names.getColumn(0).getString();
        throw Refusal{
            {ErrorCode::NotFound, fmt::format("the project has no asset '{}'; it has {}", name, known.empty() ? "none yet" : known), {}}};
    });
}

Result<std::vector<ChannelRecord>> AssetRepository::channels() const {
    return m_database->read("reading channels", [](SQLite::Database& connection) {
        std::vector<ChannelRecord> channels;
        SQLite::Statement query(connection, R"(
            SELECT g.first, a.id, a.name, c.name, c.unit, c.description, c.rate_hz, g.recordings
            FROM (SELECT min(k.id) AS first, max(k.id) AS last, r.asset_id AS asset_id, count(DISTINCT r.id) AS recordings
                  FROM channels k JOIN recordings r ON r.id = k.recording_id GROUP BY r.asset_id, k.name) g
            JOIN channels c ON c.id = g.last JOIN assets a ON a.id = g.asset_id ORDER BY g.first)");
        while (query.executeStep())
            channels.push_back({ChannelId{query.getColumn(0).getInt64()}, AssetId{query.getColumn(1).getInt64()},
                                query.getColumn(2).getString(), query.getColumn(3).getString(), query.getColumn(4).getString(),
                                query.getColumn(5).getString(), query.getColumn(6).getDouble(), query.getColumn(7).getInt64()});
        return channels;
    });
}

} // namespace tocsin::store
