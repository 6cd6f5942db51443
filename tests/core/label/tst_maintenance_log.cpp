// SPDX-License-Identifier: GPL-3.0-or-later
#include <QtTest>

#include "core/base/durable_file.h"
#include "core/base/temporary_folder.h"
#include "core/label/detail/date_pattern.h"
#include "core/label/maintenance_log.h"
#include "core/label/proposals.h"

using namespace tocsin;
using namespace tocsin::label;

namespace {

TimeNs at(const char* text) {
    return *parseTime(text);
}
constexpr TimeNs h = 3600 * kNsPerSecond;

QByteArray text(const std::string& message) {
    return QByteArray::fromStdString(message);
}

MaintenanceEvent breakdown(const std::string& order, const char* reported, const char* finished = nullptr, const char* failure = nullptr) {
    MaintenanceEvent event;
    event.asset = "pump-7";
    event.kind = EventKind::Breakdown;
    event.workOrder = order;
    event.reported = at(reported);
    if (finished) event.finished = at(finished);
    if (failure) event.failure = at(failure);
    return event;
}

bool anyContains(const std::vector<std::string>& lines, const std::string& part) {
    return std::any_of(lines.begin(), lines.end(), [&](const std::string& line) { return line.find(part) != std::string::npos; });
}

std::vector<Label> ofClass(const std::vector<Label>& labels, std::string_view name) {
    std::vector<Label> found;
    for (const Label& label : labels) {
        if (label.className == name) found.push_back(label);
    }
    return found;
}

} // namespace

