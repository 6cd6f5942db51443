// SPDX-License-Identifier: GPL-3.0-or-later
// A device with the sample bundle, files to run it on, and the agent on another thread.
#pragma once

#include <chrono>
#include <functional>
#include <optional>
#include <thread>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/edge/install.h"
#include "core/edge/run.h"
#include "core/table/dialect.h"
#include "tests/core/bundle/sample_bundle.h"

namespace run_fixture {

using namespace tocsin;
using namespace tocsin::edge;
namespace fs = std::filesystem;
using namespace std::chrono_literals;

/// How the files of these tests are written.
inline Json dialect() {
    table::Dialect made;
    made.columns = {{"time", "", "", table::ColumnRole::Time, {}},
                    {"flow", "", "", table::ColumnRole::Number, {}},
                    {"remark", "", "", table::ColumnRole::Ignored, {}},
                    {"pressure", "", "", table::ColumnRole::Number, {}}};
    made.time.kind = table::TimeKind::Iso;
    return table::toJson(made);
}

/// A device with the sample bundle, and files to run it on.
struct Bench {
    TemporaryFolder folder = TemporaryFolder::create().value();
    RunRequest request;

    Bench() {
        request.root = folder.path() / "root";
        request.input = path("pump.csv");
        request.output = path("alarms.jsonl");
        request.scores = path("scores.csv");
        install(1, 10);
    }
    /// The sample bundle with another serial and threshold.
    void install(std::int64_t serial, double threshold) const {
        bundle::BundleContent content = sample::content(serial);
        content.input.dialect = dialect();
        content.decisions["fp32"].rule.threshold = threshold;
        (void)durableReplace(path("a.bundle"), bundle::packBundle(content, sample::key()).value());
        (void)installBundle(path("a.bundle"), request.root, std::span(&sample::key().publicKey(), 1));
    }
    std::string path(const std::string& name) const { return (folder.path() / name).string(); }
    void input(const std::string& text) const { (void)durableReplace(request.input, text); }
    std::string alarms() const { return readFile(request.output).value(); }
    std::string scores() const { return readFile(request.scores).value(); }
};

inline std::string csvRows(int from, int count, double level) {
    std::string text;
    for (int row = from; row < from + count; ++row)
        text += formatTime(row * kNsPerSecond) + "," + shortestNumber(level) + ",text," + shortestNumber(level) + "\n";
    return text;
}

inline const std::string kHeader = "time,flow,remark,pressure\n";

/// Starts the agent on another thread; stops it at the end of its life.
class Background {
public:
    explicit Background(const RunRequest& request)
        : m_thread([this, request] { m_summary.emplace(runAgent(request, JobContext(m_stop.token(), {}))); }) {}
    ~Background() { (void)stop(); }
    Result<RunSummary>& stop() {
        m_stop.cancel();
        if (m_thread.joinable()) m_thread.join();
        return *m_summary;
    }

private:
    CancelSource m_stop;
    std::optional<Result<RunSummary>> m_summary;
    std::thread m_thread;
};

inline bool waitFor(const std::function<bool()>& condition) {
    for (int tries = 0; tries < 200; ++tries) {
        if (condition()) return true;
        std::this_thread::sleep_for(50ms);
    }
    return false;
}

inline std::int64_t linesOf(const std::string& text) {
    return std::count(text.begin(), text.end(), '\n');
}

} // namespace run_fixture
