"""What numpy's Generator draws, for the tests of package neural.

  python generator_reference.py > generator.json   rewrites the fixture
"""
import hashlib
import json
import math
import platform

import numpy as np

from numpy_reference import WEIGHTS, repeat, shuffled


def mixed(g):
    """Kinds taking turns: a kept half of a word survives the others."""
    return [g.standard_normal(), g.integers(0, 5), g.random(), g.poisson(3), g.normal(1, 2),
            g.integers(0, 1000, endpoint=True), g.exponential(2), g.choice(7), g.uniform(-1, 1),
            *g.permutation(3), g.integers(-2**40, 2**40), *g.choice(5, 2, replace=False)]


CASES = {
    'random': (10**5, lambda g, n: g.random(n)),
    'uniform': (10**5, lambda g, n: g.uniform(-0.3, 7.1, n)),
    'standard_normal': (10**6, lambda g, n: g.standard_normal(n)),
    'normal': (10**5, lambda g, n: g.normal(-70, 2.5, n)),
    'standard_exponential': (10**6, lambda g, n: g.standard_exponential(n)),
    'exponential': (10**5, lambda g, n: g.exponential(0.7, n)),
    'poisson 0.001': (10**4, lambda g, n: g.poisson(0.001, n)),
    'poisson 9.999': (10**5, lambda g, n: g.poisson(9.999, n)),
    'poisson 10': (10**5, lambda g, n: g.poisson(10, n)),
    'poisson 123.4': (10**5, lambda g, n: g.poisson(123.4, n)),
    'poisson 5e9': (10**5, lambda g, n: g.poisson(5e9, n)),
    'integers 1': (10, lambda g, n: g.integers(7, 8, n)),
    'integers 10': (10**5 + 1, lambda g, n: g.integers(10, 40, n)),
    'integers 2^31': (10**5, lambda g, n: g.integers(-5, 3 * 2**30, n)),
    'integers 2^32': (10**5 + 1, lambda g, n: g.integers(0, 2**32, n)),
    'integers 2^40': (10**5, lambda g, n: g.integers(-2**39, 2**40, n)),
    'integers 2^63': (10**5, lambda g, n: g.integers(-2**62, 2**63 - 2**61, n)),
    'integers closed': (10**5, lambda g, n: g.integers(-3, 3, n, endpoint=True)),
    'integers all': (10**4, lambda g, n: g.integers(-2**63, 2**63 - 1, n, endpoint=True)),
    'choice': (10**5, lambda g, n: g.choice(11, n)),
    'choice p': (10**5, lambda g, n: g.choice(6, n, p=WEIGHTS)),
    'choice distinct': (10**4, repeat(lambda g: g.choice(9, 4, replace=False))),
    'choice distinct many': (10**4, repeat(lambda g: g.choice(20000, 5000, replace=False))),
    'choice distinct few': (10**4, repeat(lambda g: g.choice(20000, 300, replace=False))),
    'choice distinct all': (12000, lambda g, n: g.choice(12000, 12000, replace=False)),
    'choice distinct p': (10**4, repeat(lambda g: g.choice(6, 4, p=WEIGHTS, replace=False))),
    'permutation': (10**4, repeat(lambda g: g.permutation(10))),
    'shuffle': (10**4, repeat(shuffled)),
    'mixed': (10**5, repeat(mixed)),
}


def state(g):
    """The place in the stream."""
    s = g.bit_generator.state
    return {'state': f"{s['state']['state']:032x}", 'inc': f"{s['state']['inc']:032x}",
            'half': s['uinteger'] if s['has_uint32'] else None}


def run(name):
    n, draw = CASES[name]
    g = np.random.default_rng(42)
    s = np.asarray(draw(g, n))
    s = s.astype('<i8' if s.dtype.kind == 'i' else '<f8')
    text = [float(x).hex() if s.dtype.kind == 'f' else str(x) for x in s[:8]]
    return {'case': name, 'n': n, 'first': text,
            'sha256': hashlib.sha256(s.tobytes()).hexdigest(), 'end': state(g)}


def seeds():
    for seed in (0, 1, 42, 2**32 - 1, 2**32, 2**64 - 1, [0], [1, 2, 3], [42, 2**33, 0], [1, 2, 3, 4, 5, 6],
                 [2**40, 2**50, 2**60]):
        s = np.random.SeedSequence(seed)
        child = s.spawn(3)[2]
        yield {'seed': [str(x) for x in np.atleast_1d(np.array(seed, dtype=object))],
               'words': s.generate_state(9).tolist(), 'start': state(np.random.default_rng(seed)),
               'child': child.generate_state(9).tolist(),
               'grandchild': child.spawn(1)[0].generate_state(9).tolist()}


def log1p():
    """The C library's, for as many numbers of each size."""
    u = np.random.default_rng(1).random((40, 2500))
    x = (-u * np.logspace(-17, 0, 40)[:, None]).ravel()
    y = np.array([math.log1p(v) for v in x])
    return {'n': x.size, 'sha256': hashlib.sha256(y.astype('<f8').tobytes()).hexdigest(),
            'scales': [float(v).hex() for v in np.logspace(-17, 0, 40)]}


def main():
    g = np.random.default_rng(7)
    children = [c.random() for c in g.spawn(2)] + [c.random() for c in g.spawn(1)]
    print(json.dumps({
        'numpy': np.__version__, 'libc': ' '.join(platform.libc_ver()),
        'seeds': list(seeds()), 'runs': [run(c) for c in CASES],
        'spawned': [float(x).hex() for x in children], 'log1p': log1p()}, indent=1))


main()
