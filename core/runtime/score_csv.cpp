// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/runtime/score_csv.h"

#include "core/base/json.h"

namespace tocsin::runtime {

namespace {

void appendField(std::string& text, std::string_view field) {
    if (field.find_first_of(",\"\r\n") == std::string_view::npos) {
        text.append(field);
        return;
    }
    text.push_back('"');
    for (const char letter : field) text.append(letter == '"' ? 2 : 1, letter);
    text.push_back('"');
}

} // namespace

std::string scoreCsvHeader(const std::vector<std::string>& classes) {
    std::string text = "time,asset,score";
    for (const std::string& name : classes) {
        text.push_back(',');
        appendField(text, "p_" + name);
    }
    text.push_back('\n');
    return text;
}

void appendScoreCsv(std::string& text, std::string_view asset, const Score& score) {
    text.append(formatTime(score.time)).push_back(',');
    appendField(text, asset);
    text.append(",").append(shortestNumber(score.score));
    for (const float probability : score.probabilities) text.append(",").append(shortestNumber(probability));
    text.push_back('\n');
}

} // namespace tocsin::runtime
