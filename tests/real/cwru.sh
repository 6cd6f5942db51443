#!/usr/bin/env bash
# CWRU bearing records at 12 kHz, drive end, fault classes: accuracy of windows of 2,048 samples beside the linear discriminant on log spectra.
# usage: cwru.sh TRAIN_DIR [TEST_DIR]
#
# With TEST_DIR: trained on all of TRAIN_DIR, tested on all of TEST_DIR. Without: trained on the lower loads of TRAIN_DIR, tested on the highest. A folder with one load is split by
# record (the last record of each class is tested) where every class has at least two, else by time (the last fifth of each record is tested); "split" in the answer says which.
# Only 12 kHz drive-end records of fault classes count, and the drive-end channel alone is used. But for the split by time, windows of one record never stand on both sides.
# A class that stands only on the test side cannot be named and counts as an error ("unseen_class_windows"). Records are named by manifest.csv in the folder or, for a sub-folder of
# the data set, in a folder above it.
# SPDX-License-Identifier: GPL-3.0-or-later
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
train=${1:?usage: cwru.sh TRAIN_DIR [TEST_DIR]}
test=${2:-}
folder "$train"
[ -z "$test" ] || folder "$test"
[ -z "$test" ] || [ "$(realpath "$train")" != "$(realpath "$test")" ] || test=

# fail MESSAGE: data error in the shape of tocsin's own.
fail() { echo "{\"error\": {\"code\": \"data\", \"message\": $(quoted "$1"), \"detail\": [$skipped]}}" >&2; exit 3; }

skipped=
skip() { skipped="$skipped${skipped:+, }{\"file\": $(quoted "$1"), \"why\": $(quoted "$2")}"; }

# manifest FOLDER: the manifest.csv that names its records.
manifest() {
  local at
  at=$(realpath "$1")
  for _ in 1 2 3 4; do
    [ ! -f "$at/manifest.csv" ] || { printf '%s\n' "$at/manifest.csv"; return; }
    at=$(dirname "$at")
  done
}

