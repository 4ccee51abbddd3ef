"""Writes values.txt: colours of matplotlib's maps that the tests compare with.

    python values.py > values.txt

A line is a map, what it is asked for, and red, green and blue from 0 to 255.
"at" asks for the colour of a number from 0 to 1, "imshow" for that of the k-th
of n labels in a picture whose limits are the first and last label, and the map
built from "navy,white,red" is one of from_list.
"""
import matplotlib
import numpy as np
from matplotlib.colors import LinearSegmentedColormap, Normalize

print("# written by values.py with matplotlib %s" % matplotlib.__version__)
NAMES = ["viridis", "plasma", "inferno", "magma", "cividis", "gray", "hot", "jet", "coolwarm", "RdBu", "RdBu_r",
         "twilight", "hsv", "tab10", "tab20", "tab10_r"]


def line(name, what, rgba):
    print(name, *what, *np.round(255 * np.array(rgba[:3])).astype(int))


for name in NAMES:
    for t in [0, 0.05, 0.1, 0.25, 0.3, 0.5, 0.77, 0.95, 1]:
        line(name, ("at", t), matplotlib.colormaps[name](float(t)))
built = LinearSegmentedColormap.from_list("navy,white,red", ["navy", "white", "red"])
for t in np.linspace(0, 1, 41):
    line(built.name, ("at", "%.3f" % t), built(float("%.3f" % t)))
for name, n in (("tab10", 10), ("tab20", 20)):
    norm = Normalize(0, n - 1)
    for k in range(n):
        line(name, ("imshow", "%d/%d" % (k, n)), matplotlib.colormaps[name](norm(k)))
