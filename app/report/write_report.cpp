// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/report/write_report.h"

#include <string>

#include "app/report/report_html.h"
#include "app/report/report_pages.h"
#include "core/base/durable_file.h"

namespace tocsin::report {

Result<ReportFile> writeReport(const Json& facts, const std::filesystem::path& file) {
    if (!facts.is_object() || facts.value("schema", Json()) != 1)
        return Error{ErrorCode::Data, "these are no facts of a report (schema 1), as `tocsin report --json` prints them", {}};
    const std::string ending = file.extension().string();
    ReportFile written;
    std::string bytes;
    if (ending == ".html" || ending == ".htm") {
        bytes = reportHtml(facts, Medium::Browser).text.toStdString();
    } else if (ending == ".pdf") {
        const QByteArray pdf = pdfOf(facts, written.pages);
        bytes = pdf.toStdString();
    } else {
        return Error{ErrorCode::Usage, "a report is written as .html or .pdf; '" + file.string() + "' ends otherwise", {}};
    }
    TOCSIN_TRY(durableReplace(file, bytes));
    written.bytes = static_cast<std::int64_t>(bytes.size());
    return written;
}

} // namespace tocsin::report