# rows FOLDER: "path<TAB>class<TAB>load<TAB>channel" of the 12 kHz drive-end fault records below it; columns of the manifest are found by name.
rows() {
  local list
  list=$(manifest "$1")
  [ -n "$list" ] || return 0
  within=$(realpath "$1") base=$(dirname "$list") awk -F, '
    { sub(/\r$/, ""); gsub(/"/, "") }
    NR == 1 { sub(/^\357\273\277/, ""); for (i = 1; i <= NF; ++i) at[$i] = i; next }
    function column(name) { return name in at ? $at[name] : "" }
    {
      path = ENVIRON["base"] "/" column("file")
      channel = column("de_variable") == "" ? "*DE_time" : column("de_variable")
      if (column("fs_hz") == 12000 && column("fault") != "none" && column("class") != "" && column("class") != "Normal" && tolower(column("file")) !~ /fan[ _-]?end/ &&
          index(path, ENVIRON["within"] "/") == 1)
        print path "\t" column("class") "\t" column("load_hp") "\t" channel
    }' "$list" | LC_ALL=C sort -u
}

rows "$train" > "$work/train.tsv"
[ -s "$work/train.tsv" ] || fail "no manifest.csv for $train, or no 12 kHz drive-end fault record in it"
if [ -n "$test" ]; then
  split=folders
  rows "$test" > "$work/test.tsv"
  [ -s "$work/test.tsv" ] || fail "no manifest.csv for $test, or no 12 kHz drive-end fault record in it"
elif [ "$(cut -f 3 "$work/train.tsv" | sort -u | wc -l)" -gt 1 ]; then
  split=load
  highest=$(cut -f 3 "$work/train.tsv" | sort -n | tail -n 1)
  awk -F'\t' -v load="$highest" '$3 == load' "$work/train.tsv" > "$work/test.tsv"
  awk -F'\t' -v load="$highest" '$3 != load' "$work/train.tsv" > "$work/lower.tsv"
  mv "$work/lower.tsv" "$work/train.tsv"
elif [ "$(cut -f 2 "$work/train.tsv" | sort | uniq -c | awk '{ print $1 }' | sort -n | head -n 1)" -gt 1 ]; then
  split=record
  awk -F'\t' '{ last[$2] = $0 } END { for (name in last) print last[name] }' "$work/train.tsv" > "$work/test.tsv"
  grep -v -x -F -f "$work/test.tsv" "$work/train.tsv" > "$work/rest.tsv"
  mv "$work/rest.tsv" "$work/train.tsv"
else
  split=time
  : > "$work/test.tsv"
fi

project=$work/cwru.tocsin
must "$work/new.json" new "$project"
: > "$work/seen.txt"
# bring LIST PART: imports the records of a list; what cannot be used is named under "skipped".
bring() {
  local path class load channel sum
  while IFS=$'\t' read -r path class load channel; do
    [ -f "$path" ] || { skip "$path" "the file of the manifest is not there"; continue; }
    sum=$(cksum < "$path")
    if grep -q -x "$sum" "$work/seen.txt"; then skip "$path" "the same bytes as a record before it"; continue; fi
    tell "$work/import.json" import "$project" "$path" --asset rig --rate 12000 --start 2024-01-01T00:00:00Z --label "$class" --tag "load=$load" --tag "part=$2" --channel "$channel" ||
      { skip "$path" "$(message "$work/import.json")"; continue; }
    echo "$sum" >> "$work/seen.txt"
    echo "$2" >> "$work/parts.txt"
  done < "$1"
}
: > "$work/parts.txt"
bring "$work/train.tsv" train
bring "$work/test.tsv" test
grep -q train "$work/parts.txt" || fail "no record of $train could be imported"
[ "$split" = time ] || grep -q test "$work/parts.txt" || fail "no record is left to test on"

# Chosen on loads 0 and 1 alone (choices.md): trained on load 0, tried on load 1.
settings=(--set net.front=log-energy --set augment.tilt=6 --set augment.noise=0 --set augment.gain=0 --set label_smoothing=0.1 --set lr=0.002 --set weight_decay=0.01
  --set stride=256 --set patience=0 --set epochs=20 --set windows_per_epoch=6400 --set warmup=1)
[ -z "${TOCSIN_QUICK:-}" ] || settings+=(--set epochs=1 --set windows_per_epoch=64)
parts=tag:part=test
[ "$split" != time ] || parts=time
must "$work/train.json" train "$project" --recipe wdcnn --split "$parts" --seed 1 "${settings[@]}"
must "$work/evaluate.json" evaluate "$project" "$(number "$work/train.json" run)"

# Accuracy, the recall of each class, and the same of the baselines, taken over from tocsin's own answer.
skipped=$skipped awk -v split_by="$split" '
  function value(text) { sub(/^[^:]*: /, "", text); sub(/,$/, "", text); return text }
  /^  "accuracy":/ { accuracy = value($0) }
  /^  "windows":/ { windows = value($0) }
  /^  "unseen_class_windows":/ { unseen = value($0) }
  /^  "per_class": \{/ { inside = 1; next } inside && /^  \}/ { inside = 0 } inside { sub(/^ */, ""); per_class = per_class " " $0 }
  /^  "baseline": \{/ { base = 1 } base && /^    "accuracy":/ { other = value($0) } base && /^    "name":/ { name = value($0) } base && /^  \}/ { base = 0 }
  base && /^    "per_class": \{/ { deep = 1; next } deep && /^    \}/ { deep = 0 } deep { sub(/^ */, ""); other_class = other_class " " $0 }
  /^  "baselines": \[/ { all = 1 } all && /^  \]/ { all = 0 }
  all && /^      "accuracy":/ { each = value($0) } all && /^      "name":/ { list = list (list == "" ? "" : ", ") value($0) ": {\"accuracy\": " each "}" }
  END {
    if (accuracy == "") accuracy = "null"
    if (unseen == "") unseen = 0
    if (other == "") { name = "null"; other = "null" }
    printf "{\"accuracy\": %s, \"windows\": %s, \"unseen_class_windows\": %s, \"split\": \"%s\", \"per_class\": {%s}", accuracy, windows, unseen, split_by, per_class
    printf ", \"baseline\": {\"name\": %s, \"accuracy\": %s, \"per_class\": {%s}}, \"baselines\": {%s}, \"skipped\": [%s]}\n", name, other, other_class, list, ENVIRON["skipped"]
  }' "$work/evaluate.json"
