# Writes contour.json: what contourpy, matplotlib's contouring library, makes
# of the matrix that TestContourAgainstContourpy makes too.
# Run with: python contour_reference.py > contour.json
import json
import math
import sys

import contourpy

cols, rows = 41, 31
x = [-3 + 6 * i / (cols - 1) for i in range(cols)]
y = [-2 + 4 * (j / (rows - 1)) ** 2 for j in range(rows)]
z = [
    [
        math.nan
        if math.hypot(a - 1.5, b + 1) < 0.4
        else math.sin(1.5 * a) * math.cos(1.5 * b) + 0.2 * math.cos(5 * a * b)
        for a in x
    ]
    for b in y
]
gen = contourpy.contour_generator(x, y, z, name="serial", corner_mask=False)
levels = [-0.85, -0.5, -0.2, 0.03, 0.3, 0.6, 0.95]


def length(line):
    return sum(math.dist(p, q) for p, q in zip(line[:-1], line[1:]))


def area(ring):
    return sum(p[0] * q[1] - q[0] * p[1] for p, q in zip(ring[:-1], ring[1:])) / 2


lines, areas = [], []
for v in levels:
    found = gen.lines(v)
    lines.append({"count": len(found), "length": sum(map(length, found))})
for lo, hi in zip(levels[:-1], levels[1:]):
    points, offsets = gen.filled(lo, hi)
    areas.append(
        sum(
            area(points[k][a:b])
            for k in range(len(points))
            for a, b in zip(offsets[k][:-1], offsets[k][1:])
        )
    )
json.dump(
    {"madeBy": "contourpy " + contourpy.__version__, "levels": levels, "lines": lines, "areas": areas},
    sys.stdout,
    indent=1,
)
print()
