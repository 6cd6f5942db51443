// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ingest/child_protocol.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstring>
#include <limits>
#include <optional>

namespace tocsin::ingest::child {

namespace {

constexpr std::size_t kMaxText = 4096;       ///< names, sentences, reasons
constexpr std::size_t kMaxEntries = 200'000; ///< entries of any list
constexpr std::size_t kMaxJson = 48u << 20;
constexpr std::size_t kBlockHeader = 16;

std::string dump(const Json& json) {
    // Text from the file may be no UTF-8; it is shown with replacement characters, never refused.
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Json optionalTime(TimeNs time) {
    return time == kNoTime ? Json(nullptr) : Json(time);
}

/// Checked access to a JSON object. The first thing that does not fit is kept; values read afterwards are empty.
class Reader {
public:
    Reader(std::string_view payload, const char* what) : m_what(what) {
        auto json = parseJson(payload, what, kMaxJson);
        if (json)
            m_json = *std::move(json);
        else
            m_error = json.error();
    }
    Reader(Json json, const char* what) : m_what(what), m_json(std::move(json)) {}

    [[nodiscard]] bool isObject() const { return m_json.is_object(); }
    [[nodiscard]] const std::optional<Error>& error() const { return m_error; }
    void fail(const std::string& key) {
        if (!m_error) m_error = Error{ErrorCode::Data, std::string("the parser's answer does not fit (") + m_what + ", " + key + ")", {}};
    }

    [[nodiscard]] std::string text(const char* key, std::size_t limit = kMaxText) {
        const Json* value = find(key);
        if (!value || !value->is_string()) return fail(key), std::string();
        auto text = value->get<std::string>();
        if (text.size() > limit) text.resize(limit);
        return text;
    }
    [[nodiscard]] std::int64_t integer(const char* key) {
        const Json* value = find(key);
        if (value && value->is_number_unsigned()) {
            const auto number = value->get<std::uint64_t>();
            if (number <= static_cast<std::uint64_t>(std::numeric_limits<std::int64_t>::max())) return static_cast<std::int64_t>(number);
        } else if (value && value->is_number_integer()) {
            return value->get<std::int64_t>();
        }
        return fail(key), 0;
    }
    [[nodiscard]] std::int64_t count(const char* key) {
        const std::int64_t value = integer(key);
        if (value < 0) fail(key);
        return std::max<std::int64_t>(value, 0);
    }
    /// null: kNoTime.
    [[nodiscard]] TimeNs time(const char* key) {
        const Json* value = find(key);
        return value && value->is_null() ? kNoTime : integer(key);
    }
    /// null: fallback.
    [[nodiscard]] double real(const char* key, double fallback) {
        const Json* value = find(key);
        if (value && value->is_null()) return fallback;
        if (!value || !value->is_number()) return fail(key), fallback;
        return value->get<double>();
    }
    [[nodiscard]] bool flag(const char* key) {
        const Json* value = find(key);
        if (!value || !value->is_boolean()) return fail(key), false;
        return value->get<bool>();
    }
    [[nodiscard]] Json part(const char* key) {
        const Json* value = find(key);
        if (!value) return fail(key), Json();
        return *value;
    }
    [[nodiscard]] Json list(const char* key) {
        const Json value = part(key);
        if (!value.is_array() || value.size() > kMaxEntries) return fail(key), Json::array();
        return value;
    }
    [[nodiscard]] std::vector<std::string> texts(const char* key) {
        std::vector<std::string> all;
        for (const Json& entry : list(key)) {
            if (!entry.is_string()) return fail(key), all;
            all.push_back(entry.get<std::string>().substr(0, kMaxText));
        }
        return all;
    }

private:
    const Json* find(const char* key) {
        if (m_error || !m_json.is_object()) return fail(key), nullptr;
        const auto found = m_json.find(key);
        return found == m_json.end() ? nullptr : &*found;
    }

    const char* m_what;
    Json m_json;
    std::optional<Error> m_error;
};

Json channelsJson(const std::vector<series::ChannelInfo>& channels) {
    Json list = Json::array();
    for (const auto& channel : channels) {
        list.push_back(
            {{"name", channel.name}, {"unit", channel.unit}, {"description", channel.description}, {"rate_hz", number(channel.rateHz)}});
    }
    return list;
}

std::vector<series::ChannelInfo> channelsFrom(Reader& reader, const char* key) {
    std::vector<series::ChannelInfo> channels;
    for (const Json& entry : reader.list(key)) {
        Reader one(entry, "channel");
        series::ChannelInfo channel{one.text("name", 1000), one.text("unit", 200), one.text("description"), one.real("rate_hz", 0)};
        if (one.error() || channel.name.empty() || !(channel.rateHz >= 0)) {
            reader.fail(key);
            break;
        }
        channels.push_back(std::move(channel));
    }
    return channels;
}

Json leftOutJson(const std::vector<LeftOut>& entries) {
    Json list = Json::array();
    for (const LeftOut& entry : entries) list.push_back({{"name", entry.name}, {"reason", entry.reason}});
    return list;
}

std::vector<LeftOut> leftOutFrom(Reader& reader, const char* key) {
    std::vector<LeftOut> entries;
    for (const Json& entry : reader.list(key)) {
        Reader one(entry, "left_out");
        entries.push_back({one.text("name"), one.text("reason")});
        if (one.error()) {
            reader.fail(key);
            break;
        }
    }
    return entries;
}

Json previewJson(const std::vector<PreviewRow>& rows) {
    Json list = Json::array();
    for (const PreviewRow& row : rows) {
        Json values = Json::array();
        for (const double value : row.values) values.push_back(number(value));
        list.push_back({{"time", optionalTime(row.time)}, {"values", std::move(values)}});
    }
    return list;
}

std::vector<PreviewRow> previewFrom(Reader& reader, const char* key, std::size_t channels) {
    std::vector<PreviewRow> rows;
    for (const Json& entry : reader.list(key)) {
        Reader one(entry, "preview");
        PreviewRow row{one.time("time"), {}};
        for (const Json& value : one.list("values")) {
            if (!value.is_null() && !value.is_number()) one.fail("values");
            row.values.push_back(value.is_number() ? value.get<double>() : std::numeric_limits<double>::quiet_NaN());
        }
        if (one.error() || row.values.size() != channels) {
            reader.fail(key);
            break;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

/// Pictures and sampling; the rest belongs to text sources, which no child reads.
Json glanceJson(const Glance& glance) {
    Json channels = Json::array();
    for (const ChannelGlance& channel : glance.channels) {
        Json picture = Json::array();
        for (const series::PyramidBlock& block : channel.picture)
            picture.push_back({number(block.minimum), number(block.maximum), number(block.first), number(block.last), block.count});
        channels.push_back({{"picture", std::move(picture)},
                            {"smallest", number(channel.smallest)},
                            {"largest", number(channel.largest)},
                            {"numbers", channel.numbers},
                            {"missing", channel.missing}});
    }
    const series::SamplingReport& sampling = glance.sampling;
    return {{"whole", glance.whole},        {"channels", std::move(channels)}, {"rows", sampling.rows},
            {"from", sampling.range.from},  {"to", sampling.range.to},         {"median_step", sampling.medianStepNs},
            {"jitter", sampling.jitterNs},  {"gaps", sampling.gapCount},       {"duplicates", sampling.duplicates},
            {"backward", sampling.backward}};
}

ChannelGlance channelGlanceFrom(Reader& one) {
    constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    ChannelGlance glance;
    glance.smallest = one.real("smallest", kNone);
    glance.largest = one.real("largest", kNone);
    glance.numbers = one.count("numbers");
    glance.missing = one.count("missing");
    for (const Json& block : one.list("picture")) {
        const bool fits = block.is_array() && block.size() == 5 &&
                          std::all_of(block.begin(), block.end(), [](const Json& value) { return value.is_number(); }) &&
                          block[4].is_number_unsigned() && glance.picture.size() < static_cast<std::size_t>(kGlanceBlocks);
        if (!fits) {
            one.fail("picture");
            break;
        }
        glance.picture.push_back({series::toFloat(block[0].get<double>()), series::toFloat(block[1].get<double>()),
                                  series::toFloat(block[2].get<double>()), series::toFloat(block[3].get<double>()),
                                  static_cast<std::uint32_t>(block[4].get<std::uint64_t>())});
    }
    return glance;
}

Glance glanceFrom(Reader& reader, const char* key, std::size_t channels) {
    Reader one(reader.part(key), "glance");
    Glance glance;
    glance.whole = one.flag("whole");
    series::SamplingReport& sampling = glance.sampling;
    sampling.rows = one.count("rows");
    sampling.range = {one.integer("from"), one.integer("to")};
    sampling.medianStepNs = one.count("median_step");
    sampling.jitterNs = one.count("jitter");
    sampling.gapCount = one.count("gaps");
    sampling.duplicates = one.count("duplicates");
    sampling.backward = one.count("backward");
    for (const Json& entry : one.list("channels")) {
        Reader channel(entry, "glance");
        glance.channels.push_back(channelGlanceFrom(channel));
        if (channel.error()) one.fail("channels");
    }
    if (one.error() || (!glance.channels.empty() && glance.channels.size() != channels)) reader.fail(key);
    return glance;
}

/// Metadata is a flat object of numbers, texts, booleans and nulls.
Json metadataFrom(Reader& reader, const char* key) {
    Json metadata = reader.part(key);
    bool plain = metadata.is_object() && metadata.size() <= kMaxEntries;
    if (plain) {
        for (const auto& [name, value] : metadata.items()) plain = plain && name.size() <= kMaxText && !value.is_structured();
    }
    if (!plain) {
        reader.fail(key);
        return Json::object();
    }
    return metadata;
}

template<class T>
Result<T> finished(const Reader& reader, T value) {
    if (reader.error()) return *reader.error();
    return value;
}

} // namespace

std::string encodeRequest(const Request& request) {
    const ImportOptions& options = request.options;
    Json json{{"action", request.read ? "read" : "plan"},
              {"library", request.library},
              {"asset", options.asset},
              {"label_columns", options.labelColumns},
              {"rate_hz", number(options.rateHz)},
              {"start", options.start ? Json(*options.start) : Json(nullptr)},
              {"zone", options.zone},
              {"channels", options.channels},
              {"units", options.units},
              {"recipe", options.recipe ? toJson(*options.recipe) : Json(nullptr)}};
    return dump(json);
}

Result<Request> decodeRequest(std::string_view payload) {
    Reader reader(payload, "request");
    Request request;
    const std::string action = reader.text("action");
    if (action != "plan" && action != "read") reader.fail("action");
    request.read = action == "read";
    request.library = reader.text("library");
    request.options.asset = reader.text("asset");
    request.options.labelColumns = reader.texts("label_columns");
    request.options.rateHz = reader.real("rate_hz", 0);
    if (const TimeNs start = reader.time("start"); start != kNoTime) request.options.start = start;
    request.options.zone = reader.text("zone");
    request.options.channels = reader.texts("channels");
    if (const Json units = reader.part("units"); units.is_object())
        for (const auto& [name, unit] : units.items()) request.options.units[name] = unit.is_string() ? unit.get<std::string>() : "";
    if (const Json recipe = reader.part("recipe"); !recipe.is_null()) {
        TOCSIN_ASSIGN(request.options.recipe, recipeFromJson(recipe));
    }
    return finished(reader, std::move(request));
}

std::string encodeProgress(const ProgressUpdate& update) {
    return dump({{"fraction", number(update.fraction)}, {"step", update.step}});
}

Result<ProgressUpdate> decodeProgress(std::string_view payload) {
    Reader reader(payload, "progress");
    ProgressUpdate update{reader.real("fraction", -1), reader.text("step")};
    return finished(reader, std::move(update));
}

std::string encodePlan(const ImportPlan& plan) {
    return dump({{"importer", plan.importer},
                 {"dialect", plan.dialect},
                 {"sentences", plan.sentences},
                 {"warnings", plan.warnings},
                 {"channels", channelsJson(plan.channels)},
                 {"label_columns", plan.labelColumns},
                 {"left_out", leftOutJson(plan.leftOut)},
                 {"unfitted", plan.unfitted},
                 {"first", previewJson(plan.first)},
                 {"last", previewJson(plan.last)},
                 {"glance", glanceJson(plan.glance)},
                 {"metadata", plan.metadata},
                 {"bytes", plan.bytes},
                 {"recipe", toJson(plan.recipe)}});
}

Result<ImportPlan> decodePlan(std::string_view payload) {
    Reader reader(payload, "plan");
    ImportPlan plan;
    plan.importer = reader.text("importer");
    plan.dialect = reader.part("dialect");
    plan.sentences = reader.texts("sentences");
    plan.warnings = reader.texts("warnings");
    plan.channels = channelsFrom(reader, "channels");
    plan.labelColumns = reader.texts("label_columns");
    plan.leftOut = leftOutFrom(reader, "left_out");
    plan.unfitted = reader.texts("unfitted");
    plan.first = previewFrom(reader, "first", plan.channels.size());
    plan.last = previewFrom(reader, "last", plan.channels.size());
    plan.glance = glanceFrom(reader, "glance", plan.channels.size());
    plan.metadata = metadataFrom(reader, "metadata");
    plan.bytes = reader.count("bytes");
    const Json recipe = reader.part("recipe");
    if (reader.error()) return *reader.error();
    TOCSIN_ASSIGN(plan.recipe, recipeFromJson(recipe));
    return plan;
}

std::string encodeGroups(const std::vector<series::GroupInfo>& groups) {
    Json list = Json::array();
    for (const series::GroupInfo& group : groups) list.push_back({{"channels", channelsJson(group.channels)}});
    return dump({{"groups", std::move(list)}});
}

Result<std::vector<series::GroupInfo>> decodeGroups(std::string_view payload) {
    Reader reader(payload, "begin");
    std::vector<series::GroupInfo> groups;
    for (const Json& entry : reader.list("groups")) {
        Reader one(entry, "group");
        groups.push_back({channelsFrom(one, "channels")});
        if (one.error() || groups.back().channels.empty()) {
            reader.fail("groups");
            break;
        }
    }
    if (groups.empty()) reader.fail("groups");
    return finished(reader, std::move(groups));
}

std::string encodeBlock(std::size_t group, const series::SampleBlock& block) {
    const std::array<std::uint32_t, 2> counts{static_cast<std::uint32_t>(group), static_cast<std::uint32_t>(block.columns.size())};
    const std::uint64_t rows = block.times.size();
    std::string bytes(kBlockHeader + rows * sizeof(double) * (1 + block.columns.size()), '\0');
    char* at = bytes.data();
    const auto put = [&](const void* data, std::size_t count) {
        if (count > 0) std::memcpy(at, data, count);
        at += count;
    };
    put(counts.data(), sizeof counts);
    put(&rows, sizeof rows);
    put(block.times.data(), rows * sizeof(TimeNs));
    for (const auto& column : block.columns) put(column.data(), rows * sizeof(double));
    return bytes;
}

Result<OwnedBlock> decodeBlock(std::string_view payload, const std::vector<series::GroupInfo>& groups) {
    const auto bad = [](const char* what) {
        return Error{ErrorCode::Data, std::string("the parser's answer does not fit (block, ") + what + ")", {}};
    };
    if (payload.size() < kBlockHeader) return bad("header");
    std::array<std::uint32_t, 2> counts{};
    std::uint64_t rows = 0;
    std::memcpy(counts.data(), payload.data(), sizeof counts);
    std::memcpy(&rows, payload.data() + sizeof counts, sizeof rows);
    if (counts[0] >= groups.size()) return bad("group");
    if (counts[1] != groups[counts[0]].channels.size()) return bad("channels");
    std::uint64_t bytes = 0;
    if (__builtin_mul_overflow(rows, sizeof(double) * (std::uint64_t{1} + counts[1]), &bytes) || bytes != payload.size() - kBlockHeader)
        return bad("length");

    OwnedBlock block;
    block.group = counts[0];
    const char* at = payload.data() + kBlockHeader;
    block.times.resize(rows);
    if (rows > 0) std::memcpy(block.times.data(), at, rows * sizeof(TimeNs));
    at += rows * sizeof(TimeNs);
    for (const TimeNs time : block.times) {
        if (time == kNoTime) return bad("time");
    }
    for (std::uint32_t c = 0; c < counts[1]; ++c, at += rows * sizeof(double)) {
        std::vector<double>& column = block.columns.emplace_back(rows);
        if (rows > 0) std::memcpy(column.data(), at, rows * sizeof(double));
    }
    return block;
}

std::string encodeReject(const RejectedRow& row) {
    return dump({{"line", row.line}, {"reason", row.reason}, {"text", row.text}});
}

Result<RejectedRow> decodeReject(std::string_view payload) {
    Reader reader(payload, "reject");
    RejectedRow row{reader.count("line"), reader.text("reason"), reader.text("text", 200)};
    return finished(reader, std::move(row));
}

std::string encodeLabel(const LabelRun& run) {
    return dump({{"column", run.column}, {"from", run.from}, {"to", run.to}});
}

Result<LabelRun> decodeLabel(std::string_view payload) {
    Reader reader(payload, "label");
    LabelRun run{reader.text("column", 1000), reader.integer("from"), reader.integer("to")};
    return finished(reader, std::move(run));
}

std::string encodeReport(const ImportReport& report) {
    return dump({{"rows", report.rows},
                 {"rejected", report.rejected},
                 {"from", optionalTime(report.from)},
                 {"to", optionalTime(report.to)},
                 {"duplicates", report.duplicates},
                 {"backward", report.backward},
                 {"dst_folds", report.dstFolds},
                 {"dst_gaps", report.dstGaps},
                 {"left_out", leftOutJson(report.leftOut)},
                 {"warnings", report.warnings},
                 {"metadata", report.metadata}});
}

Result<ImportReport> decodeReport(std::string_view payload) {
    Reader reader(payload, "report");
    ImportReport report;
    report.rows = reader.count("rows");
    report.rejected = reader.count("rejected");
    report.from = reader.time("from");
    report.to = reader.time("to");
    report.duplicates = reader.count("duplicates");
    report.backward = reader.count("backward");
    report.dstFolds = reader.count("dst_folds");
    report.dstGaps = reader.count("dst_gaps");
    report.leftOut = leftOutFrom(reader, "left_out");
    report.warnings = reader.texts("warnings");
    report.metadata = metadataFrom(reader, "metadata");
    return finished(reader, std::move(report));
}

std::string encodeFailure(const Error& error) {
    return dump({{"code", errorCodeName(error.code)}, {"message", error.message}, {"detail", error.detail}});
}

Error decodeFailure(std::string_view payload) {
    Reader reader(payload, "failure");
    const std::string code = reader.text("code");
    Error error{ErrorCode::Data, reader.text("message"), reader.text("detail")};
    if (reader.error()) return *reader.error();
    for (const ErrorCode known : {ErrorCode::Usage, ErrorCode::NotFound, ErrorCode::Io, ErrorCode::Cancelled, ErrorCode::Internal}) {
        if (errorCodeName(known) == code) error.code = known;
    }
    return error;
}

} // namespace tocsin::ingest::child
