// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/table/dialect.h"

#include <fmt/format.h>
#include <set>

namespace tocsin::table {

namespace {

template<class T>
struct Named {
    T value;
    std::string_view name;
};

constexpr Named<TimeKind> kKinds[] = {{TimeKind::None, "none"},   {TimeKind::Iso, "iso"},         {TimeKind::Pattern, "pattern"},
                                      {TimeKind::Epoch, "epoch"}, {TimeKind::Elapsed, "elapsed"}, {TimeKind::Excel, "excel"}};
constexpr Named<DateOrder> kOrders[] = {
    {DateOrder::YearMonthDay, "year-month-day"}, {DateOrder::DayMonthYear, "day-month-year"}, {DateOrder::MonthDayYear, "month-day-year"}};
constexpr Named<std::int64_t> kUnits[] = {{kNsPerSecond, "s"},        {1'000'000, "ms"},          {1'000, "us"},   {1, "ns"},
                                          {60 * kNsPerSecond, "min"}, {3600 * kNsPerSecond, "h"}, {kNsPerDay, "d"}};
constexpr Named<ColumnRole> kRoles[] = {{ColumnRole::Number, "number"},
                                        {ColumnRole::Time, "time"},
                                        {ColumnRole::Tag, "tag"},
                                        {ColumnRole::Value, "value"},
                                        {ColumnRole::Ignored, "ignored"}};
constexpr Named<HeaderRow> kHeaders[] = {
    {HeaderRow::Names, "names"}, {HeaderRow::Units, "units"}, {HeaderRow::Descriptions, "descriptions"}, {HeaderRow::Other, "other"}};
constexpr Named<Layout> kLayouts[] = {{Layout::Wide, "wide"}, {Layout::Long, "long"}};

template<class T, std::size_t N>
std::string nameOf(const Named<T> (&table)[N], T value) {
    for (const auto& entry : table)
        if (entry.value == value) return std::string(entry.name);
    return std::string(table[0].name);
}

Error bad(std::string_view key, std::string_view wanted) {
    return Error{ErrorCode::Data, fmt::format("table dialect: '{}' must be {}", key, wanted), {}};
}

template<class T, std::size_t N>
Result<T> valueOf(const Named<T> (&table)[N], const Json& json, std::string_view key) {
    std::string wanted;
    for (const auto& entry : table) {
        if (json.is_string() && json.get_ref<const std::string&>() == entry.name) return entry.value;
        wanted += (wanted.empty() ? "one of " : ", ") + std::string(entry.name);
    }
    return bad(key, wanted);
}

std::string charText(char c) {
    return c ? std::string(1, c) : std::string();
}

Result<std::string> textOf(const Json& json, std::string_view key) {
    if (!json.is_string()) return bad(key, "a text");
    return json.get<std::string>();
}

Result<char> charOf(const Json& json, std::string_view key) {
    if (!json.is_string() || json.get_ref<const std::string&>().size() > 1) return bad(key, "one character or empty");
    const auto& text = json.get_ref<const std::string&>();
    return text.empty() ? '\0' : text[0];
}

Result<Column> columnFromJson(const Json& json) {
    if (!json.is_object()) return bad("columns", "a list of objects");
    Column column;
    for (const auto& [key, value] : json.items()) {
        if (key == "name") {
            TOCSIN_ASSIGN(column.name, textOf(value, "columns.name"));
        } else if (key == "unit") {
            TOCSIN_ASSIGN(column.unit, textOf(value, "columns.unit"));
        } else if (key == "description") {
            TOCSIN_ASSIGN(column.description, textOf(value, "columns.description"));
        } else if (key == "role") {
            TOCSIN_ASSIGN(column.role, valueOf(kRoles, value, "columns.role"));
        } else if (key == "sentinels") {
            if (!value.is_array()) return bad("columns.sentinels", "a list of numbers");
            for (const Json& item : value) {
                if (!item.is_number()) return bad("columns.sentinels", "a list of numbers");
                column.sentinels.push_back(item.get<double>());
            }
        } else {
            return Error{ErrorCode::Data, fmt::format("table dialect: unknown key 'columns.{}'", key), {}};
        }
    }
    if (column.name.empty()) return bad("columns.name", "a text that is not empty");
    return column;
}

Result<TimeFormat> timeFromJson(const Json& json) {
    if (!json.is_object()) return bad("time", "an object");
    TimeFormat format;
    for (const auto& [key, value] : json.items()) {
        if (key == "kind") {
            TOCSIN_ASSIGN(format.kind, valueOf(kKinds, value, "time.kind"));
        } else if (key == "order") {
            TOCSIN_ASSIGN(format.order, valueOf(kOrders, value, "time.order"));
        } else if (key == "unit") {
            TOCSIN_ASSIGN(format.unitNs, valueOf(kUnits, value, "time.unit"));
        } else {
            return Error{ErrorCode::Data, fmt::format("table dialect: unknown key 'time.{}'", key), {}};
        }
    }
    return format;
}

/// Contradictions that single keys cannot show.
Result<void> check(const Dialect& dialect) {
    if (dialect.columns.size() > kMaximumColumns) return bad("columns", fmt::format("at most {} columns", kMaximumColumns));
    std::set<std::string_view> names;
    for (const Column& column : dialect.columns)
        if (!names.insert(column.name).second) return bad("columns.name", fmt::format("unique ('{}' stands twice)", column.name));
    const std::size_t times = dialect.columnsOf(ColumnRole::Time).size();
    if ((dialect.time.kind == TimeKind::None) != (times == 0) || times > 2)
        return bad("columns.role", "time for one column (two where date and time of day are apart), none for time.kind none");
    const bool isLong = dialect.layout == Layout::Long;
    if (isLong && times == 0) return bad("time.kind", "other than none in the long layout");
    if (dialect.columnsOf(ColumnRole::Tag).size() != isLong || dialect.columnsOf(ColumnRole::Value).size() != isLong)
        return bad("columns.role", "tag and value for one column each in the long layout, and for none in the wide one");
    const auto odd = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\0'; };
    if (dialect.separator == '\0' || odd(dialect.separator) || dialect.separator == dialect.quote)
        return bad("separator", "one character, other than the quote");
    if (dialect.decimal != '.' && dialect.decimal != ',') return bad("decimal", "'.' or ','");
    if (odd(dialect.thousands) || dialect.thousands == dialect.decimal)
        return bad("thousands", "one character, other than the decimal mark");
    if (odd(dialect.quote)) return bad("quote", "one character or empty");
    if (!dialect.comment.empty() && dialect.comment.find_first_of("\r\n") != std::string::npos) return bad("comment", "without line end");
    TOCSIN_TRY(TimeZone::named(dialect.zone));
    return {};
}

} // namespace

std::vector<std::size_t> Dialect::columnsOf(ColumnRole role) const {
    std::vector<std::size_t> found;
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].role == role) found.push_back(i);
    return found;
}

