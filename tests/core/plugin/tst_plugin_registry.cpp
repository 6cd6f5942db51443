// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <filesystem>
#include <optional>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/plugin/plugin_registry.h"

using namespace tocsin;
using namespace tocsin::plugin;
namespace fs = std::filesystem;

class TestPluginRegistry : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;

    [[nodiscard]] fs::path at(const std::string& name) const { return m_folder->path() / name; }
    void put(const std::string& name, const std::string& content) const { QVERIFY(durableReplace(at(name), content).ok()); }

private Q_SLOTS:
    void init() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder.emplace(std::move(*folder));
    }

    void metadataIsReadAndCodeLoadedAtFirstUse() {
        fs::copy_file(TOCSIN_TEST_PLUGIN, at("answer.so"));
        put("answer.json", R"({"name":"answer","kind":"importer","title":"Test","interface":1,"extensions":["ANS"],"foreign":true})");
        PluginRegistry registry(m_folder->path());
        QCOMPARE(registry.plugins().size(), std::size_t{1});
        QVERIFY(registry.failures().empty());
        const PluginInfo& info = registry.plugins().front();
        QVERIFY(info.foreign);
        QCOMPARE(info.extensions, std::vector<std::string>{"ans"});
        const auto function = registry.function<int(int)>("answer", "tocsinTestAnswer");
        QVERIFY2(function.ok(), function.ok() ? "" : function.error().message.c_str());
        QCOMPARE((*function)(21), 42);
        QVERIFY(!registry.function<int(int)>("answer", "noSuchFunction").ok());
        QVERIFY(!registry.function<int(int)>("other", "tocsinTestAnswer").ok());
    }

    void whatCannotBeUsedIsARowWithItsReason() {
        put("broken.json", "{");
        put("lonely.json", R"({"name":"lonely"})");
        put("alias.json", R"({"name":"../../evil"})");
        put("future.json", R"({"name":"future","interface":99})");
        put("future.so", "x");
        put("odd.json", R"({"name":"odd","extensions":"csv"})");
        put("odd.so", "x");
        put("text.json", R"({"name":"text"})");
        put("text.so", "this is no library");
        PluginRegistry registry(m_folder->path());
        QCOMPARE(registry.plugins().size(), std::size_t{1});
        QCOMPARE(registry.failures().size(), std::size_t{5});
        for (const PluginFailure& failure : registry.failures()) {
            QVERIFY(!failure.reason.empty() && !failure.name.empty());
        }
        const auto function = registry.function<void()>("text", "anything");
        QVERIFY(!function.ok());
        QVERIFY(function.error().message.find("text") != std::string::npos);
        QCOMPARE(registry.failures().size(), std::size_t{6});
    }

    void aMissingFolderIsAnEmptyListWithAReason() {
        const PluginRegistry registry(at("nowhere"));
        QVERIFY(registry.plugins().empty());
        QCOMPARE(registry.failures().size(), std::size_t{1});
    }

    void plainTablesOfAnyExtensionGoToWhoTakesText() {
        put("csv.json", R"({"name":"csv","extensions":["csv"],"text":true})");
        put("csv.so", "x");
        const PluginRegistry registry(m_folder->path());
        put("export", "time;a;b\n2024-01-01 00:00;1;2\n2024-01-01 00:01;3;4\n");
        put("export.2024", "# logger 7\ntime\ta\n0\t1\n1\t2\n2\t4\n");
        put("prose.md", "The pump ran dry.\nNobody was there; nobody saw.\n");
        put("one line", "a,b,c\n");
        put("bytes.bin", std::string("a,b\n1,2\n\0\1,\n", 12));
        QCOMPARE((*registry.pick(at("export")))->name, std::string("csv"));
        QCOMPARE((*registry.pick(at("export.2024")))->name, std::string("csv"));
        for (const char* name : {"prose.md", "one line", "bytes.bin"}) {
            const auto picked = registry.pick(at(name));
            QCOMPARE(picked.error().code, ErrorCode::NotFound);
            QVERIFY(picked.error().message.find("--importer") != std::string::npos);
        }
    }

    void filesArePickedByNameThenBytesThenExtension() {
        put("csv.json", R"({"name":"csv","extensions":["csv","txt"]})");
        put("csv.so", "x");
        put("mat.json",
            R"({"name":"mat","extensions":["mat"],"signatures":[{"offset":0,"text":"MATLAB 5.0"},{"offset":0,"hex":"894844460d0a1a0a"}]})");
        put("mat.so", "x");
        const PluginRegistry registry(m_folder->path());
        QCOMPARE(registry.plugins().size(), std::size_t{2});
        put("a.csv", "time,value\n");
        put("b.CSV", "MATLAB 5.0 MAT-file, in spite of its name");
        put("c.bin", "\x89HDF\r\n\x1a\n rest");
        put("d.unknown", "?");
        put("e.txt", "");
        QCOMPARE((*registry.pick(at("a.csv")))->name, std::string("csv"));
        QCOMPARE((*registry.pick(at("b.CSV")))->name, std::string("mat"));
        QCOMPARE((*registry.pick(at("c.bin")))->name, std::string("mat"));
        QCOMPARE((*registry.pick(at("e.txt")))->name, std::string("csv"));
        QCOMPARE((*registry.pick(at("b.CSV"), "csv"))->name, std::string("csv"));
        QCOMPARE(registry.pick(at("d.unknown")).error().code, ErrorCode::NotFound);
        QCOMPARE(registry.pick(at("a.csv"), "wav").error().code, ErrorCode::Usage);
        QCOMPARE(registry.pick(at("missing.csv")).error().code, ErrorCode::Io);
    }
};

QTEST_GUILESS_MAIN(TestPluginRegistry)
#include "tst_plugin_registry.moc"
