"""What scipy's solve_ivp makes of some systems, and what the methods of fixed
step do, written out in numpy, for the tests of package ode.

  python scipy_reference.py > scipy.json   rewrites the fixture
                                           (needs numpy and scipy)

scipy's sums are made by OpenBLAS, in another order and with other roundings on
each kind of processor. An adaptive step multiplies these: the error estimate is
a small difference of large numbers, and the size of the next step hangs on it.
So each case states how far scipy differs from itself on three kinds of them, and
the counts it has there.
"""
import json
import os
import subprocess
import sys

import numpy as np
import scipy
from scipy.integrate import solve_ivp


def oscillator(t, y):
    return [y[1], -y[0]]


def forced(t, y):
    return [y[1], -0.2 * y[1] - np.sin(y[0]) + 0.5 * np.cos(0.7 * t)]


def lorenz(t, y):
    return [10 * (y[1] - y[0]), y[0] * (28 - y[2]) - y[1], y[0] * y[1] - 8 / 3 * y[2]]


def saddle(t, y):
    return [y[0] + 2 * y[1], 3 * y[0] - 4 * y[1]]


def ball(t, y):
    return [y[1], -9.81]


def robertson(t, y):
    a, b, c = 0.04 * y[0], 1e4 * y[1] * y[2], 3e7 * y[1] * y[1]
    return [-a + b, a - b - c, c]


def van_der_pol(mu):
    return lambda t, y: [y[1], mu * (1 - y[0] * y[0]) * y[1] - y[0]]


def van_der_pol_jacobian(mu):
    return lambda t, y: [[0, 1], [-2 * mu * y[0] * y[1] - 1, mu * (1 - y[0] * y[0])]]


def event(g, direction=0, terminal=0):
    def f(t, y):
        return g(t, y)
    f.direction, f.terminal = direction, terminal
    return f


def ground(t, y):
    return y[0]


def apex(t, y):
    return y[1]


V1 = van_der_pol(1)
CASES = [
    # name, method, f, span, y0, options
    ('oscillator', 'RK45', oscillator, (0, 20), [1, 0], {}),
    ('oscillator 1e-8', 'RK45', oscillator, (0, 100), [1, 0], {'rtol': 1e-8}),
    ('oscillator backwards', 'RK45', oscillator, (10, -5), [1, 0.5], {'rtol': 1e-6, 'dense_output': True}),
    ('forced', 'RK45', forced, (0, 50), [0.1, 0], {'rtol': 1e-7, 'atol': 1e-9}),
    ('forced, max_step', 'RK45', forced, (0, 50), [0.1, 0], {'max_step': 0.15, 'first_step': 0.01}),
    ('forced, t_eval', 'RK45', forced, (0, 50), [0.1, 0], {'t_eval': np.linspace(0, 50, 101)}),
    ('forced, t_eval, dense', 'RK45', forced, (0, 50), [0.1, 0],
     {'t_eval': np.linspace(3, 49, 47), 'dense_output': True}),
    ('forced, t_eval backwards', 'RK45', forced, (20, 0), [0.1, 0], {'t_eval': np.linspace(19, 0, 30)}),
    ('lorenz', 'RK45', lorenz, (0, 10), [1, 1, 1], {'rtol': 1e-6, 'atol': 1e-8}),
    ('lorenz, atol vector', 'RK45', lorenz, (0, 5), [1, 1, 1],
     {'rtol': [1e-5, 1e-6, 1e-4], 'atol': [1e-6, 0, 1e-3], 'dense_output': True}),
    ('saddle', 'RK45', saddle, (0, 8), [1, -1.4], {'rtol': 1e-9}),
    ('van der pol 1', 'RK45', V1, (0, 60), [2, 0], {'rtol': 1e-6}),
    ('van der pol 50', 'RK45', van_der_pol(50), (0, 60), [2, 0], {}),
    ('rtol below the least', 'RK45', oscillator, (0, 0.5), [1, 0], {'rtol': 1e-15, 'atol': 1e-14}),
    ('ball', 'RK45', ball, (0, 10), [3, 12], {'events': [event(ground, -1, 1), event(apex)], 'dense_output': True}),
    ('ball passes', 'RK45', ball, (0, 10), [3, 12], {'events': [event(ground), event(apex, 1)], 'max_step': 0.3}),
    ('third crossing', 'RK45', oscillator, (0, 100), [1, 0],
     {'rtol': 1e-7, 'events': [event(ground, 0, 3), event(apex, -1)]}),
    ('starts at an event', 'RK45', oscillator, (0, 10), [0, 1], {'events': [event(ground, 1)]}),
    ('event and t_eval', 'RK45', oscillator, (0, 20), [1, 0],
     {'events': [event(ground, 1, 2)], 't_eval': np.linspace(0, 20, 41)}),
    ('van der pol 1000', 'Radau', van_der_pol(1000), (0, 3000), [2, 0], {}),
    ('van der pol 1000, jacobian', 'Radau', van_der_pol(1000), (0, 3000), [2, 0],
     {'jac': van_der_pol_jacobian(1000), 'rtol': 1e-6, 'atol': 1e-8}),
    ('robertson', 'Radau', robertson, (0, 1e5), [1, 0, 0], {'rtol': 1e-6, 'atol': [1e-8, 1e-12, 1e-8]}),
    ('oscillator, radau', 'Radau', oscillator, (0, 20), [1, 0],
     {'rtol': 1e-5, 'dense_output': True, 'events': [event(ground)]}),
    ('van der pol 10 backwards', 'Radau', van_der_pol(10), (0, -3), [0.5, 0.1], {'max_step': 0.2}),
    ('lorenz, radau', 'Radau', lorenz, (0, 5), [1, 1, 1], {'rtol': 1e-6, 't_eval': np.linspace(0, 5, 51)}),
]