int Dialect::find(std::string_view name) const {
    for (std::size_t i = 0; i < columns.size(); ++i)
        if (columns[i].name == name) return static_cast<int>(i);
    return -1;
}

Json toJson(const Dialect& dialect) {
    Json json;
    json["encoding"] = dialect.encoding;
    json["separator"] = charText(dialect.separator);
    json["decimal"] = charText(dialect.decimal);
    json["thousands"] = charText(dialect.thousands);
    json["quote"] = charText(dialect.quote);
    json["comment"] = dialect.comment;
    json["preamble"] = dialect.preamble;
    json["header"] = Json::array();
    for (const HeaderRow row : dialect.header) json["header"].push_back(nameOf(kHeaders, row));
    json["header_commented"] = dialect.headerCommented;
    json["layout"] = nameOf(kLayouts, dialect.layout);
    json["columns"] = Json::array();
    for (const Column& column : dialect.columns)
        json["columns"].push_back({{"name", column.name},
                                   {"unit", column.unit},
                                   {"description", column.description},
                                   {"role", nameOf(kRoles, column.role)},
                                   {"sentinels", column.sentinels}});
    json["time"] = {{"kind", nameOf(kKinds, dialect.time.kind)},
                    {"order", nameOf(kOrders, dialect.time.order)},
                    {"unit", nameOf(kUnits, dialect.time.unitNs)}};
    json["zone"] = dialect.zone;
    json["missing"] = dialect.missing;
    return json;
}

