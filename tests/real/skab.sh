#!/usr/bin/env bash
# SKAB, rows after the first 400 of each file: F1, false-alarm rate and missed-alarm rate, pooled over all files.
# usage: skab.sh TRAIN_DIR [TEST_DIR]
#
# Protocol of the data set's leaderboard: each labelled file is learned on its own first 400 rows (280 fit the weights, 120 set the limit; labels are not looked at) and judged on the rows after
# them. Rates count those rows only: over all rows of the files the false-alarm rate would look less than half as large. TRAIN_DIR gives the recording of normal operation
# (anomaly-free) from which the harmless drift of the slow channels is measured; TEST_DIR, where given, gives the files that are judged.
# SPDX-License-Identifier: GPL-3.0-or-later
source "$(dirname "${BASH_SOURCE[0]}")/common.sh"
train=${1:?usage: skab.sh TRAIN_DIR [TEST_DIR]}
test=${2:-$train}

# What an engineer knows of this rig: supply, pressure and temperatures follow the hall and the pump's warm-up, so they may wander further than a fault moves them.
slow=Temperature,Thermocouple,Voltage,Pressure

project=$work/skab.tocsin
"$bin/tocsin" new "$project" >/dev/null
options=(--split head:400 --seed 1 --set labels=ignore --set window=32 --set stride=1)
reference=$(find "$train" "$test" -name 'anomaly-free*.csv' | sort | head -n 1)
if [ -n "$reference" ]; then
  "$bin/tocsin" import "$project" "$reference" --asset reference --tag role=reference >/dev/null
  options+=(--set drift=reference --set "drift.slow=$slow")
fi

files=0
for file in $(find "$test" -name '*.csv' ! -name 'anomaly-free*' | sort); do
  head -n 1 "$file" | grep -q anomaly || continue
  files=$((files + 1))
  name=$(basename "$(dirname "$file")")-$(basename "$file" .csv)
  "$bin/tocsin" import "$project" "$file" --asset "$name" --label-column anomaly --label-column changepoint --json > "$work/import.json"
  recording=$(number "$work/import.json" id)
  "$bin/tocsin" train "$project" --recipe conv-autoencoder "${options[@]}" --recording "$recording" --json > "$work/train.json"
  run=$(number "$work/train.json" run)
  "$bin/tocsin" evaluate "$project" "$run" --class anomaly --json > "$work/evaluate.json"
  # One line a model: name and its row counts.
  awk -v own=conv-autoencoder '
    /^  "baseline":/ { best = 1; each = 0 } /^  "baselines":/ { best = 0; each = 1 }
    /"points": \{/ { inside = 1; tp = fp = fn = tn = 0 }
    inside && /"tp":/ { gsub(/[^0-9]/, ""); tp = $0 } inside && /"fp":/ { gsub(/[^0-9]/, ""); fp = $0 }
    inside && /"fn":/ { gsub(/[^0-9]/, ""); fn = $0 } inside && /"tn":/ { gsub(/[^0-9]/, ""); tn = $0; inside = 0; row = tp " " fp " " fn " " tn
      if (!each && !best) print own, row; else if (each) pending = row }
    each && /"name":/ { gsub(/.*: "|",?$/, ""); print $0, pending }' "$work/evaluate.json" > "$work/rows-$files.txt"
  cat "$work/rows-$files.txt" >> "$work/rows.txt"
  sed "s/^/$name /" "$work/rows-$files.txt" >> "$work/per_file.txt"
done
[ "$files" -gt 0 ] || { echo "no labelled .csv file below $test" >&2; exit 3; }

awk -v files="$files" '
  function figures(name) { p = 2 * tp[name]; q = p + fp[name] + fn[name]
    return sprintf("\"f1\": %.4f, \"far\": %.4f, \"mar\": %.4f, \"tp\": %d, \"fp\": %d, \"fn\": %d, \"tn\": %d", q ? p / q : 0,
                   fp[name] + tn[name] ? fp[name] / (fp[name] + tn[name]) : 0, tp[name] + fn[name] ? fn[name] / (tp[name] + fn[name]) : 0, tp[name], fp[name], fn[name], tn[name]) }
  { tp[$1] += $2; fp[$1] += $3; fn[$1] += $4; tn[$1] += $5 }
  END {
    own = "conv-autoencoder"
    tp["flag-all"] = tp[own] + fn[own]; fp["flag-all"] = fp[own] + tn[own]; fn["flag-all"] = 0; tn["flag-all"] = 0
    best = ""
    for (name in tp) if (name != own) { f = 2 * tp[name] / (2 * tp[name] + fp[name] + fn[name]); if (best == "" || f > top) { best = name; top = f } }
    printf "{%s, \"files\": %d, \"rows\": \"after the first 400 of each file\", \"baseline\": {\"name\": \"%s\", %s}", figures(own), files, best, figures(best)
    printf ", \"baselines\": {"; sep = ""
    for (name in tp) if (name != own) { printf "%s\"%s\": {%s}", sep, name, figures(name); sep = ", " }
    print "}}"
  }' "$work/rows.txt"
[ -z "${TOCSIN_PER_FILE:-}" ] || grep conv-autoencoder "$work/per_file.txt" >&2
