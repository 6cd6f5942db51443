#!/usr/bin/env bash
# Installs what is missing, builds, and runs the whole line on the seeded demo plant: import, label, train, evaluate, tune, explain,
# quantize, export, verify, install on a device root, replay three weeks. With a display the window opens on the project.
# usage: installer/demo.sh [FOLDER]      default: demo.tocsin in the current folder's build/
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
# The caller's folder counts for the argument, not the one that this script works in.
given=${1:+$(realpath -m -- "$1")}
cd "$(dirname "$0")/.."

project=${given:-build/demo.tocsin}
bin=build/release/bin

installer/setup.sh
cmake --preset release >/dev/null
cmake --build --preset release --target tocsin tocsin-edge tocsin-parser tocsin-report tocsin-workbench tocsin_plugins

# 'tocsin demo' writes FOLDER.files/done when the whole line is through; without it a run was interrupted, or the folder is not ours. Nothing
# that is there is removed.
wanted=$project
number=2
finished() { [ -e "$project" ] && [ -e "$project.files/done" ]; }
while { [ -e "$project" ] || [ -e "$project.files" ]; } && ! finished; do
  echo "demo: $project holds no finished demo; it is left as it is"
  project=${wanted%.tocsin}-$number.tocsin
  number=$((number + 1))
done
if finished; then
  echo "demo: $project is there already and is used; remove it and $project.files to run the line again"
else
  [ "$project" = "$wanted" ] || echo "demo: starting afresh in $project"
  "$bin/tocsin" demo "$project"
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "demo: opening the window"
  # The line has run; a display that is gone is no failure of it.
  "$bin/tocsin-workbench" "$project" ||
    echo "demo: the window did not open (exit $?); is the display there? Later run: $bin/tocsin-workbench $project"
else
  echo "demo: no display here; on a desktop run: $bin/tocsin-workbench $project"
fi
