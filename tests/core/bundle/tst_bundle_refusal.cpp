// SPDX-License-Identifier: GPL-3.0-or-later
// Every way a bundle can be wrong, each with its own reason code; nothing that was changed is accepted.
#include <QtTest>
#include <archive.h>
#include <archive_entry.h>
#include <functional>
#include <random>
#include <set>

#include "core/base/durable_file.h"
#include "core/base/hash.h"
#include "core/base/process_memory.h"
#include "core/base/temporary_folder.h"
#include "tests/core/bundle/sample_bundle.h"

using namespace tocsin;
using namespace tocsin::bundle;

namespace {

struct Entry {
    std::string path, content;
    unsigned type = AE_IFREG;
    std::string link;
};

/// A tar of anything, as an attacker writes it.
std::string tarOf(const std::vector<Entry>& entries, int format = ARCHIVE_FORMAT_TAR_USTAR) {
    std::string bytes;
    archive* handle = archive_write_new();
    archive_write_set_format(handle, format);
    archive_write_set_bytes_in_last_block(handle, 1);
    archive_write_open2(
        handle, &bytes, nullptr,
        [](archive*, void* context, const void* data, std::size_t size) {
            static_cast<std::string*>(context)->append(static_cast<const char*>(data), size);
            return static_cast<la_ssize_t>(size);
        },
        nullptr, nullptr);
    for (const Entry& one : entries) {
        archive_entry* entry = archive_entry_new();
        archive_entry_set_pathname(entry, one.path.c_str());
        archive_entry_set_filetype(entry, one.type);
        archive_entry_set_perm(entry, 0644);
        archive_entry_set_size(entry, static_cast<la_int64_t>(one.content.size()));
        if (one.type == AE_IFLNK)
            archive_entry_set_symlink(entry, one.link.c_str());
        else if (!one.link.empty())
            archive_entry_set_hardlink(entry, one.link.c_str());
        archive_write_header(handle, entry);
        archive_write_data(handle, one.content.data(), one.content.size());
        archive_entry_free(entry);
    }
    archive_write_close(handle);
    archive_write_free(handle);
    return bytes;
}

/// The entries of the sample bundle, in order.
std::vector<Entry> sampleEntries() {
    const auto verified = sample::verify(sample::bytes());
    std::vector<Entry> entries = {{kManifestFile, verified->files.at(kManifestFile), AE_IFREG, {}},
                                  {kSignatureFile, verified->files.at(kSignatureFile), AE_IFREG, {}}};
    for (const FileEntry& file : verified->manifest.files) entries.push_back({file.path, verified->files.at(file.path), AE_IFREG, {}});
    return entries;
}

/// The sample with its manifest changed and signed again by the right key.
std::string withManifest(const std::function<void(Json&)>& change) {
    std::vector<Entry> entries = sampleEntries();
    Json manifest = Json::parse(entries[0].content);
    change(manifest);
    entries[0].content = canonicalJson(manifest).value();
    entries[1].content = sign(kManifestType, entries[0].content, sample::key()).value();
    return tarOf(entries);
}

/// The sample with one listed file replaced, manifest and signature made to fit.
std::string withFile(const std::string& path, const std::string& content) {
    std::vector<Entry> entries = sampleEntries();
    Json manifest = Json::parse(entries[0].content);
    for (std::size_t index = 2; index < entries.size(); ++index) {
        if (entries[index].path != path) continue;
        entries[index].content = content;
        manifest["files"][index - 2]["size"] = content.size();
        manifest["files"][index - 2]["sha256"] = sha256(content);
    }
    entries[0].content = canonicalJson(manifest).value();
    entries[1].content = sign(kManifestType, entries[0].content, sample::key()).value();
    return tarOf(entries);
}

} // namespace

