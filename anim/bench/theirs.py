"""The tutorial's figures in matplotlib: theirs.py FIGURE FORMAT FILE.

Prints the seconds from the empty figure to the written file.
"""
import os
import sys
import time

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
import numpy as np
from matplotlib.animation import FFMpegWriter, FuncAnimation, PillowWriter

plt.rcParams["animation.embed_limit"] = 1000  # MB; the default would cut films short
if os.environ.get("ZOETROPE_BENCH_FFMPEG"):
    plt.rcParams["animation.ffmpeg_path"] = os.environ["ZOETROPE_BENCH_FFMPEG"]


def basic():
    rng = np.random.RandomState(42)
    fig, (left, right) = plt.subplots(1, 2, figsize=(12, 4))
    left.set(xlim=(0, 2 * np.pi), ylim=(-1.5, 1.5), xlabel="x", ylabel="y", title="Animated Sine Wave")
    left.grid(True, alpha=0.3)
    x = np.linspace(0, 2 * np.pi, 100)
    (line,) = left.plot([], [], "b-", linewidth=2)
    right.set(xlim=(-2, 2), ylim=(-2, 2), xlabel="x", ylabel="y", title="Animated Scatter Plot")
    right.grid(True, alpha=0.3)
    cloud = right.scatter([], [], c=[], s=50, cmap="viridis", vmin=0, vmax=100)

    def update(frame):
        line.set_data(x, np.sin(x + 0.1 * frame))
        n = min(frame + 1, 100)
        spread = 1 + frame / 100
        px, py = rng.normal(0, spread, n), rng.normal(0, spread, n)
        cloud.set_offsets(np.c_[px, py])
        cloud.set_array(np.arange(n))
        return line, cloud

    plt.tight_layout()
    return FuncAnimation(fig, update, frames=100, interval=50, blit=True)


FIGURES = {"basic": basic}


def main():
    name, fmt, path = sys.argv[1:]
    start = time.perf_counter()
    animation = FIGURES[name]()
    if fmt == "html":
        text = animation.to_jshtml()
        with open(path, "w") as f:
            f.write(text)
    elif fmt == "gif":
        animation.save(path, writer=PillowWriter(fps=20))
    else:
        animation.save(path, writer=FFMpegWriter(fps=20))
    print(time.perf_counter() - start)


main()
