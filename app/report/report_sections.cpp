// SPDX-License-Identifier: GPL-3.0-or-later
#include <QStringList>

#include "app/report/report_html.h"
#include "app/report/report_pictures.h"
#include "app/report/report_text.h"

namespace tocsin::report {

namespace {

const Json& model(const HtmlWriter& html) {
    return at(html.facts(), {"performance", "model"});
}
const Json& baseline(const HtmlWriter& html) {
    return at(html.facts(), {"performance", "baseline"});
}

QString joined(const Json& list, const QString& prefix = {}) {
    QStringList words;
    for (const Json& word : list) words << prefix + textOf(word);
    return words.isEmpty() ? QStringLiteral("-") : words.join(QStringLiteral(", "));
}

QString yesNo(const Json& value) {
    return value.is_boolean() ? (value.get<bool>() ? QStringLiteral("yes") : QStringLiteral("no")) : QStringLiteral("-");
}

QString leadText(const Json& figures) {
    const Json &median = at(figures, {"lead_time_s", "median"}), &limits = at(figures, {"lead_time_s", "median_limits"});
    if (!limits.is_array()) return hours(median);
    return QStringLiteral("%1 (%2 to %3)").arg(hours(median), hours(limits[0]), hours(limits[1]));
}

QString rateText(const Json& figures) {
    const Json &value = at(figures, {"false_alarms_per_day", "value"}), &upper = at(figures, {"false_alarms_per_day", "upper95"});
    if (!value.is_number()) return QStringLiteral("-");
    return QStringLiteral("%1 (\u2264 %2)").arg(monthly(value), monthly(upper));
}

QString foundText(const Json& figures) {
    if (found(figures) == QStringLiteral("-")) return found(figures);
    return QStringLiteral("%1 (%2)").arg(found(figures), percentRange(at(figures, {"events_found_limits"})));
}

QString timeInAlarm(const Json& figures) {
    const Json &share = at(figures, {"clean_time_in_alarm"}), &limits = at(figures, {"clean_time_in_alarm_limits"});
    return limits.is_array() ? QStringLiteral("%1 (%2)").arg(percent(share), percentRange(limits)) : percent(share);
}

void tile(HtmlWriter& html, const QString& caption, const QString& value, const QString& detail) {
    html.raw(QStringLiteral("<td class=\"tile\" width=\"25%\"><div class=\"caption\">%1</div><div class=\"value\">%2</div><div "
                            "class=\"caption\">%3</div></td>")
                 .arg(escaped(caption), escaped(value), escaped(detail)));
}

/// "E1 to E7" of the list's ids.
QString span(const Json& list) {
    QStringList ids;
    for (const Json& entry : list)
        if (at(entry, {"id"}).is_string()) ids << textOf(at(entry, {"id"}));
    if (ids.isEmpty()) return QStringLiteral("none");
    return ids.size() == 1 ? ids.first() : QStringLiteral("%1 to %2").arg(ids.first(), ids.last());
}

void writeComparison(HtmlWriter& html) {
    const Json &ours = model(html), &theirs = baseline(html);
    const QString name = theirs.is_object() ? textOf(at(theirs, {"name"})) : QStringLiteral("no baseline");
    QList<QStringList> rows;
    const auto row = [&](const QString& what, const QString& a, const QString& b, const QString& from) {
        if (a != QStringLiteral("-") || b != QStringLiteral("-")) rows << QStringList{what, a, b, from};
    };
    const auto plain = [&](const QString& what, std::initializer_list<const char*> keys, const QString& from) {
        row(what, figure(at(ours, keys)), figure(at(theirs, keys)), from);
    };
    const QString events = span(at(html.facts(), {"performance", "events"}));
    const Json& alarms = at(html.facts(), {"performance", "alarms"});
    row(QStringLiteral("Events found (95 % interval)"), foundText(ours), foundText(theirs), events);
    row(QStringLiteral("Warning before the failure, median"), leadText(ours), leadText(theirs), events);
    row(QStringLiteral("False alarms a machine-month (95 % limit)"), rateText(ours), rateText(theirs), span(alarms));
    row(QStringLiteral("False alarms, count"), count(at(ours, {"false_alarms"})), count(at(theirs, {"false_alarms"})), span(alarms));
    row(QStringLiteral("Clean machine-days"), figure(at(ours, {"clean_days"})), figure(at(theirs, {"clean_days"})),
        QStringLiteral("split"));
    row(QStringLiteral("Share of clean time in alarm"), timeInAlarm(ours), timeInAlarm(theirs), span(alarms));
    plain(QStringLiteral("Area under the ROC curve, windows"), {"auc"}, QStringLiteral("windows"));
    plain(QStringLiteral("Average precision, windows"), {"ap"}, QStringLiteral("windows"));
    plain(QStringLiteral("Accuracy of classes"), {"accuracy"}, QStringLiteral("windows"));
    plain(QStringLiteral("Balanced accuracy"), {"balanced_accuracy"}, QStringLiteral("windows"));
    html.table({QStringLiteral("On the test part"), textOf(at(html.facts(), {"run", "recipe"})), QStringLiteral("best baseline: ") + name,
                QStringLiteral("traced to")},
               rows, QStringLiteral("lrrl"));
    const Json& others = at(html.facts(), {"performance", "baselines"});
    html.paragraph(QStringLiteral("Rule from %1. Baselines compared: %2; %3.")
                       .arg(textOf(at(ours, {"rule_from"})), joined(others),
                            at(theirs, {"rule_from"}).is_string() ? textOf(at(theirs, {"rule_from"}))
                                                                  : QStringLiteral("each with its own limit from training")),
                   QStringLiteral("note"));
}

void writeEvents(HtmlWriter& html) {
    const Json& events = at(html.facts(), {"performance", "events"});
    html.heading(3, QStringLiteral("Event by event"));
    if (events.empty()) {
        html.paragraph(QStringLiteral("The test time holds no event."));
        return;
    }
    QList<QStringList> rows;
    QStringList anchors;
    std::size_t outside = 0;
    for (const Json& event : events) {
        if (at(event, {"observed"}) != true) {
            ++outside;
            continue;
        }
        const bool seen = at(event, {"found"}) == true;
        anchors << textOf(at(event, {"id"}));
        rows << QStringList{
            textOf(at(event, {"id"})),      textOf(at(event, {"asset"})),
            joined(at(event, {"classes"})), day(at(event, {"from"})),
            day(at(event, {"to"})),         seen ? QStringLiteral("found ") + day(at(event, {"raised"})) : QStringLiteral("missed"),
            hours(at(event, {"lead_s"})),   joined(at(event, {"labels"}), QStringLiteral("label "))};
    }
    html.table({QStringLiteral("id"), QStringLiteral("machine"), QStringLiteral("class"), QStringLiteral("from (UTC)"),
                QStringLiteral("to"), QStringLiteral("outcome"), QStringLiteral("warning"), QStringLiteral("from")},
               rows, QStringLiteral("llllllrl"), anchors);
    if (outside > 0)
        html.paragraph(QStringLiteral("%1 labelled events lie outside the test time and do not count.").arg(outside),
                       QStringLiteral("note"));
}

void writeAssets(HtmlWriter& html) {
    QList<QStringList> rows;
    for (const Json& asset : at(html.facts(), {"performance", "assets"}))
        rows << QStringList{textOf(at(asset, {"asset"})),       foundText(asset), leadText(asset),
                            count(at(asset, {"false_alarms"})), rateText(asset),  figure(at(asset, {"clean_days"}))};
    html.heading(3, QStringLiteral("Machine by machine"));
    html.table({QStringLiteral("machine"), QStringLiteral("events found (95 %)"), QStringLiteral("warning, median"),
                QStringLiteral("false alarms"), QStringLiteral("a month (95 % limit)"), QStringLiteral("clean days")},
               rows, QStringLiteral("lrrrrr"));
}

void writeFalseAlarms(HtmlWriter& html) {
    const Json& alarms = at(html.facts(), {"performance", "alarms"});
    if (alarms.empty()) return;
    QList<QStringList> rows;
    QStringList anchors;
    for (const Json& alarm : alarms) {
        anchors << textOf(at(alarm, {"id"}));
        rows << QStringList{textOf(at(alarm, {"id"})), textOf(at(alarm, {"asset"})), day(at(alarm, {"raised"})),
                            at(alarm, {"cleared"}).is_null() ? QStringLiteral("still standing") : day(at(alarm, {"cleared"})),
                            figure(at(alarm, {"peak"}), 4)};
    }
    html.heading(3, QStringLiteral("False alarms"));
    html.table({QStringLiteral("id"), QStringLiteral("machine"), QStringLiteral("raised (UTC)"), QStringLiteral("cleared"),
                QStringLiteral("highest score")},
               rows, QStringLiteral("llllr"), anchors);
    const Json& all = at(html.facts(), {"performance", "false_alarms"});
    if (all.is_number() && all.get<std::size_t>() > alarms.size())
        html.paragraph(QStringLiteral("The first %1 of %2.").arg(alarms.size()).arg(count(all)), QStringLiteral("note"));
}

} // namespace

void writeSummary(HtmlWriter& html) {
    const Json &ours = model(html), &decision = at(html.facts(), {"decision"});
    html.raw(QStringLiteral("<table class=\"tiles\" width=\"100%\" cellspacing=\"0\"><tr>"));
    tile(html, QStringLiteral("Events found"), found(ours),
         at(ours, {"events_found_limits"}).is_array() ? percentRange(at(ours, {"events_found_limits"})) + QStringLiteral(" at 95 %")
                                                      : QStringLiteral("no event in the test time"));
    tile(html, QStringLiteral("Warning, median"), hours(at(ours, {"lead_time_s", "median"})), QStringLiteral("before the failure"));
    tile(html, QStringLiteral("False alarms a month"), monthly(at(ours, {"false_alarms_per_day", "value"})),
         QStringLiteral("a machine; at most %1 at 95 %").arg(monthly(at(ours, {"false_alarms_per_day", "upper95"}))));
    const Json& shown = at(decision, {"shown"});
    tile(html, QStringLiteral("Budget"),
         !shown.is_boolean() ? QStringLiteral("none")
         : shown.get<bool>() ? QStringLiteral("shown")
                             : QStringLiteral("not shown yet"),
         shown.is_boolean() ? budget(at(decision, {"budget"})) : QStringLiteral("not tuned"));
    html.raw(QStringLiteral("</tr></table>\n"));
    html.paragraph(textOf(at(html.facts(), {"run", "purpose"})), QStringLiteral("note"));
}

void writeData(HtmlWriter& html) {
    const Json& data = at(html.facts(), {"data"});
    html.heading(2, QStringLiteral("1 Data"), QStringLiteral("data"));
    QList<QStringList> rows;
    const auto add = [&](const QString& name, const Json& facts) {
        rows << QStringList{name,
                            count(at(facts, {"recordings"})),
                            day(at(facts, {"from"})),
                            day(at(facts, {"to"})),
                            count(at(facts, {"rows"})),
                            count(at(facts, {"rejected"})),
                            count(at(facts, {"gaps"})),
                            count(at(facts, {"labels"})),
                            count(at(facts, {"events"}))};
    };
    Json sum = data;
    std::int64_t labels = 0, events = 0;
    for (const Json& asset : at(data, {"assets"})) {
        add(textOf(at(asset, {"name"})), asset);
        labels += at(asset, {"labels"}).get<std::int64_t>();
        events += at(asset, {"events"}).get<std::int64_t>();
    }
    sum["labels"] = labels;
    sum["events"] = events;
    add(QStringLiteral("all"), sum);
    html.table({QStringLiteral("machine"), QStringLiteral("files"), QStringLiteral("from (UTC)"), QStringLiteral("to"),
                QStringLiteral("rows"), QStringLiteral("rejected"), QStringLiteral("gaps"), QStringLiteral("labels"),
                QStringLiteral("work orders")},
               rows, QStringLiteral("lrllrrrrr"));
    QStringList channels;
    for (const Json& channel : at(data, {"channels"})) {
        const QString unit = textOf(at(channel, {"unit"}));
        channels << (unit.isEmpty() ? textOf(at(channel, {"name"})) : QStringLiteral("%1 (%2)").arg(textOf(at(channel, {"name"})), unit));
    }
    html.paragraph(QStringLiteral("Channels: %1.").arg(channels.join(QStringLiteral(", "))));

    html.heading(3, QStringLiteral("Labels and agreement"));
    rows.clear();
    for (const Json& entry : at(data, {"labels", "by_class"}))
        rows << QStringList{textOf(at(entry, {"class"})), count(at(entry, {"confirmed"})), count(at(entry, {"proposed"})),
                            count(at(entry, {"rejected"}))};
    if (rows.isEmpty())
        html.paragraph(QStringLiteral("There is no label."));
    else
        html.table({QStringLiteral("class"), QStringLiteral("confirmed"), QStringLiteral("proposed"), QStringLiteral("rejected")}, rows,
                   QStringLiteral("lrrr"), {}, 60);
    QStringList raters;
    for (const Json& entry : at(data, {"labels", "by_rater"})) {
        const QString name = textOf(at(entry, {"rater"}));
        raters << QStringLiteral("%1 by %2").arg(count(at(entry, {"confirmed"})), name.isEmpty() ? QStringLiteral("nobody named") : name);
    }
    html.paragraph(
        QStringLiteral("Confirmed labels: %1. %2")
            .arg(raters.isEmpty() ? QStringLiteral("none") : raters.join(QStringLiteral(", ")), textOf(at(data, {"agreement"}))));

    html.heading(3, QStringLiteral("Who is in training, validation and test"));
    rows.clear();
    for (const Json& part : at(html.facts(), {"split", "parts"}))
        rows << QStringList{textOf(at(part, {"part"})), count(at(part, {"recordings"})), count(at(part, {"rows"})),
                            figure(at(part, {"days"}))};
    html.table({QStringLiteral("part"), QStringLiteral("files"), QStringLiteral("rows"), QStringLiteral("machine-days")}, rows,
               QStringLiteral("lrrr"), {}, 60);
    html.paragraph(QStringLiteral("%1 Rows in two parts: %2.")
                       .arg(sentence(textOf(at(html.facts(), {"run", "split"}))), count(at(html.facts(), {"split", "shared_rows"}))),
                   QStringLiteral("note"));
}

void writePerformance(HtmlWriter& html) {
    html.heading(2, QStringLiteral("2 Performance on time the model never saw"), QStringLiteral("performance"));
    writeComparison(html);
    html.picture(QStringLiteral("timeline"), timelinePicture(html.facts(), html.pictureScale()),
                 QStringLiteral("Highest score over time for each machine, with threshold, labelled events and alarms"));
    writeEvents(html);
    writeAssets(html);
    writeFalseAlarms(html);
}

void writeDecision(HtmlWriter& html) {
    const Json &decision = at(html.facts(), {"decision"}), &rule = at(decision, {"rule"});
    html.heading(2, QStringLiteral("3 Decision record"), QStringLiteral("decision"));
    QList<std::pair<QString, QString>> rows;
    const auto nanoseconds = [&](const char* key) {
        const Json& value = at(rule, {key});
        return value.is_number() ? value.get<double>() : 0;
    };
    rows << std::pair{QStringLiteral("Alarm when"),
                      QStringLiteral("%1 of the last %2 scores are above %3")
                          .arg(figure(at(rule, {"m"})), figure(at(rule, {"n"})), figure(at(rule, {"threshold"}), 5))}
         << std::pair{QStringLiteral("Hysteresis"), figure(at(rule, {"hysteresis"}))}
         << std::pair{QStringLiteral("Lasting, quiet after"),
                      QStringLiteral("%1, %2").arg(duration(nanoseconds("min_duration_ns")), duration(nanoseconds("cool_down_ns")))};
    if (at(decision, {"budget"}).is_string()) {
        const bool shown = at(decision, {"shown"}) == true;
        rows << std::pair{QStringLiteral("Budget"), budget(at(decision, {"budget"}))}
             << std::pair{QStringLiteral("Shown"), shown
                                                       ? QStringLiteral("yes, at %1 confidence").arg(percent(at(decision, {"confidence"})))
                                                       : QStringLiteral("not shown yet")}
             << std::pair{QStringLiteral("Bound"),
                          QStringLiteral("at most %1 false alarms a machine-month (%2 in %3 clean machine-days of validation time)")
                              .arg(monthly(at(decision, {"bound"})), count(at(decision, {"false_alarms"})),
                                   figure(at(decision, {"clean_days"})))}
             << std::pair{QStringLiteral("How"), textOf(at(decision, {"method"}))};
        if (at(decision, {"missing", "sentence"}).is_string())
            rows << std::pair{QStringLiteral("What is missing"), textOf(at(decision, {"missing", "sentence"}))};
        if (at(decision, {"events"}).is_number()) rows << std::pair{QStringLiteral("Events of validation time"), found(decision)};
    } else {
        rows << std::pair{QStringLiteral("Budget"), textOf(at(decision, {"why"}))};
    }
    html.pairs(rows);
    html.picture(QStringLiteral("curve"), curvePicture(html.facts(), html.pictureScale()),
                 QStringLiteral("False alarms a machine-month and events found against the threshold"));
    const Json& part = at(html.facts(), {"pictures", "curve", "part"});
    if (part.is_string())
        html.paragraph(QStringLiteral("Rates of every threshold, on the %1 part.").arg(textOf(part)), QStringLiteral("note"));
    html.picture(QStringLiteral("scores"), scorePicture(html.facts(), html.pictureScale()),
                 QStringLiteral("Spread of the scores of clean time and of events, with the threshold"));
    html.paragraph(QStringLiteral("Scores of the test part; heights are square roots of shares, so that single scores are seen."),
                   QStringLiteral("note"));
    html.picture(QStringLiteral("loss"), lossPicture(html.facts(), html.pictureScale()), QStringLiteral("Loss by epoch"));
}

void writeQuantization(HtmlWriter& html) {
    const Json& int8 = at(html.facts(), {"int8"});
    html.heading(2, QStringLiteral("4 int8"), QStringLiteral("int8"));
    if (!int8.is_object()) {
        html.paragraph(QStringLiteral("No int8 model was made."));
        return;
    }
    html.paragraph(sentence(textOf(at(int8, {"why"}))));
    if (!at(int8, {"size_fp32"}).is_number()) return;
    const auto milliseconds = [](const Json& value) {
        return value.is_number() ? figure(value) + QStringLiteral(" ms") : QStringLiteral("-");
    };
    html.table(
        {QString(), QStringLiteral("fp32"), QStringLiteral("int8")},
        {{QStringLiteral("Model file"), bytes(at(int8, {"size_fp32"})), bytes(at(int8, {"size_int8"}))},
         {QStringLiteral("A window, median"), milliseconds(at(int8, {"latency_ms_fp32"})), milliseconds(at(int8, {"latency_ms_int8"}))},
         {QStringLiteral("False alarms, validation and test"), count(at(int8, {"false_alarms_fp32"})),
          count(at(int8, {"false_alarms_int8"}))}},
        QStringLiteral("lrr"));
    html.pairs({{QStringLiteral("Kept"), yesNo(at(int8, {"kept"}))},
                {QStringLiteral("Largest score change"), figure(at(int8, {"parity", "largest_difference"}))},
                {QStringLiteral("Decisions changed"), count(at(int8, {"decisions_changed"}))}});
    QStringList changes;
    for (const Json& event : at(int8, {"changed_events"}))
        changes << QStringLiteral("Event of %1 from %2: fp32 %3, int8 %4")
                       .arg(textOf(at(event, {"asset"})), day(at(event, {"from"})), textOf(at(event, {"fp32"})),
                            textOf(at(event, {"int8"})));
    constexpr qsizetype kListed = 12;
    const Json& alarms = at(int8, {"changed_alarms"});
    for (const Json& alarm : alarms)
        if (changes.size() < kListed)
            changes << QStringLiteral("Alarm of %1 %2: fp32 %3, int8 %4")
                           .arg(textOf(at(alarm, {"asset"})), textOf(at(alarm, {"change"})), day(at(alarm, {"fp32", "raised"})),
                                day(at(alarm, {"int8", "raised"})));
    if (!changes.isEmpty()) html.list(changes);
}

void writeLimits(HtmlWriter& html) {
    html.heading(2, QStringLiteral("5 Limits"), QStringLiteral("limits"));
    QStringList items;
    for (const Json& sentence : at(html.facts(), {"limits"})) items << textOf(sentence);
    if (items.isEmpty()) items << QStringLiteral("None beyond what stands above.");
    html.list(items);
}

void writeProvenance(HtmlWriter& html) {
    const Json& from = at(html.facts(), {"provenance"});
    html.heading(2, QStringLiteral("6 Where it comes from"), QStringLiteral("provenance"));
    QStringList settings;
    for (const auto& [key, value] : at(from, {"settings"}).items())
        settings << QString::fromStdString(key) + QLatin1Char('=') + textOf(value);
    QList<std::pair<QString, QString>> rows = {
        {QStringLiteral("Project"), textOf(at(from, {"project"}))},
        {QStringLiteral("Run"),
         QStringLiteral("%1, trained %2 UTC").arg(textOf(at(from, {"run"})), day(at(html.facts(), {"run", "created"})))},
        {QStringLiteral("Recipe"), textOf(at(from, {"recipe"}))},
        {QStringLiteral("Settings"), settings.join(QStringLiteral("  "))},
        {QStringLiteral("Seed, threads"), QStringLiteral("%1, %2").arg(textOf(at(from, {"seed"})), textOf(at(from, {"threads"})))},
        {QStringLiteral("Data and labels, SHA-256"), textOf(at(from, {"data_fingerprint"}))},
        {QStringLiteral("model.onnx, SHA-256"), textOf(at(from, {"model_sha256"}))}};
    if (at(from, {"model_int8_sha256"}).is_string())
        rows << std::pair{QStringLiteral("model.int8.onnx, SHA-256"), textOf(at(from, {"model_int8_sha256"}))};
    if (at(from, {"audit"}).is_object())
        rows << std::pair{QStringLiteral("Audit chain"),
                          QStringLiteral("record %1, %2").arg(textOf(at(from, {"audit", "records"})), textOf(at(from, {"audit", "hash"})))};
    for (const Json& bundle : at(from, {"bundles"}))
        rows << std::pair{QStringLiteral("Bundle, serial %1").arg(textOf(at(bundle, {"serial"}))),
                          QStringLiteral("%1, %2").arg(textOf(at(bundle, {"file"})), textOf(at(bundle, {"sha256"})))};
    html.pairs(rows, true);
    html.paragraph(
        QStringLiteral("Ids E1, F1 ... stand for the events and false alarms of chapter 2; label numbers are those that `tocsin info` "
                       "lists."),
        QStringLiteral("note"));
}

void writeTerminal(HtmlWriter& html) {
    html.heading(2, QStringLiteral("7 The same in a terminal"), QStringLiteral("terminal"));
    QStringList lines;
    for (const Json& line : at(html.facts(), {"terminal"})) lines << textOf(line);
    html.code(lines);
}

} // namespace tocsin::report
