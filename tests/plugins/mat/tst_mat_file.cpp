// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>
#include <cmath>
#include <fstream>
#include <optional>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "plugins/mat/mat_file.h"
#include "plugins/mat/mat_layout.h"
#include "tests/plugins/mat/mat_writer.h"

using namespace tocsin;
using namespace tocsin::mat;
namespace fs = std::filesystem;

namespace {

std::vector<double> ramp(std::size_t count, double factor = 1) {
    std::vector<double> values(count);
    for (std::size_t i = 0; i < count; ++i) values[i] = factor * static_cast<double>(i);
    return values;
}

std::vector<double> column(MatFile& file, const MatArray& array, std::size_t channel = 0) {
    const auto values = file.read(array);
    if (!values) return {};
    std::vector<double> out(array.samples);
    values->copy(channel, 0, out.data(), out.size());
    return out;
}

bool skips(const MatContents& contents, const std::string& path, const std::string& why) {
    for (const auto& [name, reason] : contents.skipped) {
        if (name == path && reason.find(why) != std::string::npos) return true;
    }
    return false;
}

} // namespace

class TestMatFile : public QObject {
    Q_OBJECT

    std::optional<TemporaryFolder> m_folder;
    [[nodiscard]] fs::path path(const char* name = "x.mat") const { return m_folder->path() / name; }

private Q_SLOTS:
    void init() {
        auto folder = TemporaryFolder::create();
        QVERIFY(folder.ok());
        m_folder.emplace(std::move(*folder));
    }

    void vectorsMatricesScalarsAndTextAreFound_data() {
        QTest::addColumn<int>("version");
        QTest::addColumn<int>("compression");
        QTest::newRow("v5") << int(MAT_FT_MAT5) << int(MAT_COMPRESSION_NONE);
        QTest::newRow("v5 compressed") << int(MAT_FT_MAT5) << int(MAT_COMPRESSION_ZLIB);
        QTest::newRow("v4") << int(MAT_FT_MAT4) << int(MAT_COMPRESSION_NONE);
    }
    void vectorsMatricesScalarsAndTextAreFound() {
        QFETCH(int, version);
        QFETCH(int, compression);
        {
            MatWriter writer(path(), mat_ft(version), matio_compression(compression));
            writer.vector("X105_DE_time", ramp(1000, 0.5));
            writer.add(MatWriter::doubles("row", ramp(500), 1, 500));
            writer.add(MatWriter::doubles("wide", ramp(3000), 1000, 3));
            writer.add(MatWriter::doubles("across", ramp(3000), 3, 1000));
            writer.scalar("X105RPM", 1797);
        }
        auto file = MatFile::open(path(), "x.mat");
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const MatContents& contents = file->contents();
        QCOMPARE(contents.version, version == MAT_FT_MAT4 ? 4 : 5);
        QCOMPARE(contents.arrays.size(), std::size_t{4});
        QCOMPARE(contents.facts.size(), std::size_t{1});
        QCOMPARE(contents.facts[0].first, std::string("X105RPM"));
        QCOMPARE(contents.facts[0].second, std::string("1797"));
        QCOMPARE(column(*file, contents.arrays[0]), ramp(1000, 0.5));
        QCOMPARE(contents.arrays[1].samples, std::size_t{500});
        QCOMPARE(column(*file, contents.arrays[1]), ramp(500));
        // Column-major: value (i, c) of a 1000 x 3 ramp is i + 1000 c; (c, i) of a 3 x 1000 ramp is c + 3 i.
        QCOMPARE(contents.arrays[2].channels, std::size_t{3});
        QCOMPARE(column(*file, contents.arrays[2], 2)[7], 2007.0);
        QCOMPARE(contents.arrays[3].channels, std::size_t{3});
        QCOMPARE(column(*file, contents.arrays[3], 2)[7], 23.0);
        // Read again: the same.
        QCOMPARE(column(*file, contents.arrays[0]), ramp(1000, 0.5));
    }

