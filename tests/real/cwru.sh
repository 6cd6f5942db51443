#!/usr/bin/env bash
# CWRU bearing records at 12 kHz, nine fault classes: accuracy of windows of 2,048 samples, split by record.
# usage: cwru.sh TRAIN_DIR [TEST_DIR]
#
# Without TEST_DIR: trained on all loads of TRAIN_DIR but the highest, tested on that one. With TEST_DIR: trained on all of TRAIN_DIR, tested on all of TEST_DIR. Only the 12 kHz
# drive-end records of fault classes count; the drive-end channel alone is used. Windows of one record never stand on both sides.
# SPDX-License-Identifier: GPL-3.0-or-later
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
train=${1:?usage: cwru.sh TRAIN_DIR [TEST_DIR]}
test=${2:-}

# rows FOLDER: "path class load rate" of the 12 kHz fault records in its manifest.csv, columns found by name.
rows() {
  awk -F, -v folder="$1" '
    { sub(/\r$/, "") }
    NR == 1 { for (i = 1; i <= NF; ++i) at[$i] = i; next }
    $at["fs_hz"] == 12000 && $at["fault"] != "none" && $at["class"] != "Normal" { print folder "/" $at["file"] "\t" $at["class"] "\t" $at["load_hp"] "\t" $at["fs_hz"] }' "$1/manifest.csv"
}

project=$work/cwru.tocsin
"$bin/tocsin" new "$project" >/dev/null
bring() { # folder, part ("" = by load: the highest load is test)
  local highest
  highest=$(rows "$1" | cut -f 3 | sort -n | tail -n 1)
  rows "$1" | while IFS=$'\t' read -r file class load rate; do
    part=${2:-$([ "$load" = "$highest" ] && echo test || echo train)}
    "$bin/tocsin" import "$project" "$file" --asset rig --rate "$rate" --start 2024-01-01T00:00:00Z --label "$class" --tag "load=$load" --tag "part=$part" --channel '*DE_time' >/dev/null
  done
}
if [ -n "$test" ]; then bring "$train" train; bring "$test" test; else bring "$train" ""; fi

"$bin/tocsin" train "$project" --recipe wdcnn --split tag:part=test --seed 1 --json \
  --set net.front=log-energy --set augment.tilt=6 --set augment.noise=0 --set augment.gain=0 --set label_smoothing=0.1 --set lr=0.002 --set weight_decay=0.01 \
  --set stride=256 --set patience=0 --set epochs=20 --set windows_per_epoch=6400 --set warmup=1 > "$work/train.json"
run=$(number "$work/train.json" run)
"$bin/tocsin" evaluate "$project" "$run" --json > "$work/evaluate.json"

# Accuracy, the recall of each class, and the same of the baseline, taken over from tocsin's own answer.
awk '
  function value(text) { sub(/^[^:]*: /, "", text); sub(/,$/, "", text); return text }
  /^  "accuracy":/ { accuracy = value($0) }
  /^  "windows":/ { windows = value($0) }
  /^  "per_class": \{/ { inside = 1; next } inside && /^  \}/ { inside = 0 } inside { sub(/^ */, ""); per_class = per_class " " $0 }
  /^  "baseline": \{/ { base = 1 } base && /^    "accuracy":/ { other = value($0) } base && /^    "name":/ { name = value($0) } base && /^  \}/ { base = 0 }
  base && /^    "per_class": \{/ { deep = 1; next } deep && /^    \}/ { deep = 0 } deep { sub(/^ */, ""); other_class = other_class " " $0 }
  END { printf "{\"accuracy\": %s, \"windows\": %s, \"per_class\": {%s}, \"baseline\": {\"name\": %s, \"accuracy\": %s, \"per_class\": {%s}}}\n", accuracy, windows, per_class, name, other, other_class }' \
  "$work/evaluate.json"
