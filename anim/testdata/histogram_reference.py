"""Writes histogram.json: counts and edges of numpy.histogram that the test of
Histogram compares with.

    python histogram_reference.py > histogram.json
"""
import json

import numpy as np

r = np.random.RandomState(3)
normal = r.normal(0, 1, 400)
steps = np.arange(0, 61) / 10.0  # on the edges, or one rounding beside them
cases = [
    ("ten bins", normal, {}, False),
    ("seven bins", normal, {"bins": 7}, False),
    ("range", normal, {"bins": 13, "range": [-1, 1.5]}, False),
    ("density", normal, {"bins": 30}, True),
    ("values on edges", steps, {"bins": 60}, False),
    ("values on edges of a range", steps, {"bins": 30, "range": [0, 3]}, False),
    ("thirds", np.arange(-30, 31) / 3.0, {"bins": 60}, False),
    ("one value", np.array([2.5, 2.5, 2.5]), {"bins": 4}, False),
    ("no data", np.array([]), {"bins": 3}, False),
    ("uneven edges", normal, {"bins": [-2, -1, -0.5, 0, 0.25, 3]}, False),
    ("uneven edges, density", normal, {"bins": [-2, -1, -0.5, 0, 0.25, 3]}, True),
    ("values on uneven edges", np.array([0, 1, 1, 2, 4, 4, 4, 5]), {"bins": [0, 1, 2, 4]}, False),
    ("an empty bin", np.array([0, 1, 1, 1, 2, 2]), {"bins": [0, 1, 1, 2]}, False),
    ("one bin", normal, {"bins": [-1, 1]}, False),
]
out = []
for name, data, how, density in cases:
    counts, edges = np.histogram(data, density=density, **how)
    bins = how.get("bins", 10)
    out.append({
        "name": name, "data": data.tolist(),
        "bins": bins if isinstance(bins, int) else 0,
        "edges": bins if isinstance(bins, list) else None,
        "range": how.get("range", [0, 0]), "density": density,
        "wantCounts": counts.tolist(), "wantEdges": edges.tolist(),
    })
print(json.dumps({"numpy": np.__version__, "cases": out}))
