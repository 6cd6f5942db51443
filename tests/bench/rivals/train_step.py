# SPDX-License-Identifier: GPL-3.0-or-later
"""Milliseconds of one training step (forward, backward, AdamW) of the networks of bench_train_step in Python PyTorch.

usage: train_step.py wdcnn|lstm THREADS SECONDS      prints "median minimum steps version"
"""
import sys
import time

try:
    import torch
    from torch import nn
except ImportError as error:
    print(f"skipped, {error} (Debian: python3-torch)")
    sys.exit(0)


class Wdcnn(nn.Module):
    """Zhang et al. 2017, doi:10.3390/s17020425."""

    def __init__(self, classes=10):
        super().__init__()
        parts, channels = [], 1
        for out, kernel, stride, padding in ((16, 64, 16, 24), (32, 3, 1, 1), (64, 3, 1, 1), (64, 3, 1, 1), (64, 3, 1, 0)):
            parts += [nn.Conv1d(channels, out, kernel, stride, padding), nn.BatchNorm1d(out), nn.ReLU(), nn.MaxPool1d(2)]
            channels = out
        self.features = nn.Sequential(*parts)
        self.head = nn.Sequential(nn.Flatten(), nn.Linear(192, 100), nn.ReLU(), nn.Linear(100, classes))

    def forward(self, x):
        return self.head(self.features(x))


class Lstm(nn.Module):
    def __init__(self):
        super().__init__()
        self.lstm = nn.LSTM(14, 64, 2, batch_first=True)
        self.out = nn.Linear(64, 1)

    def forward(self, x):
        return self.out(self.lstm(x)[0][:, -1])


name, threads, seconds = sys.argv[1], int(sys.argv[2]), float(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(0)
if name == "wdcnn":
    network, x, y, loss = Wdcnn(), torch.randn(64, 1, 2048), torch.randint(0, 10, (64,)), nn.functional.cross_entropy
else:
    network, x, y, loss = Lstm(), torch.randn(128, 30, 14), torch.randn(128, 1), nn.functional.mse_loss
optimizer = torch.optim.AdamW(network.parameters(), 1e-3)
times = []
end = time.perf_counter() + seconds
while len(times) < 5 or time.perf_counter() < end:
    start = time.perf_counter()
    optimizer.zero_grad(set_to_none=True)
    loss(network(x), y).backward()
    optimizer.step()
    times.append(time.perf_counter() - start)
times = sorted(times[2:])
print(f"{times[len(times) // 2] * 1e3:.3f} {times[0] * 1e3:.3f} {len(times)} {torch.__version__}")
