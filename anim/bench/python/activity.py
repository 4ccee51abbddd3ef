"""Section 4: spikes in a sliding window, and the population's rate."""
import matplotlib.pyplot as plt
import numpy as np
from scipy.ndimage import gaussian_filter1d

from film import Film

WINDOW, STEP, DURATION, NEURONS = 2.0, 0.05, 10.0, 30


def film():
    rng = np.random.RandomState(42)
    times, ids = [], []
    for n in range(NEURONS):
        rate = rng.uniform(5, 20)
        train = rng.uniform(0, DURATION, rng.poisson(rate * DURATION))
        times.append(train)
        ids.append(np.full(len(train), n))
    times, ids = np.concatenate(times), np.concatenate(ids)

    fig, (top, bottom) = plt.subplots(2, 1, figsize=(12, 8))
    fig.suptitle("Neural activity", fontsize=14, fontweight="bold")
    top.set(xlim=(0, WINDOW), ylim=(-1, NEURONS), xlabel="Time (s)", ylabel="Neuron",
            title="Spikes in a sliding window")
    bottom.set(xlim=(0, WINDOW), ylim=(0, 30), xlabel="Time (s)", ylabel="Rate (Hz)",
               title="Population firing rate")
    bottom.grid(True, alpha=0.3)
    raster = top.scatter([], [], marker="|", s=40, linewidths=1, c="#222222")
    bins = np.linspace(0, WINDOW, 100)
    (line,) = bottom.plot([], [], linewidth=2)
    fill = bottom.fill_between(bins[:-1], 0, np.zeros(len(bins) - 1), color="C0", alpha=0.3)

    def update(frame):
        start = frame * STEP
        seen = (start <= times) & (times < start + WINDOW)
        raster.set_offsets(np.column_stack([times[seen] - start, ids[seen]]))
        counts, _ = np.histogram(times[seen] - start, bins=bins)
        rate = gaussian_filter1d(counts / (bins[1] - bins[0]) / NEURONS, sigma=2)
        line.set_data(bins[:-1], rate)
        fill.set_data(bins[:-1], np.zeros_like(rate), rate)
        top.set_title(f"Spikes in a sliding window (t = {start:.1f} s)")
        return raster, line, fill

    plt.tight_layout()
    return Film(fig, update, frames=int((DURATION - WINDOW) / STEP))
