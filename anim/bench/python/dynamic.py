"""Section 2: spikes, a potential, a sheet of activity, weights and curves."""
import numpy as np


def generate(rng, frames=100, neurons=50, duration=10.0):
    """Draw all of it, in the tutorial's order."""
    turn = 2 * np.pi * np.arange(frames) / frames
    data = {"spikes": [], "time": np.linspace(0, duration, 1000)}
    for k in range(frames):
        center = k / frames * duration
        spikes = []
        for n in range(neurons):
            rate = 10 * (1 + np.sin(turn[k] + 2 * np.pi * n / neurons))
            t = rng.uniform(center - 0.5, center + 0.5, rng.poisson(rate * duration / frames))
            spikes.append(t[(t >= 0) & (t <= duration)])
        data["spikes"].append(spikes)

    wave = np.sin(2 * np.pi * data["time"] + turn[:, None])
    noise = rng.normal(0, 2, wave.shape)
    data["membrane"] = -70 + 5 * np.sin(turn)[:, None] + 10 * wave + noise

    x = np.linspace(-2, 2, 50)
    x, y = np.meshgrid(x, x)
    data["activity"] = np.empty((frames, 50, 50))
    for k in range(frames):
        bump = np.exp(-((x + 2 - 4 * k / frames) ** 2 + y**2) / 0.5)
        spiral = 0.5 * (1 + np.sin(3 * (np.arctan2(y, x) + turn[k]) - np.hypot(x, y)))
        data["activity"][k] = bump + 0.3 * spiral + rng.normal(0, 0.1, x.shape)

    base = rng.randn(20, 20)
    data["connectivity"] = base * (1 + 0.5 * np.sin(turn))[:, None, None]
    data["connectivity"][1:] += rng.normal(0, 0.01, (frames - 1, 20, 20))

    steps = np.arange(100)
    draws = rng.normal(0, [0.05, 0.02], (100, 2))
    data["performance"] = 1 - np.exp(-steps / 20) + draws[:, 0]
    data["error"] = np.exp(-steps / 15) + draws[:, 1]
    return data
