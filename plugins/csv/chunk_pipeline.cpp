// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/csv/chunk_pipeline.h"

#include <algorithm>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <fmt/format.h>
#include <map>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

#include "core/table/encoding.h"

namespace tocsin::csv {

using namespace table;

namespace {

constexpr std::size_t kChunkBytes = 1u << 20;

/// A piece of whole records.
struct Chunk {
    std::string_view text;        ///< in `copy`
    std::vector<char> copy;       ///< with padding behind; only grows, up to a few pieces
    std::size_t from = 0, to = 0; ///< bytes of the file it stands for
    bool last = false;
    bool tooLong = false; ///< one line beyond the limit: text is its begin
};

/// Cuts the file into chunks, one after the other.
class Cutter {
public:
    Cutter(const TextFile& file, const PassOptions& options)
        : m_file(file), m_dialect(options.dialect), m_at(options.markBytes + options.dataBegin) {
        if (!isUtf16(m_dialect.encoding)) return;
        m_utf16 = std::make_unique<Utf16Reader>(m_dialect.encoding == kUtf16Be);
        m_at = options.markBytes;
        m_drop = options.dataBegin;
    }

    /// False: the end has been reached. `chunk.copy` is reused.
    Result<bool> next(Chunk& chunk) {
        chunk.tooLong = false;
        chunk.from = m_at;
        if (chunk.copy.size() > 4 * kChunkBytes) chunk.copy = {}; // of a long line
        return m_utf16 ? nextTranscoded(chunk) : nextPlain(chunk);
    }

private:
    /// Pieces begin at a record; what is torn at the end of one is read again with the next.
    Result<bool> nextPlain(Chunk& chunk) {
        if (m_at >= m_file.size()) return false;
        std::size_t held = 0;
        for (std::size_t window = kChunkBytes;; window *= 2) {
            const std::size_t count = std::min(window, m_file.size() - m_at);
            if (chunk.copy.size() < count + RowParser::kPadding) chunk.copy.resize(count + RowParser::kPadding);
            TOCSIN_TRY(m_file.read(m_at + held, chunk.copy.data() + held, count - held));
            held = count;
            const std::string_view text(chunk.copy.data(), count);
            chunk.last = m_at + count == m_file.size();
            const std::size_t size = chunk.last && count <= kMaximumLineBytes ? count : lastRecordEnd(text, m_dialect);
            if (size == 0 && count > kMaximumLineBytes) return skipLine(chunk);
            if (size == 0) continue;
            chunk.last = m_at + size == m_file.size();
            chunk.text = text.substr(0, size);
            m_at += size;
            chunk.to = m_at;
            return true;
        }
    }

    /// Adds up to a piece of the file to m_text.
    Result<void> transcodeMore() {
        m_raw.resize(std::min(kChunkBytes, m_file.size() - m_at));
        TOCSIN_TRY(m_file.read(m_at, m_raw.data(), m_raw.size()));
        m_utf16->add(m_raw, m_text);
        m_at += m_raw.size();
        return {};
    }

    Result<bool> nextTranscoded(Chunk& chunk) {
        for (std::size_t window = kChunkBytes;; window *= 2) {
            while (m_text.size() < window + m_drop && m_at < m_file.size()) TOCSIN_TRY(transcodeMore());
            m_text.erase(0, m_drop);
            m_drop = 0;
            if (m_text.empty()) return false;
            chunk.last = m_at >= m_file.size();
            const std::size_t size = chunk.last && m_text.size() <= kMaximumLineBytes
                                         ? m_text.size()
                                         : lastRecordEnd(std::string_view(m_text).substr(0, window), m_dialect);
            if (size == 0 && m_text.size() > kMaximumLineBytes) return skipTranscodedLine(chunk);
            if (size == 0) continue;
            chunk.last = chunk.last && size == m_text.size();
            own(chunk, std::string_view(m_text).substr(0, size));
            m_text.erase(0, size);
            chunk.to = m_at;
            return true;
        }
    }

