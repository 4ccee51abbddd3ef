"""The data of sections 4 to 9 of the tutorial "Animation and Dynamics", for the
tests of package neural.

  python tutorial_reference.py fixture > tutorial.json   rewrites the fixture
                                                         (needs numpy and scipy)
  python tutorial_reference.py arrays                    all arrays but the smooth
                                                         rates, one after another as
                                                         8-byte little-endian values
                                                         (needs numpy)
"""
import hashlib
import json
import sys

import numpy as np


def spike_trains(smooth):
    trains = []
    for _ in range(30):
        rate = np.random.uniform(5, 20)
        n = np.random.poisson(rate * 10.0)
        trains.append(np.sort(np.random.uniform(0, 10.0, n)))
    bins = np.linspace(0, 2.0, 100)
    sizes, rates, smoothed = [], [], []
    for frame in range(160):
        start = frame * 0.05
        window = [t[(t >= start) & (t < start + 2.0)] - start for t in trains]
        counts, _ = np.histogram(np.concatenate(window), bins=bins)
        sizes.append(sum(map(len, window)))
        rates.append(counts / (bins[1] - bins[0]) / 30)
        if smooth:
            smoothed.append(smooth(rates[-1], sigma=2))
    yield 'spike counts', [len(t) for t in trains]
    yield 'spike times', np.concatenate(trains)
    yield 'window sizes', sizes
    yield 'rates', rates
    if smooth:
        yield 'smooth rates', smoothed


def channels():
    time = np.linspace(0, 10, 1000)
    signals = np.zeros((5, 1000))
    for i in range(5):
        frequency = 0.5 + i * 0.5
        phase = np.random.uniform(0, 2 * np.pi)
        signals[i] = np.sin(2 * np.pi * frequency * time + phase) * (1 + 0.2 * i)
        signals[i] += np.random.normal(0, 0.1, 1000)
    yield 'signals', signals


