// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <vector>

#include "datasets/detail/pump_schedule.h"
#include "datasets/detail/pump_signals.h"

namespace tocsin::datasets::detail {

/// A CSV file of one pump, line by line.
class PumpCsv {
public:
    enum class Dialect { Plain, Historian };
    explicit PumpCsv(Dialect dialect);
    void add(const PumpRow& row);
    [[nodiscard]] const std::string& text() const { return m_text; }
    [[nodiscard]] std::int64_t rows() const { return m_rows; }
    [[nodiscard]] TimeRange range() const { return m_range; }

private:
    Dialect m_dialect;
    std::string m_text;
    std::int64_t m_rows = 0;
    TimeRange m_range;
};

/// Work orders in Maximo's columns; empty FAILDATE where nobody wrote it down.
[[nodiscard]] std::string maintenanceCsv(const std::vector<WorkOrder>& orders);

/// [visible, failure] with its class and [failure, finished] as "unknown", one line each.
[[nodiscard]] std::string truthCsv(const std::vector<PlantFailure>& failures);

} // namespace tocsin::datasets::detail
