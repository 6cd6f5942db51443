// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/workbench/pages/export_page.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QFileInfo>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QStackedLayout>
#include <QStandardItemModel>
#include <QTableView>
#include <QTreeView>
#include <algorithm>

#include "app/report/write_report.h"
#include "app/workbench/export/export_text.h"
#include "app/workbench/jobs/job_center.h"
#include "app/workbench/pages/empty_face.h"
#include "core/workflow/quantize_run.h"
#include "core/workflow/run_report.h"
#include "widgets/actions/action_registry.h"

namespace tocsin::workbench {

namespace {

struct Planned {
    std::vector<BundleEntry> entries;
    std::int64_t nextSerial = 1;
};

QString plain(const std::string& text) {
    return QString::fromStdString(text);
}

} // namespace

void ExportPage::showProject(std::shared_ptr<ProjectSession> session) {
    m_session = std::move(session);
    m_bundle.clear();
    say({}, Tone::Plain);
    for (QLineEdit* edit : {m_reason, m_use, m_contact, m_limits}) edit->clear();
    showRuns();
    showRun();
}

void ExportPage::refreshProject(std::shared_ptr<ProjectSession> session) {
    const RunId before = run();
    m_session = std::move(session);
    m_stale = true;
    showRuns();
    const int index = m_runs->findData(static_cast<qlonglong>(before.value));
    if (index < 0) return showRun();
    {
        const QSignalBlocker blocker(m_runs);
        m_runs->setCurrentIndex(index);
    }
    if (before != run()) return showRun();
    if (const store::RunRecord* now = record())
        m_precisions->setReport(now->metrics.contains("quantize") ? now->metrics.at("quantize") : Json(nullptr));
    m_verdict->setText(m_precisions->verdict());
    showPlanned();
    enableControls();
}

void ExportPage::showRuns() {
    const QSignalBlocker blocker(m_runs);
    m_runs->clear();
    if (m_session)
        for (const store::RunRecord& one : m_session->runs)
            if (one.status == store::RunStatus::Finished)
                m_runs->addItem(tr("Run %1: %2").arg(one.id.value).arg(plain(one.recipe)), static_cast<qlonglong>(one.id.value));
    m_runs->setCurrentIndex(m_runs->count() - 1);
    if (!m_session)
        m_empty->show(tr("No project is open"), tr("Open a project to export one of its runs."), tr("O&pen project..."));
    else if (m_runs->count() == 0)
        m_empty->show(tr("No finished run yet"),
                      tr("Train one first; then it can be looked at, quantized, signed and taken to a device here."), tr("&Train a model"));
    m_faces->setCurrentIndex(m_runs->count() == 0 ? 0 : 1);
}

void ExportPage::chooseRun(qint64 run) {
    const int index = m_runs->findData(run);
    if (index >= 0) m_runs->setCurrentIndex(index);
}

RunId ExportPage::run() const {
    return RunId{m_runs->currentIndex() < 0 ? 0 : m_runs->currentData().toLongLong()};
}

const store::RunRecord* ExportPage::record() const {
    if (!m_session) return nullptr;
    const auto found = std::find_if(m_session->runs.begin(), m_session->runs.end(), [&](const auto& one) { return one.id == run(); });
    return found == m_session->runs.end() ? nullptr : &*found;
}

QString ExportPage::readOnlyReason() const {
    return m_session && !m_session->writable() ? plain(m_session->readOnlyReason) : QString();
}

QString ExportPage::suggestedFile() const {
    if (!m_session || run().value <= 0) return {};
    const std::filesystem::path folder = m_session->project->folder();
    // Beside the project, never in it.
    return QDir(plain(folder.parent_path().string()))
        .filePath(QStringLiteral("%1-%2.bundle")
                      .arg(plain(folder.stem().string()))
                      .arg(m_serial->value() > 0 ? m_serial->value() : m_nextSerial));
}

void ExportPage::showRun() {
    m_stale = true;
    m_lookJob = 0;
    m_preflight->setLines({});
    m_summary->clear();
    m_detail->clear();
    m_needsReason = false;
    const store::RunRecord* now = record();
    m_precisions->setReport(now && now->metrics.contains("quantize") ? now->metrics.at("quantize") : Json(nullptr));
    m_verdict->setText(m_precisions->verdict());
    m_name->setText(now ? plain(now->recipe) : QString());
    m_version->setText(now ? tr("run %1", "version of a bundle").arg(now->id.value) : QString());
    showPlanned();
    showKey();
    if (isVisible() && now) startPreflight();
}

void ExportPage::showPlanned() {
    m_entries->clear();
    if (!record()) return;
    m_planner.start<Planned>(
        [session = m_session, run = run(), precision = m_precision->currentData().toString()](const JobContext& job) -> Result<Planned> {
            TOCSIN_TRY(job.check());
            Planned planned;
            TOCSIN_ASSIGN(planned.entries, plannedEntries(*session->project, run, precision));
            TOCSIN_ASSIGN(planned.nextSerial, session->project->bundles().nextSerial());
            return planned;
        },
        [this](Result<Planned> planned) {
            if (!planned.ok()) {
                if (planned.error().code != ErrorCode::Cancelled) say(plain(planned.error().message), Tone::Bad);
                return;
            }
            fillBundleTree(*m_entries, planned->entries);
            m_tree->expandAll();
            for (int column = 0; column < 2; ++column) m_tree->resizeColumnToContents(column);
            m_nextSerial = planned->nextSerial;
            m_serial->setRange(0, std::numeric_limits<int>::max());
            m_serial->setSpecialValueText(tr("next: %1", "serial number").arg(m_nextSerial));
            const QString suggested = suggestedFile();
            if (m_out->text().isEmpty() || m_out->text() == m_fileSuggested) m_out->setText(suggested);
            m_fileSuggested = suggested;
            enableControls();
        });
}

void ExportPage::startPreflight() {
    if (!record()) return;
    if (const JobView* view = m_services.jobs.job(m_lookJob); view && view->active()) {
        m_stale = true; // again when that one has answered
        return;
    }
    m_stale = false;
    m_summary->setText(tr("Looking..."));
    workflow::PreflightRequest request;
    request.run = run();
    request.precision = m_precision->currentData().toString().toStdString();
    request.targetBytes = std::int64_t{1000} * m_memory->value();
    m_lookJob = m_services.jobs.start<workflow::PreflightFacts>(
        tr("Look at run %1 before the flight").arg(request.run.value), JobLane::Compute,
        [session = m_session, request](const JobContext& job) { return workflow::preflight(*session->project, request, job); },
        [this, asked = request.run, session = m_session](const Result<workflow::PreflightFacts>& facts) {
            if (asked != run() || !m_session || session->project != m_session->project) return;
            if (!facts.ok()) {
                m_preflight->setLines({});
                m_summary->setText(facts.error().code == ErrorCode::Cancelled ? tr("Stopped. Look again when you are ready.")
                                                                              : plain(facts.error().message));
                return enableControls();
            }
            m_preflight->setLines(preflightLines(*facts));
            m_preflightTable->selectRow(firstToMend());
            m_needsReason = facts->budget.state != workflow::CheckState::Good;
            m_summary->setText(preflightSummary(m_preflight->lines()));
            enableControls();
            if (m_stale && isVisible()) startPreflight();
        },
        [](const workflow::PreflightFacts& facts) { return preflightSummary(preflightLines(facts)); });
    enableControls();
}

int ExportPage::firstToMend() const {
    const auto& lines = m_preflight->lines();
    for (const auto state : {workflow::CheckState::Stop, workflow::CheckState::Look, workflow::CheckState::Unknown})
        for (std::size_t row = 0; row < lines.size(); ++row)
            if (lines[row].state == state) return static_cast<int>(row);
    return 0;
}

void ExportPage::mend(int row) {
    if (row < 0 || row >= m_preflight->rowCount()) return;
    const PreflightLine& line = m_preflight->lines()[static_cast<std::size_t>(row)];
    if (line.page.isEmpty()) return;
    if (line.page != QLatin1String("export")) {
        Q_EMIT pageRequested(line.page);
        return;
    }
    if (auto* control = findChild<QWidget*>(line.control)) control->setFocus(Qt::OtherFocusReason);
}

void ExportPage::quantize() {
    if (!record() || !readOnlyReason().isEmpty()) return;
    m_quantizeJob = m_services.jobs.start<Json>(
        tr("Quantize run %1").arg(run().value), JobLane::Compute,
        [session = m_session, run = run()](const JobContext& job) {
            return workflow::quantizeRun(*session->project, {run, std::nullopt}, job);
        },
        [this](const Result<Json>& report) {
            m_quantizeJob = 0;
            enableControls();
            if (!report.ok()) return;
            Q_EMIT projectChanged();
            if (isVisible()) startPreflight();
        },
        [](const Json& report) { return plain(report.value("why", "")); });
    enableControls();
}

ExportForm ExportPage::form() const {
    ExportForm form;
    form.project = m_session ? plain(m_session->project->folder().string()) : QString();
    form.run = run().value;
    form.precision = m_precision->currentData().toString();
    form.name = m_name->text();
    form.version = m_version->text();
    form.serial = m_serial->value();
    form.nextSerial = m_nextSerial;
    form.key = m_key->text();
    form.out = m_out->text();
    form.needsReason = m_needsReason;
    form.unproven = m_needsReason ? m_reason->text() : QString();
    form.intendedUse = m_use->text();
    form.contact = m_contact->text();
    form.limits = m_limits->text();
    return form;
}

void ExportPage::exportBundle() {
    const ExportForm filled = form();
    if (!m_session || !filled.missing().isEmpty() || !readOnlyReason().isEmpty() || m_packJob != 0 || m_verification->busy()) return;
    say(tr("Packing and signing..."), Tone::Plain);
    m_packJob = m_services.jobs.start<workflow::ExportAnswer>(
        tr("Export run %1").arg(filled.run), JobLane::Compute,
        [session = m_session, request = filled.request()](const JobContext& job) {
            return workflow::exportRun(*session->project, request, job);
        },
        [this, file = filled.out.trimmed()](const Result<workflow::ExportAnswer>& answer) {
            m_packJob = 0;
            if (answer.ok()) m_bundle = file;
            packed(answer);
        },
        [](const workflow::ExportAnswer& answer) { return tr("serial %1, %2").arg(answer.serial).arg(sizeText(answer.bytes)); });
    enableControls();
}

void ExportPage::packed(const Result<workflow::ExportAnswer>& answer) {
    if (!answer.ok()) {
        say(answer.error().code == ErrorCode::Cancelled ? tr("The export was stopped; nothing was written.")
                                                        : plain(answer.error().message),
            Tone::Bad);
        return enableControls();
    }
    m_serial->setValue(0);
    Q_EMIT projectChanged();
    verify(m_bundle);
}

void ExportPage::verify(const QString& bundle) {
    if (m_verification->busy()) return;
    say(tr("%1: another program verifies it...").arg(QFileInfo(bundle).fileName()), Tone::Plain);
    m_verification->start(bundle, m_key->text().trimmed() + QStringLiteral(".pub"));
    enableControls();
}

void ExportPage::verified(const VerificationAnswer& answer) {
    say(answer.sentence, answer.valid ? Tone::Good : Tone::Bad);
    if (answer.valid) {
        m_planner.stop(); // what is inside is known now, nothing is planned any more
        fillBundleTree(*m_entries, answer.entries);
        m_tree->expandAll();
    } else {
        Q_EMIT failed(answer.sentence);
    }
    enableControls();
}

void ExportPage::saveReport(const QString& file) {
    if (!record()) return;
    workflow::ReportRequest request;
    request.run = run();
    request.precision = m_precision->currentData().toString().toStdString();
    say(tr("Writing the report..."), Tone::Plain);
    m_reportJob = m_services.jobs.start<report::ReportFile>(
        tr("Report of run %1").arg(request.run.value), JobLane::Compute,
        [session = m_session, request, file](const JobContext& job) -> Result<report::ReportFile> {
            TOCSIN_ASSIGN(const Json facts, workflow::reportRun(*session->project, request, job));
            TOCSIN_TRY(job.check());
            return report::writeReport(facts, file.toStdString());
        },
        [this, file](const Result<report::ReportFile>& written) {
            m_reportJob = 0;
            if (written.ok())
                say(written->pages > 0 ? tr("%1 is written; pages: %2.").arg(file).arg(written->pages) : tr("%1 is written.").arg(file),
                    Tone::Good);
            else
                say(written.error().code == ErrorCode::Cancelled ? tr("The report was stopped.") : plain(written.error().message),
                    Tone::Bad);
            enableControls();
        },
        [file](const report::ReportFile& written) { return tr("%1, %2").arg(QFileInfo(file).fileName(), sizeText(written.bytes)); });
    enableControls();
}

void ExportPage::makeKey() {
    m_keyMaker.start<SigningKey>(
        [folder = m_keyFolder](const JobContext&) { return makeSigningKey(folder); },
        [this](Result<SigningKey> key) {
            if (!key.ok()) return say(plain(key.error().message), Tone::Bad);
            m_key->setText(key->file);
            say(tr("A key was made: %1, which only you can read (keep it secret, keep a copy), and %1.pub for devices.").arg(key->file),
                Tone::Good);
        });
}

void ExportPage::showKey() {
    m_keyRead = false;
    if (m_key->text().trimmed().isEmpty()) {
        m_fingerprint->setText(tr("Devices trust the public half of this key, FILE.pub."));
    } else if (const auto key = readSigningKey(m_key->text()); key.ok()) {
        m_keyRead = true;
        m_fingerprint->setText(tr("Fingerprint %1").arg(fingerprintText(key->fingerprint)));
    } else {
        m_fingerprint->setText(plain(key.error().message));
    }
    enableControls();
}

void ExportPage::say(const QString& sentence, Tone tone) {
    m_tone = tone;
    m_result->setText(sentence);
    QPalette palette = m_result->palette();
    palette.setColor(QPalette::WindowText, tone == Tone::Good ? m_theme.normal : tone == Tone::Bad ? m_theme.alarm : m_theme.text);
    m_result->setPalette(palette);
}

QString ExportPage::result() const {
    return m_result->text();
}

void ExportPage::enableControls() {
    const bool any = record() != nullptr;
    const QString noRun = tr("Needs a finished run"), readOnly = readOnlyReason();
    const auto offer = [&](QWidget* control, const QString& why, const QString& help) {
        control->setEnabled(why.isEmpty());
        control->setToolTip(why.isEmpty() ? help : why);
    };
    const auto act = [&](const char* id, const QString& why) { m_services.actions.setEnabled(QLatin1String(id), why.isEmpty(), why); };
    const JobView* look = m_services.jobs.job(m_lookJob);
    const QString looking = look && look->active() ? tr("It is being looked at") : QString();
    const QString lookWhy = !any ? noRun : looking;
    offer(m_check, lookWhy, tr("Leakage, units, drift, clock, memory and latency, measured now"));
    act("export.preflight", lookWhy);
    const QString quantizeWhy = !any                  ? noRun
                                : !readOnly.isEmpty() ? readOnly
                                : m_quantizeJob != 0  ? tr("It is being quantized")
                                                      : QString();
    offer(m_quantize, quantizeWhy, tr("Makes an int8 model, solves its threshold again, and keeps it where nothing is lost"));
    act("export.quantize", quantizeWhy);
    const QString busy = m_packJob != 0           ? tr("The bundle is being packed")
                         : m_verification->busy() ? tr("A bundle is being verified")
                                                  : QString();
    const QString missing = form().missing();
    const QString exportWhy = !any                  ? noRun
                              : !readOnly.isEmpty() ? readOnly
                              : !busy.isEmpty()     ? busy
                              : !missing.isEmpty()  ? missing
                              : !m_keyRead          ? tr("The key cannot be read: %1").arg(m_fingerprint->text())
                                                    : QString();
    offer(m_export, exportWhy, tr("Packs and signs the bundle; then another program verifies every byte and runs the golden vectors"));
    act("export.bundle", exportWhy);
    const QString verifyWhy = !m_keyRead ? tr("Needs the key whose signature is expected") : busy;
    offer(m_verifyOther, verifyWhy, tr("Signature, every byte and the golden vectors of a bundle"));
    act("export.verify", verifyWhy);
    const QString reportWhy = !any ? noRun : m_reportJob != 0 ? tr("A report is being written") : QString();
    offer(m_report, reportWhy, tr("What the run is worth, as HTML or PDF"));
    act("report.save", reportWhy);
    offer(m_openFolder, m_bundle.isEmpty() ? tr("Needs a bundle that was exported here") : QString(), m_bundle);
    m_reason->setVisible(m_needsReason);
    m_reasonCaption->setVisible(m_needsReason);
    m_export->setAccessibleDescription(exportWhy);
}

void ExportPage::askKeyFile() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Key that signs"), m_key->text());
    if (!file.isEmpty()) m_key->setText(file);
}

