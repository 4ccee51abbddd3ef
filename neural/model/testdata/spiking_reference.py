"""Writes spiking.json: spike times of populations that the Go models are compared with.

Made with numpy 2.4.6:

    python spiking_reference.py
"""
import json
import os

import numpy as np


def izhikevich(ne, ni, seed, duration):
    """The network of Izhikevich's paper of 2003, with numpy's legacy generator."""
    rng = np.random.RandomState(seed)
    re, ri = rng.rand(ne), rng.rand(ni)
    a = np.r_[0.02 * np.ones(ne), 0.02 + 0.08 * ri]
    b = np.r_[0.2 * np.ones(ne), 0.25 - 0.05 * ri]
    c = np.r_[-65 + 15 * re**2, -65 * np.ones(ni)]
    d = np.r_[8 - 6 * re**2, 2 * np.ones(ni)]
    s = np.c_[0.5 * rng.rand(ne + ni, ne), -rng.rand(ne + ni, ni)]
    v = -65 * np.ones(ne + ni)
    u = b * v
    spikes = []
    for t in range(duration):
        current = np.r_[5 * rng.randn(ne), 2 * rng.randn(ni)]
        fired = v >= 30
        v[fired] = c[fired]
        u[fired] += d[fired]
        current = current + s[:, fired].sum(axis=1)
        v += 0.5 * (0.04 * v**2 + 5 * v + 140 - u + current)
        v += 0.5 * (0.04 * v**2 + 5 * v + 140 - u + current)
        u += a * (b * v - u)
        spikes += [[t + 1, int(i)] for i in np.flatnonzero(v >= 30)]
    return {"spikes": spikes, "v": v.tolist(), "u": u.tolist()}


def lif(n, seed, steps, dt=0.1):
    """Leaky integrate-and-fire neurons with exponential synapses, delays and noise."""
    v = np.random.RandomState(seed).uniform(-70, -54, n)
    rng = np.random.RandomState(seed)
    w = np.array([[0 if i == j else ((5 * i + 3 * j) % 7 - 3) * 0.8 for j in range(n)] for i in range(n)])
    delay = np.array([[0 if i == j else (11 * i + 7 * j) % 40 for j in range(n)] for i in range(n)])
    drive = 15 + 6 * np.arange(n) / n
    s, ou, rest = np.zeros(n), np.zeros(n), np.zeros(n, dtype=int)
    pending = np.zeros((steps + 60, n))
    spikes = []
    for k in range(steps):
        s += pending[k] - s * dt / 5
        ou += -ou * dt / 5 + 1.5 * np.sqrt(dt) * rng.randn(n)
        free = rest == 0
        rest[~free] -= 1
        v[free] += (dt / 10 * (-70 - v + s + ou + drive))[free]
        fired = np.flatnonzero(free & (v >= -54))
        v[fired], rest[fired] = -70, 20
        for j in fired:
            spikes.append([k + 1, int(j)])
            for i in range(n):
                pending[k + 1 + delay[i, j], i] += w[i, j]
    return {"spikes": spikes, "v": v.tolist()}


out = {"izhikevich": izhikevich(80, 20, 11, 500), "lif": lif(20, 4, 3000)}
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "spiking.json")
json.dump(out, open(path, "w"), separators=(",", ":"))