    static void own(Chunk& chunk, std::string_view text) {
        chunk.copy.resize(std::max(chunk.copy.size(), text.size() + RowParser::kPadding));
        std::memcpy(chunk.copy.data(), text.data(), text.size());
        chunk.text = {chunk.copy.data(), text.size()};
    }

    /// Walks over a line that is too long; its begin, in chunk.copy, is the text.
    Result<bool> skipLine(Chunk& chunk) {
        chunk.text = {chunk.copy.data(), 100};
        chunk.tooLong = true;
        m_raw.resize(kChunkBytes);
        for (bool ended = false; m_at < m_file.size() && !ended;) {
            const std::size_t count = std::min(m_raw.size(), m_file.size() - m_at);
            TOCSIN_TRY(m_file.read(m_at, m_raw.data(), count));
            const std::size_t end = std::string_view(m_raw.data(), count).find_first_of("\r\n");
            ended = end != std::string_view::npos;
            m_at += ended ? end : count;
        }
        char ends[2] = {};
        const std::size_t count = std::min<std::size_t>(2, m_file.size() - m_at);
        TOCSIN_TRY(m_file.read(m_at, ends, count));
        m_at += count == 2 && ends[0] == '\r' && ends[1] == '\n' ? 2 : std::min<std::size_t>(count, 1);
        chunk.to = m_at;
        chunk.last = m_at == m_file.size();
        return true;
    }

    Result<bool> skipTranscodedLine(Chunk& chunk) {
        own(chunk, std::string_view(m_text).substr(0, 100));
        chunk.tooLong = true;
        for (;;) {
            const std::size_t end = m_text.find_first_of("\r\n");
            if (end != std::string::npos && end + 1 < m_text.size()) {
                m_text.erase(0, end + (m_text.compare(end, 2, "\r\n") == 0 ? 2 : 1));
                break;
            }
            if (m_at >= m_file.size()) {
                m_text.clear();
                break;
            }
            m_text.erase(0, end == std::string::npos ? m_text.size() : end);
            TOCSIN_TRY(transcodeMore());
        }
        chunk.to = m_at;
        chunk.last = m_text.empty() && m_at >= m_file.size();
        return true;
    }

    const TextFile& m_file;
    const Dialect& m_dialect;
    std::size_t m_at;
    std::unique_ptr<Utf16Reader> m_utf16;
    std::string m_raw;      ///< bytes of the file on their way
    std::string m_text;     ///< transcoded, not yet given out
    std::size_t m_drop = 0; ///< of m_text, before the data
};

struct Parsed {
    std::unique_ptr<RowBlock> block;
    std::size_t to = 0;
};

/// Everything the threads share, behind one mutex.
struct Shared {
    std::mutex mutex;
    std::condition_variable room, ready;
    Cutter cutter;
    std::uint64_t cut = 0;      ///< chunks given out
    std::uint64_t used = 0;     ///< blocks the consumer is done with
    std::uint64_t inFlight = 0; ///< limit of cut - used
    bool end = false, stop = false;
    std::optional<Error> error;
    std::map<std::uint64_t, Parsed> parsed;
    std::vector<std::unique_ptr<RowBlock>> pool;