void ExportPage::askBundleFile() {
    const QString file = QFileDialog::getSaveFileName(this, tr("Bundle to write"), m_out->text(), tr("Bundles (*.bundle)"));
    if (!file.isEmpty()) m_out->setText(file);
}

void ExportPage::askReportFile() {
    const QString start = QFileInfo(suggestedFile()).dir().filePath(QStringLiteral("report-run-%1.pdf").arg(run().value));
    QString file = QFileDialog::getSaveFileName(this, tr("Report to write"), start, tr("PDF (*.pdf);;HTML, one file (*.html)"));
    if (file.isEmpty()) return;
    if (QFileInfo(file).suffix().isEmpty()) file += QStringLiteral(".pdf");
    saveReport(file);
}

void ExportPage::askBundleToVerify() {
    const QString file = QFileDialog::getOpenFileName(this, tr("Bundle to verify"), m_bundle.isEmpty() ? m_out->text() : m_bundle,
                                                      tr("Bundles (*.bundle);;All files (*)"));
    if (!file.isEmpty()) verify(file);
}

void ExportPage::showEvent(QShowEvent* event) {
    Page::showEvent(event);
    if (m_stale && record()) startPreflight();
}

void ExportPage::settle() {
    m_planner.wait();
    m_keyMaker.wait();
    m_services.jobs.wait();
    m_verification->wait();
    m_planner.wait();
}

