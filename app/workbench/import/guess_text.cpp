// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/import/guess_text.h"

#include <QCoreApplication>
#include <QLocale>
#include <cmath>

namespace tocsin::workbench {

using table::Dialect;
using table::Topic;

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::GuessText)
};

QString text(const std::string& value) {
    return QString::fromStdString(value);
}

/// "phrase, because reason" or "phrase: reason".
void split(const QString& sentence, GuessLine& line) {
    for (const char* mark : {", because ", ", as you say: ", ": "}) {
        const auto at = sentence.indexOf(QLatin1String(mark));
        if (at < 0) continue;
        line.phrase = sentence.left(at);
        line.reason = sentence.mid(at + static_cast<qsizetype>(qstrlen(mark)));
        if (line.reason.startsWith(QLatin1String(": "))) line.reason.remove(0, 2);
        return;
    }
    line.phrase = sentence;
}

/// What stands where nothing had to be guessed.
QString usual(Topic topic, const Dialect& dialect) {
    switch (topic) {
    case Topic::Encoding:
        return Text::tr("encoding %1").arg(text(dialect.encoding));
    case Topic::Separator:
        return Text::tr("separator %1").arg(text(std::string(table::separatorName(dialect.separator))));
    case Topic::Decimal:
        return dialect.decimal == ',' ? Text::tr("decimal comma") : Text::tr("decimal point");
    case Topic::Header:
        return dialect.header.empty() ? Text::tr("no heading rows") : Text::tr("heading rows: %1").arg(dialect.header.size());
    case Topic::Layout:
        return dialect.layout == table::Layout::Wide ? Text::tr("wide layout: a column a channel") : Text::tr("long layout");
    case Topic::Time:
        return Text::tr("no time column");
    case Topic::Zone:
        return Text::tr("time zone %1").arg(text(dialect.zone));
    case Topic::Missing:
        return Text::tr("no number stands for a missing value");
    case Topic::Comment:
    case Topic::Other:
        break;
    }
    return {};
}

} // namespace

const std::vector<Topic>& editableTopics() {
    static const std::vector<Topic> kTopics = {Topic::Separator, Topic::Decimal, Topic::Header, Topic::Time,
                                               Topic::Zone,      Topic::Missing, Topic::Layout, Topic::Encoding};
    return kTopics;
}

std::vector<GuessLine> guessLines(const ingest::ImportPlan& plan, const std::set<Topic>& edited) {
    std::vector<GuessLine> lines;
    const auto topicOf = [&plan](std::size_t i) { return i < plan.topics.size() ? plan.topics[i] : Topic::Other; };
    const auto dialect = plan.dialect.is_null() ? Result<Dialect>(Error{}) : table::dialectFromJson(plan.dialect);
    if (dialect.ok()) {
        for (const Topic topic : editableTopics()) {
            if (topic == Topic::Zone && (dialect->time.kind == table::TimeKind::None || dialect->time.kind == table::TimeKind::Epoch ||
                                         dialect->time.kind == table::TimeKind::Elapsed))
                continue; // nothing to place
            GuessLine line;
            line.topic = topic;
            line.editable = true;
            line.edited = edited.contains(topic);
            for (std::size_t i = 0; i < plan.sentences.size(); ++i) {
                if (topicOf(i) != topic) continue;
                if (topic == Topic::Zone || topic == Topic::Missing) { // counts, of which none is the guess itself
                    (line.reason.isEmpty() ? line.reason : line.more.emplace_back()) = text(plan.sentences[i]);
                    continue;
                }
                if (line.phrase.isEmpty())
                    split(text(plan.sentences[i]), line);
                else
                    line.more << text(plan.sentences[i]);
            }
            if (topic == Topic::Missing && !line.reason.isEmpty()) line.phrase = Text::tr("missing values");
            if (line.phrase.isEmpty()) line.phrase = usual(topic, *dialect);
            lines.push_back(std::move(line));
        }
    }
    for (std::size_t i = 0; i < plan.sentences.size(); ++i) {
        const Topic topic = topicOf(i);
        if (dialect.ok() && topic != Topic::Other && topic != Topic::Comment) continue;
        GuessLine line;
        split(text(plan.sentences[i]), line);
        lines.push_back(std::move(line));
    }
    return lines;
}

QStringList samplingWords(const ingest::ImportPlan& plan, bool needsRate) {
    const ingest::Glance& glance = plan.glance;
    const series::SamplingReport& sampling = glance.sampling;
    QStringList words;
    if (needsRate) {
        words << Text::tr("The file holds no time: the sampling rate must be given below.");
        return words;
    }
    if (sampling.rows == 0) return {Text::tr("No row could be read.")};
    words
        << (glance.whole
                ? Text::tr("All %1 rows were looked at.").arg(grouped(sampling.rows))
                : Text::tr("The first %1 rows were looked at; the whole file is checked when it is imported.").arg(grouped(sampling.rows)));
    if (sampling.medianStepNs > 0) {
        const double rate = sampling.rateHz();
        QString step = Text::tr("One sample every %1").arg(text(formatDuration(sampling.medianStepNs)));
        if (rate >= 0.5) step += Text::tr(" (%1 Hz)").arg(shortNumber(rate));
        words << Text::tr("%1 in the median, jitter %2.")
                     .arg(step, sampling.jitterNs > 0 ? text(formatDuration(sampling.jitterNs)) : Text::tr("none"));
        words << Text::tr("%1 to %2.").arg(text(formatTime(sampling.range.from)), text(formatTime(sampling.range.to)));
    }
    const auto counted = [&words](std::int64_t count, const QString& none, const QString& some) {
        words << (count == 0 ? none : some.arg(grouped(count)));
    };
    counted(sampling.gapCount, Text::tr("No gaps."), Text::tr("Gaps longer than five steps: %1; they stay gaps."));
    counted(sampling.duplicates, Text::tr("No duplicate times."), Text::tr("Rows with the time of the row before: %1."));
    counted(sampling.backward, Text::tr("Time never runs backward."), Text::tr("Rows earlier than the row before: %1."));
    if (glance.dstFolds > 0)
        words << Text::tr("Rows in an hour that the clock ran twice: %1; they are placed in the order of the file.")
                     .arg(grouped(glance.dstFolds));
    if (glance.dstGaps > 0)
        words << Text::tr("Rows in an hour that the clock left out: %1; they are shifted by that hour.").arg(grouped(glance.dstGaps));
    return words;
}

