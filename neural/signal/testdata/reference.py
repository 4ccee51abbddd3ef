"""What numpy, scipy, matplotlib and MNE make of signals, for the tests of package
signal.

  python reference.py > reference.json   rewrites the fixture (needs numpy, scipy,
                                         matplotlib and mne)

A case is a call: the function, its arguments, what it returned, thinned out. All
signals are numpy.random.RandomState(42).randn(n).
"""
import json
import warnings

import matplotlib
import matplotlib.mlab
import mne
import numpy as np
import scipy
from scipy import signal

mne.set_log_level('ERROR')
warnings.filterwarnings('ignore')  # about lengths, on purpose
LENGTHS = (1, 2, 3, 5, 8, 60, 97, 401, 1283)
LONG = (32768, 44100, 90090, 40401, 65537)  # which are transformed in pieces


def noise(n):
    return np.random.RandomState(42).randn(n)


def smooth(n):
    return np.cumsum(noise(n))


def fft():
    for n in LENGTHS:
        yield 'rfft', {'n': n}, np.fft.rfft(noise(n))
        yield 'fft', {'n': n}, np.fft.fft(noise(n) + 1j * noise(n)[::-1])
        yield 'ifft', {'n': n}, np.fft.ifft(noise(n) + 1j * noise(n)[::-1])
        yield 'irfft', {'n': n}, np.fft.irfft(np.fft.rfft(noise(n))[::-1], n)
        yield 'rfftfreq', {'n': n, 'rate': 250.0}, np.fft.rfftfreq(n, 1 / 250)
    for n in LONG:
        yield 'rfft', {'n': n}, np.fft.rfft(noise(n))
        yield 'fft', {'n': n}, np.fft.fft(noise(n) + 1j * noise(n)[::-1])
        yield 'irfft', {'n': n}, np.fft.irfft(np.fft.rfft(noise(n))[::-1], n)


def windows():
    for name in ('hann', 'hamming', 'blackman', 'boxcar'):
        for n in (1, 2, 3, 8, 31):
            for periodic in (False, True):
                yield 'window', {'window': name, 'n': n, 'periodic': periodic}, \
                    signal.get_window(name, n, fftbins=periodic)


def welch():
    for n, o in ((1000, {}), (100, {}), (1000, {'nperseg': 200, 'noverlap': 50}),
                 (1000, {'nperseg': 97, 'window': 'blackman', 'nfft': 120}),
                 (999, {'detrend': False, 'scaling': 'spectrum'}),
                 (3000, {'average': 'median', 'nperseg': 128}),
                 (700, {'average': 'median', 'nperseg': 101}), (1, {}), (7, {'nperseg': 7}),
                 (1000, {'window': 'hamming'}), (1000, {'window': 'boxcar', 'nfft': 513}),
                 (900, {'window': 'hamming', 'nperseg': 128, 'noverlap': 0, 'scaling': 'spectrum', 'average': 'median'})):
        f, p = signal.welch(noise(n) + 3, 250, **o)
        yield 'welch_axis', {'n': n, 'rate': 250.0, **o}, f
        yield 'welch', {'n': n, 'rate': 250.0, **o}, p


def specgram():
    for n, o in ((2000, {}), (2000, {'NFFT': 100, 'noverlap': 20}), (2000, {'NFFT': 101, 'noverlap': 0}),
                 (150, {}), (1000, {'sides': 'twosided', 'NFFT': 64, 'noverlap': 32}),
                 (1000, {'sides': 'twosided', 'NFFT': 33, 'noverlap': 10}),
                 (1000, {'scale_by_freq': False}), (1000, {'scale_by_freq': False, 'sides': 'twosided'}),
                 (1000, {'window': 'hamming'}), (1000, {'window': 'blackman', 'NFFT': 99, 'noverlap': 33}),
                 (1000, {'window': 'boxcar', 'scale_by_freq': False}), (3, {'NFFT': 3, 'noverlap': 0})):
        call = {'NFFT': 256, 'noverlap': 128, **o}
        if 'window' in o:
            call['window'] = signal.get_window(o['window'], call['NFFT'], fftbins=False)
        p, f, t = matplotlib.mlab.specgram(noise(n), Fs=11025, **call)
        yield 'specgram_axes', {'n': n, 'rate': 11025.0, **o}, np.concatenate([f, t])
        yield 'specgram', {'n': n, 'rate': 11025.0, **o}, p.ravel()


def morlet():
    for frequency, cycles, zero_mean in ((10.0, 7.0, False), (10.0, 7.0, True), (400.0, 2.5, True), (3.3, 1.0, False)):
        yield 'morlet', {'rate': 1000.0, 'frequency': frequency, 'cycles': cycles, 'zero_mean': zero_mean}, \
            mne.time_frequency.morlet(1000.0, frequency, cycles, zero_mean=zero_mean)
    for n, o in ((1500, {}), (1500, {'decim': 7}), (20000, {'decim': 400, 'zero_mean': False}),
                 (20000, {'n_cycles': [2.0, 4.0, 7.5]}), (6000, {'n_cycles': 3.0, 'output': 'power', 'decim': 2})):
        args = {'freqs': [20.0, 60.0, 125.0], 'output': 'complex', **o}
        y = mne.time_frequency.tfr_array_morlet(
            noise(n)[None, None], 500.0, **{**args, 'freqs': np.array(args['freqs'])})[0, 0]
        yield 'tfr', {'n': n, 'rate': 500.0, **args}, y.ravel()


