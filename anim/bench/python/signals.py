"""Section 5: five channels as on an oscilloscope, as a waterfall, as colours."""
import matplotlib.pyplot as plt
import numpy as np

from film import Film

CHANNELS, SAMPLES, WIDTH = 5, 1000, 200


def film():
    rng = np.random.RandomState(42)
    t = np.linspace(0, 10, SAMPLES)
    signals = np.empty((CHANNELS, SAMPLES))
    for c in range(CHANNELS):
        phase = rng.uniform(0, 2 * np.pi)
        signals[c] = (1 + 0.2 * c) * np.sin(2 * np.pi * (0.5 + 0.5 * c) * t + phase)
        signals[c] += rng.normal(0, 0.1, SAMPLES)

    fig, (scope, waterfall, heat) = plt.subplots(3, 1, figsize=(12, 10))
    fig.suptitle("One-dimensional signals", fontsize=14, fontweight="bold")
    scope.set(xlim=(0, 2), ylim=(-3, 3), xlabel="Time (s)", ylabel="Amplitude",
              title="Oscilloscope (t = 0.0 s)")
    scope.grid(True, alpha=0.3)
    waterfall.set(xlim=(0, 2), ylim=(-2, 10), xlabel="Time (s)", ylabel="Channel",
                  title="Waterfall")
    waterfall.set_yticks(range(0, 10, 2), [str(c + 1) for c in range(CHANNELS)])
    heat.set(xlabel="Time (s)", ylabel="Channel", title="Amplitude as colour")
    colors = plt.cm.viridis(np.linspace(0, 1, CHANNELS))
    traces = [scope.plot([], [], color=colors[c], linewidth=1.5, label=f"Ch {c + 1}")[0]
              for c in range(CHANNELS)]
    shifted = [waterfall.plot([], [], color=colors[c], linewidth=1.5)[0]
               for c in range(CHANNELS)]
    image = heat.imshow(np.zeros((CHANNELS, WIDTH // 2)), aspect="auto", cmap="hot",
                        vmin=-2, vmax=2, extent=(0, 2, CHANNELS + 0.5, 0.5))
    fig.colorbar(image, ax=heat, label="Amplitude")
    scope.legend(loc="upper right")

    def update(frame):
        first = 5 * frame
        part = signals[:, first:first + WIDTH]
        for c in range(CHANNELS):
            traces[c].set_data(t[:WIDTH], part[c])
            shifted[c].set_data(t[:WIDTH], part[c] + 2 * c)
        image.set_array(part[:, ::2])
        scope.set_title(f"Oscilloscope (t = {t[first]:.1f} s)")
        return [*traces, *shifted, image]

    plt.tight_layout()
    return Film(fig, update, frames=(SAMPLES - WIDTH) // 5, blit=True)
