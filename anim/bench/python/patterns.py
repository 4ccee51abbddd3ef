"""Section 6: four patterns on a sheet, playing together.

Each panel has one image whose data change. The tutorial's helper instead
leaves a further image on the axes in each frame, so that frame k draws k
images a panel; with that, the hundred frames take about ten minutes.
"""
import matplotlib.pyplot as plt
import numpy as np

from film import Film

FRAMES, SIZE = 100, 50


def films():
    """The four films: title, colours and frames."""
    k = np.arange(FRAMES)[:, None, None]
    wide, near = np.linspace(-3, 3, SIZE), np.linspace(-2, 2, SIZE)
    center = -3 + 6 * k / FRAMES
    yield "Travelling wave", "viridis", np.exp(-((wide - center) ** 2 + wide[:, None] ** 2) / 0.8)
    angle, radius = np.arctan2(near[:, None], near), np.hypot(near[:, None], near)
    yield "Rotating spiral", "plasma", 0.5 * (1 + np.sin(3 * angle - radius + 0.2 * k))
    i, j = np.ogrid[:SIZE, :SIZE]
    inside = np.hypot(i - SIZE // 2, j - SIZE // 2) <= 0.5 * k
    yield "Spreading activation", "hot", np.where(inside, np.exp(-k / 20), 0)
    rng = np.random.RandomState(42)
    glow = np.zeros((FRAMES, SIZE, SIZE))
    for a, b in [(rng.randint(10, 40), rng.randint(10, 40)) for _ in range(5)]:
        light = 0.5 + 0.5 * np.sin(2 * np.pi * k / 20 + a / 10)
        glow += light * np.exp(-((i - a) ** 2 + (j - b) ** 2) / 50)
    yield "Glowing spots", "jet", glow


def film():
    fig, axes = plt.subplots(2, 2, figsize=(10.4, 9.3))
    fig.suptitle("frame 0", fontsize=14, fontweight="bold")
    images = []
    for ax, (title, cmap, frames) in zip(axes.flat, films()):
        ax.set_title(title)
        image = ax.imshow(frames[0], cmap=cmap, vmin=frames.min(), vmax=frames.max())
        fig.colorbar(image, ax=ax)
        images.append((image, frames))

    def update(frame):
        for image, frames in images:
            image.set_array(frames[frame])
        fig.suptitle(f"frame {frame}", fontsize=14, fontweight="bold")
        return [image for image, _ in images]

    plt.tight_layout()
    return Film(fig, update, frames=FRAMES)
