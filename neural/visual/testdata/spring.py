"""Writes spring.json: where networkx 3.4.2 (with numpy 2.1.3) places the nodes of
some weighted graphs. python3 spring.py"""

import json
import os

import networkx as nx
import numpy as np

cases = []
for n, seed in [(2, 0), (5, 1), (12, 7), (30, 42)]:
    rng = np.random.default_rng(n)
    w = np.triu(rng.uniform(0, 1, (n, n)) * (rng.uniform(0, 1, (n, n)) < 0.4), 1)
    w = w + w.T
    g = nx.from_numpy_array(w)
    pos = nx.spring_layout(g, seed=seed)
    circle = nx.circular_layout(g)
    cases.append(
        dict(seed=seed, weights=w.tolist(), want=[pos[i].tolist() for i in range(n)], circle=[circle[i].tolist() for i in range(n)])
    )
json.dump(cases, open(os.path.join(os.path.dirname(__file__), "spring.json"), "w"))
