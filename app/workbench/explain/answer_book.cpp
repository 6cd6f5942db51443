// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/explain/answer_book.h"

#include <QCoreApplication>
#include <QStringList>
#include <algorithm>
#include <optional>

#include "app/workbench/explain/explain_text.h"

namespace tocsin::workbench {

namespace {

class RunFolderAnswers : public AnswerStore {
public:
    explicit RunFolderAnswers(std::shared_ptr<const store::Project> project) : m_project(std::move(project)) {}
    Result<std::vector<workflow::ExplainAnswer>> read(RunId run) const override { return workflow::explainAnswers(*m_project, run); }
    Result<workflow::ExplainAnswer> add(RunId run, const workflow::ExplainAnswer& answer) const override {
        return workflow::addExplainAnswer(*m_project, run, answer);
    }

private:
    std::shared_ptr<const store::Project> m_project;
};

bool sameQuestion(const workflow::ExplainAnswer& a, const workflow::ExplainAnswer& b) {
    return a.asset == b.asset && a.time == b.time && a.rater == b.rater;
}

QString cell(const std::string& text) {
    return QString::fromStdString(text).simplified();
}

} // namespace

std::shared_ptr<const AnswerStore> runFolderAnswers(std::shared_ptr<const store::Project> project) {
    return std::make_shared<RunFolderAnswers>(std::move(project));
}

AnswerBook::AnswerBook(QObject* parent) : QObject(parent) {
    m_pool.setMaxThreadCount(1);
}

AnswerBook::~AnswerBook() {
    m_pool.waitForDone();
}

void AnswerBook::open(RunId run, std::shared_ptr<const AnswerStore> store, std::vector<workflow::ExplainAnswer> answers) {
    ++m_generation;
    m_run = run;
    m_store = std::move(store);
    m_answers = std::move(answers);
    Q_EMIT changed();
}

const workflow::ExplainAnswer* AnswerBook::find(const std::string& asset, TimeNs time, const std::string& rater) const {
    const auto at = std::find_if(m_answers.begin(), m_answers.end(), [&](const workflow::ExplainAnswer& answer) {
        return answer.asset == asset && answer.time == time && answer.rater == rater;
    });
    return at == m_answers.end() ? nullptr : &*at;
}

void AnswerBook::set(const workflow::ExplainAnswer& answer) {
    const auto at = std::find_if(m_answers.begin(), m_answers.end(), [&](const auto& other) { return sameQuestion(other, answer); });
    if (at == m_answers.end())
        m_answers.push_back(answer);
    else
        *at = answer;
}

void AnswerBook::put(const workflow::ExplainAnswer& answer) {
    const workflow::ExplainAnswer* const known = find(answer.asset, answer.time, answer.rater);
    const std::optional<workflow::ExplainAnswer> before = known ? std::optional(*known) : std::nullopt;
    set(answer);
    Q_EMIT changed();
    if (!m_store) return;
    ++m_pending;
    m_pool.start([this, run = m_run, store = m_store, answer, before, generation = m_generation] {
        auto stored = std::make_shared<Result<workflow::ExplainAnswer>>(store->add(run, answer));
        // The destructor waits for this thread; an answer still in the queue then dies with the object.
        QMetaObject::invokeMethod(
            this,
            [this, stored, answer, before, generation] {
                --m_pending;
                if (!stored->ok()) Q_EMIT failed(QString::fromStdString(stored->error().message));
                if (generation != m_generation) return;
                const workflow::ExplainAnswer* const now = find(answer.asset, answer.time, answer.rater);
                if (!now || *now != answer) return; // answered again meanwhile
                if (stored->ok())
                    set(**stored);
                else if (before)
                    set(*before);
                else
                    std::erase_if(m_answers, [&](const auto& other) { return sameQuestion(other, answer); });
                Q_EMIT changed();
            },
            Qt::QueuedConnection);
    });
}

void AnswerBook::wait() {
    while (m_pending > 0) {
        m_pool.waitForDone();
        QCoreApplication::sendPostedEvents(this);
    }
}

QString answersTsv(const std::vector<workflow::ExplainAnswer>& answers, const ItemList& items) {
    QString text = QStringLiteral("asset\ttime\twhat\tscore\tthreshold\tanswer\tmethod\tnote\trater\tanswered\n");
    for (const workflow::ExplainAnswer& answer : answers) {
        const auto item = std::find_if(items.items.begin(), items.items.end(),
                                       [&](const ExplainItem& each) { return each.asset == answer.asset && each.time == answer.time; });
        const bool listed = item != items.items.end();
        const auto looked = workflow::lookedName(answer.looked);
        const QStringList cells{cell(answer.asset),
                                cell(formatTime(answer.time)),
                                listed ? kindWord(item->kind) : QString(),
                                listed ? QString::number(item->score, 'g', 9) : QString(),
                                listed ? QString::number(items.threshold, 'g', 9) : QString(),
                                QString::fromUtf8(looked.data(), static_cast<qsizetype>(looked.size())),
                                cell(answer.method),
                                cell(answer.note),
                                cell(answer.rater),
                                answer.answered > 0 ? cell(formatTime(answer.answered)) : QString()};
        text += cells.join(QLatin1Char('\t')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace tocsin::workbench
