// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/importer.h"

namespace tocsin::ingest {

namespace {

Json rowsJson(const std::vector<PreviewRow>& rows) {
    Json list = Json::array();
    for (const PreviewRow& row : rows) {
        Json cells = Json::array();
        cells.push_back(row.time == kNoTime ? Json(nullptr) : Json(formatTime(row.time)));
        for (const double value : row.values) cells.push_back(number(value));
        list.push_back(std::move(cells));
    }
    return list;
}

} // namespace

Json toJson(const ImportPlan& plan) {
    Json json;
    json["importer"] = plan.importer;
    json["source"] = plan.path.filename().string();
    json["bytes"] = plan.bytes;
    json["dialect"] = plan.dialect;
    json["sentences"] = plan.sentences;
    json["warnings"] = plan.warnings;
    json["channels"] = Json::array();
    Json columns = Json::array({"time"});
    for (const series::ChannelInfo& channel : plan.channels) {
        json["channels"].push_back({{"name", channel.name}, {"unit", channel.unit}, {"description", channel.description}});
        columns.push_back(channel.name);
    }
    json["label_columns"] = plan.labelColumns;
    json["left_out"] = Json::array();
    for (const LeftOut& left : plan.leftOut) json["left_out"].push_back({{"name", left.name}, {"reason", left.reason}});
    json["preview"] = {{"columns", columns}, {"first", rowsJson(plan.first)}, {"last", rowsJson(plan.last)}};
    json["metadata"] = plan.metadata;
    json["recipe"] = toJson(plan.recipe);
    return json;
}

} // namespace tocsin::ingest
