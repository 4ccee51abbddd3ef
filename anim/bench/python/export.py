"""Section 10: one line, the small figure that is saved in every format."""
import matplotlib.pyplot as plt
import numpy as np

from film import Film


def film():
    fig, ax = plt.subplots(figsize=(6, 4))
    ax.set(xlim=(0, 10), ylim=(-1, 1))
    x = np.linspace(0, 10, 100)
    (line,) = ax.plot([], [])

    def update(frame):
        line.set_data(x, np.sin(x + 0.1 * frame))
        return (line,)

    return Film(fig, update, frames=50, blit=True)
