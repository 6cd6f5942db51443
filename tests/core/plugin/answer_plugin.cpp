// SPDX-License-Identifier: GPL-3.0-or-later
// A plugin for tst_plugin_registry: one function under a C name.
extern "C" int tocsinTestAnswer(int x) {
    return 2 * x;
}
