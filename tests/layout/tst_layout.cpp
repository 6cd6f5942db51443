// SPDX-License-Identifier: GPL-3.0-or-later
// Holds the house rules that a compiler does not: who may include and link whom (core/README.md), where heavy libraries may show.
#include <QtTest>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace fs = std::filesystem;

namespace {

struct Include {
    fs::path file; // relative to the source folder
    int line = 0;
    std::string name;
    bool quoted = false;
};

const fs::path kRoot = TOCSIN_SOURCE_DIR;

std::vector<Include> includesBelow(const std::string& folder) {
    static const std::regex pattern(R"(^\s*#\s*include\s*([<"])([^>"]+)[>"])");
    std::vector<Include> found;
    if (!fs::exists(kRoot / folder)) return found;
    for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
        const std::string extension = entry.path().extension().string();
        if (extension != ".h" && extension != ".cpp") continue;
        std::ifstream file(entry.path());
        std::string text;
        for (int line = 1; std::getline(file, text); ++line) {
            std::smatch match;
            if (std::regex_search(text, match, pattern))
                found.push_back({fs::relative(entry.path(), kRoot), line, match[2], match[1] == "\""});
        }
    }
    return found;
}

/// "core/store/project.h" -> "store"; empty when the path is not in core.
std::string coreModule(const fs::path& path) {
    auto part = path.begin();
    if (part == path.end() || *part != "core" || ++part == path.end()) return {};
    return part->string();
}

struct Ranks {
    std::map<std::string, int> rank;
    std::map<std::string, std::vector<std::string>> links;
};

Ranks readRanks() {
    Ranks ranks;
    std::ifstream file(TOCSIN_MODULE_RANKS);
    std::string name, rank, links;
    while (file >> name >> rank >> links) {
        if (rank.empty() || rank == "TOCSIN_RANK-NOTFOUND") continue;
        ranks.rank[name] = std::stoi(rank);
        std::stringstream list(links);
        for (std::string link; std::getline(list, link, ',');) ranks.links[name].push_back(link);
    }
    return ranks;
}

bool startsWith(const std::string& text, const std::string& prefix) {
    return text.rfind(prefix, 0) == 0;
}

std::string place(const Include& include) {
    return include.file.string() + ":" + std::to_string(include.line) + " includes " + include.name;
}

QByteArray report(const std::vector<std::string>& faults) {
    std::string text;
    for (const std::string& fault : faults) text += "\n  " + fault;
    return QByteArray::fromStdString(text);
}

} // namespace

