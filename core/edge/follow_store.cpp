// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/edge/detail/follow_store.h"

#include <cerrno>
#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <system_error>
#include <unistd.h>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/utf8.h"

namespace tocsin::edge {

namespace {

namespace fs = std::filesystem;

// Windows of many assets are the bulk of it: 10,000 assets of 8 x 128 floats.
constexpr std::size_t kMaxStateBytes = 256u << 20;

Json outputJson(const OutputPlace& place) {
    return {{"path", validUtf8(place.path)}, {"file", toJson(place.file)}};
}

OutputPlace outputFrom(const Json& json) {
    return {json.at("path").get<std::string>(), filePlaceFrom(json.at("file"))};
}

} // namespace

FollowStore::~FollowStore() {
    if (m_lock >= 0) ::close(m_lock);
}

Result<FollowStore> FollowStore::open(const fs::path& root, const std::string& input) {
    std::error_code code;
    const fs::path absolute = fs::absolute(input, code).lexically_normal();
    const fs::path folder = root / "follow";
    if (!fs::is_directory(folder, code)) {
        fs::create_directory(folder, code);
        if (code) return Error{ErrorCode::Io, fmt::format("cannot make {}: {}", folder.string(), code.message()), {}};
        TOCSIN_TRY(syncFolder(root));
    }
    const std::string name = sha256(absolute.string()).substr(0, 16);
    const fs::path lockFile = folder / (name + ".lock");
    const int handle = ::open(lockFile.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
    if (handle < 0) return errnoError("cannot open " + lockFile.string(), errno);
    FollowStore store(folder / (name + ".json"), absolute.string(), handle);
    if (::flock(handle, LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK) return errnoError("cannot lock " + lockFile.string(), errno);
        return Error{
            ErrorCode::Finding,
            fmt::format("another tocsin-edge follows {} from {}; stop it, or give this one a root of its own", input, root.string()),
            "followed"};
    }
    return store;
}

Result<std::optional<FollowState>> FollowStore::read() const {
    std::error_code code;
    if (fs::symlink_status(m_file, code).type() == fs::file_type::not_found) return std::optional<FollowState>();
    TOCSIN_ASSIGN(const std::string text, readFile(m_file, kMaxStateBytes));
    TOCSIN_ASSIGN(const Json json, parseJson(text, m_file.string(), kMaxStateBytes));
    const auto parse = [&]() -> std::optional<FollowState> {
        if (json.at("format") != "tocsin-edge-follow" || json.at("format_version") != 1) throw std::runtime_error("another format");
        FollowState state;
        state.identity = json.at("identity");
        state.input = filePlaceFrom(json.at("input"));
        state.items = json.at("items").get<std::int64_t>();
        state.dialect = json.at("dialect");
        state.pipeline = json.at("pipeline");
        state.alarms = outputFrom(json.at("alarms"));
        state.scores = outputFrom(json.at("scores"));
        state.headerDue = json.at("header_due").get<bool>();
        return state;
    };
    return guarded("reading " + m_file.string(), parse, ErrorCode::Data);
}

Result<void> FollowStore::write(const FollowState& state) const {
    const Json json = {{"format", "tocsin-edge-follow"},     {"format_version", 1},          {"path", validUtf8(m_input)},
                       {"identity", state.identity},         {"input", toJson(state.input)}, {"items", state.items},
                       {"dialect", state.dialect},           {"pipeline", state.pipeline},   {"alarms", outputJson(state.alarms)},
                       {"scores", outputJson(state.scores)}, {"header_due", state.headerDue}};
    return durableReplace(m_file, json.dump(-1, ' ', false, Json::error_handler_t::replace) + "\n");
}

} // namespace tocsin::edge