def patterns(frames=100, size=50):
    wave, spiral, spread, hot = np.zeros((4, frames, size, size))
    places = [(np.random.randint(10, 40), np.random.randint(10, 40)) for _ in range(5)]
    for frame in range(frames):
        x, y = np.meshgrid(np.linspace(-3, 3, size), np.linspace(-3, 3, size))
        position = -3 + 6 * frame / frames
        wave[frame] = np.exp(-((x - position) ** 2 + y ** 2) / 0.8)
        x, y = np.meshgrid(np.linspace(-2, 2, size), np.linspace(-2, 2, size))
        theta, r = np.arctan2(y, x), np.sqrt(x ** 2 + y ** 2)
        spiral[frame] = 0.5 * (1 + np.sin(3 * theta - r + 0.2 * frame))
        x, y = np.ogrid[:size, :size]
        radius = frame * 0.5
        inside = (x - size // 2) ** 2 + (y - size // 2) ** 2 <= radius ** 2
        spread[frame][inside] = np.exp(-frame / 20)
        for cx, cy in places:
            distance = np.sqrt((x - cx) ** 2 + (y - cy) ** 2)
            intensity = np.sin(2 * np.pi * frame / 20 + cx / 10) * 0.5 + 0.5
            hot[frame] += intensity * np.exp(-distance ** 2 / 50)
    yield 'wave', wave
    yield 'spiral', spiral
    yield 'spread', spread
    yield 'hotspots', hot


def network(nodes=20, frames=100):
    theta = np.linspace(0, 2 * np.pi, nodes, endpoint=False)
    places = np.column_stack([np.cos(theta), np.sin(theta)]) * 2
    places += np.random.normal(0, 0.1, places.shape)
    weights = np.random.rand(nodes, nodes)
    weights = (weights + weights.T) / 2
    weights[weights < 0.7] = 0
    np.fill_diagonal(weights, 0)
    activity = np.zeros((frames, nodes))
    for frame in range(frames):
        phase = 2 * np.pi * frame / 30
        for i in range(nodes):
            activity[frame, i] = 0.5 + 0.5 * np.sin(phase + i * np.pi / 5)
    yield 'node places', places
    yield 'network', weights
    yield 'node activity', activity
    yield 'network in frames', [weights * (1 + 0.5 * np.sin(2 * np.pi * frame / 50))
                                for frame in range(frames)]


def learning(epochs=100, neurons=10):
    accuracy, loss = np.zeros(epochs), np.zeros(epochs)
    weights = np.random.randn(epochs, neurons, neurons) * 0.1
    for epoch in range(epochs):
        accuracy[epoch] = 1 - np.exp(-epoch / 20) + np.random.normal(0, 0.02)
        loss[epoch] = 2 * np.exp(-epoch / 15) + np.random.normal(0, 0.05)
        if epoch > 0:
            weights[epoch] = weights[epoch - 1] + np.random.randn(neurons, neurons) * 0.01
            weights[epoch] *= 0.99
    counts, bins = np.histogram(weights[0].flatten(), bins=30)
    np.random.rand(neurons)  # the tutorial's first activity
    importance = np.random.rand(epochs, 5)
    for i in range(1, epochs):
        importance[i] = importance[i - 1] * 0.9 + np.random.rand(5) * 0.1
    activity = [np.abs(np.sum(w, axis=0)) for w in weights]
    yield 'accuracy', accuracy
    yield 'loss', loss
    yield 'weights', weights
    yield 'weight bins', bins
    yield 'weight counts', [np.histogram(w.flatten(), bins=bins)[0] for w in weights]
    yield 'activity', [a / np.max(a) for a in activity]
    yield 'importance', importance


def plasticity(frames=150, neurons=15):
    weights = np.random.randn(frames, neurons, neurons) * 0.1
    weights[0] = (weights[0] + weights[0].T) / 2
    for t in range(1, frames):
        weights[t] = weights[t - 1].copy()
        pre, post = np.random.rand(neurons) < 0.1, np.random.rand(neurons) < 0.1
        for i in range(neurons):
            for j in range(neurons):
                if i != j:
                    if pre[i] and post[j]:
                        weights[t, i, j] += 0.01
                    elif post[i] and pre[j]:
                        weights[t, i, j] -= 0.005
        weights[t] += np.random.normal(0, 0.001, (neurons, neurons))
        weights[t] = np.clip(weights[t], -1, 1)
        weights[t] = (weights[t] + weights[t].T) / 2
    bins = np.linspace(-0.5, 0.5, 30)
    yield 'plastic weights', weights
    yield 'plastic weight counts', [np.histogram(w.flatten(), bins=bins)[0] for w in weights]
    yield 'mean strength', np.mean(np.abs(weights), axis=(1, 2))
    yield 'share of strong', np.mean(np.abs(weights) > 0.1, axis=(1, 2))


def arrays(smooth=None):
    """Each section after numpy.random.seed(42)."""
    for section in (lambda: spike_trains(smooth), channels, patterns, network, learning,
                    plasticity):
        np.random.seed(42)
        for name, numbers in section():
            yield name, np.array(numbers, '<f8').ravel()


if sys.argv[1] == 'fixture':
    import scipy
    from scipy.ndimage import gaussian_filter1d
    lines = []
    for name, numbers in arrays(gaussian_filter1d):
        every = max(1, len(numbers) // 100)
        lines.append(json.dumps({'array': name, 'n': len(numbers), 'every': every,
                                 'values': [v.hex() for v in numbers[::every].tolist()],
                                 'sha256': hashlib.sha256(numbers.tobytes()).hexdigest()}))
    print(f'{{\n "made_by": "tutorial_reference.py fixture",\n "numpy": "{np.__version__}",\n'
          f' "scipy": "{scipy.__version__}",\n "arrays": [\n  ' + ',\n  '.join(lines) + '\n ]\n}')
else:
    for _, numbers in arrays():
        sys.stdout.buffer.write(numbers.tobytes())
