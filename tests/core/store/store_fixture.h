// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtTest>
#include <cmath>
#include <cstring>
#include <limits>
#include <random>

#include "core/base/hash.h"
#include "core/base/temporary_folder.h"
#include "core/store/project.h"

namespace tocsin::store::fixture {

/// Fails the test with the error's own words.
#define TOCSIN_OK(result)                                                                                                                  \
    do {                                                                                                                                   \
        const auto& tocsinChecked = (result);                                                                                              \
        QVERIFY2(tocsinChecked.ok(), tocsinChecked.ok() ? "" : tocsinChecked.error().message.c_str());                                     \
    } while (false)

inline std::filesystem::path freshFolder() {
    static TemporaryFolder base = TemporaryFolder::create().value();
    static int number = 0;
    return base.path() / ("project-" + std::to_string(number++) + ".tocsin");
}

struct Samples {
    std::vector<TimeNs> times;
    std::vector<std::vector<double>> columns;
    [[nodiscard]] series::SampleBlock block(std::size_t from, std::size_t count) const {
        series::SampleBlock block{std::span(times).subspan(from, count), {}};
        for (const auto& column : columns) block.columns.push_back(std::span(column).subspan(from, count));
        return block;
    }
};

/// Reproducible samples with missing values, every bit pattern of a double possible.
inline Samples makeSamples(std::size_t rows, std::size_t channels, unsigned seed, TimeNs start = 1'700'000'000 * kNsPerSecond) {
    std::mt19937_64 random(seed);
    Samples samples;
    samples.columns.resize(channels);
    for (std::size_t i = 0; i < rows; ++i) {
        samples.times.push_back(start + static_cast<TimeNs>(i) * 10'000'000);
        for (auto& column : samples.columns)
            column.push_back(random() % 50 == 0 ? std::numeric_limits<double>::quiet_NaN()
                                                : std::ldexp(static_cast<double>(random() % 1'000'003), -7));
    }
    return samples;
}

inline series::GroupInfo groupOf(std::size_t channels, const std::string& prefix = "x") {
    series::GroupInfo group;
    for (std::size_t c = 0; c < channels; ++c)
        group.channels.push_back({prefix + std::to_string(c), "degC", "channel \xC2\xB5 " + std::to_string(c), 0});
    return group;
}

inline RecordingSummary summaryOf(std::int64_t rows) {
    RecordingSummary summary;
    summary.rows = rows;
    return summary;
}

inline Result<StoredRecording> storeSamples(const Project& project, const std::string& asset, const std::string& source,
                                            const Samples& samples, RecordingSummary summary = {}, std::size_t pieceRows = 10'000) {
    TOCSIN_ASSIGN(RecordingWriter writer, project.recordings().write({asset, source, sha256(source), {{"load", "2"}}}));
    TOCSIN_TRY(writer.begin({groupOf(samples.columns.size())}));
    for (std::size_t from = 0; from < samples.times.size(); from += pieceRows)
        TOCSIN_TRY(writer.append(0, samples.block(from, std::min(pieceRows, samples.times.size() - from))));
    summary.rows = static_cast<std::int64_t>(samples.times.size());
    return writer.finish(std::move(summary));
}

/// Equal bit for bit, NaN included.
inline bool sameBits(const std::vector<double>& a, std::span<const double> b) {
    return a.size() == b.size() && (a.empty() || std::memcmp(a.data(), b.data(), a.size() * sizeof(double)) == 0);
}

inline label::Label makeLabel(const std::string& asset, TimeNs from, TimeNs to, const std::string& className = "anomaly") {
    label::Label label;
    label.asset = asset;
    label.range = {from, to};
    label.className = className;
    label.rater = "rater";
    return label;
}

} // namespace tocsin::store::fixture
