// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/place_keeper.h"

#include <algorithm>
#include <fcntl.h>
#include <fmt/format.h>
#include <system_error>
#include <unistd.h>

#include "core/base/log.h"

namespace tocsin::edge {

namespace {

namespace fs = std::filesystem;
using namespace std::chrono_literals;

// What may have to be judged again after a kill, and held as hashes meanwhile.
constexpr std::size_t kMaxUnstoredBytes = 4u << 20;
// Storing takes at most a twentieth of the time, whatever the disk.
constexpr int kCostShare = 20;

} // namespace

Result<PlaceKeeper> PlaceKeeper::open(const RunRequest& request, const Json& identity) {
    PlaceKeeper keeper(request);
    keeper.m_state.identity = identity;
    std::error_code code;
    if (!request.follow || request.input == "-" || !fs::is_regular_file(request.input, code)) return keeper;
    auto store = FollowStore::open(request.root, request.input);
    if (!store.ok()) {
        if (store.error().code == ErrorCode::Finding) return std::move(store).error();
        logWarning(fmt::format("{}: the place in {} is not kept, the next run reads it from its start and says its alarms again",
                               store.error().message, request.input));
        return keeper;
    }
    keeper.m_store.emplace(*std::move(store));
    auto read = keeper.m_store->read();
    if (!read.ok()) {
        logWarning(
            fmt::format("{}: {} is read from its start, alarms that were said may be said again", read.error().message, request.input));
        return keeper;
    }
    if (!read->has_value()) return keeper;
    keeper.m_state = **std::move(read);
    if (keeper.m_state.identity != identity) {
        logInfo(
            fmt::format("another bundle or other options than before: {} is judged anew from its start, what was judged is not said again",
                        request.input));
        keeper.m_state.identity = identity;
        keeper.m_start = Start::OtherBundle;
        return keeper;
    }
    TOCSIN_TRY(keeper.find(request));
    return keeper;
}

/// Where is the file that the state speaks of?
Result<void> PlaceKeeper::find(const RunRequest& request) {
    const FilePlace& place = m_state.input;
    const int handle = ::open(request.input.c_str(), O_RDONLY | O_CLOEXEC);
    if (handle < 0) return Error{ErrorCode::Data, errnoError("cannot open input " + request.input, errno).message, {}};
    const bool same = continues(handle, place) && (place.offset > 0 || isSameFile(handle, place));
    ::close(handle);
    if (same) {
        m_start = Start::SameFile;
        return {};
    }
    if (const auto renamed = findRenamed(fs::path(request.input).parent_path(), place)) {
        const int old = ::open(renamed->c_str(), O_RDONLY | O_CLOEXEC);
        const bool whole = old >= 0 && !fs::equivalent(*renamed, request.input) && continues(old, place);
        if (old >= 0) ::close(old);
        if (whole) {
            logWarning(
                fmt::format("{} was replaced while nobody followed it: the rest of {} is read first", request.input, renamed->string()));
            m_start = Start::Renamed;
            m_begin = renamed->string();
            return {};
        }
    }
    logWarning(fmt::format(
        "{} was cut or replaced while nobody followed it: reading from its start; what the old file held after byte {} was not read",
        request.input, place.offset));
    m_start = Start::OtherFile;
    return {};
}

void PlaceKeeper::forget() {
    const Json identity = m_state.identity;
    m_state = FollowState();
    m_state.identity = identity;
    m_start = Start::Fresh;
    m_begin.clear();
}

void PlaceKeeper::said(std::size_t bytes, std::size_t alarmBytes, bool unseen) {
    m_bytes += bytes;
    m_alarms = m_alarms || alarmBytes > 0;
    m_unseen = m_unseen || (alarmBytes > 0 && unseen);
}

bool PlaceKeeper::due() const {
    if (!m_store) return false;
    const auto since = std::chrono::steady_clock::now() - m_last;
    if (m_failed && since < m_interval) return false;
    if (m_unseen || m_bytes >= kMaxUnstoredBytes) return true;
    if (since < kCostShare * m_cost) return false;
    return (m_alarms && since >= std::min<std::chrono::steady_clock::duration>(1s, m_interval)) || (m_new && since >= m_interval);
}

void PlaceKeeper::store() {
    if (!m_store) return;
    const auto begin = std::chrono::steady_clock::now();
    const auto written = m_store->write(m_state);
    m_last = std::chrono::steady_clock::now();
    m_cost = m_last - begin;
    if (written.ok()) {
        m_new = m_alarms = m_unseen = m_failed = false;
        m_bytes = 0;
        return;
    }
    if (!std::exchange(m_failed, true)) logWarning(written.error().message + "; the place in the input is kept again when that ends");
}

} // namespace tocsin::edge
