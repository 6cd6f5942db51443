# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds that pandas takes to read a CSV with read_csv as it comes: best of N. usage: csv_pandas.py FILE [N]; prints one JSON object."""
import json
import sys
import time

import pandas

path, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 2
best = float("inf")
for _ in range(runs):
    start = time.perf_counter()
    table = pandas.read_csv(path)
    best = min(best, time.perf_counter() - start)
print(json.dumps({"pandas": pandas.__version__, "seconds": best, "rows": len(table), "columns": len(table.columns)}))
