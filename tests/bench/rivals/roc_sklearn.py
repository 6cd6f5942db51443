# SPDX-License-Identifier: GPL-3.0-or-later
"""roc_auc_score and average_precision_score of scikit-learn on the numbers that bench_alarm wrote.

usage: roc_sklearn.py FOLDER SECONDS_OF_OURS
"""
import sys
import time

try:
    import numpy as np
    from sklearn import metrics
except ImportError as error:
    print(f"scikit-learn: skipped, {error} (Debian: python3-sklearn)")
    sys.exit(77)

folder, ours = sys.argv[1], float(sys.argv[2])
scores = np.fromfile(f"{folder}/scores.f32", np.float32)
bad = np.fromfile(f"{folder}/bad.u8", np.uint8)
best = 1e9
for _ in range(2):
    start = time.perf_counter()
    auc = metrics.roc_auc_score(bad, scores)
    average = metrics.average_precision_score(bad, scores)
    best = min(best, time.perf_counter() - start)
print(f"scikit-learn: {best:.3f} s (auc {auc:.9f}, ap {average:.9f}); ratio {best / ours:.1f} x")
