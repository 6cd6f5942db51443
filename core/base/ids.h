// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <compare>
#include <cstdint>
#include <functional>

namespace tocsin {

/// A row number that cannot be mixed up with that of another table. 0 is "none".
template<class Tag>
struct Id {
    std::int64_t value = 0;
    [[nodiscard]] explicit operator bool() const { return value != 0; }
    friend auto operator<=>(const Id&, const Id&) = default;
};

using AssetId = Id<struct AssetTag>;
using ChannelId = Id<struct ChannelTag>;
using RecordingId = Id<struct RecordingTag>;
using LabelId = Id<struct LabelTag>;
using EventId = Id<struct EventTag>;
using RunId = Id<struct RunTag>;

} // namespace tocsin

template<class Tag>
struct std::hash<tocsin::Id<Tag>> {
    std::size_t operator()(const tocsin::Id<Tag>& id) const noexcept { return std::hash<std::int64_t>{}(id.value); }
};
