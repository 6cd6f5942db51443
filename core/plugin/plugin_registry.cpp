// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/plugin/plugin_registry.h"

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <dlfcn.h>
#include <fstream>
#include <optional>

#include "core/base/json.h"

namespace tocsin::plugin {

namespace fs = std::filesystem;

namespace {

std::string lower(std::string text) {
    for (char& c : text) {
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    }
    return text;
}

std::optional<std::string> bytesFromHex(std::string_view hex) {
    static constexpr std::string_view kDigits = "0123456789abcdef";
    if (hex.size() % 2 != 0) return std::nullopt;
    std::string bytes;
    for (std::size_t i = 0; i < hex.size(); i += 2) {
        const auto high = kDigits.find(hex[i]), low = kDigits.find(hex[i + 1]);
        if (high == std::string_view::npos || low == std::string_view::npos) return std::nullopt;
        bytes.push_back(static_cast<char>(high * 16 + low));
    }
    return bytes;
}

Error bad(std::string message) {
    return {ErrorCode::Data, std::move(message), {}};
}

Result<Signature> signatureFromJson(const Json& json) {
    if (!json.is_object()) return bad("a signature must be an object");
    Signature signature;
    if (json.contains("offset")) {
        if (!json["offset"].is_number_unsigned() || json["offset"].get<std::size_t>() > 65'536)
            return bad("a signature's offset must be 0..65536");
        signature.offset = json["offset"].get<std::size_t>();
    }
    if (json.contains("text") && json["text"].is_string()) {
        signature.bytes = json["text"].get<std::string>();
    } else if (json.contains("hex") && json["hex"].is_string()) {
        const auto bytes = bytesFromHex(lower(json["hex"].get<std::string>()));
        if (!bytes) return bad("a signature's hex must be pairs of hex digits");
        signature.bytes = *bytes;
    }
    if (signature.bytes.empty()) return bad("a signature needs \"text\" or \"hex\"");
    return signature;
}

Result<PluginInfo> readMetadata(const fs::path& path) {
    TOCSIN_ASSIGN(const Json json, readJsonFile(path));
    if (!json.is_object()) return bad("the metadata is not a JSON object");
    PluginInfo info;
    info.metadata = path;
    for (const auto& [key, target] : {std::pair{"name", &info.name}, {"kind", &info.kind}, {"title", &info.title}}) {
        if (!json.contains(key)) continue;
        if (!json[key].is_string()) return bad(std::string("\"") + key + "\" must be text");
        *target = json[key].get<std::string>();
    }
    // The name decides which code is loaded, so it is the file's own name and nothing else.
    if (info.name != path.stem().string()) return bad("\"name\" must be \"" + path.stem().string() + "\" like the file");
    if (json.contains("interface")) {
        if (!json["interface"].is_number_integer()) return bad("\"interface\" must be a whole number");
        info.interfaceVersion = json["interface"].get<int>();
    }
    if (info.interfaceVersion != kInterfaceVersion) {
        return bad("it was built for interface " + std::to_string(info.interfaceVersion) + ", this program has " +
                   std::to_string(kInterfaceVersion) + "; install the plugin that came with this program");
    }
    for (const char* key : {"extensions", "signatures"}) {
        if (json.contains(key) && !json[key].is_array()) return bad(std::string("\"") + key + "\" must be a list");
    }
    for (const Json& extension : json.value("extensions", Json::array())) {
        if (!extension.is_string()) return bad("\"extensions\" must be a list of texts");
        info.extensions.push_back(lower(extension.get<std::string>()));
    }
    for (const Json& entry : json.value("signatures", Json::array())) {
        TOCSIN_ASSIGN(Signature signature, signatureFromJson(entry));
        info.signatures.push_back(std::move(signature));
    }
    for (const auto& [key, target] : {std::pair{"foreign", &info.foreign}, {"text", &info.text}}) {
        if (!json.contains(key)) continue;
        if (!json[key].is_boolean()) return bad(std::string("\"") + key + "\" must be true or false");
        *target = json[key].get<bool>();
    }
    info.library = path.parent_path() / (info.name + ".so");
    std::error_code ignored;
    if (!fs::exists(info.library, ignored)) return bad("its code " + info.library.string() + " is missing");
    return info;
}

/// No control characters, and two lines or more (ten are looked at) of which most have one separator equally often.
bool isDelimitedText(const fs::path& file) {
    std::string head(64u << 10, '\0');
    std::ifstream stream(file, std::ios::binary);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));
    const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 && c != '\t' && c != '\r' && c != '\n' && c != '\f'; };
    if (std::any_of(head.begin(), head.end(), control)) return false;
    std::vector<std::string> lines;
    for (std::size_t at = 0; at < head.size() && lines.size() < 10;) {
        const std::size_t end = std::min(head.find_first_of("\r\n", at), head.size());
        if (end > at) lines.push_back(head.substr(at, end - at));
        at = end + 1;
    }
    if (lines.size() < 2) return false;
    for (const char separator : {',', ';', '\t', '|'}) {
        std::map<std::ptrdiff_t, std::size_t> lineCounts;
        for (const std::string& line : lines) ++lineCounts[std::count(line.begin(), line.end(), separator)];
        for (const auto& [count, agreeing] : lineCounts)
            if (count > 0 && agreeing >= 2 && agreeing * 2 > lines.size()) return true;
    }
    return false;
}

} // namespace