Result<Dialect> dialectFromJson(const Json& json) {
    if (!json.is_object()) return Error{ErrorCode::Data, "table dialect: not a JSON object", {}};
    Dialect dialect;
    dialect.missing = commonMissingWords();
    for (const auto& [key, value] : json.items()) {
        if (key == "encoding") {
            TOCSIN_ASSIGN(dialect.encoding, textOf(value, key));
        } else if (key == "separator") {
            TOCSIN_ASSIGN(dialect.separator, charOf(value, key));
        } else if (key == "decimal") {
            TOCSIN_ASSIGN(dialect.decimal, charOf(value, key));
        } else if (key == "thousands") {
            TOCSIN_ASSIGN(dialect.thousands, charOf(value, key));
        } else if (key == "quote") {
            TOCSIN_ASSIGN(dialect.quote, charOf(value, key));
        } else if (key == "comment") {
            TOCSIN_ASSIGN(dialect.comment, textOf(value, key));
        } else if (key == "preamble") {
            if (!value.is_number_integer() || value.get<std::int64_t>() < 0 || value.get<std::int64_t>() > 100'000)
                return bad(key, "a count of lines");
            dialect.preamble = value.get<int>();
        } else if (key == "header") {
            if (!value.is_array() || value.size() > 16) return bad(key, "a list of row kinds");
            dialect.header.clear();
            for (const Json& item : value) {
                TOCSIN_ASSIGN(const HeaderRow row, valueOf(kHeaders, item, key));
                dialect.header.push_back(row);
            }
        } else if (key == "header_commented") {
            if (!value.is_boolean()) return bad(key, "true or false");
            dialect.headerCommented = value.get<bool>();
        } else if (key == "layout") {
            TOCSIN_ASSIGN(dialect.layout, valueOf(kLayouts, value, key));
        } else if (key == "columns") {
            if (!value.is_array()) return bad(key, "a list of objects");
            for (const Json& item : value) {
                TOCSIN_ASSIGN(Column column, columnFromJson(item));
                dialect.columns.push_back(std::move(column));
            }
        } else if (key == "time") {
            TOCSIN_ASSIGN(dialect.time, timeFromJson(value));
        } else if (key == "zone") {
            TOCSIN_ASSIGN(dialect.zone, textOf(value, key));
        } else if (key == "missing") {
            if (!value.is_array()) return bad(key, "a list of words");
            dialect.missing.clear();
            for (const Json& item : value) {
                TOCSIN_ASSIGN(std::string word, textOf(item, key));
                dialect.missing.push_back(std::move(word));
            }
        } else {
            return Error{ErrorCode::Data, fmt::format("table dialect: unknown key '{}'", key), {}};
        }
    }
    TOCSIN_TRY(check(dialect));
    return dialect;
}

std::string_view separatorName(char separator) {
    switch (separator) {
    case ',':
        return "comma";
    case ';':
        return "semicolon";
    case '\t':
        return "tab";
    case '|':
        return "pipe";
    case ' ':
        return "blanks";
    case '.':
        return "point";
    case '\'':
        return "apostrophe";
    default:
        return "character";
    }
}

const std::vector<std::string>& commonMissingWords() {
    static const std::vector<std::string> kWords = {
        "nan",        "-nan",       "nan(ind)",    "-nan(ind)",   "1.#qnan",    "-1.#ind",     "1.#inf",       "-1.#inf",     "inf",
        "+inf",       "-inf",       "infinity",    "+infinity",   "-infinity",  "\u00b1inf",   "na",           "n/a",         "#n/a",
        "#nv",        "#div/0!",    "#value!",     "#ref!",       "#num!",      "#name?",      "null",         "nil",         "none",
        "-",          "--",         "---",         "?",           "missing",    "bad",         "no data",      "nodata",      "no_data",
        "bad input",  "bad data",   "i/o timeout", "io timeout",  "no result",  "comm fail",   "comm failure", "calc failed", "invalid",
        "scan off",   "pt created", "not connect", "under range", "over range", "out of serv", "shutdown",     "error",       "intf shut",
        "equip fail", "configure",  "arc off-line"};
    return kWords;
}

} // namespace tocsin::table
