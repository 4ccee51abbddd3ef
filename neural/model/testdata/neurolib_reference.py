"""Writes neurolib.json: runs of neurolib's models that the Go models are compared with.

Made with neurolib at commit 9b6b2b8 (2024-12-18, "0.6.1" in its setup.py), numpy 2.4.6
and numba 0.68.1:

    pip install "git+https://github.com/neurolib-dev/neurolib@9b6b2b8"
    python neurolib_reference.py
"""
import json
import os

import numpy as np
from neurolib.models.fhn import FHNModel
from neurolib.models.hopf import HopfModel
from neurolib.models.kuramoto import KuramotoModel
from neurolib.models.wc import WCModel

STEPS = [0, 1, 2, 3, 4, 5, 9, 50, 99, 200, 299, 500, 700, 999]


def network(n):
    weights = np.array([[((7 * i + 3 * j) % 5) / 4 for j in range(n)] for i in range(n)], dtype=float)
    lengths = np.array([[0.0 if i == j else 10.0 + (37 * i + 17 * j) % 240 for j in range(n)] for i in range(n)])
    return weights, lengths


def picked(series):
    return [[float(row[k]) for k in STEPS] for row in series]


def run(model, outputs, **params):
    model.params["duration"] = 100
    for key, value in params.items():
        model.params[key] = value
    # model.run() cuts off the initial values by a delay of its own reckoning, which
    # is not always the one the integration began with; so cut from the end.
    t, *series = model.integration(model.params)
    return {name: picked(row[:, -len(t):]) for name, row in zip(outputs, series)}


w, l = network(6)
none = np.zeros((6, 6))
wave = np.array([[0.3 * np.sin(0.01 * k + i) for k in range(1000)] for i in range(6)])
out = {
    "steps": STEPS,
    "kuramoto one": run(KuramotoModel(seed=3), ["theta"], omega=np.array([0.5 * np.pi])),
    "kuramoto one noise": run(KuramotoModel(seed=3), ["theta"], omega=np.array([0.5 * np.pi]), sigma_ou=0.4),
    "kuramoto six": run(KuramotoModel(Cmat=w, Dmat=none, seed=5), ["theta"], k=0.5, omega=0.25 * np.pi * np.arange(1, 7) / 6),
    "kuramoto six delays noise": run(KuramotoModel(Cmat=w, Dmat=l, seed=7), ["theta"], k=1.5, sigma_ou=0.2),
    "kuramoto six input": run(KuramotoModel(Cmat=w, Dmat=none, seed=7), ["theta"], k=0.5, theta_ext=wave),
}
for name, make in ("hopf", HopfModel), ("fhn", FHNModel), ("wc", WCModel):
    outputs = ["exc", "inh"] if name == "wc" else ["x", "y"]
    out[name + " one"] = run(make(seed=3), outputs)
    out[name + " six delays noise"] = run(make(Cmat=w, Dmat=l, seed=7), outputs, sigma_ou=0.05)
    if name != "wc":
        out[name + " additive"] = run(make(Cmat=w, Dmat=l, seed=7), outputs, sigma_ou=0.02, K_gl=0.1, coupling="additive")
    else:
        out[name + " driven"] = run(make(Cmat=w, Dmat=l, seed=7), outputs, exc_ext_baseline=1.0, sigma_ou=0.5)

# The correct delays in Kuramoto: neurolib's own loop, given the delays in steps.
from neurolib.models.kuramoto import timeIntegration as ti

model = KuramotoModel(Cmat=w, Dmat=l, seed=7)
model.params["k"] = 1.5
steps = np.around(l / 20 / 0.1).astype(int)
start = steps.max() + 1
theta = np.zeros((6, start + 1000))
theta[:, :start] = model.params["theta_init"]
np.random.seed(7)
theta[:, start:] = np.random.standard_normal((6, 1000))
t = np.arange(1, 1001) * 0.1
_, theta, _ = ti.timeIntegration_njit_elementwise(
    start, t, 0.1, np.sqrt(0.1), 6, model.params["omega"], 1.5 / 6, model.params["Cmat"], steps, theta,
    np.zeros_like(theta), 5.0, 0.2, np.zeros(6),
)
out["kuramoto six true delays noise"] = {"theta": picked(theta[:, start:])}

path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "neurolib.json")
json.dump(out, open(path, "w"), separators=(",", ":"))