    void structsAreWalkedAndNamedWithPoints() {
        {
            MatWriter writer(path(), MAT_FT_MAT5, MAT_COMPRESSION_ZLIB);
            auto* inner = MatWriter::structure(
                nullptr, {{"fe", MatWriter::doubles(nullptr, ramp(64, 2), 64, 1)}, {"load", MatWriter::doubles(nullptr, {2}, 1, 1)}});
            writer.add(MatWriter::structure(
                "rig", {{"de", MatWriter::doubles(nullptr, ramp(64), 64, 1)}, {"inner", inner}, {"who", MatWriter::text(nullptr, "lab")}}));
            writer.add(MatWriter::structure("many", {{"a", MatWriter::doubles(nullptr, ramp(8), 8, 1)}}, 3));
        }
        auto file = MatFile::open(path(), "x.mat");
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const MatContents& contents = file->contents();
        QCOMPARE(contents.arrays.size(), std::size_t{2});
        QCOMPARE(contents.arrays[0].path, std::string("rig.de"));
        QCOMPARE(contents.arrays[1].path, std::string("rig.inner.fe"));
        QCOMPARE(column(*file, contents.arrays[1]), ramp(64, 2));
        QCOMPARE(contents.facts, (std::vector<std::pair<std::string, std::string>>{{"rig.inner.load", "2"}, {"rig.who", "lab"}}));
        QVERIFY(skips(contents, "many", "array of 3 structs"));
    }

    void everyNumberTypeIsConverted() {
        {
            MatWriter writer(path());
            writer.add(MatWriter::array<std::int8_t>("i8", MAT_C_INT8, MAT_T_INT8, {-128, 127}, 2, 1));
            writer.add(MatWriter::array<std::uint8_t>("u8", MAT_C_UINT8, MAT_T_UINT8, {0, 255}, 2, 1));
            writer.add(MatWriter::array<std::int16_t>("i16", MAT_C_INT16, MAT_T_INT16, {-32768, 5}, 2, 1));
            writer.add(MatWriter::array<std::uint16_t>("u16", MAT_C_UINT16, MAT_T_UINT16, {65535, 5}, 2, 1));
            writer.add(MatWriter::array<std::int32_t>("i32", MAT_C_INT32, MAT_T_INT32, {-2147483647, 5}, 2, 1));
            writer.add(MatWriter::array<std::uint32_t>("u32", MAT_C_UINT32, MAT_T_UINT32, {4294967295u, 5}, 2, 1));
            writer.add(MatWriter::array<std::int64_t>("i64", MAT_C_INT64, MAT_T_INT64, {-9007199254740992, 5}, 2, 1));
            writer.add(MatWriter::array<float>("f", MAT_C_SINGLE, MAT_T_SINGLE, {0.25f, 5}, 2, 1));
            writer.add(MatWriter::array<std::uint8_t>("flag", MAT_C_UINT8, MAT_T_UINT8, {1, 0}, 2, 1, MAT_F_LOGICAL));
        }
        auto file = MatFile::open(path(), "x.mat");
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const std::vector<double> expected{-128, 0, -32768, 65535, -2147483647, 4294967295.0, -9007199254740992.0, 0.25, 1};
        QCOMPARE(file->contents().arrays.size(), expected.size());
        for (std::size_t i = 0; i < expected.size(); ++i) QCOMPARE(column(*file, file->contents().arrays[i])[0], expected[i]);
    }