class TestBundleRefusal : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void theTestsOwnPackingIsAccepted() {
        QCOMPARE(sample::reason(tarOf(sampleEntries())), std::string("valid"));
        QCOMPARE(sample::reason(withManifest([](Json&) {})), std::string("valid"));
    }

    void noBundleAtAll() {
        QCOMPARE(sample::reason(""), std::string("not-a-bundle"));
        QCOMPARE(sample::reason("It was a bright cold day in April."), std::string("not-a-bundle"));
        QCOMPARE(sample::reason(std::string(4096, '\0')), std::string("not-a-bundle"));
        QCOMPARE(sample::reason(tarOf({})), std::string("not-a-bundle"));
        QCOMPARE(sample::reason(tarOf({{"readme.txt", "hello", AE_IFREG, {}}})), std::string("not-a-bundle"));
    }

    void randomFlipsAreRefused() {
        const std::string good = sample::bytes();
        std::mt19937 random(20240607);
        // A third in the first and last 2 KiB, where headers and padding are.
        for (int round = 0; round < 500; ++round) {
            std::size_t place = random() % good.size();
            if (round % 6 == 0) place = random() % 2048;
            if (round % 6 == 1) place = good.size() - 1 - random() % 2048;
            std::string bad = good;
            bad[place] = static_cast<char>(bad[place] ^ (1 << (random() % 8)));
            const auto verdict = sample::verify(bad);
            QVERIFY2(!verdict.ok(), qPrintable(QString("byte %1 accepted").arg(place)));
            QCOMPARE(verdict.error().code, ErrorCode::Finding);
            QVERIFY(!verdict.error().message.empty() && !verdict.error().detail.empty());
        }
    }

    void everyByteOfHeadersAndPaddingCounts() {
        const std::string good = sample::bytes();
        for (std::size_t place = 0; place < good.size(); place += place < 1536 || place + 1536 > good.size() ? 1 : 61) {
            std::string bad = good;
            bad[place] = static_cast<char>(bad[place] ^ 0x20);
            QVERIFY2(sample::reason(bad) != "valid", qPrintable(QString("byte %1 accepted").arg(place)));
        }
    }

    void truncationsAndAppendedBytesAreRefused() {
        const std::string good = sample::bytes();
        std::mt19937 random(5);
        std::set<std::size_t> cuts = {good.size() - 1, good.size() - 512, good.size() - 1024};
        for (int round = 0; round < 100; ++round) cuts.insert(random() % good.size());
        for (std::size_t block = 0; block < good.size(); block += 512) cuts.insert(block);
        for (const std::size_t cut : cuts) {
            const auto verdict = sample::verify(std::string_view(good).substr(0, cut));
            QVERIFY(!verdict.ok());
            QCOMPARE(verdict.error().code, ErrorCode::Finding);
        }
        for (const std::string& tail : {std::string(1, '\0'), std::string("\n"), std::string(512, '\0'), std::string(10240, '\0'), good})
            QVERIFY(sample::reason(good + tail) != "valid");
    }

    void swappedBlocksAreRefused() {
        const std::string good = sample::bytes();
        std::mt19937 random(9);
        for (int round = 0; round < 200; ++round) {
            const std::size_t one = random() % (good.size() / 512) * 512, two = random() % (good.size() / 512) * 512;
            std::string bad = good;
            std::swap_ranges(bad.begin() + static_cast<std::ptrdiff_t>(one), bad.begin() + static_cast<std::ptrdiff_t>(one + 512),
                             bad.begin() + static_cast<std::ptrdiff_t>(two));
            if (bad != good) QVERIFY(sample::reason(bad) != "valid");
        }
    }

    void unsignedAndStrangersBundles() {
        std::vector<Entry> entries = sampleEntries();
        entries.erase(entries.begin() + 1);
        QCOMPARE(sample::reason(tarOf(entries)), std::string("signature-missing"));
        QCOMPARE(sample::reason(tarOf({entries[0]})), std::string("signature-missing"));
        const auto stranger = SecretKey::generate();
        QVERIFY(stranger.ok());
        QCOMPARE(sample::reason(packBundle(sample::content(), *stranger).value()), std::string("key-unknown"));
        const auto verdict = verifyBundleBytes(sample::bytes(), {});
        QVERIFY(!verdict.ok());
        QCOMPARE(verdict.error().detail, std::string("key-unknown"));
        entries = sampleEntries();
        entries[1].content = sign(kDecisionType, entries[0].content, sample::key()).value();
        QCOMPARE(sample::reason(tarOf(entries)), std::string("signature-malformed"));
        entries[1].content = std::string(70'000, ' ');
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-size"));
    }

    void twoGoodBundlesDoNotMix() {
        std::vector<Entry> first = sampleEntries();
        const auto second = sample::verify(sample::bytes(2));
        QVERIFY(second.ok());
        first[0].content = second->files.at(kManifestFile);
        QCOMPARE(sample::reason(tarOf(first)), std::string("signature-wrong"));
        first[1].content = second->files.at(kSignatureFile);
        first[4].content = std::string(first[4].content.size(), 'x');
        QCOMPARE(sample::reason(tarOf(first)), std::string("entry-hash"));
    }

    void missingExtraMisplacedAndDoubleFiles() {
        std::vector<Entry> entries = sampleEntries();
        entries.erase(entries.begin() + 4);
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-missing"));
        entries = sampleEntries();
        entries.pop_back();
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-missing"));
        entries = sampleEntries();
        entries.push_back({"extra.txt", "x", AE_IFREG, {}});
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-extra"));
        entries = sampleEntries();
        entries.insert(entries.begin() + 3, Entry{"extra.txt", "x", AE_IFREG, {}});
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-extra"));
        entries = sampleEntries();
        std::swap(entries[4], entries[5]);
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-order"));
        entries = sampleEntries();
        entries.push_back(entries[4]);
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-duplicate"));
        entries = sampleEntries();
        entries.insert(entries.begin() + 2, entries[0]);
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-duplicate"));
    }

    void namesThatLeaveTheFolder_data() {
        QTest::addColumn<QByteArray>("name");
        for (const char* name : {"../evil.txt", "sub/../../evil.txt", "/etc/passwd", "a/b/c.txt", "UPPER.txt", "a b.txt", "back\\slash",
                                 "./x", "a//b", "..", "\xc3\xa9.txt"})
            QTest::newRow(name) << QByteArray(name);
    }
    void namesThatLeaveTheFolder() {
        QFETCH(QByteArray, name);
        const std::string path = name.toStdString();
        std::vector<Entry> entries = sampleEntries();
        entries.push_back({path, "x", AE_IFREG, {}});
        QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-path"));
        // The same before any signature, and in the list of a rightly signed manifest.
        QCOMPARE(sample::reason(tarOf({{kManifestFile, "{}", AE_IFREG, {}}, {path, "x", AE_IFREG, {}}})), std::string("entry-path"));
        const auto listed = withManifest([&](Json& manifest) {
            manifest["files"].push_back({{"path", path}, {"size", 1}, {"sha256", sha256("x")}});
        });
        QCOMPARE(sample::reason(listed), std::string("entry-path"));
    }

    void linksFoldersAndDevicesAreRefused() {
        for (const Entry& odd : {Entry{"link", "", AE_IFLNK, "/etc/passwd"}, Entry{"hard", "", AE_IFREG, "model.onnx"},
                                 Entry{"folder", "", AE_IFDIR, {}}, Entry{"pipe", "", AE_IFIFO, {}}, Entry{"device", "", AE_IFCHR, {}}}) {
            std::vector<Entry> entries = sampleEntries();
            entries.push_back(odd);
            QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-type"));
            entries = sampleEntries();
            entries[4] = odd;
            entries[4].path = kModelFile;
            QCOMPARE(sample::reason(tarOf(entries)), std::string("entry-type"));
        }
    }

    void otherTarFormsAreRefused() {
        for (const int format : {ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE}) {
            std::string bytes = tarOf(sampleEntries(), format);
            if (bytes == sample::bytes()) continue; // pax writes plain ustar where nothing more is needed
            QCOMPARE(sample::reason(bytes), std::string("bytes-differ"));
        }
    }

    void sizesOnTheArchivesWordAreNotTrusted() {
        // A header that claims 8 GiB - 1 (octal 77777777777) for manifest.json: refused from the header.
        std::string bytes = tarOf({{kManifestFile, "{}", AE_IFREG, {}}});
        bytes.replace(124, 11, "77777777777");
        unsigned sum = 0;
        bytes.replace(148, 8, "        ");
        for (std::size_t index = 0; index < 512; ++index) sum += static_cast<unsigned char>(bytes[index]);
        bytes.replace(148, 7, QString("%1").arg(sum, 6, 8, QChar('0')).toStdString() + std::string(1, '\0'));
        QCOMPARE(sample::reason(bytes), std::string("entry-size"));
        QCOMPARE(sample::reason(tarOf({{kManifestFile, std::string(kMaxManifestBytes + 1, ' '), AE_IFREG, {}}})),
                 std::string("entry-size"));
        QCOMPARE(sample::reason(withManifest([](Json& manifest) { manifest["files"][2]["size"] = 7; })), std::string("entry-size"));
    }

    void manifestsThatLie_data() {
        QTest::addColumn<QByteArray>("pointer");
        QTest::addColumn<QByteArray>("value");
        QTest::addColumn<QByteArray>("code");
        const auto row = [](const char* name, const char* pointer, const char* value, const char* code) {
            QTest::newRow(name) << QByteArray(pointer) << QByteArray(value) << QByteArray(code);
        };
        row("other format", "/format", "\"zip\"", "format-unknown");
        row("newer format", "/format_version", "2", "format-unknown");
        row("unknown critical key", "/critical/0", "\"time_travel\"", "critical-unknown");
        row("serial as text", "/serial", "\"1\"", "manifest-invalid");
        row("serial zero", "/serial", "0", "manifest-invalid");
        row("serial beyond 2^53", "/serial", "9007199254740993", "manifest-invalid");
        row("no window", "/input/window_samples", "0", "manifest-invalid");
        row("unknown contract key", "/input/resample", "true", "manifest-invalid");
        row("unknown precision", "/precision", "\"fp16\"", "manifest-invalid");
        row("int8 that is not there", "/precision", "\"int8\"", "manifest-invalid");
        row("short hash", "/files/0/sha256", "\"abc\"", "manifest-invalid");
        row("hash of another file", "/files/0/sha256", "\"0000000000000000000000000000000000000000000000000000000000000000\"",
            "entry-hash");
        row("huge file", "/files/0/size", "1099511627776", "manifest-invalid");
        row("twice in the list", "/files/1/path", "\"decision.json\"", "manifest-invalid");
        row("no model", "/files/2/path", "\"modal.onnx\"", "manifest-invalid");
        row("newer agent", "/agent/minimum_version", "\"99.0\"", "agent-too-old");
    }
    void manifestsThatLie() {
        QFETCH(QByteArray, pointer);
        QFETCH(QByteArray, value);
        QFETCH(QByteArray, code);
        const auto bytes =
            withManifest([&](Json& manifest) { manifest[Json::json_pointer(pointer.toStdString())] = Json::parse(value.toStdString()); });
        QCOMPARE(sample::reason(bytes), code.toStdString());
    }

    void aManifestMissingAnyKeyIsRefused() {
        const Json manifest = Json::parse(sampleEntries()[0].content);
        for (const auto& [key, value] : manifest.items())
            QVERIFY(sample::reason(withManifest([&, name = key](Json& json) { json.erase(name); })) != "valid");
    }

    void keysNobodyDemandsAreSkipped() {
        QCOMPARE(sample::reason(withManifest([](Json& manifest) { manifest["shadow_gate"] = 3; })), std::string("valid"));
        QCOMPARE(sample::reason(withManifest([](Json& manifest) {
                     manifest["shadow_gate"] = 3;
                     manifest["critical"].push_back("shadow_gate");
                 })),
                 std::string("critical-unknown"));
    }

    void manifestsInAnotherFormAreRefused() {
        std::vector<Entry> entries = sampleEntries();
        const std::string text = entries[0].content;
        for (const std::string& form : {Json::parse(text).dump(1), text + "\n", "{\"format\":\"tocsin-bundle\"," + text.substr(1),
                                        std::string("[]"), std::string("no JSON")}) {
            entries[0].content = form;
            entries[1].content = sign(kManifestType, form, sample::key()).value();
            QVERIFY(sample::reason(tarOf(entries)) != "valid");
        }
    }

    void decisionRecordsAreCheckedApart() {
        const auto verified = sample::verify(sample::bytes());
        QVERIFY(verified.ok());
        Json decision = Json::parse(verified->files.at(kDecisionFile));
        decision["rule"]["threshold"] = 1e9;
        QCOMPARE(sample::reason(withFile(kDecisionFile, canonicalJson(decision).value())), std::string("signature-wrong"));
        decision["model_sha256"] = std::string(64, '0');
        const std::string foreign = canonicalJson(decision).value();
        std::vector<Entry> entries = sampleEntries();
        Json manifest = Json::parse(entries[0].content);
        const std::string signature = sign(kDecisionType, foreign, sample::key()).value();
        entries[2].content = foreign;
        entries[3].content = signature;
        for (const std::size_t index : {0u, 1u}) {
            manifest["files"][index]["size"] = entries[2 + index].content.size();
            manifest["files"][index]["sha256"] = sha256(entries[2 + index].content);
        }
        entries[0].content = canonicalJson(manifest).value();
        entries[1].content = sign(kManifestType, entries[0].content, sample::key()).value();
        QCOMPARE(sample::reason(tarOf(entries)), std::string("decision-invalid"));
        QVERIFY(!decisionFromBytes("{}", "decision.json").ok());
        QVERIFY(!decisionFromBytes("prose", "decision.json").ok());
    }

    void goldenVectorsMustFit() {
        QCOMPARE(sample::reason(withFile(kGoldenFile, "{}")), std::string("golden-invalid"));
        QCOMPARE(sample::reason(withFile(kGoldenInputFile, "x")), std::string("golden-invalid"));
        QCOMPARE(sample::reason(withFile(kGoldenInputFile, runtime::tensorToBytes({"window", {3, 4, 2}, std::vector<float>(24)}))),
                 std::string("golden-invalid"));
        QCOMPARE(sample::reason(withFile(kGoldenOutputFile, runtime::tensorToBytes({"score", {3}, {1, 2, 3}}))),
                 std::string("golden-invalid"));
    }

    void olderAndEqualSerialsAreRefusedAboveTheFloor() {
        QCOMPARE(sample::reason(sample::bytes(5), {4}), std::string("valid"));
        QCOMPARE(sample::reason(sample::bytes(5), {5}), std::string("serial-old"));
        QCOMPARE(sample::reason(sample::bytes(5), {6}), std::string("serial-old"));
    }

    void unreadableIsAnotherThingThanRefused() {
        const auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        const auto missing = verifyBundle(folder->path() / "none.bundle", {});
        QVERIFY(!missing.ok());
        QCOMPARE(exitCode(missing.error().code), 3);
        QCOMPARE(exitCode(verifyBundle(folder->path(), {}).error().code), 3);
        QVERIFY(durableReplace(folder->path() / "empty.bundle", "").ok());
        QCOMPARE(exitCode(verifyBundle(folder->path() / "empty.bundle", {}).error().code), 1);
    }

    void everyReasonHasItsOwnSentence() {
        std::vector<Entry> entries = sampleEntries();
        std::set<std::string> sentences;
        entries.pop_back();
        const std::vector<std::string> bad = {"", tarOf(entries), sample::bytes() + "x", withFile(kGoldenFile, "{}"),
                                              withManifest([](Json& m) { m["serial"] = 0; })};
        for (const std::string& bytes : bad) sentences.insert(sample::verify(bytes).error().message);
        QCOMPARE(sentences.size(), bad.size());
    }

    /// A stick with a gigabyte on it must not cost a small device its memory.
    void aHugeFileIsRefusedByItsHead_data() {
        QTest::addColumn<QByteArray>("head");
        QTest::addColumn<QString>("reason");
        std::vector<Entry> unsignedEntries = sampleEntries();
        unsignedEntries.erase(unsignedEntries.begin() + 1);
        std::vector<Entry> stranger = sampleEntries();
        stranger[1].content = sign(kManifestType, stranger[0].content, SecretKey::generate().value()).value();
        const auto bytesOf = [](const std::string& text) { return QByteArray::fromStdString(text); };
        QTest::newRow("zeros") << QByteArray() << "not-a-bundle";
        QTest::newRow("rubbish") << QByteArray(100'000, 'x') << "not-a-bundle";
        QTest::newRow("not signed") << bytesOf(tarOf(unsignedEntries)) << "signature-missing";
        QTest::newRow("a stranger's") << bytesOf(tarOf(stranger)) << "key-unknown";
        QTest::newRow("signed, with a long tail") << bytesOf(sample::bytes()) << "bytes-differ";
    }
    void aHugeFileIsRefusedByItsHead() {
        QFETCH(QByteArray, head);
        QFETCH(QString, reason);
        const TemporaryFolder folder = TemporaryFolder::create().value();
        const auto file = folder.path() / "huge.bundle";
        QVERIFY(durableReplace(file, head.toStdString()).ok());
        std::filesystem::resize_file(file, 900u << 20); // sparse
        const std::size_t before = peakResidentBytes();
        const auto verdict = verifyBundle(file, std::span(&sample::key().publicKey(), 1));
        QVERIFY(!verdict.ok());
        QCOMPARE(QString::fromStdString(verdict.error().detail), reason);
        const std::size_t grown = peakResidentBytes() - before;
        QVERIFY2(grown < (32u << 20), qPrintable(QString::number(grown)));
    }
};

QTEST_GUILESS_MAIN(TestBundleRefusal)
#include "tst_bundle_refusal.moc"
