"""What numpy's legacy generator draws, for the tests of package neural.

  python numpy_reference.py fixture > numpy.json   rewrites the fixture
  python numpy_reference.py run CASE N [CASE N]…   N numbers of each case, one after
                                                   another as 8-byte little-endian
                                                   values
  python numpy_reference.py tutorial               all arrays of the tutorial's
                                                   data, likewise
"""
import hashlib
import json
import platform
import sys

import numpy as np

WEIGHTS = np.array([0.05, 0.0, 0.3, 0.15, 0.1, 0.4])


def repeat(draw):
    """n numbers, from as many calls of draw as that takes."""
    def numbers(r, n):
        parts, have = [], 0
        while have < n:
            part = np.atleast_1d(draw(r))
            parts.append(part)
            have += part.size
        return np.concatenate(parts)[:n]
    return numbers


def shuffled(r):
    s = np.arange(7) * 10
    r.shuffle(s)
    return s


def mixed(r):
    """Kinds taking turns: a kept second normal number survives the others."""
    return [r.randn(), r.rand(), r.poisson(3), r.normal(1, 2), r.randint(0, 5),
            r.exponential(2), r.randn()]


CASES = {
    'random': lambda r, n: r.random_sample(n),
    'rand': lambda r, n: r.rand(n),
    'uniform': lambda r, n: r.uniform(-0.3, 7.1, n),
    'randn': lambda r, n: r.randn(n),
    'normal': lambda r, n: r.normal(-70, 2.5, n),
    'exponential': lambda r, n: r.exponential(0.7, n),
    'poisson 0.001': lambda r, n: r.poisson(0.001, n),
    'poisson 1.9': lambda r, n: r.poisson(1.9, n),
    'poisson 9.999': lambda r, n: r.poisson(9.999, n),
    'poisson 10': lambda r, n: r.poisson(10, n),
    'poisson 123.4': lambda r, n: r.poisson(123.4, n),
    'poisson 5e9': lambda r, n: r.poisson(5e9, n),
    'randint 10': lambda r, n: r.randint(10, 40, n),
    'randint 2^31': lambda r, n: r.randint(-5, 2**31, n, dtype=np.int64),
    'randint 2^32': lambda r, n: r.randint(0, 2**32, n, dtype=np.int64),
    'randint 2^40': lambda r, n: r.randint(-2**39, 2**40, n, dtype=np.int64),
    'randint all': lambda r, n: r.randint(-2**63, 2**63 - 1, n, dtype=np.int64),
    'choice': lambda r, n: r.choice(11, n),
    'choice p': lambda r, n: r.choice(6, n, p=WEIGHTS),
    'choice distinct': repeat(lambda r: r.choice(9, 4, replace=False)),
    'choice distinct p': repeat(lambda r: r.choice(6, 4, replace=False, p=WEIGHTS)),
    'permutation': repeat(lambda r: r.permutation(10)),
    'shuffle': repeat(shuffled),
    'mixed': repeat(mixed),
}


def run(case, n, seed=42):
    numbers = CASES[case](np.random.RandomState(seed), n)
    kind = '<i8' if numbers.dtype.kind == 'i' else '<f8'
    return numbers.astype(kind)


def exact(numbers):
    """Numbers as text that reads back to the same bits."""
    return [str(x) if numbers.dtype.kind == 'i' else float(x).hex() for x in numbers]


