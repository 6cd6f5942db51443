// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "core/base/utf8.h"
#include "core/store/detail/audit_chain.h"
#include "core/store/detail/database.h"
#include "core/store/repositories.h"

namespace tocsin::store {

Result<AnswerRecord> AnswerRepository::add(AnswerRecord answer) const {
    return m_database->write("saving an answer", [&](SQLite::Database& connection) {
        for (std::string* const part : {&answer.asset, &answer.rater, &answer.question, &answer.answer}) *part = validUtf8(*part);
        if (answer.question.empty() || answer.answer.empty())
            throw Refusal{{ErrorCode::Usage, "an answer needs its question and a text", {}}};
        SQLite::Statement run(connection, "SELECT 1 FROM runs WHERE id = ?");
        run.bind(1, answer.run.value);
        if (!run.executeStep())
            throw Refusal{
                {ErrorCode::NotFound, fmt::format("an answer speaks of run {}, which the project does not have", answer.run.value), {}}};
        answer.answered = nowUtc();
        SQLite::Statement insert(connection, "INSERT INTO answers (run_id, asset_id, time_ns, rater, question, answer, answered_ns) "
                                             "VALUES (?, ?, ?, ?, ?, ?, ?)");
        insert.bind(1, answer.run.value);
        insert.bind(2, assetRow(connection, answer.asset));
        insert.bind(3, answer.time);
        insert.bind(4, answer.rater);
        insert.bind(5, answer.question);
        insert.bind(6, answer.answer);
        insert.bind(7, answer.answered);
        insert.exec();
        answer.id = connection.getLastInsertRowid();
        appendAudit(connection, "answer", fmt::format("run {}", answer.run.value),
                    {{"asset", answer.asset},
                     {"time", answer.time},
                     {"rater", answer.rater},
                     {"question", answer.question},
                     {"answer", answer.answer}});
        return answer;
    });
}

Result<std::vector<AnswerRecord>> AnswerRepository::ofRun(RunId run) const {
    return m_database->read("reading answers", [run](SQLite::Database& connection) {
        SQLite::Statement query(
            connection, "SELECT n.id, a.name, n.time_ns, n.rater, n.question, n.answer, n.answered_ns FROM answers n "
                        "JOIN assets a ON a.id = n.asset_id WHERE n.run_id = ?1 AND n.id = "
                        "(SELECT max(m.id) FROM answers m WHERE m.run_id = ?1 AND m.asset_id = n.asset_id AND m.time_ns = n.time_ns "
                        "AND m.rater = n.rater AND m.question = n.question) ORDER BY a.name, n.time_ns, n.rater, n.id");
        query.bind(1, run.value);
        std::vector<AnswerRecord> answers;
        while (query.executeStep())
            answers.push_back({query.getColumn(0).getInt64(), run, query.getColumn(1).getString(), query.getColumn(2).getInt64(),
                               query.getColumn(3).getString(), query.getColumn(4).getString(), query.getColumn(5).getString(),
                               query.getColumn(6).getInt64()});
        return answers;
    });
}

} // namespace tocsin::store
