// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/alarm/decision_record.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <fmt/format.h>

namespace tocsin::alarm {

namespace {

constexpr int kSchema = 2, kOldestSchema = 1;
constexpr const char* kUnjudged = "counts neither way";

Error badRecord(std::string text) {
    return Error{ErrorCode::Data, "decision record: " + std::move(text), {}};
}

// Takes typed fields out of an object and remembers the first thing that was wrong.
class Fields {
public:
    explicit Fields(const Json& json) : m_json(json) {}
    const Json* get(std::string_view key) {
        const auto found = m_json.find(std::string(key));
        if (found != m_json.end()) return &*found;
        fail(fmt::format("'{}' is missing", key));
        return nullptr;
    }
    void text(std::string_view key, std::string& to) {
        const Json* value = get(key);
        if (value == nullptr) return;
        if (value->is_string())
            to = value->get<std::string>();
        else
            fail(fmt::format("'{}' must be text", key));
    }
    void flag(std::string_view key, bool& to) {
        const Json* value = get(key);
        if (value == nullptr) return;
        if (value->is_boolean())
            to = value->get<bool>();
        else
            fail(fmt::format("'{}' must be true or false", key));
    }
    void real(std::string_view key, double& to) {
        const Json* value = get(key);
        if (value == nullptr) return;
        if (value->is_number())
            to = value->get<double>();
        else
            fail(fmt::format("'{}' must be a number", key));
    }
    void optionalReal(std::string_view key, std::optional<double>& to) {
        const Json* value = get(key);
        if (value == nullptr || value->is_null()) return;
        if (value->is_number())
            to = value->get<double>();
        else
            fail(fmt::format("'{}' must be a number or null", key));
    }
    template<class T>
    void count(std::string_view key, T& to) {
        const Json* value = get(key);
        if (value != nullptr) toCount(key, *value, to);
    }
    void optionalCount(std::string_view key, std::optional<int>& to) {
        const Json* value = get(key);
        if (value == nullptr || value->is_null()) return;
        int held = 0;
        toCount(key, *value, held);
        to = held;
    }
    void texts(std::string_view key, std::vector<std::string>& to) {
        const Json* value = get(key);
        if (value == nullptr) return;
        const bool good = value->is_array() && std::all_of(value->begin(), value->end(), [](const Json& item) { return item.is_string(); });
        if (good)
            to = value->get<std::vector<std::string>>();
        else
            fail(fmt::format("'{}' must be a list of text", key));
    }
    void fail(std::string why) {
        if (m_error.empty()) m_error = std::move(why);
    }
    [[nodiscard]] const std::string& error() const { return m_error; }

private:
    template<class T>
    void toCount(std::string_view key, const Json& value, T& to) {
        if (value.is_number_integer() && value.get<double>() >= 0 &&
            value.get<double>() <= static_cast<double>(std::numeric_limits<T>::max() / 2))
            to = value.get<T>();
        else
            fail(fmt::format("'{}' must be a whole number, 0 or more", key));
    }
    const Json& m_json;
    std::string m_error;
};

constexpr std::array kKeys = {"schema",
                              "run",
                              "precision",
                              "rule",
                              "shown",
                              "bound",
                              "missing",
                              "method",
                              "budget",
                              "confidence",
                              "clean_days",
                              "false_alarms",
                              "allowed_false_alarms",
                              "forms_tried",
                              "clean_time_in_alarm",
                              "events",
                              "events_found",
                              "lead_median_s",
                              "warnings"};
constexpr std::array kKeysSince2 = {"model_sha256", "counting"};

void readSince2(Fields& fields, DecisionRecord& record) {
    fields.text("model_sha256", record.modelSha256);
    const Json* counting = fields.get("counting");
    if (counting == nullptr || !counting->is_object()) return fields.fail("'counting' must be an object");
    Fields inner(*counting);
    inner.count("horizon_ns", record.counting.horizonNs);
    inner.count("grace_ns", record.counting.graceNs);
    inner.texts("classes", record.counting.classes);
    inner.texts("ignored_classes", record.counting.ignoredClasses);
    std::string unjudged;
    inner.text("unjudged", unjudged);
    if (unjudged != kUnjudged) inner.fail(fmt::format("'unjudged' must be \"{}\"", kUnjudged));
    inner.real("unjudged_days", record.counting.unjudgedDays);
    if (!inner.error().empty()) fields.fail("counting: " + inner.error());
}

} // namespace

Json toJson(const DecisionRecord& record) {
    Json missing = nullptr;
    if (record.missing)
        missing = {{"sentence", record.missing->sentence},
                   {"clean_days", number(record.missing->cleanDays)},
                   {"clean_days_total", number(record.missing->cleanDaysTotal)}};
    return Json{{"schema", kSchema},
                {"run", record.run},
                {"precision", record.precision},
                {"rule", toJson(record.rule)},
                {"shown", record.shown},
                {"bound", number(record.bound)},
                {"missing", std::move(missing)},
                {"method", record.method},
                {"budget", formatBudget(record.budget)},
                {"confidence", record.confidence},
                {"clean_days", number(record.cleanDays)},
                {"false_alarms", record.falseAlarms},
                {"allowed_false_alarms", record.allowedFalseAlarms},
                {"forms_tried", record.formsTried},
                {"clean_time_in_alarm", number(record.cleanTimeInAlarm)},
                {"events", record.events ? Json(*record.events) : Json(nullptr)},
                {"events_found", record.eventsFound ? Json(*record.eventsFound) : Json(nullptr)},
                {"lead_median_s", number(record.leadMedianS)},
                {"warnings", record.warnings},
                {"model_sha256", record.modelSha256},
                {"counting",
                 {{"horizon_ns", record.counting.horizonNs},
                  {"grace_ns", record.counting.graceNs},
                  {"classes", record.counting.classes},
                  {"ignored_classes", record.counting.ignoredClasses},
                  {"unjudged", kUnjudged},
                  {"unjudged_days", number(record.counting.unjudgedDays)}}}};
}

Result<DecisionRecord> decisionRecordFromJson(const Json& json) {
    if (!json.is_object()) return badRecord("a JSON object is needed");
    const auto schema = json.find("schema");
    if (schema == json.end() || !schema->is_number_integer()) return badRecord("'schema' is missing");
    if (*schema < kOldestSchema || *schema > kSchema)
        return badRecord(fmt::format("schema {} is not known to this version, which reads {} to {}; use the version that wrote it",
                                     schema->dump(), kOldestSchema, kSchema));
    const bool old = *schema < 2;
    for (const auto& [key, value] : json.items()) {
        const auto known = [&](const char* k) { return key == k; };
        if (std::any_of(kKeys.begin(), kKeys.end(), known)) continue;
        if (old || std::none_of(kKeysSince2.begin(), kKeysSince2.end(), known)) return badRecord(fmt::format("unknown key '{}'", key));
    }
    DecisionRecord record;
    Fields fields(json);
    fields.text("run", record.run);
    fields.text("precision", record.precision);
    fields.flag("shown", record.shown);
    std::optional<double> bound;
    fields.optionalReal("bound", bound);
    record.bound = bound.value_or(std::numeric_limits<double>::infinity());
    fields.text("method", record.method);
    std::string budget;
    fields.text("budget", budget);
    fields.real("confidence", record.confidence);
    fields.real("clean_days", record.cleanDays);
    fields.count("false_alarms", record.falseAlarms);
    fields.count("allowed_false_alarms", record.allowedFalseAlarms);
    fields.count("forms_tried", record.formsTried);
    fields.real("clean_time_in_alarm", record.cleanTimeInAlarm);
    fields.optionalCount("events", record.events);
    fields.optionalCount("events_found", record.eventsFound);
    fields.optionalReal("lead_median_s", record.leadMedianS);
    fields.texts("warnings", record.warnings);
    if (!old) readSince2(fields, record);
    const Json* missing = fields.get("missing");
    if (missing != nullptr && missing->is_object()) {
        Fields inner(*missing);
        record.missing.emplace();
        inner.text("sentence", record.missing->sentence);
        inner.real("clean_days", record.missing->cleanDays);
        inner.real("clean_days_total", record.missing->cleanDaysTotal);
        if (!inner.error().empty()) fields.fail("missing: " + inner.error());
    } else if (missing != nullptr && !missing->is_null()) {
        fields.fail("'missing' must be an object or null");
    }
    const Json* rule = fields.get("rule");
    if (!fields.error().empty()) return badRecord(fields.error());
    TOCSIN_ASSIGN(record.rule, decisionRuleFromJson(*rule));
    TOCSIN_ASSIGN(record.budget, parseBudget(budget));
    if (!(record.confidence > 0 && record.confidence < 1)) return badRecord("'confidence' must lie between 0 and 1");
    if (record.shown == record.missing.has_value()) return badRecord("'missing' must be there exactly when the budget is not shown");
    if (record.shown && !(record.bound <= record.budget.perDay())) return badRecord("it says 'shown', but the bound is above the budget");
    return record;
}

} // namespace tocsin::alarm
