#!/usr/bin/env bash
# SKAB, rows after the first 400 of each file: F1, false-alarm rate and missed-alarm rate, pooled over all files.
# usage: skab.sh TRAIN_DIR [TEST_DIR]
#
# Protocol of the data set's leaderboard: each labelled file is learned on its own first 400 rows (labels are not looked at) and judged on the rows after them. Rates count those
# rows only: over all rows of the files the false-alarm rate would look less than half as large. TEST_DIR, where given, holds the files that are judged; since each of them brings
# its own training rows, nothing is then taken from TRAIN_DIR. A recording of normal operation (anomaly-free) is neither needed nor used.
#
# The model is a control chart: each channel's exponential average against its median in the first 400 rows, in robust deviations of that average; the largest over the channels is
# the score, and an alarm is a score that the first 400 rows never reached. choices.md beside this file says how that was chosen.
# SPDX-License-Identifier: GPL-3.0-or-later
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
train=${1:?usage: skab.sh TRAIN_DIR [TEST_DIR]}
test=${2:-$train}
folder "$train"
folder "$test"
head=400

# What an engineer knows of this rig: temperatures, pressure and supply follow the hall and the pump's warm-up; 400 rows do not show how far they wander harmlessly.
slow='|Temperature|Thermocouple|Pressure|Voltage|'
# The rivals as published: all channels, fitted on the 400 rows; kNN smooths over 5 rows and stops at twice the largest distance in training, PCA stops at the 99 % quantile of 5 rows.
components=(--recipe pca-t2-spe --set window=5 --set fit.windows=all)
neighbours=(--recipe knn-distance --set fit.windows=all --set limit.quantile=1 --set limit.factor=2 --set limit.hysteresis=0)
chart=(--recipe robust-ewma --set window=64 --set span=10 --set deviation=smoothed --set fit.windows=all --set limit.quantile=1 --set limit.factor=1 --set limit.hysteresis=0)

# columns FILE: names in its header, one a line; the first (time) and the labels are left out.
columns() {
  head -n 1 "$1" | LC_ALL=C sed 's/^\xef\xbb\xbf//; s/\r$//; s/"//g' | tr ';' '\n' | sed '1d' | grep -v -x -i -e anomaly -e changepoint
}