    Shared(const TextFile& file, const PassOptions& options) : cutter(file, options) {}
};

void work(Shared& shared, RowParser& parser, const std::string& encoding, std::size_t columns) {
    Chunk chunk;
    std::unique_lock lock(shared.mutex);
    for (;;) {
        shared.room.wait(lock, [&] { return shared.stop || shared.end || shared.cut - shared.used < shared.inFlight; });
        if (shared.stop || shared.end) return;
        Result<bool> cut = shared.cutter.next(chunk);
        if (!cut || !cut.value()) {
            if (!cut) shared.error = cut.error();
            shared.end = true;
            shared.room.notify_all();
            shared.ready.notify_all();
            return;
        }
        const std::uint64_t number = shared.cut++;
        std::unique_ptr<RowBlock> block;
        if (!shared.pool.empty()) {
            block = std::move(shared.pool.back());
            shared.pool.pop_back();
        }
        lock.unlock();
        if (!block) block = std::make_unique<RowBlock>();
        block->clear();
        if (chunk.tooLong) {
            block->columns.resize(columns); // the consumer looks at them whatever the rows
            block->lineCount = 1;
            block->rejectedCount = 1;
            block->rejected.push_back({1, fmt::format("longer than {} MiB", kMaximumLineBytes >> 20), toUtf8(chunk.text, encoding)});
        } else {
            (void)parser.parse(chunk.text, RowParser::End::Last, *block); // cut at a record end: it takes all
        }
        lock.lock();
        shared.parsed[number] = {std::move(block), chunk.to};
        shared.ready.notify_one();
    }
}

} // namespace

Result<void> runPass(const TextFile& file, const PassOptions& options, const JobContext& job, const BlockFunction& use) {
    const int threads = std::clamp(options.threads > 0 ? options.threads : static_cast<int>(std::thread::hardware_concurrency()), 2, 32);
    PassOptions own = options;
    Shared shared(file, own);
    shared.inFlight = static_cast<std::uint64_t>(2 * threads + 2);
    Dialect text = own.dialect;
    if (isUtf16(text.encoding)) text.encoding = kUtf8;
    std::vector<RowParser> parsers;
    for (int i = 0; i < threads; ++i) {
        TOCSIN_ASSIGN(RowParser parser, RowParser::create(text, own.parser));
        parsers.push_back(std::move(parser));
    }
    std::vector<std::jthread> workers;
    for (RowParser& parser : parsers)
        workers.emplace_back([&shared, &parser, &text, &own] {
            const Result<void> done = guarded("parsing the file", [&] { work(shared, parser, text.encoding, own.parser.columns.size()); });
            if (done) return;
            const std::lock_guard lock(shared.mutex); // out of memory
            shared.error = done.error();
            shared.end = shared.stop = true;
            shared.room.notify_all();
            shared.ready.notify_all();
        });
    const auto finish = [&](Result<void> result) {
        {
            const std::lock_guard lock(shared.mutex);
            shared.stop = true;
        }
        shared.room.notify_all();
        workers.clear(); // joins
        return result;
    };

    auto lineBase = static_cast<std::int64_t>(options.firstLine);
    FoldTrail trail;
    const auto size = static_cast<double>(std::max<std::size_t>(file.size(), 1));
    for (;;) {
        Parsed parsed;
        {
            std::unique_lock lock(shared.mutex);
            while (!shared.parsed.contains(shared.used)) {
                if (shared.error && (shared.stop || shared.used == shared.cut)) {
                    const Error error = *shared.error;
                    lock.unlock();
                    return finish(error);
                }
                if (shared.end && shared.used == shared.cut) {
                    lock.unlock();
                    return finish({});
                }
                shared.ready.wait_for(lock, std::chrono::milliseconds(50));
                if (job.cancelled()) {
                    lock.unlock();
                    return finish(job.check());
                }
            }
            parsed = std::move(shared.parsed.extract(shared.used).mapped());
        }
        if (auto check = job.check(); !check) return finish(std::move(check));
        RowBlock& block = *parsed.block;
        if (own.dialect.time.kind != TimeKind::None) settleFolds(block, trail);
        Result<bool> more = use(block, lineBase);
        if (!more) return finish(std::move(more).error());
        if (!more.value()) return finish({});
        lineBase += block.lineCount;
        job.progress(static_cast<double>(parsed.to) / size, options.step);
        {
            const std::lock_guard lock(shared.mutex);
            ++shared.used;
            shared.pool.push_back(std::move(parsed.block));
        }
        shared.room.notify_one();
    }
}

} // namespace tocsin::csv