class TestMaintenanceLog : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void datesAreReadByPattern_data() {
        QTest::addColumn<QString>("pattern");
        QTest::addColumn<QString>("cell");
        QTest::addColumn<QString>("expected"); // ISO; empty: no match
        QTest::newRow("german") << "dd.MM.yyyy[ HH:mm[:ss]]"
                                << "5.3.2024 7:05"
                                << "2024-03-05T07:05:00Z";
        QTest::newRow("date only") << "dd.MM.yyyy[ HH:mm[:ss]]"
                                   << " 05.03.2024 "
                                   << "2024-03-05T00:00:00Z";
        QTest::newRow("noon") << "MM/dd/yyyy[ hh:mm[:ss] AP]"
                              << "3/5/2024 12:30 PM"
                              << "2024-03-05T12:30:00Z";
        QTest::newRow("midnight") << "MM/dd/yyyy[ hh:mm[:ss] AP]"
                                  << "3/5/2024 12:30 a.m."
                                  << "2024-03-05T00:30:00Z";
        QTest::newRow("month name") << "dd-MMM-yy[ HH:mm[:ss]]"
                                    << "05-MAR-24 07:05:01.5"
                                    << "2024-03-05T07:05:01.5Z";
        QTest::newRow("german month") << "dd MMM yyyy"
                                      << "5 M\xC3\xA4rz 2024"
                                      << "2024-03-05T00:00:00Z";
        QTest::newRow("compact") << "yyyyMMdd"
                                 << "20240305"
                                 << "2024-03-05T00:00:00Z";
        QTest::newRow("end of day") << "dd.MM.yyyy HH:mm:ss"
                                    << "31.12.2023 24:00:00"
                                    << "2024-01-01T00:00:00Z";
        QTest::newRow("last century") << "dd.MM.yy"
                                      << "05.03.99"
                                      << "1999-03-05T00:00:00Z";
        QTest::newRow("no such day") << "dd.MM.yyyy"
                                     << "30.02.2024"
                                     << "";
        QTest::newRow("month 13") << "MM/dd/yyyy"
                                  << "13/01/2024"
                                  << "";
        QTest::newRow("hour 13 PM") << "hh:mm AP"
                                    << "13:00 PM"
                                    << "";
        QTest::newRow("more text") << "dd.MM.yyyy"
                                   << "05.03.2024x"
                                   << "";
        QTest::newRow("empty") << "dd.MM.yyyy"
                               << ""
                               << "";
    }
    void datesAreReadByPattern() {
        QFETCH(QString, pattern);
        QFETCH(QString, cell);
        QFETCH(QString, expected);
        const auto match = detail::matchDate(pattern.toStdString(), cell.toStdString());
        QCOMPARE(match.has_value(), !expected.isEmpty());
        if (match) QCOMPARE(QString::fromStdString(formatTime(*utcFromCivil(match->civil))), expected);
    }

    void offsetsAreRead() {
        QCOMPARE(detail::matchDate("yyyy-MM-dd[THH:mm[:ss]]Z", "2024-03-05T07:05:00-06:00")->offsetMinutes, std::optional<int>(-360));
        QCOMPARE(detail::matchDate("yyyy-MM-dd[THH:mm[:ss]]Z", "2024-03-05T07:05Z")->offsetMinutes, std::optional<int>(0));
        QVERIFY(!detail::matchDate("yyyy-MM-dd[THH:mm[:ss]]Z", "2024-03-05T07:05")->offsetMinutes);
        QVERIFY(!detail::matchDate("yyyy-MM-ddZ", "2024-03-05+99:00"));
    }

    void everyBuiltInPresetIsWhole() {
        QCOMPARE(builtInPresets().size(), std::size_t{4});
        for (const std::string name : {"maximo", "sap", "fiix", "plain"}) {
            QVERIFY2(std::any_of(builtInPresets().begin(), builtInPresets().end(), [&](const auto& preset) { return preset.name == name; }),
                     name.c_str());
        }
    }

    void maximoIsGuessedAndRead() {
        const auto log = readMaintenanceLog(
            "WONUM,ASSETNUM,LOCATION,DESCRIPTION,WORKTYPE,STATUS,STATUSDATE,REPORTDATE,FAILDATE,ACTFINISH,PROBLEMCODE\n"
            "1001,PUMP-7,L1,\"Seal leaks,\nfloor wet\",EM,CLOSE,2024-02-01 00:00,2024-01-10 08:30,2024-01-10 06:00,2024-01-11 17:00,LEAK\n"
            "1002,PUMP-7,L1,Monthly check,PM,COMP,2024-01-20 12:00,2024-01-20 09:00,,,\n"
            "1003,,L2,Noise,CM,WAPPR,2024-01-21 12:00,2024-01-21 09:00-06:00,,,\n"
            "1004,,,Nothing,CM,COMP,,2024-01-21 09:00,,,\n",
            "wo.csv");
        QVERIFY2(log.ok(), log.ok() ? "" : text(log.error().message));
        QCOMPARE(log->preset, std::string("maximo"));
        QVERIFY(anyContains(log->said, "preset maximo") && anyContains(log->said, "guessed"));
        QCOMPARE(log->events.size(), std::size_t{3});
        const MaintenanceEvent& first = log->events[0];
        QCOMPARE(first.asset, std::string("PUMP-7"));
        QCOMPARE(first.reported, at("2024-01-10T08:30:00Z"));
        QCOMPARE(*first.failure, at("2024-01-10T06:00:00Z"));
        QCOMPARE(*first.finished, at("2024-01-11T17:00:00Z"));
        QCOMPARE(first.kind, EventKind::Breakdown);
        QCOMPARE(first.text, std::string("Seal leaks,\nfloor wet"));
        QCOMPARE(first.code, std::string("LEAK"));
        QCOMPARE(log->events[1].kind, EventKind::Preventive);
        QCOMPARE(*log->events[1].finished, at("2024-01-20T12:00:00Z")); // status COMP and its date
        QCOMPARE(log->events[2].asset, std::string("L2"));
        QCOMPARE(log->events[2].reported, at("2024-01-21T15:00:00Z"));
        QVERIFY(!log->events[2].finished);
        QCOMPARE(log->rejects.size(), std::size_t{1});
        QCOMPARE(log->rejects[0].line, 6); // 1001 takes two lines
    }

    void sapJoinsDateAndTimeAndKnowsGermanHeadings() {
        // Windows-1252, a title above the headings, semicolons, dates of 00.00.0000, the time of day in columns of its own.
        const std::string bytes =
            "Liste der Meldungen;;\n\nMeldung;Equipment;Technischer Platz;Meldungsart;St\xF6rungsbeginn;Uhrzeit St\xF6rungsbeginn;"
            "St\xF6rungsende;Uhrzeit St\xF6rungsende;Ausfall;Beschreibung;Meldungsdatum;Meldungszeit\n"
            "10000001;4711;WERK-1;M2;05.03.2024;06:15:00;06.03.2024;24:00:00;X;Lager hei\xDF;05.03.2024;07:00:00\n"
            "10000002;;WERK-1;M3;00.00.0000;00:00:00;00.00.0000;00:00:00;;\xD6lwechsel;13.03.2024;08:00:00\n"
            "10000003;4711;WERK-1;M2;31.12.2024;;;;;;quatsch;\n";
        MaintenanceLogOptions options;
        options.zone = *TimeZone::named("Europe/Berlin");
        const auto log = readMaintenanceLog(bytes, "iw29.csv", options);
        QVERIFY2(log.ok(), log.ok() ? "" : text(log.error().message));
        QCOMPARE(log->preset, std::string("sap"));
        QVERIFY(anyContains(log->said, "Windows-1252"));
        QCOMPARE(log->events.size(), std::size_t{2});
        QCOMPARE(log->events[0].asset, std::string("4711"));
        QCOMPARE(*log->events[0].failure, at("2024-03-05T05:15:00Z"));
        QCOMPARE(log->events[0].reported, at("2024-03-05T06:00:00Z"));
        QCOMPARE(*log->events[0].finished, at("2024-03-06T23:00:00Z"));
        QCOMPARE(log->events[0].kind, EventKind::Breakdown);
        QCOMPARE(log->events[0].text, std::string("Lager hei\xC3\x9F"));
        QCOMPARE(log->events[1].asset, std::string("WERK-1"));
        QVERIFY(!log->events[1].failure && !log->events[1].finished);
        QCOMPARE(log->events[1].kind, EventKind::Other);
        QCOMPARE(log->rejects.size(), std::size_t{1});
        QVERIFY(log->rejects[0].reason.find("quatsch") != std::string::npos);
    }

    void fiixIsGuessedAndRead() {
        const auto log = readMaintenanceLog("Work Order #,Asset,Maintenance Type,Summary of Issue,Date Created,Date Completed,Problem\n"
                                            "WO-1,Press 2,Breakdown,Ram stuck,\"Mar 5, 2024 7:05 AM\",\"Mar 5, 2024 3:30 PM\",Hydraulics\n"
                                            "WO-2,Press 2,Preventive,Grease,\"Mar 6, 2024 7:00 AM\",,\n",
                                            "fiix.csv");
        QVERIFY2(log.ok(), log.ok() ? "" : text(log.error().message));
        QCOMPARE(log->preset, std::string("fiix"));
        QCOMPARE(log->events[0].kind, EventKind::Breakdown);
        QCOMPARE(*log->events[0].finished, at("2024-03-05T15:30:00Z"));
        QCOMPARE(log->events[1].kind, EventKind::Preventive);
    }

    void dayAndMonthAreSettledByTheWholeColumn() {
        const std::string head = "WONUM,ASSETNUM,WORKTYPE,REPORTDATE\n";
        const auto dayFirst = readMaintenanceLog(head + "1,A,CM,03/04/2024\n2,A,CM,25/04/2024\n", "a.csv");
        QCOMPARE(dayFirst->events[0].reported, at("2024-04-03"));
        QVERIFY(dayFirst->warnings.empty());
        const auto open = readMaintenanceLog(head + "1,A,CM,03/04/2024\n", "b.csv");
        QCOMPARE(open->events[0].reported, at("2024-03-04"));
        QVERIFY(anyContains(open->warnings, "dd/MM/yyyy"));
    }

    void contradictionsAreLeftOutAndSaid() {
        const auto log = readMaintenanceLog("asset,reported,failure,finished,kind\nA,2024-01-02,2024-01-03,2024-01-01,breakdown\n", "p.csv",
                                            {"plain", {}, {}});
        QVERIFY2(log.ok(), log.ok() ? "" : text(log.error().message));
        QVERIFY(!log->events[0].failure && !log->events[0].finished);
        QCOMPARE(log->warnings.size(), std::size_t{2});
    }

    void aPresetOfOnesOwnIsTaken() {
        auto folder = TemporaryFolder::create();
        const auto path = folder->path() / "site.json";
        QVERIFY(
            durableReplace(
                path,
                R"({"name":"site","columns":{"asset":["Anlage"],"reported":["Wann"]},"dateFormats":["dd.MM.yyyy"],"defaultKind":"breakdown"})")
                .ok());
        const auto log = readMaintenanceLog("Anlage;Wann\nA;01.02.2024\n", "s.csv", {path.string(), {}, {}});
        QVERIFY2(log.ok(), log.ok() ? "" : text(log.error().message));
        QCOMPARE(log->preset, std::string("site"));
        QCOMPARE(log->events[0].kind, EventKind::Breakdown);
    }

    void badLogsAndPresetsAreErrors() {
        QCOMPARE(readMaintenanceLog("a,b\n1,2\n", "x.csv").error().code, ErrorCode::Data);
        QCOMPARE(readMaintenanceLog("", "x.csv").error().code, ErrorCode::Data);
        QCOMPARE(readMaintenanceLog(std::string(2000, '\0'), "x.csv").error().code, ErrorCode::Data);
        QCOMPARE(readMaintenanceLog("a,b\n", "x.csv", {"nosuch", {}, {}}).error().code, ErrorCode::Usage);
        QCOMPARE(readMaintenanceLog("WONUM,ASSETNUM,REPORTDATE\n1,A,soon\n", "x.csv").error().code, ErrorCode::Data);
        for (const std::string bad :
             {"{", "[]", R"({"name":"x"})", R"({"name":"x","columns":{"reported":["a"]},"dateFormats":["d"],"extra":1})",
              R"({"name":"x","columns":{"colour":["a"]}})", R"({"name":"x","columns":{"reported":"a"}})",
              R"({"name":"x","columns":{"reported":["a"]},"dateFormats":["d"],"defaultKind":"big"})"}) {
            QVERIFY2(!presetFromJson(bad, "t").ok(), bad.c_str());
        }
    }

    void severalOrdersOfOneFailureBecomeOne() {
        auto first = breakdown("1", "2024-01-10T08:00:00Z", "2024-01-10T20:00:00Z", "2024-01-10T06:00:00Z");
        auto second = breakdown("2", "2024-01-10T18:00:00Z", "2024-01-11T10:00:00Z");
        auto later = breakdown("3", "2024-01-20T18:00:00Z");
        auto other = breakdown("4", "2024-01-10T09:00:00Z");
        other.asset = "pump-8";
        auto check = breakdown("5", "2024-01-10T09:00:00Z");
        check.kind = EventKind::Preventive;
        const auto distinct = distinctEvents(std::vector{second, later, other, first, check}, 6 * h);
        QCOMPARE(distinct.events.size(), std::size_t{4});
        QCOMPARE(distinct.said.size(), std::size_t{1});
        const MaintenanceEvent& merged = distinct.events[0];
        QCOMPARE(merged.workOrder, std::string("1, 2"));
        QCOMPARE(merged.reported, first.reported);
        QCOMPARE(*merged.failure, *first.failure);
        QCOMPARE(*merged.finished, *second.finished);
    }

    void proposalsCoverSignsRepairAndHealth() {
        ProposalSettings settings;
        settings.horizon = 48 * h;
        settings.settle = 24 * h;
        auto event = breakdown("77", "2024-01-10T08:00:00Z", "2024-01-11T08:00:00Z", "2024-01-10T06:00:00Z");
        event.lastGood = at("2024-01-09T06:00:00Z");
        const auto proposals = proposeLabels(std::vector{event}, settings);
        QCOMPARE(proposals.labels.size(), std::size_t{3});
        const Label signs = ofClass(proposals.labels, "pre-failure").at(0);
        QCOMPARE(signs.range, (TimeRange{at("2024-01-08T06:00:00Z"), at("2024-01-10T08:00:00Z")}));
        QCOMPARE(*signs.onset, (OnsetRange{at("2024-01-09T06:00:00Z"), at("2024-01-10T06:00:00Z")}));
        QCOMPARE(ofClass(proposals.labels, "unknown").at(0).range, (TimeRange{at("2024-01-10T06:00:00Z"), at("2024-01-11T08:00:00Z")}));
        const Label healthy = ofClass(proposals.labels, "normal").at(0);
        QCOMPARE(healthy.range, (TimeRange{at("2024-01-11T08:00:00Z"), at("2024-01-12T08:00:00Z")}));
        QVERIFY(healthy.note.find("repaired healthy") != std::string::npos);
        for (const Label& label : proposals.labels) {
            QCOMPARE(label.status, LabelStatus::Proposed);
            QVERIFY(checkLabel(label).ok());
            QVERIFY(label.source.find("77") != std::string::npos);
        }
    }

    void proposalsOfNeighboursDoNotReachIntoEachOther() {
        ProposalSettings settings;
        settings.horizon = 7 * kNsPerDay;
        settings.settle = 5 * kNsPerDay;
        const auto proposals = proposeLabels(std::vector{breakdown("1", "2024-01-01", "2024-01-02"),
                                                         breakdown("2", "2024-01-06", "2024-01-07"), breakdown("3", "2024-01-17")},
                                             settings);
        const auto signs = ofClass(proposals.labels, "pre-failure");
        QCOMPARE(signs.at(1).range, (TimeRange{at("2024-01-02"), at("2024-01-06")})); // not before the end of the last repair
        const auto healthy = ofClass(proposals.labels, "normal");
        QCOMPARE(healthy.size(), std::size_t{1});                                       // none after 1: signs of 2 may have begun
        QCOMPARE(healthy.at(0).range, (TimeRange{at("2024-01-07"), at("2024-01-10")})); // cut at 17 - 7
        QCOMPARE(ofClass(proposals.labels, "unknown").size(), std::size_t{2});
        QVERIFY(anyContains(proposals.said, "no end of work"));
    }

    void preventiveWorkGivesNoLabels() {
        auto check = breakdown("1", "2024-01-01", "2024-01-02");
        check.kind = EventKind::Preventive;
        const auto proposals = proposeLabels(std::vector{check});
        QVERIFY(proposals.labels.empty());
        QVERIFY(anyContains(proposals.said, "context"));
    }
};

QTEST_GUILESS_MAIN(TestMaintenanceLog)
#include "tst_maintenance_log.moc"
