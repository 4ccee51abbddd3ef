"""The tutorial's figures in matplotlib: theirs.py FIGURE KIND PATH.

KIND is html, gif or mp4, of which it prints the seconds from the empty figure
to the written file, and those that processors worked, ffmpeg's too; exact, a video of the frames without any loss; or stills,
for which PATH is a folder that gets the first, middle and last frame.
"""
import importlib
import os
import sys
import time

import matplotlib

matplotlib.use("agg")
import matplotlib.pyplot as plt
from matplotlib.animation import FFMpegWriter, PillowWriter

plt.rcParams["animation.embed_limit"] = 1000  # MB; the default would cut films short
if os.environ.get("ZOETROPE_BENCH_FFMPEG"):
    plt.rcParams["animation.ffmpeg_path"] = os.environ["ZOETROPE_BENCH_FFMPEG"]


def stills(film, folder):
    names = {0: "first", film.frames // 2: "middle", film.frames - 1: "last"}
    for frame in range(film.frames):
        film.update(frame)
        if frame in names:
            film.figure.savefig(os.path.join(folder, names[frame] + ".png"), dpi=100)


def main():
    name, kind, path = sys.argv[1:]
    module = importlib.import_module(name)
    start, worked = time.perf_counter(), sum(os.times()[:4])
    film = module.film()
    if kind == "html":
        text = film.animation().to_jshtml()
        with open(path, "w") as f:
            f.write(text)
    elif kind == "gif":
        film.animation().save(path, writer=PillowWriter(fps=film.fps))
    elif kind == "mp4":
        film.animation().save(path, writer=FFMpegWriter(fps=film.fps))
    elif kind == "exact":
        film.animation().save(path, writer=FFMpegWriter(fps=film.fps, codec="ffv1"))
    else:
        stills(film, path)
    print(time.perf_counter() - start, sum(os.times()[:4]) - worked)


main()