# rows_of ANSWER NAME SUFFIX: "name tp fp fn tn" of the run's own model (called NAME) and of each baseline, all names followed by SUFFIX.
rows_of() {
  awk -v own="$2" -v suffix="$3" '
    /^  "baseline":/ { best = 1; each = 0 } /^  "baselines":/ { best = 0; each = 1 }
    /"points": \{/ { inside = 1; tp = fp = fn = tn = 0 }
    inside && /"tp":/ { gsub(/[^0-9]/, ""); tp = $0 } inside && /"fp":/ { gsub(/[^0-9]/, ""); fp = $0 }
    inside && /"fn":/ { gsub(/[^0-9]/, ""); fn = $0 } inside && /"tn":/ { gsub(/[^0-9]/, ""); tn = $0; inside = 0; row = tp " " fp " " fn " " tn
      if (!each && !best) print own suffix, row; else if (each) pending = row }
    each && /"name":/ { gsub(/.*: "|",?$/, ""); if ($0 != "always-normal" || suffix == "") print $0 suffix, pending }' "$1"
}

project=$work/skab.tocsin
must "$work/new.json" new "$project"
files=0
skipped=
skip() { skipped="$skipped${skipped:+, }{\"file\": $(quoted "$1"), \"why\": $(quoted "$2")}"; }
: > "$work/rows.txt" > "$work/seen.txt"
while IFS= read -r -d '' file; do
  name=${file#"$test"/}
  case ${file##*/} in anomaly-free*) continue ;; esac
  head -n 1 "$file" | LC_ALL=C tr -d '\r"' | tr ';' '\n' | grep -q -x anomaly || { skip "$name" "no column anomaly"; continue; }
  sum=$(cksum < "$file")
  if grep -q -x "$sum" "$work/seen.txt"; then skip "$name" "the same bytes as a file before it"; continue; fi
  echo "$sum" >> "$work/seen.txt"
  tell "$work/import.json" import "$project" "$file" --asset "$name" --label-column anomaly || { skip "$name" "$(message "$work/import.json")"; continue; }
  rows=$(number "$work/import.json" rows)
  [ "${rows:-0}" -gt "$head" ] || { skip "$name" "${rows:-0} rows, none after the first $head"; continue; }
  all=() fast=()
  while IFS= read -r column; do
    all+=(--channel "$column")
    case $slow in *"|$column|"*) ;; *) fast+=(--channel "$column") ;; esac
  done < <(columns "$file")
  [ "${#fast[@]}" -gt 0 ] || fast=("${all[@]}")
  common=(--split "head:$head" --seed 1 --set labels=ignore --set stride=1 --recording "$(number "$work/import.json" id)")
  tell "$work/train.json" train "$project" "${chart[@]}" "${common[@]}" "${fast[@]}" &&
    tell "$work/own.json" evaluate "$project" "$(number "$work/train.json" run)" &&
    tell "$work/train.json" train "$project" "${components[@]}" "${common[@]}" "${all[@]}" &&
    tell "$work/components.json" evaluate "$project" "$(number "$work/train.json" run)" &&
    tell "$work/train.json" train "$project" "${neighbours[@]}" "${common[@]}" "${all[@]}" &&
    tell "$work/rivals.json" evaluate "$project" "$(number "$work/train.json" run)" &&
    tell "$work/train.json" train "$project" "${neighbours[@]}" "${common[@]}" "${fast[@]}" &&
    tell "$work/same.json" evaluate "$project" "$(number "$work/train.json" run)" || { skip "$name" "could not be trained or judged; see stderr"; continue; }
  files=$((files + 1))
  {
    rows_of "$work/own.json" ours "" | sed -n 1p
    rows_of "$work/components.json" pca-t2-spe "" | sed -n 1p
    rows_of "$work/rivals.json" knn-distance "" | sed '/^pca-t2-spe /d'
    rows_of "$work/same.json" knn-distance /same-channels
  } > "$work/file.txt"
  cat "$work/file.txt" >> "$work/rows.txt"
  [ -z "${TOCSIN_PER_FILE:-}" ] || sed -n "s|^ours|$name tp fp fn tn|p" "$work/file.txt" >&2
done < <(find "$test" -type f -iname '*.csv' -print0 | LC_ALL=C sort -z)
[ "$files" -gt 0 ] || { echo "{\"error\": {\"code\": \"data\", \"message\": \"no labelled .csv file with more than $head rows below the folder\", \"detail\": [$skipped]}}" >&2; exit 3; }

skipped=$skipped awk -v files="$files" -v head="$head" '
  function f1(name) { return 2 * tp[name] + fp[name] + fn[name] ? 2 * tp[name] / (2 * tp[name] + fp[name] + fn[name]) : 0 }
  function figures(name) {
    return sprintf("\"f1\": %.4f, \"far\": %.4f, \"mar\": %.4f, \"tp\": %d, \"fp\": %d, \"fn\": %d, \"tn\": %d", f1(name),
                   fp[name] + tn[name] ? fp[name] / (fp[name] + tn[name]) : 0, tp[name] + fn[name] ? fn[name] / (tp[name] + fn[name]) : 0, tp[name], fp[name], fn[name], tn[name]) }
  { if (!($1 in tp)) order[++names] = $1; tp[$1] += $2; fp[$1] += $3; fn[$1] += $4; tn[$1] += $5 }
  END {
    own = "ours"; order[++names] = "flag-all"
    tp["flag-all"] = tp[own] + fn[own]; fp["flag-all"] = fp[own] + tn[own]; fn["flag-all"] = 0; tn["flag-all"] = 0
    for (i = 1; i <= names; ++i) if (order[i] != own && (best == "" || f1(order[i]) > f1(best))) best = order[i]
    printf "{%s, \"files\": %d, \"rows\": \"after the first %d of each file\", \"recipe\": \"robust-ewma\", \"reference\": null, \"baseline\": {\"name\": \"%s\", %s}", figures(own), files, head, best, figures(best)
    printf ", \"baselines\": {"; sep = ""
    for (i = 1; i <= names; ++i) if (order[i] != own) { printf "%s\"%s\": {%s}", sep, order[i], figures(order[i]); sep = ", " }
    print "}, \"skipped\": [" ENVIRON["skipped"] "]}"
  }' "$work/rows.txt"
