// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/label/agreement_text.h"

#include <QCoreApplication>
#include <cmath>

namespace tocsin::workbench {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(tocsin::workbench::AgreementText)
};

QString number(double value) {
    return QString::number(value, 'f', 2);
}

/// Empty where there are no limits.
QString limits(const label::Estimate& estimate) {
    if (!std::isfinite(estimate.low) || !std::isfinite(estimate.high)) return {};
    return Text::tr("%1 to %2").arg(number(estimate.low), number(estimate.high));
}

QString eventsText(const label::PairAgreement& pair, const std::string& you) {
    const bool ofYou = !you.empty() && (pair.raterA == you || pair.raterB == you);
    const QString first = QString::fromStdString(pair.raterA), second = QString::fromStdString(pair.raterB);
    const QString other = pair.raterA == you ? second : first;
    const label::EventAgreement& events = pair.events;
    const std::int64_t all = events.both + events.onlyA + events.onlyB;
    if (all == 0) {
        const QString hours = QString::number(pair.hours, 'f', 1);
        return ofYou ? Text::tr("Neither you nor %1 marked any event in the %2 h that both looked at").arg(other, hours)
                     : Text::tr("Neither %1 nor %2 marked any event in the %3 h that both looked at").arg(first, second, hours);
    }
    const QString counts = Text::tr("%1 of the %2 events").arg(events.both).arg(all);
    QString f1 = Text::tr("event F1 %1").arg(number(events.f1.value));
    if (const QString interval = limits(events.f1); !interval.isEmpty())
        f1 += all < label::kFewEvents ? Text::tr("; with so few events the interval is %1").arg(interval) : QStringLiteral(", ") + interval;
    QString text = ofYou ? Text::tr("You and %1 both saw %2 that either of you marked (%3)").arg(other, counts, f1)
                         : Text::tr("%1 and %2 both saw %3 that either of them marked (%4)").arg(first, second, counts, f1);
    if (std::isfinite(events.edgeSec.value))
        text += Text::tr("; edges differ by %1 in the median")
                    .arg(QString::fromStdString(formatDuration(static_cast<TimeNs>(std::llround(events.edgeSec.value * 1e9)))));
    return text;
}

} // namespace

QString agreementText(const label::PairAgreement& pair, const std::string& you) {
    QString text = eventsText(pair, you);
    if (std::isfinite(pair.kappa.value)) {
        text += Text::tr("; kappa %1").arg(number(pair.kappa.value));
        if (const QString interval = limits(pair.kappa); !interval.isEmpty()) text += QStringLiteral(" (%1)").arg(interval);
    } else {
        text += Text::tr("; kappa is not defined, since both said the same throughout");
    }
    return text + QLatin1Char('.');
}

} // namespace tocsin::workbench
