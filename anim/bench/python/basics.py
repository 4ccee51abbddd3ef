"""Section 3: a sine wave that travels, beside points that grow in number."""
import matplotlib.pyplot as plt
import numpy as np

from film import Film


def film():
    rng = np.random.RandomState(42)
    fig, (left, right) = plt.subplots(1, 2, figsize=(12, 4))
    left.set(xlim=(0, 2 * np.pi), ylim=(-1.5, 1.5), xlabel="x", ylabel="y",
             title="A travelling sine wave")
    right.set(xlim=(-2, 2), ylim=(-2, 2), xlabel="x", ylabel="y",
              title="A growing scatter plot")
    for ax in (left, right):
        ax.grid(True, alpha=0.3)
    x = np.linspace(0, 2 * np.pi, 100)
    (wave,) = left.plot([], [], linewidth=2)
    cloud = right.scatter([], [], c=[], s=50, cmap="viridis", vmin=0, vmax=100)

    def update(frame):
        wave.set_data(x, np.sin(x + 0.1 * frame))
        spread = 1 + frame / 100
        px = rng.normal(0, spread, frame + 1)
        py = rng.normal(0, spread, frame + 1)
        cloud.set_offsets(np.column_stack([px, py]))
        cloud.set_array(np.arange(frame + 1))
        return wave, cloud

    plt.tight_layout()
    return Film(fig, update, frames=100, blit=True)
