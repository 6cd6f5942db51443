// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/result.h"

namespace tocsin::plugin {

/// Version of the C++ interfaces that plugins are built against; a plugin with another number is not loaded.
inline constexpr int kInterfaceVersion = 1;

/// Bytes that a file of this format has at an offset.
struct Signature {
    std::size_t offset = 0;
    std::string bytes;
};

/// What <name>.json says:
///
/// | key | content |
/// | --- | --- |
/// | name | "mat"; the file is mat.json, the code mat.so beside it |
/// | kind | "importer" |
/// | title | "MATLAB MAT v4 and v5" |
/// | interface | kInterfaceVersion |
/// | extensions | ["mat"], lower case, without point |
/// | signatures | [{"offset": 0, "text": "MATLAB 5.0"}] or {"offset": 0, "hex": "894844460d0a1a0a"} |
/// | text | true: takes files that are plainly delimited text, whatever their extension |
/// | foreign | true: a foreign library parses, so it runs in the disposable child |
struct PluginInfo {
    std::string name;
    std::string kind = "importer";
    std::string title;
    int interfaceVersion = kInterfaceVersion;
    std::vector<std::string> extensions;
    std::vector<Signature> signatures;
    bool text = false;
    bool foreign = false;
    std::filesystem::path metadata; ///< the .json
    std::filesystem::path library;  ///< the .so
};

/// A plugin that cannot be used, for a list that people read.
struct PluginFailure {
    std::string name;
    std::filesystem::path path;
    std::string reason;
};

/// TOCSIN_PLUGIN_DIR when set, else <folder of this program>/../lib/plugins.
[[nodiscard]] std::filesystem::path defaultPluginFolder();

/// The plugins of one folder. Scanning reads metadata only; code is loaded at the first function() and stays loaded until the program ends.
/// Use from one thread at a time.
class PluginRegistry {
public:
    /// A missing folder gives an empty registry and a failure row. Never throws.
    explicit PluginRegistry(const std::filesystem::path& folder = defaultPluginFolder());

    [[nodiscard]] const std::vector<PluginInfo>& plugins() const { return m_plugins; }
    [[nodiscard]] const std::vector<PluginFailure>& failures() const { return m_failures; }
    [[nodiscard]] const PluginInfo* find(std::string_view name) const;

    /// The plugin for a file: by explicit name when given, else by its first bytes (longest signature), else by extension, else
    /// (delimited text) the one that takes text.
    /// Error code Usage for an unknown name, NotFound when no plugin knows the file (both list what there is), Io when it cannot be read.
    [[nodiscard]] Result<const PluginInfo*> pick(const std::filesystem::path& file, std::string_view explicitName = {}) const;

    /// A function the plugin exports under a C name: function<Importer*()>("mat", "tocsinCreateImporter"). Error code Internal with the
    /// loader's reason, which is also kept in failures().
    template<class F>
    [[nodiscard]] Result<std::function<F>> function(std::string_view name, const char* symbol) {
        TOCSIN_ASSIGN(void* address, this->symbol(name, symbol));
        return std::function<F>(reinterpret_cast<F*>(address));
    }

private:
    [[nodiscard]] Result<void*> symbol(std::string_view name, const char* symbol);

    std::vector<PluginInfo> m_plugins;
    std::vector<PluginFailure> m_failures;
    std::map<std::string, void*, std::less<>> m_handles; // never closed: objects of the plugin may outlive the registry
};

} // namespace tocsin::plugin
