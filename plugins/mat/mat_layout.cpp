// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/mat/mat_layout.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <optional>

#include <fmt/format.h>

namespace tocsin::mat {

namespace {

constexpr std::size_t kMaxVariables = 100'000;
constexpr std::uint32_t kMatrix = 14, kCompressed = 15;

std::uint32_t word(const char* bytes, bool bigEndian) {
    std::array<unsigned char, 4> b{};
    std::memcpy(b.data(), bytes, 4);
    return bigEndian ? std::uint32_t{b[0]} << 24 | std::uint32_t{b[1]} << 16 | std::uint32_t{b[2]} << 8 | b[3]
                     : std::uint32_t{b[3]} << 24 | std::uint32_t{b[2]} << 16 | std::uint32_t{b[1]} << 8 | b[0];
}

class Walker {
public:
    Walker(std::ifstream& file, std::uint64_t size, const std::string& name) : m_file(file), m_size(size), m_name(name) {}

    Result<MatLayout> walk5(const std::string& head) {
        MatLayout layout{5, head.substr(0, 116), 0};
        layout.title.erase(layout.title.find_last_not_of(std::string(" \0", 2)) + 1);
        const bool bigEndian = head.compare(126, 2, "MI") == 0;
        for (std::uint64_t at = 128; at < m_size;) {
            std::array<char, 8> tag{};
            // A few files carry up to seven bytes of padding behind the last variable.
            if (m_size - at < 8) break;
            if (!readAt(at, tag.data(), 8)) return cannotRead(at);
            const std::uint32_t type = word(tag.data(), bigEndian), length = word(tag.data() + 4, bigEndian);
            if (type != kMatrix && type != kCompressed) {
                return bad(fmt::format("at byte {} stands an element of type {}, not a variable; the file is damaged", at, type));
            }
            if (length > m_size - at - 8) {
                return bad(
                    fmt::format("variable {} needs {} bytes from byte {}, but the file ends at byte {}; it was cut off, copy it again",
                                layout.variables + 1, length, at + 8, m_size));
            }
            at += 8 + std::uint64_t{length};
            if (++layout.variables > kMaxVariables) return bad("it has more than 100000 variables");
        }
        if (layout.variables == 0) return bad("it holds no variable");
        return layout;
    }

    Result<MatLayout> walk4() {
        MatLayout layout{4, {}, 0};
        for (std::uint64_t at = 0; at < m_size;) {
            std::array<char, 20> header{};
            if (m_size - at < header.size()) return notMat(at);
            if (!readAt(at, header.data(), header.size())) return cannotRead(at);
            const bool bigEndian =
                header[0] == 0 && header[1] == 0 && (header[2] != 0 || header[3] != 0) && word(header.data(), true) >= 1000;
            const std::uint32_t type = word(header.data(), bigEndian);
            // type = M O P T in decimal: machine 0 little, 1 big endian; always 0; element type 0..5; kind 0 full, 1 text, 2 sparse.
            const std::uint32_t machine = type / 1000, zero = type / 100 % 10, element = type / 10 % 10, kind = type % 10;
            if (machine > 1 || (machine == 1) != bigEndian || zero != 0 || element > 5 || kind > 2) return notMat(at);
            static constexpr std::array<std::uint64_t, 6> kElementBytes{8, 4, 4, 2, 2, 1};
            const std::uint64_t rows = word(header.data() + 4, bigEndian), columns = word(header.data() + 8, bigEndian);
            const std::uint64_t parts = word(header.data() + 12, bigEndian) != 0 ? 2 : 1, nameLength = word(header.data() + 16, bigEndian);
            if (nameLength == 0 || nameLength > 1024) return notMat(at);
            std::uint64_t values = 0, bytes = 0;
            const bool overflow = __builtin_mul_overflow(rows, columns, &values) ||
                                  __builtin_mul_overflow(values, kElementBytes[element] * parts, &bytes) || bytes > m_size;
            const std::uint64_t rest = m_size - at - header.size();
            if (overflow || nameLength > rest || bytes > rest - nameLength) {
                if (layout.variables == 0) return notMat(at);
                return bad(fmt::format("variable {} is {} x {}, which is more than the file holds; it was cut off, copy it again",
                                       layout.variables + 1, rows, columns));
            }
            at += header.size() + nameLength + bytes;
            if (++layout.variables > kMaxVariables) return bad("it has more than 100000 variables");
        }
        if (layout.variables == 0) return bad("it is empty");
        return layout;
    }

    Error bad(const std::string& reason) const { return {ErrorCode::Data, (m_name.empty() ? "" : m_name + ": ") + reason, {}}; }

private:
    Error notMat(std::uint64_t at) const {
        return bad(fmt::format("it is no MAT file of version 4 or 5 (byte {} begins no variable)", at));
    }
    Error cannotRead(std::uint64_t at) const {
        return {ErrorCode::Io, fmt::format("reading {} at byte {} failed", m_name.empty() ? "it" : m_name, at), {}};
    }

    bool readAt(std::uint64_t at, char* bytes, std::size_t count) {
        m_file.clear();
        m_file.seekg(static_cast<std::streamoff>(at));
        m_file.read(bytes, static_cast<std::streamsize>(count));
        return static_cast<std::size_t>(m_file.gcount()) == count;
    }

    std::ifstream& m_file;
    std::uint64_t m_size;
    const std::string& m_name;
};

} // namespace

Result<MatLayout> checkLayout(const std::filesystem::path& path, const std::string& name) {
    std::ifstream file(path, std::ios::binary);
    if (!file) return errnoError(name.empty() ? "the file" : name, errno);
    file.seekg(0, std::ios::end);
    const auto end = file.tellg();
    if (end < 0) return Error{ErrorCode::Io, "the size of " + (name.empty() ? "the file" : name) + " cannot be told", {}};
    const auto size = static_cast<std::uint64_t>(end);
    file.seekg(0);
    std::string head(std::min<std::uint64_t>(size, 1024), '\0');
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));

    Walker walker(file, size, name);
    static constexpr std::string_view kHdf5 = "\x89HDF\r\n\x1a\n";
    const bool hdf5 = head.compare(0, 8, kHdf5) == 0 || (head.size() >= 520 && head.compare(512, 8, kHdf5) == 0);
    const bool has5 = head.size() >= 128 && (head.compare(126, 2, "IM") == 0 || head.compare(126, 2, "MI") == 0);
    const bool version73 = has5 && (head[124] == 2 || head[125] == 2);
    if (hdf5 || version73 || head.compare(0, 10, "MATLAB 7.3") == 0) {
        return walker.bad("it is a MAT file of version 7.3 (HDF5), which is not read; in MATLAB: x = load('in.mat'); save('out.mat', "
                          "'-struct', 'x', '-v7')");
    }
    if (has5) return walker.walk5(head);
    if (head.compare(0, 6, "MATLAB") == 0) return walker.bad("its header is cut off or damaged");
    return walker.walk4();
}

} // namespace tocsin::mat
