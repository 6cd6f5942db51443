// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>
#include <QString>
#include <QThreadPool>
#include <memory>
#include <vector>

#include "app/workbench/explain/explain_items.h"
#include "core/workflow/explain_answers.h"

namespace tocsin::workbench {

/// Where answers are kept. Calls come from any thread, one at a time.
class AnswerStore {
public:
    AnswerStore() = default;
    AnswerStore(const AnswerStore&) = delete;
    AnswerStore& operator=(const AnswerStore&) = delete;
    virtual ~AnswerStore() = default;
    /// The newest of each rater about each window.
    [[nodiscard]] virtual Result<std::vector<workflow::ExplainAnswer>> read(RunId run) const = 0;
    /// Durable when it returns.
    [[nodiscard]] virtual Result<workflow::ExplainAnswer> add(RunId run, const workflow::ExplainAnswer& answer) const = 0;
};

/// Answers in the folder of the run (workflow/explain_answers.h).
[[nodiscard]] std::shared_ptr<const AnswerStore> runFolderAnswers(std::shared_ptr<const store::Project> project);

/// The answers of one run as the user sees them: a new one is there at once and stored behind, one after the other. GUI thread.
class AnswerBook : public QObject {
    Q_OBJECT
public:
    explicit AnswerBook(QObject* parent = nullptr);
    /// Waits for what is still to be stored.
    ~AnswerBook() override;

    /// Another run; answers: what the store holds. A null store keeps nothing.
    void open(RunId run, std::shared_ptr<const AnswerStore> store, std::vector<workflow::ExplainAnswer> answers);
    [[nodiscard]] const std::vector<workflow::ExplainAnswer>& answers() const { return m_answers; }
    /// nullptr: this rater has not answered.
    [[nodiscard]] const workflow::ExplainAnswer* find(const std::string& asset, TimeNs time, const std::string& rater) const;
    /// In place of the rater's earlier one. Where it cannot be stored the earlier one is back, and failed() says why.
    void put(const workflow::ExplainAnswer& answer);
    /// For tests and pictures: until everything is stored.
    void wait();

Q_SIGNALS:
    void changed();
    void failed(const QString& message);

private:
    void set(const workflow::ExplainAnswer& answer);
    QThreadPool m_pool; // one thread: a store is read, changed and written whole
    RunId m_run;
    std::shared_ptr<const AnswerStore> m_store;
    std::vector<workflow::ExplainAnswer> m_answers;
    int m_generation = 0, m_pending = 0;
};

/// Tab-separated, one line an answer with heading: asset, time, what, score, threshold, answer, method, note, rater, answered. What, score
/// and threshold stay empty for windows that are not listed. Tabs and line breaks in texts become blanks; C locale.
[[nodiscard]] QString answersTsv(const std::vector<workflow::ExplainAnswer>& answers, const ItemList& items);

} // namespace tocsin::workbench