def tutorial(n_frames=100, n_neurons=50, duration=10.0):
    """Section 2 of the tutorial "Animation and Dynamics", array by array."""
    np.random.seed(42)
    counts, spikes = [], []
    for frame in range(n_frames):
        center = frame / n_frames * duration
        for neuron in range(n_neurons):
            phase = 2 * np.pi * neuron / n_neurons
            rate = 10 * (1 + np.sin(2 * np.pi * frame / n_frames + phase))
            n = np.random.poisson(rate * duration / n_frames)
            times = np.random.uniform(center - 0.5, center + 0.5, n)
            times = times[(times >= 0) & (times <= duration)]
            counts.append(len(times))
            spikes.extend(times)
    time = np.linspace(0, duration, 1000)
    membrane = np.zeros((n_frames, len(time)))
    for frame in range(n_frames):
        shift = 2 * np.pi * frame / n_frames
        base = -70 + 5 * np.sin(shift)
        oscillation = 10 * np.sin(2 * np.pi * time + shift)
        membrane[frame] = base + oscillation + np.random.normal(0, 2, len(time))
    activity = np.zeros((n_frames, 50, 50))
    for frame in range(n_frames):
        x, y = np.meshgrid(np.linspace(-2, 2, 50), np.linspace(-2, 2, 50))
        wave = -2 + 4 * frame / n_frames
        bump = np.exp(-((x - wave) ** 2 + y ** 2) / 0.5)
        theta = np.arctan2(y, x) + 2 * np.pi * frame / n_frames
        spiral = 0.5 * (1 + np.sin(3 * theta - np.sqrt(x ** 2 + y ** 2)))
        activity[frame] = bump + 0.3 * spiral
        activity[frame] += np.random.normal(0, 0.1, (50, 50))
    connectivity = np.zeros((n_frames, 20, 20))
    base = np.random.randn(20, 20)
    for frame in range(n_frames):
        connectivity[frame] = base * (1 + 0.5 * np.sin(2 * np.pi * frame / n_frames))
        if frame > 0:
            connectivity[frame] += np.random.normal(0, 0.01, (20, 20))
    performance, error = np.zeros(100), np.zeros(100)
    for step in range(100):
        performance[step] = 1 - np.exp(-step / 20) + np.random.normal(0, 0.05)
        error[step] = np.exp(-step / 15) + np.random.normal(0, 0.02)
    return {
        'spike counts': np.array(counts, float),
        'spike times': np.array(spikes),
        'time': time,
        'membrane': membrane.ravel(),
        'activity': activity.ravel(),
        'connectivity': connectivity.ravel(),
        'performance': performance,
        'error': error,
    }


def fixture():
    runs, n = [], 100_000
    for case in CASES:
        numbers = run(case, n)
        runs.append({'case': case, 'n': n, 'first': exact(numbers[:10]),
                     'last': exact(numbers[-3:]),
                     'sha256': hashlib.sha256(numbers.tobytes()).hexdigest()})
    arrays = []
    for name, numbers in tutorial().items():
        every = max(1, len(numbers) // 400)
        arrays.append({'array': name, 'n': len(numbers), 'every': every,
                       'values': exact(numbers[::every]),
                       'sha256': hashlib.sha256(numbers.astype('<f8').tobytes()).hexdigest()})
    return {
        'made_by': 'numpy_reference.py fixture',
        'numpy': np.__version__,
        'platform': f'{platform.system()} {platform.machine()}, '
                    + ' '.join(platform.libc_ver()),
        'seeds': [
            {'seed': seed, 'words': [int(x) for x in np.random.RandomState(seed).randint(
                0, 2**32, 4, dtype=np.uint64)]}
            for seed in (0, 42, 2**32 - 1, [42], [1, 2, 3], list(range(1000)))],
        'runs': runs,
        'tutorial': arrays,
    }


if __name__ == '__main__':
    if sys.argv[1] == 'fixture':
        parts = []
        for key, value in fixture().items():
            if isinstance(value, list):  # a line for each entry
                text = '[\n  ' + ',\n  '.join(json.dumps(v) for v in value) + '\n ]'
            else:
                text = json.dumps(value)
            parts.append(f' {json.dumps(key)}: {text}')
        print('{\n' + ',\n'.join(parts) + '\n}')
    elif sys.argv[1] == 'run':
        for case, n in zip(sys.argv[2::2], sys.argv[3::2]):
            sys.stdout.buffer.write(run(case, int(n)).tobytes())
    else:
        for numbers in tutorial().values():
            sys.stdout.buffer.write(numbers.astype('<f8').tobytes())
