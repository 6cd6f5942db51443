// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/label/label_csv.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <map>

#include "core/base/json.h"
#include "core/table/text_table.h"

namespace tocsin::label {

namespace {

constexpr std::array<std::string_view, 13> kColumns{"asset",      "from",           "to",           "class",  "rater",
                                                    "confidence", "onset_earliest", "onset_latest", "status", "note",
                                                    "channel",    "recording",      "source"};

std::string trimmedLower(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    std::string result(text.substr(first, text.find_last_not_of(" \t") - first + 1));
    for (char& c : result) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return result;
}

/// One data row with its named cells; empty text where the column is missing or the row is short.
class Row {
public:
    Row(const table::TextRow& row, const std::map<std::string, std::size_t>& columns) : m_row(row), m_columns(columns) {}

    [[nodiscard]] std::string_view raw(const std::string& column) const {
        const auto found = m_columns.find(column);
        if (found == m_columns.end() || found->second >= m_row.cells.size()) return {};
        return m_row.cells[found->second];
    }
    [[nodiscard]] std::string text(const std::string& column) const { return table::fromSafeText(raw(column)); }
    [[nodiscard]] std::string word(const std::string& column) const { return trimmedLower(raw(column)); }

    [[nodiscard]] Result<std::optional<TimeNs>> time(const std::string& column) const {
        // Times are letters and digits: blanks around them and the case of T and Z carry nothing.
        std::string text = word(column);
        if (text.empty()) return std::optional<TimeNs>{};
        for (char& c : text) c = c == 't' ? 'T' : c == 'z' ? 'Z' : c;
        auto time = parseTime(text);
        if (!time) return Error{ErrorCode::Data, "column " + column + ": " + time.error().message, {}};
        return std::optional<TimeNs>{*time};
    }

    template<class T>
    [[nodiscard]] Result<T> number(const std::string& column, T fallback) const {
        const std::string text = word(column);
        if (text.empty()) return fallback;
        T value{};
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc{} || end != text.data() + text.size()) {
            return Error{ErrorCode::Data, "column " + column + ": \"" + text + "\" is not a number", {}};
        }
        return value;
    }

private:
    const table::TextRow& m_row;
    const std::map<std::string, std::size_t>& m_columns;
};

Result<Label> labelFromRow(const Row& row, const LabelCsvOptions& options) {
    Label label;
    label.asset = row.text("asset");
    if (label.asset.empty()) label.asset = options.defaultAsset;
    TOCSIN_ASSIGN(const auto from, row.time("from"));
    if (!from) return Error{ErrorCode::Data, "column from is empty; a label needs a time", {}};
    TOCSIN_ASSIGN(const auto to, row.time("to"));
    label.range = {*from, to.value_or(*from)};
    label.className = row.text("class");
    label.rater = row.text("rater");
    if (label.rater.empty()) label.rater = options.defaultRater;
    TOCSIN_ASSIGN(label.confidence, row.number<double>("confidence", 1.0));
    TOCSIN_ASSIGN(const auto earliest, row.time("onset_earliest"));
    TOCSIN_ASSIGN(const auto latest, row.time("onset_latest"));
    if (earliest.has_value() != latest.has_value()) {
        return Error{ErrorCode::Data, "an onset needs both onset_earliest and onset_latest, or neither", {}};
    }
    if (earliest) label.onset = OnsetRange{*earliest, *latest};
    if (const std::string status = row.word("status"); !status.empty()) {
        const auto known = statusFromName(status);
        if (!known) return Error{ErrorCode::Data, "column status: \"" + status + "\" is none of confirmed, proposed, rejected", {}};
        label.status = *known;
    }
    label.note = row.text("note");
    label.channel = row.text("channel");
    TOCSIN_ASSIGN(label.recording.value, row.number<std::int64_t>("recording", 0));
    label.source = row.text("source");
    if (label.source.empty()) label.source = options.source;
    TOCSIN_TRY(checkLabel(label));
    return label;
}

} // namespace

std::string writeLabelsCsv(std::span<const Label> labels) {
    std::string csv;
    for (const std::string_view column : kColumns) {
        if (!csv.empty()) csv.push_back(',');
        csv.append(column);
    }
    csv.push_back('\n');
    for (const Label& label : labels) {
        const auto text = [&](std::string_view value, char end = ',') {
            table::appendCell(csv, table::safeText(value));
            csv.push_back(end);
        };
        const auto plain = [&](std::string_view value) {
            csv.append(value);
            csv.push_back(',');
        };
        text(label.asset);
        plain(formatTime(label.range.from));
        plain(formatTime(label.range.to));
        text(label.className);
        text(label.rater);
        plain(shortestNumber(label.confidence));
        plain(label.onset ? formatTime(label.onset->earliest) : "");
        plain(label.onset ? formatTime(label.onset->latest) : "");
        plain(statusName(label.status));
        text(label.note);
        text(label.channel);
        plain(label.recording ? std::to_string(label.recording.value) : "");
        text(label.source, '\n');
    }
    return csv;
}

Result<std::vector<Label>> readLabelsCsv(std::string_view text, const LabelCsvOptions& options) {
    TOCSIN_ASSIGN(const table::TextTable table, table::readTextTable(table::decodeText(text).text, {options.what, 0}));
    if (table.rows.empty()) return Error{ErrorCode::Data, options.what + " is empty; the first line must name the columns", {}};

    std::map<std::string, std::size_t> columns;
    const auto& header = table.rows.front().cells;
    for (std::size_t i = 0; i < header.size(); ++i) {
        const std::string name = trimmedLower(header[i]);
        if (std::find(kColumns.begin(), kColumns.end(), name) == kColumns.end()) continue;
        if (!columns.emplace(name, i).second)
            return Error{ErrorCode::Data, options.what + ", line 1: column " + name + " stands twice", {}};
    }
    for (const std::string needed : {"asset", "from", "class"}) {
        if (columns.contains(needed) || (needed == "asset" && !options.defaultAsset.empty())) continue;
        return Error{ErrorCode::Data,
                     options.what + ": column " + needed + " is missing; the first line must name at least asset, from, to, class",
                     {}};
    }

    std::vector<Label> labels;
    for (std::size_t i = 1; i < table.rows.size(); ++i) {
        auto label = labelFromRow(Row(table.rows[i], columns), options);
        if (!label) {
            const Error& error = label.error();
            return Error{error.code, options.what + ", line " + std::to_string(table.rows[i].line) + ": " + error.message, error.detail};
        }
        labels.push_back(*std::move(label));
    }
    return labels;
}

} // namespace tocsin::label
