// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <functional>
#include <span>
#include <string>
#include <vector>

#include "core/base/job.h"
#include "core/runtime/input_contract.h"
#include "core/series/source.h"

namespace tocsin::workflow {

/// Rows of one recording with the contract's channels in the contract's order, as a device would see them: the wanted group with most rows
/// gives the clock; channels of other groups keep their last value (sample and hold) until the next one comes. Memory: one block of 65,536
/// rows a channel.
class RowStream {
public:
    /// Error code Data names the channels that the recording lacks.
    [[nodiscard]] static Result<RowStream> open(const series::SeriesSource& source, const std::vector<runtime::ContractChannel>& channels,
                                                const std::string& what);

    /// row: index in the clock group; values: [C], NaN = missing. A failing callback ends the walk with its error.
    using RowFunction = std::function<Result<void>(std::int64_t row, TimeNs time, std::span<const double> values)>;
    [[nodiscard]] Result<void> forEach(const RowFunction& row, const JobContext& job = {}) const { return forEachFrom(0, row, job); }
    /// The same from a row of the clock on; channels of other groups hold what they held there.
    [[nodiscard]] Result<void> forEachFrom(std::int64_t firstRow, const RowFunction& row, const JobContext& job = {}) const;

    [[nodiscard]] std::int64_t rows() const { return m_source->rows(m_clockGroup); }
    [[nodiscard]] std::size_t clockGroup() const { return m_clockGroup; }

private:
    struct Place {
        std::size_t group = 0, channel = 0;
    };
    RowStream(const series::SeriesSource& source, std::vector<Place> places, std::size_t clockGroup)
        : m_source(&source), m_places(std::move(places)), m_clockGroup(clockGroup) {}

    const series::SeriesSource* m_source;
    std::vector<Place> m_places; // by contract channel
    std::size_t m_clockGroup;
};

} // namespace tocsin::workflow