def fir():
    for rate, low, high, o in (
            (250.0, None, 40.0, {}), (250.0, 1.0, None, {}), (250.0, 8.0, 12.0, {}),
            (250.0, 52.0, 48.0, {'l_trans_bandwidth': 1.0, 'h_trans_bandwidth': 1.5}),
            (1000.0, 80.0, 20.0, {}), (27.5625, None, 5.0, {}), (250.0, 0.5, 120.0, {}),
            (250.0, None, 40.0, {'fir_window': 'hann', 'h_trans_bandwidth': 3.0}),
            (250.0, 10.0, None, {'fir_window': 'blackman', 'filter_length': 1001})):
        yield 'taps', {'rate': rate, 'low': low, 'high': high, **o}, \
            mne.filter.create_filter(None, rate, low, high, **o)
        for n in (1, 30, 500, 12000):
            for pad in ('reflect_limited', 'edge', 'constant'):
                if pad != 'reflect_limited' and n != 500:
                    continue
                yield 'filter_data', {'n': n, 'rate': rate, 'low': low, 'high': high, 'pad': pad, **o}, \
                    mne.filter.filter_data(smooth(n), rate, low, high, pad=pad, **o)


def resample():
    for n, up, down, o in (
            (1, 1.0, 4.0, {}), (5, 2.0, 1.0, {}), (1000, 11025.0, 44100.0, {}), (997, 1.0, 2.0, {}),
            (1000, 3.0, 2.0, {}), (1000, 1.0, 1.0, {}), (801, 100.0, 256.0, {'npad': 'auto'}),
            (3003, 7.0, 5.0, {'npad': 'auto'}), (500, 1.0, 3.0, {'npad': 0}), (500, 2.0, 3.0, {'npad': 31, 'window': 'hann'}),
            (501, 5.0, 3.0, {'window': 'blackman', 'pad': 'edge'}), (10, 1.0, 2.0, {'pad': 'constant'}),
            (4821, 44100.0, 11025.0, {})):
        yield 'resample', {'n': n, 'up': up, 'down': down, **o}, \
            mne.filter.resample(smooth(n), up, down, **{'npad': 100, **o})


def butterworth():
    for order in (1, 2, 3, 4, 7):
        for kind, edges in (('lowpass', [20.0]), ('highpass', [15.0]), ('bandpass', [8.0, 30.0]), ('bandstop', [45.0, 70.0]),
                            ('bandpass', [4.0, 90.0]), ('bandstop', [10.0, 60.0])):  # so wide that poles are real
            sos = signal.butter(order, edges if len(edges) > 1 else edges[0], kind, fs=250, output='sos')
            args = {'order': order, 'kind': kind, 'edges': edges, 'rate': 250.0}
            yield 'butter', args, sos.ravel()
            yield 'sosfilt_zi', args, signal.sosfilt_zi(sos).ravel()
            yield 'sosfilt', {'n': 400, **args}, signal.sosfilt(sos, noise(400))
            for n in (60, 1000):
                yield 'sosfiltfilt', {'n': n, **args}, signal.sosfiltfilt(sos, smooth(n))


def others():
    for n in LENGTHS + LONG:
        yield 'hilbert', {'n': n}, signal.hilbert(noise(n))
        yield 'phase', {'n': n}, np.angle(signal.hilbert(noise(n)))
        yield 'envelope', {'n': n}, np.abs(signal.hilbert(noise(n)))
    for n, m in ((1, 1), (5, 3), (3, 5), (6, 3), (6, 4), (20, 20), (500, 101), (100, 777), (5000, 5000)):
        for mode in ('full', 'same', 'valid'):
            yield 'correlate', {'n': n, 'm': m, 'mode': mode}, np.concatenate(
                [signal.correlation_lags(n, m, mode), signal.correlate(noise(n), noise(n + m)[n:], mode)])
    for n, decimals, o in ((0, 1, {}), (3, 1, {}), (200, 1, {}), (200, 0, {}), (300, 9, {'distance': 7}),
                           (300, 5, {'distance': 10, 'prominence': 0.8}), (300, 1, {'prominence': 1.5})):
        yield 'find_peaks', {'n': n, 'decimals': decimals, **o}, \
            signal.find_peaks(np.round(noise(n), decimals), **o)[0]


cases = []
for part in (fft, windows, welch, specgram, morlet, fir, resample, butterworth, others):
    for name, arguments, values in part():
        values = np.asarray(values)
        if np.iscomplexobj(values):
            values = np.ascontiguousarray(values).view(float)
        every = max(1, len(values) // 100)
        every += every > 1 and every % 2 == 0  # odd, so that both parts of complex numbers are seen
        cases.append({'function': name, 'arguments': arguments, 'length': len(values), 'every': every,
                      'largest': float(np.max(np.abs(values), initial=0)),
                      'values': values[::every].tolist()})
print(f'{{\n "made_by": "reference.py",\n "versions": "numpy {np.__version__}, scipy {scipy.__version__},'
      f' matplotlib {matplotlib.__version__}, mne {mne.__version__}",\n "cases": [\n  '
      + ',\n  '.join(map(json.dumps, cases)) + '\n ]\n}')
