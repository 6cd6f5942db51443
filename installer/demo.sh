#!/usr/bin/env bash
# Installs what is missing, builds, and runs the whole line on the seeded demo plant: import, label, train, evaluate, tune, explain,
# quantize, export, verify, install on a device root, replay three weeks. With a display the window opens on the project.
# usage: installer/demo.sh [FOLDER]      default: demo.tocsin in the current folder's build/
# SPDX-License-Identifier: GPL-3.0-or-later
set -euo pipefail
cd "$(dirname "$0")/.."

project=${1:-build/demo.tocsin}
bin=build/release/bin

installer/setup.sh
cmake --preset release >/dev/null
cmake --build --preset release --target tocsin tocsin-edge tocsin-parser tocsin-workbench tocsin_plugins

if [ -e "$project" ] && [ ! -e "$project.files/done" ]; then
  # An earlier run was interrupted: what it left stays, the line runs beside it.
  number=2
  while [ -e "${project%.tocsin}-$number.tocsin" ] && [ ! -e "${project%.tocsin}-$number.tocsin.files/done" ]; do number=$((number + 1)); done
  echo "demo: $project was not finished; using ${project%.tocsin}-$number.tocsin"
  project=${project%.tocsin}-$number.tocsin
fi
if [ -e "$project" ]; then
  echo "demo: $project is there already and is used; remove it to run the line again"
else
  "$bin/tocsin" demo "$project"
fi

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
  echo "demo: opening the window"
  "$bin/tocsin-workbench" "$project"
else
  echo "demo: no display here; on a desktop run: $bin/tocsin-workbench $project"
fi