class TestLayout : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void includesGoDownTheRanks() {
        const Ranks ranks = readRanks();
        QVERIFY2(!ranks.rank.empty(), "the build wrote no list of modules");
        std::vector<std::string> faults;
        for (const Include& include : includesBelow("core")) {
            const std::string from = coreModule(include.file), to = coreModule(include.name);
            if (to.empty() || from == to) continue;
            if (!ranks.rank.contains(from) || !ranks.rank.contains(to))
                faults.push_back(place(include) + ": unknown module");
            else if (ranks.rank.at(to) >= ranks.rank.at(from))
                faults.push_back(place(include) + ": rank is not lower");
        }
        QVERIFY2(faults.empty(), report(faults));
    }

    void linksGoDownTheRanks() {
        const Ranks ranks = readRanks();
        std::vector<std::string> faults;
        for (const auto& [name, links] : ranks.links)
            for (const std::string& link : links) {
                if (!startsWith(link, "Tocsin::")) continue;
                const std::string to = link.substr(8);
                if (!ranks.rank.contains(to) || ranks.rank.at(to) >= ranks.rank.at(name))
                    faults.push_back("core/" + name + " links " + link);
            }
        QVERIFY2(faults.empty(), report(faults));
    }

    void coreHasNoQt() {
        static const std::regex qt(R"(^(Q[A-Z]|Qt|qt[a-z]*\.h))");
        std::vector<std::string> faults;
        for (const Include& include : includesBelow("core"))
            if (std::regex_search(include.name, qt)) faults.push_back(place(include));
        for (const auto& [name, links] : readRanks().links)
            for (const std::string& link : links)
                if (startsWith(link, "Qt6::")) faults.push_back("core/" + name + " links " + link);
        QVERIFY2(faults.empty(), report(faults));
    }

    void foldersKeepTheirPlace() {
        std::vector<std::string> faults;
        for (const std::string folder : {"core", "widgets", "plugins", "datasets"})
            for (const Include& include : includesBelow(folder)) {
                if (startsWith(include.name, "app/")) faults.push_back(place(include) + ": nothing includes app");
                if (folder == "core" && (startsWith(include.name, "widgets/") || startsWith(include.name, "plugins/")))
                    faults.push_back(place(include) + ": core knows no widget and no plugin");
                if (folder == "plugins" && startsWith(include.name, "plugins/") &&
                    *std::next(include.file.begin()) != *std::next(fs::path(include.name).begin()))
                    faults.push_back(place(include) + ": a plugin knows no other plugin");
                if (folder == "widgets")
                    for (const std::string service : {"store", "network", "learn", "explain", "compress", "workflow", "bundle", "edge"})
                        if (startsWith(include.name, "core/" + service + "/"))
                            faults.push_back(place(include) + ": widgets know values, not services");
            }
        QVERIFY2(faults.empty(), report(faults));
    }

    void heavyLibrariesStayWhereTheyLive() {
        // library header -> modules that may include it; headers only in .cpp files and detail/ headers.
        const std::map<std::string, std::set<std::string>> homes = {{"torch/", {"network", "learn", "explain", "compress"}},
                                                                    {"onnx/", {"network", "compress"}},
                                                                    {"hdf5", {"store"}},
                                                                    {"SQLiteCpp/", {"store"}},
                                                                    {"sqlite3", {"store"}},
                                                                    {"opencv2/", {"explain", "vision"}},
                                                                    {"archive", {"bundle"}},
                                                                    {"sodium", {"bundle"}},
                                                                    {"onnxruntime", {"runtime"}},
                                                                    {"spdlog/", {"base"}},
                                                                    {"openssl/", {"base"}},
                                                                    {"uchardet", {"table"}},
                                                                    {"unicode/", {"table"}},
                                                                    {"matio", {}},
                                                                    {"fftw3", {"dsp"}},
                                                                    {"date/", {"base"}}};
        std::vector<std::string> faults;
        for (const Include& include : includesBelow("core")) {
            if (include.quoted && startsWith(include.name, "core/")) continue;
            for (const auto& [prefix, modules] : homes) {
                if (!startsWith(include.name, prefix)) continue;
                const bool inSource = include.file.extension() == ".cpp" || include.file.string().find("/detail/") != std::string::npos;
                if (!modules.contains(coreModule(include.file)) || !inSource) faults.push_back(place(include));
            }
        }
        QVERIFY2(faults.empty(), report(faults));
    }

    void windowsNeverSeeLibTorch() {
        std::vector<std::string> faults;
        for (const std::string folder : {"app", "widgets"})
            for (const Include& include : includesBelow(folder))
                if (startsWith(include.name, "torch/") || include.name.find("/detail/") != std::string::npos)
                    faults.push_back(place(include));
        QVERIFY2(faults.empty(), report(faults));
    }

    void everySourceNamesItsLicence() {
        std::vector<std::string> faults;
        for (const std::string folder : {"app", "core", "widgets", "plugins", "datasets", "tests"}) {
            if (!fs::exists(kRoot / folder)) continue;
            for (const auto& entry : fs::recursive_directory_iterator(kRoot / folder)) {
                const std::string extension = entry.path().extension().string();
                if (extension != ".h" && extension != ".cpp") continue;
                std::ifstream file(entry.path());
                std::string first;
                std::getline(file, first);
                if (first.find("SPDX-License-Identifier: GPL-3.0-or-later") == std::string::npos)
                    faults.push_back(fs::relative(entry.path(), kRoot).string() + ":1");
            }
        }
        QVERIFY2(faults.empty(), report(faults));
    }

    void everyFolderHasAShortReadme() {
        std::vector<std::string> faults;
        for (const std::string folder : {"core", "plugins", "app", "widgets"}) {
            if (!fs::exists(kRoot / folder)) continue;
            for (const auto& entry : fs::directory_iterator(kRoot / folder)) {
                if (!entry.is_directory() || !fs::exists(entry.path() / "CMakeLists.txt")) continue;
                std::ifstream file(entry.path() / "README.md");
                int lines = 0;
                for (std::string text; std::getline(file, text);) ++lines;
                if (lines == 0 || lines > 12)
                    faults.push_back(fs::relative(entry.path(), kRoot).string() + "/README.md has " + std::to_string(lines) + " lines");
            }
        }
        QVERIFY2(faults.empty(), report(faults));
    }
};

QTEST_GUILESS_MAIN(TestLayout)
#include "tst_layout.moc"
