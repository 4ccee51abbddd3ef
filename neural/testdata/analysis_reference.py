"""What numpy, scipy, scikit-learn, elephant and neurolib make of spikes, scales and
connectivity, for the tests of package neural.

  python analysis_reference.py > analysis.json   rewrites the fixture (needs numpy,
                                                 scipy, scikit-learn, elephant and
                                                 neurolib)

A case is a call: the function, its arguments, what it returned, NaN as null. Numbers
come from numpy.random.RandomState(42) in the order in which they are drawn here.
"""
import importlib.metadata
import json
import warnings

import numpy as np
from elephant import statistics
from neurolib.utils import functions
from scipy.ndimage import gaussian_filter
from scipy.stats import binned_statistic, sem
from sklearn.preprocessing import MinMaxScaler

warnings.filterwarnings('ignore')  # means of nothing
LIBRARIES = ('numpy', 'scipy', 'scikit-learn', 'elephant', 'neurolib')


def draw():
    return np.random.RandomState(42)


def digitize():
    for n, decimals in ((0, 1), (40, 0), (40, 1)):
        for edges in ([0.0], [-1.0, 0.0, 0.5, 0.5, 1.0], [1.0, 0.5, 0.5, 0.0, -1.0], [0.5, 0.5]):
            for right in (False, True):
                yield 'digitize', {'n': n, 'decimals': decimals, 'edges': edges, 'right': right}, \
                    np.digitize(np.round(draw().randn(n), decimals), edges, right)


def scaling():
    for n, low, high in ((1, 0.0, 1.0), (30, 0.0, 1.6), (30, -1.0, 1.0)):
        x = draw().randn(n)
        yield 'minmax', {'n': n, 'low': low, 'high': high}, \
            MinMaxScaler(feature_range=(low, high)).fit_transform(x[:, None])[:, 0]


def series(nodes, n):
    return np.cumsum(draw().randn(nodes, n), axis=1)


def connectivity():
    for nodes, n in ((1, 2), (2, 5), (7, 120)):
        yield 'fc', {'nodes': nodes, 'n': n}, functions.fc(series(nodes, n)).ravel()
    for nodes, n, o in ((5, 120, {}), (5, 120, {'windowsize': 21, 'stepsize': 9}), (3, 31, {})):
        yield 'fcd', {'nodes': nodes, 'n': n, **o}, functions.fcd(series(nodes, n), **o).ravel()
    for o in ({}, {'distance': 25, 'prominence': 2}):
        traces = 10 * np.sin(np.arange(400) * np.linspace(0.2, 0.3, 4)[:, None]) + draw().randn(4, 400)
        yield 'kuramoto', o, functions.kuramoto(traces, **o)
    phases = draw().uniform(-9, 9, (6, 50))
    yield 'order', {}, np.abs(np.mean(np.exp(1j * phases), axis=0))


def spikes():
    for n in (3, 200):
        intervals = draw().exponential(0.1, n)
        yield 'isi', {'n': n}, statistics.isi(np.cumsum(intervals))
        yield 'cv', {'n': n}, [statistics.cv(intervals)]
        yield 'cv2', {'n': n}, [statistics.cv2(intervals)]
        yield 'lv', {'n': n}, [statistics.lv(intervals)]
    for n, decimals, width, reach in ((50, 9, 0.1, 1.0), (300, 1, 0.5, 3.3), (300, 0, 1.0, 4.0), (20, 3, 2.0, 1.0)):
        r = draw()
        a, b = (np.round(np.sort(r.uniform(0, 20, n)), decimals) for _ in range(2))
        side = round(reach / width - 0.5)
        edges = (np.arange(2 * side + 2) - (2 * side + 1) / 2) * width
        counts, _ = np.histogram(np.subtract.outer(b, a).ravel(), edges)
        yield 'crosscorrelogram', {'n': n, 'decimals': decimals, 'width': width, 'reach': reach}, \
            np.concatenate([edges, counts])
    for n, decimals in ((400, 9), (400, 1)):
        r = draw()
        times, events = (np.round(np.sort(r.uniform(0, 60, m)), decimals) for m in (n, 12))
        edges = np.linspace(-0.5, 1.5, 9)
        counts, _ = np.histogram(np.concatenate([times - e for e in events]), edges)
        yield 'psth', {'n': n, 'decimals': decimals}, counts / np.diff(edges) / 12
    times = np.sort(draw().uniform(0, 10, 300))
    at = np.linspace(-1, 11, 40)
    yield 'moving_rate', {'n': 300}, \
        [np.count_nonzero((times >= t - 0.25) & (times < t + 0.25)) / 0.5 / 3 for t in at]


def maps():
    for n in (5, 500):
        r = draw()
        stimulus, response = r.uniform(0, 360, n), r.uniform(0, 40, n)
        edges = np.linspace(0, 300, 13)
        mean, _, which = binned_statistic(stimulus, response, 'mean', edges)
        errors = [sem(response[which == i + 1]) if np.sum(which == i + 1) > 1 else np.nan for i in range(12)]
        counts = binned_statistic(stimulus, response, 'count', edges)[0]
        yield 'tuning_curve', {'n': n}, np.concatenate([mean, errors, counts])
    for n, sigma, least in ((800, 0.0, 0.0), (800, 1.2, 0.0), (3000, 0.0, 0.5)):
        r = draw()
        x, y = r.uniform(-50, 50, n), r.uniform(-30, 30, n)
        counts = r.poisson(0.7, n).astype(float)
        xe, ye = np.linspace(-40, 50, 19), np.linspace(-30, 30, 13)
        occupied = np.histogram2d(y, x, (ye, xe))[0]
        rates = np.histogram2d(y, x, (ye, xe), weights=counts)[0]
        visited = (occupied > 0) & (occupied * 0.02 >= least)
        if sigma:
            occupied, rates = (gaussian_filter(m, sigma, mode='constant') for m in (occupied, rates))
        yield 'rate_map', {'n': n, 'sigma': sigma, 'least': least}, \
            np.where(visited, rates / (occupied * 0.02), np.nan).ravel()


cases = []
for part in (digitize, scaling, connectivity, spikes, maps):
    for name, arguments, values in part():
        values = [None if np.isnan(v) else v for v in np.asarray(values, float).tolist()]
        cases.append({'function': name, 'arguments': arguments, 'values': values})
versions = ', '.join(f'{name} {importlib.metadata.version(name)}' for name in LIBRARIES)
print(f'{{\n "made_by": "analysis_reference.py",\n "versions": "{versions}",\n "cases": [\n  '
      + ',\n  '.join(map(json.dumps, cases)) + '\n ]\n}')
