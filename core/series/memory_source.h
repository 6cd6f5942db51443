// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <vector>

#include "core/series/pyramid.h"
#include "core/series/sampling.h"
#include "core/series/source.h"

namespace tocsin::series {

/// A recording that lives in memory: files scored without a project, tests, previews. Filled group by group, then read; reading is
/// thread-safe.
class MemorySource final : public SeriesSource {
public:
    explicit MemorySource(std::vector<GroupInfo> groups);
    ~MemorySource() override;

    /// Adds rows to a group; error code Data when columns and times do not have one length or the group does not exist.
    [[nodiscard]] Result<void> append(std::size_t group, const SampleBlock& block);
    /// Builds what reading needs (pyramid, sampling, nominal rates where the info has none). Call once, after the last append.
    void finish();

    [[nodiscard]] const std::vector<GroupInfo>& groups() const override { return m_infos; }
    [[nodiscard]] std::int64_t rows(std::size_t group) const override;
    [[nodiscard]] bool ordered(std::size_t group) const override;
    [[nodiscard]] TimeRange range(std::size_t group) const override;
    [[nodiscard]] const SamplingReport& sampling(std::size_t group) const;
    [[nodiscard]] Result<std::vector<TimeNs>> times(std::size_t group, std::int64_t from, std::int64_t to) const override;
    [[nodiscard]] Result<std::vector<double>> values(std::size_t group, std::size_t channel, std::int64_t from,
                                                     std::int64_t to) const override;
    [[nodiscard]] Result<std::int64_t> rowAt(std::size_t group, TimeNs time) const override;
    [[nodiscard]] Result<std::vector<ColumnRange>> columns(std::size_t group, std::size_t channel, TimeRange range,
                                                           int columnCount) const override;

private:
    class Channel;
    struct Group;
    std::vector<GroupInfo> m_infos;
    std::vector<std::unique_ptr<Group>> m_groups;
};

/// Error code Usage when group or channel does not exist, or [from, to) does not lie in the group's rows.
[[nodiscard]] Result<void> checkWindow(const SeriesSource& source, std::size_t group, std::size_t channel, std::int64_t from,
                                       std::int64_t to);

/// Error code Usage when the group does not exist or its times run backward somewhere, so that no row can be found by time.
[[nodiscard]] Result<void> checkOrdered(const SeriesSource& source, std::size_t group);

} // namespace tocsin::series