QString ExportPage::terminalCommand() const {
    return m_session ? form().command() : QString();
}

QVariantMap ExportPage::place() const {
    return {{QStringLiteral("run"), m_runs->currentData()}, {QStringLiteral("precision"), m_precision->currentData()},
            {QStringLiteral("memory"), m_memory->value()},  {QStringLiteral("key"), m_key->text()},
            {QStringLiteral("use"), m_use->text()},         {QStringLiteral("contact"), m_contact->text()},
            {QStringLiteral("limits"), m_limits->text()}};
}

void ExportPage::goTo(const QVariantMap& place) {
    const auto text = [&](const char* key) { return place.value(QLatin1String(key)).toString(); };
    m_memory->setValue(place.value(QStringLiteral("memory")).toInt());
    if (const int index = m_precision->findData(text("precision")); index >= 0) m_precision->setCurrentIndex(index);
    chooseRun(place.value(QStringLiteral("run")).toLongLong());
    m_key->setText(text("key"));
    m_use->setText(text("use"));
    m_contact->setText(text("contact"));
    m_limits->setText(text("limits"));
}

void ExportPage::setTheme(const widgets::Theme& theme) {
    m_theme = theme;
    m_preflight->setTheme(theme);
    say(m_result->text(), m_tone);
}

} // namespace tocsin::workbench
