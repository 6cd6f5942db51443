// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <fmt/format.h>
#include <iterator>

#include "datasets/detail/pump_files.h"

namespace tocsin::datasets::detail {

namespace {

constexpr std::array<std::string_view, 4> kDescriptions = {"Casing vibration RMS", "Bearing temperature drive end", "Motor current",
                                                           "Suction pressure"};

void appendDecimal(std::string& text, std::int64_t value, int decimals, char mark) {
    std::int64_t scale = 1;
    for (int digit = 0; digit < decimals; ++digit) scale *= 10;
    const std::int64_t size = std::abs(value);
    fmt::format_to(std::back_inserter(text), "{}{}{}{:0{}}", value < 0 ? "-" : "", size / scale, mark, size % scale, decimals);
}

std::string dateTime(TimeNs time) {
    const CivilTime civil = civilFromUtc(time);
    return fmt::format("{:04}-{:02}-{:02} {:02}:{:02}:{:02}", civil.year, civil.month, civil.day, civil.hour, civil.minute, civil.second);
}

} // namespace

PumpCsv::PumpCsv(Dialect dialect) : m_dialect(dialect) {
    const char mark = dialect == Dialect::Plain ? ',' : ';';
    const auto line = [&](std::string_view first, const std::array<std::string_view, 4>& cells) {
        m_text += first;
        for (const std::string_view cell : cells) m_text.append(1, mark).append(cell);
        m_text += dialect == Dialect::Plain ? "\n" : "\r\n";
    };
    line(dialect == Dialect::Plain ? "time" : "Timestamp", kPumpHallChannels);
    line("", kPumpHallUnits);
    if (dialect == Dialect::Historian) line("", kDescriptions);
}

void PumpCsv::add(const PumpRow& row) {
    const bool plain = m_dialect == Dialect::Plain;
    if (plain) {
        m_text += formatTime(row.time);
    } else {
        const CivilTime civil = civilFromUtc(row.time);
        fmt::format_to(std::back_inserter(m_text), "{:02}.{:02}.{:04} {:02}:{:02}:{:02}", civil.day, civil.month, civil.year, civil.hour,
                       civil.minute, civil.second);
    }
    for (std::size_t c = 0; c < row.values.size(); ++c) {
        m_text += plain ? ',' : ';';
        if (row.cells[c] == PumpRow::Cell::Value) appendDecimal(m_text, row.values[c], kDecimals[c], plain ? '.' : ',');
        if (row.cells[c] == PumpRow::Cell::Sentinel) m_text += "-9999";
    }
    m_text += plain ? "\n" : "\r\n";
    if (m_rows++ == 0) m_range.from = row.time;
    m_range.to = row.time;
}

std::string maintenanceCsv(const std::vector<WorkOrder>& orders) {
    std::string text = "WONUM,ASSETNUM,LOCATION,DESCRIPTION,WORKTYPE,STATUS,REPORTDATE,FAILDATE,ACTFINISH,FAILURECODE,PROBLEMCODE\n";
    int number = 40'117; // any first number: a log never begins with 1
    for (const WorkOrder& order : orders) {
        fmt::format_to(std::back_inserter(text), "{},{},PUMPHALL-{},\"{}\",{},COMP,{},{},{},{},{}\n", number, order.asset, order.asset,
                       order.text, order.type, dateTime(order.reported), order.failed == kNoTime ? std::string() : dateTime(order.failed),
                       dateTime(order.finished), order.failureClass, order.problem);
        number += 3;
    }
    return text;
}

std::string truthCsv(const std::vector<PlantFailure>& failures) {
    std::string text = "asset,from,to,class,rater,confidence,onset_earliest,onset_latest,status,note,channel,recording,source\n";
    for (const PlantFailure& f : failures) {
        const std::string visible = formatTime(f.visible), failure = formatTime(f.failure);
        fmt::format_to(std::back_inserter(text), "{},{},{},{},generator,1,{},{},confirmed,,,,pump hall\n", f.asset, visible, failure,
                       f.className, formatTime(f.onset), visible);
        fmt::format_to(std::back_inserter(text), "{},{},{},unknown,generator,1,,,confirmed,under repair,,,pump hall\n", f.asset,
                       formatTime(f.failure + kNsPerSecond), formatTime(f.finished));
    }
    return text;
}

} // namespace tocsin::datasets::detail
