"""Writes projection.json: where mplot3d puts the corners and inner points of a
box, and which sides of it have the panes. Made with matplotlib 3.11.2 and numpy
2.4.6: python3 projection.py"""

import json
import os

import matplotlib

matplotlib.use("Agg")
import matplotlib.pyplot as plt
import numpy as np

cases = []
rng = np.random.default_rng(1)
views = [(-60, 30, 0), (0, 0, 0), (30, -20, 0), (120, 75, 0), (-135, 30, 25), (200, 120, 0), (45, -100, -70), (-60, 89.5, 0), (10, 400, 190)]
views += [tuple(float(v) for v in rng.uniform(-360, 360, 3)) for _ in range(12)]
for azim, elev, roll in views:
    for focal in (0, 1, 0.3, 2):
        for limits, aspect in ((((0, 1), (0, 1), (0, 1)), (4, 4, 3)), (((-3, 5), (2, 2.5), (1e3, 4e3)), (3, 1, 2))):
            fig = plt.figure()
            ax = fig.add_subplot(projection="3d")
            ax.set_box_aspect(aspect)
            ax.set(xlim=limits[0], ylim=limits[1], zlim=limits[2])
            ax.set_proj_type("persp" if focal else "ortho", focal_length=focal or None)
            ax.view_init(elev, azim, roll)
            M = ax.get_proj()
            ax.M = M
            lo, hi = np.array([l[0] for l in limits]), np.array([l[1] for l in limits])
            points = lo + (hi - lo) * rng.uniform(-0.1, 1.1, (4, 3))
            vec = M @ np.vstack([points.T, np.ones(len(points))])
            highs = ax.xaxis._get_coord_info()[3]
            cases.append(
                dict(azimuth=azim, elevation=elev, roll=roll, focal=focal, lo=lo.tolist(), hi=hi.tolist(), aspect=aspect,
                     points=points.tolist(), want=(vec[:3] / vec[3]).T.tolist(), highs=[bool(h) for h in highs])
            )
            plt.close(fig)
json.dump(cases, open(os.path.join(os.path.dirname(__file__), "projection.json"), "w"))
