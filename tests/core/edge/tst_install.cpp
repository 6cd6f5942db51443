// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sys/file.h>
#include <sys/resource.h>
#include <unistd.h>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/edge/install.h"
#include "tests/core/bundle/sample_bundle.h"

using namespace tocsin;
using namespace tocsin::edge;
namespace fs = std::filesystem;

namespace {

struct Device {
    TemporaryFolder folder = TemporaryFolder::create().value();
    fs::path root = folder.path() / "root";

    fs::path file(const std::string& bytes) const {
        const fs::path path = folder.path() / "a.bundle";
        (void)durableReplace(path, bytes);
        return path;
    }
    Result<DeviceState> install(const std::string& bytes) const {
        return installBundle(file(bytes), root, std::span(&sample::key().publicKey(), 1));
    }
    Result<DeviceState> install(std::int64_t serial) const { return install(sample::bytes(serial)); }
    std::string status() const {
        const auto answer = deviceStatus(root);
        return answer.ok() ? answer->dump() : answer.error().message;
    }
    std::vector<std::string> slots() const {
        std::vector<std::string> names;
        for (const auto& entry : fs::directory_iterator(root / "slots")) names.push_back(entry.path().filename().string());
        std::sort(names.begin(), names.end());
        return names;
    }
};

} // namespace

