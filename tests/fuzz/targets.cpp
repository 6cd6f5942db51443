// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fuzz/targets.h"

#include <bit>
#include <cmath>
#include <fmt/format.h>

#include "core/alarm/decision_record.h"
#include "core/edge/detail/row_stream.h"
#include "core/ingest/child_protocol.h"
#include "core/ingest/recipe.h"
#include "core/label/audacity_labels.h"
#include "core/label/label_csv.h"
#include "core/label/maintenance_log.h"
#include "core/label/scheme.h"
#include "core/runtime/detail/onnx_gate.h"
#include "core/runtime/tensor_file.h"
#include "core/table/row_reader.h"
#include "core/table/text_table.h"
#include "tests/core/bundle/sample_bundle.h"

namespace tocsin::fuzz {

namespace {

/// An error must say something; that is all that is asked of a refusal.
template<class T>
std::string verdict(const Result<T>& result) {
    return result.ok() || !result.error().message.empty() ? std::string() : "an error without a message";
}

/// A reader of JSON values: bytes that are no JSON are refused before.
template<class F>
std::function<std::string(std::string_view)> jsonReader(F read) {
    return [read](std::string_view bytes) -> std::string {
        const auto json = parseJson(bytes, "input");
        if (!json.ok()) return verdict(json);
        return verdict(read(*json));
    };
}

/// Everything that a row reader tells, so that two readings can be compared bit by bit.
struct Reading {
    std::string text;
    bool failed = false;
};

Reading readRows(std::string_view bytes, std::size_t portion) {
    table::RowReaderOptions options;
    options.channels = {"a", "b"};
    table::RowReader reader(options);
    Reading reading;
    std::size_t fed = 0;
    while (true) {
        const auto next = reader.next();
        if (!next.ok()) {
            reading.failed = true;
            return reading;
        }
        switch (*next) {
        case table::RowReader::Next::Row:
            reading.text += fmt::format("{} {:x} {:x}\n", reader.time(), std::bit_cast<std::uint64_t>(reader.values()[0]),
                                        std::bit_cast<std::uint64_t>(reader.values()[1]));
            break;
        case table::RowReader::Next::Rejected:
            reading.text += fmt::format("rejected {}\n", reader.rejected().line);
            break;
        case table::RowReader::Next::NeedMore:
            if (fed < bytes.size()) {
                reader.feed(bytes.substr(fed, portion));
                fed += std::min(portion, bytes.size() - fed);
            } else {
                reader.finish();
            }
            break;
        case table::RowReader::Next::End:
            return reading;
        }
    }
}

/// The same text in whatever portions gives the same rows.
std::string feedRowReader(std::string_view bytes) {
    const Reading whole = readRows(bytes, bytes.size() + 1), pieces = readRows(bytes, 17);
    if (whole.failed != pieces.failed) return "one reading failed, in other portions it did not";
    return whole.failed || whole.text == pieces.text ? "" : "other rows when fed in pieces";
}

std::string feedAgent(std::string_view bytes) {
    edge::RowStreamOptions options;
    options.what = "input";
    options.channels = {"a", "b"};
    edge::RowStream rows(options);
    rows.feed(bytes);
    rows.finish();
    for (std::size_t steps = 0; steps <= bytes.size() + 2; ++steps) {
        const auto next = rows.next();
        if (!next.ok()) return verdict(next);
        if (*next == edge::RowStream::Next::End) return {};
        if (*next == edge::RowStream::Next::Rejected && rows.reason().empty()) return "a line rejected without a reason";
    }
    return "more rows than bytes";
}

std::string feedLabels(std::string_view bytes) {
    const auto labels = label::readLabelsCsv(bytes, {"input", "pump", "rater", ""});
    if (!labels.ok()) return verdict(labels);
    const auto again = label::readLabelsCsv(label::writeLabelsCsv(*labels), {"copy", "", "", ""});
    if (!again.ok()) return "what was written cannot be read: " + again.error().message;
    return *again == *labels ? "" : "writing and reading changed a label";
}

std::string feedChild(std::string_view bytes) {
    if (bytes.empty()) return {};
    const std::string_view payload = bytes.substr(1);
    namespace child = ingest::child;
    switch (static_cast<unsigned char>(bytes[0]) % 8) {
    case 0:
        return verdict(child::decodeRequest(payload));
    case 1:
        return verdict(child::decodeProgress(payload));
    case 2:
        return verdict(child::decodePlan(payload));
    case 3:
        return verdict(child::decodeGroups(payload));
    case 4: {
        series::GroupInfo group;
        group.channels.resize(2);
        return verdict(child::decodeBlock(payload, {group}));
    }
    case 5:
        return verdict(child::decodeReject(payload));
    case 6:
        return verdict(child::decodeLabel(payload));
    default:
        return verdict(child::decodeReport(payload));
    }
}

std::vector<std::string> childSeeds() {
    namespace child = ingest::child;
    ingest::ImportPlan plan;
    plan.importer = "csv";
    plan.channels.resize(2);
    plan.first.push_back({1, {1.5, std::nan("")}});
    series::GroupInfo group;
    group.channels.resize(2);
    const std::vector<TimeNs> times{1, 2, 3};
    const std::vector<double> values{1, 2, 3};
    series::SampleBlock block;
    block.times = times;
    block.columns = {values, values};
    return {std::string(1, 0) + child::encodeRequest({}),
            std::string(1, 1) + child::encodeProgress({0.5, "step"}),
            std::string(1, 2) + child::encodePlan(plan),
            std::string(1, 3) + child::encodeGroups({group}),
            std::string(1, 4) + child::encodeBlock(0, block),
            std::string(1, 5) + child::encodeReject({3, "why", "text"}),
            std::string(1, 6) + child::encodeLabel({"anomaly", 1, 2}),
            std::string(1, 7) + child::encodeReport({})};
}

const char* const kTable =
    "time,a,b\n2024-01-01 00:00:00,1.5,2\n2024-01-01 00:00:01,1.6,\n2024-01-01 00:00:02,bad,3\n2024-01-01 00:00:03,2,4\n";
const char* const kGerman =
    "Zeit;a;b\n;mm/s;bar\n03.01.2024 10:00:00;1,5;2\n03.01.2024 10:00:01;1.200,5;NaN\n03.01.2024 10:00:02;-999;\"3\"\n";
const char* const kLong = "time,tag,value\n1704067200,a,1\n1704067200,b,2\n1704067201,a,3\n1704067201,b,4\n";
const char* const kJsonRows =
    "{\"time\":\"2024-01-01T00:00:00Z\",\"a\":1,\"b\":2}\n{\"time\":1704067201.5,\"values\":{\"a\":1,\"b\":null}}\n";
const char* const kOrders = "WONUM,ASSETNUM,WORKTYPE,STATUS,FAILDATE,REPORTDATE,STATUSDATE,DESCRIPTION\n"
                            "W1,P1,CM,COMP,2024-01-01T01:00:00Z,2024-01-01T01:30:00Z,2024-01-01T02:00:00Z,\"seal, leaks\"\n"
                            "W2,P2,PM,COMP,,01/02/2024 13:00,,\"line\nbreak\"\n";

std::vector<Target> textTargets() {
    std::string utf16;
    for (const char* c = kTable; *c; ++c) utf16 += std::string({*c, '\0'});
    const std::vector<std::string> words{"\xef\xbb\xbf", "\xff\xfe",   "\r\n",       "\"\"",        "sep=;\n", "#",   "1e30",
                                         "-999",         "2024-02-30", "31/12/2024", "12:00:00 PM", "time",    "NULL"};
    std::vector<Target> made;
    made.push_back({"table", {kTable, kGerman, kLong, "\xff\xfe" + utf16}, words, feedRowReader});
    made.push_back({"agent-rows", {kTable, kGerman, kJsonRows}, {"{", "}", "\"time\"", "null", "1e400", "\\u0000"}, feedAgent});
    made.push_back({"labels",
                    {label::writeLabelsCsv(*label::readLabelsCsv("asset,from,to,class,rater,confidence,status,note\np,2024-01-01T00:00:00Z,"
                                                                 "2024-01-01T01:00:00Z,wear,ana,0.5,proposed,\"=x, y\"\n",
                                                                 {}))},
                    {"confirmed", "'=", "\"", "\n"},
                    feedLabels});
    made.push_back({"audacity", {"0.0\t1.5\twear\n2,5\t3\n\\\t100\t200\n"}, {"\t", "\\", "-"}, [](std::string_view bytes) {
                        label::AudacityOptions options;
                        options.asset = "pump";
                        return verdict(label::readAudacityLabels(bytes, options));
                    }});
    made.push_back({"maintenance", {kOrders}, {"REPORTDATE", "CM", "99/99/9999", "\""}, [](std::string_view bytes) {
                        return verdict(label::readMaintenanceLog(bytes, "input"));
                    }});
    made.push_back({"text-table", {kTable, kOrders}, {"sep=|\n", "\""}, [](std::string_view bytes) {
                        return verdict(table::readTextTable(table::decodeText(bytes).text));
                    }});
    made.push_back({"budget", {"1/30d", "2/1000", "5000/1d", "0.5/12h"}, {"/", "d", "h", "e9"}, [](std::string_view bytes) {
                        return verdict(alarm::parseBudget(bytes));
                    }});
    return made;
}

std::vector<Target> binaryTargets() {
    std::vector<Target> made;
    made.push_back({"child", childSeeds(), {"null", "-1", "1e999"}, feedChild});
    made.push_back({"recipe",
                    {ingest::toJson(ingest::Recipe{}).dump(), "{\"importer\":\"csv\",\"dialect\":{\"separator\":\";\"}}"},
                    {"null", "{}", "[]"},
                    jsonReader([](const Json& json) { return ingest::recipeFromJson(json); })});
    made.push_back(
        {"scheme", {label::toJson(label::defaultScheme()).dump()}, {"null", "\"#ffffff\"", "-3"}, jsonReader([](const Json& json) {
             return label::schemeFromJson(json);
         })});
    made.push_back({"contract", {runtime::toJson(sample::content().input).dump()}, {"null", "1e30", "-1"}, jsonReader([](const Json& json) {
                        return runtime::inputContractFromJson(json);
                    })});
    made.push_back({"decision", {alarm::toJson(alarm::DecisionRecord{}).dump()}, {"null", "1e30", "-1"}, jsonReader([](const Json& json) {
                        return alarm::decisionRecordFromJson(json);
                    })});
    const auto verified = sample::verify(sample::bytes());
    std::vector<std::string> manifests{"{}"};
    if (verified.ok()) manifests = {verified->files.at("manifest.json")};
    made.push_back({"manifest", manifests, {"null", "{}", "\"../x\"", "1e30"}, [](std::string_view bytes) {
                        return verdict(bundle::manifestFromBytes(bytes));
                    }});
    const std::string packed = sample::bytes();
    made.push_back(
        {"bundle", {packed}, {std::string(512, '\0'), "ustar", "../", "manifest.json"}, [packed](std::string_view bytes) -> std::string {
             const auto answer = sample::verify(bytes);
             return answer.ok() && bytes != packed ? "a changed bundle was accepted" : verdict(answer);
         }});
    made.push_back({"tensor",
                    {runtime::tensorToBytes({"x", {2, 3}, {1, 2, 3, 4, 5, 6}})},
                    {std::string("\x08\xff\xff\xff\xff\xff\xff\xff\xff\x7f")},
                    [](std::string_view bytes) { return verdict(runtime::tensorFromBytes(bytes, "input")); }});
    made.push_back({"onnx",
                    {tiny_onnx::meanModel(2, 4), tiny_onnx::convolutionModel(2, 64, 3, 8)},
                    {"Loop", "com.x", std::string("\x0a\xff\xff\xff\xff\x0f")},
                    [](std::string_view bytes) { return verdict(runtime::checkOnnx(bytes, "input")); }});
    return made;
}

} // namespace

std::vector<Target> targets() {
    std::vector<Target> all = textTargets();
    for (Target& target : binaryTargets()) all.push_back(std::move(target));
    return all;
}

} // namespace tocsin::fuzz
