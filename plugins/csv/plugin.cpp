// SPDX-License-Identifier: GPL-3.0-or-later
#include "plugins/csv/csv_importer.h"

extern "C" tocsin::ingest::Importer* tocsinCreateImporter() {
    return new tocsin::csv::CsvImporter;
}
