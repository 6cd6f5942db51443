// SPDX-License-Identifier: GPL-3.0-or-later
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <unistd.h>

#include "app/cli/command.h"

namespace {

/// OpenMP reads its wait policy when it loads, before main(): spinning threads starve everything else on a shared machine (up to 20 times
/// slower), so a verb that trains starts the program once more with passive waiting.
void restartWithPassiveWaiting(char** argv) {
    if (std::getenv("OMP_WAIT_POLICY") != nullptr) return;
    ::setenv("OMP_WAIT_POLICY", "PASSIVE", 1);
    ::execv("/proc/self/exe", argv);
    // Where that does not work the program goes on as it is.
}

bool computes(const char* verb) {
    for (const char* name : {"train", "quantize", "explain", "demo"})
        if (std::strcmp(verb, name) == 0) return true;
    return false;
}

} // namespace

int main(int argc, char** argv) {
    if (argc > 1 && computes(argv[1])) restartWithPassiveWaiting(argv);
    tocsin::cli::CommandTable table;
    addProjectCommands(table);
    addImportCommand(table);
    addLabelCommands(table);
    addSnapshotCommands(table);
    addAgreeCommand(table);
    addTrainCommands(table);
    addEvaluateCommand(table);
    addTuneCommand(table);
    addScoreCommand(table);
    addExplainCommand(table);
    addQuantizeCommand(table);
    addReportCommand(table);
    addBundleCommands(table);
    addDemoCommand(table);
    if (argc == 2 && std::strcmp(argv[1], "--man") == 0) {
        std::cout << table.manPage();
        return 0;
    }
    return table.run(argc, argv);
}
