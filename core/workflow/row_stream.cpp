// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/workflow/row_stream.h"

#include <algorithm>
#include <fmt/format.h>
#include <fmt/ranges.h>
#include <limits>
#include <map>
#include <optional>

namespace tocsin::workflow {

namespace {

constexpr std::int64_t kBlockRows = 65'536;

/// Walks a group that is not the clock, holding the newest value of each wanted channel.
class HeldGroup {
public:
    HeldGroup(const series::SeriesSource& source, std::size_t group) : m_source(&source), m_group(group), m_rows(source.rows(group)) {}

    void want(std::size_t channel, std::size_t place) { m_wanted.push_back({channel, place}); }

    /// Moves on to the last row at or before `time` and writes its values.
    Result<void> fill(TimeNs time, std::span<double> row) {
        for (;;) {
            if (m_next >= m_blockFrom + static_cast<std::int64_t>(m_times.size())) {
                if (m_next >= m_rows) break;
                TOCSIN_TRY(load());
            }
            const auto index = static_cast<std::size_t>(m_next - m_blockFrom);
            if (m_times[index] > time) break;
            for (std::size_t i = 0; i < m_wanted.size(); ++i) m_held[i] = m_values[i][index];
            ++m_next;
        }
        for (std::size_t i = 0; i < m_wanted.size(); ++i)
            row[m_wanted[i].place] = m_held.empty() ? std::numeric_limits<double>::quiet_NaN() : m_held[i];
        return {};
    }

private:
    struct Wanted {
        std::size_t channel, place;
    };
    Result<void> load() {
        const std::int64_t to = std::min(m_rows, m_next + kBlockRows);
        TOCSIN_ASSIGN(m_times, m_source->times(m_group, m_next, to));
        m_values.resize(m_wanted.size());
        if (m_held.empty()) m_held.assign(m_wanted.size(), std::numeric_limits<double>::quiet_NaN());
        for (std::size_t i = 0; i < m_wanted.size(); ++i) {
            TOCSIN_ASSIGN(m_values[i], m_source->values(m_group, m_wanted[i].channel, m_next, to));
        }
        m_blockFrom = m_next;
        return {};
    }

    const series::SeriesSource* m_source;
    std::size_t m_group;
    std::int64_t m_rows, m_next = 0, m_blockFrom = 0;
    std::vector<Wanted> m_wanted;
    std::vector<TimeNs> m_times;
    std::vector<std::vector<double>> m_values;
    std::vector<double> m_held;
};

} // namespace

Result<RowStream> RowStream::open(const series::SeriesSource& source, const std::vector<runtime::ContractChannel>& channels,
                                  const std::string& what) {
    std::vector<Place> places;
    std::vector<std::string> lacking, present;
    const auto& groups = source.groups();
    for (const auto& group : groups)
        for (const auto& channel : group.channels) present.push_back(channel.name);
    for (const runtime::ContractChannel& wanted : channels) {
        std::optional<Place> place;
        for (std::size_t group = 0; group < groups.size() && !place; ++group)
            for (std::size_t channel = 0; channel < groups[group].channels.size(); ++channel)
                if (groups[group].channels[channel].name == wanted.name) place = Place{group, channel};
        if (place)
            places.push_back(*place);
        else
            lacking.push_back(wanted.name);
    }
    if (!lacking.empty())
        return Error{
            ErrorCode::Data,
            fmt::format("{} lacks the channel{} {} that the model needs", what, lacking.size() > 1 ? "s" : "", fmt::join(lacking, ", ")),
            fmt::format("it has {}", fmt::join(present, ", "))};
    if (places.empty()) return Error{ErrorCode::Data, fmt::format("{}: the contract names no channel", what), {}};
    std::size_t clock = places.front().group;
    for (const Place& place : places)
        if (source.rows(place.group) > source.rows(clock)) clock = place.group;
    return RowStream(source, std::move(places), clock);
}

Result<void> RowStream::forEachFrom(std::int64_t firstRow, const RowFunction& function, const JobContext& job) const {
    const std::int64_t rowCount = rows();
    std::map<std::size_t, HeldGroup> held;
    std::vector<std::pair<std::size_t, std::size_t>> own; // (channel of the clock group, place)
    for (std::size_t place = 0; place < m_places.size(); ++place) {
        if (m_places[place].group == m_clockGroup)
            own.emplace_back(m_places[place].channel, place);
        else
            held.try_emplace(m_places[place].group, *m_source, m_places[place].group).first->second.want(m_places[place].channel, place);
    }
    std::vector<double> row(m_places.size());
    std::vector<std::vector<double>> columns(own.size());
    for (std::int64_t from = std::max<std::int64_t>(0, firstRow); from < rowCount; from += kBlockRows) {
        TOCSIN_TRY(job.check());
        const std::int64_t to = std::min(rowCount, from + kBlockRows);
        TOCSIN_ASSIGN(const std::vector<TimeNs> times, m_source->times(m_clockGroup, from, to));
        for (std::size_t i = 0; i < own.size(); ++i) {
            TOCSIN_ASSIGN(columns[i], m_source->values(m_clockGroup, own[i].first, from, to));
        }
        for (std::int64_t index = from; index < to; ++index) {
            const auto at = static_cast<std::size_t>(index - from);
            for (std::size_t i = 0; i < own.size(); ++i) row[own[i].second] = columns[i][at];
            for (auto& [group, other] : held) TOCSIN_TRY(other.fill(times[at], row));
            TOCSIN_TRY(function(index, times[at], row));
            if (index % 4096 == 0) TOCSIN_TRY(job.check());
        }
    }
    return {};
}

} // namespace tocsin::workflow
