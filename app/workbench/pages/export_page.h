// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>

#include "app/workbench/export/bundle_entries.h"
#include "app/workbench/export/bundle_verification.h"
#include "app/workbench/export/export_form.h"
#include "app/workbench/export/precision_model.h"
#include "app/workbench/export/preflight_model.h"
#include "app/workbench/job_runner.h"
#include "app/workbench/pages/page.h"

class QBoxLayout;
class QComboBox;
class QFormLayout;
class QLabel;
class QLineEdit;
class QPushButton;
class QSpinBox;
class QStackedLayout;
class QStandardItemModel;
class QTableView;
class QTreeView;

namespace tocsin::workbench {

class EmptyFace;

/// From a finished run to a signed bundle that another program has verified: the list before the flight, fp32 against int8, name, key and
/// model card, what is inside, and the report. Looking, quantizing, packing and reporting are jobs; verification is a child process.
class ExportPage : public Page {
    Q_OBJECT
public:
    explicit ExportPage(const PageServices& services, QWidget* parent = nullptr);
    void showProject(std::shared_ptr<ProjectSession> session) override;
    void refreshProject(std::shared_ptr<ProjectSession> session) override;
    void setTheme(const widgets::Theme& theme) override;
    void settle() override;
    [[nodiscard]] QString terminalCommand() const override;
    [[nodiscard]] QVariantMap place() const override;
    void goTo(const QVariantMap& place) override;

    void chooseRun(qint64 run);
    /// Looks at the run again; the list is empty until the job answers.
    void startPreflight();
    void quantize();
    /// Packs, signs and then verifies.
    void exportBundle();
    /// Verifies a bundle with the public half of the key that is chosen.
    void verify(const QString& bundle);
    /// ending .html or .pdf.
    void saveReport(const QString& file);
    void makeKey();

    [[nodiscard]] ExportForm form() const;
    [[nodiscard]] const PreflightModel& preflight() const { return *m_preflight; }
    [[nodiscard]] const PrecisionModel& precisions() const { return *m_precisions; }
    /// What came of the last export, verification or report, in a sentence.
    [[nodiscard]] QString result() const;
    /// Where keys are made instead of the user's own folder (tests).
    void setKeyFolder(const QString& folder) { m_keyFolder = folder; }
    [[nodiscard]] BundleVerification& verification() { return *m_verification; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    enum class Tone { Plain, Good, Bad };
    void makeControls(); // export_layout.cpp, with the four below
    void makeTables();
    void makeLayout();
    void connectControls();
    void addActions();
    [[nodiscard]] QBoxLayout* topRow();
    [[nodiscard]] QBoxLayout* bottomRow();
    [[nodiscard]] QWidget* leftSide();
    [[nodiscard]] QWidget* rightSide();
    void showRuns();
    void showRun();
    void showPlanned();
    void showPreflight();
    void showKey();
    void enableControls();
    [[nodiscard]] int firstToMend() const;
    void mend(int row);
    void say(const QString& sentence, Tone tone);
    void packed(const Result<workflow::ExportAnswer>& answer);
    void verified(const VerificationAnswer& answer);
    void askKeyFile();
    void askBundleFile();
    void askReportFile();
    void askBundleToVerify();
    [[nodiscard]] RunId run() const;
    [[nodiscard]] const store::RunRecord* record() const;
    [[nodiscard]] QString readOnlyReason() const;
    [[nodiscard]] QString suggestedFile() const;

    PageServices m_services;
    std::shared_ptr<ProjectSession> m_session;
    QStackedLayout* m_faces;
    EmptyFace* m_empty;
    QComboBox *m_runs, *m_precision;
    QSpinBox *m_memory, *m_serial;
    QPushButton *m_check, *m_quantize, *m_chooseKey, *m_makeKey, *m_chooseOut, *m_openFolder, *m_report, *m_verifyOther, *m_export;
    QLineEdit *m_name, *m_version, *m_key, *m_out, *m_reason, *m_use, *m_contact, *m_limits;
    QLabel *m_summary, *m_detail, *m_verdict, *m_fingerprint, *m_reasonCaption, *m_result;
    QTableView *m_preflightTable, *m_precisionTable;
    QTreeView* m_tree;
    PreflightModel* m_preflight;
    PrecisionModel* m_precisions;
    QStandardItemModel* m_entries;
    BundleVerification* m_verification;
    JobRunner m_planner, m_keyMaker;
    widgets::Theme m_theme = widgets::Theme::of(widgets::ThemeKind::Light);
    Tone m_tone = Tone::Plain;
    QString m_keyFolder, m_bundle, m_fileSuggested; ///< m_bundle: exported last
    qint64 m_nextSerial = 1;
    int m_lookJob = 0, m_packJob = 0, m_quantizeJob = 0, m_reportJob = 0; ///< running ones
    bool m_stale = true, m_needsReason = false, m_keyRead = false;
};

} // namespace tocsin::workbench