    void whatIsNoChannelIsLeftOutWithAReason() {
        {
            MatWriter writer(path());
            std::vector<double> re = ramp(4), im = ramp(4);
            mat_complex_split_t both{re.data(), im.data()};
            std::array<std::size_t, 2> dims{4, 1};
            writer.add(Mat_VarCreate("z", MAT_C_DOUBLE, MAT_T_DOUBLE, 2, dims.data(), &both, MAT_F_COMPLEX));
            std::array<std::size_t, 2> one{1, 1};
            matvar_t* content = MatWriter::doubles(nullptr, {1, 2}, 2, 1);
            writer.add(Mat_VarCreate("c", MAT_C_CELL, MAT_T_CELL, 2, one.data(), &content, 0));
            std::array<std::size_t, 3> cube{2, 2, 2};
            writer.add(Mat_VarCreate("cube", MAT_C_DOUBLE, MAT_T_DOUBLE, 3, cube.data(), ramp(8).data(), 0));
            writer.add(MatWriter::doubles("none", {}, 0, 0));
            writer.add(MatWriter::doubles("picture", std::vector<double>(1100 * 1100), 1100, 1100));
            writer.add(MatWriter::text("essay", std::string(600, 'x')));
            writer.vector("good", ramp(10));
        }
        auto file = MatFile::open(path(), "x.mat");
        QVERIFY2(file.ok(), file.ok() ? "" : file.error().message.c_str());
        const MatContents& contents = file->contents();
        QCOMPARE(contents.arrays.size(), std::size_t{1});
        QVERIFY(skips(contents, "z", "complex"));
        QVERIFY(skips(contents, "c", "cell"));
        QVERIFY(skips(contents, "cube", "3 dimensions"));
        QVERIFY(skips(contents, "none", "empty"));
        QVERIFY(skips(contents, "picture", "1100 x 1100"));
        QVERIFY(skips(contents, "essay", "text"));
    }

    void version73IsRefusedWithTheWayOut() {
        std::string head = "MATLAB 7.3 MAT-file";
        head.resize(124, ' ');
        head += std::string("\0\2IM", 4) + std::string(384, '\0') + "\x89HDF\r\n\x1a\n" + std::string(200, '\0');
        QVERIFY(durableReplace(path(), head).ok());
        const auto file = MatFile::open(path(), "x.mat");
        QVERIFY(!file.ok());
        QVERIFY(file.error().message.find("7.3") != std::string::npos && file.error().message.find("-v7") != std::string::npos);
    }

    void filesThatAreNoMatFilesAreRefused() {
        for (const std::string& content : {std::string(), std::string("time,value\n1,2\n"), std::string(5000, '\0'),
                                           std::string(5000, '\xFF'), std::string("MATLAB 5.0 MAT-file, cut"), std::string(19, 'x')}) {
            QVERIFY(durableReplace(path(), content).ok());
            const auto layout = checkLayout(path(), "x.mat");
            QVERIFY(!layout.ok());
            QCOMPARE(layout.error().code, ErrorCode::Data);
            QVERIFY(layout.error().message.find("x.mat: ") == 0);
        }
        QCOMPARE(checkLayout(path("missing.mat"), "missing.mat").error().code, ErrorCode::Io);
    }

    void everyCutOffFileIsRefused() {
        for (const auto version : {MAT_FT_MAT5, MAT_FT_MAT4}) {
            {
                MatWriter writer(path(), version);
                writer.vector("a", ramp(300));
                writer.vector("b", ramp(300));
            }
            const std::string whole = *readFile(path());
            const auto layout = checkLayout(path(), "x.mat");
            QVERIFY(layout.ok());
            QCOMPARE(layout->variables, std::size_t{2});
            std::size_t refused = 0;
            for (std::size_t size = 1; size < whole.size(); size += 97) {
                std::ofstream(path("cut.mat"), std::ios::binary).write(whole.data(), static_cast<std::streamsize>(size));
                const auto cut = checkLayout(path("cut.mat"), "cut.mat");
                // Up to seven bytes behind a whole variable count as padding; everything else must be noticed.
                if (!cut.ok())
                    ++refused;
                else
                    QVERIFY(cut->variables < 2);
            }
            QVERIFY(refused >= whole.size() / 97 - 1);
        }
    }

    void lengthsThatLeaveTheFileAreRefused() {
        {
            MatWriter writer(path());
            writer.vector("a", ramp(300));
        }
        std::string bytes = *readFile(path());
        bytes[128 + 7] = '\x7F'; // the length of the first element becomes 2 GB
        QVERIFY(durableReplace(path(), bytes).ok());
        const auto file = MatFile::open(path(), "x.mat");
        QVERIFY(!file.ok());
        QVERIFY(file.error().message.find("cut off") != std::string::npos);
    }
};

QTEST_GUILESS_MAIN(TestMatFile)
#include "tst_mat_file.moc"