fs::path defaultPluginFolder() {
    if (const char* folder = std::getenv("TOCSIN_PLUGIN_DIR"); folder && *folder) return folder;
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return (program.parent_path() / ".." / "lib" / "plugins").lexically_normal();
}

PluginRegistry::PluginRegistry(const fs::path& folder) {
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator entry(folder, error), end; !error && entry != end; entry.increment(error)) {
        if (entry->path().extension() == ".json") files.push_back(entry->path());
    }
    if (error) m_failures.push_back({{}, folder, "the plugin folder cannot be read: " + error.message()});
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        auto info = guarded(
            "reading plugin metadata", [&] { return readMetadata(file); }, ErrorCode::Data);
        const Error* reason = !info ? &info.error() : !*info ? &info->error() : nullptr;
        if (reason) {
            m_failures.push_back({file.stem().string(), file, reason->message});
        } else {
            m_plugins.push_back(std::move(**info));
        }
    }
}

const PluginInfo* PluginRegistry::find(std::string_view name) const {
    const auto found = std::find_if(m_plugins.begin(), m_plugins.end(), [&](const PluginInfo& info) { return info.name == name; });
    return found == m_plugins.end() ? nullptr : &*found;
}

Result<const PluginInfo*> PluginRegistry::pick(const fs::path& file, std::string_view explicitName) const {
    std::string known;
    for (const PluginInfo& info : m_plugins) known += (known.empty() ? "" : ", ") + info.name;
    if (!explicitName.empty()) {
        if (const PluginInfo* info = find(explicitName)) return info;
        for (const PluginFailure& failure : m_failures) {
            if (failure.name == explicitName) {
                return Error{ErrorCode::Usage, "plugin " + failure.name + " cannot be used: " + failure.reason, failure.path.string()};
            }
        }
        return Error{ErrorCode::Usage, "there is no plugin \"" + std::string(explicitName) + "\"; there are: " + known, {}};
    }

    std::size_t reach = 0;
    for (const PluginInfo& info : m_plugins) {
        for (const Signature& signature : info.signatures) reach = std::max(reach, signature.offset + signature.bytes.size());
    }
    std::string head(reach, '\0');
    std::ifstream stream(file, std::ios::binary);
    if (!stream) return errnoError(file.string(), errno);
    stream.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(stream.gcount()));

    const PluginInfo* best = nullptr;
    std::size_t bestLength = 0;
    for (const PluginInfo& info : m_plugins) {
        for (const Signature& signature : info.signatures) {
            if (signature.offset > head.size() || head.compare(signature.offset, signature.bytes.size(), signature.bytes) != 0) continue;
            if (signature.bytes.size() > bestLength) {
                best = &info;
                bestLength = signature.bytes.size();
            }
        }
    }
    if (best) return best;

    std::string extension = lower(file.extension().string());
    if (!extension.empty()) extension.erase(0, 1);
    for (const PluginInfo& info : m_plugins) {
        if (std::find(info.extensions.begin(), info.extensions.end(), extension) != info.extensions.end()) return &info;
    }
    const auto text = std::find_if(m_plugins.begin(), m_plugins.end(), [](const PluginInfo& info) { return info.text; });
    if (text != m_plugins.end() && isDelimitedText(file)) return &*text;
    return Error{ErrorCode::NotFound,
                 "no plugin knows " + file.filename().string() + "; name the format yourself (--importer NAME; there are: " + known + ")",
                 file.string()};
}

Result<void*> PluginRegistry::symbol(std::string_view name, const char* symbol) {
    const PluginInfo* info = find(name);
    if (!info) return Error{ErrorCode::Usage, "there is no plugin \"" + std::string(name) + "\"", {}};
    void* handle = nullptr;
    if (const auto loaded = m_handles.find(name); loaded != m_handles.end()) {
        handle = loaded->second;
    } else {
        handle = dlopen(info->library.c_str(), RTLD_NOW | RTLD_LOCAL);
        if (handle) m_handles.emplace(info->name, handle);
    }
    void* address = handle ? dlsym(handle, symbol) : nullptr;
    if (address) return address;
    const char* text = dlerror();
    const std::string reason = text ? text : std::string("it has no function ") + symbol;
    m_failures.push_back({info->name, info->library, reason});
    return Error{ErrorCode::Internal, "plugin " + info->name + " cannot be loaded: " + reason, info->library.string()};
}

} // namespace tocsin::plugin
