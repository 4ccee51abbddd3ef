"""Writes rnn.json: outputs, losses and gradients of the CTRNN family, by automatic differentiation.

Made with jax 0.10.2 and numpy 2.4.6, in double precision:

    python rnn_reference.py
"""
import json
import os

import jax
import jax.numpy as jnp
import numpy as np

jax.config.update("jax_enable_x64", True)

INPUTS, OUTPUTS, STEPS, C = 2, 3, 12, 0.999999
UNITS = [3, 2, 4]
TAU0 = np.repeat([1.5, 4.0, 9.0], UNITS)
MODULE = np.repeat([0, 1, 2], UNITS)
H = sum(UNITS)
HEARS = {
    "dense": lambda k, j: True,
    "partitioned": lambda k, j: k == j,
    "clocked": lambda k, j: j >= k,
    "adjacent": lambda k, j: abs(j - k) <= 1,
}


def shapes(kind):
    s = [("W", (H, INPUTS)), ("V", (H, H)), ("b", (H,)), ("R", (OUTPUTS, H)), ("r", (OUTPUTS,))]
    if kind in ("ACTRNN", "AVCTRNN", "GACTRNN"):
        s.append(("wt", (H,)))
    if kind == "AVCTRNN":
        s.append(("ws", (H,)))
    if kind == "GACTRNN":
        s += [("U", (H, INPUTS)), ("Vt", (H, H))]
    return s


def unpack(kind, flat, mask):
    out, at = {}, 0
    for name, shape in shapes(kind):
        size = int(np.prod(shape))
        out[name] = flat[at : at + size].reshape(shape)
        if name in ("V", "Vt"):
            out[name] = out[name] * mask
        at += size
    return out


def forward(kind, p, x, eps, sigma0):
    z, y = jnp.zeros(H), jnp.zeros(H)
    outs, taus = [], []
    for t in range(STEPS):
        a = p["W"] @ x[t] + p["V"] @ y + p["b"]
        tau = TAU0
        if kind in ("ACTRNN", "AVCTRNN"):
            tau = jnp.exp(p["wt"] + jnp.log(TAU0 - C)) + C
        if kind == "GACTRNN":
            tau = jnp.exp(p["wt"] + p["U"] @ x[t] + p["Vt"] @ y + jnp.log(TAU0 - C)) + C
        if kind == "VCTRNN":
            tau = jnp.clip(tau + sigma0 * eps[t], 1, 999999)
        if kind == "AVCTRNN":
            sigma = jnp.clip(jnp.exp(p["ws"] + jnp.log(sigma0 + 1e-6)) - 1e-6, 0, 500000)
            tau = jnp.clip(tau + sigma * eps[t], 1, 999999)
        z = (1 - 1 / tau) * z + a / tau
        y = jnp.tanh(z)
        outs.append(p["R"] @ y + p["r"])
        taus.append(tau * jnp.ones(H))
    return jnp.stack(outs), jnp.stack(taus)


def loss(flat, kind, mask, x, target, eps, sigma0, which):
    out, _ = forward(kind, unpack(kind, flat, mask), x, eps, sigma0)
    rows = np.arange(2, STEPS)  # the first two steps have no target
    if which == "squared":
        return jnp.mean((out[rows] - target[rows]) ** 2)
    return jnp.mean(-jnp.sum(target[rows] * jax.nn.log_softmax(out[rows]), axis=1))


x = np.array([[np.sin(0.7 * t + i) for i in range(INPUTS)] for t in range(STEPS)])
squared = np.array([[np.cos(0.4 * t - o) for o in range(OUTPUTS)] for t in range(STEPS)])
odds = np.array([[(1.0 if (t // 3) % OUTPUTS == o else 0.0) for o in range(OUTPUTS)] for t in range(STEPS)])
eps = np.random.RandomState(99).randn(STEPS, H)
cases = []
for kind in ("CTRNN", "ACTRNN", "VCTRNN", "AVCTRNN", "GACTRNN"):
    for scheme, hears in HEARS.items():
        mask = np.array([[float(hears(MODULE[i], MODULE[j])) for j in range(H)] for i in range(H)])
        size = sum(int(np.prod(s)) for _, s in shapes(kind))
        flat = 0.4 * np.sin(1.7 * np.arange(size) + 0.3)
        for which, target in ("squared", squared), ("cross", odds):
            if which == "cross" and scheme != "dense":
                continue
            value, grad = jax.value_and_grad(loss)(flat, kind, mask, x, target, eps, 0.8, which)
            out, tau = forward(kind, unpack(kind, flat, mask), x, eps, 0.8)
            cases.append({
                "kind": kind, "scheme": scheme, "loss": which, "value": float(value),
                "grad": [float(v) for v in grad], "out": [float(v) for v in out[-1]], "tau": [float(v) for v in tau[-1]],
            })
path = os.path.join(os.path.dirname(os.path.abspath(__file__)), "rnn.json")
json.dump(cases, open(path, "w"), separators=(",", ":"))
