#!/usr/bin/env bash
# Installs what is missing, builds, and runs the tests. --long adds the long fault, fuzz and bench runs.
# usage: installer/test.sh [--long]      TOCSIN_PRESET chooses the build (default release)
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${TOCSIN_PRESET:-release}
exclude=(-LE 'long|bench')
[ "${1:-}" = --long ] && exclude=()

installer/setup.sh
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset"
ctest --preset "$preset" -j "$(nproc)" "${exclude[@]}"
