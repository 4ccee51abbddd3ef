"""What numpy and scipy make of signals, for the tests of package neural.

  python signal_reference.py > signal.json   rewrites the fixture
                                             (needs numpy and scipy)
"""
import hashlib
import json

import numpy as np
import scipy
from scipy.ndimage import gaussian_filter1d


def gaussian():
    for mode in ('reflect', 'nearest', 'mirror', 'constant', 'wrap'):
        for n in (1, 2, 5, 40):
            for sigma, truncate in ((0.1, 4), (0.6, 4), (2.125, 4), (3.7, 2.5), (11, 4)):
                x = np.random.RandomState(42).randn(n)
                y = gaussian_filter1d(x, sigma, mode=mode, cval=0.7, truncate=truncate)
                yield {'mode': mode, 'n': n, 'sigma': sigma, 'truncate': truncate,
                       'values': [float(v).hex() for v in y]}


def derivatives():
    for mode in ('reflect', 'constant'):
        for order in (1, 2, 3, 6):
            for sigma in (0.6, 2.125, 5):
                x = np.random.RandomState(42).randn(40)
                y = gaussian_filter1d(x, sigma, order=order, mode=mode, cval=0.7)
                yield {'mode': mode, 'order': order, 'sigma': sigma, 'values': y.tolist()}


def signals():
    """Kinds of numbers: many of them lie on edges between bins or next to one."""
    r = np.random.RandomState(42)
    yield 'none', np.array([])
    yield 'one', np.array([3.7])
    yield 'equal', np.full(5, -0.1)
    yield 'normal', r.randn(60)
    yield 'tenths', r.randint(0, 31, 60) / 10
    yield 'thirds', r.randint(-20, 20, 60) / 3
    yield 'hundredths far off', 1e6 + r.randint(0, 50, 60) / 100
    edges = np.linspace(-0.3, 7.1, 14)
    yield 'about edges', np.concatenate(
        [edges, np.nextafter(edges, 9)[:-1], np.nextafter(edges, -9)[1:]])
    yield 'huge', r.uniform(-8e307, 8e307, 20)
    yield 'tiny', r.randint(0, 200, 40) * 5e-324


def histograms():
    for kind, x in signals():
        for n in (1, 3, 10, 13, 30):
            counts, edges = np.histogram(x, bins=n)
            yield {'kind': kind, 'x': list(x), 'edges': list(edges), 'counts': counts.tolist(),
                   'counts_of_edges': np.histogram(x, bins=edges)[0].tolist()}


def drawn():
    """Many numbers, which the test draws itself from RandomState(42)."""
    for kind in ('uniform', 'tenths'):
        for n in (7, 100, 997):
            r = np.random.RandomState(42)
            x = r.uniform(-0.3, 7.1, 100_000) if kind == 'uniform' \
                else r.randint(0, 31, 100_000) / 10
            counts, edges = np.histogram(x, bins=n)
            digest = hashlib.sha256(counts.astype('<i8').tobytes()
                                    + edges.astype('<f8').tobytes()).hexdigest()
            yield {'kind': kind, 'n': n, 'sha256': digest}


parts = [' "made_by": "signal_reference.py"', f' "numpy": "{np.__version__}"',
         f' "scipy": "{scipy.__version__}"']
for name, cases in (('gaussian', gaussian()), ('derivative', derivatives()),
                    ('histogram', histograms()), ('drawn', drawn())):
    parts.append(f' "{name}": [\n  ' + ',\n  '.join(map(json.dumps, cases)) + '\n ]')
print('{\n' + ',\n'.join(parts) + '\n}')
