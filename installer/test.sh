#!/usr/bin/env bash
# Installs what is missing, builds, and runs the tests. --long adds the long fault and fuzz runs and, after them and one by one, the benches:
# each names the goals that it missed, and any of them makes this script fail.
# usage: installer/test.sh [--long]      TOCSIN_PRESET chooses the build (default release)
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "$0")/.."

preset=${TOCSIN_PRESET:-release}
case ${1:-} in
  '' | --long) ;;
  *) echo "usage: installer/test.sh [--long]" >&2; exit 2 ;;
esac

installer/setup.sh ${1:+--rivals}
cmake --preset "$preset" >/dev/null
cmake --build --preset "$preset"
if [ "${1:-}" != --long ]; then
  exec ctest --preset "$preset" -j "$(nproc)" -LE 'long|bench'
fi
failed=0
ctest --preset "$preset" -j "$(nproc)" -LE bench || failed=1
# Figures are worth nothing beside other work: one at a time, with all they print.
ctest --preset "$preset" -j 1 -L bench --verbose || failed=1
exit $failed
