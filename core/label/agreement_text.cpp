// SPDX-License-Identifier: GPL-3.0-or-later
#include <cmath>
#include <fmt/format.h>

#include "core/label/agreement.h"

namespace tocsin::label {

namespace {

std::string interval(const Estimate& estimate) {
    if (!std::isfinite(estimate.low) || !std::isfinite(estimate.high)) return {};
    return fmt::format("{:.2f} to {:.2f}", estimate.low, estimate.high);
}

} // namespace

std::string agreementSentence(const PairAgreement& pair, const std::string& you) {
    const bool aIsYou = !you.empty() && pair.raterA == you, bIsYou = !you.empty() && pair.raterB == you;
    const std::string first = bIsYou || aIsYou ? "you" : pair.raterA;
    const std::string second = bIsYou ? pair.raterA : pair.raterB;
    const std::string either = aIsYou || bIsYou ? "either of you" : "either of them";
    const std::string what = pair.className.empty() ? std::string("events") : fmt::format("events of '{}'", pair.className);
    const EventAgreement& events = pair.events;
    const std::int64_t all = events.both + events.onlyA + events.onlyB;

    std::string sentence;
    if (all == 0) {
        sentence = fmt::format("neither {} nor {} marked any {} in the {:.1f} h that both looked at", first, second, what, pair.hours);
    } else {
        sentence = fmt::format("{} and {} both saw {} of the {} {} {} marked (event F1 {:.2f}", first, second, events.both, all, what,
                               either, events.f1.value);
        if (const std::string limits = interval(events.f1); !limits.empty())
            sentence += all < kFewEvents ? "; with so few events the interval is " + limits : ", " + limits;
        sentence += ")";
        if (std::isfinite(events.edgeSec.value))
            sentence += fmt::format("; edges differ by {} in the median",
                                    formatDuration(static_cast<TimeNs>(std::llround(events.edgeSec.value * 1e9))));
    }
    if (std::isfinite(pair.kappa.value)) {
        sentence += fmt::format("; kappa {:.2f}", pair.kappa.value);
        if (const std::string limits = interval(pair.kappa); !limits.empty()) sentence += " (" + limits + ")";
    } else {
        sentence += "; kappa is not defined, since both said the same throughout";
    }
    if (aIsYou || bIsYou || all == 0) sentence[0] = static_cast<char>(sentence[0] == 'y' ? 'Y' : sentence[0] == 'n' ? 'N' : sentence[0]);
    return sentence;
}

} // namespace tocsin::label
