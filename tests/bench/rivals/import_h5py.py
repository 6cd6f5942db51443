# SPDX-License-Identifier: GPL-3.0-or-later
"""Seconds that pandas and h5py take to bring a CSV into an HDF5 file with gzip, as one would write it by hand. usage: import_h5py.py CSV
HDF5; prints one JSON object."""
import json
import sys
import time

import h5py
import pandas

start = time.perf_counter()
table = pandas.read_csv(sys.argv[1])
with h5py.File(sys.argv[2], "w") as file:
    times = pandas.to_datetime(table.iloc[:, 0], format="%Y-%m-%d %H:%M:%S").to_numpy().astype("int64")
    file.create_dataset("time", data=times, compression="gzip")
    for name in table.columns[1:]:
        file.create_dataset(name, data=table[name].to_numpy(), compression="gzip")
print(json.dumps({"pandas": pandas.__version__, "h5py": h5py.__version__, "seconds": time.perf_counter() - start, "rows": len(table)}))