class TestInstall : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void installedBundleIsActive() {
        const Device device;
        const auto state = device.install(3);
        QVERIFY2(state.ok(), state.ok() ? "" : state.error().message.c_str());
        const auto status = deviceStatus(device.root);
        QVERIFY(status.ok());
        QCOMPARE(status->at("active"), Json("mean-3"));
        QCOMPARE(status->at("version"), Json("run 3"));
        QCOMPARE(status->at("serial"), Json(3));
        QCOMPARE(status->at("precision"), Json("fp32"));
        QCOMPARE(status->at("budget"), Json("1/30d"));
        QCOMPARE(status->at("bound"), Json(0.02));
        QVERIFY(status->at("unproven").is_null() && status->at("previous").is_null());
        QCOMPARE(fs::read_symlink(device.root / "active"), fs::path("slots/3"));
        QVERIFY(!fs::exists(device.root / "staging"));
        const auto perms = fs::status(device.root / "slots/3/model.onnx").permissions();
        QVERIFY((perms & (fs::perms::owner_write | fs::perms::group_write | fs::perms::others_write)) == fs::perms::none);
    }

    void refusedBundlesChangeNothing() {
        const Device device;
        QVERIFY(device.install(5).ok());
        const std::string before = device.status();
        std::string flipped = sample::bytes(6);
        flipped[flipped.size() / 2] ^= 4;
        QCOMPARE(device.install(flipped).error().code, ErrorCode::Finding);
        QCOMPARE(device.install(4).error().detail, std::string("serial-old"));
        QCOMPARE(device.install(5).error().detail, std::string("serial-old"));
        const auto stranger = bundle::SecretKey::generate();
        QCOMPARE(device.install(bundle::packBundle(sample::content(7), *stranger).value()).error().detail, std::string("key-unknown"));
        QCOMPARE(device.install(std::string()).error().detail, std::string("not-a-bundle"));
        QCOMPARE(device.status(), before);
        QCOMPARE(device.slots(), std::vector<std::string>{"5"});
    }

    void aRefusedFirstInstallLeavesNoRoot() {
        const Device device;
        QVERIFY(!device.install("prose").ok());
        QVERIFY(!fs::exists(device.root));
        const auto missing = installBundle(device.folder.path() / "none", device.root, {});
        QCOMPARE(exitCode(missing.error().code), 3);
    }

    void aFirstInstallOnAFullDiskLeavesNoRoot() {
        const Device device;
        const auto file = device.file(sample::bytes(3));
        // As a full disk: no file may grow beyond so little.
        rlimit before{};
        QCOMPARE(::getrlimit(RLIMIT_FSIZE, &before), 0);
        const auto handler = std::signal(SIGXFSZ, SIG_IGN);
        const rlimit small{1, before.rlim_max};
        QCOMPARE(::setrlimit(RLIMIT_FSIZE, &small), 0);
        const auto refused = installBundle(file, device.root, std::span(&sample::key().publicKey(), 1));
        ::setrlimit(RLIMIT_FSIZE, &before);
        std::signal(SIGXFSZ, handler);
        QCOMPARE(refused.error().code, ErrorCode::Io);
        QVERIFY(!fs::exists(device.root));
        QVERIFY(device.install(3).ok());
    }

    void aModelThatFailsItsSelfTestIsNotActivated() {
        const Device device;
        QVERIFY(device.install(1).ok());
        const std::string before = device.status();
        // Rightly signed, but the golden scores are those of another model.
        const auto good = sample::verify(sample::bytes(2));
        QVERIFY(good.ok());
        bundle::BundleContent content = sample::content(2);
        content.goldenWindows = {{-1, -1, -1, -1, -1, -1, -1, -1}};
        content.onnx = tiny_onnx::meanModel(2, 4, true); // square root of -1: no score
        QVERIFY(!bundle::packBundle(content, sample::key()).ok());
        // so forge golden vectors: pack with one model, exchange it under a fresh signature
        content = sample::content(2);
        const auto forged = sample::forgedModel(content, tiny_onnx::meanModel(2, 4, true));
        const auto refused = device.install(forged);
        QVERIFY(!refused.ok());
        QCOMPARE(refused.error().detail, std::string("self-test"));
        QCOMPARE(device.status(), before);
    }

    void rollbackReadsAsItDidThen() {
        const Device device;
        QVERIFY(device.install(1).ok());
        const std::string first = device.status();
        QVERIFY(device.install(2).ok());
        const std::string second = device.status();
        QVERIFY(device.install(7).ok());
        QVERIFY(rollback(device.root).ok());
        QCOMPARE(device.status(), second);
        QCOMPARE(fs::read_symlink(device.root / "active"), fs::path("slots/2"));
        QVERIFY(rollback(device.root).ok());
        QCOMPARE(device.status(), first);
        const auto again = rollback(device.root);
        QVERIFY(!again.ok());
        QCOMPARE(again.error().code, ErrorCode::Finding);
        QCOMPARE(device.status(), first);
        // What was left behind does not come back, a newer one does.
        QCOMPARE(device.install(7).error().detail, std::string("serial-old"));
        QVERIFY(device.install(8).ok());
    }

    void rollbackWithoutHistorySaysSo() {
        const Device device;
        QCOMPARE(rollback(device.root).error().code, ErrorCode::Usage);
        fs::create_directories(device.root);
        QVERIFY(rollback(device.root).error().message.find("no bundle is installed") != std::string::npos);
        QVERIFY(device.status().find("\"active\":null") != std::string::npos);
        QVERIFY(device.install(1).ok());
        QVERIFY(rollback(device.root).error().message.find("no bundle ran before") != std::string::npos);
    }

    void onlySomeSlotsAreKept() {
        const Device device;
        for (const std::int64_t serial : {1, 2, 3, 4, 5}) QVERIFY(device.install(serial).ok());
        QCOMPARE(device.slots(), (std::vector<std::string>{"3", "4", "5"}));
        QVERIFY(rollback(device.root).ok());
        QVERIFY(rollback(device.root).ok());
        QVERIFY(rollback(device.root).error().message.find("no longer kept") != std::string::npos);
    }

    void aSlotThatWasChangedIsNoticed() {
        const Device device;
        QVERIFY(device.install(1).ok());
        QVERIFY(device.install(2).ok());
        const fs::path model = device.root / "slots/2/model.onnx";
        std::string bytes = readFile(model).value();
        bytes.back() ^= 1;
        QVERIFY(durableReplace(model, bytes, 0444).ok());
        const auto status = deviceStatus(device.root);
        QVERIFY(!status.ok());
        QVERIFY(status.error().message.find("slots/2/model.onnx") != std::string::npos);
        QVERIFY(rollback(device.root).ok()); // the way out
        QVERIFY(deviceStatus(device.root).ok());
        // A whole other, rightly signed bundle in the active slot's place is noticed too.
        QVERIFY(device.install(3).ok());
        fs::remove_all(device.root / "slots/3");
        fs::copy(device.root / "slots/1", device.root / "slots/3", fs::copy_options::recursive);
        QVERIFY(!deviceStatus(device.root).ok());
    }

    void aDamagedStateIsAnErrorNotAnEmptyDevice() {
        const Device device;
        QVERIFY(device.install(1).ok());
        for (const std::string& text :
             {std::string(), std::string("{}"), std::string("[1"),
              std::string(R"({"format":"tocsin-edge-state","format_version":1,"active":7,"history":[],"serial_floor":1})"),
              std::string(R"({"format":"tocsin-edge-state","format_version":1,"active":null,"history":[],"serial_floor":-1})")}) {
            QVERIFY(durableReplace(device.root / "state.json", text).ok());
            QCOMPARE(deviceStatus(device.root).error().code, ErrorCode::Data);
            QVERIFY(!device.install(2).ok());
        }
    }

    void debrisOfAKilledInstallIsCleared() {
        const Device device;
        QVERIFY(device.install(1).ok());
        fs::create_directories(device.root / "staging/2/test_data_set_0");
        fs::create_directories(device.root / "slots/2");
        QVERIFY(durableReplace(device.root / "slots/2/model.onnx", "half").ok());
        fs::remove(device.root / "active");
        QVERIFY(device.status().find("\"serial\":1") != std::string::npos);
        QVERIFY(device.install(2).ok());
        QVERIFY(device.status().find("\"serial\":2") != std::string::npos);
    }

    void twoInstallsAtOnceOneIsToldToWait() {
        const Device device;
        QVERIFY(device.install(1).ok());
        const int handle = ::open((device.root / "lock").c_str(), O_RDWR);
        QCOMPARE(::flock(handle, LOCK_EX), 0);
        const auto busy = device.install(2);
        QVERIFY(!busy.ok());
        QVERIFY(busy.error().message.find("under way") != std::string::npos);
        ::close(handle);
        QVERIFY(device.install(2).ok());
    }
};

QTEST_GUILESS_MAIN(TestInstall)
#include "tst_install.moc"