QString changeWords(const ingest::ImportPlan& before, const ingest::ImportPlan& after) {
    QStringList changes;
    const auto count = [&changes](const QString& what, std::int64_t was, std::int64_t is) {
        if (was != is) changes << Text::tr("%1: %2, before %3").arg(what, grouped(is), grouped(was));
    };
    count(Text::tr("channels"), static_cast<std::int64_t>(before.channels.size()), static_cast<std::int64_t>(after.channels.size()));
    count(Text::tr("rows seen"), before.glance.sampling.rows, after.glance.sampling.rows);
    count(Text::tr("rejected lines"), before.glance.rejectedCount, after.glance.rejectedCount);
    if (before.glance.sampling.range.from != after.glance.sampling.range.from)
        changes << Text::tr("first time %1, before %2")
                       .arg(text(formatTime(after.glance.sampling.range.from)), text(formatTime(before.glance.sampling.range.from)));
    if (before.glance.sampling.medianStepNs != after.glance.sampling.medianStepNs && after.glance.sampling.medianStepNs > 0)
        changes << Text::tr("step %1").arg(text(formatDuration(after.glance.sampling.medianStepNs)));
    std::int64_t numbersBefore = 0, numbersAfter = 0;
    for (const auto& channel : before.glance.channels) numbersBefore += channel.numbers;
    for (const auto& channel : after.glance.channels) numbersAfter += channel.numbers;
    count(Text::tr("numbers"), numbersBefore, numbersAfter);
    for (std::size_t i = 0; i < after.channels.size() && i < before.channels.size(); ++i) {
        const auto &was = before.glance.channels, &is = after.glance.channels;
        if (after.channels[i].name != before.channels[i].name || i >= was.size() || i >= is.size()) continue;
        if (was[i].smallest == is[i].smallest && was[i].largest == is[i].largest) continue;
        if (std::isnan(was[i].smallest) && std::isnan(is[i].smallest)) continue;
        changes << Text::tr("%1 now %2 to %3").arg(text(after.channels[i].name), shortNumber(is[i].smallest), shortNumber(is[i].largest));
        break; // one says it
    }
    return changes.isEmpty() ? Text::tr("This changes nothing else.") : Text::tr("Changed: %1.").arg(changes.join(QStringLiteral("; ")));
}

table::GivenForm givenBy(const Dialect& dialect) {
    table::GivenForm given;
    given.encoding = dialect.encoding;
    given.separator = dialect.separator;
    given.marks = {dialect.decimal, dialect.thousands};
    if (!dialect.headerCommented) given.header = {dialect.preamble, dialect.header};
    given.layout = dialect.layout;
    if (const auto times = dialect.columnsOf(table::ColumnRole::Time); times.size() == 1) given.timeColumn = times.front();
    given.time = dialect.time;
    // Sentinels are given for all columns alike, or not at all.
    const std::vector<double>* sentinels = nullptr;
    bool alike = true;
    for (const table::Column& column : dialect.columns) {
        if (column.role != table::ColumnRole::Number && column.role != table::ColumnRole::Value) continue;
        alike = alike && (!sentinels || *sentinels == column.sentinels);
        sentinels = &column.sentinels;
    }
    if (sentinels && alike) given.sentinels = *sentinels;
    return given;
}

void forget(table::GivenForm& given, Topic topic) {
    switch (topic) {
    case Topic::Encoding:
        given.encoding.reset();
        break;
    case Topic::Separator:
        given.separator.reset();
        break;
    case Topic::Decimal:
        given.marks.reset();
        break;
    case Topic::Header:
        given.header.reset();
        break;
    case Topic::Layout:
        given.layout.reset();
        break;
    case Topic::Time:
        given.time.reset();
        given.timeColumn.reset();
        break;
    case Topic::Missing:
        given.sentinels.reset();
        break;
    case Topic::Zone: // kept beside the form
    case Topic::Comment:
    case Topic::Other:
        break;
    }
}

QString fileSize(std::int64_t bytes) {
    return QLocale::c().formattedDataSize(bytes, bytes < 10'000'000 ? 1 : 0, QLocale::DataSizeSIFormat);
}

QString grouped(std::int64_t count) {
    QLocale locale = QLocale::c();
    locale.setNumberOptions(QLocale::DefaultNumberOptions);
    return locale.toString(static_cast<qlonglong>(count));
}

QString shortNumber(double value) {
    return std::isnan(value) ? QStringLiteral("\u2013") : QString::number(value, 'g', 4);
}

} // namespace tocsin::workbench
