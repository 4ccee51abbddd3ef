"""Section 11: three oscillations whose phase advances."""
import matplotlib.pyplot as plt
import numpy as np

from film import Film


def film():
    t = np.linspace(0, 10, 1000)
    fig, ax = plt.subplots(figsize=(12, 6))
    ax.set(xlim=(0, 10), ylim=(-2, 2), xlabel="Time", ylabel="Signal")
    ax.grid(True, alpha=0.3)
    waves = [(f, a, ax.plot([], [], linewidth=2, label=f"f = {f:g} Hz")[0])
             for f, a in zip((0.5, 1, 2), (1, 0.5, 0.3))]
    ax.legend()
    ax.set_title("Oscillations (phase 0.1)")

    def update(frame):
        phase = 0.1 * (frame + 1)
        for i, (f, a, line) in enumerate(waves):
            line.set_data(t, a * np.sin(2 * np.pi * f * t + phase + i * np.pi / 3))
        ax.set_title(f"Oscillations (phase {phase:.1f})")
        return [line for _, _, line in waves]

    plt.tight_layout()
    return Film(fig, update, frames=63, blit=True)