def solved(name, method, f, span, y0, options):
    options = dict(options)
    r = solve_ivp(f, span, y0, method=method, **options)
    every = max(1, r.t.size // 40)
    which = sorted({*range(0, r.t.size, every), r.t.size - 1})
    case = {'name': name, 'method': method, 'span': span, 'y0': y0, 'status': r.status, 'points': r.t.size,
            'nfev': r.nfev, 'njev': r.njev, 'nlu': r.nlu, 'which': which,
            't': [float(r.t[i]) for i in which], 'y': [r.y[:, i].tolist() for i in which]}
    for key in ('rtol', 'atol'):
        if key in options:
            case[key] = np.atleast_1d(options[key]).tolist()
    case['max_step'], case['first_step'] = options.get('max_step', 0), options.get('first_step', 0)
    if 't_eval' in options:
        case['t_eval'] = options['t_eval'].tolist()
    if 'events' in options:
        case['events'] = [{'t': t.tolist(), 'y': np.asarray(y).tolist()} for t, y in zip(r.t_events, r.y_events)]
    if options.get('dense_output'):
        t = np.linspace(span[0], r.t[-1] if 't_eval' not in options else span[1], 23)
        case['dense'] = {'t': t.tolist(), 'y': r.sol(t).T.tolist()}
    return case


def euler(f, y, t, h):
    return y + h * f(t, y)


def heun(f, y, t, h):
    a = f(t, y)
    return y + h / 2 * (a + f(t + h, y + h * a))


def rk4(f, y, t, h):
    a = f(t, y)
    b = f(t + h / 2, y + h / 2 * a)
    c = f(t + h / 2, y + h / 2 * b)
    return y + h / 6 * (a + 2 * b + 2 * c + f(t + h, y + h * c))


def fixed():
    f = lambda t, y: np.array(forced(t, y))
    for name, method in (('Euler', euler), ('Heun', heun), ('RK4', rk4)):
        y, values = np.array([0.1, 0]), []
        for k in range(2000):
            y = method(f, y, k * 0.01, 0.01)
            values.append(y.tolist())
        yield {'name': name, 'y': values[99::100]}
    z, values = np.array([1, 0.5j]), []
    for k in range(2000):
        z = z + 0.01 * (np.array([-0.1 + 2j, 0.05 - 1j]) * z + 0.1 * z[::-1])
        values.append([[v.real, v.imag] for v in z.tolist()])
    yield {'name': 'ComplexEuler', 'y': values[99::100]}
    for name, rng in (('Generator', np.random.default_rng(42)), ('RandomState', np.random.RandomState(42))):
        y, values = np.array([0.5, -0.2]), []
        for k in range(2000):
            drift, strength = -y / 0.7, np.array([0.3, 0.1 + 0.05 * y[0]])
            y = y + 0.01 * drift + np.sqrt(0.01) * strength * rng.normal(0, 1, 2)
            values.append(y.tolist())
        yield {'name': name, 'y': values[99::100]}


def spread(a, b):
    """The largest difference of two runs of a case, relative to 1 or the value."""
    pairs = list(zip(a['t'], b['t'])) + [p for x, y in zip(a['y'], b['y']) for p in zip(x, y)]
    return max(abs(p - q) / max(1, abs(p)) for p, q in pairs)


def counts(c):
    return [c[k] for k in ('points', 'nfev', 'njev', 'nlu')]


def main():
    cases = [solved(*c) for c in CASES]
    if sys.argv[1:] == ['solved']:
        print(json.dumps(cases))
        return
    for c in cases:
        c['spread'], c['counts'] = 0, [counts(c)]
    for processor in ('SkylakeX', 'Haswell', 'Prescott'):
        others = json.loads(subprocess.check_output(
            [sys.executable, '-W', 'ignore', __file__, 'solved'], env={**os.environ, 'OPENBLAS_CORETYPE': processor}))
        for c, o in zip(cases, others):
            if counts(o) not in c['counts']:
                c['counts'].append(counts(o))
            if o['points'] == c['points']:
                c['spread'] = max(c['spread'], spread(c, o))
    print(json.dumps({'numpy': np.__version__, 'scipy': scipy.__version__, 'solved': cases, 'fixed': list(fixed())})
          .replace('{"name"', '\n{"name"'))


main()
